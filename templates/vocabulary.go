package templates

import (
	"strconv"
	"strings"

	"dossier/graph/mention"
	"dossier/graph/rdf/vocab"
)

// vocabularyPage is what vocabulary.md.tmpl shows.
type vocabularyPage struct {
	Base       Markdown // what stands before every address
	Own        bool     // the site has a base of its own
	Properties []termLine
	Roles      []termLine
	Classes    []termLine
	Datatypes  []termLine
	Types      []typeLine
	Graph      string
	Printable  string // the confidence that a statement needs to be shown
}

// termLine documents a term.
type termLine struct {
	Name, Label, Comment, Values Markdown
}

// typeLine says which classes the entities of a type have.
type typeLine struct {
	Type, Classes Markdown
}

func (s *Site) vocabularyPage(p Page) (vocabularyPage, meta) {
	v := vocabularyPage{Base: text(s.cfg.BaseURL), Own: s.cfg.BaseURL != "", Graph: root(p.Path) + graphFile, Printable: strconv.FormatFloat(printable, 'g', -1, 64)}
	if !v.Own {
		v.Base = text(vocab.DefaultBase)
	}
	for _, t := range vocab.Terms() {
		switch t.Kind {
		case vocab.Property:
			v.Properties = append(v.Properties, termOf(t))
		case vocab.Class:
			v.Classes = append(v.Classes, termOf(t))
		case vocab.Datatype:
			v.Datatypes = append(v.Datatypes, termOf(t))
		}
	}
	for _, r := range s.roles {
		v.Roles = append(v.Roles, termOf(vocab.RoleTerm(r)))
	}
	for _, t := range append(typeOrder, mention.Type("")) {
		class, own := vocab.EntityClass(t)
		line := typeLine{text(typeWords[t].one), text("schema:" + strings.TrimPrefix(class, vocab.Schema))}
		if t == "" {
			line.Type = "anything else"
		}
		if own != "" {
			line.Classes += text(" and ns#" + own)
		}
		v.Types = append(v.Types, line)
	}
	return v, meta{title: "Vocabulary", kind: Vocabulary, description: "The terms of the published graph: what every property and class means, and which triples are in which graph."}
}

// termOf documents a term; its name carries the fragment of its IRI.
func termOf(t vocab.Term) termLine {
	return termLine{
		Name: Markdown(`<span id="`+t.Name+`" class="term">`) + escape("ns#"+t.Name) + "</span>", Label: text(t.Label), Comment: text(t.Comment), Values: text(t.Values),
	}
}
