package corpus

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMetadata reads what a page says about its article: JSON-LD of schema.org
// first, then <meta> (Open Graph, Dublin Core, the names that news sites use),
// <link rel=canonical>, <time>, <title> and the language of <html>.
func pageMetadata(doc *html.Node) metadata {
	var linked, named, plain metadata
	var times []string
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			plain.language = languageTag(attribute(n, "lang"))
		case atom.Title:
			if plain.title == "" && n.FirstChild != nil {
				plain.title = n.FirstChild.Data
			}
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(attribute(n, "type")), "application/ld+json") && n.FirstChild != nil {
				linked.fill(linkedData(n.FirstChild.Data))
			}
		case atom.Meta:
			named.fill(metaElement(n))
		case atom.Link:
			if strings.EqualFold(attribute(n, "rel"), "canonical") && plain.url == "" {
				plain.url = webAddress(attribute(n, "href"))
			}
		case atom.Time:
			if day := parseDate(attribute(n, "datetime")); day != "" && !slices.Contains(times, day) {
				if strings.Contains(attribute(n, "itemprop"), "datePublished") || hasAttribute(n, "pubdate") {
					named.fill(metadata{published: day})
				}
				times = append(times, day)
			}
		}
	}
	if plain.url != "" {
		named.url = plain.url
	}
	if len(times) == 1 { // of several it is not known which is the article's
		plain.published = times[0]
	}
	linked.fill(named)
	plain.title = "" // the finder of the article reads it better
	linked.title = headline(linked.title, linked.publisher)
	linked.fill(plain)
	return metadata{
		title: tidy(linked.title), publisher: tidy(linked.publisher), author: tidy(linked.author), place: tidy(linked.place),
		url: linked.url, published: linked.published, language: linked.language,
	}
}

// headline returns a page's title without the name of the site behind it:
// "Port reopens | Example News".
func headline(title, site string) string {
	title = spaced(title)
	if site == "" {
		return title
	}
	for _, bar := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
		if rest, ok := strings.CutSuffix(title, bar+site); ok && rest != "" {
			return rest
		}
	}
	return title
}

func hasAttribute(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// metaElement reads one <meta>.
func metaElement(n *html.Node) (m metadata) {
	content := strings.TrimSpace(attribute(n, "content"))
	name := attribute(n, "property")
	if name == "" {
		name = attribute(n, "name")
	}
	if name == "" {
		name = attribute(n, "itemprop")
	}
	switch strings.ReplaceAll(strings.ToLower(name), ":", ".") {
	case "og.title", "dc.title", "dcterms.title", "headline", "parsely-title":
		m.title = content
	case "og.site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name":
		if webAddress(content) == "" {
			m.publisher = content
		}
	case "og.url", "parsely-link":
		m.url = webAddress(content)
	case "article.published_time", "og.published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date",
		"dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date":
		m.published = parseDate(content)
	case "author", "article.author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author", "byl":
		if webAddress(content) == "" { // Facebook profiles
			m.author = withoutBy(content)
		}
	case "og.locale", "dc.language", "dcterms.language", "language", "content-language":
		m.language = languageTag(content)
	}
	if strings.EqualFold(attribute(n, "http-equiv"), "content-language") {
		m.language = languageTag(content)
	}
	return m
}

// withoutBy drops the "By" of a byline.
func withoutBy(s string) string {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		return s[3:]
	}
	return s
}

// articleTypes are the classes of schema.org that are texts to be read.
var articleTypes = map[string]bool{
	"Article": true, "NewsArticle": true, "ReportageNewsArticle": true, "AnalysisNewsArticle": true, "BackgroundNewsArticle": true,
	"OpinionNewsArticle": true, "ReviewNewsArticle": true, "AskPublicNewsArticle": true, "AdvertiserContentArticle": true,
	"SatiricalArticle": true, "ScholarlyArticle": true, "MedicalScholarlyArticle": true, "TechArticle": true, "APIReference": true,
	"Report": true, "BlogPosting": true, "LiveBlogPosting": true, "SocialMediaPosting": true,
}

// maxLinkedData is how deep JSON-LD is searched for the article.
const maxLinkedData = 6

// linkedData reads the first article in a piece of JSON-LD.
func linkedData(source string) metadata {
	source = strings.TrimSpace(source)
	source = strings.TrimSuffix(strings.TrimPrefix(source, "<!--"), "-->")
	var value any
	if json.Unmarshal([]byte(source), &value) != nil {
		return metadata{}
	}
	object := findArticle(value, maxLinkedData)
	if object == nil {
		return metadata{}
	}
	m := metadata{
		title:     linkedText(object["headline"]),
		publisher: linkedText(object["publisher"]),
		author:    withoutBy(linkedText(object["author"])),
		published: parseDate(linkedText(object["datePublished"])),
		language:  languageTag(linkedText(object["inLanguage"])),
		place:     linkedText(object["dateline"]),
		url:       webAddress(linkedText(object["url"])),
	}
	if m.title == "" {
		m.title = linkedText(object["name"])
	}
	if m.publisher == "" {
		m.publisher = linkedText(object["sourceOrganization"])
	}
	return m
}

// findArticle returns the first object of an article type, in the order of the
// source, within arrays, @graph and mainEntity.
func findArticle(value any, depth int) map[string]any {
	if depth == 0 {
		return nil
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			if found := findArticle(item, depth-1); found != nil {
				return found
			}
		}
	case map[string]any:
		types, ok := v["@type"].([]any)
		if !ok {
			types = []any{v["@type"]}
		}
		for _, t := range types {
			if name, _ := t.(string); articleTypes[name[strings.LastIndexAny(name, "/#:")+1:]] {
				return v
			}
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if found := findArticle(v[key], depth-1); found != nil {
				return found
			}
		}
	}
	return nil
}

// linkedText returns the text of a value of JSON-LD: a string, the name of an
// object, or those of a list with commas between. Strings may hold entities.
func linkedText(value any) string {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(html.UnescapeString(v))
	case map[string]any:
		for _, key := range []string{"name", "@value", "alternateName"} {
			if s, ok := v[key].(string); ok {
				return strings.TrimSpace(html.UnescapeString(s))
			}
		}
	case []any:
		var parts []string
		for _, item := range v {
			if _, nested := item.([]any); nested {
				continue
			}
			if s := linkedText(item); s != "" && webAddress(s) == "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}
