package openie

import "dossier/graph/mention"

var caption = Rule{
	Name: "caption", Stage: Stating,
	Example: "Braverman with Gérald Darmanin in Paris on November 14, 2022.",
	Doc:     "A line without a verb that names a person with another, or in a place, says that they were there together.",
	Apply: func(s *sentence) {
		root := s.Sentence.Root()
		if root < 0 || len(s.clauses) > 0 || !s.named(root) || s.typeOf(root) != mention.Person {
			return
		}
		c := s.descriptionClause(root, root, "caption")
		for _, k := range s.Children(root) {
			s.placeCircumstance(c, k)
		}
		for _, x := range c.obliques {
			if x.prep == "with" && s.typeOf(x.head) == mention.Person || (x.prep == "in" || x.prep == "at" || x.prep == "near") && s.typeOf(x.head) == mention.Place {
				s.state(c, draft{label: "be " + x.prep, reading: "is " + x.prep, object: x, noun: -1, complement: -1})
			}
		}
	},
}

// placeCircumstance files what hangs on the name of a caption, and what hangs
// on that: "with Darmanin in Paris".
func (s *sentence) placeCircumstance(c *clause, k int) {
	if s.relation(k) != "nmod" && s.relation(k) != "obl" || s.tokens[k].Is("nmod:poss", "nmod:desc") {
		return
	}
	prep, marks := s.caseOf(k)
	if prep == "of" {
		return
	}
	c.obliques = append(c.obliques, argument{head: k, prep: prep, marks: marks})
	for _, below := range s.Children(k) {
		if s.time[k] < 0 {
			s.placeCircumstance(c, below)
		}
	}
}
