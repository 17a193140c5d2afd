package corpus

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// passage is a stretch of an article on its way to a Block: what the readers
// of the formats hand over to assemble.
type passage struct {
	kind string // of Block
	text string // no white space at its ends; single spaces within, but for code
	// glue stands between this passage and the one before: "" for a unit of
	// the layout ("\n\n" in the text), else one of the constants below.
	glue string
	// Of plain text: it was a single line in the file, which is when it can be
	// a heading; blank lines, or the ends of the file, stood around it.
	oneLine, apart bool
}

// The glue of a passage on the line of the one before.
const (
	sameLine = " "
	tight    = "\x00" // not even a space
)

// minRepeat is the least length in bytes of a repeated block: short ones
// ("Yes.", "Background") are said twice on purpose.
const minRepeat = 24

// headBlocks is how many blocks from the top a dateline or byline may stand.
const headBlocks = 8

// assemble makes the text and blocks of an article out of its passages, and
// returns what they tell about it. It sets datelines, bylines and credits
// apart, marks captions and repeats, and changes no character.
func assemble(passages []passage) (text string, blocks []Block, found metadata) {
	passages, found = refine(passages)
	var b strings.Builder
	seen := make(map[string]bool)
	for _, p := range passages {
		switch {
		case b.Len() == 0 || p.glue == tight:
		case p.glue == sameLine:
			b.WriteString(" ")
		default:
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(p.text)
		if len(p.text) >= minRepeat && p.kind != Credit && p.kind != Dateline && p.kind != Code {
			if seen[p.text] {
				p.kind = Repeat
			}
			seen[p.text] = true
		}
		blocks = append(blocks, Block{Kind: p.kind, Start: start, End: b.Len()})
	}
	return b.String(), blocks, found
}

// refine sets apart what stands around the prose, and returns what it tells.
func refine(passages []passage) ([]passage, metadata) {
	r := refiner{all: passages, last: len(passages) - 1}
	for r.last > 0 && (passages[r.last].kind != Paragraph || isCredit(passages[r.last].text)) {
		r.last--
	}
	for i, p := range passages {
		switch p.kind {
		case Heading, Paragraph, Item, Caption:
			if !r.frontLine(i, p) && !r.headline(i, p) && !r.creditLine(p) {
				r.prose(i, p)
			}
		default:
			r.out = append(r.out, p)
		}
	}
	r.found.fill(metadata{publisher: r.signed})
	return r.out, r.found
}

// refiner is the work of refine.
type refiner struct {
	all        []passage
	last       int // index of the last passage that may be prose
	out        []passage
	found      metadata
	signed     string // the agency that signed at the end or below a picture
	paragraphs int    // paragraphs of prose so far
}

// frontLine takes a line that gives the day or the author.
func (r *refiner) frontLine(i int, p passage) bool {
	f, ok := frontLine(p.text, i < headBlocks)
	if ok {
		r.found.fill(f.metadata)
		p.kind = f.kind
		r.out = append(r.out, p)
	}
	return ok
}

// headlineDate is the day behind a headline that was copied with it: "Port
// reopens Tuesday, September 1, 2015".
var headlineDate = regexp.MustCompile(` +(` + weekday + `(?:` + monthWord + ` +` + dayNumber + `|` + dayNumber + ` +` + monthWord + `),? +` + yearDigit + `)$`)

// headline takes a headline with the day behind it.
func (r *refiner) headline(i int, p passage) bool {
	if i > 0 || p.kind != Heading {
		return false
	}
	loc := headlineDate.FindStringSubmatchIndex(p.text)
	if loc == nil {
		return false
	}
	day := passage{kind: Dateline, text: p.text[loc[2]:], glue: sameLine}
	p.text = p.text[:loc[0]]
	r.found.fill(metadata{published: parseDate(day.text)})
	r.out = append(r.out, p, day)
	return true
}

// creditLine takes a passage that is a credit and nothing else.
func (r *refiner) creditLine(p passage) bool {
	if p.kind == Heading || !isCredit(p.text) {
		return false
	}
	if m := reportingBy.FindStringSubmatch(p.text); m != nil && r.found.author == "" {
		r.found.author, _ = authors(m[1])
	}
	r.sign(signature(p.text))
	p.kind = Credit
	r.out = append(r.out, p)
	return true
}

// sign notes the first agency that signs.
func (r *refiner) sign(signature string) {
	if name, ok := agency(signature); ok {
		r.signed = cmp.Or(r.signed, name)
	}
}

// prose takes a passage of prose: it sets apart the dateline that opens it and
// the credit that closes it, and tells captions from paragraphs.
func (r *refiner) prose(i int, p passage) {
	if p.kind == Paragraph {
		if r.paragraphs == 0 || r.paragraphs < 3 && r.found.place == "" {
			p = r.dateline(p)
		}
		r.paragraphs++
	}
	if p.text == "" {
		return // it was a dateline and nothing else
	}
	start, picture, by := len(p.text), false, ""
	if p.kind == Paragraph || p.kind == Caption {
		if at, isPicture, who := cutCredit(p.text); at > 0 {
			start, picture, by = at, isPicture, who
		}
	}
	credit := passage{kind: Credit, text: p.text[start:], glue: sameLine}
	p.text = strings.TrimRight(p.text[:start], " ")
	if len(p.text) == start {
		credit.glue = tight
	}
	// Within an article it is pictures that agencies sign, at its end the text.
	if p.kind == Paragraph && (isCaption(p.text) || picture || by != "" && i < r.last) {
		p.kind = Caption
	}
	r.out = append(r.out, p)
	if credit.text != "" {
		r.sign(by)
		r.out = append(r.out, credit)
	}
}

// dateline sets the dateline apart that opens a paragraph and returns what
// remains of it. A word in capitals that occurs again anywhere in the article
// is no place but an acronym, and with a colon, among others, a speaker.
func (r *refiner) dateline(p passage) passage {
	n, d := cutDateline(p.text, r.paragraphs == 0 && countLabels(r.all) < 2)
	if n == 0 || d.bare != "" && occurrences(r.all, d.bare) > 1 {
		return p
	}
	r.found.fill(metadata{place: d.place, published: d.date, publisher: d.agency})
	head := p
	head.kind, head.text = Dateline, p.text[:n]
	r.out = append(r.out, head)
	rest := p.text[n:]
	p.text, p.glue = strings.TrimLeft(rest, " "), sameLine
	if len(p.text) == len(rest) {
		p.glue = tight
	}
	return p
}

// occurrences counts how often word stands in the passages as a word.
func occurrences(passages []passage, word string) int {
	n := 0
	for _, p := range passages {
		for rest := p.text; ; {
			i := strings.Index(rest, word)
			if i < 0 {
				break
			}
			before, _ := utf8.DecodeLastRuneInString(rest[:i])
			rest = rest[i+len(word):]
			after, _ := utf8.DecodeRuneInString(rest)
			if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
				n++
			}
		}
	}
	return n
}

