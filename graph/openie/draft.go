package openie

import (
	"cmp"
	"slices"
	"strings"
)

// draft is what a rule of the stage Stating says of a clause's subject.
type draft struct {
	label   string
	reading string
	object  argument
	literal bool // the object describes and is no thing of its own
	noun    int  // see Predicate.Noun
	// describes marks an object that says what the subject is or becomes.
	describes bool
	// complement is the infinitive that the object is made to do, −1 for none.
	complement int
	as         bool     // the complement stands behind as: "dismissed it as groundless"
	one        string   // the reading where the subject is one of several: "is a member of"
	rules      []string // of another clause that the draft draws on
}

// state makes the propositions of a draft: one for every member of a
// coordinated subject and object.
func (s *sentence) state(c *clause, d draft) {
	subjects := s.members(c.view.subject)
	objects := []argument{noArgument}
	if d.object.ok() {
		d.object.description = d.label == "be" || d.describes
		objects = s.members(d.object)
	}
	paired := len(subjects) > 1 && len(subjects) == len(objects) && s.respectively(c)
	for i, subject := range subjects {
		for k, object := range objects {
			if !paired || i == k {
				s.propose(c, d, subject, object)
			}
		}
	}
}

// respectively: the first with the first, the second with the second.
func (s *sentence) respectively(c *clause) bool {
	left, right := s.Extent(c.head)
	for i := left; i < right; i++ {
		if s.lower(i) == "respectively" {
			return true
		}
	}
	return false
}

// maxMembers bounds the members that a coordination is split into, so that a
// list of hundreds of names makes no tens of thousands of propositions.
const maxMembers = 32

// members splits a coordinated argument. What is joined by or is not split
// into claims: each is only possible.
func (s *sentence) members(a argument) []argument {
	if a.single || s.joint(a) {
		return []argument{a}
	}
	if !a.description {
		a = s.byName(a)
	}
	var out []argument
	for _, h := range s.conjuncts(a.head) {
		if len(out) == maxMembers {
			break
		}
		if h != a.head && (s.roleConjunct(h) >= 0 || s.unlikeMember(a.head, h) || s.clauseAt[h] != nil && !s.clauseAt[h].nominal || !s.nominal(h) && s.nominal(a.head) || roundingWord(s.lower(h))) {
			continue
		}
		m := a
		m.head = h
		if h != a.head {
			if prep, marks := s.caseOf(h); prep != "" && a.prep != "" && prep != a.prep {
				continue // "in Kyiv and near Kharkiv": another relation
			} else if marks != nil {
				m.marks = marks
			}
		}
		out = append(out, m)
	}
	return out
}

// unlikeMember reports a conjunct without a conjunction that is of another kind
// than the first: "exceed 8 million euros, the director, Ewa Zielonka, said".
func (s *sentence) unlikeMember(first, h int) bool {
	return s.Child(h, "cc") < 0 && s.typeOf(h) != s.typeOf(first) && s.lastMember(h) < 0 && !slices.ContainsFunc(s.ChildrenBy(s.tokens[h].Head, "conj"), func(k int) bool { return k > h && s.Child(k, "cc") >= 0 })
}

// lastMember returns the conjunct before k that the conjunction introduces, if
// no conjunction follows it; −1 for none.
func (s *sentence) lastMember(k int) int {
	last := -1
	for _, m := range s.ChildrenBy(s.tokens[k].Head, "conj") {
		switch {
		case s.Child(m, "cc") < 0:
		case m > k:
			return -1
		default:
			last = m
		}
	}
	return last
}

// byName goes from a common noun to the name that follows it without a comma:
// in "the allies Russia and North Korea", two countries are meant.
func (s *sentence) byName(a argument) argument {
	for _, k := range s.ChildrenBy(a.head, "appos") {
		if s.tightApposition(k) && s.Child(a.head, "conj") < 0 {
			a.head = k
			return a
		}
	}
	return a
}

// joint reports a coordination that is one thing: between A and B, among A, B
// and C.
func (s *sentence) joint(a argument) bool {
	return a.prep == "between" || a.prep == "among"
}

