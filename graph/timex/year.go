package timex

import (
	"strings"

	"dossier/graph/ud"
)

// yearRef reads which year a quarter, season or half belongs to: "2015",
// "of 2015", "of last year", "this year", "FY16" is not one.
func (s *scanner) yearRef(r reading, k int) (reading, int) {
	end := k
	if s.w(k).is(classOf) || s.form(k) == "," || s.form(k) == "in" {
		k++
	}
	if s.w(k).is(classThe) {
		k++
	}
	if s.w(k).is(classFiscal) {
		r.fiscal = true
		k++
		if s.w(k).unit == year {
			k++
		}
	}
	w := s.w(k)
	switch {
	case s.w(k).is(classThis|classLast|classNext|classPrevious|classFollowing|classSame|classThat) && s.w(k+1).unit == year:
		base := reading{typ: Date, unit: year, anchor: fromPublished, n: w.n}
		if w.is(classSame | classThat | classPrevious | classFollowing) {
			base.anchor = fromMention
		}
		r.base = &base
		return r, k + 2
	case w.unit == year && s.w(k-1).is(classThe) && s.w(k-2).is(classOf):
		r.base = &reading{typ: Date, unit: year, anchor: fromHere}
		return r, k + 1
	case w.plain && w.digits == 4 && w.value >= 1000 && w.value < 2200:
		r.year, r.yearKnown = w.value, true
		end = k + 1
		if f := s.form(end); (f == "-" || f == "–" || f == "/") && s.w(end+1).plain {
			if _, to, ok := yearRange(w.value, s.w(end+1).value, s.w(end+1).digits, false); ok && to == w.value+1 {
				end += 2 // the winter of 1776–77
			}
		}
		return r, end
	default:
		if from, to, ok := yearSpan(s.form(k)); ok && to == from+1 {
			r.year, r.yearKnown = from, true
			return r, k + 1
		}
	}
	return r, end
}

