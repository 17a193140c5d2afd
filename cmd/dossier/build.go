package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/rdf"
	"dossier/graph/rdf/vocab"
	"dossier/templates"
)

// source says what is read and under which name it is published. Flags
// override content/site.yaml, which overrides the defaults.
type source struct {
	Content string `help:"Folder of the articles. The default is content." default:"content" type:"path" placeholder:"DIR"`
	BaseURL string `help:"Address where the site will stand, such as https://example.org/news/. IRIs begin with it." placeholder:"URL"`
	Jobs    int    `help:"Workers. 0 is one for each core; the result is the same." default:"0" placeholder:"N"`
	Strict  bool   `help:"Fail when anything had to be left out."`
}

// buildCommand publishes a site.
type buildCommand struct {
	source
	Out   string `help:"Folder of the site. The default is public." default:"public" type:"path" placeholder:"DIR"`
	Title string `help:"Title of the site." placeholder:"TEXT"`
}

// Help is shown by --help.
func (buildCommand) Help() string {
	return `Reads the articles below content/ (.txt, .md, .html), entity notes in content/entities/*.md, and
content/site.yaml (title, base_url, description, language, author). Writes Markdown and HTML pages and graph.nq
into public/. Only files that dossier wrote itself are ever changed or removed there, and nothing changes
before the whole graph has been made. A file that cannot be read is reported and left out.

  dossier build
  dossier build --content clippings --out site --base-url https://example.org/news/`
}

// Run publishes the site.
func (b *buildCommand) Run(out *console) error {
	start := time.Now()
	if err := b.apart(); err != nil {
		return err
	}
	progress := newProgress(out.stderr)
	defer progress.done()
	loaded, err := b.load(out, progress)
	if err != nil {
		return err
	}
	site, err := templates.New(loaded.graph, templates.Config{
		Title: cmp.Or(b.Title, loaded.site.Title), BaseURL: b.BaseURL,
		Description: loaded.site.Description, Language: loaded.site.Language, Author: loaded.site.Author,
	})
	if err != nil {
		return err
	}
	files := &siteFiles{ctx: out.ctx, workers: workers(b.Jobs), site: site, graph: loaded.graph, base: b.BaseURL, progress: progress}
	summary, err := publish(b.Out, files.all, files.workers)
	progress.done()
	if err != nil {
		return err
	}
	warnings := loaded.warnings + len(files.leftOut)
	for _, err := range files.leftOut {
		fmt.Fprintf(out.stderr, "warning: graph.nq: %v\n", err)
	}
	for _, name := range summary.Kept {
		fmt.Fprintf(out.stderr, "a page of the site had been changed by hand; the changed one is kept as %s\n", name)
	}
	fmt.Fprintf(out.stdout, "%s, %s, %s, %s (%d files written, %d unchanged, %d removed), %s, %.1f s\n",
		count(len(loaded.graph.Articles), "article", "articles"), count(len(loaded.graph.Entities), "entity", "entities"),
		count(len(loaded.graph.Statements), "statement", "statements"), count(files.pages, "page", "pages"),
		summary.Written, summary.Unchanged, summary.Removed, count(warnings, "warning", "warnings"), time.Since(start).Seconds())
	return b.verdict(warnings)
}

// apart refuses a site among the articles: the next build would read its pages
// as articles.
func (b *buildCommand) apart() error {
	content, out := resolved(b.Content), resolved(b.Out)
	if way, err := filepath.Rel(content, out); err == nil && filepath.IsLocal(way) {
		return fmt.Errorf("the site would stand in %s among the articles, and be read as articles by the next build: name another folder with --out", b.Out)
	}
	return nil
}

// resolved returns a path without links, as far as it exists.
func resolved(name string) string {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	if parent := filepath.Dir(name); parent != name {
		return filepath.Join(resolved(parent), filepath.Base(name))
	}
	return name
}

// count says how many there are of something.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// verdict fails a strict run with warnings.
func (s *source) verdict(warnings int) error {
	if s.Strict && warnings > 0 {
		return fmt.Errorf("--strict: %d warnings", warnings)
	}
	return nil
}

// loaded is a content folder after reading.
type loaded struct {
	graph    *graph.Graph
	site     corpus.Site
	warnings int
}

