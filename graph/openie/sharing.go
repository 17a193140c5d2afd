package openie

import (
	"slices"

	"dossier/graph/mention"
)

// The rules of this file give a clause the participants that English leaves
// out of it. A shared argument keeps the name of the rule that found it.

var relativePronoun = Rule{
	Name: "relative-pronoun", Stage: Sharing,
	Example: "The missiles, which were supplied by Pyongyang, landed in Kharkiv.",
	Doc:     "A relative pronoun stands for the noun that its clause modifies, in whatever role.",
	Apply: func(s *sentence) {
		for i := range s.tokens {
			n, c := s.relativeAntecedent(i)
			if n < 0 {
				continue
			}
			for _, a := range c.arguments() {
				if a.head == i {
					a.head, a.shared, a.antecedent = s.described(n), "relative-pronoun", true
					c.fired("relative-pronoun")
				}
			}
		}
	},
}

// relativeAntecedent returns the noun that relative pronoun i stands for and
// the clause that i is an argument of; −1 when i is no relative pronoun.
func (s *sentence) relativeAntecedent(i int) (int, *clause) {
	if s.tokens[i].Feat("PronType") != "Rel" || s.tokens[i].Head < 0 {
		return -1, nil
	}
	c := s.clauseAt[s.tokens[i].Head]
	if c == nil {
		return -1, nil
	}
	for h, n := c.head, 0; h >= 0 && n < len(s.tokens); h, n = s.tokens[h].Head, n+1 {
		switch {
		case s.tokens[h].Is("acl:relcl", "acl") && s.tokens[h].Head < i:
			return s.effectOf(c, s.whoever(i, s.tokens[h].Head)), c
		case s.tokens[h].Is("root", "advcl", "parataxis", "advcl:relcl"):
			return -1, nil
		}
	}
	return -1, nil
}

// effectOf: in "the launch of a satellite, which prompted Seoul to act", the
// launch had that effect.
func (s *sentence) effectOf(c *clause, n int) int {
	h := s.tokens[n].Head
	if h < 0 || attitudeOf(s.lemma(c.head), "VERB") != cause || s.eventVerb(h) == "" || !s.tokens[n].Is("nmod") || !s.commaBefore(c.head) {
		return n
	}
	return h
}

// whoever climbs from a noun that is no person to the one that it modifies,
// where the pronoun is who: "hopefuls from Libya who applied".
func (s *sentence) whoever(pronoun, n int) int {
	if w := s.lower(pronoun); w != "who" && w != "whom" {
		return n
	}
	for h := n; ; {
		if t := s.typeOf(h); t == mention.Person || t == "" {
			return h
		}
		h = s.tokens[s.firstConjunct(h)].Head
		if h < 0 || !s.nominal(h) {
			return n
		}
	}
}

// described looks through a description to what it describes: "homeopathy, a
// form of medicine that treats …", "Kim is a man who …": the relative clause
// is about homeopathy and Kim.
func (s *sentence) described(n int) int {
	if c := s.clauseAt[n]; c != nil && c.copula >= 0 && c.subject.ok() && s.tokens[c.subject.head].UPOS != "PRON" {
		return c.subject.head
	}
	if h := s.tokens[n].Head; s.tokens[n].Is("appos") && h >= 0 && !s.definite(n) && s.nominal(h) {
		return h
	}
	return n
}

// arguments returns pointers to all arguments of the clause.
func (c *clause) arguments() []*argument {
	out := []*argument{&c.subject, &c.object, &c.indirect, &c.agent}
	for i := range c.obliques {
		out = append(out, &c.obliques[i])
	}
	return out
}

var relativePlace = Rule{
	Name: "relative-place", Stage: Sharing,
	Example: "The village where Lind lives has no school.",
	Doc:     "In a clause with where, the noun that it modifies is the place, in one with when the time.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			n := s.tokens[c.head].Head
			if !s.tokens[c.head].Is("acl:relcl") || n < 0 || !s.nominal(n) || slices.ContainsFunc(c.obliques, func(x argument) bool { return x.head == n }) {
				continue
			}
			for _, k := range s.ChildrenBy(c.head, "advmod") {
				place := s.lower(k) == "where" && s.time[n] < 0
				if k < c.head && (place || s.lower(k) == "when" && s.time[n] >= 0) {
					c.obliques = append(c.obliques, argument{head: n, prep: "in", shared: "relative-place", antecedent: true})
					c.fired("relative-place")
				}
			}
		}
	},
}

