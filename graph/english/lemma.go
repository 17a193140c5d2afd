package english

import (
	"bytes"
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// The lemma of a word is made by cutting off its end and adding another, as a
// table says that is learned from the treebanks: for a group of tags and the
// longest ending of the word that stands in the table. A whole word stands
// there with "^" before it.
//
//go:embed model/lemmas.tsv
var lemmaFile []byte

// lemmaRule cuts cut characters off and adds a string.
type lemmaRule struct {
	cut int
	add string
}

// lemmatizer is the table of rules by group and ending, as "NNS\ties".
type lemmatizer struct {
	rules map[string]lemmaRule
}

var lemmas = sync.OnceValue(func() *lemmatizer {
	l := &lemmatizer{rules: map[string]lemmaRule{}}
	for line := range strings.Lines(string(lemmaFile)) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(columns) != 4 || line[0] == '#' {
			continue
		}
		cut, _ := strconv.Atoi(columns[2])
		l.rules[columns[0]+"\t"+columns[1]] = lemmaRule{cut, columns[3]}
	}
	return l
})

// lemmaGroup returns the tags that share rules with a tag.
func lemmaGroup(upos, xpos string) string {
	switch xpos {
	case "VB", "VBP":
		return "VB"
	case "NNPS":
		return "NNS"
	case "IN":
		if upos == "SCONJ" {
			return "SCONJ"
		}
	case "NN":
		if upos != "NOUN" {
			return upos
		}
	}
	return xpos
}

// isName reports whether a Penn Treebank tag is one of proper names. It is also
// given to other words within names: United in United Nations is a VERB and NNP.
func isName(xpos string) bool {
	return xpos == "NNP" || xpos == "NNPS"
}

// lemmaWriter makes lemmas. It belongs to one goroutine and is used again and
// again.
type lemmaWriter struct {
	table   *lemmatizer
	lexicon *lexicon
	lower   []byte
	key     []byte
	known   []byte
}

// lemma returns the dictionary form of a word with these tags; words of names
// keep their form. shouted says that the sentence is written in capitals.
func (w *lemmaWriter) lemma(form, upos, xpos string, shouted bool) string {
	if upos == "PROPN" || isName(xpos) {
		return form
	}
	w.lower = w.lower[:0]
	for _, r := range form {
		w.lower = utf8.AppendRune(w.lower, unicode.ToLower(straighten(r)))
	}
	rule, whole := w.rule(lemmaGroup(upos, xpos))
	if !whole && w.keepsCase(form, upos, shouted) {
		return form
	}
	if upos == "NUM" && w.lower[0] <= '9' && !whole {
		return string(withoutGroups(w.lower))
	}
	stem := w.lower
	for range rule.cut {
		_, size := utf8.DecodeLastRune(stem)
		stem = stem[:len(stem)-size]
	}
	if len(stem)+len(rule.add) == 0 {
		return form
	}
	if rule.add == "" && len(stem) == len(form) && string(stem) == form {
		return form
	}
	if rule.add == "y" && len(stem) == 1 && upos == "VERB" {
		return string(stem) + "ie" // lied, tied: no verb is as short as "ly"
	}
	return string(stem) + rule.add
}

// rule returns the rule for the lower-case word, and whether it is one for this
// very word.
func (w *lemmaWriter) rule(group string) (lemmaRule, bool) {
	w.key = append(append(w.key[:0], group...), "\t^"...)
	w.key = append(w.key, w.lower...)
	if r, ok := w.table.rules[string(w.key)]; ok {
		return r, true
	}
	const longest = 12
	ending := w.lower
	for utf8.RuneCount(ending) > longest {
		_, size := utf8.DecodeRune(ending)
		ending = ending[size:]
	}
	for {
		w.key = append(append(w.key[:0], group...), '\t')
		w.key = append(w.key, ending...)
		if r, ok := w.table.rules[string(w.key)]; ok && r.cut <= utf8.RuneCount(w.lower) {
			return r, false
		}
		if len(ending) == 0 {
			return lemmaRule{}, false
		}
		_, size := utf8.DecodeRune(ending)
		ending = ending[size:]
	}
}

// keepsCase reports whether a word that is not in the table is to keep its
// capitals: acronyms, symbols, and adjectives of names, which WordNet does not
// know in small letters.
func (w *lemmaWriter) keepsCase(form, upos string, shouted bool) bool {
	letters, uppers, digits := 0, 0, 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			letters++
			uppers++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	switch {
	case uppers == 0:
		return false
	case upos == "X" || upos == "SYM" || upos == "NUM" && letters == uppers:
		return true
	case shouted:
		return false
	case upos == "NOUN":
		return letters == 1 || digits > 0 || uppers > 1 && !w.knows(lexNoun)
	case upos == "ADJ":
		return !w.knows(lexAdjective)
	case upos == "ADV":
		return uppers > 1 && letters == uppers && !w.knows(lexAdverb)
	}
	return false
}

// knows reports whether WordNet has the word, or one that it may be a form of,
// in small letters.
func (w *lemmaWriter) knows(speech int) bool {
	w.known = w.lexicon.appendClasses(w.known[:0], w.lower)
	if slices.Contains(w.known, byte(classCapital+speech)) {
		return false
	}
	base := byte(classBase + 3*speech)
	return slices.ContainsFunc(w.known, func(c byte) bool { return base <= c && c < base+3 })
}

// withoutGroups takes the commas out of 12,000.
func withoutGroups(number []byte) []byte {
	kept := number[:0]
	for i, b := range number {
		if b == ',' && i > 0 && i+3 < len(number) {
			continue
		}
		kept = append(kept, b)
	}
	return kept
}

// lowered returns the form as the table has it.
func lowered(form string) string {
	var b bytes.Buffer
	for _, r := range form {
		b.WriteRune(unicode.ToLower(straighten(r)))
	}
	return b.String()
}
