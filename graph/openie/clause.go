package openie

import (
	"slices"

	"dossier/graph/mention"
)

// clause is a predicate and what hangs on it.
type clause struct {
	head    int
	copula  int   // the "be" of a nominal or adjectival predicate, −1 for a verb
	aux     []int // auxiliaries and copula, in order
	parts   []int // particles: "step up"
	passive bool
	taken   []int // nominal modifiers of the object that are arguments of the verb
	nominal bool  // an event noun or a description, not a verb or copula
	// inside is true of a description that stands inside the phrase of its
	// subject: "Prime Minister Rishi Sunak".
	inside bool
	// existential: "there is X": the subject is what exists.
	existential bool

	subject  argument
	object   argument
	indirect argument
	agent    argument   // of a passive, with by
	obliques []argument // prepositional and bare, in the order of the text

	view  view // what statements say, set by the stage Voice
	light bool // the meaning lies in the object, an event noun: "paid a visit"

	rules       []string
	polarity    Polarity
	modality    Modality
	attribution []Attribution // from the claim outwards
	inherited   []Attribution // the part of attribution that the clauses above brought
	claimed     []Attribution // speakers named in or beside the clause itself: according to, he said
	// predicate is true of an infinitive with a copula: "her aim is to win".
	predicate bool
	// unsaid is true of clauses whose event nobody asserts, denies or plans
	// ("laws banning migrants from claiming asylum").
	unsaid bool
	// parenthesis is true of a clause that only names a speaker: "he said".
	parenthesis bool
}

// argument is a participant of a clause: the head of its phrase.
type argument struct {
	head  int // −1 for none
	prep  string
	marks []int // the tokens of prep
	// shared names the rule which found the argument outside the clause; ""
	// when it hangs on the predicate.
	shared string
	// antecedent marks the noun that a relative clause modifies: its phrase is
	// taken without that clause.
	antecedent  bool
	description bool // says what the subject is
	single      bool // means this one alone, whatever is coordinated with it
}

var noArgument = argument{head: -1}

func (a argument) ok() bool { return a.head >= 0 }

func (c *clause) fired(rule string) {
	if !slices.Contains(c.rules, rule) {
		c.rules = append(c.rules, rule)
	}
}

// clauseRelations are the relations under which a verb or a predicate noun
// with a copula heads a clause.
var clauseRelations = map[string]bool{
	"root": true, "conj": true, "ccomp": true, "xcomp": true, "advcl": true, "acl": true,
	"parataxis": true, "csubj": true, "list": true, "appos": true, "dep": true, "discourse": true,
	"obl": true, "nmod": true, "obj": true, "nsubj": true, "dislocated": true, "orphan": true,
}

var verbalClause = Rule{
	Name: "verb", Stage: Clauses,
	Example: "Kim praised the officials.",
	Doc:     "A verb heads a clause; its subject, objects, agent, particles and prepositional phrases are the clause's arguments.",
	Apply: func(s *sentence) {
		for i := range s.tokens {
			if s.tokens[i].UPOS == "VERB" && s.verbHeadsClause(i) {
				c := s.addClause(i, -1)
				c.fired("verb")
				c.predicate = s.Child(i, "cop") >= 0 && s.verbForm(i) == "Inf" && c.subject.ok() && s.typeOf(c.subject.head) == mention.Abstract
			}
		}
	},
}

// verbHeadsClause leaves out participles that only describe ("increased
// production") and verbs inside names and fixed expressions ("according to").
func (s *sentence) verbHeadsClause(i int) bool {
	switch s.relation(i) {
	case "amod", "compound", "fixed", "flat", "case", "mark", "cc", "goeswith", "nmod", "obl", "obj", "nsubj", "advmod", "nummod", "det":
		return s.Child(i, "nsubj", "cop", "obj") >= 0 && s.Child(i, "case") < 0 && s.relation(i) != "amod"
	case "conj":
		first := s.firstConjunct(i)
		return first == i || s.tokens[first].UPOS != "VERB" || s.verbHeadsClause(first)
	}
	return clauseRelations[s.relation(i)]
}