var strandedPreposition = Rule{
	Name: "stranded-preposition", Stage: Sharing,
	Example: "The report that the court relied on contains errors.",
	Doc:     "A preposition left at the end of a relative clause belongs to the noun that the clause modifies.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			n := s.tokens[c.head].Head
			if !s.tokens[c.head].Is("acl:relcl") || n < 0 || !s.nominal(n) || slices.ContainsFunc(c.obliques, func(x argument) bool { return x.head == n }) {
				continue
			}
			for _, k := range s.Children(c.head) {
				if k == c.head+1 && s.tokens[k].UPOS == "ADP" && len(s.Children(k)) == 0 && !s.tokens[k].Is("compound:prt") && c.subject.ok() && c.subject.head != n && !c.object.ok() {
					c.obliques = append(c.obliques, argument{head: n, prep: s.lower(k), marks: []int{k}, shared: "stranded-preposition", antecedent: true})
					c.fired("stranded-preposition")
				}
			}
		}
	},
}

var reducedRelative = Rule{
	Name: "reduced-relative", Stage: Sharing,
	Example: "The missiles Pyongyang supplied landed in Kharkiv.",
	Doc:     "A relative clause without a pronoun takes the noun it modifies as the object, or as the subject, that it lacks.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if !s.tokens[c.head].Is("acl:relcl") || s.hasRelativePronoun(c) || s.Child(c.head, "mark") >= 0 {
				continue
			}
			n := argument{head: s.tokens[c.head].Head, shared: "reduced-relative", antecedent: true}
			if s.circumstance(n.head) {
				continue // "the first time it has happened"
			}
			switch {
			case !c.subject.ok():
				c.subject = n
			case !c.object.ok() && c.copula < 0 && !c.passive && s.Child(c.head, "ccomp", "xcomp") < 0 && s.transitive(c.head) && s.nominal(n.head):
				c.object = n
			default:
				continue
			}
			c.fired("reduced-relative")
		}
	},
}

// circumstance reports a noun whose clause says when, how or why rather than
// what is done to it.
func (s *sentence) circumstance(n int) bool {
	switch s.lemma(n) {
	case "time", "day", "week", "month", "year", "moment", "way", "reason", "manner", "point", "extent":
		return true
	}
	return s.time[n] >= 0
}

func (s *sentence) hasRelativePronoun(c *clause) bool {
	for _, i := range s.subtree(c.head, func(k int) bool { return !s.tokens[k].Is("acl:relcl") }) {
		if t := &s.tokens[i]; t.Feat("PronType") == "Rel" || t.XPOS == "WRB" || t.XPOS == "WP$" || t.XPOS == "WDT" || t.XPOS == "WP" {
			return true
		}
	}
	return false
}

var conjunctSubject = Rule{
	Name: "conjunct-subject", Stage: Sharing,
	Example: "Kim visited the factory and praised the officials.",
	Doc:     "A clause coordinated with another and without a subject has the other's subject.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.subject.ok() || c.existential || s.relation(c.head) != "conj" || s.Child(c.head, "expl", "csubj") >= 0 {
				continue
			}
			if first := s.clauseAt[s.tokens[c.head].Head]; first != nil && first.subject.ok() && !first.existential {
				c.share(first.subject, "conjunct-subject")
			}
		}
	},
}

var conjunctObject = Rule{
	Name: "conjunct-object", Stage: Sharing,
	Example: "The court must respect and execute the sentence.",
	Doc:     "Verbs joined directly share the object that follows the last of them.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if s.relation(c.head) != "conj" {
				continue
			}
			first := s.clauseAt[s.tokens[c.head].Head]
			if first == nil || first.copula >= 0 || c.copula >= 0 || first.passive || c.passive {
				continue
			}
			switch {
			case first.object.ok() && first.object.head > c.head && !c.object.ok():
				c.object = first.object
				c.object.shared = "conjunct-object"
				c.fired("conjunct-object")
			case !first.object.ok() && c.object.ok() && c.object.shared == "" && s.adjacentVerbs(first.head, c.head) && s.transitive(first.head):
				first.object = c.object
				first.object.shared = "conjunct-object"
				first.fired("conjunct-object")
			}
		}
	},
}

// adjacentVerbs reports whether nothing but a conjunction, commas and adverbs
// stand between two verbs.
func (s *sentence) adjacentVerbs(a, b int) bool {
	for i := a + 1; i < b; i++ {
		switch s.tokens[i].UPOS {
		case "CCONJ", "PUNCT", "ADV", "AUX", "PART":
		default:
			return false
		}
	}
	return true
}

func (c *clause) share(a argument, rule string) {
	a.shared = rule
	c.subject = a
	c.fired(rule)
}

var controlSubject = Rule{
	Name: "control-subject", Stage: Sharing,
	Example: "Kim urged his country to step up its military capabilities.",
	Doc:     "The subject of an open complement is the governing verb's object if it has one, else its subject; promise and its like keep the subject.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.subject.ok() || s.relation(c.head) != "xcomp" && s.relation(c.head) != "ccomp" || s.finite(c) || s.Child(c.head, "expl", "csubj") >= 0 {
				continue
			}
			g := s.clauseAt[s.tokens[c.head].Head]
			if g == nil || g.copula >= 0 && toughAdjectives()[s.lemma(g.head)] || s.proposed(g, c) {
				continue
			}
			if a := s.controller(g, c); a.ok() {
				c.share(a, "control-subject")
			}
		}
	},
}

