package openie

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"dossier/graph/mention"
)

// The rules of this file read roles, kinship and place out of noun phrases:
// titles before names, appositions, owners.

//go:embed lexicon/role-preposition.tsv
var rolePrepositionTable string

// rolePrepositions says how a role is joined to what it is held in, where that
// is not "of": spokesman for.
var rolePrepositions = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, row := range rows(rolePrepositionTable) {
		out[row[0]] = row[1]
	}
	return out
})

func rolePreposition(noun string) string {
	if p, ok := rolePrepositions()[noun]; ok {
		return p
	}
	return "of"
}

var title = Rule{
	Name: "title", Stage: Stating,
	Example: "North Korean leader Kim Jong Un visited arms factories.",
	Doc:     "A common noun before a name says what the named one is, and of what.",
	Apply: func(s *sentence) {
		for n := range s.tokens {
			if s.tokens[n].UPOS != "PROPN" {
				continue
			}
			for _, d := range s.ChildrenBy(n, "nmod:desc", "compound") {
				if d < n && s.typeOf(n) == mention.Person && (s.role(d) || s.tokens[d].Is("nmod:desc") && mention.CommonNoun(s.lower(d))) {
					s.describe(n, d, "title")
				}
			}
		}
	},
}

// role reports a noun that names a person's role, also one that is written
// like a name: "Prime Minister".
func (s *sentence) role(d int) bool {
	switch s.tokens[d].UPOS {
	case "NOUN":
		return s.personNoun(d)
	case "PROPN":
		return mention.Title(s.lower(d))
	case "ADJ": // "the company's chief executive"
		return s.nominal(d) && mention.Title(s.lower(d))
	}
	return false
}

var apposition = Rule{
	Name: "apposition", Stage: Stating,
	Example: "Fuad Basya, spokesman for the Indonesian military, spoke of the boat.",
	Doc:     "Of two noun phrases side by side, the common one says what the named one is.",
	Apply: func(s *sentence) {
		for a := range s.tokens {
			if !s.tokens[a].Is("appos") {
				continue
			}
			h := s.apposed(a)
			switch {
			case h < 0:
			case s.commonNoun(a):
				s.describe(h, a, "apposition")
			case s.tokens[a].UPOS == "PROPN" && s.commonNoun(h) && !s.tokens[h].Is("appos"):
				s.describe(a, h, "apposition")
			}
		}
	},
}

// wholeWord climbs from a part of a hyphenated word to its head:
// "brother-in-law".
func (s *sentence) wholeWord(i int) int {
	for n := 0; i > 0 && n < len(s.tokens) && s.relation(i) == "nmod"; n++ {
		left, _ := s.Extent(i)
		if s.tokens[i].Head > i || left == 0 || s.tokens[left-1].Form != "-" && s.tokens[left].Form != "-" {
			break
		}
		i = s.tokens[i].Head
	}
	return i
}

func (s *sentence) commonNoun(i int) bool {
	return (s.tokens[i].UPOS == "NOUN" || s.role(i)) && !strings.ContainsAny(s.tokens[i].Form, "0123456789@/")
}

// describe states that n is what the noun d says: be · a former diplomat; and,
// when d says of whom or of what, be spokesman for · the ministry.
func (s *sentence) describe(n, d int, rule string) {
	c := s.descriptionClause(n, d, rule)
	s.descriptions = append(s.descriptions, c)
	if (s.tokens[d].UPOS == "NOUN" || len(s.Children(d)) > 0) && !s.anybody(d) && !s.eachOther(n, d) { // not "Mr", "Dr"
		is := beForm(s.plural(n))
		if s.plural(d) && !s.plural(n) { // "the allies Russia and North Korea"
			is, c.view.subject.single = "is one of", false
		}
		s.state(c, draft{label: "be", reading: is, object: argument{head: d, antecedent: true}, noun: -1, complement: -1})
	}
	s.relateRole(c, d)
	for _, k := range s.rolesWith(d) {
		also := s.descriptionClause(n, k, rule)
		s.state(also, draft{label: "be", reading: beForm(s.plural(n)), object: argument{head: k, antecedent: true, single: true}, noun: -1, complement: -1})
		s.relateRole(also, k)
	}
}

