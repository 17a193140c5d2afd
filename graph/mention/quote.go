package mention

import (
	"slices"
	"strings"

	"dossier/graph/ud"
)

// quotation is a stretch of direct speech, within one block.
type quotation struct {
	start, end position // from the opening mark to after the closing one
	speaker    int      // index of the phrase that says it, −1 when unknown
}

// position is a token of the article.
type position struct{ sentence, token int }

func (p position) before(q position) bool {
	return p.sentence < q.sentence || p.sentence == q.sentence && p.token < q.token
}

// quotations finds the direct speech between quotation marks. A mark that is
// not closed in its block opens nothing, unless the next block opens with a
// mark again, as speech over several paragraphs does. Short stretches in the
// middle of a sentence count too; they have the sentence's speaker.
func quotations(doc *ud.Document) []quotation {
	var out []quotation
	open := false
	var start position
	for s := range doc.Sentences {
		if s > 0 && doc.Sentences[s].Block != doc.Sentences[s-1].Block && open {
			// Speech that goes on in the next paragraph is not closed here.
			if opensSpeech(doc.Sentences[s].Tokens) {
				out = append(out, quotation{start: start, end: position{s, 0}, speaker: -1})
			}
			open = false
		}
		for i := range doc.Sentences[s].Tokens {
			switch mark(doc.Sentences[s].Tokens, i) {
			case '“':
				open, start = true, position{s, i}
			case '”':
				if open {
					out = append(out, quotation{start: start, end: position{s, i + 1}, speaker: -1})
				}
				open = false
			case '"':
				if open {
					out = append(out, quotation{start: start, end: position{s, i + 1}, speaker: -1})
				} else {
					start = position{s, i}
				}
				open = !open
			}
		}
	}
	return out
}

// mark tells an opening (“), closing (”) or undirected (") double quotation
// mark; 0 for other tokens.
func mark(tokens []ud.Token, i int) rune {
	switch tokens[i].Form {
	case "“", "``", "„", "«":
		return '“'
	case "”", "''", "»":
		return '”'
	case "\"", "＂":
		return '"'
	}
	return 0
}

func opensSpeech(tokens []ud.Token) bool {
	m := mark(tokens, 0)
	return m == '“' || m == '"'
}

// assignSpeakers finds who says each quotation: the subject of a verb of
// saying outside the quotation, in a sentence that the quotation shares;
// failing that, the speaker of the quotation just before in the same block.
func (a *article) assignSpeakers() {
	a.byHead = make(map[position]int, len(a.phrases))
	for i := range a.phrases {
		p := &a.phrases[i]
		if !p.coordination {
			a.byHead[position{p.Span.Sentence, p.Head}] = i
		}
	}
	for q := range a.quotes {
		quote := &a.quotes[q]
		last := quote.end.sentence
		if quote.end.token == 0 {
			last--
		}
		for _, s := range []int{last, quote.start.sentence} {
			if quote.speaker < 0 && s >= 0 {
				quote.speaker = a.speakerIn(s, quote)
			}
		}
		if quote.speaker < 0 && q > 0 {
			before := &a.quotes[q-1]
			gap := quote.start.sentence - before.end.sentence
			if gap <= 1 && a.doc.Sentences[quote.start.sentence].Block-a.doc.Sentences[before.start.sentence].Block <= 1 {
				quote.speaker = before.speaker
			}
		}
		if quote.speaker >= 0 {
			a.phrases[quote.speaker].discourse.speaker = true
		}
	}
}

// speakerIn returns the phrase that is the subject of a verb of saying in
// sentence s outside the quotation, −1 when there is none.
func (a *article) speakerIn(s int, q *quotation) int {
	t := a.trees[s]
	if t == nil {
		return -1
	}
	tokens := t.Sentence.Tokens
	best, distance := -1, 0
	for i := range tokens {
		at := position{s, i}
		if !at.before(q.start) && at.before(q.end) {
			continue
		}
		subject := -1
		switch {
		case tokens[i].UPOS == "VERB" && theLexicon().saying[strings.ToLower(tokens[i].Lemma)]:
			subject = t.Child(i, "nsubj")
			if c := tokens[i].Head; subject < 0 && tokens[i].Relation() == "conj" && c >= 0 {
				subject = t.Child(c, "nsubj")
			}
		case strings.EqualFold(tokens[i].Form, "according") && tokens[i].Head >= 0:
			subject = tokens[i].Head
		}
		if subject < 0 {
			continue
		}
		phrase, ok := a.byHead[position{s, subject}]
		if !ok {
			continue
		}
		d := min(abs(q.start.token-i)+100*abs(q.start.sentence-s), abs(q.end.token-i)+100*abs(q.end.sentence-s))
		if best < 0 || d < distance {
			best, distance = phrase, d
		}
	}
	return best
}

// quoteAt returns the index of the quotation that holds a position, −1 for
// none.
func (a *article) quoteAt(p position) int {
	i, found := slices.BinarySearchFunc(a.quotes, p, func(q quotation, p position) int {
		switch {
		case p.before(q.start):
			return 1
		case p.before(q.end):
			return 0
		}
		return -1
	})
	if !found {
		return -1
	}
	return i
}
