package templates

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dossier/graph/entity"
)

// Listings make sure that one can come to every entity, article and relation
// by following links. A shelf is one kind of things in order. While it is
// short it is one page; a long one has an overview and, for each letter or
// year, as many pages as it takes.

// kind is what entities are listed under: the type of a named thing, or
// concepts of all types together.
type kind struct {
	one, many string
	folder    string
}

// kinds are the kinds of entities in the order of the lists.
var kinds = func() (all []kind) {
	for _, t := range typeOrder {
		w := typeWords[t]
		all = append(all, kind{w.one, w.many, w.many + "/"})
	}
	return append(all, kind{"concept", "concepts", "concepts/"}, kind{"thing", "other things", "other/"})
}()

func kindOf(e *entity.Entity) kind {
	if e.Concept {
		return kinds[len(kinds)-2]
	}
	if i := slices.Index(typeOrder, e.Type); i >= 0 {
		return kinds[i]
	}
	return kinds[len(kinds)-1]
}

// listing is a page that lists things.
type listing struct {
	title   string
	crumbs  []crumb
	intro   string
	shelves []shelfLink // other listings
	lead    string      // title of what is listed at once on an overview
	what    Kind        // of the items
	items   []int32
	bucket  func(i int32) bucket // groups the items under headings; nil for none
}

type shelfLink struct {
	title  string
	folder string
	count  int
}

// bucket is a letter or a year.
type bucket struct{ slug, title string }

// shelf is all things of one kind, sorted by bucket.
type shelf struct {
	title, folder string
	one, many     string // what the things are called
	crumbs        []crumb
	what          Kind
	items         []int32
	bucket        func(i int32) bucket
	lead          string
	leading       []int32 // what an overview lists at once
}

// unheaded is how many things a list may hold without letters between them.
const unheaded = 24

// listings gives the pages of all lists.
func (s *Site) listings() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		page := func(folder string, l *listing) bool {
			return yield(Page{Kind: Listing, Path: folder, Number: 1, Of: 1, listing: l})
		}
		byKind := s.entitiesByKind()
		overview := &listing{title: "Entities", intro: "Everything that has a page of its own: people, organizations and places by name, and the concepts that common nouns stand for."}
		for _, k := range kinds {
			if n := len(byKind[k.folder]); n > 0 {
				overview.shelves = append(overview.shelves, shelfLink{sentenceCase(k.many), k.folder, n})
			}
		}
		var all []int32
		for i := range s.g.Entities {
			if s.listed(i) {
				all = append(all, int32(i))
			}
		}
		overview.what, overview.lead, overview.items = Entity, "Most connected", s.connected(all, unheaded)
		if !page(entitiesPath, overview) {
			return
		}
		for _, k := range kinds {
			items := byKind[k.folder]
			if len(items) == 0 {
				continue
			}
			ok := s.shelve(shelf{title: sentenceCase(k.many), one: k.one, many: k.many, folder: k.folder, crumbs: []crumb{{"Entities", entitiesPath}}, what: Entity, items: items,
				bucket: func(i int32) bucket { return letter(s.name(int(i))) }, lead: "Most connected", leading: s.connected(items, 60)}, yield)
			if !ok {
				return
			}
		}
		articles := make([]int32, len(s.newest))
		for i, a := range s.newest {
			articles[i] = int32(a)
		}
		if !s.shelve(shelf{title: "Articles", one: "article", many: "articles", folder: articlesPath, what: Article, items: articles,
			bucket: func(i int32) bucket { return year(s.dates[i]) }, lead: "Newest", leading: articles[:min(60, len(articles))]}, yield) {
			return
		}
		s.shelve(shelf{title: "Relations", one: "relation", many: "relations", folder: relationsPath, what: Relation, items: s.sortedRelations(),
			bucket: func(i int32) bucket { return letter(s.g.Relations[i].Label) }, lead: "Most frequent", leading: s.frequent(60)}, yield)
	}
}

