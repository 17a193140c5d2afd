package templates_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/graphtest"
	"dossier/graph/mention"
	"dossier/graph/rdf"
	"dossier/templates"
)

var update = flag.Bool("update", false, "write the files of testdata anew")

const base = "https://kg.example/sub/"

var config = templates.Config{Title: "The Sample Desk", BaseURL: base, Description: "Sample articles, read statement by statement.", Author: "A. Sample"}

// render makes a whole site in memory, by several workers.
func render(t testing.TB, g *graph.Graph, cfg templates.Config) map[string][]byte {
	t.Helper()
	site, err := templates.New(g, cfg)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	pages := make(chan templates.Page)
	for range 4 {
		wg.Go(func() {
			for p := range pages {
				made, err := site.Render(p)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				for _, f := range made {
					if _, twice := files[f.Path]; twice {
						t.Errorf("%s is made twice", f.Path)
					}
					files[f.Path] = f.Data
				}
				mu.Unlock()
			}
		})
	}
	for p := range site.Pages() {
		pages <- p
	}
	close(pages)
	wg.Wait()
	return files
}

// sites are rendered once for all tests.
var sites = sync.OnceValue(func() map[string]map[string][]byte {
	out := map[string]map[string][]byte{}
	for name, g := range graphs() {
		site, err := templates.New(g, config)
		if err != nil {
			panic(err)
		}
		files := map[string][]byte{}
		for p := range site.Pages() {
			made, err := site.Render(p)
			if err != nil {
				panic(err)
			}
			for _, f := range made {
				files[f.Path] = f.Data
			}
		}
		var nq bytes.Buffer
		if _, err := rdf.Write(&nq, g, base); err != nil {
			panic(err)
		}
		files["graph.nq"] = nq.Bytes()
		out[name] = files
	}
	return out
})

func graphs() map[string]*graph.Graph {
	return map[string]*graph.Graph{"news": graphtest.News(), "hostile": graphtest.Hostile(), "hub": hub(400), "empty": {}}
}

// hub is a graph in which one entity and one relation have n statements, half
// of them by one speaker, and as many other entities.
func hub(n int) *graph.Graph {
	g := &graph.Graph{Relations: []graph.Relation{{ID: "see", Label: "see"}}, Entities: []entity.Entity{{ID: "hub", Name: "Hub", Type: mention.Place}, {ID: "speaker", Name: "Speaker", Type: mention.Person}}}
	for i := range n {
		id := entity.ID(fmt.Sprintf("x%05d", i))
		g.Entities = append(g.Entities, entity.Entity{ID: id, Name: fmt.Sprintf("%c Thing %d", 'A'+i%26, i), Type: mention.Object})
		article := fmt.Sprintf("a%05d", i)
		s := graph.Statement{ID: fmt.Sprintf("%016x", i), Article: article, Subject: "hub", Relation: "see", Reading: "sees", Object: graph.Value{Entity: id}, Polarity: graph.Positive, Modality: graph.Asserted, Confidence: 0.9,
			Evidence: []graph.Evidence{{Sentence: 0, Start: 0, End: 6, Quote: "It is."}}}
		if i%2 == 0 {
			s.Attribution = []graph.Attribution{{Speaker: graph.Value{Entity: "speaker"}, Verb: "say"}}
		}
		if i%3 == 0 {
			s.Object = graph.Value{Entity: "x00000"}
		}
		g.Articles = append(g.Articles, graph.Article{Article: corpus.Article{ID: article, Title: fmt.Sprintf("Article %d", i), Published: fmt.Sprintf("%d-01-02", 1990+i%30), Text: "It is."}, Sentences: []graph.Sentence{{Start: 0, End: 6}}})
		g.Statements = append(g.Statements, s)
	}
	return g
}

func parse(t *testing.T, data []byte) *html.Node {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func walk(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func words(n *html.Node) string {
	var b strings.Builder
	walk(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	})
	return b.String()
}

// identifiers returns the ids of a page.
func identifiers(t *testing.T, name string, data []byte) map[string]bool {
	ids := map[string]bool{}
	walk(parse(t, data), func(n *html.Node) {
		if id := attribute(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("%s: id %q twice", name, id)
			}
			ids[id] = true
		}
	})
	return ids
}

