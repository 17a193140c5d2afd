package mention_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"dossier/graph/corpus"
	"dossier/graph/english"
	"dossier/graph/mention"
	"dossier/graph/ud"
)

// TestScore holds the floors of MODEL.md, from raw text to chains. DOSSIER_GOLD
// and DOSSIER_SCORE name the folders with the gold and with the scorers;
// MODEL.md says what they hold.
func TestScore(t *testing.T) {
	gold, score := os.Getenv("DOSSIER_GOLD"), os.Getenv("DOSSIER_SCORE")
	if gold == "" || score == "" {
		t.Skip("set DOSSIER_GOLD and DOSSIER_SCORE to the folders that MODEL.md describes")
	}
	gum := filepath.Join(gold, "gum-dev")
	system := annotateAll(t, gum, func(int) bool { return true })
	for _, c := range []struct {
		measure string // key of the scorer's JSON
		floor   float64
		args    []string
	}{
		{"CoNLL", 73.8, []string{"coref.py", "--json", "--head", gum, system}},
		{"CoNLL", 60.9, []string{"coref.py", "--json", "--head", "--no-singletons", gum, system}},
		{"accuracy", 82.8, []string{"etype.py", "--json", "--head", gum, system}},
		{"O", 71, append([]string{"gap.py", "--json"}, heldOut(t, filepath.Join(gold, "gap-dev"))...)},
	} {
		c.args[0] = filepath.Join(score, c.args[0])
		out, err := exec.Command("python3", c.args...).Output()
		if err != nil {
			t.Fatalf("%v: %v", c.args, err)
		}
		got := find(t, out, c.measure)
		t.Logf("%v: %s %.1f", c.args[0], c.measure, got)
		if got < c.floor {
			t.Errorf("%v: %s %.1f is below %.1f", c.args, c.measure, got, c.floor)
		}
	}
}

// heldOut writes every fourth text of GAP, which training leaves out, as gold
// and as read.
func heldOut(t *testing.T, folder string) []string {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	fourth := func(n int) bool { return n%4 == 3 }
	for n, line := range lines(t, filepath.Join(folder, "gold.jsonl")) {
		if fourth(n) {
			fmt.Fprintln(f, line)
		}
	}
	return []string{dir, annotateAll(t, folder, fourth)}
}

func lines(t *testing.T, path string) []string {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		out = append(out, in.Text())
	}
	if err := in.Err(); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return out
}

// annotateAll reads the texts of a gold folder and returns the file with their
// mentions as "dossier annotate" writes them. Chosen gets their numbers.
func annotateAll(t *testing.T, folder string, chosen func(n int) bool) string {
	f, err := os.Create(filepath.Join(t.TempDir(), "system.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for n, line := range lines(t, filepath.Join(folder, "gold.jsonl")) {
		if !chosen(n) {
			continue
		}
		var doc struct{ ID string }
		if err := json.Unmarshal([]byte(line), &doc); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(folder, "texts", doc.ID+".txt")
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		article, _, err := corpus.Read(name, text)
		if err != nil {
			t.Fatal(err)
		}
		read := english.Parse(&article)
		if err := json.NewEncoder(f).Encode(annotation(doc.ID, read, mention.Find(read))); err != nil {
			t.Fatal(err)
		}
	}
	return f.Name()
}

type annotatedMention struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Head   [2]int `json:"head"`
	Entity string `json:"entity"`
	Type   string `json:"type"`
}

func annotation(id string, doc *ud.Document, a *mention.Analysis) any {
	at := make([]int, len(doc.Text)+1) // code points before each byte
	n := 0
	for i := range doc.Text {
		at[i] = n
		n++
	}
	at[len(doc.Text)] = n
	out := []annotatedMention{}
	for _, m := range a.Mentions {
		if m.Demonym {
			continue
		}
		tokens := doc.Sentences[m.Span.Sentence].Tokens
		out = append(out, annotatedMention{at[tokens[m.Span.Start].Start], at[tokens[m.Span.End-1].End],
			[2]int{at[tokens[m.Head].Start], at[tokens[m.Head].End]}, fmt.Sprint(id, "#", m.Chain), string(m.Type)})
	}
	return map[string]any{"id": id, "text": doc.Text, "mentions": out}
}

// find returns a number of a JSON object; of precision, recall and F1, the
// last.
func find(t *testing.T, text []byte, key string) float64 {
	var v map[string]any
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	switch x := v[key].(type) {
	case float64:
		return x
	case []any:
		return x[2].(float64)
	case map[string]any:
		return x["f"].(float64)
	}
	t.Fatalf("no %s in %s", key, text)
	return 0
}
