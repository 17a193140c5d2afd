package openie

import (
	"slices"
	"strings"

	"dossier/graph/mention"
)

// This file says of propositions that are right why nobody would print them.

// unworthy returns why a proposition, right as it may be, is not worth a line,
// "" if it is.
func (s *sentence) unworthy(p *Proposition) string {
	c := s.clauseAt[p.Predicate.Head]
	switch {
	case c != nil && s.antecedentOfCondition(c):
		return "it is only supposed"
	case s.credit(p):
		return "a credit is no news"
	case c == nil || c.nominal:
		return ""
	case s.onlySays(c, p):
		return "who spoke to whom is no news without the words"
	case s.lemma(c.head) == "spend" && !p.Object.IsZero() && len(p.Qualifiers) == 0:
		return "it is not said what the time or money was for"
	case p.Literal && s.leavesOpen(p):
		return "the adjective needs what follows it"
	case p.Object.IsZero() && len(p.Qualifiers) == 0:
		return s.barePredicate(c, p)
	}
	return ""
}

// antecedentOfCondition reports the if-clause itself: what follows from it may
// be worth a line, the supposition is not.
func (s *sentence) antecedentOfCondition(c *clause) bool {
	switch mark, _ := s.markOf(c.head); mark {
	case "if", "unless", "in case", "even if", "as if", "as though", "lest":
		return true
	}
	return s.tokens[c.head].Is("advcl") && s.inverted(c.head)
}

// barePredicate returns why a verb alone says too little of its subject.
func (s *sentence) barePredicate(c *clause, p *Proposition) string {
	switch {
	case c.existential:
		if p.Polarity == Positive {
			return "that there is such a thing says little"
		}
	case strength(p.Modality) >= strength(Hypothetical):
		return "nothing is said to have happened"
	case happening(p.Predicate.Label) && !p.Subject.IsZero() && s.of(p.Subject).definite(p.Subject.Head):
		return "what is known to have happened happened"
	case len(strings.Fields(p.Predicate.Label)) > 1+order(c.passive): // "run aground"
	case !c.passive && objectVerbs()[s.lemma(c.head)]:
		return "the verb needs an object"
	case idleVerbs()[s.lemma(c.head)]:
		return "the verb alone says too little"
	}
	return ""
}

// leavesOpen: "was unable", "is likely": the clause that would say more is not
// in the object.
func (s *sentence) leavesOpen(p *Proposition) bool {
	h := p.Object.Head
	return openAdjectives()[s.lower(h)] && s.tokens[h].UPOS != "VERB" && slices.Max(p.Object.Tokens) == h
}

// onlySays: "told journalists", "quoted him": what was said is a proposition of
// its own, and names its speaker.
func (s *sentence) onlySays(c *clause, p *Proposition) bool {
	if c.passive || p.Object.IsZero() || finiteAttitude(s.lemma(c.head), "VERB") != report && s.lemma(c.head) != "quote" && s.lemma(c.head) != "cite" {
		return false
	}
	o := s.of(p.Object)
	switch s.lemma(c.head) {
	case "quote":
		return true
	case "tell", "inform", "brief", "remind", "notify", "assure":
		return !o.named(p.Object.Head)
	}
	return o.typeOf(p.Object.Head) == mention.Person && !o.named(p.Object.Head) && (c.parenthesis || s.Child(c.head, "ccomp") >= 0)
}

// credit: "Reuters released this photo", "pictures showed the leader".
func (s *sentence) credit(p *Proposition) bool {
	picture := func(q Phrase) bool {
		return !q.IsZero() && s.of(q).tokens[q.Head].UPOS == "NOUN" && pictureNouns()[s.of(q).lemma(q.Head)]
	}
	switch s.lemma(p.Predicate.Head) {
	case "show":
		return picture(p.Subject) && !p.Object.IsZero() && s.of(p.Object).typeOf(p.Object.Head) == mention.Person
	case "release", "provide", "publish", "take", "supply", "distribute", "issue", "post", "repost", "share", "circulate", "broadcast", "obtain":
		return picture(p.Object) || p.Object.IsZero() && picture(p.Subject)
	}
	return false
}
