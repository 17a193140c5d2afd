package graph

import (
	"cmp"
	"slices"
	"strings"

	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/mention"
)

// Build joins the analyses of all articles into a graph. It gives the same
// graph for the same articles and notes in whatever order they come. The
// warnings say what of the notes could not be followed.
func Build(analyses []Analysis, notes []corpus.Note) (*Graph, []string) {
	analyses = slices.Clone(analyses)
	slices.SortFunc(analyses, func(a, b Analysis) int { return strings.Compare(a.Article.ID, b.Article.ID) })
	var candidates []entity.Candidate
	for i := range analyses {
		candidates = append(candidates, analyses[i].Candidates...)
	}
	resolved := entity.Resolve(candidates, notes)
	ids := make([][]entity.ID, len(analyses))
	for i := range analyses {
		for _, c := range analyses[i].Candidates {
			ids[i] = append(ids[i], resolved.Of(c.Ref))
		}
	}
	types := make(map[entity.ID]mention.Type, len(resolved.Entities))
	for _, e := range resolved.Entities {
		types[e.ID] = e.Type
	}
	g := &Graph{}
	for i := range analyses {
		g.Statements = append(g.Statements, Merge(Ground(&analyses[i], ids[i], types))...)
	}
	used := keep(resolved.Entities, g.Statements)
	for _, e := range resolved.Entities {
		if used[e.ID] {
			g.Entities = append(g.Entities, e)
		}
	}
	for i := range analyses {
		a := analyses[i].Article
		a.Mentions = link(a.Mentions, analyses[i].Chains, ids[i], used)
		g.Articles = append(g.Articles, a)
	}
	g.Relations = relations(g.Statements)
	return g, resolved.Warnings
}

// keep chooses the entities that get a page: everything with a name, what
// takes part in a statement, and the broader concepts of those.
func keep(entities []entity.Entity, statements []Statement) map[entity.ID]bool {
	used := map[entity.ID]bool{}
	for i := range statements {
		for _, id := range statements[i].Entities() {
			used[id] = true
		}
	}
	byID := make(map[entity.ID]*entity.Entity, len(entities))
	for i := range entities {
		e := &entities[i]
		byID[e.ID] = e
		if !e.Concept {
			used[e.ID] = true
		}
	}
	var open []entity.ID
	for id := range used {
		open = append(open, id)
	}
	for len(open) > 0 {
		e := byID[open[len(open)-1]]
		open = open[:len(open)-1]
		if e == nil {
			continue
		}
		for _, b := range e.Broader {
			if !used[b] {
				used[b] = true
				open = append(open, b)
			}
		}
	}
	return used
}

// link names the entities of an article's mentions.
func link(mentions []Mention, chains []int, ids []entity.ID, used map[entity.ID]bool) []Mention {
	out := slices.Clone(mentions)
	for i := range out {
		if c := chains[out[i].Chain]; c >= 0 && used[ids[c]] {
			out[i].Entity = ids[c]
		}
	}
	return out
}

// Entities returns the entities that take part in the statement, sorted.
func (s *Statement) Entities() []entity.ID {
	out := []entity.ID{s.Subject}
	add := func(v Value) {
		if v.Entity != "" {
			out = append(out, v.Entity)
		}
		out = append(out, v.Mentions...)
	}
	add(s.Object)
	for _, q := range s.Qualifiers {
		add(q.Value)
	}
	for _, a := range s.Attribution {
		add(a.Speaker)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// relations lists the relations of the statements with what is close to them.
func relations(statements []Statement) []Relation {
	labels := map[string]bool{}
	for i := range statements {
		labels[statements[i].Relation] = true
	}
	var out []Relation
	families := map[string][]string{}
	for label := range labels {
		id := RelationID(label)
		out = append(out, Relation{ID: id, Label: label})
		families[family(label)] = append(families[family(label)], id)
	}
	slices.SortFunc(out, func(a, b Relation) int { return cmp.Compare(a.ID, b.ID) })
	for i := range out {
		for _, id := range families[family(out[i].Label)] {
			if id != out[i].ID {
				out[i].Similar = append(out[i].Similar, id)
			}
		}
		slices.Sort(out[i].Similar)
	}
	return out
}
