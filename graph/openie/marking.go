package openie

import (
	"slices"
	"strings"
)

// The rules of this file say of every clause whether it is affirmed or denied,
// how it is put forward, and on whose word. They run together, clause by clause
// from the root of the tree downwards, so that a clause starts from what its
// governor was given.

var embedding = Rule{
	Name: "embedding", Stage: Marking,
	Example: "The White House accused Pyongyang of having supplied Russia with missiles.",
	Doc:     "The governing verb, adjective or noun decides what becomes of its clause: said, denied, planned, made possible, prevented (attitude.go).",
	Each: func(s *sentence, c *clause) {
		s.inherit(c)
		c.unsaid = c.unsaid || c.predicate || s.tooMuch(c)
		c.inherited = c.attribution
		c.attribution = slices.Concat(c.claimed, c.attribution)
	},
}

var negation = Rule{
	Name: "negation", Stage: Marking,
	Example: "No injuries were reported.",
	Doc:     "Not, never and their like at the predicate, and no at the subject or an object, deny the clause; two of them do not.",
	Each: func(s *sentence, c *clause) {
		if s.negated(c) && !(c.polarity == Negative && s.joinedByNor(c)) {
			c.denyIf(true)
			c.fired("negation")
		}
	},
}

var modalAuxiliary = Rule{
	Name: "modal-auxiliary", Stage: Marking,
	Example: "The United States will raise the issue.",
	Doc:     "May, might, can and could make it possible; will, shall, should, must, would and is to make it planned; would have and could have did not happen.",
	Each: func(s *sentence, c *clause) {
		for _, a := range c.aux {
			if m := s.auxiliaryModality(c, a); m != Asserted {
				c.weaken(m)
				c.fired("modal-auxiliary")
			}
		}
		for _, k := range s.ChildrenBy(c.head, "mark") {
			if s.arranged(c, k) || s.announced(c, k) {
				c.weaken(Planned)
				c.fired("modal-auxiliary")
			}
		}
	},
}

var hedgeAdverb = Rule{
	Name: "hedge-adverb", Stage: Marking,
	Example: "The navy reportedly saved 200 people.",
	Doc:     "Reportedly, allegedly, perhaps and their like leave it open whether it is so, and so does or between clauses.",
	Each: func(s *sentence, c *clause) {
		if s.eitherOr(c) {
			c.weaken(Possible)
			c.fired("hedge-adverb")
		}
		for _, k := range s.ChildrenBy(c.head, "advmod") {
			if hedges()[s.lower(k)] {
				c.weaken(Possible)
				c.fired("hedge-adverb")
			}
		}
	},
}

var conditional = Rule{
	Name: "condition", Stage: Marking,
	Example: "Had it happened five hours earlier, the toll would have been higher.",
	Doc:     "What depends on an if, an unless or an inverted had is as hypothetical as the condition.",
	Each: func(s *sentence, c *clause) {
		s.inverted(c.head)
		for _, k := range s.ChildrenBy(c.head, "advcl") {
			if mark, _ := s.markOf(k); ifOrUnless(mark) && (c.modality != Asserted || s.clauseAt[k] != nil && s.finite(s.clauseAt[k])) || s.inverted(k) {
				c.weaken(Hypothetical)
				c.fired("condition")
			}
		}
	},
}

var question = Rule{
	Name: "question", Stage: Marking,
	Example: "Did the ministry know of the risk?",
	Doc:     "What is asked is not said.",
	Each: func(s *sentence, c *clause) {
		if mark, _ := s.markOf(c.head); mark == "whether" || s.asked(c) {
			c.weaken(Questioned)
			c.fired("question")
		}
	},
}

var imperative = Rule{
	Name: "imperative", Stage: Marking,
	Example: "Read the report.",
	Doc:     "An order to the reader states nothing.",
	Each: func(s *sentence, c *clause) {
		if s.tokens[c.head].Feat("Mood") == "Imp" {
			c.unsaid = true
			c.fired("imperative")
		}
	},
}

// eitherOr reports a clause joined to another by or: one of both is so. Under a
// denial neither is.
func (s *sentence) eitherOr(c *clause) bool {
	if c.polarity == Negative {
		return false
	}
	joined := func(k int) bool {
		cc := s.Child(k, "cc")
		return s.clauseAt[k] != nil && cc >= 0 && s.lower(cc) == "or" && s.clauseAt[k].polarity == Positive
	}
	return s.relation(c.head) == "conj" && joined(c.head) && s.clauseAt[s.tokens[c.head].Head] != nil ||
		slices.ContainsFunc(s.ChildrenBy(c.head, "conj"), joined)
}

