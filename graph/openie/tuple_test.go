package openie

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestTuples reads the cases that have a file NAME.tuples in the form of Open
// IE: relation, then arguments, words as they stand, one tuple a line; below
// "binary:" one for each argument and each member of a coordination.
func TestTuples(t *testing.T) {
	tested := 0
	for _, folder := range []string{ruleCases, constructionCases} {
		for _, f := range readCases(t, folder) {
			for i := range f.cases {
				c := &f.cases[i]
				if c.tuples == "" {
					continue
				}
				tested++
				switch got := c.readTuples(false) + "binary:\n" + c.readTuples(true); {
				case got == c.tuples:
				case *update:
					c.tuples = got
					f.write(t)
				default:
					t.Errorf("%s/%s: %s\ngot\n%s\nwant\n%s", filepath.Base(f.path), c.name, c.text(), got, c.tuples)
				}
			}
		}
	}
	if tested == 0 {
		t.Error("no case has a file NAME.tuples")
	}
}

// readTuples writes the tuples of a case, one a line.
func (c *testCase) readTuples(binary bool) string {
	var b strings.Builder
	for _, tuple := range Tuples(c.doc, c.times, c.mentions, binary) {
		b.WriteString(strings.Join(tuple.Relation, " "))
		for _, words := range tuple.Arguments {
			b.WriteString(" | " + strings.Join(words, " "))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
