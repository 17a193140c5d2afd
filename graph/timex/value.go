package timex

import (
	"strconv"
	"strings"
	"time"

	"dossier/graph/ud"
)

// Bounds returns the first and the last day that a TIMEX3 value means, as
// ISO dates: "2024-W02" is 2024-01-08 to 2024-01-14. A year before the common
// era comes out as ISO 8601 numbers it, with 1 BC as 0000. Both ends of an
// interval ("2004/2009") count. ok is false for a value that is not
// a stretch of the calendar: durations, sets, times without a day ("T22:30"),
// values with an unknown part ("XXXX-10"), fiscal years.
//
// Seasons are those of meteorologists in the north: 2023-WI is December 2023
// to February 2024.
func Bounds(value string) (begin, end string, ok bool) {
	if a, b, found := strings.Cut(value, "/"); found {
		p, okA := parseValue(a)
		q, okB := parseValue(b)
		if !okA || !okB || q.end().Before(p.start) {
			return "", "", false
		}
		return p.start.Format(time.DateOnly), q.end().Format(time.DateOnly), true
	}
	p, ok := parseValue(value)
	if !ok {
		return "", "", false
	}
	return p.start.Format(time.DateOnly), p.end().Format(time.DateOnly), true
}

// Compare orders TIMEX3 values by when they begin, then by when they end,
// then as strings; values without [Bounds] come last. The result is −1, 0
// or 1.
func Compare(a, b string) int {
	beginA, endA, okA := Bounds(a)
	beginB, endB, okB := Bounds(b)
	switch {
	case okA && okB:
		if c := compareDays(beginA, beginB); c != 0 {
			return c
		}
		if c := compareDays(endA, endB); c != 0 {
			return c
		}
	case okA:
		return -1
	case okB:
		return 1
	}
	return strings.Compare(a, b)
}

// compareDays orders ISO dates. Before the year 0 the larger number is the
// earlier year, but months run forward there too.
func compareDays(a, b string) int {
	negA, negB := strings.HasPrefix(a, "-"), strings.HasPrefix(b, "-")
	switch {
	case negA && negB && a[:len("-0044")] != b[:len("-0044")]:
		return strings.Compare(b, a)
	case negA && !negB:
		return -1
	case negB && !negA:
		return 1
	}
	return strings.Compare(a, b)
}

// parseValue reads a TIMEX3 value that is one stretch of the calendar.
func parseValue(v string) (period, bool) {
	v, bc := strings.CutPrefix(v, "BC")
	head, rest, more := strings.Cut(v, "-")
	y, ok := digits(head)
	if !ok {
		return period{}, false
	}
	if bc && len(head) == 4 { // 1 BC is the year 0
		if y == 0 {
			return period{}, false
		}
		y = 1 - y
	} else if bc {
		y = -y - 1
	}
	if !more {
		switch len(head) {
		case 2:
			return period{unit: century, start: date(100*y, 1, 1)}, true
		case 3:
			return period{unit: decade, start: date(10*y, 1, 1)}, true
		case 4:
			return period{unit: year, start: date(y, 1, 1)}, true
		}
		return period{}, false
	}
	if len(head) != 4 || len(rest) < 2 {
		return period{}, false
	}
	n, numeric := digits(rest[1:])
	switch {
	case rest[0] == 'W' && rest != "WI":
		return parseWeek(y, rest[1:])
	case rest[0] == 'Q' && numeric && len(rest) == 2 && n >= 1 && n <= 4:
		return period{unit: quarter, start: date(y, 3*n-2, 1)}, true
	case rest[0] == 'H' && numeric && len(rest) == 2 && n >= 1 && n <= 2:
		return period{unit: half, start: date(y, 6*n-5, 1)}, true
	case seasonMonth(rest) > 0:
		return period{unit: season, start: date(y, seasonMonth(rest), 1)}, true
	}
	return parseDay(y, rest)
}

