package graph

import (
	"cmp"
	"slices"
	"strings"

	"dossier/graph/corpus"
	"dossier/graph/english"
	"dossier/graph/entity"
	"dossier/graph/mention"
	"dossier/graph/openie"
	"dossier/graph/timex"
	"dossier/graph/ud"
)

// Analysis is what was read in one article: its sentences, mentions and dates,
// the candidates for entities, and the claims about them. It is plain data,
// and no other article was needed for it.
type Analysis struct {
	Article    Article            // the Entity of its mentions is still empty
	Candidates []entity.Candidate // of the chains, then of phrases that say what something is or stand in no chain
	// Chains gives the candidate of each chain, −1 for a chain that can be no
	// entity (a date, a number, a pronoun that refers to nothing).
	Chains []int
	Claims []Claim // in the order of the text
}

// Claim is a proposition whose words have been replaced by references into the
// analysis and by literals.
type Claim struct {
	Sentence    int
	Subject     Term
	Relation    string
	Reading     string
	Object      Term // Kind is NoTerm for an intransitive
	Qualifiers  []ClaimQualifier
	Polarity    Polarity
	Modality    Modality
	Attribution []ClaimAttribution
	Confidence  float64
	Rules       []string
}

// Term is a participant of a claim: a candidate or a literal.
type Term struct {
	Candidate int // index in Analysis.Candidates; −1 for a literal or nothing
	Literal   string
	Datatype  Datatype
	Unit      string
	Text      string // the words
	Inside    []int  // candidates named inside Text
}

// IsZero reports whether the term holds nothing.
func (t Term) IsZero() bool { return t.Candidate < 0 && t.Literal == "" }

// ClaimQualifier is a further participant of a claim.
type ClaimQualifier struct {
	Role      string
	Term      Term
	Precision string
}

// ClaimAttribution is who is said to say so.
type ClaimAttribution struct {
	Speaker Term
	Verb    string
	Time    string
}

// Analyze reads one article. It knows no other, and the same article gives the
// same analysis. The time grows linearly with the length of the article.
func Analyze(article corpus.Article) Analysis {
	doc := english.Parse(&article)
	times := timex.Find(doc, article.Published)
	mentions := mention.Find(doc)
	extraction := openie.Extract(doc, times, mentions)
	a := analyzer{doc: doc, times: times, mentions: mentions}
	a.out.Article = Article{Article: article}
	a.sentences()
	a.markMentions()
	a.dates()
	a.describe(extraction.Propositions)
	for i := range extraction.Propositions {
		a.claim(&extraction.Propositions[i])
	}
	return a.out
}

// analyzer turns what the rooms below found into an Analysis.
type analyzer struct {
	doc      *ud.Document
	times    []timex.Expression
	mentions *mention.Analysis
	heads    map[entity.Head]int // the first mention headed by a token, or whose name holds it
	phrases  map[entity.Head]int // the candidates of phrases that are described apart
	out      Analysis
}

func (a *analyzer) sentences() {
	for i := range a.doc.Sentences {
		s := &a.doc.Sentences[i]
		a.out.Article.Sentences = append(a.out.Article.Sentences, Sentence{Start: s.Start, End: s.End, Block: s.Block})
	}
}

func (a *analyzer) markMentions() {
	a.heads = make(map[entity.Head]int, len(a.mentions.Mentions))
	for n, m := range a.mentions.Mentions {
		tokens := a.doc.Sentences[m.Span.Sentence].Tokens
		a.out.Article.Mentions = append(a.out.Article.Mentions, Mention{
			Start: tokens[m.Span.Start].Start, End: tokens[m.Span.End-1].End,
			HeadStart: tokens[m.Head].Start, HeadEnd: tokens[m.Head].End,
			Chain: m.Chain, Kind: m.Kind, Adjective: m.Demonym, Type: m.Type,
		})
		at := entity.Head{Sentence: m.Span.Sentence, Token: m.Head}
		if _, ok := a.heads[at]; !ok {
			a.heads[at] = n
		}
	}
	a.headNames()
}

// headNames lets every word of a proper name stand for the mention with the
// longest name that holds it: in "the leader Kim Jong Un", Kim is no one else.
func (a *analyzer) headNames() {
	longest := map[entity.Head]int{}
	for n, m := range a.mentions.Mentions {
		for i := m.Name.Start; i < m.Name.End && !m.Demonym; i++ {
			at := entity.Head{Sentence: m.Name.Sentence, Token: i}
			if k, ok := longest[at]; !ok || nameLength(a.mentions.Mentions[k]) < nameLength(m) {
				longest[at] = n
			}
		}
	}
	for at, n := range longest {
		if m := a.mentions.Mentions[n]; !a.nestedName(at, m) {
			a.heads[at] = n
		}
	}
}

