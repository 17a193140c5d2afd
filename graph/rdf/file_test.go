package rdf

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/graphtest"
	"dossier/graph/mention"
)

var update = flag.Bool("update", false, "write the files of testdata anew")

const base = "https://kg.example/"

// write returns the file and its quads as the strict parser reads them.
func write(t testing.TB, g *graph.Graph) (string, []quad.Quad, Summary) {
	t.Helper()
	var buf bytes.Buffer
	sum, err := Write(&buf, g, base)
	if err != nil {
		t.Fatal(err)
	}
	quads, err := parseStrict(buf.String())
	if err != nil {
		t.Fatal(err)
	}
	if len(quads) != sum.Quads {
		t.Errorf("the summary counts %d quads, the file has %d", sum.Quads, len(quads))
	}
	return buf.String(), quads, sum
}

func TestWriteGolden(t *testing.T) {
	got, _, sum := write(t, graphtest.News())
	if len(sum.LeftOut) > 0 {
		t.Errorf("left out: %v", sum.LeftOut)
	}
	// one article, an entity, a concept, a relation: the whole file would hide a change among its repetitions
	var kept strings.Builder
	for line := range strings.Lines(got) {
		if strings.HasPrefix(line, "<"+base+"article/2024/kremlin-denial/") || strings.HasPrefix(line, "<"+base+"entity/kim-jong-un/") || strings.HasPrefix(line, "<"+base+"entity/arms-factory/") ||
			strings.HasPrefix(line, "<"+base+"relation/supply/") || strings.HasPrefix(line, "<"+base+"ns#inViolationOf>") || strings.HasPrefix(line, "<"+base+"ns#Object>") || strings.HasPrefix(line, "<"+base+"ns#timex>") {
			kept.WriteString(line)
		}
	}
	got = kept.String()
	golden := filepath.Join("testdata", "news.nq")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("news.nq (-want +got; go test ./graph/rdf -update):\n%s", diff)
	}
}

func TestLinesSortedAndUnique(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"news": graphtest.News(), "hostile": graphtest.Hostile(), "large": graphtest.Large(50), "nested": nested()} {
		file, _, _ := write(t, g)
		lines := strings.SplitAfter(strings.TrimSuffix(file, "\n"), "\n")
		lines[len(lines)-1] += "\n"
		for i := range lines[1:] {
			if lines[i] >= lines[i+1] {
				t.Errorf("%s: line %d does not come before the next:\n%s%s", name, i+1, lines[i], lines[i+1])
			}
		}
	}
}

// nested has articles whose addresses begin with those of others.
func nested() *graph.Graph {
	g := &graph.Graph{Relations: []graph.Relation{{ID: "see", Label: "see"}}, Entities: []entity.Entity{{ID: "a", Name: "A", Type: mention.Person}, {ID: "a-1", Name: "A 1"}, {ID: "a.1", Name: "A.1"}, {ID: "a1", Name: "A1"}}}
	for _, id := range []string{"a", "a-b", "a.b", "a/1", "a/1/z", "a/_", "a/a", "a0", "á"} {
		g.Articles = append(g.Articles, graph.Article{Article: corpus.Article{ID: id, Title: id, Text: "A sees A."}, Sentences: []graph.Sentence{{Start: 0, End: 9}}})
		g.Statements = append(g.Statements, graph.Statement{ID: "0", Article: id, Subject: "a", Relation: "see", Object: graph.Value{Entity: "a1"}, Polarity: graph.Positive, Modality: graph.Asserted, Evidence: []graph.Evidence{{Sentence: 0, Start: 0, End: 9}}})
	}
	return g
}

func TestSameBytes(t *testing.T) {
	old := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(old)
	g := graphtest.Large(100)
	one, _, _ := write(t, g)
	runtime.GOMAXPROCS(8)
	for range 3 {
		if many, _, _ := write(t, g); many != one {
			t.Fatal("one core and eight write different files")
		}
	}
}

