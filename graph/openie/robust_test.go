package openie

import (
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dossier/graph/mention"
	"dossier/graph/ud"
)

// TestBrokenTrees reads the sentences of all cases with their trees, labels and
// parts of speech thrown about: whatever a parser makes of a text, nothing
// panics, and what comes out stands in the text.
func TestBrokenTrees(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var cases []testCase
	for _, folder := range []string{ruleCases, constructionCases} {
		for _, f := range readCases(t, folder) {
			cases = append(cases, f.cases...)
		}
	}
	labels, tags := labelsOf(cases)
	for round := range 20 {
		for i := range cases {
			c := cases[i]
			doc := *c.doc
			doc.Sentences = slices.Clone(doc.Sentences)
			for k := range doc.Sentences {
				disturb(random, &doc.Sentences[k], labels, tags)
			}
			c.doc = &doc
			checkExtraction(t, &c, fmt.Sprintf("%s, round %d", c.text(), round))
		}
	}
}

// TestSameResult reads all cases again, many at once: the same text gives the
// same propositions, whoever else is reading.
func TestSameResult(t *testing.T) {
	var group sync.WaitGroup
	for _, folder := range []string{ruleCases, constructionCases} {
		for _, f := range readCases(t, folder) {
			for i := range f.cases {
				c := &f.cases[i]
				want := c.run().String()
				for range 4 {
					group.Go(func() {
						if got := c.run().String(); got != want {
							t.Errorf("%s: once\n%s\nonce\n%s", c.text(), want, got)
						}
					})
				}
			}
		}
	}
	group.Wait()
}

// labelsOf lists the relations and the tagged features that occur in cases.
func labelsOf(cases []testCase) (labels []string, tags []ud.Token) {
	seen := map[string]bool{}
	for _, c := range cases {
		for _, s := range c.doc.Sentences {
			for _, token := range s.Tokens {
				if !seen[token.Deprel] && token.Deprel != "root" {
					labels = append(labels, token.Deprel)
				}
				if key := token.UPOS + token.XPOS + token.Feats; !seen[key] {
					tags = append(tags, token)
					seen[key] = true
				}
				seen[token.Deprel] = true
			}
		}
	}
	return labels, tags
}

// disturb makes of the tree another one, with a few labels and tags changed.
func disturb(random *rand.Rand, s *ud.Sentence, labels []string, tags []ud.Token) {
	s.Tokens = slices.Clone(s.Tokens)
	n := len(s.Tokens)
	for range 1 + n/4 {
		i := random.IntN(n)
		switch token := &s.Tokens[i]; random.IntN(3) {
		case 0:
			before := token.Head
			if token.Head >= 0 {
				token.Head = random.IntN(n)
			}
			if s.Check() != nil {
				token.Head = before
			}
		case 1:
			if token.Head >= 0 { // the root is always one
				token.Deprel = labels[random.IntN(len(labels))]
			}
		default:
			tag := tags[random.IntN(len(tags))]
			token.UPOS, token.XPOS, token.Feats = tag.UPOS, tag.XPOS, tag.Feats
		}
	}
}

// checkExtraction extracts in both forms and checks that every word is one of
// the sentence.
func checkExtraction(t *testing.T, c *testCase, name string) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: panic: %v\n%s\n%s", name, r, treeOf(c.doc), debug.Stack())
		}
	}()
	extraction, trace := Explain(c.doc, c.times, c.mentions)
	for _, step := range trace.Steps {
		checkProposition(t, c.doc, &step.Proposition, name)
	}
	for i := range extraction.Propositions {
		p := &extraction.Propositions[i]
		checkProposition(t, c.doc, p, name)
		if p.Subject.IsZero() || p.Predicate.Label == "" || p.Predicate.Reading == "" {
			t.Errorf("%s: a proposition without subject, relation or reading: %s\n%s", name, c.statement(p), treeOf(c.doc))
		}
	}
	for _, binary := range []bool{false, true} {
		for _, tuple := range Tuples(c.doc, c.times, c.mentions, binary) {
			for _, words := range append(slices.Clone(tuple.Arguments), tuple.Relation) {
				for _, w := range words {
					if !strings.Contains(c.doc.Text, w) && w != "is" && w != "are" {
						t.Errorf("%s: the word %q of a tuple is not in the text", name, w)
					}
				}
			}
		}
	}
}