func nameLength(m mention.Mention) int { return m.Name.End - m.Name.Start }

// nestedName reports whether the word at heads a mention of its own inside the
// longer name m: Korea in "Workers' Party of Korea".
func (a *analyzer) nestedName(at entity.Head, m mention.Mention) bool {
	n, ok := a.heads[at]
	if !ok {
		return false
	}
	inner := a.mentions.Mentions[n]
	head := a.doc.Sentences[at.Sentence].Tokens[at.Token]
	return nameLength(inner) < nameLength(m) && at.Token != m.Head && !head.Is("appos", "flat")
}

func (a *analyzer) dates() {
	for _, t := range a.times {
		if !t.IsDate() {
			continue
		}
		tokens := a.doc.Sentences[t.Span.Sentence].Tokens
		a.out.Article.Dates = append(a.out.Article.Dates, Date{Start: tokens[t.Span.Start].Start, End: tokens[t.Span.End-1].End, Value: t.Value})
	}
}

// describe makes the candidates: of all chains, and of the phrases which name
// something by themselves.
func (a *analyzer) describe(propositions []openie.Proposition) {
	a.out.Candidates = entity.Describe(a.doc, a.mentions)
	a.out.Chains = make([]int, len(a.mentions.Chains))
	for c := range a.out.Chains {
		a.out.Chains[c] = -1
	}
	for i, c := range a.out.Candidates {
		a.out.Chains[c.Chain] = i
	}
	var heads []entity.Head
	for i := range propositions {
		heads = append(heads, a.described(&propositions[i])...)
	}
	slices.SortFunc(heads, func(x, y entity.Head) int {
		return cmp.Or(cmp.Compare(x.Sentence, y.Sentence), cmp.Compare(x.Token, y.Token))
	})
	a.phrases = map[entity.Head]int{}
	for _, c := range entity.DescribePhrases(a.doc, a.mentions, slices.Compact(heads)) {
		a.phrases[c.Head] = len(a.out.Candidates)
		a.out.Candidates = append(a.out.Candidates, c)
	}
}

// described lists the phrases of a proposition that need a name of their own:
// what its object says the subject is ("a former diplomat" names a kind,
// although it corefers with whom it describes), and what no chain holds.
func (a *analyzer) described(p *openie.Proposition) []entity.Head {
	var out []entity.Head
	add := func(q openie.Phrase, apart bool) {
		h := headOf(q)
		if m, ok := a.heads[h]; !q.IsZero() && (apart || !ok || a.namesKind(q, m)) {
			out = append(out, h)
		}
	}
	add(p.Subject, false)
	if !p.Literal {
		add(p.Object, p.Describes)
	}
	for _, q := range p.Qualifiers {
		if q.Role != openie.RoleComplement && q.Time < 0 {
			add(q.Phrase, false)
		}
	}
	for _, s := range p.Attribution {
		add(s.Speaker, false)
	}
	return out
}

// namesKind reports a phrase of a common noun that says by itself what kind of
// thing is meant: "an arms factory", whatever more the article tells of that
// factory. "The factory" and "it" leave that to the chain.
func (a *analyzer) namesKind(p openie.Phrase, m int) bool {
	x := &a.mentions.Mentions[m]
	if x.Kind != mention.Nominal {
		return false
	}
	c := a.out.Chains[x.Chain]
	if c >= 0 && len(a.out.Candidates[c].Names) > 0 {
		return false
	}
	tokens := a.doc.Sentences[p.Sentence].Tokens
	for _, i := range p.Tokens {
		if i != p.Head && !tokens[i].Is("det", "nummod", "case", "nmod:poss", "punct") {
			return true
		}
	}
	return c < 0
}

func headOf(p openie.Phrase) entity.Head { return entity.Head{Sentence: p.Sentence, Token: p.Head} }

