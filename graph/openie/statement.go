package openie

import (
	"slices"
	"strings"

	"dossier/graph/mention"
)

// The rules of this file turn clauses into propositions: one subject, one
// relation, at most one object, and qualifiers.

// statable returns the clauses that say something of a subject.
func (s *sentence) statable() []*clause {
	return slices.DeleteFunc(slices.Clone(s.clauses), func(c *clause) bool {
		return !c.view.subject.ok() || c.unsaid || c.parenthesis || c.existential
	})
}

var transitiveVerb = Rule{
	Name: "transitive", Stage: Stating,
	Example: "Kim praised the officials on Monday.",
	Doc:     "Subject, verb and object; prepositional phrases and times are qualifiers.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			if s.addressed(c) {
				continue
			}
			if p := s.predicateOf(c); p.ok() && s.judges(c) && c.view.object.ok() {
				s.state(c, s.judgment(c, p))
			} else if x := s.openVerb(c); x >= 0 && c.view.object.ok() && raises(s.lemma(c.head)) {
				continue
			} else if r := s.result(c); r >= 0 {
				s.state(c, draft{label: c.view.label + " " + s.lower(r), reading: s.reading(c, nil, noArgument), object: c.view.object, noun: -1, complement: r})
			} else if x >= 0 && c.view.object.ok() {
				s.state(c, s.causation(c, x))
			} else if c.view.object.ok() && !c.light && !s.dummyObject(c) && !s.sumTo(c) {
				s.state(c, draft{label: c.view.label, reading: s.reading(c, nil, noArgument), object: c.view.object, noun: -1, complement: -1})
			}
		}
	},
}

// addressed reports a verb whose object is only whom the words are for:
// "convinced the board that it was safe".
func (s *sentence) addressed(c *clause) bool {
	x := s.Child(c.head, "ccomp")
	return x > c.view.object.head && c.view.object.ok() && c.view.object.head > c.head && finiteAttitude(s.lemma(c.head), "VERB") != none
}

// sumTo reports a sum with the one who gets or pays it: the relation is to that
// one.
func (s *sentence) sumTo(c *clause) bool {
	o := c.view.object
	return c.indirect.ok() && o.ok() && o.head != c.indirect.head && (s.measures(o.head) || s.tokens[o.head].UPOS == "SYM")
}

// openVerb returns the infinitive that goes with the object: "led the crane to
// fall"; −1 for none.
func (s *sentence) openVerb(c *clause) int {
	if x := s.controlledGerund(c); x >= 0 {
		return x
	}
	x := s.Child(c.head, "xcomp")
	if x < 0 || s.clauseAt[x] == nil || s.clauseAt[x].copula >= 0 || x < c.view.object.head || s.verbForm(x) != "Inf" || instrumentVerb(s.lemma(c.head)) {
		return -1
	}
	return x
}

// result returns what the object is made, left or found to be: "left them
// dead", "wants it scrapped"; −1 for nothing.
func (s *sentence) result(c *clause) int {
	x := s.Child(c.head, "xcomp")
	if !c.view.object.ok() || s.dummyObject(c) || x < c.view.object.head || c.view.object.head < c.head || s.Child(x, "mark", "case", "cop") >= 0 {
		return -1
	}
	if u := s.tokens[x].UPOS; u == "ADJ" || u == "ADV" || u == "VERB" && s.tokens[x].XPOS == "VBN" {
		return x
	}
	return -1
}

// raises: "expects prices to rise" expects nothing of prices: that they rise is
// a proposition of its own.
func raises(lemma string) bool {
	switch attitudeOf(lemma, "VERB") {
	case expect, believe, conjecture, report, know:
		return true
	}
	return false
}

// controlledGerund returns the gerund that says what the object is accused of
// or kept from; −1 for none.
func (s *sentence) controlledGerund(c *clause) int {
	candidates := s.ChildrenBy(c.head, "advcl", "xcomp")
	if c.view.object.ok() && s.answerable(c.view.object.head) {
		candidates = append(candidates, s.ChildrenBy(c.view.object.head, "acl")...)
	}
	for _, x := range candidates {
		if mark, _ := s.markOf(x); x > c.view.object.head && s.clauseAt[x] != nil && s.clauseAt[x].copula < 0 && s.gerund(s.clauseAt[x]) && objectControlsClause(s.lemma(c.head), mark) {
			return x
		}
	}
	return -1
}

