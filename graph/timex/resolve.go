package timex

import (
	"fmt"
	"time"

	"dossier/graph/ud"
)

// resolver gives the matches their values, a sentence at a time.
type resolver struct {
	article
	scanner             // for the tree: sentence, tokens, clues
	mention, mentionDay mention

	// Of the sentence at hand:
	index   int // in the document
	matches []located
	periods []period // of the matches resolved so far; unit noUnit for none
}

// mention is a date that later ones may count from.
type mention struct {
	period
	sentence int
	ok       bool
}

// resolve appends the expressions of the matches of one sentence.
func (r *resolver) resolve(found []Expression, matches []located) []Expression {
	r.index, r.matches, r.periods = matches[0].sentence, matches, r.periods[:0]
	r.sentence = &r.doc.Sentences[r.index]
	r.tokens, r.clues = r.sentence.Tokens, r.clues[:0]
	first, before := len(found), r.mention
	r.shareYears()
	for i := range matches {
		m := &matches[i]
		e := Expression{Span: ud.Span{Sentence: r.index, Start: m.start, End: m.end}, Type: m.typ}
		r.expression(i, &e)
		if e.Type == Date && m.weekday > 0 && e.Begin == "" && !r.news {
			e.Type = Set // "flights leave on Thursday"
		}
		found = append(found, e)
	}
	r.dateTimes(found[first:], before)
	return found
}

// expression fills in what match i means.
func (r *resolver) expression(i int, e *Expression) {
	m := &r.matches[i]
	var p period
	ok := false
	switch {
	case m.vague:
	case m.typ == Set:
		e.Value, e.Precision = m.value, m.unit.String()
	case m.typ == Duration && !(m.ahead && r.liesAhead(&m.match)):
		e.Value, e.Precision = m.value, m.unit.String()
		e.Begin, e.End = r.tied(m)
	default:
		e.Type = m.typ
		if m.ahead {
			e.Type = Date
		}
		p, ok = r.period(&m.reading, i)
		if !ok {
			e.Value = r.partial(&m.reading)
			if e.Value != "" {
				e.Precision = m.unit.String()
			}
		}
	}
	if !ok {
		r.periods = append(r.periods, period{})
		return
	}
	r.periods = append(r.periods, p)
	e.Value, e.Precision, e.Mod = p.value(), p.unit.String(), m.mod
	if p.clock != "" {
		e.Precision = minute.String()
	}
	begin, end := p.start, p.end()
	switch {
	case m.fiscal:
		e.Value = "FY" + e.Value
	case m.dayTo > m.day && validDate(begin.Year(), int(begin.Month()), m.dayTo):
		end = date(begin.Year(), int(begin.Month()), m.dayTo)
		e.Value += "/" + period{unit: day, start: end}.value()
	case m.yearTo > 0:
		last := period{unit: year, start: date(m.yearTo, 1, 1)}
		end = last.end()
		e.Value += "/" + last.value()
	}
	if m.rest < 0 && r.precision == day && r.published.Before(end) && !r.published.Before(begin) {
		end = r.published
	}
	if m.rest > 0 && r.precision == day && r.published.After(begin) && !r.published.After(end) {
		begin = r.published
	}
	if !m.fiscal {
		e.Begin, e.End = begin.Format(time.DateOnly), end.Format(time.DateOnly)
	}
	r.remember(m, p)
}

// remember makes a date the one that later expressions count from. Years in
// brackets are asides.
func (r *resolver) remember(m *located, p period) {
	if m.start > 0 && r.tokens[m.start-1].Form == "(" || m.unit == century || m.fiscal {
		return
	}
	r.mention = mention{p, r.index, true}
	if p.unit == day {
		r.mentionDay = r.mention
	}
}

// tied returns the days of a duration that ends or begins at the publication
// or at the date mentioned before.
func (r *resolver) tied(m *located) (begin, end string) {
	var at time.Time
	switch {
	case !m.past && !m.coming:
		return "", ""
	case m.anchor == fromPublished && r.precision == day:
		at = r.published
	case m.anchor == fromMention && r.near(r.mentionDay):
		at = r.mentionDay.start
	default:
		return "", ""
	}
	u, n := m.unit, m.n
	if u < day {
		u, n = day, 0
	}
	switch {
	case m.past:
		end = at.Format(time.DateOnly)
		if m.n > 0 {
			begin = addUnits(at, u, -n).Format(time.DateOnly)
		}
	default:
		begin = at.Format(time.DateOnly)
		if m.n > 0 {
			end = addUnits(at, u, n).Format(time.DateOnly)
		}
	}
	return begin, end
}

