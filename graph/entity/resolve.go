package entity

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"dossier/graph/corpus"
	"dossier/graph/mention"
)

// Resolution says which entities there are and which chains mean them.
type Resolution struct {
	Entities []Entity // sorted by ID
	// Links are the entities of each article's chains and phrases, sorted by
	// chain, then by head.
	Links    map[string][]Link
	Warnings []string // about notes; sorted
}

// Link gives the entity of a chain, or of a phrase that is in no chain.
type Link struct {
	Chain  int // −1 for a phrase
	Head   Head
	Entity ID
}

// Of returns the entity of a chain or phrase, "" when it has none.
func (r *Resolution) Of(ref Ref) ID {
	links := r.Links[ref.Article]
	i, ok := slices.BinarySearchFunc(links, Link{Chain: ref.Chain, Head: ref.Head}, compareLinks)
	if !ok {
		return ""
	}
	return links[i].Entity
}

func compareLinks(a, b Link) int {
	return cmp.Or(cmp.Compare(a.Chain, b.Chain), cmp.Compare(a.Head.Sentence, b.Head.Sentence), cmp.Compare(a.Head.Token, b.Head.Token))
}

// Resolve identifies the candidates of all articles with each other. Notes
// override: their aliases are one entity, the names in Not are never it, and
// their name, type and IRIs stand. A note that no article matches makes an
// entity only if another note links to it ([[Name]]); otherwise it is warned
// of.
func Resolve(candidates []Candidate, notes []corpus.Note) Resolution {
	r := newResolver(candidates, notes)
	r.findHomes()
	drafts := append(r.namedDrafts(), r.conceptDrafts()...)
	drafts = append(drafts, r.lonelyNotes(drafts)...)
	name(drafts)
	return r.resolution(drafts)
}

// resolver holds the candidates while they find together.
type resolver struct {
	all   []Candidate // sorted by article, chain and head
	notes *noteBook
	home  []string // of each candidate: candidates of one home may be one entity
	with  []int    // the candidate of the same article that it is the same as; −1 for none
}

func newResolver(candidates []Candidate, notes []corpus.Note) *resolver {
	r := &resolver{all: slices.Clone(candidates), notes: newNoteBook(notes)}
	slices.SortFunc(r.all, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), compareLinks(a.link(), b.link()))
	})
	r.home = make([]string, len(r.all))
	r.with = make([]int, len(r.all))
	for i := range r.with {
		r.with[i] = -1
	}
	return r
}

func (c *Candidate) link() Link { return Link{Chain: c.Chain, Head: c.Head} }

func (c *Candidate) named() bool { return len(c.Names) > 0 }

// findHomes gives every candidate its home: a note, a country, a full name, a
// concept.
func (r *resolver) findHomes() {
	acronyms := r.acronyms()
	for i := range r.all {
		c := &r.all[i]
		if n := r.notes.of(c); n >= 0 {
			r.home[i] = noteHome(n)
			continue
		}
		switch {
		case !c.named():
			r.home[i] = "concept " + c.Label.Key
		case r.country(c) != "":
			r.home[i] = "country " + r.country(c)
		case isBare(c): // below, when the full names have found theirs
		default:
			key := nameKey(c)
			if long := acronyms[key]; len(long) == 1 {
				key = long[0]
			}
			r.home[i] = "name " + key
		}
	}
	r.bareNames()
	r.shortNames()
}

