package mention

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dossier/graph/ud"
)

// article is a document while its mentions are being read.
type article struct {
	doc     *ud.Document
	trees   []*ud.Tree // by sentence; nil where the sentence is no tree
	phrases []phrase   // the mentions, in the order of the text
	quotes  []quotation
	byHead  map[position]int // phrases by their heads, without coordinations
	order   []int            // of the phrases: the order in which they are resolved
}

// discourse is what is known of a phrase's place in the article.
type discourse struct {
	class     string // kind of referring expression
	role      string // grammatical role
	governor  string // lemma of the word that governs it
	quote     int    // quotation that holds it, −1 for none
	speaker   bool   // says some quotation
	form      *nameForm
	modifiers []string // content words before the head, lower case
	text      string   // all words but determiners, lower case
	types     []float32
	topType   int
	possessor int    // index of the phrase that possesses it, −1 for none
	postmod   bool   // has a relative clause or a complement
	home      string // country that the phrase is tied to: "North Korean leader"
	main      bool   // subject of the main clause
	outer     string // what is wrapped around its name: "", "modifier", "plural", …
}

// newArticle finds the mentions of a document and describes them. Of the
// model, it uses the networks for mentions and types.
func newArticle(doc *ud.Document, m *model) *article {
	a := &article{doc: doc, trees: make([]*ud.Tree, len(doc.Sentences)), quotes: quotations(doc)}
	accept, types := newScorer(m.mentions), newScorer(m.types)
	var f features
	for s := range doc.Sentences {
		if doc.Sentences[s].Check() != nil {
			continue
		}
		t := ud.NewTree(&doc.Sentences[s])
		a.trees[s] = t
		for _, p := range candidates(t, s) {
			f = filterFeatures(&p, f)
			if out := accept.score(f); p.coordination || out[1] > out[0] || isArgumentName(&p) {
				p.describe()
				a.phrases = append(a.phrases, p)
			}
		}
		a.phrases = append(a.phrases, demonyms(t, s)...)
	}
	sortPhrases(a.phrases)
	a.demote()
	a.assignSpeakers()
	for i := range a.phrases {
		p := &a.phrases[i]
		f = typeFeatures(p, f)
		p.discourse.types = slices.Clone(types.score(f))
		softmax(p.discourse.types)
		notAbstract(p)
		fullName(p)
		p.discourse.topType = argmax(p.discourse.types)
	}
	bearers := a.bearers()
	for i := range a.phrases {
		p := &a.phrases[i]
		p.city = isCapital(p)
		if name := p.nameWords(); len(name) == 1 && !p.Demonym && bearers[name[0].Form] {
			p.country, p.city = "", false
		}
		a.place(p)
		if p.country != "" || p.city || theLexicon().divided[p.token().Form] {
			place := slices.Index(allTypes, Place)
			clear(p.discourse.types)
			p.discourse.types[place], p.discourse.topType = 1, place
		}
	}
	a.order = a.resolutionOrder()
	return a
}

// notAbstract takes the type of a common noun that means a body, a group or a
// place in all its uses for concrete, when the network wavers.
func notAbstract(p *phrase) {
	k := nounKinds(p.lemma)
	abstract := slices.Index(allTypes, Abstract)
	if p.Kind != Nominal || p.discourse.types[abstract] > 0.65 || len(k) < 2 || k[1] != '9' || !strings.ContainsRune("cdfklmopry", rune(k[0])) {
		return
	}
	p.discourse.types[abstract] = 0
	total := sum(p.discourse.types)
	for i := range p.discourse.types {
		p.discourse.types[i] /= total
	}
}

// fullName takes a given name with one or two words behind it that mean nothing
// else for a person where the network sees something that has no such names.
func fullName(p *phrase) {
	name := p.nameWords()
	l := theLexicon()
	if surnameFirst(name) {
		clear(p.discourse.types)
		p.discourse.types[slices.Index(allTypes, Person)] = 1
		return
	}
	if p.Demonym || len(name) < 2 || len(name) > 3 || !isOneOf(l.given[name[0].Form], "m", "f") || nounKinds(strings.ToLower(name[0].Form)) != "" {
		return
	}
	last := name[len(name)-1].Form
	if isLower(last) || !l.surnames[last] && nounKinds(strings.ToLower(last)) != "" {
		return
	}
	person := slices.Index(allTypes, Person)
	for i, t := range allTypes {
		if !isOneOf(string(t), string(Person), string(Organization), string(Place)) {
			p.discourse.types[person] += p.discourse.types[i]
			p.discourse.types[i] = 0
		}
	}
}