// facts returns the bare triples of a file by the graph they stand in.
func facts(quads []quad.Quad) map[string][]string {
	out := map[string][]string{}
	for _, q := range quads {
		if strings.HasPrefix(string(q.Predicate.(quad.IRI)), base+"relation/") {
			graph := ""
			if q.Label != nil {
				graph = string(q.Label.(quad.IRI))
			}
			out[graph] = append(out[graph], q.Subject.String()+q.Predicate.String()+q.Object.String())
		}
	}
	return out
}

// A claim is no fact: only what is positive and asserted is a bare triple,
// and only what the article itself says is one in the default graph.
func TestBareTriples(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"news": graphtest.News(), "hostile": graphtest.Hostile(), "large": graphtest.Large(50)} {
		_, quads, _ := write(t, g)
		got := facts(quads)
		x := newExporter(g, mint{base})
		seen := map[string]int{}
		own := map[string]bool{}
		for i := range g.Statements {
			s := &g.Statements[i]
			if !x.sound[i] {
				continue
			}
			iri := base + "article/" + s.Article + "/#st-" + s.ID
			want := 0
			if s.Polarity == graph.Positive && s.Modality == graph.Asserted && !s.Object.IsZero() {
				want = 1
				if len(s.Attribution) == 0 && len(got[iri]) == 1 {
					own[got[iri][0]] = true
				}
			}
			if len(got[iri]) != want {
				t.Errorf("%s: %s %s %s, %s %s, %d speakers: %d bare triples in its graph, want %d", name, s.Subject, s.Relation, s.Object.Entity, s.Polarity, s.Modality, len(s.Attribution), len(got[iri]), want)
			}
			seen[string(s.Polarity)+" "+string(s.Modality)]++
		}
		for _, triple := range got[""] {
			if !own[triple] {
				t.Errorf("%s: the default graph holds %s, which no article says in its own voice", name, triple)
			}
			delete(own, triple)
		}
		for triple := range own {
			t.Errorf("%s: the default graph lacks %s", name, triple)
		}
		if name == "news" && len(seen) < 7 {
			t.Errorf("the newsroom holds only %v: it proves too little", seen)
		}
	}
}

// The default graph has a fact once, however many articles say it.
func TestOneFactOfManyStatements(t *testing.T) {
	_, quads, _ := write(t, nested())
	got := facts(quads)
	if len(got[""]) != 1 || len(got) != 10 {
		t.Errorf("nine articles say the same: %d times in the default graph, %d graphs", len(got[""]), len(got))
	}
}

// about returns the values of a statement's properties, sorted.
func about(quads []quad.Quad, subject string) map[string][]string {
	out := map[string][]string{}
	for _, q := range quads {
		if q.Subject == quad.IRI(subject) {
			p := string(q.Predicate.(quad.IRI))
			out[p] = append(out[p], q.Object.String())
		}
	}
	for _, v := range out {
		slices.Sort(v)
	}
	return out
}

func find(t *testing.T, g *graph.Graph, article string, subject entity.ID, relation string) *graph.Statement {
	t.Helper()
	for i := range g.Statements {
		if s := &g.Statements[i]; s.Article == article && s.Subject == subject && s.Relation == relation {
			return s
		}
	}
	t.Fatalf("no statement %s · %s in %s", subject, relation, article)
	return nil
}

