package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// runDossier runs the program and fails the test when it fails.
func runDossier(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if status := run(args, &console{ctx: context.Background(), stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr}); status != 0 {
		t.Fatalf("dossier %s: exit status %d\n%s", strings.Join(args, " "), status, stderr.String())
	}
	return stdout.String()
}

// files reads a folder.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sameFiles names the first files in which two folders differ.
func sameFiles(t *testing.T, want, got map[string]string) {
	t.Helper()
	var differ []string
	for name, text := range want {
		if other, ok := got[name]; !ok {
			differ = append(differ, name+" is missing")
		} else if other != text {
			differ = append(differ, name+" differs")
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			differ = append(differ, name+" is too many")
		}
	}
	slices.Sort(differ)
	if len(differ) > 0 {
		t.Errorf("%d files differ: %s", len(differ), strings.Join(differ[:min(len(differ), 12)], ", "))
	}
}

// TestPublished holds the committed site to the program and the articles: it
// is what "dossier build" makes, byte for byte.
func TestPublished(t *testing.T) {
	out := t.TempDir()
	runDossier(t, "build", "--content", "../../content", "--out", out)
	sameFiles(t, files(t, "../../public"), files(t, out))
}

// TestWorkers: one worker and sixteen give the same site.
func TestWorkers(t *testing.T) {
	sites := make([]map[string]string, 0, 3)
	for _, jobs := range []string{"1", "16"} {
		out := t.TempDir()
		runDossier(t, "build", "--content", "../../content", "--out", out, "--jobs", jobs)
		sites = append(sites, files(t, out))
	}
	sameFiles(t, sites[0], sites[1])
}

// TestSeeds builds the two articles that the project began with.
func TestSeeds(t *testing.T) {
	seeds := os.Getenv("DOSSIER_SEEDS")
	if seeds == "" {
		t.Skip("set DOSSIER_SEEDS to a folder with the two articles that the project began with")
	}
	out := t.TempDir()
	runDossier(t, "build", "--content", seeds, "--out", out, "--base-url", "https://kg.example/")
	checkLinks(t, out)
	graph := files(t, out)["graph.nq"]
	for _, fact := range []string{
		"<https://kg.example/entity/russia/#it> <https://kg.example/relation/fire-missile-at/#it> <https://kg.example/entity/kharkiv/#it>",
		"<https://kg.example/entity/kim-jong-un/#it> <https://kg.example/relation/visit/#it> <https://kg.example/entity/arms-factory/#it>",
	} {
		if !strings.Contains(graph, "\n"+fact) {
			t.Errorf("graph.nq lacks %s", fact)
		}
	}
	if os.Getenv("DOSSIER_JUDGES") != "" {
		judgeQuads(t, filepath.Join(out, "graph.nq"))
	}
}

// TestLinks: every internal link and fragment of the committed site leads
// somewhere, and no page asks another host for anything.
func TestLinks(t *testing.T) { checkLinks(t, "../../public") }

func checkLinks(t *testing.T, dir string) {
	t.Helper()
	pages := map[string]*page{}
	for name, text := range files(t, dir) {
		p := &page{ids: map[string]bool{}}
		if strings.HasSuffix(name, ".html") {
			p.read(t, name, text)
		}
		pages[name] = p
	}
	broken := 0
	for name, p := range pages {
		for _, link := range p.links {
			if why := pages[name].broken(pages, name, link); why != "" {
				if broken++; broken <= 10 {
					t.Errorf("%s: %s: %s", name, link, why)
				}
			}
		}
	}
	if broken > 10 {
		t.Errorf("%d broken links in all", broken)
	}
}

// page is what a link may lead to and where it leads from.
type page struct {
	ids   map[string]bool
	links []string
	loads []string // what the browser fetches by itself
}

func (p *page) read(t *testing.T, name, text string) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				if p.ids[a.Val] {
					t.Errorf("%s: two elements have the id %q", name, a.Val)
				}
				p.ids[a.Val] = true
			case a.Key == "href" && n.Data == "a":
				p.links = append(p.links, a.Val)
			case a.Key == "href" || a.Key == "src" || a.Key == "srcset" || a.Key == "action":
				p.links = append(p.links, a.Val)
				if u, err := url.Parse(a.Val); (err != nil || u.Host != "") && !(n.Data == "link" && rel(n) == "canonical") {
					t.Errorf("%s: <%s %s=%q> asks another host", name, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}

func rel(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "rel" {
			return a.Val
		}
	}
	return ""
}

// broken says what is wrong with a link of the page name, "" if nothing.
func (*page) broken(pages map[string]*page, name, link string) string {
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return err.Error()
	case u.Scheme == "http" || u.Scheme == "https":
		return ""
	case u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") && name != "404.html":
		return "is not relative"
	}
	target := name
	if name == "404.html" { // served at any depth, so its links start at the site's root
		u.Path = strings.TrimPrefix(u.Path, "/")
	}
	if u.Path != "" {
		target = path.Join(path.Dir(name), u.Path)
	}
	to, ok := pages[target]
	if !ok {
		return "leads nowhere"
	}
	if u.Fragment != "" && strings.HasSuffix(target, ".html") && !to.ids[u.Fragment] {
		return "the page has no such fragment"
	}
	return ""
}

