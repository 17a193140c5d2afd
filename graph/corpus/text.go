package corpus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of plain text.
type line struct {
	text   string // with single spaces, none at the ends
	raw    string // as it stands, for tables
	runes  int    // of text
	word   int    // runes of its first word
	indent int    // white space before it
	blanks int    // blank lines before it
}

// readText finds the blocks of a plain text: body is clean and without front
// matter.
//
// The lines of a file may be paragraphs, or paragraphs may have been wrapped
// to a width; blank lines may part paragraphs, or nothing at all may. wrapWidth
// tells the cases apart from the lengths of all lines.
func readText(body string) []passage {
	lines := splitLines(body)
	if len(lines) == 0 {
		return nil
	}
	width := wrapWidth(lines, false)
	spread := false // double-spaced: a blank line behind each line
	if width == 0 && !slices.ContainsFunc(lines[1:], func(l line) bool { return l.blanks == 0 }) {
		width = wrapWidth(lines, true)
		spread = width > 0
	}
	setting := layout{lines: lines, width: width, spread: spread, margin: margin(lines)}
	var out []passage
	for start := 0; start < len(lines); {
		if end := tableEnd(lines, start); end > start {
			out = append(out, passage{kind: Code, text: rawLines(lines[start:end])})
			start = end
			continue
		}
		end := start + 1
		for end < len(lines) && tableEnd(lines, end) == end && setting.continues(start, end) {
			end++
		}
		p := paragraph(lines[start:end])
		p.apart = (start == 0 || lines[start].blanks > 0) && (end == len(lines) || lines[end].blanks > 0)
		out = append(out, p)
		start = end
	}
	markHeadings(out)
	return out
}

// splitLines returns the lines of body that are not blank.
func splitLines(body string) []line {
	var lines []line
	blanks := 0
	for raw := range strings.Lines(body) {
		raw = strings.TrimRight(raw, " \t\n")
		text := spaced(raw)
		if text == "" {
			blanks++
			continue
		}
		word := text
		if i := strings.IndexByte(text, ' '); i >= 0 {
			word = text[:i]
		}
		lines = append(lines, line{
			text: text, raw: raw, blanks: blanks,
			runes: utf8.RuneCountInString(text), word: utf8.RuneCountInString(word),
			indent: indentation(raw),
		})
		blanks = 0
	}
	return lines
}

// indentation returns the columns of white space before s, with tabs of 8.
func indentation(s string) int {
	n := 0
	for i := range len(s) {
		switch s[i] {
		case ' ':
			n++
		case '\t':
			n += 8 - n%8
		default:
			return n
		}
	}
	return n
}

// The widths that wrapped text may have, in characters (verse is narrower), and
// how far the lines of a wrapper that balances its lines stay behind.
const (
	minWidth, maxWidth = 45, 160
	ragged             = 6
)

// margin returns the indentation of lines that do not open a paragraph: the
// least that a quarter of the lines have.
func margin(lines []line) int {
	var count [maxWidth]int
	for _, l := range lines {
		count[min(l.indent, maxWidth-1)]++
	}
	for n, c := range count {
		if c*4 >= len(lines) {
			return n
		}
	}
	return 0
}

