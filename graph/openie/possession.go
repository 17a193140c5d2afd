package openie

import (
	"strings"
	"unicode"

	"dossier/graph/mention"
)

// The rules of this file read what names say beside and inside each other: to
// whom something named belongs, and what else it is called.

var owner = Rule{
	Name: "named-possession", Stage: Stating,
	Example: "According to Saudi Arabia's Civil Defense Authority, the crane fell into Mecca's Grand Mosque.",
	Doc:     "A named body belongs to the state or organization that owns it; any other named thing with a place as its owner is there.",
	Apply: func(s *sentence) {
		for n := range s.tokens {
			if !s.named(n) {
				continue
			}
			for _, k := range s.Children(n) {
				if label := s.belonging(n, k); label != "" {
					c := s.descriptionClause(n, n, "named-possession")
					reading := "is in"
					if label == "belong to" {
						reading = "belongs to"
					}
					s.state(c, draft{label: label, reading: reading, object: argument{head: k}, noun: -1, complement: -1})
				}
			}
		}
	},
}

// belonging is the relation between the thing named n and its owner or
// nationality k, "" for none.
func (s *sentence) belonging(n, k int) string {
	if k > n || s.time[k] >= 0 || s.tokens[k].Is("nmod:poss") && s.insideName(n, k) {
		return ""
	}
	t, by := s.typeOf(n), s.typeOf(k)
	switch {
	case s.tokens[k].Is("nmod:poss"):
		switch {
		case !s.named(k) && !(by == mention.Organization && s.definite(k)):
		case by == mention.Organization && t == mention.Organization, by == mention.Place && t == mention.Organization && stateBodies()[s.lower(n)]:
			return "belong to"
		case by == mention.Place && (t == mention.Place || t == mention.Organization || t == mention.Object):
			return "be in"
		}
	case s.tokens[k].Is("amod", "compound") && t == mention.Organization && stateBodies()[s.lower(n)] && s.demonym(k):
		return "belong to"
	}
	return ""
}

// insideName reports an owner that is part of the name: the Workers' Party.
func (s *sentence) insideName(n, k int) bool {
	m := s.mention[n]
	if m < 0 {
		return false
	}
	name := s.doc.mentions.Mentions[m].Name
	return name.Start <= k && k < name.End
}

// demonym reports a word of nationality inside a name: "Saudi" of the Saudi
// Interior Ministry.
func (s *sentence) demonym(k int) bool {
	m := s.mention[k]
	return m >= 0 && s.doc.mentions.Mentions[m].Demonym
}

var otherName = Rule{
	Name: "other-name", Stage: Stating,
	Example: "The Korean Central News Agency (KCNA) reported the visit.",
	Doc:     "A name in brackets after a name is another name of the same: its initials, or one of the same type.",
	Apply: func(s *sentence) {
		for k := range s.tokens {
			n := s.tokens[k].Head
			if n < 0 || k < n || !s.tokens[k].Is("appos", "dep", "parataxis") || !s.named(k) || !s.named(n) || !s.bracketed(k) {
				continue
			}
			if !s.initials(n, k) && (s.typeOf(k) == "" || s.typeOf(k) != s.typeOf(n) || s.typeOf(n) == mention.Person) {
				continue
			}
			c := s.descriptionClause(n, k, "other-name")
			s.state(c, draft{label: "be known as", reading: "is known as", object: argument{head: k}, literal: true, noun: -1, complement: -1})
		}
	},
}

// bracketed reports a phrase in round or square brackets.
func (s *sentence) bracketed(k int) bool {
	left, right := s.Extent(k)
	open := func(i int) bool { return i >= 0 && (s.tokens[i].Form == "(" || s.tokens[i].Form == "[") }
	return (open(left) || open(left-1)) && right < len(s.tokens)
}

// initials reports whether k is made of the initials of the name headed by n,
// little words left out or not: KCNA, UAAR.
func (s *sentence) initials(n, k int) bool {
	short := []rune(s.tokens[k].Form)
	if len(short) < 2 {
		return false
	}
	for _, r := range short {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	at := 0
	for _, i := range s.nameTokens(n, true) {
		if i == k || at == len(short) {
			continue
		}
		if first := []rune(s.tokens[i].Form)[0]; first == short[at] || unicode.ToUpper(first) == short[at] && !strings.ContainsRune("aot", first) {
			at++
		}
	}
	return at == len(short)
}
