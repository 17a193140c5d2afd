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
//	Kyiv, Ukraine CNN — Russian drones …
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
	o := opening{text, words[:min(len(words), maxDateline)]}
	date := o.date()
	for _, n := range []int{d.place(o, date), date} {
		if n > 0 && goesOn(text, words, n) {
			return n
		}
	}
	return 0
}

// opening is the words that a text opens with.
type opening struct {
	text  string
	words []word
}

// form returns word i, "" after the last.
func (o opening) form(i int) string {
	if i < len(o.words) {
		return o.text[o.words[i].start:o.words[i].end]
	}
	return ""
}

// date returns the length of "date 2024-01-10", 0 for anything else.
func (o opening) date() int {
	if o.form(0) == "date" && isDigits(o.form(1)) && o.form(2) == "-" && isDigits(o.form(3)) && o.form(4) == "-" && isDigits(o.form(5)) {
		return 6
	}
	return 0
}

// place returns the end of a dateline whose place would begin at word from, 0
// when there is none. After it stand a country, a date or an agency; if the
// place is not in capitals, an agency has to: "Kyiv (dpa) -", "London CNN —".
func (d *datelineFinder) place(o opening, from int) int {
	if end := o.bracket(from); end > 0 && d.isPlace(o.form(from+1)) {
		return end
	}
	shouted, known := isCapitals(o.form(from)), d.isPlace(o.form(from))
	if !isCapitalized(o.form(from)) {
		return 0
	}
	k := from + 1
	for shouted && (isCapitals(o.form(k)) || o.form(k) == "/" && isCapitals(o.form(k+1))) {
		k++
	}
	detailed, agency := known, false
	for o.form(k) == "," && (isCapitalized(o.form(k+1)) || isDigits(o.form(k+1))) {
		detailed = true
		for k++; isCapitalized(o.form(k)) || isDigits(o.form(k)) || o.form(k) == "."; k++ {
		}
	}
	if !shouted {
		if isCapitals(o.form(k)) {
			k++
		}
		agency = k > from+1 && isCapitals(o.form(k-1))
	}
	if end := o.bracket(k); end > 0 {
		k, agency, detailed = end, true, true
	}
	if (from > 0 || detailed && (shouted || agency)) && o.dash(k) {
		return k + 1
	}
	return 0
}

// bracket returns the end of a name that stands between brackets, or between
// slashes, from word i on: "(AP/dpa)", "/PRNewswire/"; 0 when there is none.
func (o opening) bracket(i int) int {
	end := map[string]string{"(": ")", "/": "/"}[o.form(i)]
	if end == "" {
		return 0
	}
	k := i + 2 // the first word may be in small letters
	for o.form(k) != end && (isCapitalized(o.form(k)) || o.form(k) == "/") {
		k++
	}
	if o.form(k) != end {
		return 0
	}
	return k + 1
}

// dash reports whether word i parts a dateline from the text.
func (o opening) dash(i int) bool {
	first, _ := utf8.DecodeRuneInString(o.form(i))
	return o.form(i) == ":" || straighten(first) == '-' && o.words[i].space
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

// isCapitals reports whether a word is in capitals: SEOUL, U.S.
func isCapitals(s string) bool {
	return isCapitalized(s) && isShouted(s)
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
