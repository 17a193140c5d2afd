// Package graph turns articles into a knowledge graph.
//
// # The pipeline
//
// One article at a time, in [Analyze]: english reads the text of a
// [corpus.Article] into sentences, tokens and Universal Dependencies trees
// (ud.Document); timex finds dates; mention finds names, nominals and pronouns
// and who corefers with whom; openie makes propositions of clauses and event
// nouns. Nothing crosses from one article to another, so articles may be
// analyzed in any order and at the same time.
//
// Over all articles, in [Build]: entity makes entities of the chains of all
// articles; ground replaces the words of every proposition by entities and
// typed literals; merge joins statements of one article that say the same.
//
// What comes out, the [Graph], is plain data, sorted, and the same for the
// same articles whatever the order in which they were read. The packages rdf
// and templates publish it.
//
// # Glossary
//
//   - article: one text with title and date (corpus.Article).
//   - mention: a phrase that means something; chain: the mentions of one article that mean the same.
//   - entity: what the chains of all articles mean; it has a page. A concept is an entity named by a common noun.
//   - proposition: what a clause says, in words: subject, predicate, object, qualifiers.
//   - statement: a proposition about entities, with its evidence.
//   - attribution: who says so. polarity: affirmed or denied. modality: asserted, possible, planned, hypothetical, questioned.
package graph
