package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/graph/ud"
)

// nameSpan returns the tokens [start, end) of the proper name in the noun
// phrase headed by the proper noun i: without titles and roles before it
// ("President", "US National Security Council spokesman"), without
// possessors ("Russia's"), and with what belongs to the names of
// organizations and works ("Bank of England", "Workers' Party of Korea").
// The span is empty when there is nothing but titles: "the Prime Minister".
func nameSpan(t *ud.Tree, i int, phraseStart, phraseEnd int) (start, end int) {
	start, end = i, i+1
	limit := phraseEnd
	if c := dangling(t, i); c >= 0 {
		limit = min(limit, c)
	}
	for end < limit && (extendsRight(t, i, end) || isInnerTitle(t, i, end)) {
		end++
	}
	for start > phraseStart && extendsLeft(t, i, phraseStart, start-1) {
		start--
	}
	start = afterTitles(t, start, end)
	if start == end {
		return i, i
	}
	if end-start == 1 && start > 0 && theLexicon().countries[t.Sentence.Tokens[start-1].Form+" "+t.Sentence.Tokens[start].Form] != "" {
		return start - 1, end // "North and South Korea", whatever the tree
	}
	end = withComplement(t, i, end, phraseEnd)
	for end > start && (!isNameWord(t, end-1) || end-1 > start && isPlainWord(t.Sentence.Tokens[end-1:end])) {
		end--
	}
	if i >= end {
		return i, i // "Mecca crane": a crane
	}
	for start < end && (!isNameWord(t, start) || isCount(t, i, start) || (start < i || start+1 < end) && len(t.Sentence.Tokens[start].Form) > 3 && isPlainWord(t.Sentence.Tokens[start:start+1])) {
		start++
	}
	return start, end
}

// closeSpan returns the tokens of the name behind the noun i, which begins at
// c or with a word that depends on c: trees hang its words on i or on c.
func closeSpan(t *ud.Tree, i, c int) (start, end int) {
	tokens := t.Sentence.Tokens
	start, end = c, c+1
	if n := t.Child(i, "nmod"); n > i && dangling(t, n) == c {
		for end < len(tokens) && tokens[end].UPOS == "PROPN" && tokens[end].Is("flat") && inName(t, n, end) {
			end++
		}
		return start, end
	}
	for start-1 > i && isNameWord(t, start-1) {
		start--
	}
	for end < len(tokens) {
		tok := &tokens[end]
		isPart := (tok.Head == i || tok.Head == c) && isOneOf(tok.Relation(), "flat", "compound") && isNameWord(t, end) || inName(t, c, end) && isNameWord(t, end)
		if !isPart && !(isHyphen(tok.Form) && end+1 < len(tokens) && (tokens[end+1].Head == i || tokens[end+1].Head == c)) {
			break
		}
		end++
	}
	for end > c+1 && !isNameWord(t, end-1) {
		end--
	}
	return start, end
}

// glued extends a name over what a hyphen ties to it without a space: "Moon
// Jae" in "Moon Jae-in".
func glued(t *ud.Tree, start, end int) (int, int) {
	tokens := t.Sentence.Tokens
	tied := func(k int) bool { // token k is a hyphen without space around it
		return k > 0 && k+1 < len(tokens) && isHyphen(tokens[k].Form) && tokens[k].Start == tokens[k-1].End && tokens[k].End == tokens[k+1].Start
	}
	for tied(end) && tokens[end+1].UPOS != "PUNCT" && tokens[end+1].UPOS != "VERB" {
		end += 2
	}
	for start >= 2 && tied(start-1) && isNameWord(t, start-2) {
		start -= 2
	}
	return start, end
}

// isCount reports whether token k counts what the plural i names: "100 Greeks".
func isCount(t *ud.Tree, i, k int) bool {
	return k < i && t.Sentence.Tokens[k].Relation() == "nummod" && isOneOf(t.Sentence.Tokens[i].XPOS, "NNS", "NNPS")
}

