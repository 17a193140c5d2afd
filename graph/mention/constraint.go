package mention

import (
	"slices"
	"strings"

	"dossier/graph/ud"
)

// What grammar decides stands above what was learned: the links that this file
// requires are made, those that it forbids are not, whatever the network says.
// Binding is after Chomsky (1981), Lectures on Government and Binding, as far
// as a dependency tree shows it.

// required returns the cluster that phrase i must belong to, −1 for a new one;
// ok is false when the words leave it open.
func (r *resolver) required(i int) (cluster int, ok bool) {
	p := &r.phrases[i]
	if p.Kind == Name {
		if k := r.gloss(p); k >= 0 {
			return k, true
		}
	}
	switch {
	case p.Demonym, p.country != "" && p.discourse.outer == "":
		return r.countryCluster(p.country), true
	case p.Kind == Pronoun:
		return r.sharedOwner(i)
	case isLand(p.lemma) && p.discourse.possessor >= 0:
		return r.landOf(p)
	case p.lemma == "capital" && p.discourse.home != "":
		return r.capitalOf(p.discourse.home)
	case p.Kind == Name:
		return r.introduced(i)
	}
	return -1, false
}

// gloss returns the cluster of what a short form in brackets stands for: "the
// Union of Rationalist Atheists and Agnostics (UAAR)"; −1 when p is none.
func (r *resolver) gloss(p *phrase) int {
	tokens := p.tree.Sentence.Tokens
	k := p.Span.Start - 1
	if k < 1 || p.Span.End >= len(tokens) || tokens[k].Form != "(" || tokens[p.Span.End].Form != ")" || p.Span.End-p.Span.Start != 1 {
		return -1
	}
	short := tokens[p.Head].Form
	if len(short) < 2 || capital(short) != "XX" {
		return -1
	}
	for h := k - 1; h >= 0 && h >= k-glossWindow; h-- {
		i, ok := r.byHead[position{p.Span.Sentence, h}]
		if !ok || r.of[i] < 0 {
			continue
		}
		a := &r.phrases[i]
		end := max(a.Name.End, a.Head+1)
		if end == k && standsFor(strings.ToLower(short), spell(tokens[a.Span.Start:end])) {
			return r.of[i]
		}
	}
	return -1
}

// glossWindow bounds how long a name may be that is followed by its acronym.
const glossWindow = 12

// standsFor reports whether an acronym, in lower case, stands for a phrase:
// its letters begin words of the phrase, or come in it one after the other
// from the first letter of a word on.
func standsFor(short, long string) bool {
	var initials []byte
	for _, w := range strings.FieldsFunc(strings.ToLower(long), func(c rune) bool { return c == ' ' || c == '-' }) {
		if w[0] == short[0] && isSubsequence(short, long[strings.Index(strings.ToLower(long), w):]) {
			return true
		}
		initials = append(initials, w[0])
	}
	for i := range len(short) {
		k := slices.Index(initials, short[i])
		if k < 0 {
			return false
		}
		initials = slices.Delete(initials, k, k+1)
	}
	return true
}

// isSubsequence reports whether the letters of short come in long in their
// order.
func isSubsequence(short, long string) bool {
	k := 0
	for i := 0; i < len(long) && k < len(short); i++ {
		if long[i]|0x20 == short[k] {
			k++
		}
	}
	return k == len(short)
}

// introduced resolves the name in "his grandfather, Kim Il Sung": it stands
// behind a definite person or institution and a comma and hangs on it, by
// whatever relation.
func (r *resolver) introduced(i int) (int, bool) {
	p := &r.phrases[i]
	tokens := p.tree.Sentence.Tokens
	h := p.token().Head
	if h < 0 || p.token().Is("conj") && p.tree.Child(p.Head, "cc") >= 0 || p.Span.End < len(tokens) && tokens[p.Span.End].UPOS != "PUNCT" {
		return -1, false
	}
	k, ok := r.byHead[position{p.Span.Sentence, h}]
	if !ok || r.of[k] < 0 {
		return -1, false
	}
	a := &r.phrases[k]
	if !apposed(a, p) || a.Kind != Nominal || a.number != singular || a.definiteness != possessed && a.definiteness != definite ||
		!isOneOf(string(allTypes[a.discourse.topType]), string(Person), string(Organization)) ||
		kindOverlap(a.discourse.types, p.discourse.types) < minOverlap || r.otherName(i, r.of[k]) || r.otherGender(i, r.of[k]) {
		return -1, false
	}
	return r.of[k], true
}

