package timex

import (
	"fmt"
	"strings"
)

// clock is a time of day as it is written.
type clock struct {
	hour, minute, second int
	half                 string // "am", "p.m." and the like; "" when not given
}

// clockTime reads a time of day: "10 p.m.", "15:11 GMT", "1400 GMT", "2pm",
// "two o'clock", "half past ten", noon.
func (s *scanner) clockTime(i int, _ bool) (reading, int) {
	w := s.w(i)
	switch {
	case w.is(classNoon) && !s.properName(i): // but Chimes at Midnight
		return clockReading(clock{hour: w.n}), i + 1
	case w.is(classHalf) && s.w(i+1).lower == "past":
		if h, ok := s.hour(i + 2); ok {
			return s.clockTail(clock{hour: h, minute: 30}, i+3)
		}
		return reading{}, i
	case w.plain && w.digits == 4 && w.value%100 < 60 && w.value < 2400 && s.zone(i+1) > i+1: // 1400 GMT
		return clockReading(clock{hour: w.value / 100, minute: w.value % 100}), s.zone(i + 1)
	}
	if c, ok := splitClock(s.form(i)); ok {
		return s.clockInDigits(c, i)
	}
	h, ok := s.hour(i)
	switch next := s.w(i + 1); {
	case ok && next.is(classOclock):
		return s.clockTail(clock{hour: h}, i+2)
	case ok && s.meridiem(i+1) > i+1:
		return s.clockTail(clock{hour: h, half: next.lower}, s.meridiem(i+1))
	}
	return reading{}, i
}

// clockInDigits reads what follows 10:30 or 10pm at token i.
func (s *scanner) clockInDigits(c clock, i int) (reading, int) {
	end := i + 1
	if k := s.meridiem(end); c.half == "" && k > end {
		c.half, end = s.w(end).lower, k
	}
	if c.half == "" {
		if strings.Contains(s.form(i), ".") || s.zone(end) == end && !s.looksLikeClock(i) {
			return reading{}, i // a number, a score, a verse
		}
		s.counts24 = s.counts24 || c.hour >= 13 || s.form(i)[0] == '0'
	}
	return s.clockTail(c, end)
}

// meridiem skips "a.m.", "pm", also "p.m" and "." as two tokens.
func (s *scanner) meridiem(i int) int {
	w := s.w(i)
	if !w.is(classMeridiem) || s.token(i).UPOS == "AUX" {
		return i
	}
	if s.form(i+1) == "." && s.glued(i) && strings.Count(w.lower, ".") == 1 {
		return i + 2
	}
	return i + 1
}

// clockTail makes a reading of a time and what follows it: the zone, "in the
// morning".
func (s *scanner) clockTail(c clock, end int) (reading, int) {
	if c.half == "" && s.w(end).lower == "in" && s.w(end+1).is(classThe) && s.w(end+2).is(classPart) {
		c.half = "pm"
		if s.w(end+2).code == "MO" {
			c.half = "am"
		}
		end += 3
	}
	return clockReading(c), s.zone(end)
}

// clockReading turns 10 p.m. into T22:00. "At 3" may be in the afternoon.
func clockReading(c clock) reading {
	switch {
	case c.half == "" || c.hour > 12:
	case c.half[0] == 'p' && c.hour < 12:
		c.hour += 12
	case c.half[0] == 'a' && c.hour == 12:
		c.hour = 0
	}
	r := reading{typ: Time, unit: minute, clock: fmt.Sprintf("T%02d:%02d", c.hour, c.minute)}
	r.hour12 = c.half == "" && c.hour >= 1 && c.hour <= 6
	if c.second > 0 {
		r.clock += fmt.Sprintf(":%02d", c.second)
	}
	return r
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
		if _, ok := splitClock(s.form(i - 2)); ok || s.w(i-2).is(classMeridiem|classWeekday|classMonth) || s.w(i-2).digits == 4 {
			return true
		}
	}
	if f := s.form(i + 1); isDash(f) || f == "to" {
		if _, ok := splitClock(s.form(i + 2)); ok {
			return true
		}
	}
	prev := s.w(i - 1)
	return prev.digits == 4 || prev.digits > 0 && strings.ContainsAny(s.form(i-1), "/-") || prev.is(classWeekday) || prev.ordinal
}

// splitClock reads "10:30", "22:30:15", "6:00am", "10.30pm", "10pm".
func splitClock(f string) (c clock, ok bool) {
	if f == "" || f[0] < '0' || f[0] > '9' || len(f) > 12 {
		return c, false
	}
	low := strings.ToLower(f)
	for _, suffix := range [...]string{"am", "pm", "a.m.", "p.m."} {
		if rest, found := strings.CutSuffix(low, suffix); found {
			c.half, low = suffix, rest
			break
		}
	}
	sep := strings.IndexAny(low, ":.")
	if sep < 0 {
		c.hour, ok = digits(low)
		return c, ok && c.half != "" && c.hour >= 1 && c.hour <= 12 && len(low) <= 2
	}
	minuteText, secondText, seconds := strings.Cut(low[sep+1:], ":")
	var okHour, okMinute bool
	c.hour, okHour = digits(low[:sep])
	c.minute, okMinute = digits(minuteText)
	ok = okHour && okMinute && sep <= 2 && len(minuteText) == 2 && c.hour < 25 && c.minute < 60
	if seconds && ok {
		c.second, ok = digits(secondText)
		ok = ok && c.second < 60
	}
	return c, ok
}