// A statement that somebody reports to have been said by somebody else, with
// qualifiers: everything is on its node, in its article's graph.
func TestStatementNode(t *testing.T) {
	g := graphtest.News()
	_, quads, _ := write(t, g)
	s := find(t, g, "2024/kharkiv-missiles", "north-korea", "supply")
	iri := base + "article/2024/kharkiv-missiles/#st-" + s.ID
	const rdf, schema, ns = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://schema.org/", base + "ns#"
	entity := func(id string) string { return "<" + base + "entity/" + id + "/#it>" }
	want := map[string][]string{
		rdf + "type":             {"<" + schema + "Claim>", "<" + rdf + "Statement>"},
		rdf + "subject":          {entity("north-korea")},
		rdf + "predicate":        {"<" + base + "relation/supply/#it>"},
		rdf + "object":           {entity("ballistic-missile")},
		ns + "subjectText":       {`"Pyongyang"`},
		ns + "objectText":        {`"the weapons"`},
		ns + "reading":           {`"supplied"`},
		ns + "polarity":          {`"positive"`},
		ns + "modality":          {`"asserted"`},
		ns + "confidence":        {`"0.84"^^<http://www.w3.org/2001/XMLSchema#decimal>`},
		ns + "inViolationOf":     {entity("sanctions")},
		ns + "to":                {entity("russia")},
		ns + "attributedTo":      {entity("john-kirby")},
		schema + "author":        {entity("john-kirby")},
		ns + "reportedBy":        {entity("white-house")},
		ns + "attributedWith":    {`"say"`},
		schema + "datePublished": {`"2024-01-09"^^<http://www.w3.org/2001/XMLSchema#date>`},
		"http://www.w3.org/ns/prov#wasDerivedFrom": {"<" + base + "article/2024/kharkiv-missiles/#s2>"},
	}
	if diff := cmp.Diff(want, about(quads, iri)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, q := range quads {
		if q.Subject == quad.IRI(iri) && q.Label != quad.IRI(base+"article/2024/kharkiv-missiles/") {
			t.Errorf("%v is not in its article's graph", q)
		}
	}
}

func TestIntransitive(t *testing.T) {
	g := graphtest.News()
	_, quads, _ := write(t, g)
	s := find(t, g, "2024/halden-flood", "osprey", "nest")
	got := about(quads, base+"article/2024/halden-flood/#st-"+s.ID)
	if got["http://www.w3.org/1999/02/22-rdf-syntax-ns#object"] != nil || got["http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"] == nil {
		t.Errorf("an intransitive statement: %v", got)
	}
}

// Offsets count code points, and prefix, exact and suffix are where they say.
func TestSentenceSelectors(t *testing.T) {
	g := graphtest.News()
	_, quads, _ := write(t, g)
	n := 0
	for _, a := range g.Articles {
		runes := []rune(a.Text)
		for i, s := range a.Sentences {
			got := about(quads, base+"article/"+a.ID+"/#"+"s"+string(rune('1'+i)))
			if got == nil || len(got) == 0 {
				continue
			}
			n++
			const oa = "http://www.w3.org/ns/oa#"
			number := func(p string) int {
				v, _, _ := strings.Cut(strings.TrimPrefix(got[p][0], `"`), `"`)
				n := 0
				for _, c := range v {
					n = 10*n + int(c-'0')
				}
				return n
			}
			start, end := number(oa+"start"), number(oa+"end")
			want := quad.String(a.Text[s.Start:s.End]).String()
			if exact := quad.String(runes[start:end]).String(); exact != want || got[oa+"exact"][0] != want || got["http://schema.org/text"][0] != want {
				t.Errorf("%s sentence %d: code points %d to %d are %s, exact is %s, want %s", a.ID, i, start, end, exact, got[oa+"exact"], want)
			}
			if prefix := quad.String(runes[max(0, start-32):start]).String(); got[oa+"prefix"][0] != prefix {
				t.Errorf("%s sentence %d: prefix %s, want %s", a.ID, i, got[oa+"prefix"], prefix)
			}
			if suffix := quad.String(runes[end:min(len(runes), end+32)]).String(); got[oa+"suffix"][0] != suffix {
				t.Errorf("%s sentence %d: suffix %s, want %s", a.ID, i, got[oa+"suffix"], suffix)
			}
		}
	}
	if n < 15 {
		t.Errorf("only %d sentences looked at", n)
	}
}

// Every IRI of ours that stands anywhere is described somewhere.
func TestNothingDangles(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"news": graphtest.News(), "hostile": graphtest.Hostile()} {
		_, quads, _ := write(t, g)
		described := map[quad.Value]bool{}
		for _, q := range quads {
			described[q.Subject] = true
		}
		for _, q := range quads {
			for _, v := range []quad.Value{q.Predicate, q.Object, q.Label} {
				if iri, ok := v.(quad.IRI); ok && strings.HasPrefix(string(iri), base) && !described[v] {
					t.Errorf("%s: nothing is said of %v", name, v)
				}
			}
		}
	}
}

