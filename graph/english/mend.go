package english

import (
	"slices"
	"strings"
	"sync"

	"dossier/graph/ud"
)

// A parser that has seen few news treats the clause at the end of "Kim visited
// a plant, state news agency KCNA reported" as part of what stands before it,
// and a past tense that looks like a participle as a passive. The rules of this
// file change a tree where the words and their tags alone show it to be wrong.
// MODEL.md has how often they act, and how often they are right.

// mendedConfidence is the confidence of an arc that a rule has made: about the
// share of such arcs that are right in the development sets.
const mendedConfidence = 0.6

// mends are the rules, in running order.
var mends = []func(*mender){
	(*mender).shoutedName, (*mender).compoundSubject, (*mender).finitePast, (*mender).passiveConjunct, (*mender).complementSubject, (*mender).asClause, (*mender).closingSpeech, (*mender).complementizer, (*mender).thatClause, (*mender).saidToo, (*mender).joinedSpeaker,
	(*mender).invertedCondition, (*mender).verbInfinitive, (*mender).objectInfinitive, (*mender).compoundGerund, (*mender).objectGerund, (*mender).perceivedGerund, (*mender).objectPredicate, (*mender).paidWhom, (*mender).goneMissing,
	(*mender).obliqueConjunct, (*mender).lateParticiple, (*mender).bareApposition, (*mender).lateApposition, (*mender).relativeObject, (*mender).nearRelative,
}

// mender is a sentence whose tree is being put right.
type mender struct {
	*ud.Tree
	tokens []ud.Token
}

// mend applies the rules to a sentence. What is longer than a stretch is no
// prose, and would take long.
func mend(s *ud.Sentence) {
	if len(s.Tokens) < 3 || len(s.Tokens) > maxStretch {
		return
	}
	m := &mender{Tree: ud.NewTree(s), tokens: s.Tokens}
	for _, rule := range mends {
		rule(m)
	}
}

// attach hangs token i on head h, −1 for the root, by a relation. The caller
// sees to it that the result is a tree, and calls done.
func (m *mender) attach(i, h int, relation string) {
	m.tokens[i].Head, m.tokens[i].Deprel, m.tokens[i].Confidence = h, relation, mendedConfidence
}

// done looks at the changed tree anew.
func (m *mender) done() { m.Tree = ud.NewTree(m.Sentence) }

// saying holds the verbs that follow or open what somebody said, objectControl
// those whose object does what the infinitive says.
var (
	saying        = sync.OnceValue(func() map[string]bool { return readSet("saying.txt") })
	objectControl = sync.OnceValue(func() map[string]bool { return readSet("object-control.txt") })
)

func readSet(name string) map[string]bool {
	out := map[string]bool{}
	readTable(name, func(columns []string) { out[columns[0]] = true })
	return out
}

func (m *mender) says(i int) bool {
	return m.tokens[i].UPOS == "VERB" && saying()[strings.ToLower(m.tokens[i].Lemma)]
}

// shoutedName: a pronoun in capitals with an article is a name: the WHO.
func (m *mender) shoutedName() {
	for i := range m.tokens {
		t := &m.tokens[i]
		if t.UPOS == "PRON" && len(t.Form) > 1 && t.Form == strings.ToUpper(t.Form) && m.Child(i, "det") >= 0 {
			t.UPOS, t.XPOS, t.Lemma, t.Feats = "PROPN", "NNP", t.Form, "Number=Sing"
		}
	}
}