// alternatives reports whether h is joined to others by or.
func (s *sentence) alternatives(h int) bool {
	first := s.firstConjunct(h)
	for _, k := range s.conjuncts(first) {
		// "The Factory, or the studio": behind a comma it may be the same in other words.
		if cc := s.Child(k, "cc"); cc > 0 && s.lower(cc) == "or" && !roundingWord(s.lower(k)) && !(s.tokens[cc-1].Form == "," && len(s.conjuncts(first)) == 2) {
			return len(s.conjuncts(first)) > 1
		}
	}
	return false
}

// roundingWord: "107 or more" is no choice between two things.
func roundingWord(w string) bool {
	switch w {
	case "more", "less", "fewer", "so", "later", "earlier":
		return true
	}
	return false
}

// excluded reports a conjunct that is left out: "but not B", "rather than B",
// "instead of B".
func (s *sentence) excluded(h int) (denied, dropped bool) {
	if s.relation(h) != "conj" {
		return s.notThisButThat(h), false
	}
	cc, _ := s.marker(h, "cc")
	switch cc {
	case "rather than", "instead of", "let alone":
		return false, true
	}
	for _, k := range s.ChildrenBy(h, "advmod", "cc") {
		if s.lower(k) == "not" {
			return true, false
		}
	}
	if e := s.clauseAt[h]; e != nil && e.nominal && len(s.Children(h)) == len(s.ChildrenBy(h, "cc")) {
		return false, true // "the purchase and sale of trucks": bare, the sale is of nothing
	}
	return false, false
}

// notThisButThat reports the first of two members of which the second holds:
// "sold not the mill but the dam".
func (s *sentence) notThisButThat(h int) bool {
	not := slices.ContainsFunc(s.ChildrenBy(h, "advmod"), func(k int) bool { return k < h && s.lower(k) == "not" })
	return not && slices.ContainsFunc(s.ChildrenBy(h, "conj"), func(k int) bool {
		cc := s.Child(k, "cc")
		return cc >= 0 && s.lower(cc) == "but"
	})
}

// denied is the reading of what is denied of one member only: the verb of the
// sentence has no negation.
func (s *sentence) denied(c *clause, reading string) string {
	verb := s.tokens[c.head].Form
	if c.copula >= 0 || len(c.aux) > 0 || s.sharesAuxiliary(c) || !strings.Contains(reading, verb) {
		return denyAfterFirst(reading)
	}
	no := *c
	no.polarity = Negative
	return strings.Replace(reading, verb, s.inflect(&no, s.lemma(c.head)), 1)
}

// propose adds one proposition.
func (s *sentence) propose(c *clause, d draft, subject, object argument) {
	p := Proposition{
		Sentence: s.index,
		Subject:  s.namePhrase(subject),
		Predicate: Predicate{
			Head: c.head, Label: d.label, Reading: d.reading, Noun: d.noun,
		},
		Literal:     d.literal,
		Describes:   !d.literal && (d.label == "be" || d.describes),
		Polarity:    c.polarity,
		Modality:    c.modality,
		Attribution: slices.Clone(c.attribution),
		Rules:       slices.Concat(c.rules, d.rules, []string{s.rule}),
	}
	for _, a := range []argument{subject, object} {
		if !a.ok() {
			continue
		}
		if a.shared != "" && !slices.Contains(p.Rules, a.shared) {
			p.Rules = append(p.Rules, a.shared)
		}
		denied, dropped := s.excluded(a.head)
		if dropped {
			return
		}
		if denied {
			p.Polarity = negate(p.Polarity)
			if p.Polarity == Negative {
				p.Predicate.Reading = s.denied(c, p.Predicate.Reading)
			}
		}
		if s.alternatives(a.head) && p.Polarity == Positive && strength(p.Modality) < strength(Possible) {
			p.Modality = Possible
		}
	}
	if c.inside {
		p.Subject = s.without(p.Subject, c.head)
	}
	if object.ok() {
		if d.literal {
			p.Object = Phrase{Sentence: s.index, Head: object.head, Tokens: s.describing(object.head)}
		} else {
			object.description = p.Describes
			p.Object = s.namePhrase(object)
			if c.inside {
				p.Object = s.without(p.Object, subject.head)
			}
		}
	}
	if s.standsForOne(c, subject) {
		p.Predicate.Reading = ThirdPerson(cmp.Or(d.one, d.reading), &s.tokens[c.head])
	}
	p.Qualifiers = s.qualifiers(c, &p, subject, object)
	if d.complement >= 0 {
		role := RoleComplement
		if d.as {
			role = "as"
		}
		words := s.complementPhrase(d.complement)
		if s.tokens[slices.Max(words.Tokens)].Feat("PronType") == "Int" || s.tokens[slices.Max(words.Tokens)].Feat("PronType") == "Rel" {
			return // "urged them to share what …"
		}
		p.Qualifiers = append([]Qualifier{{Role: role, Phrase: words, Time: -1, Until: -1}}, p.Qualifiers...)
	}
	s.propositions = append(s.propositions, p)
}

