package openie_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"dossier/graph/english"
	"dossier/graph/mention"
	"dossier/graph/openie"
	"dossier/graph/timex"
)

// floorCaRB is the F1 on the development side of CaRB (Bhardwaj, Aggarwal and
// Mausam, EMNLP 2019), from raw text. It only rises.
const floorCaRB = .56

// TestCaRB extracts tuples from the development sentences of CaRB, and lets a
// scorer in Python compare them with the gold ones.
func TestCaRB(t *testing.T) {
	dir := os.Getenv("DOSSIER_SCORE")
	if dir == "" {
		t.Skip("set DOSSIER_SCORE to a folder with carb.py, a scorer called as carb.py GOLD.tsv SYSTEM.tsv, " +
			"and data/carb_dev_gold.tsv and data/carb_dev_sentences.txt (data/gold/dev.tsv and data/dev.txt of https://github.com/dair-iitd/CaRB)")
	}
	sentences, err := os.ReadFile(filepath.Join(dir, "data", "carb_dev_sentences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for line := range strings.Lines(string(sentences)) {
		writeTuples(&b, strings.TrimRight(line, "\r\n"))
	}
	system := filepath.Join(t.TempDir(), "system.tsv")
	if err := os.WriteFile(system, b.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("python3", filepath.Join(dir, "carb.py"), filepath.Join(dir, "data", "carb_dev_gold.tsv"), system).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
	figure := regexp.MustCompile(`\bF1 ([0-9.]+)`).FindSubmatch(out)
	if figure == nil {
		t.Fatalf("the scorer names no F1:\n%s", out)
	}
	f1, err := strconv.ParseFloat(string(figure[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	if f1 < floorCaRB {
		t.Errorf("F1 %.3f is below the floor of %.3f", f1, floorCaRB)
	}
}

// writeTuples writes the tuples of one sentence in the tabbed format of Open
// IE.
func writeTuples(b *bytes.Buffer, line string) {
	doc := english.ParseLine("line", line)
	for _, t := range openie.Tuples(doc, timex.Find(doc, ""), mention.Find(doc), false) {
		fmt.Fprintf(b, "%s\t%.3f\t%s", line, t.Confidence, strings.Join(t.Relation, " "))
		for _, a := range t.Arguments {
			b.WriteString("\t" + strings.Join(a, " "))
		}
		b.WriteByte('\n')
	}
}