// shortNames joins, within an article, what is called by a name of several
// words that is also a further name of one other thing of that kind there: the
// Home Office, where the United Kingdom Home Office is also called so.
func (r *resolver) shortNames() {
	for start := 0; start < len(r.all); {
		end := start
		known := map[string][]int{} // further names → candidates of the article
		for ; end < len(r.all) && r.all[end].Article == r.all[start].Article; end++ {
			for _, n := range r.all[end].Names {
				if key := foldKey(n.Text); strings.Contains(key, " ") && key != foldKey(r.all[end].Names[0].Text) {
					known[key] = append(known[key], end)
				}
			}
		}
		for i := start; i < end; i++ {
			c := &r.all[i]
			if !c.named() || r.with[i] >= 0 || strings.HasPrefix(r.home[i], noteHome(-1)) {
				continue
			}
			long := known[foldKey(c.Names[0].Text)]
			if len(long) == 1 && r.with[long[0]] < 0 && long[0] != i && (c.Type == mention.Person) == (r.all[long[0]].Type == mention.Person) {
				r.with[i], r.home[i] = long[0], r.home[long[0]]
			}
		}
		start = end
	}
}

// country returns the country that a candidate means, if its best name is one
// and it is not surely a person.
func (r *resolver) country(c *Candidate) string {
	if c.Type == mention.Person && c.Confidence >= sure {
		return ""
	}
	return mention.Country(c.Names[0].Text)
}

// sure is the confidence from which a type is believed against other evidence.
const sure = 0.8

// acronyms collects what the acronyms of the corpus stand for: keys of long
// names by acronym, as the articles put them side by side.
func (r *resolver) acronyms() map[string][]string {
	out := map[string][]string{}
	for i := range r.all {
		c := &r.all[i]
		if !c.named() {
			continue
		}
		key := nameKey(c)
		for _, n := range c.Names[1:] {
			short := mention.Fold(n.Text)
			if len(short) == 1 && n.Text == strings.ToUpper(n.Text) && len(short[0]) > 1 && strings.Contains(key, " ") && !slices.Contains(out[short[0]], key) {
				out[short[0]] = append(out[short[0]], key)
			}
		}
	}
	return out
}

// isBare reports whether a candidate is a person known by one word only.
func isBare(c *Candidate) bool {
	return c.named() && !c.Plural && c.Type == mention.Person && !strings.Contains(nameKey(c), " ")
}

// bareNames finds homes for persons known by one word: the only person of
// that name in the article; else the only person in the corpus of that name,
// role and country; else nobody.
func (r *resolver) bareNames() {
	known := map[string]map[string]bool{} // "word|role|country" → homes
	for i := range r.all {
		c := &r.all[i]
		if c.named() && c.Type == mention.Person && r.home[i] != "" {
			for _, k := range knownAs(c) {
				if known[k] == nil {
					known[k] = map[string]bool{}
				}
				known[k][r.home[i]] = true
			}
		}
	}
	for start := 0; start < len(r.all); {
		end := start
		bearers := map[string][]int{} // first and last words → candidates of the article
		for ; end < len(r.all) && r.all[end].Article == r.all[start].Article; end++ {
			c := &r.all[end]
			if c.named() && c.Type == mention.Person && !isBare(c) {
				words := strings.Fields(nameKey(c))
				for _, w := range slices.Compact([]string{words[0], words[len(words)-1]}) {
					bearers[w] = append(bearers[w], end)
				}
			}
		}
		for i := start; i < end; i++ {
			if r.home[i] == "" {
				r.bareName(i, bearers, known)
			}
		}
		start = end
	}
}

func (r *resolver) bareName(i int, bearers map[string][]int, known map[string]map[string]bool) {
	c := &r.all[i]
	word := nameKey(c)
	if b := bearers[word]; len(b) > 0 && r.sameHome(b) {
		r.with[i], r.home[i] = b[0], r.home[b[0]]
		return
	}
	keys := knownAs(c)
	for _, k := range keys {
		if len(known[k]) == 1 && len(bearers[word]) == 0 {
			for home := range known[k] {
				r.home[i] = home
			}
			return
		}
	}
	if len(keys) > 0 && len(bearers[word]) == 0 {
		r.home[i] = "bare " + keys[0]
		return
	}
	r.home[i] = "bare " + word + " in " + c.Article
}

// sameHome reports whether candidates are one entity.
func (r *resolver) sameHome(c []int) bool {
	for _, i := range c[1:] {
		if r.home[i] != r.home[c[0]] {
			return false
		}
	}
	return true
}

