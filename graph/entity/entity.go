// Package entity makes entities of the chains of all articles: one page for
// each person, place, organization and thing, whatever it is called where.
//
// [Describe] turns the chains of one article into candidates, [Resolve] turns
// the candidates of all articles into entities and says which chain is which.
// Named things are identified across the corpus; common nouns become concepts
// ("arms factory", "ballistic missile"), narrower under broader. Two entities
// never share a page because their names look alike: when in doubt they stay
// apart, and an entity note ([corpus.Note]) may join them.
//
// What is joined, and what stays apart:
//   - A full name ("Kim Jong-un", "Kim Jong Un") is one entity everywhere,
//     unless its bearers differ in kind (Georgia, a person and a place), or in
//     everything the articles say of them (roles and countries).
//   - The names of a country are one entity (a table knows them), an acronym
//     belongs to the only long name it stands for in the corpus, and an
//     institution to the country that is named with it ("US State Department",
//     "the State Department of the United States").
//   - A bare surname is the only bearer of that surname in its own article; by
//     itself it never joins another article's.
//   - Phrases without a name are one concept when they are called the same.
//
// Both functions are deterministic whatever the order of their arguments, and
// take time linear in the number of candidates. The package knows chains and
// names, not statements and not files.
package entity

import "dossier/graph/mention"

// ID names an entity: a slug, stable when articles are added. It is the last
// part of the address of the entity's page.
type ID string

// Entity is a thing with a page of its own.
type Entity struct {
	ID      ID
	Name    string       // what the page is called: "Kim Jong Un", "arms factory"
	Type    mention.Type // never a pronoun's, a date's or a bare number's
	Concept bool         // a common noun, not a named thing
	Aliases []string     // other names, sorted, without Name
	Broader []ID         // for a concept: the next more general concepts that are entities themselves, sorted
	SameAs  []string     // IRIs of the same thing elsewhere, from the entity's note
	Note    string       // Markdown body of the entity's note, "" when there is none
	Hidden  bool         // no page: the note says hide
}
