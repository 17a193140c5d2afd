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
		if f := s.form(end); (isDash(f) || f == "/") && s.w(end+1).plain {
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
	ok := false
	switch {
	case w.value < 100 || w.value >= 2200:
	case s.circa(i) || s.spanOfYears(i):
		ok = true
	case w.value < 1000:
		ok = s.ancient && s.isAncient(i)
	default:
		ok = s.isYear(i)
	}
	if !ok {
		return reading{}, i
	}
	return s.yearPair(r, i+1)
}

// isYear reports whether the four digits of token i are a year.
func (s *scanner) isYear(i int) bool {
	w, t, prev := s.w(i), s.token(i), s.token(i-1)
	if s.otherNumber(i) {
		return false
	}
	round := w.value%100 == 0 && w.value != 2000 || w.value%50 == 0 && w.value < 1900
	thousands := w.value%1000 == 0 && w.value != 2000
	recent := w.value >= 1900 && w.value < 2100 && !round
	if t.Relation() == "nummod" && t.Head > i {
		return recent
	}
	switch s.w(i - 1).lower {
	case "in", "since", "until", "till", "during", "after", "before", "around", "about", "throughout":
		return !thousands
	case "from", "to", "by":
		return !thousands && !(round && s.lemmaIs(t.Head, contextChanged))
	case "of":
		return !s.lemmaIs(i-2, contextCounted) && (!round || w.value >= 1700)
	case "over":
		return isDash(s.form(i+1)) || s.form(i+1) == "to"
	case "than", "at", "nearly", "almost", "some", "approximately", "only", "roughly", "least", "most":
		return false
	}
	if prev.UPOS == "PROPN" && (w.value == 2000 || round && prev.Head == i) { // Windows 2000
		return false
	}
	switch t.Relation() {
	case "obj", "nsubj", "iobj":
		return recent
	}
	return w.value >= 1100 && (!round || w.value >= 1500)
}

// otherNumber reports whether the digits of token i are an amount, a label or
// part of a longer number.
func (s *scanner) otherNumber(i int) bool {
	t, prev := s.token(i), s.token(i-1)
	switch {
	case isSign(prev) || isSign(s.token(i+1)):
		return true
	case s.lemmaIs(i-1, contextNumbered), s.lemmaIs(i+1, contextMeasure), s.lexicon.contexts[s.w(i+1).lower] == contextMeasure:
		return true
	case s.glued(i-1) && prev.UPOS != "PUNCT" && prev.UPOS != "SYM": // EB1774
		return true
	case t.Relation() == "flat" && strings.HasSuffix(prev.Form, "."): // H.R. 1280
		return true
	case quoted(prev.Form) && quoted(s.form(i+1)): // "1984", the novel
		return true
	}
	return s.partOfNumber(i) || s.pageNumber(i) || s.owned(i)
}

// owned reports whether a number belongs to somebody: Orwell's 1984.
func (s *scanner) owned(i int) bool {
	if rel := s.token(i).Relation(); rel == "compound" || rel == "nmod" || rel == "nummod" {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if t := s.token(k); t.Head == i && t.Relation() == "nmod" && t.Subtype() == "poss" {
			return true
		}
	}
	return false
}

// isAncient reports whether three digits are a year in an article that
// speaks of such years.
func (s *scanner) isAncient(i int) bool {
	t := s.token(i)
	if t.Relation() == "nummod" || s.otherNumber(i) {
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

// circa reports whether c., ca. or circa stands before token i.
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
	dash := func(k int) bool { return isDash(s.form(k)) }
	if dash(i+1) && s.w(i+2).plain && s.w(i+2).digits >= 3 && s.w(i+2).digits <= 4 && s.form(i+3) == ")" {
		return s.form(i-1) == "(" && s.w(i+2).value > s.w(i).value && s.w(i+2).value < 2200
	}
	return dash(i-1) && s.w(i-2).plain && s.form(i+1) == ")" && s.w(i-2).digits >= 3 && s.w(i-2).value < s.w(i).value && s.w(i).value < 2200 &&
		(s.form(i-3) == "(" || s.circa(i-2))
}

// yearPair reads the short second year of "1776–77".
func (s *scanner) yearPair(r reading, end int) (reading, int) {
	f := s.form(end)
	if next := s.w(end + 1); (isDash(f) || f == "/") && next.plain && next.digits == 2 && s.glued(end-1) && s.glued(end) && !s.glued(end+1) {
		if _, to, ok := yearRange(r.year, next.value, 2, f == "/"); ok {
			r.yearTo = to
			return r, end + 2
		}
	}
	return r, end
}

// isSign reports whether a token makes an amount of the number beside it.
func isSign(t *ud.Token) bool {
	switch t.Form {
	case "#", "%", "°", "=", "+", "×":
		return true
	}
	return t.XPOS == "$"
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
	dash := func(k int) bool { return isDash(s.form(k)) }
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
