package openie

import (
	"slices"
	"strings"
)

// view is a clause as a statement sees it: the same for the active, the
// passive and the verb that a light verb stands for.
type view struct {
	subject argument
	object  argument
	label   string
	// inflected is the predicate in the active voice where the sentence has it
	// otherwise; "" where the sentence's own words will do.
	inflected string
}

var activeVoice = Rule{
	Name: "active", Stage: Voice,
	Example: "Kim stepped up production.",
	Doc:     "The relation of an active verb is its lemma with its particles.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.copula >= 0 {
				c.view = view{subject: c.subject, object: noArgument, label: "be"}
			} else if !c.passive {
				c.view = view{subject: c.subject, object: c.object, label: s.verbLemma(c)}
				if !c.object.ok() && s.Child(c.head, "xcomp") >= 0 {
					c.view.object = c.indirect // "asked the government to act"
				}
				if !s.finite(c) && !s.sharesAuxiliary(c) {
					c.view.inflected = s.activeReading(c)
				}
			}
		}
	},
}

var passiveAgent = Rule{
	Name: "passive-agent", Stage: Voice,
	Example: "The missiles were launched by Russian forces towards Ukraine.",
	Doc:     "A passive with its agent says what the active says.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.passive && c.agent.ok() {
				c.view = view{subject: c.agent, object: c.subject, label: s.verbLemma(c), inflected: s.activeReading(c)}
				if c.object.ok() && c.subject.ok() { // "the farmers were offered loans by the bank"
					c.view.object, c.indirect = c.object, c.subject
				}
				c.fired("passive-agent")
			}
		}
	},
}

var passivePatient = Rule{
	Name: "passive", Stage: Voice,
	Example: "The pilgrims were trampled.",
	Doc:     "A passive without its agent is said of the patient: the relation is be and the participle.",
	Apply: func(s *sentence) {
		for _, c := range s.clauses {
			if c.passive && !c.agent.ok() {
				c.view = view{subject: c.subject, object: c.object, label: "be " + s.withParticles(c, s.participleForm(c.head))}
				if !s.hasPassiveAuxiliary(c) || !s.finite(c) && !s.sharesAuxiliary(c) {
					c.view.inflected = s.passiveReading(c)
				}
				c.fired("passive")
			}
		}
	},
}

func (s *sentence) participleForm(i int) string {
	if s.tokens[i].XPOS == "VBN" || s.verbForm(i) == "Part" {
		return s.lower(i)
	}
	return participle(s.lemma(i))
}

func (s *sentence) hasPassiveAuxiliary(c *clause) bool {
	return s.Child(c.head, "aux:pass") >= 0 || s.sharesAuxiliary(c)
}

// sharesAuxiliary: "were detained and questioned", "will raise and discuss".
func (s *sentence) sharesAuxiliary(c *clause) bool {
	if s.relation(c.head) != "conj" || len(c.aux) > 0 {
		return false
	}
	first := s.clauseAt[s.tokens[c.head].Head]
	return first != nil && len(first.aux) > 0 && s.tokens[first.head].XPOS == s.tokens[c.head].XPOS
}

// verbLemma is the verb with its particles: "step up", "carry out".
func (s *sentence) verbLemma(c *clause) string {
	return s.withParticles(c, s.lemma(c.head))
}

func (s *sentence) withParticles(c *clause, verb string) string {
	for _, p := range c.parts {
		verb += " " + s.lower(p)
	}
	return verb
}

// activeReading inflects the verb for a clause that has no finite verb, or a
// passive one, of its own.
func (s *sentence) activeReading(c *clause) string {
	if reading := s.governedReading(c); reading != "" {
		return reading
	}
	reading := s.withParticles(c, s.inflect(c, s.lemma(c.head)))
	if k := c.head - 1; k >= 0 && s.tokens[k].Head == c.head && s.tokens[k].Is("advmod") && s.tokens[k].UPOS == "ADV" && !s.aside(k) && s.time[k] < 0 && len(s.Children(k)) == 0 && len(c.aux) == 0 {
		if !strings.Contains(reading, " ") {
			reading = s.lower(k) + " " + reading // "partially suspended"
		}
	}
	return reading
}

