package timex

import (
	"strconv"
	"strings"
)

// quantity is a number of units: "three days", "half an hour", "a few weeks".
type quantity struct {
	unit  unit
	n     float64 // 0 when vague
	vague bool
	dash  bool // "11-year"
}

// exact reports whether the number is whole and small enough to be meant.
func (q quantity) exact() bool {
	return !q.vague && q.n == float64(int(q.n)) && q.n <= maxAmount
}

// value writes a TIMEX3 duration.
func (q quantity) value() string {
	u, n := q.unit, q.n
	letter, factor, clock := "D", 1.0, false
	switch u {
	case second:
		letter, clock = "S", true
	case minute:
		letter, clock = "M", true
	case hour:
		letter, clock = "H", true
		if n != float64(int(n)) && !q.vague {
			letter, factor = "M", 60
		}
	case weekend:
		letter = "WE"
	case week:
		letter = "W"
	case fortnight:
		letter, factor = "W", 2
	case month:
		letter = "M"
	case quarter:
		letter, factor = "M", 3
	case year:
		letter = "Y"
	case decade:
		letter, factor = "Y", 10
	case century:
		letter, factor = "Y", 100
	}
	number := "X"
	if !q.vague {
		number = strconv.FormatFloat(n*factor, 'f', -1, 64)
	}
	if clock {
		return "PT" + number + letter
	}
	return "P" + number + letter
}

// quantityAt reads a number with its unit.
func (s *scanner) quantityAt(i int) (quantity, int) {
	if q, ok := s.quantityWord(i); ok {
		return q, i + 1
	}
	n, vague, k := s.number(i)
	if k == i {
		return quantity{}, i
	}
	if s.form(k) == "]" && s.form(i-1) == "[" { // "[Ten] years ago"
		k++
	}
	q := quantity{n: n, vague: vague}
	if s.form(k) == "-" && s.w(k+1).is(classUnit) { // 11-year
		q.unit, q.dash = s.w(k+1).unit, true
		return q, k + 2
	}
	if !s.isCounted(k, s.w(i).is(classArticle|classHalf) && !vague) {
		return quantity{}, i
	}
	q.unit = s.w(k).unit
	k++
	if s.w(k).is(classAnd) && s.w(k+1).is(classArticle) && s.w(k+2).is(classHalf) { // a year and a half
		q.n += 0.5
		k += 3
	}
	return q, k
}

// isCounted reports whether token i is a unit of time after a number; single
// says that the number is "a" or "half a".
func (s *scanner) isCounted(i int, single bool) bool {
	u, t := s.w(i), s.token(i)
	switch {
	case !u.is(classUnit | classUnits), u.unit == quarter, single && u.is(classUnits):
		return false
	case s.properName(i): // 60 Minutes
		return false
	case t.UPOS == "ADJ" || t.UPOS == "VERB":
		return false
	case single && (u.unit == second || u.unit == minute) && t.Relation() != "obl": // a second term
		return false
	case s.form(i+1) == "-" && s.glued(i) && !s.w(i+2).is(classOld): // a year-end meeting
		return false
	}
	return true
}

// quantityWord reads a quantity in one token: "11-year", "three-week".
func (s *scanner) quantityWord(i int) (quantity, bool) {
	f := s.w(i).lower
	number, rest, ok := strings.Cut(f, "-")
	if !ok {
		return quantity{}, false
	}
	name, old, _ := strings.Cut(rest, "-")
	u := s.lexicon.words[name]
	if u.classes&(classUnit|classUnits) == 0 || u.unit == quarter || old != "" && old != "old" && old != "long" {
		return quantity{}, false
	}
	n, ok := digits(number)
	if !ok {
		e := s.lexicon.words[number]
		if e.classes&classNumber == 0 {
			return quantity{}, false
		}
		n = e.n
	}
	return quantity{unit: u.unit, n: float64(n), dash: true}, true
}