// quarterOf reads quarters and halves: "Q3 2015", "the third quarter", "the
// first half of last year".
func (s *scanner) quarterOf(i int, modified bool) (reading, int) {
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
	for i := range s.tokens[:min(len(s.tokens), 60)] {
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
func (s *scanner) centuryOf(i int, modified bool) (reading, int) {
	n, k := 0, i
	switch w := s.w(i); {
	case w.ordinal:
		n, k = w.value, i+1
	case w.digits > 0 && strings.HasSuffix(w.lower, "-century"):
		n, _ = digits(w.lower[:w.digits])
		if n < 1 || n > 22 {
			return reading{}, i
		}
		return s.centuryReading(n), i + 1
	default:
		n, k = s.ordinalDay(i)
	}
	if k == i || n < 1 || n > 22 {
		return reading{}, i
	}
	r := s.centuryReading(n)
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

func (s *scanner) centuryReading(n int) reading {
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
	if !s.w(k).is(classTo|classAnd) && s.form(k) != "-" && s.form(k) != "–" {
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

// decadeOf reads "1990s", "the '60s", "the sixties".
func (s *scanner) decadeOf(i int, modified bool) (reading, int) {
	w := s.w(i)
	if w.is(classDecade) && modified && s.token(i-1).XPOS != "PRP$" {
		return decadeReading(1900 + w.n), i + 1
	}
	if w.digits == 4 && w.lower[4:] == "s" {
		n, _ := digits(w.lower[:4])
		if n%10 == 0 && n >= 1000 && n < 2200 {
			return decadeReading(n), i + 1
		}
	}
	if w.digits == 2 && w.lower[2:] == "s" && (s.form(i-1) == "'" || s.form(i-1) == "’" || s.form(i-1) == "‘") && s.glued(i-1) {
		return twoDigitDecade(w.lower[:2], i)
	}
	return reading{}, i
}

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

// fiscalYear reads "fiscal 2015", "fiscal year 2015", "FY 2015".
func (s *scanner) fiscalYear(i int, _ bool) (reading, int) {
	if !s.w(i).is(classFiscal) {
		return reading{}, i
	}
	k := i + 1
	if s.w(k).unit == year {
		k++
	}
	if w := s.w(k); w.plain && w.digits == 4 && w.value >= 1900 && w.value < 2200 {
		return reading{typ: Date, unit: year, year: w.value, yearKnown: true, fiscal: true}, k + 1
	}
	return reading{}, i
}

// oddForm reads expressions in one token which begins with neither a digit
// nor a word of the lexicon: "mid-1980s", "mid-May", "’60s", "Q3", "FY2015",
// "three-week", "pre-".
func (s *scanner) oddForm(i int, _ bool) (reading, int) {
	low := s.w(i).lower
	if len(low) < 2 {
		return reading{}, i
	}
	switch {
	case (low[0] == 'q') && len(low) == 2 && low[1] >= '1' && low[1] <= '4' && s.w(i).upper:
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
			return s.centuryReading(n), i + 1
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
			r := s.centuryReading(n)
			r.mod = Mid
			return s.centuryEra(r, i+2)
		}
	}
	return reading{}, i
}

// yearAlone reads a year that stands by itself, two with a dash ("1776–77")
// and years with AD or BC. A number is a year only where the words and the
// tree around it let it be one.
func (s *scanner) yearAlone(i int, _ bool) (reading, int) {
	w := s.w(i)
	if !w.plain || w.value < 1 {
		return reading{}, i
	}
	r := reading{typ: Date, unit: year, year: w.value, yearKnown: true}
	if era := s.w(i + 1); era.is(classEra) && s.form(i+1) != era.lower && w.digits <= 4 {
		return s.era(r, i+1)
	}
	if era := s.w(i - 1); era.is(classEra) && era.lower == "ad" && s.form(i-1) == "AD" && w.digits <= 4 {
		return r, i + 1
	}
	if s.counts(i) {
		return reading{}, i
	}
	if s.circa(i) && w.digits >= 3 && w.digits <= 4 || s.spanOfYears(i) && w.digits >= 3 && w.digits <= 4 && s.form(i-1) != "," {
		return s.yearPair(r, i+1)
	}
	if w.digits == 3 && w.value >= 100 && s.ancient && s.isAncient(i) {
		return s.yearPair(r, i+1)
	}
	if w.digits == 4 && w.value >= 1000 && w.value < 2200 && s.isYear(i) {
		return s.yearPair(r, i+1)
	}
	return reading{}, i
}

// isAncient reports whether three digits are a year in an article that
// speaks of such years.
func (s *scanner) isAncient(i int) bool {
	t := s.token(i)
	if t.Relation() == "nummod" || isSign(s.token(i-1)) || isSign(s.token(i+1)) || s.lemmaIs(i-1, contextNumbered) || s.partOfNumber(i) {
		return false
	}
	switch s.w(i - 1).lower {
	case "in", "about", "around", "after", "before", "until", "since", "by", "from", "to":
		return t.Relation() == "obl" || t.Relation() == "nmod"
	case "-", "–", "and":
		return s.w(i-2).digits == 3
	}
	return false
}

// circa reports whether c., ca., circa or "born" stands before token i.
func (s *scanner) circa(i int) bool {
	switch s.w(i - 1).lower {
	case "c.", "ca.", "ca", "circa":
		return true
	}
	return s.form(i-1) == "." && (s.form(i-2) == "c" || s.form(i-2) == "ca")
}

// spanOfYears reports whether token i is one end of years of life in
// brackets: "(314 – 368)".
func (s *scanner) spanOfYears(i int) bool {
	dash := func(k int) bool { f := s.form(k); return f == "-" || f == "–" }
	if dash(i+1) && s.w(i+2).plain && s.w(i+2).digits >= 3 && s.w(i+2).digits <= 4 && s.form(i+3) == ")" {
		return s.form(i-1) == "(" && s.w(i+2).value > s.w(i).value && s.w(i+2).value < 2200
	}
	return dash(i-1) && s.w(i-2).plain && s.form(i+1) == ")" && s.w(i-2).digits >= 3 && s.w(i-2).value < s.w(i).value && s.w(i).value < 2200 &&
		(s.form(i-3) == "(" || s.circa(i-2))
}

// yearPair reads the short second year of "1776–77".
func (s *scanner) yearPair(r reading, end int) (reading, int) {
	f := s.form(end)
	if next := s.w(end + 1); (f == "-" || f == "–" || f == "/") && next.plain && next.digits == 2 && s.glued(end-1) && s.glued(end) && !s.glued(end+1) {
		if _, to, ok := yearRange(r.year, next.value, 2, f == "/"); ok {
			r.yearTo = to
			return r, end + 2
		}
	}
	return r, end
}

// isYear reports whether the four digits of token i are a year.
func (s *scanner) isYear(i int) bool {
	w, t, prev, next := s.w(i), s.token(i), s.token(i-1), s.token(i+1)
	round := w.value%100 == 0 && w.value != 2000 || w.value%50 == 0 && w.value < 1900
	if isSign(prev) || isSign(next) ||
		s.lemmaIs(i-1, contextNumbered) || s.lemmaIs(i+1, contextMeasure) || s.lexicon.contexts[s.w(i+1).lower] == contextMeasure {
		return false
	}
	if s.glued(i-1) && prev.UPOS != "PUNCT" && prev.UPOS != "SYM" { // EB1774
		return false
	}
	if s.partOfNumber(i) || s.pageNumber(i) || t.Relation() == "flat" && strings.HasSuffix(prev.Form, ".") {
		return false
	}
	if quoted(prev.Form) && quoted(next.Form) {
		return false // "1984", the novel
	}
	if t.Relation() == "nummod" && t.Head > i {
		return w.value >= 1900 && w.value < 2100 && !round && !s.counts(i)
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- { // Orwell's 1984
		if d := s.token(k); d.Head == i && d.Relation() == "nmod" && d.Subtype() == "poss" && t.Relation() != "compound" && t.Relation() != "nmod" {
			return false
		}
	}
	head := t.Head
	switch prepositon := s.w(i - 1).lower; prepositon {
	case "in", "since", "until", "till", "during", "after", "before", "around", "about", "throughout", "circa":
		return w.value%1000 != 0 || w.value == 2000
	case "from", "to", "by":
		if round && s.changes(head) {
			return false
		}
		return w.value%1000 != 0 || w.value == 2000
	case "of":
		if s.lemmaIs(i-2, contextCounted) {
			return false
		}
		return !round || w.value >= 1700
	case "over":
		return s.form(i+1) == "-" || s.form(i+1) == "–" || s.form(i+1) == "to"
	case "than", "at", "nearly", "almost", "some", "approximately", "only", "roughly", "least", "most":
		return false
	}
	if round && prev.UPOS == "PROPN" && prev.Head == i { // Windows 2000
		return false
	}
	if w.value == 2000 && prev.UPOS == "PROPN" {
		return false
	}
	switch t.Relation() {
	case "obj", "nsubj", "iobj":
		return w.value >= 1900 && w.value < 2100 && !round
	}
	return w.value >= 1100 && (!round || w.value >= 1500)
}

// isSign reports whether a token makes an amount of the number beside it.
func isSign(t *ud.Token) bool {
	switch t.Form {
	case "#", "%", "°", "=", "+", "×":
		return true
	}
	return t.XPOS == "$"
}

// changes reports whether the clause of token i is about an amount that goes
// up or down.
func (s *scanner) changes(i int) bool {
	return s.lemmaIs(i, contextChanged)
}

// partOfNumber reports whether digits hang on token i by a hyphen, dot or
// slash without space: telephone numbers, product codes. Another year may.
func (s *scanner) partOfNumber(i int) bool {
	joint := func(k int) bool {
		f := s.form(k)
		return f == "-" || f == "." || f == "/" || f == ":" || f == "+" || f == "_"
	}
	year := func(k int) bool {
		w := s.w(k)
		return w.plain && (w.digits == 4 && w.value >= 1000 && w.value < 2200 || w.digits == 2)
	}
	if s.glued(i-1) && joint(i-1) && s.glued(i-2) && s.w(i-2).digits > 0 && !year(i-2) {
		return true
	}
	return s.glued(i) && joint(i+1) && s.glued(i+1) && s.w(i+2).digits > 0 && !year(i+2)
}

// pageNumber reports whether token i is one end of a range of pages after a
// colon: "92 (6): 1087–1101".
func (s *scanner) pageNumber(i int) bool {
	dash := func(k int) bool { f := s.form(k); return f == "-" || f == "–" }
	return s.form(i-1) == ":" && dash(i+1) || dash(i-1) && s.form(i-3) == ":"
}

// quoted reports whether a form is a quotation mark.
func quoted(form string) bool {
	switch form {
	case `"`, "“", "”", "'", "‘", "’", "``", "''":
		return true
	}
	return false
}
