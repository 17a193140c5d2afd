package graphtest

import (
	"fmt"
	"strings"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/mention"
)

// Nasty holds strings that break careless writers of RDF, Markdown, YAML,
// HTML or paths.
var Nasty = []string{
	`<script>alert("x")</script>`,
	`"><img src=x onerror=alert(1)>`,
	"AT&T &amp; &lt;b&gt; &#60; &copy",
	`back\slash \u0041 \> "quoted" 'single'`,
	"line\nfeed, carriage\r\nreturn and\ttab",
	"# heading\n\n- item\n1. one\n> quote\n---\n```\ncode",
	"1. not a list",
	"---\ntitle: injected\n---",
	"key: value # comment",
	"*star* _under_ **bold** ~~struck~~ `tick` | pipe | ^caret^ ==mark== $x$ %%c%%",
	"[link](javascript:alert(1)) ![image](https://evil.example/x.png)",
	"[[wiki]] [ref]: https://evil.example <https://evil.example>",
	"{{< shortcode >}} {{% other %}} {{ .Site }}",
	"right\u202Eleft \u2066isolate \u200Fmark",
	"שלום <b>עולם</b> مرحبا",
	"zero\u200Bwidth\uFEFF join\u200Der",
	"nul\x00 bell\x07 escape\x1b delete\x7f next\u0085 line\u2028sep",
	"noncharacters \uFFFE \uFFFF \U0001FFFE and private \uE000 and \uFFFD",
	"invalid \xff\xc0\xaf\xed\xa0\x80 bytes",
	"../../etc/passwd",
	"..\\windows\\system32",
	"https://evil.example/> <http://s> <http://p> <http://o",
	"o> .\n<http://s> <http://p> <http://o",
	"<!-- comment --> <![CDATA[x]]> <?php ?>",
	"</span></div></main>",
	"Wow!",
	"    four spaces",
	"trailing backslash\\",
	"\u200B\u200B",
	"😀 café \u0301 ﬁ Ⅷ",
	"C:\\x+y=z@example.com~#tag",
	"== Setext\n===",
	"| a | b |\n|---|---|\n| c | d |",
	"very" + strings.Repeat("long", 200),
}

// NastyURLs are addresses that are no addresses, or would end a line of
// N-Quads or an attribute of HTML.
var NastyURLs = []string{
	"javascript:alert(1)",
	"data:text/html,<script>alert(1)</script>",
	"//host/path",
	"relative/path",
	"1a:x",
	"http://",
	"http:///path",
	"https://ok.example/a b?c=\"d\"&e=<f>#g#h",
	"https://ok.example/%zz/[x]/{y}/^z`|\\",
	"https://ok.example/> .\n<http://s> <http://p> <http://o> .\n#",
	"https://user:pw@ok.example:8080/",
	"https://[::1]:80/",
	"https://[bad/",
	"https://ok.example:port/",
	"https://ok.example/\u0085\u009F\uE000\uFFFD\u202E\u00A0",
	"https://ok.example/\xff\xfe",
	"https://bücher.example/straße?q=ü",
	"rdf:type",
	"wd:Q42",
	"urn:isbn:0451450523",
	"HTTPS://OK.EXAMPLE/upper",
	"",
}

// Hostile is a graph whose every string came from a stranger. Only the IDs
// are sound, as the rooms that make them promise.
func Hostile() *graph.Graph {
	b := &builder{}
	for i, s := range Nasty {
		b.Entities = append(b.Entities, entity.Entity{
			ID: hostileID(i), Name: s, Type: mention.Person, Concept: i%3 == 0, Aliases: []string{Nasty[(i+1)%len(Nasty)], s + "'s"},
			SameAs: []string{NastyURLs[i%len(NastyURLs)]}, Note: s + "\n\n[[" + s + "]] and [[" + Nasty[(i+2)%len(Nasty)] + "|label]]",
		})
		if i%3 == 0 && i > 0 {
			b.Entities[i].Broader = []entity.ID{hostileID(i - 3)}
		}
	}
	for i, s := range Nasty {
		j := (i + 5) % len(Nasty)
		text, other := verbatim.Replace(s), verbatim.Replace(Nasty[j])
		blocks := []block{
			plain(corpus.Dateline, text),
			heading(text),
			para(fmt.Sprintf("{%s|%s}{%s-|%s}", hostileID(i), text, hostileID(j), other), text),
			item(text), caption(text), plain(corpus.Code, text), plain(corpus.Credit, text), plain(corpus.Repeat, text),
		}
		claims := []claim{
			{sentences: []int{1}, subject: hostileID(i), words: s, relation: s, reading: s, object: thing(hostileID(j), s), confidence: float64(i) / float64(len(Nasty)),
				qualifiers: []graph.Qualifier{when(s, s, s), role(s, literal(graph.TextValue, s, s, hostileID(j))), role("place", literal(graph.QuoteValue, s, s))}, rules: []string{s}},
			{sentences: []int{2}, subject: hostileID(j), words: s, relation: s, reading: s, object: literal(graph.QuoteValue, s, s), negative: i%2 == 0,
				by: []graph.Attribution{{Speaker: literal(graph.TextValue, s, s), Verb: s, Time: s}, {Speaker: thing(hostileID(i), s), Verb: s, Time: s}}},
			{sentences: []int{2}, subject: hostileID(j), words: s, relation: "pay", reading: s, object: number(s, s, s), modality: graph.Possible},
			{sentences: []int{3}, subject: hostileID(j), words: s, relation: "happen on", reading: s, object: literal(graph.DateValue, s, s)},
		}
		b.article(corpus.Article{ID: fmt.Sprintf("hostile/%02d", i), Title: s, Publisher: s, Author: s, URL: NastyURLs[i%len(NastyURLs)], Published: s, Place: s}, blocks, claims)
	}
	return b.done()
}

func hostileID(i int) entity.ID { return entity.ID(fmt.Sprintf("hostile-%02d", i)) }
