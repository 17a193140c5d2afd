package openie

import (
	"slices"
	"strings"
)

// TooUnsure is the reason for which a proposition with too low a confidence is
// dropped.
const TooUnsure = "too unsure"

// minConfidence is the probability below which a proposition is not made: of
// those, most are wrong (CALIBRATION.md), and a wrong statement costs more than
// a missing one.
const minConfidence = 0.1

// sift drops what no careful reader would write down.
var sift = Rule{
	Name: "sift", Stage: Sifting,
	Example: "It is there.",
	Doc:     "Propositions without a referent, with an empty relation, said twice, or out of a text that is no prose are dropped.",
	Apply: func(s *sentence) {
		var sound []Proposition
		for _, p := range s.propositions {
			p.Confidence = s.confidence(&p)
			why := s.objection(&p)
			if why == "" {
				why = s.unworthy(&p)
			}
			if why == "" && slices.ContainsFunc(sound, func(q Proposition) bool { return sameWords(&p, &q) }) {
				why = "said already"
			}
			if why == "" {
				sound = append(sound, p)
			} else {
				s.note(p, why)
			}
		}
		s.sureOf(sound)
		s.propositions = s.propositions[:0]
		for _, p := range sound {
			why := ""
			if s.saidBetter(&p, sound) {
				why = "said better by another"
			} else {
				s.propositions = append(s.propositions, p)
			}
			s.note(p, why)
		}
	},
}

// note records in the trace what became of a proposition.
func (s *sentence) note(p Proposition, dropped string) {
	if s.trace != nil {
		s.trace.Steps = append(s.trace.Steps, Step{Sentence: s.index, Rule: p.Rules[len(p.Rules)-1], Proposition: p, Dropped: dropped, Features: s.features(&p)})
	}
}

// objection returns why a proposition should not be printed, "" if it may.
func (s *sentence) objection(p *Proposition) string {
	switch {
	case p.Subject.IsZero():
		return "no subject"
	case s.empty(p.Subject):
		return "the subject refers to nothing"
	case !p.Object.IsZero() && !p.Literal && s.empty(p.Object):
		return "the object refers to nothing"
	case !p.Literal && s.holds(p.Subject, p.Predicate.Head), s.holds(p.Object, p.Predicate.Head):
		return "a participant holds the predicate"
	case s.relativeInside(p.Subject) || s.relativeInside(p.Object):
		return "a participant needs its relative clause"
	case emptyVerbs()[p.Predicate.Label] && s.incomplete(p.Object):
		return "the object needs its infinitive"
	case s.brokenClause(p):
		return "the object is a clause that the tree does not show"
	case s.unresolved(p.Subject) || !p.Describes && s.unresolved(p.Object):
		return "a participant is not told"
	case s.vague(p.Subject) || s.vague(p.Object):
		return "a participant is too vague"
	case s.of(p.Subject).time[p.Subject.Head] >= 0:
		return "the subject is a time"
	case !p.Object.IsZero() && p.Object.Head == p.Subject.Head && p.Object.Sentence == p.Subject.Sentence:
		return "subject and object are the same words"
	case p.Object.IsZero() && slices.Contains(p.Rules, "adnominal-participle"):
		return "it says only which is meant"
	case p.Predicate.Label == "be aged" || p.Predicate.Label == "age":
		return "an age is no deed"
	case s.oneOfList(p):
		return "one of a list is not what all are"
	case s.bareNumber(p.Object) && s.spelledNumber(p.Object), s.bareNumber(p.Subject):
		return "a bare number counts nothing"
	case s.asksWhich(p.Subject) || s.asksWhich(p.Object):
		return "a participant is asked for"
	case p.Literal && s.negator(p.Object.Head):
		return "the object is only a negation"
	case p.Predicate.Label == "be" && s.bareNumber(p.Object):
		return "a bare number is no description"
	case p.Object.IsZero() && (p.Predicate.Label == "be" || p.Predicate.Label == "have" || p.Predicate.Label == "do"):
		return "the relation says nothing"
	case p.Confidence < minConfidence:
		return TooUnsure
	}
	return ""
}

// of returns the sentence of a phrase: an anaphoric phrase stands in an
// earlier one.
func (s *sentence) of(p Phrase) *sentence { return s.doc.sentences[p.Sentence] }

// holds reports whether the predicate i stands inside a phrase.
func (s *sentence) holds(p Phrase, i int) bool {
	return !p.IsZero() && p.Sentence == s.index && p.Head != i && slices.Contains(p.Tokens, i)
}

// empty reports a phrase that can never refer: expletives, interrogatives,
// bare demonstratives.
func (s *sentence) empty(p Phrase) bool {
	if p.IsZero() {
		return false
	}
	s = s.of(p)
	if s.negativeWord(p.Head) {
		return true // also "none of us"
	}
	if len(p.Tokens) != 1 {
		return false
	}
	t := &s.tokens[p.Head]
	switch t.Feat("PronType") {
	case "Int", "Rel", "Neg", "Dem":
		return true
	}
	switch s.lower(p.Head) {
	case "there", "this", "that", "these", "those", "which", "who", "what", "something", "anything", "everything",
		"someone", "anyone", "everyone", "each", "other", "another", "one", "such", "few", "many", "several", "some", "most", "all", "both", "more", "less", "much", "any", "either":
		return true
	}
	return t.UPOS == "PUNCT" || t.UPOS == "X" || t.UPOS == "SYM"
}

