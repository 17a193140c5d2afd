package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// allTypes in the order of the classifier's classes.
var allTypes = []Type{Abstract, Animal, Event, Object, Organization, Person, Place, Plant, Substance, Time}

// typeFeatures describes a mention to the classifier of types: its head, its
// name, its modifiers, and what governs it.
func typeFeatures(p *phrase, f features) features {
	f = f[:0]
	f.add("bias")
	f.add("kind", string(p.Kind))
	if p.Kind == Pronoun {
		f.add("pronoun", strings.ToLower(p.token().Form))
		contextFeatures(p, &f, "pronoun")
		return f
	}
	if p.Name.Start < p.Name.End {
		nameFeatures(p, &f)
	}
	headFeatures(p, &f)
	modifierFeatures(p, &f)
	contextFeatures(p, &f, string(p.Kind))
	return f
}

// kindFeatures adds what the lexicon knows of a word or name.
func kindFeatures(f *features, template string, k kinds) {
	if k == "" {
		f.add(template + " unknown")
		return
	}
	f.add(template+" first", string(k[:1]))
	for i := 0; i+1 < len(k) && i < 6; i += 2 {
		f.add(template, string(k[i:i+1]))
		f.add(template+" share", string(k[i:i+2]))
	}
}

func headFeatures(p *phrase, f *features) {
	tok := p.token()
	kind := string(p.Kind)
	f.add("head", kind, p.lemma)
	f.add("xpos", tok.XPOS)
	f.add("upos rel", tok.UPOS, tok.Deprel)
	f.add("shape", kind, shape(tok.Form))
	for n := 2; n <= 4; n++ {
		f.add("suffix", kind, suffix(p.lemma, n))
	}
	if i := strings.LastIndexAny(p.lemma, "-–"); i >= 0 {
		kindFeatures(f, "part", theLexicon().nouns[p.lemma[i+1:]])
	}
	kindFeatures(f, "noun "+kind, nounKinds(p.lemma))
	if p.coordination {
		f.add("coordination")
	}
}

// nounKinds looks a lemma up; an unknown plural is looked up without its s.
func nounKinds(lemma string) kinds {
	n := theLexicon().nouns
	if k, ok := n[lemma]; ok {
		return k
	}
	return n[strings.TrimSuffix(lemma, "s")]
}

func nameFeatures(p *phrase, f *features) {
	l := theLexicon()
	tokens := p.tree.Sentence.Tokens[p.Name.Start:p.Name.End]
	words := make([]string, len(tokens))
	for i := range tokens {
		words[i] = tokens[i].Form
	}
	name := strings.Join(words, " ")
	first, last := words[0], words[len(words)-1]
	f.add("name", name)
	f.add("name length", bucket(len(words)))
	f.add("first word", first)
	f.add("last word", last)
	f.add("shapes", shape(first), shape(last))
	if p.Name.Start > p.Span.Start {
		f.add("before name", strings.ToLower(p.tree.Sentence.Tokens[p.Name.Start-1].Form))
		before := &p.tree.Sentence.Tokens[p.Name.Start-1]
		if before.UPOS == "NOUN" || before.UPOS == "PROPN" {
			kindFeatures(f, "before", nounKinds(strings.ToLower(before.Lemma)))
		}
		if l.isTitle(before) {
			f.add("title before")
		}
	}
	kindFeatures(f, "proper", l.proper[name])
	if l.countries[name] != "" {
		f.add("country")
	}
	if l.capitals[name] != "" {
		f.add("capital")
	}
	if l.adjective[name] != "" {
		f.add("people of a country")
	}
	f.add("given first", l.given[first], bucket(len(words)))
	for i, w := range words {
		if l.given[w] != "" {
			f.add("given")
		}
		position := "inner"
		if i == 0 {
			position = "first"
		} else if i == len(words)-1 {
			position = "last"
		}
		if len(words) > 1 {
			kindFeatures(f, "proper "+position, l.proper[w])
		}
		kindFeatures(f, "common "+position, nounKinds(strings.ToLower(w)))
		f.add("word", strings.ToLower(w))
		if l.surnames[w] {
			f.add("surname", position, yes(len(words) > 1))
		}
		if l.countries[w] != "" || l.adjective[w] != "" {
			f.add("country in name", position)
		}
		if len(w) <= 2 && strings.HasSuffix(w, ".") && i > 0 {
			f.add("initial")
		}
		if isOneOf(strings.ToLower(w), "of", "for", "and", "&", "de", "van", "von", "al", "bin", "'s") {
			f.add("small word", strings.ToLower(w))
		}
	}
	for n := 2; n <= 4; n++ {
		f.add("name suffix", suffix(last, n))
		f.add("first suffix", suffix(first, n))
	}
	f.add("name prefix", prefix(last, 3))
}

