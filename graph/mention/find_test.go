package mention_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dossier/graph/corpus"
	"dossier/graph/english"
	"dossier/graph/mention"
	"dossier/graph/ud"
)

// report is a text of our own in the manner of news, about an invented port.
const report = `The harbour of Tolmen was closed on Monday after a cargo ship ran aground at the mouth of the river, the port authority said. ` +
	`"We hope to reopen one lane by Thursday," its director, Maria Lindqvist, told reporters. She added that the crew was unharmed. ` +
	`French engineers inspected the vessel, which was carrying grain to Egypt. Their country had offered help. `

// long returns the report again and again, with other names each time, as a
// document of at least that many words.
func long(words int) *ud.Document {
	var b strings.Builder
	first := parse(report)
	count := 0
	for _, s := range first.Sentences {
		count += len(s.Tokens)
	}
	for n := 0; n*count < words; n++ {
		b.WriteString(strings.NewReplacer("Tolmen", fmt.Sprint("Tol", letters(n)), "Lindqvist", fmt.Sprint("Lind", letters(n)), "ship", "ship "+letters(n)).Replace(report))
		b.WriteByte('\n')
	}
	return parse(b.String())
}

// letters writes a number in small letters.
func letters(n int) string {
	out := ""
	for range 4 {
		out += string(rune('a' + n%26))
		n /= 26
	}
	return out
}

func parse(text string) *ud.Document {
	a := &corpus.Article{ID: "report", Text: text}
	at := 0
	for line := range strings.Lines(text) {
		a.Blocks = append(a.Blocks, corpus.Block{Kind: corpus.Paragraph, Start: at, End: at + len(strings.TrimRight(line, "\n"))})
		at += len(line)
	}
	return english.Parse(a)
}

// TestFindHolds: what Find promises of its result, on ordinary and on odd
// documents.
func TestFindHolds(t *testing.T) {
	for name, doc := range map[string]*ud.Document{
		"nothing": {}, "report": parse(report), "marks": parse("“ ” ( ) - - , . ’s\n\"\n(US)\n-\n"),
		"capitals": parse("SEOUL\nTHE UNITED STATES AND NORTH KOREA\nKim.\nKim, Kim, and Kim (Kim)\n"),
		"quotes":   parse("“" + strings.Repeat("“I”", 300)),
		"broken":   {Text: "a b", Sentences: []ud.Sentence{{Tokens: []ud.Token{{End: 1, Form: "a", Head: 1}, {Start: 2, End: 3, Form: "b", Head: 0}}}}},
	} {
		t.Run(name, func(t *testing.T) {
			a := mention.Find(doc)
			seen := 0
			for c, chain := range a.Chains {
				if len(chain.Mentions) == 0 || chain.Type == "" || chain.Confidence < 0 || chain.Confidence > 1.0001 {
					t.Errorf("chain %d: %+v", c, chain)
				}
				for k, i := range chain.Mentions {
					if seen++; a.Mentions[i].Chain != c || k > 0 && chain.Mentions[k-1] >= i {
						t.Errorf("chain %d and mention %d disagree", c, i)
					}
				}
			}
			if seen != len(a.Mentions) {
				t.Errorf("%d of %d mentions are in a chain", seen, len(a.Mentions))
			}
			for i, m := range a.Mentions {
				n := len(doc.Sentences[m.Span.Sentence].Tokens)
				if m.Span.Start < 0 || m.Span.Start > m.Head || m.Head >= m.Span.End || m.Span.End > n || m.Name.Start > m.Name.End || m.Name.End > n {
					t.Errorf("mention %d: %+v", i, m)
				}
				if i > 0 && (a.Mentions[i-1].Span.Sentence > m.Span.Sentence || a.Mentions[i-1].Span.Sentence == m.Span.Sentence && a.Mentions[i-1].Span.Start > m.Span.Start) {
					t.Errorf("mention %d is out of order", i)
				}
			}
		})
	}
}

// TestFindIsLinear: ten times the words take about ten times as long, however
// many things an article speaks of.
func TestFindIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 11,000 words")
	}
	clock := func(doc *ud.Document) time.Duration {
		best := time.Hour
		for range 3 {
			start := time.Now()
			mention.Find(doc)
			best = min(best, time.Since(start))
		}
		return best
	}
	mention.Find(parse(report)) // the model is read
	small, large := clock(long(1_000)), clock(long(10_000))
	if large > 40*small {
		t.Errorf("1,000 words take %v, ten times as many %v", small, large)
	}
}

// BenchmarkFind reads an ordinary article and a book in which every paragraph
// speaks of other things.
func BenchmarkFind(b *testing.B) {
	for _, words := range []int{500, 50_000} {
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			doc := long(words)
			n, found := 0, 0
			for i := range doc.Sentences {
				n += len(doc.Sentences[i].Tokens)
			}
			b.ReportAllocs()
			for b.Loop() {
				found = len(mention.Find(doc).Mentions)
			}
			b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(found), "mentions")
		})
	}
}
