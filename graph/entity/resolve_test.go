package entity

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dossier/graph/corpus"
	"dossier/graph/mention"
)

// person, place, … make candidates: "article/chain", the names, evidence.
func thing(t mention.Type, ref string, names string, evidence ...string) Candidate {
	article, chain, _ := strings.Cut(ref, "/")
	c := Candidate{Ref: Ref{Article: article}, Type: t, Confidence: 0.9, Mentions: 3, Evidence: evidence}
	fmt.Sscan(chain, &c.Chain)
	for n := range strings.SplitSeq(names, "|") {
		c.Names = append(c.Names, NameCount{n, 2})
	}
	return c
}

func person(ref, names string, evidence ...string) Candidate {
	return thing(mention.Person, ref, names, evidence...)
}

func organization(ref, names string, evidence ...string) Candidate {
	return thing(mention.Organization, ref, names, evidence...)
}

func place(ref, names string, evidence ...string) Candidate {
	return thing(mention.Place, ref, names, evidence...)
}

func unsure(c Candidate) Candidate {
	c.Confidence = 0.5
	return c
}

func concept(ref, label string, broader ...string) Candidate {
	c := thing(mention.Object, ref, "")
	c.Names = nil
	c.Label = Label{Text: label, Key: strings.ToLower(label), Broader: broader}
	return c
}

// TestResolve lists candidates and, after =>, which of them are one entity, as
// "ID: article/chain article/chain".
func TestResolve(t *testing.T) {
	for _, test := range []struct {
		name       string
		candidates []Candidate
		want       []string
	}{
		{"spellings of a full name", []Candidate{
			person("a/0", "Kim Jong-un|Kim"), person("b/0", "Kim Jong Un"), person("c/0", "Kim Jong Il"),
		}, []string{"kim-jong-il: c/0", "kim-jong-un: a/0 b/0"}},
		{"initials and accents", []Candidate{
			person("a/0", "George W. Bush"), person("b/0", "George Bush"), person("c/0", "Gérald Darmanin"), person("d/0", "Gerald Darmanin"),
		}, []string{"george-w-bush: a/0 b/0", "gerald-darmanin: c/0 d/0"}},
		{"names of countries", []Candidate{
			place("a/0", "North Korea"), place("b/0", "DPRK"), organization("c/0", "Democratic People's Republic of Korea"), place("d/0", "South Korea"), place("e/0", "the US"), place("f/0", "United States"),
		}, []string{"north-korea: a/0 b/0 c/0", "south-korea: d/0", "united-states: e/0 f/0"}},
		{"companies", []Candidate{
			organization("a/0", "Acme Corp"), organization("b/0", "Acme Corporation"), organization("c/0", "Acme Labs"),
		}, []string{"acme-corporation: a/0 b/0", "acme-labs: c/0"}},
		{"bare surname in its article", []Candidate{
			person("a/0", "John Kirby"), person("a/1", "Kirby"), person("b/0", "Kirby"),
		}, []string{"john-kirby: a/0 a/1", "kirby: b/0"}},
		{"bare surname with two bearers", []Candidate{
			person("a/0", "John Kirby"), person("a/1", "Mary Kirby"), person("a/2", "Kirby"),
		}, []string{"john-kirby: a/0", "kirby: a/2", "mary-kirby: a/1"}},
		{"bare surname with role and country", []Candidate{
			person("a/0", "Emmanuel Macron", "country:France", "role:president"), person("b/0", "Macron", "country:France", "role:president"), person("c/0", "Macron"),
		}, []string{"emmanuel-macron: a/0 b/0", "macron: c/0"}},
		{"two people of one name", []Candidate{
			person("a/0", "John Smith", "country:Australia", "role:footballer"), person("b/0", "John Smith", "country:Canada", "role:senator"),
			person("c/0", "John Smith", "country:Canada", "role:politician"), person("d/0", "John Smith"),
		}, []string{"john-smith: b/0 c/0", "john-smith-" + shortHash("name john smith") + ": d/0", "john-smith-australia: a/0"}},
		{"one person in two roles", []Candidate{
			person("a/0", "John Smith", "country:Canada", "role:senator"), person("b/0", "John Smith", "country:Canada", "role:minister"), person("c/0", "John Smith"),
		}, []string{"john-smith: a/0 b/0 c/0"}},
		{"person and place", []Candidate{
			place("a/0", "Georgia"), person("b/0", "Georgia Brown|Georgia"), person("c/0", "Georgia"), unsure(person("d/0", "Georgia")),
		}, []string{"georgia: a/0 d/0", "georgia-brown: b/0", "georgia-person: c/0"}},
		{"building and government", []Candidate{
			place("a/0", "White House"), organization("b/0", "White House"), organization("c/0", "White House"),
		}, []string{"white-house: a/0 b/0 c/0"}},
		{"acronym with one long name", []Candidate{
			organization("a/0", "Korean Central News Agency|KCNA"), organization("b/0", "KCNA"),
		}, []string{"korean-central-news-agency: a/0 b/0"}},
		{"acronym with two long names", []Candidate{
			organization("a/0", "Patriotic Alliance|PA"), organization("b/0", "Palestinian Authority|PA"), organization("c/0", "PA"),
		}, []string{"pa: c/0", "palestinian-authority: b/0", "patriotic-alliance: a/0"}},
		{"institutions and their countries", []Candidate{
			organization("a/0", "US State Department", "country:United States"), organization("b/0", "State Department"),
			organization("c/0", "Indonesian Navy", "country:Indonesia"), organization("d/0", "Malaysian Navy", "country:Malaysia"), organization("e/0", "Navy"),
		}, []string{"indonesian-navy: c/0", "malaysian-navy: d/0", "navy: e/0", "us-state-department: a/0 b/0"}},
		{"places in places", []Candidate{
			place("a/0", "Springfield", "in:Illinois"), place("b/0", "Springfield", "in:Ohio"), place("c/0", "Springfield", "in:Ohio"),
		}, []string{"springfield: b/0 c/0", "springfield-illinois: a/0"}},
		{"concepts", []Candidate{
			concept("a/0", "ballistic missile", "missile"), concept("b/0", "Ballistic missile"), concept("b/1", "missile"), concept("b/2", "first boat", "boat"), concept("b/3", "second boat", "boat"),
		}, []string{"ballistic-missile: a/0 b/0", "first-boat: b/2", "missile: b/1", "second-boat: b/3"}},
		{"a short name in its article", []Candidate{
			organization("a/0", "British Home Office|Home Office"), organization("a/1", "Home Office"), organization("b/0", "Home Office"),
		}, []string{"british-home-office: a/0 a/1", "home-office: b/0"}},
		{"a short name of two things", []Candidate{
			organization("a/0", "British Home Office|Home Office"), organization("a/1", "Irish Home Office|Home Office"), organization("a/2", "Home Office"),
		}, []string{"british-home-office: a/0", "home-office: a/2", "irish-home-office: a/1"}},
		{"a concept beside a name", []Candidate{
			concept("a/0", "apple"), organization("a/1", "Apple"),
		}, []string{"apple: a/1", "apple-object: a/0"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := Resolve(test.candidates, nil)
			if got := members(&r); !slices.Equal(got, test.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(test.want, "\n  "))
			}
		})
	}
}