// topDown returns the clauses with governors before what they govern.
func (s *sentence) topDown() []*clause {
	out := slices.Clone(s.clauses)
	slices.SortStableFunc(out, func(a, b *clause) int { return s.Depth(a.head) - s.Depth(b.head) })
	return out
}

// governor is where a clause hangs: the clause above it, the noun in between
// if there is one, and the token that decides the clause's relation.
type governor struct {
	clause *clause // nil above the root
	noun   int     // "plan" of "a plan to leave", −1 when the clause hangs on the predicate itself
	link   int     // the token whose relation connects to the governor: the clause's head, or the first conjunct
}

func (s *sentence) governorOf(c *clause) governor {
	link := s.firstConjunct(c.head)
	g := governor{noun: -1, link: link}
	for h, n := s.tokens[link].Head, 0; h >= 0 && n < len(s.tokens); h, n = s.tokens[h].Head, n+1 {
		if p := s.clauseAt[h]; p != nil && p != c {
			g.clause = p
			return g
		}
		if g.noun < 0 {
			g.noun = h
		}
	}
	return g
}

// inherit gives c what its governor decides.
func (s *sentence) inherit(c *clause) {
	if s.relation(c.head) == "conj" {
		if first := s.clauseAt[s.tokens[c.head].Head]; first != nil {
			s.inheritFromConjunct(c, first)
			return
		}
	}
	g := s.governorOf(c)
	if g.clause != nil {
		c.attribution = slices.Clone(g.clause.attribution)
		c.unsaid = g.clause.unsaid
	}
	if g.clause != nil && s.insideSpeaker(c, g.clause) {
		c.attribution = slices.Clone(g.clause.inherited)
	}
	if c.parenthesis && g.clause != nil {
		c.attribution = slices.Clone(g.clause.inherited)
		return
	}
	switch {
	case s.tokens[g.link].Is("acl:relcl"):
		s.inheritToRelative(c, g)
	case c.subject.shared == "accused-of":
		if up := s.accusation(c); up != nil {
			s.embed(c, governor{clause: up, noun: -1, link: c.head}, attitudeOf(s.lemma(up.head), "VERB"))
		}
	case g.noun >= 0 && s.relation(g.link) == "acl" && c.subject.shared != "adnominal-participle":
		a := s.attitudeToward(g.noun, c)
		if s.deniedNoun(g) {
			switch a {
			case intend, attempt, permit, doubt, deny:
			default:
				c.unsaid = true // "no evidence that it works"
			}
		}
		if a == none && c.subject.shared == "adnominal-infinitive" {
			c.weaken(Planned)
		}
		s.embed(c, g, a)
	case g.clause == nil:
	case s.relation(g.link) == "csubj":
		c.weaken(g.clause.modality)
		c.unsaid = c.unsaid || !s.finite(c)
	case s.relation(g.link) == "ccomp", s.relation(g.link) == "xcomp":
		s.embed(c, g, s.attitudeToward(g.clause.head, c))
	case s.relation(g.link) == "advcl":
		s.inheritToAdverbial(c, g)
	case g.noun >= 0:
		if !s.definite(g.noun) && g.clause.subject.head != g.noun {
			s.ofSupposed(c, g.clause.modality)
		}
		c.unsaid = c.unsaid || s.deniedNoun(g) || s.anyNoun(g.noun)
	}
}

// ofSupposed: what is said in passing of a thing that takes part in a plan holds
// all the same, "wants to remove a video that shows him"; of a thing in a
// supposition nothing is said, and in a question it is asked.
func (s *sentence) ofSupposed(c *clause, m Modality) {
	switch m {
	case Questioned:
		c.weaken(m)
	case Hypothetical:
		c.unsaid = true
	}
}

// anyNoun reports a noun with each, every or any: its modifiers say which are
// meant.
func (s *sentence) anyNoun(n int) bool {
	d := s.Child(n, "det")
	if d < 0 {
		return false
	}
	switch s.lower(d) {
	case "each", "every", "any", "no", "whatever", "whichever":
		return true
	}
	return false
}

// deniedNoun reports a noun that is said not to be there: "no evidence",
// "without a sign".
func (s *sentence) deniedNoun(g governor) bool {
	if g.noun < 0 || s.definite(g.noun) {
		return false
	}
	prep, _ := s.caseOf(g.noun)
	return s.negativePhrase(g.noun) || prep == "without" ||
		g.clause != nil && g.clause.polarity == Negative && (g.clause.subject.head == g.noun || g.clause.object.head == g.noun)
}

