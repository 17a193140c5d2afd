package openie

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// lexicons names every file of the lexicon, with its columns and what its
// loader knows of a row. A row that the loader does not know can never be used.
var lexicons = map[string]struct {
	columns int
	knows   func(row []string) bool
}{
	"activity.txt":            {1, func(row []string) bool { return activities()[row[0]] && events()[row[0]] != "" }},
	"aiming-verb.txt":         {1, in(aimingVerbs)},
	"arrival-verb.txt":        {1, in(arrivalVerbs)},
	"attitude.tsv":            {4, knowsAttitude},
	"change-verb.txt":         {1, in(changeVerbs)},
	"complex-preposition.txt": {1, in(complexPrepositions)},
	"document.txt":            {1, in(documents)},
	"expression.tsv":          {2, knowsExpression},
	"empty-verb.txt":          {1, in(emptyVerbs)},
	"event-object.tsv":        {2, func(row []string) bool { return eventObjects()[row[0]+" "+row[1]] && events()[row[0]] != "" }},
	"event.tsv":               {2, func(row []string) bool { return events()[row[0]] == row[1] }},
	"focus.txt":               {1, in(focusAdverbs)},
	"goal-verb.tsv":           {2, knowsGoalVerb},
	"group-noun.txt":          {1, in(groupNouns)},
	"hedge.txt":               {1, in(hedges)},
	"idiom.txt":               {1, knowsIdiom},
	"idle-verb.txt":           {1, in(idleVerbs)},
	"intransitive.txt":        {1, in(intransitives)},
	"irregular.tsv":           {3, func(row []string) bool { return irregular()[row[0]] == [2]string{row[1], row[2]} }},
	"judgment.txt":            {1, in(judgments)},
	"light-verb.txt":          {1, in(lightVerbs)},
	"means.txt":               {1, in(means)},
	"link-verb.txt":           {1, in(linkVerbs)},
	"measure-noun.txt":        {1, in(measureNouns)},
	"number.tsv":              {2, knowsNumber},
	"object-verb.txt":         {1, in(objectVerbs)},
	"office.txt":              {1, in(offices)},
	"open-adjective.txt":      {1, in(openAdjectives)},
	"party-noun.txt":          {1, in(partyNouns)},
	"picture-noun.txt":        {1, in(pictureNouns)},
	"particle.txt":            {1, in(particles)},
	"place-noun.txt":          {1, in(placeNouns)},
	"place-adverb.txt":        {1, in(placeAdverbs)},
	"quantity.txt":            {1, in(quantities)},
	"reciprocal-verb.txt":     {1, in(reciprocalVerbs)},
	"relational.txt":          {1, in(relationalNouns)},
	"role-preposition.tsv":    {2, func(row []string) bool { return rolePreposition(row[0]) == row[1] && row[1] != "of" }},
	"speech.txt":              {1, in(speechVerbs)},
	"state-body.txt":          {1, in(stateBodies)},
	"tough-adjective.txt":     {1, in(toughAdjectives)},
	"unit.tsv":                {2, func(row []string) bool { return units()[row[0]] == row[1] }},
	"vague.txt":               {1, in(vague)},
}

// in knows the rows of a list.
func in(list func() map[string]bool) func([]string) bool {
	return func(row []string) bool { return list()[row[0]] }
}

func knowsAttitude(row []string) bool {
	if !slices.Contains([]string{"VERB", "NOUN", "ADJ"}, row[1]) || attitudes()[row[0]+" "+row[1]] != (attitudePair{attitude(row[2]), attitude(row[3])}) {
		return false
	}
	return knownAttitude(row[2]) && knownAttitude(row[3])
}

func knownAttitude(a string) bool {
	return slices.Contains([]attitude{
		report, believe, conjecture, expect, accuse, deny, doubt, ask, command, intend, attempt, permit, cause, manage, seem, fail, prevent, know,
	}, attitude(a))
}

// knowsGoalVerb: a verb that has a goal for its object has an object.
func knowsGoalVerb(row []string) bool {
	for prep := range strings.FieldsSeq(row[1]) {
		if !goalVerbs()[row[0]][prep] {
			return false
		}
	}
	return !intransitives()[row[0]]
}

func knowsExpression(row []string) bool {
	for prep := range strings.FieldsSeq(row[1]) {
		if !expressions()[row[0]][prep] {
			return false
		}
	}
	return len(strings.Fields(row[0])) >= 2
}

// knowsIdiom: an idiom is a verb and a bare noun, or a verb, a preposition and
// a noun. After a form of be the noun heads the clause.
func knowsIdiom(row []string) bool {
	words := strings.Fields(row[0])
	if !idioms()[row[0]] || words[0] == "be" {
		return false
	}
	preposition := !circumstantial(words[1])
	return len(words) == 2 && !preposition || len(words) == 3 && preposition
}

func knowsNumber(row []string) bool {
	value, ok := new(big.Rat).SetString(row[1])
	return ok && numberWords()[row[0]].Cmp(value) == 0
}

// TestLexicon holds every word list to order, one row an entry, the columns
// that its head line promises, and rows that the program can use.
func TestLexicon(t *testing.T) {
	files, err := os.ReadDir("lexicon")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		lexicon, ok := lexicons[file.Name()]
		if !ok {
			t.Errorf("lexicon/%s is not in the table of this test", file.Name())
			continue
		}
		data, err := os.ReadFile(filepath.Join("lexicon", file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(data), "# ") {
			t.Errorf("lexicon/%s does not begin with a comment that says what it holds", file.Name())
		}
		all := rows(string(data))
		for i, row := range all {
			switch {
			case len(row) != lexicon.columns || slices.ContainsFunc(row, func(s string) bool { return s == "" || s != strings.TrimSpace(s) }):
				t.Errorf("lexicon/%s: %q has not %d columns", file.Name(), row, lexicon.columns)
			case !lexicon.knows(row):
				t.Errorf("lexicon/%s: nothing can come of %q", file.Name(), row)
			case i > 0 && slices.Compare(all[i-1], row) >= 0:
				t.Errorf("lexicon/%s: %q has to stand before %q, once", file.Name(), row, all[i-1])
			}
		}
		if len(all) == 0 {
			t.Errorf("lexicon/%s is empty", file.Name())
		}
	}
	if len(files) != len(lexicons) {
		t.Errorf("%d files in lexicon, %d in the table of this test", len(files), len(lexicons))
	}
}

// TestLexiconRead holds every table to a reader: a loader that nothing calls
// reads words that nothing asks for.
func TestLexiconRead(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	called := map[string]bool{}
	var loaders []string
	for _, source := range sources {
		if strings.HasSuffix(source, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), source, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if len(n.Values) == 1 && isOnceValue(n.Values[0]) {
					loaders = append(loaders, n.Names[0].Name)
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.Ident); ok {
					called[f.Name] = true
				}
			}
			return true
		})
	}
	for _, loader := range loaders {
		if !called[loader] {
			t.Errorf("nothing calls %s", loader)
		}
	}
	if len(loaders) == 0 {
		t.Error("no loader was found")
	}
}

// isOnceValue reports a call of sync.OnceValue.
func isOnceValue(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	return ok && f.Sel.Name == "OnceValue"
}
