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
	byHead   map[Head]int // mentions by their heads; the longest
	names    []string     // of the chains; "" without a proper name
}

// Head is the head of a phrase: a token of a sentence.
type Head struct{ Sentence, Token int }

func newLabeler(doc *ud.Document, a *mention.Analysis) *labeler {
	l := &labeler{doc: doc, analysis: a, trees: map[int]*ud.Tree{}, byHead: map[Head]int{}, names: make([]string, len(a.Chains))}
	for i, m := range a.Mentions {
		h := Head{m.Span.Sentence, m.Head}
		if _, ok := l.byHead[h]; !ok && !m.Demonym {
			l.byHead[h] = i
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
	if tok.UPOS == "ADJ" && (theWords().pointing[lemma] || tok.Feat("NumType") != "" || isOneOf(lemma, "former", "latter")) {
		return part{}, nil, part{} // "the latter"
	}
	if kept, ok := theWords().quantities[lemma]; ok && of >= 0 && depth < maxDepth {
		if !kept {
			return l.parts(t, Head{h.Sentence, of}, depth+1)
		}
		return part{lemma, lemma}, nil, l.complement(t, h.Sentence, of, depth)
	}
	head = l.headPart(t, h.Token)
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
func (l *labeler) headPart(t *ud.Tree, i int) part {
	tok := &t.Sentence.Tokens[i]
	form := cased(t, i)
	lower := strings.ToLower(tok.Form)
	if tok.UPOS == "PROPN" || isAcronym(tok.Form) && tok.XPOS != "NNS" || theWords().plurals[lower] {
		return part{form, strings.ToLower(form)}
	}
	lemma := tok.Lemma
	if lemma == "" || tok.XPOS != "NNS" {
		lemma = form
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
		p = l.words(t, c)
		if adjective := mention.Adjective(mention.Country(p.text)); adjective != "" {
			p.key = strings.ToLower(adjective) // "DPRK missile" is a North Korean missile
		}
		return p, false
	case "nummod":
		if len(tok.Form) == 4 && tokens[h.Token].XPOS == "NN" { // a year
			return part{tok.Form, tok.Form}, false
		}
	case "amod":
		if isQuantifier(form) {
			return part{form, form}, true
		}
		if theWords().pointing[lower] || theWords().pointing[form] || isCompared(t, c) {
			return part{}, false
		}
		return l.words(t, c), false
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
func (l *labeler) words(t *ud.Tree, i int) part {
	start, end := t.Extent(i)
	tokens := t.Sentence.Tokens
	for end < len(tokens)-1 && isHyphen(tokens, end) {
		end++
	}
	var b strings.Builder
	for k := start; k < end; k++ {
		tok := &tokens[k]
		if tok.UPOS == "PUNCT" && !isHyphen(tokens, k) || tok.UPOS == "DET" || k < i && theWords().pointing[strings.ToLower(tok.Form)] {
			continue
		}
		if b.Len() > 0 && (tok.Start > tokens[k-1].End || tokens[k-1].UPOS == "PUNCT" && !isHyphen(tokens, k-1)) {
			b.WriteByte(' ')
		}
		b.WriteString(cased(t, k))
	}
	text := strings.TrimLeft(b.String(), "-–— ")
	return part{text, strings.ToLower(text)}
}

// isHyphen reports whether token k is a hyphen that ties two words together.
func isHyphen(tokens []ud.Token, k int) bool {
	f := tokens[k].Form
	return (f == "-" || f == "–" || f == "‐") && k > 0 && k+1 < len(tokens) && tokens[k-1].End == tokens[k].Start && tokens[k].End == tokens[k+1].Start
}

// cased gives a word as it stands, but in small letters at the beginning of a
// sentence, unless it is a name.
func cased(t *ud.Tree, k int) string {
	tok := &t.Sentence.Tokens[k]
	if k > 0 && !isQuote(t.Sentence.Tokens[k-1].Form) || tok.UPOS == "PROPN" || isAcronym(tok.Form) || mention.Demonym(tok.Form) != "" {
		return tok.Form
	}
	return strings.ToLower(tok.Form)
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

// pronounParts names "half of them" and "those who were tripped": a pronoun,
// determiner or number is named only by what follows it.
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
	case isOneOf(form, "those", "anyone", "everyone", "someone", "anything", "everything", "something", "all"):
		if c := t.Child(h.Token, "acl"); c > h.Token {
			_, end := t.Extent(c)
			if end-h.Token <= 12 {
				text := l.plain(t, h.Token, end)
				return part{text, strings.ToLower(text)}, nil, part{}
			}
		}
	}
	return part{}, nil, part{}
}

// plain gives tokens as they stand in the text, the first in lower case.
func (l *labeler) plain(t *ud.Tree, start, end int) string {
	tokens := t.Sentence.Tokens
	for end > start && tokens[end-1].UPOS == "PUNCT" {
		end--
	}
	if start >= end {
		return ""
	}
	text := strings.Join(strings.Fields(l.doc.Text[tokens[start].Start:tokens[end-1].End]), " ")
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToLower(r)) + text[size:]
}

func isOneOf(s string, of ...string) bool { return slices.Contains(of, s) }
