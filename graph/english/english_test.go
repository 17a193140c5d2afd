package english_test

import (
	"testing"

	"dossier/graph/corpus"
	"dossier/graph/english"
)

func TestParse(t *testing.T) {
	text := "Kim visits factory\n\nNorth Korean leader Kim Jong Un visited arms factories this week, KCNA reported. He didn't speak."
	a := &corpus.Article{ID: "kim", Text: text, Blocks: []corpus.Block{{Kind: corpus.Heading, Start: 0, End: 18}, {Kind: corpus.Paragraph, Start: 20, End: len(text)}}}
	d := english.Parse(a)
	if len(d.Sentences) != 3 || d.Sentences[0].Kind != corpus.Heading || d.Sentences[2].Block != 1 {
		t.Fatalf("sentences: %+v", d.Sentences)
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if err := s.Check(); err != nil {
			t.Errorf("sentence %d: %v", i, err)
		}
		for _, token := range s.Tokens {
			if text[token.Start:token.End] != token.Form {
				t.Errorf("token %q stands for %q", token.Form, text[token.Start:token.End])
			}
		}
	}
	last := d.Sentences[2].Tokens
	if len(last) != 5 || last[2].Form != "n't" || !last[2].Clitic || last[2].Lemma != "not" {
		t.Errorf("He didn't speak. was read as %+v", last)
	}
}
