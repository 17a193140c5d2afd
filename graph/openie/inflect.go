package openie

import (
	_ "embed"
	"strings"
	"sync"

	"dossier/graph/ud"
)

//go:embed lexicon/irregular.tsv
var irregularTable string

var irregular = sync.OnceValue(func() map[string][2]string {
	out := map[string][2]string{}
	for _, row := range rows(irregularTable) {
		out[row[0]] = [2]string{row[1], row[2]}
	}
	return out
})

// pastTense inflects a verb's lemma for readings that the sentence does not
// have word for word: "Pyongyang's launch" reads "launched".
func pastTense(lemma string) string {
	if f, ok := irregular()[lemma]; ok {
		return f[0]
	}
	return regularPast(lemma)
}

// participle is the past participle of a verb's lemma.
func participle(lemma string) string {
	if f, ok := irregular()[lemma]; ok {
		return f[1]
	}
	return regularPast(lemma)
}

func regularPast(lemma string) string {
	n := len(lemma)
	switch {
	case strings.HasSuffix(lemma, "e"):
		return lemma + "d"
	case n > 1 && lemma[n-1] == 'y' && !vowel(lemma[n-2]):
		return lemma[:n-1] + "ied"
	case doubles(lemma):
		return lemma + lemma[n-1:] + "ed"
	}
	return lemma + "ed"
}

// doubles: short verbs in consonant, vowel, consonant double the last letter
// ("ban", "stop"), and longer ones stressed at the end in -fer and -mit.
func doubles(lemma string) bool {
	n := len(lemma)
	if n < 3 || vowel(lemma[n-1]) || !vowel(lemma[n-2]) || vowel(lemma[n-3]) || strings.ContainsRune("wxyh", rune(lemma[n-1])) {
		return false
	}
	if strings.HasSuffix(lemma, "fer") || strings.HasSuffix(lemma, "mit") || strings.HasSuffix(lemma, "cur") || strings.HasSuffix(lemma, "pel") || strings.HasSuffix(lemma, "bel") {
		return lemma != "offer" && lemma != "suffer" && lemma != "differ" && lemma != "label"
	}
	vowels := 0
	for i := range n {
		if vowel(lemma[i]) {
			vowels++
		}
	}
	return vowels == 1
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// gerundForm is the -ing form of a verb's lemma.
func gerundForm(lemma string) string {
	switch {
	case strings.HasSuffix(lemma, "ie"):
		return lemma[:len(lemma)-2] + "ying"
	case strings.HasSuffix(lemma, "e") && !strings.HasSuffix(lemma, "ee") && lemma != "be":
		return lemma[:len(lemma)-1] + "ing"
	case doubles(lemma):
		return lemma + lemma[len(lemma)-1:] + "ing"
	}
	return lemma + "ing"
}

// thirdPerson is the present tense of a verb's lemma with a singular subject.
func thirdPerson(lemma string) string {
	n := len(lemma)
	switch {
	case lemma == "be":
		return "is"
	case lemma == "have":
		return "has"
	case strings.HasSuffix(lemma, "s") || strings.HasSuffix(lemma, "x") || strings.HasSuffix(lemma, "z") || strings.HasSuffix(lemma, "ch") || strings.HasSuffix(lemma, "sh") || strings.HasSuffix(lemma, "o"):
		return lemma + "es"
	case n > 1 && lemma[n-1] == 'y' && !vowel(lemma[n-2]):
		return lemma[:n-1] + "ies"
	}
	return lemma + "s"
}

// ThirdPerson puts a reading into the third person singular: "have denied" of
// two reads "has denied" of one. verb is the token of the predicate's head.
func ThirdPerson(reading string, verb *ud.Token) string {
	first, rest, more := strings.Cut(reading, " ")
	switch first {
	case "are", "am":
		first = "is"
	case "were":
		first = "was"
	case "have":
		first = "has"
	case "do":
		first = "does"
	default:
		if first != verb.Form || verb.XPOS != "VBP" {
			return reading
		}
		first = thirdPerson(verb.Lemma)
	}
	if !more {
		return first
	}
	return first + " " + rest
}

// indefinite is the article that goes with a noun.
func indefinite(noun string) string {
	if noun != "" && vowel(noun[0]) {
		return "an"
	}
	return "a"
}