// Every link of every page leads to a file of the site, every fragment to an
// element, from a disk and under any path; and from the home page one comes
// to every page but those that have nothing to show.
func TestLinks(t *testing.T) {
	for name, files := range sites() {
		ids := map[string]map[string]bool{}
		for p, data := range files {
			if strings.HasSuffix(p, ".html") {
				ids[p] = identifiers(t, p, data)
			}
		}
		leads := map[string][]string{}
		links := 0
		for p, data := range files {
			if !strings.HasSuffix(p, ".html") {
				continue
			}
			walk(parse(t, data), func(n *html.Node) {
				for _, a := range n.Attr {
					if a.Key == "src" || a.Key == "srcset" || a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "action" {
						t.Errorf("%s: %s: <%s %s=%q>", name, p, n.Data, a.Key, a.Val)
					}
				}
				href := attribute(n, "href")
				if href == "" || n.DataAtom == atom.Link && attribute(n, "rel") == "canonical" {
					return
				}
				u, err := url.Parse(href)
				if err != nil {
					t.Errorf("%s: %s: href %q: %v", name, p, href, err)
					return
				}
				if u.IsAbs() || u.Host != "" {
					if n.DataAtom != atom.A || u.Scheme != "http" && u.Scheme != "https" || !strings.Contains(attribute(n, "rel"), "nofollow") || !strings.Contains(attribute(n, "rel"), "noopener") {
						t.Errorf("%s: %s: <%s rel=%q href=%q>", name, p, n.Data, attribute(n, "rel"), href)
					}
					return
				}
				links++
				to := p
				if u.Path != "" {
					to = path.Join(path.Dir(p), u.Path)
				}
				if p == "404.html" && strings.HasPrefix(u.Path, "/") {
					to = strings.TrimPrefix(u.Path, "/sub/")
				} else if strings.HasPrefix(u.Path, "/") {
					t.Errorf("%s: %s: href %q starts at the root", name, p, href)
				}
				if files[to] == nil {
					t.Errorf("%s: %s: href %q leads to %q, which is not there", name, p, href, to)
					return
				}
				if u.Fragment != "" && !ids[to][u.Fragment] {
					t.Errorf("%s: %s: href %q: no element has the id", name, p, href)
				}
				if n.DataAtom == atom.A {
					leads[p] = append(leads[p], to)
				}
			})
		}
		if name != "empty" && links < 500 {
			t.Errorf("%s: only %d links looked at", name, links)
		}
		reached, next := map[string]bool{"index.html": true}, []string{"index.html"}
		for len(next) > 0 {
			p := next[0]
			next = next[1:]
			for _, to := range leads[p] {
				if !reached[to] {
					reached[to] = true
					next = append(next, to)
				}
			}
		}
		for p := range files {
			if strings.HasSuffix(p, ".html") && p != "404.html" && !reached[p] && !bytes.Contains(files[p], []byte("too uncertain to be shown")) && !bytes.Contains(files[p], []byte("No statement with this relation is shown")) {
				t.Errorf("%s: no link leads to %s", name, p)
			}
		}
	}
}

var markdownLink = regexp.MustCompile(`(?:[^\\]|^)\]\(([^) ]+)`)

// The Markdown files link to Markdown files, so that the site opens as a
// vault.
func TestMarkdownLinks(t *testing.T) {
	n := 0
	for name, files := range sites() {
		for p, data := range files {
			if !strings.HasSuffix(p, ".md") {
				continue
			}
			_, page, _ := strings.Cut(string(data), "\n---\n\n")
			for _, m := range markdownLink.FindAllStringSubmatch(page, -1) {
				to, _, _ := strings.Cut(m[1], "#")
				if to == "" || strings.HasPrefix(to, "http") {
					continue
				}
				n++
				if to = path.Join(path.Dir(p), to); files[to] == nil || !strings.HasSuffix(to, "/index.md") && to != "graph.nq" && to != "index.md" {
					t.Errorf("%s: %s links to %s", name, p, m[1])
				}
			}
		}
	}
	if n < 2000 {
		t.Errorf("only %d links found", n)
	}
}

