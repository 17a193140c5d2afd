// Package rdf publishes a [graph.Graph] as N-Quads 1.1
// (https://www.w3.org/TR/n-quads/).
//
// In goes the graph and the base of its IRIs, out come sorted, unique lines
// that every strict parser reads, whatever the articles hold: see guard.go.
// The package is the only one that knows cayleygraph/quad. It knows no
// tokens and no pages; what it shares with the pages is in package vocab.
//
// # What is in which graph
//
// The default graph is what the site says in its own voice: the entities
// (class, labels, broader concepts, the same thing elsewhere), the relations,
// the vocabulary, and the bare triples of what articles assert in their own
// voice.
//
// The graph named by an article, {base}article/x/, is what was read in it:
// the article's own data, the sentences that are evidence for something, and
// every statement as an rdf:Statement with its polarity, modality,
// attribution, qualifiers and evidence. A statement here claims nothing: it
// only says that the article says so.
//
// The graph named by a statement, {base}article/x/#st-0123456789abcdef,
// holds the bare triple of that statement, and nothing else, when it is
// positive and asserted, whoever says so. When the article says it in its own
// voice the triple is in the default graph as well. So a query over the
// default graph finds what articles assert, one over all graphs also what
// they quote, and the graph's name leads to who said it. What is denied,
// possible, planned, hypothetical or questioned is nowhere a bare triple.
//
// # Sentences
//
// A sentence is a part of its article (oa:SpecificResource) and at the same
// time the two selectors that find it there, so oa:hasSelector leads from it
// to itself: there are no blank nodes, and every IRI opens a page at a place.
// oa:start and oa:end count Unicode code points of the article's text as
// dossier keeps it; prefix and suffix are up to 32 code points long.
package rdf
