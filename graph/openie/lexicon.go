package openie

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lexicon/hedge.txt
var hedgeList string

//go:embed lexicon/focus.txt
var focusList string

//go:embed lexicon/intransitive.txt
var intransitiveList string

//go:embed lexicon/quantity.txt
var quantityList string

//go:embed lexicon/vague.txt
var vagueList string

//go:embed lexicon/particle.txt
var particleList string

//go:embed lexicon/idiom.txt
var idiomList string

//go:embed lexicon/empty-verb.txt
var emptyVerbList string

//go:embed lexicon/speech.txt
var speechList string

//go:embed lexicon/aiming-verb.txt
var aimingVerbList string

//go:embed lexicon/complex-preposition.txt
var complexPrepositionList string

//go:embed lexicon/place-noun.txt
var placeNounList string

//go:embed lexicon/state-body.txt
var stateBodyList string

//go:embed lexicon/tough-adjective.txt
var toughAdjectiveList string

//go:embed lexicon/document.txt
var documentList string

//go:embed lexicon/means.txt
var meansList string

//go:embed lexicon/relational.txt
var relationalList string

//go:embed lexicon/arrival-verb.txt
var arrivalVerbList string

//go:embed lexicon/group-noun.txt
var groupNounList string

//go:embed lexicon/office.txt
var officeList string

//go:embed lexicon/party-noun.txt
var partyNounList string

//go:embed lexicon/measure-noun.txt
var measureNounList string

//go:embed lexicon/reciprocal-verb.txt
var reciprocalVerbList string

//go:embed lexicon/link-verb.txt
var linkVerbList string

//go:embed lexicon/change-verb.txt
var changeVerbList string

//go:embed lexicon/place-adverb.txt
var placeAdverbList string

//go:embed lexicon/expression.tsv
var expressionTable string

//go:embed lexicon/object-verb.txt
var objectVerbList string

//go:embed lexicon/idle-verb.txt
var idleVerbList string

//go:embed lexicon/open-adjective.txt
var openAdjectiveList string

//go:embed lexicon/picture-noun.txt
var pictureNounList string

//go:embed lexicon/goal-verb.tsv
var goalVerbTable string

var (
	// goalVerbs holds the prepositions with which verbs of aiming and giving
	// name the goal of their object.
	goalVerbs = sync.OnceValue(func() map[string]map[string]bool { return sets(goalVerbTable) })
	// expressions holds the prepositions with which a verb and its object are
	// one relation: "pose threat" to.
	expressions = sync.OnceValue(func() map[string]map[string]bool { return sets(expressionTable) })
)

var (
	groupNouns          = sync.OnceValue(func() map[string]bool { return set(groupNounList) })
	offices             = sync.OnceValue(func() map[string]bool { return set(officeList) })
	partyNouns          = sync.OnceValue(func() map[string]bool { return set(partyNounList) })
	measureNouns        = sync.OnceValue(func() map[string]bool { return set(measureNounList) })
	reciprocalVerbs     = sync.OnceValue(func() map[string]bool { return set(reciprocalVerbList) })
	linkVerbs           = sync.OnceValue(func() map[string]bool { return set(linkVerbList) })
	changeVerbs         = sync.OnceValue(func() map[string]bool { return set(changeVerbList) })
	placeAdverbs        = sync.OnceValue(func() map[string]bool { return set(placeAdverbList) })
	objectVerbs         = sync.OnceValue(func() map[string]bool { return set(objectVerbList) })
	idleVerbs           = sync.OnceValue(func() map[string]bool { return set(idleVerbList) })
	openAdjectives      = sync.OnceValue(func() map[string]bool { return set(openAdjectiveList) })
	pictureNouns        = sync.OnceValue(func() map[string]bool { return set(pictureNounList) })
	arrivalVerbs        = sync.OnceValue(func() map[string]bool { return set(arrivalVerbList) })
	relationalNouns     = sync.OnceValue(func() map[string]bool { return set(relationalList) })
	complexPrepositions = sync.OnceValue(func() map[string]bool { return set(complexPrepositionList) })
	aimingVerbs         = sync.OnceValue(func() map[string]bool { return set(aimingVerbList) })
	speechVerbs         = sync.OnceValue(func() map[string]bool { return set(speechList) })
	emptyVerbs          = sync.OnceValue(func() map[string]bool { return set(emptyVerbList) })
	particles           = sync.OnceValue(func() map[string]bool { return set(particleList) })
	placeNouns          = sync.OnceValue(func() map[string]bool { return set(placeNounList) })
	stateBodies         = sync.OnceValue(func() map[string]bool { return set(stateBodyList) })
	toughAdjectives     = sync.OnceValue(func() map[string]bool { return set(toughAdjectiveList) })
	documents           = sync.OnceValue(func() map[string]bool { return set(documentList) })
	means               = sync.OnceValue(func() map[string]bool { return set(meansList) })
	idioms              = sync.OnceValue(func() map[string]bool { return set(idiomList) })
	quantities          = sync.OnceValue(func() map[string]bool { return set(quantityList) })
	vague               = sync.OnceValue(func() map[string]bool { return set(vagueList) })
	intransitives       = sync.OnceValue(func() map[string]bool { return set(intransitiveList) })
	hedges              = sync.OnceValue(func() map[string]bool { return set(hedgeList) })
	focusAdverbs        = sync.OnceValue(func() map[string]bool { return set(focusList) })
)

// set reads a list of one entry a line, without comments.
func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, row := range rows(list) {
		out[row[0]] = true
	}
	return out
}

// sets reads a table of an entry and a list of words, separated by spaces.
func sets(table string) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, row := range rows(table) {
		out[row[0]] = set(strings.ReplaceAll(row[1], " ", "\n"))
	}
	return out
}

// rows splits a table into its lines and tab-separated fields, without
// comments.
func rows(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		out = append(out, strings.Split(line, "\t"))
	}
	return out
}
