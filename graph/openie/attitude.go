package openie

import (
	_ "embed"
	"sync"
)

// attitude is what a governing word does to the clause that hangs on it: who
// vouches for it, and whether it happened. The classes follow the usual
// division into assertives, directives, commissives, implicatives and
// factives (Karttunen 1971, "Implicative verbs"; Hooper 1975, "On assertive
// predicates").
type attitude string

const (
	none       attitude = ""
	report     attitude = "report"     // says so: the clause is the subject's claim
	believe    attitude = "believe"    // holds so: likewise
	conjecture attitude = "conjecture" // thinks it possible: likewise, and only possible
	expect     attitude = "expect"     // likewise, and still to come
	accuse     attitude = "accuse"     // says so of the object
	deny       attitude = "deny"       // says that it is not so
	doubt      attitude = "doubt"      // thinks that it is not so
	ask        attitude = "ask"        // leaves open whether it is so
	command    attitude = "command"    // wants somebody to do it
	intend     attitude = "intend"     // means to do it
	attempt    attitude = "attempt"    // tries to do it
	permit     attitude = "permit"     // makes or finds it possible
	cause      attitude = "cause"      // makes it happen: it happened
	manage     attitude = "manage"     // does it: it happened
	seem       attitude = "seem"       // it looks so
	fail       attitude = "fail"       // does not do it
	prevent    attitude = "prevent"    // keeps somebody from it: nothing is said of the event
	know       attitude = "know"       // takes it for a fact
)

//go:embed lexicon/attitude.tsv
var attitudeTable string

type attitudePair struct{ finite, other attitude }

var attitudes = sync.OnceValue(func() map[string]attitudePair {
	out := map[string]attitudePair{}
	for _, row := range rows(attitudeTable) {
		out[row[0]+" "+row[1]] = attitudePair{attitude(row[2]), attitude(row[3])}
	}
	return out
})

// attitudeOf returns the attitude of a lemma as the governor of an infinitive,
// gerund or event noun; finiteAttitude that to a finite clause.
func attitudeOf(lemma, upos string) attitude     { return attitudes()[lemma+" "+upos].other }
func finiteAttitude(lemma, upos string) attitude { return attitudes()[lemma+" "+upos].finite }

// subjectControl: verbs which keep their subject as that of the infinitive
// although they have an object ("promised them to leave", "used the occasion
// to talk").
func subjectControl(lemma string) bool {
	return lemma == "promise" || lemma == "threaten" || instrumentVerb(lemma)
}

// instrumentVerb: verbs whose object is what the infinitive is done with.
func instrumentVerb(lemma string) bool {
	switch lemma {
	case "use", "take", "seize", "spend", "employ", "utilize", "utilise", "exploit", "await", "wait":
		return true
	}
	return false
}

// objectControlsClause reports whether the adverbial clause with this mark
// belongs to the verb's object: "accused Seoul of inciting", "kept them from
// leaving".
func objectControlsClause(lemma, mark string) bool {
	switch mark {
	case "with":
		return lemma == "charge"
	case "of", "for":
		return attitudeOf(lemma, "VERB") == accuse || mark == "of" && attitudeOf(lemma, "VERB") == conjecture
	case "from":
		return attitudeOf(lemma, "VERB") == prevent
	case "into":
		return true
	}
	return false
}