// Every IRI of the published graph opens the page that shows what it names,
// at the place.
func TestAddresses(t *testing.T) {
	iri := regexp.MustCompile(`<` + regexp.QuoteMeta(base) + `([^>]*)>`)
	for name, files := range sites() {
		ids := map[string]map[string]bool{}
		seen := map[string]bool{}
		for _, m := range iri.FindAllSubmatch(files["graph.nq"], -1) {
			address := string(m[1])
			if seen[address] {
				continue
			}
			seen[address] = true
			p, fragment, _ := strings.Cut(address, "#")
			if p == "ns" {
				p = "ns/" // as servers redirect
			}
			p = path.Join(p, "index.html")
			if files[p] == nil {
				t.Errorf("%s: <%s> leads to %s, which is not there", name, address, p)
				continue
			}
			if ids[p] == nil {
				ids[p] = identifiers(t, p, files[p])
			}
			if fragment != "" && !ids[p][fragment] {
				t.Errorf("%s: <%s>: the page has no such id", name, address)
			}
		}
		if name != "empty" && len(seen) < 150 {
			t.Errorf("%s: only %d addresses looked at", name, len(seen))
		}
	}
}

// A statement's fragment is around the very sentence that says so.
func TestStatementFragmentHoldsItsSentence(t *testing.T) {
	g := graphtest.News()
	files := sites()["news"]
	for _, s := range g.Statements {
		if s.Subject == "private-citizen" {
			continue
		}
		found := ""
		walk(parse(t, files["article/"+s.Article+"/index.html"]), func(n *html.Node) {
			if attribute(n, "id") == "st-"+s.ID {
				found = words(n)
			}
		})
		if found != s.Evidence[0].Quote {
			t.Errorf("%s: st-%s holds %q, want %q", s.Article, s.ID, found, s.Evidence[0].Quote)
		}
	}
}

// The whole text of an article is on its page, sentence by sentence.
func TestArticleText(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"news": graphtest.News(), "hostile": graphtest.Hostile()} {
		for _, a := range g.Articles {
			page := strings.Join(strings.Fields(words(parse(t, sites()[name]["article/"+a.ID+"/index.html"]))), " ")
			for _, b := range a.Blocks {
				want := strings.Join(strings.Fields(printable(a.Text[b.Start:b.End])), " ")
				if name == "hostile" && b.Kind == corpus.Paragraph { // two mentions without a space between them: the page may set one
					continue
				}
				if !strings.Contains(page, want) {
					t.Errorf("%s: %s: %s block %q is not on the page", name, a.ID, b.Kind, want)
				}
			}
		}
	}
}

// printable leaves out what HTML forbids.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' && r != '\r' || r >= 0x7f && r < 0xa0 && r != 0x85 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r&0xfffe == 0xfffe {
			return -1
		}
		return r
	}, s)
}

// What strangers wrote makes no element, no attribute and no link.
func TestHostileHTML(t *testing.T) {
	elements := map[string]bool{}
	for e := range strings.FieldsSeq("html head meta title link body a header nav div main h1 h2 h3 p ul li span strong em bdi blockquote details summary footer br code") {
		elements[e] = true
	}
	inNotes := map[string]bool{}
	for e := range strings.FieldsSeq("ol hr pre del table thead tbody tr th td") { // a note is Markdown, by whoever keeps the site
		inNotes[e] = true
	}
	for p, data := range sites()["hostile"] {
		if !strings.HasSuffix(p, ".html") {
			continue
		}
		if bytes.Contains(data, []byte{0}) {
			t.Errorf("%s holds NUL", p)
		}
		walk(parse(t, data), func(n *html.Node) {
			switch n.Type {
			case html.CommentNode:
				t.Errorf("%s: a comment: %q", p, n.Data)
			case html.ElementNode:
				if !elements[n.Data] && !(inNote(n) && inNotes[n.Data]) {
					t.Errorf("%s: <%s>", p, n.Data)
				}
				for _, a := range n.Attr {
					switch a.Key {
					case "id", "class", "href", "rel", "title", "lang", "charset", "name", "content", "http-equiv", "type", "aria-label", "aria-hidden", "tabindex", "dir":
					default:
						t.Errorf("%s: <%s %s=%q>", p, n.Data, a.Key, a.Val)
					}
				}
			}
		})
	}
}

