package timex

import (
	"strconv"
	"strings"
)

// calendarDate reads a weekday, a month, a day of a month, and what goes
// with them.
func (s *scanner) calendarDate(i int, modified bool) (reading, int) {
	if s.w(i).is(classWeekday) {
		return s.weekdayDate(i)
	}
	if r, end := s.dayOfMonth(i); end > i {
		return r, end
	}
	return s.monthAlone(i, modified)
}

// weekdayDate reads a weekday with the date or the week that belongs to it:
// "Sunday, August 2, 2015", "Tuesday the 18th", "Tuesday of last week", "the
// Saturday before Easter", "Friday night".
func (s *scanner) weekdayDate(i int) (reading, int) {
	w := s.w(i)
	if !w.upper || w.is(classAbbreviation) && !s.dateBeside(i) {
		return reading{}, i
	}
	k := i + 1
	if s.form(k) == "," {
		k++
	}
	the := s.w(k).is(classThe)
	if the {
		k++
	}
	if r, end := s.dayOfMonth(k); end > k {
		r.weekday = w.n
		return r, end
	}
	if r, end := s.numeric(k, false); end > k && r.unit == day {
		r.weekday = w.n
		return r, end
	}
	r := reading{typ: Date, unit: day, weekday: w.n}
	if the && s.w(k).ordinal && s.w(k).value <= 31 {
		r.day = s.w(k).value
		return r, k + 1
	}
	if s.named(i, i+1) {
		return reading{}, i
	}
	next, k := s.w(i+1), i+2
	if next.is(classOf) {
		next, k = s.w(i+2), i+3
	}
	switch {
	case next.is(classThis|classLast|classNext) && s.w(k).unit == week:
		r.anchor, r.n, r.step = fromPublished, next.n, 3
		return r, k + 1
	case next.is(classBefore | classAfter):
		if base, end := s.base(k); end > k {
			r.anchor, r.base, r.step = fromBase, base, next.n
			return r, end
		}
	case next.is(classParts): // Saturday mornings
		return reading{typ: Set, unit: day, value: weekdayValue(w.n)}, k
	}
	return r, s.partAfter(i + 1)
}

// weekdayValue is any day of the week: a set, or a day that is not known.
func weekdayValue(n int) string { return "XXXX-WXX-" + strconv.Itoa(n) }

// partAfter skips the part of the day after a day: "Friday night".
func (s *scanner) partAfter(end int) int {
	if s.w(end).is(classPart) && s.token(end).UPOS != "VERB" {
		return end + 1
	}
	if s.w(end).is(classEarly|classLate) && s.w(end+1).is(classPart) {
		return end + 2
	}
	return end
}

// dateBeside reports whether a date or time stands beside token i, so that
// "Sun" and "Mar" are read as such.
func (s *scanner) dateBeside(i int) bool {
	next := i + 1
	if f := s.form(next); f == "," || isDash(f) {
		next++
	}
	if w := s.w(next); w.is(classMonth|classWeekday) || w.digits > 0 && w.digits < len(s.form(next))+1 && w.value != 0 {
		return true
	}
	prev := i - 1
	if f := s.form(prev); f == "," || isDash(f) {
		prev--
	}
	return s.w(prev).is(classWeekday|classMonth) || s.w(prev).is(classMeridiem)
}