// isLand reports whether a noun means a country as its people's own.
func isLand(lemma string) bool {
	return isOneOf(lemma, "country", "nation", "homeland", "motherland", "fatherland")
}

// landOf resolves "his country": the one country that the article ties its
// owner to. It is open when the article names none or several.
func (r *resolver) landOf(p *phrase) (int, bool) {
	owner := r.of[p.discourse.possessor]
	if owner < 0 || len(r.clusters[owner].homes) != 1 {
		return -1, false
	}
	return r.countryCluster(r.clusters[owner].homes[0]), true
}

// capitalOf resolves "the country's capital" when the article names the city.
func (r *resolver) capitalOf(country string) (int, bool) {
	l := theLexicon()
	for _, city := range l.capitalsOf[country] {
		if words := Fold(city); len(words) > 0 {
			clusters := r.byWord[words[len(words)-1]]
			for _, k := range clusters[max(0, len(clusters)-matchWindow):] {
				if slices.ContainsFunc(r.clusters[k].names, func(n *nameForm) bool { return slices.Equal(n.words, words) }) {
					return k, true
				}
			}
		}
	}
	return -1, false
}

// sharedOwner resolves the possessive in "X and its allies", where the
// possessed stands coordinated with the owner.
func (r *resolver) sharedOwner(i int) (int, bool) {
	p := &r.phrases[i]
	tokens := p.tree.Sentence.Tokens
	tok := p.token()
	if tok.Deprel != "nmod:poss" || p.pron.person != "3" || tok.Head < 0 || tokens[tok.Head].Relation() != "conj" {
		return -1, false
	}
	first, found := r.byHead[position{p.Span.Sentence, tokens[tok.Head].Head}]
	if !found || r.of[first] < 0 {
		return -1, false
	}
	k := r.of[first]
	a := &r.phrases[first]
	// "Kim and their allies" leaves it open who they are.
	if a.Kind == Pronoun || r.clusters[k].country() == "" && !r.compatible(i, k) || r.forbidden(i, k) {
		return -1, false // the United States are one country
	}
	return k, true
}

// forbidden reports whether a link would be wrong whatever the network says.
func (r *resolver) forbidden(i, k int) bool {
	return r.notNearest(i, k) || r.otherGender(i, k) || r.otherKind(i, k) || r.otherLand(i, k) || r.otherName(i, k) || r.apartInSentence(i, k)
}

// notNearest: "this district" is the district that was spoken of last.
func (r *resolver) notNearest(i, k int) bool {
	p := &r.phrases[i]
	d := p.tree.Child(p.Head, "det")
	if p.Kind != Nominal || p.number != singular || d < 0 || !strings.EqualFold(p.tree.Sentence.Tokens[d].Form, "this") {
		return false
	}
	last := func(c int) int { return r.clusters[c].members[len(r.clusters[c].members)-1] }
	for _, c := range r.recent {
		if c != k && last(c) > last(k) && slices.Contains(r.clusters[c].lemmas, p.lemma) {
			return true
		}
	}
	return false
}

// otherGender: a woman among men, "they" for one man, "it" for a person.
func (r *resolver) otherGender(i, k int) bool {
	p, c := &r.phrases[i], r.clusters[k]
	g := c.gender()
	switch p.gender {
	case masculine, feminine:
		return g != p.gender && g != anyGender && g != animate || r.lifeless(c)
	case neuter:
		return g == masculine || g == feminine
	}
	return p.discourse.class == "they" && (g == masculine || g == feminine) && c.plurals == 0
}

// lifeless reports whether an entity is surely no person: a country, or a thing
// without a name. What type a name has is not that sure.
func (r *resolver) lifeless(c *cluster) bool {
	if len(c.names) > 0 || c.lastFull < 0 {
		return c.country() != ""
	}
	return c.types[slices.Index(allTypes, Person)]+c.types[slices.Index(allTypes, Animal)] < 0.02*sum(c.types)
}

func sum(s []float32) float32 {
	var total float32
	for _, x := range s {
		total += x
	}
	return total
}

// otherLand: a phrase or entity that is tied to one country is none that is
// tied to others only: "the American official" among North Koreans. "Their
// country" is no country that they are not tied to.
func (r *resolver) otherLand(i, k int) bool {
	p, c := &r.phrases[i], r.clusters[k]
	if isLand(p.lemma) && len(c.names) > 0 && c.country() == "" {
		return true // "the country" is no city
	}
	if isLand(p.lemma) && p.discourse.possessor >= 0 && c.country() != "" {
		owner := r.of[p.discourse.possessor]
		return owner >= 0 && len(r.clusters[owner].homes) > 0 && !slices.Contains(r.clusters[owner].homes, c.country())
	}
	if p.discourse.home == "" || p.Kind == Pronoun || p.discourse.topType != slices.Index(allTypes, Person) {
		return false
	}
	return len(c.homes) > 0 && !slices.Contains(c.homes, p.discourse.home)
}