// surnameFirst reports a family name with a given name of two syllables behind
// it, the second after a hyphen in small letters: "Moon Jae-in", as Korean and
// Taiwanese names are spelled.
func surnameFirst(name []ud.Token) bool {
	if len(name) < 2 || !theLexicon().surnames[name[0].Form] {
		return false
	}
	first, second, ok := strings.Cut(spell(name[1:]), "-")
	return ok && len(first) > 1 && len(second) > 1 && len(first)+len(second) <= 12 && !isLower(first) && isLower(second) && !strings.ContainsAny(second, "- ")
}

// isArgumentName reports whether a phrase is headed by a capitalised proper
// noun in a place where only a thing can stand. Such a phrase is a mention
// whatever the network thinks.
func isArgumentName(p *phrase) bool {
	tok := p.token()
	return tok.UPOS == "PROPN" && !isLower(tok.Form) && tok.Is("nsubj", "obj", "iobj", "obl", "nmod", "appos", "conj") &&
		!isOneOf(tok.Deprel, "nsubj:outer", "nmod:desc", "nmod:unmarked")
}

// demote makes common nouns of names that are none: a word capitalised as the
// first of a sentence, in a heading or behind "the", which the article also
// uses as a common noun in small letters: "Flag", "the Government".
func (a *article) demote() {
	common := map[string]bool{}
	for s := range a.doc.Sentences {
		for i := range a.doc.Sentences[s].Tokens {
			if tok := &a.doc.Sentences[s].Tokens[i]; tok.UPOS == "NOUN" && isLower(tok.Form) {
				common[strings.ToLower(tok.Lemma)] = true
			}
		}
	}
	for i := range a.phrases {
		p := &a.phrases[i]
		name := p.nameWords()
		if p.Demonym || p.Kind != Name || len(name) != 1 || p.country != "" || p.Name.Start != p.Head || capital(name[0].Form) == "XX" {
			continue
		}
		lower := strings.ToLower(name[0].Form)
		if !common[lower] && !common[strings.TrimSuffix(lower, "s")] || nounKinds(lower) == "" || theLexicon().given[name[0].Form] != "" {
			continue
		}
		if p.Head == 0 || p.tree.Sentence.Kind == "heading" || p.tree.Child(p.Head, "det") >= 0 || isPunct(p.tree, p.Head-1) {
			p.lemma = lower
			p.nameless()
		}
	}
}

// bearers returns the first and last words of the names of people in the
// article: where Valeska Paris is spoken of, Paris may be her.
func (a *article) bearers() map[string]bool {
	out := map[string]bool{}
	for i := range a.phrases {
		name := a.phrases[i].nameWords()
		if len(name) < 2 || a.phrases[i].Demonym || a.phrases[i].discourse.topType != slices.Index(allTypes, Person) {
			continue
		}
		out[name[0].Form], out[name[len(name)-1].Form] = true, true
	}
	return out
}

// nameWords returns the tokens of the name in the phrase.
func (p *phrase) nameWords() []ud.Token {
	return p.tree.Sentence.Tokens[p.Name.Start:p.Name.End]
}

// isCapital reports whether the name of a phrase is that of a country's
// capital.
func isCapital(p *phrase) bool {
	return p.Kind == Name && p.Name.Start < p.Name.End && (theLexicon().capitals[spell(p.nameWords())] != "" || isShoutedPlace(spell(p.nameWords())))
}

// place fills in the discourse of a phrase, but for its type.
func (a *article) place(p *phrase) {
	d := &p.discourse
	d.quote = a.quoteAt(position{p.Span.Sentence, p.Head})
	d.class = p.class()
	d.role, d.governor = p.roleOf()
	if p.Name.Start < p.Name.End {
		d.form = newNameForm(p)
	}
	d.modifiers, d.text = p.words()
	d.outer = p.aroundName()
	d.postmod = p.Span.End > p.Head+1 && p.Name.End < p.Span.End
	h := p.token().Head
	d.main = isOneOf(d.role, "nsubj", "nsubj:pass") && h >= 0 && p.tree.Sentence.Tokens[h].Head < 0
	d.possessor = -1
	for _, c := range p.tree.Children(p.Head) {
		k, ok := a.byHead[position{p.Span.Sentence, c}]
		_, country := demonymAt(p.tree, c)
		switch rel := p.tree.Sentence.Tokens[c].Deprel; {
		case c < p.Head && country != "":
			d.home = country
		case ok && rel == "nmod:poss":
			d.possessor = k
			d.home = a.phrases[k].country
		case ok && (rel == "compound" || rel == "nmod") && a.phrases[k].country != "" && d.home == "":
			d.home = a.phrases[k].country
		}
	}
}

