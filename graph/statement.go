package graph

import (
	"dossier/graph/entity"
	"dossier/graph/mention"
	"dossier/graph/openie"
)

// Polarity says whether a statement affirms or denies.
type Polarity = openie.Polarity

// The polarities.
const (
	Positive = openie.Positive
	Negative = openie.Negative
)

// Modality says how a statement is put forward.
type Modality = openie.Modality

// The modalities. Only an asserted statement of positive polarity is a fact
// on somebody's word; the others never become a bare triple.
const (
	Asserted     = openie.Asserted
	Possible     = openie.Possible     // may, could, reportedly, allegedly
	Planned      = openie.Planned      // will, plan, order, call for, want
	Hypothetical = openie.Hypothetical // if, unless, contrary to fact
	Questioned   = openie.Questioned   // asked, not said
)

// Statement is one thing that one article says: subject · relation · object
// with qualifiers, who said it, and the sentences that say so.
type Statement struct {
	ID          string    // 16 hexadecimal digits: a hash of the article and of what is said; unique in the graph
	Article     string    // ID of the article
	Subject     entity.ID // who or what it is about
	SubjectText string    // the subject's words as they stand: "over 700 asylum seekers"
	Relation    string    // a readable lemma phrase without auxiliaries, tense and negation: "fire missile at"
	Reading     string    // the predicate as a reader would say it, inflected, with negation: "has not fired missiles at"
	Object      Value     // the zero Value for an intransitive statement
	Qualifiers  []Qualifier
	Polarity    Polarity
	Modality    Modality
	Attribution []Attribution // who says so, from the claim outwards; empty: the article in its own voice
	Confidence  float64       // 0 to 1: of statements at 0.8, four in five are right
	Evidence    []Evidence    // at least one, in the order of the text
	Rules       []string      // names of the openie rules that made it, sorted
}

// Value is what stands in a statement's object or qualifier: an entity or a
// literal, and the words for it.
type Value struct {
	Entity   entity.ID // "" for a literal
	Literal  string    // the lexical form: "2024-01-09", "422000", "decisive policy change"
	Datatype Datatype  // of the literal; "" for an entity
	Unit     string    // of a number: "euro", "percent", "km"; "" for a bare count
	Text     string    // the words as they stand in the text, or as they read best: "several ballistic missiles"
	// Mentions are the entities named inside Text (of a long phrase, of a
	// quotation), sorted, without Entity itself.
	Mentions []entity.ID
}

// Datatype is the type of a literal.
type Datatype string

// The datatypes of literals.
const (
	DateValue   Datatype = "date"   // a TIMEX3 value: 2024-01-09, 2024-W02, 2024-01, 2024
	NumberValue Datatype = "number" // a decimal number: 120, 3.5; Unit says of what
	QuoteValue  Datatype = "quote"  // words in quotation marks
	TextValue   Datatype = "text"   // any other phrase
)

// IsZero reports whether v holds nothing.
func (v Value) IsZero() bool { return v.Entity == "" && v.Literal == "" }

// Qualifier says when, where or in which other role.
type Qualifier struct {
	Role      string // "time", "place", or the preposition: "with", "during"
	Value     Value
	Precision string // of a time: "day", "week", "month", "year"; "" otherwise
}

// Attribution is somebody's saying so.
type Attribution struct {
	Speaker Value  // who; a literal for a speaker without a page ("a photo caption")
	Verb    string // lemma: "say", "accuse", "according to"
	Time    string // when it was said, ISO; "" when unknown
}

// Roles of qualifiers that are no prepositions and are not read out: what the
// object is made or left to do or be ("urged them · to leave"), and the verb's
// own object where the relation has taken it in ("fire missile at").
const (
	ComplementRole = openie.RoleComplement
	ObjectRole     = openie.RoleObject
)

// Evidence is where an article says it.
type Evidence struct {
	Sentence   int    // number of the sentence in the article, from 0; its fragment is "s" + number + 1
	Start, End int    // bytes of Article.Text
	Quote      string // Article.Text[Start:End]
}

// Mention is a stretch of an article that means an entity.
type Mention struct {
	Start, End         int       // bytes of Article.Text
	HeadStart, HeadEnd int       // its head word
	Chain              int       // which mentions of the article mean the same
	Entity             entity.ID // "" for what has no page: dates, numbers, unresolved pronouns
	Kind               mention.Kind
	Adjective          bool // of nationality: "North Korean", inside another phrase
	Type               mention.Type
}
