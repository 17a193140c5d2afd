package entity

import (
	"cmp"
	"slices"
	"strings"

	"dossier/graph/mention"
	"dossier/graph/ud"
)

// Candidate is what one article says of one thing: a chain of mentions, or a
// phrase that is in no chain. It holds all that [Resolve] wants to know and is
// plain data.
type Candidate struct {
	Ref
	Type       mention.Type
	Confidence float64 // that Type is right
	Mentions   int     // how often the article mentions it
	Plural     bool    // its best name is one of several people or things: "Muslims"
	// Names are its proper names in the article, the best first; a thing
	// without one is a concept.
	Names []NameCount
	// Label is the name of the concept; the zero Label for a named thing.
	Label Label
	// Evidence tells named things of one name apart: "role:president",
	// "country:France", "in:Illinois". Sorted.
	Evidence []string
}

// Ref points to a chain or a phrase of an article.
type Ref struct {
	Article string
	Chain   int  // index in Analysis.Chains; −1 for a phrase
	Head    Head // of a phrase that is in no chain
}

// NameCount is a name and how often it occurs.
type NameCount struct {
	Text  string
	Count int // in running text; headings and words in capitals count nothing
}

// Describe returns a candidate for every chain of an article that can be an
// entity, in the order of the chains. Chains that are only pronouns, numbers
// or times give none.
func Describe(doc *ud.Document, a *mention.Analysis) []Candidate {
	l := newLabeler(doc, a)
	var out []Candidate
	for c := range a.Chains {
		if cand, ok := l.chain(c); ok {
			out = append(out, cand)
		}
	}
	return out
}

// DescribePhrases returns candidates for phrases given by their heads: such
// arguments of propositions as stand in no chain that [Describe] describes, or
// that name a kind by themselves whatever the chain is ("a former diplomat").
// A phrase headed by a proper name is the named thing, any other a concept.
// The candidates are in the order of the heads; phrases that can be no entity
// are left out.
func DescribePhrases(doc *ud.Document, a *mention.Analysis, heads []Head) []Candidate {
	l := newLabeler(doc, a)
	var out []Candidate
	for _, h := range heads {
		if h.Sentence >= len(doc.Sentences) || h.Token >= len(doc.Sentences[h.Sentence].Tokens) {
			continue
		}
		if c, ok := l.namedPhrase(h); ok {
			out = append(out, c)
			continue
		}
		label := l.label(h)
		if label.Text == "" || !isWord(label.Key) {
			continue
		}
		out = append(out, Candidate{Ref: Ref{Article: doc.ID, Chain: -1, Head: h}, Type: l.phraseType(h), Mentions: 1, Label: label})
	}
	return out
}

// namedPhrase describes a phrase whose head belongs to a proper name as the
// thing of that name.
func (l *labeler) namedPhrase(h Head) (Candidate, bool) {
	i, ok := l.byHead[h]
	if !ok {
		return Candidate{}, false
	}
	m := &l.analysis.Mentions[i]
	if m.Head < m.Name.Start || m.Head >= m.Name.End {
		return Candidate{}, false
	}
	c, ok := l.chain(m.Chain)
	if !ok || !c.named() {
		return Candidate{}, false
	}
	c.Ref, c.Mentions = Ref{Article: l.doc.ID, Chain: -1, Head: h}, 1
	return c, true
}

// phraseType is the type of the chain that a phrase stands in.
func (l *labeler) phraseType(h Head) mention.Type {
	if i, ok := l.byHead[h]; ok {
		return l.analysis.Chains[l.analysis.Mentions[i].Chain].Type
	}
	return mention.Abstract
}