// causation: what is done to the object is to make it do something, so the
// relation names both verbs: lead to fall, urge to step up.
func (s *sentence) causation(c *clause, x int) draft {
	verb := s.verbLemma(s.clauseAt[x])
	if mark, _ := s.markOf(x); mark != "" {
		verb = mark + " " + verb
	}
	if s.gerund(s.clauseAt[x]) {
		verb = strings.Replace(verb, s.lemma(x), gerundForm(s.lemma(x)), 1)
	}
	label := c.view.label + " " + verb
	if slices.ContainsFunc(s.ChildrenBy(x, "advmod"), s.negator) {
		label = c.view.label // "warned them not to enter" is no warning to enter
	}
	return draft{label: label, reading: s.reading(c, nil, noArgument), object: c.view.object, noun: -1, complement: x}
}

// dummyObject: "made it easier to obtain": it stands for the infinitive.
func (s *sentence) dummyObject(c *clause) bool {
	if o := c.view.object.head; c.view.label == "have" && s.Child(o, "acl") >= 0 && attitudeOf(s.lemma(o), "NOUN") != none {
		return true // "have no intention of avoiding it" is said by the gerund
	}
	return s.lower(c.view.object.head) == "it" && s.Child(c.head, "xcomp") >= 0
}

// judgment: what is said of the object is that it is so and so.
func (s *sentence) judgment(c *clause, p argument) draft {
	d := draft{label: joinLabel(c.view.label, p.prep), reading: s.reading(c, nil, noArgument), object: c.view.object, noun: -1, complement: p.head}
	d.as = p.prep == "as"
	if slices.ContainsFunc(c.obliques, func(x argument) bool { return x.head == p.head && s.thing(x.head) }) {
		d.complement = -1 // "as a threat": a qualifier as it is
	}
	return d
}

var clauseObject = Rule{
	Name: "gerund-object", Stage: Stating,
	Example: "A quarter of citizens favoured changing the flag.",
	Doc:     "A gerund as object says in its own words what is favoured, considered or denied.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			x := s.Child(c.head, "xcomp", "ccomp")
			if x < c.head || c.view.object.ok() || c.copula >= 0 || s.clauseAt[x] == nil || s.tokens[x].XPOS != "VBG" || s.Child(x, "mark", "nsubj") >= 0 {
				continue
			}
			switch attitudeOf(s.lemma(c.head), "VERB") {
			case manage, cause, know, believe, conjecture, report:
				continue
			}
			s.state(c, draft{label: c.view.label, reading: s.reading(c, nil, noArgument), object: argument{head: x}, literal: true, noun: -1, complement: -1})
		}
	},
}

// minAttachment is the parser's confidence in a prepositional phrase below
// which it makes no relation of its own: in "installed a wall with padded
// edges" the phrase may belong to the noun.
const minAttachment = 0.6

var incorporation = Rule{
	Name: "incorporated-object", Stage: Stating,
	Example: "Russia had fired missiles at Kharkiv.",
	Doc:     "A verb with a common noun as its object and a prepositional complement relates its subject to the complement: fire missile at.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			o := c.view.object
			if !o.ok() || c.light || s.tokens[o.head].UPOS != "NOUN" || s.measures(o.head) || s.typeOf(o.head) == mention.Person && s.definite(o.head) || s.Child(o.head, "conj") >= 0 || s.Child(c.head, "xcomp") >= 0 {
				continue
			}
			if x := s.goalOf(c); x.ok() {
				noun := s.content(o.head)
				s.state(c, draft{
					label:   c.view.label + " " + s.kind(noun) + " " + x.prep,
					reading: s.reading(c, s.nameTokens(o.head, true), x),
					object:  x, noun: noun, complement: -1,
				})
			}
		}
	},
}

// goalOf returns the one prepositional phrase with which a verb and its object
// make a relation: its goal or recipient, or a named partner.
func (s *sentence) goalOf(c *clause) argument {
	if finiteAttitude(s.lemma(c.head), "VERB") == report {
		return noArgument // "told journalists on the steps"
	}
	if x := s.expressed(c); x.ok() {
		return x
	}
	best := noArgument
	for _, x := range c.obliques {
		goal := goalVerbs()[s.lemma(c.head)][x.prep]
		if x.head < c.head || len(x.marks) > 0 && s.afterComma(x.marks[0]) || !s.complement(x, aimingVerbs()[s.lemma(c.head)]) || !goal && (s.tokens[x.head].Confidence < minAttachment || !s.partner(x)) {
			continue
		}
		if !best.ok() || goal && !goalVerbs()[s.lemma(c.head)][best.prep] {
			best = x
		}
	}
	return best
}

