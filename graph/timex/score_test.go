package timex

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestScore holds the floors of dates found from gold trees, value F1 as
// TempEval-3 counts it. The gold is GUM's (https://github.com/amir-zeldes/gum,
// folders xml and dep); DOSSIER_GOLD, DOSSIER_TREEBANKS and DOSSIER_SCORE name
// the folders with the gold dates, the trees and the scorer.
func TestScore(t *testing.T) {
	gold, trees, score := os.Getenv("DOSSIER_GOLD"), os.Getenv("DOSSIER_TREEBANKS"), os.Getenv("DOSSIER_SCORE")
	if gold == "" || trees == "" || score == "" {
		t.Skip("set DOSSIER_GOLD to a folder with gold dates and DOSSIER_TREEBANKS to one with trees (both from GUM, https://github.com/amir-zeldes/gum), DOSSIER_SCORE to one with the scorer")
	}
	for _, c := range []struct {
		part, genre string
		floor       float64
	}{
		{"gum-train", "news", 90},
		{"gum-train", "", 84},
		{"gum-dev", "", 75},
	} {
		folder := filepath.Join(gold, c.part)
		dates := writeAnnotations(t, folder, filepath.Join(trees, c.part+".conllu.gz"), c.genre)
		args := []string{filepath.Join(score, "timex.py"), "--json", folder, dates}
		if c.genre != "" {
			args = append(args, "--only", "_"+c.genre+"_")
		}
		out, err := exec.Command("python3", args...).Output()
		if err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		var result struct {
			Relaxed, Strict, Value [3]float64 // precision, recall, F1
		}
		if err := json.Unmarshal(out, &result); err != nil {
			t.Fatalf("%s: %v", out, err)
		}
		t.Logf("%s %s: relaxed %.1f, strict %.1f, value %.1f", c.part, c.genre, result.Relaxed, result.Strict, result.Value)
		if f := result.Value[2]; f < c.floor {
			t.Errorf("%s %s: value F1 %.1f is below %.1f", c.part, c.genre, f, c.floor)
		}
	}
}
