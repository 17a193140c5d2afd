package rdf

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dossier/graph"
	"dossier/graph/graphtest"
)

// judge runs testdata/judge.cjs, or skips.
func judge(t *testing.T, args ...string) []string {
	t.Helper()
	folder := os.Getenv("DOSSIER_JUDGES")
	if folder == "" {
		t.Skip("set DOSSIER_JUDGES to a folder in which `npm install n3 oxigraph` was run, to have the file judged by parsers that are not ours")
	}
	folder, err := filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", append([]string{filepath.Join("testdata", "judge.cjs"), folder}, args...)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("node: %v\n%s", err, stderr.String())
	}
	return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
}

// show writes a quad as judge.cjs does.
func show(t *testing.T, q quad.Quad) string {
	encode := func(v any) string {
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			t.Fatal(err)
		}
		// JSON.stringify leaves these two as they are
		return strings.NewReplacer(`\u2028`, "\u2028", `\u2029`, "\u2029", `\u007f`, "\u007f").Replace(strings.TrimSuffix(b.String(), "\n"))
	}
	term := func(v quad.Value) string {
		switch v := v.(type) {
		case nil:
			return ""
		case quad.IRI:
			return "<" + string(v) + ">"
		case quad.String:
			return encode([]string{string(v), "", ""})
		case quad.TypedString:
			return encode([]string{string(v.Value), "", string(v.Type)})
		}
		t.Fatalf("a %T in the file", v)
		return ""
	}
	return encode([]string{term(q.Subject), term(q.Predicate), term(q.Object), term(q.Label)})
}

// Two parsers written by others read the same number of quads and the same
// values as the exporter made, for good and for hostile graphs.
func TestJudges(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"news": graphtest.News(), "hostile": graphtest.Hostile(), "nested": nested()} {
		file := filepath.Join(t.TempDir(), name+".nq")
		var buf bytes.Buffer
		if _, err := Write(&buf, g, base); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, buf.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, q := range made(t, g) {
			want = append(want, show(t, q))
		}
		slices.Sort(want)
		want = slices.Compact(want)
		for _, who := range []string{"n3", "oxigraph"} {
			t.Run(name+"/"+who, func(t *testing.T) {
				got := judge(t, who, file)
				slices.Sort(got)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("(-ours +theirs)\n%s", diff)
				}
			})
		}
	}
}

// made returns the quads as the exporter makes them, before they are written.
func made(t *testing.T, g *graph.Graph) []quad.Quad {
	m, err := newMint(base)
	if err != nil {
		t.Fatal(err)
	}
	x := newExporter(g, m)
	var out batch
	for _, u := range x.units() {
		u.make(x, &out, u.index)
	}
	return out.quads
}

// One query finds who said what in which sentence.
func TestQuery(t *testing.T) {
	file := filepath.Join(t.TempDir(), "news.nq")
	var buf bytes.Buffer
	if _, err := Write(&buf, graphtest.News(), base); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, buf.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	got := judge(t, "query", file, `
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <http://schema.org/>
PREFIX ns: <`+base+`ns#>
SELECT ?polarity ?speaker ?sentence ?confidence WHERE {
  ?russia rdfs:label "Russia" . ?fire rdfs:label "fire missile at" . ?kharkiv rdfs:label "Kharkiv" .
  GRAPH ?article {
    ?statement rdf:subject ?russia ; rdf:predicate ?fire ; rdf:object ?kharkiv ;
      ns:polarity ?polarity ; ns:attributedTo ?who ; ns:confidence ?confidence ; prov:wasDerivedFrom/schema:text ?sentence .
  }
  ?who rdfs:label ?speaker .
} ORDER BY DESC(?polarity)`)
	want := []string{
		`{"polarity":"positive","speaker":"John Kirby","sentence":"Russia has fired North Korean ballistic missiles at Ukraine, including one that landed in Kharkiv, US National Security Council spokesman John Kirby said on Tuesday.","confidence":"0.87"}`,
		`{"polarity":"negative","speaker":"Dmitry Peskov","sentence":"Russia did not fire missiles at Kharkiv, Kremlin spokesman Dmitry Peskov said on Thursday.","confidence":"0.93"}`,
	}
	decode := func(lines []string) (rows []map[string]string) {
		for _, l := range lines {
			var row map[string]string
			if err := json.Unmarshal([]byte(l), &row); err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row)
		}
		return rows
	}
	if diff := cmp.Diff(decode(want), decode(got)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The checker of the gold facts reads the file: it finds what is in it, and
// what is denied, planned or claimed carries its mark.
func TestGoldChecker(t *testing.T) {
	folder := os.Getenv("DOSSIER_GOLD")
	if folder == "" {
		t.Skip("set DOSSIER_GOLD to the folder with facts/check.py, the checker of exported graphs")
	}
	for _, name := range []string{"arms-factories", "kremlin-denial", "kharkiv-missiles", "halden-flood", "halden-budget"} {
		// each article alone: the checker takes all statements about one triple together
		g := graphtest.News()
		g.Articles = slices.DeleteFunc(g.Articles, func(a graph.Article) bool { return a.ID != "2024/"+name })
		g.Statements = slices.DeleteFunc(g.Statements, func(s graph.Statement) bool { return s.Article != "2024/"+name })
		file, out := filepath.Join(t.TempDir(), name+".nq"), filepath.Join(t.TempDir(), "figures.json")
		var buf bytes.Buffer
		if _, err := Write(&buf, g, base); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, buf.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("python3", filepath.Join(folder, "facts", "check.py"), file, filepath.Join("testdata", "facts", name+".jsonl"), "--by-graph", "--no-entities", "-vv", "--json", out)
		text, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if bytes.Contains(text, []byte("warning")) || bytes.Contains(text, []byte("no N-Quads")) {
			t.Errorf("%s", text)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		type figures struct {
			Facts, Strict, Marked int
			NeedMark              int      `json:"need_mark"`
			MustNot               int      `json:"must_not"`
			Broken                []string `json:"broken"`
		}
		var result struct{ Articles map[string]figures }
		if err := json.Unmarshal(data, &result); err != nil {
			t.Fatal(err)
		}
		f := result.Articles[name]
		if f.Facts == 0 || f.Strict != f.Facts || f.Marked != f.NeedMark || len(f.Broken) > 0 {
			t.Errorf("%s: %+v\n%s", name, f, text)
		}
	}
}