// expressed returns what completes a fixed expression of verb and object: the
// harbour of "poses a threat to the harbour".
func (s *sentence) expressed(c *clause) argument {
	o := c.view.object
	preps := expressions()[s.lemma(c.head)+" "+s.lemma(o.head)]
	if preps == nil {
		return noArgument
	}
	for _, x := range c.obliques {
		if x.head > o.head && !(len(x.marks) > 0 && s.afterComma(x.marks[0])) && preps[x.prep] && s.thing(x.head) {
			return x
		}
	}
	for _, k := range s.ChildrenBy(o.head, "nmod") {
		if prep, marks := s.caseOf(k); preps[prep] && s.thing(k) {
			c.taken = append(c.taken, k)
			return argument{head: k, prep: prep, marks: marks}
		}
	}
	return noArgument
}

// partner: with a verb that has no goal of its own only a named one can be
// taken for a participant: "signed an agreement with Norway", but not "made a
// clock with care".
func (s *sentence) partner(x argument) bool {
	switch s.typeOf(x.head) {
	case mention.Person, mention.Organization, mention.Place:
		return s.named(x.head)
	}
	return false
}

// measures reports a noun that counts money or length: it is no kind of thing to
// name a relation by ("paid 2 million euros to workers").
func (s *sentence) measures(n int) bool {
	_, unit := unitOf(&s.tokens[n])
	return unit && s.Child(n, "nummod") >= 0
}

// content looks through a noun of quantity to what there is so much of:
// "dozens of rounds" are rounds.
func (s *sentence) content(n int) int {
	for range s.tokens {
		if !quantities()[s.lemma(n)] {
			return n
		}
		of := -1
		for _, k := range s.ChildrenBy(n, "nmod") {
			if prep, _ := s.caseOf(k); prep == "of" && s.tokens[k].UPOS == "NOUN" {
				of = k
				break
			}
		}
		if of < 0 {
			return n
		}
		n = of
	}
	return n
}

// complement reports a prepositional phrase that takes part in what the verb
// and its object say, rather than say when, where or how. At is a place unless
// something is aimed.
func (s *sentence) complement(x argument, aimed bool) bool {
	switch x.prep {
	case "to", "with", "against", "into", "onto", "on", "upon", "toward", "towards", "from":
		return s.thing(x.head)
	case "at":
		return s.thing(x.head) && aimed
	}
	return false
}

// thing reports a nominal that may be a participant: not a time, not a
// clause, not a bare number.
func (s *sentence) thing(i int) bool {
	if u := s.tokens[i].UPOS; (u == "ADJ" || u == "DET") && s.Child(i, "det") < 0 {
		return false // "at all", "in general"
	}
	return s.nominal(i) && s.time[i] < 0 && (s.clauseAt[i] == nil || s.clauseAt[i].nominal) && s.tokens[i].UPOS != "NUM" && s.tokens[i].UPOS != "SYM"
}

var ditransitive = Rule{
	Name: "ditransitive", Stage: Stating,
	Example: "Pyongyang gave Russia several missiles.",
	Doc:     "An indirect object is what the object was given to: give missile to.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			o := c.view.object
			if !o.ok() || !c.indirect.ok() || o.head == c.indirect.head || c.light || finiteAttitude(s.lemma(c.head), "VERB") == report {
				continue
			}
			if s.sumTo(c) { // "fined Google 4 billion euros"
				s.state(c, draft{label: c.view.label, reading: s.reading(c, nil, noArgument), object: c.indirect, noun: -1, complement: -1})
				continue
			}
			if s.tokens[o.head].UPOS != "NOUN" || s.named(c.indirect.head) && s.Child(c.indirect.head, "nummod") >= 0 {
				continue // "sold 50 million PlayStation 5 consoles"
			}
			to := c.indirect
			to.prep = "to"
			s.state(c, draft{
				label:   c.view.label + " " + s.kind(o.head) + " to",
				reading: s.reading(c, s.nameTokens(o.head, true), noArgument) + " to",
				object:  to, noun: o.head, complement: -1,
			})
		}
	},
}