// countLabels counts the paragraphs that begin like "SEOUL: ": more than one
// of them are the speakers of a transcript.
func countLabels(passages []passage) int {
	n := 0
	for _, p := range passages {
		if label, _, ok := strings.Cut(p.text, ": "); ok && len(label) <= 60 && p.kind == Paragraph && isUpper(label) {
			n++
		}
	}
	return n
}

// front is a line at the head of an article that is about the article.
type front struct {
	kind string
	metadata
}

// frontLine reads a line that gives the day or the author. Without its own
// label ("Published: …") it is believed at the head of the article only.
func frontLine(s string, head bool) (front, bool) {
	if utf8.RuneCountInString(s) > 160 {
		return front{}, false
	}
	if m := dateLine.FindStringSubmatch(s); m != nil && (head || m[1] != "") {
		f := front{kind: Dateline}
		if label := strings.ToLower(m[1]); !strings.Contains(label, "updated") && !strings.Contains(label, "modified") {
			f.published = parseDate(m[dateLine.SubexpIndex("date")])
		}
		if p := strings.Trim(m[dateLine.SubexpIndex("place")], " ,"); p != "" {
			f.place = placeName(p)
		}
		return f, true
	}
	if !head {
		return front{}, false
	}
	if m := byline.FindStringSubmatch(s); m != nil {
		f := front{kind: Credit}
		f.author, f.publisher = authors(m[1])
		for part := range strings.FieldsFuncSeq(m[2], func(r rune) bool { return strings.ContainsRune("|,•·", r) }) {
			if name, ok := agency(part); ok && f.publisher == "" {
				f.publisher = name
			}
		}
		if loc := foundDate.FindStringIndex(m[2]); loc != nil {
			f.published = parseDate(m[2][loc[0]:loc[1]])
		}
		return f, true
	}
	return front{}, false
}

