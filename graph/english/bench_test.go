package english_test

import (
	"testing"

	"dossier/graph/corpus"
	"dossier/graph/english"
)

// article is a text of our own in the manner of news.
const article = `The harbour of Tolmen was closed on Monday after a cargo ship ran aground at the mouth of the river, the port authority said. ` +
	`"We hope to reopen one lane by Thursday," its director, Maria Lindqvist, told reporters, adding that the crew of 14 was unharmed. ` +
	`Two tugboats that had been sent from Varnholt failed to move the 180-metre vessel, which was carrying grain to Egypt and had left the terminal shortly before midnight. ` +
	`The accident is the third in less than a year. In March, the regional government promised to deepen the channel, but the contract, worth €12 million, has not been signed. ` +
	`Fishermen who can't leave the port demanded compensation; a spokesman for the ministry didn't comment.`

func BenchmarkParse(b *testing.B) {
	a := &corpus.Article{ID: "harbour", Text: article, Blocks: []corpus.Block{{Kind: corpus.Paragraph, End: len(article)}}}
	d := english.Parse(a)
	words := 0
	for _, s := range d.Sentences {
		words += len(s.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		english.Parse(a)
	}
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(words*b.N)/seconds, "words/s")
	b.ReportMetric(float64(len(d.Sentences)*b.N)/seconds, "sentences/s")
}
