package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/graph/mention"
	"dossier/graph/ud"
)

// Label is the name of a concept, as the headword of an encyclopaedia would
// have it: "ballistic missile", "North Korean military", "Kim Jong Un's
// daughter".
type Label struct {
	Text string // as it is shown
	// Key is the same for phrases that differ only in articles or in number:
	// "launch of spy satellite" for "launch of a spy satellite".
	Key string
	// Broader are the keys of more general concepts, the narrowest first:
	// modifiers fall away from the left.
	Broader []string
}

// labeler names the phrases of one article.
type labeler struct {
	doc      *ud.Document
	analysis *mention.Analysis
	trees    map[int]*ud.Tree
	byHead   map[Head]int  // mentions by their heads; of a coordination, its first member
	inName   map[Head]bool // tokens of proper names
	names    []string      // of the chains; "" without a proper name
}

// Head is the head of a phrase: a token of a sentence.
type Head struct{ Sentence, Token int }

func newLabeler(doc *ud.Document, a *mention.Analysis) *labeler {
	l := &labeler{doc: doc, analysis: a, trees: map[int]*ud.Tree{}, byHead: map[Head]int{}, inName: map[Head]bool{}, names: make([]string, len(a.Chains))}
	for i, m := range a.Mentions {
		if m.Demonym {
			continue
		}
		l.byHead[Head{m.Span.Sentence, m.Head}] = i // the shortest comes last
		for k := m.Name.Start; k < m.Name.End; k++ {
			l.inName[Head{m.Name.Sentence, k}] = true
		}
	}
	for c := range a.Chains {
		if names := l.chainNames(c); len(names) > 0 {
			l.names[c] = names[0].Text
		}
	}
	return l
}

// tree returns the tree of a sentence, nil when it is none.
func (l *labeler) tree(sentence int) *ud.Tree {
	t, ok := l.trees[sentence]
	if !ok && l.doc.Sentences[sentence].Check() == nil {
		t = ud.NewTree(&l.doc.Sentences[sentence])
	}
	l.trees[sentence] = t
	return t
}

// part is a word or phrase of a label.
type part struct{ text, key string }

// label names the phrase with the given head; the zero Label when there is
// nothing to name it by: a pronoun, a number.
func (l *labeler) label(h Head) Label {
	t := l.tree(h.Sentence)
	if t == nil {
		return Label{}
	}
	head, left, right := l.parts(t, h, 0)
	if head.text == "" {
		return Label{}
	}
	if always, empty := theWords().empty[head.key]; empty && (always || len(left) == 0 && right.text == "") {
		return Label{}
	}
	out := Label{Text: join(left, head, right, false), Key: join(left, head, right, true)}
	for k := 1; k <= len(left); k++ {
		out.Broader = append(out.Broader, join(left[k:], head, right, true))
	}
	if right.text != "" {
		for k := 0; k <= len(left); k++ {
			out.Broader = append(out.Broader, join(left[k:], head, part{}, true))
		}
	}
	out.Broader = slices.DeleteFunc(out.Broader, func(k string) bool { return k == out.Key })
	return out
}

