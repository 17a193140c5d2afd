package timex

import (
	"strings"
	"time"
)

// numeric reads dates and intervals of digits: 2024-01-10,
// 2024-01-10T15:11Z, 10/01/2024, 10.1.2024, 2004-2009, 2014-15. They may be
// one token or several without space between.
func (s *scanner) numeric(i int, _ bool) (reading, int) {
	if s.w(i).digits == 0 || s.glued(i-1) && s.w(i-1).digits > 0 {
		return reading{}, i
	}
	f, end := s.form(i), i+1
	var best reading
	bestEnd := i
	for {
		if r, ok := numericForm(f); ok && (r.yearTo == 0 || end == i+1) {
			best, bestEnd = r, end
		}
		if !s.glued(end-1) || end-i >= maxRun || len(f) > maxForm {
			return best, bestEnd
		}
		f += s.form(end)
		end++
	}
}

// maxRun is into how many tokens a date of digits may be cut.
const maxRun = 12

// numericForm reads what numeric finds.
func numericForm(f string) (reading, bool) {
	if len(f) < len("1/1/24") || len(f) > maxForm {
		return reading{}, false
	}
	if t, clock, ok := isoDate(f); ok {
		r := reading{typ: Date, unit: day, year: t.Year(), yearKnown: true, month: int(t.Month()), day: t.Day(), clock: clock}
		if clock != "" {
			r.typ, r.unit = Time, minute
		}
		return r, true
	}
	if a, b, c, ok := threeNumbers(f); ok {
		return reading{typ: Date, unit: day, slash: [3]int{a, b, c}}, true
	}
	if from, to, ok := yearSpan(f); ok {
		return reading{typ: Date, unit: year, year: from, yearKnown: true, yearTo: to}, true
	}
	return reading{}, false
}

// isoDate reads 2024-01-10, 2024/01/10 and 2024-01-10T15:11:00Z; clock is ""
// or "T15:11".
func isoDate(f string) (t time.Time, clock string, ok bool) {
	if len(f) < len("2024-01-10") || f[4] != f[7] || f[4] != '-' && f[4] != '/' {
		return t, "", false
	}
	y, okY := digits(f[:4])
	m, okM := digits(f[5:7])
	d, okD := digits(f[8:10])
	if !okY || !okM || !okD || y < 1000 || !validDate(y, m, d) {
		return t, "", false
	}
	rest := f[10:]
	if rest == "" {
		return date(y, m, d), "", true
	}
	if rest[0] != 'T' && rest[0] != 't' || len(rest) < len("T15:11") {
		return t, "", false
	}
	c, ok := splitClock(rest[1:6])
	if !ok || !isSecondsAndZone(rest[6:]) {
		return t, "", false
	}
	return date(y, m, d), clockReading(c).clock, true
}

// isSecondsAndZone reports whether s is what may follow the minutes of an ISO
// time stamp: ":00", ":00.123", "Z", "+01:00", or nothing.
func isSecondsAndZone(s string) bool {
	if rest, ok := strings.CutPrefix(s, ":"); ok && len(rest) >= 2 {
		s = strings.TrimLeft(rest, "0123456789.")
		if strings.HasSuffix(rest[:len(rest)-len(s)], ".") {
			return false
		}
	}
	switch {
	case s == "", s == "Z", s == "z":
		return true
	case s[0] != '+' && s[0] != '-':
		return false
	}
	h, m, split := strings.Cut(s[1:], ":")
	_, okH := digits(h)
	_, okM := digits(m)
	return okH && (okM && len(h) == 2 && len(m) == 2 || !split && len(h) <= 4)
}

// threeNumbers reads 10/01/2024, 1/10/24, 10.1.2024, 11-20-2000.
func threeNumbers(f string) (a, b, c int, ok bool) {
	sep := strings.IndexAny(f, "/.-")
	if sep < 1 || sep > 2 {
		return 0, 0, 0, false
	}
	parts := strings.Split(f, f[sep:sep+1])
	if len(parts) != 3 || len(parts[1]) > 2 || len(parts[2]) != 4 && (len(parts[2]) != 2 || f[sep] != '/') {
		return 0, 0, 0, false
	}
	a, okA := digits(parts[0])
	b, okB := digits(parts[1])
	c, okC := digits(parts[2])
	if len(parts[2]) == 4 && (c < 1000 || c >= 2200) {
		return 0, 0, 0, false
	}
	return a, b, c, okA && okB && okC && a >= 1 && b >= 1 && (a <= 12 && b <= 31 || a <= 31 && b <= 12)
}

// yearSpan reads 2004-2009, 2014-15, 2014/15.
func yearSpan(f string) (from, to int, ok bool) {
	f = strings.ReplaceAll(f, "–", "-")
	if len(f) < 7 || f[4] != '-' && f[4] != '/' {
		return 0, 0, false
	}
	from, okF := digits(f[:4])
	to, okT := digits(f[5:])
	if !okF || !okT {
		return 0, 0, false
	}
	return yearRange(from, to, len(f[5:]), f[4] == '/')
}

// yearRange checks that two numbers are years that follow each other, and
// completes the second of "2014-15". A slash means a season of two years.
func yearRange(from, to, width int, slash bool) (int, int, bool) {
	if width == 2 {
		to += from / 100 * 100
		if to <= from {
			to += 100
		}
		if to-from > 40 {
			return 0, 0, false
		}
	}
	ok := (width == 2 || width == 4) && from >= 1000 && from < to && to < 2200 && (!slash || to == from+1)
	return from, to, ok
}
