package main

import (
	"bytes"
	"context"
	"os"
	"slices"
	"testing"

	"dossier/graph"
	"dossier/graph/entity"
	"dossier/graph/mention"
)

// seedGraph reads the folder that DOSSIER_SEEDS names: two agency articles of
// January 2024 about North Korea's arms, as they came, which are not ours to
// pass on.
func seedGraph(t *testing.T) *graph.Graph {
	t.Helper()
	seeds := os.Getenv("DOSSIER_SEEDS")
	if seeds == "" {
		t.Skip("set DOSSIER_SEEDS to a folder with the two articles that the project began with")
	}
	var stdout, stderr bytes.Buffer
	out := &console{ctx: context.Background(), stdout: &stdout, stderr: &stderr}
	read, err := (&source{Content: seeds, BaseURL: "https://kg.example/"}).load(out, newProgress(&stderr))
	if err != nil {
		t.Fatal(err)
	}
	return read.graph
}

// TestSeedEntities: whom and what the two articles speak of, each on a page of
// its own.
func TestSeedEntities(t *testing.T) {
	g := seedGraph(t)
	for _, want := range []struct {
		id   entity.ID
		kind mention.Type
	}{
		{"kim-jong-un", mention.Person}, {"ju-ae", mention.Person}, {"moon-jae-in", mention.Person},
		{"john-kirby", mention.Person}, {"jake-sullivan", mention.Person}, {"chang-ho-jin", mention.Person},
		{"north-korea", mention.Place}, {"south-korea", mention.Place}, {"russia", mention.Place},
		{"ukraine", mention.Place}, {"united-states", mention.Place},
		{"pyongyang", mention.Place}, {"seoul", mention.Place}, {"kharkiv", mention.Place},
		{"korean-central-news-agency", mention.Organization},
		{"white-house", ""}, // a building as well as an institution
	} {
		e := g.Entity(want.id)
		switch {
		case e == nil:
			t.Errorf("%s has no page", want.id)
		case e.Concept:
			t.Errorf("%s is a concept", want.id)
		case want.kind != "" && e.Type != want.kind:
			t.Errorf("%s is a %s, want %s", want.id, e.Type, want.kind)
		}
	}
	for i := range g.Entities {
		e := &g.Entities[i]
		for _, name := range append(slices.Clone(e.Aliases), e.Name) {
			if owner := map[string]entity.ID{
				"Kim Jong Un": "kim-jong-un", "Kim Jong-un": "kim-jong-un", "Kim": "kim-jong-un",
				"North Korea": "north-korea", "DPRK": "north-korea", "US": "united-states",
				"KCNA": "korean-central-news-agency", "Kirby": "john-kirby",
			}[name]; owner != "" && owner != e.ID {
				t.Errorf("%q is a name of %s, want of %s", name, e.ID, owner)
			}
		}
	}
}

// TestSeedMentions: who is meant by words that mean somebody only in their
// article. Every mention of these words in that article counts.
func TestSeedMentions(t *testing.T) {
	g := seedGraph(t)
	for _, test := range []struct {
		article int
		words   string
		want    entity.ID
	}{
		{0, "the leader", "kim-jong-un"},
		{0, "his", "kim-jong-un"},
		{0, "The country", "north-korea"},
		{0, "the agency", "korean-central-news-agency"},
		{0, "Pyongyang", "pyongyang"},
		{1, "Kim", "kim-jong-un"},
		{1, "He", "kim-jong-un"},
		{1, "the leader", "kim-jong-un"},
		{1, "his country", "north-korea"},
		{1, "the DPRK", "north-korea"},
		{1, "he", "john-kirby"},
	} {
		found := false
		a := &g.Articles[test.article]
		for _, m := range a.Mentions {
			if a.Text[m.Start:m.End] != test.words || m.Adjective {
				continue
			}
			if found = true; m.Entity != test.want {
				t.Errorf("%s: %q at %d is %q, want %q", a.ID, test.words, m.Start, m.Entity, test.want)
			}
		}
		if !found {
			t.Errorf("%s: no mention %q", a.ID, test.words)
		}
	}
	for _, m := range g.Articles[1].Mentions {
		if text := g.Articles[1].Text[m.Start:m.End]; text == "the country’s" && m.Entity == "united-states" {
			t.Error("the United States condemn their own transfers")
		}
	}
}
