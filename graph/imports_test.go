package graph

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms says which packages of this module, and which modules of others, each
// package may import outside its tests. The standard library is free for all.
var rooms = map[string][]string{
	"graph/corpus":    {"github.com/yuin/goldmark", "golang.org/x/net", "golang.org/x/text", "go.yaml.in/yaml/v3", "codeberg.org/readeck/go-readability/v2", "github.com/abadojack/whatlanggo"},
	"graph/ud":        {},
	"graph/ud/udtest": {"dossier/graph/ud"},
	"graph/english":   {"dossier/graph/corpus", "dossier/graph/ud", "golang.org/x/sys"},
	"graph/timex":     {"dossier/graph/ud"},
	"graph/mention":   {"dossier/graph/ud", "github.com/gosimple/unidecode"},
	"graph/openie":    {"dossier/graph/ud", "dossier/graph/timex", "dossier/graph/mention"},
	"graph/entity":    {"dossier/graph/ud", "dossier/graph/mention", "dossier/graph/corpus", "github.com/gosimple/slug"},
	"graph":           {"dossier/graph/corpus", "dossier/graph/ud", "dossier/graph/english", "dossier/graph/timex", "dossier/graph/mention", "dossier/graph/openie", "dossier/graph/entity", "github.com/gosimple/slug"},
	"graph/rdf":       {"dossier/graph", "dossier/graph/entity", "dossier/graph/rdf/vocab", "github.com/cayleygraph/quad"},
	"graph/rdf/vocab": {"dossier/graph/mention"},
	"graph/graphtest": {"dossier/graph", "dossier/graph/corpus", "dossier/graph/entity", "dossier/graph/mention"},
	"templates":       {"dossier/graph", "golang.org/x/text", "dossier/graph/corpus", "dossier/graph/entity", "dossier/graph/mention", "dossier/graph/rdf/vocab", "github.com/yuin/goldmark", "go.abhg.dev/goldmark/wikilink", "go.yaml.in/yaml/v3"},
	"cmd/dossier":     {"dossier/graph", "dossier/graph/corpus", "dossier/graph/ud", "dossier/graph/english", "dossier/graph/timex", "dossier/graph/mention", "dossier/graph/openie", "dossier/graph/rdf", "dossier/graph/rdf/vocab", "dossier/templates", "github.com/alecthomas/kong", "github.com/gofrs/flock", "golang.org/x/sync", "golang.org/x/text"},
	"cmd/train":       {"dossier/graph/corpus", "dossier/graph/ud", "dossier/graph/english", "dossier/graph/timex", "dossier/graph/mention", "dossier/graph/openie"},
}

// TestImports holds every package to its row: a package that is not in the
// table has no room in the house, only rdf may write quads, and a row admits
// nothing that its package does not import.
func TestImports(t *testing.T) {
	tree := os.DirFS("..")
	used := map[string]bool{}
	err := fs.WalkDir(tree, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 1 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		room := path.Dir(name)
		allowed, ok := rooms[room]
		if !ok {
			t.Errorf("%s: the package %s is not in the table of rooms", name, room)
			return nil
		}
		for _, imported := range imports(t, tree, name) {
			standard := !strings.Contains(imported, ".") && !strings.HasPrefix(imported, "dossier/")
			k := slices.IndexFunc(allowed, func(a string) bool { return covers(a, imported) })
			if k >= 0 {
				used[room+" "+allowed[k]] = true
			} else if !standard {
				t.Errorf("%s imports %s, which %s must not know", name, imported, room)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for room, allowed := range rooms {
		for _, a := range allowed {
			if !used[room+" "+a] {
				t.Errorf("%s may import %s but does not", room, a)
			}
		}
	}
}

// covers reports whether a row's entry admits an import: for this module the
// very package, for others also what lies below it.
func covers(entry, imported string) bool {
	return entry == imported || !strings.HasPrefix(entry, "dossier/") && strings.HasPrefix(imported, entry+"/")
}

func imports(t *testing.T, tree fs.FS, name string) []string {
	source, err := fs.ReadFile(tree, name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range file.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}