// compoundSubject: a noun right before a finite verb without a subject is its
// subject, no part of it: "Google plans to sell".
func (m *mender) compoundSubject() {
	for v := 1; v < len(m.tokens); v++ {
		t, k := &m.tokens[v], m.nounBefore(v)
		if t.UPOS == "VERB" && (t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VBD") && m.tokens[k].Head == v && m.tokens[k].Deprel == "compound" &&
			(m.tokens[k].UPOS == "PROPN" || m.tokens[k].UPOS == "NOUN") && m.Child(v, "nsubj", "nsubj:pass", "expl", "csubj") < 0 {
			m.attach(k, v, "nsubj")
			m.done()
		}
	}
}

// nounBefore returns the token right before v or, where that is a later word of
// a name, the first word of the name.
func (m *mender) nounBefore(v int) int {
	k := v - 1
	for h := m.tokens[k].Head; m.tokens[k].Is("flat") && h >= 0 && h < k; h = m.tokens[k].Head {
		k = h
	}
	return k
}

// finitePast: a participle with a subject of its own before it and without an
// auxiliary is a past tense: "Kim called for calm". In headings it may be a
// passive: "Nine rescued".
func (m *mender) finitePast() {
	if m.Sentence.Kind == "heading" {
		return
	}
	for i := range m.tokens {
		if m.Child(i, "aux", "cop", "aux:pass") >= 0 || m.tokens[i].UPOS != "VERB" {
			continue
		}
		switch m.tokens[i].XPOS {
		case "VBN":
			subject := m.Child(i, "nsubj", "nsubj:pass")
			if subject < 0 || subject > i || !m.finitePlace(i) || m.formOfBe(subject, i) || m.setOff(subject, i) {
				continue
			}
			m.past(i)
			m.tokens[subject].Deprel = "nsubj"
		case "VBD":
		default:
			continue
		}
		for _, k := range m.ChildrenBy(i, "conj") {
			if m.tokens[k].XPOS == "VBN" && m.Child(k, "aux", "aux:pass", "cop", "nsubj:pass") < 0 && k > i {
				m.past(k)
			}
		}
	}
}

// formOfBe reports a form of be between a subject, or right before it, and a
// participle, whatever the tree hangs it on.
func (m *mender) formOfBe(subject, i int) bool {
	from, _ := m.Extent(subject)
	return slices.ContainsFunc(m.tokens[max(from-1, 0):i], func(t ud.Token) bool {
		return t.UPOS == "AUX" && strings.EqualFold(t.Lemma, "be") || t.XPOS == "POS" && t.End == m.tokens[i].Start-1
	})
}

// setOff reports a participle behind the only comma after its subject: "a great
// store, highly recommended".
func (m *mender) setOff(subject, i int) bool {
	commas, last := 0, -1
	for k := subject; k < i; k++ {
		if m.tokens[k].Form == "," {
			commas, last = commas+1, k
		}
	}
	return commas == 1 && !slices.ContainsFunc(m.tokens[last+1:i], func(t ud.Token) bool { return t.UPOS != "ADV" })
}

// finitePlace reports a relation under which a clause has a finite verb.
func (m *mender) finitePlace(i int) bool {
	t := &m.tokens[i]
	if t.Is("conj") && t.Head >= 0 {
		return m.Child(t.Head, "aux") < 0 && m.Child(t.Head, "aux:pass") < 0
	}
	return t.Is("root", "ccomp", "parataxis", "acl:relcl", "advcl") && !(t.Is("advcl") && m.Child(i, "mark") < 0 && m.Child(i, "advmod") < 0)
}

// past makes token i a verb in the past tense.
func (m *mender) past(i int) {
	m.tokens[i].XPOS, m.tokens[i].Feats = "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"
}

// passiveConjunct: in "was brought in and told that", told is as passive as
// brought.
func (m *mender) passiveConjunct() {
	for k := range m.tokens {
		h := m.tokens[k].Head
		if !m.tokens[k].Is("conj") || h < 0 || m.tokens[k].XPOS != "VBD" || m.Child(h, "aux:pass") < 0 || m.Child(k, "nsubj", "nsubj:pass", "obj", "aux", "cop") >= 0 {
			continue
		}
		if lemma := strings.ToLower(m.tokens[k].Lemma); lemma == "tell" || lemma == "inform" || lemma == "ask" || lemma == "order" {
			m.tokens[k].XPOS, m.tokens[k].Feats = "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
		}
	}
}

// complementSubject: in "said the missiles landed", the missiles are no object
// of said but the subject of landed.
func (m *mender) complementSubject() {
	for v := range m.tokens {
		if !m.says(v) || m.Child(v, "aux:pass") >= 0 {
			continue
		}
		n, k := m.bareComplement(v)
		if n < 0 {
			continue
		}
		m.attach(n, k, "nsubj")
		m.attach(k, v, "ccomp")
		m.past(k)
		m.done()
	}
}

// bareComplement finds, after the verb of saying v, a nominal n and the past
// form k that follows it: a participle that the tree hangs on n although
// nothing is said of n otherwise, or a clause without the subject that the tree
// gives to v.
func (m *mender) bareComplement(v int) (n, k int) {
	for _, n := range m.ChildrenBy(v, "obj", "nsubj") {
		if n < v || m.Child(n, "case") >= 0 {
			continue
		}
		lemma := strings.ToLower(m.tokens[v].Lemma)
		if m.tokens[n].Is("obj") && (lemma == "say" || lemma == "think" || lemma == "believe" || lemma == "tell" && m.Child(v, "iobj") >= 0) {
			for _, k := range m.ChildrenBy(n, "acl") {
				if k > n && m.tokens[k].XPOS == "VBN" && !m.commaBetween(n, k) {
					return n, k
				}
			}
		}
		if k := m.Child(v, "ccomp"); m.tokens[n].Is("nsubj") && k > n && m.Child(k, "nsubj", "nsubj:pass", "aux", "mark") < 0 && (m.tokens[k].XPOS == "VBN" || m.tokens[k].XPOS == "VBD") {
			return n, k
		}
	}
	return -1, -1
}

func (m *mender) commaBetween(a, b int) bool {
	return slices.ContainsFunc(m.tokens[a:b], func(t ud.Token) bool { return t.Form == "," })
}

// closingSpeech: what stands before ", the judge, Helena Mroz, said" at the end
// of a sentence is what she said.
func (m *mender) closingSpeech() {
	v := m.lastVerbOfSaying()
	if v < 0 {
		return
	}
	comma, speaker := m.speakerBefore(v)
	if comma < 1 || m.tokens[v].Is("ccomp", "acl", "xcomp", "advcl") && m.tokens[v].Head > v {
		return
	}
	main := m.saidClause(comma)
	if main < 0 {
		return
	}
	m.gather(0, m.afterQuote(comma), main)
	m.gather(v+1, len(m.tokens), v)
	m.attachSpeaker(m.afterQuote(comma), v, speaker)
	m.attach(main, v, "ccomp")
	m.attach(v, -1, "root")
	m.done()
}

// asClause: in "spoke as the allies condemned the plan", the allies are no
// companion of the speaker but the subject of the verb behind them.
func (m *mender) asClause() {
	for n := range m.tokens {
		v, as := m.tokens[n].Head, m.Child(n, "case")
		if v < 0 || v > n || !m.tokens[n].Is("obl") || as < 0 || !strings.EqualFold(m.tokens[as].Form, "as") || m.tokens[v].UPOS != "VERB" {
			continue
		}
		for _, k := range m.ChildrenBy(v, "conj") {
			t := &m.tokens[k]
			if k < n || t.UPOS != "VERB" || t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP" || m.Child(k, "cc", "nsubj", "nsubj:pass", "mark") >= 0 {
				continue
			}
			m.attach(n, k, "nsubj")
			m.attach(as, k, "mark")
			m.attach(k, v, "advcl")
			m.done()
			break
		}
	}
}