var prepositionalVerb = Rule{
	Name: "prepositional-verb", Stage: Stating,
	Example: "The missile landed in Kharkiv.",
	Doc:     "A verb without an object relates its subject to what follows its preposition: land in, call for.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			if c.view.object.ok() || c.copula >= 0 || s.openComplement(c) {
				continue
			}
			for _, x := range s.relatedObliques(c) {
				if !c.passive && finiteAttitude(s.lemma(c.head), "VERB") == report && !addressee(x.prep) {
					continue // "said in a statement"
				}
				s.state(c, draft{label: c.view.label + " " + x.prep, reading: s.reading(c, nil, x), object: x, noun: -1, complement: -1})
			}
		}
	},
}

var toldSomebody = Rule{
	Name: "told-somebody", Stage: Stating,
	Example: "Braverman told GB News that the situation was unsustainable.",
	Doc:     "Who is told something, where that one is named, is related to the speaker.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			to := c.indirect
			if !to.ok() && c.object.ok() && s.Child(c.head, "ccomp") >= 0 {
				to = c.object
			}
			if c.passive || !to.ok() || finiteAttitude(s.lemma(c.head), "VERB") != report || !s.named(to.head) || s.lemma(c.head) != "tell" && s.lemma(c.head) != "inform" {
				continue
			}
			s.state(c, draft{label: c.view.label, reading: s.reading(c, nil, noArgument), object: to, noun: -1, complement: -1})
		}
	},
}

// addressee: prepositions after a verb of saying that make a relation.
func addressee(prep string) bool {
	switch prep {
	case "to", "with", "about", "of", "against", "on":
		return true
	}
	return false
}

// relatedObliques finds the prepositional phrase of an objectless verb that
// makes a relation: the first participant that follows it; the others are
// qualifiers.
func (s *sentence) relatedObliques(c *clause) []argument {
	var out []argument
	for _, x := range c.obliques {
		if x.prep != "" && (s.thing(x.head) && !s.vague(s.namePhrase(x)) || s.measured(x)) && (!circumstantial(x.prep) || emptyVerbs()[c.view.label] || happening(c.view.label)) && (x.head > c.head || x.antecedent) {
			out = append(out, x)
		}
	}
	aside := func(x argument) bool { return len(x.marks) > 0 && s.afterComma(x.marks[0]) }
	slices.SortStableFunc(out, func(a, b argument) int { return order(aside(a)) - order(aside(b)) })
	return out[:min(len(out), 1)]
}

// measured: "fell by 5%", "rose to 120 euros".
func (s *sentence) measured(x argument) bool {
	switch x.prep {
	case "to", "by", "at", "from", "":
		_, ok := ReadQuantity(s.tokens, s.namePhrase(x))
		return ok && s.time[x.head] < 0
	}
	return false
}

// happening: verbs whose circumstance is all that they say.
func happening(label string) bool {
	switch label {
	case "happen", "occur", "take place":
		return true
	}
	return false
}

func order(b bool) int {
	if b {
		return 1
	}
	return 0
}

// circumstantial: prepositions that open a circumstance rather than a
// participant, whatever the verb.
func circumstantial(prep string) bool {
	switch prep {
	case "at", "to", "with", "against", "into", "onto", "on", "upon", "toward", "towards", "from", "in", "for", "of", "about", "by",
		"over", "under", "through", "across", "near", "around", "among", "between", "behind", "beyond", "within", "off", "inside", "outside",
		"above", "below", "along", "alongside", "past", "beside", "next to", "out of", "as", "up", "down", "throughout":
		return false
	}
	return true
}

// openComplement reports a verb whose meaning lies in a clause or predicate
// complement ("began to fall", "remains closed"): without it, nothing is said.
func (s *sentence) openComplement(c *clause) bool {
	x, _ := s.passiveComplement(c)
	return x >= 0 || s.Child(c.head, "xcomp", "ccomp") >= 0
}

var passiveInfinitive = Rule{
	Name: "passive-infinitive", Stage: Stating,
	Example: "People were encouraged to submit their designs.",
	Doc:     "Who is asked, ordered or allowed to do something is related to what the infinitive is about: be encouraged to submit.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			x, verb := s.passiveComplement(c)
			if x < 0 {
				continue
			}
			done := s.clauseAt[x]
			label := c.view.label + " " + verb
			d := draft{label: label, object: done.object, noun: -1, complement: -1}
			if !d.object.ok() {
				if about := s.relatedObliques(done); len(about) > 0 {
					d.object, d.label = about[0], label+" "+about[0].prep
				}
			}
			d.reading = s.reading(c, nil, noArgument) + " " + verb
			if len(d.object.marks) > 0 {
				d.reading += " " + s.words(d.object.marks)
			}
			s.state(c, d)
		}
	},
}