// otherName: a name among names that have nothing in common with it, unless
// the sentence says that both are one. The name of an apposition counts for
// what it explains: "his father, Kim Il Sung".
func (r *resolver) otherName(i, k int) bool {
	p, c := &r.phrases[i], r.clusters[k]
	if len(c.names) == 0 {
		return r.appositionName(p) != nil && p.discourse.possessor < 0 && r.owned(c)
	}
	if alias := r.appositionName(p); alias != nil && p.discourse.form == nil {
		return conflicting(c.names, alias) || bestNameMatch(c.names, alias) == "none"
	}
	if p.discourse.form == nil {
		return r.namedAfterOther(p, c)
	}
	if conflicting(c.names, p.discourse.form) {
		return true
	}
	switch bestNameMatch(c.names, p.discourse.form) {
	case "none":
		last := &r.phrases[c.members[len(c.members)-1]]
		if p.country != "" || p.city || c.country() != "" || last.city {
			return true // "Reuters, Seoul"
		}
		return last.Span.Sentence != p.Span.Sentence || !isIdentity(r.syntax(last, p))
	}
	return false
}

// owned reports whether an entity without a name was introduced by its owner:
// "the church's website" is not "the website Wikinews".
func (r *resolver) owned(c *cluster) bool {
	return slices.ContainsFunc(c.members[:min(len(c.members), memberWindow)], func(m int) bool { return r.phrases[m].discourse.possessor >= 0 })
}

// namedAfterOther: "the Scientology website" is no site of another name. People
// may be called after what they work for: "the Kremlin spokesman".
func (r *resolver) namedAfterOther(p *phrase, c *cluster) bool {
	if p.Kind != Nominal || p.discourse.topType == slices.Index(allTypes, Person) {
		return false
	}
	for _, k := range p.tree.ChildrenBy(p.Head, "compound") {
		i, ok := r.byHead[position{p.Span.Sentence, k}]
		if !ok || k > p.Head || r.of[i] < 0 || r.phrases[i].country != "" {
			continue
		}
		if other := r.clusters[r.of[i]]; other != c && len(other.names) > 0 && !shareWord(c.names, other.names) {
			return true
		}
	}
	return false
}

// shareWord reports whether two entities have a word of their names in common.
func shareWord(a, b []*nameForm) bool {
	for _, n := range a {
		for _, m := range b {
			if slices.ContainsFunc(n.words, func(w string) bool { return slices.Contains(m.words, w) }) {
				return true
			}
		}
	}
	return false
}

// conflicting reports whether a name cannot be one of an entity's names. Only
// full names count, if there are any: "Kim Il Sung" is not "Kim Jong Un",
// though both are "Kim".
func conflicting(names []*nameForm, b *nameForm) bool {
	found := false
	for _, a := range names {
		if len(b.words) > 1 && len(a.words) < 2 && a.country == "" {
			continue
		}
		switch compareNames(a, b) {
		case "conflict":
			found = true
		case "none":
		default:
			return false
		}
	}
	return found
}

// appositionName returns the name of the phrase that stands in apposition
// behind p, nil for none.
func (r *resolver) appositionName(p *phrase) *nameForm {
	c := p.tree.Child(p.Head, "appos")
	if c < p.Head || p.tree.Sentence.Tokens[c-1].Form == "(" && capital(p.tree.Sentence.Tokens[c].Form) == "XX" {
		return nil // none, or a short form in brackets
	}
	if k, ok := r.byHead[position{p.Span.Sentence, c}]; ok {
		return r.phrases[k].discourse.form
	}
	return nil
}

// apartInSentence: two phrases of one sentence that grammar keeps apart.
func (r *resolver) apartInSentence(i, k int) bool {
	p := &r.phrases[i]
	members := r.clusters[k].members
	for n := len(members) - 1; n >= 0 && n >= len(members)-memberWindow; n-- {
		m := &r.phrases[members[n]]
		if m.Span.Sentence != p.Span.Sentence {
			if n < len(members)-1 {
				break // behind a subject that was resolved early
			}
			continue
		}
		if isIdentity(r.syntax(m, p)) {
			continue
		}
		if encloses(m, p) || !apposed(m, p) && (r.coordinated(m, p) || r.bound(m, p)) {
			return true
		}
	}
	return false
}

