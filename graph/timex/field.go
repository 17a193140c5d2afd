package timex

import "time"

// fromFields reads weekday, month, year and so on as far as they are given,
// and looks for the rest.
func (r *resolver) fromFields(m *reading, i int) (period, bool) {
	switch {
	case m.slash[0] > 0:
		return r.fromSlashes(m)
	case m.weekday > 0 && m.month == 0:
		return r.weekdayAlone(m, i)
	case m.unit == weekend:
		if r.precision != day || !r.news {
			return period{}, false
		}
		return r.weekend(r.tense(&r.matches[i].match)), true
	case m.month == 0 && m.holiday == "" && m.day > 0:
		return r.dayAlone(m, i)
	}
	if m.yearKnown {
		return inYear(m, m.year)
	}
	if m.base != nil {
		p, ok := r.period(m.base, i)
		if !ok {
			return period{}, false
		}
		return inYear(m, p.start.Year())
	}
	return r.yearless(m, i)
}

// inYear places the fields of a reading in year y.
func inYear(m *reading, y int) (period, bool) {
	switch {
	case m.holiday != "":
		t, ok := holidayIn(m.holiday, y)
		return period{unit: day, start: t}, ok
	case m.unit == quarter && m.index > 0:
		return period{unit: quarter, start: date(y, 3*m.index-2, 1)}, true
	case m.unit == half && m.index > 0:
		return period{unit: half, start: date(y, 6*m.index-5, 1)}, true
	case m.day > 0 && m.month > 0:
		return period{unit: day, start: date(y, m.month, m.day), clock: m.clock}, validDate(y, m.month, m.day)
	case m.month > 0:
		return period{unit: m.unit, start: date(y, m.month, 1)}, true
	}
	return periodOf(m.unit, date(y, 1, 1)), true
}

// weekdayAlone finds the day of "on Tuesday".
func (r *resolver) weekdayAlone(m *reading, i int) (period, bool) {
	if r.precision != day || m.day > 0 {
		return r.weekdayOfMonth(m)
	}
	if !r.news && m.step == 0 {
		return period{}, false
	}
	return r.stepFrom(m, r.published, i)
}

// weekdayOfMonth finds the day of "Tuesday the 18th", near the publication.
func (r *resolver) weekdayOfMonth(m *reading) (period, bool) {
	if r.precision == noUnit || r.precision > month || m.day == 0 {
		return period{}, false
	}
	best, found := time.Time{}, false
	for k := -6; k <= 6; k++ {
		first := date(r.published.Year(), int(r.published.Month())+k, 1)
		t := first.AddDate(0, 0, m.day-1)
		if t.Month() == first.Month() && isoWeekday(t) == m.weekday && (!found || distance(t, r.published) < distance(best, r.published)) {
			best, found = t, true
		}
	}
	return period{unit: day, start: best}, found
}

// distance is the number of days between two dates.
func distance(a, b time.Time) int {
	d := int(a.Sub(b).Hours() / 24)
	return max(d, -d)
}

// dayAlone finds the day of "on the fifth" in the month mentioned before,
// else the last or next one from the publication.
func (r *resolver) dayAlone(m *reading, i int) (period, bool) {
	if r.near(r.mention) && r.mention.unit <= month {
		y, mon := r.mention.start.Year(), int(r.mention.start.Month())
		return period{unit: day, start: date(y, mon, m.day)}, validDate(y, mon, m.day)
	}
	if r.precision != day || !r.current() {
		return period{}, false
	}
	t, step := r.tense(&r.matches[i].match), -1
	if t.ahead() || t == present {
		step = 1
	}
	for k := range 3 { // every third month at worst has a 31st, but for February
		y, mon := r.published.Year(), int(r.published.Month())+step*k
		first := date(y, mon, 1)
		found := first.AddDate(0, 0, m.day-1)
		if found.Month() == first.Month() && step*found.Compare(r.published) >= 0 {
			return period{unit: day, start: found}, true
		}
	}
	return period{}, false
}