// chain describes a chain; ok is false when it is no entity.
func (l *labeler) chain(c int) (out Candidate, ok bool) {
	chain := &l.analysis.Chains[c]
	out = Candidate{Ref: Ref{Article: l.doc.ID, Chain: c}, Type: chain.Type, Confidence: chain.Confidence, Mentions: len(chain.Mentions)}
	if l.insideName(chain) || l.postNominal(chain) {
		return out, false
	}
	out.Names = l.chainNames(c)
	if len(out.Names) > 0 {
		if chain.Type == mention.Time && isDate(out.Names[0].Text) || isBareDate(out.Names[0].Text) || !isWord(strings.ToLower(out.Names[0].Text)) {
			return out, false
		}
		out.Evidence = l.evidence(c)
		out.Plural = l.plural(chain, out.Names[0].Text)
		return out, true
	}
	if chain.Type == mention.Time {
		return out, false
	}
	if l.onlyModifies(chain) {
		return out, false
	}
	out.Label = l.chainLabel(chain)
	return out, out.Label.Text != "" && isWord(out.Label.Key)
}

// plural reports whether a name of a chain is a plural.
func (l *labeler) plural(chain *mention.Chain, name string) bool {
	for _, i := range chain.Mentions {
		m := &l.analysis.Mentions[i]
		if m.Name.Start < m.Name.End && m.Name.End <= m.Head+1 && cleanName(l.doc.Span(m.Name)) == name {
			xpos := l.doc.Sentences[m.Span.Sentence].Tokens[m.Head].XPOS
			return xpos == "NNPS" || xpos == "NNS"
		}
	}
	return false
}

// onlyModifies reports whether a chain stands only before other nouns: "spy"
// in "spy satellite".
func (l *labeler) onlyModifies(chain *mention.Chain) bool {
	for _, i := range chain.Mentions {
		m := &l.analysis.Mentions[i]
		if l.doc.Sentences[m.Span.Sentence].Tokens[m.Head].Relation() != "compound" {
			return false
		}
	}
	return true
}

// insideName reports whether a chain is mentioned only inside the names of
// other things: Korea in "Workers' Party of Korea".
func (l *labeler) insideName(chain *mention.Chain) bool {
	for _, i := range chain.Mentions {
		m := &l.analysis.Mentions[i]
		if m.Demonym {
			continue
		}
		if !l.inside(i) {
			return false
		}
	}
	return true
}

// inside reports whether mention i lies inside the name of another.
func (l *labeler) inside(i int) bool {
	m := &l.analysis.Mentions[i]
	// Mentions are sorted by start, longer first: what holds m is before it.
	for k := i - 1; k >= 0 && k >= i-maxNesting; k-- {
		o := &l.analysis.Mentions[k]
		if o.Span.Sentence != m.Span.Sentence {
			break
		}
		if o.Name.Start <= m.Head && m.Head < o.Name.End && o.Head != m.Head {
			return true
		}
	}
	return false
}

// glosses reports whether a name is the short form in brackets of a common
// noun before it: ICBM in "the intercontinental ballistic missile (ICBM)". It
// says nothing of what the missile is called.
func (l *labeler) glosses(chain *mention.Chain, m *mention.Mention) bool {
	tokens := l.doc.Sentences[m.Span.Sentence].Tokens
	open := m.Name.Start - 1
	if open < 1 || tokens[open].Form != "(" || m.Name.End >= len(tokens) || tokens[m.Name.End].Form != ")" {
		return false
	}
	for _, i := range chain.Mentions {
		if o := &l.analysis.Mentions[i]; o.Span.Sentence == m.Span.Sentence && o.Head < open && o.Head >= open-2 {
			return o.Kind == mention.Nominal
		}
	}
	return false
}

// postNominal reports whether a chain is the letters behind a person's name:
// "Mark Tedeschi, QC".
func (l *labeler) postNominal(chain *mention.Chain) bool {
	if len(chain.Mentions) != 1 {
		return false
	}
	m := &l.analysis.Mentions[chain.Mentions[0]]
	tokens := l.doc.Sentences[m.Span.Sentence].Tokens
	comma := m.Span.Start - 1
	if comma < 1 || m.Span.End-m.Span.Start != 1 || tokens[comma].Form != "," || !isAcronym(tokens[m.Head].Form) || len(tokens[m.Head].Form) > 4 {
		return false
	}
	h := tokens[m.Head].Head
	if h < 0 || !l.inName[Head{m.Span.Sentence, comma - 1}] {
		return false
	}
	i, ok := l.byHead[Head{m.Span.Sentence, h}]
	return ok && l.analysis.Mentions[i].Type == mention.Person && l.analysis.Mentions[i].Name.End == comma
}

