package corpus

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// The limits of what is read. A file beyond them is left out with a warning.
const (
	MaxFile = 4 << 20  // bytes of a .txt or .md file, of a note, and of the text of any article
	MaxPage = 16 << 20 // bytes of an .html file, which may hold pictures and scripts
)

// The formats of articles, by extension.
const (
	plainText = "text"
	markDown  = "markdown"
	webPage   = "html"
)

// formatOf returns the format that the extension of a file stands for, ""
// when it is none of an article.
func formatOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt":
		return plainText
	case ".md", ".markdown":
		return markDown
	case ".html", ".htm":
		return webPage
	}
	return ""
}

// Read reads one article from the bytes of a file. The extension of name tells
// the format; a name with another extension or none is read as plain text; ""
// stands for standard input. The article's ID is the name without folders and
// extension.
//
// The warnings are about defects that were coped with. The error is a Warning
// that says why there is no article: data is empty, too large, not text, not
// in English. Data is not kept.
func Read(name string, data []byte) (Article, []Warning, error) {
	name = cmp.Or(name, "stdin")
	a, warnings, err := read(name, data)
	a.ID = strings.TrimSuffix(path.Base(name), path.Ext(name))
	return a, warnings, err
}

// ReadLines reads text of which each line is a unit of its own, such as a file
// of test sentences: each line that is not blank becomes a Paragraph, and
// nothing is looked for in it. The error is a Warning.
func ReadLines(name string, data []byte) (Article, error) {
	name = cmp.Or(name, "stdin")
	text, err := decodeWithin(data, MaxPage)
	if err != nil {
		return Article{}, withFile(err, name)
	}
	a := Article{ID: strings.TrimSuffix(path.Base(name), path.Ext(name)), Source: name}
	var b strings.Builder
	for _, l := range splitLines(clean(text)) {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		a.Blocks = append(a.Blocks, Block{Kind: Paragraph, Start: b.Len(), End: b.Len() + len(l.text)})
		b.WriteString(l.text)
	}
	if len(a.Blocks) == 0 {
		return Article{}, withFile(empty, name)
	}
	a.Text = b.String()
	a.Title = titleOf(a.Text, a.Blocks, name)
	return a, nil
}

// empty is the warning about a file without words.
var empty = Warning{Problem: Empty, Reason: "has no text", Remedy: "write something into it, or remove it"}

// withFile puts the name of the file into a warning.
func withFile(err error, name string) error {
	w, ok := err.(Warning)
	if !ok {
		w = Warning{Problem: Unreadable, Reason: err.Error()}
	}
	w.File = name
	return w
}

// read is Read, but for the ID.
func read(name string, data []byte) (a Article, warnings []Warning, err error) {
	defer func() {
		// The readers of HTML, Markdown and YAML are not ours, and the file
		// comes from a stranger: a fault of theirs is this file's alone.
		if fault := recover(); fault != nil {
			a, warnings = Article{}, nil
			err = Warning{File: name, Problem: TooComplex, Reason: fmt.Sprintf("could not be read: %v", fault), Remedy: "save the text of the article alone"}
		}
	}()
	var passages []passage
	var known metadata
	format := cmp.Or(formatOf(name), plainText)
	if format == webPage {
		if len(data) > MaxPage {
			return Article{}, nil, withFile(tooLarge(len(data), MaxPage), name)
		}
		passages, known, err = readHTML(data)
	} else {
		var text string
		if text, err = decodeWithin(data, MaxFile); err != nil {
			return Article{}, nil, withFile(err, name)
		}
		var body string
		known, body, warnings = readFrontMatter(clean(text))
		if format == markDown {
			passages, err = readMarkdown(body)
		} else {
			passages = readText(body)
		}
	}
	for i := range warnings {
		warnings[i].File = name
	}
	sortWarnings(warnings)
	if err != nil {
		return Article{}, warnings, withFile(err, name)
	}
	text, blocks, found := assemble(passages)
	known.fill(found)
	switch {
	case len(blocks) == 0:
		return Article{}, warnings, withFile(empty, name)
	case len(text) > MaxFile:
		return Article{}, warnings, withFile(tooLarge(len(text), MaxFile), name)
	}
	if err := checkLanguage(text, known.language, format); err != nil {
		return Article{}, warnings, withFile(err, name)
	}
	if !isEnglish(known.language) {
		known.language = "" // the template of the page
	}
	a = Article{Title: known.title, Publisher: known.publisher, URL: known.url, Author: known.author, Published: known.published,
		Place: known.place, Language: known.language, Source: name, Text: text, Blocks: blocks}
	if a.Title == "" {
		a.Title = titleOf(text, blocks, name)
	}
	return a, warnings, nil
}