// saidClause returns the predicate of the clause that ends before the comma, if
// that is a main clause with a subject; −1 for none. The tree may give the
// subject to the verb of saying.
func (m *mender) saidClause(comma int) int {
	main, subject := -1, false
	for i := 0; i < comma; i++ {
		if h := m.tokens[i].Head; h >= 0 && h < comma {
			continue
		}
		if main < 0 && m.verbal(i) {
			main = i
		}
		subject = subject || m.tokens[i].Is("nsubj", "nsubj:pass") && main < 0
	}
	if main < 0 || m.Child(main, "mark") >= 0 || !subject && m.Child(main, "nsubj", "nsubj:pass", "expl", "csubj") < 0 {
		return -1
	}
	return main
}

// lastVerbOfSaying returns the finite verb of saying behind which only times
// and places stand; −1 for none.
func (m *mender) lastVerbOfSaying() int {
	for v := m.circumstance() - 1; v > 3; v-- {
		t := &m.tokens[v]
		if t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "SCONJ" || t.UPOS == "CCONJ" && v < len(m.tokens)-6 {
			if m.says(v) && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "VBN") && m.Child(v, "aux", "aux:pass", "mark") < 0 && (m.Child(v, "obj") < v || strings.EqualFold(t.Lemma, "tell")) {
				return v
			}
			return -1
		}
	}
	return -1
}

// circumstance returns where a clause with as, while or after begins that ends
// the sentence, the number of tokens if there is none.
func (m *mender) circumstance() int {
	for i := len(m.tokens) - 3; i > 5; i-- {
		switch strings.ToLower(m.tokens[i].Form) {
		case "as", "while", "after":
			if m.tokens[i-1].Form != "," && m.tokens[i].Is("mark") {
				return i
			}
			return len(m.tokens)
		}
	}
	return len(m.tokens)
}

// speakerBefore finds the comma in front of the noun phrase, with or without a
// name set in commas, that stands right before v, and the head of that phrase;
// −1 for none.
func (m *mender) speakerBefore(v int) (comma, head int) {
	end := v
	if m.tokens[v-1].Form == "," {
		end = v - 1
	}
	comma = m.commaBefore(end)
	if comma < 0 || !m.nounPhrase(m.afterQuote(comma), end) {
		return -1, -1
	}
	if end < v {
		first := m.commaBefore(comma)
		if first < 0 || !m.nounPhrase(m.afterQuote(first), comma) || !m.name(comma+1, end) {
			return -1, -1
		}
		return first, m.mainOf(first+1, comma)
	}
	return comma, m.mainOf(comma+1, v)
}

// afterQuote returns where the phrase after a comma begins, behind the closing
// mark of a quotation.
func (m *mender) afterQuote(comma int) int {
	if comma+1 < len(m.tokens) && m.tokens[comma+1].UPOS == "PUNCT" && strings.ContainsAny(m.tokens[comma+1].Form, "\"”’'") {
		return comma + 2
	}
	return comma + 1
}