// wrapWidth returns the width to which the lines were wrapped, 0 when they
// were not. spread looks at lines with one blank line between.
//
// In wrapped text each break stands where the next word did not fit. So a pair
// of lines speaks for the widths from the length of its first line up to that
// length with the next word, and the width that most pairs speak for is the
// one, if they are most of all pairs and break within sentences: paragraphs on
// lines of their own end in full stops, and lines of verse and lists are of
// any length or begin with capitals.
func wrapWidth(lines []line, spread bool) int {
	const slots = maxWidth + ragged + 64
	var opens [slots + 1]int // difference array over widths
	pairs := 0
	for i := 1; i < len(lines); i++ {
		if !sameChunk(lines[i], spread) {
			continue
		}
		pairs++
		lo, hi := lines[i-1].runes, lines[i-1].runes+lines[i].word+ragged
		if lo <= maxWidth {
			opens[max(lo, minWidth)]++
			if hi < slots {
				opens[max(hi+1, minWidth)]--
			}
		}
	}
	width, best := 0, 0
	for w, votes := minWidth, 0; w <= maxWidth; w++ {
		if votes += opens[w]; votes > best {
			width, best = w, votes
		}
	}
	if best*10 < pairs*6 || best == 0 {
		return 0
	}
	broken, capitals := 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		if sameChunk(b, spread) && a.runes <= width && a.runes+b.word+ragged >= width && !ends(a.text) {
			broken++
			if r, _ := utf8.DecodeRuneInString(b.text); unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	most := broken / 2 // lines that begin with a capital within a sentence
	if best*8 >= pairs*7 {
		most = broken * 3 / 4 // the width is beyond doubt; the text is full of names
	}
	if broken*2 < best || capitals > most {
		return 0
	}
	return width
}

// sameChunk reports whether no more than the usual space parts l from the line
// before.
func sameChunk(l line, spread bool) bool {
	return l.blanks == 0 || spread && l.blanks == 1
}

// layout is how the lines of a plain text make up its paragraphs.
type layout struct {
	lines  []line
	width  int  // to which lines were wrapped; 0 when they are paragraphs
	spread bool // with a blank line between any two
	margin int  // indentation of lines that do not open a paragraph
}

// continues reports whether line i goes on with the paragraph that begins with
// line start.
func (t layout) continues(start, i int) bool {
	a, b := t.lines[i-1], t.lines[i]
	if !sameChunk(b, t.spread) || isRule(a.text) && a.runes > 2 || isRule(b.text) && b.runes > 2 {
		return false
	}
	ended := ends(a.text)
	broken := !ended && !startsUpper(b.text) // the sentence goes on
	full := a.runes+b.word+ragged >= t.width && (a.runes*3 >= t.width*2 || b.word*3 >= t.width)
	if opensItem(b.text) && (t.width == 0 || !full || ended || opensItem(t.lines[start].text) || isBullet(b.text) && !broken) {
		return false
	}
	first := t.lines[start]
	switch {
	case opensItem(first.text) && b.indent > first.indent && b.blanks == 0:
		return true // the second line of an item stands below its first word
	case t.width == 0:
		return broken && a.runes >= minBroken
	case a.runes > t.width+ragged:
		return broken // a paragraph on a line, or an address that could not be wrapped
	case b.indent > t.margin+1 && !broken:
		return false // the first line of the next paragraph is indented
	case full:
		return !(ended && t.standsAlone(i))
	}
	return broken && a.runes*2 >= t.width
}

// standsAlone reports whether the break behind line i was meant although the
// line does not end like a sentence: it is a heading.
func (t layout) standsAlone(i int) bool {
	if i+1 >= len(t.lines) {
		return false
	}
	a, b := t.lines[i], t.lines[i+1]
	return !ends(a.text) && startsUpper(a.text) && startsUpper(b.text) && a.runes+b.word+ragged < t.width
}

// minBroken is the least length of a line in unwrapped text that can be a
// sentence broken by accident. Lines of verse and lists are shorter.
const minBroken = 50

// ends reports whether a line ends as a sentence or a clause before a list or
// quotation does.
func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’»)]*_ "))
	return strings.ContainsRune(".!?…:", r)
}

// startsUpper reports whether s begins with a capital, a digit or a quotation
// mark, as sentences and headings do, or with a letter that has no case.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r) && !strings.ContainsRune("–—-&,;)", r)
}

// itemMark opens an item of a list.
var itemMark = regexp.MustCompile(`^(?:[•◦▪‣·●○■*+–-]|[0-9]{1,2}[.)]|\([0-9a-z]{1,2}\)|[a-z]\)) \S`)

// opensItem reports whether s looks like the item of a list.
func opensItem(s string) bool { return itemMark.MatchString(s) }

// isBullet reports whether s opens with a bullet rather than a number, which
// may be that of a heading.
func isBullet(s string) bool {
	return opensItem(s) && !(s[0] >= '0' && s[0] <= '9')
}

// isRule reports whether s has no letter and no digit: "* * *", "=====".
func isRule(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsSymbol(r) && r > 0x2fff
	})
}

// hasColumns reports whether a line is set like the row of a table: a tab or
// three spaces stand within it.
func hasColumns(raw string) bool {
	raw = strings.Trim(raw, " \t")
	return strings.Contains(raw, "\t") || strings.Contains(raw, "   ")
}

// tableEnd returns the end of the table that begins at lines[start], start
// when none does: two lines or more that are set in columns.
func tableEnd(lines []line, start int) int {
	end := start
	for end < len(lines) && (end == start || lines[end].blanks == 0) && hasColumns(lines[end].raw) {
		end++
	}
	if end-start < 2 {
		return start
	}
	return end
}

// rawLines returns lines as they stand.
func rawLines(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.raw)
	}
	return strings.TrimSpace(b.String())
}