var copularClause = Rule{
	Name: "copula", Stage: Clauses,
	Example: "The mosque was relatively uncrowded.",
	Doc:     "A noun, adjective or prepositional phrase with a form of be is a predicate.",
	Apply: func(s *sentence) {
		for i := range s.tokens {
			if cop := s.Child(i, "cop"); cop >= 0 && s.clauseAt[i] == nil {
				s.addClause(i, cop).fired("copula")
			}
		}
	},
}

// A conjunct of a copular predicate shares the copula: "is rich and famous".
var sharedCopula = Rule{
	Name: "shared-copula", Stage: Clauses,
	Example: "The missile is fast and accurate.",
	Doc:     "A predicate noun or adjective coordinated with one that has a copula shares the copula and the subject.",
	Apply: func(s *sentence) {
		for i := range s.tokens {
			if s.relation(i) != "conj" || s.clauseAt[i] != nil || s.tokens[i].UPOS == "VERB" {
				continue
			}
			first := s.clauseAt[s.firstConjunct(i)]
			if first == nil || first.copula < 0 || s.Child(i, "nsubj") >= 0 {
				continue
			}
			if (s.tokens[i].UPOS == "ADJ") == (s.tokens[first.head].UPOS == "ADJ") {
				c := s.addClause(i, first.copula)
				c.fired("shared-copula")
			}
		}
	},
}

// addClause makes the clause of predicate i with the arguments that hang on
// it.
func (s *sentence) addClause(i, copula int) *clause {
	c := &clause{
		head: i, copula: copula,
		subject: noArgument, object: noArgument, indirect: noArgument, agent: noArgument,
		passive:  copula < 0 && s.passiveForm(i),
		polarity: Positive, modality: Asserted,
	}
	for _, k := range s.Children(i) {
		s.place(c, k)
	}
	s.takeGoal(c)
	s.takeIdiom(c)
	if c.passive && c.object.ok() && s.Child(i, "aux:pass", "nsubj:pass") < 0 {
		c.passive = false // "having fired shells": a perfect participle
	}
	s.clauseAt[i] = c
	at, _ := slices.BinarySearchFunc(s.clauses, i, func(c *clause, i int) int { return c.head - i })
	s.clauses = slices.Insert(s.clauses, at, c)
	return c
}

// takeGoal gives a verb of aiming or giving the goal that the tree hangs on its
// object: in "fired missiles at Ukraine", "provided missiles to Russia" the
// phrase says where they went, not which missiles.
func (s *sentence) takeGoal(c *clause) {
	preps := goalVerbs()[s.lemma(c.head)]
	var heads []int
	if c.object.ok() {
		heads = s.conjuncts(c.object.head)
	}
	if c.agent.ok() { // "launched by Russian forces towards Ukraine"
		heads = append(heads, c.agent.head)
	}
	for _, h := range heads {
		for _, k := range s.ChildrenBy(h, "nmod") {
			if prep, marks := s.caseOf(k); k > h && (preps[prep] || prep == "as" && s.judges(c)) && s.eventVerb(h) == "" {
				c.obliques = append(c.obliques, argument{head: k, prep: prep, marks: marks})
				c.taken = append(c.taken, k)
			}
		}
	}
}

// takeIdiom makes the noun of "take place", "take part" a part of the verb.
func (s *sentence) takeIdiom(c *clause) {
	c.obliques = slices.DeleteFunc(c.obliques, func(x argument) bool {
		if len(x.marks) != 1 || x.head < c.head || !idioms()[s.lemma(c.head)+" "+x.prep+" "+s.lemma(x.head)] || s.Child(x.head, "det", "amod", "nmod:poss") >= 0 {
			return false
		}
		c.parts = append(c.parts, x.marks[0], x.head)
		return true
	})
	if o := c.object; o.ok() && o.head > c.head && idioms()[s.lemma(c.head)+" "+s.lemma(o.head)] && s.Child(o.head, "det", "amod", "nmod:poss") < 0 {
		c.parts = append(c.parts, o.head)
		for _, k := range s.ChildrenBy(o.head, "nmod") {
			prep, marks := s.caseOf(k)
			c.obliques = append(c.obliques, argument{head: k, prep: prep, marks: marks})
		}
		c.object = noArgument
	}
}

