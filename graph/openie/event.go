package openie

import (
	_ "embed"
	"slices"
	"sync"
)

// Event nouns say what verbs say: "Pyongyang's launch of a satellite". The
// rules of this file make clauses of them, so that the same relation page
// collects both.

//go:embed lexicon/event.tsv
var eventTable string

//go:embed lexicon/event-object.tsv
var eventObjectTable string

//go:embed lexicon/light-verb.txt
var lightVerbList string

//go:embed lexicon/judgment.txt
var judgmentList string

//go:embed lexicon/activity.txt
var activityList string

var (
	// events maps event nouns to their verbs.
	events = sync.OnceValue(func() map[string]string {
		out := map[string]string{}
		for _, row := range rows(eventTable) {
			out[row[0]] = row[1]
		}
		return out
	})
	// eventObjects holds "visit to": prepositions that mark the verb's plain
	// object after the noun.
	eventObjects = sync.OnceValue(func() map[string]bool {
		out := map[string]bool{}
		for _, row := range rows(eventObjectTable) {
			out[row[0]+" "+row[1]] = true
		}
		return out
	})
	lightVerbs = sync.OnceValue(func() map[string]bool { return set(lightVerbList) })
	judgments  = sync.OnceValue(func() map[string]bool { return set(judgmentList) })
	// activities are event nouns which, without an owner, are done by the
	// subject of the clause: "called for calm during a visit to Kyiv".
	activities = sync.OnceValue(func() map[string]bool { return set(activityList) })
)

// eventVerb returns the verb that the noun n stands for, "" for none.
func (s *sentence) eventVerb(n int) string {
	if s.tokens[n].UPOS != "NOUN" || n > 0 && s.tokens[n].Form != s.lower(n) {
		return "" // "its weedkiller Roundup": in capitals it is a name
	}
	return events()[s.lemma(n)]
}

var eventNoun = Rule{
	Name: "event-noun", Stage: Voice,
	Example: "Sullivan condemned Pyongyang's transfer of the missiles to Russia.",
	Doc:     "An event noun with its doer (an owner, a by-phrase, an adjective of nationality) and what it is done to says what its verb says.",
	Apply: func(s *sentence) {
		for n := range s.tokens {
			verb := s.eventVerb(n)
			if verb == "" || s.clauseAt[n] != nil {
				continue
			}
			if a, b := s.between(n); a.ok() {
				s.addMutual(n, verb, a, b)
				continue
			}
			object, _ := s.eventObject(n, verb, nil)
			if doer := s.doerOf(n); doer.ok() && object.ok() && !s.formerOrLatter(doer.head) {
				s.addEvent(n, verb, doer, "event-noun")
			}
		}
	},
}

// between returns the two that an event noun joins: "a meeting between Kim and
// Moon".
func (s *sentence) between(n int) (a, b argument) {
	for _, k := range s.prepositional(n) {
		if prep, _ := s.caseOf(k); prep == "between" {
			if both := s.conjuncts(k); len(both) == 2 && s.thing(both[0]) && s.thing(both[1]) && s.answerable(both[0]) && s.answerable(both[1]) {
				return argument{head: both[0], single: true}, argument{head: both[1], single: true}
			}
		}
	}
	return noArgument, noArgument
}

// addMutual makes the clause of an event between two: one met, or talked with,
// the other.
func (s *sentence) addMutual(n int, verb string, a, b argument) {
	e := s.addEvent(n, verb, a, "event-noun")
	prep := "with"
	if verb == "meet" || verb == "fight" {
		prep = ""
	}
	e.view.object, e.view.label = b, joinLabel(verb, prep)
	e.view.inflected = joinLabel(s.inflect(e, verb), prep)
	e.obliques = slices.DeleteFunc(e.obliques, func(x argument) bool { return x.head == a.head })
}

// formerOrLatter reports a pronoun in a sentence with "the former" or "the
// latter": it is one of two, and grammar alone does not say which.
func (s *sentence) formerOrLatter(doer int) bool {
	if s.tokens[doer].UPOS != "PRON" {
		return false
	}
	for i := range s.tokens {
		if w := s.lower(i); (w == "former" || w == "latter") && !s.tokens[i].Is("amod") && s.Child(i, "det") >= 0 {
			return true
		}
	}
	return false
}

