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

// refine sets apart what stands around the prose.
func refine(passages []passage) (out []passage, found metadata) {
	last := len(passages) - 1 // the last passage that may be prose
	for last > 0 && (passages[last].kind != Paragraph || isCredit(passages[last].text)) {
		last--
	}
	var signed string // by an agency, at the end or below a picture
	paragraphs := 0   // paragraphs of prose so far
	labelled := -1    // how many paragraphs begin with a label in capitals; −1: not counted yet
	for i, p := range passages {
		if p.kind != Paragraph && p.kind != Heading && p.kind != Caption && p.kind != Item {
			out = append(out, p)
			continue
		}
		if front, ok := frontLine(p.text, i < headBlocks); ok {
			found.fill(front.metadata)
			p.kind = front.kind
			out = append(out, p)
			continue
		}
		if loc := headlineDate.FindStringSubmatchIndex(p.text); loc != nil && p.kind == Heading && i == 0 {
			found.fill(metadata{published: parseDate(p.text[loc[2]:loc[3]])})
			day := passage{kind: Dateline, text: p.text[loc[2]:loc[3]], glue: sameLine}
			p.text = p.text[:loc[0]]
			out = append(out, p, day)
			continue
		}
		if isCredit(p.text) && p.kind != Heading {
			if m := reportingBy.FindStringSubmatch(p.text); m != nil && found.author == "" {
				found.author, _ = authors(m[1])
			}
			if name, ok := agency(signature(p.text)); ok && name != "" && signed == "" {
				signed = name
			}
			p.kind = Credit
			out = append(out, p)
			continue
		}
		if p.kind == Paragraph {
			if paragraphs == 0 || paragraphs < 3 && found.place == "" {
				if labelled < 0 {
					labelled = countLabels(passages)
				}
				var d dateline
				out, p, d = splitDateline(out, p, paragraphs == 0 && labelled < 2, passages)
				found.fill(metadata{place: d.place, published: d.date, publisher: d.agency})
			}
			paragraphs++
		}
		if p.text == "" {
			continue // the whole passage was a dateline
		}
		start, picture, by := cutCredit(p.text)
		if start == 0 || p.kind == Heading || p.kind == Item {
			start = len(p.text)
		}
		credit := p
		credit.text, p.text = p.text[start:], strings.TrimRight(p.text[:start], " ")
		if p.kind == Paragraph && (isCaption(p.text) || credit.text != "" && (picture || i < last)) {
			p.kind = Caption
		}
		out = append(out, p)
		if credit.text != "" {
			credit.kind, credit.glue = Credit, sameLine
			if len(p.text) == start {
				credit.glue = tight
			}
			out = append(out, credit)
			if name, ok := agency(by); ok && name != "" && signed == "" {
				signed = name
			}
		}
	}
	found.fill(metadata{publisher: signed})
	return out, found
}

// splitDateline appends the dateline that opens p to out and returns what
// remains of p, "" when p is all dateline. A word in capitals that occurs again
// anywhere in the article is no place but an acronym.
func splitDateline(out []passage, p passage, weak bool, all []passage) ([]passage, passage, dateline) {
	n, d := cutDateline(p.text, weak)
	if n == 0 || d.bare != "" && occurrences(all, d.bare) > 1 {
		return out, p, dateline{}
	}
	head := p
	head.kind, head.text = Dateline, p.text[:n]
	rest := p.text[n:]
	p.text = strings.TrimLeft(rest, " ")
	p.glue = sameLine
	if len(p.text) == len(rest) {
		p.glue = tight
	}
	return append(out, head), p, d
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

// headlineDate is the day behind a headline that was copied with it: "Port
// reopens Tuesday, September 1, 2015".
var headlineDate = regexp.MustCompile(` +(` + weekday + `(?:` + monthWord + ` +` + dayNumber + `|` + dayNumber + ` +` + monthWord + `),? +` + yearDigit + `)$`)

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
