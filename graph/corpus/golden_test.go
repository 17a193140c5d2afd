package corpus

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata/*.txtar")

// TestGolden reads each file of each testdata/*.txtar and compares what came
// out with the file of the same name with ".want" behind.
func TestGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var out []txtar.File
			want := make(map[string]string)
			for _, f := range archive.Files {
				if strings.HasSuffix(f.Name, ".want") {
					want[f.Name] = string(f.Data)
				}
			}
			for _, f := range archive.Files {
				if strings.HasSuffix(f.Name, ".want") {
					continue
				}
				got := describe(t, f.Name, f.Data)
				out = append(out, f, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
				if got != want[f.Name+".want"] && !*update {
					t.Errorf("%s: got\n%s\nwant\n%s", f.Name, got, want[f.Name+".want"])
				}
			}
			if *update {
				archive.Files = out
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// describe reads a file and writes down what is known about the article and
// its blocks, a line each; a block on the line of the one before is indented.
func describe(t *testing.T, name string, data []byte) string {
	t.Helper()
	a, warnings, err := Read(name, data)
	var b strings.Builder
	for _, w := range warnings {
		fmt.Fprintf(&b, "warning: %v\n", w)
	}
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
		return b.String()
	}
	if err := a.Check(); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	for _, field := range []struct{ name, value string }{
		{"title", a.Title}, {"published", a.Published}, {"publisher", a.Publisher}, {"author", a.Author},
		{"place", a.Place}, {"url", a.URL}, {"language", a.Language},
	} {
		if field.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", field.name, field.value)
		}
	}
	end := 0
	for i, block := range a.Blocks {
		indent := ""
		if i > 0 && a.Text[end:block.Start] != "\n\n" {
			indent = fmt.Sprintf("  +%q ", a.Text[end:block.Start])
		}
		text := strings.ReplaceAll(a.Text[block.Start:block.End], "\n", "\\n")
		fmt.Fprintf(&b, "%s[%s] %s\n", indent, block.Kind, strings.ReplaceAll(text, "\t", "\\t"))
		end = block.End
	}
	return b.String()
}

// TestSeeds reads the two agency texts that the project began with. They are
// not in the repository: DOSSIER_SEEDS names their folder.
func TestSeeds(t *testing.T) {
	dir := os.Getenv("DOSSIER_SEEDS")
	if dir == "" {
		t.Skip("set DOSSIER_SEEDS to a folder with the two articles that the project began with")
	}
	c, err := ReadDir(os.DirFS(dir))
	if err != nil || len(c.Articles) != 2 || len(c.Warnings) != 0 {
		t.Fatal(len(c.Articles), c.Warnings, err)
	}
	first, second := c.Articles[0], c.Articles[1]
	if first.Place != "Seoul" || first.Published != "" || first.Publisher != "" {
		t.Errorf("%q %q %q", first.Place, first.Published, first.Publisher)
	}
	if second.Place != "Seoul" || second.Published != "2024-01-10" || second.Publisher != "Reuters" {
		t.Errorf("%q %q %q", second.Place, second.Published, second.Publisher)
	}
	kinds := func(a Article) (s string) {
		for _, b := range a.Blocks {
			s += b.Kind[:1]
		}
		return s
	}
	// dateline, paragraphs, a heading; dateline, paragraphs, a caption with its credit
	if got := kinds(first); got != "dpppppppphpppppp" {
		t.Error(got)
	}
	if got := kinds(second); got != "dpppccpppppppp" {
		t.Error(got)
	}
}