// doerOf finds who does what the event noun says.
func (s *sentence) doerOf(n int) argument {
	first := s.firstConjunct(n) // "Russia's procurement and use of missiles"
	for _, h := range []int{n, first} {
		if p := s.Child(h, "nmod:poss"); p >= 0 && (s.time[p] < 0) {
			return argument{head: p}
		}
	}
	for _, k := range append(s.ChildrenBy(n, "nmod"), s.sharedBehind(n)...) {
		if prep, marks := s.caseOf(k); prep == "by" {
			return argument{head: k, prep: prep, marks: marks}
		}
	}
	for _, h := range []int{n, first} {
		for _, k := range s.ChildrenBy(h, "amod", "compound") {
			if s.nationality(k) {
				return argument{head: k}
			}
		}
	}
	return noArgument
}

var activityNoun = Rule{
	Name: "activity-noun", Stage: Voice,
	Example: "Kim called for increased production during a visit to an arms factory.",
	Doc:     "A visit, trip, call or the like without an owner, in a phrase that says when or where something was done, is the subject's own.",
	Apply: func(s *sentence) {
		for n := range s.tokens {
			verb := s.eventVerb(n)
			if verb == "" || s.clauseAt[n] != nil || !activities()[s.lemma(n)] || s.relation(n) != "obl" || s.doerOf(n).ok() {
				continue
			}
			c := s.clauseAt[s.tokens[n].Head]
			if prep, _ := s.caseOf(n); c == nil || !activityPreposition(prep) || !c.view.subject.ok() || c.passive || s.Child(n, "det") >= 0 && s.tokens[s.Child(n, "det")].Feat("Definite") == "Def" {
				continue
			}
			s.addEvent(n, verb, c.view.subject, "activity-noun")
		}
	},
}

func activityPreposition(prep string) bool {
	switch prep {
	case "during", "on", "in", "after", "before", "at", "following":
		return true
	}
	return false
}

var lightVerb = Rule{
	Name: "light-verb", Stage: Voice,
	Example: "Kim paid a visit to the factory.",
	Doc:     "Pay, make, hold and their like with an event noun as object say what the noun's verb says.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			o := c.view.object
			if c.copula >= 0 || !lightVerbs()[c.view.label] || !o.ok() || !c.view.subject.ok() || s.clauseAt[o.head] != nil {
				continue
			}
			verb := s.eventVerb(o.head)
			if verb == "" || s.definite(o.head) && !c.passive || s.Child(o.head, "conj") >= 0 {
				continue
			}
			object, prep := s.eventObject(o.head, verb, c)
			if !object.ok() {
				continue
			}
			c.light = true
			e := s.addEvent(o.head, verb, c.view.subject, "light-verb")
			e.view.object, e.view.label = object, joinLabel(verb, prep)
			e.view.inflected = joinLabel(s.inflect(c, verb), prep)
			e.obliques = append(e.obliques, slices.DeleteFunc(slices.Clone(c.obliques), func(a argument) bool { return a.head == object.head })...)
			e.polarity, e.modality, e.attribution, e.unsaid = c.polarity, c.modality, c.attribution, c.unsaid
		}
	},
}

// addEvent makes the clause of an event noun.
func (s *sentence) addEvent(n int, verb string, doer argument, rule string) *clause {
	c := &clause{
		head: n, copula: -1, nominal: true,
		subject: doer, object: noArgument, indirect: noArgument, agent: noArgument,
		polarity: Positive, modality: Asserted,
	}
	c.fired(rule)
	object, prep := s.eventObject(n, verb, nil)
	c.subject.shared = rule
	c.view = view{subject: c.subject, object: object, label: joinLabel(verb, prep)}
	for _, k := range s.ChildrenBy(n, "nmod", "nmod:unmarked") {
		p, marks := s.caseOf(k)
		if k != object.head && k != doer.head && !s.tokens[k].Is("nmod:poss", "nmod:desc") {
			c.obliques = append(c.obliques, argument{head: k, prep: p, marks: marks})
		}
	}
	s.markEvent(c)
	c.view.inflected = joinLabel(s.inflect(c, verb), prep)
	s.clauseAt[n] = c
	at, _ := slices.BinarySearchFunc(s.clauses, n, func(c *clause, i int) int { return c.head - i })
	s.clauses = slices.Insert(s.clauses, at, c)
	return c
}

func joinLabel(verb, prep string) string {
	if prep == "" {
		return verb
	}
	return verb + " " + prep
}

