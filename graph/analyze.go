package graph

import (
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
	Candidates []entity.Candidate // one for each chain, then those of descriptions
	Claims     []Claim            // in the order of the text
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
	a.out.Candidates = entity.Describe(doc, mentions, article.ID)
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
	heads    map[position]int // the first mention headed by a token
	out      Analysis
}

type position struct{ sentence, token int }

func (a *analyzer) sentences() {
	for i := range a.doc.Sentences {
		s := &a.doc.Sentences[i]
		a.out.Article.Sentences = append(a.out.Article.Sentences, Sentence{Start: s.Start, End: s.End, Block: s.Block})
	}
}

func (a *analyzer) markMentions() {
	a.heads = make(map[position]int, len(a.mentions.Mentions))
	for n, m := range a.mentions.Mentions {
		tokens := a.doc.Sentences[m.Span.Sentence].Tokens
		a.out.Article.Mentions = append(a.out.Article.Mentions, Mention{
			Start: tokens[m.Span.Start].Start, End: tokens[m.Span.End-1].End,
			HeadStart: tokens[m.Head].Start, HeadEnd: tokens[m.Head].End,
			Chain: m.Chain, Kind: m.Kind, Type: m.Type,
		})
		at := position{m.Span.Sentence, m.Head}
		if _, ok := a.heads[at]; !ok {
			a.heads[at] = n
		}
	}
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

// claim adds the claim of a proposition.
func (a *analyzer) claim(p *openie.Proposition) {
	c := Claim{
		Sentence: p.Sentence, Subject: a.term(p.Subject), Relation: p.Predicate.Label, Reading: p.Predicate.Reading,
		Object: Term{Candidate: -1}, Polarity: p.Polarity, Modality: p.Modality, Confidence: p.Confidence, Rules: p.Rules,
	}
	switch {
	case p.Object.IsZero():
	case p.Literal:
		c.Object = a.literal(p.Object)
	case p.Describes:
		c.Object = a.description(p.Object)
	default:
		c.Object = a.term(p.Object)
	}
	for _, q := range p.Qualifiers {
		c.Qualifiers = append(c.Qualifiers, a.qualifier(q))
	}
	for _, s := range p.Attribution {
		at := ClaimAttribution{Speaker: Term{Candidate: -1}, Verb: s.Verb}
		if !s.Speaker.IsZero() {
			at.Speaker = a.term(s.Speaker)
		}
		if s.Time >= 0 {
			at.Time = a.times[s.Time].Value
		}
		c.Attribution = append(c.Attribution, at)
	}
	a.out.Claims = append(a.out.Claims, c)
}

// term reads a phrase as a time, a quantity, or the chain of the mention that
// it is.
func (a *analyzer) term(p openie.Phrase) Term {
	tokens := a.doc.Sentences[p.Sentence].Tokens
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
	if m, ok := a.heads[position{p.Sentence, p.Head}]; ok {
		t.Candidate = a.mentions.Mentions[m].Chain
		return t
	}
	t.Literal, t.Datatype = t.Text, TextValue
	return t
}

// literal keeps a phrase as words.
func (a *analyzer) literal(p openie.Phrase) Term {
	t := Term{Candidate: -1, Text: p.Text(a.doc), Inside: a.inside(p)}
	t.Literal, t.Datatype = t.Text, TextValue
	return t
}

// description makes a candidate of a phrase that says what something is: "a
// former diplomat" names a concept of its own, although the phrase corefers
// with whom it describes.
func (a *analyzer) description(p openie.Phrase) Term {
	t := a.term(p)
	if t.Candidate < 0 {
		return t
	}
	c, ok := entity.DescribePhrase(a.doc, a.mentions, a.out.Article.ID, p.Sentence, p.Head)
	if !ok {
		return t
	}
	t.Candidate = len(a.out.Candidates)
	a.out.Candidates = append(a.out.Candidates, c)
	return t
}

func (a *analyzer) qualifier(q openie.Qualifier) ClaimQualifier {
	out := ClaimQualifier{Role: q.Role}
	switch {
	case q.Role == openie.RoleTime && q.Time >= 0:
		return a.time(q)
	case q.Role == openie.RoleComplement:
		out.Term = a.literal(q.Phrase)
	default:
		out.Term = a.term(q.Phrase)
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
		if e.Type == timex.Duration {
			out.Role = "for"
		}
	}
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

// inside lists the chains of the mentions that stand inside the phrase.
func (a *analyzer) inside(p openie.Phrase) []int {
	var out []int
	for _, i := range p.Tokens {
		if m, ok := a.heads[position{p.Sentence, i}]; ok && i != p.Head {
			out = append(out, a.mentions.Mentions[m].Chain)
		}
	}
	return out
}
