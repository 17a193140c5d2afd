package templates_test

import (
	"sync/atomic"
	"testing"

	"dossier/graph/graphtest"
	"dossier/templates"
)

func BenchmarkRender(b *testing.B) {
	g := graphtest.Large(1000)
	site, err := templates.New(g, config)
	if err != nil {
		b.Fatal(err)
	}
	var pages []templates.Page
	for p := range site.Pages() {
		pages = append(pages, p)
	}
	for _, kind := range []templates.Kind{templates.Entity, templates.Article, templates.Relation, templates.Listing, ""} {
		name := string(kind)
		if name == "" {
			name = "all"
		}
		b.Run(name, func(b *testing.B) {
			var some []templates.Page
			for _, p := range pages {
				if p.Kind == kind || kind == "" && p.Kind != templates.Extra {
					some = append(some, p)
				}
			}
			var written atomic.Int64
			b.ReportAllocs()
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				i := 0
				for pb.Next() {
					files, err := site.Render(some[i%len(some)])
					if err != nil {
						b.Error(err)
					}
					i++
					written.Add(int64(len(files[0].Data) + len(files[1].Data)))
				}
			})
			b.SetBytes(written.Load() / int64(b.N))
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	g := graphtest.Large(5000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := templates.New(g, config); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(g.Statements)*b.N)/b.Elapsed().Seconds(), "statements/s")
}