// members lists the entities with their chains.
func members(r *Resolution) []string {
	of := map[ID][]string{}
	for article, links := range r.Links {
		for _, l := range links {
			of[l.Entity] = append(of[l.Entity], fmt.Sprintf("%s/%d", article, l.Chain))
		}
	}
	var out []string
	for _, e := range r.Entities {
		slices.Sort(of[e.ID])
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s: %s", e.ID, strings.Join(of[e.ID], " "))))
	}
	return out
}

func TestNamesAndAliases(t *testing.T) {
	r := Resolve([]Candidate{
		{Ref: Ref{Article: "a"}, Type: mention.Person, Confidence: 1, Mentions: 9, Names: []NameCount{{"Kim Jong-un", 6}, {"Kim", 3}}},
		{Ref: Ref{Article: "b"}, Type: mention.Person, Confidence: 1, Mentions: 4, Names: []NameCount{{"Kim Jong Un", 2}, {"KIM JONG UN", 0}}},
		{Ref: Ref{Article: "b", Chain: 1}, Type: mention.Organization, Confidence: 1, Mentions: 4, Names: []NameCount{{"Korean Central News Agency", 1}, {"KCNA", 8}}},
		{Ref: Ref{Article: "b", Chain: 2}, Type: mention.Organization, Confidence: 0.6, Mentions: 4, Names: []NameCount{{"DPRK", 8}}},
	}, nil)
	want := []Entity{
		{ID: "kim-jong-un", Name: "Kim Jong-un", Type: mention.Person, Aliases: []string{"KIM JONG UN", "Kim", "Kim Jong Un"}},
		{ID: "korean-central-news-agency", Name: "Korean Central News Agency", Type: mention.Organization, Aliases: []string{"KCNA"}},
		{ID: "north-korea", Name: "North Korea", Type: mention.Place, Aliases: []string{"DPRK"}},
	}
	if !reflect.DeepEqual(r.Entities, want) {
		t.Errorf("got %+v, want %+v", r.Entities, want)
	}
}