// TestHostile publishes articles and names that were made to break things.
func TestHostile(t *testing.T) {
	content := t.TempDir()
	hostile := map[string]string{
		"quote\".txt":          "Anna \"<b>Visser\" visited Rotterdam's \\harbour\\ on Monday.",
		"rtl-\u202egnp.txt":    "Mayor \u202eAnna\u202c Visser\u200b praised the \u200eofficials in Seoul.",
		"same.txt":             "Kim visited Seoul.",
		"same.md":              "# Kim\n\nKim visited [Tokyo](javascript:alert(1)). <img src=x onerror=alert(1)>\n",
		"Same.html":            "<html><head><title>A & B</title></head><body><article><p>Kim visited Paris &amp; London in January. The minister praised the officials of the city.</p><script>alert(1)</script></article></body></html>",
		"...dots.txt":          "Kim visited Oslo.",
		"deep/../x/a.txt":      "Kim visited Rome on Monday.",
		"nul.txt":              "Kim visited \x00Lima\ufffe on Monday, \ufdd0the official said.",
		"long.txt":             "Kim praised " + strings.Repeat("the official of ", 4000) + "Seoul.",
		"paren.txt":            strings.Repeat("(", 20000) + "Kim visited Seoul" + strings.Repeat(")", 20000),
		"brackets.md":          strings.Repeat("[", 20000) + "Kim" + strings.Repeat("](", 20000),
		"pipe|new\nline.txt":   "Kim visited Bonn | Berlin.",
		"iri<>{}^`.txt":        "The spy satellite <https://example.org/?a=\"b> was launched by Kim.",
		"entities/ghost.md":    "---\nname: \"Kim <script>\"\naliases: [Kim]\nsame_as: [\"javascript:alert(1)\", \"https://example.org/kim\"]\n---\n<script>alert(1)</script> [[Seoul]] [[Nobody]] [x](javascript:alert(1))\n",
		"entities/bad-type.md": "---\nname: Seoul\ntype: planet\n---\n",
	}
	write(t, content, hostile)
	if err := os.Symlink(".", filepath.Join(content, "loop")); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	var stdout, stderr bytes.Buffer
	if status := run([]string{"build", "--content", content, "--out", out, "--base-url", "https://kg.example/"}, &console{ctx: context.Background(), stdout: &stdout, stderr: &stderr}); status != 0 {
		t.Fatalf("exit status %d\n%s", status, stderr.String())
	}
	checkLinks(t, out)
	for name, text := range files(t, out) {
		if strings.HasSuffix(name, ".html") && (strings.Contains(text, "<script") || strings.Contains(text, "onerror=") && strings.Contains(text, "<img") || strings.Contains(text, `href="javascript:`)) {
			t.Errorf("%s holds markup of an article", name)
		}
	}
	judgeQuads(t, filepath.Join(out, "graph.nq"))
}

// TestJudged lets other programs load the sample site's graph.
func TestJudged(t *testing.T) { judgeQuads(t, "../../public/graph.nq") }

// judgeQuads has n3 and oxigraph load a file: they must accept every line and
// agree with us on the number of quads.
func judgeQuads(t *testing.T, file string) {
	t.Helper()
	folder := os.Getenv("DOSSIER_JUDGES")
	if folder == "" {
		t.Log("set DOSSIER_JUDGES to a folder in which `npm install n3 oxigraph` was run, to have graph.nq judged by programs that are not ours")
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "testdata/count.cjs", folder, file)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", file, err, stderr.String())
	}
	want := fmt.Sprintf("n3 %d\noxigraph %d\n", bytes.Count(data, []byte("\n")), bytes.Count(data, []byte("\n")))
	if string(out) != want {
		t.Errorf("%s: the judges say\n%swant\n%s", file, out, want)
	}
}

// scripts is the folder of the programs that tests run, wherever a test goes.
var scripts, _ = filepath.Abs("testdata")

// query runs a SPARQL query over a file of N-Quads with oxigraph and returns
// the rows, sorted, values separated by " | ".
func query(t *testing.T, file, sparql string) []string {
	t.Helper()
	folder := os.Getenv("DOSSIER_JUDGES")
	if folder == "" {
		t.Skip("set DOSSIER_JUDGES to a folder in which `npm install oxigraph` was run, to query the graph")
	}
	cmd := exec.Command("node", filepath.Join(scripts, "query.cjs"), folder, file)
	cmd.Stdin = strings.NewReader(sparql)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	rows := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(rows)
	return rows
}