// shelve gives the pages of a shelf.
func (s *Site) shelve(sh shelf, yield func(Page) bool) bool {
	intro := number(len(sh.items), sh.one, sh.many) + "."
	if len(sh.items) <= itemsPerListing {
		if len(sh.items) <= unheaded {
			sh.bucket = nil
		}
		return yield(Page{Kind: Listing, Path: sh.folder, Number: 1, Of: 1, listing: &listing{title: sh.title, crumbs: sh.crumbs, intro: intro, what: sh.what, items: sh.items, bucket: sh.bucket}})
	}
	type part struct {
		bucket
		items []int32
	}
	var parts []part
	for items := sh.items; len(items) > 0; {
		b := sh.bucket(items[0])
		n := run(items, func(i int32) bool { return sh.bucket(i) == b })
		parts = append(parts, part{b, items[:n]})
		items = items[n:]
	}
	overview := &listing{title: sh.title, crumbs: sh.crumbs, intro: intro, what: sh.what, lead: sh.lead, items: sh.leading}
	for _, p := range parts {
		overview.shelves = append(overview.shelves, shelfLink{p.title, beside(sh.folder, p.slug), len(p.items)})
	}
	if !yield(Page{Kind: Listing, Path: sh.folder, Number: 1, Of: 1, listing: overview}) {
		return false
	}
	for _, p := range parts {
		folder := beside(sh.folder, p.slug)
		of := (len(p.items) + itemsPerListing - 1) / itemsPerListing
		for n := range of {
			items := p.items[n*itemsPerListing : min(len(p.items), (n+1)*itemsPerListing)]
			l := &listing{title: sh.title + ": " + p.title, crumbs: append(slices.Clone(sh.crumbs), crumb{sh.title, sh.folder}), intro: number(len(p.items), sh.one, sh.many) + ".", what: sh.what, items: items}
			if !yield(Page{Kind: Listing, Path: numbered(folder, n+1), Number: n + 1, Of: of, listing: l}) {
				return false
			}
		}
	}
	return true
}

// entitiesByKind returns the entities of each kind by its folder, sorted by
// letter and name.
func (s *Site) entitiesByKind() map[string][]int32 {
	all := map[string][]int32{}
	for i := range s.g.Entities {
		if s.listed(i) {
			k := kindOf(&s.g.Entities[i]).folder
			all[k] = append(all[k], int32(i))
		}
	}
	for _, l := range all {
		sortByName(l, func(i int32) string { return s.name(int(i)) })
	}
	return all
}

func (s *Site) sortedRelations() []int32 {
	var all []int32
	for i, r := range s.g.Relations {
		if s.relations[r.Label] == i && len(s.ofRelation.of(i)) > 0 {
			all = append(all, int32(i))
		}
	}
	sortByName(all, func(i int32) string { return s.g.Relations[i].Label })
	return all
}

// connected returns the n entities with most statements among some, the most
// connected first.
func (s *Site) connected(items []int32, n int) []int32 {
	sorted := slices.Clone(items)
	slices.SortFunc(sorted, func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.degree(int(b)), s.degree(int(a))), cmp.Compare(a, b))
	})
	return sorted[:min(n, len(sorted))]
}

func (s *Site) frequent(n int) []int32 {
	sorted := s.sortedRelations()
	slices.SortStableFunc(sorted, func(a, b int32) int {
		return cmp.Compare(len(s.ofRelation.of(int(b))), len(s.ofRelation.of(int(a))))
	})
	return sorted[:min(n, len(sorted))]
}

// sortByName sorts by letter, name without case and accents, and number.
func sortByName(items []int32, name func(int32) string) {
	type key struct{ letter, folded string }
	keys := make(map[int32]key, len(items))
	for _, i := range items {
		n := name(i)
		keys[i] = key{letter(n).slug, fold(n)}
		if keys[i].letter == "other" {
			keys[i] = key{"~", fold(n)} // behind z
		}
	}
	slices.SortFunc(items, func(a, b int32) int {
		p, q := keys[a], keys[b]
		return cmp.Or(cmp.Compare(p.letter, q.letter), cmp.Compare(p.folded, q.folded), cmp.Compare(a, b))
	})
}