// tooMuch: "too heavy to float".
func (s *sentence) tooMuch(c *clause) bool {
	h := s.tokens[c.head].Head
	if h < 0 || s.verbForm(c.head) != "Inf" {
		return false
	}
	return slices.ContainsFunc(s.ChildrenBy(h, "advmod"), func(k int) bool { return s.lower(k) == "too" && k < h })
}

// insideSpeaker reports a clause that only describes whoever the clause above
// is attributed to: "according to a post made on Friday".
func (s *sentence) insideSpeaker(c, above *clause) bool {
	return slices.ContainsFunc(above.claimed, func(a Attribution) bool {
		return a.Speaker.Sentence == s.index && s.Dominates(a.Speaker.Head, c.head)
	})
}

// inheritFromConjunct: "will raise and discuss", "did not come or call". A
// conjunct without an auxiliary or subject of its own shares the first one's.
func (s *sentence) inheritFromConjunct(c, first *clause) {
	c.attribution = slices.Clone(first.attribution)
	if q := s.quote[first.head]; q >= 0 && s.quote[c.head] != q && len(first.claimed) == 0 && first.subject.ok() && s.quote[first.subject.head] == q {
		// What is joined to a quotation from outside is not quoted.
		c.attribution = nil
		if g := s.governorOf(c); g.clause != nil {
			c.attribution = slices.Clone(g.clause.attribution)
		}
	}
	c.unsaid = first.unsaid
	own := s.Child(c.head, "aux", "nsubj", "cop") >= 0
	sameForm := s.verbForm(c.head) == s.verbForm(first.head)
	switch {
	case s.relation(first.head) == "advcl" || s.tokens[first.head].Is("acl:relcl") || s.relation(first.head) == "acl" || s.relation(first.head) == "xcomp":
		// Under one mark: "to enter and leave", "if they come and see".
		c.modality = first.modality
	case !own && sameForm:
		c.modality = first.modality
	}
	cc := s.Child(c.head, "cc")
	if !own && sameForm && (cc < 0 || s.lower(cc) != "but") {
		c.polarity = first.polarity
	}
}

// attitudeToward returns what the word i does to clause c.
func (s *sentence) attitudeToward(i int, c *clause) attitude {
	upos := s.tokens[i].UPOS
	if upos == "PROPN" {
		upos = "NOUN"
	}
	if g := s.clauseAt[i]; g != nil && g.copula >= 0 && upos == "VERB" {
		upos = "ADJ"
	}
	lemma := s.lemma(i)
	if s.finite(c) {
		return finiteAttitude(lemma, upos)
	}
	if g := s.clauseAt[i]; g != nil && g.passive && upos == "VERB" {
		switch a := finiteAttitude(lemma, upos); a {
		case report, believe, conjecture:
			return a // "is thought to have brought"
		}
	}
	if g := s.clauseAt[i]; lemma == "able" && g != nil && g.copula >= 0 && s.tokens[g.copula].Feat("Tense") == "Past" {
		return manage // who was able to did
	}
	switch a := attitudeOf(lemma, upos); {
	case a == none && upos == "ADJ" && s.gerund(c) && s.Child(c.head, "mark") >= 0:
		return permit // "essential to strengthening the defences"
	case a != none || s.verbForm(c.head) != "Inf":
		return a
	case upos == "ADJ":
		return permit // "essential to save lives"
	case s.clauseAt[i] != nil && s.clauseAt[i].passive && s.relation(c.head) == "xcomp":
		return intend // "was deployed to retrieve them"
	}
	return none
}

