package timex

// deictic reads today, yesterday, tomorrow, tonight, with a part of the day.
func (s *scanner) deictic(i int, _ bool) (reading, int) {
	w := s.w(i)
	if !w.is(classDeictic) {
		return reading{}, i
	}
	if s.properName(i) {
		return reading{}, i // USA Today
	}
	return reading{typ: Date, unit: day, anchor: fromPublished, n: w.n}, s.partAfter(i + 1)
}

// relative reads a unit, month, weekday or the like with a word that says
// which one: "last week", "the following day", "next Monday", "that year",
// "the past three days".
func (s *scanner) relative(i int, modified bool) (reading, int) {
	if r, end := s.unitBefore(i); end > i {
		return r, end
	}
	w := s.w(i)
	if !w.is(classThis|classLast|classNext|classComing|classPrevious|classFollowing|classSame|classThat) || s.token(i).UPOS == "VERB" && !w.is(classComing|classFollowing) {
		return reading{}, i
	}
	if w.is(classThis|classThat) && s.token(i).UPOS == "SCONJ" {
		return reading{}, i
	}
	the := s.w(i - 1).is(classThe)
	possessed := the || s.w(i-1).lower == "'s" || s.token(i-1).XPOS == "PRP$"
	k := i + 1
	if w.is(classThis|classThat) && s.w(k).is(classLast|classSame|classComing) { // this past week, that same day
		w = s.w(k)
		if w.is(classSame) {
			w = s.w(i)
		}
		k++
	}
	x := s.w(k)
	if x.is(classUnit|classUnits|classVagueNumber|classNumber|classArticle) || x.digits > 0 {
		if r, end := s.relativeAmount(w, k, the, possessed); end > k {
			return r, end
		}
	}
	switch {
	case x.is(classUnit) && x.unit >= day && x.unit != fortnight:
		if r, end := s.relativeUnit(w, k, the); end > k {
			return r, end
		}
		return reading{}, i
	case x.is(classPart) && s.token(k).UPOS != "VERB":
		r := reading{typ: Date, unit: day, anchor: fromPublished}
		switch {
		case w.is(classLast):
			r.n = -1
		case w.is(classThat | classSame):
			r.anchor = fromMention
		case w.is(classFollowing | classNext | classPrevious):
			r.anchor, r.n = fromMention, w.n
		}
		return r, k + 1
	case x.is(classWeekday) && x.upper && !x.is(classAbbreviation):
		r := reading{typ: Date, unit: day, weekday: x.n}
		return s.stepped(r, w, the), s.partAfter(k + 1)
	case x.is(classMonth) && x.upper:
		if r, end := s.dayOfMonth(k); end > k { // this May 3
			return s.stepped(r, w, the), end
		}
		return s.stepped(reading{typ: Date, unit: month, month: x.n}, w, the), k + 1
	case x.is(classSeason) && s.token(k).UPOS != "VERB" && !(x.upper && s.named(k, k+1)):
		return s.stepped(reading{typ: Date, unit: season, month: seasonMonth(x.code)}, w, the), k + 1
	}
	if r, end := s.holidayPhrase(k, true); end > k && !r.vague {
		return s.stepped(r, w, the), end
	}
	return reading{}, i
}

// unitBefore reads "the day before", "the year after", "the day after
// tomorrow", "the end of the month", "year end".
func (s *scanner) unitBefore(i int) (reading, int) {
	x := s.w(i)
	if !x.is(classUnit) || x.unit < day || x.unit == fortnight {
		return reading{}, i
	}
	the := s.w(i - 1).is(classThe)
	next := s.w(i + 1)
	switch {
	case the && next.is(classBefore|classAfter):
		if s.w(i + 2).is(classDeictic) { // the day before yesterday
			base, end := s.deictic(i+2, false)
			return reading{typ: Date, unit: x.unit, anchor: fromBase, n: next.n, base: &base}, end
		}
		if w := s.w(i + 2); next.is(classAfter) && w.is(classNext) || next.is(classBefore) && w.is(classLast) { // the week after next
			return reading{typ: Date, unit: x.unit, anchor: fromPublished, n: 2 * next.n}, i + 3
		}
		return s.beside(quantity{unit: x.unit, n: 1}, i+1, i+2, next.n)
	case the && s.w(i-2).is(classOf) && s.w(i-3).is(classBeginning|classMiddle|classEnd) && !next.is(classOf):
		return reading{typ: Date, unit: x.unit, anchor: fromHere}, i + 1
	case x.unit == weekend && the && !next.is(classOf) && !s.named(i, i+1):
		return reading{typ: Date, unit: weekend}, i + 1
	case x.unit == year && next.lower == "end":
		return reading{typ: Date, unit: day, month: 12, day: 31}, i + 2
	case x.unit == year && s.form(i+1) == "-" && s.w(i+2).lower == "end":
		return reading{typ: Date, unit: day, month: 12, day: 31}, i + 3
	case x.unit == year && (next.digits > 0 && next.plain && next.digits <= 4 && next.digits > 1 || next.is(classOf) && s.w(i+2).digits == 4):
		k := i + 1 // the year 71, the year of 1925
		if next.is(classOf) {
			k++
		}
		r := reading{typ: Date, unit: year, year: s.w(k).value, yearKnown: true}
		return s.era(r, k+1)
	}
	return reading{}, i
}