// TestTitles: what a page is called that is called several things.
func TestTitles(t *testing.T) {
	loud := place("a/0", "Seoul")
	loud.Names = []NameCount{{"SEOUL", 3}, {"Seoul", 1}}
	acronym := organization("a/1", "KCNA")
	r := Resolve([]Candidate{loud, acronym, concept("a/2", "Iodine Deficiency"), concept("b/2", "iodine deficiency")}, nil)
	want := map[ID]string{"seoul": "Seoul", "kcna": "KCNA", "iodine-deficiency": "iodine deficiency"}
	for _, e := range r.Entities {
		if e.Name != want[e.ID] {
			t.Errorf("%s is called %q, want %q", e.ID, e.Name, want[e.ID])
		}
	}
}

func TestBroader(t *testing.T) {
	r := Resolve([]Candidate{
		concept("a/0", "short-range ballistic missile", "ballistic missile", "missile"),
		concept("a/1", "guided ballistic missile", "ballistic missile", "missile"),
		concept("a/2", "missile"),
		concept("a/3", "ballistic missile", "missile"),
	}, nil)
	got := map[ID][]ID{}
	for _, e := range r.Entities {
		got[e.ID] = e.Broader
	}
	want := map[ID][]ID{
		"short-range-ballistic-missile": {"ballistic-missile"}, "guided-ballistic-missile": {"ballistic-missile"},
		"ballistic-missile": {"missile"}, "missile": nil,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNotes(t *testing.T) {
	candidates := []Candidate{
		person("a/0", "Kim Jong-un|Kim"), person("b/0", "Kim"), person("b/1", "Marshal Kim"), person("c/0", "Kim Jong Il"),
		place("c/1", "Georgia"), person("c/2", "Georgia"), concept("c/3", "ballistic missile"),
	}
	notes := []corpus.Note{
		{Source: "kim.md", Name: "Kim Jong Un", Type: "person", Aliases: []string{"Kim", "Marshal Kim"}, Not: []string{"Kim Jong Il"}, SameAs: []string{"https://www.wikidata.org/wiki/Q56226"}, Body: "See [[Ri Sol Ju|his wife]]."},
		{Source: "ri.md", Name: "Ri Sol Ju", Type: "person"},
		{Source: "georgia.md", Name: "Georgia", Type: "place", Hide: true},
		{Source: "missile.md", Name: "Ballistic missile", Type: "object", Body: "A weapon."},
		{Source: "nobody.md", Name: "Nobody Else"},
	}
	r := Resolve(candidates, notes)
	want := []string{
		"ballistic-missile: c/3", "georgia: c/1", "georgia-person: c/2", "kim-jong-il: c/0",
		"kim-jong-un: a/0 b/0 b/1", "ri-sol-ju:",
	}
	if got := members(&r); !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	for _, e := range r.Entities {
		switch e.ID {
		case "kim-jong-un":
			if e.Name != "Kim Jong Un" || len(e.SameAs) != 1 || e.Note == "" || !slices.Equal(e.Aliases, []string{"Kim", "Kim Jong-un", "Marshal Kim"}) {
				t.Errorf("the note does not stand: %+v", e)
			}
		case "georgia":
			if !e.Hidden {
				t.Error("georgia is not hidden")
			}
		case "ballistic-missile":
			if e.Note != "A weapon." {
				t.Errorf("the concept has no note: %+v", e)
			}
		}
	}
	if want := []string{`nobody.md: nothing in the articles is called "Nobody Else"`}; !slices.Equal(r.Warnings, want) {
		t.Errorf("warnings %q, want %q", r.Warnings, want)
	}
}

func TestNoteContradictions(t *testing.T) {
	r := Resolve([]Candidate{person("a/0", "John Kirby|Jack Kirby")}, []corpus.Note{
		{Source: "a.md", Name: "John Kirby", Aliases: []string{"Kirby", "Jack Kirby"}, Not: []string{"Jack Kirby"}},
		{Source: "b.md", Name: "Mary Kirby", Aliases: []string{"Kirby", "John Kirby"}},
	})
	want := []string{
		`a.md: "Jack Kirby" is both a name of the entity and someone else`,
		`b.md: "Kirby" is also claimed by a.md, which comes first`,
		`b.md: the alias "john kirby" is the name of the note a.md; the alias stands`,
	}
	for _, w := range want {
		if !slices.Contains(r.Warnings, w) {
			t.Errorf("no warning %q in %q", w, r.Warnings)
		}
	}
}

func TestNoteNotSplits(t *testing.T) {
	r := Resolve([]Candidate{person("a/0", "John Kirby|Jack Kirby"), person("b/0", "John Kirby")}, []corpus.Note{
		{Source: "a.md", Name: "John Kirby", Not: []string{"Jack Kirby"}},
	})
	if got := members(&r); len(got) != 2 {
		t.Errorf("the chain with the other name joined the note: %q", got)
	}
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "left apart") {
		t.Errorf("warnings: %q", r.Warnings)
	}
}

func TestSlugs(t *testing.T) {
	long := strings.Repeat("very long name ", 20)
	for name, want := range map[string]string{
		"Kim Jong-un":       "kim-jong-un",
		"Gérald Darmanin":   "gerald-darmanin",
		"習近平":               "xi-jin-ping",
		"../../etc/passwd":  "etc-passwd",
		"C:\\Windows\\<b>":  "c-windows-b",
		"AT&T":              "atandt",
		"con":               "con-" + shortHash("con"),
		"LPT1":              "lpt1-" + shortHash("LPT1"),
		"a\u202egnp\u200b":  "agnp",
		"snake_case__thing": "snake-case-thing",
		"!!!":               "",
	} {
		if got := makeSlug(name); got != want {
			t.Errorf("makeSlug(%q) = %q, want %q", name, got, want)
		}
	}
	if got := makeSlug(long); len(got) > maxSlug || strings.HasSuffix(got, "-") {
		t.Errorf("makeSlug of a long name: %q", got)
	}
	r := Resolve([]Candidate{thing(mention.Abstract, "a/0", "!a!"), organization("a/1", "…x…")}, nil)
	for _, e := range r.Entities {
		if e.ID == "" {
			t.Errorf("%q has no address", e.Name)
		}
	}
}

// TestAddressesStay adds articles about something else.
func TestAddressesStay(t *testing.T) {
	before := sample()
	r1 := Resolve(before, nil)
	r2 := Resolve(append(before, person("0/0", "Ada Lovelace"), place("zz/0", "Georgia"), concept("zz/1", "boat"), person("zz/2", "John Smith")), nil)
	for article, links := range r1.Links {
		for _, l := range links {
			if id := r2.Of(Ref{article, l.Chain, l.Head}); id != l.Entity {
				t.Errorf("%s/%d was %s and is %s", article, l.Chain, l.Entity, id)
			}
		}
	}
}

func sample() []Candidate {
	return []Candidate{
		person("a/0", "Kim Jong-un|Kim"), person("b/0", "Kim Jong Un"), place("a/1", "North Korea"), place("b/1", "DPRK"),
		person("c/0", "John Smith", "country:Canada", "role:senator"), person("d/0", "John Smith", "country:Peru", "role:judge"),
		person("c/1", "Smith"), person("d/1", "Smith", "country:Peru", "role:judge"),
		organization("a/2", "Korean Central News Agency|KCNA"), organization("b/2", "KCNA"), organization("d/2", "Navy"),
		organization("c/2", "Indonesian Navy", "country:Indonesia"), concept("a/3", "boat"), concept("b/3", "ferry boat", "boat"),
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	want := Resolve(sample(), nil)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		c := sample()
		rng.Shuffle(len(c), func(i, j int) { c[i], c[j] = c[j], c[i] })
		if got := Resolve(c, nil); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gives %+v, want %+v", got, want)
		}
	}
}

