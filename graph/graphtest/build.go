// Package graphtest makes graphs for the tests of everything that publishes
// one: a small newsroom ([News]), the worst that strangers can send
// ([Hostile]) and as much as one asks for ([Large]).
//
// The articles are invented and written for these tests. Articles are written
// in a small markup, so that no offset is counted by hand:
//
//	{kim|North Korean leader ^Kim Jong Un} visited {arms-factory-|an arms ^factory}.
//
// A brace opens a mention of the entity whose ID stands before the bar; a
// minus after the ID makes it a nominal, a tilde a pronoun; the caret stands
// before the head word, a backslash before a character that is meant itself.
// Mentions nest.
package graphtest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/mention"
)

// builder collects a graph.
type builder struct {
	graph.Graph
	relations map[string]bool
	entities  map[entity.ID]int // index in Entities
}

// block is a unit of layout whose sentences are given one by one.
type block struct {
	kind      string
	sentences []string // in the markup of the package comment
	plain     bool     // no sentences are made of it
}

func para(sentences ...string) block    { return block{corpus.Paragraph, sentences, false} }
func heading(s string) block            { return block{corpus.Heading, []string{s}, false} }
func item(sentences ...string) block    { return block{corpus.Item, sentences, false} }
func caption(sentences ...string) block { return block{corpus.Caption, sentences, false} }
func plain(kind, s string) block        { return block{kind, []string{s}, true} }

// claim is a statement before it has offsets and an ID.
type claim struct {
	sentences  []int // numbers of the sentences that say it
	subject    entity.ID
	words      string // of the subject; "" for the entity's name
	relation   string
	reading    string
	object     graph.Value
	qualifiers []graph.Qualifier
	negative   bool
	modality   graph.Modality // "" for asserted
	by         []graph.Attribution
	confidence float64 // 0 for 0.9
	rules      []string
}

func thing(id entity.ID, words string) graph.Value { return graph.Value{Entity: id, Text: words} }

func literal(datatype graph.Datatype, value, words string, mentions ...entity.ID) graph.Value {
	return graph.Value{Datatype: datatype, Literal: value, Text: words, Mentions: mentions}
}

func number(value, unit, words string) graph.Value {
	return graph.Value{Datatype: graph.NumberValue, Literal: value, Unit: unit, Text: words}
}

func when(value, precision, words string) graph.Qualifier {
	return graph.Qualifier{Role: "time", Value: literal(graph.DateValue, value, words), Precision: precision}
}

func role(name string, v graph.Value) graph.Qualifier { return graph.Qualifier{Role: name, Value: v} }

func said(speaker entity.ID, verb, time string) graph.Attribution {
	return graph.Attribution{Speaker: thing(speaker, ""), Verb: verb, Time: time}
}

// article adds an article and its statements.
func (b *builder) article(meta corpus.Article, blocks []block, claims []claim) {
	a := graph.Article{Article: meta}
	var text strings.Builder
	chains := map[entity.ID]int{}
	for i, bl := range blocks {
		if i > 0 {
			text.WriteString("\n\n")
		}
		start := text.Len()
		for j, s := range bl.sentences {
			if j > 0 {
				text.WriteByte(' ')
			}
			from := text.Len()
			a.Mentions = append(a.Mentions, write(&text, s, chains)...)
			if !bl.plain {
				a.Sentences = append(a.Sentences, graph.Sentence{Start: from, End: text.Len(), Block: i})
			}
		}
		a.Blocks = append(a.Blocks, corpus.Block{Kind: bl.kind, Start: start, End: text.Len()})
	}
	a.Text = text.String()
	slices.SortStableFunc(a.Mentions, func(x, y graph.Mention) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	for i := range a.Mentions {
		if e := b.entity(a.Mentions[i].Entity); e != nil {
			a.Mentions[i].Type = e.Type
		}
	}
	b.Articles = append(b.Articles, a)
	for _, c := range claims {
		b.statement(&a, c)
	}
}

// write puts s without its markup into text and returns its mentions.
func write(text *strings.Builder, s string, chains map[entity.ID]int) []graph.Mention {
	var done, open []graph.Mention
	head := 0 // how many of the open mentions, from the innermost, wait for the end of their head
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '{':
			id, _, ok := strings.Cut(s[i+1:], "|")
			if !ok {
				panic("graphtest: no bar after a brace: " + s)
			}
			i += len(id) + 1
			m := graph.Mention{Start: text.Len(), HeadStart: -1, Kind: mention.Name}
			switch {
			case strings.HasSuffix(id, "-"):
				m.Kind = mention.Nominal
			case strings.HasSuffix(id, "~"):
				m.Kind = mention.Pronoun
			}
			m.Entity = entity.ID(strings.TrimRight(id, "-~"))
			if _, ok := chains[m.Entity]; !ok {
				chains[m.Entity] = len(chains)
			}
			m.Chain = chains[m.Entity]
			open = append(open, m)
		case '}':
			m := open[len(open)-1]
			open = open[:len(open)-1]
			m.End = text.Len()
			if m.HeadStart < 0 { // the last word, where no caret stands
				m.HeadStart = max(m.Start, strings.LastIndexAny(strings.TrimRight(text.String(), " \n"), " \n")+1)
			}
			if m.HeadEnd == 0 {
				m.HeadEnd = m.End
			}
			done = append(done, m)
			head = 0
		case '\\':
			i++
			text.WriteByte(s[i])
		case '^':
			open[len(open)-1].HeadStart = text.Len()
			head = len(open)
		default:
			if head > 0 && (c == ' ' || c == ',') {
				open[head-1].HeadEnd = text.Len()
				head = 0
			}
			text.WriteByte(c)
		}
	}
	if len(open) > 0 {
		panic("graphtest: a brace is never closed: " + s)
	}
	return done
}