// eachOther: "the allies Russia and North Korea" are allies of each other; of one
// alone it says nothing.
func (s *sentence) eachOther(n, d int) bool {
	return s.plural(d) && !s.plural(n) && relationalNouns()[s.lemma(d)] && len(s.roleComplements(d)) == 0
}

// anybody: "two men", "a person": a description that fits everybody.
func (s *sentence) anybody(d int) bool {
	switch s.lemma(d) {
	case "man", "woman", "person", "people", "individual", "other":
		return s.Child(d, "amod", "compound", "nmod", "acl", "nmod:poss") < 0
	}
	return false
}

// descriptionClause is the clause that a description amounts to. It stands on
// the word of whoever says the clause around it.
func (s *sentence) descriptionClause(n, d int, rule string) *clause {
	subject := argument{head: n, shared: rule, single: true}
	c := &clause{
		head: d, copula: -1, nominal: true, inside: d != n,
		subject: subject, object: noArgument, indirect: noArgument, agent: noArgument,
		polarity: Positive, modality: Asserted,
		view: view{subject: subject, object: noArgument},
	}
	if s.quote[d] >= 0 || s.quote[n] >= 0 {
		if up := s.clauseAbove(n); up != nil {
			c.attribution = up.attribution
		}
	}
	return c
}

// relateRole states what the role noun d is held in.
func (s *sentence) relateRole(c *clause, d int) {
	for _, x := range s.roleComplements(d) {
		label := "be " + s.roleName(d, x) + " " + x.prep
		s.state(c, draft{label: label, reading: beForm(s.plural(c.view.subject.head)) + " " + s.roleReading(d, x), object: x, noun: -1, complement: -1})
	}
}

// roleComplements finds of whom or of what d is the role: "leader of the
// party", "the party's leader", "party leader", "North Korean leader".
func (s *sentence) roleComplements(d int) []argument {
	var out []argument
	lemma, before := s.lemma(d), -1
	for _, k := range s.Children(d) {
		switch {
		case s.tokens[k].Is("nmod:poss") && (s.personNoun(d) || relationalNouns()[lemma]):
			out = append(out, argument{head: k, prep: rolePreposition(lemma)})
		case s.tokens[k].Is("compound", "amod", "nmod:desc") && k < d && s.namedPart(k) && !s.partOfBody(d, k) && s.personNoun(d) && (offices()[lemma] || s.typeOf(k) == mention.Organization):
			a := argument{head: k, prep: rolePreposition(lemma)}
			if before >= 0 { // the "US" of "US Security Council spokesman" belongs to the Council
				out[before] = a
				continue
			}
			before = len(out)
			out = append(out, a)
		case s.relation(k) == "nmod" && k > d && s.thing(k) && s.tokens[k].UPOS != "ADJ" && s.tokens[k].UPOS != "DET":
			if prep, marks := s.caseOf(k); s.partOfTitle(d, k) || groupNouns()[lemma] && s.plural(k) {
				continue
			} else if prep == "of" && (s.personNoun(d) || relationalNouns()[s.lemma(d)]) || s.personNoun(d) && (prep == "for" || prep == "to" || prep == "at" || prep == "in" && s.named(k)) {
				out = append(out, argument{head: k, prep: prep, marks: marks})
			}
		}
	}
	return out
}

// partOfBody: "US" of "the US National Security Council spokesman" says whose
// council it is.
func (s *sentence) partOfBody(d, k int) bool {
	return s.typeOf(k) == mention.Place && slices.ContainsFunc(s.ChildrenBy(d, "compound", "nmod:desc"), func(o int) bool {
		return o > k && o < d && s.typeOf(o) == mention.Organization
	})
}

// partOfTitle: "Secretary of State": written like a name, and no name of
// anything else.
func (s *sentence) partOfTitle(d, k int) bool {
	if s.lower(k) == "state" && s.Child(k, "det") < 0 {
		return true // the Secretary of State
	}
	return s.named(d) && s.named(k) && s.typeOf(k) != mention.Organization && s.typeOf(k) != mention.Place
}

