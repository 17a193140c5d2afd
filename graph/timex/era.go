package timex

import "strings"

// quarterOf reads quarters and halves: "Q3 2015", "the third quarter", "the
// first half of last year".
func (s *scanner) quarterOf(i int, _ bool) (reading, int) {
	w := s.w(i)
	if !w.is(classOrdinal) && !w.ordinal {
		return reading{}, i
	}
	n := w.n
	if w.ordinal {
		n = w.value
	}
	k := i + 1
	if s.w(k).is(classFiscal) || s.form(k) == "-" {
		k++
	}
	u := s.w(k)
	switch {
	case u.unit == quarter && u.is(classUnit) && n <= 4:
		r, end := s.yearRef(reading{typ: Date, unit: quarter, index: n, fiscal: s.w(i + 1).is(classFiscal)}, k+1)
		if end == k+1 && !s.business() {
			return reading{}, i // of a game
		}
		return r, end
	case u.is(classHalf) && n <= 2:
		r, end := s.yearRef(reading{typ: Date, unit: half, index: n}, k+1)
		if end > k+1 {
			return r, end
		}
	}
	return reading{}, i
}

// business reports whether the sentence speaks of money, so that its
// quarters are those of the year.
func (s *scanner) business() bool {
	for i := range s.tokens[:min(len(s.tokens), maxContext)] {
		if s.lemmaIs(i, contextBusiness) && s.w(i).unit != quarter {
			return true
		}
	}
	return false
}

// seasonOf reads a season with a year, or with "the" before it.
func (s *scanner) seasonOf(i int, modified bool) (reading, int) {
	w := s.w(i)
	if !w.is(classSeason) || s.token(i).UPOS == "VERB" || w.upper && s.named(i, i+1) {
		return reading{}, i
	}
	r := reading{typ: Date, unit: season, month: seasonMonth(w.code)}
	if dated, end := s.yearRef(r, i+1); end > i+1 {
		return dated, end
	}
	switch prev := s.w(i - 1); {
	case w.is(classAmbiguous) && !(prev.is(classThe) && s.w(i-2).lower == "in" || prev.lower == "in"):
		return reading{}, i
	case !modified && prev.lower != "in" && prev.lower != "since" && prev.lower != "by":
		return reading{}, i
	case s.w(i + 1).is(classOf):
		return reading{}, i // the fall of the Wall
	}
	if h := s.token(i).Head; h > i && s.token(i).Relation() == "compound" {
		return reading{}, i // the summer holidays
	}
	return r, i + 1
}

// centuryOf reads "the 19th century", "the 15th to the 19th century",
// "19th-century", "the twenty-first century".
func (s *scanner) centuryOf(i int, _ bool) (reading, int) {
	n, k := 0, i
	switch w := s.w(i); {
	case w.ordinal:
		n, k = w.value, i+1
	case w.digits > 0 && strings.HasSuffix(w.lower, "-century"):
		n, _ = digits(w.lower[:w.digits])
		if n < 1 || n > 22 {
			return reading{}, i
		}
		return centuryReading(n), i + 1
	default:
		n, k = s.ordinalDay(i)
	}
	if k == i || n < 1 || n > 22 {
		return reading{}, i
	}
	r := centuryReading(n)
	if s.form(k) == "-" {
		k++
	}
	switch u := s.w(k); {
	case u.unit == century:
		return s.centuryEra(r, k+1)
	case s.centuryFollows(k):
		return r, i + 1
	}
	return reading{}, i
}

func centuryReading(n int) reading {
	return reading{typ: Date, unit: century, year: 100 * (n - 1), yearKnown: true}
}

// centuryEra reads BC after a century.
func (s *scanner) centuryEra(r reading, end int) (reading, int) {
	if w := s.w(end); w.is(classEra) && s.form(end) != w.lower {
		if w.n < 0 {
			r.year = -r.year - 100
		}
		end++
	}
	return r, end
}

// centuryFollows reports whether "to the 19th century" follows.
func (s *scanner) centuryFollows(k int) bool {
	if !s.w(k).is(classTo|classAnd) && !isDash(s.form(k)) {
		return false
	}
	k++
	if s.w(k).is(classThe) {
		k++
	}
	if !s.w(k).ordinal && !s.w(k).is(classOrdinal) {
		return false
	}
	k++
	if s.form(k) == "-" {
		k++
	}
	return s.w(k).unit == century
}

