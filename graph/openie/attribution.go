package openie

import (
	"slices"

	"dossier/graph/mention"
)

var speechParenthesis = Rule{
	Name: "speech-parenthesis", Stage: Marking,
	Example: "The missiles were launched towards Ukraine, the American official said.",
	Doc:     "A clause of saying put behind or into another one names its speaker.",
	Apply: func(s *sentence) {
		for _, p := range s.clauses {
			if !s.tokens[p.head].Is("parataxis") || p.copula >= 0 || !s.speakerOf(p).ok() {
				continue
			}
			c := s.clauseAbove(p.head)
			speaker := s.speakerOf(p)
			if c == nil || !s.saysSo(p) || speechVerbs()[s.lemma(p.head)] || s.Child(p.head, "ccomp") >= 0 || p.object.ok() && p.object.head != speaker.head || !s.sayer(speaker.head) {
				continue
			}
			c.claimed = append(c.claimed, Attribution{Speaker: s.namePhrase(speaker), Verb: s.lemma(p.head), Time: s.timeOf(p)})
			c.fired("speech-parenthesis")
			p.parenthesis = true
		}
	},
}

// speakerOf is who speaks in a parenthesis: the subject, or the one who is
// quoted as saying so.
func (s *sentence) speakerOf(p *clause) argument {
	if s.lemma(p.head) != "quote" && s.lemma(p.head) != "cite" {
		return p.speaker()
	}
	switch {
	case p.passive:
		return p.subject
	case p.object.ok() && s.sayer(p.object.head):
		return p.object
	}
	return p.subject
}

var accordingTo = Rule{
	Name: "according-to", Stage: Marking,
	Example: "According to the ministry, 345 pilgrims have been killed.",
	Doc:     "According to names the speaker of the clause.",
	Apply: func(s *sentence) {
		for i := range s.tokens {
			prep, _ := s.caseOf(i)
			if prep != "according to" || !s.nominal(i) || s.tokens[i].Head < 0 {
				continue
			}
			c := s.clauseAt[s.tokens[i].Head]
			if c == nil {
				c = s.clauseAbove(i)
			}
			if c == nil {
				continue
			}
			first := s.whole(c, i)
			first.claimed = append(first.claimed, Attribution{Speaker: s.namePhrase(argument{head: i}), Verb: "according to", Time: -1})
			first.fired("according-to")
			c.obliques = slices.DeleteFunc(c.obliques, func(a argument) bool { return a.head == i })
			c.fired("according-to")
		}
	},
}

var asSaid = Rule{
	Name: "as-said", Stage: Marking,
	Example: "As the ministry reported, the bridge collapsed.",
	Doc:     "An as-clause of saying without a complement names the speaker of the clause it modifies.",
	Apply: func(s *sentence) {
		for _, p := range s.clauses {
			mark, _ := s.markOf(p.head)
			if s.relation(p.head) != "advcl" || mark != "as" || p.copula >= 0 || !p.speaker().ok() || !s.saysSo(p) ||
				s.Child(p.head, "ccomp", "obj", "xcomp") >= 0 {
				continue
			}
			if c := s.clauseAbove(p.head); c != nil {
				c.claimed = append(c.claimed, Attribution{Speaker: s.namePhrase(p.speaker()), Verb: s.lemma(p.head), Time: s.timeOf(p)})
				c.fired("as-said")
				p.parenthesis = true
			}
		}
	},
}

// sayer reports what can say something: anything but an event, a time or an
// object that is no document. "The broadcasts" cannot, whatever the tree says.
func (s *sentence) sayer(h int) bool {
	switch s.typeOf(h) {
	case mention.Event, mention.Time, mention.Object:
		return s.named(h) || documents()[s.lemma(h)]
	}
	return true
}

// person reports a person, an organization or a state.
func (s *sentence) person(h int) bool {
	switch s.typeOf(h) {
	case mention.Person, mention.Organization, mention.Place:
		return true
	}
	return false
}

// whole goes from a clause to the first that it is joined to, where the speaker
// named by token i stands behind a comma at the end of the sentence, or at its
// beginning: all is on that one's word.
func (s *sentence) whole(c *clause, i int) *clause {
	left, right := s.Extent(i)
	for right < len(s.tokens) && s.tokens[right].UPOS == "PUNCT" {
		right++
	}
	if first := s.clauseAt[s.firstConjunct(c.head)]; first != nil && (left == 0 || right == len(s.tokens) && s.commaBefore(i)) {
		return first
	}
	return c
}

// clauseAbove returns the nearest clause above token i, nil for none.
func (s *sentence) clauseAbove(i int) *clause {
	for h, n := s.tokens[i].Head, 0; h >= 0 && n < len(s.tokens); h, n = s.tokens[h].Head, n+1 {
		if c := s.clauseAt[h]; c != nil {
			return c
		}
	}
	return nil
}
