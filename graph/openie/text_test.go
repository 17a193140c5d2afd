package openie

import (
	"slices"
	"testing"

	"dossier/graph/english"
	"dossier/graph/mention"
	"dossier/graph/timex"
)

// floorFromText is the F1 of the statements that come out of the bare text of
// the cases, parsed and with mentions found, against those that come out of
// their trees. It only rises.
const floorFromText = .86

// TestFromText reads the cases from their text: what the rules can read is of
// use only as far as the parser lets them. Run it with -v to see what is lost.
func TestFromText(t *testing.T) {
	gold, system, both := 0, 0, 0
	for _, folder := range []string{ruleCases, constructionCases} {
		for _, f := range readCases(t, folder) {
			for i := range f.cases {
				c := &f.cases[i]
				if c.wrong() {
					continue
				}
				want, got := c.run().statements, c.fromText().run().statements
				gold, system = gold+len(want), system+len(got)
				same := 0
				for _, s := range want {
					if slices.Contains(got, s) {
						same++
					}
				}
				both += same
				if same < len(want) || same < len(got) {
					t.Logf("%s/%s: %s\n\tfrom the tree %q\n\tfrom the text %q", f.name, c.name, c.text(), want, got)
				}
			}
		}
	}
	f1 := 2 * float64(both) / float64(gold+system)
	t.Logf("%d statements from trees, %d from text, %d in both: precision %.3f, recall %.3f, F1 %.3f", gold, system, both, float64(both)/float64(system), float64(both)/float64(gold), f1)
	if f1 < floorFromText {
		t.Errorf("F1 %.3f is below the floor of %.3f", f1, floorFromText)
	}
}

// fromText is the case as it comes from the parser.
func (c *testCase) fromText() *testCase {
	doc := english.Parse(english.RawArticle(c.doc))
	return &testCase{name: c.name, doc: doc, times: timex.Find(doc, c.published), mentions: mention.Find(doc)}
}