// aroundName tells what the phrase adds to the name in it: "southern Russia",
// "all Americans", "the study by Hein".
func (p *phrase) aroundName() string {
	if p.Name.Start == p.Name.End {
		return "no name"
	}
	out := ""
	l := theLexicon()
	for k := p.Span.Start; k < p.Name.Start; k++ {
		tok := &p.tree.Sentence.Tokens[k]
		lower := strings.ToLower(tok.Form)
		switch {
		case l.isTitle(tok) || lower == "the" || tok.UPOS == "PUNCT":
		case tok.UPOS == "DET" || tok.UPOS == "NUM":
			return "determiner"
		case tok.UPOS == "ADJ" || tok.UPOS == "ADV":
			out = "modifier"
		}
	}
	if isOneOf(p.token().XPOS, "NNPS", "NNS") {
		out += " plural"
	}
	for _, c := range p.tree.Children(p.Head) {
		if c >= p.Name.End && p.tree.Sentence.Tokens[c].Relation() == "nmod" {
			out += " complement"
			break
		}
	}
	return out
}

// resolutionOrder is the order of the phrases, with two exceptions: "I" and
// "we" in a quotation come after the speaker who is named behind it, and a
// pronoun before the subject of its clause comes after that subject: "In his
// review, Swan states …".
func (a *article) resolutionOrder() []int {
	order := make([]int, len(a.phrases))
	key := make([]int, len(a.phrases))
	for i := range order {
		order[i], key[i] = i, 2*i
		p := &a.phrases[i]
		if p.Kind != Pronoun {
			continue
		}
		after := -1
		if p.pron.person == "1" && p.discourse.quote >= 0 {
			after = a.quotes[p.discourse.quote].speaker
		} else if p.pron.person == "3" {
			after = a.laterSubject(p)
		}
		if after > i {
			key[i] = 2*after + 1
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(key[x], key[y]) })
	return order
}

// laterSubject returns the subject of the clause around a fronted phrase or
// clause that holds the pronoun, −1 when the pronoun is not before a subject.
func (a *article) laterSubject(p *phrase) int {
	tokens := p.tree.Sentence.Tokens
	for k := p.Head; tokens[k].Head >= 0; k = tokens[k].Head {
		verb := tokens[k].Head
		if verb < k || !isOneOf(tokens[k].Relation(), "obl", "advcl") {
			continue
		}
		if s := p.tree.Child(verb, "nsubj"); s > k {
			if i, ok := a.byHead[position{p.Span.Sentence, s}]; ok && !(isOneOf(p.pron.gender, "m", "f") && a.phrases[i].discourse.types[slices.Index(allTypes, Person)] < 0.1) {
				return i
			}
		}
	}
	return -1
}

// class returns the kind of referring expression, which decides how the other
// properties count.
func (p *phrase) class() string {
	switch {
	case p.Demonym:
		return "demonym"
	case p.coordination:
		return "coordination"
	case p.Kind == Pronoun:
		form := strings.ToLower(p.token().Form)
		switch {
		case p.pron.person == "1":
			return "first"
		case p.pron.person == "2":
			return "second"
		case p.pron.class == "demonstrative" || p.pron.class == "interrogative" || p.pron.class == "indefinite" || p.pron.class == "":
			return p.pron.class + " pronoun"
		case p.pron.gender == "m" || p.pron.gender == "f":
			return "he"
		case p.pron.gender == "n":
			return "it"
		case p.pron.number == "plur":
			return "they"
		}
		return form
	case p.Kind == Name:
		return "name"
	}
	switch p.definiteness {
	case definite:
		return "the"
	case demonstrative:
		return "this"
	case possessed:
		return "his"
	}
	return "a"
}

// roleOf returns the grammatical role and the lemma of the governor. Members
// of a coordination have the role of the whole.
func (p *phrase) roleOf() (role, governor string) {
	tokens := p.tree.Sentence.Tokens
	i := p.Head
	for range 4 {
		if tokens[i].Relation() != "conj" || tokens[i].Head < 0 {
			break
		}
		i = tokens[i].Head
	}
	role = tokens[i].Relation()
	switch {
	case tokens[i].Deprel == "nmod:poss":
		role = "poss"
	case tokens[i].Deprel == "nsubj:pass":
		role = "nsubj:pass"
	}
	if p.tree.Child(p.Head, "cop") >= 0 {
		role = "predicate"
	}
	if h := tokens[i].Head; h >= 0 {
		governor = strings.ToLower(tokens[h].Lemma)
	}
	return role, governor
}