// commaBefore returns the last comma before i that has two or more tokens
// before it, −1 when there is none.
func (m *mender) commaBefore(i int) int {
	for k := i - 1; k > 1; k-- {
		if m.tokens[k].Form == "," {
			return k
		}
	}
	return -1
}

// nounPhrase reports whether the tokens can be one noun phrase.
func (m *mender) nounPhrase(from, to int) bool {
	if from >= to || to-from > 14 {
		return false
	}
	nominal := false
	for i := from; i < to; i++ {
		switch t := &m.tokens[i]; t.UPOS {
		case "NOUN", "PROPN", "PRON":
			nominal = true
			if t.Feat("PronType") == "Rel" || t.Feat("PronType") == "Int" {
				return false
			}
		case "DET", "ADJ", "NUM":
		case "ADP", "PART":
			if i == from {
				return false
			}
		case "CCONJ":
			if i == from || i == to-1 {
				return false
			}
		case "VERB":
			if t.XPOS != "VBG" && t.XPOS != "VBN" || !t.Is("amod") {
				return false
			}
		case "PUNCT":
			if t.Form != "-" && t.Form != "‑" {
				return false
			}
		default:
			return false
		}
	}
	return nominal
}

// name reports whether the tokens are a proper name.
func (m *mender) name(from, to int) bool {
	for i := from; i < to; i++ {
		if u := m.tokens[i].UPOS; u != "PROPN" && m.tokens[i].Form != "-" && !(u == "ADP" && i > from) {
			return false
		}
	}
	return from < to
}

// mainOf returns the token of a stretch that stands highest in the tree.
func (m *mender) mainOf(from, to int) int {
	best := -1
	for i := from; i < to; i++ {
		if m.tokens[i].UPOS != "PUNCT" && (best < 0 || m.Depth(i) < m.Depth(best)) {
			best = i
		}
	}
	return best
}

func (m *mender) verbal(i int) bool { return m.tokens[i].UPOS == "VERB" || m.Child(i, "cop") >= 0 }

// gather hangs what stands in a stretch and hangs outside of it on main.
func (m *mender) gather(from, to, main int) {
	for i := from; i < to; i++ {
		if h := m.tokens[i].Head; i != main && h != main && (h < from || h >= to) {
			relation := m.tokens[i].Deprel
			if relation == "root" || relation == "appos" || relation == "conj" {
				relation = "dep"
			}
			m.attach(i, main, relation)
		}
	}
}

// attachSpeaker makes the phrase between comma and verb the verb's subject. A
// name in a second stretch, or right behind the role, is its apposition.
func (m *mender) attachSpeaker(from, v, head int) {
	for i := from; i < v; i++ {
		h := m.tokens[i].Head
		switch {
		case i == head || h >= from && h < v && h != i:
		case m.tokens[i].UPOS == "PUNCT":
			m.attach(i, head, "punct")
		case m.tokens[i].UPOS == "PROPN" && i > head:
			m.attach(i, head, "appos")
		default:
			m.attach(i, head, "nmod")
		}
	}
	m.attach(head, v, "nsubj")
}

// thatClause: what is said that so and so, is said by the verb, not by the
// week, statement or interview in which it was said.
func (m *mender) thatClause() {
	for k := range m.tokens {
		n := m.tokens[k].Head
		if n < 0 || n > k || !m.tokens[k].Is("acl", "acl:relcl") || m.tokens[n].UPOS != "NOUN" && m.tokens[n].UPOS != "PROPN" {
			continue
		}
		mark, v := m.Child(k, "mark"), m.tokens[n].Head
		if mark < 0 && v >= 0 && m.toldHow(v, n) && m.ownSubject(k, n) {
			m.attach(k, v, "ccomp")
			m.done()
			continue
		}
		if mark < 0 || !strings.EqualFold(m.tokens[mark].Form, "that") || m.Child(k, "nsubj", "nsubj:pass", "expl") < 0 {
			continue
		}
		if v < 0 || v > n || m.Child(v, "ccomp") >= 0 || !m.toldSo(v, n) && !(m.says(v) && (m.tokens[n].Is("obl", "obl:unmarked") || m.Child(n, "case") >= 0)) {
			if m.tokens[k].Is("acl:relcl") {
				m.tokens[k].Deprel = "acl" // "the claim that the dam leaks"
			}
			continue
		}
		m.attach(k, v, "ccomp")
		m.done()
	}
}