func TestHidden(t *testing.T) {
	file, _, sum := write(t, graphtest.News())
	if strings.Contains(file, "private-citizen") || strings.Contains(file, "Private Citizen") {
		t.Error("a hidden entity is in the file")
	}
	if !strings.Contains(file, `ns#accordingTo> "a private citizen"`) {
		t.Error("the words for a hidden entity in a qualifier are lost")
	}
	if len(sum.LeftOut) > 0 {
		t.Errorf("what a note hides is no error: %v", sum.LeftOut)
	}
}

// What cannot be written is left out, named, and takes nothing along.
func TestLeftOut(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(g *graph.Graph)
		want  string // part of the error
		gone  bool   // the statement is not in the file
	}{
		{"subject", func(g *graph.Graph) { g.Statements[3].Subject = "nobody" }, `the subject "nobody"`, true},
		{"object", func(g *graph.Graph) { g.Statements[3].Object = graph.Value{Entity: "nobody"} }, `the object "nobody"`, true},
		{"relation", func(g *graph.Graph) { g.Statements[3].Relation = "no such" }, `the relation "no such"`, true},
		{"speaker", func(g *graph.Graph) {
			g.Statements[3].Attribution = []graph.Attribution{{Speaker: graph.Value{Entity: "nobody"}}}
		}, `the speaker "nobody"`, true},
		{"evidence", func(g *graph.Graph) { g.Statements[3].Evidence = nil }, "no evidence", true},
		{"sentence", func(g *graph.Graph) { g.Statements[3].Evidence[0].Sentence = 99 }, "sentence 99 of", true},
		{"ID", func(g *graph.Graph) { g.Statements[3].ID = "> <" }, "a to z", true},
		{"same ID", func(g *graph.Graph) { g.Statements[3].ID = g.Statements[2].ID }, "same ID", true},
		{"role", func(g *graph.Graph) { g.Statements[3].Qualifiers = []graph.Qualifier{{Role: "<>"}} }, `qualifier "<>"`, false},
		{"article", func(g *graph.Graph) { g.Articles[0].ID = "../x" }, `article "../x"`, true},
		{"address", func(g *graph.Graph) { g.Articles[0].URL = "javascript:x" }, "javascript", false},
		{"same as", func(g *graph.Graph) { g.Entities[0].SameAs = []string{"wd:Q42"} }, "wd:Q42", false},
		{"entity", func(g *graph.Graph) { g.Entities[0].ID = "a/b" }, `entity "a/b"`, false},
		{"sentences", func(g *graph.Graph) { g.Articles[0].Sentences[0].End = 1 << 20 }, "is not where a sentence can be", true},
	}
	whole, _, _ := write(t, graphtest.News())
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := graphtest.News()
			id := g.Statements[3].ID
			test.spoil(g)
			file, _, sum := write(t, g)
			if len(sum.LeftOut) == 0 || !strings.Contains(errors.Join(sum.LeftOut...).Error(), test.want) {
				t.Errorf("left out: %v, want %q", sum.LeftOut, test.want)
			}
			if strings.Contains(file, "#st-"+id+">") == test.gone {
				t.Errorf("the statement is in the file: %v", !test.gone)
			}
			if strings.Count(file, "\n") < strings.Count(whole, "\n")/2 {
				t.Errorf("the rest of the file is gone too")
			}
		})
	}
}