func inNote(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if attribute(n, "class") == "note" {
			return true
		}
	}
	return false
}

// Wherever a statement is shown that is no plain assertion, a word says so.
func TestMarks(t *testing.T) {
	g := graphtest.News()
	want := map[string][]string{}
	for _, s := range g.Statements {
		var classes []string
		if s.Polarity == graph.Negative {
			classes = append(classes, "negative")
		}
		if s.Modality != graph.Asserted {
			classes = append(classes, string(s.Modality))
		}
		want["st-"+s.ID] = classes
	}
	seen := map[string]int{}
	for p, data := range sites()["news"] {
		if !strings.HasSuffix(p, ".html") {
			continue
		}
		walk(parse(t, data), func(n *html.Node) {
			_, fragment, ok := strings.Cut(attribute(n, "href"), "#")
			classes, known := want[fragment]
			if n.DataAtom != atom.A || !ok || !known {
				return
			}
			item := n
			for item != nil && item.DataAtom != atom.Li {
				item = item.Parent
			}
			if item == nil {
				if len(classes) > 0 {
					t.Errorf("%s: %s is shown outside a list, without its marks %v", p, fragment, classes)
				}
				return
			}
			var marks []string
			walk(item, func(n *html.Node) {
				if c, ok := strings.CutPrefix(attribute(n, "class"), "mark "); ok && c != "affirmed" {
					if words(n) == "" {
						t.Errorf("%s: a mark without a word", p)
					}
					marks = append(marks, c)
				}
			})
			if !slices.Equal(marks, classes) {
				t.Errorf("%s: %s has the marks %v, want %v", p, fragment, marks, classes)
			}
			if len(classes) > 0 && attribute(item, "class") != strings.Join(classes, " ") {
				t.Errorf("%s: the item of %s has the class %q, want %v", p, fragment, attribute(item, "class"), classes)
			}
			seen[strings.Join(classes, " ")]++
		})
	}
	if len(seen) < 7 {
		t.Errorf("only %v seen", seen)
	}
}

// What is affirmed here and denied there stands side by side.
func TestDisputed(t *testing.T) {
	for _, p := range []string{"entity/russia/index.html", "entity/kharkiv/index.html", "relation/fire-missile-at/index.html"} {
		n := 0
		walk(parse(t, sites()["news"][p]), func(div *html.Node) {
			if attribute(div, "class") == "disputed" {
				n++
				if w := words(div); !strings.Contains(w, "has fired missiles at") || !strings.Contains(w, "did not fire missiles at") || !strings.Contains(w, "John Kirby said") || !strings.Contains(w, "Dmitry Peskov said") {
					t.Errorf("%s: %q", p, w)
				}
			}
		})
		if n != 1 {
			t.Errorf("%s: %d disputed statements, want 1", p, n)
		}
	}
}

// Statements that say the same in several articles are one entry with several
// quotations.
func TestGathered(t *testing.T) {
	page := string(sites()["news"]["entity/kim-jong-un/index.md"])
	if strings.Count(page, "[several arms factories]") != 1 || strings.Count(page, "toured several arms factories this week") < 1 || !strings.Contains(page, "analysts of pictures said on Friday") {
		t.Errorf("the visit is not one entry with two quotations:\n%s", page)
	}
	if !strings.Contains(page, ", according to analysts of pictures and [KCNA](../../entity/kcna/index.md).") {
		t.Errorf("who says so is not in the entry:\n%s", page)
	}
}