// place files the dependent k under the clause.
func (s *sentence) place(c *clause, k int) {
	switch s.relation(k) {
	case "nsubj", "csubj":
		if s.tokens[k].Is("nsubj:outer", "csubj:outer") && s.Child(c.head, "nsubj") != k {
			return
		}
		if s.relation(k) == "nsubj" && (!c.subject.ok() || s.betterSubject(k, c.subject.head, c.head)) {
			c.subject = argument{head: k}
		}
	case "expl":
		c.existential = s.lemma(k) == "there"
	case "obj":
		if s.offset(k) && !lastingVerb(s.lemma(c.head)) {
			c.obliques = append(c.obliques, argument{head: k}) // "exploded four minutes after launch"
			return
		}
		c.object = argument{head: k}
	case "iobj":
		c.indirect = argument{head: k}
	case "aux", "cop":
		c.aux = append(c.aux, k)
	case "compound":
		if s.tokens[k].Is("compound:prt") {
			c.parts = append(c.parts, k)
		}
	case "advmod":
		if k == c.head+1 && c.copula < 0 && particles()[s.lower(k)] {
			c.parts = append(c.parts, k) // "turned around", "sent away"
		}
	case "obl":
		s.placeOblique(c, k)
	case "nmod":
		// A prepositional phrase may hang on the predicate noun as a nominal
		// modifier; the phrase of the noun takes care of it.
	}
}

// offset reports a counted time without a preposition.
func (s *sentence) offset(k int) bool {
	return s.time[k] >= 0 && s.Child(k, "nummod") >= 0
}

// lastingVerb: verbs whose object may be a stretch of time.
func lastingVerb(lemma string) bool {
	switch lemma {
	case "spend", "last", "take", "serve", "waste", "save", "lose", "need", "have", "give", "mark", "celebrate", "cost", "require", "want", "get", "face", "receive", "cover", "span", "complete", "be", "allow", "wait":
		return true
	}
	return false
}

// betterSubject chooses between two subjects that a broken tree gives a verb:
// the one before it, else the one that the parser is surer of.
func (s *sentence) betterSubject(k, other, verb int) bool {
	if (k < verb) != (other < verb) {
		return k < verb
	}
	return s.tokens[k].Confidence > s.tokens[other].Confidence
}

func (s *sentence) placeOblique(c *clause, k int) {
	a := s.throughComplexPreposition(k)
	prep := a.prep
	if prep == "by" && means()[s.lemma(k)] && s.Child(k, "det", "amod", "nmod:poss", "compound", "nummod") < 0 {
		c.obliques = append(c.obliques, a) // "sent by mail"
		return
	}
	if s.tokens[k].Is("obl:agent") && !s.measured(a) || prep == "by" && c.passive && s.nominal(k) && s.time[k] < 0 && s.tokens[k].UPOS != "NUM" && !s.measured(a) {
		c.agent = a
		return
	}
	if prep == "with" && k > c.head && s.afterComma(a.marks[0]) {
		return // ", with the first meeting set for May": an absolute, and no companion
	}
	c.obliques = append(c.obliques, a)
	if c.passive && !c.agent.ok() && s.eventVerb(a.head) == "" {
		s.takeAgent(c, a.head)
	}
}

// takeAgent gives a passive the agent that the tree hangs on its last
// participant: "was turned toward Malaysia by the navy".
func (s *sentence) takeAgent(c *clause, h int) {
	for _, k := range s.ChildrenBy(h, "nmod") {
		if prep, marks := s.caseOf(k); prep == "by" && s.nominal(k) && s.time[k] < 0 && s.tokens[k].UPOS != "NUM" && (s.typeOf(k) == mention.Person || s.typeOf(k) == mention.Organization) {
			c.agent = argument{head: k, prep: prep, marks: marks}
			c.taken = append(c.taken, k)
		}
	}
}

// throughComplexPreposition reads "in favour of homeopathy" as one preposition
// and its noun, whichever way the tree has it.
func (s *sentence) throughComplexPreposition(k int) argument {
	prep, marks := s.caseOf(k)
	if prep == "" || s.tokens[k].UPOS != "NOUN" {
		return argument{head: k, prep: prep, marks: marks}
	}
	for _, n := range s.ChildrenBy(k, "nmod") {
		second, more := s.caseOf(n)
		if full := prep + " " + s.lower(k) + " " + second; complexPrepositions()[full] {
			return argument{head: n, prep: full, marks: slices.Concat(marks, []int{k}, more)}
		}
	}
	return argument{head: k, prep: prep, marks: marks}
}