// proposed: who favours, recommends or bans doing something does not do it, and
// what is used to do something does nothing by itself.
func (s *sentence) proposed(g, c *clause) bool {
	if g.passive && instrumentVerb(s.lemma(g.head)) {
		return true
	}
	if !s.gerund(c) || g.object.ok() && g.object.head < c.head {
		return false
	}
	switch attitudeOf(s.lemma(g.head), "VERB") {
	case command, prevent, accuse:
		return true
	}
	return false
}

// controller is the participant of g that does what the subjectless clause c
// says.
func (s *sentence) controller(g, c *clause) argument {
	if g.passive || subjectControl(s.lemma(g.head)) && !(instrumentVerb(s.lemma(g.head)) && g.object.ok() && s.typeOf(g.object.head) == mention.Person) {
		return g.subject
	}
	if s.relation(c.head) == "xcomp" {
		if g.object.ok() && g.object.head < c.head {
			return g.object
		}
		if g.indirect.ok() {
			return g.indirect
		}
		// "called on the government to act", "appealed to X to stop"
		for _, o := range g.obliques {
			if o.head < c.head && o.head > g.head && (o.prep == "on" || o.prep == "upon" || o.prep == "to") && attitudeOf(s.lemma(g.head), "VERB") == command {
				return o
			}
		}
	}
	return g.subject
}

var participleSubject = Rule{
	Name: "participle-subject", Stage: Sharing,
	Example: "The South retaliated by firing dozens of rounds into the north.",
	Doc:     "The subject of an adverbial clause without one is the subject of the clause it modifies; after accuse, blame and prevent it is their object.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.subject.ok() || s.relation(c.head) != "advcl" || s.tokens[c.head].Is("advcl:relcl") || c.existential {
				continue
			}
			g := s.clauseAt[s.tokens[c.head].Head]
			mark, _ := s.markOf(c.head)
			if g == nil || s.quote[c.head] != s.quote[g.head] || s.finite(c) || c.passive && (markClass(mark) == "condition" || mark == "as") || mark == "by" && g.passive && !g.agent.ok() {
				continue // "if needed" is of nobody in the sentence
			}
			a := g.subject
			if g.object.ok() && (objectControlsClause(s.lemma(g.head), mark) || s.objectDoes(g, c, mark)) {
				a = g.object
			}
			if mark == "" && a.ok() && !s.person(a.head) && finiteAttitude(s.lemma(c.head), "VERB") == report {
				a = s.speakerAbove(g) // "Kim said the plan was dead, adding that …"
			}
			if a.ok() && !g.existential {
				c.share(a, "participle-subject")
			}
		}
	},
}

// objectDoes reports a gerund clause that tells what the object of g does or
// did: "praised the workers for fulfilling the plan", "found him inspecting
// it".
func (s *sentence) objectDoes(g, c *clause, mark string) bool {
	switch mark {
	case "for":
		t := s.typeOf(g.object.head)
		return s.gerund(c) && (t == mention.Person || t == mention.Organization || t == mention.Place)
	case "":
		return perceptionVerb(s.lemma(g.head)) && s.gerund(c) && c.head > g.object.head && !s.commaBefore(c.head)
	case "as":
		return s.lemma(g.head) == "quote" || s.lemma(g.head) == "cite"
	}
	return false
}

// perceptionVerb: verbs behind whose object a participle tells what it does.
func perceptionVerb(lemma string) bool {
	switch lemma {
	case "see", "show", "find", "hear", "watch", "catch", "film", "spot", "depict", "picture", "leave", "keep", "feel", "notice", "observe":
		return true
	}
	return false
}

// speakerAbove is the subject of the nearest clause above g that can speak.
func (s *sentence) speakerAbove(g *clause) argument {
	for n := 0; g != nil && n < len(s.tokens); n++ {
		if g.subject.ok() && s.person(g.subject.head) {
			return g.subject
		}
		g = s.clauseAbove(g.head)
	}
	return noArgument
}

// finite reports whether the clause has a finite verb or auxiliary.
func (s *sentence) finite(c *clause) bool {
	if s.verbForm(c.head) == "Fin" {
		return true
	}
	for _, a := range c.aux {
		if s.verbForm(a) == "Fin" {
			return true
		}
	}
	return false
}

