package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/english"
	"dossier/graph/mention"
	"dossier/graph/openie"
	"dossier/graph/timex"
	"dossier/graph/ud"
)

// annotateCommand shows what is read in files.
type annotateCommand struct {
	Files  []string `arg:"" optional:"" help:"Articles (.txt, .md, .html); standard input when there are none." type:"existingfile" placeholder:"FILE"`
	Format string   `help:"json: sentences, mentions, dates and statements, one object a line for each article. tsv: one proposition a line, in the form of Open IE. conllu: Universal Dependencies trees." enum:"json,tsv,conllu" default:"json"`
	Lines  bool     `help:"Take each line of the input as one sentence."`
	Binary bool     `help:"With tsv: one line for each argument, and coordinated arguments apart."`
	Jobs   int      `help:"Workers. 0 is one for each core; the result is the same." default:"0" placeholder:"N"`
}

// Help is shown by --help.
func (annotateCommand) Help() string {
	return `Offsets in json count Unicode code points of "text", ends exclusive; mentions of one entity share "entity"
across the files of one call. Lines of tsv are sentence, confidence, relation, arg1, arg2, …, separated by tabs.

  dossier annotate article.txt
  dossier annotate --format conllu < article.txt
  dossier annotate --format tsv --lines --binary sentences.txt`
}

