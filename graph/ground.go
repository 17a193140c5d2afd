package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"dossier/graph/entity"
	"dossier/graph/mention"
)

// Ground turns the claims of one article into statements about entities. ids
// names the entity of each of the article's candidates, "" for those that have
// none; types are the entities' types. A claim whose subject or object is
// nothing that can be named (a pronoun that refers to nothing known, a bare
// number as subject) makes no statement.
func Ground(a *Analysis, ids []entity.ID, types map[entity.ID]mention.Type) []Statement {
	g := grounder{article: &a.Article, ids: ids, types: types}
	var out []Statement
	for i := range a.Claims {
		if s, ok := g.statement(&a.Claims[i]); ok {
			out = append(out, s)
		}
	}
	return out
}

type grounder struct {
	article *Article
	ids     []entity.ID
	types   map[entity.ID]mention.Type
}

func (g *grounder) statement(c *Claim) (Statement, bool) {
	subject := g.value(c.Subject)
	s := Statement{
		Article: g.article.ID, Subject: subject.Entity, SubjectText: subject.Text,
		Relation: c.Relation, Reading: c.Reading, Polarity: c.Polarity, Modality: c.Modality, Confidence: c.Confidence,
	}
	if s.Subject == "" {
		return s, false
	}
	if !c.Object.IsZero() {
		if s.Object = g.value(c.Object); s.Object.IsZero() || s.Object.Entity == s.Subject {
			return s, false
		}
	}
	for _, q := range c.Qualifiers {
		if v := g.value(q.Term); !v.IsZero() {
			s.Qualifiers = append(s.Qualifiers, Qualifier{Role: g.role(q, v), Value: v, Precision: q.Precision})
		}
	}
	for _, at := range c.Attribution {
		v := g.value(at.Speaker)
		if v.IsZero() && at.Speaker.Text != "" {
			v = Value{Literal: at.Speaker.Text, Datatype: TextValue, Text: at.Speaker.Text}
		}
		if n := len(s.Attribution); n > 0 && v.Entity != "" && s.Attribution[n-1].Speaker.Entity == v.Entity {
			continue // "Kim said …, adding that": once is enough
		}
		s.Attribution = append(s.Attribution, Attribution{Speaker: v, Verb: at.Verb, Time: at.Time})
	}
	s.Rules = slices.Clone(c.Rules)
	slices.Sort(s.Rules)
	s.Rules = slices.Compact(s.Rules)
	s.Evidence = []Evidence{g.evidence(c.Sentence)}
	s.ID = identify(&s)
	return s, true
}

// value names a term.
func (g *grounder) value(t Term) Value {
	v := Value{Literal: t.Literal, Datatype: t.Datatype, Unit: t.Unit, Text: t.Text}
	if t.Candidate >= 0 {
		if v.Entity = g.ids[t.Candidate]; v.Entity == "" {
			return Value{} // hidden
		}
	}
	for _, c := range t.Inside {
		if id := g.ids[c]; id != "" && id != v.Entity {
			v.Mentions = append(v.Mentions, id)
		}
	}
	slices.Sort(v.Mentions)
	v.Mentions = slices.Compact(v.Mentions)
	return v
}

// role calls a prepositional phrase about a place a place, and keeps the
// preposition otherwise.
func (g *grounder) role(q ClaimQualifier, v Value) string {
	switch q.Role {
	case "in", "at", "near", "on":
		if g.types[v.Entity] == mention.Place {
			return "place"
		}
	}
	return q.Role
}

func (g *grounder) evidence(n int) Evidence {
	s := g.article.Sentences[n]
	return Evidence{Sentence: n, Start: s.Start, End: s.End, Quote: g.article.Text[s.Start:s.End]}
}

// identify hashes what a statement says and which article says it, so that the
// statement keeps its ID as long as both stay the same.
func identify(s *Statement) string {
	h := sha256.New()
	write := func(parts ...string) {
		for _, p := range parts {
			h.Write([]byte(p))
			h.Write([]byte{0})
		}
	}
	write(s.Article, string(s.Subject), s.Relation, string(s.Object.Entity), s.Object.Literal, s.Object.Unit, string(s.Polarity), string(s.Modality))
	for _, a := range s.Attribution {
		write("says", string(a.Speaker.Entity), a.Speaker.Literal)
	}
	for _, q := range s.Qualifiers {
		write(q.Role, string(q.Value.Entity), q.Value.Literal)
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Merge joins the statements of one article that have the same ID: the words
// of the first in the text, the evidence and rules of all, the highest
// confidence. Any order and grouping gives the same; the result is sorted by
// first evidence, then ID.
func Merge(statements []Statement) []Statement {
	all := slices.Clone(statements)
	slices.SortFunc(all, func(a, b Statement) int { return cmp.Or(strings.Compare(a.ID, b.ID), compareWords(&a, &b)) })
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && out[n-1].ID == s.ID {
			join(&out[n-1], &s)
		} else {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Statement) int {
		return cmp.Or(cmp.Compare(a.Evidence[0].Sentence, b.Evidence[0].Sentence), strings.Compare(a.ID, b.ID))
	})
	return out
}

// join adds to a what b has more.
func join(a, b *Statement) {
	a.Confidence = max(a.Confidence, b.Confidence)
	a.Evidence = append(slices.Clone(a.Evidence), b.Evidence...)
	slices.SortFunc(a.Evidence, func(x, y Evidence) int { return cmp.Compare(x.Sentence, y.Sentence) })
	a.Evidence = slices.CompactFunc(a.Evidence, func(x, y Evidence) bool { return x.Sentence == y.Sentence })
	a.Rules = append(slices.Clone(a.Rules), b.Rules...)
	slices.Sort(a.Rules)
	a.Rules = slices.Compact(a.Rules)
}

// compareWords orders statements that say the same by where and how they say
// it.
func compareWords(a, b *Statement) int {
	return cmp.Or(cmp.Compare(a.Evidence[0].Sentence, b.Evidence[0].Sentence), strings.Compare(a.SubjectText, b.SubjectText),
		strings.Compare(a.Reading, b.Reading), strings.Compare(a.Object.Text, b.Object.Text))
}