// number reads a number in digits or words, also vague ones.
func (s *scanner) number(i int) (n float64, vague bool, end int) {
	w := s.w(i)
	switch {
	case w.is(classArticle):
		switch next := s.w(i + 1); {
		case next.is(classVagueNumber):
			_, _, end = s.number(i + 1)
			return 0, true, end
		case next.is(classHalf): // a half hour
			return 0.5, false, i + 2
		case next.is(classScale): // a hundred years
			return float64(next.n), false, i + 2
		}
		return 1, false, i + 1
	case w.is(classVagueNumber):
		if s.w(i + 1).is(classOf) {
			return 0, true, i + 2
		}
		return 0, true, i + 1
	case w.is(classHalf):
		if s.w(i+1).is(classArticle) && !s.w(i+2).is(classVagueNumber) {
			return 0.5, false, i + 2
		}
		return 0, false, i
	case w.is(classNumber):
		n, end = float64(w.n), i+1
		if w.n >= 20 && s.form(end) == "-" && s.w(end+1).is(classNumber) && s.w(end+1).n < 10 {
			n, end = n+float64(s.w(end+1).n), end+2
		} else if w.n >= 20 && s.w(end).is(classNumber) && s.w(end).n < 10 {
			n, end = n+float64(s.w(end).n), end+1
		}
	case w.digits > 0 && !w.ordinal:
		x, err := strconv.ParseFloat(strings.ReplaceAll(s.form(i), ",", ""), 64)
		if err != nil || x < 0 || x > 1e12 {
			return 0, false, i
		}
		n, end = x, i+1
	default:
		if e := s.lexicon.words[before(w.lower, '-')]; e.classes&classNumber != 0 && e.n >= 20 { // twenty-four
			if ones := s.lexicon.words[w.lower[strings.IndexByte(w.lower, '-')+1:]]; ones.classes&classNumber != 0 && ones.n < 10 {
				n, end = float64(e.n+ones.n), i+1
				break
			}
		}
		return 0, false, i
	}
	for k := 0; k < 2 && s.w(end).is(classScale); k++ {
		n, end = n*float64(s.w(end).n), end+1
	}
	switch {
	case s.form(end) == "1/2":
		n, end = n+0.5, end+1
	case s.w(end).is(classAnd) && s.w(end+1).is(classArticle) && s.w(end+2).is(classHalf):
		n, end = n+0.5, end+3
	}
	return n, false, end
}

// before returns what stands before the first c, "" if there is none.
func before(s string, c byte) string {
	if k := strings.IndexByte(s, c); k >= 0 {
		return s[:k]
	}
	return ""
}

// amount reads a quantity of time and what it counts from: "three days",
// "two weeks ago", "a year later", "two days after Christmas".
func (s *scanner) amount(i int, _ bool) (reading, int) {
	q, end := s.quantityAt(i)
	if end == i || s.w(i-1).lower == "how" {
		return reading{}, i
	}
	duration := reading{typ: Duration, unit: q.unit, value: q.value()}
	if q.dash {
		if s.form(end) == "-" && s.w(end+1).is(classOld) {
			end += 2
		}
		return duration, end
	}
	if s.w(i).is(classArticle) && !q.vague && !s.w(end).is(classAgo|classBefore|classAfter|classEarlier|classLater) && s.token(end-1).Relation() == "nmod" && s.token(end-1).Subtype() != "" {
		return reading{typ: Set, unit: q.unit, value: q.value()}, end // $100 a month
	}
	if s.form(end) == "-" && s.w(end+1).is(classOld) { // a month-long
		return duration, end + 2
	}
	tail := s.w(end)
	if s.lasts(i) {
		return duration, end
	}
	switch {
	case tail.is(classAgo):
		return s.away(q, fromPublished, -1), end + 1
	case tail.is(classHence):
		return s.away(q, fromPublished, 1), end + 1
	case tail.lower == "from" && s.w(end+1).lower == "now":
		return s.away(q, fromPublished, 1), end + 2
	case tail.is(classEarlier | classLater):
		return s.away(q, fromMention, tail.n), end + 1
	case tail.is(classOld):
		return duration, end + 1
	case tail.is(classBefore | classAfter):
		return s.beside(q, end, end+1, tail.n)
	case tail.lower == "from" || tail.lower == "following":
		if base, baseEnd := s.base(end + 1); baseEnd > end+1 {
			r := s.away(q, fromBase, 1)
			r.base = base
			return r, baseEnd
		}
	case tail.lower == "in" && s.w(end+1).lower == "advance" && s.w(end+2).is(classOf):
		return s.beside(q, end, end+3, -1)
	case tail.lower == "ahead" && s.w(end+1).is(classOf):
		return s.beside(q, end, end+2, -1)
	}
	if s.w(i-1).lower == "in" && q.exact() && !s.w(i-2).is(classTimes) {
		r := s.away(q, fromPublished, 1)
		r.typ, r.value, r.ahead = Duration, duration.value, true
		return r, end
	}
	return duration, end
}

// lasts reports whether the quantity at token i says how long something was,
// whatever follows: "for less than a year before his death".
func (s *scanner) lasts(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch s.w(k).lower {
		case "for", "within":
			return true
		case "less", "more", "than", "about", "nearly", "almost", "over", "only", "just":
		default:
			return false
		}
	}
	return false
}

