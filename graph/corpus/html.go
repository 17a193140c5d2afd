package corpus

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// The limits of a page. Finding the article looks at the text of each element
// once for each element around it; a long page of real life takes a twentieth
// of this effort.
const (
	maxTags   = 60_000
	maxEffort = 150_000_000 // bytes of text, each counted for every element around it
)

// readHTML finds the article in a page and what its metadata say. The error is
// a Warning without a file.
func readHTML(data []byte) ([]passage, metadata, error) {
	data, err := toUTF8(data)
	if err != nil {
		return nil, metadata{}, err
	}
	if n := bytes.Count(data, []byte("<")); n > maxTags {
		return nil, metadata{}, Warning{Problem: TooComplex, Reason: fmt.Sprintf("has %d tags; at most %d are read", n, maxTags),
			Remedy: "save the article alone, without the page around it"}
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, metadata{}, tooDeep(err)
	}
	if effort(doc) > maxEffort {
		return nil, metadata{}, Warning{Problem: TooComplex, Reason: "has too much text in elements too deep", Remedy: "save the text of the article alone"}
	}
	meta := pageMetadata(doc)
	whole := copyTree(doc)
	parser := readability.NewParser()
	found, err := parser.ParseAndMutate(doc, &url.URL{Scheme: "https", Host: "page.invalid"})
	if err != nil {
		return nil, meta, Warning{Problem: TooComplex, Reason: "no article was found in the page: " + err.Error()}
	}
	meta.fill(metadata{title: tidy(found.Title()), publisher: tidy(found.SiteName())})
	meta.fill(bylineOf(tidy(found.Byline())))
	if found.Node != nil && utf8.RuneCountInString(innerText(found.Node)) >= parser.CharThresholds {
		return blocksOf(found.Node, false), meta, nil
	}
	return shortArticle(found.Node, whole), meta, nil
}

// shortArticle finds the blocks of an article that is too short to be told
// from its frame by length and links: those of the only <article> or <main>,
// else those of the whole page without what says that it is a frame, unless
// that is more than twice what was found otherwise.
func shortArticle(found, whole *html.Node) []passage {
	for _, name := range []atom.Atom{atom.Article, atom.Main} {
		var only []*html.Node
		for n := range whole.Descendants() {
			if tag(n) == name {
				only = append(only, n)
			}
		}
		if len(only) == 1 {
			if out := blocksOf(only[0], true); len(out) > 0 {
				return out
			}
		}
	}
	all := blocksOf(whole, true)
	if found == nil {
		return all
	}
	out := blocksOf(found, true)
	if size(all) <= 2*size(out) {
		return all
	}
	return out
}

func size(passages []passage) (n int) {
	for _, p := range passages {
		n += len(p.text)
	}
	return n
}

// bylineOf reads what a page shows as its byline, which may hold more than
// names: "By Jane Doe | January 10, 2024".
func bylineOf(s string) metadata {
	if f, ok := frontLine(s, true); ok {
		return f.metadata
	}
	s = withoutBy(s)
	if utf8.RuneCountInString(s) > 60 || strings.ContainsAny(s, "|•·:/@0123456789") || strings.Contains(strings.ToLower(s), " by ") {
		return metadata{}
	}
	return metadata{author: s}
}

// tooDeep turns the parser's refusal into a warning.
func tooDeep(err error) Warning {
	return Warning{Problem: TooDeep, Reason: "cannot be read as HTML: " + err.Error(), Remedy: "save the text of the article alone"}
}

// toUTF8 decodes a page: UTF-8 or UTF-16 by its byte-order mark, else UTF-8 if
// that is what it is, else the encoding that it declares.
func toUTF8(data []byte) ([]byte, error) {
	head := data[:min(len(data), 1024)] // where browsers look
	if !utf8.Valid(data) && binaryKind(data) == "" && bytes.Contains(bytes.ToLower(head), []byte("charset")) {
		if encoding, name, _ := charset.DetermineEncoding(head, ""); name != "utf-8" {
			if decoded, err := encoding.NewDecoder().Bytes(data); err == nil {
				return decoded, nil
			}
		}
	}
	text, err := decode(data)
	return []byte(text), err
}

