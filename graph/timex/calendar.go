package timex

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// unit is a length of time that expressions count in or are exact to.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	weekend
	week
	fortnight
	month
	season
	quarter
	half
	year
	decade
	century
)

var unitNames = [...]string{"", "second", "minute", "hour", "day", "weekend", "week", "fortnight", "month",
	"season", "quarter", "half", "year", "decade", "century"}

func (u unit) String() string { return unitNames[u] }

func unitNamed(name string) (unit, bool) {
	for u, n := range unitNames {
		if n == name && u > 0 {
			return unit(u), true
		}
	}
	return noUnit, false
}

// period is a stretch of the calendar: the unit that holds start, which is
// always its first day. A time of the day goes with unit day.
type period struct {
	unit  unit
	start time.Time // midnight UTC of the first day
	clock string    // "T22:30"; "" for the whole day
}

// date returns a day. Years count as ISO 8601 does: 0 is 1 BC.
func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// validDate reports whether month m of year y has a day d.
func validDate(y, m, d int) bool {
	t := date(y, m, d)
	return m >= 1 && m <= 12 && d >= 1 && t.Day() == d
}

// floorTo divides down, also below zero.
func floorTo(n, by int) int {
	q := n / by
	if n%by < 0 {
		q--
	}
	return q * by
}

// periodOf returns the period of the given unit that holds t. Seasons are
// those of meteorologists in the north (spring from March); a winter counts
// to the year in which it begins.
func periodOf(u unit, t time.Time) period {
	y, m := t.Year(), int(t.Month())
	switch u {
	case weekend:
		t = monday(t).AddDate(0, 0, 5)
	case week, fortnight:
		u, t = week, monday(t)
	case month:
		t = date(y, m, 1)
	case season:
		if m < 3 {
			y, m = y-1, 12
		}
		t = date(y, m/3*3, 1)
	case quarter:
		t = date(y, (m-1)/3*3+1, 1)
	case half:
		t = date(y, (m-1)/6*6+1, 1)
	case year:
		t = date(y, 1, 1)
	case decade:
		t = date(floorTo(y, 10), 1, 1)
	case century:
		t = date(floorTo(y, 100), 1, 1)
	default:
		u = day
	}
	return period{unit: u, start: t}
}

// monday returns the first day of the ISO week that holds t.
func monday(t time.Time) time.Time { return t.AddDate(0, 0, 1-isoWeekday(t)) }

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// end returns the last day of the period.
func (p period) end() time.Time {
	if p.unit == weekend {
		return p.start.AddDate(0, 0, 1)
	}
	return p.shift(1).start.AddDate(0, 0, -1)
}

// shift returns the period n units later.
func (p period) shift(n int) period {
	p.clock = ""
	p.start = addUnits(p.start, p.unit, n)
	return p
}

// addUnits moves a date by n units. A day that the month reached does not
// have becomes its last: a month after January 31 is February 29 or 28.
func addUnits(t time.Time, u unit, n int) time.Time {
	switch u {
	case weekend, week:
		return t.AddDate(0, 0, 7*n)
	case fortnight:
		return t.AddDate(0, 0, 14*n)
	case month, season, quarter, half, year, decade, century:
		first := date(t.Year(), int(t.Month())+n*months(u), 1)
		last := first.AddDate(0, 1, -1).Day()
		return first.AddDate(0, 0, min(t.Day(), last)-1)
	}
	return t.AddDate(0, 0, n)
}

// months is the length of a unit in months.
func months(u unit) int {
	switch u {
	case month:
		return 1
	case season, quarter:
		return 3
	case half:
		return 6
	case decade:
		return 120
	case century:
		return 1200
	}
	return 12
}

// value writes the period as a TIMEX3 value.
func (p period) value() string {
	y, m, d := p.start.Date()
	switch p.unit {
	case weekend, week:
		wy, w := p.start.ISOWeek()
		if p.unit == weekend {
			return fmt.Sprintf("%s-W%02d-WE", yearValue(wy), w)
		}
		return fmt.Sprintf("%s-W%02d", yearValue(wy), w)
	case month:
		return fmt.Sprintf("%s-%02d", yearValue(y), int(m))
	case season:
		return fmt.Sprintf("%s-%s", yearValue(y), seasonCodes[int(m)/3-1])
	case quarter:
		return fmt.Sprintf("%s-Q%d", yearValue(y), (int(m)+2)/3)
	case half:
		return fmt.Sprintf("%s-H%d", yearValue(y), (int(m)+5)/6)
	case year:
		return yearValue(y)
	case decade:
		if y < 0 {
			return fmt.Sprintf("BC%03d", -y/10-1)
		}
		return fmt.Sprintf("%03d", y/10)
	case century:
		if y < 0 {
			return fmt.Sprintf("BC%02d", -y/100-1)
		}
		return fmt.Sprintf("%02d", y/100)
	}
	return fmt.Sprintf("%s-%02d-%02d%s", yearValue(y), int(m), d, p.clock)
}

// yearValue writes a year, 0 as 1 BC.
func yearValue(y int) string {
	if y <= 0 {
		return fmt.Sprintf("BC%04d", 1-y)
	}
	return fmt.Sprintf("%04d", y)
}

// seasonCodes are TIMEX3's, from March on.
var seasonCodes = [...]string{"SP", "SU", "FA", "WI"}

// seasonMonth returns the first month of a season, 0 when code is none.
func seasonMonth(code string) int {
	for i, c := range seasonCodes {
		if c == code {
			return 3 * (i + 1)
		}
	}
	return 0
}

// holidayIn returns the day of a rule of holidays.tsv in year y; ok is false
// when the rule is not well formed.
func holidayIn(rule string, y int) (t time.Time, ok bool) {
	if rest, found := strings.CutPrefix(rule, "easter"); found {
		n, err := strconv.Atoi(rest)
		return easter(y).AddDate(0, 0, n), err == nil
	}
	if len(rule) >= len(time.DateOnly) {
		t, err := time.Parse(time.DateOnly, strings.TrimSuffix(rule, "?"))
		return t, err == nil
	}
	if len(rule) < 5 || rule[2] != '-' {
		return t, false
	}
	m, err := strconv.Atoi(rule[:2])
	if err != nil || m < 1 || m > 12 {
		return t, false
	}
	if rule[3] != 'd' {
		d, err := strconv.Atoi(rule[3:])
		return date(y, m, d), err == nil && validDate(y, m, d)
	}
	weekdayText, nth, _ := strings.Cut(rule[4:], "-")
	weekday, err1 := strconv.Atoi(weekdayText)
	n, err2 := strconv.Atoi(nth)
	if err1 != nil || err2 != nil || weekday < 1 || weekday > 7 || n == 0 {
		return t, false
	}
	if n > 0 {
		first := date(y, m, 1)
		return first.AddDate(0, 0, (weekday-isoWeekday(first)+7)%7+7*(n-1)), true
	}
	last := date(y, m+1, 0)
	return last.AddDate(0, 0, -(isoWeekday(last)-weekday+7)%7+7*(n+1)), true
}

// easter returns Easter Sunday of the Gregorian calendar, by the method of
// an anonymous correspondent to Nature, 20 April 1876 (in Meeus, Astronomical
// Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, n/31, n%31+1)
}