// passiveComplement returns what the subject of a passive is told, allowed,
// accused or kept from doing, and how it reads: "to submit", "from leaving"; −1
// for nothing.
func (s *sentence) passiveComplement(c *clause) (int, string) {
	if !c.passive || c.agent.ok() {
		return -1, ""
	}
	if x := s.Child(c.head, "xcomp"); x >= 0 && s.doneBySubject(x) && s.verbForm(x) == "Inf" {
		if a := attitudeOf(s.lemma(c.head), "VERB"); a == command || a == permit {
			return x, "to " + s.verbLemma(s.clauseAt[x])
		}
	}
	for _, x := range s.ChildrenBy(c.head, "advcl", "xcomp", "ccomp") {
		mark, _ := s.markOf(x)
		if x > c.head && s.doneBySubject(x) && s.tokens[x].XPOS == "VBG" && objectControlsClause(s.lemma(c.head), mark) {
			return x, mark + " " + strings.Replace(s.verbLemma(s.clauseAt[x]), s.lemma(x), gerundForm(s.lemma(x)), 1)
		}
	}
	return -1, ""
}

// doneBySubject reports a verb in the active voice without a subject of its own.
func (s *sentence) doneBySubject(x int) bool {
	return s.clauseAt[x] != nil && s.clauseAt[x].copula < 0 && !s.clauseAt[x].passive && s.Child(x, "nsubj") < 0
}

var intransitiveVerb = Rule{
	Name: "intransitive", Stage: Stating,
	Example: "The boat sank on Friday.",
	Doc:     "A verb alone says something of its subject; so does a passive without an agent.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			if c.view.object.ok() || c.copula >= 0 || s.openComplement(c) || s.emptyAlone(c) || len(s.relatedObliques(c)) > 0 {
				continue
			}
			if a, b := s.reciprocal(c); a.ok() {
				s.stateMutual(c, a, b)
				continue
			}
			s.state(c, draft{label: c.view.label, reading: s.reading(c, nil, noArgument), object: noArgument, noun: -1, complement: -1})
		}
	},
}

// reciprocal returns the two who do to or with each other what the verb says.
func (s *sentence) reciprocal(c *clause) (a, b argument) {
	if c.passive || !reciprocalVerbs()[s.lemma(c.head)] || slices.ContainsFunc(c.obliques, func(x argument) bool { return x.prep == "with" }) {
		return noArgument, noArgument
	}
	both := s.members(c.view.subject)
	if len(both) != 2 || s.alternatives(both[0].head) {
		return noArgument, noArgument
	}
	both[0].single, both[1].single = true, true
	return both[0], both[1]
}

// stateMutual says of two that one met, or talked with, the other.
func (s *sentence) stateMutual(c *clause, a, b argument) {
	mutual, label, reading := *c, c.view.label, s.reading(c, nil, noArgument)
	switch s.lemma(c.head) {
	case "meet", "marry", "divorce", "fight":
	default:
		label, reading = label+" with", reading+" with"
	}
	mutual.view.subject = a
	s.state(&mutual, draft{label: label, reading: ThirdPerson(reading, &s.tokens[c.head]), object: b, noun: -1, complement: -1})
}

// emptyAlone: verbs that say nothing without an object or complement, and
// verbs of saying whose words stand elsewhere.
func (s *sentence) emptyAlone(c *clause) bool {
	if finiteAttitude(s.lemma(c.head), "VERB") == report && (!c.passive || s.Child(c.head, "ccomp", "xcomp", "advcl") >= 0) {
		return true // "was quoted as saying"
	}
	switch attitudeOf(s.lemma(c.head), "VERB") {
	case intend, attempt:
		return len(c.parts) == 0 && s.transitive(c.head) // "does not plan to"
	}
	return emptyVerbs()[c.view.label]
}

