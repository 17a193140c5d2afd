package templates

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/graphtest"
	"dossier/graph/mention"
)

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-01-09": "9 January 2024", "2024-01": "January 2024", "2024": "2024", "202X": "the 2020s",
		"2024-W02": "the week of 8 January 2024", "2020-W53": "the week of 28 December 2020", "2021-W53": "", "2015-W38-WE": "the weekend of 19 September 2015",
		"2024-Q1": "first quarter of 2024", "2024-H2": "second half of 2024", "2023-WI": "winter of 2023", "2010-09-04T22:30": "22:30 on 4 September 2010", "2010-09-04T22:30:15": "22:30 on 4 September 2010", "2010-09-04TMO": "4 September 2010, morning",
		"2024-02-30": "", "2024-13": "", "P3D": "", "PXD": "", "": "", "soon": "", "2024-Q5": "", "2024-W99": "", "20X4": "", "2024-W02-XX": "", "2010-09-04T99:99": "",
	} {
		if got := date(in); got != want {
			t.Errorf("date(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOnDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-01-09": "on 9 January 2024", "2024-01": "in January 2024", "2024": "in 2024", "202X": "in the 2020s", "2024-W02": "in the week of 8 January 2024", "2015-W38-WE": "on the weekend of 19 September 2015",
		"2024-Q1": "in the first quarter of 2024", "2023-WI": "in the winter of 2023", "2010-09-04T22:30": "at 22:30 on 4 September 2010", "2010-09-04TMO": "on the morning of 4 September 2010", "2010-09-04TNI": "on the night of 4 September 2010",
		"P3D": "", "": "",
	} {
		if got := onDate(in); got != want {
			t.Errorf("onDate(%q) = %q, want %q", in, got, want)
		}
	}
}

func newsWriter(t *testing.T) (writer, *graph.Graph) {
	g := graphtest.News()
	x, err := newIndex(g)
	if err != nil {
		t.Fatal(err)
	}
	return writer{x, "entity/x/", -1}, g
}

// asIs edits nothing.
func asIs(s string) string { return s }

func TestParticipant(t *testing.T) {
	w, _ := newsWriter(t)
	for _, test := range []struct {
		id, words string
		want      Markdown
	}{
		{"kim-jong-un", "he", "[Kim Jong Un](../../entity/kim-jong-un/index.md)"},
		{"north-korea", "the country", "[North Korea](../../entity/north-korea/index.md)"},
		{"white-house", "the White House", "the [White House](../../entity/white-house/index.md)"},
		{"united-states", "it", "the [United States](../../entity/united-states/index.md)"},
		{"resident", "over 3,400 residents", "[over 3,400 residents](../../entity/resident/index.md)"},
		{"sanctions", "they", "the [sanctions](../../entity/sanctions/index.md)"},
		{"resident", "they", "the [residents](../../entity/resident/index.md)"},
		{"ballistic-missile", "the weapons", "[the weapons](../../entity/ballistic-missile/index.md) (ballistic missile)"},
		{"arms-factory", "a munitions factory", "[a munitions factory](../../entity/arms-factory/index.md)"},
		{"arms-factory", "", "[arms factory](../../entity/arms-factory/index.md)"},
	} {
		if got := w.participant(w.entities[entity.ID(test.id)], test.words, asIs); got != test.want {
			t.Errorf("participant(%s, %q) = %q, want %q", test.id, test.words, got, test.want)
		}
	}
	w.self = w.entities["kim-jong-un"]
	if got := w.participant(w.self, "he", asIs); got != "Kim Jong Un" {
		t.Errorf("a page links to itself: %q", got)
	}
}

func TestValue(t *testing.T) {
	w, _ := newsWriter(t)
	for _, test := range []struct {
		value graph.Value
		want  Markdown
	}{
		{graph.Value{Literal: "2024-01-09", Datatype: graph.DateValue}, "9 January 2024"},
		{graph.Value{Literal: "2024-01-09", Datatype: graph.DateValue, Text: "on Tuesday"}, "on Tuesday"},
		{graph.Value{Literal: "14", Unit: "percent", Datatype: graph.NumberValue}, "14 percent"},
		{graph.Value{Literal: "seriousness", Datatype: graph.QuoteValue}, "“seriousness”"},
		{graph.Value{Literal: "seriousness", Text: "“seriousness”", Datatype: graph.QuoteValue}, "“seriousness”"},
		{graph.Value{Literal: "the fall of Kharkiv", Datatype: graph.TextValue, Mentions: []entity.ID{"kharkiv"}}, "the fall of [Kharkiv](../../entity/kharkiv/index.md)"},
		{graph.Value{Literal: "Kharkivans", Datatype: graph.TextValue, Mentions: []entity.ID{"kharkiv"}}, "Kharkivans"},
		{graph.Value{Literal: "Russia and Ukraine", Datatype: graph.TextValue, Mentions: []entity.ID{"ukraine", "russia", "nobody"}}, "[Russia](../../entity/russia/index.md) and [Ukraine](../../entity/ukraine/index.md)"},
		{graph.Value{Literal: "<b>", Datatype: graph.TextValue}, `\<b\>`},
		{graph.Value{Entity: "nobody", Text: "a stranger"}, "a stranger"},
		{graph.Value{Literal: " \u200B ", Datatype: graph.TextValue}, ""},
	} {
		if got := w.value(test.value); got != test.want {
			t.Errorf("value(%+v) = %q, want %q", test.value, got, test.want)
		}
	}
}

func TestSummary(t *testing.T) {
	w, _ := newsWriter(t)
	for id, want := range map[entity.ID]string{
		"kim-jong-un": "Leader of North Korea", "john-kirby": "Spokesman for National Security Council", "kcna": "A state news agency", "hwasong-18": "An intercontinental ballistic missile",
		"kim-ju-ae": "Daughter of Kim Jong Un", "maria-lindqvist": "Mayor of Halden",
		"russia": "", "north-korea": "", // under sanctions; must be prepared: that is not what they are
	} {
		md, what := w.summary(w.entities[id])
		if what != want || (md == "") != (want == "") {
			t.Errorf("%s: %q (%s), want %q", id, what, md, want)
		}
	}
	// several articles say the first, one says the second
	md, _ := w.summary(w.entities["kim-jong-un"])
	if !strings.Contains(string(md), "article/2024/factory-visit-pictures/index.md#st-") {
		t.Errorf("the summary does not lead to its source: %s", md)
	}
}

func TestAttribution(t *testing.T) {
	w, _ := newsWriter(t)
	kim, kcna := graph.Value{Entity: "kim-jong-un"}, graph.Value{Entity: "kcna"}
	for _, test := range []struct {
		by    []graph.Attribution
		known string
		want  Markdown
	}{
		{nil, "", ""},
		{[]graph.Attribution{{Speaker: kim, Verb: "say", Time: "2024-01-10"}}, "", "[Kim Jong Un](../../entity/kim-jong-un/index.md) said on 10 January 2024"},
		{[]graph.Attribution{{Speaker: kim, Verb: "say", Time: "2024-01-10"}}, "2024-01-10", "[Kim Jong Un](../../entity/kim-jong-un/index.md) said"},
		{[]graph.Attribution{{Speaker: kim, Verb: "according to"}}, "", "according to [Kim Jong Un](../../entity/kim-jong-un/index.md)"},
		{[]graph.Attribution{{Speaker: kim, Verb: "tell"}, {Speaker: kcna, Verb: "say", Time: "2024"}}, "", "according to [Kim Jong Un](../../entity/kim-jong-un/index.md), [KCNA](../../entity/kcna/index.md) said in 2024"},
		{[]graph.Attribution{{Speaker: kim, Verb: "accuse", Time: "2024-01"}, {Speaker: kcna, Verb: "according to"}}, "", "according to [Kim Jong Un](../../entity/kim-jong-un/index.md) (accuse, January 2024), as reported by [KCNA](../../entity/kcna/index.md)"},
		{[]graph.Attribution{{Speaker: graph.Value{Literal: "A court in Gdansk", Datatype: graph.TextValue}, Verb: "order"}}, "", "a court in Gdansk ordered"},
		{[]graph.Attribution{{Verb: "say"}}, "", "an unnamed source said"},
		{[]graph.Attribution{{Speaker: graph.Value{Literal: "a photo caption", Datatype: graph.TextValue}}}, "", "according to a photo caption"},
	} {
		if got := w.attribution(&graph.Statement{Attribution: test.by}, test.known); got != test.want {
			t.Errorf("%+v: %q, want %q", test.by, got, test.want)
		}
	}
}

func TestMarksOf(t *testing.T) {
	said := []graph.Attribution{{Verb: "say"}}
	for _, test := range []struct {
		s    graph.Statement
		want string
	}{
		{graph.Statement{Polarity: graph.Positive, Modality: graph.Asserted}, ""},
		{graph.Statement{Polarity: graph.Negative, Modality: graph.Asserted}, "negative"},
		{graph.Statement{Polarity: graph.Negative, Modality: graph.Asserted, Attribution: said}, "denial"},
		{graph.Statement{Polarity: graph.Negative, Modality: graph.Planned, Attribution: said}, "negative planned"},
		{graph.Statement{Polarity: graph.Positive, Modality: graph.Possible}, "possible"},
		{graph.Statement{Polarity: graph.Positive, Modality: graph.Hypothetical}, "hypothetical"},
		{graph.Statement{Polarity: graph.Positive, Modality: graph.Questioned}, "in question"},
		{graph.Statement{}, "unclear unclear"},
	} {
		var words []string
		for _, m := range marks(&test.s) {
			words = append(words, m.word)
		}
		if got := strings.Join(words, " "); got != test.want {
			t.Errorf("%s %s, %d speakers: %q, want %q", test.s.Polarity, test.s.Modality, len(test.s.Attribution), got, test.want)
		}
	}
}

// Every mention leads to its entity, and no link stands in another one.
func TestMentionLinks(t *testing.T) {
	x, err := newIndex(graphtest.News())
	if err != nil {
		t.Fatal(err)
	}
	for article, want := range map[string][]string{
		"2024/kharkiv-missiles": {
			"Russia→russia", "North Korean→north-korea", "ballistic missiles→ballistic-missile", "Ukraine→ukraine", "Kharkiv→kharkiv", "US National Security Council→national-security-council", "spokesman John Kirby→john-kirby",
			"Pyongyang→north-korea", "weapons→ballistic-missile", "UN sanctions→sanctions", "White House→white-house", "Kirby→john-kirby", "He→john-kirby", "Moscow→russia",
			"United States→united-states", "UN Security Council→un-security-council", "Volodymyr Zelensky→volodymyr-zelensky", "Russia→russia", "Hwasong-18→hwasong-18",
		},
		"2024/factory-visit-pictures": {
			"North Korea→north-korea", "leader→kim-jong-un", "arms factories→arms-factory", "Kim→kim-jong-un", "North Korea→north-korea", "Workers' Party of Korea→workers-party-of-korea",
			"Russia→russia", "such missiles→ballistic-missile", "North→north-korea",
		},
	} {
		a := x.articles[article]
		text := &articleText{writer: writer{x, "", -1}, number: a, article: &x.g.Articles[a]}
		var got []string
		end := 0
		for _, l := range text.mentionLinks() {
			if l.start < end {
				t.Errorf("%s: links overlap at %d", article, l.start)
			}
			end = l.end
			got = append(got, x.g.Articles[a].Text[l.start:l.end]+"→"+string(x.g.Entities[l.entity].ID))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", article, got, want)
		}
	}
}

func TestOrdered(t *testing.T) {
	x, err := newIndex(graphtest.News())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range x.ordered(x.asSubject.of(x.entities["russia"]), true) {
		s := &x.g.Statements[i]
		got = append(got, fmt.Sprint(s.Relation, " ", s.Object.Entity, " ", s.Polarity))
	}
	want := []string{"fire missile at kharkiv positive", "fire missile at kharkiv negative", "fire missile at ukraine positive", "be under sanctions positive", "buy from  positive", "examine  positive", "receive hwasong-18 positive", "receive from north-korea positive"}
	if !slices.Equal(got, want) {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

func TestNote(t *testing.T) {
	w, _ := newsWriter(t)
	for in, want := range map[string]Markdown{
		"":                                         "",
		"Plain *words* and **more**.":              "Plain *words* and **more**.",
		"[[John Kirby]] and [[Kirby|the man]]":     "[John Kirby](../../entity/john-kirby/index.md) and [the man](../../entity/john-kirby/index.md)",
		"[[Nobody]] and [[#it]]":                   `Nobody and \#it`,
		"![[John Kirby]]":                          "[John Kirby](../../entity/john-kirby/index.md)",
		"# One\n\n### Two":                         "## One\n\n#### Two",
		"Setext\n===":                              "## Setext",
		"<script>alert(1)</script>":                `\<script\>alert(1)\</script\>`,
		"a <b onclick=x>b</b> c":                   `a \<b onclick\=x\>b\</b\> c`,
		"a <!-- quiet --> b":                       "a  b",
		"<!-- quiet -->":                           "",
		"<div>\n\n**bold**\n\n</div>":              "\\<div\\>\n\n**bold**\n\n\\</div\\>",
		"![a picture](https://evil.example/x.png)": "[a picture](https://evil.example/x.png)",
		"[a](javascript:alert(1)) [b](../c.md) [d](https://ok.example/)": "a b [d](https://ok.example/)",
		"<https://ok.example/> <javascript:x>":                           `[https://ok.example/](https://ok.example/) javascript:x`,
		"- a\n- b\n  - c\n\n1. one\n2. two":                              "- a\n- b\n\n  - c\n\n1. one\n2. two",
		"> quoted\n> more":                                               "> quoted more",
		"```go\nx := `y`\n```":                                           "```text\nx := `y`\n```",
		"`<b>` and ``a`b``":                                              "` <b> ` and `` a`b ``",
		"a\\*b &amp; &lt;c&gt; &copy;":                                   `a\*b \& \<c\> ©`,
		"| a | b |\n|---|---|\n| [[Kharkiv]] | d |":                      "| a | b |\n| --- | --- |\n| [Kharkiv](../../entity/kharkiv/index.md) | d |",
		"~~gone~~":          "~~gone~~",
		"{{< shortcode >}}": `\{\{\< shortcode \>}}`,
		"1986\\. A year":    `1986\. A year`,
		"* * *":             "---",
	} {
		if got := w.note(in); got != want {
			t.Errorf("note(%q) = %q, want %q", in, got, want)
		}
	}
}

// A note may be deep and long; it is neither slow nor does it break the page.
func TestNoteLimits(t *testing.T) {
	w, _ := newsWriter(t)
	for name, body := range map[string]string{
		"quotations": strings.Repeat(">", 30000), "lists": strings.Repeat("- ", 30000), "brackets": strings.Repeat("[", 60000), "wikilinks": strings.Repeat("[[", 30000), "emphasis": strings.Repeat("*a ", 20000), "nested emphasis": strings.Repeat("*a **b ", 3000) + strings.Repeat("*** ", 3000), "long": strings.Repeat("word ", 100000),
		"deep list": func() string {
			var b strings.Builder
			for i := range 200 {
				b.WriteString(strings.Repeat(" ", 2*i) + "- x\n")
			}
			return b.String()
		}(),
	} {
		if _, _, err := convert(string(w.note(body))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func convert(md string) (string, int, error) {
	rendered, headings, err := body([]byte(md))
	return string(rendered), len(headings), err
}

// Whatever a note holds, it makes no element but those of plain Markdown, no
// attribute but those of links, and no identifier of ours.
func TestNoteProperty(t *testing.T) {
	g := graphtest.News()
	x, err := newIndex(g)
	if err != nil {
		t.Fatal(err)
	}
	w := writer{x, "entity/x/", -1}
	pieces := rapid.OneOf(hostileString(), rapid.SampledFrom([]string{"\n", "\n\n", "# ", "- ", "1. ", "> ", "```\n", "`", "**", "*", "~~", "[[Kharkiv]]", "[[", "]]", "[a](", "](", ")", "![", "<b>", "<", "|", "| a | b |\n|---|---|\n", "---\n", "===\n", "    ", "\t", "&lt;", "\\", "<div>\n", "</div>", `<span id="s1">`}))
	rapid.Check(t, func(t *rapid.T) {
		note := strings.Join(rapid.SliceOfN(pieces, 0, 12).Draw(t, "note"), "")
		rendered, _, err := body([]byte("<div class=\"note\">\n\n" + w.note(note) + "\n\n</div>\n\nbehind\n"))
		if err != nil {
			t.Fatal(err)
		}
		behind := 0
		walk(parse(t, string(rendered)), func(n *html.Node) {
			if n.Type == html.CommentNode {
				t.Fatalf("a comment in %q", rendered)
			}
			if n.Type == html.TextNode && n.Data == "behind" {
				behind++
				if n.Parent.Data != "p" || n.Parent.Parent.Data != "body" {
					t.Fatalf("the note runs on: %q", rendered)
				}
			}
			if n.Type != html.ElementNode {
				return
			}
			if !strings.Contains(" html head body div p h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong del a hr br table thead tbody tr th td bdi ", " "+n.Data+" ") {
				t.Fatalf("<%s> in %q", n.Data, rendered)
			}
			for _, a := range n.Attr {
				ours := a.Key == "class" && (a.Val == "note" || a.Val == "language-text") || a.Key == "id" && strings.HasPrefix(a.Val, "on") || a.Key == "start" && n.Data == "ol"
				link := n.Data == "a" && (a.Key == "href" && (strings.HasPrefix(a.Val, "http") || strings.HasPrefix(a.Val, "../")) || a.Key == "rel")
				if !ours && !link {
					t.Fatalf("<%s %s=%q> in %q", n.Data, a.Key, a.Val, rendered)
				}
			}
		})
		if behind != 1 {
			t.Fatalf("what stands behind the note is there %d times: %q", behind, rendered)
		}
	})
}

// Whatever strings a graph holds, its pages hold elements of ours alone, and
// the frame stays whole.
func TestPagesProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) string { return hostileString().Draw(t, label) }
		first, second := draw("first")+".", draw("second")
		article := graph.Article{Article: corpus.Article{ID: "a", Title: draw("title"), Publisher: draw("publisher"), URL: draw("url"), Author: draw("author"), Published: draw("published"), Place: draw("place"), Text: first + " " + second},
			Sentences: []graph.Sentence{{Start: 0, End: len(first)}, {Start: len(first) + 1, End: len(first) + 1 + len(second)}}}
		article.Blocks = []corpus.Block{{Kind: rapid.SampledFrom([]string{corpus.Heading, corpus.Paragraph, corpus.Item, corpus.Caption, corpus.Credit, corpus.Dateline, corpus.Code, corpus.Repeat, "?"}).Draw(t, "kind"), Start: 0, End: len(article.Text)}}
		from := rapid.IntRange(0, len(article.Text)-1).Draw(t, "from")
		until := rapid.IntRange(from+1, len(article.Text)).Draw(t, "until")
		article.Mentions = []graph.Mention{{Start: from, End: until, HeadStart: from, HeadEnd: until, Entity: "e", Kind: mention.Nominal}}
		value := graph.Value{Literal: draw("literal"), Unit: draw("unit"), Text: draw("words"), Datatype: graph.Datatype(rapid.SampledFrom([]string{"date", "number", "quote", "text", "?"}).Draw(t, "datatype")), Mentions: []entity.ID{"e"}}
		g := &graph.Graph{
			Articles:  []graph.Article{article},
			Entities:  []entity.Entity{{ID: "e", Name: draw("name"), Type: mention.Type(draw("type")), Concept: rapid.Bool().Draw(t, "concept"), Aliases: []string{draw("alias")}, SameAs: []string{draw("same as")}}},
			Relations: []graph.Relation{{ID: "r", Label: draw("label")}},
		}
		g.Statements = []graph.Statement{{ID: "00", Article: "a", Subject: "e", SubjectText: draw("subject"), Relation: g.Relations[0].Label, Reading: draw("reading"), Object: value,
			Qualifiers: []graph.Qualifier{{Role: draw("role"), Value: value, Precision: draw("precision")}, {Role: "time", Value: value}, {Role: "place", Value: value}}, Polarity: graph.Polarity(draw("polarity")), Modality: graph.Modality(draw("modality")),
			Attribution: []graph.Attribution{{Speaker: value, Verb: draw("verb"), Time: draw("time")}}, Confidence: rapid.Float64().Draw(t, "confidence"), Evidence: []graph.Evidence{{Sentence: 1, Start: 0, End: 0, Quote: draw("quote")}}, Rules: []string{draw("rule")}}}
		site, err := New(g, Config{Title: draw("site"), Description: draw("description"), Author: draw("site author"), BaseURL: "https://kg.example/"})
		if err != nil {
			t.Fatal(err)
		}
		for p := range site.Pages() {
			files, err := site.Render(p)
			if err != nil {
				t.Fatal(err)
			}
			if p.Kind == Extra {
				continue
			}
			ids, footers := map[string]bool{}, 0
			walk(parse(t, string(files[1].Data)), func(n *html.Node) {
				switch {
				case n.Type == html.CommentNode:
					t.Fatalf("%s: a comment: %q", p.Path, n.Data)
				case n.Type == html.ElementNode && !strings.Contains(" html head meta title link body a header nav div main h1 h2 h3 p ul li span strong em bdi blockquote footer br code ", " "+n.Data+" "):
					t.Fatalf("%s: <%s>", p.Path, n.Data)
				case n.Data == "footer" && n.Type == html.ElementNode && n.Parent.Data == "body":
					footers++
				}
				for _, a := range n.Attr {
					switch {
					case a.Key == "id":
						if ids[a.Val] {
							t.Fatalf("%s: id %q twice", p.Path, a.Val)
						}
						ids[a.Val] = true
					case a.Key == "href" && n.Data == "a" && strings.Contains(a.Val, ":") && !strings.HasPrefix(a.Val, "http"):
						t.Fatalf("%s: href %q", p.Path, a.Val)
					case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "src":
						t.Fatalf("%s: <%s %s=%q>", p.Path, n.Data, a.Key, a.Val)
					}
				}
			})
			if footers != 1 {
				t.Fatalf("%s: the frame is broken", p.Path)
			}
			if p.Kind == Article && (!ids["s1"] || !ids["s2"] || !ids["st-00"]) {
				t.Fatalf("%s: sentences are missing: %v", p.Path, ids)
			}
		}
	})
}

// The work grows with the article, not with its square.
func TestLongArticle(t *testing.T) {
	site := func(n int) *Site {
		var text strings.Builder
		a := graph.Article{Article: corpus.Article{ID: "a", Title: "A"}}
		g := &graph.Graph{Entities: []entity.Entity{{ID: "e", Name: "E", Type: mention.Person}}, Relations: []graph.Relation{{ID: "r", Label: "r"}}}
		for i := range n {
			start := text.Len()
			text.WriteString("E [sees] *E* <b>.")
			a.Sentences = append(a.Sentences, graph.Sentence{Start: start, End: text.Len(), Block: i})
			a.Mentions = append(a.Mentions, graph.Mention{Start: start, End: start + 1, HeadStart: start, HeadEnd: start + 1, Entity: "e", Kind: mention.Name})
			kind := corpus.Paragraph
			if i%2 == 0 {
				kind = corpus.Heading
			}
			a.Blocks = append(a.Blocks, corpus.Block{Kind: kind, Start: start, End: text.Len()})
			text.WriteString("\n\n")
			g.Statements = append(g.Statements, graph.Statement{ID: fmt.Sprintf("%016x", i), Article: "a", Subject: "e", Relation: "r", Polarity: graph.Positive, Modality: graph.Asserted, Evidence: []graph.Evidence{{Sentence: i, Start: start, End: start + 17, Quote: "E [sees] *E* <b>."}}})
		}
		a.Text = text.String()
		g.Articles = []graph.Article{a}
		s, err := New(g, Config{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	measure := func(n int) time.Duration {
		s := site(n)
		best := time.Hour
		for range 3 {
			start := time.Now()
			if _, err := s.Render(Page{Kind: Article, Path: "article/a/", Number: 1, Of: 1}); err != nil {
				t.Fatal(err)
			}
			best = min(best, time.Since(start))
		}
		return best
	}
	small, large := measure(500), measure(5000)
	if large > 60*small { // ten times as much, and the noise of a busy machine
		t.Errorf("an article ten times as long takes %v instead of %v", large, small)
	}
}

func TestCircumstances(t *testing.T) {
	w, _ := newsWriter(t)
	at := func(role, text string) graph.Qualifier {
		return graph.Qualifier{Role: role, Value: graph.Value{Literal: text, Datatype: graph.TextValue}}
	}
	s := &graph.Statement{Qualifiers: []graph.Qualifier{
		at("place", "Basel"), at("place", "Heidelberg"), at("place", "Strasbourg"), at("time", "recently"),
		{Role: "time", Value: graph.Value{Literal: "1721", Datatype: graph.DateValue}}, {Role: "time", Value: graph.Value{Literal: "1722", Datatype: graph.DateValue}}, at("with", "nobody"),
	}}
	day, others := w.circumstances(s)
	if want := []Markdown{"time: recently and 1722", "place: Basel, Heidelberg and Strasbourg"}; day != "1721" || !slices.Equal(others, want) {
		t.Errorf("%q %q", day, others)
	}
}

// What stands in one sentence quotes it once, unless one is denied and the
// other is not.
func TestWriteEntries(t *testing.T) {
	var b strings.Builder
	writeEntries(&b, []entry{
		{sentence: "a", place: "1", evidence: "  > one\n"}, {sentence: "b", place: "1", about: []Markdown{"place: x"}, evidence: "  > one\n"},
		{sentence: "c", place: "1", marks: "not ", evidence: "  > one\n"}, {sentence: "d", evidence: "  > two\n"}, {sentence: "e", evidence: "  > two\n"},
	})
	want := "- a.\n- b. <span class=\"about\">place: x</span>\n  > one\n- not c.\n  > one\n- d.\n  > two\n- e.\n  > two\n"
	if b.String() != want {
		t.Errorf("%s\nwant\n%s", b.String(), want)
	}
}