// dayOfMonth reads a month and a day in either order, with the year if it
// stands there.
func (s *scanner) dayOfMonth(i int) (reading, int) {
	if m, ok := s.monthAt(i); ok {
		d, to, end := s.dayNumbers(i + 1)
		if end == i+1 || s.counts(end-1) {
			return reading{}, i
		}
		r := reading{typ: Date, unit: day, month: m, day: d, dayTo: to, monthFirst: true}
		return s.yearAfter(r, end)
	}
	d, to, k := s.dayNumbers(i)
	if k == i {
		d, k = s.ordinalDay(i)
	}
	if k == i {
		return reading{}, i
	}
	switch {
	case s.w(k).is(classOf), s.form(k) == "-" && s.glued(k):
		k++
	case to == 0 && s.w(k).is(classAnd|classTo) && s.w(k+1).value > d && s.w(k+1).value <= 31: // 12 and 13 May
		if r, end := s.dayOfMonth(k + 1); end > k+2 && r.month > 0 && !r.monthFirst {
			r.day, r.dayTo, r.twin = d, 0, 1
			return r, k
		}
		return reading{}, i
	}
	m, ok := s.monthAt(k)
	if !ok || s.w(k).is(classAmbiguous) && s.token(k).UPOS == "AUX" {
		return reading{}, i
	}
	r := reading{typ: Date, unit: day, month: m, day: d, dayTo: to}
	k++
	if s.form(k) == "-" && s.glued(k) && s.w(k+1).digits == 4 { // 10-Jan-2024
		k++
	}
	if s.form(k) == "." && s.w(k+1).digits == 4 {
		k++
	}
	return s.yearAfter(r, k)
}

// isDayOfMonth reports whether the match is a month and a day in that order,
// so that more days may follow.
func (m *match) isDayOfMonth() bool {
	return m.typ == Date && m.month > 0 && m.day > 0 && m.dayTo == 0 && !m.yearKnown && m.holiday == "" && m.monthFirst
}

// nextDay reads the second day of "May 12 and 13".
func (s *scanner) nextDay(m match) (match, bool) {
	k := m.end
	if !s.w(k).is(classAnd|classTo) && s.form(k) != "," {
		return match{}, false
	}
	if s.form(k) == "," && s.w(k+1).is(classAnd) {
		k++
	}
	k++
	w := s.w(k)
	next := s.w(k + 1)
	if w.value <= m.day || w.value > 31 || w.digits > 2 || next.is(classMonth|classUnit|classUnits|classMeridiem) || s.form(k+1) == ":" {
		return match{}, false
	}
	if t := s.token(k); t.Relation() == "nummod" && t.Head > k || isSign(s.token(k+1)) {
		return match{}, false
	}
	r := m.reading
	r.day, r.weekday, r.twin = w.value, 0, -1
	r, end := s.yearAfter(r, k+1)
	return match{reading: r, start: k, end: end}, true
}

// dayNumbers reads a day of the month in digits, or two with a dash: "5",
// "5th", "5–6".
func (s *scanner) dayNumbers(i int) (from, to, end int) {
	w := s.w(i)
	if w.value < 1 || w.value > 31 {
		f := s.form(i)
		if w.digits == 0 || w.digits > 2 || w.digits == len(f) {
			return 0, 0, i
		}
		a, b, ok := strings.Cut(strings.ReplaceAll(f, "–", "-"), "-")
		x, okA := digits(a)
		y, okB := digits(b)
		if ok && okA && okB && x >= 1 && x < y && y <= 31 {
			return x, y, i + 1
		}
		return 0, 0, i
	}
	if f := s.form(i + 1); isDash(f) && s.w(i+2).value > w.value && s.w(i+2).value <= 31 && s.w(i+2).digits <= 2 {
		return w.value, s.w(i + 2).value, i + 3
	}
	if s.form(i+1) == ":" && s.glued(i) && s.glued(i+1) {
		return 0, 0, i
	}
	return w.value, 0, i + 1
}

// ordinalDay reads a day of the month in words: "fifth", "twenty-first".
func (s *scanner) ordinalDay(i int) (d, end int) {
	if s.w(i).is(classOrdinal) {
		return s.w(i).n, i + 1
	}
	if w := s.w(i); w.is(classNumber) && (w.n == 20 || w.n == 30) && s.form(i+1) == "-" && s.w(i+2).is(classOrdinal) {
		return w.n + s.w(i+2).n, i + 3
	}
	return 0, i
}