// memberWindow bounds how many members of an entity are compared with a
// phrase of their sentence.
const memberWindow = 12

// apposed reports whether p stands right behind a and a comma, and one of them
// has no name: "Thomas Sam, a practising homeopath", whatever the tree makes
// of it.
func apposed(a, p *phrase) bool {
	return p.Span.Start == a.Span.End+1 && p.tree.Sentence.Tokens[a.Span.End].Form == "," &&
		p.Kind != Pronoun && a.Kind != Pronoun && (p.Kind == Nominal || a.Kind == Nominal)
}

// maxClimb bounds how far up a tree the relation of two phrases is looked for;
// trees of real sentences are not that deep.
const maxClimb = 40

// coordinated: "Kim and Moon" are two; "this is a waiver and that is a
// modification" has two predicates of which nothing is known.
func (r *resolver) coordinated(a, p *phrase) bool {
	if p.tree.Child(a.Head, "cop") >= 0 && p.tree.Child(p.Head, "cop") >= 0 {
		return false
	}
	return isOneOf(r.syntax(a, p), "child conj", "parent conj", "sibling conj conj")
}

// encloses reports whether one of two phrases is a part of the other that
// cannot mean the same: the possessor or complement of a noun ("his father",
// "the leader of the party"), a member of a coordination. What stands in a
// relative clause or apposition may mean the whole: "a man who loves his
// country"; and so may the name after "the city of".
func encloses(a, p *phrase) bool {
	if p.coordination || a.coordination {
		return contains(a.Span, p.Span) || contains(p.Span, a.Span)
	}
	outer, inner := a, p
	if contains(p.Span, a.Span) {
		outer, inner = p, a
	} else if !contains(a.Span, p.Span) {
		return false
	}
	t := outer.tree
	tokens := t.Sentence.Tokens
	if outer.Head == inner.Head || !t.Dominates(outer.Head, inner.Head) {
		return false
	}
	for k, depth := inner.Head, 0; k != outer.Head; k, depth = tokens[k].Head, depth+1 {
		if depth > maxClimb {
			return false
		}
		if isClause(&tokens[k]) || tokens[k].Is("appos", "nmod:desc") {
			return false
		}
	}
	return !(inner.Kind == Name && isOneOf(outer.lemma, "city", "town", "village", "state", "province", "county", "region", "district", "island", "republic", "kingdom", "month", "port"))
}

// bound: a personal pronoun means no one who acts on it in its own clause
// ("Kim praised him", principle B), a full phrase no one who governs it
// ("the United States condemned the country's launch", "he said Kim would
// come", principle C).
func (r *resolver) bound(a, p *phrase) bool {
	t := p.tree
	tokens := t.Sentence.Tokens
	if p.Kind == Pronoun {
		if p.pron.class != "personal" {
			return false
		}
		verb := tokens[p.Head].Head
		if verb < 0 || tokens[p.Head].Deprel == "nmod:poss" || !isObject(t, p.Head) {
			return false
		}
		return subjectOf(t, verb) == a.Head && a.Head != p.Head
	}
	if p.Kind == Name && a.discourse.form != nil && p.discourse.form != nil &&
		isOneOf(compareNames(a.discourse.form, p.discourse.form), "same", "country", "acronym") {
		return false // the same name twice
	}
	return governs(t, a, p)
}

// isObject reports whether a pronoun stands where a reflexive would have to
// stand for the subject of its verb: as an object, or behind a preposition
// that is not one of place: "he looked at him", but "he took it with him".
func isObject(t *ud.Tree, i int) bool {
	tok := &t.Sentence.Tokens[i]
	switch tok.Relation() {
	case "obj", "iobj":
		return true
	case "obl":
		c := t.Child(i, "case")
		return c >= 0 && isOneOf(strings.ToLower(t.Sentence.Tokens[c].Form), "to", "at", "by", "against", "of", "on", "for")
	}
	return false
}

// subjectOf returns the token that is the subject of a verb, also of one that
// shares its subject ("came and thanked him") or leaves it to the verb above
// ("wants to help him"); −1 when there is none.
func subjectOf(t *ud.Tree, verb int) int {
	tokens := t.Sentence.Tokens
	for depth := 0; depth < 8 && verb >= 0; depth++ {
		if s := t.Child(verb, "nsubj"); s >= 0 {
			return s
		}
		up := tokens[verb].Head
		switch tokens[verb].Relation() {
		case "conj":
		case "xcomp":
			if up >= 0 {
				if o := t.Child(up, "obj", "iobj"); o >= 0 { // "asked her to help"
					return o
				}
			}
		default:
			return -1
		}
		verb = up
	}
	return -1
}

