package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// files makes a file system of names, each an article that says its name.
func files(names ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for _, name := range names {
		m[name] = &fstest.MapFile{Data: []byte("A port named " + strings.ReplaceAll(name, "/", " of ") + ".")}
	}
	return m
}

// ids returns the ID of each article of fsys by path.
func ids(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	l, err := List(fsys)
	if err != nil {
		t.Fatal(err)
	}
	m := make(map[string]string)
	for _, f := range l.Articles {
		m[f.Path] = f.ID
	}
	return m
}

func TestIDs(t *testing.T) {
	for name, want := range map[string]string{
		"a.txt":                           "a",
		"2024/01/kim-visit.md":            "2024/01/kim-visit",
		"Kim's visit, part 2.txt":         "Kim-s-visit-part-2",
		"v1.2_final.html":                 "v1.2_final",
		"São Paulo – Łódź.txt":            "São-Paulo-Łódź",
		"e\u0301te\u0301.txt":             "été", // NFC
		"東京/港.txt":                        "東京/港",
		"हिन्दी.txt":                      "हिन्दी",
		"مرفأ\u200f.txt":                  "مرفأ",
		"zero\u200bwidth\u202e.txt":       "zerowidth",
		"..txt":                           "", // hidden
		"...a.txt":                        "", // hidden
		"a...txt":                         "a",
		"index.txt":                       "index",
		"index.html.txt":                  "index-html",
		"Index.MD.md":                     "Index-MD",
		"index.html/a.txt":                "index-html/a",
		"con.txt":                         "con-",
		"aux/lpt1.log.txt":                "aux-/lpt1-log",
		"console.txt":                     "console",
		"<script>\"'`.txt":                "script",
		"a%2e%2e%2fb.txt":                 "a-2e-2e-2fb",
		"-a.txt":                          "-a",
		"a\\b.txt":                        "a-b",
		"a b.TXT":                         "a-b",
		"a.b.HtMl":                        "a.b",
		"tab\tand\nline.txt":              "tab-and-line",
		"#?&=.txt":                        "86dc4d0c", // nothing remains: a hash
		"😀.txt":                           "3a5d7cfd",
		strings.Repeat("é", 100) + ".txt": strings.Repeat("é", 48),
	} {
		got := ids(t, files(name))[name]
		if got != want && !(len(want) == 8 && !strings.Contains(want, "/") && len(got) == 8) {
			t.Errorf("%q has ID %q, want %q", name, got, want)
		}
	}
}

// TestSameAddress: names that would give one address.
func TestSameAddress(t *testing.T) {
	short := func(m map[string]string) string {
		var s []string
		for file, id := range m {
			s = append(s, file+"="+id)
		}
		slices.Sort(s)
		return strings.Join(s, " ")
	}
	hash := func(fsys fs.FS, file, plain string) string { // ID of a file that had to give way
		id := ids(t, fsys)[file]
		if !strings.HasPrefix(id, plain+"-") || len(id) != len(plain)+9 {
			t.Errorf("%s has ID %q, want %s and a suffix", file, id, plain)
		}
		return id
	}
	two := files("a.txt", "a.md")
	if ids(t, two)["a.md"] != "a" {
		t.Error(short(ids(t, two)))
	}
	suffixed := hash(two, "a.txt", "a")
	// The suffix is the file's own: a third changes nothing for the others.
	three := files("a.txt", "a.md", "A.html", "a!.md")
	if got := ids(t, three); got["a.md"] != "a" || got["a.txt"] != suffixed {
		t.Error(short(got))
	}
	hash(three, "A.html", "A")
	hash(three, "a!.md", "a")
	// Case is ignored, in folders too.
	m := files("Kim.txt", "kim.txt", "News/a.txt", "news/b.txt", "news/c.txt")
	if got := ids(t, m); got["Kim.txt"] != "Kim" || got["News/a.txt"] != "News/a" || strings.HasPrefix(got["news/b.txt"], "news/") {
		t.Error(short(got))
	}
	// A file and a folder of one name go together if they are spelled alike.
	if got := ids(t, files("kim.txt", "kim/a.txt")); got["kim.txt"] != "kim" || got["kim/a.txt"] != "kim/a" {
		t.Error(short(got))
	}
	if got := ids(t, files("Kim.txt", "kim/a.txt")); got["kim/a.txt"] != "kim/a" || got["Kim.txt"] == "Kim" {
		t.Error(short(got))
	}
	// A folder without articles takes nobody's address.
	if got := ids(t, files("Kim.txt", "kim/picture.jpg")); got["Kim.txt"] != "Kim" {
		t.Error(short(got))
	}
	// A file may be named after another's suffix.
	if got := ids(t, files("a.txt", "a.md", suffixed+".md")); got[suffixed+".md"] != suffixed || got["a.txt"] == suffixed {
		t.Error(short(got))
	}
	l, _ := List(two)
	if len(l.Warnings) != 1 || l.Warnings[0].Problem != SameAddress || l.Warnings[0].File != "a.txt" || !strings.Contains(l.Warnings[0].Error(), "address of a.md; it has "+suffixed) {
		t.Error(l.Warnings)
	}
}