// saidToo: what is joined by and, without a comma, to what somebody said, and
// has a subject of its own, is said too: "said the crane was unsafe and its
// cables were worn".
func (m *mender) saidToo() {
	for k := range m.tokens {
		v := m.tokens[k].Head
		if v < 0 || k < v || !m.tokens[k].Is("conj") || !m.says(v) || m.says(k) || m.Child(k, "nsubj", "nsubj:pass") < 0 {
			continue
		}
		said, cc := m.Child(v, "ccomp"), m.Child(k, "cc")
		if said < v || said > k || cc < 0 || m.tokens[cc-1].Form == "," || m.tokens[cc].Form != "and" && m.tokens[cc].Form != "or" {
			continue
		}
		m.attach(k, said, "conj")
		m.done()
	}
}

// joinedSpeaker: in "began in May and officials say that", the officials are no
// second May: they are the subject of the verb of saying behind them.
func (m *mender) joinedSpeaker() {
	for v := 2; v < len(m.tokens); v++ {
		if !m.says(v) || m.Child(v, "nsubj", "nsubj:pass") >= 0 || m.tokens[v].XPOS != "VBZ" && m.tokens[v].XPOS != "VBP" && m.tokens[v].XPOS != "VBD" {
			continue
		}
		k := m.nounBefore(v)
		cc := m.Child(k, "cc")
		if !m.tokens[k].Is("conj") || cc < 0 || m.Dominates(k, v) || m.Child(k, "case") >= 0 || m.tokens[k].UPOS != "NOUN" && m.tokens[k].UPOS != "PROPN" {
			continue
		}
		if h := m.tokens[k].Head; h < 0 || m.tokens[h].UPOS == m.tokens[k].UPOS && m.tokens[h].UPOS == "NOUN" {
			continue // "ministers and officials say"
		}
		m.attach(k, v, "nsubj")
		m.attach(cc, v, "cc")
		m.done()
	}
}

// invertedCondition: "Should Moscow cross a line, that policy could change":
// the first clause is the condition of the second.
func (m *mender) invertedCondition() {
	a := m.tokens[0].Head
	if a < 0 || m.tokens[0].UPOS != "AUX" || !m.tokens[a].Is("root") || strings.Contains(m.tokens[len(m.tokens)-1].Form, "?") {
		return
	}
	if subject := m.Child(a, "nsubj", "nsubj:pass"); subject < 0 || subject > a {
		return
	}
	switch strings.ToLower(m.tokens[0].Form) {
	case "had", "should", "were":
	default:
		return
	}
	for comma := a + 1; comma < len(m.tokens); comma++ {
		if m.tokens[comma].Form != "," {
			continue
		}
		if b := m.modalClause(comma + 1); b >= 0 {
			m.gather(comma+1, len(m.tokens), b)
			m.gather(0, comma+1, a)
			m.attach(b, -1, "root")
			m.attach(a, b, "advcl")
			m.done()
			return
		}
	}
}

// modalClause returns the highest predicate from a token on that has a modal
// auxiliary and a subject; −1 for none.
func (m *mender) modalClause(from int) int {
	best := -1
	for i := from; i < len(m.tokens); i++ {
		subject, modal := m.Child(i, "nsubj", "nsubj:pass"), m.Child(i, "aux")
		if subject >= from && modal >= from && m.tokens[modal].XPOS == "MD" && (best < 0 || m.Depth(i) < m.Depth(best)) {
			best = i
		}
	}
	return best
}

// verbInfinitive: an infinitive that hangs on a verb modifies no noun.
func (m *mender) verbInfinitive() {
	for k := range m.tokens {
		v, mark := m.tokens[k].Head, m.Child(k, "mark")
		if m.tokens[k].Deprel == "acl" && v >= 0 && v < k && mark >= 0 && m.tokens[v].UPOS == "VERB" && m.tokens[k].Feat("VerbForm") == "Inf" && m.Child(v, "xcomp", "obj") < 0 {
			m.attach(k, v, "xcomp")
			m.done()
		}
	}
}

// compoundGerund: in "accused the firm of hiding losses", hiding is what the
// firm did, and no part of the noun.
func (m *mender) compoundGerund() {
	for k := range m.tokens {
		n := m.tokens[k].Head
		if k < 2 || n <= k || m.tokens[k].XPOS != "VBG" || !m.tokens[k].Is("compound", "amod") || !m.tokens[k-1].Is("case") || m.tokens[k-1].Head != n {
			continue
		}
		v := m.tokens[n].Head
		if v >= 0 && m.tokens[v].Is("obj", "nsubj:pass") {
			v = m.tokens[v].Head
		}
		if v < 0 || v > k || m.tokens[v].UPOS != "VERB" || !m.tokens[n].Is("obl", "nmod") || !takesGerund(strings.ToLower(m.tokens[v].Lemma), strings.ToLower(m.tokens[k-1].Form)) {
			continue
		}
		m.attach(k, v, "advcl")
		m.attach(n, k, "obj")
		m.attach(k-1, k, "mark")
		m.tokens[k].UPOS, m.tokens[k].Feats = "VERB", "VerbForm=Ger"
		m.done()
	}
}