// embed applies the attitude of the governing word to c.
func (s *sentence) embed(c *clause, g governor, a attitude) {
	up := g.clause
	var verb string
	var speaker argument
	if g.noun >= 0 {
		verb, speaker = s.lemma(g.noun), s.holder(g.noun)
		if a == command && !speaker.ok() && up != nil && finiteAttitude(s.lemma(up.head), "VERB") == report {
			verb, speaker = s.lemma(up.head), up.speaker() // "insisted on the need to act"
		}
	} else {
		verb = s.lemma(up.head)
		speaker = up.speaker()
	}
	negative, weak := false, Asserted
	if up != nil {
		negative, weak = up.polarity == Negative, up.modality
	}
	if (a == believe || a == conjecture) && s.gerund(c) && g.noun < 0 {
		c.unsaid = true // "believes changing the flag …": a subject of something else
	}
	switch a {
	case report, believe, conjecture, expect, accuse, deny, doubt:
		s.attribute(c, speaker, verb, g)
		s.vouch(c, a, negative, weak)
	case ask:
		s.attribute(c, speaker, verb, g)
		c.weaken(Questioned)
	case command:
		s.attribute(c, speaker, verb, g)
		c.weaken(Planned)
		c.denyIf(negative)
	case intend, attempt:
		if speaker.ok() && c.subject.ok() && speaker.head != c.subject.head && g.noun < 0 {
			s.attribute(c, speaker, verb, g)
		}
		c.weaken(Planned)
		c.weaken(weak)
		c.denyIf(negative)
	case permit, seem:
		c.weaken(Possible)
		c.weaken(weak)
		c.denyIf(negative)
	case cause, manage, none:
		c.weaken(weak)
		if g.noun < 0 {
			c.denyIf(negative && a != none)
			c.unsaid = c.unsaid || negative && a == cause
		}
	case fail:
		c.weaken(weak)
		c.denyIf(!negative)
	case prevent:
		c.unsaid = true
	case know:
		if weak == Hypothetical || weak == Questioned {
			c.weaken(weak)
		}
	}
}

// vouch sets how far the clause is put forward by one who says, believes,
// fears, expects or denies it.
func (s *sentence) vouch(c *clause, a attitude, negative bool, weak Modality) {
	switch a {
	case conjecture, doubt:
		c.weaken(Possible)
	case expect:
		c.weaken(Planned)
	}
	c.denyIf(a == deny || a == doubt)
	if weak == Hypothetical || weak == Questioned {
		c.weaken(weak)
	}
	if !negative {
		return
	}
	if a == believe || a == expect {
		c.denyIf(true) // "do not believe that it will" denies that it will
	} else {
		c.unsaid = true // "did not say that", "has not denied that"
	}
}

// ownWords reports "our information", "my sources": whoever says so speaks of
// what he has it from.
func (s *sentence) ownWords(h int) bool {
	k := s.Child(h, "nmod:poss")
	return k >= 0 && s.tokens[k].UPOS == "PRON" && s.tokens[k].Feat("Person") == "1" && !s.person(h)
}

// speaker is the participant who says or orders what the clause's verb says.
func (c *clause) speaker() argument {
	if c.passive {
		return c.agent
	}
	return c.subject
}

// attribute adds a speaker to the clause. Without one ("is believed to be"),
// nobody vouches for it and it is only possible.
func (s *sentence) attribute(c *clause, speaker argument, verb string, g governor) {
	if !speaker.ok() || !s.sayer(speaker.head) || s.ownWords(speaker.head) {
		c.weaken(Possible)
		return
	}
	a := Attribution{Speaker: s.namePhrase(speaker), Verb: verb, Time: -1}
	if g.clause != nil && g.noun < 0 {
		a.Time = s.timeOf(g.clause)
	}
	c.attribution = slices.Insert(c.attribution, 0, a)
}

// timeOf returns the time expression that says when the clause's event was,
// −1 for none.
func (s *sentence) timeOf(c *clause) int {
	for _, k := range s.Children(c.head) {
		if s.time[k] >= 0 && (s.relation(k) == "obl" || s.relation(k) == "advmod" || s.relation(k) == "nmod") {
			return s.time[k]
		}
	}
	return -1
}

// inheritToRelative: what is said of a thing that is only planned or supposed
// is planned or supposed as well, unless the thing is there anyway.
func (s *sentence) inheritToRelative(c *clause, g governor) {
	c.attribution = slices.DeleteFunc(c.attribution, func(a Attribution) bool {
		return attitudeOf(a.Verb, "VERB") == command && finiteAttitude(a.Verb, "VERB") != report
	})
	if g.clause == nil || g.noun < 0 {
		return
	}
	n, m := s.tokens[g.link].Head, g.clause.modality
	if s.definite(n) || g.clause.subject.head == n || s.finite(c) && s.pastTime(c) {
		return
	}
	s.ofSupposed(c, m)
	c.unsaid = c.unsaid || s.anyNoun(n)
	c.unsaid = c.unsaid || g.clause.polarity == Negative
}

