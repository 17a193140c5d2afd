// Package udtest makes annotated documents for tests out of trees that are
// written by hand, so that a test does not hang on what a parser makes of its
// sentences.
package udtest

import (
	"strconv"
	"strings"
	"testing"

	"dossier/graph/ud"
)

// Document returns a document of the given trees, a sentence a line. A token
// is form/UPOS/XPOS/head/relation, the head counted from 1 and 0 at the root,
// and one part more where the lemma is not the form in small letters (of a
// proper noun: not the form):
//
//	Kim/PROPN/NNP/2/nsubj visited/VERB/VBD/0/root/visit him/PRON/PRP/2/obj/he
//
// Tokens are a space apart, but for 's, n't and what a hyphen (HYPH) ties
// together. Every sentence is a paragraph. A line that is no tree fails the
// test.
func Document(t testing.TB, trees string) *ud.Document {
	t.Helper()
	doc := &ud.Document{ID: "written"}
	var text strings.Builder
	for line := range strings.Lines(strings.TrimSpace(trees)) {
		s := ud.Sentence{Block: len(doc.Sentences), Kind: "paragraph"}
		for _, field := range strings.Fields(line) {
			tok := token(t, field)
			if text.Len() > 0 && tok.Form != "'s" && tok.Form != "n't" && tok.XPOS != "HYPH" && !strings.HasSuffix(text.String(), "-") {
				text.WriteByte(' ')
			}
			tok.Start = text.Len()
			text.WriteString(tok.Form)
			tok.End = text.Len()
			s.Tokens = append(s.Tokens, tok)
		}
		if len(s.Tokens) == 0 {
			continue
		}
		s.Start, s.End = s.Tokens[0].Start, text.Len()
		if err := s.Check(); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		doc.Sentences = append(doc.Sentences, s)
	}
	doc.Text = text.String()
	return doc
}

func token(t testing.TB, field string) ud.Token {
	t.Helper()
	f := strings.Split(field, "/")
	if len(f) < 5 {
		t.Fatalf("%q has less than five parts", field)
	}
	head, err := strconv.Atoi(f[3])
	if err != nil {
		t.Fatalf("%q: %v", field, err)
	}
	tok := ud.Token{Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: f[1], XPOS: f[2], Head: head - 1, Deprel: f[4]}
	switch {
	case len(f) > 5:
		tok.Lemma = f[5]
	case tok.UPOS == "PROPN":
		tok.Lemma = tok.Form
	}
	return tok
}
