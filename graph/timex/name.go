package timex

import (
	"strings"
	"time"
)

func (s *scanner) holidayPhrase(i int, _ bool) (reading, int) { return s.phrase(i) }

// phrase reads fixed words: holidays and vague phrases.
func (s *scanner) phrase(i int) (reading, int) {
	for _, p := range s.lexicon.phrases[s.w(i).lower] {
		end, k := i+p.end, i
		for k < len(s.words) && k < i+len(p.words) && s.words[k].lower == p.words[k-i] {
			k++
		}
		switch {
		case k < i+len(p.words):
		case p.holiday == "":
			next := s.w(end)
			if len(p.words) == 1 && s.tokens[i].UPOS != "ADV" || next.is(classVagueNumber|classNumber|classUnit|classUnits) || next.digits > 0 {
				return reading{}, i // "in the past three days"
			}
			return reading{typ: Date, vague: true}, end
		case s.words[i].digits > 0 || s.words[i].upper && !s.named(i, end):
			return s.yearAfter(holidayReading(p.holiday), end)
		}
	}
	return reading{}, i
}

// holidayReading is what a rule of holidays.tsv means.
func holidayReading(rule string) reading {
	r := reading{typ: Date, unit: day}
	if len(rule) < len(time.DateOnly) {
		r.holiday = rule
		return r
	}
	t, _ := holidayIn(rule, 0)
	r.month, r.day, r.eventYear = int(t.Month()), t.Day(), t.Year()
	r.eventSure = !strings.HasSuffix(rule, "?")
	return r
}

// named reports whether the words i..end−1 are part of a larger name: "Black
// Friday", "the Sunday Times", "Good Friday Agreement", "Theresa May".
func (s *scanner) named(i, end int) bool {
	last := end - 1
	if p := s.token(i - 1); s.properPart(i-1) && (p.Head >= i && p.Head < end || s.token(i).Head == i-1) {
		rel := p.Relation()
		if s.token(i).Head == i-1 {
			rel = s.token(i).Relation()
		}
		if rel == "flat" || rel == "compound" || rel == "amod" {
			return true
		}
	}
	h := s.token(last).Head
	if h <= last || h > last+4 || h >= len(s.tokens) {
		return false
	}
	if rel := s.token(last).Relation(); rel != "compound" && rel != "flat" && rel != "amod" && rel != "nmod" {
		return false
	}
	for k := end; k <= h; k++ {
		if !s.properPart(k) {
			return false
		}
	}
	return !s.sentenceInCapitals()
}

// properPart reports whether token i is a word of a proper name that is not
// about time.
func (s *scanner) properPart(i int) bool {
	if i < 0 || i >= len(s.tokens) || !s.words[i].upper {
		return false
	}
	t := &s.tokens[i]
	return (t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NNP") || i > 0 && (t.UPOS == "ADJ" || t.UPOS == "NOUN")) && !s.words[i].is(classTemporal)
}

// properName reports whether token i, a word that is written small, is part
// of a name.
func (s *scanner) properName(i int) bool {
	return i > 0 && s.w(i).upper && !s.sentenceInCapitals()
}

// sentenceInCapitals reports whether most words begin with a capital, as in
// a title, where a capital says nothing.
func (s *scanner) sentenceInCapitals() bool {
	upper, n := 0, min(len(s.words), 40)
	for i := range n {
		if s.words[i].upper {
			upper++
		}
	}
	return 4*upper > 3*n
}

// counts reports whether the number i counts the noun that follows it:
// "20 people", not "the 2016 elections".
func (s *scanner) counts(i int) bool {
	t := s.token(i)
	if t.Relation() != "nummod" || t.Head <= i || t.Head >= len(s.tokens) || s.w(t.Head).is(classMonth) {
		return false
	}
	for k := t.Head - 1; k >= 0 && k >= t.Head-6; k-- {
		if d := s.token(k); d.Head == t.Head && k < i && (d.Relation() == "det" || d.Relation() == "nmod" && d.Subtype() == "poss") {
			return false
		}
	}
	head := s.token(t.Head)
	return head.XPOS == "NNS" || head.XPOS == "NNPS" || head.Feat("Number") == "Plur" || head.Form == "%"
}