// away is the date a quantity of time from an anchor.
func (s *scanner) away(q quantity, from anchor, direction int) reading {
	r := reading{typ: Date, unit: q.unit, anchor: from}
	if !q.exact() {
		if q.unit == year && q.n <= maxAmount && !q.vague { // two and a half years ago
			r.unit, r.n = month, direction*int(12*q.n)
			return r
		}
		if q.unit == month && q.n <= maxAmount && !q.vague {
			r.n = direction * int(q.n)
			return r
		}
		r.vague = true
		return r
	}
	r.n = direction * int(q.n)
	switch q.unit {
	case second, minute:
		r.vague = true
	case hour:
		if int(q.n)%24 != 0 {
			r.vague = true
			break
		}
		r.unit, r.n = day, r.n/24
	case fortnight:
		r.unit, r.n = week, 2*r.n
	case decade: // "a decade ago" is ten years ago
		r.unit, r.n = year, 10*r.n
	case century:
		r.unit, r.n = decade, 10*r.n
	}
	return r
}

// beside reads "two days before", "two days after the vote" and "two days
// after Christmas". word is the token of the preposition, next the one after
// it.
func (s *scanner) beside(q quantity, word, next, direction int) (reading, int) {
	t := s.token(word)
	if t.Relation() == "advmod" || t.UPOS == "ADV" && t.Head < word {
		return s.away(q, fromMention, direction), word + 1
	}
	if base, end := s.base(next); end > next {
		r := s.away(q, fromBase, direction)
		r.base = base
		return r, end
	}
	r := s.away(q, fromEvent, direction)
	r.vague = true
	return r, word
}

// base reads the date that another one counts from. It must not itself be
// counted from something.
func (s *scanner) base(i int) (*reading, int) {
	k := i
	if s.w(k).is(classThe) {
		k++
	}
	for _, rule := range []func(*scanner, int, bool) (reading, int){
		(*scanner).holidayPhrase, (*scanner).numeric, (*scanner).calendarDate, (*scanner).deictic,
	} {
		if r, end := rule(s, k, true); end > k && !r.vague && r.typ == Date {
			return &r, end
		}
	}
	return nil, i
}

// rate reads "twice a week", "three times a day", "once every four years".
func (s *scanner) rate(i int, _ bool) (reading, int) {
	k := i
	if s.w(k).is(classNumber) || s.w(k).plain {
		k++
	}
	if !s.w(k).is(classTimes) || k == i && s.w(k).n == 0 {
		return reading{}, i
	}
	k++
	switch w := s.w(k); {
	case w.is(classArticle) || w.lower == "per":
		if u := s.w(k + 1); u.is(classUnit) {
			return reading{typ: Set, unit: u.unit, value: quantity{unit: u.unit, n: 1}.value()}, k + 2
		}
	case w.is(classEvery):
		if r, end := s.repeated(k, false); end > k {
			return r, end
		}
	}
	return reading{}, i
}

// repeated reads what happens again and again: "every day", "each Friday",
// "every four years", "annually", "Fridays".
func (s *scanner) repeated(i int, _ bool) (reading, int) {
	w := s.w(i)
	switch {
	case w.is(classSet):
		if s.token(i).UPOS == "ADV" {
			return reading{typ: Set, value: w.code}, i + 1
		}
		return reading{}, i
	case w.is(classWeekdays):
		return reading{typ: Set, unit: day, value: weekdayValue(w.n)}, i + 1
	case !w.is(classEvery):
		return reading{}, i
	}
	k := i + 1
	if s.w(k).lower == "other" {
		k++
	}
	other := float64(k - i)
	switch x := s.w(k); {
	case x.is(classUnit):
		return reading{typ: Set, unit: x.unit, value: quantity{unit: x.unit, n: other}.value()}, k + 1
	case x.is(classPart):
		return reading{typ: Set, unit: day, value: "P1D"}, k + 1
	case x.is(classWeekday):
		return reading{typ: Set, unit: day, value: weekdayValue(x.n)}, s.partAfter(k + 1)
	case x.is(classMonth) && x.upper:
		return reading{typ: Set, unit: month, value: "XXXX-" + pad2(x.n)}, k + 1
	case x.is(classSeason):
		return reading{typ: Set, unit: season, value: "XXXX-" + x.code}, k + 1
	}
	if q, end := s.quantityAt(k); end > k {
		return reading{typ: Set, unit: q.unit, value: q.value()}, end
	}
	return reading{}, i
}

// pad2 writes n with two digits.
func pad2(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
