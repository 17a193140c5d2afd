package graph_test

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dossier/graph"
	"dossier/graph/corpus"
)

// TestBuildOrder: the graph of the sample articles is the same in whatever
// order they come.
func TestBuildOrder(t *testing.T) {
	sample, err := corpus.ReadDir(os.DirFS("../content"))
	if err != nil {
		t.Fatal(err)
	}
	var analyses []graph.Analysis
	for _, article := range sample.Articles {
		analyses = append(analyses, graph.Analyze(article))
	}
	want, wantWarnings := graph.Build(slices.Clone(analyses), sample.Notes)
	slices.Reverse(analyses)
	got, gotWarnings := graph.Build(analyses, sample.Notes)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("forwards and backwards differ:\n%s", diff)
	}
	if !slices.Equal(wantWarnings, gotWarnings) {
		t.Errorf("warnings %q forwards, %q backwards", wantWarnings, gotWarnings)
	}
	if len(want.Articles) < 8 || len(want.Statements) < 100 {
		t.Errorf("%d articles and %d statements", len(want.Articles), len(want.Statements))
	}
}