// checkLanguage returns a Warning when an article is not in English. Front
// matter is a person's word and decides; a page is often made from a template
// that declares a language of its own, so there the text does.
func checkLanguage(text, declared, format string) error {
	w := Warning{Problem: NotEnglish, Reason: "says that its language is " + declared,
		Remedy: "only English is read; correct what it says, or move it out of the content folder"}
	if format != webPage && declared != "" {
		if isEnglish(declared) {
			return nil
		}
		return w
	}
	if language := foreignLanguage(text); language != "" {
		w.Reason = "seems to be in " + language
		w.Remedy = "only English is read; if it is English, say language: en in its front matter"
		return w
	}
	if start, _ := sample(text); declared != "" && !isEnglish(declared) && !hasEnglish(start) {
		return w
	}
	return nil
}

func isEnglish(tag string) bool {
	return tag == "en" || tag == "eng" || strings.HasPrefix(tag, "en-")
}

// readFrontMatter parts front matter from the body of a text.
func readFrontMatter(text string) (known metadata, body string, warnings []Warning) {
	source, body, ok := cutFrontMatter(text)
	if !ok || !isMapping(source) {
		return metadata{}, text, nil
	}
	f, warnings := parseFields(source, 1)
	known, more := f.article()
	return known, body, append(warnings, more...)
}

// decodeWithin is decode for data of at most limit bytes.
func decodeWithin(data []byte, limit int) (string, error) {
	if len(data) > limit {
		return "", tooLarge(len(data), limit)
	}
	return decode(data)
}

// tooLarge is the warning about a file of size bytes, 0 when it was not read
// to its end.
func tooLarge(size, limit int) Warning {
	w := Warning{Problem: TooLarge, Reason: fmt.Sprintf("has %.1f MB; at most %d MB are read", float64(size)/(1<<20), limit>>20),
		Remedy: "split it into articles"}
	if size == 0 {
		w.Reason = fmt.Sprintf("has more than the %d MB that are read", limit>>20)
	}
	return w
}

// ReadFile reads one of the files of [List] as an article. It may be called
// for many files at the same time; see [Read] for the results.
func ReadFile(fsys fs.FS, f File) (Article, []Warning, error) {
	limit := MaxFile
	if formatOf(f.Path) == webPage {
		limit = MaxPage
	}
	data, err := readAll(fsys, f.Path, limit)
	if err != nil {
		return Article{}, nil, withFile(err, f.Path)
	}
	a, warnings, err := read(f.Path, data)
	a.ID = f.ID
	return a, warnings, err
}

// readAll reads a file of at most limit bytes. The error is a Warning without
// a file.
func readAll(fsys fs.FS, name string, limit int) ([]byte, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, unreadable(err)
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Size() > int64(limit) {
		return nil, tooLarge(int(info.Size()), limit)
	}
	data, err := io.ReadAll(io.LimitReader(file, int64(limit)+1))
	if err != nil {
		return nil, unreadable(err)
	}
	if len(data) > limit { // it grew, or its size is not known
		return nil, tooLarge(0, limit)
	}
	return data, nil
}

// unreadable is the warning about a file that the system does not give out.
func unreadable(err error) Warning {
	if pe, ok := err.(*fs.PathError); ok {
		err = pe.Err // the path is said already
	}
	return Warning{Problem: Unreadable, Reason: "cannot be read: " + err.Error(), Remedy: "check that it is a file and that you may read it"}
}