var predicateNoun = Rule{
	Name: "predicate-noun", Stage: Stating,
	Example: "Chang is a former diplomat.",
	Doc:     "A noun with a copula says what its subject is.",
	Apply: func(s *sentence) {
		for _, c := range s.copular() {
			prep, _ := s.caseOf(c.head)
			if prep != "" || !s.nominal(c.head) || s.bareRole(c.head) {
				continue
			}
			s.state(c, draft{label: "be", reading: s.copulaReading(c, nil), object: argument{head: c.head}, noun: -1, complement: -1})
		}
	},
}

// bareRole: "part of the effort", "subject to sanctions": without a determiner,
// only the relation with what follows says something.
func (s *sentence) bareRole(h int) bool {
	return s.tokens[h].UPOS == "NOUN" && !s.plural(h) && s.Child(h, "det", "nmod:poss", "amod", "compound", "nummod") < 0 && len(s.roleComplements(h)) > 0
}

var predicateAdjective = Rule{
	Name: "predicate-adjective", Stage: Stating,
	Example: "Russia and North Korea are subject to international sanctions.",
	Doc:     "An adjective with a copula describes its subject; with a preposition it relates the subject to what follows: be subject to.",
	Apply: func(s *sentence) {
		for _, c := range s.copular() {
			if u := s.tokens[c.head].UPOS; u != "ADJ" && u != "ADV" && u != "VERB" || s.Child(c.head, "case") >= 0 || s.Child(c.head, "ccomp", "xcomp") >= 0 {
				continue
			}
			related := false
			for _, x := range s.relatedObliques(c) {
				related = true
				label := "be " + s.lower(c.head) + " " + x.prep
				if x.prep == "as" {
					label = "be as " + s.lower(c.head) + " as"
				}
				s.state(c, draft{label: label, reading: s.copulaReading(c, append(s.describing(c.head), x.marks...)), object: x, noun: -1, complement: -1})
			}
			if !related {
				s.state(c, draft{label: "be", reading: s.copulaReading(c, nil), object: argument{head: c.head}, literal: true, noun: -1, complement: -1})
			}
		}
	},
}

// describing returns an adjective with its adverbs, a gerund with its
// participants.
func (s *sentence) describing(h int) []int {
	if s.tokens[h].XPOS == "VBG" && s.clauseAt[h] != nil {
		return s.complementPhrase(h).Tokens
	}
	return s.trim(s.subtree(h, func(k int) bool {
		if s.tokens[k].Head != h {
			return true
		}
		switch s.relation(k) {
		case "xcomp", "advcl":
			mark, _ := s.markOf(k)
			return openAdjectives()[s.lower(h)] && mark == "to" && len(s.Subtree(k)) <= maxComplement // "unable to move"
		case "advmod":
			return k < h && (!s.aside(k) || k == h-1 && s.lower(k) == "too") && !phaseAdverb(s.lower(k)) && s.tokens[k].Feat("PronType") == "" && k > s.copulaBefore(h)
		case "compound", "amod", "nummod", "nmod":
			return k < h && k > s.copulaBefore(h)
		case "obl":
			return k < h && k > s.copulaBefore(h) && (s.time[k] < 0 || s.time[k] == s.time[h]) // "mild to moderately iodine deficient", "52 years old"
		case "punct":
			return s.binds(k)
		}
		return false
	}), h)
}

// phaseAdverb: adverbs that set a state against an earlier or later one and say
// nothing of what it is: "not yet final".
func phaseAdverb(w string) bool {
	switch w {
	case "yet", "still", "already", "again", "once", "ever", "anymore", "now", "then", "so", "therefore", "thus", "however", "instead", "perhaps":
		return true
	}
	return false
}

// copulaBefore returns the copula of the predicate h, −1 if it has none of its
// own: what stands before it belongs to the clause.
func (s *sentence) copulaBefore(h int) int { return s.Child(h, "cop") }

var predicatePlace = Rule{
	Name: "predicate-preposition", Stage: Stating,
	Example: "The factory is near Pyongyang.",
	Doc:     "A prepositional phrase with a copula relates its subject to what follows the preposition: be near.",
	Apply: func(s *sentence) {
		for _, c := range s.copular() {
			prep, marks := s.caseOf(c.head)
			if prep == "" || prep == "of" || prep == "as" || !s.thingAt(c.head) {
				continue
			}
			s.state(c, draft{label: "be " + prep, reading: s.copulaReading(c, marks), object: argument{head: c.head, prep: prep, marks: marks}, noun: -1, complement: -1})
		}
	},
}

