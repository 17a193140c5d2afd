package mention

import (
	"cmp"
	"slices"
	"strings"

	"dossier/graph/ud"
)

// candidates returns every phrase of a sentence that may be a mention: noun
// phrases with their modifiers, pronouns, nouns before nouns, and
// coordinations of noun phrases.
func candidates(t *ud.Tree, sentence int) []phrase {
	var out []phrase
	for i := range t.Sentence.Tokens {
		if !mayHead(t, i) {
			continue
		}
		start, end := phraseSpan(t, i)
		out = append(out, newPhrase(t, sentence, i, start, end, false))
		if last := lastConjunct(t, i); last >= 0 {
			_, end = phraseSpan(t, last)
			out = append(out, newPhrase(t, sentence, i, start, end, true))
		}
	}
	return out
}

// phrase is a candidate with what later stages want to know about it.
type phrase struct {
	Mention
	tree         *ud.Tree
	coordination bool // "Kim and Moon": its head is the head of the first member

	// Filled by describe.
	lemma        string // of the head, lower case
	pron         pronoun
	definiteness definiteness
	number       number
	gender       gender
	country      string // that its name means
	city         bool   // its name is that of a capital

	discourse discourse // filled by article.place
}

func newPhrase(t *ud.Tree, sentence, head, start, end int, coordination bool) phrase {
	return phrase{
		Mention:      Mention{Span: ud.Span{Sentence: sentence, Start: start, End: end}, Head: head},
		tree:         t,
		coordination: coordination,
	}
}

func (p *phrase) token() *ud.Token { return &p.tree.Sentence.Tokens[p.Head] }

// mayHead reports whether token i can be the head of a mention at all.
func mayHead(t *ud.Tree, i int) bool {
	tok := &t.Sentence.Tokens[i]
	rel := tok.Relation()
	switch rel {
	case "fixed", "flat", "goeswith", "det", "case", "cc", "punct", "aux", "cop", "mark", "reparandum":
		return false
	}
	switch tok.UPOS {
	case "NOUN", "PROPN", "SYM":
		if tok.Head >= 0 && closeName(t, tok.Head) == i {
			return false
		}
		return tok.Deprel != "nmod:desc" || t.Child(i, "det", "case") >= 0
	case "PRON":
		return tok.Deprel != "det"
	case "NUM":
		return rel != "nummod"
	case "X", "DET":
		return isOneOf(rel, nominalRelations...)
	case "ADJ":
		return isOneOf(rel, nominalRelations...) && rel != "conj"
	case "ADV":
		return isOneOf(tok.Lemma, "here", "there", "home", "abroad", "today", "tomorrow", "yesterday", "tonight", "now", "then")
	}
	return false
}

// closeName returns the proper name that stands right behind the common noun
// i without a comma and belongs to one phrase with it: "North Korean leader
// Kim Jong Un", "state agency KCNA"; −1 when there is none. Trees have it as
// flat or as an apposition. "The publishing giant Elsevier", with a determiner
// and no person, counts as two phrases.
func closeName(t *ud.Tree, i int) int {
	tokens := t.Sentence.Tokens
	if n := t.Child(i, "nmod"); n > i {
		if c := dangling(t, n); c >= 0 {
			return c
		}
	}
	if tokens[i].UPOS != "NOUN" {
		return -1
	}
	for _, c := range t.Children(i) {
		if c <= i || tokens[c].UPOS != "PROPN" {
			continue
		}
		start, _ := t.Extent(c)
		switch {
		case start != i+1 || isPunct(t, start) || t.Child(c, "conj") >= 0:
		case tokens[c].Relation() == "flat":
			return c
		case tokens[c].Relation() == "appos":
			if t.Child(i, "det", "nmod:poss") < 0 || theLexicon().given[tokens[start].Form] != "" || theLexicon().titles[strings.ToLower(tokens[i].Lemma)] != "" {
				return c
			}
		}
	}
	return -1
}

// nominalRelations are the relations in which a noun phrase depends on its
// head.
var nominalRelations = []string{"nsubj", "obj", "iobj", "obl", "nmod", "appos", "root", "conj", "vocative", "dislocated", "list", "parataxis"}

// phraseSpan returns the tokens [start, end) of the noun phrase headed by i:
// with its determiners, modifiers, complements and relative clauses; without
// its preposition, its appositions and what is coordinated with it, and
// without the clause around a predicate noun.
func phraseSpan(t *ud.Tree, i int) (start, end int) {
	start, end = i, i+1
	clause := t.Child(i, "cop") >= 0
	for _, c := range t.Children(i) {
		if !belongs(t, i, c, clause) {
			continue
		}
		lo, hi := t.Extent(c)
		start, end = min(start, lo), max(end, hi)
	}
	if c := dangling(t, i); c >= 0 {
		end = min(end, c)
	}
	for start < i && isPunct(t, start) {
		start++
	}
	for end > i+1 && isPunct(t, end-1) && !closes(t, start, end-1) {
		end--
	}
	return start, end
}

// belongs reports whether the dependent c is part of the noun phrase headed
// by i.
func belongs(t *ud.Tree, i, c int, clause bool) bool {
	tok := &t.Sentence.Tokens[c]
	switch tok.Relation() {
	case "det", "amod", "compound", "nummod", "flat", "fixed", "goeswith":
		return true
	case "nmod":
		return c > i || tok.Deprel != "nmod"
	case "acl":
		return c > i
	case "case":
		return c > i // the possessive 's
	case "appos":
		return closeName(t, i) == c
	case "advmod":
		return c > i && !clause && isOneOf(tok.Lemma, "here", "there", "ago", "earlier", "later", "abroad", "else", "overseas")
	case "dep":
		return c < i && !clause
	}
	return false
}

