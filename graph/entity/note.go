package entity

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dossier/graph/corpus"
	"dossier/graph/mention"
)

// noteBook finds the note that speaks of a candidate.
type noteBook struct {
	notes   []corpus.Note
	byAlias map[string]int    // folded alias → note
	byName  map[string]int    // folded name → note
	not     []map[string]bool // by note: folded names that are someone else
	matched []bool
	warned  map[string]bool
}

func newNoteBook(notes []corpus.Note) *noteBook {
	b := &noteBook{notes: slices.Clone(notes), byAlias: map[string]int{}, byName: map[string]int{}, matched: make([]bool, len(notes)), warned: map[string]bool{}}
	slices.SortStableFunc(b.notes, func(a, c corpus.Note) int { return strings.Compare(a.Source+"\x00"+a.Name, c.Source+"\x00"+c.Name) })
	for i := range b.notes {
		n := &b.notes[i]
		not := map[string]bool{}
		for _, name := range n.Not {
			not[foldKey(name)] = true
		}
		b.not = append(b.not, not)
		b.claim(b.byName, n.Name, i)
		for _, alias := range n.Aliases {
			b.claim(b.byAlias, alias, i)
		}
	}
	for key, i := range b.byAlias {
		if k, ok := b.byName[key]; ok && k != i {
			b.warn(b.notes[i].Source, "the alias %q is the name of the note %s; the alias stands", key, b.notes[k].Source)
		}
	}
	return b
}

// foldKey folds a name for notes: without case, accents and hyphens, but with
// every word.
func foldKey(name string) string { return strings.Join(mention.Fold(name), " ") }

// claim enters a name of note i, unless another note has it already.
func (b *noteBook) claim(table map[string]int, name string, i int) {
	key := foldKey(name)
	switch other, ok := table[key]; {
	case key == "":
	case b.not[i][key]:
		b.warn(b.notes[i].Source, "%q is both a name of the entity and someone else", name)
	case ok && other != i:
		b.warn(b.notes[i].Source, "%q is also claimed by %s, which comes first", name, b.notes[other].Source)
	default:
		table[key] = i
	}
}

func (b *noteBook) warn(source, format string, args ...any) {
	b.warned[source+": "+fmt.Sprintf(format, args...)] = true
}

// warnings returns what was found wrong with the notes, sorted.
func (b *noteBook) warnings() []string { return slices.Sorted(maps.Keys(b.warned)) }

// of returns the note that a candidate belongs to, −1 for none: one of its
// names is an alias, or its best name is the note's and the types agree.
func (b *noteBook) of(c *Candidate) int {
	var names []string
	for _, n := range c.Names {
		names = append(names, n.Text)
	}
	if !c.named() {
		names = []string{c.Label.Text, c.Label.Key}
	}
	found := -1
	for _, name := range names {
		if i, ok := b.byAlias[foldKey(name)]; ok {
			found = i
			break
		}
	}
	if found < 0 {
		i, ok := b.byName[foldKey(names[0])]
		if !ok || !b.typeFits(i, c) {
			return -1
		}
		found = i
	}
	for _, name := range names {
		if b.not[found][foldKey(name)] {
			b.warn(b.notes[found].Source, "%s calls one thing %q and %q; it is left apart", c.Article, names[0], name)
			return -1
		}
	}
	b.matched[found] = true
	return found
}

// typeFits reports whether a candidate may be what a note of its name is
// about.
func (b *noteBook) typeFits(i int, c *Candidate) bool {
	t := mention.Type(b.notes[i].Type)
	return t == "" || c.Confidence < sure || (t == mention.Person) == (c.Type == mention.Person)
}

// noteHome is the home of the candidates of a note; that of −1 begins them all.
func noteHome(i int) string {
	if i < 0 {
		return "note "
	}
	return "note " + strconv.Itoa(i)
}

// at returns the note whose home this is, −1 for other homes.
func (b *noteBook) at(home string) int {
	if rest, ok := strings.CutPrefix(home, noteHome(-1)); ok {
		if i, err := strconv.Atoi(rest); err == nil {
			return i
		}
	}
	return -1
}

// override writes what a note says over an entity.
func (b *noteBook) override(i int, e *Entity, names map[string]int) {
	n := &b.notes[i]
	if n.Name != "" {
		e.Name = n.Name
	}
	if n.Type != "" {
		e.Type = mention.Type(n.Type)
	}
	for _, alias := range n.Aliases {
		names[alias] += 0
	}
	e.SameAs = slices.Sorted(slices.Values(n.SameAs))
	e.Note, e.Hidden = n.Body, n.Hide
}

// lonelyNotes returns entities for the notes that no article matches but
// another note links to, and warns of the others.
func (r *resolver) lonelyNotes(drafts []draft) []draft {
	linked := map[string]bool{}
	for i := range r.notes.notes {
		for _, target := range wikiLinks(r.notes.notes[i].Body) {
			linked[foldKey(target)] = true
		}
	}
	var out []draft
	for i := range r.notes.notes {
		n := &r.notes.notes[i]
		if r.notes.matched[i] {
			continue
		}
		if !linked[foldKey(n.Name)] || foldKey(n.Name) == "" {
			r.notes.warn(n.Source, "nothing in the articles is called %q", n.Name)
			continue
		}
		d := draft{home: noteHome(i), note: i}
		d.Type = mention.Abstract
		names := map[string]int{}
		r.notes.override(i, &d.Entity, names)
		d.Aliases = aliases(names, d.Name)
		d.telling = shortHash(d.home)
		out = append(out, d)
	}
	return out
}

// wikiLinks returns the targets of the [[Name]] and [[Name|text]] links of a
// Markdown text.
func wikiLinks(body string) []string {
	var out []string
	for {
		_, rest, ok := strings.Cut(body, "[[")
		if !ok {
			return out
		}
		target, after, ok := strings.Cut(rest, "]]")
		if !ok {
			return out
		}
		target, _, _ = strings.Cut(target, "|")
		target, _, _ = strings.Cut(target, "#")
		out = append(out, strings.TrimSpace(target))
		body = after
	}
}
