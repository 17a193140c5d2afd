package mention

import (
	"slices"
	"testing"

	"dossier/graph/ud"
)

// nameOf makes a name form of plain words, each a proper noun.
func nameOf(words ...string) *nameForm {
	s := ud.Sentence{}
	at := 0
	for i, w := range words {
		t := ud.Token{Start: at, End: at + len(w), Form: w, Lemma: w, UPOS: "PROPN", XPOS: "NNP", Head: 0, Deprel: "flat"}
		if i == 0 {
			t.Head, t.Deprel = -1, "root"
		}
		s.Tokens = append(s.Tokens, t)
		at += len(w) + 1
	}
	p := newPhrase(ud.NewTree(&s), 0, 0, 0, len(words), false)
	p.describe()
	p.Name = p.Span
	p.country = p.countryOf()
	return newNameForm(&p)
}

func TestCompareNames(t *testing.T) {
	for _, test := range []struct {
		a, b []string
		want string
	}{
		{[]string{"Kim", "Jong-un"}, []string{"Kim", "Jong", "Un"}, "same"},
		{[]string{"Gérald", "Darmanin"}, []string{"Gerald", "Darmanin"}, "same"},
		{[]string{"U.S."}, []string{"US"}, "same"},
		{[]string{"North", "Korea"}, []string{"DPRK"}, "country"},
		{[]string{"United", "Kingdom"}, []string{"Britain"}, "country"},
		{[]string{"North", "Korea"}, []string{"South", "Korea"}, "conflict"},
		{[]string{"North", "Korea"}, []string{"Korea"}, "conflict"},
		{[]string{"North", "Korea"}, []string{"North"}, "prefix"},
		{[]string{"Australia"}, []string{"South", "Australia"}, "conflict"},
		{[]string{"Bank", "of", "China"}, []string{"China"}, "conflict"},
		{[]string{"Korean", "Central", "News", "Agency"}, []string{"KCNA"}, "acronym"},
		{[]string{"KCNA"}, []string{"Korean", "Central", "News", "Agency"}, "acronym"},
		{[]string{"John", "Kirby"}, []string{"Kirby"}, "suffix"},
		{[]string{"Kim", "Jong", "Un"}, []string{"Kim"}, "prefix"},
		{[]string{"Kirby"}, []string{"John", "Kirby"}, "longer suffix"},
		{[]string{"Kim", "Jong", "Un"}, []string{"UN"}, "none"},
		{[]string{"UN", "Security", "Council"}, []string{"Security", "Council"}, "suffix"},
		{[]string{"John", "Kirby"}, []string{"Mary", "Kirby"}, "conflict"},
		{[]string{"Jake", "Sullivan"}, []string{"Chang", "Ho-jin"}, "none"},
	} {
		if got := compareNames(nameOf(test.a...), nameOf(test.b...)); got != test.want {
			t.Errorf("compareNames(%q, %q) = %q, want %q", test.a, test.b, got, test.want)
		}
	}
}

func TestFold(t *testing.T) {
	for name, want := range map[string][]string{
		"The U.S. Navy":  {"us", "navy"},
		"Kim Jong-un":    {"kim", "jong", "un"},
		"Workers’ Party": {"workers", "party"},
		"Café Müller":    {"cafe", "muller"},
		"???":            {},
	} {
		if got := Fold(name); !slices.Equal(got, want) {
			t.Errorf("Fold(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestGazetteer(t *testing.T) {
	for _, test := range [][2]string{
		{Country("DPRK"), "North Korea"}, {Country("the Netherlands"), "Netherlands"}, {Country("Kharkiv"), ""},
		{Demonym("North Korean"), "North Korea"}, {Demonym("Swiss"), "Switzerland"}, {Demonym("Korea"), ""},
		{Adjective("South Korea"), "South Korean"}, {Adjective("Atlantis"), ""},
	} {
		if test[0] != test[1] {
			t.Errorf("got %q, want %q", test[0], test[1])
		}
	}
	if !Title("president") || Title("kirby") || !GroupNoun("ministry") || GroupNoun("river") {
		t.Error("titles or nouns for groups are wrong")
	}
}
