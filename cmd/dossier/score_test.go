package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// goldFacts are the articles with gold facts: how many of its facts have to be
// found strictly in the graph of the article alone, and how many statements
// that the text does not support are there. The first number only rises, the
// second only falls.
var goldFacts = map[string]struct{ strict, broken int }{
	"GUM_news_asylum":        {23, 0},
	"GUM_news_crane":         {21, 0},
	"GUM_news_flag":          {16, 0},
	"GUM_news_hackers":       {24, 0},
	"GUM_news_korea":         {23, 0},
	"GUM_news_questionnaire": {19, 0},
	"GUM_news_stampede":      {17, 0},
	"GUM_news_taxes":         {19, 0},
}

// TestGoldFacts exports the graph of each article by itself and lets a checker
// in Python look for the facts that a careful reader would list.
func TestGoldFacts(t *testing.T) {
	gold := os.Getenv("DOSSIER_GOLD")
	if gold == "" {
		t.Skip("set DOSSIER_GOLD to a folder with gum-train/texts (news of the corpus GUM, https://gucorpling.org/gum/, as text with " +
			"title and date in front matter) and facts (gold facts for some of them, and check.py, which looks for facts in N-Quads)")
	}
	found, facts := 0, 0
	for name, want := range goldFacts {
		figures := checkFacts(t, gold, name)
		found, facts = found+figures.Strict, facts+figures.Facts
		if figures.Strict < want.strict {
			t.Errorf("%s: %d of %d facts found, %d before; missed: %v", name, figures.Strict, figures.Facts, want.strict, figures.Missed)
		}
		if len(figures.Broken) > want.broken {
			t.Errorf("%s: %d statements that must not be there, %d before: %v", name, len(figures.Broken), want.broken, figures.Broken)
		}
		if figures.Strict > want.strict || len(figures.Broken) < want.broken {
			t.Logf("%s: better than recorded: {%d, %d}", name, figures.Strict, len(figures.Broken))
		}
	}
	t.Logf("%d of %d facts found, %.1f%%", found, facts, 100*float64(found)/float64(facts))
}

// factFigures is what check.py says of one article.
type factFigures struct {
	Facts, Strict  int
	Broken, Missed []string
}

func checkFacts(t *testing.T, gold, name string) factFigures {
	t.Helper()
	dir := t.TempDir()
	content, nquads, result := filepath.Join(dir, "content"), filepath.Join(dir, "graph.nq"), filepath.Join(dir, "figures.json")
	article, err := os.ReadFile(filepath.Join(gold, "gum-train", "texts", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Mkdir(content, 0o777), os.WriteFile(filepath.Join(content, name+".txt"), article, 0o666)); err != nil {
		t.Fatal(err)
	}
	runDossier(t, "export", "--content", content, "--base-url", "https://kg.example/", "-o", nquads)
	facts := filepath.Join(gold, "facts")
	text, err := exec.Command("python3", filepath.Join(facts, "check.py"), nquads, filepath.Join(facts, "facts", name+".jsonl"), "--no-entities", "--json", result).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	data, err := os.ReadFile(result)
	if err != nil {
		t.Fatal(err)
	}
	var figures struct{ Articles map[string]factFigures }
	if err := json.Unmarshal(data, &figures); err != nil {
		t.Fatal(err)
	}
	if figures.Articles[name].Facts == 0 {
		t.Fatalf("%s: the checker knows no facts\n%s", name, text)
	}
	return figures.Articles[name]
}
