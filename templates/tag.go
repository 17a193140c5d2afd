package templates

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Markdown has no words for classes and identifiers, so our own holds a few
// HTML tags: span and bdi within lines; div, details and summary on lines of
// their own. The converter has no parser for any other HTML: whatever else
// begins with "<" is text, whoever wrote it, and is escaped.

var kindTag, kindTagLine = ast.NewNodeKind("Tag"), ast.NewNodeKind("TagLine")

// tag is one of our tags within a line.
type tag struct {
	ast.BaseInline
	source []byte // "<span id="s1">"
}

func (t *tag) Kind() ast.NodeKind { return kindTag }

func (t *tag) Dump(source []byte, level int) { ast.DumpHelper(t, source, level, nil, nil) }

// tagLine is one of our tags on a line of its own.
type tagLine struct {
	ast.BaseBlock
	source []byte
}

func (t *tagLine) Kind() ast.NodeKind { return kindTagLine }

func (t *tagLine) Dump(source []byte, level int) { ast.DumpHelper(t, source, level, nil, nil) }

type tagParser struct{}

func (tagParser) Trigger() []byte { return []byte{'<'} }

func (tagParser) Parse(_ ast.Node, block gmtext.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	n := tagLength(line, "span", "bdi")
	if n == 0 {
		return nil
	}
	block.Advance(n)
	return &tag{source: bytes.Clone(line[:n])}
}

type tagLineParser struct{}

func (tagLineParser) Trigger() []byte { return []byte{'<'} }

func (tagLineParser) Open(_ ast.Node, reader gmtext.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	line = bytes.TrimSpace(line)
	if tagLength(line, "div", "details") != len(line) && !isSummary(line) {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &tagLine{source: bytes.Clone(line)}, parser.NoChildren
}

func (tagLineParser) Continue(ast.Node, gmtext.Reader, parser.Context) parser.State {
	return parser.Close
}

func (tagLineParser) Close(ast.Node, gmtext.Reader, parser.Context) {}

func (tagLineParser) CanInterruptParagraph() bool { return true }

func (tagLineParser) CanAcceptIndentedLine() bool { return false }

// tagLength returns how many bytes of s are an opening tag with the given
// names, with an identifier and a class at most, or a closing tag; 0 when s
// begins with no such tag.
func tagLength(s []byte, names ...string) int {
	for _, name := range names {
		if rest, ok := bytes.CutPrefix(s, []byte("</"+name+">")); ok {
			return len(s) - len(rest)
		}
		rest, ok := bytes.CutPrefix(s, []byte("<"+name))
		if !ok {
			continue
		}
		for _, attribute := range []string{` id="`, ` class="`} {
			if after, ok := bytes.CutPrefix(rest, []byte(attribute)); ok {
				end := bytes.IndexByte(after, '"')
				if end < 0 || !isIdentifier(after[:end]) {
					return 0
				}
				rest = after[end+1:]
			}
		}
		if len(rest) > 0 && rest[0] == '>' {
			return len(s) - len(rest) + 1
		}
		return 0
	}
	return 0
}

// isIdentifier reports whether s is made of letters, digits, hyphens, and
// spaces between classes.
func isIdentifier(s []byte) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeRune(s)
		if r != '-' && r != ' ' && notLetter(r) && !unicode.Is(unicode.M, r) {
			return false
		}
		s = s[n:]
	}
	return true
}

// isSummary reports whether s is what stands over quotations that open on
// demand: "<summary>12 more</summary>".
func isSummary(s []byte) bool {
	n, ok := bytes.CutPrefix(s, []byte("<summary>"))
	n, ok2 := bytes.CutSuffix(n, []byte(" more</summary>"))
	return ok && ok2 && digits(string(n))
}

// pageParser is CommonMark's parser without what our Markdown never holds
// (other HTML, autolinks, code by indentation, underlined headings), which is
// also what no stranger may bring in.
func pageParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(tagLineParser{}, 50),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(tagParser{}, 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
		parser.WithASTTransformers(util.Prioritized(pageTransformer{}, 500)),
	)
}
