package english_test

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dossier/graph/english"
	"dossier/graph/ud"
)

// Floors are scores from raw text, with our own tokens and sentences, that the
// committed models reach on the development sets. They only rise.
var floors = map[string]map[string]float64{
	"ewt-dev": {"LAS": 82},
	"gum-dev": {"LAS": 83.5, "UPOS": 96.5, "Lemmas": 97.5, "Tokens": 99.3, "Sentences": 95},
}

// TestScore reads the development sets of DOSSIER_TREEBANKS, a folder with
// ewt-dev.conllu.gz and gum-dev.conllu.gz; MODEL.md says where they come from.
func TestScore(t *testing.T) {
	dir := os.Getenv("DOSSIER_TREEBANKS")
	if dir == "" {
		t.Skip("DOSSIER_TREEBANKS is not set")
	}
	for set, want := range floors {
		docs := readTreebank(t, filepath.Join(dir, set+".conllu.gz"))
		var all ud.Scores
		byGenre := map[string]*ud.Scores{}
		for i := range docs {
			s := ud.Score(&docs[i], english.Parse(english.RawArticle(&docs[i])))
			all.Add(s)
			g := genre(docs[i].ID)
			if byGenre[g] == nil {
				byGenre[g] = &ud.Scores{}
			}
			byGenre[g].Add(s)
		}
		t.Logf("%s: %s", set, describe(&all))
		for g, s := range byGenre {
			t.Logf("%s %s: UPOS %.2f LAS %.2f", set, g, s.UPOS.F1(), s.LAS.F1())
		}
		got := map[string]float64{"LAS": all.LAS.F1(), "UPOS": all.UPOS.F1(), "Lemmas": all.Lemmas.F1(), "Tokens": all.Tokens.F1(), "Sentences": all.Sentences.F1()}
		for measure, floor := range want {
			if got[measure] < floor {
				t.Errorf("%s: %s %.2f is below the floor of %.2f", set, measure, got[measure], floor)
			}
		}
	}
}

func describe(s *ud.Scores) string {
	args := s.Relations["nsubj"]
	obj := s.Relations["obj"]
	args.Gold, args.System, args.Correct = args.Gold+obj.Gold, args.System+obj.System, args.Correct+obj.Correct
	return fmt.Sprintf("tokens %.2f sentences %.2f words %.2f UPOS %.2f XPOS %.2f feats %.2f lemmas %.2f UAS %.2f LAS %.2f nsubj+obj %.2f conj %.2f appos %.2f",
		s.Tokens.F1(), s.Sentences.F1(), s.Words.F1(), s.UPOS.F1(), s.XPOS.F1(), s.Feats.F1(), s.Lemmas.F1(), s.UAS.F1(), s.LAS.F1(),
		args.F1(), s.Relations["conj"].F1(), s.Relations["appos"].F1())
}

// genre returns the genre that a document's ID names: "GUM_news_korea",
// "weblog-juancole.com_…".
func genre(id string) string {
	if rest, ok := strings.CutPrefix(id, "GUM_"); ok {
		g, _, _ := strings.Cut(rest, "_")
		return g
	}
	g, _, _ := strings.Cut(id, "-")
	return g
}

func readTreebank(t *testing.T, path string) []ud.Document {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	plain, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := ud.ReadConllu(path, plain)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}