func isPunct(t *ud.Tree, i int) bool { return t.Sentence.Tokens[i].UPOS == "PUNCT" }

// closes reports whether the bracket or quotation mark at i has its partner
// within the phrase.
func closes(t *ud.Tree, start, i int) bool {
	var open string
	switch t.Sentence.Tokens[i].Form {
	case ")":
		open = "("
	case "]":
		open = "["
	case "”":
		open = "“"
	case "\"":
		open = "\""
	default:
		return false
	}
	for k := i - 1; k >= start; k-- {
		if t.Sentence.Tokens[k].Form == open {
			return true
		}
	}
	return false
}

// lastConjunct returns the last noun coordinated with i, −1 when there is
// none.
func lastConjunct(t *ud.Tree, i int) int {
	last := -1
	for _, c := range t.Children(i) {
		if t.Sentence.Tokens[c].Relation() == "conj" && isOneOf(t.Sentence.Tokens[c].UPOS, "NOUN", "PROPN", "PRON", "NUM") && t.Child(c, "cop", "nsubj") < 0 {
			last = c
		}
	}
	return last
}

// filterFeatures describes a candidate to the classifier that decides
// whether it is a mention.
func filterFeatures(p *phrase, f features) features {
	t, tok := p.tree, p.token()
	lemma := strings.ToLower(tok.Lemma)
	f = f[:0]
	f.add("bias")
	if p.coordination {
		f.add("coordination", tok.UPOS)
		f.add("coordination rel", tok.UPOS, tok.Deprel)
		return f
	}
	governor, govLemma := "root", ""
	if h := t.Sentence.Tokens[p.Head].Head; h >= 0 {
		governor, govLemma = t.Sentence.Tokens[h].UPOS, strings.ToLower(t.Sentence.Tokens[h].Lemma)
	}
	cased := ""
	if c := t.Child(p.Head, "case"); c >= 0 && c < p.Head {
		cased = strings.ToLower(t.Sentence.Tokens[c].Lemma)
	}
	kind := theLexicon().nouns[lemma].first()
	rel := tok.UPOS + " " + tok.Deprel
	f.add("rel", rel)
	f.add("xpos", tok.XPOS, tok.Relation())
	f.add("lemma", lemma)
	f.add("lemma rel", lemma, tok.Relation())
	f.add("rel gov", rel, governor)
	f.add("gov lemma", govLemma, tok.Relation())
	f.add("lemma gov", lemma, govLemma)
	f.add("case lemma", cased, lemma)
	f.add("case rel", cased, rel)
	f.add("kind rel", kind, rel)
	f.add("size", rel, bucket(p.Span.End-p.Span.Start))
	if h := t.Sentence.Tokens[p.Head].Head; h >= 0 {
		f.add("kind gov kind", kind, theLexicon().nouns[govLemma].first(), tok.Relation())
		f.add("gov rel", rel, t.Sentence.Tokens[h].Deprel)
		f.add("distance", rel, bucket(h-p.Head))
		f.add("caps", rel, capital(tok.Form), capital(t.Sentence.Tokens[h].Form))
	}
	for _, c := range t.Children(p.Head) {
		f.add("child", tok.UPOS, t.Sentence.Tokens[c].Deprel)
		f.add("child lemma", lemma, t.Sentence.Tokens[c].Relation(), strings.ToLower(t.Sentence.Tokens[c].Lemma))
		f.add("child rel", rel, t.Sentence.Tokens[c].Relation())
	}
	if len(t.Children(p.Head)) == 0 {
		f.add("bare", rel)
	}
	return f
}

func isOneOf(s string, of ...string) bool { return slices.Contains(of, s) }

func bucket(n int) string {
	switch {
	case n < -3:
		return "-4"
	case n > 20:
		return "20"
	case n > 10:
		return "10"
	case n > 5:
		return "5"
	}
	return string(rune('A' + n + 3))
}

func capital(form string) string {
	switch {
	case form == "":
		return ""
	case strings.ToUpper(form) == form && strings.ToLower(form) != form:
		if len(form) == 1 {
			return "X"
		}
		return "XX"
	case strings.ToLower(form) != form && strings.ToUpper(form[:1]) == form[:1]:
		return "Xx"
	case strings.ToLower(form) != form:
		return "xX"
	}
	return "x"
}

// sortMentions puts the mentions in the order of the text, longer first, and
// the chains in the order of their first mention.
func sortMentions(a *Analysis) {
	slices.SortStableFunc(a.Mentions, func(x, y Mention) int {
		return cmp.Or(cmp.Compare(x.Span.Sentence, y.Span.Sentence),
			cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(y.Span.End, x.Span.End))
	})
	renumber := make([]int, len(a.Chains))
	for i := range renumber {
		renumber[i] = -1
	}
	chains := make([]Chain, 0, len(a.Chains))
	for i := range a.Mentions {
		c := a.Mentions[i].Chain
		if renumber[c] < 0 {
			renumber[c] = len(chains)
			chains = append(chains, Chain{Type: a.Chains[c].Type, Confidence: a.Chains[c].Confidence})
		}
		a.Mentions[i].Chain = renumber[c]
		chains[renumber[c]].Mentions = append(chains[renumber[c]].Mentions, i)
	}
	a.Chains = chains
}

// sortPhrases puts phrases in the order of their heads: a possessor comes
// before what it possesses, a phrase before what its complements mean.
func sortPhrases(p []phrase) {
	slices.SortStableFunc(p, func(x, y phrase) int {
		return cmp.Or(cmp.Compare(x.Span.Sentence, y.Span.Sentence),
			cmp.Compare(x.Head, y.Head), cmp.Compare(x.Span.End, y.Span.End))
	})
}
