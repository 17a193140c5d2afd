package openie

import (
	"slices"
	"strings"
)

// This file finds propositions that say only what another one out of the same
// words says better.

// minTaken is the confidence below which a relation that has taken its object
// in gives way to the plain one.
const minTaken = 0.45

// saidBetter reports whether one of all makes p superfluous.
func (s *sentence) saidBetter(p *Proposition, all []Proposition) bool {
	return slices.ContainsFunc(all, func(q Proposition) bool {
		return s.roleWithOwner(p, &q) || s.readsAlike(p, &q) || s.tookObjectIn(p, &q) && s.takenSurely(&q) || s.tookObjectIn(&q, p) && !s.takenSurely(p)
	})
}

// readsAlike: "was told to leave", once as what is to be done, once as what was
// told: the second is certain.
func (s *sentence) readsAlike(p, q *Proposition) bool {
	return p.Modality != Asserted && q.Modality == Asserted && p.Polarity == q.Polarity && p.Predicate.Reading == q.Predicate.Reading &&
		p.Subject.Head == q.Subject.Head && p.Object.Head == q.Object.Head && p.Object.Sentence == q.Object.Sentence && p.Object.IsZero() == q.Object.IsZero()
}

// roleWithOwner: "is North Korean leader" beside "is leader of North Korea".
func (s *sentence) roleWithOwner(p, q *Proposition) bool {
	if p.Predicate.Label != "be" || p.Literal || p.Object.IsZero() || p.Object.Sentence != s.index || p.Subject.Head != q.Subject.Head ||
		p.Polarity != q.Polarity || q.Predicate.Head != p.Object.Head || !strings.HasPrefix(q.Predicate.Label, "be ") || q.Object.IsZero() {
		return false
	}
	return !s.saysMore(p.Object, q)
}

// saysMore reports whether a description holds a name or number that the role
// q leaves out.
func (s *sentence) saysMore(description Phrase, q *Proposition) bool {
	return slices.ContainsFunc(description.Tokens, func(i int) bool {
		switch {
		case i == description.Head, q.Object.Sentence == s.index && slices.Contains(q.Object.Tokens, i), strings.Contains(q.Predicate.Label, s.lower(i)):
			return false
		case i < description.Head:
			return s.tokens[i].UPOS == "NUM" && !s.tokens[i].Is("nummod")
		}
		return s.tokens[i].UPOS == "PROPN" || s.tokens[i].UPOS == "NUM"
	})
}

// tookObjectIn: "fired missiles" with the target as a qualifier, beside "fired
// missiles at the target", which keeps the missiles as a qualifier.
func (s *sentence) tookObjectIn(p, q *Proposition) bool {
	return q.Predicate.Noun >= 0 && p.Predicate.Noun < 0 && p.Predicate.Head == q.Predicate.Head && p.Subject.Head == q.Subject.Head && p.Polarity == q.Polarity &&
		slices.Contains(p.Rules, transitiveVerb.Name)
}

// takenSurely: a verb of aiming or giving has its goal, however the tree hangs
// it; of other verbs the parser has to be sure.
func (s *sentence) takenSurely(q *Proposition) bool {
	words := strings.Fields(q.Predicate.Label)
	return goalVerbs()[s.lemma(q.Predicate.Head)][words[len(words)-1]] || q.Confidence >= minTaken
}

// sureOf gives a relation with its goal the confidence of the plain one.
func (s *sentence) sureOf(all []Proposition) {
	for i := range all {
		if all[i].Predicate.Noun < 0 || !s.takenSurely(&all[i]) || slices.Contains(all[i].Rules, aimedAndHit.Name) {
			continue
		}
		for k := range all {
			if s.tookObjectIn(&all[k], &all[i]) {
				all[i].Confidence = max(all[i].Confidence, all[k].Confidence)
			}
		}
	}
}