// parseDay reads what follows the year of a month, a day or a time.
func parseDay(y int, s string) (period, bool) {
	s, clock, timed := strings.Cut(s, "T")
	monthText, dayText, hasDay := strings.Cut(s, "-")
	m, ok := digits(monthText)
	if !ok || len(monthText) != 2 || m < 1 || m > 12 {
		return period{}, false
	}
	if !hasDay {
		return period{unit: month, start: date(y, m, 1)}, !timed
	}
	d, ok := digits(dayText)
	if !ok || len(dayText) != 2 || !validDate(y, m, d) {
		return period{}, false
	}
	p := period{unit: day, start: date(y, m, d)}
	if timed {
		p.clock = "T" + clock
	}
	return p, true
}

// parseWeek reads what follows "2024-W": a week, or its weekend or day.
func parseWeek(y int, s string) (period, bool) {
	number, rest, _ := strings.Cut(s, "-")
	w, ok := digits(number)
	// The week with January 4 is the first.
	p := period{unit: week, start: monday(date(y, 1, 4)).AddDate(0, 0, 7*(w-1))}
	if wy, got := p.start.ISOWeek(); !ok || len(number) != 2 || wy != y || got != w {
		return period{}, false
	}
	switch d, ok := digits(rest); {
	case rest == "":
		return p, true
	case rest == "WE":
		return periodOf(weekend, p.start), true
	case ok && len(rest) == 1 && d >= 1 && d <= 7:
		return period{unit: day, start: p.start.AddDate(0, 0, d-1)}, true
	}
	return period{}, false
}

// digits reads a string of nothing but digits.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// Join makes one expression of two when the words between and before them
// say that they are the ends of an interval: "from 2004 to 2009", "between
// Friday and Sunday", "2000–2050". Its value is a TIMEX3 interval,
// "2004/2009", its span runs from the first to the second without the
// preposition before. ok is false when the words say no such thing, a value
// is missing, or the end lies before the beginning.
func Join(doc *ud.Document, a, b Expression) (joined Expression, ok bool) {
	if !a.IsDate() || !b.IsDate() || a.Span.Sentence != b.Span.Sentence || a.Span.End > b.Span.Start ||
		strings.Contains(a.Value, "/") || strings.Contains(b.Value, "/") {
		return Expression{}, false
	}
	if a.Begin != "" && b.End != "" && compareDays(a.Begin, b.End) > 0 {
		return Expression{}, false
	}
	s := &doc.Sentences[a.Span.Sentence]
	before := ""
	for i := a.Span.Start - 1; i >= 0 && before == ""; i-- {
		if before = lower(s.Tokens[i].Form); before == "the" {
			before = ""
		}
	}
	between := make([]string, 0, 2)
	for i := a.Span.End; i < b.Span.Start; i++ {
		if form := lower(s.Tokens[i].Form); form != "the" {
			between = append(between, form)
		}
		if len(between) > 1 {
			return Expression{}, false
		}
	}
	if len(between) == 0 {
		return Expression{}, false
	}
	switch between[0] {
	case "to", "-", "–", "—", "--":
	case "until", "till", "through", "thru":
		ok = before == "from"
		if !ok {
			return Expression{}, false
		}
	case "and":
		if before != "between" {
			return Expression{}, false
		}
	default:
		return Expression{}, false
	}
	joined = Expression{
		Span:      ud.Span{Sentence: a.Span.Sentence, Start: a.Span.Start, End: b.Span.End},
		Type:      a.Type,
		Value:     a.Value + "/" + b.Value,
		Precision: coarser(a.Precision, b.Precision),
		Begin:     a.Begin,
		End:       b.End,
	}
	return joined, true
}

// coarser returns the less exact of two precisions.
func coarser(a, b string) string {
	u, _ := unitNamed(a)
	v, _ := unitNamed(b)
	return max(u, v).String()
}
