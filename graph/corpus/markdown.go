package corpus

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
	xhtml "golang.org/x/net/html"
)

// markdown is CommonMark with tables, strikethrough and footnotes, with HTML
// as it stands. It has no indented code: in articles, an indented paragraph is
// a paragraph.
var markdown = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(
				util.Prioritized(parser.NewSetextHeadingParser(), 100),
				util.Prioritized(parser.NewThematicBreakParser(), 200),
				util.Prioritized(parser.NewListParser(), 300),
				util.Prioritized(parser.NewListItemParser(), 400),
				util.Prioritized(parser.NewATXHeadingParser(), 600),
				util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
				util.Prioritized(parser.NewBlockquoteParser(), 800),
				util.Prioritized(parser.NewHTMLBlockParser(), 900),
				util.Prioritized(indentedParagraph{parser.NewParagraphParser()}, 1000),
			),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		)),
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote),
		goldmark.WithRendererOptions(html.WithUnsafe()), // nothing of it is published: only the text is kept
	)
})

// indentedParagraph reads paragraphs at any indentation.
type indentedParagraph struct{ parser.BlockParser }

func (indentedParagraph) CanAcceptIndentedLine() bool { return true }

// Limits of Markdown whose reading would take longer than linear time.
const (
	maxContainers = 64      // quotations and lists within each other
	maxBrackets   = 10_000  // "[" in a file: links open and do not close
	maxBackticks  = 50_000  // "`" in a file: code opens and does not close
	maxCells      = 200_000 // of all tables: every row has as many as the widest
)

// readMarkdown finds the blocks of a Markdown body: it becomes HTML, and the
// text is taken from that, so that HTML within Markdown follows the same rules.
// The error is a Warning without a file.
func readMarkdown(body string) ([]passage, error) {
	if err := checkMarkdown(body); err != nil {
		return nil, err
	}
	var page bytes.Buffer
	if err := markdown().Convert([]byte(unwrapLinks(body)), &page); err != nil {
		return nil, Warning{Problem: TooComplex, Reason: "cannot be read as Markdown: " + err.Error()}
	}
	doc, err := xhtml.Parse(&page)
	if err != nil {
		return nil, tooDeep(err)
	}
	return blocksOf(doc, false), nil
}

// wikiLink is a link between notes, [[Name]] or [[Name|text]]; with "!" in
// front it shows another file.
var wikiLink = regexp.MustCompile(`(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\]`)

// unwrapLinks puts the text of links between notes in their place.
func unwrapLinks(body string) string {
	if !strings.Contains(body, "[[") {
		return body
	}
	return wikiLink.ReplaceAllStringFunc(body, func(link string) string {
		m := wikiLink.FindStringSubmatch(link)
		switch {
		case m[1] != "":
			return ""
		case m[3] != "":
			return m[3]
		}
		return m[2]
	})
}

// checkMarkdown refuses Markdown that no person writes and that would take too
// long to read.
func checkMarkdown(body string) error {
	for _, mark := range []struct {
		char, name string
		most       int
	}{{"[", "opening brackets", maxBrackets}, {"`", "backticks", maxBackticks}} {
		if n := strings.Count(body, mark.char); n > mark.most {
			return Warning{Problem: TooComplex, Reason: fmt.Sprintf("has %d %s; at most %d are read", n, mark.name, mark.most),
				Remedy: "save the text of the article alone"}
		}
	}
	rows, widest, number := 0, 0, 0
	for line := range strings.Lines(body) {
		number++
		if n := containers(line); n > maxContainers {
			return Warning{Problem: TooDeep, Line: number, Reason: fmt.Sprintf("quotations and lists are nested more than %d deep", maxContainers),
				Remedy: "save the text of the article alone"}
		}
		if n := strings.Count(line, "|"); n > 0 {
			rows++
			widest = max(widest, n)
		}
	}
	if rows*widest > maxCells {
		return Warning{Problem: TooComplex, Reason: fmt.Sprintf("has tables of more than %d cells", maxCells), Remedy: "leave the tables out"}
	}
	return nil
}

// containers counts the marks that open quotations and list items at the start
// of a line, and the levels that its indentation may stand for.
func containers(line string) int {
	if strings.Trim(line, " \t\n-*_=") == "" {
		return 0 // a rule
	}
	n, spaces := 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			spaces++
		case c == '\t':
			spaces += 4
		case c == '>', c == '-', c == '*', c == '+':
			n++
		case c >= '0' && c <= '9':
			for i+1 < len(line) && line[i+1] >= '0' && line[i+1] <= '9' {
				i++
			}
			if i+1 >= len(line) || line[i+1] != '.' && line[i+1] != ')' {
				return n + spaces/8
			}
			i++
			n++
		default:
			return n + spaces/8
		}
	}
	return n
}