// fromSlashes reads 10/01/2024. When both readings are dates and nothing else
// in the article tells, only the year is certain.
func (r *resolver) fromSlashes(m *reading) (period, bool) {
	a, b, y := m.slash[0], m.slash[1], m.slash[2]
	if y < 100 {
		y += 1900
		for r.precision != noUnit && y+50 < r.published.Year() || r.precision == noUnit && y < 1970 {
			y += 100
		}
	}
	dayFirst, known := r.dayFirst, r.slashes
	switch {
	case a > 12 || b > 12:
		dayFirst, known = a > 12, true
	case a == b:
		known = true
	case !known && r.precision == day:
		// One reading close to the publication and one far from it.
		dm, md := distance(date(y, b, a), r.published), distance(date(y, a, b), r.published)
		if min(dm, md) <= 7 && max(dm, md) > 28 {
			dayFirst, known = dm < md, true
		}
	}
	if !known {
		return period{unit: year, start: date(y, 1, 1)}, true
	}
	if dayFirst {
		a, b = b, a
	}
	return period{unit: day, start: date(y, a, b)}, validDate(y, a, b)
}

// yearless finds the year of a month, day, season, quarter or holiday.
func (r *resolver) yearless(m *reading, i int) (period, bool) {
	t := r.tense(&r.matches[i].match)
	if m.step == 0 {
		if p, ok := r.besideYear(m, i); ok {
			return p, true
		}
		switch {
		case (t.ahead() || t == present) && r.opensRange(i):
			return r.beforeEnd(m, i)
		case m.eventYear > 0 && r.recalls(m):
			return inYear(m, m.eventYear)
		case r.continues(m, t):
			return inYear(m, r.mention.start.Year())
		case r.precision == year, !r.news && !r.dated(m, t):
			return period{}, false // "the monsoon comes in July"
		}
	}
	if r.precision == noUnit {
		return period{}, false
	}
	return r.stepFrom(m, r.published, i)
}

// besideYear takes the year from a date that stands beside.
func (r *resolver) besideYear(m *reading, i int) (period, bool) {
	if m.twin > 0 && i+1 < len(r.matches) {
		if p, ok := r.period(&r.matches[i+1].reading, i+1); ok {
			return inYear(m, p.start.Year())
		}
		return period{}, false
	}
	if i == 0 || i > len(r.periods) || r.periods[i-1].unit == noUnit {
		return period{}, false
	}
	before := r.periods[i-1]
	switch {
	case m.twin < 0 && before.unit == day:
		return inYear(m, before.start.Year())
	case before.unit <= month && r.closesRange(i):
		p, ok := inYear(m, before.start.Year())
		if ok && p.start.Before(before.start) {
			return inYear(m, before.start.Year()+1)
		}
		return p, ok
	case before.unit <= year && r.yearInClause(i):
		return inYear(m, before.start.Year())
	}
	return period{}, false
}

// fewYears is how many years an article may name and still be read as one
// that counts from its publication.
const fewYears = 3

// current reports whether the article speaks of its own time: it is news, or
// names hardly any years.
func (r *resolver) current() bool { return r.news || r.years < fewYears }

// continues reports whether a date without a year belongs to the year that
// was mentioned before, as in a text that tells a history by years.
func (r *resolver) continues(m *reading, t tense) bool {
	return !r.news && r.years > 0 && r.mention.ok && r.mention.unit <= year &&
		(t == past || t == unknown && m.unit == day && r.near(r.mention))
}

// dated reports whether a date without a year means one of a certain year in
// an article that does not show to be news.
func (r *resolver) dated(m *reading, t tense) bool {
	return t == past || r.current() && (m.unit == day || t == future || t == either)
}

// eventSeason is how many days around a day of the year that day is just
// a day, whatever it stands for.
const eventSeason = 60

