package openie

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dossier/graph/mention"
	"dossier/graph/timex"
	"dossier/graph/ud"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite what is expected in testdata/*/*.txtar, and RULES.md")

// The folders of case files. A file is a txtar archive; each of its cases is a
// sentence or a few, NAME.conllu, and what has to come out of it:
//
//	NAME.txt     all that comes out, and is right
//	NAME.should  what is wrong with what comes out: "+ " before a statement
//	             (or its beginning and "…", or "reads" and a reading) that is
//	             missing, "- " before one that must not be there, "# " before a
//	             remark
//
// Trees are made by hand. MISC has Entity=TYPE at the head of every mention,
// and "# published = DATE" is the day of publication.
const (
	ruleCases         = "testdata/rules"         // a file for each rule, with cases hit… and miss…
	constructionCases = "testdata/constructions" // a file for each construction of English
)

// caseFile is one archive.
type caseFile struct {
	path    string
	name    string // of the file, without folder and extension
	archive *txtar.Archive
	cases   []testCase
}

// testCase is a text with its tree.
type testCase struct {
	name      string
	doc       *ud.Document
	published string // the date, "" when none is given
	times     []timex.Expression
	mentions  *mention.Analysis
	want      string   // NAME.txt or NAME.should
	should    []string // what NAME.should demands; empty when there is none
	tuples    string   // NAME.tuples, "" when there is none
}

// title is the first line of the archive's comment.
func (f *caseFile) title() string {
	first, _, _ := strings.Cut(string(f.archive.Comment), "\n")
	return first
}

// readCases reads all case files of a folder, by name.
func readCases(t *testing.T, folder string) []caseFile {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no case files in %s: %v", folder, err)
	}
	var out []caseFile
	for _, path := range paths {
		f, err := readCaseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, f)
	}
	return out
}

func readCaseFile(path string) (caseFile, error) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		return caseFile{}, err
	}
	f := caseFile{path: path, name: strings.TrimSuffix(filepath.Base(path), ".txtar"), archive: archive}
	want := map[string]string{}
	for _, file := range archive.Files {
		if _, again := want[file.Name]; again {
			return f, fmt.Errorf("%s: there are two files %s", path, file.Name)
		}
		want[file.Name] = string(file.Data)
	}
	for _, file := range archive.Files {
		name, ok := strings.CutSuffix(file.Name, ".conllu")
		if !ok {
			for _, ext := range []string{".txt", ".should", ".tuples"} {
				name = strings.TrimSuffix(name, ext)
			}
			if _, ok := want[name+".conllu"]; !ok || name == file.Name {
				return f, fmt.Errorf("%s: %s belongs to no case: %s.conllu is missing", path, file.Name, name)
			}
			continue
		}
		c, err := readCase(path+"/"+file.Name, file.Data)
		if err != nil {
			return f, err
		}
		c.name = name
		c.want, c.tuples = want[name+".txt"], want[name+".tuples"]
		if should, ok := want[name+".should"]; ok {
			c.want = should
			if c.should, err = parseShould(should); err != nil {
				return f, fmt.Errorf("%s/%s.should: %w", path, name, err)
			}
		}
		f.cases = append(f.cases, c)
	}
	if len(f.cases) == 0 {
		return f, fmt.Errorf("%s: no file NAME.conllu", path)
	}
	return f, nil
}

// readCase reads the tree, and the mentions from its last column.
func readCase(name string, conllu []byte) (testCase, error) {
	docs, err := ud.ReadConllu(name, bytes.NewReader(conllu))
	if err != nil {
		return testCase{}, err
	}
	if len(docs) != 1 {
		return testCase{}, fmt.Errorf("%s: %d documents instead of one", name, len(docs))
	}
	c := testCase{doc: &docs[0], mentions: &mention.Analysis{}}
	sentence, token := 0, 0
	for line := range strings.Lines(string(conllu)) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case strings.HasPrefix(line, "# published = "):
			c.published = strings.TrimSpace(strings.TrimPrefix(line, "# published = "))
		case strings.HasPrefix(line, "# text = "):
			s := &c.doc.Sentences[sentence]
			if text := strings.TrimSpace(strings.TrimPrefix(line, "# text = ")); text != c.doc.Text[s.Start:s.End] {
				return c, fmt.Errorf("%s: the words are %q, the text is %q", name, c.doc.Text[s.Start:s.End], text)
			}
		case len(columns) == 1 && token > 0:
			sentence, token = sentence+1, 0
		case len(columns) == 10 && !strings.Contains(columns[0], "-"):
			c.addMention(sentence, token, columns[9])
			token++
		}
	}
	c.times = timex.Find(c.doc, c.published)
	return c, nil
}

// addMention adds the mention that the last column of a row declares, each as
// a chain of its own.
func (c *testCase) addMention(sentence, token int, misc string) {
	_, kind, ok := strings.Cut("|"+misc, "|Entity=")
	if !ok {
		return
	}
	kind, _, _ = strings.Cut(kind, "|")
	s := &c.doc.Sentences[sentence]
	left, right := ud.NewTree(s).Extent(token)
	m := mention.Mention{
		Span: ud.Span{Sentence: sentence, Start: left, End: right + 1}, Head: token,
		Kind: mention.Nominal, Type: mention.Type(kind), Chain: len(c.mentions.Chains),
	}
	switch t := &s.Tokens[token]; t.UPOS {
	case "PROPN":
		m.Kind = mention.Name
	case "ADJ":
		m.Kind, m.Demonym = mention.Name, true
	case "PRON":
		m.Kind = mention.Pronoun
	}
	c.mentions.Chains = append(c.mentions.Chains, mention.Chain{Mentions: []int{len(c.mentions.Mentions)}, Type: m.Type, Confidence: 1})
	c.mentions.Mentions = append(c.mentions.Mentions, m)
}

// wrong reports a case that is known to come out wrong.
func (c *testCase) wrong() bool { return len(c.should) > 0 }

// text is what the case reads.
func (c *testCase) text() string { return strings.Join(strings.Fields(c.doc.Text), " ") }

// outcome is what the rules make of a case.
type outcome struct {
	statements []string   // "subject | relation | object ; role: words ; polarity ; modality ; according to: …"
	readings   []string   // of each statement
	rules      [][]string // that made it
	dropped    []string   // statements, with the reason
}

func (c *testCase) run() outcome {
	extraction, trace := Explain(c.doc, c.times, c.mentions)
	var out outcome
	for i := range extraction.Propositions {
		p := &extraction.Propositions[i]
		out.statements = append(out.statements, c.statement(p))
		out.readings = append(out.readings, strings.TrimSpace(p.Subject.Text(c.doc)+" "+p.Predicate.Reading+" "+p.Object.Text(c.doc)))
		out.rules = append(out.rules, p.Rules)
	}
	for i := range trace.Steps {
		if s := &trace.Steps[i]; s.Dropped != "" {
			out.dropped = append(out.dropped, c.statement(&s.Proposition)+" ; "+s.Dropped)
		}
	}
	return out
}

// statement writes a proposition on one line. What is positive and asserted
// goes without saying; an object in quotation marks is literal; a time has its
// value when the text tells it.
func (c *testCase) statement(p *Proposition) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s", p.Subject.Text(c.doc), p.Predicate.Label)
	switch {
	case p.Object.IsZero():
	case p.Literal:
		fmt.Fprintf(&b, " | %q", p.Object.Text(c.doc))
	default:
		fmt.Fprintf(&b, " | %s", p.Object.Text(c.doc))
	}
	for _, q := range p.Qualifiers {
		fmt.Fprintf(&b, " ; %s: %s", q.Role, q.Phrase.Text(c.doc))
		if q.Time >= 0 {
			value := c.times[q.Time].Value
			if q.Until >= 0 {
				value += "/" + c.times[q.Until].Value
			}
			if value != "" && !strings.Contains(value, "X") {
				fmt.Fprintf(&b, " = %s", value)
			}
		}
	}
	if p.Polarity != Positive {
		fmt.Fprintf(&b, " ; %s", p.Polarity)
	}
	if p.Modality != Asserted {
		fmt.Fprintf(&b, " ; %s", p.Modality)
	}
	for _, a := range p.Attribution {
		speaker := a.Speaker.Text(c.doc)
		if a.Speaker.IsZero() {
			speaker = "nobody named"
		}
		fmt.Fprintf(&b, " ; according to: %s (%s", speaker, a.Verb)
		if a.Time >= 0 {
			fmt.Fprintf(&b, ", %s", c.times[a.Time].Value)
		}
		b.WriteString(")")
	}
	return b.String()
}

// String is the form of NAME.txt.
func (o outcome) String() string {
	var b strings.Builder
	for i, s := range o.statements {
		fmt.Fprintf(&b, "%s\n\treads %s\n\trules %s\n", s, o.readings[i], strings.Join(o.rules[i], ", "))
	}
	for _, s := range o.dropped {
		fmt.Fprintf(&b, "dropped: %s\n", s)
	}
	if b.Len() == 0 {
		return "nothing\n"
	}
	return b.String()
}

// mends reports whether all that NAME.should asks for is there, and nothing
// that it forbids.
func (o outcome) mends(should []string) bool {
	for _, line := range should {
		sign, what := line[:2], line[2:]
		reading, ok := strings.CutPrefix(what, "reads ")
		there := ok && slices.Contains(o.readings, reading)
		if start, open := strings.CutSuffix(what, "…"); open {
			there = slices.ContainsFunc(o.statements, func(s string) bool { return strings.HasPrefix(s, start) })
		} else if !ok {
			there = slices.Contains(o.statements, what)
		}
		if there != (sign == "+ ") {
			return false
		}
	}
	return true
}

// parseShould returns the demands of NAME.should.
func parseShould(should string) ([]string, error) {
	var out []string
	for line := range strings.Lines(should) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "+ "), strings.HasPrefix(line, "- "):
			out = append(out, line)
		default:
			return nil, fmt.Errorf("the line %q begins neither with \"+ \", \"- \" nor #", line)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("it asks for nothing")
	}
	return out, nil
}

// TestCases reads every case from its tree. What comes out of NAME.conllu has
// to be NAME.txt. Where NAME.should says what is wrong with it, it has to be
// wrong still: when it is mended, the case fails, and -update moves it to
// NAME.txt.
func TestCases(t *testing.T) {
	for _, folder := range []string{ruleCases, constructionCases} {
		for _, f := range readCases(t, folder) {
			t.Run(filepath.Base(folder)+"/"+f.name, func(t *testing.T) {
				for i := range f.cases {
					c := &f.cases[i]
					got := c.run()
					mended := c.wrong() && got.mends(c.should)
					switch {
					case *update:
						if mended {
							c.should = nil
						}
						if !c.wrong() {
							c.want = got.String()
						}
					case mended:
						t.Errorf("%s: what was wrong is right now; move it with -update: %s\n%s", c.name, c.text(), got)
					case !c.wrong() && got.String() != c.want:
						t.Errorf("%s: %s\ngot\n%s\nwant\n%s", c.name, c.text(), got, c.want)
					}
				}
				if *update {
					f.write(t)
				}
			})
		}
	}
}

// write rewrites the archive with what the cases expect now.
func (f *caseFile) write(t *testing.T) {
	t.Helper()
	trees := map[string]txtar.File{}
	for _, file := range f.archive.Files {
		trees[file.Name] = file
	}
	out := txtar.Archive{Comment: f.archive.Comment}
	for _, c := range f.cases {
		ext := ".txt"
		if c.wrong() {
			ext = ".should"
		}
		out.Files = append(out.Files, trees[c.name+".conllu"], txtar.File{Name: c.name + ext, Data: []byte(c.want)})
		if c.tuples != "" {
			out.Files = append(out.Files, txtar.File{Name: c.name + ".tuples", Data: []byte(c.tuples)})
		}
	}
	if err := os.WriteFile(f.path, txtar.Format(&out), 0o666); err != nil {
		t.Fatal(err)
	}
}

// fires reports whether the rule changes what the case states; of sift, also
// what it drops.
func (c *testCase) fires(rule string) bool {
	with := c.run()
	all := Rules
	defer func() { Rules = all }()
	Rules = slices.DeleteFunc(slices.Clone(all), func(r Rule) bool { return r.Name == rule })
	without := c.run()
	return !slices.Equal(with.statements, without.statements) || !slices.Equal(with.readings, without.readings) ||
		rule == sift.Name && !slices.Equal(with.dropped, without.dropped)
}

// TestHitAndMiss holds every rule to a case file with a sentence in which it
// fires, and one that looks alike in which it does not. A rule fires when
// without it something else comes out.
func TestHitAndMiss(t *testing.T) {
	files := map[string]caseFile{}
	for _, f := range readCases(t, ruleCases) {
		files[f.name] = f
		if !slices.ContainsFunc(Rules, func(r Rule) bool { return r.Name == f.name }) {
			t.Errorf("%s: there is no rule %q in the table", f.path, f.name)
		}
	}
	for _, r := range Rules {
		f, ok := files[r.Name]
		if !ok {
			t.Errorf("the rule %s has no case file: write %s", r.Name, filepath.Join(ruleCases, r.Name+".txtar"))
			continue
		}
		hits, misses := 0, 0
		for i := range f.cases {
			c := &f.cases[i]
			switch {
			case strings.HasPrefix(c.name, "hit"):
				hits++
				if !c.wrong() && !c.fires(r.Name) {
					t.Errorf("%s: %s: the rule changes nothing: %s", r.Name, c.name, c.text())
				}
			case strings.HasPrefix(c.name, "miss"):
				misses++
				if !c.wrong() && c.fires(r.Name) {
					t.Errorf("%s: %s: the rule fires: %s", r.Name, c.name, c.text())
				}
			default:
				t.Errorf("%s: %s: the name of a case begins with hit or miss", f.path, c.name)
			}
		}
		if hits == 0 || misses == 0 {
			t.Errorf("%s: %d hits and %d near misses; one of each is needed", f.path, hits, misses)
		}
	}
}
