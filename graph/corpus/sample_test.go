package corpus

import (
	"os"
	"testing"
)

// TestSample reads the sample content of the repository: every article has what
// an article should have, and nothing is wrong with any file.
func TestSample(t *testing.T) {
	c, err := ReadDir(os.DirFS("../../content"))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range c.Warnings {
		t.Error(w)
	}
	if len(c.Articles) < 8 || len(c.Notes) < 2 || c.Site.Title == "" || c.Site.BaseURL == "" {
		t.Errorf("%d articles, %d notes, %+v", len(c.Articles), len(c.Notes), c.Site)
	}
	formats := make(map[string]int)
	for _, a := range c.Articles {
		formats[formatOf(a.Source)]++
		if err := a.Check(); err != nil {
			t.Error(err)
		}
		if len(a.Published) != len("2024-01-10") || a.Place == "" || a.Publisher != "Dossier Sample Wire" || len(a.Text) < 1000 {
			t.Errorf("%s: published %q in %q by %q, %d bytes", a.ID, a.Published, a.Place, a.Publisher, len(a.Text))
		}
	}
	if len(formats) != 3 {
		t.Error(formats)
	}
}
