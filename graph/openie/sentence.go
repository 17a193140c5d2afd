package openie

import (
	"slices"
	"strings"

	"dossier/graph/mention"
	"dossier/graph/timex"
	"dossier/graph/ud"
)

// sentence is the working view of one sentence: its tree, and what the rules
// have found in it so far.
type sentence struct {
	doc    *document
	index  int
	tokens []ud.Token
	*ud.Tree
	mention      []int // of each token, the first mention that it heads, −1 for none
	time         []int // of each token, the time expression that covers it, −1 for none
	quote        []int // of each token, the quotation that it stands in, −1 for none
	clauses      []*clause
	descriptions []*clause // appositions and titles
	clauseAt     []*clause // of each token, the clause whose predicate it is, or nil

	propositions []Proposition
	trace        *Trace
	rule         string // the rule at work, for the trace
}

// document is what the rules may know beyond the sentence.
type document struct {
	*ud.Document
	times      []timex.Expression
	mentions   *mention.Analysis
	sentences  []*sentence
	quotations []quotation
}

func newSentence(doc *document, index int) *sentence {
	tokens := doc.Sentences[index].Tokens
	return &sentence{
		doc: doc, index: index, tokens: tokens,
		Tree:     ud.NewTree(&doc.Sentences[index]),
		mention:  filled(len(tokens)),
		time:     filled(len(tokens)),
		quote:    filled(len(tokens)),
		clauseAt: make([]*clause, len(tokens)),
	}
}

func filled(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// lemma is the token's dictionary form in lower case.
func (s *sentence) lemma(i int) string { return strings.ToLower(s.tokens[i].Lemma) }

// lower is the token's form in lower case.
func (s *sentence) lower(i int) string { return strings.ToLower(s.tokens[i].Form) }

// relation is the universal part of the token's relation to its head.
func (s *sentence) relation(i int) string { return s.tokens[i].Relation() }

// subtree returns h and all tokens below it for which keep is true (a refused
// token takes its dependents with it), ascending. A nil keep keeps all.
func (s *sentence) subtree(h int, keep func(int) bool) []int {
	out := []int{h}
	for i := 0; i < len(out); i++ {
		for _, c := range s.Children(out[i]) {
			if keep == nil || keep(c) {
				out = append(out, c)
			}
		}
	}
	slices.Sort(out)
	return out
}

// caseOf returns the preposition of a nominal (or the marker of a clause) as
// one phrase of lower-case words, "according to", and its tokens; "" for none.
func (s *sentence) caseOf(h int) (string, []int) {
	return s.marker(h, "case")
}

// markOf returns the subordinator of a clause: "if", "in order to", "as if".
func (s *sentence) markOf(h int) (string, []int) {
	return s.marker(h, "mark")
}

func (s *sentence) marker(h int, relation string) (string, []int) {
	var tokens []int
	for _, c := range s.Children(h) {
		if s.relation(c) != relation || s.tokens[c].UPOS == "PART" && s.tokens[c].XPOS == "POS" {
			continue
		}
		if c > h && relation == "case" && !s.postposition(c) {
			continue
		}
		tokens = append(tokens, c)
		tokens = append(tokens, s.ChildrenBy(c, "fixed")...)
	}
	if len(tokens) == 0 {
		return "", nil
	}
	slices.Sort(tokens)
	tokens = slices.Compact(tokens)
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = s.lower(t)
	}
	return strings.Join(slices.Compact(words), " "), tokens
}

// postposition: "two days ago", "ten years later".
func (s *sentence) postposition(c int) bool { return s.tokens[c].UPOS == "ADP" }

// words joins the forms of tokens as they stand in the text, with a space
// where the text has white space or where tokens were left out.
func (s *sentence) words(tokens []int) string {
	return s.join(tokens, func(i int) string { return s.tokens[i].Form })
}

// join is words with the words written as form says.
func (s *sentence) join(tokens []int, form func(int) string) string {
	var b strings.Builder
	for k, i := range tokens {
		if k > 0 && (tokens[k-1] != i-1 || s.tokens[i].Start > s.tokens[i-1].End) {
			b.WriteByte(' ')
		}
		b.WriteString(form(i))
	}
	return b.String()
}

// conjuncts returns h and what is coordinated with it, in order.
func (s *sentence) conjuncts(h int) []int {
	out := []int{h}
	for i := 0; i < len(out); i++ {
		out = append(out, s.ChildrenBy(out[i], "conj")...)
	}
	slices.Sort(out)
	return out
}

// firstConjunct climbs from a conjunct to the head of its coordination.
func (s *sentence) firstConjunct(h int) int {
	for s.relation(h) == "conj" && s.tokens[h].Head >= 0 {
		h = s.tokens[h].Head
	}
	return h
}

// nominal reports whether the token can head a noun phrase.
func (s *sentence) nominal(i int) bool {
	switch s.tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM":
		return true
	case "DET", "ADJ":
		switch s.relation(i) {
		case "nsubj", "obj", "iobj", "obl", "nmod", "appos":
			return true // "those", "the wounded"
		}
	}
	return false
}

// verbForm is the verb form of a token, "Fin" or "Inf"; "" for none.
func (s *sentence) verbForm(i int) string { return s.tokens[i].Feat("VerbForm") }

// passiveForm reports a passive participle without an auxiliary of its own:
// the tree marks it by an auxiliary or a passive subject, the tagger by Voice.
func (s *sentence) passiveForm(i int) bool {
	if s.Child(i, "aux:pass") >= 0 {
		return true
	}
	if !s.transitive(i) || arrivalVerbs()[s.lemma(i)] {
		return false // "fallen trees": no participle of these is passive
	}
	if s.Child(i, "obl:agent") >= 0 && s.tokens[i].XPOS == "VBN" && s.Child(i, "obj") < 0 {
		return true
	}
	if s.Sentence.Kind == "heading" && (s.tokens[i].XPOS == "VBN" || s.tokens[i].XPOS == "VBD" && objectVerbs()[s.lemma(i)]) && s.transitive(i) && s.Child(i, "obj", "ccomp", "xcomp") < 0 {
		return true // "Parents prosecuted after death"
	}
	if s.Child(i, "nsubj:pass", "csubj:pass") >= 0 {
		return s.verbForm(i) != "Fin" // a finite verb without an auxiliary is active, whatever the tree
	}
	for _, k := range s.ChildrenBy(i, "nsubj") {
		if k < i {
			return false // "Kim called for calm": a past tense, whatever the tag
		}
	}
	return s.tokens[i].Feat("Voice") == "Pass" && s.tokens[i].XPOS == "VBN"
}

// transitive reports whether the verb can take an object.
func (s *sentence) transitive(i int) bool { return !intransitives()[s.lemma(i)] }
