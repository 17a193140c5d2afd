package corpus

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Site is content/site.yaml: what the site says about itself. Each field may
// be empty.
type Site struct {
	Title       string
	BaseURL     string // where the site will be, http or https, as it was written
	Description string
	Language    string // of the pages' frame, BCP 47: "en", "en-GB"
	Author      string
}

// siteKeys are the keys of site.yaml.
var siteKeys = []string{"author", "base_url", "description", "language", "title"}

// ReadSite reads site.yaml at the top of fsys. What cannot be used is left
// empty, with a warning.
func ReadSite(fsys fs.FS) (Site, []Warning) {
	data, err := readAll(fsys, siteFile, maxFrontMatter)
	if err != nil {
		return Site{}, []Warning{withFile(err, siteFile).(Warning)}
	}
	text, err := decode(data)
	if err != nil {
		return Site{}, []Warning{withFile(err, siteFile).(Warning)}
	}
	f, warnings := parseFields(clean(text), 0)
	warn := func(line int, reason, remedy string) {
		warnings = append(warnings, Warning{Line: line, Reason: reason, Remedy: remedy})
	}
	for key, value := range f.values {
		if !slices.Contains(siteKeys, key) {
			warn(value.Line, fmt.Sprintf("has no key %q", key), "the keys are "+strings.Join(siteKeys, ", "))
		}
	}
	var s Site
	s.Title, _ = f.text("title")
	s.Description, _ = f.text("description")
	s.Author, _ = f.text("author")
	if address, line := f.text("base_url"); address != "" {
		if s.BaseURL = webAddress(address); s.BaseURL == "" {
			warn(line, fmt.Sprintf("base_url %q is no http or https address", address), "write it as https://example.org/path/")
		}
	}
	if tag, line := f.text("language"); tag != "" {
		if s.Language = languageTag(tag); s.Language == "" {
			warn(line, fmt.Sprintf("language %q is no language tag", tag), "write en or en-GB")
		}
	}
	for i := range warnings {
		warnings[i].File, warnings[i].Problem = siteFile, BadSite
	}
	sortWarnings(warnings)
	return s, warnings
}
