// Package vocab holds what the published graph and the published pages have
// to agree on: the terms of dossier's own vocabulary with their
// documentation, which schema.org class an entity has, and the addresses of
// entities, relations, articles, sentences and statements.
//
// An address is made here alone, as a path below the site and a fragment; rdf
// puts a base before it and has an IRI, templates put "index.html" behind it
// and have a file. So an IRI of the graph always opens the page that shows
// what it names. The package knows neither quads nor pages.
package vocab

import (
	"strings"
	"unicode"

	"dossier/graph/mention"
)

// Namespaces of the published graph. Schema is http, not https, as the
// schema.org vocabulary itself is published.
const (
	RDF    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	RDFS   = "http://www.w3.org/2000/01/rdf-schema#"
	OWL    = "http://www.w3.org/2002/07/owl#"
	XSD    = "http://www.w3.org/2001/XMLSchema#"
	SKOS   = "http://www.w3.org/2004/02/skos/core#"
	PROV   = "http://www.w3.org/ns/prov#"
	OA     = "http://www.w3.org/ns/oa#"
	Schema = "http://schema.org/"
)

// DefaultBase stands before every address when the site has no base URL. The
// domain is reserved (RFC 2606): such IRIs name things and lead nowhere.
const DefaultBase = "https://dossier.invalid/"

// Kind says what a term is.
type Kind string

// The kinds of terms.
const (
	Property Kind = "property"
	Class    Kind = "class"
	Datatype Kind = "datatype"
)

// Term is a name of dossier's own vocabulary, {base}ns#Name.
type Term struct {
	Name    string
	Kind    Kind
	Label   string // in words: "attributed to"
	Comment string // what it says, in a sentence or two
	Values  string // of a property: what stands as its value, in a few words
}

// The names of the terms that rdf writes.
const (
	Polarity       = "polarity"
	Modality       = "modality"
	Confidence     = "confidence"
	Time           = "time"
	TimePrecision  = "timePrecision"
	Place          = "place"
	AttributedTo   = "attributedTo"
	AttributedWith = "attributedWith"
	ReportedBy     = "reportedBy"
	Reading        = "reading"
	SubjectText    = "subjectText"
	ObjectText     = "objectText"
	ObjectValue    = "objectValue"
	ObjectUnit     = "objectUnit"
	Rule           = "rule"

	ObjectClass = "Object"
	PeriodClass = "Period"
	AnimalClass = "Animal"
	PlantClass  = "Plant"

	Timex    = "timex"
	Quantity = "quantity"
)

var terms = []Term{
	{Polarity, Property, "polarity", "Whether the statement affirms or denies. A negative statement is never given as a bare triple.", "“positive” or “negative”"},
	{Modality, Property, "modality", "How the statement is put forward. Only what is asserted may become a bare triple.", "“asserted”, “possible”, “planned”, “hypothetical” or “questioned”"},
	{Confidence, Property, "confidence", "How likely it is that the sentence was read rightly: of statements at 0.8, four in five are right. It does not say whether what the sentence says is true.", "xsd:decimal from 0 to 1, rounded to two places"},
	{Time, Property, "time", "When it happened or holds, resolved against the day on which the article was published.", "xsd:date, xsd:gYearMonth, xsd:gYear, xsd:dateTime, xsd:duration, or ns#timex for what none of them can say"},
	{TimePrecision, Property, "time precision", "How exact the value of ns#time is.", "“day”, “week”, “month”, “year” and the like"},
	{Place, Property, "place", "Where it happened or holds.", "an entity, or the words"},
	{AttributedTo, Property, "attributed to", "Who says so: the immediate speaker. The article itself vouches only for statements without this property.", "an entity, or the words for a speaker without a page"},
	{AttributedWith, Property, "attributed with", "The verb or phrase with which the article attributes the statement.", "a dictionary form: “say”, “accuse”, “according to”"},
	{ReportedBy, Property, "reported by", "Who reports what the immediate speaker said, when the attribution is nested.", "an entity, or the words"},
	{Reading, Property, "reading", "The relation as the statement reads, inflected and with its negation: “did not fire missiles at”.", "words"},
	{SubjectText, Property, "subject text", "The words of the article that stand for the subject.", "words"},
	{ObjectText, Property, "object text", "The words of the article that stand for the object.", "words"},
	{ObjectValue, Property, "object value", "The number in an object with a unit.", "xsd:decimal"},
	{ObjectUnit, Property, "object unit", "The unit of a number in the object.", "words: “euro”, “percent”, “metre”"},
	{Rule, Property, "rule", "The name of a grammatical rule by which the statement was read out of its sentence.", "a name: “passive-agent”"},

	{ObjectClass, Class, "object", "A thing that can be touched: a missile, a painting, a house key. A kind of schema:Thing.", ""},
	{PeriodClass, Class, "period", "A stretch of time with a name of its own: the Cold War. A kind of schema:Thing.", ""},
	{AnimalClass, Class, "animal", "An animal or a kind of animal. A kind of schema:Thing.", ""},
	{PlantClass, Class, "plant", "A plant or a kind of plant. A kind of schema:Thing.", ""},

	{Timex, Datatype, "time expression", "A TIMEX3 value (ISO-TimeML) that no XML Schema datatype can hold: 2024-W02 (a week), 2024-Q1 (a quarter), 202X (a decade), 2024-01-09T22:30 (a minute).", ""},
	{Quantity, Datatype, "quantity", "A decimal number, a space, and its unit in words: “2.75 metre”. The statement gives both apart as well, as ns#objectValue and ns#objectUnit.", ""},
}

