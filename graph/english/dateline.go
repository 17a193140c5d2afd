package english

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// datelineFinder finds where agency text says where and when it was written:
//
//	(Seoul) North Korean leader …
//	date 2024-01-10 SEOUL: North Korean leader …
//	LONDON, Jan 3 (Reuters) - Oil prices …
//
// The treebanks make a sentence of its own of it, and so do we, or it would
// stand as the root above what the article begins with.
type datelineFinder struct {
	lexicon *lexicon
	lower   []byte
	known   []byte
}

// maxDateline is how many words a dateline may have.
const maxDateline = 16

// length returns how many of the words that open a block are its dateline, 0
// when there is none.
func (d *datelineFinder) length(text string, words []word) int {
	form := func(i int) string {
		if i < len(words) && i < maxDateline {
			return text[words[i].start:words[i].end]
		}
		return ""
	}
	n := 0
	dated := form(0) == "date" && isDigits(form(1)) && form(2) == "-" && isDigits(form(3)) && form(4) == "-" && isDigits(form(5))
	if dated {
		n = 6
	}
	if form(n) == "(" {
		k := n + 1
		for isCapitalized(form(k)) {
			k++
		}
		if k > n+1 && form(k) == ")" && d.isPlace(form(n+1)) && goesOn(text, words, k+1) {
			return k + 1
		}
		return datedLength(dated, n, text, words)
	}
	k := n
	for isShouted(form(k)) && isCapitalized(form(k)) {
		k++
	}
	if k == n {
		return datedLength(dated, n, text, words)
	}
	detailed := dated
	for form(k) == "," && (isCapitalized(form(k+1)) || isDigits(form(k+1))) {
		detailed = true
		for k++; isCapitalized(form(k)) || isDigits(form(k)) || form(k) == "."; k++ {
		}
	}
	if form(k) == "(" {
		end := k + 1
		for isCapitalized(form(end)) || form(end) == "/" {
			end++
		}
		if end > k+1 && form(end) == ")" {
			detailed = true
			k = end + 1
		}
	}
	first, _ := utf8.DecodeRuneInString(form(k))
	ends := form(k) == ":" || straighten(first) == '-' && k < len(words) && words[k].space
	if ends && (detailed || d.isPlace(form(n))) && goesOn(text, words, k+1) {
		return k + 1
	}
	return datedLength(dated, n, text, words)
}

// datedLength is the length of a dateline that is a date and no more.
func datedLength(dated bool, n int, text string, words []word) int {
	if dated && goesOn(text, words, n) {
		return n
	}
	return 0
}

// goesOn reports whether a sentence in ordinary letters begins at word i.
func goesOn(text string, words []word, i int) bool {
	if i+2 > len(words) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[words[i].start:])
	if !unicode.IsUpper(r) && straighten(r) != '"' && straighten(r) != '\'' && !unicode.IsDigit(r) {
		return false
	}
	for _, w := range words[i:min(len(words), i+8)] {
		if !isShouted(text[w.start:w.end]) {
			return true
		}
	}
	return false
}

// isPlace reports whether WordNet knows a word as the name of a place.
func (d *datelineFinder) isPlace(word string) bool {
	const nounLocation = 15
	d.lower = d.lower[:0]
	for _, r := range word {
		d.lower = utf8.AppendRune(d.lower, unicode.ToLower(r))
	}
	d.known = d.lexicon.appendClasses(d.known[:0], d.lower)
	return slices.Contains(d.known, classInstance+nounLocation)
}

func isCapitalized(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && unicode.IsUpper(r)
}

func isDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