// fold returns a name as it sorts: without case, accents and what stands
// before the first letter.
func fold(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(clean(name))) {
		if b.Len() == 0 && notLetter(r) || r >= 0x300 && r < 0x370 {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// letter returns the letter that a name is listed under.
func letter(name string) bucket {
	if f := fold(name); f != "" && f[0] >= 'a' && f[0] <= 'z' {
		return bucket{f[:1], strings.ToUpper(f[:1])}
	}
	return bucket{"other", "Other"}
}

func year(date string) bucket {
	if len(date) < 4 {
		return bucket{"undated", "Undated"}
	}
	return bucket{date[:4], date[:4]}
}

// listingPage is what listing.md.tmpl shows.
type listingPage struct {
	Title   Markdown
	Intro   Markdown
	Shelves []Markdown
	Groups  []itemGroup
	Dense   bool // short items, which stand in columns
	Pager   Markdown
}

type itemGroup struct {
	Heading Markdown
	Items   []Markdown
}

func (s *Site) listingPage(p Page) (listingPage, meta) {
	l := p.listing
	w := writer{s.index, p.Path, -1}
	v := listingPage{Title: text(l.title), Intro: text(l.intro), Dense: l.what == Relation, Pager: pager(p)}
	m := meta{title: l.title, kind: Listing, crumbs: l.crumbs, description: l.title + ": " + l.intro}
	for _, sh := range l.shelves {
		v.Shelves = append(v.Shelves, link(text(sh.title), to(p.Path, sh.folder, ""), "")+` <span class="about">`+Markdown(thousands(sh.count))+`</span>`)
	}
	for items := l.items; len(items) > 0; {
		n := len(items)
		g := itemGroup{Heading: text(l.lead)}
		if l.bucket != nil {
			b := l.bucket(items[0])
			n = run(items, func(i int32) bool { return l.bucket(i) == b })
			g.Heading = text(b.title)
		}
		for _, i := range items[:n] {
			g.Items = append(g.Items, w.item(l.what, int(i)))
		}
		v.Groups = append(v.Groups, g)
		items = items[n:]
	}
	return v, m
}

// item is one thing in a list.
func (w writer) item(what Kind, i int) Markdown {
	switch what {
	case Article:
		return w.articleLine(i)
	case Relation:
		return w.relationLink(i) + about(counted(len(w.ofRelation.of(i)), "statement"))
	}
	words := counted(w.degree(i), "statement")
	if w.degree(i) == 0 {
		words = "in " + counted(len(w.mentionedIn.of(i)), "article")
	}
	if _, what := w.summary(i); what != "" {
		words = what + " · " + words
	} else if w.g.Entities[i].Concept {
		words = typeName(&w.g.Entities[i]) + " · " + words
	}
	return w.entityLink(i, w.name(i)) + about(words)
}

// about is what is said beside a link, quietly.
func about(words string) Markdown { return ` <span class="about">` + text(words) + `</span>` }

// relationLink leads to a relation's page.
func (w writer) relationLink(r int) Markdown {
	words := w.g.Relations[r].Label
	if !visible(words) {
		words = w.g.Relations[r].ID
	}
	return link(text(words), w.toRelation(r), "")
}

// pager leads to the other pages of a long list.
func pager(p Page) Markdown {
	if p.Of <= 1 {
		return ""
	}
	first := p.Path
	if p.Number > 1 {
		first = strings.TrimSuffix(first, "~"+itoa(p.Number)+"/") + "/"
	}
	var parts []string
	last := 0
	for _, n := range []int{1, p.Number - 2, p.Number - 1, p.Number, p.Number + 1, p.Number + 2, p.Of} {
		if n <= last || n > p.Of {
			continue
		}
		if n > last+1 {
			parts = append(parts, "…")
		}
		if last = n; n == p.Number {
			parts = append(parts, "**"+itoa(n)+"**")
		} else {
			parts = append(parts, string(link(Markdown(itoa(n)), to(p.Path, numbered(first, n), ""), "")))
		}
	}
	return Markdown("Page " + strings.Join(parts, " "))
}
