package entity

import (
	"embed"
	"strings"
	"sync"
)

//go:embed lexicon
var lexiconFiles embed.FS

// words is the word lists of the package.
type words struct {
	plurals    map[string]bool // nouns that stay plural
	pointing   map[string]bool // adjectives that are left out of a concept's name
	quantities map[string]bool // nouns before "of"; true for those that are kept
	empty      map[string]bool // nouns that name nothing alone; true for those that name nothing with a complement either
	company    map[string]bool // what ends the names of companies
}

var theWords = sync.OnceValue(func() *words {
	w := &words{plurals: map[string]bool{}, pointing: map[string]bool{}, quantities: map[string]bool{}, empty: map[string]bool{}, company: map[string]bool{}}
	for line := range rows("plurals.txt") {
		w.plurals[line] = true
	}
	for line := range rows("modifiers.txt") {
		w.pointing[line] = true
	}
	for line := range rows("quantities.txt") {
		w.quantities[line[2:]] = line[0] == '+'
	}
	for line := range rows("empty.txt") {
		w.empty[line[2:]] = line[0] == '!'
	}
	for line := range rows("company.txt") {
		w.company[line] = true
	}
	return w
})

// rows iterates over the lines of a lexicon file that are not comments.
func rows(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		b, err := lexiconFiles.ReadFile("lexicon/" + name)
		if err != nil {
			panic(err) // the files are embedded
		}
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSuffix(line, "\n")
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}
