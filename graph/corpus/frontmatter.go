package corpus

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxFrontMatter is the most bytes of front matter; longer is text.
const maxFrontMatter = 64 << 10

// cutFrontMatter parts a text that begins with a line of "---" from the YAML
// up to the next such line (or "..."). Without both, or when what is between
// cannot be meant as metadata, all of text is the body.
func cutFrontMatter(text string) (source, body string, ok bool) {
	rest, ok := strings.CutPrefix(text, "---")
	if !ok {
		return "", text, false
	}
	first, rest, ok := strings.Cut(rest, "\n")
	if !ok || strings.TrimSpace(first) != "" {
		return "", text, false
	}
	for at := 0; at < len(rest) && at <= maxFrontMatter; {
		line, _, _ := strings.Cut(rest[at:], "\n")
		next := min(at+len(line)+1, len(rest))
		if l := strings.TrimRight(line, " \t"); l == "---" || l == "..." {
			return rest[:at], rest[next:], true
		}
		at = next
	}
	return "", text, false
}

// isMapping reports whether some line of s looks like "key: value" at the
// margin, as every front matter has.
func isMapping(s string) bool {
	if strings.TrimSpace(s) == "" {
		return true
	}
	for line := range strings.Lines(s) {
		if key, _, ok := strings.Cut(line, ":"); ok && key != "" && !strings.ContainsAny(key, " \t-.,") {
			return true
		}
	}
	return false
}

// fields is YAML metadata.
type fields struct {
	values map[string]*yaml.Node // by key, in small letters
	above  int                   // lines of the file above the YAML
}

// parseFields reads YAML that begins below so many lines of its file. When
// YAML refuses it, as it does an unquoted title with a colon, the lines "key:
// value" are read one by one, and the warning says so.
//
// YAML is read into nodes, so that aliases are not multiplied.
func parseFields(source string, above int) (fields, []Warning) {
	f := fields{values: make(map[string]*yaml.Node), above: above}
	var doc yaml.Node
	err := yaml.Unmarshal([]byte(source), &doc)
	if err == nil && (len(doc.Content) == 0 || doc.Content[0].Tag == "!!null") {
		return f, nil
	}
	if err == nil && doc.Content[0].Kind == yaml.MappingNode {
		pairs := doc.Content[0].Content
		for i := 0; i+1 < len(pairs); i += 2 {
			f.values[strings.ToLower(pairs[i].Value)] = resolve(pairs[i+1])
		}
		return f, nil
	}
	number := 0
	for line := range strings.Lines(source) {
		number++
		key, value, ok := strings.Cut(line, ":")
		if !ok || key == "" || strings.ContainsAny(key, " \t#-") {
			continue
		}
		value = strings.TrimSpace(value)
		for _, quote := range []string{`"`, `'`} {
			if len(value) >= 2 && strings.HasPrefix(value, quote) && strings.HasSuffix(value, quote) {
				value = value[1 : len(value)-1]
			}
		}
		f.values[strings.ToLower(key)] = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Line: number}
	}
	reason := "its metadata are not a YAML mapping"
	if err != nil {
		reason = "its metadata are not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")
	}
	return f, []Warning{{Problem: FrontMatter, Line: 1 + above, Reason: reason,
		Remedy: `the lines "key: value" were read as they stand; put values with a colon in quotes`}}
}

// resolve follows an alias.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

// text returns the value of the first of keys that has one: a scalar, the
// name in a mapping, or the parts of a list with commas between.
func (f fields) text(keys ...string) (value string, line int) {
	for _, key := range keys {
		if n := f.values[key]; n != nil {
			if v := strings.Join(texts(n), ", "); v != "" {
				return tidy(v), n.Line + f.above
			}
		}
	}
	return "", 0
}

// list returns the values of the first of keys that has any; a scalar is a
// list of one. None is there twice.
func (f fields) list(keys ...string) []string {
	for _, key := range keys {
		if n := f.values[key]; n != nil {
			var unique []string
			for _, v := range texts(n) {
				if !slices.Contains(unique, v) {
					unique = append(unique, v)
				}
			}
			return unique
		}
	}
	return nil
}

// texts returns the texts of a value, at most two levels deep.
func texts(n *yaml.Node) []string {
	switch n.Kind {
	case yaml.ScalarNode:
		if v := tidy(n.Value); v != "" && n.Tag != "!!null" {
			return []string{v}
		}
	case yaml.SequenceNode:
		var out []string
		for _, item := range n.Content {
			if item = resolve(item); item.Kind != yaml.SequenceNode {
				out = append(out, texts(item)...)
			}
		}
		return out
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if v := resolve(n.Content[i+1]); strings.EqualFold(n.Content[i].Value, "name") && v.Kind == yaml.ScalarNode {
				return texts(v)
			}
		}
	}
	return nil
}

// article reads the front matter of an article. Of several keys for one thing
// the first that is there counts; keys that it does not know are not its
// business.
func (f fields) article() (metadata, []Warning) {
	var m metadata
	var warnings []Warning
	warn := func(line int, remedy, format string, value string) {
		warnings = append(warnings, Warning{Problem: FrontMatter, Line: line, Reason: fmt.Sprintf(format, value), Remedy: remedy})
	}
	m.title, _ = f.text("title", "headline")
	m.publisher, _ = f.text("publisher", "outlet", "newspaper", "site_name", "sitename")
	m.author, _ = f.text("author", "authors", "byline", "creator")
	m.place, _ = f.text("place", "location", "dateline")
	source, _ := f.text("source")
	if address, line := f.text("url", "link", "canonical", "canonical_url", "source_url"); address != "" {
		if m.url = webAddress(address); m.url == "" {
			warn(line, "write it as https://example.org/page", "url %q is no http or https address", address)
		}
	} else {
		m.url = webAddress(source)
	}
	if m.publisher == "" && m.url != source {
		m.publisher = source
	}
	if day, line := f.text("date", "published", "publish_date", "publishdate", "published_at", "date_published", "pubdate"); day != "" {
		if m.published = parseDate(day); m.published == "" {
			warn(line, "write it as 2024-01-10, 2024-01 or 2024", "date %q is not understood", day)
		}
	}
	if tag, line := f.text("language", "lang"); tag != "" {
		if m.language = languageTag(tag); m.language == "" {
			warn(line, "write en or en-GB", "language %q is no language tag", tag)
		}
	}
	return m, warnings
}
