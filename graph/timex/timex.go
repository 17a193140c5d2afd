// Package timex finds the dates, times and durations of an article and says
// what they mean: "on Tuesday" in an article of 2024-01-10 is 2024-01-09.
//
// A value is a TIMEX3 value (ISO-TimeML; Pustejovsky et al. 2005):
//
//	2024-01-09        a day
//	2024-01-09T22:30  a time of a day; T22:30 when the day is not known
//	2024-W02          an ISO week; 2024-W02-WE its weekend
//	2024-01           a month; XXXX-01 when the year is not known or not one
//	2024-SP           a season: SP, SU, FA, WI
//	2024-Q1, 2024-H1  a quarter, a half
//	2024              a year; BC0044 before the common era, FY2024 a fiscal one
//	202               a decade: the 2020s
//	20                a century: the 21st
//	2024-01-09/2024-01-11  an interval
//	P3D, PT2H, PXY    durations: three days, two hours, several years
//
// [Bounds] turns a value into days.
//
// The package knows dates, not predicates: which statement a date belongs to
// is the business of openie.
package timex

import (
	"time"

	"dossier/graph/ud"
)

// Type is the kind of a time expression, after TIMEX3.
type Type string

// The types of time expressions.
const (
	Date     Type = "DATE"     // a day or longer: "Tuesday", "last year"
	Time     Type = "TIME"     // within a day: "at 10 p.m."
	Duration Type = "DURATION" // "for three days"
	Set      Type = "SET"      // "every Friday"
)

// Mod is the part of a period that is meant, after TIMEX3.
type Mod string

// The modifiers of a value.
const (
	Start Mod = "START" // "early 2024", "the beginning of March"
	Mid   Mod = "MID"   // "mid-May"
	End   Mod = "END"   // "late last year", "the end of the month"
)

// Expression is a time expression in the text.
type Expression struct {
	// Span holds the words, without a preposition but with what belongs to
	// the date: "the end of December", "early Friday morning", "10 p.m. GMT".
	Span ud.Span
	Type Type
	// Value is the TIMEX3 value; "" when the words are about time but do not
	// say when ("recently", "two days after the vote"). A part of a day does
	// not show in it: "Friday night" is the Friday.
	Value string
	// Precision is how exact Value is: "minute", "day", "weekend", "week",
	// "month", "season", "quarter", "half", "year", "decade", "century"; of a
	// duration, the unit it is counted in. "" when Value is "".
	Precision string
	Mod       Mod // "" for the whole of the period
	// Begin and End are the first and the last day meant, as ISO dates; ""
	// when the calendar does not say. A duration that is tied to the day of
	// publication has them too ("the past three days"), and one of them is ""
	// when its length is vague ("in recent weeks"). "Earlier this year" ends
	// on the day of publication.
	Begin, End string
}

// IsDate reports whether e is a date or a time of day with a value: what
// annotate lists among the dates of an article. Durations, sets and words
// without a value are not. A value without a year or a day ("XXXX-10",
// "T22:30") counts; such an expression has no Begin.
func (e Expression) IsDate() bool {
	return (e.Type == Date || e.Type == Time) && e.Value != ""
}

// Find returns the time expressions of an article in the order of the text,
// without overlap. published is its date as an ISO date or time, as precise as
// known ("2024-01-10", "2024-01", "2024"), or "": then a date that stands as
// a line of its own at the top of the article takes its place, and without one
// what is relative to the publication has no value.
//
// Which Tuesday is meant says the tense of the clause: the last one up to the
// day of publication unless the clause is about the future. A month or day
// without a year is read likewise in news; in a text that tells a history by
// years, it belongs to the year mentioned before. "Two days later" and "that
// year" count from the last date mentioned.
//
// The time is linear in the length of the article.
func Find(doc *ud.Document, published string) []Expression {
	a := article{doc: doc}
	a.scan()
	a.settle(published)
	r := resolver{article: a, scanner: scanner{lexicon: loadLexicon()}}
	found := make([]Expression, 0, len(a.matches))
	for from := 0; from < len(a.matches); {
		to := from + 1
		for to < len(a.matches) && a.matches[to].sentence == a.matches[from].sentence {
			to++
		}
		found = r.resolve(found, a.matches[from:to])
		from = to
	}
	return found
}

// located is a match with its place.
type located struct {
	match
	sentence int // index in the document
}