// copyTree returns a deep copy of a document, whose depth the parser bounds.
func copyTree(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for child := range n.ChildNodes() {
		c.AppendChild(copyTree(child))
	}
	return c
}

// effort returns how many bytes of text there are to look at when each element
// looks at all of its own.
func effort(doc *html.Node) int {
	sum, depth := 0, 0
	for n := doc; n != nil; {
		sum += depth * (16 + len(n.Data))
		switch {
		case n.FirstChild != nil:
			n, depth = n.FirstChild, depth+1
			continue
		case n == doc:
			return sum
		}
		for n.NextSibling == nil {
			if n = n.Parent; n == doc {
				return sum
			}
			depth--
		}
		n = n.NextSibling
	}
	return sum
}

// tag returns which element n is. Its DataAtom does not tell: what finds the
// article in a page renames elements without it.
func tag(n *html.Node) atom.Atom {
	if n.Type != html.ElementNode {
		return 0
	}
	return atom.Lookup([]byte(n.Data))
}

// attribute returns the value of an attribute, "" when there is none.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// walker collects the blocks of a tree of elements.
type walker struct {
	out   []passage
	kind  string          // of the block being read
	text  strings.Builder // of the block being read; "\n" for <br>
	whole bool            // the tree is a whole page, with a frame around the article
}

// blocksOf returns the visible text below root as passages: headings,
// paragraphs, items, captions; tables and code as Code. whole says that root is
// a page whose article was not found.
func blocksOf(root *html.Node, whole bool) []passage {
	w := &walker{kind: Paragraph, whole: whole}
	w.walk(root)
	w.flush()
	return w.out
}

// hiddenElements have no text of the article.
var hiddenElements = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true,
	atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Map: true,
	atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Datalist: true, atom.Dialog: true,
	atom.Rp: true, atom.Rt: true, atom.Del: true, atom.S: true, atom.Strike: true,
}

// frameElements stand around the article of a page.
var frameElements = map[atom.Atom]bool{atom.Nav: true, atom.Aside: true, atom.Footer: true, atom.Menu: true}

// blockKinds are the elements that begin a block, with the kind of its text;
// "" keeps the kind of the block around.
var blockKinds = map[atom.Atom]string{
	atom.H1: Heading, atom.H2: Heading, atom.H3: Heading, atom.H4: Heading, atom.H5: Heading, atom.H6: Heading,
	atom.Li: Item, atom.Dt: Item, atom.Dd: Item, atom.Figcaption: Caption, atom.Caption: Caption, atom.Summary: Paragraph,
	atom.P: "", atom.Div: "", atom.Section: "", atom.Article: "", atom.Main: "", atom.Header: "", atom.Body: "", atom.Html: "",
	atom.Blockquote: "", atom.Ul: "", atom.Ol: "", atom.Dl: "", atom.Figure: "", atom.Address: "", atom.Details: "", atom.Center: "",
	atom.Hgroup: "", atom.Fieldset: "", atom.Tr: "", atom.Td: "", atom.Th: "", atom.Tbody: "", atom.Thead: "", atom.Tfoot: "", atom.Hr: "", atom.Search: "",
}

func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text.WriteString(foldLines(n.Data))
		return
	case html.CommentNode, html.DoctypeNode:
		return
	case html.ElementNode:
		if hiddenElements[tag(n)] || isHidden(n) || isFootnoteLink(n) || w.whole && frameElements[tag(n)] {
			return
		}
		switch tag(n) {
		case atom.Br:
			w.text.WriteByte('\n')
			return
		case atom.Pre:
			w.flush()
			w.code(innerText(n))
			return
		case atom.Table:
			w.flush()
			if isDataTable(n) {
				w.code(tableText(n))
				return
			}
		case atom.Q:
			w.text.WriteString("“")
			w.children(n)
			w.text.WriteString("”")
			return
		}
	}
	kind, isBlock := blockKinds[tag(n)]
	if !isBlock || n.Type != html.ElementNode {
		w.children(n)
		return
	}
	w.flush()
	outer := w.kind
	if kind != "" {
		w.kind = kind
	}
	w.children(n)
	w.flush()
	w.kind = outer
}

