package openie

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTuples reads cases from their trees in the form of Open IE: relation,
// then arguments, words as they stand; with binary, one tuple for each argument
// and each member of a coordination.
func TestTuples(t *testing.T) {
	for _, test := range []struct {
		file, name   string // in testdata/constructions
		nary, binary []string
	}{
		{"coordination-nouns", "subjects",
			[]string{"signed | Ghent and Bruges | the treaty"},
			[]string{"signed | Ghent | the treaty", "signed | Bruges | the treaty"}},
		{"coordination-nouns", "objects",
			[]string{"damaged | The storm | roofs and windows"},
			[]string{"damaged | The storm | roofs", "damaged | The storm | windows"}},
		{"coordination-nouns", "as-well-as",
			[]string{"supported | Lind as well as Haddad | the treaty"},
			[]string{"supported | Lind | the treaty", "supported | Haddad | the treaty"}},
		{"coordination-clauses", "verbs-one-subject",
			[]string{"crossed | The storm | the bay", "tore off | The storm | roofs", "sank | The storm | two boats"},
			[]string{"crossed | The storm | the bay", "tore off | The storm | roofs", "sank | The storm | two boats"}},
		{"coordination-clauses", "verbs-one-object",
			[]string{"designed | The firm | the dam", "built | The firm | the dam"},
			[]string{"designed | The firm | the dam", "built | The firm | the dam"}},
		{"ditransitive", "object-first",
			[]string{"offered | The bank | loans | to the farmers"},
			[]string{"offered | The bank | loans", "offered to | The bank | the farmers"}},
		{"passive", "with-agent",
			[]string{"was inspected by | The dam | engineers"},
			[]string{"was inspected by | The dam | engineers"}},
		{"infinitive", "raising",
			[]string{"seems to have left | The firm | the market"},
			[]string{"seems to have left | The firm | the market"}},
		{"infinitive", "object-control",
			[]string{"ordered | The court | the firm | to repair the dam", "repair | the firm | the dam"},
			[]string{"ordered | The court | the firm", "ordered | The court | to repair the dam", "repair | the firm | the dam"}},
		{"participial-clause", "after-noun",
			[]string{"repairing | The workers | the dam", "live in | The workers repairing the dam | tents"},
			[]string{"repairing | The workers | the dam", "live in | The workers repairing the dam | tents"}},
		{"relative-clause", "subject",
			[]string{"hired | The firm | an engineer who speaks Danish", "speaks | an engineer | Danish"},
			[]string{"hired | The firm | an engineer who speaks Danish", "speaks | an engineer | Danish"}},
		{"relative-clause", "object",
			[]string{"bought | the museum | The painting", "is | The painting that the museum bought | a copy"},
			[]string{"bought | the museum | The painting", "is | The painting that the museum bought | a copy"}},
		{"apposition", "common-after-name",
			[]string{"founded | Nora Lind | the clinic", "is | Nora Lind | a former surgeon"},
			[]string{"founded | Nora Lind | the clinic", "is | Nora Lind | a former surgeon"}},
		{"copular", "place",
			[]string{"is in | The archive | Ghent"},
			[]string{"is in | The archive | Ghent"}},
		{"attribution-claim", "nested",
			[]string{"said | Lind | Haddad had claimed that the dam leaks", "had claimed | Haddad | that the dam leaks"},
			[]string{"said | Lind | Haddad had claimed that the dam leaks", "had claimed | Haddad | that the dam leaks"}},
		{"attribution-claim", "not-said",
			[]string{"did not say | Lind | that the dam leaks"},
			[]string{"did not say | Lind | that the dam leaks"}},
		{"polarity", "not",
			[]string{"did not sell | The firm | the mill"},
			[]string{"did not sell | The firm | the mill"}},
		{"time", "two-dates",
			[]string{"sailed on | The ferry | Dec. 30 and Jan. 2"},
			[]string{"sailed on | The ferry | Dec. 30", "sailed on | The ferry | Jan. 2"}},
		{"event-noun", "visit-to",
			[]string{"surprised | Lind 's visit to Ghent | the council"},
			[]string{"surprised | Lind 's visit to Ghent | the council"}},
		{"quantity", "measure",
			[]string{"is | The tower | tall | 80 metres"},
			[]string{"is | The tower | tall", "is | The tower | 80 metres"}},
		{"news-sentence-long", "bought-by",
			[]string{"based in | a paper maker | Bergen", "was bought | Norbakk | last year | by a Danish bank that owns two other mills", "owns | a Danish bank | two other mills", "is | Norbakk | a paper maker"},
			[]string{"based in | a paper maker | Bergen", "was bought | Norbakk | last year", "was bought by | Norbakk | a Danish bank that owns two other mills", "owns | a Danish bank | two other mills", "is | Norbakk | a paper maker"}},
		{"news-sentence-long", "warning",
			[]string{"warned | Lind | that the dam could break if the rain does not stop", "could break | the dam | if the rain does not stop"},
			[]string{"warned | Lind | that the dam could break if the rain does not stop", "could break | the dam | if the rain does not stop"}},
	} {
		f, err := readCaseFile(filepath.Join(constructionCases, test.file+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(f.cases, func(c testCase) bool { return c.name == test.name })
		if i < 0 {
			t.Errorf("%s has no case %s", f.path, test.name)
			continue
		}
		c := &f.cases[i]
		for _, form := range []struct {
			binary bool
			want   []string
		}{{false, test.nary}, {true, test.binary}} {
			if got := c.tuples(form.binary); !slices.Equal(got, form.want) {
				t.Errorf("%s (binary %v)\ngot  %q\nwant %q", c.text(), form.binary, got, form.want)
			}
		}
	}
}

// tuples writes the tuples of a case as relation, then arguments.
func (c *testCase) tuples(binary bool) []string {
	var out []string
	for _, tuple := range Tuples(c.doc, c.times, c.mentions, binary) {
		fields := []string{strings.Join(tuple.Relation, " ")}
		for _, words := range tuple.Arguments {
			fields = append(fields, strings.Join(words, " "))
		}
		out = append(out, strings.Join(fields, " | "))
		if tuple.Confidence <= 0 || tuple.Confidence > 1 {
			out = append(out, fmt.Sprint("confidence ", tuple.Confidence))
		}
	}
	return out
}
