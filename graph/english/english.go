// Package english reads English: it turns the text of an article into
// sentences, tokens, tags, lemmas and Universal Dependencies trees.
//
// [Parse] takes an article with its blocks, [ParseLine] one sentence by itself.
// Both are deterministic to the bit and safe for concurrent use; the models are
// embedded and load once, at the first call. MODEL.md says what the models are,
// how good and how fast they are, and how they are trained.
//
// The package knows no names, mentions or propositions.
package english

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"dossier/graph/corpus"
	"dossier/graph/ud"
)

// Parse reads an article. No sentence crosses the border of a block; blocks of
// code give none. A sentence of more than 256 words is cut. Time and memory are
// linear in the length of the text.
func Parse(article *corpus.Article) *ud.Document {
	d := &ud.Document{ID: article.ID, Text: article.Text}
	r := readers.Get().(*reader)
	defer readers.Put(r)
	for i, b := range article.Blocks {
		if b.Kind != corpus.Code {
			d.Sentences = r.block(d.Sentences, d.Text, i, b)
		}
	}
	return d
}

// maxPiece is how many bytes of a block are cut into words at a time, so that
// working memory is bounded.
const maxPiece = 64 << 10

// block appends the sentences of a block to dst.
func (r *reader) block(dst []ud.Sentence, text string, number int, b corpus.Block) []ud.Sentence {
	r.words = r.words[:0]
	for start := b.Start; start < b.End; {
		end := pieceEnd(text, start, b.End)
		r.words = r.tokenizer.words(r.words, text, start, end)
		dateline := 0
		if start == b.Start {
			dateline = r.datelines.length(text, r.words)
		}
		r.ends = r.splitter.ends(r.ends[:0], text, r.words, dateline)
		first := 0
		for k, stop := range r.ends {
			for ; stop-first > maxStretch; first += maxStretch { // no prose
				dst = append(dst, r.sentence(text, r.words[first:first+maxStretch], number, b.Kind))
			}
			if k == len(r.ends)-1 && end < b.End {
				break // it goes on in the next piece
			}
			dst = append(dst, r.sentence(text, r.words[first:stop], number, b.Kind))
			first = stop
		}
		r.words = append(r.words[:0], r.words[first:]...)
		start = end
	}
	return dst
}

// pieceEnd returns where a piece of text[start:end] may be cut: before white
// space if there is some.
func pieceEnd(text string, start, end int) int {
	if end-start <= maxPiece {
		return end
	}
	if i := strings.LastIndexByte(text[start:start+maxPiece], ' '); i > 0 {
		return start + i
	}
	cut := start + maxPiece
	for cut > start+1 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return cut
}

// ParseLine reads a text as one sentence, whatever it holds. The text may also
// be tokenized already in the manner of the Penn Treebank: words apart, two
// grave accents and two apostrophes as quotation marks, -LRB- and -RRB- as
// brackets. The document has one sentence, none if the text is blank.
func ParseLine(id, text string) *ud.Document {
	d := &ud.Document{ID: id, Text: text}
	r := readers.Get().(*reader)
	defer readers.Put(r)
	r.words = r.tokenizer.words(r.words[:0], text, 0, len(text))
	if len(r.words) > 0 {
		d.Sentences = []ud.Sentence{r.sentence(text, r.words, 0, corpus.Paragraph)}
	}
	return d
}

// ParseTokens analyses a document whose sentences and tokens are given, and
// takes nothing else from it.
func ParseTokens(given *ud.Document) *ud.Document {
	d := &ud.Document{ID: given.ID, Text: given.Text}
	r := readers.Get().(*reader)
	defer readers.Put(r)
	for i := range given.Sentences {
		s := &given.Sentences[i]
		r.words = r.words[:0]
		for k, t := range s.Tokens {
			r.words = append(r.words, word{start: t.Start, end: t.End, space: k == 0 || s.Tokens[k-1].End < t.Start, clitic: t.Clitic})
		}
		d.Sentences = append(d.Sentences, r.sentence(d.Text, r.words, s.Block, s.Kind))
	}
	return d
}

// reader is what one goroutine needs to read.
type reader struct {
	tokenizer tokenizer
	splitter  splitter
	datelines datelineFinder
	lemmas    lemmaWriter
	network   *network
	reading   reading

	words []word
	ends  []int
}

var readers = sync.Pool{New: func() any { return newReader() }}

func newReader() *reader {
	m := segmenter()
	return &reader{
		tokenizer: tokenizer{model: m.borders},
		splitter:  splitter{model: m.ends},
		datelines: datelineFinder{lexicon: wordnet()},
		lemmas:    lemmaWriter{table: lemmas(), lexicon: wordnet()},
		network:   parserNetwork(),
		reading:   reading{features: featurizer{lexicon: wordnet()}},
	}
}

// sentence analyses words as a sentence.
func (r *reader) sentence(text string, words []word, block int, kind string) ud.Sentence {
	r.network.read(&r.reading, text, words)
	s := ud.Sentence{Start: words[0].start, End: words[len(words)-1].end, Block: block, Kind: kind, Tokens: make([]ud.Token, len(words))}
	labels := &r.network.labels
	shouted := isShouted(text[s.Start:s.End])
	for i, w := range words {
		tag := labels.Tags[r.reading.tags[i]]
		t := &s.Tokens[i]
		*t = ud.Token{
			Start: w.start, End: w.end, Form: text[w.start:w.end], Clitic: w.clitic,
			UPOS: labels.UPOS[tag[0]], XPOS: labels.XPOS[tag[1]], Feats: labels.Feats[tag[2]],
			Head: r.reading.head[i], Deprel: labels.Relations[r.reading.relation[i]], Confidence: r.reading.confidence[i],
		}
		if t.XPOS == "POS" && i > 0 && words[i-1].end == w.start {
			t.Clitic = true
		}
		t.Lemma = r.lemmas.lemma(t.Form, t.UPOS, t.XPOS, shouted)
	}
	tellHaveFromBe(s.Tokens)
	mend(&s)
	return s
}

// tellHaveFromBe corrects the lemma of 's where it stands for has: the tree
// shows a perfect participle above it (he's seen it), not a passive (it's seen)
// nor a progressive (he's being seen).
func tellHaveFromBe(tokens []ud.Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.XPOS != "VBZ" || t.Deprel != "aux" || t.Lemma != "be" || t.End-t.Start > len("’s") || tokens[t.Head].XPOS != "VBN" {
			continue
		}
		progressive := false
		for _, u := range tokens[i+1 : max(i+1, t.Head)] {
			progressive = progressive || u.Head == t.Head && u.XPOS == "VBG"
		}
		if !progressive {
			t.Lemma = "have"
		}
	}
}

// isShouted reports whether a text has no small letter.
func isShouted(text string) bool {
	for _, r := range text {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}