// extendsLeft reports whether token k, just before the name so far, belongs
// to the name headed by i; the phrase begins at start.
func extendsLeft(t *ud.Tree, i, start, k int) bool {
	tok := &t.Sentence.Tokens[k]
	if isHyphen(tok.Form) || tok.XPOS == "POS" {
		return k > start && inName(t, i, k-1) && isNameWord(t, k-1)
	}
	return isNameWord(t, k) && inName(t, i, k)
}

func isHyphen(form string) bool { return form == "-" || form == "–" || form == "‐" || form == "&" }

// inName reports whether k depends on i through the relations that hold a
// name together.
func inName(t *ud.Tree, i, k int) bool {
	for depth := 0; k != i && depth < 6; depth++ {
		tok := &t.Sentence.Tokens[k]
		h := t.Sentence.Tokens[k].Head
		if h < 0 {
			return false
		}
		switch tok.Relation() {
		case "flat", "compound", "goeswith", "fixed", "punct", "nummod":
		case "amod":
			if isLower(tok.Form) {
				return false
			}
		case "case":
			if !isPossessiveOfName(t, h) {
				return false
			}
		case "nmod":
			switch {
			case tok.Deprel == "nmod:poss" && isPossessiveOfName(t, k):
			case tok.Deprel == "nmod:desc" && len(t.Children(k)) == 0 && k+1 == h && theLexicon().surnames[tok.Form]:
				// a family name taken for a title: Moon Jae-in
			default:
				return false
			}
		default:
			return false
		}
		k = h
	}
	return k == i
}

// isPossessiveOfName reports whether the possessor k is a common noun that
// stands capitalised inside the name of an institution: "Workers' Party",
// "People's Army", "King's College".
func isPossessiveOfName(t *ud.Tree, k int) bool {
	tok := &t.Sentence.Tokens[k]
	if tok.Head < 0 || capital(tok.Form) != "Xx" || !isInstitution(strings.ToLower(t.Sentence.Tokens[tok.Head].Lemma)) {
		return false
	}
	lemma := strings.ToLower(tok.Lemma)
	return nounKinds(lemma).share('p') >= 5 || lemma == "people"
}

// extendsRight reports whether token k, just after the name so far, belongs
// to the name headed by i.
func extendsRight(t *ud.Tree, i, k int) bool {
	tok := &t.Sentence.Tokens[k]
	switch tok.Relation() {
	case "flat", "goeswith", "fixed":
		return inName(t, i, k)
	case "compound", "nummod":
		return inName(t, i, k) && isNameWord(t, k)
	case "punct":
		return isHyphen(tok.Form) && k+1 < len(t.Sentence.Tokens) && inName(t, i, k+1)
	}
	return false
}

// isNameWord reports whether a token can be a word of a name: capitalised, a
// number, or a small word between others.
func isNameWord(t *ud.Tree, k int) bool {
	tok := &t.Sentence.Tokens[k]
	if tok.UPOS == "PROPN" || tok.UPOS == "NUM" {
		return true
	}
	return !isLower(tok.Form) && tok.UPOS != "PUNCT" && tok.UPOS != "DET" && tok.UPOS != "PRON"
}

// isInnerTitle reports whether token k is a title before words that the name
// headed by i goes on with: trees hang John Burrows on Emeritus in "Emeritus
// Professor John Burrows".
func isInnerTitle(t *ud.Tree, i, k int) bool {
	tok := &t.Sentence.Tokens[k]
	return tok.Deprel == "nmod:desc" && tok.Head == k+1 && extendsRight(t, i, k+1)
}

// dangling returns where the name of a person begins that a tree hangs on the
// institution before it: Enver Solomon in "chief executive of the Refugee
// Council Enver Solomon"; −1 when there is none. The institution i is the
// complement of a title, has a name that it ends, and is followed by two words
// at least.
func dangling(t *ud.Tree, i int) int {
	tokens := t.Sentence.Tokens
	h := tokens[i].Head
	if h < 0 || h > i || tokens[i].Deprel != "nmod" || !theLexicon().isTitle(&tokens[h]) || nounKinds(strings.ToLower(tokens[i].Lemma)).share('l') < 5 {
		return -1
	}
	if i == 0 || !isNameWord(t, i-1) || !inName(t, i, i-1) {
		return -1
	}
	n := 0
	for k := i + 1; k < len(tokens) && tokens[k].UPOS == "PROPN" && tokens[k].Is("flat") && inName(t, i, k); k++ {
		n++
	}
	if n < 2 || n > 4 {
		return -1
	}
	return i + 1
}

