package ud

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxLine bounds a line of CoNLL-U. The longest line is a "# text" comment, so
// this is also the longest sentence that can be read.
const maxLine = 64 << 20

// ReadConllu reads documents in CoNLL-U
// (https://universaldependencies.org/format.html). The name stands in error
// messages, as in "name:12: …".
//
// Texts are put together from the forms: sentences of a paragraph are joined by
// a space (by nothing after SpaceAfter=No), paragraphs by "\n\n". A new
// document begins at "# newdoc"; without one, everything is one document whose
// ID is "". Blocks are counted by "# newpar"; a block's kind comes from
// "# kind = …", which [WriteConllu] writes, or from GUM's "# newpar_block = …",
// and is "paragraph" otherwise. Empty nodes and the DEPS column are ignored.
// Confidence is 1 unless MISC has Confidence=….
//
// A sentence that is no tree, a row that has not ten columns or an id out of
// sequence is an error; what was read before it is returned as well.
func ReadConllu(name string, r io.Reader) ([]Document, error) {
	c := conlluReader{}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	n := 0
	for lines.Scan() {
		n++
		if err := c.line(bytes.TrimSuffix(lines.Bytes(), []byte("\r"))); err != nil {
			return c.documents(), fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return c.documents(), fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	if err := c.endSentence(); err != nil {
		return c.documents(), fmt.Errorf("%s:%d: %w", name, n, err)
	}
	return c.documents(), nil
}

// conlluReader is the state of [ReadConllu] between lines.
type conlluReader struct {
	docs []Document
	text strings.Builder // of the last document

	sentence Sentence // the one being read
	newBlock bool     // it opens a block
	kind     string   // of its block; "" as the one before
	glue     bool     // no space stands before the next token
	open     struct { // the multiword token being read
		words   int  // how many of its words are still to come
		at, end int  // the part of the text that is left for them
		first   bool // none of them has come yet
	}
	lastBlock int // block of the sentence before, −1 before the first
	lastKind  string
}

func (c *conlluReader) documents() []Document {
	if len(c.docs) > 0 {
		c.docs[len(c.docs)-1].Text = c.text.String()
	}
	return c.docs
}

// newDocument closes the document before and opens one.
func (c *conlluReader) newDocument(id string) {
	c.documents()
	c.text.Reset()
	c.docs = append(c.docs, Document{ID: id})
	c.lastBlock, c.lastKind, c.newBlock, c.kind, c.glue = -1, "", false, "", true
}

func (c *conlluReader) line(line []byte) error {
	switch {
	case len(line) == 0:
		return c.endSentence()
	case line[0] == '#':
		if len(c.sentence.Tokens) > 0 {
			return errors.New("a comment inside a sentence; an empty line has to end the sentence before it")
		}
		c.comment(string(line[1:]))
		return nil
	}
	if !utf8.Valid(line) {
		return errors.New("the line is not valid UTF-8")
	}
	columns := strings.Split(string(line), "\t")
	if len(columns) != 10 {
		return fmt.Errorf("%d columns instead of 10, separated by tabs", len(columns))
	}
	return c.row(columns)
}

func (c *conlluReader) comment(s string) {
	key, value, _ := strings.Cut(s, "=")
	value = strings.TrimSpace(value)
	switch strings.TrimSpace(key) {
	case "newdoc", "newdoc id":
		c.newDocument(value)
	case "newpar", "newpar id":
		c.newBlock = true
	case "kind":
		c.kind = value
	case "newpar_block":
		c.kind = blockKind(value)
	}
}

// blockKind turns GUM's list of elements that open with a paragraph, such as
// "list (3 s) | item (1 s)", into the kind of block that the corpus package
// would give it.
func blockKind(elements string) string {
	for element := range strings.SplitSeq(elements, "|") {
		name, _, _ := strings.Cut(strings.TrimSpace(element), " ")
		switch name {
		case "head":
			return "heading"
		case "caption", "item":
			return name
		}
	}
	return "paragraph"
}

func (c *conlluReader) row(columns []string) error {
	id, form := columns[0], columns[1]
	if strings.Contains(id, ".") {
		return nil // an empty node
	}
	if form == "" || strings.TrimSpace(form) == "" {
		return errors.New("the form is empty")
	}
	if len(c.docs) == 0 {
		c.newDocument("")
	}
	if from, to, ok := strings.Cut(id, "-"); ok {
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if errA != nil || errB != nil || a != len(c.sentence.Tokens)+1 || b <= a || b-a > 100 || c.open.words > 0 {
			return fmt.Errorf("the id %q of a multiword token is no range that begins at %d", id, len(c.sentence.Tokens)+1)
		}
		c.open.words, c.open.first = b-a+1, true
		c.open.at = c.appendForm(form)
		c.open.end = c.open.at + len(form)
		c.glue = spaceAfterNo(columns[9])
		return nil
	}
	if n, err := strconv.Atoi(id); err != nil || n != len(c.sentence.Tokens)+1 {
		return fmt.Errorf("word id %q, expected %d", id, len(c.sentence.Tokens)+1)
	}
	head, err := strconv.Atoi(columns[6])
	if err != nil || head < 0 {
		return fmt.Errorf("the head %q is no number of a word, nor 0", columns[6])
	}
	t := Token{
		Form: form, Lemma: columns[2], UPOS: orEmpty(columns[3]), XPOS: orEmpty(columns[4]), Feats: orEmpty(columns[5]),
		Head: head - 1, Deprel: orEmpty(columns[7]), Confidence: confidence(columns[9]),
	}
	if t.Lemma == "_" && form != "_" {
		t.Lemma = ""
	}
	if c.open.words > 0 {
		c.wordOfToken(&t)
	} else {
		t.Start = c.appendForm(form)
		t.End = t.Start + len(form)
		c.glue = spaceAfterNo(columns[9])
	}
	c.sentence.Tokens = append(c.sentence.Tokens, t)
	return nil
}

// appendForm adds a surface form to the text, after the white space that
// belongs before it, and returns where it starts.
func (c *conlluReader) appendForm(form string) int {
	first := len(c.sentence.Tokens) == 0
	switch {
	case first && (c.newBlock || c.lastBlock < 0) && c.text.Len() > 0:
		c.text.WriteString("\n\n")
	case !c.glue && c.text.Len() > 0:
		c.text.WriteByte(' ')
	}
	c.glue = false
	start := c.text.Len()
	c.text.WriteString(form)
	return start
}

// wordOfToken gives a word of the open multiword token its part of the
// surface: its own length in characters, the last word the rest. So "it" and
// "'s" share "its" as "it" and "s".
func (c *conlluReader) wordOfToken(t *Token) {
	text := c.text.String()
	c.open.words--
	t.Clitic = !c.open.first
	t.Start, t.End = c.open.at, c.open.end
	if c.open.words > 0 {
		spare := utf8.RuneCountInString(text[t.Start:t.End]) - c.open.words
		t.End = t.Start
		for range min(utf8.RuneCountInString(t.Form), max(spare, 0)) {
			_, size := utf8.DecodeRuneInString(text[t.End:c.open.end])
			t.End += size
		}
	}
	c.open.at, c.open.first = t.End, false
}

// endSentence closes the sentence being read, if there is one.
func (c *conlluReader) endSentence() error {
	if len(c.sentence.Tokens) == 0 {
		return nil
	}
	if c.open.words > 0 {
		return fmt.Errorf("the sentence ends inside a multiword token")
	}
	s := c.sentence
	if err := s.Check(); err != nil {
		return fmt.Errorf("sentence %q…: %w", s.Tokens[0].Form, err)
	}
	s.Start, s.End = s.Tokens[0].Start, s.Tokens[len(s.Tokens)-1].End
	s.Block, s.Kind = c.lastBlock, c.lastKind
	if c.newBlock || c.lastBlock < 0 {
		s.Block++
		s.Kind = "paragraph"
	}
	if c.kind != "" {
		s.Kind = c.kind
	}
	c.lastBlock, c.lastKind = s.Block, s.Kind
	c.newBlock, c.kind = false, ""
	d := &c.docs[len(c.docs)-1]
	d.Sentences = append(d.Sentences, s)
	c.sentence = Sentence{}
	return nil
}

func spaceAfterNo(misc string) bool {
	for pair := range strings.SplitSeq(misc, "|") {
		if pair == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

func confidence(misc string) float64 {
	for pair := range strings.SplitSeq(misc, "|") {
		if value, ok := strings.CutPrefix(pair, "Confidence="); ok {
			if x, err := strconv.ParseFloat(value, 64); err == nil && 0 <= x && x <= 1 {
				return x
			}
		}
	}
	return 1
}

func orEmpty(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// WriteConllu writes a document in CoNLL-U, with "# newdoc id", "# newpar",
// "# kind" (the kind of a block that is no paragraph), "# sent_id" (the
// document's ID and the number of the sentence, from 1) and "# text". A word
// and its clitics become a multiword token. MISC has SpaceAfter=No where no
// white space follows and Confidence=… where it is below 1.
//
// [ReadConllu] gives the same document back, up to the white space of its text
// and with it the offsets.
func WriteConllu(w io.Writer, d *Document) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# newdoc id = %s\n", oneLine(d.ID))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if i == 0 || s.Block != d.Sentences[i-1].Block {
			out.WriteString("# newpar\n")
			if s.Kind != "" && s.Kind != "paragraph" {
				fmt.Fprintf(out, "# kind = %s\n", oneLine(s.Kind))
			}
		}
		fmt.Fprintf(out, "# sent_id = %s-%d\n# text = %s\n", oneLine(d.ID), i+1, oneLine(d.Text[s.Start:s.End]))
		glued := i+1 < len(d.Sentences) && d.Sentences[i+1].Block == s.Block && d.Sentences[i+1].Start == s.End
		writeTokens(out, d.Text, s.Tokens, glued)
		out.WriteByte('\n')
	}
	return out.Flush()
}

// writeTokens writes the rows of a sentence; glued says that the next sentence
// follows without white space.
func writeTokens(out *bufio.Writer, text string, tokens []Token, glued bool) {
	for i, t := range tokens {
		last := i // of the multiword token that begins here
		for last+1 < len(tokens) && tokens[last+1].Clitic {
			last++
		}
		spaceAfterNo := ""
		if last+1 < len(tokens) && tokens[last+1].Start == tokens[last].End || last+1 == len(tokens) && glued {
			spaceAfterNo = "SpaceAfter=No"
		}
		part := t.Clitic || last > i // of a multiword token
		if !t.Clitic && last > i {
			fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, last+1, oneWord(text[t.Start:tokens[last].End]), orUnderscore(spaceAfterNo))
		}
		misc := ""
		if t.Confidence > 0 && t.Confidence < 1 {
			misc = "Confidence=" + strconv.FormatFloat(t.Confidence, 'f', 3, 64)
		}
		if spaceAfterNo != "" && !part {
			misc = strings.TrimPrefix(misc+"|"+spaceAfterNo, "|")
		}
		fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i+1, oneWord(t.Form), orUnderscore(oneWord(t.Lemma)), orUnderscore(t.UPOS),
			orUnderscore(t.XPOS), orUnderscore(t.Feats), t.Head+1, orUnderscore(t.Deprel), orUnderscore(misc))
	}
}

func orUnderscore(column string) string {
	if column == "" {
		return "_"
	}
	return column
}

// oneLine folds white space, so that a comment stays on its line.
func oneLine(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

// oneWord takes white space out of a form; the tokens of package english have
// none.
func oneWord(s string) string {
	return strings.Join(strings.Fields(s), "")
}
