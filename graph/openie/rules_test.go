package openie

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// stages says what the documentation tells of each stage.
var stages = []struct {
	stage       Stage
	title, what string
}{
	{Clauses, "Clauses", "find predicates and what hangs on them."},
	{Sharing, "Sharing", "give clauses the participants that stand elsewhere."},
	{Marking, "Marking", "say what is denied, planned or supposed, and on whose word."},
	{Voice, "Voice", "find who does what, whether a verb or a noun says so, in the active or the passive."},
	{Stating, "Stating", "make propositions."},
	{Sifting, "Sifting", "drop what nobody would print."},
}

// TestRules holds RULES.md to the table of rules and to the case files; with
// -update it writes it.
func TestRules(t *testing.T) {
	var b strings.Builder
	b.WriteString(rulesHead)
	writeRules(&b, t)
	writeConstructions(&b, t)
	writeWrong(&b, t)
	b.WriteString(rulesFoot)
	const name = "RULES.md"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have, err := os.ReadFile(name); err != nil || string(have) != b.String() {
		t.Errorf("%s does not say what the rules and the case files say (%v); write it by\n\tgo test ./graph/openie -run TestRules -update", name, err)
	}
}

// writeRules writes the rules stage by stage, each with its first hit and its
// first near miss.
func writeRules(b *strings.Builder, t *testing.T) {
	b.WriteString("## The rules\n")
	files := map[string]caseFile{}
	for _, f := range readCases(t, ruleCases) {
		files[f.name] = f
	}
	written := 0
	for _, s := range stages {
		fmt.Fprintf(b, "\n### %s\nThe rules of this stage %s\n\n| rule | what it sees and does | sentence | what comes out | near miss |\n| --- | --- | --- | --- | --- |\n", s.title, s.what)
		for _, r := range Rules {
			if r.Stage != s.stage {
				continue
			}
			written++
			f := files[r.Name]
			hit, miss := f.first("hit"), f.first("miss")
			if hit == nil || miss == nil {
				t.Errorf("the rule %s has no case file with a hit and a near miss", r.Name)
				continue
			}
			fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", r.Name, cell(r.Doc), cell(hit.text()), came(hit), cell(miss.text()))
		}
	}
	if written != len(Rules) {
		t.Errorf("%d of %d rules are documented: the table of stages in this test lacks one", written, len(Rules))
	}
}

// first returns the first case whose name begins with prefix, one that comes
// out right if there is one.
func (f *caseFile) first(prefix string) *testCase {
	var out *testCase
	for i := range f.cases {
		if c := &f.cases[i]; strings.HasPrefix(c.name, prefix) && (out == nil || out.wrong() && !c.wrong()) {
			out = c
		}
	}
	return out
}

func writeConstructions(b *strings.Builder, t *testing.T) {
	b.WriteString("\n## What can be read\nConstruction by construction, from trees made by hand.\n")
	for _, f := range readCases(t, constructionCases) {
		fmt.Fprintf(b, "\n### %s\n| sentence | what comes out |\n| --- | --- |\n", f.title())
		for i := range f.cases {
			if c := &f.cases[i]; !c.wrong() {
				fmt.Fprintf(b, "| %s | %s |\n", cell(c.text()), came(c))
			}
		}
	}
}

// writeWrong lists the cases that are known to come out wrong.
func writeWrong(b *strings.Builder, t *testing.T) {
	b.WriteString("\n## What is not read right yet\nThe test of a case fails when it is mended, so that this list is kept.\n\n| case | sentence | what is wrong | comes out and should not | should come out |\n| --- | --- | --- | --- | --- |\n")
	for _, folder := range []string{ruleCases, constructionCases} {
		for _, f := range readCases(t, folder) {
			for i := range f.cases {
				c := &f.cases[i]
				if !c.wrong() {
					continue
				}
				var remarks, minus, plus []string
				for line := range strings.Lines(c.want) {
					line = strings.TrimSpace(line)
					switch {
					case strings.HasPrefix(line, "# "):
						remarks = append(remarks, line[2:])
					case strings.HasPrefix(line, "- "):
						minus = append(minus, line[2:])
					case strings.HasPrefix(line, "+ "):
						plus = append(plus, line[2:])
					}
				}
				fmt.Fprintf(b, "| %s/%s | %s | %s | %s | %s |\n", f.name, c.name, cell(c.text()), cell(strings.Join(remarks, " ")), statements(minus), statements(plus))
			}
		}
	}
}

