package mention

import (
	"slices"
	"strings"

	"github.com/gosimple/unidecode"
)

// nameForm is a proper name prepared for comparison.
type nameForm struct {
	words   []string // lower case, without accents, dots, hyphens and "the"
	country string   // the country's first name when it is one: "North Korea" of "DPRK"
	acronym string   // "kcna" when the name is one word in capitals
	initial string   // of its capitalised words: "kcna" of "Korean Central News Agency"
	person  bool     // begins with a given name
	capital []bool   // is the word written in capitals?
}

func newNameForm(p *phrase) *nameForm {
	if p.Demonym {
		return &nameForm{words: Fold(p.country), country: p.country, capital: make([]bool, len(Fold(p.country)))}
	}
	tokens := p.tree.Sentence.Tokens[p.Name.Start:p.Name.End]
	name := spell(tokens)
	l := theLexicon()
	n := &nameForm{words: Fold(name), country: p.country, person: l.given[tokens[0].Form] != ""}
	if len(tokens) == 1 && capital(tokens[0].Form) == "XX" {
		n.acronym = strings.Join(n.words, "")
	}
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if len(Fold(w)) == 1 {
			n.capital = append(n.capital, capital(w) == "XX")
		}
	}
	if len(n.capital) != len(n.words) {
		n.capital = make([]bool, len(n.words))
	}
	if len(n.words) > 1 {
		for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '\'' || r == '’' }) {
			if !isLower(w) {
				n.initial += strings.ToLower(unidecode.Unidecode(w)[:1])
			}
		}
	}
	return n
}

// Fold splits a name into words for comparison, in lower case, without
// accents, dots, hyphens, "the" and possessive "s": "The U.S. Kim Jong-un"
// gives us, kim, jong, un.
func Fold(name string) []string {
	name = strings.ToLower(unidecode.Unidecode(name))
	name = strings.ReplaceAll(name, ".", "")
	words := strings.FieldsFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	})
	return slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "s" })
}

// compareNames says how the name b stands to the name a, seen before: "same",
// "country" (another name of the same country), "acronym", "suffix" (b is the
// end of a: a surname), "prefix", "inside", "longer" (a is part of b),
// "conflict" (both long, with some words in common), or "none".
func compareNames(a, b *nameForm) string {
	switch {
	case len(a.words) == 0 || len(b.words) == 0:
		return "none"
	case slices.Equal(a.words, b.words):
		return "same"
	case strings.Join(a.words, "") == strings.Join(b.words, ""):
		return "same"
	case a.country != "" && b.country != "":
		if a.country == b.country {
			return "country"
		}
		return "conflict"
	case b.acronym != "" && isAcronym(b.acronym, a), a.acronym != "" && isAcronym(a.acronym, b):
		return "acronym"
	case a.country != "" && len(b.words) < len(a.words) && b.words[0] != a.words[0]:
		return "conflict" // "Korea" is not "North Korea"
	case a.country != "" && len(b.words) > len(a.words), b.country != "" && len(a.words) > len(b.words):
		return "conflict" // "South Australia" is not "Australia", nor "Bank of China" "China"
	case b.acronym != "" && !inCapitals(a, b.acronym), a.acronym != "" && !inCapitals(b, a.acronym):
		return "none" // "UN" is no part of "Kim Jong Un"
	case hasSuffix(a.words, b.words):
		return "suffix"
	case hasPrefix(a.words, b.words):
		return "prefix"
	case isSubset(b.words, a.words):
		return "inside"
	case hasSuffix(b.words, a.words):
		return "longer suffix"
	case hasPrefix(b.words, a.words):
		return "longer prefix"
	case isSubset(a.words, b.words):
		return "longer"
	}
	for _, w := range b.words {
		if slices.Contains(a.words, w) && len(w) > 2 {
			return "conflict"
		}
	}
	return "none"
}

// inCapitals reports whether a name has the word, if at all, in capitals.
func inCapitals(n *nameForm, word string) bool {
	i := slices.Index(n.words, word)
	return i < 0 || n.capital[i]
}

func isAcronym(short string, long *nameForm) bool {
	if len(short) < 2 {
		return false
	}
	return short == long.initial || len(short) > 2 && strings.HasSuffix(long.initial, short)
}

func hasSuffix(long, short []string) bool {
	return len(short) < len(long) && slices.Equal(long[len(long)-len(short):], short)
}

func hasPrefix(long, short []string) bool {
	return len(short) < len(long) && slices.Equal(long[:len(short)], short)
}

func isSubset(short, long []string) bool {
	for _, w := range short {
		if !slices.Contains(long, w) {
			return false
		}
	}
	return len(short) < len(long)
}
