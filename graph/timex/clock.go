package timex

import (
	"fmt"
	"strings"
	"time"
)

// clockTime reads a time of day: "10 p.m.", "15:11 GMT", "1400 GMT", "2pm",
// "two o'clock", "half past ten", noon.
func (s *scanner) clockTime(i int, _ bool) (reading, int) {
	w := s.w(i)
	if w.is(classNoon) {
		if s.properName(i) {
			return reading{}, i // Chimes at Midnight
		}
		return reading{typ: Time, unit: minute, clock: fmt.Sprintf("T%02d:00", w.n)}, i + 1
	}
	if w.is(classHalf) && s.w(i+1).lower == "past" {
		if h, ok := s.hour(i + 2); ok {
			return reading{typ: Time, unit: minute, clock: fmt.Sprintf("T%02d:30", h), hour12: true}, i + 3
		}
		return reading{}, i
	}
	if w.plain && w.digits == 4 && w.value%100 < 60 && w.value < 2400 && s.zone(i+1) > i+1 { // 1400 GMT
		return reading{typ: Time, unit: minute, clock: fmt.Sprintf("T%02d:%02d", w.value/100, w.value%100)}, s.zone(i + 1)
	}
	h, m, sec, half, ok := splitClock(s.form(i))
	if !ok {
		if h, ok = s.hour(i); !ok {
			return reading{}, i
		}
		switch next := s.w(i + 1); {
		case next.is(classOclock):
			return s.clockTail(h, 0, 0, "", i+2)
		case !next.is(classMeridiem) || s.token(i+1).UPOS == "AUX":
			return reading{}, i
		}
	}
	end := i + 1
	if half == "" && s.w(end).is(classMeridiem) && s.token(end).UPOS != "AUX" {
		half = s.w(end).lower
		end++
		if s.form(end) == "." && s.glued(end-1) && strings.Count(half, ".") == 1 { // "p.m" "."
			end++
		}
	}
	if half == "" && strings.Contains(s.form(i), ".") {
		return reading{}, i // 10.30 is a number
	}
	if half == "" && strings.Contains(s.form(i), ":") && s.zone(end) == end && !s.looksLikeClock(i) {
		return reading{}, i // a score, a verse
	}
	s.counts24 = s.counts24 || half == "" && (h >= 13 || s.form(i)[0] == '0')
	return s.clockTail(h, m, sec, half, end)
}

// clockTail makes a reading of an hour and what follows it: the zone, "in
// the morning".
func (s *scanner) clockTail(h, m, sec int, half string, end int) (reading, int) {
	hour12 := half == "" && h >= 1 && h <= 6
	if half == "" && s.w(end).lower == "in" && s.w(end+1).is(classThe) && s.w(end+2).is(classPart) {
		half = "am"
		if s.w(end+2).code != "MO" {
			half = "pm"
		}
		end += 3
	}
	switch {
	case half == "":
	case h > 12:
	case half[0] == 'p' && h < 12:
		h, hour12 = h+12, false
	case half[0] == 'a' && h == 12:
		h = 0
	default:
		hour12 = false
	}
	r := reading{typ: Time, unit: minute, clock: fmt.Sprintf("T%02d:%02d", h, m), hour12: hour12}
	if sec > 0 {
		r.clock += fmt.Sprintf(":%02d", sec)
	}
	return r, s.zone(end)
}

// hour reads an hour of the clock in digits or words.
func (s *scanner) hour(i int) (int, bool) {
	w := s.w(i)
	n := w.value
	if w.is(classNumber) {
		n = w.n
	} else if !w.plain || w.digits > 2 {
		return 0, false
	}
	return n, n >= 1 && n <= 12
}

// zone skips a time zone: GMT, "local time", "Eastern Standard Time".
func (s *scanner) zone(i int) int {
	if s.w(i).is(classZone) && s.form(i) != s.w(i).lower {
		return i + 1
	}
	return s.localTime(i)
}

// localTime skips "local time", "Eastern Daylight Time".
func (s *scanner) localTime(i int) int {
	switch s.w(i).lower {
	case "local", "eastern", "central", "mountain", "pacific", "moscow":
		k := i + 1
		if l := s.w(k).lower; l == "standard" || l == "daylight" || l == "summer" {
			k++
		}
		if s.w(k).lower == "time" {
			return k + 1
		}
	}
	return i
}

// looksLikeClock reports whether 3:15 at token i is a time: after a
// preposition of time, or beside another with a dash.
func (s *scanner) looksLikeClock(i int) bool {
	switch s.w(i - 1).lower {
	case "at", "by", "until", "till", "around", "about", "before", "after", "since", "from", "between", "approximately", "roughly", "like":
		return true
	case "to", "and", "-", "–", ",":
		_, _, _, _, ok := splitClock(s.form(i - 2))
		if ok || s.w(i-2).is(classMeridiem|classWeekday|classMonth) || s.w(i-2).digits == 4 {
			return true
		}
	}
	if f := s.form(i + 1); f == "-" || f == "–" || f == "to" {
		if _, _, _, _, ok := splitClock(s.form(i + 2)); ok {
			return true
		}
	}
	prev := s.w(i - 1)
	return prev.digits == 4 || prev.digits > 0 && strings.ContainsAny(s.form(i-1), "/-") || prev.is(classWeekday) || prev.ordinal
}

// splitClock reads "10:30", "22:30:15", "6:00am", "10.30pm", "10pm"; half is
// "am" or "pm" if written in the same token.
func splitClock(f string) (h, m, sec int, half string, ok bool) {
	if f == "" || f[0] < '0' || f[0] > '9' || len(f) > 12 {
		return 0, 0, 0, "", false
	}
	low := strings.ToLower(f)
	for _, suffix := range []string{"am", "pm", "a.m.", "p.m."} {
		if rest, found := strings.CutSuffix(low, suffix); found {
			half, low = suffix, rest
			break
		}
	}
	sep := strings.IndexAny(low, ":.")
	if sep < 0 {
		h, ok = digits(low)
		return h, 0, 0, half, ok && half != "" && h >= 1 && h <= 12 && len(low) <= 2
	}
	hourText, rest := low[:sep], low[sep+1:]
	minuteText, secText, seconds := strings.Cut(rest, ":")
	h, okH := digits(hourText)
	m, okM := digits(minuteText)
	okS := true
	if seconds {
		sec, okS = digits(secText)
	}
	ok = okH && okM && okS && len(hourText) <= 2 && len(minuteText) == 2 && h < 25 && m < 60 && sec < 60
	return h, m, sec, half, ok
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
	h, min, _, _, ok := splitClock(rest[1:6])
	if !ok || !isSecondsAndZone(rest[6:]) {
		return t, "", false
	}
	return date(y, m, d), fmt.Sprintf("T%02d:%02d", h, min), true
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
