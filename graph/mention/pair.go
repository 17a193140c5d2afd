package mention

import (
	"slices"
	"strings"

	"dossier/graph/ud"
)

// newFeatures describes the alternative that phrase i begins an entity.
func (r *resolver) newFeatures(i int, f features) features {
	f = f[:0]
	p := &r.phrases[i]
	d := &p.discourse
	c := d.class
	f.add("new", c)
	f.add("new lemma", p.lemma)
	f.add("new class lemma", c, p.lemma)
	f.add("new role", c, d.role)
	f.add("new type", c, string(allTypes[d.topType]))
	f.add("new number", c, string('0'+rune(p.number)))
	f.add("new modifiers", c, bucket(len(d.modifiers)))
	f.add("new size", c, bucket(p.Span.End-p.Span.Start))
	f.add("new postmodified", c, yes(d.postmod))
	f.add("new kind", c, nounKinds(p.lemma).first())
	f.add("new governor", d.role, d.governor)
	f.add("new quote", c, yes(d.quote >= 0))
	f.add("new children", c, yes(p.tree.Child(p.Head, "acl") >= 0), yes(p.tree.Child(p.Head, "nmod") >= 0))
	for _, m := range d.modifiers {
		f.add("new modifier", m)
	}
	for _, k := range p.tree.Children(p.Head) {
		tok := &p.tree.Sentence.Tokens[k]
		if tok.Relation() == "det" {
			f.add("new det", c, strings.ToLower(tok.Form))
		}
	}
	f.add("new sentence", c, yes(p.Span.Sentence == 0), p.tree.Sentence.Kind)
	if c == "it" {
		pleonastic(p, &f)
	}
	matched := "none"
	for _, w := range p.keys() {
		if len(r.byWord[w]) > 0 {
			matched = "some"
			if w == p.lemma {
				matched = "head"
				break
			}
		}
	}
	f.add("new matched", c, matched)
	f.add("new matched det", c, matched, yes(len(d.modifiers) > 0))
	return f
}

// pleonastic adds what tells the it of "it rains" and "it is clear that".
func pleonastic(p *phrase, f *features) {
	t := p.tree
	tok := p.token()
	f.add("it rel", tok.Deprel)
	if tok.Head < 0 {
		return
	}
	h := tok.Head
	f.add("it governor", tok.Deprel, t.Sentence.Tokens[h].UPOS, strings.ToLower(t.Sentence.Tokens[h].Lemma))
	for _, k := range t.Children(h) {
		f.add("it clause", t.Sentence.Tokens[k].Deprel)
	}
}

func yes(b bool) string {
	if b {
		return "+"
	}
	return "-"
}

// compatible reports whether a pronoun or nominal agrees with a cluster.
func (r *resolver) compatible(i, k int) bool {
	p, c := &r.phrases[i], r.clusters[k]
	n := c.number()
	if p.number != anyNumber && n != anyNumber && p.number != n && p.discourse.class != "they" {
		return false
	}
	g := c.gender()
	top := allTypes[c.topType()]
	switch p.gender {
	case masculine, feminine:
		if g != anyGender && g != animate && g != p.gender || top != Person && g != p.gender {
			return false
		}
	case neuter:
		if g != anyGender && g != neuter || top == Person {
			return false
		}
	}
	if p.Kind != Pronoun {
		return r.phrases[i].discourse.topType == c.topType()
	}
	return c.lastFull >= 0 || c.persons[3] > 0
}