func (w *walker) children(n *html.Node) {
	for child := range n.ChildNodes() {
		w.walk(child)
	}
}

// flush ends a block. Line breaks within it part blocks unless the sentence
// goes on behind them.
func (w *walker) flush() {
	if w.text.Len() == 0 {
		return
	}
	text := clean(w.text.String())
	w.text.Reset()
	lines := splitLines(text)
	for start := 0; start < len(lines); {
		end := start + 1
		for end < len(lines) && lines[end].blanks == 0 && !ends(lines[end-1].text) && (w.kind == Heading || !startsUpper(lines[end].text)) {
			end++
		}
		p := paragraph(lines[start:end])
		if p.kind = w.kind; isRule(p.text) {
			p.kind = Code
		} else if w.kind == Heading && utf8.RuneCountInString(p.text) > maxHeadline+100 {
			p.kind = Paragraph // a paragraph above a rule in Markdown
		}
		w.out = append(w.out, p)
		start = end
	}
}

// code adds a block that is no prose, with its lines as they are.
func (w *walker) code(text string) {
	var lines []string
	for line := range strings.Lines(clean(text)) {
		lines = append(lines, strings.TrimRight(line, " \t\n"))
	}
	if text = strings.TrimSpace(strings.Join(lines, "\n")); text != "" {
		w.out = append(w.out, passage{kind: Code, text: text})
	}
}

// foldLines makes the line ends of a text node the white space that they are.
func foldLines(s string) string {
	if !strings.ContainsAny(s, "\n\r\v\f\u0085\u2028\u2029") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", r) {
			return ' '
		}
		return r
	}, s)
}

// isHidden reports whether an element says that it is not shown.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "style":
			style := strings.ToLower(strings.Join(strings.Fields(a.Val), ""))
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// isFootnoteLink reports whether n is the raised number that leads to a note, or
// the arrow that leads back.
func isFootnoteLink(n *html.Node) bool {
	if tag(n) == atom.A && attribute(n, "class") == "footnote-backref" {
		return true
	}
	if tag(n) != atom.Sup {
		return false
	}
	for d := range n.Descendants() {
		if tag(d) == atom.A && strings.HasPrefix(attribute(d, "href"), "#") {
			return len(innerText(n)) <= 8
		}
	}
	return false
}

// isDataTable reports whether a table holds data rather than the layout of a
// page: no cell is as long as a paragraph, and no table stands in another.
func isDataTable(table *html.Node) bool {
	if attribute(table, "role") == "presentation" {
		return false
	}
	for n := range table.Descendants() {
		switch tag(n) {
		case atom.Table:
			return false
		case atom.Td, atom.Th:
			if utf8.RuneCountInString(spaced(innerText(n))) > maxHeadline {
				return false
			}
		}
	}
	return true
}

// innerText returns the visible text below n as it stands, with "\n" for <br>.
func innerText(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (hiddenElements[tag(n)] || isHidden(n)):
			return
		case tag(n) == atom.Br:
			b.WriteByte('\n')
		}
		for child := range n.ChildNodes() {
			walk(child)
		}
	}
	walk(n)
	return b.String()
}

// tableText returns the caption and rows of a table, a line each, with tabs
// between the cells.
func tableText(table *html.Node) string {
	var b strings.Builder
	for n := range table.Descendants() {
		switch tag(n) {
		case atom.Tr, atom.Caption:
			b.WriteByte('\n')
			if tag(n) == atom.Caption {
				b.WriteString(spaced(innerText(n)))
			}
		case atom.Td, atom.Th:
			if b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
				b.WriteByte('\t')
			}
			b.WriteString(spaced(clean(innerText(n))))
		}
	}
	return b.String()
}
