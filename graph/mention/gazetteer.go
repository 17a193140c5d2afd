package mention

import (
	"strings"

	"dossier/graph/ud"
)

// Country returns the first name of a country: "North Korea" for "DPRK" and
// "the Democratic People's Republic of Korea". It is "" for other names.
func Country(name string) string {
	l := theLexicon()
	if c := l.countries[name]; c != "" {
		return c
	}
	_, rest, _ := strings.Cut(name, " ")
	if len(rest) > 0 && strings.EqualFold(name[:len(name)-len(rest)], "the ") {
		return l.countries[rest]
	}
	return ""
}

// Demonym returns the country that an adjective or a name of its people
// means: "North Korea" for "North Korean". It is "" for other words.
func Demonym(word string) string { return theLexicon().adjective[word] }

// DemonymAt returns the country meant by a demonym of one or two words that
// ends at token i, and where it starts. The country is "" for other words.
func DemonymAt(tokens []ud.Token, i int) (start int, country string) {
	if i > 0 {
		if c := Demonym(tokens[i-1].Form + " " + tokens[i].Form); c != "" {
			return i - 1, c
		}
	}
	return i, Demonym(tokens[i].Form)
}

// Title reports whether a word, in lower case, can stand before a person's
// name without being part of it: "president", "mr".
func Title(word string) bool {
	_, ok := theLexicon().titles[word]
	return ok
}

// CommonNoun reports whether a word, in lower case, is a common noun that the
// lexicon knows.
func CommonNoun(word string) bool { return nounKinds(word) != "" }

// Adjective returns the adjective of a country: "North Korean" for "North
// Korea". It is "" when the table has none.
func Adjective(country string) string { return theLexicon().adjectiveOf[country] }

// GroupNoun reports whether a common noun, in lower case, mostly means a group
// or institution: "ministry", "court", "navy".
func GroupNoun(word string) bool { return nounKinds(word).share('l') >= 5 }

// SameKind reports whether two common nouns, lemmas in lower case, mean the
// same kind of thing most of the time, in the lexicographer files of WordNet:
// weapon and missile are artifacts.
func SameKind(a, b string) bool {
	x, y := nounKinds(a).main(), nounKinds(b).main()
	return x != 0 && x == y
}

// main returns the kind that more than half of a word's uses have, 0 for none.
func (k kinds) main() byte {
	for i := 0; i+1 < len(k); i += 2 {
		if k[i+1] > '5' {
			return k[i]
		}
	}
	return 0
}
