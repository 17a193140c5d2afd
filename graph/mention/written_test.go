package mention

import (
	"strconv"
	"strings"
	"testing"

	"dossier/graph/ud"
)

// written makes a document of trees written by hand, a sentence a line. A
// token is form/UPOS/XPOS/head/relation or, where the lemma is not the form in
// small letters, form/UPOS/XPOS/head/relation/lemma.
func written(t testing.TB, trees string) *ud.Document {
	t.Helper()
	doc := &ud.Document{ID: "written"}
	var text strings.Builder
	for line := range strings.Lines(strings.TrimSpace(trees)) {
		s := ud.Sentence{Block: len(doc.Sentences), Kind: "paragraph"}
		for _, field := range strings.Fields(line) {
			f := strings.Split(field, "/")
			if len(f) < 5 {
				t.Fatalf("%q has less than five parts", field)
			}
			head, err := strconv.Atoi(f[3])
			if err != nil {
				t.Fatalf("%q: %v", field, err)
			}
			if text.Len() > 0 && f[0] != "'s" && f[2] != "HYPH" && !strings.HasSuffix(text.String(), "-") {
				text.WriteByte(' ')
			}
			tok := ud.Token{Start: text.Len(), End: text.Len() + len(f[0]), Form: f[0], Lemma: strings.ToLower(f[0]), UPOS: f[1], XPOS: f[2], Head: head - 1, Deprel: f[4]}
			if f[1] == "PROPN" {
				tok.Lemma = f[0]
			}
			if len(f) > 5 {
				tok.Lemma = f[5]
			}
			text.WriteString(f[0])
			s.Tokens = append(s.Tokens, tok)
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

// headed returns the index of the phrase whose head is the n-th token (from
// 1) with the form in "form" or "form#n".
func headed(t testing.TB, a *article, word string) int {
	t.Helper()
	form, number, _ := strings.Cut(word, "#")
	n := 1
	if number != "" {
		n, _ = strconv.Atoi(number)
	}
	for s := range a.doc.Sentences {
		for i := range a.doc.Sentences[s].Tokens {
			if a.doc.Sentences[s].Tokens[i].Form != form {
				continue
			}
			if n--; n > 0 {
				continue
			}
			if k, ok := a.byHead[position{s, i}]; ok {
				return k
			}
		}
	}
	t.Fatalf("no phrase is headed by %s", word)
	return -1
}
