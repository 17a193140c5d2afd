package openie

import (
	"cmp"
	"slices"

	"dossier/graph/mention"
	"dossier/graph/timex"
	"dossier/graph/ud"
)

// Tuples returns an article's extractions in the form of Open IE: words as
// they stand in the sentence, one tuple for each clause and subject with all
// of its arguments, whether the clause is affirmed, denied or only planned.
// With binary there is one for each argument, and what is coordinated is taken
// apart.
func Tuples(doc *ud.Document, times []timex.Expression, mentions *mention.Analysis, binary bool) []Tuple {
	d := newDocument(doc, times, mentions, nil)
	for stage := Clauses; stage <= Stating; stage++ {
		for _, s := range d.sentences {
			s.run(stage)
		}
	}
	var out []Tuple
	for _, s := range d.sentences {
		for _, c := range s.clauses {
			if t, ok := s.surface(c); ok {
				out = append(out, s.render(t, binary)...)
			}
		}
		for _, c := range s.descriptions {
			out = append(out, s.render(s.surfaceDescription(c), binary)...)
		}
	}
	return out
}

// surface is a clause as its words stand, before it is put into a tuple.
type surface struct {
	clause    *clause
	subject   argument
	relation  []int
	arguments []argument // in the order of the text
	copular   bool
}

// surfaceOf lays out a clause; an infinitive that shares its subject becomes
// part of the relation ("had started to broadcast").
func (s *sentence) surface(c *clause) (surface, bool) {
	if c.nominal || !c.subject.ok() || s.mergedAbove(c) || s.tokens[c.subject.head].Feat("PronType") == "Rel" {
		return surface{}, false
	}
	t := surface{clause: c, subject: c.subject}
	for x := c; x != nil; x = s.mergedBelow(x) {
		t.relation = append(t.relation, s.predicateWords(x)...)
		t.arguments = append(t.arguments, s.surfaceArguments(x)...)
	}
	slices.Sort(t.relation)
	slices.SortStableFunc(t.arguments, func(a, b argument) int {
		// What stands before the verb comes last: "In 1981, they developed it".
		return cmp.Or(order(a.start() < c.head && a.head != c.head)-order(b.start() < c.head && b.head != c.head), a.start()-b.start())
	})
	return t, len(t.arguments) > 0
}

func (a argument) start() int {
	if len(a.marks) > 0 {
		return a.marks[0]
	}
	return a.head
}

// mergedBelow returns the infinitive that continues the predicate of c.
func (s *sentence) mergedBelow(c *clause) *clause {
	x := s.Child(c.head, "xcomp")
	if x < 0 || s.clauseAt[x] == nil || c.object.ok() || c.indirect.ok() {
		return nil
	}
	return s.clauseAt[x]
}

func (s *sentence) mergedAbove(c *clause) bool {
	h := s.tokens[c.head].Head
	return s.tokens[c.head].Is("xcomp") && h >= 0 && s.clauseAt[h] != nil && s.mergedBelow(s.clauseAt[h]) == c
}

// predicateWords are the tokens of the relation: the verb with auxiliaries,
// negation and particles, the copula, the to of a merged infinitive.
func (s *sentence) predicateWords(c *clause) []int {
	tokens := s.verbGroup(c)
	if c.copula >= 0 {
		tokens = slices.DeleteFunc(tokens, func(i int) bool { return i == c.head || s.tokens[i].Is("advmod") && !s.negator(i) && i > c.copula })
		tokens = append(tokens, c.copula)
		if s.tokens[c.head].UPOS == "ADJ" && len(s.relatedObliques(c)) > 0 {
			tokens = append(tokens, s.describing(c.head)...)
		}
	}
	if s.mergedAbove(c) {
		tokens = append(tokens, s.ChildrenBy(c.head, "mark")...)
	}
	slices.Sort(tokens)
	return slices.Compact(tokens)
}

// surfaceArguments lists what hangs on the predicate.
func (s *sentence) surfaceArguments(c *clause) []argument {
	var out []argument
	if c.copula >= 0 && !(s.tokens[c.head].UPOS == "ADJ" && len(s.relatedObliques(c)) > 0) {
		prep, marks := s.caseOf(c.head)
		out = append(out, argument{head: c.head, prep: prep, marks: marks})
	}
	for _, a := range []argument{c.object, c.indirect, c.agent} {
		if a.ok() {
			out = append(out, a)
		}
	}
	for _, x := range c.obliques {
		if s.tokens[x.head].Feat("PronType") != "Rel" {
			out = append(out, x)
		}
	}
	for _, k := range s.Children(c.head) {
		switch {
		case s.tokens[k].Is("ccomp") && !s.tokens[k].Is("parataxis"):
			out = append(out, argument{head: k})
		case s.tokens[k].Is("xcomp") && s.mergedBelow(c) == nil:
			out = append(out, argument{head: k})
		case s.tokens[k].Is("advcl") && k > c.head:
			out = append(out, argument{head: k})
		case s.tokens[k].Is("advmod") && s.time[k] >= 0:
			out = append(out, argument{head: k})
		}
	}
	return out
}

// surfaceDescription is an apposition or title: its relation is "is".
func (s *sentence) surfaceDescription(c *clause) surface {
	return surface{clause: c, subject: c.subject, arguments: []argument{{head: c.head, antecedent: true}}, copular: true}
}

// render puts a surface into tuples.
func (s *sentence) render(t surface, binary bool) []Tuple {
	if !binary {
		return []Tuple{s.tuple(t, t.subject, t.arguments)}
	}
	var out []Tuple
	for _, subject := range s.members(t.subject) {
		for _, a := range t.arguments {
			for _, m := range s.members(a) {
				one := t
				if len(s.members(a)) > 1 {
					m.single = true
				}
				subject.single = len(s.members(t.subject)) > 1
				out = append(out, s.tuple(one, subject, []argument{m}))
			}
		}
	}
	return out
}

// tuple writes the words. The preposition of the first argument goes to the
// relation.
func (s *sentence) tuple(t surface, subject argument, arguments []argument) Tuple {
	out := Tuple{Sentence: s.index, Confidence: s.sureness(t.clause.head), Relation: s.forms(t.relation)}
	if t.copular {
		out.Relation = []string{beForm(s.plural(subject.head))}
	}
	out.Arguments = append(out.Arguments, s.forms(s.fullPhrase(subject, t.clause)))
	out.Confidence *= s.sureness(subject.head)
	for k, a := range arguments {
		out.Confidence *= s.sureness(a.head)
		words := s.forms(s.fullPhrase(a, t.clause))
		if k == 0 {
			out.Relation = append(out.Relation, s.forms(a.marks)...)
		} else {
			words = append(s.forms(a.marks), words...)
		}
		out.Arguments = append(out.Arguments, words)
	}
	return out
}

// sureness is the parser's confidence in the arc of token i, never 0.
func (s *sentence) sureness(i int) float64 { return max(s.tokens[i].Confidence, 0.01) }

// forms are the words of tokens as they stand in the text.
func (s *sentence) forms(tokens []int) []string {
	out := make([]string, len(tokens))
	for k, i := range tokens {
		out[k] = s.tokens[i].Form
	}
	return out
}
