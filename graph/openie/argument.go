package openie

import (
	"slices"

	"dossier/graph/mention"
)

// maxPhrase is the number of words beyond which a noun phrase is cut back to
// its head with what stands before it and its of-phrases: a longer one names
// nothing that meets again elsewhere.
const maxPhrase = 14

// namePhrase returns the words that name an argument: the head with its
// determiners, modifiers, compounds and prepositional phrases, without
// relative clauses, appositions, coordinated phrases and times.
func (s *sentence) namePhrase(a argument) Phrase {
	if p := s.suchAntecedent(a.head); !p.IsZero() {
		return p
	}
	if n := s.placeNamed(a.head); n >= 0 && !a.description {
		return s.namePhrase(argument{head: n})
	}
	tokens := s.nameTokens(a.head, true)
	if s.joint(a) {
		tokens = s.jointTokens(a.head)
	}
	if len(tokens) > maxPhrase {
		tokens = s.nameTokens(a.head, false)
	}
	if a.description {
		tokens = s.descriptionTokens(a.head)
	}
	return Phrase{Sentence: s.index, Head: a.head, Tokens: tokens}
}

// jointTokens is the phrase of a coordination that is one thing: "between the
// old flag and the new one".
func (s *sentence) jointTokens(h int) []int {
	all := s.conjuncts(h)
	var tokens []int
	for _, m := range all {
		tokens = append(tokens, s.nameTokens(m, false)...)
		tokens = append(tokens, s.ChildrenBy(m, "cc")...)
	}
	slices.Sort(tokens)
	return s.trim(slices.Compact(tokens), h)
}

// nameTokens collects the words of the name headed by h; long takes in all
// prepositional phrases and the infinitive of a plan, otherwise only of-phrases.
func (s *sentence) nameTokens(h int, long bool) []int {
	whole := s.needsClause(h)
	tokens := s.subtree(h, func(k int) bool {
		if s.tokens[k].Head == h {
			return s.modifies(k, long) || whole && s.tokens[k].Is("acl")
		}
		return whole || s.insideModifier(k)
	})
	tokens = append(tokens, s.sharedComplement(h)...)
	tokens = append(tokens, s.sharedOwner(h)...)
	slices.Sort(tokens)
	tokens = s.wholeWords(tokens)
	tokens = slices.DeleteFunc(tokens, func(k int) bool { return k != h && s.quotes(k) })
	return s.trim(tokens, h)
}

// sharedOwner returns the owner that the noun h shares with the one it is joined
// to: "Russia's procurement and use of missiles".
func (s *sentence) sharedOwner(h int) []int {
	first := s.tokens[h].Head
	if s.relation(h) != "conj" || first < 0 || first > h || s.tokens[h].UPOS != "NOUN" || s.tokens[first].UPOS != "NOUN" || !s.adjacentNouns(first, h) || s.Child(h, "det", "nmod:poss") >= 0 {
		return nil
	}
	if k := s.Child(first, "nmod:poss"); k >= 0 {
		return s.subtree(k, s.insideModifier)
	}
	return nil
}

// wholeWords adds what hyphens bind to the words before the head: "a
// denial-of-service attack".
func (s *sentence) wholeWords(tokens []int) []int {
	for at := 0; at < len(tokens); at++ {
		i := tokens[at]
		if i == 0 || at > 0 && tokens[at-1] == i-1 || s.Sentence.SpaceAfter(i-1) || s.tokens[i].Form != "-" && s.tokens[i-1].Form != "-" {
			continue
		}
		tokens = slices.Insert(tokens, at, i-1)
		at = max(at-2, -1)
	}
	return tokens
}

// sharedComplement returns the of-phrase that the noun h shares with the one
// joined to it: of "procurement and use of missiles", both are of missiles.
func (s *sentence) sharedComplement(h int) []int {
	if s.tokens[h].UPOS != "NOUN" || slices.ContainsFunc(s.ChildrenBy(h, "nmod"), func(k int) bool { return k > h }) {
		return nil
	}
	for _, second := range s.ChildrenBy(h, "conj") {
		if !s.adjacentNouns(h, second) || s.Child(second, "det", "nmod:poss") >= 0 {
			continue
		}
		for _, k := range s.ChildrenBy(second, "nmod") {
			if prep, _ := s.caseOf(k); prep == "of" && k > second {
				return s.subtree(k, s.insideModifier)
			}
		}
	}
	return nil
}

// quotes reports quotation marks: they say how a name is written, and are no
// part of it.
func (s *sentence) quotes(k int) bool {
	switch s.tokens[k].XPOS {
	case "``", "''":
		return true
	}
	return quotationMark(s.Sentence, k) != 0
}

// descriptionTokens collects the words of a phrase that says what something
// is: of what and for whom, but not where or during what, and not the name.
func (s *sentence) descriptionTokens(h int) []int {
	tokens := s.subtree(h, func(k int) bool {
		if s.tokens[k].Head != h {
			return s.insideModifier(k)
		}
		if s.tokens[k].Is("appos") {
			return false
		}
		prep, _ := s.caseOf(k)
		return s.modifies(k, s.restricted(h) || prep == "for" || prep == "at" || prep == "to" || prep == "among" || prep == "with")
	})
	tokens = slices.DeleteFunc(tokens, func(k int) bool { return k != h && s.quotes(k) })
	return s.trim(tokens, h)
}

