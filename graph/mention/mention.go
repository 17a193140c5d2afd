// Package mention finds what an article talks about: names, common noun
// phrases and pronouns, what kind of thing each is, and which of them mean
// the same (coreference).
//
// [Find] does it all for one annotated article. It is deterministic, safe for
// concurrent use, and takes time linear in the length of the article: how far
// back an antecedent is looked for is bounded. MODEL.md says what the embedded
// models are, how good they are, and how they are trained.
//
// The package does not know other articles, predicates or files.
package mention

import (
	"strings"

	"dossier/graph/ud"
)

// Kind is the form of a mention.
type Kind string

// The kinds of mentions.
const (
	Name    Kind = "name"    // the head is a proper name: "US spokesman John Kirby"
	Nominal Kind = "nominal" // the head is a common noun or a title: "an arms factory", "the President"
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
	Type Type // the type of the chain
	// Demonym marks an adjective that means a country: "North Korean" in
	// "North Korean leader". It is no noun phrase of its own and its chain is
	// the country's.
	Demonym bool
	// Chain is the index in Analysis.Chains of the chain that holds it.
	Chain int
}

// Chain is all that is said of one thing in one article. A thing mentioned
// once is a chain of one.
type Chain struct {
	Mentions []int // indices in Analysis.Mentions, in the order of the text
	Type     Type
	// Confidence is the probability that Type is right, 0 to 1.
	Confidence float64
}

// Analysis is the mentions of one article and their chains.
type Analysis struct {
	Mentions []Mention // in the order of the text by Span.Start, longer first
	Chains   []Chain   // in the order of their first mention
}

// Find reads the mentions of an article and gathers them to chains.
//
// Every noun phrase is a mention: names, common nouns and pronouns, nested
// ones too, with their relative clauses and the possessive 's, but without a
// preposition before them and without appositions, which are mentions of
// their own in the same chain. A coordination ("Kim and Moon") is a mention
// only when something refers back to it. A sentence that is no tree
// ([ud.Sentence.Check]) has no mentions.
func Find(doc *ud.Document) *Analysis {
	m := theModel()
	r := newResolver(newArticle(doc, m))
	r.resolve(m.links)
	return r.analysis()
}

// analysis writes down the clusters as chains, with the adjectives of
// countries.
func (r *resolver) analysis() *Analysis {
	a := &Analysis{Chains: make([]Chain, len(r.clusters))}
	for k, c := range r.clusters {
		a.Chains[k] = Chain{Type: allTypes[c.topType()], Confidence: c.certainty()}
	}
	for i := range r.phrases {
		p := &r.phrases[i]
		c := r.of[i]
		if p.coordination && len(r.clusters[c].members) == 1 {
			continue
		}
		p.Type, p.Chain = a.Chains[c].Type, c
		a.Mentions = append(a.Mentions, p.Mention)
	}
	sortMentions(a)
	return a
}

// demonyms returns the adjectives of a sentence that mean a country, as
// phrases. They are no noun phrases, but they bring a country into the
// discourse: "North Korean leader Kim … the country".
func demonyms(t *ud.Tree, sentence int) []phrase {
	var out []phrase
	for i := range t.Sentence.Tokens {
		start, country := demonymAt(t, i)
		if country == "" {
			continue
		}
		p := newPhrase(t, sentence, i, start, i+1, false)
		p.Demonym, p.Kind, p.Name = true, Name, p.Span
		p.lemma = strings.ToLower(t.Sentence.Tokens[i].Form)
		p.country = country
		p.number = singular
		out = append(out, p)
	}
	return out
}

// demonymAt returns the country meant by an adjective that ends at token i,
// and where the adjective starts.
func demonymAt(t *ud.Tree, i int) (start int, country string) {
	tok := &t.Sentence.Tokens[i]
	if tok.UPOS != "ADJ" || tok.Relation() != "amod" {
		return i, ""
	}
	return DemonymAt(t.Sentence.Tokens, i)
}