// objectInfinitive: in "forced the master to close it" the infinitive is the
// verb's complement, not a purpose.
func (m *mender) objectInfinitive() {
	for k := range m.tokens {
		v := m.tokens[k].Head
		if !m.tokens[k].Is("advcl") || v < 0 || v > k || m.tokens[k].Feat("VerbForm") != "Inf" || !objectControl()[strings.ToLower(m.tokens[v].Lemma)] || m.Child(v, "xcomp", "ccomp") >= 0 {
			continue
		}
		mark := m.Child(k, "mark")
		if mark < 0 || !strings.EqualFold(m.tokens[mark].Form, "to") {
			continue
		}
		for _, o := range m.ChildrenBy(v, "obj", "iobj", "obl") {
			if c := m.Child(o, "case"); m.tokens[o].Is("obl") && (c < 0 || !slices.Contains([]string{"on", "upon", "to"}, strings.ToLower(m.tokens[c].Form))) {
				continue
			}
			if _, right := m.Extent(o); o > v && right <= mark && (right == mark || m.tokens[mark-1].UPOS == "PART" || m.tokens[mark-1].UPOS == "ADV") {
				m.attach(k, v, "xcomp")
				m.done()
				break
			}
		}
	}
}

// objectGerund: in "accused the firm of hiding the report" and "kept him from
// leaving" the gerund belongs to the verb, wherever the tree hangs it.
func (m *mender) objectGerund() {
	for k := range m.tokens {
		h, mark := m.tokens[k].Head, m.Child(k, "mark")
		if h < 0 || mark < 0 || h > k || !m.tokens[k].Is("acl", "advcl", "xcomp") || m.Child(k, "nsubj") >= 0 {
			continue
		}
		v := h
		if m.tokens[h].Is("obj", "nsubj:pass") && m.tokens[h].Head >= 0 && m.tokens[h].Head < k {
			v = m.tokens[h].Head
		}
		o := m.Child(v, "obj", "nsubj:pass")
		if m.tokens[v].UPOS == "VERB" && o >= 0 && o < mark && takesGerund(strings.ToLower(m.tokens[v].Lemma), strings.ToLower(m.tokens[mark].Form)) {
			m.attach(k, v, "advcl")
			m.done()
		}
	}
}

func takesGerund(lemma, mark string) bool {
	switch lemma {
	case "accuse", "acquit", "convict", "suspect", "warn":
		return mark == "of"
	case "ban", "bar", "block", "deter", "discourage", "keep", "prevent", "prohibit", "stop":
		return mark == "from"
	}
	return false
}

// perceivedGerund: in "photos showed him inspecting vehicles" the vehicles are
// inspected.
func (m *mender) perceivedGerund() {
	for v := range m.tokens {
		switch strings.ToLower(m.tokens[v].Lemma) {
		case "see", "show", "find", "hear", "watch", "catch", "film", "spot", "depict", "picture":
		default:
			continue
		}
		who, thing := m.Child(v, "iobj"), m.Child(v, "obj")
		if m.tokens[v].UPOS != "VERB" || who < 0 || thing < who {
			continue
		}
		if k := m.Child(thing, "amod"); k == who+1 && m.tokens[k].XPOS == "VBG" {
			m.attach(who, v, "obj")
			m.attach(k, v, "xcomp")
			m.attach(thing, k, "obj")
			m.tokens[k].UPOS = "VERB"
			m.done()
		}
	}
}

// objectPredicate: what a court finds somebody to be, or an agency declares
// something, is the complement of the verb, not a second object, and no
// modifier of the first.
func (m *mender) objectPredicate() {
	for v := range m.tokens {
		lemma := strings.ToLower(m.tokens[v].Lemma)
		if m.tokens[v].UPOS != "VERB" || lemma != "find" && !findsSo(lemma) || m.Child(v, "xcomp", "ccomp") >= 0 {
			continue
		}
		objects := m.ChildrenBy(v, "obj", "iobj")
		switch {
		case len(objects) == 2 && lemma != "find" && objects[0] > v && m.Child(objects[1], "det") >= 0:
			m.attach(objects[0], v, "obj")
			m.attach(objects[1], v, "xcomp")
			m.done()
		case len(objects) == 1 && objects[0] > v:
			for _, k := range m.ChildrenBy(objects[0], "amod", "acl") {
				if k > objects[0] && m.tokens[k].UPOS == "ADJ" && !m.commaBetween(objects[0], k) {
					m.attach(k, v, "xcomp")
					m.done()
					break
				}
			}
		}
	}
}