// maxNesting bounds how many mentions back the one that holds a mention is
// looked for.
const maxNesting = 12

// chainNames returns the proper names of a chain, the best first: full names
// before parts of them, then the more frequent, the longer, the first in the
// alphabet.
func (l *labeler) chainNames(c int) []NameCount {
	count := map[string]int{}
	chain := &l.analysis.Chains[c]
	for _, i := range chain.Mentions {
		m := &l.analysis.Mentions[i]
		if m.Name.Start >= m.Name.End || m.Demonym || l.glosses(chain, m) || m.Type != mention.Place && l.inside(i) {
			continue
		}
		name := cleanName(l.doc.Span(m.Name))
		if name == "" {
			continue
		}
		n := 1
		if s := &l.doc.Sentences[m.Span.Sentence]; s.Kind == "heading" || isShouted(s, m.Name) {
			n = 0
		}
		count[name] += n
	}
	names := make([]NameCount, 0, len(count))
	for name, n := range count {
		names = append(names, NameCount{name, n})
	}
	slices.SortFunc(names, func(a, b NameCount) int {
		return cmp.Or(cmp.Compare(partsOf(b, names), partsOf(a, names)), cmp.Compare(b.Count, a.Count),
			cmp.Compare(len(b.Text), len(a.Text)), cmp.Compare(a.Text, b.Text))
	})
	return names
}

// partsOf counts the names that are parts or acronyms of n.
func partsOf(n NameCount, names []NameCount) int {
	parts := 0
	for _, other := range names {
		if other.Text != n.Text && isPartOf(other.Text, n.Text) {
			parts++
		}
	}
	return parts
}

// isPartOf reports whether short has only words of long, and less of them, or
// is made of its initials.
func isPartOf(short, long string) bool {
	s, l := mention.Fold(short), mention.Fold(long)
	if len(s) == 1 && len(l) > 1 && initials(long) == s[0] {
		return true
	}
	if len(s) >= len(l) {
		return false
	}
	for _, w := range s {
		if !slices.Contains(l, w) {
			return false
		}
	}
	return true
}

// initials returns the first letters of the capitalised words of a name, in
// lower case.
func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '\'' || r == '’' }) {
		if first := mention.Fold(w[:1]); w[0] >= 'A' && w[0] <= 'Z' && len(first) == 1 {
			b.WriteString(first[0])
		}
	}
	return b.String()
}

// cleanName gives a name as it is written in one line, without a possessive
// ending.
func cleanName(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimRight(s, ",;: ")
	for _, end := range []string{"'s", "’s", "'", "’"} {
		if t, ok := strings.CutSuffix(s, end); ok && !strings.Contains(t, " of ") {
			return t
		}
	}
	return s
}

// isShouted reports whether a name of several words, or one longer than an
// acronym, stands in capitals.
func isShouted(s *ud.Sentence, name ud.Span) bool {
	long := false
	for _, t := range s.Tokens[name.Start:name.End] {
		if t.Form != strings.ToUpper(t.Form) {
			return false
		}
		long = long || len(t.Form) > 5
	}
	return long
}

// chainLabel returns the label of the mention that says most: the first of
// those with the most words before the head.
func (l *labeler) chainLabel(chain *mention.Chain) Label {
	var best Label
	for _, i := range chain.Mentions {
		m := &l.analysis.Mentions[i]
		if m.Kind == mention.Pronoun && l.doc.Sentences[m.Span.Sentence].Tokens[m.Head].UPOS == "PRON" && m.Span.End-m.Span.Start == 1 {
			continue
		}
		if l.byHead[Head{m.Span.Sentence, m.Head}] != i || l.inside(i) {
			continue // the first member of a coordination is not the whole; a word inside a name
		}
		label := l.label(Head{m.Span.Sentence, m.Head})
		if label.Text != "" && (best.Text == "" || min(len(label.Broader), 3) > min(len(best.Broader), 3)) {
			best = label
		}
	}
	return best
}

