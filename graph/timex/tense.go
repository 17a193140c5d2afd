package timex

import "dossier/graph/ud"

// tense is where the clause around an expression stands in time, as far as
// its words say so.
type tense uint8

const (
	unknown tense = iota
	past
	present
	future
	possible // may, could, should: not the past
	either   // a plan seen from the past: "was to meet on Friday"
)

// ahead reports whether the clause is about what has not been.
func (t tense) ahead() bool { return t == future || t == possible }

// clue is what the dependents of a word say about its tense.
type clue uint16

const (
	clueWill      clue = 1 << iota // will, shall
	clueWould                      // would
	clueModal                      // may, can, must
	clueHave                       // has, had, have
	clueHad                        // had
	cluePastBe                     // was, were
	cluePresentBe                  // is, are
	cluePastDo                     // did
	cluePresentDo                  // does, do
	clueTo                         // an infinitive with to
	clueAhead                      // ahead of it
	cluePlanned                    // the upcoming, planned, next one
	clueCopula                     // a predicate without a verb
)

// readClues reads the clues of all tokens of a sentence, in one pass.
func readClues(s *ud.Sentence, l *lexicon, into []clue) []clue {
	into = append(into[:0], make([]clue, len(s.Tokens))...)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head < 0 || t.Head >= len(s.Tokens) {
			continue
		}
		c := &into[t.Head]
		switch t.Relation() {
		case "aux":
			*c |= auxiliaryClue(t)
		case "cop":
			*c |= auxiliaryClue(t) | clueCopula
		case "mark":
			if t.Lemma == "to" {
				*c |= clueTo
			}
		case "case":
			if t.Lemma == "ahead" || t.Lemma == "of" && i > 0 && s.Tokens[i-1].Lemma == "ahead" {
				*c |= clueAhead
			}
		case "amod":
			if w := l.words[t.Lemma]; w.classes&(classNext|classComing) != 0 || l.contexts[t.Lemma]&contextPlanned != 0 {
				*c |= cluePlanned
			}
		}
	}
	return into
}

// auxiliaryClue says what one auxiliary or copula tells.
func auxiliaryClue(t *ud.Token) clue {
	isPast := t.Feat("Tense") == "Past" || t.XPOS == "VBD"
	switch t.Lemma {
	case "will", "shall":
		return clueWill
	case "would":
		return clueWould
	case "can", "could", "may", "might", "must", "should", "ought":
		return clueModal
	case "have":
		if isPast {
			return clueHave | clueHad
		}
		return clueHave
	case "be":
		switch {
		case t.XPOS == "VB" || t.XPOS == "VBN" || t.XPOS == "VBG":
			return 0
		case isPast:
			return cluePastBe
		}
		return cluePresentBe
	case "do":
		if isPast {
			return cluePastDo
		}
		return cluePresentDo
	}
	return 0
}

// maxClimb limits how far up a tree a tense is looked for, so that a hostile
// sentence of one long chain costs no more than an ordinary one.
const maxClimb = 24

// tenseOf returns the tense of the clause that holds token i, a word of a
// time expression.
func (s *scanner) tenseOf(i int) tense {
	for range maxClimb {
		if s.clues[i]&(clueAhead|cluePlanned) != 0 {
			return future
		}
		if s.isPredicate(i) {
			return s.clauseTense(i, maxClimb)
		}
		head := s.tokens[i].Head
		if head < 0 || head >= len(s.tokens) {
			break
		}
		i = head
	}
	return unknown
}

// predicateOf returns the token of the clause that holds token i, −1 for none.
func (s *scanner) predicateOf(i int) int {
	for range maxClimb {
		if s.isPredicate(i) {
			return i
		}
		if i = s.tokens[i].Head; i < 0 || i >= len(s.tokens) {
			break
		}
	}
	return -1
}

func (s *scanner) isPredicate(i int) bool {
	t := &s.tokens[i]
	return t.UPOS == "VERB" || s.clues[i]&clueCopula != 0 ||
		s.clues[i]&(clueWill|clueWould|clueHave|cluePastBe|cluePresentBe) != 0
}

