package templates

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"iter"
	"net/url"
	"strings"

	"dossier/graph/rdf/vocab"
)

// What is no page but belongs to a site. Sitemap, feed and robots.txt need
// absolute addresses, so they are there only with a base URL; robots.txt only
// where the site has a host to itself, since nobody reads it elsewhere.
const (
	styleFile   = "style.css"
	missingFile = "404.html"
	feedFile    = "feed.xml"
	robotsFile  = "robots.txt"
	sitemapFile = "sitemap.xml"
)

// A sitemap may hold 50,000 addresses (https://www.sitemaps.org/protocol.html).
const addressesPerSitemap = 50000

func (s *Site) extras(paths []string) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		give := func(p Page) bool {
			p.Kind, p.Of = Extra, 1
			return yield(p)
		}
		if !give(Page{Path: styleFile}) || !give(Page{Path: missingFile}) || s.cfg.BaseURL == "" {
			return
		}
		if len(s.feedArticles()) > 0 && !give(Page{Path: feedFile}) {
			return
		}
		if u, err := url.Parse(s.cfg.BaseURL); err == nil && u.Path == "/" && !give(Page{Path: robotsFile}) {
			return
		}
		if len(paths) <= addressesPerSitemap {
			give(Page{Path: sitemapFile, paths: paths})
			return
		}
		var parts []string
		for n := 0; n*addressesPerSitemap < len(paths); n++ {
			part := fmt.Sprintf("sitemap-%d.xml", n+1)
			parts = append(parts, part)
			if !give(Page{Path: part, paths: paths[n*addressesPerSitemap : min(len(paths), (n+1)*addressesPerSitemap)]}) {
				return
			}
		}
		give(Page{Path: sitemapFile, paths: parts, Number: len(parts)})
	}
}

func (s *Site) extra(p Page) ([]File, error) {
	var data []byte
	var err error
	switch {
	case p.Path == styleFile:
		data, err = embedded.ReadFile(styleFile)
	case p.Path == missingFile:
		data, err = s.missing()
	case p.Path == feedFile:
		data, err = s.feed()
	case p.Path == robotsFile:
		data = []byte("User-agent: *\nAllow: /\nSitemap: " + s.absolute(sitemapFile) + "\n")
	case strings.HasPrefix(p.Path, "sitemap"):
		data, err = s.sitemap(p)
	default:
		err = fmt.Errorf("no file of the site is called %q", p.Path)
	}
	return []File{{p.Path, data}}, err
}

// absolute returns the address of a path below the site.
func (s *Site) absolute(path string) string {
	return s.cfg.BaseURL + (&url.URL{Path: path}).EscapedPath()
}

// missing is the page for addresses that lead nowhere. A server shows it at
// any address, so its links start at the root of the host.
func (s *Site) missing() ([]byte, error) {
	f := s.frame("", meta{title: "Not found", kind: "missing"})
	f.Canonical, f.Feed, f.Markdown = "", "", false
	if u, err := url.Parse(s.cfg.BaseURL); err == nil && s.cfg.BaseURL != "" {
		f.Root = u.EscapedPath()
	}
	f.Body = "<h1>Not found</h1>\n<p>There is no page at this address. It may have had another name, or its articles are gone.</p>\n"
	var buf bytes.Buffer
	err := frames().ExecuteTemplate(&buf, "frame.html.tmpl", f)
	return buf.Bytes(), err
}

func (s *Site) sitemap(p Page) ([]byte, error) {
	type address struct {
		Location string `xml:"loc"`
	}
	const space = "http://www.sitemaps.org/schemas/sitemap/0.9"
	addresses := make([]address, len(p.paths))
	for i, path := range p.paths {
		addresses[i] = address{s.absolute(path)}
	}
	if p.Number > 0 {
		return document(struct {
			XMLName  xml.Name  `xml:"sitemapindex"`
			Space    string    `xml:"xmlns,attr"`
			Sitemaps []address `xml:"sitemap"`
		}{Space: space, Sitemaps: addresses})
	}
	return document(struct {
		XMLName xml.Name  `xml:"urlset"`
		Space   string    `xml:"xmlns,attr"`
		URLs    []address `xml:"url"`
	}{Space: space, URLs: addresses})
}

func document(v any) ([]byte, error) {
	data, err := xml.MarshalIndent(v, "", " ")
	return append(append([]byte(xml.Header), data...), '\n'), err
}

// feedArticles are the newest articles with a whole day as their date; a feed
// has to say when an entry is from.
func (s *Site) feedArticles() []int {
	const most = 20
	var out []int
	for _, a := range s.newest {
		if len(s.dates[a]) == len("2006-01-02") {
			if out = append(out, a); len(out) == most {
				break
			}
		}
	}
	return out
}

// feed is an Atom feed (RFC 4287) of the newest articles, each with what was
// read in it. It says nothing about the time of the build.
func (s *Site) feed() ([]byte, error) {
	type link struct {
		Rel  string `xml:"rel,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	type person struct {
		Name string `xml:"name"`
	}
	type entry struct {
		Title   string  `xml:"title"`
		ID      string  `xml:"id"`
		Link    link    `xml:"link"`
		Updated string  `xml:"updated"`
		Author  *person `xml:"author,omitempty"`
		Summary string  `xml:"summary"`
	}
	feed := struct {
		XMLName  xml.Name `xml:"feed"`
		Space    string   `xml:"xmlns,attr"`
		Language string   `xml:"xml:lang,attr"`
		Title    string   `xml:"title"`
		Subtitle string   `xml:"subtitle,omitempty"`
		ID       string   `xml:"id"`
		Links    []link   `xml:"link"`
		Updated  string   `xml:"updated"`
		Author   person   `xml:"author"`
		Entries  []entry  `xml:"entry"`
	}{Space: "http://www.w3.org/2005/Atom", Language: s.cfg.Language, Title: s.cfg.Title, Subtitle: plainLine(s.cfg.Description), ID: s.cfg.BaseURL,
		Links: []link{{"self", s.absolute(feedFile)}, {"", s.cfg.BaseURL}}, Author: person{plainLine(s.cfg.Author)}}
	if !visible(feed.Author.Name) {
		feed.Author.Name = s.cfg.Title
	}
	for _, i := range s.feedArticles() {
		a := &s.g.Articles[i]
		path, _ := vocab.ArticlePath(a.ID)
		statements := 0
		for j := s.statements[i][0]; j < s.statements[i][1]; j++ {
			if s.printed[j] {
				statements++
			}
		}
		e := entry{Title: plainLine(s.title(i)), ID: s.absolute(path), Link: link{"", s.absolute(path)}, Updated: s.dates[i] + "T00:00:00Z",
			Summary: counted(statements, "statement") + " about " + number(len(s.inArticle(i)), "entity", "entities") + "."}
		if visible(a.Publisher) {
			e.Author = &person{plainLine(a.Publisher)}
			e.Summary = plainLine(a.Publisher) + ": " + e.Summary
		}
		feed.Entries = append(feed.Entries, e)
	}
	if len(feed.Entries) > 0 {
		feed.Updated = feed.Entries[0].Updated
	}
	return document(feed)
}
