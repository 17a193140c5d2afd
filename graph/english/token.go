package english

import (
	"unicode"
	"unicode/utf8"
)

// A word is a token before anything is known about it but its place.
type word struct {
	start, end int  // bytes of the text
	space      bool // white space, or nothing at all, stands before it
	clitic     bool // it continues the orthographic token of the word before
}

// tokenizer cuts text into words. It belongs to one goroutine and is used
// again and again, so that it allocates nothing in the long run.
type tokenizer struct {
	model *linear

	runes    []chunkRune
	features []uint32
	cut      []bool // there is a border before rune i
}

// chunkRune is a character of a chunk, as the features see it.
type chunkRune struct {
	at    int  // byte of the text
	fold  rune // folded and in lower case
	class rune // letter, digit, or the folded character
	upper bool
	run   int // index of the first rune of the run of its class
}

// maxChunk is how many characters without white space are looked at together.
// What is longer is no prose; it is cut here, so that time stays linear.
const maxChunk = 1024

// words appends the words of text[start:end] to dst.
//
// White space always ends a word. Inside a chunk without white space, a border
// may stand between any two characters of different classes or between two
// marks; a classifier trained on the treebanks decides. Addresses stay whole,
// and clitics are cut off by rule and table (n't, gonna).
func (t *tokenizer) words(dst []word, text string, start, end int) []word {
	at := start
	for at < end {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if isSpace(r) {
			at += size
			continue
		}
		stop := at
		for n := 0; stop < end && n < maxChunk; n++ {
			r, size := utf8.DecodeRuneInString(text[stop:end])
			if isSpace(r) {
				break
			}
			stop += size
		}
		dst = t.chunk(dst, text, at, stop, nextClass(text, stop, end))
		at = stop
	}
	return dst
}

// nextClass tells what the chunk after a chunk begins with: 'A' a capital, 'a'
// a small letter, a digit, a mark, or 0 at the end of the text.
func nextClass(text string, at, end int) rune {
	for at < end {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if !isSpace(r) {
			return caseClass(class(r), unicode.IsUpper(r))
		}
		at += size
	}
	return 0
}

func caseClass(c rune, upper bool) rune {
	switch {
	case c == letter && upper:
		return 'A'
	case c == letter:
		return 'a'
	case c == digit:
		return '0'
	}
	return c
}

// chunk appends the words of the chunk text[start:end].
func (t *tokenizer) chunk(dst []word, text string, start, end int, next rune) []word {
	if pennBracket(text[start:end]) != "" {
		return append(dst, word{start: start, end: end, space: true})
	}
	t.read(text, start, end)
	from, to := t.address()
	n := len(t.runes)
	for i := 1; i < n; i++ {
		t.cut[i] = false
		switch {
		case from < i && i < to:
		case i == from || i == to:
			t.cut[i] = true
		case t.candidate(i):
			t.cut[i] = t.model.score(t.borderFeatures(i, next)) > 0
		}
	}
	first := len(dst)
	begin := 0
	for i := 1; i <= n; i++ {
		if i == n || t.cut[i] {
			dst = t.word(dst, begin, i, end, begin == 0)
			begin = i
		}
	}
	markClitics(dst[first:], text)
	return dst
}

// read fills runes with the chunk.
func (t *tokenizer) read(text string, start, end int) {
	t.runes = t.runes[:0]
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(text[at:end])
		c := chunkRune{at: at, fold: unicode.ToLower(fold(r)), class: class(r), upper: unicode.IsUpper(r), run: len(t.runes)}
		if n := len(t.runes); n > 0 && t.runes[n-1].class == c.class {
			c.run = t.runes[n-1].run
		}
		t.runes = append(t.runes, c)
		at += size
	}
	for len(t.cut) <= len(t.runes) {
		t.cut = append(t.cut, false)
	}
}

// candidate reports whether a border may stand before rune i: not inside a run
// of letters or digits, a number (12,000.5), a decade (1960s, '60s), or an emoji.
func (t *tokenizer) candidate(i int) bool {
	a, b := t.runes[i-1].class, t.runes[i].class
	if a == b && (a == letter || a == digit) {
		return false
	}
	if t.inNumber(i-1) || t.inNumber(i) {
		return false
	}
	if t.runes[i-1].fold == '0' && t.runes[i].fold == 's' && t.runEnd(i) == i+1 {
		return false
	}
	const joiner, emojiStyle = '\u200d', '\ufe0f'
	switch {
	case t.runes[i-1].fold == joiner, t.runes[i].fold == joiner, t.runes[i].fold == emojiStyle:
		return false
	case 0x1F3FB <= b && b <= 0x1F3FF: // skin tones
		return false
	}
	return true
}