func checkProposition(t *testing.T, doc *ud.Document, p *Proposition, name string) {
	t.Helper()
	phrases := []Phrase{p.Subject, p.Object}
	for _, q := range p.Qualifiers {
		phrases = append(phrases, q.Phrase)
	}
	for _, a := range p.Attribution {
		phrases = append(phrases, a.Speaker)
	}
	for _, phrase := range phrases {
		if phrase.IsZero() {
			continue
		}
		tokens := doc.Sentences[phrase.Sentence].Tokens
		if !slices.IsSorted(phrase.Tokens) || phrase.Tokens[0] < 0 || phrase.Tokens[len(phrase.Tokens)-1] >= len(tokens) || !slices.Contains(phrase.Tokens, phrase.Head) {
			t.Errorf("%s: the tokens %v with head %d are no phrase\n%s", name, phrase.Tokens, phrase.Head, treeOf(doc))
		}
	}
	if p.Confidence < 0 || p.Confidence > 1 {
		t.Errorf("%s: confidence %v", name, p.Confidence)
	}
	for _, r := range p.Rules {
		if !slices.ContainsFunc(Rules, func(known Rule) bool { return known.Name == r }) {
			t.Errorf("%s: a proposition is made by the rule %q, which is not in the table", name, r)
		}
	}
}

// treeOf writes a tree for people.
func treeOf(doc *ud.Document) string {
	var b strings.Builder
	if err := ud.WriteConllu(&b, doc); err != nil {
		return err.Error()
	}
	return b.String()
}

// TestLongSentence reads sentences of many words, as a table or a hostile page
// may hold: four times the words may not take much more than four times the
// time.
func TestLongSentence(t *testing.T) {
	for _, shape := range []struct {
		name string
		arc  func(i, n int) (head int, deprel string)
	}{
		{"verbs below each other", func(i, n int) (int, string) { return i - 1, "xcomp" }},
		{"verbs side by side", func(i, n int) (int, string) { return 0, "conj" }},
		{"relative clauses in each other", func(i, n int) (int, string) { return i - 1, "acl:relcl" }},
		{"nouns below each other", func(i, n int) (int, string) { return i - 1, "nmod" }},
		{"many participants", func(i, n int) (int, string) { return 0, "obl" }},
		{"many subjects and objects", func(i, n int) (int, string) {
			switch {
			case i == 1:
				return 0, "nsubj"
			case i < n/2:
				return 1, "conj"
			case i == n/2:
				return 0, "obj"
			}
			return n / 2, "conj"
		}},
	} {
		const n = 100
		short, long := extractLong(n, shape.arc), extractLong(4*n, shape.arc)
		if long > 30*short && long > time.Second {
			t.Errorf("%s: %d words take %v, %d words %v", shape.name, n, short, 4*n, long)
		}
	}
}

// extractLong extracts from a sentence of a verb and n − 1 words after it, in
// turn nouns and verbs unless all of them are nouns, and returns how long it
// took.
func extractLong(n int, arc func(i, n int) (head int, deprel string)) time.Duration {
	s := ud.Sentence{Kind: "paragraph"}
	var text strings.Builder
	for i := range n {
		token := ud.Token{Form: "sees", Lemma: "see", UPOS: "VERB", XPOS: "VBZ", Feats: "VerbForm=Fin", Head: -1, Deprel: "root", Confidence: 1}
		if i > 0 {
			token.Head, token.Deprel = arc(i, n)
			if nominal := token.Deprel != "xcomp" && token.Deprel != "conj" && token.Deprel != "acl:relcl" || token.Head > 0 && token.Deprel == "conj"; nominal || i%2 == 1 {
				token.Form, token.Lemma, token.UPOS, token.XPOS, token.Feats = "ships", "ship", "NOUN", "NNS", "Number=Plur"
			}
		}
		token.Start = text.Len()
		text.WriteString(token.Form)
		token.End = text.Len()
		text.WriteByte(' ')
		s.Tokens = append(s.Tokens, token)
	}
	s.End = s.Tokens[n-1].End
	doc := &ud.Document{Text: text.String(), Sentences: []ud.Sentence{s}}
	start := time.Now()
	Extract(doc, nil, &mention.Analysis{})
	Tuples(doc, nil, &mention.Analysis{}, true)
	return time.Since(start)
}