// pairFeatures describes the alternative that phrase i belongs to cluster k.
func (r *resolver) pairFeatures(i, k, rank, compatible int, f features) features {
	f = f[:0]
	p := &r.phrases[i]
	d := &p.discourse
	c := r.clusters[k]
	last := c.members[len(c.members)-1]
	a := &r.phrases[last]
	cl := d.class
	antecedent := a.discourse.class
	both := func(template string, values ...string) {
		f.add(template, values...)
		f.add(template+" "+cl, values...)
	}
	f.add("pair", cl, antecedent)
	// Where the antecedent is.
	distance := p.Span.Sentence - a.Span.Sentence
	both("sentences", bucketDistance(distance))
	both("rank", bucketDistance(rank))
	f.add("phrases "+cl, bucketDistance(i-last))
	if compatible >= 0 {
		both("compatible", bucketDistance(compatible), bucketDistance(min(distance, 3)))
		f.add("compatible role "+cl, bucketDistance(compatible), a.discourse.role)
	} else {
		both("incompatible")
	}
	both("main", yes(a.discourse.main), bucketDistance(min(distance, 2)))
	both("roles", d.role, a.discourse.role)
	both("antecedent role", a.discourse.role, bucketDistance(min(distance, 2)))
	both("same role", yes(d.role == a.discourse.role), bucketDistance(min(distance, 2)))
	if distance == 0 {
		both("syntax", r.syntax(a, p))
		f.add("commanded", cl, yes(commands(a, p)))
	}
	nested := false
	for n := len(c.members) - 1; n >= 0 && n >= len(c.members)-6; n-- {
		m := &r.phrases[c.members[n]]
		if m.Span.Sentence != p.Span.Sentence {
			break
		}
		if contains(m.Span, p.Span) || contains(p.Span, m.Span) {
			nested = true
		}
	}
	if nested {
		both("nested")
	}
	// What it is.
	number := c.number()
	both("number", string('0'+rune(p.number)), string('0'+rune(number)))
	gender := c.gender()
	both("gender", string('0'+rune(p.gender)), string('0'+rune(gender)))
	both("type", string(allTypes[c.topType()]))
	f.add("types "+cl, string(allTypes[d.topType]), string(allTypes[c.topType()]))
	both("types agree", r.typeAgreement(d.types, c))
	both("size", bucketDistance(len(c.members)))
	both("full", yes(c.lastFull >= 0))
	both("named", yes(len(c.names) > 0))
	if c.coord {
		both("coordination")
	}
	r.homeFeatures(p, c, &f)
	for n, x := range c.persons {
		if x > 0 {
			f.add("persons "+cl, string('0'+rune(n)))
		}
	}
	if c.members[0] < 3 {
		both("topic")
	}
	in := 0
	for n := len(c.members) - 1; n >= 0 && p.Span.Sentence-r.phrases[c.members[n]].Span.Sentence <= 2; n-- {
		in++
	}
	both("recent", bucketDistance(min(in, 3)))
	// Who speaks.
	if d.quote >= 0 || a.discourse.quote >= 0 {
		both("quote", yes(d.quote >= 0), yes(a.discourse.quote >= 0), yes(d.quote == a.discourse.quote))
	}
	if d.quote >= 0 {
		if s := r.quotes[d.quote].speaker; s >= 0 {
			speaker := r.of[s] == k
			both("speaker", yes(speaker))
			f.add("speaker "+cl+" "+p.pron.number, yes(speaker))
		} else {
			both("no speaker")
		}
	} else if a.discourse.speaker {
		both("spoke")
	}
	if d.governor != "" && d.governor == a.discourse.governor {
		both("same governor", yes(d.role == a.discourse.role))
	}
	if p.Kind == Pronoun {
		r.pronounFeatures(p, c, &f)
		return f
	}
	r.stringFeatures(i, k, &f)
	return f
}

func (r *resolver) pronounFeatures(p *phrase, c *cluster, f *features) {
	form := strings.ToLower(p.token().Form)
	f.add("pronoun role", form, p.discourse.role)
	if c.lastFull >= 0 {
		full := &r.phrases[c.lastFull]
		f.add("pronoun full", form, full.discourse.class)
		f.add("pronoun full distance", p.discourse.class, bucketDistance(p.Span.Sentence-full.Span.Sentence))
		f.add("pronoun kind", p.discourse.class, nounKinds(full.lemma).first())
		f.add("pronoun lemma", p.discourse.class, full.lemma)
	}
	last := &r.phrases[c.members[len(c.members)-1]]
	f.add("pronoun last", form, strings.ToLower(last.token().Form))
	f.add("pronoun type", form, string(allTypes[c.topType()]))
	if (p.gender == masculine || p.gender == feminine) && len(c.names) > 0 && len(c.names[0].words) > 0 {
		// The endings of given names tell their gender.
		first := c.names[0].words[0]
		for n := 1; n <= 3; n++ {
			f.add("given ending", string('0'+rune(p.gender)), suffix(first, n), yes(len(c.names[0].words) > 1))
		}
		f.add("names", p.discourse.class, bucketDistance(len(c.names[0].words)), yes(c.names[0].person))
	}
}

