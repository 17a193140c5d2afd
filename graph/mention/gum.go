package mention

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"dossier/graph/ud"
)

// Gold is a document with its mentions marked by hand.
type Gold struct {
	Doc      *ud.Document
	Genre    string    // of the corpus: "news", "interview", …; "" when not given
	Analysis *Analysis // mentions with Span, Head, Type and Chain; Kind and Name are empty
}

// ReadGUM reads CoNLL-U with the Entity annotation of GUM in the MISC column
// (https://wiki.gucorpling.org/gum/entities). The name stands in error
// messages.
func ReadGUM(name string, r io.Reader) ([]Gold, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	docs, err := ud.ReadConllu(name, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	g := gumReader{doc: -1}
	for i := range docs {
		g.gold = append(g.gold, Gold{Doc: &docs[i], Analysis: &Analysis{}})
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, len(text)+1)
	for n := 1; lines.Scan(); n++ {
		if err := g.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	for i := range g.gold {
		sortMentions(g.gold[i].Analysis)
	}
	return g.gold, lines.Err()
}

// gumReader follows the lines beside the documents that were read from them.
type gumReader struct {
	gold                 []Gold
	doc, sentence, token int
	open                 []gumMention
	chains               map[string]int // entity of the document → chain
}

// gumMention is a mention whose end has not come yet.
type gumMention struct {
	group string
	Mention
}

func (g *gumReader) line(s string) error {
	switch {
	case strings.HasPrefix(s, "# newdoc"):
		g.doc, g.sentence, g.token, g.chains = g.doc+1, 0, 0, map[string]int{}
	case strings.HasPrefix(s, "# meta::genre = "):
		g.gold[g.doc].Genre = strings.TrimPrefix(s, "# meta::genre = ")
	case strings.HasPrefix(s, "#"):
	case s == "" && g.token > 0:
		if len(g.open) > 0 {
			return fmt.Errorf("entity %s is not closed", g.open[0].group)
		}
		g.sentence, g.token = g.sentence+1, 0
	case s != "":
		id, _, _ := strings.Cut(s, "\t")
		if strings.ContainsAny(id, "-.") {
			return nil
		}
		for pair := range strings.SplitSeq(s[strings.LastIndexByte(s, '\t')+1:], "|") {
			if e, ok := strings.CutPrefix(pair, "Entity="); ok {
				if err := g.brackets(e); err != nil {
					return err
				}
			}
		}
		g.token++
	}
	return nil
}

// brackets reads the Entity value of a token: "(12-person-…" opens a mention,
// "12)" closes it, "(12-person-…)" is one of a single word; several may stand
// in a row.
func (g *gumReader) brackets(e string) error {
	for e != "" {
		end := strings.IndexAny(e[1:], "()") + 1
		if end == 0 {
			end = len(e)
		}
		opens, closes := e[0] == '(', end < len(e) && e[end] == ')'
		group, rest, _ := strings.Cut(strings.Trim(e[:end], "()"), "-")
		if opens {
			kind, _, _ := strings.Cut(rest, "-")
			g.open = append(g.open, gumMention{group, Mention{
				Span: ud.Span{Sentence: g.sentence, Start: g.token},
				Type: Type(kind),
			}})
		}
		if closes {
			end++
			if err := g.close(group); err != nil {
				return err
			}
		}
		e = e[end:]
	}
	return nil
}

// close ends the innermost open mention of an entity.
func (g *gumReader) close(group string) error {
	k := len(g.open) - 1
	for k >= 0 && g.open[k].group != group {
		k--
	}
	if k < 0 {
		return fmt.Errorf("entity %s is not open", group)
	}
	m := g.open[k].Mention
	g.open = append(g.open[:k], g.open[k+1:]...)
	gold := &g.gold[g.doc]
	m.Span.End = g.token + 1
	m.Head = spanHead(gold.Doc.Sentences[g.sentence].Tokens, m.Span)
	chain, ok := g.chains[group]
	if !ok {
		chain = len(gold.Analysis.Chains)
		g.chains[group] = chain
		gold.Analysis.Chains = append(gold.Analysis.Chains, Chain{Type: m.Type})
	}
	m.Chain = chain
	gold.Analysis.Mentions = append(gold.Analysis.Mentions, m)
	return nil
}

// spanHead returns the first token of a span whose head lies outside.
func spanHead(tokens []ud.Token, s ud.Span) int {
	for i := s.Start; i < s.End; i++ {
		if h := tokens[i].Head; h < s.Start || h >= s.End {
			return i
		}
	}
	return s.Start
}

// Project carries the mentions of a gold document over to another reading of
// the same text: to the tokens that cover them. A mention that no token
// covers is left out.
func Project(gold Gold, doc *ud.Document) Gold {
	out := Gold{Doc: doc, Genre: gold.Genre, Analysis: &Analysis{Chains: make([]Chain, len(gold.Analysis.Chains))}}
	for i, c := range gold.Analysis.Chains {
		out.Analysis.Chains[i].Type = c.Type
	}
	for _, m := range gold.Analysis.Mentions {
		tokens := gold.Doc.Sentences[m.Span.Sentence].Tokens
		span, ok := cover(doc, tokens[m.Span.Start].Start, tokens[m.Span.End-1].End)
		if !ok {
			continue
		}
		m.Head = spanHead(doc.Sentences[span.Sentence].Tokens, span)
		m.Span = span
		out.Analysis.Mentions = append(out.Analysis.Mentions, m)
	}
	sortMentions(out.Analysis)
	return out
}

// cover returns the tokens that hold the bytes [start, end) of the text, cut
// to one sentence.
func cover(doc *ud.Document, start, end int) (ud.Span, bool) {
	s, _ := slices.BinarySearchFunc(doc.Sentences, start, func(s ud.Sentence, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	if s == len(doc.Sentences) {
		return ud.Span{}, false
	}
	span := ud.Span{Sentence: s, Start: -1}
	for i, t := range doc.Sentences[s].Tokens {
		if t.End > start && t.Start < end {
			if span.Start < 0 {
				span.Start = i
			}
			span.End = i + 1
		}
	}
	return span, span.Start >= 0
}