// namedPart: a name or an adjective of nationality inside a noun phrase.
func (s *sentence) namedPart(k int) bool {
	return s.tokens[k].UPOS == "PROPN" && (s.typeOf(k) == mention.Organization || s.typeOf(k) == mention.Place) || s.nationality(k)
}

func (s *sentence) named(k int) bool { return s.tokens[k].UPOS == "PROPN" }

// roleName is the role without what it is held in, as it stands in labels:
// "former national security adviser".
func (s *sentence) roleName(d int, x argument) string {
	var words []string
	for _, i := range s.roleTokens(d, x) {
		if i == d {
			words = append(words, s.lemma(i)+s.hyphenated(i))
		} else {
			words = append(words, s.lower(i))
		}
	}
	return strings.ReplaceAll(strings.Join(words, " "), " - ", "-")
}

// roleReading is the role as a sentence has it, with its preposition: "a close
// ally of".
func (s *sentence) roleReading(d int, x argument) string {
	var words []string
	if det := s.Child(d, "det"); det >= 0 && det < d && (s.lemma(det) == "a" || s.lemma(det) == "the") && x.head > d {
		words = append(words, s.lower(det))
	}
	for _, i := range s.roleTokens(d, x) {
		if i == d {
			words = append(words, s.form(i)+s.hyphenated(i))
		} else {
			words = append(words, s.form(i))
		}
	}
	return strings.ReplaceAll(strings.Join(words, " "), " - ", "-") + " " + x.prep
}

// oneReading is the reading of a role in the plural for one of those who hold
// it: "is a member of"; "" for a role in the singular.
func (s *sentence) oneReading(c *clause, d int, x argument) string {
	if !s.plural(d) {
		return ""
	}
	name := s.roleName(d, x)
	return s.copulaReading(c, nil) + " " + indefinite(name) + " " + name + " " + x.prep
}

// roleTokens are the words of the role before what it is held in.
func (s *sentence) roleTokens(d int, x argument) []int {
	return s.trim(s.subtree(d, func(k int) bool {
		if k == x.head || s.tokens[k].Head != d {
			return k != x.head && s.insideModifier(k)
		}
		return k < d && s.tokens[k].Is("amod", "compound", "punct") && !s.namedPart(k)
	}), d)
}

var predicateRole = Rule{
	Name: "predicate-role", Stage: Stating,
	Example: "Wellington is the capital of New Zealand.",
	Doc:     "A role in the predicate relates the subject to what the role is held in.",
	Apply: func(s *sentence) {
		for _, c := range s.copular() {
			if s.tokens[c.head].UPOS == "NOUN" && s.Child(c.head, "case") < 0 {
				for _, d := range append([]int{c.head}, s.rolesWith(c.head)...) {
					s.statePredicateRole(c, d)
				}
			}
		}
	},
}

// statePredicateRole states what the role d of the predicate is held in.
func (s *sentence) statePredicateRole(c *clause, d int) {
	for _, x := range s.roleComplements(d) {
		s.state(c, draft{label: "be " + s.roleName(d, x) + " " + x.prep, reading: s.copulaReading(c, nil) + " " + s.roleReading(d, x), one: s.oneReading(c, d, x), object: x, noun: -1, complement: -1})
	}
}

var placeInPlace = Rule{
	Name: "place-in-place", Stage: Stating,
	Example: "They were found off the coast of Aceh, Indonesia.",
	Doc:     "A place name followed by a larger place after a comma lies in it.",
	Apply: func(s *sentence) {
		for k := range s.tokens {
			h := s.tokens[k].Head
			if h < 0 || k < h || s.tokens[k].UPOS != "PROPN" || s.tokens[h].UPOS != "PROPN" || !s.tokens[k].Is("nmod:unmarked", "appos") ||
				s.typeOf(k) != mention.Place || s.typeOf(h) != mention.Place || !s.commaBefore(k) {
				continue
			}
			c := s.descriptionClause(h, k, "place-in-place")
			s.state(c, draft{label: "be in", reading: "is in", object: argument{head: k}, noun: -1, complement: -1})
		}
	},
}

// commaBefore reports whether the phrase of k follows a comma.
func (s *sentence) commaBefore(k int) bool {
	left, _ := s.Extent(k)
	return s.tokens[left].Form == "," || left > 0 && s.tokens[left-1].Form == ","
}