// standsForOne reports a subject for which the verb of the sentence has the
// wrong number: one of several, or I.
func (s *sentence) standsForOne(c *clause, subject argument) bool {
	if !subject.ok() || s.plural(subject.head) {
		return s.lower(max(subject.head, 0)) == "i"
	}
	return s.lower(subject.head) == "i" || len(s.members(c.view.subject)) > 1
}

// without takes the description headed by d out of a name: Rishi Sunak is
// prime minister, not "Prime Minister Rishi Sunak".
func (s *sentence) without(p Phrase, d int) Phrase {
	if p.Sentence != s.index || p.Head == d || !slices.Contains(p.Tokens, d) {
		return p
	}
	tokens := slices.DeleteFunc(slices.Clone(p.Tokens), func(k int) bool { return k != p.Head && s.Dominates(d, k) })
	p.Tokens = s.trim(tokens, p.Head)
	return p
}

func negate(p Polarity) Polarity {
	if p == Positive {
		return Negative
	}
	return Positive
}

// qualifiers are the clause's other participants and its times.
func (s *sentence) qualifiers(c *clause, p *Proposition, subject, object argument) []Qualifier {
	var out []Qualifier
	noun := p.Predicate.Noun
	add := func(role string, p Phrase) {
		out = append(out, Qualifier{Role: role, Phrase: p, Time: -1, Until: -1})
	}
	used := func(h int) bool { return h == subject.head || h == object.head || h == noun }
	if o := c.view.object; o.ok() && (!used(o.head) || noun >= 0) && object.ok() && s.firstConjunct(object.head) != s.firstConjunct(o.head) && o.head != subject.head && s.byName(o).head != object.head {
		add(RoleObject, s.namePhrase(o))
	}
	if c.indirect.ok() && !used(c.indirect.head) {
		add("to", s.namePhrase(c.indirect))
	}
	for _, x := range c.obliques {
		switch {
		case used(x.head) || object.ok() && s.firstConjunct(object.head) == x.head:
		case s.time[x.head] >= 0: // times
		case x.prep != "" && s.thing(x.head):
			if s.vague(s.namePhrase(x)) {
				continue // "for example", "in the end"
			}
			for _, m := range s.members(x) {
				add(x.prep, s.namePhrase(m))
			}
		case s.measured(x) && (x.prep != "" || changeVerbs()[s.lemma(c.head)]):
			add(cmp.Or(x.prep, "by"), s.namePhrase(x))
		}
	}
	if a, b := s.reciprocal(c); a.ok() && object.ok() && s.firstConjunct(object.head) != s.firstConjunct(a.head) {
		other := a
		if subject.head == a.head {
			other = b
		}
		add("with", s.namePhrase(other))
	}
	for _, k := range s.ChildrenBy(c.head, "advmod") {
		if placeAdverbs()[s.lower(k)] {
			add(RolePlace, Phrase{Sentence: s.index, Head: k, Tokens: []int{k}})
		}
	}
	held := func(i int) bool { return used(i) || slices.Contains(p.Object.Tokens, i) }
	return append(out, s.times(c, held)...)
}

