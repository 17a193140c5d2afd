package openie

import "dossier/graph/mention"

// A role without an article after and is coordinated with the role before it,
// not with the body or the person that the tree hangs it on: "president of the
// federation and owner of a toy maker".

// roleConjunct returns the role that the conjunct k belongs with, −1 when k is a
// member of the coordination that the tree shows.
func (s *sentence) roleConjunct(k int) int {
	if s.relation(k) != "conj" || !s.bareRoleNoun(k) || s.Child(k, "cc") < 0 {
		return -1
	}
	return s.roleBefore(k)
}

// rolesWith lists the roles that are coordinated with role d.
func (s *sentence) rolesWith(d int) []int {
	var out []int
	for k := d + 1; k < len(s.tokens); k++ {
		if s.relation(k) == "conj" && (s.tokens[k].Head == d && s.bareRoleNoun(k) || s.roleConjunct(k) == d) {
			out = append(out, k)
		}
	}
	return out
}

// bareRoleNoun: "owner", "former minister": a person's role in the singular,
// without an article or owner.
func (s *sentence) bareRoleNoun(k int) bool {
	return s.tokens[k].UPOS == "NOUN" && !s.plural(k) && s.personNoun(k) && s.Child(k, "det", "nmod:poss", "nummod", "case") < 0
}

// roleBefore returns the role that the tree should have coordinated role k with:
// one whose of-phrase holds the first conjunct, or that describes the person who
// is the first conjunct; −1 for none.
func (s *sentence) roleBefore(k int) int {
	first := s.tokens[k].Head
	if s.named(first) && s.typeOf(first) == mention.Person {
		for _, d := range s.ChildrenBy(first, "appos") {
			if d < k && s.tokens[d].UPOS == "NOUN" && !s.plural(d) && s.personNoun(d) {
				return d
			}
		}
		return -1
	}
	if s.personNoun(first) {
		return -1
	}
	for d, n := s.tokens[first].Head, 0; d >= 0 && n < len(s.tokens); d, n = s.tokens[d].Head, n+1 {
		if s.relation(first) != "nmod" && s.relation(first) != "conj" {
			return -1
		}
		if s.tokens[d].UPOS == "NOUN" && !s.plural(d) && s.personNoun(d) {
			return d
		}
		first = d
	}
	return -1
}
