package templates

import (
	"fmt"
	"iter"
	"net/url"
	"strings"

	"dossier/graph"
	"dossier/graph/rdf/vocab"
)

// Config says what a site is called and where it will stand. The zero value
// works.
type Config struct {
	Title       string // of the site; "" for "Dossier"
	BaseURL     string // where the site will stand, with a slash at its end; "" leaves out what needs absolute addresses: sitemap, feed, canonical links
	Description string // one or two sentences for the home page
	Language    string // of the pages, a tag such as "en", which "" stands for
	Author      string // of the site
}

// Site is a graph that has been looked at and can be shown. It does not
// change; its methods may be called at the same time.
type Site struct {
	*index
	cfg Config
}

// New looks at a graph once. The error is about cfg, or names every ID that
// cannot be a path. It needs memory for some ten numbers a statement.
func New(g *graph.Graph, cfg Config) (*Site, error) {
	if cfg.Title = plainLine(cfg.Title); !visible(cfg.Title) {
		cfg.Title = "Dossier"
	}
	if cfg.Language == "" {
		cfg.Language = "en"
	}
	if strings.Trim(cfg.Language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
		return nil, fmt.Errorf("language %q: want a tag such as en or en-GB", cfg.Language)
	}
	if cfg.BaseURL != "" {
		u, err := url.Parse(cfg.BaseURL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || !strings.HasSuffix(u.Path, "/") || strings.ContainsAny(cfg.BaseURL, "?#<>\"' ") {
			return nil, fmt.Errorf("base URL %q: want an http or https address that ends with a slash, without ? and #", cfg.BaseURL)
		}
	}
	x, err := newIndex(g)
	if err != nil {
		return nil, err
	}
	return &Site{x, cfg}, nil
}

// Kind says what a page is.
type Kind string

// The kinds of pages. Files are what is no page but belongs to the site: the
// style sheet, 404.html and, with a base URL, sitemap, robots.txt and feed.
const (
	Home       Kind = "home"
	Entity     Kind = "entity"
	Article    Kind = "article"
	Relation   Kind = "relation"
	Listing    Kind = "listing" // of entities, articles or relations
	Vocabulary Kind = "vocabulary"
	Extra      Kind = "file"
)

// Page is one page of a site, or one of the other files, before it is
// rendered: which one it is, and for a long list which part of it.
type Page struct {
	Kind   Kind
	Path   string // the folder of index.md and index.html with a slash at its end, "" for the home page; the file for Extra
	Number int    // of this page, from 1, where a list is too long for one page
	Of     int    // how many pages the list has

	item       int     // the number of the entity, article or relation
	statements []int32 // the part of the statements that this page shows, where there are several pages
	sections   []int   // how many of the statements belong to each section
	listing    *listing
	paths      []string // for the sitemap
}

// How much one page holds. More makes pages that are slow to load and tire
// the reader.
const (
	statementsPerPage = 150
	itemsPerListing   = 300
)

// Pages gives every page of the site and every other file, one after another,
// always in the same order. It holds none of them: what it has given is
// forgotten.
func (s *Site) Pages() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		var paths []string
		give := func(p Page) bool {
			if s.cfg.BaseURL != "" && p.Kind != Extra {
				paths = append(paths, p.Path)
			}
			return yield(p)
		}
		if !give(Page{Kind: Home, Path: homePath, Number: 1, Of: 1}) {
			return
		}
		for i := range s.g.Articles {
			path, _ := vocab.ArticlePath(s.g.Articles[i].ID)
			if !give(Page{Kind: Article, Path: path, Number: 1, Of: 1, item: i}) {
				return
			}
		}
		for i := range s.g.Entities {
			if !s.shown[i] {
				continue
			}
			path, _ := vocab.EntityPath(string(s.g.Entities[i].ID))
			if !s.parts(give, Page{Kind: Entity, Path: path, item: i}, s.entitySections(i)) {
				return
			}
		}
		for i, r := range s.g.Relations {
			if s.relations[r.Label] != i {
				continue // another relation has the same label, and the statements
			}
			path, _ := vocab.RelationPath(r.ID)
			if !s.parts(give, Page{Kind: Relation, Path: path, item: i}, [][]int32{s.ofRelation.of(i)}) {
				return
			}
		}
		for p := range s.listings() {
			if !give(p) {
				return
			}
		}
		if !give(Page{Kind: Vocabulary, Path: vocabularyDir, Number: 1, Of: 1}) {
			return
		}
		for p := range s.extras(paths) {
			if !yield(p) {
				return
			}
		}
	}
}

// parts gives the pages of one entity or relation. Almost all have one page,
// whose statements are put in order when it is rendered; for the others the
// order is made here, once for all their pages.
func (s *Site) parts(yield func(Page) bool, p Page, sections [][]int32) bool {
	total := 0
	for _, l := range sections {
		total += len(l)
	}
	p.Number, p.Of = 1, max(1, (total+statementsPerPage-1)/statementsPerPage)
	if p.Of == 1 {
		return yield(p)
	}
	var all []int32
	var ends []int // where each section ends in all
	for i, l := range sections {
		all = append(all, s.ordered(l, s.byRelation(p.Kind, i))...)
		ends = append(ends, len(all))
	}
	first := p.Path
	for n := range p.Of {
		from, until := n*statementsPerPage, min(len(all), (n+1)*statementsPerPage)
		p.Number, p.Path, p.statements, p.sections = n+1, numbered(first, n+1), all[from:until], nil
		begin := 0
		for _, end := range ends {
			p.sections = append(p.sections, max(0, min(end, until)-max(begin, from)))
			begin = end
		}
		if !yield(p) {
			return false
		}
	}
	return true
}

// byRelation reports whether a section's statements are grouped by relation:
// all those of an entity, except what it says.
func (s *Site) byRelation(kind Kind, section int) bool { return kind == Entity && section < 2 }

// split returns the ordered statements of a page, section by section.
func (s *Site) split(p Page, sections [][]int32) [][]int32 {
	var out [][]int32
	if p.Of == 1 {
		for i, l := range sections {
			out = append(out, s.ordered(l, s.byRelation(p.Kind, i)))
		}
		return out
	}
	rest := p.statements
	for _, n := range p.sections {
		out = append(out, rest[:n])
		rest = rest[n:]
	}
	return out
}

// entitySections returns the statements about an entity: as subject, in
// another role, as speaker.
func (s *Site) entitySections(e int) [][]int32 {
	return [][]int32{s.asSubject.of(e), s.asObject.of(e), s.asSpeaker.of(e)}
}
