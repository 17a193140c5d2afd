package templates

import (
	"dossier/graph"
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
	}{{len(s.g.Articles), "article", "articles", articlesPath}, {s.count.entities, "entity", "entities", entitiesPath}, {len(s.sortedRelations()), "relation", "relations", relationsPath}} {
		v.Counts = append(v.Counts, link(Markdown(number(c.n, c.one, c.many)), to(p.Path, c.folder, ""), ""))
	}
	v.Counts = append(v.Counts, Markdown(counted(s.count.statements, "statement")))
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
	shown := map[string]bool{}
	for _, a := range s.newest {
		if st := s.leadStatement(a); st != nil && !shown[claimKey(st)] {
			shown[claimKey(st)] = true
			if v.Statements = append(v.Statements, w.news(st)); len(v.Statements) == statements {
				break
			}
		}
	}
	return v, m
}

// leadStatement returns the statement that stands for an article: of those
// that its first sentences make, the surest. nil when it makes none.
func (x *index) leadStatement(a int) *graph.Statement {
	const first = 6 // statements, in the order of the text
	var best *graph.Statement
	n := 0
	for i := x.statements[a][0]; i < x.statements[a][1] && n < first; i++ {
		if s := &x.g.Statements[i]; x.sound[i] && !defines(s) {
			if n++; best == nil || s.Confidence > best.Confidence {
				best = s
			}
		}
	}
	return best
}

// news shows a statement by itself, in a line or two.
func (w writer) news(s *graph.Statement) Markdown {
	b := string(show(marks(s))) + string(w.sentence(s))
	if by := w.attribution(s, w.g.Articles[w.article(s)].Published); by != "" {
		b += ", " + string(by)
	}
	b += `. <span class="about">`
	for _, c := range w.circumstances(s) {
		b += string(c) + " · "
	}
	return Markdown(b + string(link(text(w.title(w.article(s))), w.toStatement(s), "")) + "</span>")
}
