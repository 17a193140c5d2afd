// Package mention finds what an article talks about: names, common noun
// phrases and pronouns, what kind of thing each is, and which of them mean
// the same (coreference).
//
// It sees one annotated article. It does not know other articles, predicates
// or files.
package mention

import "dossier/graph/ud"

// Kind is the form of a mention.
type Kind string

// The kinds of mentions.
const (
	Name    Kind = "name"    // the head is a proper name: "US spokesman John Kirby"
	Nominal Kind = "nominal" // the head is a common noun: "an arms factory"
	Pronoun Kind = "pronoun" // "he", "its", "those who"
)

// Type says what kind of thing is meant: GUM's inventory
// (Zeldes 2017, https://gucorpling.org/gum/).
type Type string

// The types of entities.
const (
	Person       Type = "person"
	Organization Type = "organization"
	Place        Type = "place"
	Event        Type = "event"
	Object       Type = "object"
	Time         Type = "time"
	Substance    Type = "substance"
	Animal       Type = "animal"
	Plant        Type = "plant"
	Abstract     Type = "abstract"
)

// Mention is one phrase that means something.
type Mention struct {
	Span ud.Span // the whole phrase with its modifiers: "US National Security Council spokesman John Kirby"
	Head int     // token index of the syntactic head
	// Name is the proper name within the phrase, without title or role:
	// "John Kirby". Empty (Start == End) for nominals and pronouns.
	Name ud.Span
	Kind Kind
	Type Type
	// Chain is the index in Analysis.Chains of the chain that holds it.
	Chain int
}

// Chain is all that is said of one thing in one article. A thing mentioned
// once is a chain of one.
type Chain struct {
	Mentions []int // indices in Analysis.Mentions, in the order of the text
	Type     Type
}

// Analysis is the mentions of one article and their chains.
type Analysis struct {
	Mentions []Mention // in the order of the text by Span.Start, longer first
	Chains   []Chain   // in the order of their first mention
}