// words returns the content words before the head and the whole phrase
// without determiners and possessive 's, in lower case.
func (p *phrase) words() (modifiers []string, text string) {
	var all []string
	tokens := p.tree.Sentence.Tokens
	for k := p.Span.Start; k < p.Span.End; k++ {
		tok := &tokens[k]
		form := strings.ToLower(tok.Form)
		if tok.UPOS == "DET" && isOneOf(form, "the", "a", "an", "this", "that", "these", "those") || tok.XPOS == "POS" || tok.UPOS == "PUNCT" {
			continue
		}
		if k == p.Head {
			all = append(all, p.lemma)
			continue
		}
		all = append(all, form)
		if k < p.Head && !isOneOf(tok.UPOS, "DET", "PRON", "ADP", "CCONJ", "PART") {
			modifiers = append(modifiers, form)
		}
	}
	return modifiers, strings.Join(all, " ")
}

// cluster is an entity while the article is being read from left to right.
type cluster struct {
	members   []int // phrases in the order they were added
	names     []*nameForm
	lemmas    []string // of the heads of its names and nominals, each once
	texts     []string
	types     []float32 // sum over the members
	singulars int
	plurals   int
	genders   [5]int
	persons   [4]int
	homes     []string // countries that members are tied to, each once
	lastFull  int      // last member that is no pronoun, −1 for none
	coord     bool
}

func (a *article) newCluster() *cluster {
	return &cluster{lastFull: -1, types: make([]float32, len(allTypes))}
}

// add makes phrase i a member.
func (c *cluster) add(a *article, i int) {
	p := &a.phrases[i]
	d := &p.discourse
	c.members = append(c.members, i)
	weight := float32(1)
	if p.Kind == Pronoun {
		weight = 0.4
	} else if !p.Demonym {
		c.lastFull = i
		if !slices.Contains(c.lemmas, p.lemma) && len(c.lemmas) < 8 {
			c.lemmas = append(c.lemmas, p.lemma)
		}
		if !slices.Contains(c.texts, d.text) && len(c.texts) < 12 {
			c.texts = append(c.texts, d.text)
		}
	}
	if d.form != nil && len(c.names) < 8 {
		c.names = append(c.names, d.form)
	}
	if d.home != "" && !slices.Contains(c.homes, d.home) && len(c.homes) < 4 {
		c.homes = append(c.homes, d.home)
	}
	for k, x := range d.types {
		c.types[k] += weight * x
	}
	switch p.number {
	case singular:
		c.singulars++
	case plural:
		c.plurals++
	}
	c.genders[p.gender]++
	switch p.pron.person {
	case "1":
		c.persons[1]++
	case "2":
		c.persons[2]++
	case "3":
		c.persons[3]++
	}
	c.coord = c.coord || p.coordination
}

// gender returns the gender that the members tell.
func (c *cluster) gender() gender {
	best := anyGender
	for g := masculine; g <= animate; g++ {
		if c.genders[g] > 0 && (best == anyGender || best == animate || c.genders[g] > c.genders[best] && g != animate) {
			best = g
		}
	}
	return best
}

// number returns the number that the members tell.
func (c *cluster) number() number {
	switch {
	case c.singulars > c.plurals:
		return singular
	case c.plurals > c.singulars:
		return plural
	}
	return anyNumber
}

func (c *cluster) topType() int {
	return argmax(c.types)
}

// certainty returns the share of the top type in what the members tell.
func (c *cluster) certainty() float64 {
	var total float32
	for _, x := range c.types {
		total += x
	}
	if total == 0 {
		return 0
	}
	return float64(c.types[c.topType()] / total)
}

// argmax returns the index of the largest number, the first of equals.
func argmax(s []float32) int {
	best := 0
	for k, x := range s {
		if x > s[best] {
			best = k
		}
	}
	return best
}

// windows: how far back an antecedent may lie without sharing a word, in
// phrases and in entities.
const (
	phraseWindow = 120
	entityWindow = 60
	matchWindow  = 6 // further entities that share the head or a name's word
)

// resolver reads the phrases in their order and gathers them to clusters.
type resolver struct {
	*article
	clusters []*cluster
	of       []int            // cluster of each phrase, −1 before it is resolved
	recent   []int            // clusters, the one mentioned last at the end
	byWord   map[string][]int // head lemmas and words of names → clusters
	seen     []int            // scratch: last phrase that saw a cluster as candidate
	cand     []int            // scratch
	f        features         // scratch
}

