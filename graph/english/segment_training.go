package english

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"dossier/graph/corpus"
	"dossier/graph/ud"
)

// TrainSegmenter estimates the two classifiers that cut text into tokens and
// sentences from annotated documents, and returns them as a file of the model
// folder.
//
// Every document is seen twice as it stands, with one space between the sentences
// of a block, and three times changed: with abbreviations that the treebanks do
// not have, and now and then without the space after a full stop.
func TrainSegmenter(docs []ud.Document) []byte {
	rng := rand.New(rand.NewPCG(2, 2))
	var borders, ends []instance
	t, s := &tokenizer{}, &splitter{}
	for i := range docs {
		for _, changed := range []bool{false, false, true, true, true} {
			for _, b := range layout(&docs[i], rng, changed) {
				borders = b.borders(t, borders)
				ends = b.sentenceEnds(s, ends)
			}
		}
	}
	end := trainLinear(ends, 1<<17, 6, 0.5)
	// Ends are rare, and a missed one costs as much as a false one: the figure
	// to raise is F1, not accuracy, so a place may be an end at odds of 1 to 4.5.
	end.bias += linearUnit * 3 / 2
	return marshalSegmenter(trainLinear(borders, 1<<15, 8, 0), end)
}

// RawArticle returns a gold document as a reader would have found it, to be
// parsed and scored: its text alone, with the sentences of a block joined by one
// space.
func RawArticle(d *ud.Document) *corpus.Article {
	a := &corpus.Article{ID: d.ID}
	var text strings.Builder
	for i := range d.Sentences {
		s := &d.Sentences[i]
		switch {
		case i == 0:
			a.Blocks = append(a.Blocks, corpus.Block{Kind: s.Kind})
		case s.Block != d.Sentences[i-1].Block:
			text.WriteString("\n\n")
			a.Blocks = append(a.Blocks, corpus.Block{Kind: s.Kind, Start: text.Len()})
		default:
			text.WriteByte(' ')
		}
		text.WriteString(d.Text[s.Start:s.End])
		a.Blocks[len(a.Blocks)-1].End = text.Len()
	}
	a.Text = text.String()
	return a
}

// Segment cuts a plain text into sentences and tokens and no more, one paragraph
// a block. Training uses it for texts without gold trees.
func Segment(id, text string) ud.Document {
	d := ud.Document{ID: id, Text: text}
	m := segmenter()
	t, s := &tokenizer{model: m.borders}, &splitter{model: m.ends}
	at := 0
	for i, paragraph := range strings.Split(text, "\n\n") {
		words := t.words(nil, text, at, at+len(paragraph))
		first := 0
		for _, end := range s.ends(nil, text, words, 0) {
			sentence := ud.Sentence{Start: words[first].start, End: words[end-1].end, Block: i, Kind: corpus.Paragraph}
			for _, w := range words[first:end] {
				sentence.Tokens = append(sentence.Tokens, ud.Token{Start: w.start, End: w.end, Form: text[w.start:w.end], Clitic: w.clitic, Head: -1})
			}
			d.Sentences = append(d.Sentences, sentence)
			first = end
		}
		at += len(paragraph) + 2
	}
	return d
}

// goldBlock is the text of a block with its words and the ends of its sentences.
type goldBlock struct {
	text  string
	words []word
	ends  map[int]bool // indices into words
}

// layout writes the blocks of a document out as text.
func layout(d *ud.Document, rng *rand.Rand, changed bool) []goldBlock {
	var blocks []goldBlock
	var text strings.Builder
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if i == 0 || s.Block != d.Sentences[i-1].Block {
			text.Reset()
			blocks = append(blocks, goldBlock{ends: map[int]bool{}})
		}
		b := &blocks[len(blocks)-1]
		sentence := pieces(d, s)
		if changed {
			sentence = vary(sentence, rng)
		}
		for k, p := range sentence {
			glued := !p.space
			if k == 0 {
				glued = text.Len() == 0 || changed && text.String()[text.Len()-1] == '.' && rng.IntN(32) == 0
			}
			if !glued {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(p.form)
			r, _ := utf8.DecodeLastRuneInString(text.String()[:start])
			b.words = append(b.words, word{start: start, end: text.Len(), clitic: p.clitic, space: start == 0 || isSpace(r)})
		}
		b.ends[len(b.words)] = true
		b.text = text.String()
	}
	return blocks
}