// complementPhrase is an infinitive with its own participants: "to step up its
// military capabilities".
func (s *sentence) complementPhrase(x int) Phrase {
	if s.clauseAt[x] == nil && s.nominal(x) {
		return s.namePhrase(argument{head: x})
	}
	if s.clauseAt[x] == nil {
		return Phrase{Sentence: s.index, Head: x, Tokens: s.describing(x)}
	}
	tokens := s.subtree(x, func(k int) bool {
		if s.tokens[k].Is("acl:relcl", "appos", "parataxis") {
			return false
		}
		if prep, _ := s.caseOf(k); prep == "according to" {
			return false
		}
		return s.tokens[k].Head != x || !s.tokens[k].Is("conj", "cc", "advcl", "punct", "dep")
	})
	if o := s.clauseAt[x].object; o.ok() && o.head > x && !slices.Contains(tokens, o.head) { // "to respect and execute the sentence"
		_, end := s.Extent(o.head)
		tokens = s.span(tokens[0], end-1)
	}
	return Phrase{Sentence: s.index, Head: x, Tokens: s.trim(tokens, x)}
}

// timeTokens are the words of the time expression that covers token k.
func (s *sentence) timeTokens(k int) []int {
	span := s.doc.times[s.time[k]].Span
	return s.span(span.Start, span.End-1)
}

// reading joins the predicate's words: auxiliaries, adverbs before the verb,
// the verb with its particles, the object that it has taken in, and the
// preposition of x.
func (s *sentence) reading(c *clause, object []int, x argument) string {
	var words []string
	if c.view.inflected != "" {
		words = append(words, c.view.inflected)
	} else {
		words = append(words, s.predicateReading(c))
	}
	if len(object) > 0 {
		words = append(words, s.insideWords(object))
	}
	if len(x.marks) > 0 || x.shared == "relative-place" {
		words = append(words, x.prep)
	}
	return strings.Join(words, " ")
}

// form is a word as it stands inside a sentence: only a name keeps the capital
// that the first word has, or every word of a headline.
func (s *sentence) form(i int) string {
	t := &s.tokens[i]
	switch t.UPOS {
	case "AUX", "VERB", "ADP", "DET", "ADV", "PART", "SCONJ", "CCONJ":
		return strings.ToLower(t.Form)
	case "NOUN", "ADJ", "NUM":
		if i == 0 && s.mention[i] < 0 {
			return strings.ToLower(t.Form)
		}
	}
	return t.Form
}

// insideWords joins words as they stand inside a sentence.
func (s *sentence) insideWords(tokens []int) string { return s.join(tokens, s.form) }

// predicateReading is the predicate in the sentence's words. What is denied
// elsewhere in the sentence ("no injuries were reported", "denied that it
// had") is denied in the reading.
func (s *sentence) predicateReading(c *clause) string {
	if mark, _ := s.markOf(c.head); c.modality == Planned && s.bareForm(c) && len(c.aux) == 0 && (mark == "" || mark == "that") && s.Child(c.head, "cop") < 0 && !s.sharesAuxiliary(c) {
		return s.beOf(c) + " to " + s.verbLemma(c) // "demanded that she resign"
	}
	tokens := s.verbGroup(c)
	if c.polarity == Positive || slices.ContainsFunc(tokens, s.negator) || c.subject.ok() && s.negativeWord(c.subject.head) {
		return s.spelledOut(tokens)
	}
	if len(c.aux) == 0 && !s.sharesAuxiliary(c) {
		return s.withParticles(c, s.inflect(c, s.lemma(c.head)))
	}
	return denyAfterFirst(s.spelledOut(tokens))
}

