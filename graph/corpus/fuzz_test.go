package corpus

import (
	"errors"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// seed adds the cases of testdata and a few of its own to a fuzzer.
func seed(f *testing.F, extension string) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range archives {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, extension) {
				f.Add(file.Data)
			}
		}
	}
	for _, s := range []string{"", "a\xff", "\xff\xfea\x00", "---\na: b\n---\n", "\u200b\u00ad", "a\rb\r\nc", prose, strings.ToUpper(prose)} {
		f.Add([]byte(s))
	}
}

// readTwice reads data under a name and checks what holds for every article,
// and that the same bytes give the same.
func readTwice(t *testing.T, name string, data []byte) (Article, bool) {
	start := time.Now()
	a, warnings, err := Read(name, data)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("%d bytes took %v", len(data), took)
	}
	b, warnings2, err2 := Read(name, data)
	if !reflect.DeepEqual(a, b) || !reflect.DeepEqual(warnings, warnings2) || !reflect.DeepEqual(err, err2) {
		t.Fatal("read twice, with two results")
	}
	for _, w := range warnings {
		if w.File != name || w.Reason == "" || w.Remedy == "" {
			t.Errorf("bad warning %+v", w)
		}
	}
	if err != nil {
		var w Warning
		if !errors.As(err, &w) || w.File != name || w.Reason == "" || w.Remedy == "" {
			t.Errorf("bad error %#v", err)
		}
		if strings.HasPrefix(w.Reason, "could not be read: ") {
			t.Errorf("a reader panicked: %v", w)
		}
		return Article{}, false
	}
	if err := a.Check(); err != nil {
		t.Error(err)
	}
	return a, true
}

func FuzzText(f *testing.F) {
	seed(f, ".txt")
	f.Fuzz(func(t *testing.T, data []byte) {
		a, ok := readTwice(t, "a.txt", data)
		if !ok {
			return
		}
		text, err := decode(data)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := readFrontMatter(clean(text))
		if got, want := visible(a.Text), visible(body); got != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	seed(f, ".md")
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, "a.md", data) })
}

func FuzzHTML(f *testing.F) {
	seed(f, ".html")
	f.Fuzz(func(t *testing.T, data []byte) { readTwice(t, "a.html", data) })
}

func FuzzLines(f *testing.F) {
	seed(f, ".txt")
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := ReadLines("a", data)
		if err != nil {
			return
		}
		if err := a.Check(); err != nil {
			t.Error(err)
		}
		if text, _ := decode(data); visible(text) != visible(a.Text) {
			t.Errorf("%q became %q", text, a.Text)
		}
	})
}

func FuzzNote(f *testing.F) {
	seed(f, ".md")
	f.Add([]byte("---\nname: A\ntype: person\naliases: [B]\nsame_as: [http://a]\n---\nbody"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n, _, err := ReadNote("a.md", data)
		if err == nil && (n.Name == "" || !utf8.ValidString(n.Name+n.Body+strings.Join(n.Aliases, "")) || strings.ContainsAny(n.Name, "\n\x00")) {
			t.Errorf("%+v", n)
		}
		for _, iri := range n.SameAs {
			if webAddress(iri) != iri || strings.ContainsAny(iri, " <>\"{}|\\^`\n") {
				t.Errorf("IRI %q", iri)
			}
		}
		ReadSite(fstest.MapFS{"site.yaml": {Data: data}})
	})
}

func FuzzAddress(f *testing.F) {
	f.Add("a", "A", "a b")
	f.Add("index.html", "con", "é")
	f.Add("..", "\u0301", "x\u202e")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var names []string
		for _, name := range []string{a, b, c} {
			if name == "" || strings.Contains(name, "/") || len(names) > 0 && name == names[0] || len(names) > 1 && name == names[1] {
				return
			}
			names = append(names, name)
		}
		parts, _ := segments(names, []bool{false, true, false})
		var articles []File
		for i, part := range parts {
			if i == 1 {
				part += "/x" // a folder
			}
			articles = append(articles, File{ID: part, Path: names[i]})
		}
		for i := range articles {
			checkIDs(t, articles[i:i+1])
			for j := range i {
				if fold(articles[i].ID) == fold(articles[j].ID) {
					t.Errorf("%q: %q", names, parts)
				}
			}
		}
	})
}