var placeKind = Rule{
	Name: "place-kind", Stage: Stating,
	Example: "About 80 people left the town of Yeoncheon.",
	Doc:     "In the town of Yeoncheon, Yeoncheon is a town.",
	Apply: func(s *sentence) {
		for d := range s.tokens {
			if n := s.placeNamed(d); n >= 0 {
				c := s.descriptionClause(n, d, "place-kind")
				s.state(c, draft{label: "be", reading: "is " + indefinite(s.lower(d)), object: argument{head: d}, literal: true, noun: -1, complement: -1})
			}
		}
	},
}

// placeNamed returns the name in "the town of Yeoncheon", −1 for none: the
// phrase means what the name means.
func (s *sentence) placeNamed(d int) int {
	if s.tokens[d].UPOS != "NOUN" || s.plural(d) || !placeNouns()[s.lemma(d)] {
		return -1
	}
	for _, k := range s.ChildrenBy(d, "nmod") {
		if prep, _ := s.caseOf(k); prep == "of" && k > d && s.named(k) && s.typeOf(k) == mention.Place && s.Child(k, "conj") < 0 {
			return k
		}
	}
	return -1
}

var thingInPlace = Rule{
	Name: "thing-in-place", Stage: Stating,
	Example: "The loudspeaker in South Korea was hit.",
	Doc:     "A building, object, organization or place with a place name after in, at, near or on is there.",
	Apply: func(s *sentence) {
		for k := range s.tokens {
			h := s.tokens[k].Head
			if h < 0 || s.relation(k) != "nmod" || s.typeOf(k) != mention.Place || !s.named(k) || s.takenByVerb(k) {
				continue
			}
			prep, marks := s.caseOf(k)
			switch prep {
			case "in", "at", "near", "outside":
			default:
				continue
			}
			if up := s.tokens[h].Head; !s.rightBehind(h, marks[0]) || up >= 0 && s.relation(h) == "nmod" && s.eventVerb(up) != "" {
				continue // in "the use of missiles in Ukraine", the use is there
			}
			h = s.describedBy(h)
			if s.generic(h) {
				continue
			}
			switch s.typeOf(h) {
			case mention.Object, mention.Place, mention.Organization:
				c := s.descriptionClause(h, k, "thing-in-place")
				c.view.subject.single = false
				s.state(c, draft{label: "be " + prep, reading: beForm(s.plural(h)) + " " + prep, object: argument{head: k, prep: prep, marks: marks}, noun: -1, complement: -1})
			}
		}
	},
}

var origin = Rule{
	Name: "origin", Stage: Stating,
	Example: "The rescued were Rohingya from Myanmar.",
	Doc:     "People with from and a place name come from there; a named person with of and an organization is one of its people.",
	Apply: func(s *sentence) {
		for k := range s.tokens {
			n := s.tokens[k].Head
			if n >= 0 {
				n = s.describedBy(n)
			}
			if n < 0 || s.generic(n) || !s.tokens[k].Is("nmod") || !s.named(k) || s.takenByVerb(k) || s.typeOf(n) != mention.Person || s.tokens[k].Deprel != "nmod" {
				continue
			}
			prep, marks := s.caseOf(k)
			if s.named(n) && mention.Title(s.lower(n)) || !(prep == "from" && s.typeOf(k) == mention.Place || (prep == "of" || prep == "from") && s.named(n) && s.typeOf(k) == mention.Organization) {
				continue
			}
			c := s.descriptionClause(n, k, "origin")
			s.state(c, draft{label: "be from", reading: beForm(s.plural(n)) + " from", object: argument{head: k, prep: prep, marks: marks}, noun: -1, complement: -1})
		}
	},
}

