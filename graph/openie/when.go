package openie

import "slices"

// This file says when something is so: on a day, since, until or by it, from
// one to another, for or within a stretch of time.

// when is the qualifier of an oblique that is a time; the zero Qualifier when
// another one says it already.
func (s *sentence) when(c *clause, x argument, h int) Qualifier {
	q := Qualifier{Role: timeRole(x.prep), Phrase: Phrase{Sentence: s.index, Head: h, Tokens: s.timeTokens(h)}, Time: s.time[h], Until: -1}
	if s.intervalBegin(c, x) >= 0 {
		return Qualifier{} // the end of an interval
	}
	if end := s.intervalEnd(c, x); end >= 0 {
		q.Role, q.Until = RoleTime, s.time[end]
		q.Phrase.Tokens = s.span(min(x.start(), q.Phrase.Tokens[0]), slices.Max(s.timeTokens(end)))
	}
	return q
}

// timeRole is the role of a time after a preposition: most say when, some from
// when, until when or how long.
func timeRole(prep string) string {
	switch prep {
	case "", "on", "in", "at", "during", "of", "around", "about", "throughout", "as of", "as early as", "as late as", "late in", "early in":
		return RoleTime
	case "till", "through":
		return "until"
	case "starting", "beginning":
		return "since"
	case "ahead of", "prior to":
		return "before"
	}
	return prep
}

// intervalEnd returns the head of the time that ends the interval which x
// begins: July of "from May to July", "between May and July"; −1 for none.
func (s *sentence) intervalEnd(c *clause, x argument) int {
	switch x.prep {
	case "from":
		for _, k := range s.ChildrenBy(x.head, "nmod", "obl") {
			if prep, _ := s.caseOf(k); s.endsInterval(x.head, k, prep) {
				return k
			}
		}
		for _, y := range c.obliques {
			if s.endsInterval(x.head, y.head, y.prep) {
				return y.head
			}
		}
	case "between":
		if both := s.conjuncts(x.head); len(both) == 2 && s.time[both[1]] >= 0 && s.time[both[1]] != s.time[both[0]] {
			return both[1]
		}
	}
	return -1
}

// intervalBegin returns the head of the time that begins the interval which x
// ends, −1 for none.
func (s *sentence) intervalBegin(c *clause, x argument) int {
	for _, y := range c.obliques {
		if y.prep == "from" && s.endsInterval(y.head, x.head, x.prep) {
			return y.head
		}
	}
	return -1
}

func (s *sentence) endsInterval(begin, end int, prep string) bool {
	switch prep {
	case "to", "until", "till", "through":
		return end > begin && s.time[begin] >= 0 && s.time[end] >= 0 && s.time[end] != s.time[begin]
	}
	return false
}

// span lists the tokens from first to last.
func (s *sentence) span(first, last int) []int {
	var out []int
	for i := first; i <= last; i++ {
		out = append(out, i)
	}
	return out
}

// times lists when the clause is so, apart from what its participants hold.
func (s *sentence) times(c *clause, held func(int) bool) []Qualifier {
	var out []Qualifier
	add := func(q Qualifier) {
		if q.Role != "" && !s.emptyTime(q) && !held(q.Phrase.Head) && !slices.ContainsFunc(out, func(p Qualifier) bool { return p.Time == q.Time }) {
			out = append(out, q)
		}
	}
	for _, x := range c.obliques {
		if s.time[x.head] < 0 || x.antecedent && s.doc.times[s.time[x.head]].Begin == "" {
			continue // "a week of tension in which …": not for a week
		}
		add(s.when(c, x, x.head))
		if x.prep == "between" {
			continue
		}
		for _, h := range s.conjuncts(x.head)[1:] { // "on Dec. 30 and Jan. 2"
			if s.time[h] >= 0 {
				y := x
				if prep, marks := s.caseOf(h); prep != "" {
					y.prep, y.marks = prep, marks
				}
				add(s.when(c, y, h))
			}
		}
	}
	for _, k := range s.Children(c.head) {
		if s.time[k] >= 0 && s.tokens[k].Is("advmod", "nmod:unmarked", "nmod") {
			prep, marks := s.caseOf(k)
			add(s.when(c, argument{head: k, prep: prep, marks: marks}, k))
		}
	}
	return out
}

// emptyTime reports "at the time" and its like, which say when only to who knows
// already.
func (s *sentence) emptyTime(q Qualifier) bool {
	if q.Time < 0 || s.doc.times[q.Time].Begin != "" {
		return false
	}
	switch s.lemma(q.Phrase.Head) {
	case "time", "moment", "point":
		d := s.Child(q.Phrase.Head, "det")
		return d >= 0 && s.Child(q.Phrase.Head, "nummod", "acl:relcl", "nmod") < 0
	}
	return false
}