// bareForm: "that she resign": a verb without an ending, and no subject for
// which it would be the present.
func (s *sentence) bareForm(c *clause) bool {
	x := s.tokens[c.head].XPOS
	return x == "VB" || x == "VBP" && c.subject.ok() && !s.plural(c.subject.head) && s.tokens[c.subject.head].UPOS != "PRON" && len(s.conjuncts(c.subject.head)) == 1
}

// denyAfterFirst puts not behind the first word, an auxiliary.
func denyAfterFirst(reading string) string {
	first, rest, _ := strings.Cut(reading, " ")
	return strings.TrimSpace(first + " not " + rest)
}

// verbGroup is the predicate's own words in the sentence.
func (s *sentence) verbGroup(c *clause) []int {
	tokens := []int{c.head}
	if s.sharesAuxiliary(c) {
		tokens = append(tokens, s.clauseAt[s.tokens[c.head].Head].aux...)
	}
	for _, k := range s.Children(c.head) {
		switch {
		case s.relation(k) == "aux", s.relation(k) == "cop" && c.copula < 0, s.tokens[k].Is("compound:prt"), slices.Contains(c.parts, k):
			tokens = append(tokens, k)
		case s.arranged(c, k):
			tokens = append(tokens, k)
		case s.tokens[k].Is("advmod") && len(s.Children(k)) == 0 && s.time[k] < 0 && (s.negator(k) || k < c.head && s.adverbBetween(c, k)):
			tokens = append(tokens, k)
		}
	}
	tokens = append(tokens, c.parts...) // "in love": in hangs on love
	slices.Sort(tokens)
	return slices.Compact(tokens)
}

// spelledOut joins words with contractions written in full.
func (s *sentence) spelledOut(tokens []int) string {
	words := make([]string, len(tokens))
	for k, i := range tokens {
		words[k] = s.form(i)
		if full, ok := contractions[s.lower(i)]; ok {
			words[k] = full
		} else if s.tokens[i].Clitic {
			words[k] = s.finiteForm(i)
		}
	}
	return strings.Join(words, " ")
}

var contractions = map[string]string{
	"n't": "not", "n’t": "not", "'ll": "will", "’ll": "will", "'ve": "have", "’ve": "have", "'re": "are", "’re": "are", "'m": "am", "’m": "am", "wo": "will", "ca": "can",
}

// finiteForm writes out 's and 'd by their lemma.
func (s *sentence) finiteForm(i int) string {
	past := s.tokens[i].Feat("Tense") == "Past"
	switch s.lemma(i) {
	case "be":
		return "is"
	case "have":
		if past {
			return "had"
		}
		return "has"
	case "will", "would":
		return "would"
	}
	return s.tokens[i].Form
}

// adverbBetween: an adverb that stands right before the verb or after its
// first auxiliary belongs to the predicate: "partially suspended".
func (s *sentence) adverbBetween(c *clause, k int) bool {
	if s.tokens[k].Feat("PronType") == "Int" || focusAdverbs()[s.lower(k)] {
		return false
	}
	return k == c.head-1 || len(c.aux) > 0 && c.aux[0] < k
}

// copulaReading is the copula with its auxiliaries and negation, and words of
// the predicate that belong to the relation.
func (s *sentence) copulaReading(c *clause, predicate []int) string {
	var tokens []int
	for _, k := range s.Children(c.head) {
		if s.relation(k) == "aux" || k == c.copula || s.tokens[k].Is("advmod") && s.negator(k) {
			tokens = append(tokens, k)
		}
	}
	if s.Child(c.head, "cop") < 0 && c.copula >= 0 {
		tokens = append(tokens, c.copula)
	}
	tokens = append(tokens, predicate...)
	slices.Sort(tokens)
	words := s.spelledOut(slices.Compact(tokens))
	if c.copula >= 0 && s.verbForm(c.copula) != "Fin" && len(c.aux) <= 1 {
		words = strings.Replace(words, s.tokens[c.copula].Form, s.inflect(c, "be"), 1)
	}
	if c.polarity == Negative && !slices.ContainsFunc(tokens, s.negator) && !strings.Contains(words, "not") {
		words = denyAfterFirst(words)
	}
	return words
}
