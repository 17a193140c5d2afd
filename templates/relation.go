package templates

// relationPage is what relation.md.tmpl shows.
type relationPage struct {
	Label      Markdown
	Statements string
	Inverse    []Markdown
	Similar    []Markdown
	Entries    Markdown
	Less       Markdown // how many statements are not shown
	Pager      Markdown
}

func (s *Site) relationPage(p Page) (relationPage, meta) {
	r := &s.g.Relations[p.item]
	w := writer{s.index, p.Path, -1}
	all := s.ofRelation.of(p.item)
	label := r.Label
	if !visible(label) {
		label = r.ID
	}
	v := relationPage{Label: text(label), Statements: counted(len(all), "statement"), Pager: pager(p)}
	m := meta{title: plainLine(label), kind: Relation, crumbs: []crumb{{"Relations", relationsPath}}}
	m.description = counted(len(all), "statement") + " of the form “… " + plainLine(label) + " …”, each with the sentence that says so."
	if v.Less = w.lessCertain(s.uncertain.relation[p.item], len(all)); v.Less == "" && len(all) == 0 {
		v.Less = "No statement with this relation is shown."
	}
	v.Entries = w.entries(s.split(p, [][]int32{all})[0])
	for _, l := range []struct {
		ids []string
		to  *[]Markdown
	}{{r.Inverse, &v.Inverse}, {r.Similar, &v.Similar}} {
		for _, id := range l.ids {
			if i, ok := s.byID[id]; ok && len(s.ofRelation.of(i)) > 0 {
				*l.to = append(*l.to, w.relationLink(i))
			}
		}
	}
	return v, m
}