// TestIDsProperties makes many folders of awkward names and checks what is
// promised of IDs.
func TestIDsProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	alphabet := []string{"a", "A", "b", "é", "e\u0301", "İ", "ı", "ß", "ẞ", "K", "\u212a", ".", "..", "-", " ", "!", "index", "con", ".html", "港", "\u200b", "\u0301", "ﬁ", strings.Repeat("x", 60)}
	for range 300 {
		names := make(map[string]bool)
		for range random.IntN(30) {
			var path []string
			for range 1 + random.IntN(3) {
				name := ""
				for range 1 + random.IntN(4) {
					name += alphabet[random.IntN(len(alphabet))]
				}
				path = append(path, name)
			}
			name := strings.Join(path, "/") + []string{".txt", ".md", ".html"}[random.IntN(3)]
			if fs.ValidPath(name) {
				names[name] = true
			}
		}
		fsys := fstest.MapFS{}
		for name := range names {
			fsys[name] = &fstest.MapFile{}
		}
		l, err := List(fsys)
		if err != nil {
			t.Fatal(err)
		}
		checkIDs(t, l.Articles)
		for _, f := range l.Articles {
			if l2, _ := List(files(f.Path)); len(l2.Articles) != 1 || !strings.HasPrefix(fold(f.ID), fold(l2.Articles[0].ID)[:1]) {
				t.Errorf("%q alone: %v", f.Path, l2.Articles)
			}
		}
	}
}

// checkIDs checks what is promised of IDs.
func checkIDs(t *testing.T, articles []File) {
	t.Helper()
	seen := make(map[string]string)
	for _, f := range articles {
		if other, twice := seen[fold(f.ID)]; twice {
			t.Errorf("%q and %q are both at %q", other, f.Path, f.ID)
		}
		seen[fold(f.ID)] = f.Path
		if !fs.ValidPath(f.ID) || f.ID == "." {
			t.Errorf("%q: %q is no path", f.Path, f.ID)
		}
		for part := range strings.SplitSeq(f.ID, "/") {
			lower := strings.ToLower(part)
			if part[0] == '.' || strings.HasSuffix(part, ".") || strings.HasPrefix(lower, "index.") || lower == "con" ||
				len(part) > 255 || strings.ContainsAny(part, " \\/<>\"'`%#?&!\u200b\x00") || segment(part) != part && len(part) <= maxSegment {
				t.Errorf("%q: segment %q", f.Path, part)
			}
		}
	}
	if !slices.IsSortedFunc(articles, func(a, b File) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("not sorted")
	}
}

// deny refuses to open some files.
type deny struct {
	fstest.MapFS
	names []string
}

