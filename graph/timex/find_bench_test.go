package timex

import (
	"slices"
	"testing"

	"dossier/graph/ud"
)

// BenchmarkFind reads the sentences of testdata/sentences.conllu as one
// article, which is far denser in dates than any real one, and the same
// sentences without those that have dates.
func BenchmarkFind(b *testing.B) {
	docs := readSentences(b)
	ids := make([]string, 0, len(docs))
	for id := range docs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var dense, plain ud.Document
	for _, id := range ids {
		into := &dense
		if len(Find(docs[id], "2024-01-10")) == 0 {
			into = &plain
		}
		into.Sentences = append(into.Sentences, docs[id].Sentences...)
	}
	for _, c := range []struct {
		name string
		doc  *ud.Document
	}{{"dates", &dense}, {"none", &plain}} {
		tokens := 0
		for i := range c.doc.Sentences {
			tokens += len(c.doc.Sentences[i].Tokens)
		}
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Find(c.doc, "2024-01-10")
			}
			b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
			b.ReportMetric(float64(tokens), "tokens/op")
		})
	}
}
