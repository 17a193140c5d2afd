package graph

import (
	"testing"

	"dossier/graph/corpus"
)

// A time keeps the preposition that makes it a beginning, an end or a length;
// from one to another is one interval.
func TestTimes(t *testing.T) {
	for _, test := range []struct{ sentence, role, literal string }{
		{"Lind has owned the mill since 2018.", "since", "2018"},
		{"The mill was closed from May to July 2019.", "time", "2019-05/2019-07"},
		{"The workers repaired the bridge between 2004 and 2009.", "time", "2004/2009"},
		{"The appeal must be filed within 14 days.", "within", "14 days"},
		{"The council closed the mill in May 2019.", "time", "2019-05"},
	} {
		found := false
		for _, c := range analyze(test.sentence).Claims {
			for _, q := range c.Qualifiers {
				found = found || q.Role == test.role && q.Term.Literal == test.literal
			}
		}
		if !found {
			t.Errorf("%s: no claim with %s %s: %+v", test.sentence, test.role, test.literal, analyze(test.sentence).Claims)
		}
	}
}

// A claim about what cannot be named is none, and no claim without an object
// either.
func TestNameless(t *testing.T) {
	for _, c := range analyze("Pyongyang renounced all of it.").Claims {
		t.Errorf("a claim about nothing: %+v", c)
	}
}

func analyze(sentence string) Analysis {
	return Analyze(corpus.Article{ID: "a", Published: "2024-01-10", Text: sentence, Blocks: []corpus.Block{{Kind: corpus.Paragraph, End: len(sentence)}}})
}