// decadeOf reads "1990s", "the '60s", "the 60s", "the sixties".
func (s *scanner) decadeOf(i int, modified bool) (reading, int) {
	w := s.w(i)
	the := modified && s.token(i-1).XPOS != "PRP$" // but in her sixties
	switch {
	case w.is(classDecade) && the:
		return decadeReading(1900 + w.n), i + 1
	case w.digits == 4 && w.lower[4:] == "s":
		if n, _ := digits(w.lower[:4]); n%10 == 0 && n >= 1000 && n < 2200 {
			return decadeReading(n), i + 1
		}
	case w.digits == 2 && w.lower[2:] == "s" && (the && !s.counted() || isApostrophe(s.form(i-1)) && s.glued(i-1)):
		return twoDigitDecade(w.lower[:2], i)
	}
	return reading{}, i
}

// isApostrophe reports whether a form is an apostrophe or what is typed for
// one.
func isApostrophe(form string) bool { return form == "'" || form == "’" || form == "‘" }

// counted reports whether the sentence is about amounts: "temperatures in the
// 80s".
func (s *scanner) counted() bool {
	for i := range s.tokens[:min(len(s.tokens), maxContext)] {
		if s.lemmaIs(i, contextCounted|contextMeasure) {
			return true
		}
	}
	return false
}

// maxContext is how many words of a sentence say what it is about.
const maxContext = 60

// decadeReading is the decade that begins in a year, or the century for
// "the 1800s".
func decadeReading(y int) reading {
	r := reading{typ: Date, unit: decade, year: y, yearKnown: true}
	if y%100 == 0 && y < 2000 {
		r.unit = century
	}
	return r
}

// twoDigitDecade reads the digits of "'60s".
func twoDigitDecade(s string, i int) (reading, int) {
	n, ok := digits(s)
	if !ok || n%10 != 0 {
		return reading{}, i
	}
	if n < 20 {
		return decadeReading(2000 + n), i + 1
	}
	return decadeReading(1900 + n), i + 1
}

// oddForm reads expressions in one token which begins with neither a digit
// nor a word of the lexicon: "mid-1980s", "mid-May", "’60s", "Q3", "FY2015",
// "three-week".
func (s *scanner) oddForm(i int, _ bool) (reading, int) {
	low := s.w(i).lower
	if len(low) < 2 {
		return reading{}, i
	}
	switch {
	case low[0] == 'q' && len(low) == 2 && low[1] >= '1' && low[1] <= '4' && s.w(i).upper:
		r, end := s.yearRef(reading{typ: Date, unit: quarter, index: int(low[1] - '0')}, i+1)
		if end > i+1 || s.business() {
			return r, end
		}
	case strings.HasPrefix(low, "fy") && s.w(i).upper:
		if n, ok := digits(low[2:]); ok && len(low) == 6 && n >= 1900 && n < 2200 {
			return reading{typ: Date, unit: year, year: n, yearKnown: true, fiscal: true}, i + 1
		}
	case low[0] == '\'' && len(low) == 4 && low[3] == 's':
		return twoDigitDecade(low[1:3], i)
	case strings.HasPrefix(low, "mid-"):
		return s.midForm(i, low[len("mid-"):])
	case strings.Contains(low, "-"):
		if r, end := s.amount(i, false); end > i {
			return r, end
		}
		if n := s.ordinalForm(before(low, '-')); n > 0 && strings.HasSuffix(low, "-century") {
			return centuryReading(n), i + 1
		}
	}
	return reading{}, i
}

// ordinalForm reads one ordinal in words, 0 for none.
func (s *scanner) ordinalForm(form string) int {
	if e := s.lexicon.words[form]; e.classes&classOrdinal != 0 {
		return e.n
	}
	return 0
}

// midForm reads what follows "mid-" in the same token.
func (s *scanner) midForm(i int, rest string) (reading, int) {
	e := s.lexicon.words[rest]
	switch {
	case e.classes&classMonth != 0:
		r, end := s.yearAfter(reading{typ: Date, unit: month, month: e.n, mod: Mid}, i+1)
		return r, end
	case e.classes&classSeason != 0:
		return reading{typ: Date, unit: season, month: seasonMonth(e.code), mod: Mid}, i + 1
	}
	n, ok := digits(strings.TrimSuffix(rest, "s"))
	switch {
	case ok && len(rest) == 4 && n >= 1000 && n < 2200:
		return reading{typ: Date, unit: year, year: n, yearKnown: true, mod: Mid}, i + 1
	case ok && len(rest) == 5 && rest[4] == 's' && n%10 == 0 && n >= 1000 && n < 2200:
		r := decadeReading(n)
		r.mod = Mid
		return r, i + 1
	case len(rest) > 4 && s.w(i+1).unit == century:
		if n, ok := digits(rest[:len(rest)-2]); ok && n >= 1 && n <= 22 {
			r := centuryReading(n)
			r.mod = Mid
			return s.centuryEra(r, i+2)
		}
	}
	return reading{}, i
}
