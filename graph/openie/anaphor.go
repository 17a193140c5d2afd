package openie

import (
	"slices"

	"dossier/graph/mention"
)

// suchAntecedent finds what "such weapons" are: the nearest phrase before it
// with a plural common noun of the same kind, in the same sentence or in the
// two before it. The zero phrase is returned when there is none.
func (s *sentence) suchAntecedent(h int) Phrase {
	if !s.suchNoun(h) {
		return Phrase{}
	}
	for i := s.index; i >= 0 && i >= s.index-2; i-- {
		t := s.doc.sentences[i]
		last := len(t.tokens) - 1
		if i == s.index {
			last = h - 1
		}
		for k := last; k >= 0; k-- {
			if t.tokens[k].UPOS == "NOUN" && t.plural(k) && t.time[k] < 0 && mention.SameKind(t.lemma(k), s.lemma(h)) && !t.suchNoun(k) && !quantities()[t.lemma(k)] && !s.sameSentenceAncestor(t, k, h) {
				return Phrase{Sentence: i, Head: k, Tokens: t.nameTokens(k, false)}
			}
		}
	}
	return Phrase{}
}

// suchNoun: "such weapons", "more such weapons".
func (s *sentence) suchNoun(h int) bool {
	// "Such weapons factories" says itself what is meant.
	return s.tokens[h].UPOS == "NOUN" && s.Child(h, "compound") < 0 && slices.ContainsFunc(s.Children(h), func(k int) bool { return k < h && s.lower(k) == "such" })
}

// sameSentenceAncestor reports a noun that the phrase of h stands inside: it
// cannot be what h means.
func (s *sentence) sameSentenceAncestor(t *sentence, k, h int) bool {
	return t == s && s.Dominates(k, h)
}

// kind is the lemma of what noun h means.
func (s *sentence) kind(h int) string {
	if p := s.suchAntecedent(h); !p.IsZero() {
		return s.doc.sentences[p.Sentence].lemma(p.Head)
	}
	return s.lemma(h)
}

// memberOf returns the set that "including one", "among them two" belongs to:
// the noun that the phrase hangs on; −1 when h is no such member.
func (s *sentence) memberOf(h int) int {
	prep, _ := s.caseOf(h)
	if prep != "including" || s.tokens[h].Head < 0 || s.tokens[h].UPOS == "PROPN" {
		return -1
	}
	switch s.tokens[h].UPOS {
	case "NUM", "PRON", "DET", "ADJ":
	default:
		if s.lower(h) != "one" && s.lower(h) != "ones" {
			return -1
		}
	}
	set := s.tokens[h].Head
	if c := s.clauseAt[set]; c != nil { // the phrase hangs on the verb
		set = c.object.head
	}
	if set < 0 || s.tokens[set].UPOS != "NOUN" {
		return -1
	}
	return set
}

var aimedAndHit = Rule{
	Name: "aimed-and-hit", Stage: Stating,
	Example: "Russia had fired more missiles at Ukraine, including one that landed in Kharkiv.",
	Doc:     "What is fired or thrown, or one of what is fired, and comes down somewhere was fired at that place.",
	Apply: func(s *sentence) {
		for _, hit := range s.clauses {
			if !arrivalVerbs()[s.lemma(hit.head)] || hit.passive || hit.unsaid || hit.polarity == Negative || !hit.subject.antecedent {
				continue
			}
			thing := hit.subject.head
			if set := s.memberOf(thing); set >= 0 {
				thing = set
			}
			for _, c := range s.statable() {
				o := c.view.object
				if o.head != thing || !aimingVerbs()[s.lemma(c.head)] || s.tokens[thing].UPOS != "NOUN" {
					continue
				}
				place := s.whereItHit(hit)
				if !place.ok() {
					continue
				}
				place.prep = "at"
				reading := s.reading(c, s.nameTokens(o.head, true), argument{head: -1}) + " at"
				s.state(c, draft{label: c.view.label + " " + s.kind(thing) + " at", reading: reading, object: place, noun: thing, complement: -1, rules: hit.rules})
			}
		}
	},
}

// whereItHit is the place that something came down on.
func (s *sentence) whereItHit(hit *clause) argument {
	if hit.view.object.ok() && s.thing(hit.view.object.head) {
		return hit.view.object
	}
	for _, x := range hit.obliques {
		switch x.prep {
		case "in", "on", "at", "near", "into", "onto":
			if s.thing(x.head) {
				return x
			}
		}
	}
	return noArgument
}
