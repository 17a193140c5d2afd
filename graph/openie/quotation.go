package openie

import (
	"slices"

	"dossier/graph/ud"
)

// quotation is a stretch of text between quotation marks. It may run over
// several sentences of a paragraph, and over several paragraphs when each
// opens with a mark and only the last closes.
type quotation struct {
	start, end position // of the first and the last token inside the marks
	block      int      // the block in which it starts
	closed     bool     // false when the block ends first
}

// position is a token of the document.
type position struct{ sentence, token int }

// findQuotations pairs the quotation marks of a document. Straight marks open
// and close in turn; what a block leaves open ends with the block.
func findQuotations(doc *ud.Document) []quotation {
	var out []quotation
	open := false
	var q quotation
	for i := range doc.Sentences {
		sent := &doc.Sentences[i]
		if open && sent.Block != q.block {
			out, open = append(out, q), false
		}
		for k := range sent.Tokens {
			at := position{i, k}
			mark := quotationMark(sent, k)
			if mark == 1 {
				pending := len(out) > 0 && !out[len(out)-1].closed && out[len(out)-1].block != sent.Block
				mark = straightMark(sent, k, open, pending)
			}
			switch {
			case mark == 0 || mark < 0 && !open:
				if open {
					q.end = at
				}
			case !open:
				open, q = true, quotation{start: position{i, k + 1}, end: position{i, k}, block: sent.Block}
			case mark > 1: // a second opening mark: the first was never closed
				out = append(out, q)
				q = quotation{start: position{i, k + 1}, end: position{i, k}, block: sent.Block}
			default:
				q.closed = true
				out, open = append(out, q), false
			}
		}
	}
	if open {
		out = append(out, q)
	}
	return out
}

// quotationMark returns 2 for an opening mark, −1 for a closing one, 1 for a
// straight mark, which may be either, 0 for any other token.
func quotationMark(s *ud.Sentence, k int) int {
	switch s.Tokens[k].Form {
	case "“", "``", "„", "«":
		return 2
	case "”", "''", "»":
		return -1
	case "\"":
		return 1
	}
	return 0
}

// straightMark tells by the white space around it whether a straight mark
// closes, although none is open (one of a paragraph before is pending), or
// opens, although one is.
func straightMark(s *ud.Sentence, k int, open, pending bool) int {
	before := k == 0 || s.SpaceAfter(k-1)
	after := k+1 == len(s.Tokens) || s.SpaceAfter(k)
	switch {
	case pending && !open && !before && after:
		return -1
	case open && before && !after:
		return 2
	}
	return 1
}

// markQuotations tells every token which quotation it stands in.
func (d *document) markQuotations() {
	d.quotations = findQuotations(d.Document)
	for n, q := range d.quotations {
		for i := q.start.sentence; i <= q.end.sentence; i++ {
			s := d.sentences[i]
			from, to := 0, len(s.tokens)-1
			if i == q.start.sentence {
				from = q.start.token
			}
			if i == q.end.sentence {
				to = q.end.token
			}
			for k := from; k <= to; k++ {
				s.quote[k] = n
			}
		}
	}
}

var quotedSpeech = Rule{
	Name: "quoted-speech", Stage: Marking,
	Example: "“The missiles landed in Kharkiv. Nobody was hurt,” Kirby said.",
	Doc:     "What stands in quotation marks is the claim of the one who is quoted, also where the quotation runs over several sentences.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			q := s.quote[c.head]
			if q < 0 || len(c.attribution) > 0 || !s.claimInQuotation(c) {
				continue
			}
			c.attribution = []Attribution{s.doc.speakerOf(q)}
			c.fired("quoted-speech")
		}
	},
}

// claimInQuotation leaves out scare quotes: words in marks whose subject, or
// whose governing clause, stands outside.
func (s *sentence) claimInQuotation(c *clause) bool {
	q := s.quote[c.head]
	if c.subject.ok() && s.quote[c.subject.head] != q {
		return false
	}
	if !c.subject.ok() {
		g := s.governorOf(c)
		return g.clause == nil || s.quote[g.clause.head] == q
	}
	return true
}

