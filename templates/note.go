package templates

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.abhg.dev/goldmark/wikilink"
)

// Limits of a note. Longer ones are shown as plain words, deeper ones
// flattened: nobody writes them by hand.
const (
	longestNote = 64 << 10 // bytes
	deepestNote = 12       // lists and quotations inside each other
)

var noteParser = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, &wikilink.Extender{}))
})

// note prints a person's note on an entity anew: the Markdown that it means,
// without raw HTML (shown as the words it is), without pictures (a page asks
// no other host for anything; they become links), headings below the
// page's own, [[Name]] as links to pages. Words that the note holds go through text like
// those of any stranger.
func (w writer) note(body string) Markdown {
	body = strings.ToValidUTF8(strings.ReplaceAll(body, "\r\n", "\n"), "\uFFFD")
	switch {
	case strings.TrimSpace(body) == "":
		return ""
	case len(body) > longestNote:
		return text(body)
	}
	n := noteWriter{writer: w, source: []byte(body)}
	root := noteParser().Parser().Parse(gmtext.NewReader(n.source))
	n.shift = 2 - highest(root)
	return Markdown(strings.Join(n.blocks(root, 0), "\n"))
}

type noteWriter struct {
	writer
	source []byte
	shift  int // of the levels of headings, so that the highest comes below the page's
}

// highest returns the lowest level of a heading, 1 where there is none.
func highest(root ast.Node) int {
	level := 7
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			level = min(level, h.Level)
		}
		return ast.WalkContinue, nil
	})
	if level > 6 {
		return 1
	}
	return level
}

// blocks returns the lines of the blocks inside parent, an empty line between
// two of them.
func (n noteWriter) blocks(parent ast.Node, depth int) (lines []string) {
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		block := n.block(c, depth)
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, block...)
	}
	return lines
}

func (n noteWriter) block(node ast.Node, depth int) []string {
	if depth > deepestNote {
		return oneLine(n.flat(node))
	}
	switch node := node.(type) {
	case *ast.Heading:
		words := n.inlines(node)
		if words == "" {
			return nil
		}
		return []string{strings.Repeat("#", max(2, min(node.Level+n.shift, 6))) + " " + words}
	case *ast.Paragraph, *ast.TextBlock:
		return oneLine(n.inlines(node))
	case *ast.ThematicBreak:
		return []string{"---"}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return strings.Split(string(codeBlock(strings.TrimRight(string(node.Lines().Value(n.source)), "\n"))), "\n")
	case *ast.HTMLBlock:
		words := string(node.Lines().Value(n.source))
		if node.HasClosure() {
			words += string(node.ClosureLine.Value(n.source))
		}
		if strings.HasPrefix(words, "<!--") {
			return nil
		}
		return oneLine(string(text(words)))
	case *ast.Blockquote:
		return prefix("> ", "> ", n.blocks(node, depth+1))
	case *ast.List:
		return n.list(node, depth)
	case *east.Table:
		return n.table(node)
	}
	return n.blocks(node, depth+1)
}

func oneLine(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return []string{s}
}

// prefix puts first before the first line and rest before the others.
func prefix(first, rest string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		p := rest
		if i == 0 {
			p = first
		}
		out[i] = strings.TrimRight(p+l, " ")
	}
	return out
}

func (n noteWriter) list(list *ast.List, depth int) (lines []string) {
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		marker := string(list.Marker) + " " // its own, which keeps two lists in a row apart
		if list.IsOrdered() {
			marker = strconv.Itoa(min(number, 999999999)) + marker
			number++
		}
		content := n.blocks(item, depth+1)
		if len(content) == 0 {
			continue
		}
		if len(lines) > 0 && !list.IsTight {
			lines = append(lines, "")
		}
		lines = append(lines, prefix(marker, strings.Repeat(" ", len(marker)), content)...)
	}
	return lines
}

func (n noteWriter) table(table *east.Table) (lines []string) {
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells, rule []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, n.inlines(cell))
			rule = append(rule, "---")
		}
		lines = append(lines, "| "+strings.Join(cells, " | ")+" |")
		if row.Kind() == east.KindTableHeader {
			lines = append(lines, "| "+strings.Join(rule, " | ")+" |")
		}
	}
	return lines
}

// inlines returns the words inside a block as one line.
func (n noteWriter) inlines(parent ast.Node) string {
	var b strings.Builder
	n.inline(&b, parent, 0)
	return strings.TrimSpace(b.String())
}

