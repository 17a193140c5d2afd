package graph

import (
	"cmp"
	"slices"

	"dossier/graph/corpus"
	"dossier/graph/entity"
)

// Graph is everything that was read, ready to be published: each slice sorted
// by ID.
type Graph struct {
	Articles   []Article
	Entities   []entity.Entity
	Relations  []Relation
	Statements []Statement // sorted by article, then by the first evidence, then by ID
}

// Article is a text with what was found in it.
type Article struct {
	corpus.Article
	Sentences []Sentence // in the order of the text
	Mentions  []Mention  // by Start, longer first; they nest and never cross
	Dates     []Date
}

// Sentence is a stretch of an article's text.
type Sentence struct {
	Start, End int // bytes of Article.Text
	Block      int // index in Article.Blocks
}

// Date is a time expression in an article.
type Date struct {
	Start, End int    // bytes of Article.Text
	Value      string // TIMEX3
}

// Relation is a predicate with a page of its own.
type Relation struct {
	ID      string   // a slug, the last part of the page's address
	Label   string   // "fire missile at"
	Inverse []string // IDs of relations that say the same from the other end, sorted
	Similar []string // IDs of relations that say nearly the same, sorted
}

// Entity returns the entity with an ID, nil if there is none. It takes
// logarithmic time.
func (g *Graph) Entity(id entity.ID) *entity.Entity {
	i, ok := slices.BinarySearchFunc(g.Entities, id, func(e entity.Entity, id entity.ID) int { return cmp.Compare(e.ID, id) })
	if !ok {
		return nil
	}
	return &g.Entities[i]
}