// restricted: "the longest river in the province", "the first woman in space":
// without what follows it would not be true.
func (s *sentence) restricted(h int) bool {
	return slices.ContainsFunc(s.ChildrenBy(h, "amod", "nummod"), func(k int) bool {
		switch s.lower(k) {
		case "first", "second", "third", "last", "only", "latest", "next", "main", "sole":
			return true
		}
		return s.tokens[k].Feat("Degree") == "Sup" || s.tokens[k].XPOS == "JJS" || s.Child(k, "advmod") >= 0 && s.lower(s.Child(k, "advmod")) == "most"
	})
}

// needsClause: "those who were tripped", "one that landed": a pronoun that
// only its clause fills with meaning.
func (s *sentence) needsClause(h int) bool {
	switch s.lower(h) {
	case "those", "one", "ones", "that", "anyone", "everyone", "people", "someone", "all", "many", "some":
		return s.Child(h, "acl:relcl", "acl") >= 0 && s.tokens[h].UPOS != "NOUN"
	}
	return false
}

// modifies reports whether dependent k belongs to the name of its head.
func (s *sentence) modifies(k int, long bool) bool {
	t := &s.tokens[k]
	switch t.Relation() {
	case "det":
		return s.lower(k) != "no" && s.lower(k) != "neither"
	case "amod", "nummod", "compound", "flat", "goeswith", "fixed":
		return true
	case "appos":
		return s.tightApposition(k) // "the leader Kim Jong Un"
	case "advmod":
		if c := s.clauseAt[t.Head]; c != nil && k < c.copula {
			return false // "so the taxes are under the system": of the clause
		}
		if _, marks := s.caseOf(t.Head); len(marks) > 0 && k < marks[0] {
			return false // "currently at sea"
		}
		return k < t.Head && s.tokens[t.Head].UPOS != "VERB" && !s.aside(k)
	case "nmod":
		return s.adnominal(k, long)
	case "obl":
		prep, _ := s.caseOf(k)
		return k < t.Head && s.tokens[t.Head].UPOS == "NUM" || prep == "of" && s.tokens[t.Head].UPOS != "VERB" // "at least 107", "most of his life"
	case "dep":
		return k < t.Head && t.UPOS == "PROPN" // a name that the tree does not take apart
	case "punct":
		return s.binds(k)
	case "acl":
		return long && s.completes(k)
	case "conj":
		return roundingWord(s.lower(k)) // "107 or more"
	}
	return false
}

// maxComplement is the number of words that an infinitive or gerund may have
// inside the phrase of the noun that it completes.
const maxComplement = 10

// completes reports the infinitive or gerund that a noun is incomplete
// without: "efforts to end the war", "the intention of leaving".
func (s *sentence) completes(k int) bool {
	return s.wanted(k) && len(s.Subtree(k)) <= maxComplement
}

// wanted reports an infinitive or gerund that says what a plan, call, process
// or the like is about.
func (s *sentence) wanted(k int) bool {
	if !s.tokens[k].Is("acl") {
		return false
	}
	mark, _ := s.markOf(k)
	h := s.tokens[k].Head
	if up := s.tokens[h].Head; s.tokens[h].UPOS != "NOUN" || up >= 0 && s.answerable(h) && objectControlsClause(s.lemma(up), mark) {
		return false // "accused the firm of leaving"
	}
	return s.verbForm(k) == "Inf" && mark == "to" && s.Child(k, "nsubj") < 0 || s.tokens[k].XPOS == "VBG" && mark == "of"
}

// answerable reports who can be accused of or kept from something: no policy.
func (s *sentence) answerable(h int) bool {
	switch s.typeOf(h) {
	case mention.Abstract, mention.Event, mention.Object, mention.Substance:
		return false
	}
	return true
}

// tightApposition reports a name that follows its common noun without a comma:
// both together are the name.
func (s *sentence) tightApposition(k int) bool {
	left, _ := s.Extent(k)
	h := s.tokens[k].Head
	return s.tokens[k].UPOS == "PROPN" && left == h+1 && s.tokens[left].UPOS != "PUNCT"
}

// adnominal reports whether the nominal modifier k belongs to the name of its
// head: owners and titles, of-phrases, and in a long name any prepositional
// phrase that follows without a comma and says no time.
func (s *sentence) adnominal(k int, long bool) bool {
	t := &s.tokens[k]
	switch t.Subtype() {
	case "poss", "desc":
		return s.tokens[k].Feat("PronType") != "Rel" // "whose boat" is a boat
	case "unmarked":
		return k < t.Head && s.time[k] < 0
	}
	if k < t.Head {
		return s.tokens[t.Head].UPOS == "NUM" // "at least 107"
	}
	if s.takenByVerb(k) {
		return false
	}
	prep, marks := s.caseOf(k)
	if of := s.typeOf(t.Head); prep != "of" && s.named(t.Head) && (of == mention.Person || of == "") {
		return false // "Braverman with Darmanin"
	}
	switch prep {
	case "of":
		return true
	case "", "including", "such as", "like", "according to", "despite", "because of", "except", "instead of", "rather than":
		return false
	}
	if u := t.UPOS; u == "ADJ" && s.Child(k, "det") < 0 {
		return false // "children in particular"
	}
	return long && s.time[k] < 0 && !s.afterComma(marks[0])
}

