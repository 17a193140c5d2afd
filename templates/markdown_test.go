package templates

import (
	"strings"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"

	"dossier/graph/graphtest"
)

// parse reads a piece of HTML as a browser does.
func parse(t fataler, s string) *html.Node {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return doc
}

type fataler interface{ Fatalf(string, ...any) }

// walk visits n and everything in it.
func walk(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

// words returns the text in n.
func words(n *html.Node) string {
	var b strings.Builder
	walk(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	})
	return b.String()
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// hostileString draws strings that break careless writers.
func hostileString() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom(append(append([]string{}, graphtest.Nasty...), graphtest.NastyURLs...)),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringOfN(rapid.RuneFrom([]rune("\\`*_{}[]<>()#+-.!|&~^$=%:;\"'/@1a ét\n\r\t\x00\u0085\u00a0\u200b\u202e\u2067\ufeffא")), 0, 30, -1),
	)
}

// shows renders Markdown and fails unless it shows exactly want, in elements
// that words may be in.
func shows(t fataler, md, want string) {
	rendered, headings, err := body([]byte(md))
	if err != nil {
		t.Fatalf("%v", err)
	}
	doc := parse(t, string(rendered))
	walk(doc, func(n *html.Node) {
		if n.Type == html.ElementNode && !strings.Contains(" html head body p bdi ul li a span ", " "+n.Data+" ") {
			t.Fatalf("<%s> in %q, from %q", n.Data, rendered, md)
		}
		if n.Type == html.CommentNode {
			t.Fatalf("a comment in %q, from %q", rendered, md)
		}
	})
	if got := strings.Trim(words(doc), "\n"); got != want {
		t.Fatalf("shows %q, want %q; from %q through %q", got, want, md, rendered)
	}
	if len(headings) > 0 {
		t.Fatalf("headings %v from %q", headings, md)
	}
}

// Whatever the words, a page shows them, and nothing comes of them: at the
// beginning of a line, within one, in a link and in its title.
func TestTextProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, other := hostileString().Draw(t, "s"), hostileString().Draw(t, "other")
		want := clean(s)
		shows(t, string(text(s))+"\n", want)
		shows(t, "- "+string(text(s))+"\n", want)
		if want != "" {
			shows(t, "before "+string(text(s))+" after\n", "before "+want+" after")
			shows(t, "before"+string(link(text(s), "../x/index.md", other))+"\n", "before"+want)
			shows(t, string(text(other))+string(link(text(s), "../x/index.md", ""))+string(text(other))+"\n", clean(other)+want+clean(other))
		}
		shows(t, `<span id="s1">`+string(piece("x "+s+" x"))+"</span>\n", clean("x "+s+" x"))
	})
}

func TestLinkTitleProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := hostileString().Draw(t, "title")
		rendered, _, err := body([]byte(link("words", "../x/index.md#s1", title)))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		walk(parse(t, string(rendered)), func(n *html.Node) {
			if n.DataAtom == atom.A {
				found = true
				if attribute(n, "href") != "../x/index.html#s1" || attribute(n, "title") != plainLine(title) {
					t.Fatalf("%q gives %q", title, rendered)
				}
			}
		})
		if !found {
			t.Fatalf("no link in %q", rendered)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, s := range graphtest.Nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		shows(t, string(text(s))+"\n", clean(s))
		shows(t, "- "+string(text(s))+"\n", clean(s))
	})
}