// definite reports whether a noun phrase is about something given: a name, or
// a noun with the, this, or an owner.
func (s *sentence) definite(n int) bool {
	if s.tokens[n].UPOS == "PROPN" || s.Child(n, "nmod:poss") >= 0 {
		return true
	}
	d := s.Child(n, "det")
	return d >= 0 && (s.tokens[d].Feat("Definite") == "Def" || s.tokens[d].Feat("PronType") == "Dem")
}

// inheritToAdverbial decides by the subordinator.
func (s *sentence) inheritToAdverbial(c *clause, g governor) {
	mark, _ := s.markOf(g.link)
	if when := s.Child(g.link, "advmod"); mark == "" && when >= 0 && s.tokens[when].XPOS == "WRB" {
		mark = s.lower(when)
	}
	up := g.clause
	if mark == "to" && s.gerund(c) { // "admitted to being a part of it"
		s.embed(c, governor{clause: up, noun: -1, link: g.link}, s.attitudeToward(up.head, c))
		return
	}
	if a := attitudeOf(s.lemma(up.head), "VERB"); objectControlsClause(s.lemma(up.head), mark) {
		s.embed(c, governor{clause: up, noun: -1, link: g.link}, a)
		return
	}
	if a := attitudeOf(s.lemma(up.head), "VERB"); s.gerund(c) && mark == "at" && a == intend {
		s.embed(c, governor{clause: up, noun: -1, link: g.link}, a)
		return
	}
	class := markClass(mark)
	if class == "purpose" && s.gerund(c) {
		class = "" // "criticised for making it easier"
	}
	switch class {
	case "condition":
		c.weaken(Hypothetical)
	case "without":
		c.denyIf(true)
		c.weaken(up.modality)
	case "purpose":
		c.weaken(Planned)
		c.weaken(up.modality)
		c.unsaid = c.unsaid || up.polarity == Negative
	case "comparison":
		c.unsaid = true
	case "time":
		if s.finite(c) || up.polarity == Positive {
			c.weaken(up.modality)
		}
	default:
		if !s.finite(c) {
			c.weaken(up.modality)
			c.unsaid = c.unsaid || up.polarity == Negative && mark == "by"
		}
	}
}

// gerund reports a clause in the -ing form.
func (s *sentence) gerund(c *clause) bool {
	if len(c.aux) > 0 {
		return s.tokens[c.aux[0]].XPOS == "VBG"
	}
	return s.tokens[c.head].XPOS == "VBG"
}

// ifOrUnless: also "unless of course", "if only".
func ifOrUnless(mark string) bool {
	first, _, _ := strings.Cut(mark, " ")
	return first == "if" || first == "unless"
}

// markClass sorts subordinators by what they do to their clause.
func markClass(mark string) string {
	if ifOrUnless(mark) {
		return "condition"
	}
	switch mark {
	case "in case", "lest", "provided", "providing", "as long as", "should", "had", "as if", "as though", "assuming", "even if", "suppose", "supposing", "whether":
		return "condition"
	case "without", "instead of", "rather than":
		return "without"
	case "to", "in order to", "so as to", "so that", "in order that", "in order for", "for", "for to":
		return "purpose"
	case "than", "as as":
		return "comparison"
	case "when", "after", "before", "once", "as soon as", "whenever", "until", "till":
		return "time"
	}
	return ""
}

// announced: "Lind to lead mission": the infinitive of a headline.
func (s *sentence) announced(c *clause, k int) bool {
	return s.Sentence.Kind == "heading" && s.tokens[c.head].Is("root") && s.lower(k) == "to" && c.subject.ok() && !s.finite(c)
}

// arranged: "the referendum is to be held": a form of be before the to of the
// infinitive.
func (s *sentence) arranged(c *clause, k int) bool {
	return s.tokens[k].Is("mark") && s.lower(k) == "to" && len(c.aux) > 0 && c.aux[0] < k && s.lemma(c.aux[0]) == "be"
}

// inverted: "Had it happened five hours earlier, …": an auxiliary before the
// subject opens a condition.
func (s *sentence) inverted(k int) bool {
	c := s.clauseAt[k]
	if c == nil || !c.subject.ok() || len(c.aux) == 0 || c.aux[0] > c.subject.head || s.Child(k, "mark") >= 0 {
		return false
	}
	switch s.lower(c.aux[0]) {
	case "had", "should", "were":
		if s.relation(k) == "advcl" || c.aux[0] == 0 && !s.asked(c) {
			c.weaken(Hypothetical)
			return true
		}
	}
	return false
}