// verbatim escapes what the markup would take for its own.
var verbatim = strings.NewReplacer(`\`, `\\`, `{`, `\{`, `}`, `\}`, `^`, `\^`)

func (b *builder) entity(id entity.ID) *entity.Entity {
	if len(b.entities) != len(b.Entities) {
		b.entities = map[entity.ID]int{}
		for i := range b.Entities {
			b.entities[b.Entities[i].ID] = i
		}
	}
	if i, ok := b.entities[id]; ok {
		return &b.Entities[i]
	}
	return nil
}

func (b *builder) statement(a *graph.Article, c claim) {
	s := graph.Statement{
		Article: a.ID, Subject: c.subject, SubjectText: c.words, Relation: c.relation, Reading: c.reading,
		Object: c.object, Qualifiers: c.qualifiers, Polarity: graph.Positive, Modality: c.modality,
		Attribution: c.by, Confidence: c.confidence, Rules: c.rules,
	}
	if c.negative {
		s.Polarity = graph.Negative
	}
	if s.Modality == "" {
		s.Modality = graph.Asserted
	}
	if s.Confidence == 0 {
		s.Confidence = 0.9
	}
	if e := b.entity(c.subject); e != nil && s.SubjectText == "" {
		s.SubjectText = e.Name
	}
	for _, n := range c.sentences {
		from, to := a.Sentences[n].Start, a.Sentences[n].End
		s.Evidence = append(s.Evidence, graph.Evidence{Sentence: n, Start: from, End: to, Quote: a.Text[from:to]})
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n%v\n%v\n%v\n%v", s.Article, s.Subject, s.Relation, s.Object, s.Polarity, s.Modality, c.sentences))
	s.ID = hex.EncodeToString(sum[:8])
	b.Statements = append(b.Statements, s)
	b.relate(s.Relation)
}

// relate adds a relation once.
func (b *builder) relate(label string) {
	if b.relations == nil {
		b.relations = map[string]bool{}
	}
	if !b.relations[label] {
		b.relations[label] = true
		b.Relations = append(b.Relations, graph.Relation{ID: slug(label), Label: label})
	}
}

// slug makes an ID of a label; labels of nothing but punctuation, and endless ones, get a number.
func slug(label string) string {
	words := strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if len(words) == 0 || len(label) > 100 {
		sum := sha256.Sum256([]byte(label))
		return "x-" + hex.EncodeToString(sum[:4])
	}
	return strings.Join(words, "-")
}

// done sorts the graph as graph.Graph promises.
func (b *builder) done() *graph.Graph {
	slices.SortFunc(b.Articles, func(x, y graph.Article) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Entities, func(x, y entity.Entity) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Relations, func(x, y graph.Relation) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(b.Statements, func(x, y graph.Statement) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Evidence[0].Start, y.Evidence[0].Start), cmp.Compare(x.ID, y.ID))
	})
	return &b.Graph
}