// relativeInside: "the cause of which".
func (s *sentence) relativeInside(p Phrase) bool {
	s = s.of(p)
	return slices.ContainsFunc(p.Tokens, func(i int) bool {
		return s.tokens[i].Feat("PronType") == "Rel" && !s.needsClause(p.Head)
	})
}

// incomplete reports a phrase without the infinitive or gerund that its noun
// wants, because it is too long: "has no intention".
func (s *sentence) incomplete(p Phrase) bool {
	if p.IsZero() {
		return false
	}
	s = s.of(p)
	return attitudeOf(s.lemma(p.Head), "NOUN") != none && slices.ContainsFunc(s.ChildrenBy(p.Head, "acl"), func(k int) bool {
		return s.wanted(k) && !slices.Contains(p.Tokens, k)
	})
}

// brokenClause: "a poll found a quarter of citizens favoured it": the verb
// takes a clause, and its object has a participle with an object of its own.
func (s *sentence) brokenClause(p *Proposition) bool {
	if p.Object.IsZero() || p.Object.Sentence != s.index || finiteAttitude(s.lemma(p.Predicate.Head), "VERB") == none {
		return false
	}
	return slices.ContainsFunc(s.ChildrenBy(p.Object.Head, "acl"), func(k int) bool {
		return !s.tokens[k].Is("acl:relcl") && (s.tokens[k].XPOS == "VBN" || s.tokens[k].XPOS == "VBD") && s.Child(k, "obj", "xcomp", "ccomp", "mark") >= 0
	})
}

// oneOfList: "art and music, which were all buzzwords" says of no single one
// that it is buzzwords.
func (s *sentence) oneOfList(p *Proposition) bool {
	if p.Predicate.Label != "be" || p.Literal || p.Object.IsZero() || !slices.Contains(p.Rules, "relative-pronoun") {
		return false
	}
	return s.of(p.Object).plural(p.Object.Head) && !s.of(p.Subject).plural(p.Subject.Head) && s.of(p.Subject).tokens[p.Subject.Head].UPOS != "PRON"
}

// spelledNumber: "three were sent": small numbers, which newspapers spell out,
// stand for what was named before; large ones count people.
func (s *sentence) spelledNumber(p Phrase) bool {
	return !strings.ContainsAny(s.of(p).tokens[p.Head].Form, "0123456789")
}

// asksWhich: "how many vehicles", "which of them".
func (s *sentence) asksWhich(p Phrase) bool {
	return !p.IsZero() && slices.ContainsFunc(p.Tokens, func(i int) bool {
		t := &s.of(p).tokens[i]
		return t.Feat("PronType") == "Int" && t.Head == p.Head || t.XPOS == "WRB"
	})
}

// bareNumber: "she was six".
func (s *sentence) bareNumber(p Phrase) bool {
	return len(p.Tokens) == 1 && s.of(p).tokens[p.Head].UPOS == "NUM"
}

// unresolved reports "the country" where nothing tells which.
func (s *sentence) unresolved(p Phrase) bool {
	if p.IsZero() {
		return false
	}
	s = s.of(p)
	m := s.mention[p.Head]
	if lemma := s.lemma(p.Head); lemma != "country" && lemma != "nation" || m < 0 || s.plural(p.Head) || !s.unmodified(p) {
		return false
	}
	d := s.Child(p.Head, "det")
	return d >= 0 && s.tokens[d].Feat("Definite") == "Def" && len(s.doc.mentions.Chains[s.doc.mentions.Mentions[m].Chain].Mentions) == 1
}

// vague reports a noun that says nothing without the clause it came with: "a
// time", "the way", "a number".
func (s *sentence) vague(p Phrase) bool {
	if p.IsZero() {
		return false
	}
	s = s.of(p)
	if s.lemma(p.Head) == "thing" {
		return true
	}
	return vague()[s.lemma(p.Head)] && s.tokens[p.Head].UPOS == "NOUN" && s.unmodified(p)
}

// unmodified reports a phrase of s that is a word with at most determiners.
func (s *sentence) unmodified(p Phrase) bool {
	return !slices.ContainsFunc(p.Tokens, func(i int) bool { return i != p.Head && s.relation(i) != "det" })
}

// sameWords reports whether two propositions say the same in the same words.
func sameWords(p, q *Proposition) bool {
	return p.Predicate.Label == q.Predicate.Label && p.Polarity == q.Polarity &&
		p.Subject.Head == q.Subject.Head && p.Object.Sentence == q.Object.Sentence && len(p.Object.Tokens) > 0 == (len(q.Object.Tokens) > 0) && (len(p.Object.Tokens) == 0 || p.Object.Head == q.Object.Head)
}
