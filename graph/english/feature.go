package english

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// The network sees a token as rows of tables of vectors, found by hashing what
// the token looks like. Every table's rows are summed; the sums side by side
// are the first layer. Row 0 of a table is not used.
const (
	formTable  = iota // the normalized form, by two hash functions
	gramTable         // prefixes, suffixes, and runs of 3 and 4 characters
	shapeTable        // classes of its characters
	spaceTable        // is there white space before and after it?
	classTable        // what WordNet knows of the word
	tableCount
)

// tableRows are the sizes of the tables.
var tableRows = [tableCount]int{formTable: 12289, gramTable: 16001, shapeTable: 1021, spaceTable: 5, classTable: classRows}

// maxGrams bounds the rows of gramTable that a token has; maxNormal is how many
// characters of a form are looked at (the first and the last half of them).
const (
	maxNormal = 32
	maxGrams  = 7 + 2*maxNormal
)

// featurizer computes the rows of tokens. It belongs to one goroutine and is
// used again and again.
type featurizer struct {
	lexicon *lexicon
	normal  []rune
	grams   []uint16
	word    []byte // normal, as bytes
	known   []byte
}

// pennBracket returns the bracket that the Penn Treebank writes as a word, ""
// for other words.
func pennBracket(form string) string {
	switch form {
	case "-LRB-", "-LSB-", "-LCB-":
		return "("
	case "-RRB-", "-RSB-", "-RCB-":
		return ")"
	}
	return ""
}

// written returns a form as it is usually written: brackets and quotation marks
// of the Penn Treebank become what they stand for.
func written(form string) string {
	switch form {
	case "``", "''", "‘‘", "’’":
		return `"`
	}
	if b := pennBracket(form); b != "" {
		return b
	}
	return form
}

// normalize fills normal with the characters of a form, folded, in lower case
// and with 0 for every digit.
func (f *featurizer) normalize(form string) {
	f.normal = f.normal[:0]
	form = written(form)
	for _, r := range form {
		if isJoiner(r) {
			continue
		}
		r = unicode.ToLower(fold(r))
		if unicode.IsDigit(r) {
			r = '0'
		}
		if len(f.normal) == maxNormal { // keep the first and the last half
			copy(f.normal[maxNormal/2:], f.normal[maxNormal/2+1:])
			f.normal = f.normal[:maxNormal-1]
		}
		f.normal = append(f.normal, r)
	}
}

func row(h hash, kind, table int) uint16 {
	return uint16(1 + h.int(kind).mix()%uint32(tableRows[table]-1))
}

// forms returns the rows of formTable of the normalized form.
func (f *featurizer) forms() [2]uint16 {
	h := hashStart
	for _, r := range f.normal {
		h = h.int(int(r))
	}
	return [2]uint16{row(h, 1, formTable), row(h, 2, formTable)}
}

// gramRows returns the rows of gramTable of the normalized form, without
// repetition, in rising order.
func (f *featurizer) gramRows() []uint16 {
	f.grams = f.grams[:0]
	n := len(f.normal)
	gram := func(from, to, kind int) {
		h := hashStart
		for _, r := range f.normal[max(from, 0):min(to, n)] {
			h = h.int(int(r))
		}
		f.grams = append(f.grams, row(h, kind, gramTable))
	}
	for k := 1; k <= 3; k++ {
		gram(0, k, 10+k)
	}
	for k := 1; k <= 4; k++ {
		gram(n-k, n, 20+k)
	}
	for i := 0; i+3 <= n; i++ {
		gram(i, i+3, 33)
	}
	for i := 0; i+4 <= n; i++ {
		gram(i, i+4, 34)
	}
	slices.Sort(f.grams)
	f.grams = slices.Compact(f.grams)
	return f.grams
}

// classes returns the rows of classTable of the normalized form.
func (f *featurizer) classes() []byte {
	f.word = f.word[:0]
	for _, r := range f.normal {
		f.word = utf8.AppendRune(f.word, r)
	}
	f.known = f.lexicon.appendClasses(f.known[:0], f.word)
	return f.known[:min(len(f.known), maxClasses)]
}

// shape returns the row of shapeTable of a form: its characters' classes,
// capitals apart, runs of one class cut to two.
func (f *featurizer) shape(form string) uint16 {
	form = written(form)
	h := hashStart
	var last rune
	run, length := 0, 0
	for _, r := range form {
		k := caseClass(class(r), unicode.IsUpper(r))
		if k == last {
			run++
		} else {
			last, run = k, 1
		}
		if run > 2 {
			continue
		}
		if length++; length > 10 {
			break
		}
		h = h.int(int(k))
	}
	return row(h, 5, shapeTable)
}

// spacing returns the row of spaceTable.
func spacing(before, after bool) uint16 {
	r := uint16(1)
	if before {
		r++
	}
	if after {
		r += 2
	}
	return r
}