// knownAs combines a person's first and last word with each role and country.
func knownAs(c *Candidate) []string {
	var out []string
	words := strings.Fields(nameKey(c))
	for _, w := range slices.Compact([]string{words[0], words[len(words)-1]}) {
		for _, role := range tokens(c.Evidence, "role:") {
			for _, country := range tokens(c.Evidence, "country:") {
				out = append(out, w+"|"+role+"|"+country)
			}
		}
	}
	return out
}

// tokens returns the evidence of one kind.
func tokens(evidence []string, kind string) []string {
	var out []string
	for _, e := range evidence {
		if v, ok := strings.CutPrefix(e, kind); ok {
			out = append(out, v)
		}
	}
	return out
}

// draft is an entity that has no address yet.
type draft struct {
	Entity
	home      string
	note      int   // −1 for none
	members   []int // candidates
	mentions  int
	telling   string // a word that tells it from others of its name
	broader   []string
	conceptID string // key of the concept
}

// namedDrafts divides the homes of named things into entities.
func (r *resolver) namedDrafts() []draft {
	homes := map[string][]int{}
	for i := range r.all {
		if h := r.home[i]; r.with[i] < 0 && (r.all[i].named() || strings.HasPrefix(h, noteHome(-1))) {
			homes[h] = append(homes[h], i)
		}
	}
	var out []draft
	of := map[int]int{} // candidate → draft
	for _, h := range slices.Sorted(maps.Keys(homes)) {
		sets := [][]int{homes[h]}
		if !strings.HasPrefix(h, noteHome(-1)) {
			sets = r.divide(homes[h])
		}
		for _, set := range sets {
			for _, i := range set {
				of[i] = len(out)
			}
			out = append(out, draft{home: h, members: set, note: r.notes.at(h)})
		}
	}
	for i, k := range r.with {
		if k >= 0 {
			d := of[k]
			out[d].members = append(out[d].members, i)
		}
	}
	for i := range out {
		r.describe(&out[i])
	}
	return out
}

// describe fills in the name, type and aliases of a named draft.
func (r *resolver) describe(d *draft) {
	slices.Sort(d.members)
	count := map[string]int{}
	weight := map[mention.Type]float64{}
	evidence := map[string]int{}
	for _, i := range d.members {
		c := &r.all[i]
		d.mentions += c.Mentions
		weight[c.Type] += c.Confidence * float64(c.Mentions)
		for _, n := range c.Names {
			count[n.Text] += n.Count
		}
		if !c.named() {
			count[c.Label.Text]++
		}
		for _, e := range c.Evidence {
			evidence[e]++
		}
	}
	d.Type = heaviest(weight)
	d.Name = bestName(count)
	if country, ok := strings.CutPrefix(d.home, "country "); ok {
		if d.Type != mention.Person {
			d.Name, d.Type = country, mention.Place
			count[country] += 0
		}
	}
	if d.note >= 0 {
		r.notes.override(d.note, &d.Entity, count)
	}
	d.Aliases = aliases(count, d.Name)
	d.telling = telling(evidence, d)
}

// aliases returns the other names, sorted.
func aliases(count map[string]int, name string) []string {
	out := slices.Sorted(maps.Keys(count))
	return slices.DeleteFunc(out, func(n string) bool { return n == name || n == "" })
}

// heaviest returns the type with the most weight; of equals, the first by
// name.
func heaviest(weight map[mention.Type]float64) mention.Type {
	var best mention.Type
	for _, t := range slices.Sorted(maps.Keys(weight)) {
		if best == "" || weight[t] > weight[best]+1e-9 {
			best = t
		}
	}
	return best
}