// relativeAmount reads "(the) past three days", "(the) coming weeks", "the
// last year": a duration which ends or begins at the publication, or beside
// the date mentioned before. k is the token after the word w.
func (s *scanner) relativeAmount(w *word, k int, the, possessed bool) (reading, int) {
	q, end := s.quantityAt(k)
	x := s.w(k)
	switch {
	case end > k && !q.dash:
	case x.is(classUnits):
		q, end = quantity{unit: x.unit, vague: true}, k+1
	case x.is(classUnit) && w.is(classLast) && !s.w(k+1).is(classOf) && x.unit >= day &&
		(w.lower == "past" && possessed || the && x.unit >= week && s.token(k).Relation() == "obl" && s.token(k).Subtype() == ""):
		q, end = quantity{unit: x.unit, n: 1}, k+1
	default:
		return reading{}, k
	}
	if s.w(end).is(classOf) && !s.w(end+1).is(classThis|classMonth) && s.w(end+1).digits != 4 {
		return reading{}, k // the last months of his life
	}
	r := reading{typ: Duration, unit: q.unit, value: q.value()}
	if q.exact() {
		r.n = int(q.n)
	}
	switch {
	case w.is(classLast):
		r.past, r.anchor = true, fromPublished
	case w.is(classNext | classComing):
		r.coming, r.anchor = true, fromPublished
	case w.is(classPrevious):
		r.past, r.anchor = true, fromMention
	case w.is(classFollowing):
		r.coming, r.anchor = true, fromMention
	}
	return r, end
}

// relativeUnit reads "last week", "the next day", "that year". k is the
// token of the unit.
func (s *scanner) relativeUnit(w *word, k int, the bool) (reading, int) {
	u := s.w(k).unit
	r := reading{typ: Date, unit: u, anchor: fromPublished, n: w.n}
	switch {
	case s.w(k+1).is(classOf) && the:
		return reading{}, k // the last week of the campaign
	case w.is(classThis) && u == day, w.is(classLast) && u == day:
		return reading{}, k
	case w.is(classThat | classSame | classPrevious | classFollowing), w.is(classNext) && the, w.is(classNext) && u == day:
		r.anchor = fromMention
	}
	return r, k + 1
}

// stepped says which weekday, month or holiday is meant.
func (s *scanner) stepped(r reading, w *word, the bool) reading {
	switch {
	case w.is(classThis):
		r.step = 2
	case w.is(classLast):
		r.step = -1
	case w.is(classComing), w.is(classNext) && !the:
		r.step = 1
	case w.is(classNext | classFollowing):
		r.step, r.anchor = 1, fromMention
	case w.is(classPrevious):
		r.step, r.anchor = -1, fromMention
	case w.is(classThat | classSame):
		r.step, r.anchor = 2, fromMention
	}
	return r
}

// partOf reads a unit or part of a day that a date fixes: "the week of
// January 8", "the morning of 30 May".
func (s *scanner) partOf(i int, _ bool) (reading, int) {
	x := s.w(i)
	if !x.is(classPart) && !(x.is(classUnit) && (x.unit == week || x.unit == weekend)) || !s.w(i+1).is(classOf) {
		return reading{}, i
	}
	k := i + 2
	if s.w(k).is(classThe) {
		k++
	}
	r, end := s.calendarDate(k, true)
	if end == k || r.unit != day {
		return reading{}, i
	}
	if x.is(classPart) {
		return r, end
	}
	base := r
	return reading{typ: Date, unit: x.unit, anchor: fromBase, base: &base}, end
}
