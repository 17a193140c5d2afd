package english

import "testing"

func TestLemma(t *testing.T) {
	w := &lemmaWriter{table: lemmas(), lexicon: wordnet()}
	for _, c := range []struct{ form, upos, xpos, lemma string }{
		{"went", "VERB", "VBD", "go"},
		{"fought", "VERB", "VBD", "fight"},
		{"lied", "VERB", "VBD", "lie"},
		{"fled", "VERB", "VBD", "flee"},
		{"provoked", "VERB", "VBN", "provoke"},
		{"bombed", "VERB", "VBN", "bomb"},
		{"stopped", "VERB", "VBD", "stop"},
		{"staged", "VERB", "VBD", "stage"},
		{"procured", "VERB", "VBN", "procure"},
		{"launches", "VERB", "VBZ", "launch"},
		{"denies", "VERB", "VBZ", "deny"},
		{"lying", "VERB", "VBG", "lie"},
		{"emphasizing", "VERB", "VBG", "emphasize"},
		{"inciting", "VERB", "VBG", "incite"},
		{"Aimed", "VERB", "VBN", "aim"},
		{"missiles", "NOUN", "NNS", "missile"},
		{"factories", "NOUN", "NNS", "factory"},
		{"launches", "NOUN", "NNS", "launch"},
		{"women", "NOUN", "NNS", "woman"},
		{"children", "NOUN", "NNS", "child"},
		{"people", "NOUN", "NNS", "person"},
		{"ICBM", "NOUN", "NN", "ICBM"},
		{"MISSILES", "NOUN", "NNS", "missile"},
		{"better", "ADJ", "JJR", "good"},
		{"largest", "ADJ", "JJS", "large"},
		{"Ukrainian", "ADJ", "JJ", "Ukrainian"},
		{"Ballistic", "ADJ", "JJ", "ballistic"},
		{"n’t", "PART", "RB", "not"},
		{"’ll", "AUX", "MD", "will"},
		{"ca", "AUX", "MD", "can"},
		{"him", "PRON", "PRP", "he"},
		{"An", "DET", "DT", "a"},
		{"12,000", "NUM", "CD", "12000"},
		{"Two", "NUM", "CD", "two"},
		{"”", "PUNCT", "''", "\""},
		{"States", "PROPN", "NNPS", "States"},
		{"United", "VERB", "NNP", "United"},
		{"KCNA", "PROPN", "NNP", "KCNA"},
	} {
		if got := w.lemma(c.form, c.upos, c.xpos, false); got != c.lemma {
			t.Errorf("%s (%s) has the lemma %q, want %q", c.form, c.xpos, got, c.lemma)
		}
	}
	if got := w.lemma("MISSILE", "NOUN", "NN", true); got != "missile" {
		t.Errorf("MISSILE in a headline has the lemma %q", got)
	}
}