// bestName returns the name to call an entity by: of the full names, which
// other names are parts of, the most frequent in running text; of equals the
// longest, then the first by alphabet.
func bestName(count map[string]int) string {
	names := slices.Sorted(maps.Keys(count))
	total := 0
	for _, n := range names {
		total += count[n]
	}
	best := ""
	bestParts := -1
	// A name that is rare beside the others is a slip of the pen or of ours;
	// one in capitals is that of a headline or dateline.
	common := func(n string) bool {
		return count[n]*20 >= total && !(isLoud(n) && slices.ContainsFunc(names, func(o string) bool { return !isLoud(o) && strings.EqualFold(o, n) }))
	}
	for _, n := range names {
		if !common(n) {
			continue
		}
		parts := 0
		if slices.ContainsFunc(names, func(other string) bool { return other != n && isPartOf(other, n) }) {
			parts = 1
		}
		if c := cmp.Or(cmp.Compare(parts, bestParts), cmp.Compare(count[n], count[best]), cmp.Compare(len(n), len(best))); best == "" || c > 0 {
			best, bestParts = n, parts
		}
	}
	return best
}

// isLoud reports whether a name is written in capitals only.
func isLoud(name string) bool { return strings.ToUpper(name) == name }

// telling returns a word that tells an entity from others of its name: its
// most frequent role, country or place.
func telling(evidence map[string]int, d *draft) string {
	best := ""
	for _, e := range slices.Sorted(maps.Keys(evidence)) {
		if best == "" || evidence[e] > evidence[best] {
			best = e
		}
	}
	if _, word, ok := strings.Cut(best, ":"); ok {
		return word
	}
	return shortHash(d.home)
}

// conceptDrafts makes an entity of each concept.
func (r *resolver) conceptDrafts() []draft {
	homes := map[string][]int{}
	for i := range r.all {
		if h := r.home[i]; strings.HasPrefix(h, "concept ") {
			homes[h] = append(homes[h], i)
		}
	}
	out := make([]draft, 0, len(homes))
	for _, h := range slices.Sorted(maps.Keys(homes)) {
		d := draft{home: h, members: homes[h], note: -1, conceptID: strings.TrimPrefix(h, "concept ")}
		d.Concept = true
		count := map[string]int{}
		weight := map[mention.Type]float64{}
		for _, i := range d.members {
			c := &r.all[i]
			d.mentions += c.Mentions
			count[c.Label.Text] += c.Mentions
			weight[c.Type] += 0.01 + c.Confidence*float64(c.Mentions)
			if len(c.Label.Broader) > len(d.broader) {
				d.broader = c.Label.Broader
			}
		}
		d.Type = heaviest(weight)
		for _, text := range slices.Sorted(maps.Keys(count)) {
			if d.Name == "" || count[text] > count[d.Name] || count[text] == count[d.Name] && capitals(text) < capitals(d.Name) {
				d.Name = text
			}
		}
		d.Aliases = aliases(count, d.Name)
		d.telling = string(d.Type)
		out = append(out, d)
	}
	return out
}

// capitals counts the capital letters of a text.
func capitals(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

// resolution writes the named drafts down.
func (r *resolver) resolution(drafts []draft) Resolution {
	out := Resolution{Links: map[string][]Link{}}
	concepts := map[string]ID{}
	for i := range drafts {
		if d := &drafts[i]; d.Concept {
			concepts[d.conceptID] = d.ID
		}
	}
	for i := range drafts {
		d := &drafts[i]
		for _, key := range d.broader {
			if id, ok := concepts[key]; ok && id != d.ID {
				d.Broader = []ID{id}
				break
			}
		}
		for _, k := range d.members {
			c := &r.all[k]
			l := c.link()
			l.Entity = d.ID
			out.Links[c.Article] = append(out.Links[c.Article], l)
		}
		out.Entities = append(out.Entities, d.Entity)
	}
	for _, links := range out.Links {
		slices.SortFunc(links, compareLinks)
	}
	slices.SortFunc(out.Entities, func(a, b Entity) int { return cmp.Compare(a.ID, b.ID) })
	out.Warnings = r.notes.warnings()
	return out
}