// What is too uncertain is on no page, but its fragment is, and the pages say
// how many such statements there are.
func TestUncertain(t *testing.T) {
	g, files := graphtest.News(), sites()["news"]
	n := 0
	for _, s := range g.Statements {
		if s.Confidence >= 0.25 {
			continue
		}
		n++
		article := string(files["article/"+s.Article+"/index.html"])
		if !strings.Contains(article, `id="st-`+s.ID+`"`) || !strings.Contains(article, "1 less certain statement is in") || strings.Contains(article, `href="#st-`+s.ID) {
			t.Errorf("article %s: %s is shown, not counted or without a fragment", s.Article, s.ID)
		}
		if page := string(files["entity/"+string(s.Subject)+"/index.html"]); !strings.Contains(page, "less certain statement is in <a") || strings.Contains(page, s.ID) {
			t.Errorf("entity %s: %s is shown or not counted", s.Subject, s.ID)
		}
		if page := string(files["relation/land-in/index.html"]); !strings.Contains(page, "1 statement, too uncertain to be shown, is in") || strings.Contains(page, s.ID) {
			t.Errorf("relation land in: %s is shown or not counted", s.ID)
		}
		if strings.Contains(string(files["relations/index.html"]), "relation/land-in/") {
			t.Error("a relation without a statement to show is listed")
		}
		if !bytes.Contains(files["graph.nq"], []byte("st-"+s.ID)) {
			t.Errorf("%s is not in graph.nq", s.ID)
		}
	}
	if n != 1 {
		t.Errorf("%d uncertain statements looked at", n)
	}
}

// Where there is no statement about an entity, its page quotes the sentences
// that mention it.
func TestMentioned(t *testing.T) {
	g, files := graphtest.News(), sites()["news"]
	n := 0
	mentioned := map[entity.ID]bool{}
	for _, a := range g.Articles {
		for _, m := range a.Mentions {
			mentioned[m.Entity] = true
		}
	}
	for _, e := range g.Entities {
		page := string(files["entity/"+string(e.ID)+"/index.html"])
		if !mentioned[e.ID] || e.Hidden || strings.Contains(page, "Statements ") || strings.Contains(page, "Said by") || strings.Contains(page, "Narrower: ") {
			continue
		}
		n++
		if !strings.Contains(page, "In the articles") || !strings.Contains(page, "<blockquote>") {
			t.Errorf("the page of %s has nothing to read:\n%s", e.ID, page)
		}
	}
	if n == 0 {
		t.Error("no such entity")
	}
}

func TestHiddenHasNoPage(t *testing.T) {
	for p, data := range sites()["news"] {
		if strings.Contains(p, "private-citizen") || bytes.Contains(data, []byte("private-citizen")) || bytes.Contains(data, []byte("Private Citizen")) {
			t.Errorf("%s shows a hidden entity", p)
		}
	}
	if !bytes.Contains(sites()["news"]["article/2024/factory-visit-pictures/index.html"], []byte("A private citizen took one of the pictures.")) {
		t.Error("the words of the article are gone")
	}
}

// The pages of a long list show every statement once, and lead to each other.
func TestLongLists(t *testing.T) {
	files := sites()["hub"]
	for folder, want := range map[string]int{"entity/hub": 400, "relation/see": 400, "entity/speaker": 200, "entity/x00000": 134} {
		n := map[string]int{}
		for p, data := range files {
			if rest, ok := strings.CutPrefix(p, folder); ok && (rest[0] == '/' || rest[0] == '~') && strings.HasSuffix(p, ".html") {
				walk(parse(t, data), func(a *html.Node) {
					if _, fragment, ok := strings.Cut(attribute(a, "href"), "#st-"); ok && a.DataAtom == atom.A && a.Parent.DataAtom == atom.P {
						n[fragment]++
					}
				})
			}
		}
		if len(n) != want {
			t.Errorf("%s shows %d statements, want %d", folder, len(n), want)
		}
		for f, k := range n {
			if k != 1 {
				t.Errorf("%s shows %s %d times", folder, f, k)
			}
		}
	}
	for _, p := range []string{"entity/hub~2/index.html", "entity/hub~3/index.html", "relation/see~3/index.html", "articles~2003/index.html", "articles/index.html", "objects~t/index.html", "objects/index.html"} {
		if files[p] == nil {
			t.Errorf("%s is not there", p)
		}
	}
	if files["entity/hub~4/index.html"] != nil {
		t.Error("there is a page for nothing")
	}
}