// clauseTense returns the tense of the predicate i; what a non-finite clause
// does not say, the clause above it does.
func (s *scanner) clauseTense(i, depth int) tense {
	t, c := &s.tokens[i], s.clues[i]
	planned := s.plans(t)
	switch {
	case c&clueWill != 0 || c&clueWould != 0 && c&clueHave == 0:
		return future
	case c&clueModal != 0 && c&clueHave == 0:
		return possible
	case planned && c&(cluePastBe|clueHad) != 0:
		return either
	case planned && t.Relation() == "acl":
		if s.tenseAbove(i, depth) == past {
			return either
		}
		return future
	case planned && (t.UPOS != "VERB" || t.Feat("VerbForm") == "Part" || t.XPOS == "VBN" || t.XPOS == "VBZ" || t.XPOS == "VBP"):
		return future
	case c&(clueHave|cluePastDo) != 0:
		return past
	case c&clueTo != 0:
		return s.infinitiveTense(i, depth)
	case c&cluePastBe != 0:
		return past
	case c&(cluePresentBe|cluePresentDo) != 0:
		return s.presentTense()
	}
	switch t.XPOS {
	case "VBD":
		return past
	case "VBZ", "VBP":
		return s.presentTense()
	case "VBN":
		if t.Relation() != "conj" {
			return past
		}
	}
	// A gerund, a bare verb, a conjunct: the clause above says.
	return s.tenseAbove(i, depth)
}

// plans reports a word that says of something that it lies ahead.
func (s *scanner) plans(t *ud.Token) bool {
	c := s.lexicon.contexts[t.Lemma]
	return c&contextPlanned != 0 || c&contextArranged != 0 && t.XPOS == "VBN"
}

// presentTense is the past in a headline: "Kim visits arms factory".
func (s *scanner) presentTense() tense {
	if s.sentence.Kind == "heading" {
		return past
	}
	return present
}

// infinitiveTense reads "to meet": a plan after "plans", "is" and nouns
// ("a plan to meet"), else part of the clause above ("went to meet").
func (s *scanner) infinitiveTense(i, depth int) tense {
	t := &s.tokens[i]
	if s.clues[i]&cluePresentBe != 0 {
		return future
	}
	if s.clues[i]&cluePastBe != 0 {
		return either
	}
	if t.Head < 0 || t.Head >= len(s.tokens) {
		return future
	}
	above := &s.tokens[t.Head]
	if t.Relation() == "conj" {
		return s.tenseAbove(i, depth)
	}
	if t.Relation() == "acl" || t.Relation() == "xcomp" && above.Lemma == "be" ||
		s.plans(above) {
		if above := s.tenseAbove(i, depth); above == past || above == either {
			return either
		}
		return future
	}
	switch above := s.tenseAbove(i, depth); above {
	case present:
		return future
	default:
		return above
	}
}

// tenseAbove returns the tense of the clause above predicate i.
func (s *scanner) tenseAbove(i, depth int) tense {
	head := s.tokens[i].Head
	if head < 0 || head >= len(s.tokens) || depth == 0 {
		return unknown
	}
	if p := s.predicateOf(head); p >= 0 && p != i {
		return s.clauseTense(p, depth-1)
	}
	return unknown
}

// head returns the token of a match whose head lies outside it.
func (s *scanner) head(m *match) int {
	for i := m.start; i < m.end; i++ {
		if h := s.tokens[i].Head; (h < m.start || h >= m.end) && s.tokens[i].UPOS != "PUNCT" {
			return i
		}
	}
	return m.start
}

// tense returns the tense of the clause that holds a match, as far as it is
// about the match: "adjourned until Monday" is about the future.
func (s *scanner) tense(m *match) tense {
	s.wantClues()
	h := s.head(m)
	switch s.caseOf(m) {
	case "since":
		return past
	case "until", "till", "to", "for":
		if p := s.predicateOf(h); p >= 0 && s.lemmaIs(p, contextDeferred) {
			return future
		}
		if t := s.tenseOf(h); t == present && s.caseOf(m) != "to" && s.caseOf(m) != "for" {
			return future // "stays closed until September"
		}
	}
	return s.tenseOf(h)
}

// wantClues fills in the clues of the sentence when they are first needed.
func (s *scanner) wantClues() {
	if len(s.clues) != len(s.tokens) {
		s.clues = readClues(s.sentence, s.lexicon, s.clues)
	}
}

// liesAhead reports whether the clause of a match says that something will
// be: then "in two weeks" is a date, else how long it took.
func (s *scanner) liesAhead(m *match) bool {
	s.wantClues()
	p := s.tokens[s.head(m)].Head
	return p >= 0 && p < len(s.tokens) && (s.clues[p]&(clueWill|clueWould) != 0 && s.clues[p]&clueHave == 0 || s.clues[p]&(clueCopula|cluePresentBe) == clueCopula|cluePresentBe)
}

// caseOf returns the preposition before a match, in lower case.
func (s *scanner) caseOf(m *match) string {
	for k := m.start - 1; k >= 0 && k >= m.start-2; k-- {
		if s.tokens[k].UPOS == "ADP" || s.tokens[k].UPOS == "SCONJ" {
			return lower(s.tokens[k].Form)
		}
	}
	return ""
}