// speakerOf finds who is quoted: the subject of a verb of saying beside the
// quotation in its own sentences, else in the sentence before it or after it
// in the same paragraph, else who spoke last. The zero speaker with the verb
// quote is returned when nobody can be found.
func (d *document) speakerOf(n int) Attribution {
	q := d.quotations[n]
	for _, i := range []int{q.start.sentence, q.end.sentence} {
		if a, ok := d.sentences[i].saying(n); ok {
			return a
		}
	}
	for i := q.start.sentence; i <= q.end.sentence; i++ {
		if a, ok := d.sentences[i].claimant(n); ok {
			return a
		}
	}
	for i := q.start.sentence + 1; i < q.end.sentence; i++ {
		if a, ok := d.sentences[i].saying(n); ok {
			return a
		}
	}
	for i := q.start.sentence - 1; i >= 0 && d.Sentences[i].Block >= q.block-1; i-- {
		if d.Sentences[i].Block != q.block && !d.sentences[i].introducesSpeech() || d.Sentences[i].Block != q.block && !d.continues(n) && !d.sentences[i].endsInColon() {
			continue
		}
		if a, ok := d.sentences[i].saying(n); ok {
			return a
		}
	}
	for i := q.end.sentence + 1; i < len(d.sentences) && d.Sentences[i].Block == q.block; i++ {
		if a, ok := d.sentences[i].saying(n); ok && d.sentences[i].introducesSpeech() {
			return a
		}
	}
	return Attribution{Verb: "quote", Time: -1}
}

// claimant returns who is named as the speaker of another clause of the
// quotation: "her skin was weeping, her body malnourished", according to the
// Herald.
func (s *sentence) claimant(n int) (Attribution, bool) {
	for _, c := range s.clauses {
		if s.quote[c.head] == n && len(c.claimed) > 0 {
			return c.claimed[0], true
		}
	}
	return Attribution{}, false
}

// introducesSpeech reports a sentence with quoted words or a colon at its end.
func (s *sentence) introducesSpeech() bool {
	return s.endsInColon() || slices.ContainsFunc(s.quote, func(q int) bool { return q >= 0 })
}

func (s *sentence) endsInColon() bool {
	n := len(s.tokens)
	return n > 0 && s.tokens[n-1].Form == ":"
}

// continues reports whether the quotation carries on the one of the paragraph
// before, as a paragraph that opens with a quotation mark does.
func (d *document) continues(n int) bool {
	q := d.quotations[n]
	first := q.start.token <= 1 && (q.start.sentence == 0 || d.Sentences[q.start.sentence-1].Block != q.block)
	if !first || n == 0 || d.quotations[n-1].block < q.block-1 {
		return false
	}
	before := d.quotations[n-1]
	return !before.closed || before.end.sentence == q.start.sentence-1
}

// saying returns the attribution of the clause of saying that stands nearest
// to quotation n, outside any quotation.
func (s *sentence) saying(n int) (Attribution, bool) {
	best, distance := Attribution{}, -1
	for _, c := range s.clauses {
		if s.quote[c.head] >= 0 || !c.speaker().ok() || s.quote[c.speaker().head] >= 0 || !s.saysSo(c) {
			continue
		}
		d := s.distanceTo(n, c.head)
		if distance < 0 || d < distance {
			best, distance = Attribution{Speaker: s.namePhrase(c.speaker()), Verb: s.lemma(c.head), Time: s.timeOf(c)}, d
		}
	}
	return best, distance >= 0
}

// saysSo reports a verb that may introduce speech.
func (s *sentence) saysSo(c *clause) bool {
	if c.copula >= 0 {
		return false
	}
	if speechVerbs()[s.lemma(c.head)] {
		return s.finite(c)
	}
	switch finiteAttitude(s.lemma(c.head), "VERB") {
	case report, believe, accuse, deny, conjecture, expect, ask, command:
		return s.finite(c) || s.relation(c.head) == "advcl" || s.relation(c.head) == "acl"
	}
	return false
}

func (s *sentence) distanceTo(n, i int) int {
	best := len(s.tokens)
	for k, q := range s.quote {
		if q == n {
			best = min(best, max(k-i, i-k))
		}
	}
	return best
}