// recalls reports whether "September 11" means what happened then: not before
// it happened, nor around that day of the year unless the words are clear.
func (r *resolver) recalls(m *reading) bool {
	switch {
	case r.precision == noUnit:
		return true
	case r.published.Before(date(m.eventYear, m.month, m.day)):
		return false
	case m.eventSure, r.precision != day:
		return true
	}
	for y := r.published.Year() - 1; y <= r.published.Year()+1; y++ {
		if distance(date(y, m.month, m.day), r.published) <= eventSeason {
			return false
		}
	}
	return true
}

// stepFrom finds the weekday, month or holiday before or after a day.
func (r *resolver) stepFrom(m *reading, at time.Time, i int) (period, bool) {
	strict := m.step == -1 || m.step == 1
	var last, next period      // begins up to at; ends from at on
	for k := -8; k <= 8; k++ { // February 29 comes every eighth year at worst
		p, ok := r.candidate(m, at, k)
		if !ok {
			continue
		}
		if !p.start.After(at) && (!strict || p.end().Before(at)) {
			last = p
		}
		if next.unit == noUnit && !p.end().Before(at) && (!strict || p.start.After(at)) {
			next = p
		}
	}
	choice := last
	switch t := r.tense(&r.matches[i].match); {
	case m.step == -1:
	case m.step == 1:
		choice = next
	case m.anchor == fromMention:
		choice = next
	case m.weekday > 0 && m.month == 0:
		if m.step == 2 && t == unknown {
			t = either
		}
		choice = r.weekdayBy(t, last, next, at)
	default:
		choice = r.dateBy(m, t, last, next, at, i)
	}
	return choice, choice.unit != noUnit
}

// candidate is the weekday k weeks, or the date k years, from a day.
func (r *resolver) candidate(m *reading, at time.Time, k int) (period, bool) {
	if m.weekday > 0 && m.month == 0 {
		return period{unit: day, start: monday(at).AddDate(0, 0, 7*k+m.weekday-1)}, true
	}
	p, ok := inYear(m, at.Year()+k)
	return p, ok && (m.weekday == 0 || isoWeekday(p.start) == m.weekday)
}

// weekdayBy chooses between the last and the next Tuesday.
func (r *resolver) weekdayBy(t tense, last, next period, at time.Time) period {
	switch {
	case t.ahead() || t == present:
		return next
	case t == either && distance(next.start, at) <= distance(last.start, at):
		return next
	}
	return last
}

// dateBy chooses between the last and the next May 3. The future means the
// next, "on May 3" in the past the last one. Otherwise the nearer one counts,
// with a handicap for the one against the tense: "was moved to May 3", "agreed
// on a deadline of May 3".
func (r *resolver) dateBy(m *reading, t tense, last, next period, at time.Time, i int) period {
	switch {
	case next.unit == noUnit:
		return last
	case last.unit == noUnit:
		return next
	case last.start.Equal(next.start):
		if t.ahead() && last.unit == month && m.step == 0 && at.Day() > 15 {
			return last.shift(12) // "will end in December", said in December
		}
		return last
	case m.step == 2 && next.start.Year() == at.Year(): // this May
		return next
	case m.step == 2, t == past && r.happened(i):
		return last
	case t.ahead():
		return next
	}
	before, after := distance(last.end(), at), distance(next.start, at)
	switch t {
	case past, unknown:
		after *= 2
	case present:
		before *= 4
	}
	if before <= after {
		return last
	}
	return next
}

// happened reports whether match i says when something was, not until or
// for when.
func (r *resolver) happened(i int) bool {
	m := &r.matches[i]
	if r.attributive(m) {
		return false
	}
	switch r.caseOf(&m.match) {
	case "", "on", "in", "since", "during", "after", "at":
		return true
	}
	return false
}

// attributive reports whether an expression hangs on a noun: "the May 3
// deadline", "the meeting on May 3".
func (r *resolver) attributive(m *located) bool {
	h := r.head(&m.match)
	t := &r.tokens[h]
	switch t.Relation() {
	case "compound", "nmod", "amod", "nummod", "appos":
		return t.Head >= 0 && t.Head < len(r.tokens) && !r.isPredicate(t.Head)
	}
	return false
}