// governedReading reads an infinitive or gerund with the verb or adjective that
// its subject governs it by, "tried to save", "is ready to leave": what that
// word makes of it is then said in the sentence's own words.
func (s *sentence) governedReading(c *clause) string {
	h := s.tokens[c.head].Head
	if s.relation(c.head) != "xcomp" || h < 0 || s.clauseAt[h] == nil || len(c.aux) > 0 || c.subject.shared != "control-subject" {
		return ""
	}
	g := s.clauseAt[h]
	if g.subject.head != c.subject.head || g.nominal || h > c.head {
		return ""
	}
	reading, verb := g.view.inflected, " to "+s.lemma(c.head)
	switch {
	case s.gerund(c):
		verb = " " + s.lower(c.head)
	case s.verbForm(c.head) != "Inf" || s.Child(c.head, "mark") < 0:
		return ""
	}
	switch {
	case g.copula >= 0:
		reading = s.copulaReading(g, []int{h})
	case reading == "":
		reading = s.predicateReading(g)
	}
	return s.withParticles(c, reading+verb)
}

func (s *sentence) passiveReading(c *clause) string {
	be := s.inflect(c, "be")
	if s.plural(c.subject.head) {
		be = strings.NewReplacer("was", "were", "is", "are").Replace(be)
	}
	return be + " " + s.withParticles(c, s.participleForm(c.head))
}

// inflect gives the verb the clause's own modal, negation and tense; without
// a finite verb, the tense of the clause above.
func (s *sentence) inflect(c *clause, lemma string) string {
	not := ""
	if c.polarity == Negative {
		not = "not "
	}
	for _, a := range c.aux {
		switch w := s.lower(a); w {
		case "wo":
			return "will " + not + lemma
		case "ca":
			return "can " + not + lemma
		case "will", "would", "may", "might", "can", "could", "shall", "should", "must":
			return w + " " + not + lemma
		}
	}
	if c.modality == Planned && s.finiteAbove(c) {
		if s.relation(c.head) == "advcl" && c.subject.shared == "participle-subject" { // a purpose
			return s.seek(c) + " " + not + "to " + lemma
		}
		if n := s.tokens[c.head].Head; c.subject.shared == "adnominal-infinitive" && n >= 0 && attitudeOf(s.lemma(n), "NOUN") == intend {
			return s.intends(c, not) + " to " + lemma // "have no intention of avoiding it"
		}
		return s.beOf(c) + " " + not + "to " + lemma
	}
	past, do := s.pastTime(c), "does not "
	if s.manySubjects(c) {
		do = "do not "
	}
	switch {
	case lemma == "be" && past:
		return strings.TrimSpace("was " + not)
	case not != "" && past:
		return "did not " + lemma
	case not != "":
		return do + lemma
	case past:
		return pastTense(lemma)
	case lemma != "be" && do == "do not ":
		return lemma
	}
	return thirdPerson(lemma)
}

// seek is the form of seek that goes with the subject and the time of a clause.
func (s *sentence) seek(c *clause) string {
	switch {
	case s.pastTime(c):
		return "sought"
	case s.manySubjects(c):
		return "seek"
	}
	return "seeks"
}

// intends is the form of intend that goes with the subject and the time of a
// clause, denied if not is not empty.
func (s *sentence) intends(c *clause, not string) string {
	switch past, many := s.pastTime(c), s.manySubjects(c); {
	case not != "" && past:
		return "did not intend"
	case past:
		return "intended"
	case not != "" && many:
		return "do not intend"
	case not != "":
		return "does not intend"
	case many:
		return "intend"
	}
	return "intends"
}

// beOf is the form of be that goes with the subject and the time of a clause.
func (s *sentence) beOf(c *clause) string {
	switch past, many := s.pastTime(c), s.manySubjects(c); {
	case past && many:
		return "were"
	case past:
		return "was"
	}
	return beForm(s.manySubjects(c))
}

// finiteAbove reports a clause whose plan or wish stands in a governing one.
func (s *sentence) finiteAbove(c *clause) bool { return !s.finite(c) }

// pastTime reports whether the clause, or the nearest clause above it with a
// finite verb, is in the past or the perfect.
func (s *sentence) pastTime(c *clause) bool {
	for n := 0; c != nil && n < len(s.tokens); n++ {
		for _, i := range slices.Concat(c.aux, []int{c.head}) {
			switch {
			case s.tokens[i].Feat("Tense") == "Past" && s.verbForm(i) == "Fin", s.lemma(i) == "have" && s.relation(i) == "aux":
				return true
			case s.verbForm(i) == "Fin":
				return c.passive && s.lemma(i) != "be"
			}
		}
		c = s.clauseAbove(c.head)
	}
	return s.Sentence.Kind != "heading" && s.Sentence.Kind != "caption"
}

// manySubjects reports a plural subject of the active voice.
func (s *sentence) manySubjects(c *clause) bool {
	a := c.subject
	if c.passive && c.agent.ok() {
		a = c.agent
	}
	return a.ok() && s.plural(a.head)
}

func (s *sentence) plural(i int) bool { return i >= 0 && s.tokens[i].Feat("Number") == "Plur" }
