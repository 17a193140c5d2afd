package mention

import (
	"embed"
	"strings"
	"sync"

	"dossier/graph/ud"
)

//go:embed lexicon
var lexiconFiles embed.FS

// kinds says what kinds of things a noun means: a string of pairs of a letter
// and a digit, most frequent first. The letter stands for a lexicographer file
// of WordNet, the digit for its share of the word's uses in tenths.
//
//	a top  b act  c animal  d artifact  e attribute  f body  g cognition
//	h communication  i event  j feeling  k food  l group  m location  n motive
//	o object  p person  q phenomenon  r plant  s possession  t process
//	u quantity  v relation  w shape  x state  y substance  z time
type kinds string

// share returns the share of a kind in tenths.
func (k kinds) share(letter byte) int {
	for i := 0; i+1 < len(k); i += 2 {
		if k[i] == letter {
			return int(k[i+1] - '0')
		}
	}
	return 0
}

// first returns the letter of the most frequent kind, "" for an unknown word.
func (k kinds) first() string { return string(k[:min(1, len(k))]) }

// lexicon is the tables of the package, loaded once.
type lexicon struct {
	nouns       map[string]kinds    // common nouns, lower case
	proper      map[string]kinds    // proper nouns as they are spelled, with spaces
	given       map[string]string   // given names: "m", "f", "?"
	surnames    map[string]bool     // family names
	countries   map[string]string   // names of countries → the first name
	adjective   map[string]string   // "North Korean" → "North Korea"
	adjectiveOf map[string]string   // "North Korea" → "North Korean"
	divided     map[string]bool     // plurals of the names that countries share: "Koreas"
	capitals    map[string]string   // "Seoul" → "South Korea"
	capitalsOf  map[string][]string // "South Korea" → "Seoul"
	titles      map[string]string   // words before a person's name → "m", "f", "-"
	gender      map[string]string   // common nouns → "m", "f"
	pronouns    map[string]pronoun
	saying      map[string]bool // verbs of saying
}

// pronoun is a row of pronouns.tsv.
type pronoun struct{ class, person, number, gender string }

var theLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		nouns:       map[string]kinds{},
		proper:      map[string]kinds{},
		given:       map[string]string{},
		surnames:    map[string]bool{},
		countries:   map[string]string{},
		adjective:   map[string]string{},
		adjectiveOf: map[string]string{},
		divided:     map[string]bool{},
		capitals:    map[string]string{},
		capitalsOf:  map[string][]string{},
		titles:      map[string]string{},
		gender:      map[string]string{},
		pronouns:    map[string]pronoun{},
		saying:      map[string]bool{},
	}
	for f := range rows("nouns.txt") {
		for w := range strings.SplitSeq(f[1], " ") {
			l.nouns[w] = kinds(f[0])
		}
	}
	for f := range rows("proper.txt") {
		for w := range strings.SplitSeq(f[1], " ") {
			l.proper[strings.ReplaceAll(w, "_", " ")] = kinds(f[0])
		}
	}
	for f := range rows("given.tsv") {
		l.given[f[0]] = f[1]
	}
	for f := range rows("surnames.txt") {
		l.surnames[f[0]] = true
	}
	for f := range rows("titles.tsv") {
		l.titles[f[0]] = f[1]
	}
	for f := range rows("gender.tsv") {
		l.gender[f[0]] = f[1]
	}
	for f := range rows("pronouns.tsv") {
		l.pronouns[f[0]] = pronoun{class: f[1], person: f[2], number: f[3], gender: f[4]}
	}
	for f := range rows("saying.txt") {
		for w := range strings.SplitSeq(f[0], " ") {
			l.saying[w] = true
		}
	}
	for f := range rows("countries.tsv") {
		l.countries[f[0]] = f[0]
		addAll(l.countries, f[1], f[0])
		if direction, name, ok := strings.Cut(f[0], " "); ok && (direction == "North" || direction == "South" || direction == "East" || direction == "West") {
			l.divided[name+"s"] = true
		}
		addAll(l.adjective, f[2], f[0])
		if first, _, _ := strings.Cut(f[2], "|"); first != "" {
			l.adjectiveOf[f[0]] = first
		}
		addAll(l.capitals, f[3], f[0])
		for city := range strings.SplitSeq(f[3], "|") {
			if city != "" {
				l.capitalsOf[f[0]] = append(l.capitalsOf[f[0]], city)
			}
		}
	}
	return l
})

// isTitle reports whether a word can stand before a person's name without
// being part of it.
func (l *lexicon) isTitle(tok *ud.Token) bool {
	_, ok := l.titles[strings.ToLower(tok.Form)]
	return ok
}

func addAll(table map[string]string, names, value string) {
	for n := range strings.SplitSeq(names, "|") {
		if n != "" {
			table[n] = value
		}
	}
}

// rows iterates over the lines of a lexicon file that are not comments, split
// at tabs.
func rows(name string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		b, err := lexiconFiles.ReadFile("lexicon/" + name)
		if err != nil {
			panic(err) // the files are embedded
		}
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSuffix(line, "\n")
			if line != "" && line[0] != '#' && !yield(strings.Split(line, "\t")) {
				return
			}
		}
	}
}
