package graphtest

import (
	"cmp"
	"slices"
	"testing"

	"dossier/graph"
)

// The graphs have to be such as graph.Graph promises, or tests that use them
// prove nothing.
func TestGraphsAreSound(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"News": News(), "Hostile": Hostile(), "Large": Large(20)} {
		ids := map[string]bool{}
		for _, s := range g.Statements {
			if ids[s.ID] {
				t.Errorf("%s: statement %s twice (%s · %s)", name, s.ID, s.Subject, s.Relation)
			}
			ids[s.ID] = true
			if len(s.Evidence) == 0 {
				t.Errorf("%s: statement %s has no evidence", name, s.ID)
			}
		}
		for _, a := range g.Articles {
			for i, m := range a.Mentions {
				if m.Start >= m.End || m.HeadStart < m.Start || m.HeadEnd > m.End || m.HeadStart >= m.HeadEnd {
					t.Errorf("%s: %s: mention %q: %+v", name, a.ID, a.Text[m.Start:m.End], m)
				}
				for _, o := range a.Mentions[:i] {
					if o.End > m.Start && o.End < m.End {
						t.Errorf("%s: %s: %q crosses %q", name, a.ID, a.Text[o.Start:o.End], a.Text[m.Start:m.End])
					}
				}
			}
			for _, s := range a.Sentences {
				if b := a.Blocks[s.Block]; s.Start < b.Start || s.End > b.End {
					t.Errorf("%s: %s: sentence outside its block", name, a.ID)
				}
			}
		}
		if !slices.IsSortedFunc(g.Articles, func(x, y graph.Article) int { return cmp.Compare(x.ID, y.ID) }) {
			t.Errorf("%s: articles are not sorted", name)
		}
	}
}