func (d deny) Open(name string) (fs.File, error) {
	if slices.Contains(d.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func (d deny) ReadDir(name string) ([]fs.DirEntry, error) {
	if slices.Contains(d.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.ReadDir(name)
}

func TestReadDir(t *testing.T) {
	m := files("b.txt", "sub/a.md", "secret.txt", "locked/c.txt", "large.txt", ".hidden.txt", ".git/a.txt", "picture.jpg", "data.csv", "a.txt~", "noextension")
	m["empty.txt"] = &fstest.MapFile{}
	m["pipe.txt"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	m["pipe.jpg"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	m["curation.yaml"] = &fstest.MapFile{Data: []byte("{{{")}
	m["large.txt"] = &fstest.MapFile{Data: make([]byte, MaxFile+1)}
	m["site.yaml"] = &fstest.MapFile{Data: []byte("title: Harbours\nbase_url: https://example.org/x/\nlanguage: en_gb\n")}
	m["entities/gdynia.md"] = &fstest.MapFile{Data: []byte("---\nname: Gdynia\ntype: Place\naliases: [Gdingen]\nsame_as: https://www.wikidata.org/entity/Q385\n---\nA city with a [[Port of Gdynia]].\n")}
	m["entities/again.md"] = &fstest.MapFile{Data: []byte("---\nname: GDYNIA\n---\n")}
	m["entities/more/note.txt"] = &fstest.MapFile{Data: []byte("x")}
	c, err := ReadDir(deny{m, []string{"secret.txt", "locked"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range c.Articles {
		if err := a.Check(); err != nil {
			t.Error(err)
		}
		got = append(got, a.ID+" from "+a.Source)
	}
	if want := []string{"b from b.txt", "sub/a from sub/a.md"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	got = nil
	for _, w := range c.Warnings {
		got = append(got, fmt.Sprintf("%s: %v", w.Problem, w))
	}
	want := []string{
		"empty: empty.txt: has no text; write something into it, or remove it",
		`note: entities/gdynia.md: is about "Gdynia", like entities/again.md; put both into one file; this one is not used`,
		"note: entities/more/note.txt: stands among the entity notes, which are .md files; rename it, or move it out of entities/",
		"too-large: large.txt: has 4.0 MB; at most 4 MB are read; split it into articles",
		"unreadable: locked: cannot be read: permission denied; check that you may read the folder",
		"not-regular: pipe.txt: is not a file but a pipe; move it out of the content folder",
		"unreadable: secret.txt: cannot be read: permission denied; check that it is a file and that you may read it",
	}
	if !slices.Equal(got, want) {
		t.Errorf("warnings\n%s", strings.Join(got, "\n"))
	}
	if want := (Site{Title: "Harbours", BaseURL: "https://example.org/x/", Language: "en-GB"}); c.Site != want {
		t.Errorf("%+v", c.Site)
	}
	if len(c.Notes) != 1 || c.Notes[0].Source != "entities/again.md" {
		t.Errorf("%+v", c.Notes)
	}
	if _, err := ReadDir(deny{m, []string{"."}}); err == nil || !strings.Contains(err.Error(), "permission denied") {
		t.Error(err)
	}
	if c, err := ReadDir(fstest.MapFS{}); err != nil || len(c.Articles)+len(c.Warnings) > 0 {
		t.Error(c, err)
	}
}

// TestDisk tries what only a disk has: links in a circle and out of the folder,
// very deep folders, names that are not UTF-8.
func TestDisk(t *testing.T) {
	outside := t.TempDir()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	link := func(target, name string) {
		t.Helper()
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	write("real.txt", "A port.")
	write("deep/"+strings.Repeat("d/", MaxDepth-2)+"ok.txt", "Deep down.")
	write("deep/"+strings.Repeat("d/", MaxDepth-1)+"no.txt", "Too deep.")
	write("caf\xe9.txt", "A café.")
	if err := os.WriteFile(filepath.Join(outside, "key.txt"), []byte("A secret."), 0o666); err != nil {
		t.Fatal(err)
	}
	link("real.txt", "same.txt")
	link("loop.txt", "loop.txt")
	link(".", "circle")
	link("../..", "deep/up")
	link(filepath.Join(outside, "key.txt"), "key.txt")
	link(outside, "away")
	link("nowhere.jpg", "gone.jpg")

	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, err := ReadDir(root.FS())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range c.Articles {
		got = append(got, a.ID)
	}
	if want := []string{"deep/" + strings.Repeat("d/", MaxDepth-2) + "ok", "real", "same"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	problems := make(map[string]Problem)
	for _, w := range c.Warnings {
		problems[w.File] = w.Problem
		t.Log(w)
	}
	want := map[string]Problem{"loop.txt": Link, "circle": Link, "deep/up": Link, "key.txt": Link, "away": Link,
		"caf\xe9.txt": BadName, "deep" + strings.Repeat("/d", MaxDepth-1): TooDeep}
	if !reflect.DeepEqual(problems, want) {
		t.Errorf("%v", problems)
	}
}

// TestOrder: the result does not depend on the number of workers, and reading
// twice gives the same.
func TestOrder(t *testing.T) {
	var names []string
	for i := range 200 {
		names = append(names, fmt.Sprintf("%03d/%d.%s", i%17, i, []string{"txt", "md", "html"}[i%3]))
	}
	m := files(names...)
	m["5.txt"], m["5.md"], m["6.md"] = &fstest.MapFile{}, &fstest.MapFile{}, &fstest.MapFile{Data: []byte("---\ndate: x\n---\nA port.")}
	first, err := ReadDir(m)
	if err != nil || len(first.Articles) != 201 || len(first.Warnings) != 4 {
		t.Fatal(len(first.Articles), first.Warnings, err)
	}
	for range 3 {
		if again, _ := ReadDir(m); !reflect.DeepEqual(first, again) {
			t.Fatal("another result")
		}
	}
}

func TestNotes(t *testing.T) {
	for _, test := range []struct {
		in   string
		want Note
		says []string // the warnings
		fail string
	}{
		{in: "---\nname: Kim Jong Un\ntype: person\naliases: [Kim Jong-un, 'Kim: the leader', Kim Jong-un]\nsame_as:\n  - https://www.wikidata.org/entity/Q56226\nnot: Kim Jong Il\nhide: yes\n---\n\nLeader of [[North Korea]].\n\nMore.\n",
			want: Note{Name: "Kim Jong Un", Type: "person", Aliases: []string{"Kim Jong-un", "Kim: the leader"}, SameAs: []string{"https://www.wikidata.org/entity/Q56226"},
				Not: []string{"Kim Jong Il"}, Hide: true, Body: "Leader of [[North Korea]].\n\nMore."}},
		{in: "\ufeff---\r\nname: Port\r\n---\r\nText\r\n", want: Note{Name: "Port", Body: "Text"}},
		{in: "---\nname: A\ntype: king\nsame_as: [Q1, 'https://example.org/a b', 'javascript:alert(1)', //x/y, http://example.org/ok]\nhide: maybe\n---",
			want: Note{Name: "A", SameAs: []string{"http://example.org/ok"}},
			says: []string{`n.md:3: has no known type: "king"; the types are person, organization`, `n.md:4: same_as "Q1"`, `same_as "https://example.org/a b"`, `same_as "javascript:`, `same_as "//x/y"`, "n.md:5: hide is neither"}},
		{in: "---\nname: The Port: a history\n---\nText", want: Note{Name: "The Port: a history", Body: "Text"}, says: []string{"n.md:2: its metadata are not YAML"}},
		{in: "Just text.", fail: "has no name"},
		{in: "---\ntype: person\n---\n", fail: "has no name"},
		{in: "---\nname: [a\n", fail: "has no name"},
		{in: "", fail: "has no name"},
		{in: "\x00", fail: "is not text"},
		{in: "---\nname: A\xff\n---\n", fail: "is not UTF-8"},
	} {
		test.want.Source = "n.md"
		got, warnings, err := ReadNote("n.md", []byte(test.in))
		if test.fail != "" {
			if err == nil || !strings.Contains(err.Error(), test.fail) {
				t.Errorf("%q: %v", test.in, err)
			}
			continue
		}
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q: %+v %v", test.in, got, err)
		}
		if len(warnings) != len(test.says) {
			t.Errorf("%q: %v", test.in, warnings)
			continue
		}
		for i, w := range warnings {
			if !strings.Contains(w.Error(), test.says[i]) {
				t.Errorf("%q: %v, want %s", test.in, w, test.says[i])
			}
		}
	}
}

func TestSite(t *testing.T) {
	for _, test := range []struct {
		in   string
		want Site
		says []string
	}{
		{"title: Harbours\nbase_url: https://example.org/x/\ndescription: All ports\nlanguage: en-gb\nauthor: Jane Doe\n",
			Site{"Harbours", "https://example.org/x/", "All ports", "en-GB", "Jane Doe"}, nil},
		{"", Site{}, nil},
		{"# only a comment\n", Site{}, nil},
		{"title: A\nbase_url: example.org\nlanguage: British English\nbaseurl: x\n", Site{Title: "A"},
			[]string{`site.yaml:2: base_url "example.org" is no`, `site.yaml:3: language "British English"`, `site.yaml:4: has no key "baseurl"; the keys are author, base_url`}},
		{"- a\n- b\n", Site{}, []string{"site.yaml:1: its metadata are not a YAML mapping"}},
		{"title: A: B\n", Site{Title: "A: B"}, []string{"site.yaml:1: its metadata are not YAML"}},
		{"title: \xff", Site{}, []string{"site.yaml: is not UTF-8"}},
		{"base_url: https://user:secret@example.org/\n", Site{}, []string{"is no http or https address"}},
	} {
		got, warnings := ReadSite(fstest.MapFS{"site.yaml": {Data: []byte(test.in)}})
		if got != test.want || len(warnings) != len(test.says) {
			t.Errorf("%q: %+v %v", test.in, got, warnings)
			continue
		}
		for i, w := range warnings {
			if !strings.Contains(w.Error(), test.says[i]) {
				t.Errorf("%q: %v, want %s", test.in, w, test.says[i])
			}
		}
	}
	if _, warnings := ReadSite(fstest.MapFS{}); len(warnings) != 1 {
		t.Error(warnings)
	}
}

// TestTypes: errors are warnings, and can be told apart.
func TestTypes(t *testing.T) {
	_, _, err := ReadFile(files(), File{ID: "x", Path: "x.txt"})
	var w Warning
	if !errors.As(err, &w) || w.Problem != Unreadable || w.File != "x.txt" {
		t.Error(err)
	}
}

func BenchmarkReadDir(b *testing.B) {
	m := fstest.MapFS{}
	text := []byte(article("%s\n\n"))
	for i := range 1000 {
		m[fmt.Sprintf("%02d/%d.txt", i%20, i)] = &fstest.MapFile{Data: text}
	}
	b.ReportAllocs()
	for b.Loop() {
		if c, err := ReadDir(m); err != nil || len(c.Articles) != 1000 {
			b.Fatal(err)
		}
	}
}