func TestPlainData(t *testing.T) {
	var copied []Candidate
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(sample()); err != nil {
		t.Fatal(err)
	}
	if err := gob.NewDecoder(&b).Decode(&copied); err != nil {
		t.Fatal(err)
	}
	r := Resolve(copied, nil)
	if want := Resolve(sample(), nil); !reflect.DeepEqual(r, want) {
		t.Error("candidates that were written and read give another result")
	}
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back Resolution
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if back.Of(Ref{Article: "b"}) != "kim-jong-un" {
		t.Error("the resolution does not survive encoding")
	}
}

func TestWikiLinks(t *testing.T) {
	got := wikiLinks("See [[Ri Sol Ju|his wife]], [[ Pyongyang ]] and [[Acme#History]]; not [[this.")
	if want := []string{"Ri Sol Ju", "Pyongyang", "Acme"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// BenchmarkResolve has people and concepts of 10,000 articles. Twice as many
// must take twice as long.
func BenchmarkResolve(b *testing.B) {
	for _, articles := range []int{5000, 10000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			var all []Candidate
			for i := range articles {
				a := fmt.Sprintf("article-%d", i)
				all = append(all,
					person(a+"/0", fmt.Sprintf("Anna Person%d|Person%d", i%997, i%997), fmt.Sprintf("country:C%d", i%3), fmt.Sprintf("role:r%d", i%5)),
					person(a+"/1", fmt.Sprintf("Person%d", i%997)),
					organization(a+"/2", fmt.Sprintf("Acme %d Corp", i%4001)),
					place(a+"/3", "North Korea"),
					concept(a+"/4", fmt.Sprintf("thing %d", i%5003), "thing"))
			}
			b.ReportAllocs()
			for b.Loop() {
				Resolve(all, nil)
			}
			b.ReportMetric(float64(len(all)*b.N)/b.Elapsed().Seconds(), "candidates/s")
		})
	}
}
