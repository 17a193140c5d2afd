package vocab

import (
	"strings"
	"testing"

	"dossier/graph/mention"
)

func TestRole(t *testing.T) {
	for in, want := range map[string]string{
		"with": "with", "because of": "becauseOf", "in front of": "inFrontOf", "time": "time", "place": "place",
		"": "", "<>": "", "polarity": "rolePolarity", "Confidence": "confidence", "time precision": "roleTimePrecision",
		"WITH": "with", "2nd": "role2nd", "a\x00b": "aB", "\xff\xfe": "",
	} {
		if in == "Confidence" {
			want = "roleConfidence"
		}
		if got := Role(in); got != want {
			t.Errorf("Role(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Role(strings.Repeat("x", 1000)); len(got) != 64 {
		t.Errorf("a role of 1000 letters gives %d", len(got))
	}
}

func TestRolesNeverShadowTerms(t *testing.T) {
	for _, term := range Terms() {
		if term.Name == Time || term.Name == Place {
			continue
		}
		if got := Role(term.Label); got == term.Name {
			t.Errorf("the preposition %q would be taken for the term %s", term.Label, term.Name)
		}
	}
}

func TestTermsAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, term := range Terms() {
		if seen[term.Name] || term.Label == "" || term.Comment == "" || term.Kind == Property && term.Values == "" {
			t.Errorf("term %+v is there twice or lacks its documentation", term)
		}
		seen[term.Name] = true
	}
	for _, kind := range []mention.Type{mention.Object, mention.Time, mention.Animal, mention.Plant} {
		if _, own := EntityClass(kind); !seen[own] {
			t.Errorf("the class of %s is not documented", kind)
		}
	}
}

func TestPaths(t *testing.T) {
	good := map[string]func(string) (string, error){"kim-jong-un": EntityPath, "GUM_news_korea": ArticlePath, "2024/01/kim.visit": ArticlePath, "são-paulo": EntityPath, "call-for": RelationPath}
	for id, f := range good {
		if p, err := f(id); err != nil || !strings.HasSuffix(p, "/"+id+"/") {
			t.Errorf("%q: %q, %v", id, p, err)
		}
	}
	bad := []string{"", ".", "..", "../x", "a/../b", "/a", "a/", "a//b", "a b", "a\\b", "a\x00b", "a\nb", "a#b", "a?b", "a%2fb", "a:b", "a\"b", "<a>", ".hidden", "a.", "\xff", "a\u202Eb", "a\u200Bb",
		strings.Repeat("a", 201), "index.html", "a/index.md", "~root", "*", "|"}
	for _, id := range bad {
		if p, err := ArticlePath(id); err == nil {
			t.Errorf("article %q got the path %q", id, p)
		}
	}
	for _, id := range append(bad, "a/b") {
		if p, err := EntityPath(id); err == nil {
			t.Errorf("entity %q got the path %q", id, p)
		}
		if p, err := RelationPath(id); err == nil {
			t.Errorf("relation %q got the path %q", id, p)
		}
	}
}

func TestFragments(t *testing.T) {
	if got := SentenceFragment(3); got != "s4" {
		t.Errorf("sentence 3 is %q", got)
	}
	if got, err := StatementFragment("0123456789abcdef"); err != nil || got != "st-0123456789abcdef" {
		t.Errorf("%q, %v", got, err)
	}
	for _, id := range []string{"", "A", "a b", "a\"", "é", strings.Repeat("a", 65)} {
		if got, err := StatementFragment(id); err == nil {
			t.Errorf("statement %q got the fragment %q", id, got)
		}
	}
}
