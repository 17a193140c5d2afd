package openie

import (
	"strings"

	"dossier/graph/ud"
)

// Polarity says whether a proposition affirms or denies.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Modality says how a proposition is put forward.
type Modality string

// The modalities, from the strongest claim to the weakest. Where several
// apply, the weakest counts: "plans to, if" is hypothetical.
const (
	Asserted     Modality = "asserted"
	Possible     Modality = "possible"     // may, could, reportedly, allegedly
	Planned      Modality = "planned"      // will, plan, order, call for, want
	Hypothetical Modality = "hypothetical" // if, unless, contrary to fact
	Questioned   Modality = "questioned"   // asked, not said
)

// Phrase is some words of one sentence that name one thing.
type Phrase struct {
	Sentence int   // index in Document.Sentences
	Head     int   // token index of the syntactic head
	Tokens   []int // the words, ascending; they may have gaps; empty for no phrase
}

// IsZero reports whether there is no phrase.
func (p Phrase) IsZero() bool { return len(p.Tokens) == 0 }

// Text joins the words of the phrase as they stand in the text, with one space
// where there is white space or where words were left out.
func (p Phrase) Text(doc *ud.Document) string {
	if p.IsZero() {
		return ""
	}
	tokens := doc.Sentences[p.Sentence].Tokens
	var b strings.Builder
	for k, i := range p.Tokens {
		if k > 0 && (p.Tokens[k-1] != i-1 || tokens[i].Start > tokens[i-1].End) {
			b.WriteByte(' ')
		}
		b.WriteString(tokens[i].Form)
	}
	return b.String()
}

// Predicate is the relation of a proposition, still words.
type Predicate struct {
	Head int // token index of the verb, adjective or noun that carries the meaning
	// Label is the readable lemma phrase, without auxiliaries, tense and
	// negation: "fire missile at", "be spokesman for".
	Label string
	// Reading is the predicate as a reader would say it, inflected and with
	// its negation: "had fired more such weapons at".
	Reading string
	// Noun is the token whose lemma stands in Label as the object that the
	// verb has taken in ("missile" of "fire missile at"), −1 for none. Who
	// knows what an anaphoric noun means ("such weapons") may put the better
	// word there.
	Noun int
}

// Qualifier is a further participant or circumstance.
type Qualifier struct {
	Role   string // RoleTime, or the preposition: "with", "during", "in", "since"
	Phrase Phrase
	Time   int // the index of the time expression that the phrase is, −1 for none
	Until  int // the index of the one that ends the interval which Time begins, −1 for none
}

// Roles that are no prepositions.
const (
	RoleTime       = "time"       // when
	RolePlace      = "place"      // where, of adverbs: "abroad"
	RoleComplement = "complement" // what the object is made, asked or left to do: "to step up production"
	RoleObject     = "object"     // what the verb has besides the object of the statement
)

// Attribution is somebody's saying so.
type Attribution struct {
	Speaker Phrase // may stand in another sentence; zero when nobody is named
	Verb    string // lemma: "say", "accuse", "according to"
	Time    int    // index of the time expression that says when, −1 for none
}

// Proposition is what one clause says of one subject and at most one object,
// in the words of the sentence.
type Proposition struct {
	Sentence    int
	Subject     Phrase
	Predicate   Predicate
	Object      Phrase // zero for an intransitive
	Literal     bool   // the object is words, not a thing: "relatively uncrowded", "changing the flag"
	Describes   bool   // the object says what the subject is: it names a kind, even where it means the subject
	Qualifiers  []Qualifier
	Polarity    Polarity
	Modality    Modality
	Attribution []Attribution // from the claim outwards
	Rules       []string      // names of the rules that made it, in the order in which they fired
	Confidence  float64       // 0 to 1
}

// Tuple is an extraction in the form of Open IE: words as they stand in the
// sentence, any number of arguments.
type Tuple struct {
	Sentence   int
	Confidence float64 // the product of the probabilities of the arcs that it rests on, 0 to 1
	Relation   []string
	Arguments  [][]string // the first is the subject
}