// Whatever strings a graph holds, the file is valid, and the strings that may
// be written come back.
func TestWriteProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) string { return hostileString().Draw(t, label) }
		text := "It is. " + strings.ToValidUTF8(draw("text"), "?")
		g := &graph.Graph{
			Articles: []graph.Article{{Article: corpus.Article{ID: draw("article"), Title: draw("title"), Publisher: draw("publisher"), URL: draw("url"), Author: draw("author"), Published: draw("published"), Place: draw("place"), Text: text},
				Sentences: []graph.Sentence{{Start: 0, End: 6}, {Start: 7, End: len(text)}}}},
			Entities:  []entity.Entity{{ID: entity.ID(draw("entity")), Name: draw("name"), Type: mention.Type(draw("type")), Concept: true, Aliases: []string{draw("alias")}, SameAs: []string{draw("same as")}}},
			Relations: []graph.Relation{{ID: draw("relation"), Label: draw("label")}},
		}
		if rapid.Bool().Draw(t, "sound IDs") {
			g.Articles[0].ID, g.Entities[0].ID, g.Relations[0].ID = "a", "e", "r"
		}
		value := graph.Value{Literal: draw("literal"), Unit: draw("unit"), Text: draw("words"), Datatype: graph.Datatype(rapid.SampledFrom([]string{"date", "number", "quote", "text", "?"}).Draw(t, "datatype"))}
		g.Statements = []graph.Statement{{ID: rapid.SampledFrom([]string{"00", "x y", ">"}).Draw(t, "ID"), Article: g.Articles[0].ID, Subject: g.Entities[0].ID, SubjectText: draw("subject"), Relation: g.Relations[0].Label, Reading: draw("reading"), Object: value,
			Qualifiers: []graph.Qualifier{{Role: draw("role"), Value: value, Precision: draw("precision")}, {Role: "time", Value: value, Precision: draw("precision")}}, Polarity: graph.Polarity(draw("polarity")), Modality: graph.Modality(draw("modality")),
			Attribution: []graph.Attribution{{Speaker: value, Verb: draw("verb"), Time: draw("time")}}, Confidence: rapid.Float64().Draw(t, "confidence"), Evidence: []graph.Evidence{{Sentence: 1}}, Rules: []string{draw("rule")}}}
		var buf bytes.Buffer
		sum, err := Write(&buf, g, base)
		if err != nil {
			t.Fatal(err)
		}
		quads, err := parseStrict(buf.String())
		if err != nil {
			t.Fatal(err)
		}
		if len(quads) != sum.Quads {
			t.Fatalf("%d quads in the file, %d in the summary", len(quads), sum.Quads)
		}
		if g.Articles[0].ID == "a" {
			if got, want := about(quads, base+"article/a/")["http://schema.org/headline"], strings.TrimSpace(cleanText(g.Articles[0].Title)); want != "" && (len(got) != 1 || got[0] != quad.String(want).String()) {
				t.Fatalf("headline %q, want %q", got, want)
			}
		}
	})
}

type brokenWriter struct{ n int }

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.n -= len(p); w.n < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	if _, err := Write(&brokenWriter{100}, graphtest.Large(50), base); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("a full disk gives %v", err)
	}
	if _, err := Write(&brokenWriter{1 << 20}, graphtest.News(), "kg.example"); err == nil {
		t.Error("a relative base is accepted")
	}
	if sum, err := Write(&brokenWriter{1 << 20}, &graph.Graph{}, ""); err != nil || sum.Quads == 0 {
		t.Errorf("the empty graph: %v, %v", sum, err)
	}
}

func BenchmarkWrite(b *testing.B) {
	g := graphtest.Large(2000)
	b.ResetTimer()
	quads := 0
	for b.Loop() {
		sum, err := Write(discard{}, g, base)
		if err != nil {
			b.Fatal(err)
		}
		quads += sum.Quads
	}
	b.ReportMetric(float64(quads)/b.Elapsed().Seconds(), "quads/s")
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