// paragraph joins lines. A word that was parted at its hyphen is joined
// without a space, with its hyphen: nothing tells whether it belongs there.
func paragraph(lines []line) passage {
	p := passage{kind: Paragraph, oneLine: len(lines) == 1}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && !partsWord(lines[i-1].text, l.text) {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	p.text = b.String()
	switch {
	case isRule(p.text):
		p.kind = Code
	case opensItem(p.text):
		p.kind = Item
	}
	return p
}

// partsWord reports whether the break between two lines stands within a word,
// after its hyphen or dash. "short- and long-range" keeps its space.
func partsWord(a, b string) bool {
	r, size := utf8.DecodeLastRuneInString(a)
	before, _ := utf8.DecodeLastRuneInString(a[:len(a)-size])
	next, _ := utf8.DecodeRuneInString(b)
	if !unicode.IsLetter(before) || !unicode.IsLetter(next) {
		return false
	}
	switch r {
	case '-', '\u2010', '\u2011':
		word, _, _ := strings.Cut(b, " ")
		return unicode.IsLower(next) && word != "and" && word != "or" && word != "to"
	case '—':
		return true
	}
	return false
}

// The most characters that a heading has, as the first line of an article and
// within it; and the least that a paragraph has below a heading without a blank
// line between.
const (
	maxHeadline  = 200
	maxHeading   = 80
	minParagraph = 60
)

// markHeadings finds the headings among the lines of a plain text: its first
// line, lines in capitals, short lines between paragraphs; all without a full
// stop. Three short lines in a row are a list or verse. An isolated numbered
// line is a paragraph or heading, not an item.
func markHeadings(passages []passage) {
	for i := range passages {
		p := &passages[i]
		alone := (i == 0 || passages[i-1].kind != Item) && (i+1 == len(passages) || !opensItem(passages[i+1].text))
		if p.kind == Item && alone && !isBullet(p.text) {
			p.kind = Paragraph
		}
	}
	shouting := 0 // texts in capitals throughout have no headings in capitals
	for _, p := range passages {
		if isUpper(p.text) {
			shouting++
		}
	}
	for start := 0; start < len(passages); {
		end := start
		for end < len(passages) && isHeadingLike(passages[end], maxHeading) {
			end++
		}
		for i := start; i < end && end < len(passages); i++ {
			p, next := &passages[i], passages[end]
			// One or two lines above a paragraph, apart from what is above.
			above := end-start <= 2 && next.kind != Code && (p.apart || utf8.RuneCountInString(next.text) >= minParagraph)
			if above || isUpper(p.text) && shouting*2 < len(passages) {
				p.kind = Heading
			}
		}
		start = end + 1
	}
	for i := range passages { // the headline, below a dateline or byline at most
		if p := &passages[i]; i < 4 && i+1 < len(passages) && isHeadline(*p) {
			p.kind = Heading
			break
		} else if !isFrontLine(p.text) {
			break
		}
	}
}

// noteMark is the number of a footnote behind a sentence.
var noteMark = regexp.MustCompile(`( ?\[[0-9]{1,3}\])+$`)

// isHeadingLike reports whether a passage has the form of a heading.
func isHeadingLike(p passage, most int) bool {
	if !p.oneLine || p.kind != Paragraph && p.kind != Heading || utf8.RuneCountInString(p.text) > most {
		return false
	}
	text := strings.TrimRight(noteMark.ReplaceAllString(p.text, ""), "\"'”’»)] ")
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune(".!?…:;,–—-", last) || !startsUpper(p.text) || strings.Contains(p.text, "://") {
		return false
	}
	if start, _, _ := cutCredit(p.text); start < len(p.text) {
		return false // a caption
	}
	return strings.ContainsFunc(text, unicode.IsLetter) && strings.Count(text, " ") < 14 && !isFrontLine(p.text)
}

// isHeadline reports whether the first line of a text is its headline. Unlike
// a heading, it may be long, and a question or an exclamation.
func isHeadline(p passage) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.text, "\"'”’»)] "))
	return p.oneLine && (p.kind == Paragraph || p.kind == Heading) &&
		utf8.RuneCountInString(p.text) <= maxHeadline && strings.Count(p.text, " ") < 30 &&
		!strings.ContainsRune(".…:;,–—", last) && startsUpper(p.text) && !isFrontLine(p.text)
}

// isFrontLine reports whether s is a line of the head of an article: the day,
// the byline.
func isFrontLine(s string) bool {
	return utf8.RuneCountInString(s) <= 160 && (dateLine.MatchString(s) || byline.MatchString(s) || isCredit(s))
}
