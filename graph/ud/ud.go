// Package ud holds an annotated article: sentences, tokens and their Universal
// Dependencies tree (version 2, https://universaldependencies.org), with byte
// offsets into the article's text.
//
// It knows no English, no lexicon and no file but CoNLL-U. Everything that
// reads language downstream (mention, timex, openie) starts from a [Document];
// everything upstream (english) ends in one.
package ud

import "strings"

// Document is one article after reading.
type Document struct {
	ID        string     // the article's ID
	Text      string     // the article's text; all offsets count its bytes
	Sentences []Sentence // in the order of the text, without overlap
}

// Sentence is a stretch of text with its tree.
type Sentence struct {
	Start, End int    // bytes of Document.Text; from the first token's start to the last one's end
	Block      int    // number of the paragraph, heading, … that holds it; blocks count from 0
	Kind       string // what the block is, as corpus.Block.Kind says: "paragraph", "heading", "caption", …
	Tokens     []Token
}

// Token is a syntactic word. Its text is Document.Text[Start:End].
type Token struct {
	Start, End int    // bytes of Document.Text
	Form       string // the word as it stands in the text
	Lemma      string // dictionary form; a proper name keeps its form
	UPOS       string // universal part of speech: NOUN, VERB, …
	XPOS       string // Penn Treebank tag: NNS, VBD, …
	Feats      string // features as in CoNLL-U, sorted: "Number=Plur|Person=3"; "" for none
	Head       int    // index of the head in Sentence.Tokens; −1 at the root
	Deprel     string // relation to the head, with its subtype: "nsubj:pass"
	// Clitic marks a word that continues the orthographic token of the word
	// before it: n't in don't, 's in Kim's. CoNLL-U writes both as one
	// multiword token.
	Clitic bool
	// Confidence is the parser's calibrated probability that Head and the
	// universal part of Deprel are right, 0 to 1; 1 for a tree made by hand.
	Confidence float64
}

// Span is a stretch of tokens of one sentence.
type Span struct {
	Sentence   int // index in Document.Sentences
	Start, End int // indices in Sentence.Tokens; End is exclusive
}

// Feat returns the value of a feature, "" when the token has none of that name.
func (t *Token) Feat(name string) string {
	for rest := t.Feats; rest != ""; {
		var pair string
		pair, rest, _ = strings.Cut(rest, "|")
		if k, v, ok := strings.Cut(pair, "="); ok && k == name {
			return v
		}
	}
	return ""
}

// Relation returns the universal part of Deprel: "nsubj" of "nsubj:pass".
func (t *Token) Relation() string {
	rel, _, _ := strings.Cut(t.Deprel, ":")
	return rel
}

// Subtype returns what follows the colon of Deprel: "pass" of "nsubj:pass".
func (t *Token) Subtype() string {
	_, sub, _ := strings.Cut(t.Deprel, ":")
	return sub
}

// Span returns the bytes of a span as they stand in the text.
func (d *Document) Span(s Span) string {
	if s.Start >= s.End {
		return ""
	}
	tokens := d.Sentences[s.Sentence].Tokens
	return d.Text[tokens[s.Start].Start:tokens[s.End-1].End]
}

// SpaceAfter reports whether white space (or the end of the sentence) follows
// token i in the text.
func (s *Sentence) SpaceAfter(i int) bool {
	return i+1 >= len(s.Tokens) || s.Tokens[i+1].Start > s.Tokens[i].End
}