// findsSo: verbs that say of their object what it is. Find is one of them before
// an adjective: "finds us a hotel" has two objects.
func findsSo(lemma string) bool {
	switch lemma {
	case "deem", "declare", "consider", "rule", "render", "pronounce", "label", "brand", "dub", "proclaim", "name", "call":
		return true
	}
	return false
}

// paidWhom: in "fined Google 4 billion euros" and "pay the Fund $2 billion" the
// name before the sum is who gets or pays it.
func (m *mender) paidWhom() {
	for o := range m.tokens {
		v := m.tokens[o].Head
		if v < 0 || v > o || !m.tokens[o].Is("obj") || m.tokens[v].UPOS != "VERB" || m.Child(v, "iobj") >= 0 {
			continue
		}
		for _, p := range m.ChildrenBy(o, "compound") {
			if next := p + 1; p < o && m.tokens[p].UPOS == "PROPN" && (m.tokens[next].UPOS == "NUM" || m.tokens[next].UPOS == "SYM") {
				for k := v + 1; k < p; k++ {
					if m.tokens[k].Head == o {
						m.attach(k, p, m.tokens[k].Deprel)
					}
				}
				m.attach(p, v, "iobj")
				m.done()
				break
			}
		}
	}
}

// goneMissing: who is missing misses nobody.
func (m *mender) goneMissing() {
	for i := range m.tokens {
		be := m.Child(i, "aux")
		if t := &m.tokens[i]; be < 0 || !strings.EqualFold(t.Form, "missing") || t.XPOS != "VBG" || m.Child(i, "obj", "ccomp") >= 0 {
			continue
		}
		for _, k := range m.ChildrenBy(i, "aux") {
			if strings.EqualFold(m.tokens[k].Lemma, "be") {
				m.tokens[k].Deprel = "cop"
				m.tokens[i].UPOS, m.tokens[i].XPOS, m.tokens[i].Lemma, m.tokens[i].Feats = "ADJ", "JJ", "missing", "Degree=Pos"
			}
		}
		m.done()
	}
}

// obliqueConjunct: what is joined with a preposition is joined to what has that
// preposition, not to the verb: "came from the city and from the deputies".
func (m *mender) obliqueConjunct() {
	for k := range m.tokens {
		v, preposition := m.tokens[k].Head, m.Child(k, "case")
		if v < 0 || preposition < 0 || !m.tokens[k].Is("conj") || m.tokens[v].UPOS != "VERB" || m.Child(k, "nsubj", "nsubj:pass", "cop", "obj") >= 0 || m.Child(k, "cc") < 0 {
			continue
		}
		for _, o := range slices.Backward(m.ChildrenBy(v, "obl")) {
			if c := m.Child(o, "case"); o < k && c >= 0 && strings.EqualFold(m.tokens[c].Form, m.tokens[preposition].Form) {
				m.attach(k, o, "conj")
				m.done()
				break
			}
		}
	}
}

// lateParticiple: in "made landfall on Sunday, uprooting trees" it is not the
// day that uproots.
func (m *mender) lateParticiple() {
	for k := range m.tokens {
		n := m.tokens[k].Head
		if n < 0 || n > k || m.tokens[k].XPOS != "VBG" || m.tokens[k].Deprel != "acl" || !m.afterComma(k) || !m.day(n) {
			continue
		}
		if v := m.tokens[n].Head; v >= 0 && m.tokens[v].UPOS == "VERB" && m.tokens[n].Is("obl", "nmod") {
			m.attach(k, v, "advcl")
			m.done()
		}
	}
}

// day reports a name of a day or month, or a noun that counts time.
func (m *mender) day(n int) bool {
	switch m.tokens[n].Lemma {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December", "day", "night", "morning", "afternoon", "evening", "week", "weekend", "month", "year", "yesterday", "today":
		return true
	}
	return false
}

// bareApposition: two common nouns side by side are a compound, not one the
// description of the other: "munitions production".
func (m *mender) bareApposition() {
	for k := 1; k < len(m.tokens); k++ {
		h := k - 1
		if !m.tokens[k].Is("appos") || m.tokens[k].Head != h || m.tokens[k].UPOS != "NOUN" || m.tokens[h].UPOS != "NOUN" || m.Child(k, "det") >= 0 {
			continue
		}
		m.attach(k, m.tokens[h].Head, m.tokens[h].Deprel)
		for _, c := range m.Children(h) {
			if c != k {
				m.tokens[c].Head = k
			}
		}
		m.attach(h, k, "compound")
		m.done()
	}
}

// toldSo reports a verb of telling and the one who is told.
func (m *mender) toldSo(v, n int) bool {
	switch strings.ToLower(m.tokens[v].Lemma) {
	case "tell", "inform", "assure", "remind", "notify", "warn", "convince", "persuade", "advise", "reassure":
		return m.tokens[v].UPOS == "VERB" && m.tokens[n].Is("iobj", "obj")
	}
	return false
}

