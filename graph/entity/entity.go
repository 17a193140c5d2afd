// Package entity makes entities of the chains of all articles: one page for
// each person, place, organization and thing, whatever it is called where.
//
// Named entities are identified across the corpus; common nouns become
// concepts ("arms factory", "ballistic missile"), narrower under broader.
// Two entities never share a page because their names look alike: when in
// doubt they stay apart, and an entity note may join them. The package knows
// chains and names, not statements and not files.
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
