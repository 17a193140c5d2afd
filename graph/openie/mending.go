package openie

// The rules of this file change the tree where its words alone show it to be
// wrong.

var lateApposition = Rule{
	Name: "late-apposition", Stage: Mending,
	Example: "The rescued people included Bangladeshis and Rohingya, a stateless minority.",
	Doc:     "What follows the last member of a coordination, the one with and, after a comma and with an article, describes that member.",
	Apply: func(s *sentence) {
		for k := range s.tokens {
			if s.relation(k) != "conj" || s.tokens[k].UPOS != "NOUN" || s.Child(k, "cc", "case") >= 0 || !s.commaBefore(k) || s.Child(k, "det") < 0 {
				continue
			}
			if m := s.lastMember(k); m >= 0 && s.tokens[m].UPOS == "PROPN" {
				s.attach(k, m, "appos")
			}
		}
	},
}

// lastMember returns the conjunct before k that the conjunction introduces, if
// no conjunction follows it; −1 for none.
func (s *sentence) lastMember(k int) int {
	last := -1
	for _, m := range s.ChildrenBy(s.tokens[k].Head, "conj") {
		switch {
		case s.Child(m, "cc") < 0:
		case m > k:
			return -1
		default:
			last = m
		}
	}
	return last
}

var relativeObject = Rule{
	Name: "relative-object", Stage: Mending,
	Example: "He described a policy which, according to officials, both countries have criticised.",
	Doc:     "Of two subjects before one verb, the first a relative pronoun, the pronoun is the object.",
	Apply: func(s *sentence) {
		for k := range s.tokens {
			h := s.tokens[k].Head
			if !s.tokens[k].Is("nsubj") || s.tokens[k].Feat("PronType") != "Rel" || s.tokens[h].UPOS != "VERB" || s.Child(h, "obj", "aux:pass") >= 0 {
				continue
			}
			for _, other := range s.ChildrenBy(h, "nsubj") {
				if other > k && other < h && s.nominal(other) {
					s.attach(k, h, "obj")
				}
			}
		}
	},
}