func (n noteWriter) inline(b *strings.Builder, parent ast.Node, depth int) {
	if depth > deepestNote {
		b.WriteString(string(piece(n.flat(parent))))
		return
	}
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			b.WriteString(string(piece(unescape(c.Value(n.source)))))
			if c.HardLineBreak() || c.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.WriteString(string(piece(string(c.Value))))
		case *ast.CodeSpan:
			b.WriteString(string(codeSpan(n.flat(c))))
		case *ast.Emphasis:
			n.wrapped(b, c, strings.Repeat("*", c.Level), depth)
		case *east.Strikethrough:
			n.wrapped(b, c, "~~", depth)
		case *ast.AutoLink:
			words := string(c.Label(n.source))
			b.WriteString(string(external(text(words), string(c.URL(n.source)))))
		case *ast.RawHTML:
			if words := string(c.Segments.Value(n.source)); !strings.HasPrefix(words, "<!--") {
				b.WriteString(string(piece(words)))
			}
		case *ast.Link:
			n.link(b, c, string(c.Destination))
		case *ast.Image:
			n.link(b, c, string(c.Destination))
		case *wikilink.Node:
			words := text(n.flat(c))
			if e, ok := n.named(string(c.Target)); ok && len(c.Target) > 0 && words != "" {
				words = n.entityLink(e, clean(n.flat(c)))
			}
			b.WriteString(string(words))
		default:
			n.inline(b, c, depth+1)
		}
	}
}

// wrapped puts emphasis around words; around none it would be asterisks.
func (n noteWriter) wrapped(b *strings.Builder, node ast.Node, mark string, depth int) {
	var inner strings.Builder
	n.inline(&inner, node, depth+1)
	if words := strings.TrimSpace(inner.String()); words != "" {
		b.WriteString(mark + words + mark)
	}
}

// link keeps a link to another site; of any other only the words stay. Links
// do not nest, so the words of a link are plain.
func (n noteWriter) link(b *strings.Builder, node ast.Node, destination string) {
	if words := text(n.flat(node)); words != "" {
		b.WriteString(string(external(words, destination)))
	}
}

// flat returns the words inside a node without any markup.
func (n noteWriter) flat(node ast.Node) string {
	var b strings.Builder
	ast.Walk(node, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if c.Type() == ast.TypeBlock {
				b.WriteByte(' ')
			}
			return ast.WalkContinue, nil
		}
		switch c := c.(type) {
		case *ast.Text:
			if c.Parent().Kind() == ast.KindCodeSpan {
				b.Write(c.Value(n.source))
			} else {
				b.WriteString(unescape(c.Value(n.source)))
			}
			if c.HardLineBreak() || c.SoftLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.RawHTML:
			b.Write(c.Segments.Value(n.source))
		case *ast.AutoLink:
			b.Write(c.Label(n.source))
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
			b.Write(c.Lines().Value(n.source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// codeBlock shows lines as they stand.
func codeBlock(s string) Markdown {
	fence := "```"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(s, "\r\n", "\n")) {
		lines = append(lines, strings.Map(func(r rune) rune {
			if r != '\t' && (unprintable(r) || r == '\n' || r == '\r') {
				return -1
			}
			return r
		}, strings.ToValidUTF8(line, "\uFFFD")))
	}
	return Markdown(fence + "text\n" + strings.Join(lines, "\n") + "\n" + fence)
}

// codeSpan shows words as code, whatever backticks they hold.
func codeSpan(s string) Markdown {
	s = clean(s)
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if s == "" {
		return ""
	}
	return Markdown(fence + " " + s + " " + fence)
}

// unescape returns the words of a text node: backslash escapes and character
// references resolved, as goldmark's renderer does.
func unescape(source []byte) string {
	if !bytes.ContainsAny(source, `\&`) {
		return string(source)
	}
	const longest = 34 // bytes of a reference; the longest name has 31 letters
	var b strings.Builder
	for i := 0; i < len(source); i++ {
		switch c := source[i]; {
		case c == '\\' && i+1 < len(source) && util.IsPunct(source[i+1]):
			i++
			b.WriteByte(source[i])
		case c == '&':
			n := bytes.IndexByte(source[i:min(len(source), i+longest)], ';')
			if n < 0 {
				b.WriteByte(c)
				continue
			}
			b.WriteString(html.UnescapeString(string(source[i : i+n+1])))
			i += n
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