// Run annotates the files in their order.
func (a *annotateCommand) Run(out *console) error {
	switch {
	case a.Jobs < 0:
		return errNegativeJobs
	case a.Binary && a.Format != "tsv":
		return fmt.Errorf("--binary is about --format tsv, not %s", a.Format)
	}
	w := bufio.NewWriter(out.stdout)
	failed := false
	complain := func(err error) {
		failed = true
		fmt.Fprintf(out.stderr, "warning: %v\n", err)
	}
	var err error
	switch {
	case a.Format == "json":
		err = a.writeJSON(out, w, complain)
	case a.Lines:
		err = a.writeLines(out, w, complain)
	default:
		err = a.writeDocuments(out, w, complain)
	}
	if err := errors.Join(err, w.Flush()); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

// input is a file's name and bytes, or why it could not be read.
type input struct {
	name string
	data []byte
	err  error
}

// inputs reads the files one after another.
func (a *annotateCommand) inputs(out *console) func(func(input) bool) {
	return func(yield func(input) bool) {
		if len(a.Files) == 0 {
			data, err := io.ReadAll(io.LimitReader(out.stdin, corpus.MaxPage+1))
			yield(input{"stdin.txt", data, err})
			return
		}
		for _, name := range a.Files {
			data, err := readLimited(name)
			if !yield(input{name, data, err}) {
				return
			}
		}
	}
}

// readLimited reads a file, but never much more than the readers accept.
func readLimited(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > corpus.MaxPage {
		return nil, corpus.Warning{File: name, Problem: corpus.TooLarge, Reason: fmt.Sprintf("has %.1f MB; at most %d MB are read", float64(info.Size())/(1<<20), corpus.MaxPage>>20), Remedy: "split it"}
	}
	return io.ReadAll(io.LimitReader(f, corpus.MaxPage+1))
}

// article reads an input with the reader of its format, or line by line.
func (a *annotateCommand) article(in input) (corpus.Article, []corpus.Warning, error) {
	switch {
	case in.err != nil:
		return corpus.Article{}, nil, in.err
	case a.Lines:
		article, err := corpus.ReadLines(in.name, in.data)
		return article, nil, err
	}
	return corpus.Read(in.name, in.data)
}

// writeLines reads each line as one sentence and repeats it as it was.
func (a *annotateCommand) writeLines(out *console, w *bufio.Writer, complain func(error)) error {
	for in := range a.inputs(out) {
		if in.err != nil {
			complain(in.err)
			continue
		}
		id := strings.TrimSuffix(filepath.Base(in.name), filepath.Ext(in.name))
		lines := strings.SplitSeq(strings.TrimSuffix(string(in.data), "\n"), "\n")
		annotate := func(line string) string { return a.line(id, strings.TrimSuffix(line, "\r")) }
		for text := range each(out.ctx, workers(a.Jobs), lines, annotate) {
			if _, err := w.WriteString(text); err != nil {
				return err
			}
		}
	}
	return nil
}

// line annotates one sentence.
func (a *annotateCommand) line(id, line string) string {
	if !utf8.ValidString(line) || strings.TrimSpace(line) == "" {
		return ""
	}
	doc := english.ParseLine(id, line)
	var b strings.Builder
	if a.Format == "conllu" {
		ud.WriteConllu(&b, doc)
		return b.String()
	}
	writeTuples(&b, doc, "", a.Binary, line)
	return b.String()
}

// writeDocuments annotates whole articles as tsv or CoNLL-U.
func (a *annotateCommand) writeDocuments(out *console, w *bufio.Writer, complain func(error)) error {
	type result struct {
		text     string
		warnings []corpus.Warning
		err      error
	}
	annotate := func(in input) result {
		article, warnings, err := a.article(in)
		if err != nil {
			return result{err: err}
		}
		if a.Format == "conllu" {
			readRules(&article)
		}
		doc := english.Parse(&article)
		var b strings.Builder
		if a.Format == "conllu" {
			err = ud.WriteConllu(&b, doc)
		} else {
			writeTuples(&b, doc, article.Published, a.Binary, "")
		}
		return result{b.String(), warnings, err}
	}
	for r := range each(out.ctx, workers(a.Jobs), a.inputs(out), annotate) {
		report(out.stderr, r.warnings)
		if r.err != nil {
			complain(r.err)
			continue
		}
		if _, err := w.WriteString(r.text); err != nil {
			return err
		}
	}
	return nil
}

// readRules has the lines without letters and digits read (rules, smileys),
// which an article keeps as code: trees are to cover all characters of a text.
func readRules(article *corpus.Article) {
	for i := range article.Blocks {
		b := &article.Blocks[i]
		isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
		if b.Kind == corpus.Code && !strings.ContainsFunc(article.Text[b.Start:b.End], isWord) {
			b.Kind = corpus.Paragraph
		}
	}
}

// writeTuples writes the propositions of a document, one a line. The first
// column is the sentence, or line where it is given.
func writeTuples(b *strings.Builder, doc *ud.Document, published string, binary bool, line string) {
	times := timex.Find(doc, published)
	for _, t := range openie.Tuples(doc, times, mention.Find(doc), binary) {
		sentence := line
		if sentence == "" {
			s := &doc.Sentences[t.Sentence]
			sentence = strings.Join(strings.Fields(doc.Text[s.Start:s.End]), " ")
		}
		fmt.Fprintf(b, "%s\t%.3f\t%s", strings.ReplaceAll(sentence, "\t", " "), t.Confidence, strings.Join(t.Relation, " "))
		for _, argument := range t.Arguments {
			b.WriteByte('\t')
			b.WriteString(strings.Join(argument, " "))
		}
		b.WriteByte('\n')
	}
}

// writeJSON analyses all files, resolves their entities together and writes
// one object a line.
func (a *annotateCommand) writeJSON(out *console, w *bufio.Writer, complain func(error)) error {
	var analyses []graph.Analysis
	var names []string
	read := func(in input) reading { return readArticle(a.article(in)) }
	for r := range each(out.ctx, workers(a.Jobs), a.inputs(out), read) {
		if !r.ok {
			for _, warning := range r.warnings {
				complain(warning)
			}
			continue
		}
		report(out.stderr, r.warnings)
		names = append(names, r.analysis.Article.ID)
		r.analysis.Article.ID = fmt.Sprintf("%08d", len(analyses)) // two files may have the same name
		analyses = append(analyses, r.analysis)
	}
	g, _ := graph.Build(analyses, nil)
	statements := map[string][]*graph.Statement{}
	for i := range g.Statements {
		s := &g.Statements[i]
		statements[s.Article] = append(statements[s.Article], s)
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for i := range g.Articles {
		if err := encoder.Encode(annotation(names[i], &g.Articles[i], statements[g.Articles[i].ID], g)); err != nil {
			return err
		}
	}
	return nil
}

// The JSON of annotate. Offsets count code points.
type (
	annotatedArticle struct {
		ID         string               `json:"id"`
		Text       string               `json:"text"`
		Sentences  []annotatedSpan      `json:"sentences"`
		Mentions   []annotatedMention   `json:"mentions"`
		Dates      []annotatedDate      `json:"dates"`
		Statements []annotatedStatement `json:"statements"`
	}
	annotatedSpan struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	annotatedMention struct {
		annotatedSpan
		Head   [2]int `json:"head"`
		Entity string `json:"entity"`
		Type   string `json:"type"`
	}
	annotatedDate struct {
		annotatedSpan
		Value string `json:"value"`
	}
	annotatedStatement struct {
		ID          string                 `json:"id"`
		Subject     annotatedValue         `json:"subject"`
		Relation    string                 `json:"relation"`
		Object      *annotatedValue        `json:"object"`
		Qualifiers  []annotatedQualifier   `json:"qualifiers"`
		Polarity    string                 `json:"polarity"`
		Modality    string                 `json:"modality"`
		Attribution []annotatedAttribution `json:"attribution"`
		Confidence  float64                `json:"confidence"`
		Sentence    int                    `json:"sentence"`
		Rules       []string               `json:"rules"`
	}
	annotatedValue struct {
		Entity   string `json:"entity,omitempty"`
		Name     string `json:"name,omitempty"`
		Literal  string `json:"literal,omitempty"`
		Datatype string `json:"datatype,omitempty"`
		Unit     string `json:"unit,omitempty"`
		Text     string `json:"text"`
	}
	annotatedQualifier struct {
		Role string `json:"role"`
		annotatedValue
		Precision string `json:"precision,omitempty"`
	}
	annotatedAttribution struct {
		Speaker annotatedValue `json:"speaker"`
		Verb    string         `json:"verb"`
		Time    string         `json:"time,omitempty"`
	}
)

// annotation puts an article and its statements into the form of JSON.
func annotation(id string, a *graph.Article, statements []*graph.Statement, g *graph.Graph) annotatedArticle {
	at := codePoints(a.Text)
	span := func(start, end int) annotatedSpan { return annotatedSpan{at(start), at(end)} }
	name := func(v graph.Value) annotatedValue { return namedValue(g, v) }
	out := annotatedArticle{ID: id, Text: a.Text, Sentences: []annotatedSpan{}, Mentions: []annotatedMention{}, Dates: []annotatedDate{}, Statements: []annotatedStatement{}}
	for _, s := range a.Sentences {
		out.Sentences = append(out.Sentences, span(s.Start, s.End))
	}
	for _, m := range a.Mentions {
		if m.Adjective {
			continue
		}
		entity := string(m.Entity)
		if entity == "" {
			entity = fmt.Sprintf("%s#%d", id, m.Chain)
		}
		out.Mentions = append(out.Mentions, annotatedMention{span(m.Start, m.End), [2]int{at(m.HeadStart), at(m.HeadEnd)}, entity, string(m.Type)})
	}
	for _, d := range a.Dates {
		out.Dates = append(out.Dates, annotatedDate{span(d.Start, d.End), d.Value})
	}
	for _, s := range statements {
		as := annotatedStatement{
			ID: s.ID, Subject: name(graph.Value{Entity: s.Subject, Text: s.SubjectText}), Relation: s.Relation,
			Qualifiers: []annotatedQualifier{}, Polarity: string(s.Polarity), Modality: string(s.Modality), Attribution: []annotatedAttribution{},
			Confidence: s.Confidence, Sentence: s.Evidence[0].Sentence, Rules: s.Rules,
		}
		if !s.Object.IsZero() {
			object := name(s.Object)
			as.Object = &object
		}
		for _, q := range s.Qualifiers {
			as.Qualifiers = append(as.Qualifiers, annotatedQualifier{q.Role, name(q.Value), q.Precision})
		}
		for _, x := range s.Attribution {
			as.Attribution = append(as.Attribution, annotatedAttribution{name(x.Speaker), x.Verb, x.Time})
		}
		out.Statements = append(out.Statements, as)
	}
	return out
}

// namedValue adds the name of a value's entity.
func namedValue(g *graph.Graph, v graph.Value) annotatedValue {
	out := annotatedValue{Entity: string(v.Entity), Literal: v.Literal, Datatype: string(v.Datatype), Unit: v.Unit, Text: v.Text}
	if e := g.Entity(v.Entity); e != nil {
		out.Name = e.Name
	}
	return out
}

// codePoints returns a function from byte offsets of text to code points. The
// offsets may come in any order; each must be the start of a code point or the
// end of text.
func codePoints(text string) func(int) int {
	if len(text) == utf8.RuneCountInString(text) {
		return func(i int) int { return i }
	}
	starts := make([]int, 0, len(text))
	for i := range text {
		starts = append(starts, i)
	}
	return func(i int) int {
		n, _ := slices.BinarySearch(starts, i)
		return n
	}
}