// join puts the parts of a label together.
func join(left []part, head, right part, key bool) string {
	var words []string
	add := func(p part) {
		if w := p.text; !key && w != "" {
			words = append(words, w)
		} else if w := p.key; key && w != "" {
			words = append(words, w)
		}
	}
	for _, p := range left {
		add(p)
	}
	add(head)
	add(right)
	var b strings.Builder
	for i, w := range words {
		if i > 0 && !strings.HasSuffix(words[i-1], "-") && !strings.HasSuffix(words[i-1], "–") {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// maxDepth bounds how deep "of"-phrases nest in a label.
const maxDepth = 3

// parts takes a phrase apart: its head in the singular, what narrows it down
// before, and its "of"-phrase.
func (l *labeler) parts(t *ud.Tree, h Head, depth int) (head part, left []part, right part) {
	tokens := t.Sentence.Tokens
	tok := &tokens[h.Token]
	of := l.ofPhrase(t, h.Token)
	if tok.UPOS != "NOUN" && tok.UPOS != "PROPN" && tok.UPOS != "ADJ" && tok.UPOS != "VERB" && tok.UPOS != "X" {
		return l.pronounParts(t, h, of, depth)
	}
	lemma := strings.ToLower(tok.Lemma)
	if tok.UPOS == "ADJ" && (theWords().pointing[lemma] || tok.Feat("NumType") != "" || isOneOf(lemma, "former", "latter") || t.Child(h.Token, "det") < 0) {
		return part{}, nil, part{} // "the latter"; "most hostile"
	}
	if kept, ok := theWords().quantities[lemma]; ok && of >= 0 && depth < maxDepth {
		if !kept {
			return l.parts(t, Head{h.Sentence, of}, depth+1)
		}
		return part{lemma, lemma}, nil, l.complement(t, h.Sentence, of, depth)
	}
	head = l.headPart(t, h)
	for _, c := range t.Children(h.Token) {
		if c > h.Token {
			break
		}
		p, stays := l.modifier(t, h, c)
		if stays { // "few voters": not a voter
			head = part{strings.ToLower(tok.Form), strings.ToLower(tok.Form)}
			left = nil
		}
		if p.text != "" {
			left = append(left, p)
		}
	}
	if of >= 0 && depth < maxDepth {
		if owner := l.countryOf(h.Sentence, of); owner != "" && l.ownable(h) {
			left = append([]part{ownerPart(owner)}, left...)
		} else {
			right = l.complement(t, h.Sentence, of, depth)
		}
	}
	return head, left, right
}

// headPart gives the head in the singular, unless it stays plural.
func (l *labeler) headPart(t *ud.Tree, h Head) part {
	tok := &t.Sentence.Tokens[h.Token]
	form := l.cased(t, h)
	lower := strings.ToLower(tok.Form)
	if tok.UPOS == "PROPN" || isAcronym(tok.Form) && tok.XPOS != "NNS" || theWords().plurals[lower] {
		return part{form, strings.ToLower(form)}
	}
	lemma := tok.Lemma
	if lemma == "" || tok.XPOS != "NNS" {
		lemma = form
	} else if form != tok.Form {
		lemma = strings.ToLower(lemma)
	}
	if stem := strings.TrimSuffix(lower, "s"); !mention.CommonNoun(strings.ToLower(lemma)) && mention.CommonNoun(stem) && tok.XPOS == "NNS" {
		lemma = stem
	}
	return part{lemma, strings.ToLower(lemma)}
}

// isAcronym reports whether a word has more capitals than small letters.
func isAcronym(w string) bool {
	upper, lower := 0, 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper > lower && upper > 1
}

// modifier gives what a dependent before the head adds to the label; stays
// reports that it is a quantifier which changes what is true of the rest.
func (l *labeler) modifier(t *ud.Tree, h Head, c int) (p part, stays bool) {
	tokens := t.Sentence.Tokens
	tok := &tokens[c]
	lower := strings.ToLower(tok.Lemma)
	form := strings.ToLower(tok.Form)
	switch tok.Relation() {
	case "compound", "flat":
		p = l.words(t, Head{h.Sentence, c})
		if isDate(p.text) || isMeasure(p.text) {
			return part{}, false
		}
		name := p.text
		if m, ok := l.byHead[Head{h.Sentence, c}]; ok && l.spells(m, p.text) {
			name = l.names[l.analysis.Mentions[m].Chain] // "U.N. headquarters" are those of the United Nations
			p.key = strings.ToLower(name)
		}
		if adjective := mention.Adjective(mention.Country(name)); adjective != "" {
			p.key = strings.ToLower(adjective) // "DPRK missile" is a North Korean missile
		}
		return p, false
	case "amod":
		if isQuantifier(form) {
			return part{form, form}, true
		}
		if theWords().pointing[lower] || theWords().pointing[form] || isCompared(t, c) {
			return part{}, false
		}
		if p = l.words(t, Head{h.Sentence, c}); isMeasure(p.text) {
			return part{}, false
		}
		return p, false
	case "det":
		if isQuantifier(form) {
			return part{form, form}, true
		}
	case "nmod":
		if tok.Deprel == "nmod:poss" {
			return l.owner(h, c), false
		}
	}
	return part{}, false
}

// spells reports whether mention m is a name and nothing else but text.
func (l *labeler) spells(m int, text string) bool {
	x := &l.analysis.Mentions[m]
	return x.Name.Start < x.Name.End && l.names[x.Chain] != "" && cleanName(l.doc.Span(x.Name)) == text
}

// isMeasure reports whether a modifier says how long or how old something is:
// "11-year", "nine-month-old", "two-day". It tells one thing from another only
// in its own article.
func isMeasure(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == '-' || r == '–' || r == ' ' })
	if len(words) < 2 {
		return false
	}
	switch strings.TrimSuffix(words[1], "s") {
	case "year", "month", "week", "day", "hour", "minute":
		return words[0][0] >= '0' && words[0][0] <= '9' || isOneOf(words[0], "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
	}
	return false
}

// isQuantifier reports whether a word before a noun makes another statement
// of every statement about the noun.
func isQuantifier(form string) bool {
	switch form {
	case "few", "fewer", "little", "less", "most", "half":
		return true
	}
	return false
}

// isCompared reports whether an adjective is a comparative or superlative.
func isCompared(t *ud.Tree, c int) bool {
	tok := &t.Sentence.Tokens[c]
	if tok.XPOS == "JJR" || tok.XPOS == "JJS" {
		return true
	}
	for _, k := range t.Children(c) {
		switch strings.ToLower(t.Sentence.Tokens[k].Form) {
		case "more", "most", "less", "least":
			return true
		}
	}
	return false
}

// words gives the words of a modifier as they stand in the text. A hyphen
// that ties it to what follows stays at its end.
func (l *labeler) words(t *ud.Tree, h Head) part {
	i := h.Token
	start, end := t.Extent(i)
	tokens := t.Sentence.Tokens
	for end < len(tokens)-1 && isHyphen(tokens, end) {
		end++
	}
	for start > 0 && (isHyphen(tokens, start) || isHyphen(tokens, start-1)) {
		start-- // "denial-of-service"
	}
	var b strings.Builder
	for k := start; k < end; k++ {
		tok := &tokens[k]
		if tok.UPOS == "PUNCT" && !isHyphen(tokens, k) || tok.UPOS == "DET" && !isHyphen(tokens, k+1) || k < i && theWords().pointing[strings.ToLower(tok.Form)] {
			continue
		}
		if b.Len() > 0 && (tok.Start > tokens[k-1].End || tokens[k-1].UPOS == "PUNCT" && !isHyphen(tokens, k-1)) {
			b.WriteByte(' ')
		}
		b.WriteString(l.cased(t, Head{h.Sentence, k}))
	}
	text := strings.TrimLeft(b.String(), "-–— ")
	return part{text, strings.ToLower(text)}
}

// isHyphen reports whether token k is a hyphen that ties two words together.
func isHyphen(tokens []ud.Token, k int) bool {
	f := tokens[k].Form
	return (f == "-" || f == "–" || f == "‐") && k > 0 && k+1 < len(tokens) && tokens[k-1].End == tokens[k].Start && tokens[k].End == tokens[k+1].Start
}

// cased gives a word as it is written within a sentence: names and acronyms as
// they stand, other nouns and somebody's office in small letters also where
// they are capitalised ("Prime Minister"), the first word of a sentence in
// small letters.
func (l *labeler) cased(t *ud.Tree, h Head) string {
	tokens := t.Sentence.Tokens
	tok := &tokens[h.Token]
	lower := strings.ToLower(tok.Form)
	if l.inName[h] || isAcronym(tok.Form) || mention.Demonym(tok.Form) != "" || !isCapitalised(tok.Form) {
		return tok.Form
	}
	office := mention.Title(lower)
	if h.Token+1 < len(tokens) {
		next := &tokens[h.Token+1]
		if mention.Demonym(tok.Form+" "+next.Form) != "" {
			return tok.Form // "South Korean"
		}
		// A name of several words, or an office: "Prime Minister".
		if isCapitalised(next.Form) && next.UPOS == "PROPN" && !mention.Title(strings.ToLower(next.Form)) {
			return tok.Form
		}
		first := h.Token == 0 || !isCapitalised(tokens[h.Token-1].Form)
		office = office || first && isCapitalised(next.Form) && mention.Title(strings.ToLower(next.Form))
	}
	if h.Token > 0 && !office {
		if before := &tokens[h.Token-1]; before.UPOS == "PROPN" && isCapitalised(before.Form) && !mention.Title(strings.ToLower(before.Form)) {
			return tok.Form // the end of a name of several words
		}
	}
	switch known := mention.CommonNoun(lower) || mention.CommonNoun(strings.ToLower(tok.Lemma)); {
	case known && (tok.UPOS != "PROPN" || office || l.ofOffice(t, h.Token)):
		return lower
	case tok.UPOS != "PROPN" && (h.Token == 0 || isQuote(tokens[h.Token-1].Form)):
		return lower
	}
	return tok.Form
}

// ofOffice reports whether a noun says what an office is for: "Secretary of
// State".
func (l *labeler) ofOffice(t *ud.Tree, i int) bool {
	tokens := t.Sentence.Tokens
	h := tokens[i].Head
	return tokens[i].Deprel == "nmod" && h >= 0 && h == i-2 && mention.Title(strings.ToLower(tokens[h].Form))
}

// isCapitalised reports whether the first letter alone is a capital.
func isCapitalised(w string) bool {
	r, size := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && strings.ToLower(w[size:]) == w[size:]
}

func isQuote(form string) bool { return form == "“" || form == "\"" || form == "``" || form == "‘" }

// owner gives the possessor: "Kim Jong Un's", "North Korean"; nothing when it
// has no name, or when the thing is not one that is told by its owner.
func (l *labeler) owner(h Head, c int) part {
	m, ok := l.byHead[Head{h.Sentence, c}]
	if !ok || !l.ownable(h) {
		return part{}
	}
	name := l.names[l.analysis.Mentions[m].Chain]
	if name == "" {
		return part{}
	}
	return ownerPart(name)
}

func ownerPart(name string) part {
	if country := mention.Country(name); country != "" {
		if adjective := mention.Adjective(country); adjective != "" {
			return part{adjective, strings.ToLower(adjective)}
		}
		name = country
	}
	text := name + "'s"
	return part{text, strings.ToLower(text)}
}

// ownable reports whether a phrase means what is told apart by its owner:
// people, institutions and places.
func (l *labeler) ownable(h Head) bool {
	m, ok := l.byHead[h]
	if !ok {
		return false
	}
	switch l.analysis.Mentions[m].Type {
	case mention.Person, mention.Organization, mention.Place:
		return true
	}
	return false
}

// countryOf returns the name of the country that token i means, "" when it
// means none.
func (l *labeler) countryOf(sentence, i int) string {
	m, ok := l.byHead[Head{sentence, i}]
	if !ok {
		return ""
	}
	return mention.Country(l.names[l.analysis.Mentions[m].Chain])
}

// ofPhrase returns the head of the "of"-phrase after i, −1 when there is none.
func (l *labeler) ofPhrase(t *ud.Tree, i int) int {
	for _, c := range t.Children(i) {
		tok := &t.Sentence.Tokens[c]
		if c <= i || tok.Deprel != "nmod" {
			continue
		}
		if k := t.Child(c, "case"); k >= 0 && k < c && strings.EqualFold(t.Sentence.Tokens[k].Form, "of") {
			return c
		}
		return -1 // another complement comes first
	}
	return -1
}

// complement gives "of" and a phrase: "of a spy satellite". The name of a
// named thing stands for it; other phrases keep their number and, in the
// singular, their article, and lose what is dropped from labels.
func (l *labeler) complement(t *ud.Tree, sentence, i, depth int) part {
	m, ok := l.byHead[Head{sentence, i}]
	if ok && l.names[l.analysis.Mentions[m].Chain] != "" {
		name := l.names[l.analysis.Mentions[m].Chain]
		if named := l.analysis.Mentions[m].Name; named.Start > 0 && named.Start < named.End && strings.EqualFold(t.Sentence.Tokens[named.Start-1].Form, "the") {
			return part{"of the " + name, "of " + strings.ToLower(name)}
		}
		return part{"of " + name, "of " + strings.ToLower(name)}
	}
	if ok && l.analysis.Mentions[m].Type == mention.Time {
		return part{} // "an age of nine months"
	}
	head, left, right := l.parts(t, Head{sentence, i}, depth+1)
	if head.text == "" {
		return part{}
	}
	key := "of " + join(left, head, right, true)
	tok := &t.Sentence.Tokens[i]
	shown := head
	if tok.UPOS == "NOUN" && tok.XPOS == "NNS" {
		shown.text = strings.ToLower(tok.Form)
		if isAcronym(tok.Form) {
			shown.text = tok.Form
		}
	}
	text := join(left, shown, right, false)
	if tok.XPOS == "NN" {
		if d := t.Child(i, "det"); d >= 0 {
			switch strings.ToLower(t.Sentence.Tokens[d].Form) {
			case "a", "an":
				text = article(text) + " " + text
			case "the":
				text = "the " + text
			}
		}
	}
	return part{"of " + text, key}
}

// article returns the indefinite article for a phrase.
func article(phrase string) string {
	if phrase != "" && strings.ContainsRune("aeioAEIO", rune(phrase[0])) {
		return "an"
	}
	return "a"
}

// pronounParts names "half of them" and "three of the men": a determiner or
// number is named only by what follows it. "Those who were tripped" are not
// named.
func (l *labeler) pronounParts(t *ud.Tree, h Head, of, depth int) (head part, left []part, right part) {
	tok := &t.Sentence.Tokens[h.Token]
	form := strings.ToLower(tok.Form)
	switch {
	case of >= 0 && depth < maxDepth && tok.UPOS != "PRON":
		if tok.UPOS == "NUM" || !isQuantifier(form) { // "three of the men", "all of them"
			return l.parts(t, Head{h.Sentence, of}, depth+1)
		}
		right = l.complement(t, h.Sentence, of, depth)
		if right.text == "" {
			return part{}, nil, part{}
		}
		return part{form, form}, nil, right
	}
	return part{}, nil, part{}
}

func isOneOf(s string, of ...string) bool { return slices.Contains(of, s) }