// stringFeatures compare the words of a name or nominal with the cluster's.
func (r *resolver) stringFeatures(i, k int, f *features) {
	p := &r.phrases[i]
	d := &p.discourse
	c := r.clusters[k]
	cl := d.class
	both := func(template string, values ...string) {
		f.add(template, values...)
		f.add(template+" "+cl, values...)
	}
	both("same text", yes(slices.Contains(c.texts, d.text)))
	head := slices.Contains(c.lemmas, p.lemma)
	both("same head", yes(head))
	if d.form != nil {
		best := bestNameMatch(c.names, d.form)
		both("name match", best)
		f.add("name match type", best, string(allTypes[d.topType]), string(allTypes[c.topType()]))
		f.add("name match length", best, bucketDistance(len(d.form.words)))
		f.add("name match outer", best, d.outer, r.outerOf(c))
		if len(d.form.words) == 1 {
			f.add("directional", yes(isOneOf(d.form.words[0], "north", "south", "east", "west")), best)
		}
	}
	if c.lastFull < 0 {
		f.add("no full " + cl)
		return
	}
	// Compared with the last full phrase that has the same head, or the last.
	m := &r.phrases[c.lastFull]
	for n := len(c.members) - 1; head && n >= 0 && n >= len(c.members)-12; n-- {
		if q := &r.phrases[c.members[n]]; q.Kind != Pronoun && q.lemma == p.lemma {
			m = q
			break
		}
	}
	mc := m.discourse.class
	pair := func(template string, values ...string) {
		f.add(template+" "+cl, values...)
		f.add(template+" "+cl+" "+mc, values...)
	}
	new, lost := difference(d.modifiers, m.discourse.modifiers)
	if head {
		pair("modifiers", bucketDistance(new), bucketDistance(lost))
		pair("head and sentences", bucketDistance(p.Span.Sentence-m.Span.Sentence))
		pair("head numbers", string('0'+rune(p.number)), string('0'+rune(m.number)))
		f.add("head lemma", cl, p.lemma)
		for _, w := range d.modifiers {
			if isOneOf(w, "other", "another", "first", "second", "third", "new", "next", "last", "same", "former", "two", "three", "different", "previous", "more", "own", "such") {
				pair("telling modifier", w, yes(slices.Contains(m.discourse.modifiers, w)))
			}
		}
		pair("postmodified", yes(d.postmod), yes(m.discourse.postmod))
		if d.possessor >= 0 && m.discourse.possessor >= 0 {
			pair("possessors", yes(r.of[d.possessor] == r.of[m.discourse.possessor]))
		} else if d.possessor >= 0 || m.discourse.possessor >= 0 {
			pair("one possessor", yes(d.possessor >= 0))
		}
	} else {
		pair("other head")
		pair("kinds", nounKinds(p.lemma).first(), nounKinds(m.lemma).first())
		f.add("heads", p.lemma, m.lemma)
		f.add("lemma and type", p.lemma, cl, string(allTypes[c.topType()]), yes(len(c.names) > 0))
		if slices.Contains(m.discourse.modifiers, p.lemma) || slices.Contains(d.modifiers, m.lemma) {
			pair("head is modifier")
		}
		if d.form == nil && len(c.names) > 0 {
			last := c.names[len(c.names)-1]
			if slices.Contains(last.words, p.lemma) {
				pair("head in name")
			}
			if last.country != "" {
				f.add("country", cl, p.lemma)
			}
		}
	}
}

// homeFeatures compare the countries that phrase and cluster are tied to, and
// for "his country" the country of its owner.
func (r *resolver) homeFeatures(p *phrase, c *cluster, f *features) {
	d := &p.discourse
	if d.home != "" && len(c.homes) > 0 {
		f.add("homes", yes(slices.Contains(c.homes, d.home)))
	}
	country := c.country()
	if country == "" || p.Kind == Name {
		return
	}
	land := isOneOf(p.lemma, "country", "nation", "state", "homeland", "government", "regime")
	f.add("country", d.class, yes(land))
	if d.possessor >= 0 && r.of[d.possessor] >= 0 {
		owner := r.clusters[r.of[d.possessor]]
		f.add("owner's country", yes(land), yes(slices.Contains(owner.homes, country)), yes(len(owner.homes) > 0))
	}
}

// outerOf returns what stands around the name of the cluster's last full
// phrase.
func (r *resolver) outerOf(c *cluster) string {
	if c.lastFull < 0 {
		return ""
	}
	return r.phrases[c.lastFull].discourse.outer
}

