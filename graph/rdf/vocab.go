package rdf

import (
	"github.com/cayleygraph/quad"

	"dossier/graph/rdf/vocab"
)

// The names of other vocabularies that the file uses, as quad takes them, so
// that none is made anew for every quad.
var (
	oaSpecificResource     quad.Value = quad.IRI(vocab.OA + "SpecificResource")
	oaTextPositionSelector quad.Value = quad.IRI(vocab.OA + "TextPositionSelector")
	oaTextQuoteSelector    quad.Value = quad.IRI(vocab.OA + "TextQuoteSelector")
	oaEnd                  quad.Value = quad.IRI(vocab.OA + "end")
	oaExact                quad.Value = quad.IRI(vocab.OA + "exact")
	oaHasSelector          quad.Value = quad.IRI(vocab.OA + "hasSelector")
	oaHasSource            quad.Value = quad.IRI(vocab.OA + "hasSource")
	oaPrefix               quad.Value = quad.IRI(vocab.OA + "prefix")
	oaStart                quad.Value = quad.IRI(vocab.OA + "start")
	oaSuffix               quad.Value = quad.IRI(vocab.OA + "suffix")

	owlInverseOf quad.Value = quad.IRI(vocab.OWL + "inverseOf")

	provWasDerivedFrom quad.Value = quad.IRI(vocab.PROV + "wasDerivedFrom")

	rdfProperty  quad.Value = quad.IRI(vocab.RDF + "Property")
	rdfStatement quad.Value = quad.IRI(vocab.RDF + "Statement")
	rdfObject    quad.Value = quad.IRI(vocab.RDF + "object")
	rdfPredicate quad.Value = quad.IRI(vocab.RDF + "predicate")
	rdfSubject   quad.Value = quad.IRI(vocab.RDF + "subject")
	rdfType      quad.Value = quad.IRI(vocab.RDF + "type")

	rdfsClass      quad.Value = quad.IRI(vocab.RDFS + "Class")
	rdfsDatatype   quad.Value = quad.IRI(vocab.RDFS + "Datatype")
	rdfsComment    quad.Value = quad.IRI(vocab.RDFS + "comment")
	rdfsLabel      quad.Value = quad.IRI(vocab.RDFS + "label")
	rdfsSeeAlso    quad.Value = quad.IRI(vocab.RDFS + "seeAlso")
	rdfsSubClassOf quad.Value = quad.IRI(vocab.RDFS + "subClassOf")

	skosConcept  quad.Value = quad.IRI(vocab.SKOS + "Concept")
	skosAltLabel quad.Value = quad.IRI(vocab.SKOS + "altLabel")
	skosBroader  quad.Value = quad.IRI(vocab.SKOS + "broader")

	schemaClaim         quad.Value = quad.IRI(vocab.Schema + "Claim")
	schemaNewsArticle   quad.Value = quad.IRI(vocab.Schema + "NewsArticle")
	schemaThing         quad.Value = quad.IRI(vocab.Schema + "Thing")
	schemaAuthor        quad.Value = quad.IRI(vocab.Schema + "author")
	schemaDatePublished quad.Value = quad.IRI(vocab.Schema + "datePublished")
	schemaDateline      quad.Value = quad.IRI(vocab.Schema + "dateline")
	schemaHeadline      quad.Value = quad.IRI(vocab.Schema + "headline")
	schemaMentions      quad.Value = quad.IRI(vocab.Schema + "mentions")
	schemaPublisher     quad.Value = quad.IRI(vocab.Schema + "publisher")
	schemaSameAs        quad.Value = quad.IRI(vocab.Schema + "sameAs")
	schemaText          quad.Value = quad.IRI(vocab.Schema + "text")
	schemaURL           quad.Value = quad.IRI(vocab.Schema + "url")
)