// asked reports a question: a main clause of a sentence that ends in a
// question mark, outside a quotation or with the mark inside it.
func (s *sentence) asked(c *clause) bool {
	last := len(s.tokens) - 1
	for last > 0 && s.tokens[last].UPOS == "PUNCT" && !strings.Contains(s.tokens[last].Form, "?") {
		last--
	}
	if !strings.Contains(s.tokens[last].Form, "?") {
		return false
	}
	return s.quote[last] == s.quote[c.head]
}

// auxiliaryModality reads one auxiliary.
func (s *sentence) auxiliaryModality(c *clause, a int) Modality {
	perfect := false
	for _, b := range c.aux {
		perfect = perfect || b > a && s.lemma(b) == "have"
	}
	switch s.lemma(a) {
	case "may", "might", "can":
		return Possible
	case "could":
		if perfect {
			return Hypothetical
		}
		return Possible
	case "will", "shall", "should", "must", "ought", "'ll", "wo":
		return Planned
	case "would", "'d":
		if perfect {
			return Hypothetical
		}
		return Planned
	}
	return Asserted
}

// negated reports a negation in the clause: not and its like at the predicate
// or an auxiliary, or no at the subject or an object.
func (s *sentence) negated(c *clause) bool {
	count := 0
	for _, k := range s.Children(c.head) {
		if (s.negator(k) || s.noLonger(k)) && (s.relation(k) == "advmod" || s.relation(k) == "cc" || s.relation(k) == "det") {
			count++
		}
	}
	for _, a := range []argument{c.subject, c.object, c.indirect} {
		if a.ok() && s.tokens[a.head].Head == c.head && s.negativePhrase(a.head) {
			count++
		}
	}
	if c.copula >= 0 && s.tokens[c.head].UPOS != "ADJ" && s.negativeDeterminer(c.head) {
		count++
	}
	for _, o := range c.obliques {
		if s.negativePhrase(o.head) && o.prep != "without" && !s.minimum(o.head) {
			count++
		}
	}
	return count%2 == 1
}

// joinedByNor: "would neither confirm nor deny": the second shares the denial
// of the first.
func (s *sentence) joinedByNor(c *clause) bool {
	cc := s.Child(c.head, "cc")
	return cc >= 0 && s.lower(cc) == "nor"
}

// minimum: "no later than", "no doubt", "no matter", "no longer" set a bound or
// an aside, not a denial.
func (s *sentence) minimum(h int) bool {
	switch s.lemma(h) {
	case "doubt", "matter", "longer", "later":
		return true
	}
	return false
}

// noLonger: "no longer" at the predicate.
func (s *sentence) noLonger(k int) bool {
	no := s.Child(k, "advmod", "det")
	return s.lower(k) == "longer" && no >= 0 && s.lower(no) == "no"
}

func (s *sentence) negator(k int) bool {
	switch s.lower(k) {
	case "not", "n't", "n’t", "never", "nor", "neither", "hardly", "scarcely", "barely", "nowhere":
		return true
	}
	return s.tokens[k].Feat("Polarity") == "Neg" && s.relation(k) == "advmod"
}

// negativeWord reports a pronoun that denies by itself.
func (s *sentence) negativeWord(h int) bool {
	switch s.lower(h) {
	case "nobody", "nothing", "none", "neither":
		return true
	}
	return false
}

// negativePhrase: "no injuries", "nobody", "none of them", "neither side".
func (s *sentence) negativePhrase(h int) bool {
	if s.negativeWord(h) {
		return true
	}
	if cc := s.Child(h, "cc"); cc >= 0 && s.lower(cc) == "neither" {
		return true // "neither the firm nor the bank"
	}
	return s.negativeDeterminer(h)
}

func (s *sentence) negativeDeterminer(h int) bool {
	for _, d := range s.ChildrenBy(h, "det", "amod") {
		switch s.lower(d) {
		case "no", "neither":
			return true
		case "few":
			return s.Child(h, "det") < 0 || s.Child(h, "det") == d // "a few" are some
		}
	}
	return false
}

// weaken lowers the clause's modality to m if m is weaker.
func (c *clause) weaken(m Modality) {
	if strength(m) > strength(c.modality) {
		c.modality = m
	}
}

func strength(m Modality) int {
	return slices.Index([]Modality{Asserted, Possible, Planned, Hypothetical, Questioned}, m)
}

// denyIf turns the polarity round if b holds.
func (c *clause) denyIf(b bool) {
	if b {
		c.polarity = negate(c.polarity)
	}
}