// piece is a word as a training text has it.
type piece struct {
	form          string
	space, clitic bool // space: before it
	name, number  bool
}

// pieces lists the words of a sentence.
func pieces(d *ud.Document, s *ud.Sentence) []piece {
	var list []piece
	for k, t := range s.Tokens {
		list = append(list, piece{
			form:   d.Text[t.Start:t.End],
			space:  k > 0 && t.Start > s.Tokens[k-1].End,
			clitic: t.Clitic,
			name:   isName(t.XPOS),
			number: t.XPOS == "CD" && '0' <= t.Form[0] && t.Form[0] <= '9',
		})
	}
	return list
}

// vary puts into a sentence what the treebanks have little of. Abbreviations, as
// the table says where they stand: *Lee* becomes *Prof. Lee* or *Lee Inc.*, *12*
// becomes *approx. 12* or *12 p.m.* At the end of the sentence, the
// abbreviation's full stop is the sentence's as well. And dates: *2004* becomes
// *2004-05-09*.
func vary(sentence []piece, rng *rand.Rand) []piece {
	var out []piece
	insert := func(place string) {
		list := abbreviations()[place]
		out = append(out, piece{form: list[rng.IntN(len(list))], space: true})
	}
	for k, p := range sentence {
		kind := ""
		switch {
		case p.name:
			kind = "name"
		case p.number:
			kind = "number"
		}
		first := k == 0 || !sentence[k-1].name
		last := k+1 == len(sentence) || !sentence[k+1].name && sentence[k+1].space || sentence[k+1].form == "."
		if kind != "" && first && (k == 0 || p.space) && rng.IntN(24) == 0 {
			insert("before " + kind)
			p.space = true
		}
		out = append(out, p)
		if p.number && len(p.form) == 4 && rng.IntN(24) == 0 {
			for range 2 {
				out = append(out, piece{form: "-"}, piece{form: fmt.Sprintf("%02d", 1+rng.IntN(12))})
			}
		}
		if k+2 == len(sentence) && sentence[k+1].form == "." && !strings.HasSuffix(p.form, ".") && rng.IntN(12) == 0 {
			if kind == "" {
				kind = [2]string{"name", "number"}[rng.IntN(2)]
			}
			insert("after " + kind)
			break
		}
		if kind != "" && last && rng.IntN(24) == 0 {
			insert("after " + kind)
		}
	}
	return out
}

// borders appends a decision for each place in the block where a border is in
// question.
func (b *goldBlock) borders(t *tokenizer, dst []instance) []instance {
	for i := 0; i < len(b.words); {
		j := i + 1
		for j < len(b.words) && !b.words[j].space {
			j++
		}
		start, end := b.words[i].start, b.words[j-1].end
		t.read(b.text, start, end)
		cuts := map[int]bool{}
		for _, w := range b.words[i:j] {
			cuts[w.start] = true
		}
		for k := range t.runes {
			t.cut[k] = k > 0 && cuts[t.runes[k].at]
		}
		next := nextClass(b.text, end, len(b.text))
		from, to := t.address()
		for k := 1; k < len(t.runes); k++ {
			if t.candidate(k) && !(from <= k && k <= to) {
				features := append([]uint32(nil), t.borderFeatures(k, next)...)
				dst = append(dst, instance{features, t.cut[k]})
			}
		}
		i = j
	}
	return dst
}

// sentenceEnds appends a decision for each place between two words.
func (b *goldBlock) sentenceEnds(s *splitter, dst []instance) []instance {
	s.read(b.text, b.words)
	var state openState
	last := 0
	for i := 1; i < len(b.words); i++ {
		state.add(s.seen[i-1].kind)
		features := append([]uint32(nil), s.endFeatures(i, last, &state)...)
		dst = append(dst, instance{features, b.ends[i]})
		if b.ends[i] {
			last = i
			state = openState{}
		}
	}
	return dst
}