// came is what comes out of a case.
func came(c *testCase) string {
	out := c.run()
	switch {
	case len(out.statements) == 0 && len(out.dropped) == 0:
		return "nothing"
	case len(out.statements) == 0:
		return "nothing; dropped: " + statements(out.dropped)
	}
	return statements(out.statements)
}

// statements writes statements into one cell of a table.
func statements(all []string) string {
	for i, s := range all {
		all[i] = cell(s)
	}
	return strings.Join(all, "<br>")
}

// cell writes text into a cell of a table. The bars of a statement become the
// points with which the pages separate its parts.
func cell(s string) string {
	return strings.NewReplacer(" | ", " · ", "|", `\|`, " ; ", "; ", "<", "&lt;", "*", `\*`, "_", `\_`).Replace(s)
}

const rulesHead = `# Rules
<!-- Written by go test ./graph/openie -run TestRules -update: change the rules and the case files instead. -->

What package openie reads in a sentence, and by which rule. A statement is written *subject · relation · object*, then
its qualifiers, "negative" when it is denied, how it is put forward when it is not simply asserted, and whose word it is.
An object in quotation marks is words, not a thing. Every sentence here stands in a case file with its tree, and what comes
out is what came out when this page was written.

`

var rulesFoot = strings.ReplaceAll(`
## How to add a rule
A rule is one file, one line and one case file.

1. Write the rule in a file of package openie: a value with its name (after the construction), its stage, the sentence that it
   is for, one sentence that says what it sees and does, and a function of one sentence.

       package openie

       var age = Rule{
           Name: "age", Stage: Stating,
           Example: "Nora Lind, 52, founded the clinic.",
           Doc:     "A number between commas after the name of a person is that person's age.",
           Apply: func(s *sentence) {
               …
           },
       }

   The function walks s.tokens (the tree, by s.Children, s.Child, s.ChildrenBy) or s.clauses (predicates with their arguments).
   It changes the clauses, or, in the stage Stating, states something by s.state. A rule that finds something for a clause
   says so by c.fired(rule), so that the proposition names it. A rule that asks the same question of every clause, governors
   first, has Each in the place of Apply.
2. Put the name of the variable into the table Rules in rules.go, where it has to run.
3. Write ´testdata/rules/age.txtar´: a line that says why the near miss is none, then a file ´hit.conllu´ with a sentence in which
   the rule fires and a file ´miss.conllu´ with one that looks alike and in which it must not (more of both: ´hit-….conllu´, ´miss-….conllu´).
   The parser gives a first tree:

       echo "Nora Lind, 52, founded the clinic." | dossier annotate --format conllu --lines

   Check every row by eye. The last column needs Entity=TYPE at the head of every noun phrase (person, place, organization, event,
   object, time, substance, animal, plant, abstract) in the place of Confidence; a comment ´# published = 2024-01-10´ gives the text a date.
4. Let the program write what comes out, and read it before you believe it:

       go test ./graph/openie -run 'TestCases|TestRules' -update
       git diff graph/openie

   Every sentence that now comes out otherwise is in the difference. What is wrong and cannot be mended now goes into a file
   ´NAME.should´ in the place of ´NAME.txt´: "+ " before what is missing, "- " before what must not be there, "# " before why.
5. ´go test ./graph/openie´ passes when the rule fires in its hit, keeps out of its near miss, and this page knows it.

A sentence that no rule needs but that everybody should be able to read goes into ´testdata/constructions´, likewise.
`, "´", "`")

// TestCaseFolders keeps files out of testdata that no test reads.
func TestCaseFolders(t *testing.T) {
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f = filepath.ToSlash(f); f != ruleCases && f != constructionCases {
			t.Errorf("%s: no test reads it", f)
		}
	}
}