// Only the home page has pages in its folder: others would be parts of the
// page to Hugo.
func TestNoPageInsideAnother(t *testing.T) {
	for name, files := range sites() {
		for p := range files {
			for dir := path.Dir(path.Dir(p)); dir != "." && strings.HasSuffix(p, "index.md"); dir = path.Dir(dir) {
				if files[dir+"/index.md"] != nil {
					t.Errorf("%s: %s is inside of %s", name, p, dir)
				}
			}
		}
	}
}

func TestSameWithAnyWorkers(t *testing.T) {
	for name, g := range graphs() {
		got := render(t, g, config)
		want := sites()[name]
		if len(got) != len(want)-1 { // graph.nq is not made here
			t.Errorf("%s: %d files, want %d", name, len(got), len(want)-1)
		}
		for p, data := range got {
			if !bytes.Equal(data, want[p]) {
				t.Errorf("%s: %s is not the same twice", name, p)
			}
		}
	}
}

func TestGolden(t *testing.T) {
	for name, pages := range map[string][]string{
		"entity.txtar":     {"entity/kim-jong-un/", "entity/arms-factory/"},
		"article.txtar":    {"article/2024/arms-factories/"},
		"relation.txtar":   {"relation/fire-missile-at/"},
		"home.txtar":       {""},
		"listing.txtar":    {"entities/", "organizations/"},
		"vocabulary.txtar": {"ns/"},
		"files.txtar":      {"404.html", "feed.xml"},
	} {
		t.Run(name, func(t *testing.T) {
			var got txtar.Archive
			for _, p := range pages {
				if strings.Contains(p, ".") {
					got.Files = append(got.Files, txtar.File{Name: p, Data: sites()["news"][p]})
					continue
				}
				for _, f := range []string{"index.md", "index.html"} {
					got.Files = append(got.Files, txtar.File{Name: p + f, Data: append(bytes.TrimRight(sites()["news"][p+f], "\n"), '\n')})
				}
			}
			golden := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(golden, txtar.Format(&got), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := txtar.ParseFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			for i, f := range got.Files {
				if i >= len(want.Files) || want.Files[i].Name != f.Name {
					t.Fatalf("%s is not in the golden file (go test ./templates -update)", f.Name)
				}
				if diff := cmp.Diff(string(want.Files[i].Data), string(f.Data)); diff != "" {
					t.Errorf("%s (-want +got; go test ./templates -update):\n%s", f.Name, diff)
				}
			}
		})
	}
}

// Without a base URL there is nothing that would need one.
func TestWithoutBaseURL(t *testing.T) {
	files := render(t, graphtest.News(), templates.Config{})
	for _, p := range []string{"sitemap.xml", "robots.txt", "feed.xml"} {
		if files[p] != nil {
			t.Errorf("%s is there", p)
		}
	}
	for p, data := range files {
		if bytes.Contains(data, []byte(`rel="canonical"`)) || bytes.Contains(data, []byte("feed.xml")) {
			t.Errorf("%s has an address that nobody knows", p)
		}
	}
	if !bytes.Contains(files["404.html"], []byte(`href="index.html"`)) {
		t.Error("404.html has no way home")
	}
	if !bytes.Contains(files["index.html"], []byte("<h1 id=\"it\">Dossier</h1>")) {
		t.Error("the site has no title")
	}
}

func TestExtras(t *testing.T) {
	if sites()["news"]["robots.txt"] != nil {
		t.Error("robots.txt below a path, where nobody reads it")
	}
	cfg := config
	cfg.BaseURL = "https://kg.example/"
	files := render(t, graphtest.News(), cfg)
	if got := string(files["robots.txt"]); !strings.Contains(got, "\nSitemap: https://kg.example/sitemap.xml\n") {
		t.Errorf("robots.txt: %q", got)
	}
	var sitemap struct {
		URLs []struct {
			Location string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(files["sitemap.xml"], &sitemap); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, u := range sitemap.URLs {
		listed[strings.TrimPrefix(u.Location, "https://kg.example/")+"index.html"] = true
	}
	for p := range files {
		if strings.HasSuffix(p, "index.html") && !listed[p] {
			t.Errorf("the sitemap lacks %s", p)
		}
		delete(listed, p)
	}
	for p := range listed {
		t.Errorf("the sitemap lists %s, which is not there", p)
	}
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			Title   string `xml:"title"`
			ID      string `xml:"id"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(files["feed.xml"], &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Updated != "2024-03-02T00:00:00Z" || len(feed.Entries) != 6 || feed.Entries[0].ID != "https://kg.example/article/2024/halden-flood/" {
		t.Errorf("feed: %+v", feed)
	}
	if err := xml.Unmarshal(sites()["hostile"]["sitemap.xml"], &sitemap); err != nil {
		t.Error(err)
	}
}

func TestNewErrors(t *testing.T) {
	for want, cfg := range map[string]templates.Config{"ends with a slash": {BaseURL: "https://kg.example"}, "http or https": {BaseURL: "ftp://kg.example/"}, "without ? and #": {BaseURL: "https://kg.example/?a/"}, "language": {Language: `en"><script>`}, "base URL": {BaseURL: "https://kg.example/\"/"}} {
		if _, err := templates.New(&graph.Graph{}, cfg); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", cfg, err, want)
		}
	}
	g := &graph.Graph{Articles: []graph.Article{{Article: corpus.Article{ID: "../../etc/passwd"}}}, Entities: []entity.Entity{{ID: "a/b"}}, Relations: []graph.Relation{{ID: "."}}}
	_, err := templates.New(g, templates.Config{})
	for _, want := range []string{`article "../../etc/passwd"`, `entity "a/b"`, `relation "."`} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not name %s", err, want)
		}
	}
}