func modifierFeatures(p *phrase, f *features) {
	t := p.tree
	kind := string(p.Kind)
	for _, c := range t.Children(p.Head) {
		tok := &t.Sentence.Tokens[c]
		lemma := strings.ToLower(tok.Lemma)
		rel := tok.Relation()
		switch rel {
		case "amod", "compound", "nummod":
			f.add("modifier", kind, lemma)
			kindFeatures(f, "modifier kind "+kind, nounKinds(lemma))
		case "det":
			f.add("det", kind, lemma)
		case "nmod", "appos", "conj", "flat":
			preposition := ""
			if k := t.Child(c, "case"); k >= 0 {
				preposition = strings.ToLower(t.Sentence.Tokens[k].Lemma)
			}
			f.add("child", kind, tok.Deprel, preposition)
			f.add("child lemma", tok.Deprel, lemma)
			kindFeatures(f, "child kind "+tok.Deprel, nounKinds(lemma))
		case "acl", "nsubj", "cop":
			f.add("child", kind, tok.Deprel, "")
			if rel == "nsubj" {
				f.add("subject", lemma)
			}
		}
	}
}

func contextFeatures(p *phrase, f *features, kind string) {
	t, tok := p.tree, p.token()
	preposition := ""
	if c := t.Child(p.Head, "case"); c >= 0 {
		preposition = strings.ToLower(t.Sentence.Tokens[c].Lemma)
	}
	f.add("rel case", kind, tok.Deprel, preposition)
	h := tok.Head
	if h < 0 {
		f.add("root", kind, p.tree.Sentence.Kind)
		return
	}
	head := &t.Sentence.Tokens[h]
	governor := strings.ToLower(head.Lemma)
	f.add("governor", kind, tok.Relation(), governor)
	f.add("governor case", tok.Relation(), preposition, governor)
	f.add("governor upos", kind, tok.Deprel, head.UPOS)
	if head.UPOS == "NOUN" || head.UPOS == "PROPN" {
		kindFeatures(f, "governor kind "+kind+" "+tok.Relation(), nounKinds(governor))
	}
	if tok.Relation() == "conj" || tok.Relation() == "appos" {
		kindFeatures(f, "sibling proper", theLexicon().proper[head.Form])
		if theLexicon().countries[head.Form] != "" {
			f.add("sibling country")
		}
		if theLexicon().given[head.Form] != "" {
			f.add("sibling given")
		}
	}
	// The predicate noun says what its subject is.
	if tok.Relation() == "nsubj" && head.UPOS == "NOUN" {
		kindFeatures(f, "predicate", nounKinds(governor))
	}
	if a := t.Child(p.Head, "appos"); a >= 0 {
		kindFeatures(f, "apposition", nounKinds(strings.ToLower(t.Sentence.Tokens[a].Lemma)))
	}
	if p.Span.Start > 0 {
		f.add("before", kind, strings.ToLower(t.Sentence.Tokens[p.Span.Start-1].Form))
	}
	if p.Span.End < len(t.Sentence.Tokens) {
		f.add("after", kind, strings.ToLower(t.Sentence.Tokens[p.Span.End].Form))
	}
}

// shape maps letters to classes and shortens runs: "Kim" → "Xx", "KCNA" →
// "XX", "2024" → "dd", "Hwasong-18" → "Xx-dd".
func shape(s string) string {
	var out []byte
	for _, r := range s {
		c := byte('-')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		n := len(out)
		if n >= 2 && out[n-1] == c && out[n-2] == c || n >= 1 && c == 'x' && out[n-1] == c {
			continue
		}
		if out = append(out, c); len(out) == 8 {
			break
		}
	}
	return string(out)
}

// suffix returns the last n characters.
func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// prefix returns the first n characters.
func prefix(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}