// inNumber reports whether rune i is a mark between two digits that belongs to
// their number.
func (t *tokenizer) inNumber(i int) bool {
	if i < 1 || i+1 >= len(t.runes) || t.runes[i-1].class != digit || t.runes[i+1].class != digit {
		return false
	}
	return t.runes[i].class == ',' || t.runes[i].class == '.'
}

// runEnd returns the index after the run that rune i belongs to, at most
// maxRun runes further.
func (t *tokenizer) runEnd(i int) int {
	const maxRun = 16
	j := i + 1
	for j < min(len(t.runes), i+maxRun) && t.runes[j].run == t.runes[i].run {
		j++
	}
	return j
}

// at returns rune i of the chunk as features see it, 0 outside.
func (t *tokenizer) at(i int) rune {
	if i < 0 || i >= len(t.runes) {
		return 0
	}
	return caseClass(t.runes[i].class, t.runes[i].upper)
}

// span hashes the folded characters of runes [i, j), at most 12.
func (t *tokenizer) span(h hash, i, j int) hash {
	for ; i < min(j, i+12); i++ {
		h = h.int(int(t.runes[i].fold))
	}
	return h
}

// shape hashes the classes of the runs from rune i on, in direction step, at
// most n of them, over at most 64 runes.
func (t *tokenizer) shape(h hash, i, n, step int) hash {
	limit := 64
	for last := -1; n > 0 && limit > 0 && 0 <= i && i < len(t.runes); i, limit = i+step, limit-1 {
		if t.runes[i].run != last {
			last = t.runes[i].run
			h = h.int(int(t.at(i)))
			n--
		}
	}
	return h
}

// borderFeatures describes the place before rune i to the classifier.
func (t *tokenizer) borderFeatures(i int, next rune) []uint32 {
	f := t.features[:0]
	kind := 0
	add := func(h hash) {
		f = append(f, h.int(kind).mix())
		kind++
	}
	n := len(t.runes)
	left, right := t.runes[i-1].run, t.runEnd(i)
	before := 0 // start of the run before the left one
	if left > 0 {
		before = t.runes[left-1].run
	}
	pair := hashStart.int(int(t.at(i - 1))).int(int(t.at(i)))
	wide := pair.int(int(t.at(i - 2))).int(int(t.at(i + 1)))
	cutBefore := 0 // 1: the left run is cut off on its left
	if left > 0 && t.cut[left] {
		cutBefore = 1
	}
	add(pair)
	add(pair.int(int(t.at(i - 2))))
	add(pair.int(int(t.at(i + 1))))
	add(wide)
	add(wide.int(int(t.at(i - 3))).int(int(t.at(i + 2))))
	add(t.span(hashStart, left, i).int(int(t.at(i))))
	add(t.span(hashStart, i, right).int(int(t.at(i - 1))))
	add(t.span(t.span(hashStart, left, i).int(0), i, right))
	add(t.span(t.span(hashStart, before, left).int(0), left, i).int(int(t.at(i))))
	add(t.span(t.span(hashStart, i, right).int(0), right, min(n, right+12)).int(int(t.at(i - 1))))
	add(t.span(hashStart, 0, n).int(i))
	add(t.shape(pair, i, 6, 1))
	add(t.shape(pair, i-1, 6, -1))
	add(t.shape(t.shape(hashStart, i, 4, 1).int(0), i-1, 4, -1))
	add(pair.int(int(next)).int(min(n-i, 3)))
	add(t.span(hashStart, left, i).int(int(t.at(i))).int(int(next)).int(min(n-i, 3)))
	add(pair.int(cutBefore))
	add(t.shape(pair.int(cutBefore), i, 3, 1))
	add(t.span(pair.int(cutBefore), left, i))
	add(pair.int(min(i-left, 6)).int(min(right-i, 6)))
	add(pair.int(min(i, 6)).int(min(n-i, 6)))
	t.features = f
	return f
}

// address returns the runes [from, to) of a web or mail address in the chunk,
// −1, −1 when there is none. Marks that close a sentence or a bracket do not
// belong to it.
func (t *tokenizer) address() (from, to int) {
	from = -1
	for i := range t.runes {
		if t.has(i, "http://") || t.has(i, "https://") || t.has(i, "ftp://") || t.has(i, "www.") {
			from = i
			break
		}
	}
	if from < 0 {
		from = t.mail()
	}
	if from < 0 {
		from = t.page()
	}
	if from < 0 {
		return -1, -1
	}
	to = len(t.runes)
	for i := from; i < to; i++ {
		switch t.runes[i].class {
		case '"', '<', '>', ']', ')', '|':
			if t.runes[i].class == ')' && t.contains(from, i, '(') {
				continue
			}
			to = i
		}
	}
	for to > from+1 {
		switch t.runes[to-1].class {
		case '.', ',', ';', ':', '!', '?', '\'', '*':
			to--
			continue
		}
		break
	}
	return from, to
}