// isLower reports whether a word begins with a lower-case letter.
func isLower(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsLower(r)
}

// afterTitles moves start over the titles and roles that a name begins with.
// It returns end when nothing else is left: "the Prime Minister", "the Home
// Secretary".
func afterTitles(t *ud.Tree, start, end int) int {
	l := theLexicon()
	tokens := t.Sentence.Tokens
	named := -1 // first word that is a person's given name
	for k := start; k < end && named < 0; k++ {
		if l.given[tokens[k].Form] != "" {
			named = k
		}
	}
	last := &tokens[end-1]
	if end-start > 1 && named < 0 && l.isTitle(last) && !l.surnames[last.Form] && !isInitial(tokens[end-2].Form) && last.UPOS == "PROPN" && !isHyphen(tokens[end-2].Form) {
		return end // an office
	}
	for k := start; k < end; k++ {
		tok := &tokens[k]
		switch {
		case !l.isTitle(tok) && !isRole(tok, k+1 == named):
		case k == start, k+1 < end && tok.Relation() != "root":
			// "National Security Adviser Jake Sullivan": all before a title is
			// part of the title, unless the title ends the name of an
			// organization ("Office of the President").
			start = k + 1
		}
	}
	return min(start, end)
}

// isRole reports whether a common noun says who somebody is, as it stands
// before the name: "creator", in capitals only where a given name follows.
func isRole(tok *ud.Token, beforeGiven bool) bool {
	person := nounKinds(strings.ToLower(tok.Lemma)).share('p')
	return isLower(tok.Form) && tok.UPOS != "ADP" && person >= 5 ||
		beforeGiven && theLexicon().given[tok.Form] == "" && (person >= 8 || strings.HasSuffix(tok.Form, "ist"))
}

// isInitial reports whether a word is an initial: "J."
func isInitial(form string) bool {
	return len(form) == 1 || len(form) == 2 && form[1] == '.'
}

// withComplement extends the name of an institution over its complement:
// "of England", "for Policy Studies", "of Health and Human Services". It
// returns end unchanged when there is none.
func withComplement(t *ud.Tree, i, end, limit int) int {
	lemma := strings.ToLower(t.Sentence.Tokens[i].Lemma)
	if !isInstitution(lemma) {
		return end
	}
	for _, c := range t.Children(i) {
		lo, hi := t.Extent(c)
		if c < end || t.Sentence.Tokens[c].Deprel != "nmod" || hi > limit || lo != end {
			continue
		}
		preposition := t.Child(c, "case")
		if preposition < 0 || !isOneOf(strings.ToLower(t.Sentence.Tokens[preposition].Form), "of", "for", "on", "against", "without") {
			continue
		}
		if !allCapitalised(t, lo, hi) || isCalendar(t.Sentence.Tokens[c].Form) {
			continue
		}
		end = hi
	}
	return end
}

// isCalendar reports whether a word is a day of the week or a month.
func isCalendar(form string) bool {
	k := theLexicon().proper[form]
	return k.share('z') >= 5
}

// isInstitution reports whether a common noun, capitalised, heads the names of
// institutions, buildings, works and events, but not of people.
func isInstitution(lemma string) bool {
	k := nounKinds(lemma)
	return k != "" && k.share('p') < 5
}

// allCapitalised reports whether every word of a span but the small ones is
// capitalised.
func allCapitalised(t *ud.Tree, start, end int) bool {
	for k := start; k < end; k++ {
		tok := &t.Sentence.Tokens[k]
		switch tok.UPOS {
		case "ADP", "DET", "CCONJ", "PUNCT", "PART":
			if tok.Form == "," && k+1 < end || tok.Form == "(" {
				return false
			}
			continue
		}
		if isLower(tok.Form) {
			return false
		}
	}
	return true
}
