package templates

import (
	"cmp"
	"slices"

	"dossier/graph"
	"dossier/graph/corpus"
)

// homePage is what home.md.tmpl shows.
type homePage struct {
	Title       Markdown
	Description Markdown
	Counts      []Markdown
	Articles    []Markdown
	All         Markdown // the way to all articles
	Entities    []topList
	Statements  []Markdown
	Terms       string
	Graph       string
	Less        string // "40 of them are": statements that stand there alone
}

// topList is the most connected entities of a kind.
type topList struct {
	Kind  Markdown
	Items []Markdown
	All   Markdown
}

func (s *Site) homePage(p Page) (homePage, meta) {
	const articles, perKind, statements = 8, 8, 8
	w := writer{s.index, p.Path, -1}
	v := homePage{Title: text(s.cfg.Title), Terms: to(p.Path, vocabularyDir, ""), Graph: graphFile}
	if visible(s.cfg.Description) {
		v.Description = text(s.cfg.Description)
	}
	m := meta{title: s.cfg.Title, kind: Home, description: plainLine(s.cfg.Description)}
	for _, c := range []struct {
		n         int
		one, many string
		folder    string
	}{{len(s.g.Articles), "article", "articles", articlesPath}, {s.count.entities, "entity", "entities", entitiesPath}, {s.count.relations, "relation", "relations", relationsPath}} {
		v.Counts = append(v.Counts, link(Markdown(number(c.n, c.one, c.many)), to(p.Path, c.folder, ""), ""))
	}
	v.Counts = append(v.Counts, Markdown(counted(s.count.statements, "statement")))
	if n := s.uncertain.all; n > 0 {
		v.Less = number(n, "of them is", "of them are")
	}
	for _, a := range s.newest[:min(articles, len(s.newest))] {
		v.Articles = append(v.Articles, w.articleLine(a))
	}
	if len(s.newest) > articles {
		v.All = link(Markdown("All "+thousands(len(s.newest))+" articles"), to(p.Path, articlesPath, ""), "")
	}
	byKind := s.entitiesByKind()
	for _, k := range kinds {
		items := byKind[k.folder]
		if len(items) == 0 {
			continue
		}
		l := topList{Kind: link(Markdown(sentenceCase(k.many)), to(p.Path, k.folder, ""), "")}
		for _, e := range s.connected(items, perKind) {
			l.Items = append(l.Items, w.entityLink(int(e), s.name(int(e))))
		}
		if len(items) > perKind {
			l.All = link(Markdown("all "+thousands(len(items))), to(p.Path, k.folder, ""), "")
		}
		v.Entities = append(v.Entities, l)
	}
	for _, st := range s.leads(statements) {
		v.Statements = append(v.Statements, w.news(st))
	}
	return v, m
}

// leads returns up to n statements for the front page: what stands for the
// newest articles, one of each, and where there are few articles more of each.
func (x *index) leads(n int) (out []*graph.Statement) {
	const most = 4 // of one article
	newest := x.newest[:min(2*n, len(x.newest))]
	leads := make([][]*graph.Statement, len(newest))
	for i, a := range newest {
		leads[i] = x.leadsOf(a)
	}
	shown := map[string]bool{}
	for round := range most {
		for _, l := range leads {
			if round < len(l) && len(out) < n && !shown[claimKey(l[round])] {
				shown[claimKey(l[round])] = true
				out = append(out, l[round])
			}
		}
	}
	return out
}

// leadsOf returns the statements that an article begins with, below its
// headline: what was read surely, then what comes first; of one sentence, what
// somebody with a name did.
func (x *index) leadsOf(a int) []*graph.Statement {
	const first = 8 // in the order of the text
	var leads []*graph.Statement
	for i := x.statements[a][0]; i < x.statements[a][1] && len(leads) < first; i++ {
		if x.printed[i] && x.isNews(a, &x.g.Statements[i]) {
			leads = append(leads, &x.g.Statements[i])
		}
	}
	unsure := func(s *graph.Statement) int {
		if s.Confidence < doubtful {
			return 1
		}
		return 0
	}
	weak := func(s *graph.Statement) (n int) {
		if x.g.Entities[x.entities[s.Subject]].Concept {
			n += 2
		}
		if s.Modality != graph.Asserted {
			n++
		}
		return n
	}
	slices.SortStableFunc(leads, func(p, q *graph.Statement) int {
		return cmp.Or(cmp.Compare(unsure(p), unsure(q)), cmp.Compare(p.Evidence[0].Sentence, q.Evidence[0].Sentence), cmp.Compare(weak(p), weak(q)), cmp.Compare(q.Confidence, p.Confidence))
	})
	return leads
}

// isNews reports whether a statement can stand on the front page: it says what
// happens, not what something is; it says of what; and it is not the headline,
// which stands beside it.
func (x *index) isNews(a int, s *graph.Statement) bool {
	if defines(s) || s.Modality == graph.Questioned || s.Modality == graph.Hypothetical || s.Object.IsZero() && len(s.Qualifiers) == 0 {
		return false
	}
	article := &x.g.Articles[a]
	n := s.Evidence[0].Sentence
	if n < 0 || n >= len(article.Sentences) {
		return true
	}
	b := article.Sentences[n].Block
	return b < 0 || b >= len(article.Blocks) || article.Blocks[b].Kind != corpus.Heading
}

// news shows a statement by itself, in a line or two.
func (w writer) news(s *graph.Statement) Markdown {
	sentence, about := w.claim(s, w.g.Articles[w.article(s)].Published)
	b := string(show(marks(s))) + string(sentence) + `. <span class="about">`
	for _, c := range about {
		b += string(c) + " · "
	}
	return Markdown(b + string(link(text(w.title(w.article(s))), w.toStatement(s), "")) + "</span>")
}