func (t *tokenizer) contains(from, to int, c rune) bool {
	for _, r := range t.runes[from:to] {
		if r.class == c {
			return true
		}
	}
	return false
}

// has reports whether the chunk reads s at rune i.
func (t *tokenizer) has(i int, s string) bool {
	if len(t.runes)-i <= len(s) || i > 0 && (t.runes[i-1].class == letter || t.runes[i-1].class == digit) {
		return false
	}
	for k, c := range s {
		if t.runes[i+k].fold != c {
			return false
		}
	}
	return true
}

// mail returns where a mail address begins: name@host.domain. −1 for none.
func (t *tokenizer) mail() int {
	for at := range t.runes {
		if t.runes[at].class != '@' {
			continue
		}
		from := at
		for from > 0 && t.localPart(from-1) {
			from--
		}
		dot := false
		for i := at + 2; i+1 < len(t.runes) && t.localPart(i); i++ {
			if t.runes[i].class == '.' && t.runes[i+1].class == letter {
				dot = true
			}
		}
		if from < at && dot {
			return from
		}
	}
	return -1
}

// page returns where the address of a page without its scheme begins, such as
// example.co.uk/news. −1 for none.
func (t *tokenizer) page() int {
	for slash := range t.runes {
		if t.runes[slash].class != '/' || slash+1 == len(t.runes) {
			continue
		}
		domain := slash // the last label, in at least two small letters
		for domain > 0 && t.runes[domain-1].class == letter && !t.runes[domain-1].upper {
			domain--
		}
		if slash-domain < 2 || domain < 2 || t.runes[domain-1].class != '.' {
			return -1
		}
		from := domain - 1
		for from > 0 && t.localPart(from-1) && t.runes[from-1].class != '_' {
			from--
		}
		if domain-1-from < 2 || !t.isWordRune(domain-2) || !t.isWordRune(from) {
			return -1
		}
		return from
	}
	return -1
}

func (t *tokenizer) isWordRune(i int) bool {
	return t.runes[i].class == letter || t.runes[i].class == digit
}

func (t *tokenizer) localPart(i int) bool {
	switch t.runes[i].class {
	case letter, digit, '.', '-', '_', '+':
		return true
	}
	return false
}

// word appends the word of runes [i, j), in parts when it is a contraction.
func (t *tokenizer) word(dst []word, i, j, end int, space bool) []word {
	at := func(k int) int {
		if k < len(t.runes) {
			return t.runes[k].at
		}
		return end
	}
	parts := t.contraction(i, j)
	for n, k := range parts {
		if k == 0 {
			break
		}
		dst = append(dst, word{start: at(i), end: at(k), space: space && n == 0, clitic: n > 0})
		i = k
	}
	return append(dst, word{start: at(i), end: at(j), space: space && parts[0] == 0, clitic: parts[0] != 0})
}

// contraction returns where the word of runes [i, j) is cut into syntactic
// words, 0 where it is not: before n't, and as the table says.
func (t *tokenizer) contraction(i, j int) (cuts [2]int) {
	if n := j - 3; n > i && t.runes[n].fold == 'n' && t.runes[n+1].fold == '\'' && t.runes[n+2].fold == 't' {
		return [2]int{n, 0}
	}
	if j-i > maxContraction {
		return cuts
	}
	var buf [maxContraction * utf8.UTFMax]byte
	key := buf[:0]
	for _, r := range t.runes[i:j] {
		key = utf8.AppendRune(key, r.fold)
	}
	lengths := contractions()[string(key)]
	for k, n := range lengths {
		if n > 0 {
			i += n
			cuts[k] = i
		}
	}
	return cuts
}

// markClitics marks 's, 'll and the like after a word of letters or digits. A
// bare apostrophe is left to the tagger: it may close a quotation.
func markClitics(words []word, text string) {
	for i := 1; i < len(words); i++ {
		w := &words[i]
		first, size := utf8.DecodeRuneInString(text[w.start:w.end])
		if fold(first) != '\'' || w.end-w.start == size || words[i-1].end != w.start {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(text[words[i-1].start:words[i-1].end])
		if c := class(last); c != letter && c != digit && c != '.' {
			continue
		}
		switch text[w.start+size : w.end] {
		case "s", "S", "m", "M", "d", "D", "re", "RE", "ve", "VE", "ll", "LL":
			w.clitic = true
		}
	}
}