// claim adds the claim of a proposition.
func (a *analyzer) claim(p *openie.Proposition) {
	c := Claim{
		Sentence: p.Sentence, Subject: a.term(p.Subject, false), Relation: p.Predicate.Label, Reading: p.Predicate.Reading,
		Object: Term{Candidate: -1}, Polarity: p.Polarity, Modality: p.Modality, Confidence: p.Confidence, Rules: p.Rules,
	}
	switch {
	case p.Object.IsZero():
	case p.Literal:
		c.Object = a.literal(p.Object)
	case a.nameless(p.Object):
		return // "Norwegian", where the article names no Norway
	default:
		c.Object = a.term(p.Object, p.Describes)
	}
	for _, q := range p.Qualifiers {
		c.Qualifiers = append(c.Qualifiers, a.qualifier(q))
	}
	for _, s := range p.Attribution {
		at := ClaimAttribution{Speaker: Term{Candidate: -1}, Verb: s.Verb}
		if !s.Speaker.IsZero() {
			at.Speaker = a.term(s.Speaker, false)
			if at.Speaker.IsZero() {
				at.Speaker.Text = "" // "it", of which nothing is known
			}
		}
		if s.Time >= 0 && a.times[s.Time].Begin != "" && a.times[s.Time].IsDate() {
			at.Time = a.times[s.Time].Value
		}
		c.Attribution = append(c.Attribution, at)
	}
	c.Object.Text = a.insideSentence(p.Object, c.Object.Text)
	a.nameSpeaker(&c.Subject, p.Subject, c.Attribution)
	if a.oneForMany(c.Subject, p.Subject) {
		c.Reading = openie.ThirdPerson(c.Reading, &a.doc.Sentences[p.Sentence].Tokens[p.Predicate.Head])
	}
	a.nameSpeaker(&c.Object, p.Object, c.Attribution)
	if !p.Object.IsZero() && c.Object.IsZero() {
		return // "renounced it" is not to renounce
	}
	a.out.Claims = append(a.out.Claims, c)
}

// nameless reports an adjective of nationality whose country has no name in
// the article.
func (a *analyzer) nameless(p openie.Phrase) bool {
	m, ok := a.heads[headOf(p)]
	return a.doc.Sentences[p.Sentence].Tokens[p.Head].UPOS == "ADJ" && ok && a.mentions.Mentions[m].Demonym && a.out.Chains[a.mentions.Mentions[m].Chain] < 0
}

// nameSpeaker lets I and we, where nothing else is known of them, mean the one
// who is quoted.
func (a *analyzer) nameSpeaker(t *Term, p openie.Phrase, by []ClaimAttribution) {
	if !t.IsZero() || p.IsZero() || len(by) == 0 {
		return
	}
	if token := &a.doc.Sentences[p.Sentence].Tokens[p.Head]; token.UPOS == "PRON" && token.Feat("Person") == "1" {
		*t = by[0].Speaker
	}
}

// term reads a phrase as a time, a quantity, the phrase that describes
// something, or the chain of the mention that it is.
func (a *analyzer) term(p openie.Phrase, describes bool) Term {
	tokens := a.doc.Sentences[p.Sentence].Tokens
	if coordinated(tokens, p) {
		return a.literal(p)
	}
	t := Term{Candidate: -1, Text: p.Text(a.doc)}
	if n := a.timeAt(p); n >= 0 {
		t.Literal, t.Datatype = t.Text, TextValue
		if e := &a.times[n]; e.IsDate() && e.Begin != "" {
			t.Literal, t.Datatype = e.Value, DateValue
		}
		return t
	}
	if q, ok := openie.ReadQuantity(tokens, p); ok {
		t.Literal, t.Datatype, t.Unit = q.Number, NumberValue, q.Unit
		return t
	}
	t.Inside = a.inside(p)
	if set := a.memberOf(p); set >= 0 {
		t.Candidate = set
		return t
	}
	m, mentioned := a.heads[headOf(p)]
	if i, ok := a.phrases[headOf(p)]; ok && (describes || !mentioned || a.namesKind(p, m)) {
		t.Candidate = i
	} else if mentioned && !describes {
		t.Candidate = a.out.Chains[a.mentions.Mentions[m].Chain]
	}
	if t.Candidate < 0 && !(mentioned && a.mentions.Mentions[m].Kind == mention.Pronoun) {
		t.Literal, t.Datatype = t.Text, TextValue
	}
	return t
}

// insideSentence takes the capital of a sentence's first word from words that
// will stand inside one.
func (a *analyzer) insideSentence(p openie.Phrase, words string) string {
	if p.IsZero() || p.Tokens[0] != 0 {
		return words
	}
	switch a.doc.Sentences[p.Sentence].Tokens[0].UPOS {
	case "ADJ", "NOUN":
		if m, ok := a.heads[entity.Head{Sentence: p.Sentence}]; ok && a.mentions.Mentions[m].Kind == mention.Name {
			return words // "Norwegian ships"
		}
		fallthrough
	case "DET", "ADV", "ADP", "NUM":
		if first, _, _ := strings.Cut(words, " "); first == strings.ToUpper(first) && len(first) > 1 {
			return words // "US missiles"
		}
		return strings.ToLower(words[:1]) + words[1:]
	}
	return words
}

