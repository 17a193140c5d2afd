package openie

// Rule is one construction of English and what it contributes.
type Rule struct {
	Name  string // for the construction: "passive-agent"
	Stage Stage  // when it runs
	// Example is a sentence that the rule is for; the documentation shows what
	// comes out of it.
	Example string
	Doc     string // one sentence: what the rule sees and what it does
	Apply   func(*sentence)
	// Each stands in the place of Apply in rules that look at one clause at a
	// time. Neighbours in the table run together: all of them on one clause,
	// then on the next, governors first.
	Each func(*sentence, *clause)
}

// Stage is a pass over the sentence. All rules of a stage have run before the
// first of the next; within a stage they run in the order of [Rules].
type Stage int

// The stages.
const (
	Clauses Stage = iota // find predicates and what hangs on them
	Sharing              // give clauses the participants that stand elsewhere
	Marking              // polarity, modality, attribution
	Voice                // active, passive, light verbs and event nouns: who does what
	Stating              // make propositions
	Sifting              // drop what nobody would print
)

// Rules is the table of constructions, in running order. To add one, write a
// file with the rule, a case file in testdata, and a line here.
var Rules = []Rule{
	verbalClause, copularClause, sharedCopula,

	relativePronoun, relativePlace, strandedPreposition, reducedRelative, conjunctSubject, conjunctObject, controlSubject, participleSubject,
	adnominalParticiple, accusedGerund, adnominalInfinitive,

	speechParenthesis, accordingTo, asSaid,
	embedding, negation, modalAuxiliary, hedgeAdverb, conditional, question, imperative,
	quotedSpeech,

	activeVoice, passiveAgent, passivePatient, eventNoun, activityNoun, lightVerb,

	transitiveVerb, clauseObject, incorporation, ditransitive, prepositionalVerb, passiveInfinitive, toldSomebody, intransitiveVerb,
	predicateNoun, predicateAdjective, predicatePlace, predicateRole, existential, resultative, objectPredicate,
	title, apposition, placeInPlace, thingInPlace, placeKind, eventPlace, origin, owner, otherName, kinds, caption, aimedAndHit,

	sift,
}