// governs reports whether a is the subject of the clause that holds the full
// phrase p with no other clause between them; a pronoun, also of the clause
// around reported speech. A predicate is no such phrase: "Kim is the leader",
// "he serves as the leader".
func governs(t *ud.Tree, a, p *phrase) bool {
	tokens := t.Sentence.Tokens
	verb := verbOf(t, a)
	if verb < 0 || !t.Dominates(verb, p.Head) || t.Dominates(a.Head, p.Head) || p.Head == verb {
		return false
	}
	for k, depth := p.Head, 0; k != verb; k, depth = tokens[k].Head, depth+1 {
		if depth > maxClimb {
			return false
		}
		if tokens[k].Head == verb && isPredicate(t, k) {
			return false
		}
		if isClause(&tokens[k]) && !(a.Kind == Pronoun && tokens[k].Is("ccomp", "xcomp")) {
			return false
		}
	}
	return true
}

// verbOf returns the verb whose subject a is, −1 for none: as the tree has it,
// or where the tree takes a conjunction for a preposition ("as the United
// States and its partners condemned …"), the finite verb right behind.
func verbOf(t *ud.Tree, a *phrase) int {
	tokens := t.Sentence.Tokens
	tok := &tokens[a.Head]
	if tok.Is("nsubj") {
		return tok.Head
	}
	if c := t.Child(a.Head, "case"); !tok.Is("obl") || c < 0 || !isOneOf(strings.ToLower(tokens[c].Form), "as", "after", "before", "since", "until") {
		return -1
	}
	_, end := t.Extent(a.Head)
	if end < len(tokens) && tokens[end].UPOS == "VERB" && isOneOf(tokens[end].XPOS, "VBD", "VBZ", "VBP") {
		return end
	}
	return -1
}

// isPredicate reports whether a phrase says what the subject of its clause is:
// "as leader", "named … the winner".
func isPredicate(t *ud.Tree, i int) bool {
	tok := &t.Sentence.Tokens[i]
	if tok.Is("xcomp", "parataxis", "appos", "advcl") ||
		tok.Head >= 0 && tok.Is("obj", "obl") && isOneOf(strings.ToLower(t.Sentence.Tokens[tok.Head].Lemma), "remain", "become", "stay", "constitute", "represent", "form", "mean", "call", "name", "comprise") {
		return true
	}
	c := t.Child(i, "case")
	return c >= 0 && isOneOf(strings.ToLower(t.Sentence.Tokens[c].Form), "as", "like", "including", "than")
}

// otherKind: what is surely of one type is nothing that is surely of another.
// Places and organizations pass for each other (a capital for its government).
func (r *resolver) otherKind(i, k int) bool {
	p, c := &r.phrases[i], r.clusters[k]
	if p.Kind == Pronoun {
		return r.otherPredicate(p, c)
	}
	if c.lastFull < 0 {
		return false
	}
	last := &r.phrases[c.members[len(c.members)-1]]
	if last.Span.Sentence == p.Span.Sentence && isIdentity(r.syntax(last, p)) {
		return false
	}
	return kindOverlap(p.discourse.types, c.types) < minOverlap
}

// minOverlap is the least probability that a phrase and an entity are of one
// type.
const minOverlap = 0.03

// otherPredicate: "it is a pillar of Islam" does not speak of a place.
func (r *resolver) otherPredicate(p *phrase, c *cluster) bool {
	t := p.tree
	tok := p.token()
	if p.discourse.class != "it" || tok.Relation() != "nsubj" || tok.Head < 0 || t.Child(tok.Head, "cop") < 0 || c.lastFull < 0 {
		return false
	}
	k, ok := r.byHead[position{p.Span.Sentence, tok.Head}]
	if !ok || r.phrases[k].Kind == Pronoun {
		return false
	}
	return kindOverlap(r.phrases[k].discourse.types, c.types) < minOverlap
}

// kindOverlap returns the probability that two distributions over types, the
// second not normalised, mean one type.
func kindOverlap(a, b []float32) float32 {
	place, organization := slices.Index(allTypes, Place), slices.Index(allTypes, Organization)
	var sum, total float32
	for k, x := range a {
		y := b[k]
		total += y
		switch k {
		case place:
			y += b[organization]
		case organization:
			y += b[place]
		}
		sum += float32(x * y)
	}
	if total == 0 {
		return 1
	}
	return sum / total
}

// country returns the country that a cluster is, "" for other things.
func (c *cluster) country() string {
	for _, n := range c.names {
		if n.country != "" {
			return n.country
		}
	}
	return ""
}