func newResolver(a *article) *resolver {
	r := &resolver{article: a, of: make([]int, len(a.phrases)), byWord: map[string][]int{}}
	for i := range r.of {
		r.of[i] = -1
	}
	return r
}

// candidates returns the clusters that phrase i may belong to, the most
// recently mentioned first.
func (r *resolver) candidates(i int, into []int) []int {
	into = into[:0]
	p := &r.phrases[i]
	for k := len(r.recent) - 1; k >= 0 && len(into) < entityWindow; k-- {
		c := r.recent[k]
		if members := r.clusters[c].members; i-members[len(members)-1] > phraseWindow {
			break
		}
		into = append(into, c)
		r.seen[c] = i
	}
	if p.Kind == Pronoun {
		return into
	}
	extra := 0
	for _, w := range p.keys() {
		list := r.byWord[w]
		list = list[max(0, len(list)-8*matchWindow):]
		for k := len(list) - 1; k >= 0 && extra < matchWindow; k-- {
			if c := list[k]; r.seen[c] != i {
				into = append(into, c)
				r.seen[c] = i
				extra++
			}
		}
	}
	return into
}

// keys are the words under which a phrase can be found again: the head's
// lemma, the words of a name, its acronym.
func (p *phrase) keys() []string {
	if p.Kind == Pronoun || p.coordination {
		return nil
	}
	if p.Demonym {
		return []string{"country " + p.country}
	}
	keys := []string{p.lemma}
	if f := p.discourse.form; f != nil {
		for _, w := range f.words {
			if len(w) > 1 && w != p.lemma {
				keys = append(keys, w)
			}
		}
		if f.country != "" {
			keys = append(keys, "country "+f.country)
		}
		if len(f.initial) > 1 {
			keys = append(keys, f.initial)
		}
	}
	return keys
}

// join puts phrase i into cluster c, or into a new one when c is −1.
func (r *resolver) join(i, c int) {
	if c < 0 {
		c = len(r.clusters)
		r.clusters = append(r.clusters, r.newCluster())
		r.seen = append(r.seen, -1)
	} else if k := slices.Index(r.recent, c); k >= 0 {
		r.recent = slices.Delete(r.recent, k, k+1)
	}
	r.recent = append(r.recent, c)
	if len(r.recent) > 4*entityWindow {
		r.recent = slices.Delete(r.recent, 0, 2*entityWindow)
	}
	r.clusters[c].add(r.article, i)
	r.of[i] = c
	for _, w := range r.phrases[i].keys() {
		if list := r.byWord[w]; len(list) == 0 || list[len(list)-1] != c {
			r.byWord[w] = append(r.byWord[w], c)
		}
	}
}

// resolve decides for every phrase which cluster it belongs to.
func (r *resolver) resolve(links *network) {
	score := newScorer(links)
	for _, i := range r.order {
		r.join(i, r.choose(score, i))
	}
}

// choose returns the cluster that phrase i belongs to, −1 for a new one.
func (r *resolver) choose(score *scorer, i int) int {
	if k, ok := r.required(i); ok {
		return k
	}
	best, top := -1, float32(math.Inf(-1))
	r.alternatives(i, func(k int, f features) {
		s := score.score(f)[0]
		if k < 0 {
			s += newBias
		}
		if s > top && (k < 0 || !r.forbidden(i, k)) {
			best, top = k, s
		}
	})
	return best
}

// countryCluster returns the cluster of a country, −1 when there is none yet.
func (r *resolver) countryCluster(c string) int {
	if c == "" {
		return -1
	}
	if list := r.byWord["country "+c]; len(list) > 0 {
		return list[0]
	}
	return -1
}

// newBias is added to the score of beginning a new entity: a wrong link does
// more harm than a missing one, but learning with a margin is already careful.
const newBias = -0.25

// alternatives calls visit with the features of every cluster that phrase i
// may belong to, and last with −1 and those of a new one. The features are
// overwritten by the next call.
func (r *resolver) alternatives(i int, visit func(k int, f features)) {
	r.cand = r.candidates(i, r.cand)
	compatible := 0
	for rank, k := range r.cand {
		fits := -1
		if r.compatible(i, k) {
			fits = compatible
			compatible++
		}
		r.f = r.pairFeatures(i, k, rank, fits, r.f)
		visit(k, r.f)
	}
	r.f = r.newFeatures(i, r.f)
	visit(-1, r.f)
}

// isIdentity reports whether a syntactic relation says that two phrases mean
// the same: an apposition, a predicate.
func isIdentity(relation string) bool {
	return isOneOf(relation, "child appos", "parent nsubj cop", "child nmod:desc", "sibling nsubj xcomp", "sibling obj xcomp")
}