// maxGap is how many sentences back a day may have been mentioned for "the
// following day" to count from it.
const maxGap = 5

// near reports whether a mention is recent enough to count days from it.
func (r *resolver) near(m mention) bool { return m.ok && r.index-m.sentence <= maxGap }

// period returns the stretch of the calendar that a reading means; i is the
// match that it belongs to.
func (r *resolver) period(m *reading, i int) (period, bool) {
	if m.typ == Time && m.month == 0 {
		return period{}, false // a clock; dateTimes looks for its day
	}
	switch m.anchor {
	case fromPublished:
		return r.fromPublished(m, i)
	case fromMention:
		return r.fromMention(m, i)
	case fromHere:
		if r.news {
			return r.fromPublished(m, i)
		}
		return r.fromMention(m, i)
	case fromBase:
		base, ok := r.period(m.base, i)
		switch {
		case !ok || base.unit > m.unit:
			return period{}, false
		case m.weekday > 0:
			return r.stepFrom(m, base.start, i)
		}
		return periodOf(m.unit, base.start).shift(m.n), true
	}
	return r.fromFields(m, i)
}

// fromPublished counts from the day of publication.
func (r *resolver) fromPublished(m *reading, i int) (period, bool) {
	if r.precision == noUnit || r.precision > m.unit {
		return period{}, false
	}
	switch {
	case m.unit == day && m.n == 0 && !r.news && !r.matches[i].deictic:
		return period{}, false // "today" for nowadays
	case m.weekday > 0 && m.step == 3: // Tuesday of last week
		return period{unit: day, start: monday(r.published).AddDate(0, 0, 7*m.n+m.weekday-1)}, true
	case m.unit == weekend && m.n == 0:
		return r.weekend(r.tense(&r.matches[i].match)), true
	}
	return periodOf(m.unit, r.published).shift(m.n), true
}

// weekend is the last one that has begun, or for the future the next that has
// not ended.
func (r *resolver) weekend(t tense) period {
	p := periodOf(weekend, r.published)
	if !t.ahead() && t != present && p.start.After(r.published) {
		return p.shift(-1)
	}
	return p
}