// oneForMany reports a pronoun that is no third person, I, we or you, and means
// one person or country, by whose name a reader will know it.
func (a *analyzer) oneForMany(t Term, p openie.Phrase) bool {
	if t.Candidate < 0 || p.IsZero() {
		return false
	}
	c := &a.out.Candidates[t.Candidate]
	token := &a.doc.Sentences[p.Sentence].Tokens[p.Head]
	return len(c.Names) > 0 && (c.Type == mention.Person || c.Type == mention.Place) && token.UPOS == "PRON" && token.Feat("Person") != "3"
}

// memberOf returns the candidate of those that "one of them" is one of, −1 for
// none: what is said of some of them is said on their page.
func (a *analyzer) memberOf(p openie.Phrase) int {
	tokens := a.doc.Sentences[p.Sentence].Tokens
	switch tokens[p.Head].UPOS {
	case "NUM", "DET", "PRON", "ADJ":
	default:
		return -1
	}
	if m, ok := a.heads[headOf(p)]; ok && a.out.Chains[a.mentions.Mentions[m].Chain] >= 0 {
		return -1
	}
	for _, i := range p.Tokens {
		m, ok := a.heads[entity.Head{Sentence: p.Sentence, Token: i}]
		if ok && tokens[i].Head == p.Head && tokens[i].Deprel == "nmod" && tokens[i].UPOS == "PRON" {
			return a.out.Chains[a.mentions.Mentions[m].Chain]
		}
	}
	return -1
}

// coordinated reports a phrase that names several things at once: "between
// Aceh and Java".
func coordinated(tokens []ud.Token, p openie.Phrase) bool {
	return slices.ContainsFunc(p.Tokens, func(i int) bool { return tokens[i].Head == p.Head && tokens[i].Is("conj") && tokens[i].UPOS != "ADJ" })
}

// literal keeps a phrase as words.
func (a *analyzer) literal(p openie.Phrase) Term {
	t := Term{Candidate: -1, Text: p.Text(a.doc), Inside: a.inside(p)}
	t.Literal, t.Datatype = t.Text, TextValue
	return t
}

func (a *analyzer) qualifier(q openie.Qualifier) ClaimQualifier {
	out := ClaimQualifier{Role: q.Role}
	switch {
	case q.Time >= 0 && q.Until >= 0:
		return a.interval(q)
	case q.Time >= 0:
		return a.time(q)
	case q.Role == openie.RoleComplement:
		out.Term = a.literal(q.Phrase)
	default:
		out.Term = a.term(q.Phrase, false)
	}
	return out
}

// time says when: a date, the days of a stretch of time that the calendar
// knows ("the past three days"), or the words.
func (a *analyzer) time(q openie.Qualifier) ClaimQualifier {
	e := &a.times[q.Time]
	out := ClaimQualifier{Role: q.Role, Term: Term{Candidate: -1, Datatype: DateValue, Text: a.doc.Span(e.Span)}, Precision: e.Precision}
	switch {
	case e.IsDate() && e.Begin != "":
		out.Term.Literal = e.Value
	case e.Begin != "" && e.End != "":
		out.Term.Literal, out.Precision = e.Begin+"/"+e.End, "day"
	default:
		out.Term.Literal, out.Term.Datatype, out.Precision = out.Term.Text, TextValue, ""
		if e.Type == timex.Duration && q.Role == openie.RoleTime {
			out.Role = "for"
		}
	}
	return out
}

// interval says from when until when: "2006/2009", or the words where one of
// both is not known.
func (a *analyzer) interval(q openie.Qualifier) ClaimQualifier {
	begin, end := &a.times[q.Time], &a.times[q.Until]
	out := ClaimQualifier{Role: q.Role, Term: Term{Candidate: -1, Datatype: DateValue, Text: q.Phrase.Text(a.doc)}, Precision: begin.Precision}
	if !begin.IsDate() || !end.IsDate() || begin.Begin == "" || end.Begin == "" || begin.Precision != end.Precision {
		out.Term.Literal, out.Term.Datatype, out.Precision = out.Term.Text, TextValue, ""
		return out
	}
	out.Term.Literal = begin.Value + "/" + end.Value
	return out
}

// timeAt returns the time expression that holds the head of the phrase, −1 for
// none.
func (a *analyzer) timeAt(p openie.Phrase) int {
	for n, t := range a.times {
		if t.Span.Sentence == p.Sentence && t.Span.Start <= p.Head && p.Head < t.Span.End {
			return n
		}
	}
	return -1
}

// inside lists the candidates that are mentioned inside the phrase.
func (a *analyzer) inside(p openie.Phrase) []int {
	var out []int
	for _, i := range p.Tokens {
		if m, ok := a.heads[entity.Head{Sentence: p.Sentence, Token: i}]; ok && i != p.Head {
			if c := a.out.Chains[a.mentions.Mentions[m].Chain]; c >= 0 {
				out = append(out, c)
			}
		}
	}
	return out
}
