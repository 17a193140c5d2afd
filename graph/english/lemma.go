package english

import (
	"bytes"
	_ "embed"
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

// lemmaWriter makes lemmas. It belongs to one goroutine and is used again and
// again.
type lemmaWriter struct {
	table *lemmatizer
	lower []byte
	key   []byte
}

// lemma returns the dictionary form of a word with these tags. shouted says
// that the sentence is written in capitals, first that the word opens it.
func (w *lemmaWriter) lemma(form, upos, xpos string, first, shouted bool) string {
	if upos == "PROPN" {
		return form
	}
	w.lower = w.lower[:0]
	for _, r := range form {
		w.lower = utf8.AppendRune(w.lower, unicode.ToLower(fold(r)))
	}
	rule, whole := w.rule(lemmaGroup(upos, xpos))
	if !whole && keepsCase(form, upos, first, shouted) {
		return form
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
// capitals: acronyms, symbols, and adjectives of names in running text.
func keepsCase(form, upos string, first, shouted bool) bool {
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
	case uppers > 1 || digits > 0 && letters > 0:
		return upos == "NOUN" || upos == "ADJ"
	}
	return upos == "ADJ" && !first
}

// lemmasOf is used in training: the rule that turns a word into a lemma.
func lemmaRuleOf(word, lemma string) lemmaRule {
	a, b := []rune(word), []rune(lemma)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	return lemmaRule{len(a) - same, string(b[same:])}
}

// lowered returns the form as the table has it.
func lowered(form string) string {
	var b bytes.Buffer
	for _, r := range form {
		b.WriteRune(unicode.ToLower(fold(r)))
	}
	return b.String()
}