// authors writes the names of a byline with commas between, "Jane Doe, John
// Roe"; an agency among them is the publisher.
func authors(list string) (names, publisher string) {
	list = strings.NewReplacer(", and ", ", ", " and ", ", ", " & ", ", ", "; ", ", ").Replace(list)
	var people []string
	for name := range strings.SplitSeq(list, ", ") {
		if full, ok := agency(name); ok {
			publisher = cmp.Or(publisher, full)
		} else {
			people = append(people, name)
		}
	}
	return strings.Join(people, ", "), publisher
}

// Check reports the first way in which a breaks the promises of Article and
// Block; nil when it keeps them all.
func (a Article) Check() error {
	if !utf8.ValidString(a.Text) {
		return fmt.Errorf("article %q: the text is not UTF-8", a.ID)
	}
	if strings.TrimSpace(a.Title) == "" || a.Title != spaced(a.Title) {
		return fmt.Errorf("article %q: bad title %q", a.ID, a.Title)
	}
	if a.Published != "" && parseDate(a.Published) != a.Published {
		return fmt.Errorf("article %q: %q is no ISO date", a.ID, a.Published)
	}
	if a.URL != "" && webAddress(a.URL) != a.URL {
		return fmt.Errorf("article %q: %q is no address", a.ID, a.URL)
	}
	if len(a.Blocks) == 0 {
		return fmt.Errorf("article %q has no blocks", a.ID)
	}
	end := 0
	for i, b := range a.Blocks {
		if b.Start < end || b.End <= b.Start || b.End > len(a.Text) {
			return fmt.Errorf("article %q: block %d is [%d, %d) after %d of %d", a.ID, i, b.Start, b.End, end, len(a.Text))
		}
		text := a.Text[b.Start:b.End]
		if !utf8.ValidString(text) || !utf8.ValidString(a.Text[end:b.Start]) {
			return fmt.Errorf("article %q: block %d cuts a character", a.ID, i)
		}
		if text != strings.TrimFunc(text, unicode.IsSpace) {
			return fmt.Errorf("article %q: block %d has space at its ends: %q", a.ID, i, text)
		}
		if b.Kind != Code && text != spaced(text) {
			return fmt.Errorf("article %q: block %d has more than single spaces: %q", a.ID, i, text)
		}
		gap, runOn := a.Text[end:b.Start], i > 0 && (b.Kind == Credit || b.Kind == Dateline || a.Blocks[i-1].Kind == Dateline)
		if !(i == 0 && gap == "" || i > 0 && gap == "\n\n" || runOn && (gap == " " || gap == "")) {
			return fmt.Errorf("article %q: %q stands before block %d", a.ID, gap, i)
		}
		switch b.Kind {
		case Heading, Paragraph, Item, Caption, Credit, Dateline, Code, Repeat:
		default:
			return fmt.Errorf("article %q: block %d is of kind %q", a.ID, i, b.Kind)
		}
		end = b.End
	}
	if end != len(a.Text) {
		return fmt.Errorf("article %q: %d bytes stand behind the last block", a.ID, len(a.Text)-end)
	}
	for i, r := range a.Text {
		if r != '\n' && r != '\t' && (isInvisible(r) && r != '\u200c' && r != '\u200d' || unicode.IsSpace(r) && r != ' ') {
			return fmt.Errorf("article %q: %U at %d", a.ID, r, i)
		}
	}
	return nil
}