// fromMention counts from the date mentioned before.
func (r *resolver) fromMention(m *reading, i int) (period, bool) {
	if m.weekday > 0 || m.month > 0 || m.holiday != "" {
		if !r.near(r.mentionDay) {
			return period{}, false
		}
		return r.stepFrom(m, r.mentionDay.start, i)
	}
	from := r.mention
	if m.unit == day {
		from = r.mentionDay
	}
	switch {
	case from.ok && from.unit <= m.unit && (m.unit >= year || r.near(from)):
		return periodOf(m.unit, from.start).shift(m.n), true
	case m.unit == year && r.precision != noUnit && r.news:
		return periodOf(year, r.published).shift(m.n), true
	}
	return period{}, false
}

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
// else nearest to the publication.
func (r *resolver) dayAlone(m *reading, i int) (period, bool) {
	if r.near(r.mention) && r.mention.unit <= month {
		y, mon := r.mention.start.Year(), int(r.mention.start.Month())
		return period{unit: day, start: date(y, mon, m.day)}, validDate(y, mon, m.day)
	}
	if r.precision != day || !r.news {
		return period{}, false
	}
	t := r.tense(&r.matches[i].match)
	for k := range 3 {
		step := -k
		if t.ahead() || t == present {
			step = k
		}
		first := date(r.published.Year(), int(r.published.Month())+step, 1)
		c := first.AddDate(0, 0, m.day-1)
		if c.Month() == first.Month() && (step > 0 || step < 0 || step == 0 && (t.ahead() || t == present) == !c.Before(r.published) || c.Equal(r.published)) {
			return period{unit: day, start: c}, true
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
	if y, ok := r.yearOfRange(i); ok && m.step == 0 {
		p, ok := inYear(m, y)
		if ok && p.start.Before(r.periods[i-1].start) {
			p, ok = inYear(m, y+1)
		}
		return p, ok
	}
	if y, ok := r.yearInClause(i); ok && m.step == 0 {
		return inYear(m, y)
	}
	if m.eventYear > 0 && m.step == 0 && r.recalls(m) {
		return inYear(m, m.eventYear)
	}
	if !r.news && m.step == 0 {
		switch {
		case r.years > 0 && r.mention.ok && r.mention.unit <= year && (t == past || t == unknown && m.unit == day && r.near(r.mention)):
			return inYear(m, r.mention.start.Year())
		case r.years > 0 && t != past, t != past && t != future && t != either:
			return period{}, false // "the monsoon comes in July"
		}
	}
	if r.precision == noUnit || r.precision == year && m.step == 0 {
		return period{}, false
	}
	return r.stepFrom(m, r.published, i)
}

// eventSeason is how many days around a day of the year that day is just
// a day, whatever it stands for.
const eventSeason = 60

// recalls reports whether "September 11" means what happened then: not around
// that day of the year, nor before it happened.
func (r *resolver) recalls(m *reading) bool {
	if r.precision != day {
		return true
	}
	if r.published.Before(date(m.eventYear, m.month, m.day)) {
		return false
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
	var last, next period // begins up to at; ends from at on
	y := at.Year()
	for k := -8; k <= 8; k++ { // February 29 comes every eighth year at worst
		var p period
		ok := true
		if m.weekday > 0 && m.month == 0 {
			p = period{unit: day, start: monday(at).AddDate(0, 0, 7*k+m.weekday-1)}
		} else {
			p, ok = inYear(m, y+k)
			ok = ok && (m.weekday == 0 || isoWeekday(p.start) == m.weekday)
		}
		switch strict := m.step == -1 || m.step == 1; {
		case !ok:
		case !p.start.After(at) && !(strict && !p.end().Before(at)):
			last = p
		}
		if strict := m.step == -1 || m.step == 1; ok && next.unit == noUnit && !p.end().Before(at) && !(strict && !p.start.After(at)) {
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
// next; otherwise the nearer one counts, with a handicap for the one against
// the tense: what happened "in May" is eleven months old rather than in a
// month, but "agreed on a deadline of February 6" may be about next month.
func (r *resolver) dateBy(m *reading, t tense, last, next period, at time.Time, i int) period {
	if last.unit == noUnit || next.unit == noUnit || last.start.Equal(next.start) {
		if t.ahead() && last.unit == month && m.step == 0 && at.Day() > 15 {
			return last.shift(12) // "will end in December", said in December
		}
		if next.unit == noUnit {
			return last
		}
		return next
	}
	before, after := distance(last.end(), at), distance(next.start, at)
	switch {
	case t.ahead():
		return next
	case m.step == 2: // this May
		if next.start.Year() == at.Year() {
			return next
		}
		return last
	case t == past && !r.attributive(&r.matches[i]):
		after *= 6
	case t == present:
		before *= 4
	case t == unknown || t == past:
		after *= 2
	}
	if before <= after {
		return last
	}
	return next
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

// shareYears gives a date without a year the one that its neighbour has:
// "May 3 and 4, 2019", "from December 20 to January 5, 2015", "February 6
// this year", "last year Halloween".
func (r *resolver) shareYears() {
	for i := len(r.matches) - 2; i >= 0; i-- {
		a, b := &r.matches[i], &r.matches[i+1]
		gap := b.start - a.end
		if gap > 2 {
			continue
		}
		link := ""
		if gap > 0 {
			link = lower(r.tokens[a.end].Form)
		}
		switch {
		case a.lacksYear() && b.isYear() && (gap == 0 || link == "," || link == "of" || link == "-" || link == "–" || link == "in"):
			a.base = &b.reading
		case b.lacksYear() && a.isYear() && (gap == 0 || link == "," || link == "'s" || link == "on" || link == "in"):
			b.base = &a.reading
		case a.lacksYear() && b.yearKnown && b.month > 0 && coordinates(link):
			a.year, a.yearKnown = b.year, true
			if a.month > b.month && link != "and" && link != "or" {
				a.year--
			}
		}
	}
}

// coordinates reports whether a word joins two dates that share a year.
func coordinates(link string) bool {
	switch link {
	case "and", "or", "&", ",", "to", "-", "–", "until", "till", "through":
		return true
	}
	return false
}

// lacksYear reports whether a neighbour may supply the year.
func (r *reading) lacksYear() bool {
	return r.typ == Date && r.anchor == fromContext && !r.yearKnown && r.base == nil && r.step == 0 && (r.month > 0 || r.holiday != "")
}

// isYear reports whether the reading is "this year" or the like.
func (r *reading) isYear() bool {
	return r.typ == Date && r.unit == year && (r.anchor == fromPublished || r.anchor == fromMention) && !r.vague && r.value == ""
}

// yearOfRange returns the year of the date before, when the words between
// make this one the end of an interval that begins there.
func (r *resolver) yearOfRange(i int) (int, bool) {
	if i == 0 || r.periods[i-1].unit == noUnit || r.periods[i-1].unit > month {
		return 0, false
	}
	a, b := &r.matches[i-1], &r.matches[i]
	if b.start-a.end != 1 {
		return 0, false
	}
	switch lower(r.tokens[a.end].Form) {
	case "to", "-", "–", "until", "till", "through":
		return r.periods[i-1].start.Year(), true
	case "and":
		if a.start > 0 && lower(r.tokens[a.start-1].Form) == "between" {
			return r.periods[i-1].start.Year(), true
		}
	}
	return 0, false
}

// yearInClause returns the year that the same clause gave before: "In 2012 he
// was elected in March".
func (r *resolver) yearInClause(i int) (int, bool) {
	if i == 0 {
		return 0, false
	}
	a, p := &r.matches[i-1], r.periods[i-1]
	if p.unit == noUnit || p.unit > year || !a.yearKnown || a.start > 0 && r.tokens[a.start-1].Form == "(" {
		return 0, false
	}
	r.wantClues()
	if r.attributive(a) {
		return 0, false
	}
	x, y := r.predicateOf(r.head(&a.match)), r.predicateOf(r.head(&r.matches[i].match))
	return p.start.Year(), x >= 0 && x == y && lower(r.tokens[max(a.start-1, 0)].Form) != "since"
}

// partial writes what is known of a date without its year or day.
func (r *resolver) partial(m *reading) string {
	switch {
	case m.anchor != fromContext || m.base != nil || m.yearKnown:
		return ""
	case m.typ == Time && m.month == 0:
		return r.clockValue(m)
	case m.weekday > 0 && m.month == 0 && m.day == 0:
		return fmt.Sprintf("XXXX-WXX-%d", m.weekday)
	case m.unit == season:
		return "XXXX-" + seasonCodes[m.month/3-1]
	case m.unit == quarter:
		return fmt.Sprintf("XXXX-Q%d", m.index)
	case m.unit == month:
		return "XXXX-" + pad2(m.month)
	case m.month > 0 && m.day > 0 && validDate(2000, m.month, m.day):
		return "XXXX-" + pad2(m.month) + "-" + pad2(m.day)
	case len(m.holiday) == len("12-25"):
		return "XXXX-" + m.holiday
	}
	return ""
}

// clockValue writes a time of day. "At 3" is in the afternoon unless the
// article counts 24 hours.
func (r *resolver) clockValue(m *reading) string {
	if m.hour12 && !r.hours24 {
		h, _ := digits(m.clock[1:3])
		return fmt.Sprintf("T%02d%s", h+12, m.clock[3:])
	}
	return m.clock
}

// maxClockGap is how many tokens may stand between a time and its day when
// they are not said of the same predicate.
const maxClockGap = 3

// maxClockSentences is how many sentences back the day of a time may have
// been mentioned in a report of what happened.
const maxClockSentences = 2

// dateTimes gives times of day the day that stands beside them or with the
// same predicate, "at 10 p.m. on Friday", or else, in news of the past, the
// day mentioned before the sentence.
func (r *resolver) dateTimes(list []Expression, before mention) {
	following := -1 // the day after expression i
	after := make([]int, 0, 8)
	for i := len(list) - 1; i >= 0; i-- {
		after = append(after, following)
		if r.isDay(i, &list[i]) {
			following = i
		}
	}
	preceding := -1
	for i := range list {
		e := &list[i]
		if r.isDay(i, e) {
			preceding = i
		}
		if e.Type != Time || e.Value == "" || e.Value[0] != 'T' {
			continue
		}
		best, gap := -1, 0
		for _, k := range [2]int{after[len(list)-1-i], preceding} {
			if k < 0 {
				continue
			}
			if g := gapBetween(e.Span, list[k].Span); (best < 0 || g < gap) && (g <= maxClockGap || r.samePredicate(i, k)) {
				best, gap = k, g
			}
		}
		switch {
		case best >= 0:
			e.Value = list[best].Value + e.Value
			e.Begin, e.End = list[best].Begin, list[best].End
		case r.news && before.ok && before.unit == day && r.index-before.sentence <= maxClockSentences && r.tense(&r.matches[i].match) == past:
			e.Begin = before.start.Format(time.DateOnly)
			e.Value, e.End = e.Begin+e.Value, e.Begin
		}
	}
}

// isDay reports whether expression i is one whole day.
func (r *resolver) isDay(i int, e *Expression) bool {
	p := &r.periods[i]
	return e.Type == Date && p.unit == day && p.clock == "" && e.Begin == e.End
}

// gapBetween is the number of tokens between two spans.
func gapBetween(a, b ud.Span) int { return max(b.Start-a.End, a.Start-b.End) }

// samePredicate reports whether two matches belong to one clause.
func (r *resolver) samePredicate(i, k int) bool {
	r.wantClues()
	x, y := r.predicateOf(r.head(&r.matches[i].match)), r.predicateOf(r.head(&r.matches[k].match))
	return x >= 0 && x == y
}