// toldHow is toldSo without what can be told: "told the story he knew".
func (m *mender) toldHow(v, n int) bool {
	switch strings.ToLower(m.tokens[n].Lemma) {
	case "story", "tale", "truth", "lie", "joke", "time", "thing", "news", "secret", "way", "difference", "version", "fact":
		return false
	}
	return m.toldSo(v, n) && strings.EqualFold(m.tokens[v].Lemma, "tell")
}

// ownSubject reports a clause right behind the noun n with a subject that is no
// relative pronoun.
func (m *mender) ownSubject(k, n int) bool {
	subject := m.Child(k, "nsubj", "nsubj:pass")
	left, _ := m.Extent(k)
	return subject >= 0 && subject > n && m.tokens[subject].Feat("PronType") != "Rel" && left > n && m.tokens[left].Form != ","
}

// complementizer: in "accusations that it supplies drones" the clause has its
// subject and its object, so that is no participant.
func (m *mender) complementizer() {
	for i := range m.tokens {
		k := m.tokens[i].Head
		if k < i || !strings.EqualFold(m.tokens[i].Form, "that") || !m.tokens[i].Is("obj", "nsubj") || !m.tokens[k].Is("acl:relcl") || m.tokens[k].UPOS != "VERB" {
			continue
		}
		subject, object := false, false
		for _, c := range m.Children(k) {
			if c != i {
				subject = subject || m.tokens[c].Is("nsubj") && c < k
				object = object || m.tokens[c].Is("obj") && c > k
			}
		}
		if subject && object {
			m.attach(i, k, "mark")
			m.tokens[i].UPOS, m.tokens[i].XPOS, m.tokens[i].Lemma, m.tokens[i].Feats = "SCONJ", "IN", "that", ""
			m.done()
		}
	}
}

// lateApposition: what follows the last member of a coordination, the one with
// and, after a comma and with an article, describes that member: "Bangladeshis
// and Rohingya, a stateless minority".
func (m *mender) lateApposition() {
	for k := range m.tokens {
		if !m.tokens[k].Is("conj") || m.tokens[k].UPOS != "NOUN" || m.Child(k, "cc", "case") >= 0 || m.Child(k, "det") < 0 || !m.afterComma(k) {
			continue
		}
		if last := m.lastMember(k); last >= 0 && (m.tokens[last].UPOS == "PROPN" || m.tokens[last].UPOS == "NOUN") {
			m.attach(k, last, "appos")
			m.done()
		}
	}
}

func (m *mender) afterComma(k int) bool {
	left, _ := m.Extent(k)
	return m.tokens[left].Form == "," || left > 0 && m.tokens[left-1].Form == ","
}

// lastMember returns the conjunct before k that the conjunction introduces, if
// none follows it; −1 for none.
func (m *mender) lastMember(k int) int {
	last := -1
	for _, c := range m.ChildrenBy(m.tokens[k].Head, "conj") {
		switch {
		case m.Child(c, "cc") < 0:
		case c > k:
			return -1
		default:
			last = c
		}
	}
	return last
}

// relativeObject: of two subjects before one verb, the first a relative
// pronoun, the pronoun is the object: "a policy which both have criticised".
func (m *mender) relativeObject() {
	for k := range m.tokens {
		h := m.tokens[k].Head
		bare := m.tokens[k].Is("obl") && m.Child(k, "case") < 0
		if !m.tokens[k].Is("nsubj") && !bare || m.tokens[k].Feat("PronType") != "Rel" || !m.tokens[h].Is("acl:relcl") || m.tokens[h].UPOS != "VERB" || m.Child(h, "obj", "aux:pass") >= 0 {
			continue
		}
		for _, other := range m.ChildrenBy(h, "nsubj") {
			if other > k && other < h && m.tokens[other].UPOS != "ADV" {
				m.attach(k, h, "obj")
				m.done()
				break
			}
		}
	}
}

// nearRelative: a clause with who after a comma is about the name right before
// it, also where that name is the last of several: "Sullivan and Chang, who
// took up his post".
func (m *mender) nearRelative() {
	for k := range m.tokens {
		n := m.tokens[k].Head
		if !m.tokens[k].Is("acl:relcl") || n < 0 || !m.afterComma(k) {
			continue
		}
		left, _ := m.Extent(k)
		for _, c := range m.ChildrenBy(n, "conj") {
			if _, right := m.Extent(c); m.tokens[c].UPOS == "PROPN" && right == left && c < k {
				m.attach(k, c, "acl:relcl")
				m.done()
				break
			}
		}
	}
}