// monthAt reports the month that token i names. A word which is also an
// ordinary one has to look like a name.
func (s *scanner) monthAt(i int) (int, bool) {
	w := s.w(i)
	if !w.is(classMonth) || !w.upper {
		return 0, false
	}
	if u := s.token(i).UPOS; u == "VERB" || u == "AUX" {
		return w.n, s.w(i+1).digits > 0 && w.n != 5
	}
	return w.n, true
}

// monthAlone reads a month with or without a year.
func (s *scanner) monthAlone(i int, modified bool) (reading, int) {
	m, ok := s.monthAt(i)
	if !ok {
		return reading{}, i
	}
	r := reading{typ: Date, unit: month, month: m}
	if withYear, end := s.yearAfter(r, i+1); end > i+1 && (s.w(end-1).digits != 3 || s.form(i+1) == "of") {
		return withYear, end
	}
	if s.w(i).is(classAbbreviation) && !s.dateBeside(i) || s.named(i, i+1) ||
		s.w(i).is(classAmbiguous) && !modified && !s.looksLikeMonth(i, m) {
		return reading{}, i
	}
	return r, i + 1
}

// looksLikeMonth reports whether May, March, June, April or August stands as
// a month does: after a preposition of time that no person follows, or after
// another month. A preposition that may stand before a person counts only if
// nobody in the article has the name.
func (s *scanner) looksLikeMonth(i, m int) bool {
	if u := s.token(i).UPOS; u != "PROPN" && u != "NOUN" {
		return false
	}
	k := i - 1
	if f := s.form(k); isDash(f) || f == "and" || f == "or" || f == "to" || f == "," {
		if s.w(k - 1).is(classMonth) {
			return true
		}
	}
	switch s.w(k).lower {
	case "in", "since", "until", "till", "during", "through", "between", "throughout", "mid":
		return true
	case "by", "from", "to", "for", "of", "before", "after", "around", "on":
		return s.names&(1<<m) == 0
	}
	rel := s.token(i).Relation()
	return s.names&(1<<m) == 0 && rel == "obl" && s.token(i).Subtype() != ""
}

// yearAfter reads the year after a day: ", 2015", "of 2015", "2015".
func (s *scanner) yearAfter(r reading, end int) (reading, int) {
	k := end
	f := s.form(k)
	if f == "," || f == "of" || f == "in" && s.w(k+1).digits == 4 {
		k++
		if s.w(k).is(classThe) && s.w(k+1).unit == year {
			k += 2
		}
	}
	w := s.w(k)
	if w.plain && (w.digits == 4 && w.value >= 1000 && w.value < 2200 || w.digits == 3 && (k == end || f == "of")) && !s.counts(k) &&
		!(w.digits == 4 && (s.lexicon.contexts[s.w(k+1).lower] == contextMeasure || s.w(k+1).is(classZone))) {
		r.year, r.yearKnown = w.value, true
		return s.era(r, k+1)
	}
	return r, end
}

// era reads AD, BC after a year.
func (s *scanner) era(r reading, end int) (reading, int) {
	if w := s.w(end); w.is(classEra) && s.form(end) != w.lower {
		if w.n < 0 {
			r.year = 1 - r.year
		}
		end++
	}
	return r, end
}

// bareDay reads the day of a month that was mentioned: "on the fifth", "on
// the 15th".
func (s *scanner) bareDay(i int, modified bool) (reading, int) {
	if !modified || !s.w(i-1).is(classThe) || s.w(i-2).lower != "on" {
		return reading{}, i
	}
	w := s.w(i)
	d := w.value
	if w.is(classOrdinal) {
		d = w.n
	} else if !w.ordinal {
		return reading{}, i
	}
	t := s.token(i)
	if d < 1 || d > 31 || t.Head > i && t.Relation() != "obl" || s.w(i+1).is(classUnit|classUnits) || s.form(i+1) == "-" {
		return reading{}, i
	}
	if n := s.token(i + 1); n.UPOS == "NOUN" || n.UPOS == "PROPN" || n.UPOS == "ADJ" || s.w(i+1).is(classOf) {
		return reading{}, i
	}
	return reading{typ: Date, unit: day, day: d}, i + 1
}