// A page that strangers' statements lead to in vain is still whole.
func TestBrokenReferences(t *testing.T) {
	for name, spoil := range map[string]func(g *graph.Graph){
		"subject":  func(g *graph.Graph) { g.Statements[3].Subject = "nobody" },
		"object":   func(g *graph.Graph) { g.Statements[3].Object.Entity = "nobody" },
		"relation": func(g *graph.Graph) { g.Statements[3].Relation = "no such" },
		"speaker": func(g *graph.Graph) {
			g.Statements[3].Attribution = []graph.Attribution{{Speaker: graph.Value{Entity: "nobody"}}}
		},
		"evidence":  func(g *graph.Graph) { g.Statements[3].Evidence = nil },
		"sentence":  func(g *graph.Graph) { g.Statements[3].Evidence[0].Sentence = 99 },
		"mention":   func(g *graph.Graph) { g.Articles[0].Mentions[0].End = 1 << 20 },
		"crossing":  func(g *graph.Graph) { g.Articles[0].Mentions[1].End = g.Articles[0].Mentions[0].End + 3 },
		"sentences": func(g *graph.Graph) { g.Articles[0].Sentences[0].End = 1 << 20 },
		"backwards": func(g *graph.Graph) { g.Articles[0].Sentences[1].Start, g.Articles[0].Sentences[1].End = 9, 3 },
		"blocks":    func(g *graph.Graph) { g.Articles[0].Blocks[1].End = 1 << 20 },
		"no blocks": func(g *graph.Graph) { g.Articles[0].Blocks = nil },
		"broader":   func(g *graph.Graph) { g.Entities[0].Broader = []entity.ID{"nobody"} },
	} {
		t.Run(name, func(t *testing.T) {
			g := graphtest.News()
			spoil(g)
			files := render(t, g, config)
			ids := identifiers(t, name, files["article/"+g.Articles[0].ID+"/index.html"])
			for i := range g.Articles[0].Sentences {
				if id := fmt.Sprintf("s%d", i+1); !ids[id] {
					t.Errorf("sentence %s is not on its page", id)
				}
			}
		})
	}
}