// eventObject finds what the event is done to, and the preposition that
// belongs to the relation: "visit to X" is visit X, "talks with X" is talk
// with X. The participant may hang on the light verb c instead of the noun.
func (s *sentence) eventObject(n int, verb string, c *clause) (argument, string) {
	candidates := append(s.prepositional(n), s.sharedBehind(n)...)
	if len(candidates) == 0 && s.relation(n) != "conj" {
		for _, k := range s.ChildrenBy(n, "conj") { // "procurement and use of missiles"
			if s.adjacentNouns(n, k) {
				candidates = append(candidates, s.prepositional(k)...)
			}
		}
	}
	if c != nil {
		for _, x := range c.obliques {
			if len(x.marks) > 0 && !s.afterComma(x.marks[0]) {
				candidates = append(candidates, x.head)
			}
		}
	}
	for _, k := range candidates {
		if prep, marks := s.caseOf(k); s.thing(k) && (prep == "of" || eventObjects()[s.lemma(n)+" "+prep]) {
			return argument{head: k, prep: prep, marks: marks}, ""
		}
	}
	compound := s.Child(n, "compound")
	if compound >= 0 && (s.tokens[compound].UPOS != "NOUN" || c != nil || s.time[compound] >= 0) {
		compound = -1
	}
	if objectVerbs()[verb] {
		return argument{head: compound}, "" // "its arms transfers with Russia"
	}
	for _, k := range candidates {
		if prep, marks := s.caseOf(k); s.thing(k) && prep != "" && prep != "by" && (prep != "with" || reciprocalVerbs()[verb]) && !circumstantial(prep) && s.complement(argument{head: k, prep: prep}, false) {
			return argument{head: k, prep: prep, marks: marks}, prep
		}
	}
	return argument{head: compound}, "" // "its missile tests"
}

// prepositional lists the nominal modifiers of n with a preposition.
func (s *sentence) prepositional(n int) []int {
	return slices.DeleteFunc(s.ChildrenBy(n, "nmod"), func(k int) bool { return s.tokens[k].Deprel != "nmod" })
}

// sharedBehind lists the phrases that stand behind the event noun n and hang on
// the first of its coordination: "the purchase and sale of the trucks".
func (s *sentence) sharedBehind(n int) []int {
	first := s.firstConjunct(n)
	if first == n || !s.adjacentNouns(first, n) {
		return nil
	}
	return slices.DeleteFunc(s.prepositional(first), func(k int) bool { return k < n })
}

func (s *sentence) adjacentNouns(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if u := s.tokens[i].UPOS; u != "CCONJ" && u != "ADJ" && u != "PUNCT" {
			return false
		}
	}
	return true
}

// markEvent gives the event what the clause around it makes of it: called for,
// denied, feared, or, in the article's own voice, presupposed.
func (s *sentence) markEvent(c *clause) {
	n := s.firstConjunct(c.head)
	for i, steps := n, 0; steps < len(s.tokens); steps++ {
		h := s.tokens[i].Head
		if h < 0 {
			return
		}
		up := s.clauseAt[h]
		if up == nil {
			// A refusal of a request denies what was requested, not the request.
			if a := eventAttitude(attitudeOf(s.lemma(h), "NOUN")); a != none && a != fail && a != deny && a != doubt && s.relation(i) == "nmod" {
				s.embed(c, governor{clause: s.clauseAbove(h), noun: h, link: i}, eventAttitude(a))
			}
			i = h
			continue
		}
		c.attribution = append(c.attribution, up.attribution...)
		c.unsaid = c.unsaid || up.unsaid
		subject := up.subject.head == i && !up.passive
		prep, _ := s.caseOf(i)
		if !subject && up.copula < 0 && !(s.relation(i) == "obl" && (activityPreposition(prep) || circumstantial(prep))) {
			s.embed(c, governor{clause: up, noun: -1, link: i}, eventAttitude(attitudeOf(s.lemma(up.head), "VERB")))
		}
		if !s.definite(c.head) {
			c.weaken(up.modality)
			c.unsaid = c.unsaid || up.polarity == Negative
		}
		return
	}
}

// eventAttitude narrows what a verb does to an event noun beside it. To
// condemn, criticize or report a visit takes the visit for granted; to demand,
// plan, fear or prevent it does not.
func eventAttitude(a attitude) attitude {
	switch a {
	case command, intend, attempt, permit, conjecture, expect, prevent, fail, deny, doubt:
		return a
	}
	return none
}
