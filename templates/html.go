package templates

import (
	"bytes"
	"html/template"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dossier/graph/rdf/vocab"
)

// converter makes HTML of the Markdown of a page. It differs from plain
// CommonMark in four things: HTML is our own tags and nothing else; links to
// .md lead to .html, and those to other sites say so; the first heading has
// the fragment of what the page is about, the others fragments made of their
// words; a list item that begins with a mark has the mark's class.
var converter = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(pageParser()),
		goldmark.WithExtensions(extension.Table, extension.Strikethrough),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(pageRenderer{}, 100))),
	)
})

// heading is a line of a page's contents.
type heading struct {
	Level int
	ID    string
	Text  string
}

// body makes HTML of Markdown, and lists the headings below the first.
func body(md []byte) (template.HTML, []heading, error) {
	ctx := parser.NewContext()
	doc := converter().Parser().Parse(gmtext.NewReader(md), parser.WithContext(ctx))
	var buf bytes.Buffer
	buf.Grow(2 * len(md))
	if err := converter().Renderer().Render(&buf, md, doc); err != nil {
		return "", nil, err
	}
	headings, _ := ctx.Get(headingsKey).([]heading)
	return template.HTML(buf.String()), headings, nil
}

var headingsKey = parser.NewContextKey()

type pageTransformer struct{}

func (pageTransformer) Transform(doc *ast.Document, reader gmtext.Reader, ctx parser.Context) {
	source := reader.Source()
	var headings []heading
	taken := map[string]int{}
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			words := plainText(n, source)
			id := vocab.It
			if n.Level > 1 {
				id = fragment(words, taken)
				headings = append(headings, heading{n.Level, id, words})
			}
			n.SetAttributeString("id", []byte(id))
			return ast.WalkSkipChildren, nil
		case *ast.ListItem:
			if class := firstMark(n); class != "" {
				n.SetAttributeString("class", []byte(class))
			}
		}
		return ast.WalkContinue, nil
	})
	ctx.Set(headingsKey, headings)
}

// fragment makes an identifier of a heading's words: "on-visit". The prefix
// keeps it apart from those of entities, sentences and statements.
func fragment(words string, taken map[string]int) string {
	const longest = 60
	var b strings.Builder
	b.WriteString("on")
	for w := range strings.FieldsFuncSeq(strings.ToLower(words), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		if b.Len()+len(w) > longest {
			break
		}
		b.WriteString("-" + w)
	}
	id := b.String()
	for taken[id] > 0 { // "on-visit", "on-visit-2", and again where that is a heading too
		taken[id]++
		id += "-" + itoa(taken[id])
	}
	taken[id]++
	return id
}

// plainText returns the words of a heading.
func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.WriteString(unescape(t.Value(source)))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// firstMark returns the classes of the marks that a list item begins with.
func firstMark(item *ast.ListItem) string {
	block := item.FirstChild()
	if block == nil {
		return ""
	}
	var classes []string
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*tag)
		switch {
		case !ok && len(classes) == 0, ok && !bytes.HasPrefix(t.source, []byte(`<span class="mark `)) && !bytes.HasPrefix(t.source, []byte("</")):
			return strings.Join(classes, " ")
		case ok && t.source[1] != '/':
			classes = append(classes, strings.TrimSuffix(strings.TrimPrefix(string(t.source), `<span class="mark `), `">`))
		case !ok && n.Kind() != ast.KindText:
			return strings.Join(classes, " ")
		}
	}
	return strings.Join(classes, " ")
}

type pageRenderer struct{}

func (r pageRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindTag, r.tag)
	reg.Register(kindTagLine, r.tagLine)
	reg.Register(ast.KindLink, r.link)
	reg.Register(ast.KindImage, r.image)
}

func (pageRenderer) tag(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.Write(node.(*tag).source)
	}
	return ast.WalkContinue, nil
}

func (pageRenderer) tagLine(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.Write(node.(*tagLine).source)
		w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// target returns where a link of the Markdown leads in the HTML, and whether
// that is another site. It is nil for what must not be a link.
func target(destination []byte) (href []byte, outside bool) {
	href = util.URLEscape(destination, true)
	if bytes.HasPrefix(href, []byte("https://")) || bytes.HasPrefix(href, []byte("http://")) {
		return href, true
	}
	path, fragment, ok := bytes.Cut(href, []byte("#"))
	if bytes.ContainsAny(path, ":\\") || bytes.HasPrefix(path, []byte("/")) {
		return nil, false
	}
	if page, isPage := bytes.CutSuffix(path, []byte(".md")); isPage {
		path = append(bytes.Clone(page), ".html"...)
	}
	if ok {
		path = append(append(bytes.Clone(path), '#'), fragment...)
	}
	return path, false
}

func (r pageRenderer) link(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	href, outside := target(n.Destination)
	switch {
	case href == nil:
	case !entering:
		w.WriteString("</a>")
	default:
		w.WriteString(`<a href="`)
		w.Write(util.EscapeHTML(href))
		if n.Title != nil {
			w.WriteString(`" title="`)
			w.Write(util.EscapeHTML([]byte(unescape(n.Title))))
		}
		if outside {
			w.WriteString(`" rel="nofollow noopener`)
		}
		w.WriteString(`">`)
	}
	return ast.WalkContinue, nil
}

// image shows the words instead: a page asks no other host for anything.
func (pageRenderer) image(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

// frame is what frame.html.tmpl sets around a body.
type frame struct {
	Language    string
	Title       string // of the window
	Site        string
	Author      string
	Description string
	Class       string // of the body: the kind of page
	Canonical   string
	Feed        string
	Root        string
	Crumbs      []crumb
	Contents    []heading
	Body        template.HTML
	Articles    string
	Markdown    bool
}

// crumb is a step on the way from the home page.
type crumb struct {
	Title string
	Path  string // the folder
}
