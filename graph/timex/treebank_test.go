package timex

import (
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"dossier/graph/ud"
)

// goldDocument is a line of a gold.jsonl.
type goldDocument struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Genre string `json:"genre"`
	Date  string `json:"date"`
}

// readGold reads gold.jsonl of a folder, by ID, in the order of the file.
func readGold(t testing.TB, folder string) (ids []string, docs map[string]goldDocument) {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	docs = map[string]goldDocument{}
	for d := json.NewDecoder(f); d.More(); {
		var g goldDocument
		if err := d.Decode(&g); err != nil {
			t.Fatal(err)
		}
		ids, docs[g.ID] = append(ids, g.ID), g
	}
	return ids, docs
}

// readTrees reads a gzipped CoNLL-U file, its documents by ID.
func readTrees(t testing.TB, file string) map[string]*ud.Document {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	list, err := ud.ReadConllu(file, z)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*ud.Document{}
	for i := range list {
		docs[list[i].ID] = &list[i]
	}
	return docs
}

// annotated is an article as annotate writes it, as far as dates go.
type annotated struct {
	ID    string          `json:"id"`
	Text  string          `json:"text"`
	Dates []annotatedDate `json:"dates"`
}

type annotatedDate struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Value string `json:"value"`
}

// annotate lists the dates of a document with offsets in code points.
func annotate(doc *ud.Document, published string) annotated {
	out := annotated{ID: doc.ID, Text: doc.Text, Dates: []annotatedDate{}}
	for _, e := range Find(doc, published) {
		if !e.IsDate() {
			continue
		}
		tokens := doc.Sentences[e.Span.Sentence].Tokens
		start, end := tokens[e.Span.Start].Start, tokens[e.Span.End-1].End
		out.Dates = append(out.Dates, annotatedDate{
			Start: utf8.RuneCountInString(doc.Text[:start]),
			End:   utf8.RuneCountInString(doc.Text[:end]),
			Value: e.Value,
		})
	}
	return out
}

// writeAnnotations writes the dates of gold documents from their gold trees
// and returns the file. only "" takes all genres.
func writeAnnotations(t testing.TB, gold, trees, only string) string {
	t.Helper()
	ids, texts := readGold(t, gold)
	docs := readTrees(t, trees)
	name := filepath.Join(t.TempDir(), "dates.jsonl")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for _, id := range ids {
		doc := docs[id]
		if doc == nil || only != "" && texts[id].Genre != only {
			continue
		}
		line, err := json.Marshal(annotate(doc, texts[id].Date))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(f, "%s\n", line)
		n++
	}
	if n == 0 {
		t.Fatalf("%s: no document of %s has a tree", trees, gold)
	}
	return name
}