func TestText(t *testing.T) {
	for in, want := range map[string]Markdown{
		"":                        "",
		"Kim Jong Un":             "Kim Jong Un",
		"50% of them":             "50% of them",
		"%%comment%%":             `\%\%comment\%\%`,
		"a  b\n c\t":              "a b c",
		"AT&T":                    `AT\&T`,
		"<b>":                     `\<b\>`,
		"1. one":                  `1\. one`,
		"12) two":                 `12\) two`,
		"1234567890. no list":     `1234567890. no list`,
		"- item":                  `\- item`,
		"+ item":                  `\+ item`,
		"in-between":              "in-between",
		"[[wiki]]":                `\[\[wiki\]\]`,
		"{{< shortcode >}}":       `\{\{\< shortcode \>}}`,
		"{{% other %}}":           `\{\{% other %}}`,
		"#tag ==mark== $x$ ^id":   `\#tag \=\=mark\=\= \$x\$ \^id`,
		"Wow!":                    `Wow\!`,
		"nul\x00 del\x7f \uFFFE.": "nul del .",
		"\xff":                    "\uFFFD",
		"שלום":                    "<bdi>שלום</bdi>",
		"a\u202Eb\u2067c\u2069":   "abc",
		"a\u200Fb":                "<bdi>a\u200Fb</bdi>",
		"zero\u200Bwidth":         "zero\u200Bwidth",
		"a\u00A0b":                "a\u00A0b",
	} {
		if got := text(in); got != want {
			t.Errorf("text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]bool{"": false, " \n": false, "\u200B\u200B": false, "\u202E": false, "\u0301": false, "\u00A0": false, "a": true, "!": true, "א": true, "😀": true} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %v", in, got)
		}
	}
}

func TestSafeURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://ok.example/a?b=c&d=e#f":       `https://ok.example/a?b=c\&d=e#f`,
		" http://ok.example ":                  "http://ok.example",
		"https://ok.example/a(b)[c]":           "https://ok.example/a%28b%29%5Bc%5D",
		"https://ok.example/a b":               "https://ok.example/a%20b",
		"https://bücher.example/ü":             "https://b%C3%BCcher.example/%C3%BC",
		"javascript:alert(1)":                  "",
		"JaVaScRiPt:alert(1)":                  "",
		"data:text/html,x":                     "",
		"//host/path":                          "",
		"/path":                                "",
		"https://":                             "",
		"https://user:pw@ok.example/":          "",
		"https://ok.example/\xff":              "",
		"https://ok.example/\n<script>":        "",
		"vbscript:x":                           "",
		"file:///etc/passwd":                   "",
		"https://ok.example:8080/'\"<>`{}|\\^": "https://ok.example:8080/%27%22%3C%3E%60%7B%7D%7C%5C%5E",
	} {
		got, ok := safeURL(in)
		if got != want || ok != (want != "") {
			t.Errorf("safeURL(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

// What leaves the site leaves as http or https, whatever the address was.
func TestExternalProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		address := hostileString().Draw(t, "address")
		if rapid.Bool().Draw(t, "with scheme") {
			address = "https://ok.example/" + address
		}
		rendered, _, err := body([]byte(external("words", address)))
		if err != nil {
			t.Fatal(err)
		}
		doc := parse(t, string(rendered))
		if words(doc) != "words\n" {
			t.Fatalf("%q gives %q", address, rendered)
		}
		walk(doc, func(n *html.Node) {
			if n.DataAtom == atom.A && (!strings.HasPrefix(attribute(n, "href"), "http") || attribute(n, "rel") != "nofollow noopener") {
				t.Fatalf("%q gives %q", address, rendered)
			}
		})
	})
}

// Front matter says what it was given, in every field, whatever that holds.
func TestFrontMatterProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) string { return plainLine(hostileString().Draw(t, name)) }
		m := meta{title: draw("title"), kind: Entity, description: draw("description"), aliases: []string{draw("alias"), draw("other alias")}, source: draw("source")}
		data, err := frontMatter(m)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(data) {
			t.Fatalf("%q is not valid UTF-8", data)
		}
		inner, ok := strings.CutPrefix(string(data), "---\n")
		inner, rest, ok2 := strings.Cut(inner, "\n---\n")
		if !ok || !ok2 || strings.TrimSpace(rest) != "" {
			t.Fatalf("%q is no front matter", data)
		}
		var got struct {
			Title, Description, Page, Source string
			Aliases                          []string
		}
		if err := yaml.Unmarshal([]byte(inner), &got); err != nil {
			t.Fatalf("%v in %q", err, data)
		}
		if got.Title != m.title || got.Description != m.description || got.Source != m.source || got.Aliases[0] != m.aliases[0] || got.Aliases[1] != m.aliases[1] {
			t.Fatalf("%+v became %+v", m, got)
		}
	})
}
