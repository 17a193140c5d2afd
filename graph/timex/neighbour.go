package timex

import (
	"time"

	"dossier/graph/ud"
)

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
		case a.lacksYear() && b.isYear() && (gap == 0 || link == "," || link == "of" || isDash(link) || link == "in"):
			a.base = &b.reading
		case b.lacksYear() && a.isYear() && (gap == 0 || link == "," || link == "'s" || link == "on" || link == "in"):
			b.base = &a.reading
		case a.lacksYear() && b.yearKnown && b.month > 0 && coordinates(link):
			a.year, a.yearKnown = b.year, true
			if a.month > b.month && isRange(link) {
				a.year--
			}
		}
	}
}

// coordinates reports whether a word joins two dates that share a year.
func coordinates(link string) bool {
	return isRange(link) || link == "and" || link == "or" || link == "&" || link == ","
}

// closesRange reports whether match i is the end of an interval that begins
// with the match before.
func (r *resolver) closesRange(i int) bool {
	a, b := &r.matches[i-1], &r.matches[i]
	if b.start-a.end != 1 {
		return false
	}
	link := lower(r.tokens[a.end].Form)
	return isRange(link) || link == "and" && a.start > 0 && lower(r.tokens[a.start-1].Form) == "between"
}

// isRange reports whether a word between two dates makes an interval of them.
func isRange(link string) bool {
	switch link {
	case "to", "-", "–", "until", "till", "through":
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

// opensRange reports whether match i is the beginning of an interval whose
// end has no year either: "from January 23 to March 9".
func (r *resolver) opensRange(i int) bool {
	if i+1 >= len(r.matches) {
		return false
	}
	a, b := &r.matches[i], &r.matches[i+1]
	return a.lacksYear() && b.lacksYear() && b.start-a.end == 1 && isRange(lower(r.tokens[a.end].Form))
}

// beforeEnd places the beginning of an interval that has not ended: it may
// be over, "is to run from January 23 to March 9" says so on January 28 too.
func (r *resolver) beforeEnd(m *reading, i int) (period, bool) {
	if r.precision == noUnit || r.precision == year {
		return period{}, false
	}
	end, ok := r.stepFrom(&r.matches[i+1].reading, r.published, i)
	if !ok {
		return period{}, false
	}
	p, ok := inYear(m, end.start.Year())
	if ok && p.start.After(end.start) {
		return inYear(m, end.start.Year()-1)
	}
	return p, ok
}

// yearInClause reports whether the same clause gave the year before: "In 2012
// he was elected in March".
func (r *resolver) yearInClause(i int) bool {
	a := &r.matches[i-1]
	if !a.yearKnown || r.attributive(a) || r.caseOf(&a.match) == "since" || a.start > 0 && r.tokens[a.start-1].Form == "(" {
		return false
	}
	return r.samePredicate(i-1, i)
}

// maxClockGap is how many tokens may stand between a time and its day when
// they are not said of the same predicate.
const maxClockGap = 3

// dateTimes gives times of day the day that stands beside them or with the
// same predicate, "at 10 p.m. on Friday", or else, when something happened,
// the day that the report is about.
func (r *resolver) dateTimes(list []Expression, before period, known bool) {
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
		if best < 0 && preceding >= 0 && r.news && r.tense(&r.matches[i].match) == past {
			best = preceding
		}
		switch {
		case best >= 0:
			e.Value = list[best].Value + e.Value
			e.Begin, e.End = list[best].Begin, list[best].End
		case known && r.tense(&r.matches[i].match) == past:
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
