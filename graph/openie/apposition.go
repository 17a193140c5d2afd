package openie

import (
	"strings"

	"dossier/graph/mention"
)

// This file tells appositions from what the tree only calls so.

// apposed returns the phrase that the apposition a says something of: the head
// that the tree gives it, else the name right before its comma; −1 for none.
func (s *sentence) apposed(a int) int {
	h := s.wholeWord(s.tokens[a].Head)
	if h < 0 || s.time[a] >= 0 || s.Child(a, "case") >= 0 {
		return -1
	}
	if s.plausible(h, a) {
		return h
	}
	left, _ := s.Extent(a)
	for left > 0 && s.tokens[left-1].UPOS == "PUNCT" {
		left--
	}
	for k := left - 1; k > h; k = s.tokens[k].Head {
		if s.named(k) && s.plausible(k, a) {
			return k
		}
		if first := s.firstConjunct(k); first != k && s.named(first) && s.plural(a) && s.plausible(first, a) {
			return first
		}
	}
	return -1
}

// plausible reports whether h and a can be two names of one thing: something
// stands between them or one of them is a name or definite, they agree in number,
// and a person is no thing.
func (s *sentence) plausible(h, a int) bool {
	name, description := h, a
	if s.named(a) && !s.role(a) {
		name, description = a, h
	}
	switch {
	case s.time[h] >= 0 || !s.nominal(h) || s.tokens[h].UPOS == "PRON" || s.tokens[h].UPOS == "NUM":
		return false
	case !s.determined(description) && (!s.named(name) || description < name && s.separated(h, a) && !s.personNoun(description)):
		return false // "production, munitions"; "Nice car, John"
	case !s.separated(h, a) && !s.named(name):
		return false
	case s.plural(description) && !s.plural(name) && len(s.conjuncts(s.firstConjunct(name))) == 1 && !s.collective(name):
		return false
	case s.plural(name) && !s.named(name) && !s.plural(description) && !groupNouns()[s.lemma(description)]:
		return false
	case measureNouns()[s.lemma(description)]:
		return false
	}
	return s.compatible(name, description)
}

// compatible reports whether what the name means can be of the kind that the
// description says.
func (s *sentence) compatible(name, description int) bool {
	t, d := s.typeOf(name), s.typeOf(description)
	if t == "" || d == "" || t == d {
		return true
	}
	if d == mention.Person || s.personNoun(description) {
		return t == mention.Person || partyNouns()[s.lemma(description)] && (t == mention.Organization || t == mention.Place)
	}
	return t != mention.Person
}

// determined: "the", "a", "his", "two": a phrase that means something definite.
func (s *sentence) determined(i int) bool {
	return s.Child(i, "det", "nmod:poss", "nummod") >= 0
}

// collective: a name that takes a plural description by itself: "the
// Netherlands", "Meridian Terminals", a band.
func (s *sentence) collective(i int) bool {
	return s.typeOf(i) == mention.Organization
}

// separated reports a comma, dash, bracket or colon between two phrases.
func (s *sentence) separated(h, a int) bool {
	for i := min(h, a) + 1; i < max(h, a); i++ {
		if s.tokens[i].UPOS == "PUNCT" && strings.ContainsAny(s.tokens[i].Form, ",;:()[]–—-") {
			return true
		}
	}
	return false
}

// hyphenated returns the rest of a word that is written with hyphens,
// "-in-law".
func (s *sentence) hyphenated(d int) string {
	var b strings.Builder
	for i := d + 1; i+1 < len(s.tokens) && s.tokens[i].Form == "-" && !s.Sentence.SpaceAfter(i-1) && !s.Sentence.SpaceAfter(i); i += 2 {
		b.WriteString("-" + s.lower(i+1))
	}
	return b.String()
}