func (s *sentence) thingAt(i int) bool {
	return s.nominal(i) && s.time[i] < 0
}

func (s *sentence) copular() []*clause {
	return slices.DeleteFunc(s.statable(), func(c *clause) bool { return c.copula < 0 })
}

var existential = Rule{
	Name: "existential", Stage: Stating,
	Example: "There are two factories in Pyongyang.",
	Doc:     "There is says that its subject exists, or where it is.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if !c.existential || c.unsaid || !c.subject.ok() || c.copula >= 0 {
				continue
			}
			c.view = view{subject: c.subject, object: noArgument, label: "exist"}
			related := false
			for _, x := range c.obliques {
				if x.prep != "" && s.thing(x.head) && !circumstantial(x.prep) {
					related = true
					s.state(c, draft{label: "be " + x.prep, reading: s.reading(c, nil, x), object: x, noun: -1, complement: -1})
				}
			}
			if !related {
				s.state(c, draft{label: "exist", reading: s.inflect(c, "exist"), object: noArgument, noun: -1, complement: -1})
			}
		}
	},
}

var resultative = Rule{
	Name: "become", Stage: Stating,
	Example: "Kim remains the leader of the country.",
	Doc:     "A verb of being or becoming with a noun or adjective as its complement relates the subject to it.",
	Apply: func(s *sentence) {
		for _, c := range s.statable() {
			x := s.Child(c.head, "xcomp")
			if x < 0 || !c.passive && !linkVerbs()[s.lemma(c.head)] || c.view.object.ok() || s.tokens[x].UPOS == "VERB" || s.clauseAt[x] != nil && s.clauseAt[x].copula >= 0 {
				continue
			}
			prep, marks := s.caseOf(x)
			o := argument{head: x, prep: prep, marks: marks}
			literal := s.tokens[x].UPOS == "ADJ" || s.tokens[x].UPOS == "ADV"
			label := c.view.label
			if prep != "" {
				label += " " + prep
			}
			s.state(c, draft{label: label, reading: s.reading(c, nil, o), object: o, literal: literal, describes: prep == "", noun: -1, complement: -1})
		}
	},
}

var objectPredicate = Rule{
	Name: "object-predicate", Stage: Stating,
	Example: "Galantino called the sentence dangerous.",
	Doc:     "What somebody calls, considers or finds a thing to be is said of the thing, on that one's word.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.unsaid || !s.judges(c) || c.copula >= 0 {
				continue
			}
			o := c.object
			if c.passive {
				o = c.subject
			}
			x := s.predicateOf(c)
			if !o.ok() || !x.ok() {
				continue
			}
			judged := *c
			judged.head, judged.rules = x.head, slices.Clone(c.rules)
			judged.view = view{subject: o, object: x, label: "be"}
			judged.obliques, judged.indirect = nil, noArgument
			if sp := c.speaker(); sp.ok() {
				judged.attribution = slices.Insert(slices.Clone(c.attribution), 0, Attribution{Speaker: s.namePhrase(sp), Verb: s.lemma(c.head), Time: s.timeOf(c)})
			} else {
				continue // "has been described as a threat" says it already
			}
			if s.named(x.head) {
				continue // "called Norpapir": a name, and no judgement
			}
			s.state(&judged, draft{label: "be", reading: beForm(s.plural(o.head)), object: x, literal: s.tokens[x.head].UPOS == "ADJ" || s.tokens[x.head].UPOS == "VERB", noun: -1, complement: -1})
		}
	},
}

// predicateOf finds what the object is said to be: "dangerous" of "called it
// dangerous", "a threat" of "described it as a threat".
func (s *sentence) predicateOf(c *clause) argument {
	if x := s.Child(c.head, "xcomp"); x >= 0 && s.clauseAt[x] == nil {
		return argument{head: x}
	}
	for _, o := range c.obliques {
		if o.prep == "as" && s.time[o.head] < 0 {
			return o
		}
	}
	for _, k := range s.ChildrenBy(c.head, "advcl", "xcomp") {
		if mark, marks := s.marker(k, "mark"); mark == "as" && s.tokens[k].UPOS == "ADJ" {
			return argument{head: k, prep: "as", marks: marks}
		}
	}
	return noArgument
}

func (s *sentence) judges(c *clause) bool { return judgments()[s.lemma(c.head)] }

func beForm(plural bool) string {
	if plural {
		return "are"
	}
	return "is"
}