// Terms returns dossier's own terms, without the properties that are made of
// prepositions (see [Role]): properties, classes, datatypes, each in the
// order of documentation. The caller must not change it.
func Terms() []Term { return terms }

var reserved = func() map[string]bool {
	m := map[string]bool{}
	for _, t := range terms {
		m[t.Name] = true
	}
	return m
}()

// Role returns the name of the property for a qualifier's role: "place",
// "time" and the prepositions themselves, "with", "becauseOf" for "because
// of". It is "" for a role without letters or digits. A preposition that
// would read like another term gets "role" before it. O(n).
func Role(role string) string {
	if role == Time || role == Place {
		return role
	}
	const longest = 64 // runes; no preposition comes near
	var b strings.Builder
	words := strings.FieldsFunc(strings.ToLower(strings.ToValidUTF8(role, "")), func(r rune) bool { return !letterOrDigit(r) })
	n := 0
	for i, w := range words {
		for j, r := range w {
			if n++; n > longest {
				return guardRole(b.String())
			}
			if i > 0 && j == 0 {
				r = unicode.ToUpper(r)
			}
			b.WriteRune(r)
		}
	}
	return guardRole(b.String())
}

func guardRole(name string) string {
	switch {
	case name == "":
		return ""
	case reserved[name], name[0] >= '0' && name[0] <= '9':
		return "role" + strings.ToUpper(name[:1]) + name[1:]
	}
	return name
}

// RoleTerm documents the property that is made of a qualifier's role, mostly a
// preposition.
func RoleTerm(role string) Term {
	switch role {
	case "complement":
		return Term{Role(role), Property, role, "What the object, or the subject, is made, asked or left to do or to be: “to raise output”.", "words"}
	case "object":
		return Term{Role(role), Property, role, "What the verb has besides the object of the statement.", "an entity, or the words"}
	}
	return Term{Role(role), Property, role, "What stands behind the preposition in the sentence.", "an entity, or the words"}
}

// EntityClass returns the schema.org class of a type of entity, and the name
// of dossier's own class where schema.org has nothing closer than Thing.
func EntityClass(t mention.Type) (schema, own string) {
	switch t {
	case mention.Person:
		return Schema + "Person", ""
	case mention.Organization:
		return Schema + "Organization", ""
	case mention.Place:
		return Schema + "Place", ""
	case mention.Event:
		return Schema + "Event", ""
	case mention.Substance:
		return Schema + "Substance", ""
	case mention.Abstract:
		return Schema + "Intangible", ""
	case mention.Object:
		return Schema + "Thing", ObjectClass
	case mention.Time:
		return Schema + "Thing", PeriodClass
	case mention.Animal:
		return Schema + "Thing", AnimalClass
	case mention.Plant:
		return Schema + "Thing", PlantClass
	}
	return Schema + "Thing", ""
}

func letterOrDigit(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
