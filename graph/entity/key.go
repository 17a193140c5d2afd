package entity

import (
	"slices"
	"strings"

	"dossier/graph/mention"
)

// nameKey returns the form of a candidate's best name by which it is looked
// for in other articles: folded, without what does not tell names apart.
func nameKey(c *Candidate) string {
	return keyOf(c.Names[0].Text, c.Type)
}

// keyOf folds a name: "Kim Jong-un" → "kim jong un". Companies lose their
// legal form, persons the initials in the middle, institutions the country in
// front, which is evidence rather than name.
func keyOf(name string, t mention.Type) string {
	words := mention.Fold(name)
	if t == mention.Person {
		return strings.Join(personWords(words), " ")
	}
	if end := len(words) - 1; end > 0 && theWords().company[words[end]] {
		for end > 0 && theWords().company[words[end]] {
			end--
		}
		return strings.Join(words[:end+1], " ")
	}
	if _, rest := countryPrefix(name); rest != "" {
		return strings.Join(mention.Fold(rest), " ")
	}
	return strings.Join(words, " ")
}

// personWords drops initials between the first and the last word, and "jr" at
// the end.
func personWords(words []string) []string {
	if n := len(words); n > 2 && words[n-1] == "jr" {
		words = words[:n-1]
	}
	if len(words) < 3 {
		return words
	}
	out := []string{words[0]}
	for _, w := range words[1 : len(words)-1] {
		if len(w) > 1 {
			out = append(out, w)
		}
	}
	return append(out, words[len(words)-1])
}

// countryPrefix splits the name of an institution that begins with a country
// or its adjective: "US State Department" → United States, "State Department".
// Only when a noun for institutions is left; rest is "" otherwise.
func countryPrefix(name string) (country, rest string) {
	words := strings.Fields(name)
	for n := 1; n <= 3 && n < len(words); n++ {
		prefix := strings.Join(words[:n], " ")
		country = mention.Country(prefix)
		if country == "" {
			country = mention.Demonym(prefix)
		}
		if country != "" && isInstitution(words[n:]) {
			return country, strings.Join(words[n:], " ")
		}
	}
	return "", ""
}

// isInstitution reports whether words are a common name of institutions: State
// Department, Supreme Court, Navy.
func isInstitution(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return mention.GroupNoun(strings.ToLower(w)) })
}