var eventPlace = Rule{
	Name: "event-place", Stage: Stating,
	Example: "345 pilgrims were killed in a stampede during the Hajj near Mecca.",
	Doc:     "An event with another event after during, or with a place name after in, at or near, took place there and then.",
	Apply: func(s *sentence) {
		for k := range s.tokens {
			n := s.tokens[k].Head
			if n < 0 || s.relation(k) != "nmod" || s.tokens[n].UPOS != "NOUN" || s.typeOf(n) != mention.Event || s.takenByVerb(k) || s.tokens[k].Is("nmod:poss") || s.clauseAt[n] != nil && !s.clauseAt[n].nominal {
				continue
			}
			prep, marks := s.caseOf(k)
			switch t := s.typeOf(k); {
			case prep == "during" && t == mention.Event:
			case (prep == "in" || prep == "at" || prep == "near" || prep == "outside") && t == mention.Place && s.named(k):
			default:
				continue
			}
			c := s.descriptionClause(n, n, "event-place")
			s.markEvent(c)
			if c.unsaid || s.negativeDeterminer(n) {
				continue
			}
			c.head, c.inside = k, true
			s.state(c, draft{label: "take place " + prep, reading: s.inflect(c, "take") + " place " + prep, object: argument{head: k, prep: prep, marks: marks}, noun: -1, complement: -1})
		}
	},
}

// rightBehind reports whether nothing but the rest of a name stands between the
// noun h and the preposition at i: in "the headquarters of the United Nations
// in New York" it is not sure what is there.
func (s *sentence) rightBehind(h, i int) bool {
	for k := h + 1; k < i; k++ {
		if !s.tokens[k].Is("flat", "compound", "conj", "cc", "appos") && s.tokens[k].UPOS != "PUNCT" && s.tokens[k].XPOS != "POS" && s.tokens[k].UPOS != "NUM" {
			return false
		}
	}
	return true
}

// generic reports a bare plural: "sailors from Norway" says nothing of sailors.
func (s *sentence) generic(n int) bool {
	return s.tokens[n].UPOS == "NOUN" && s.plural(n) && s.Child(n, "det", "nummod", "nmod:poss", "amod") < 0
}

// describedBy goes from a description to the name that it describes: "Gonzaga,
// a school in Milan".
func (s *sentence) describedBy(h int) int {
	if n := s.tokens[h].Head; s.tokens[h].Is("appos") && s.tokens[h].UPOS == "NOUN" && s.nominal(n) {
		return n
	}
	return h
}

// takenByVerb: "fired missiles at Ukraine" says nothing of missiles at Ukraine.
func (s *sentence) takenByVerb(k int) bool {
	c := s.clauseAbove(k)
	return c != nil && slices.Contains(c.taken, k)
}

var kinds = Rule{
	Name: "such-as", Stage: Stating,
	Example: "Weapons such as the Hwasong-18 can reach the United States.",
	Doc:     "A name after such as or including is one of what stands before it.",
	Apply: func(s *sentence) {
		for k := range s.tokens {
			h := s.tokens[k].Head
			if h < 0 || s.relation(k) != "nmod" || !s.named(k) || !s.commonNoun(h) || !s.plural(h) {
				continue
			}
			if prep, _ := s.caseOf(k); prep != "such as" && prep != "including" && prep != "like" {
				continue
			}
			if len(s.nameTokens(h, true)) == 1 && s.typeOf(h) == mention.Person {
				continue // "men such as Hobhouse"
			}
			c := s.descriptionClause(k, h, "such-as")
			c.view.subject.single = false
			s.state(c, draft{label: "be", reading: "is one of", object: argument{head: h}, noun: -1, complement: -1})
		}
	},
}

// typeOf returns the type of the mention headed by token i, "" for none.
func (s *sentence) typeOf(i int) mention.Type {
	if m := s.mention[i]; m >= 0 {
		return s.doc.mentions.Mentions[m].Type
	}
	return ""
}

// nationality reports an adjective or noun of nationality before a noun:
// "North Korean missiles".
func (s *sentence) nationality(k int) bool {
	m := s.mention[k]
	return m >= 0 && s.tokens[k].UPOS == "ADJ" && s.doc.mentions.Mentions[m].Kind == mention.Name && s.doc.mentions.Mentions[m].Type == mention.Place
}

// personNoun reports a noun that names a kind of person.
func (s *sentence) personNoun(d int) bool {
	return s.typeOf(d) == mention.Person || s.mention[d] < 0 && mention.Title(s.lemma(d))
}