// load is the straight line from files to graph.
func (s *source) load(out *console, progress *progress) (*loaded, error) {
	if s.Jobs < 0 {
		return nil, errNegativeJobs
	}
	root, err := os.OpenRoot(s.Content)
	if err != nil {
		return nil, fmt.Errorf("the content folder cannot be read: %w; make it and put articles into it, or name another with --content", err)
	}
	defer root.Close()
	listing, err := corpus.List(root.FS())
	if err != nil {
		return nil, err
	}
	var warnings []corpus.Warning
	warnings = append(warnings, listing.Warnings...)
	site, more := corpus.Site{}, []corpus.Warning(nil)
	if listing.Site {
		site, more = corpus.ReadSite(root.FS())
		warnings = append(warnings, more...)
	}
	s.BaseURL = cmp.Or(s.BaseURL, site.BaseURL)
	if s.BaseURL != "" && !strings.HasSuffix(s.BaseURL, "/") {
		s.BaseURL += "/"
	}
	if err := rdf.CheckBase(s.BaseURL); err != nil {
		return nil, fmt.Errorf("--base-url: %w; write it as https://example.org/news/", err)
	}
	notes, more := corpus.ReadNotes(root.FS(), listing.Notes)
	warnings = append(warnings, more...)

	var analyses []graph.Analysis
	read := func(f corpus.File) reading { return readArticle(corpus.ReadFile(root.FS(), f)) }
	for r := range each(out.ctx, workers(s.Jobs), slices.Values(listing.Articles), read) {
		warnings = append(warnings, r.warnings...)
		if r.ok {
			analyses = append(analyses, r.analysis)
		}
		progress.step("reading", len(analyses), len(listing.Articles))
	}
	if err := out.ctx.Err(); err != nil {
		return nil, context.Cause(out.ctx)
	}
	progress.say("joining")
	g, contradictions := graph.Build(analyses, notes)
	progress.done()
	report(out.stderr, warnings)
	for _, c := range contradictions {
		fmt.Fprintf(out.stderr, "warning: %s\n", c)
	}
	if len(analyses) == 0 {
		return nil, fmt.Errorf("%s holds no article that can be read: put .txt, .md or .html files there", s.Content)
	}
	if s.BaseURL == "" {
		fmt.Fprintf(out.stderr, "no base URL: IRIs are under %s; give --base-url or base_url in site.yaml\n", vocab.DefaultBase)
	}
	return &loaded{graph: g, site: site, warnings: len(warnings) + len(contradictions)}, nil
}

// reading is one article after reading, or why there is none.
type reading struct {
	analysis graph.Analysis
	ok       bool
	warnings []corpus.Warning
}

// readArticle analyses an article. A fault of ours in one article is reported
// as a warning about it and stops no other.
func readArticle(article corpus.Article, warnings []corpus.Warning, err error) (r reading) {
	r.warnings = warnings
	if err != nil {
		w, ok := err.(corpus.Warning)
		if !ok {
			w = corpus.Warning{File: article.Source, Problem: corpus.Unreadable, Reason: err.Error()}
		}
		r.warnings = append(r.warnings, w)
		return r
	}
	defer func() {
		if fault := recover(); fault != nil {
			r = reading{warnings: append(warnings, corpus.Warning{File: article.Source, Problem: corpus.TooComplex,
				Reason: fmt.Sprintf("could not be analysed: %v", fault), Remedy: "please report this with the file"})}
		}
	}()
	return reading{analysis: graph.Analyze(article), ok: true, warnings: warnings}
}

// siteFiles makes the files of a site: its pages, then the graph.
type siteFiles struct {
	ctx      context.Context
	workers  int
	site     *templates.Site
	graph    *graph.Graph
	base     string
	progress *progress

	pages   int     // made so far
	leftOut []error // of graph.nq
}

// rendered is the files of one page.
type rendered struct {
	page  templates.Page
	files []templates.File
	err   error
}

// all gives the files in a fixed order.
func (s *siteFiles) all(yield func(File, error) bool) {
	render := func(p templates.Page) rendered {
		files, err := s.site.Render(p)
		return rendered{p, files, err}
	}
	for r := range each(s.ctx, s.workers, s.site.Pages(), render) {
		if r.err != nil {
			yield(File{}, r.err)
			return
		}
		if r.page.Kind != templates.Extra {
			s.pages++
		}
		s.progress.step("writing", s.pages, 0)
		for _, f := range r.files {
			if !yield(File{Path: f.Path, Data: f.Data}, nil) {
				return
			}
		}
	}
	if s.ctx.Err() != nil {
		yield(File{}, context.Cause(s.ctx))
		return
	}
	s.progress.say("writing the graph")
	yield(File{Path: "graph.nq", Write: func(w io.Writer) error {
		summary, err := rdf.Write(w, s.graph, s.base)
		s.leftOut = summary.LeftOut
		return err
	}}, nil)
}

// report prints warnings, sorted, one a line.
func report(w io.Writer, warnings []corpus.Warning) {
	slices.SortStableFunc(warnings, func(a, b corpus.Warning) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	for _, warning := range warnings {
		fmt.Fprintf(w, "warning: %s\n", warning.Error())
	}
}
