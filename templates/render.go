package templates

import (
	"bytes"
	"embed"
	"fmt"
	htmltemplate "html/template"
	"strings"
	"sync"
	"text/template"

	"go.yaml.in/yaml/v3"
)

// File is a file of the site.
type File struct {
	Path string // below the site, with "/": "entity/kim-jong-un/index.html"
	Data []byte
}

//go:embed *.tmpl style.css
var embedded embed.FS

// bodies are the Markdown templates. They put Markdown together and escape
// nothing: what they are given is of the type Markdown, a number, or a path
// of ours.
var bodies = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("").ParseFS(embedded, "*.md.tmpl"))
})

var frames = sync.OnceValue(func() *htmltemplate.Template {
	return htmltemplate.Must(htmltemplate.ParseFS(embedded, "*.html.tmpl"))
})

// meta is what front matter and frame say about a page, in plain words.
type meta struct {
	title       string
	kind        Kind
	description string
	entityType  string
	aliases     []string
	published   string // ISO
	source      string // address of the original
	crumbs      []crumb
}

// Render makes the files of one page: index.md, and index.html out of it. It
// depends on nothing but the site and p, and may run at the same time as
// others.
func (s *Site) Render(p Page) ([]File, error) {
	if p.Kind == Extra {
		return s.extra(p)
	}
	md, m, err := s.markdown(p)
	if err != nil {
		return nil, fmt.Errorf("page %q: %w", p.Path, err)
	}
	html, err := s.html(p, m, md)
	if err != nil {
		return nil, fmt.Errorf("page %q: %w", p.Path, err)
	}
	front, err := frontMatter(m)
	if err != nil {
		return nil, fmt.Errorf("page %q: %w", p.Path, err)
	}
	return []File{{p.Path + "index.md", append(front, md...)}, {p.Path + "index.html", html}}, nil
}

// markdown makes the body of a page.
func (s *Site) markdown(p Page) ([]byte, meta, error) {
	var view any
	var m meta
	switch p.Kind {
	case Home:
		view, m = s.homePage(p)
	case Entity:
		view, m = s.entityPage(p)
	case Article:
		view, m = s.articlePage(p)
	case Relation:
		view, m = s.relationPage(p)
	case Listing:
		view, m = s.listingPage(p)
	case Vocabulary:
		view, m = s.vocabularyPage(p)
	default:
		return nil, m, fmt.Errorf("no page is of kind %q", p.Kind)
	}
	if p.Number > 1 {
		m.title += " (" + itoa(p.Number) + ")"
	}
	var buf bytes.Buffer
	err := bodies().ExecuteTemplate(&buf, string(p.Kind)+".md.tmpl", view)
	return bytes.TrimSpace(buf.Bytes()), m, err
}

// html sets the body of a page in the frame.
func (s *Site) html(p Page, m meta, md []byte) ([]byte, error) {
	content, headings, err := body(md)
	if err != nil {
		return nil, err
	}
	f := s.frame(p.Path, m)
	f.Body = content
	if p.Kind == Entity || p.Kind == Vocabulary || p.Kind == Listing {
		f.Contents = contents(headings)
	}
	var buf bytes.Buffer
	buf.Grow(len(content) + 4096)
	if err := frames().ExecuteTemplate(&buf, "frame.html.tmpl", f); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func (s *Site) frame(folder string, m meta) frame {
	f := frame{
		Language: s.cfg.Language, Title: m.title, Site: s.cfg.Title, Author: plainLine(s.cfg.Author), Description: plainLine(m.description), Class: string(m.kind),
		Root: root(folder), Crumbs: m.crumbs, Articles: counted(len(s.g.Articles), "article"), Markdown: true,
	}
	if s.cfg.BaseURL != "" {
		f.Canonical = s.absolute(folder)
		if len(s.feedArticles()) > 0 {
			f.Feed = f.Root + feedFile
		}
	}
	if m.kind != Home {
		f.Title += " — " + s.cfg.Title
	}
	return f
}

// contents is a table of contents that helps: not for two headings, and not
// down to the last of a hundred.
func contents(headings []heading) []heading {
	const few, many = 3, 40
	if len(headings) > many {
		var top []heading
		for _, h := range headings {
			if h.Level == 2 {
				top = append(top, h)
			}
		}
		headings = top
	}
	if len(headings) < few || len(headings) > many {
		return nil
	}
	return headings
}

// frontMatter is the head of a Markdown file, as Obsidian and Hugo read it.
// Hugo wants a whole day in date; its keys url and type would move the page
// and choose another layout, so ours are source and entity_type.
func frontMatter(m meta) ([]byte, error) {
	front := struct {
		Title       string   `yaml:"title"`
		Description string   `yaml:"description,omitempty"`
		Page        string   `yaml:"page"`
		EntityType  string   `yaml:"entity_type,omitempty"`
		Aliases     []string `yaml:"aliases,omitempty"`
		Date        string   `yaml:"date,omitempty"`
		Published   string   `yaml:"published,omitempty"`
		Source      string   `yaml:"source,omitempty"`
	}{Title: m.title, Description: plainLine(m.description), Page: string(m.kind), EntityType: m.entityType, Aliases: m.aliases, Source: plainLine(m.source)}
	if len(m.published) == len("2006-01-02") {
		front.Date = m.published
	} else {
		front.Published = m.published
	}
	data, err := yaml.Marshal(front)
	if err != nil {
		return nil, err
	}
	return []byte("---\n" + strings.TrimRight(string(data), "\n") + "\n---\n\n"), nil
}
