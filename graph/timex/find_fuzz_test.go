package timex

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dossier/graph/ud"
)

// wildDocument makes a document of words with tags and heads picked by bytes,
// so that no tree, tag or order of words is too odd to come up.
func wildDocument(text string, picks []byte) *ud.Document {
	upos := []string{"PROPN", "NUM", "NOUN", "VERB", "AUX", "ADV", "ADP", "ADJ", "DET", "PUNCT"}
	xpos := []string{"NNP", "CD", "NN", "NNS", "VBD", "VBZ", "VBN", "MD", "IN", "RB", "$"}
	deprel := []string{"obl", "nmod", "nmod:poss", "compound", "flat", "nummod", "aux", "cop", "case", "det", "mark", "xcomp", "conj", "obl:unmarked"}
	pick := func(i, n int) int {
		if len(picks) == 0 {
			return i % n
		}
		return int(picks[i%len(picks)]) % n
	}
	doc := &ud.Document{Text: text}
	at := 0
	for k, line := range strings.Split(text, "\n") {
		s := ud.Sentence{Block: k, Kind: "paragraph"}
		words := strings.Fields(line)
		for i, form := range words {
			start := at + strings.Index(text[at:], form)
			at = start + len(form)
			n := i + k
			s.Tokens = append(s.Tokens, ud.Token{Start: start, End: at, Form: form, Lemma: strings.ToLower(form), UPOS: upos[pick(n, len(upos))],
				XPOS: xpos[pick(n+1, len(xpos))], Head: pick(n+2, len(words)+1) - 1, Deprel: deprel[pick(n+3, len(deprel))]})
		}
		if len(words) > 0 {
			s.Start, s.End = s.Tokens[0].Start, at
			doc.Sentences = append(doc.Sentences, s)
		}
	}
	return doc
}

func FuzzFind(f *testing.F) {
	for _, c := range findCases {
		f.Add(c.text, []byte{1, 4, 2, 9}, c.published)
	}
	f.Add("from 12 - 14 May to the end of the year before the day after tomorrow at 10 p . m .", []byte{}, "2024-02-29")
	f.Add("February 30 , 2023 ; 31 June ; 29 February ; 9999-99-99 ; 99/99/9999 ; 0000 BC", []byte{7}, "0001-01-01")
	f.Fuzz(func(t *testing.T, text string, picks []byte, published string) {
		if !utf8.ValidString(text) {
			return
		}
		doc := wildDocument(text, picks)
		last := ud.Span{Sentence: -1}
		for _, e := range Find(doc, published) {
			s := e.Span
			if s.Sentence < last.Sentence || s.Sentence == last.Sentence && s.Start < last.End || s.Start >= s.End ||
				s.End > len(doc.Sentences[s.Sentence].Tokens) {
				t.Fatalf("span %v after %v", s, last)
			}
			last = s
			switch e.Type {
			case Date, Time, Duration, Set:
			default:
				t.Fatalf("%q has type %q", doc.Span(s), e.Type)
			}
			begin, end, ok := Bounds(e.Value)
			if e.IsDate() && ok != (e.Begin != "") {
				t.Fatalf("%q has value %q and begins on %q", doc.Span(s), e.Value, e.Begin)
			}
			if e.IsDate() && ok && (compareDays(begin, e.Begin) > 0 || compareDays(e.End, end) > 0 || compareDays(e.Begin, e.End) > 0) {
				t.Fatalf("%q: %q is %s to %s, not %s to %s", doc.Span(s), e.Value, begin, end, e.Begin, e.End)
			}
		}
	})
}
