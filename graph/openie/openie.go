// Package openie reads the clauses and noun phrases of an annotated article
// and says in the article's own words what they state: subject, predicate,
// object and qualifiers, whether it is affirmed or denied, how it is put
// forward, and on whose word (open information extraction).
//
// In comes a [ud.Document] with its time expressions and mentions; out come
// [Proposition]s for the graph and [Tuple]s in the form of Open IE benchmarks.
// The package works on words. It does not know which entity a phrase means,
// other articles, the parser, or RDF.
//
// Every construction is a named [Rule] in the table [Rules]; a proposition
// lists the rules that made it.
package openie

import (
	"slices"

	"dossier/graph/mention"
	"dossier/graph/timex"
	"dossier/graph/ud"
)

// Extraction is what was read in one article.
type Extraction struct {
	Propositions []Proposition // in the order of the text
}

// Extract applies the rules to an article. It takes time linear in the number
// of sentences.
func Extract(doc *ud.Document, times []timex.Expression, mentions *mention.Analysis) *Extraction {
	return extract(doc, times, mentions, nil)
}

// Explain is Extract with a record of what each rule made and why what it made
// was dropped.
func Explain(doc *ud.Document, times []timex.Expression, mentions *mention.Analysis) (*Extraction, *Trace) {
	t := &Trace{}
	return extract(doc, times, mentions, t), t
}

func extract(doc *ud.Document, times []timex.Expression, mentions *mention.Analysis, trace *Trace) *Extraction {
	d := newDocument(doc, times, mentions, trace)
	for stage := Clauses; stage <= Sifting; stage++ {
		for _, s := range d.sentences {
			s.run(stage)
		}
	}
	out := &Extraction{}
	for _, s := range d.sentences {
		out.Propositions = append(out.Propositions, s.propositions...)
	}
	return out
}

// newDocument prepares the sentences for the rules.
func newDocument(doc *ud.Document, times []timex.Expression, mentions *mention.Analysis, trace *Trace) *document {
	d := &document{Document: doc, times: times, mentions: mentions}
	for i := range doc.Sentences {
		s := newSentence(d, i)
		s.trace = trace
		d.sentences = append(d.sentences, s)
	}
	for n, t := range times {
		s := d.sentences[t.Span.Sentence]
		for i := t.Span.Start; i < t.Span.End; i++ {
			s.time[i] = n
		}
	}
	if mentions != nil {
		for n, m := range mentions.Mentions {
			s := d.sentences[m.Span.Sentence]
			if s.mention[m.Head] < 0 {
				s.mention[m.Head] = n
			}
		}
	}
	d.markQuotations()
	return d
}

// run applies the rules of one stage. Sharing is repeated until nothing is
// left to share: "he wants to go and see" gives went its subject through two
// rules.
func (s *sentence) run(stage Stage) {
	if !prose(s.Sentence.Kind) {
		return
	}
	rounds := 1
	if stage == Sharing {
		rounds = 4
	}
	for range rounds {
		before := s.shared()
		s.apply(stage)
		if s.shared() == before {
			break
		}
	}
}

// apply runs the rules of a stage once.
func (s *sentence) apply(stage Stage) {
	for i := 0; i < len(Rules); i++ {
		switch r := &Rules[i]; {
		case r.Stage != stage:
		case r.Apply != nil:
			s.rule = r.Name
			r.Apply(s)
		default:
			together := Rules[i:]
			if n := slices.IndexFunc(together, func(r Rule) bool { return r.Each == nil }); n >= 0 {
				together = together[:n]
			}
			for _, c := range s.topDown() {
				for k := range together {
					together[k].Each(s, c)
				}
			}
			i += len(together) - 1
		}
	}
}

// prose reports the kinds of blocks that make statements: not bylines,
// datelines, credits, repetitions and tables.
func prose(kind string) bool {
	switch kind {
	case "credit", "dateline", "repeat", "code":
		return false
	}
	return true
}

// shared counts the participants that the clauses have.
func (s *sentence) shared() int {
	n := 0
	for _, c := range s.clauses {
		for _, a := range c.arguments() {
			if a.ok() {
				n++
			}
		}
	}
	return n
}