// insideModifier reports whether k, below a modifier, stays: all but relative
// clauses, asides and what is set in dashes.
func (s *sentence) insideModifier(k int) bool {
	if h := s.tokens[k].Head; s.relation(h) == "conj" && roundingWord(s.lower(h)) {
		return s.relation(k) == "cc" // "107 or more"
	}
	switch s.relation(k) {
	case "parataxis", "appos", "advcl", "dep", "discourse", "acl":
		return false
	case "conj":
		return s.roleConjunct(k) < 0
	}
	return true
}

// aside: adverbs that look at the phrase from outside, "also Roberto Maroni",
// negations, which are reported by the polarity, and hedges.
func (s *sentence) aside(k int) bool {
	return s.noLonger(k) || s.time[k] >= 0 && s.tokens[k].UPOS == "ADV" || focusAdverbs()[s.lower(k)] || hedges()[s.lower(k)] || s.negator(k)
}

// afterComma: a prepositional phrase after a comma or dash is an aside.
func (s *sentence) afterComma(i int) bool {
	return i > 0 && s.tokens[i-1].UPOS == "PUNCT" && quotationMark(s.Sentence, i-1) == 0
}

// binds reports punctuation that joins words without white space: hyphens,
// slashes.
func (s *sentence) binds(k int) bool {
	if k == 0 || k+1 >= len(s.tokens) || s.Sentence.SpaceAfter(k) || s.Sentence.SpaceAfter(k-1) {
		return false
	}
	switch s.tokens[k].Form {
	case "-", "–", "‑", "/", "'", "’", "&", ".":
		return true
	}
	return false
}

// trim drops punctuation and conjunctions at either end.
func (s *sentence) trim(tokens []int, h int) []int {
	edge := func(i int) bool {
		return i != h && (s.tokens[i].UPOS == "PUNCT" && !s.closes(tokens, i) || s.tokens[i].Relation() == "cc")
	}
	for len(tokens) > 0 && edge(tokens[0]) {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && edge(tokens[len(tokens)-1]) {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}

// closes reports a bracket or a quotation mark whose partner is among the
// tokens too.
func (s *sentence) closes(tokens []int, i int) bool {
	if mark := quotationMark(s.Sentence, i); mark < 0 || mark == 1 {
		open := 0
		for _, k := range tokens {
			if k < i && quotationMark(s.Sentence, k) != 0 {
				open++
			}
		}
		return open%2 == 1
	}
	partner := ""
	switch s.tokens[i].Form {
	case ")":
		partner = "("
	case "]":
		partner = "["
	case "%", "$":
		return true
	}
	return partner != "" && slices.ContainsFunc(tokens, func(k int) bool { return k < i && s.tokens[k].Form == partner })
}

// fullPhrase returns all words of an argument, with its relative clauses,
// appositions and coordinated phrases, but without its preposition. For the
// antecedent of a relative clause, that clause is left out.
func (s *sentence) fullPhrase(a argument, c *clause) []int {
	skip := map[int]bool{}
	for _, m := range a.marks {
		skip[m] = true
	}
	tokens := s.subtree(a.head, func(k int) bool {
		if skip[k] || k == c.head && a.head != c.head {
			return false
		}
		if a.head == c.head && s.tokens[k].Head == c.head && s.ofClause(k) {
			return false // a predicate noun: its clause's arguments are not its own
		}
		if s.tokens[k].Head == a.head {
			switch s.relation(k) {
			case "cc", "conj":
				return k > a.head && !a.single
			case "parataxis", "discourse", "dep":
				return false
			case "acl", "appos":
				if k > a.head && s.setOff(k) || s.tokens[k].Is("appos") && k == c.subject.head {
					return false
				}
			case "case", "mark":
				return s.clauseAt[a.head] != nil && !s.clauseAt[a.head].nominal
			}
			if a.antecedent && s.tokens[k].Is("acl:relcl", "acl") {
				return false
			}
		}
		return true
	})
	return s.trim(tokens, a.head)
}

// setOff reports a modifier behind a comma or dash: it says more of the thing,
// and is a clause of its own.
func (s *sentence) setOff(k int) bool {
	left, _ := s.Extent(k)
	return s.tokens[left].UPOS == "PUNCT" || left > 0 && s.tokens[left-1].UPOS == "PUNCT" && !s.quotes(left-1)
}

// ofClause reports dependents of a predicate noun that belong to its clause.
func (s *sentence) ofClause(k int) bool {
	switch s.relation(k) {
	case "nsubj", "csubj", "cop", "aux", "mark", "advcl", "expl", "parataxis", "obl", "punct", "discourse", "vocative", "cc", "conj":
		return true
	case "advmod":
		return s.negator(k) || s.time[k] >= 0
	}
	return false
}