// bestNameMatch returns the strongest relation of a name to earlier names.
func bestNameMatch(names []*nameForm, b *nameForm) string {
	best, order := "unnamed", len(nameMatches)
	for _, a := range names {
		m := compareNames(a, b)
		if k := slices.Index(nameMatches, m); k < order {
			best, order = m, k
		}
	}
	return best
}

// nameMatches from the strongest to the weakest.
var nameMatches = []string{"same", "country", "acronym", "suffix", "longer suffix", "prefix", "longer prefix", "inside", "longer", "conflict", "none"}

// typeAgreement is how much probability the phrase and the cluster share.
func (r *resolver) typeAgreement(types []float32, c *cluster) string {
	var sum, total float32
	for k, x := range types {
		sum += float32(x * c.types[k])
		total += c.types[k]
	}
	if total == 0 {
		return "?"
	}
	switch x := sum / total; {
	case x < 0.02:
		return "0"
	case x < 0.1:
		return "1"
	case x < 0.3:
		return "2"
	case x < 0.6:
		return "3"
	}
	return "4"
}

func contains(outer, inner ud.Span) bool {
	return outer.Sentence == inner.Sentence && outer.Start <= inner.Start && inner.End <= outer.End
}

// difference counts the words of a that b has not, and the reverse.
func difference(a, b []string) (extra, missing int) {
	for _, w := range a {
		if !slices.Contains(b, w) {
			extra++
		}
	}
	for _, w := range b {
		if !slices.Contains(a, w) {
			missing++
		}
	}
	return extra, missing
}

// bucketDistance writes a count coarsely.
func bucketDistance(n int) string {
	switch {
	case n < 0:
		return "-"
	case n <= 4:
		return string('0' + rune(n))
	case n <= 7:
		return "5"
	case n <= 12:
		return "8"
	case n <= 20:
		return "13"
	case n <= 40:
		return "21"
	}
	return "41"
}

// syntax names the relation of an earlier phrase a to p in the same sentence.
func (r *resolver) syntax(a, p *phrase) string {
	t := p.tree
	tokens := t.Sentence.Tokens
	ah, ph := a.Head, p.Head
	switch {
	case ah == ph:
		return "same head"
	case tokens[ph].Head == ah:
		return "child " + tokens[ph].Deprel
	case tokens[ah].Head == ph:
		rel := tokens[ah].Deprel
		if t.Child(ph, "cop") >= 0 {
			rel += " cop"
		}
		return "parent " + rel
	case tokens[ah].Head == tokens[ph].Head && tokens[ah].Head >= 0:
		return "sibling " + tokens[ah].Relation() + " " + tokens[ph].Relation()
	case tokens[ph].Head >= 0 && tokens[tokens[ph].Head].Head == ah:
		return "grandchild " + tokens[ph].Deprel + " " + tokens[tokens[ph].Head].Relation()
	case contains(a.Span, p.Span):
		return "inside"
	case contains(p.Span, a.Span):
		return "around"
	}
	// Does the clause of the antecedent govern the phrase?
	clause := tokens[ah].Head
	if clause >= 0 && t.Dominates(clause, ph) {
		own := ph
		for depth := 0; depth < 30 && own >= 0; depth++ {
			own = tokens[own].Head
			if own < 0 || own == clause {
				break
			}
			if isClause(&tokens[own]) {
				return "governed " + tokens[ah].Relation() + " " + tokens[own].Relation()
			}
		}
		return "same clause " + tokens[ah].Relation() + " " + tokens[ph].Relation()
	}
	return "apart"
}

// commands reports whether a is the subject of the clause that holds p without
// another clause between them: a full phrase there means something else.
func commands(a, p *phrase) bool {
	t := p.tree
	tokens := t.Sentence.Tokens
	verb := tokens[a.Head].Head
	if verb < 0 || !isOneOf(tokens[a.Head].Relation(), "nsubj") || !t.Dominates(verb, p.Head) || contains(a.Span, p.Span) {
		return false
	}
	for k := p.Head; k != verb; k = tokens[k].Head {
		if isClause(&tokens[k]) {
			return false
		}
	}
	return true
}

func isClause(tok *ud.Token) bool {
	return isOneOf(tok.Relation(), "ccomp", "xcomp", "advcl", "acl", "conj", "parataxis", "csubj")
}