// isWord reports whether a key has a letter at all, and is of a sane length.
func isWord(key string) bool {
	return len(key) <= 120 && strings.ContainsAny(key, "abcdefghijklmnopqrstuvwxyz") && len(mention.Fold(key)) > 0
}

// isDate reports whether a name of a time is a date: a month, a day of the
// week, a year. "Ramadan" is none.
func isDate(name string) bool {
	for _, w := range mention.Fold(name) {
		if strings.ContainsAny(w[:1], "0123456789") {
			return true
		}
		switch w[:min(3, len(w))] {
		case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
			"mon", "tue", "wed", "thu", "fri", "sat", "sun", "gmt", "utc", "est", "edt", "cet", "bst", "am", "pm":
			return true
		}
	}
	return false
}

// isBareDate reports whether a name is nothing but a date: "Jan. 7".
func isBareDate(name string) bool {
	words := mention.Fold(name)
	for _, w := range words {
		if !isDate(w) {
			return false
		}
	}
	return len(words) > 1
}

// evidence collects what tells a named thing apart from others of its name:
// the roles and countries that the article gives it, and the place it lies in.
func (l *labeler) evidence(c int) []string {
	found := map[string]bool{}
	chain := &l.analysis.Chains[c]
	own := l.names[c]
	for _, i := range chain.Mentions {
		m := &l.analysis.Mentions[i]
		t := l.tree(m.Span.Sentence)
		if t == nil || m.Demonym || m.Kind == mention.Pronoun {
			continue
		}
		tokens := t.Sentence.Tokens
		for k := m.Span.Start; k < min(m.Head+1, m.Span.End); k++ {
			if k >= m.Name.Start && k < m.Name.End {
				continue
			}
			lemma := strings.ToLower(tokens[k].Lemma)
			if mention.Title(lemma) {
				found["role:"+lemma] = true
			}
			if _, country := mention.DemonymAt(tokens, k); country != "" {
				found["country:"+country] = true
			}
			l.possessorCountry(m.Span.Sentence, k, own, found)
		}
		if m.Kind == mention.Nominal && chain.Type == mention.Person {
			found["role:"+strings.ToLower(tokens[m.Head].Lemma)] = true
		}
		if of := l.ofPhrase(t, m.Head); of >= 0 {
			l.possessorCountry(m.Span.Sentence, of, own, found)
		}
		l.location(t, m, found)
	}
	if chain.Type != mention.Person {
		for _, n := range l.chainNames(c) {
			if country, rest := countryPrefix(n.Text); rest != "" {
				found["country:"+country] = true
			}
		}
	}
	out := make([]string, 0, len(found))
	for e := range found {
		out = append(out, e)
	}
	slices.Sort(out)
	return out
}

// possessorCountry adds the country that the mention headed by token k means.
func (l *labeler) possessorCountry(sentence, k int, own string, found map[string]bool) {
	i, ok := l.byHead[Head{sentence, k}]
	if !ok {
		return
	}
	if country := mention.Country(l.names[l.analysis.Mentions[i].Chain]); country != "" && country != mention.Country(own) {
		found["country:"+country] = true
	}
}

// location adds the place that stands after a comma: "Springfield, Illinois".
func (l *labeler) location(t *ud.Tree, m *mention.Mention, found map[string]bool) {
	tokens := t.Sentence.Tokens
	k := m.Name.End
	if m.Type != mention.Place || k == 0 || k+1 >= len(tokens) || tokens[k].Form != "," {
		return
	}
	if tokens[k+1].UPOS != "PROPN" || !t.Dominates(m.Head, k+1) {
		return
	}
	if i, ok := l.byHead[Head{m.Span.Sentence, k + 1}]; ok && l.analysis.Mentions[i].Type == mention.Place {
		if name := l.names[l.analysis.Mentions[i].Chain]; name != "" {
			found["in:"+name] = true
		}
	}
}