var adnominalParticiple = Rule{
	Name: "adnominal-participle", Stage: Sharing,
	Example: "The missiles supplied by Pyongyang were launched by forces backing Moscow.",
	Doc:     "A participle after a noun has that noun as its subject, a passive one as its patient.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.subject.ok() || !s.tokens[c.head].Is("acl") || s.verbForm(c.head) == "Inf" || s.Child(c.head, "mark") >= 0 || s.finite(c) {
				continue
			}
			n := s.tokens[c.head].Head
			if !s.nominal(n) {
				continue
			}
			c.subject = argument{head: s.described(n), shared: "adnominal-participle", antecedent: true}
			c.fired("adnominal-participle")
		}
	},
}

var accusedGerund = Rule{
	Name: "accused-of", Stage: Sharing,
	Example: "He accused Seoul of inciting confrontation.",
	Doc:     "What somebody is accused of, blamed for or kept from, is done by the object of the accusation, wherever the tree hangs the gerund.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if g := s.accusation(c); g != nil && c.subject.shared != "accused-of" {
				c.subject = g.object
				if g.passive {
					c.subject = g.subject
				}
				c.subject.shared, c.subject.antecedent = "accused-of", false
				c.fired("accused-of")
			}
		}
	},
}

// accusation returns the clause of accusing or preventing whose object, as the
// head of the gerund clause c, does what c says; nil for none.
func (s *sentence) accusation(c *clause) *clause {
	mark, _ := s.markOf(c.head)
	h := s.tokens[c.head].Head
	if mark == "" || !s.tokens[c.head].Is("acl") || h < 0 || s.tokens[h].Head < 0 {
		return nil
	}
	g := s.clauseAt[s.tokens[h].Head]
	if g == nil || g.object.head != h && !(g.passive && g.subject.head == h) || !objectControlsClause(s.lemma(g.head), mark) {
		return nil
	}
	return g
}

var adnominalInfinitive = Rule{
	Name: "adnominal-infinitive", Stage: Sharing,
	Example: "The government has a plan to clear the backlog.",
	Doc:     "An infinitive or gerund that says what a plan, right or refusal is about is done by the one who has it: its owner, or the subject of the verb whose object it is.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.subject.ok() || !s.tokens[c.head].Is("acl") {
				continue
			}
			n := s.tokens[c.head].Head
			if doer := s.namedDoer(n, c); doer.ok() { // "the need for the country to be prepared"
				c.share(doer, "adnominal-infinitive")
				continue
			}
			if mark, _ := s.markOf(c.head); c.passive && s.verbForm(c.head) != "Fin" && s.nominal(n) && mark != "of" { // "a monument to be built in the capital"
				c.subject = argument{head: n, shared: "adnominal-infinitive", antecedent: true}
				c.fired("adnominal-infinitive")
				continue
			}
			if attitudeOf(s.lemma(n), "NOUN") == none {
				continue
			}
			if a := s.holder(n); a.ok() {
				c.share(a, "adnominal-infinitive")
			}
		}
	},
}

// namedDoer returns who does what the infinitive c beside noun n says, where
// that one is named with for.
func (s *sentence) namedDoer(n int, c *clause) argument {
	to := s.Child(c.head, "mark")
	for _, k := range s.ChildrenBy(n, "nmod") {
		if prep, marks := s.caseOf(k); prep == "for" && k > n && k < c.head && to > k {
			if _, right := s.Extent(k); right == to {
				return argument{head: k, prep: prep, marks: marks}
			}
		}
	}
	return noArgument
}

// holder finds who has the plan, right, … named by noun n.
func (s *sentence) holder(n int) argument {
	if p := s.Child(n, "nmod:poss"); p >= 0 {
		return argument{head: p}
	}
	h := s.tokens[n].Head
	if h < 0 {
		return noArgument
	}
	g := s.clauseAt[h]
	if g == nil || g.passive || g.existential || g.object.head != n && !(s.relation(n) == "obl" && attitudeOf(s.lemma(n), "NOUN") == intend) {
		return noArgument
	}
	if g.indirect.ok() {
		return g.indirect // "gave them the option to leave"
	}
	switch finiteAttitude(s.lemma(n), "NOUN") {
	case report, believe, conjecture, accuse, deny:
		if !voicing(s.lemma(g.head)) {
			return noArgument // who rejects a claim does not make it
		}
	}
	switch attitudeOf(s.lemma(g.head), "VERB") {
	case deny, doubt, prevent, accuse, ask, command:
		return noArgument // "rejected a request to", "backed a plan to"
	}
	return g.subject
}

// voicing: verbs whose subject makes the claim, or has the belief, that is
// their object.
func voicing(lemma string) bool {
	switch lemma {
	case "make", "have", "issue", "publish", "release", "give", "express", "voice", "reiterate", "repeat", "raise", "file", "present", "bring", "hold", "harbour", "harbor",
		"share", "send", "write", "post", "level", "state", "announce", "offer", "defend", "renew":
		return true
	}
	return false
}