// article is what Find knows of the whole text.
type article struct {
	doc     *ud.Document
	matches []located

	published time.Time // zero when not known
	precision unit      // of published; noUnit when not known
	years     int       // how many expressions give a year
	news      bool      // speaks of days as one does who writes now
	dayFirst  bool      // 10/01/2024 is in January
	slashes   bool      // dayFirst is known
	hours24   bool      // 1:45 is in the night
}

// scan finds the matches of all sentences. When an article speaks of years
// before 1000, it is read again, with other numbers of three digits as years.
func (a *article) scan() {
	s := scanner{lexicon: loadLexicon(), names: a.monthNames()}
	a.scanWith(&s)
	if s.ancient {
		a.matches = a.matches[:0]
		a.scanWith(&s)
	}
	a.hours24 = s.counts24
}

func (a *article) scanWith(s *scanner) {
	var buffer []match
	for i := range a.doc.Sentences {
		sentence := &a.doc.Sentences[i]
		s.sentence, s.tokens = sentence, sentence.Tokens
		s.words, s.clues = s.words[:0], s.clues[:0]
		for k := range sentence.Tokens {
			s.words = append(s.words, s.lexicon.read(&sentence.Tokens[k]))
		}
		buffer = s.scan(buffer[:0])
		for _, m := range buffer {
			m.deictic = s.isDeictic(&m)
			s.ancient = s.ancient || m.yearKnown && m.year > 0 && m.year < 1000 && m.unit <= year
			a.matches = append(a.matches, located{m, i})
		}
	}
}

// isDeictic reports whether a match shows that the article speaks of days as
// one does who writes now. Opening hours and "today" for nowadays do not.
func (s *scanner) isDeictic(m *match) bool {
	switch {
	case m.vague || m.typ != Date:
		return false
	case m.weekday > 0 && m.month == 0 && m.slash[0] == 0, m.unit == weekend, m.anchor == fromPublished && m.unit == day && m.n == 0:
		t := s.tense(m)
		return t == past || t == future || t == either
	case m.anchor == fromHere:
		return s.tense(m) == future
	}
	return m.anchor == fromPublished
}

// monthNames tells which months are somebody's name in the article ("Theresa
// May"), a bit each.
func (a *article) monthNames() uint16 {
	var names uint16
	words := loadLexicon().words
	for i := range a.doc.Sentences {
		tokens := a.doc.Sentences[i].Tokens
		for k := 1; k < len(tokens); k++ {
			t, prev := &tokens[k], &tokens[k-1]
			if t.UPOS != "PROPN" || prev.UPOS != "PROPN" || len(t.Form) > len("august") {
				continue
			}
			e := words[lower(t.Form)]
			if e.classes&classMonth == 0 || e.classes&classAmbiguous == 0 || words[lower(prev.Form)].classes != 0 {
				continue
			}
			if t.Relation() == "flat" || prev.Head == k && (prev.Relation() == "compound" || prev.Relation() == "flat") {
				names |= 1 << e.n
			}
		}
	}
	return names
}

// settle decides from the whole article what its dates count from and how
// they are written.
func (a *article) settle(published string) {
	if len(published) > len(time.DateOnly) {
		published = published[:len(time.DateOnly)]
	}
	if p, ok := parseValue(published); ok && (p.unit == day || p.unit == month || p.unit == year) {
		a.published, a.precision = p.start, p.unit
	}
	deictic := 0
	for i := range a.matches {
		m := &a.matches[i]
		s := &a.doc.Sentences[m.sentence]
		if m.sentence < 5 && m.unit == day && m.yearKnown && m.month > 0 && m.day > 0 && validDate(m.year, m.month, m.day) &&
			(s.Kind == "dateline" || m.start == 0 && m.end >= len(s.Tokens)-1 || m.start == 0 && m.weekday > 0) {
			if a.precision == noUnit {
				a.published, a.precision = date(m.year, m.month, m.day), day
			}
			if date(m.year, m.month, m.day).Equal(a.published) {
				deictic += 2
			}
		}
		switch {
		case m.slash[0] > 12 || m.slash[1] > 12:
			a.dayFirst, a.slashes = m.slash[0] > 12, true
		case m.deictic:
			deictic++
		case m.yearKnown && m.unit <= year:
			a.years++
		}
	}
	a.news = deictic >= 2 || deictic == 1 && a.years < 10
}
