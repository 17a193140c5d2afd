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
	eventDay            period // the only day other than the publication's that was mentioned
	eventDays           int    // how many such days there were, 2 for more

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
	first := len(found)
	before, known := r.dayOfReport()
	r.shareYears()
	for i := range matches {
		found = append(found, r.expression(i))
	}
	r.dateTimes(found[first:], before, known)
	return found
}

// expression says what match i means.
func (r *resolver) expression(i int) Expression {
	m := &r.matches[i]
	e := Expression{Span: ud.Span{Sentence: r.index, Start: m.start, End: m.end}, Type: m.typ}
	if m.ahead && r.liesAhead(&m.match) {
		e.Type = Date // "will begin in two weeks"
	}
	p, ok := period{}, false
	switch {
	case m.vague:
	case e.Type == Set:
		e.Value, e.Precision = m.value, m.unit.String()
	case e.Type == Duration:
		e.Value, e.Precision = m.value, m.unit.String()
		e.Begin, e.End = r.tied(m)
	default:
		if p, ok = r.period(&m.reading, i); ok {
			r.date(&e, m, p)
			r.remember(m, p)
		} else if e.Value = r.partial(&m.reading); e.Value != "" {
			e.Precision, e.Mod = m.unit.String(), m.mod
			if m.weekday > 0 && !r.news {
				e.Type = Set // "flights leave on Thursday"
			}
		}
	}
	r.periods = append(r.periods, p)
	return e
}

// date fills in the value and the days of a match that means p.
func (r *resolver) date(e *Expression, m *located, p period) {
	e.Value, e.Precision, e.Mod = p.value(), p.unit.String(), m.mod
	begin, end := p.start, p.end()
	switch {
	case p.clock != "":
		e.Precision = minute.String()
	case m.fiscal:
		e.Value = "FY" + e.Value // who counts so may begin the year in any month
		return
	case m.dayTo > m.day && validDate(begin.Year(), int(begin.Month()), m.dayTo):
		end = date(begin.Year(), int(begin.Month()), m.dayTo)
		e.Value += "/" + period{unit: day, start: end}.value()
	case m.yearTo > 0:
		last := period{unit: year, start: date(m.yearTo, 1, 1)}
		end = last.end()
		e.Value += "/" + last.value()
	case r.precision != day || r.published.Before(begin) || r.published.After(end):
	case m.rest < 0:
		end = r.published
	case m.rest > 0:
		begin = r.published
	}
	e.Begin, e.End = begin.Format(time.DateOnly), end.Format(time.DateOnly)
}

// remember makes a date the one that later expressions count from. Years in
// brackets are asides.
func (r *resolver) remember(m *located, p period) {
	if m.start > 0 && r.tokens[m.start-1].Form == "(" || m.unit == century || m.fiscal {
		return
	}
	r.mention = mention{p, r.index, true}
	if p.unit != day {
		return
	}
	r.mentionDay = r.mention
	switch {
	case p.start.Equal(r.published):
	case r.eventDays == 0:
		r.eventDay, r.eventDays = period{unit: day, start: p.start}, 1
	case !p.start.Equal(r.eventDay.start):
		r.eventDays = 2
	}
}

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
	if m.weekday > 0 || m.month > 0 || m.holiday != "" || m.unit == day {
		from, ok := r.dayMentioned()
		switch {
		case !ok:
			return period{}, false
		case m.weekday == 0 && m.month == 0 && m.holiday == "":
			return periodOf(day, from.start).shift(m.n), true
		}
		return r.stepFrom(m, from.start, i)
	}
	from := r.mention
	if i > 0 && i <= len(r.periods) && r.matches[i-1].base == &r.matches[i].reading && r.periods[i-1].unit != noUnit {
		return periodOf(m.unit, r.periods[i-1].start), true // "June 1 of the following year"
	}
	switch {
	case from.ok && from.unit <= m.unit && (m.unit >= year || r.near(from)):
		return periodOf(m.unit, from.start).shift(m.n), true
	case m.unit == year && r.precision != noUnit && r.news:
		return periodOf(year, r.published).shift(m.n), true
	}
	return period{}, false
}

// dayMentioned returns the day from which "the next day" counts: one that was
// mentioned shortly before, else the only one that the article speaks of.
func (r *resolver) dayMentioned() (period, bool) {
	if r.near(r.mentionDay) {
		return r.mentionDay.period, true
	}
	return r.eventDay, r.eventDays == 1 && r.news
}

// dayOfReport returns the day on which something happened that is told with
// a time only: the last date mentioned, if it is a day and stands in the
// sentence before or the one before that, else the only one of the article.
func (r *resolver) dayOfReport() (period, bool) {
	if r.mention.ok && r.mention.unit == day && r.index-r.mention.sentence <= 2 {
		return r.mention.period, r.news
	}
	return r.eventDay, r.eventDays == 1 && r.news
}

// maxGap is how many sentences back a day may have been mentioned for "the
// following day" to count from it.
const maxGap = 5

// near reports whether a mention is recent enough to count days from it.
func (r *resolver) near(m mention) bool { return m.ok && r.index-m.sentence <= maxGap }

// tied returns the days of a duration that ends or begins at the publication
// or at the date mentioned before.
func (r *resolver) tied(m *located) (begin, end string) {
	var at time.Time
	switch {
	case !m.past && !m.coming:
		return "", ""
	case m.anchor == fromPublished && r.precision == day:
		at = r.published
	default:
		p, ok := r.dayMentioned()
		if !ok || m.anchor != fromMention {
			return "", ""
		}
		at = p.start
	}
	u, n := m.unit, m.n
	if u < day {
		u, n = day, 0
	}
	if m.past {
		n = -n
	}
	begin, end = at.Format(time.DateOnly), addUnits(at, u, n).Format(time.DateOnly)
	if m.n == 0 { // "in the past few days"
		end = ""
	}
	if m.past {
		begin, end = end, begin
	}
	return begin, end
}

// partial writes what is known of a date without its year or day.
func (r *resolver) partial(m *reading) string {
	switch {
	case m.anchor != fromContext || m.base != nil || m.yearKnown:
		return ""
	case m.typ == Time && m.month == 0:
		return r.clockValue(m)
	case m.weekday > 0 && m.month == 0 && m.day == 0:
		return weekdayValue(m.weekday)
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
