package timex

import (
	"strconv"
	"strings"
	"time"

	"dossier/graph/ud"
)

// anchor says from where an expression counts.
type anchor uint8

const (
	fromContext   anchor = iota // fields are missing which tense and context supply: "on Tuesday", "May 3"
	fromPublished               // the day of publication: "last week", "two days ago"
	fromHere                    // the day of publication in news, the date mentioned before in a history: "the end of the year"
	fromMention                 // the date mentioned before: "the following day", "two years later"
	fromBase                    // another expression: "two days after Christmas"
	fromEvent                   // something without a date: "two days after the vote"
)

// reading is what the words of an expression mean before it is known when
// the article was written and what was mentioned before.
type reading struct {
	typ    Type
	unit   unit // what it is exact to
	anchor anchor
	n      int      // how many units from the anchor
	base   *reading // of fromBase
	value  string   // of a duration or set
	vague  bool     // no value, whatever the context
	mod    Mod

	// Calendar fields; 0 when the words do not say.
	year, month, day, weekday int
	yearKnown                 bool   // year may be 0 or less
	index                     int    // number of the quarter or half
	yearTo, dayTo             int    // the other end of "1776–77", "5–6 September"
	monthFirst                bool   // "May 12", not "12 May"
	twin                      int    // 1 for "12" in "12 and 13 May", −1 for "13" in "May 12 and 13": the match beside has the year
	clock                     string // "T22:30"
	hour12                    bool   // the clock may mean the afternoon
	holiday                   string // its rule
	eventYear                 int    // when the day stands for what happened on it: "September 11"
	eventSure                 bool   // it does in any season: "the September 11 attacks"
	step                      int    // with fields: −1 the last one ("last Monday"), 1 the next, 2 the one of this week or year
	rest                      int    // −1 "earlier this year", 1 "later this month"
	fiscal                    bool
	slash                     [3]int // "10/01/2024" as it stands; the article decides which is the month
	past                      bool   // of a duration: up to now ("the past three days")
	coming                    bool   // of a duration: from now on
	ahead                     bool   // a duration after "in": a date if the clause is about the future
}

// match is a reading with its words.
type match struct {
	reading
	start, end int  // tokens
	core       int  // first token without determiner and modifiers
	deictic    bool // says that the article is news
}

// scanner finds the readings of one sentence.
type scanner struct {
	lexicon  *lexicon
	sentence *ud.Sentence
	tokens   []ud.Token
	words    []word
	clues    []clue // filled when a tense is asked for
	counts24 bool   // a time of 13 hours or more, or 08:30, was seen in the article
	ancient  bool   // a year before 1000 was seen in the article
	names    uint16 // bit m: month m is somebody's name in this article
}

// maxAmount is the largest number of units that is taken as meant exactly.
const maxAmount = 1000

var noWord = word{value: -1}

// w returns word i, and an empty one beyond the sentence.
func (s *scanner) w(i int) *word {
	if i < 0 || i >= len(s.words) {
		return &noWord
	}
	return &s.words[i]
}

// token returns token i, and an empty one beyond the sentence.
func (s *scanner) token(i int) *ud.Token {
	if i < 0 || i >= len(s.tokens) {
		return &ud.Token{Head: -1}
	}
	return &s.tokens[i]
}

func (s *scanner) form(i int) string { return s.token(i).Form }

// glued reports whether no space stands between tokens i and i+1.
func (s *scanner) glued(i int) bool {
	return i >= 0 && i+1 < len(s.tokens) && s.tokens[i].End == s.tokens[i+1].Start
}

func (s *scanner) lemmaIs(i int, c context) bool {
	return i >= 0 && i < len(s.tokens) && s.lexicon.contexts[strings.ToLower(s.tokens[i].Lemma)]&c != 0
}

// scan appends the matches of the sentence, in order and without overlap.
// Every rule looks a bounded number of tokens ahead, so the time is linear.
func (s *scanner) scan(found []match) []match {
	for i := 0; i < len(s.words); {
		m, ok := s.at(i)
		if !ok {
			i++
			continue
		}
		found = append(found, m)
		i = m.end
		for m.isDayOfMonth() {
			if m, ok = s.nextDay(m); !ok {
				break
			}
			found = append(found, m)
			i = m.end
		}
	}
	return found
}

// isDayOfMonth reports whether the match is a month and a day in that order,
// so that more days may follow.
func (m *match) isDayOfMonth() bool {
	return m.typ == Date && m.month > 0 && m.day > 0 && m.dayTo == 0 && !m.yearKnown && m.holiday == "" && m.monthFirst
}

// nextDay reads the second day of "May 12 and 13".
func (s *scanner) nextDay(m match) (match, bool) {
	k := m.end
	if !s.w(k).is(classAnd|classTo) && s.form(k) != "," {
		return match{}, false
	}
	if s.form(k) == "," && s.w(k+1).is(classAnd) {
		k++
	}
	k++
	w := s.w(k)
	next := s.w(k + 1)
	if w.value <= m.day || w.value > 31 || w.digits > 2 || next.is(classMonth|classUnit|classUnits|classMeridiem) || s.form(k+1) == ":" {
		return match{}, false
	}
	if t := s.token(k); t.Relation() == "nummod" && t.Head > k || isSign(s.token(k+1)) {
		return match{}, false
	}
	r := m.reading
	r.day, r.weekday, r.twin = w.value, 0, -1
	r, end := s.yearAfter(r, k+1)
	return match{reading: r, start: k, end: end, core: k}, true
}

// mayBegin are the classes with which an expression can begin, besides digits.
const mayBegin = ^(classAgo | classHence | classBefore | classAfter | classTo | classAnd | classEra |
	classMeridiem | classOclock | classZone | classOf | classParts | classOld)

// at reads the longest expression that begins at token i.
func (s *scanner) at(i int) (match, bool) {
	w := s.w(i)
	if w.digits == 0 && !w.is(mayBegin) {
		r, end := s.phrase(i)
		if end == i {
			r, end = s.oddForm(i, false)
		}
		return match{reading: r, start: i, end: end, core: i}, end > i
	}
	core, mod, rest := s.premodifiers(i)
	r, end := s.core(core, core > i)
	if end == core {
		return match{}, false // "the" and "early" belong to something else
	}
	if r.mod == "" {
		r.mod = mod
	}
	r.rest = rest
	start := core
	for start > i && !(s.w(start-1).is(classThe|classThat) && !s.within(start-1, start, end)) {
		start--
	}
	return match{reading: r, start: start, end: end, core: core}, true
}

// within reports whether token i hangs on a token of start..end−1.
func (s *scanner) within(i, start, end int) bool {
	h := s.token(i).Head
	return h >= start && h < end
}

// premodifiers skips what may stand before the core of an expression and
// says what it adds: "the late", "the end of the", "earlier", "mid-".
func (s *scanner) premodifiers(i int) (core int, mod Mod, rest int) {
	core = i
	if s.w(core).is(classThe) {
		core++
	}
	switch w := s.w(core); {
	case w.is(classEarly):
		return s.afterModifier(core + 1), Start, 0
	case w.is(classLate):
		return s.afterModifier(core + 1), End, 0
	case w.is(classMid):
		return s.afterModifier(core + 1), Mid, 0
	case w.is(classEarlier) && s.w(core+1).is(classThis):
		return core + 1, "", -1
	case w.is(classLater) && s.w(core+1).is(classThis):
		return core + 1, "", 1
	case w.is(classEarlier|classLater) && s.w(core+1).is(classThat|classDeictic):
		return core + 1, "", 0
	case w.is(classBeginning|classMiddle|classEnd) && s.w(core+1).is(classOf):
		next := core + 2
		if s.w(next).is(classThe) {
			next++
		}
		switch {
		case w.is(classBeginning):
			return next, Start, 0
		case w.is(classMiddle):
			return next, Mid, 0
		}
		return next, End, 0
	}
	return core, "", 0
}

// afterModifier skips a hyphen ("mid-May") or "on" ("late on Tuesday").
func (s *scanner) afterModifier(i int) int {
	if s.form(i) == "-" || s.w(i).lower == "on" && (s.w(i+1).is(classWeekday) || s.w(i+1).is(classThe)) {
		return i + 1
	}
	return i
}

// core reads an expression without what stands before it. modified says that
// a determiner or modifier did. The rules are tried in order; each returns
// the token after its last one, or i when it does not apply.
func (s *scanner) core(i int, modified bool) (reading, int) {
	for _, rule := range coreRules {
		if r, end := rule(s, i, modified); end > i {
			return r, end
		}
	}
	return reading{}, i
}

// coreRules are the ways in which an expression can be put, the more
// specific ones first.
var coreRules []func(s *scanner, i int, modified bool) (reading, int)

func init() {
	coreRules = []func(s *scanner, i int, modified bool) (reading, int){
		(*scanner).holidayPhrase, // Christmas Eve
		(*scanner).numeric,       // 2024-01-10, 10/01/2024
		(*scanner).calendarDate,  // Sunday, August 2, 2015
		(*scanner).clockTime,     // 10 p.m. EST
		(*scanner).rate,          // twice a week
		(*scanner).repeated,      // every Friday
		(*scanner).amount,        // three days ago
		(*scanner).relative,      // last week
		(*scanner).deictic,       // yesterday afternoon
		(*scanner).partOf,        // the week of January 8, the morning of 30 May
		(*scanner).quarterOf,     // the third quarter of 2015
		(*scanner).seasonOf,      // spring 2024
		(*scanner).centuryOf,     // 19th century
		(*scanner).decadeOf,      // 1990s
		(*scanner).fiscalYear,    // fiscal 2015
		(*scanner).yearAlone,     // 2018
		(*scanner).bareDay,       // the fifth
		(*scanner).oddForm,       // mid-1980s, Q3, ’60s, three-week
	}
}

func (s *scanner) holidayPhrase(i int, _ bool) (reading, int) { return s.phrase(i) }

// phrase reads fixed words: holidays and vague phrases.
func (s *scanner) phrase(i int) (reading, int) {
	for _, p := range s.lexicon.phrases[s.w(i).lower] {
		end, k := i+p.end, i
		for k < len(s.words) && k < i+len(p.words) && s.words[k].lower == p.words[k-i] {
			k++
		}
		switch {
		case k < i+len(p.words):
		case p.holiday == "":
			next := s.w(end)
			if len(p.words) == 1 && s.tokens[i].UPOS != "ADV" || next.is(classVagueNumber|classNumber|classUnit|classUnits) || next.digits > 0 {
				return reading{}, i // "in the past three days"
			}
			return reading{typ: Date, vague: true}, end
		case s.words[i].digits > 0 || s.words[i].upper && !s.named(i, end):
			return s.yearAfter(holidayReading(p.holiday), end)
		}
	}
	return reading{}, i
}

// holidayReading is what a rule of holidays.tsv means.
func holidayReading(rule string) reading {
	r := reading{typ: Date, unit: day}
	if len(rule) < len(time.DateOnly) {
		r.holiday = rule
		return r
	}
	t, _ := holidayIn(rule, 0)
	r.month, r.day, r.eventYear = int(t.Month()), t.Day(), t.Year()
	r.eventSure = !strings.HasSuffix(rule, "?")
	return r
}

// yearAfter reads the year after a day: ", 2015", "of 2015", "2015".
func (s *scanner) yearAfter(r reading, end int) (reading, int) {
	k := end
	f := s.form(k)
	if f == "," || f == "of" || f == "in" && s.w(k+1).digits == 4 {
		k++
		if s.w(k).is(classThe) && s.w(k+1).unit == year {
			k += 2
		}
	}
	w := s.w(k)
	if w.plain && (w.digits == 4 && w.value >= 1000 && w.value < 2200 || w.digits == 3 && (k == end || f == "of")) && !s.counts(k) &&
		!(w.digits == 4 && (s.lexicon.contexts[s.w(k+1).lower] == contextMeasure || s.w(k+1).is(classZone))) {
		r.year, r.yearKnown = w.value, true
		return s.era(r, k+1)
	}
	return r, end
}

// era reads AD, BC after a year.
func (s *scanner) era(r reading, end int) (reading, int) {
	if w := s.w(end); w.is(classEra) && s.form(end) != w.lower {
		if w.n < 0 {
			r.year = 1 - r.year
		}
		end++
	}
	return r, end
}

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

// calendarDate reads a weekday, a month, a day of a month, and what goes
// with them.
func (s *scanner) calendarDate(i int, modified bool) (reading, int) {
	w := s.w(i)
	if !w.is(classWeekday) {
		if r, end := s.dayOfMonth(i); end > i {
			return r, end
		}
		return s.monthAlone(i, modified)
	}
	if !w.upper || w.is(classAbbreviation) && !s.dateBeside(i) {
		return reading{}, i
	}
	k := i + 1
	if s.form(k) == "," {
		k++
	}
	if s.w(k).is(classThe) {
		k++
	}
	if r, end := s.dayOfMonth(k); end > k {
		r.weekday = w.n
		return r, end
	}
	if r, end := s.numeric(k, false); end > k && r.unit == day {
		r.weekday = w.n
		return r, end
	}
	r := reading{typ: Date, unit: day, weekday: w.n}
	if s.w(k-1).is(classThe) && s.w(k).ordinal && s.w(k).value <= 31 { // Tuesday the 18th
		r.day = s.w(k).value
		return r, k + 1
	}
	if s.named(i, i+1) {
		return reading{}, i
	}
	k = i + 1
	if next := s.w(k); next.is(classBefore | classAfter) {
		if base, end := s.base(k + 1); end > k+1 { // the Saturday before Easter
			r.anchor, r.base, r.step = fromBase, base, next.n
			return r, end
		}
	}
	if s.w(k).is(classOf) && s.w(k+1).is(classThis|classLast|classNext) || s.w(k).is(classThis|classLast|classNext) {
		if s.w(k).is(classOf) {
			k++
		}
		if s.w(k+1).unit == week { // Tuesday of last week
			return reading{typ: Date, unit: day, weekday: w.n, anchor: fromPublished, n: s.w(k).n, step: 3}, k + 2
		}
	}
	if s.w(i + 1).is(classParts) { // Saturday mornings
		return reading{typ: Set, unit: day, value: "XXXX-WXX-" + strconv.Itoa(w.n)}, i + 2
	}
	return r, s.partAfter(i + 1)
}

// partAfter skips the part of the day after a day: "Friday night".
func (s *scanner) partAfter(end int) int {
	if s.w(end).is(classPart) && s.token(end).UPOS != "VERB" {
		return end + 1
	}
	if s.w(end).is(classEarly|classLate) && s.w(end+1).is(classPart) {
		return end + 2
	}
	return end
}

// dateBeside reports whether a date or time stands beside token i, so that
// "Sun" and "Mar" are read as such.
func (s *scanner) dateBeside(i int) bool {
	next := i + 1
	if f := s.form(next); f == "," || f == "-" || f == "–" {
		next++
	}
	if w := s.w(next); w.is(classMonth|classWeekday) || w.digits > 0 && w.digits < len(s.form(next))+1 && w.value != 0 {
		return true
	}
	prev := i - 1
	if f := s.form(prev); f == "," || f == "-" || f == "–" {
		prev--
	}
	return s.w(prev).is(classWeekday|classMonth) || s.w(prev).is(classMeridiem)
}

// dayOfMonth reads a month and a day in either order, with the year if it
// stands there.
func (s *scanner) dayOfMonth(i int) (reading, int) {
	if m, ok := s.monthAt(i); ok {
		d, to, end := s.dayNumbers(i + 1)
		if end == i+1 || s.counts(end-1) {
			return reading{}, i
		}
		r := reading{typ: Date, unit: day, month: m, day: d, dayTo: to, monthFirst: true}
		return s.yearAfter(r, end)
	}
	d, to, k := s.dayNumbers(i)
	if k == i {
		d, k = s.ordinalDay(i)
	}
	if k == i {
		return reading{}, i
	}
	switch {
	case s.w(k).is(classOf), s.form(k) == "-" && s.glued(k):
		k++
	case to == 0 && s.w(k).is(classAnd|classTo) && s.w(k+1).value > d && s.w(k+1).value <= 31: // 12 and 13 May
		if r, end := s.dayOfMonth(k + 1); end > k+2 && r.month > 0 && !r.monthFirst {
			r.day, r.dayTo, r.twin = d, 0, 1
			return r, k
		}
		return reading{}, i
	}
	m, ok := s.monthAt(k)
	if !ok || s.w(k).is(classAmbiguous) && s.token(k).UPOS == "AUX" {
		return reading{}, i
	}
	r := reading{typ: Date, unit: day, month: m, day: d, dayTo: to}
	k++
	if s.form(k) == "-" && s.glued(k) && s.w(k+1).digits == 4 { // 10-Jan-2024
		k++
	}
	if s.form(k) == "." && s.w(k+1).digits == 4 {
		k++
	}
	return s.yearAfter(r, k)
}

// monthAt reports the month that token i names. A word which is also an
// ordinary one has to look like a name.
func (s *scanner) monthAt(i int) (int, bool) {
	w := s.w(i)
	if !w.is(classMonth) || !w.upper {
		return 0, false
	}
	if u := s.token(i).UPOS; u == "VERB" || u == "AUX" {
		return 0, s.w(i+1).digits > 0 && w.n != 5
	}
	return w.n, true
}

// dayNumbers reads a day of the month in digits, or two with a dash: "5",
// "5th", "5–6".
func (s *scanner) dayNumbers(i int) (from, to, end int) {
	w := s.w(i)
	if w.value < 1 || w.value > 31 {
		f := s.form(i)
		if w.digits == 0 || w.digits > 2 || w.digits == len(f) {
			return 0, 0, i
		}
		a, b, ok := strings.Cut(strings.ReplaceAll(f, "–", "-"), "-")
		x, okA := digits(a)
		y, okB := digits(b)
		if ok && okA && okB && x >= 1 && x < y && y <= 31 {
			return x, y, i + 1
		}
		return 0, 0, i
	}
	if f := s.form(i + 1); (f == "-" || f == "–") && s.w(i+2).value > w.value && s.w(i+2).value <= 31 && s.w(i+2).digits <= 2 {
		return w.value, s.w(i + 2).value, i + 3
	}
	if s.form(i+1) == ":" && s.glued(i) && s.glued(i+1) {
		return 0, 0, i
	}
	return w.value, 0, i + 1
}

// ordinalDay reads a day of the month in words: "fifth", "twenty-first".
func (s *scanner) ordinalDay(i int) (d, end int) {
	if s.w(i).is(classOrdinal) {
		return s.w(i).n, i + 1
	}
	if w := s.w(i); w.is(classNumber) && (w.n == 20 || w.n == 30) && s.form(i+1) == "-" && s.w(i+2).is(classOrdinal) {
		return w.n + s.w(i+2).n, i + 3
	}
	return 0, i
}

// counts reports whether the number i counts the noun that follows it:
// "20 people", not "the 2016 elections".
func (s *scanner) counts(i int) bool {
	t := s.token(i)
	if t.Relation() != "nummod" || t.Head <= i || t.Head >= len(s.tokens) || s.w(t.Head).is(classMonth) {
		return false
	}
	for k := t.Head - 1; k >= 0 && k >= t.Head-6; k-- {
		if d := s.token(k); d.Head == t.Head && k < i && (d.Relation() == "det" || d.Relation() == "nmod" && d.Subtype() == "poss") {
			return false
		}
	}
	head := s.token(t.Head)
	return head.XPOS == "NNS" || head.XPOS == "NNPS" || head.Feat("Number") == "Plur" || head.Form == "%"
}

// monthAlone reads a month with or without a year.
func (s *scanner) monthAlone(i int, modified bool) (reading, int) {
	m, ok := s.monthAt(i)
	if !ok {
		return reading{}, i
	}
	r := reading{typ: Date, unit: month, month: m}
	if withYear, end := s.yearAfter(r, i+1); end > i+1 && (s.w(end-1).digits != 3 || s.form(i+1) == "of") {
		return withYear, end
	}
	if s.w(i).is(classAbbreviation) && !s.dateBeside(i) || s.named(i, i+1) ||
		s.w(i).is(classAmbiguous) && !modified && !s.looksLikeMonth(i, m) {
		return reading{}, i
	}
	return r, i + 1
}

// looksLikeMonth reports whether May, March, June, April or August stands as
// a month does: after a preposition of time that no person follows, or after
// another month. A preposition that may stand before a person counts only if
// nobody in the article has the name.
func (s *scanner) looksLikeMonth(i, m int) bool {
	if u := s.token(i).UPOS; u != "PROPN" && u != "NOUN" {
		return false
	}
	k := i - 1
	if f := s.form(k); f == "-" || f == "–" || f == "and" || f == "or" || f == "to" || f == "," {
		if s.w(k - 1).is(classMonth) {
			return true
		}
	}
	switch s.w(k).lower {
	case "in", "since", "until", "till", "during", "through", "between", "throughout", "mid":
		return true
	case "by", "from", "to", "for", "of", "before", "after", "around", "on":
		return s.names&(1<<m) == 0
	}
	rel := s.token(i).Relation()
	return s.names&(1<<m) == 0 && rel == "obl" && s.token(i).Subtype() != ""
}

// named reports whether the words i..end−1 are part of a larger name: "Black
// Friday", "the Sunday Times", "Good Friday Agreement", "Theresa May".
func (s *scanner) named(i, end int) bool {
	last := end - 1
	if p := s.token(i - 1); s.properPart(i-1) && (p.Head >= i && p.Head < end || s.token(i).Head == i-1) {
		rel := p.Relation()
		if s.token(i).Head == i-1 {
			rel = s.token(i).Relation()
		}
		if rel == "flat" || rel == "compound" || rel == "amod" {
			return true
		}
	}
	h := s.token(last).Head
	if h <= last || h > last+4 || h >= len(s.tokens) {
		return false
	}
	if rel := s.token(last).Relation(); rel != "compound" && rel != "flat" && rel != "amod" && rel != "nmod" {
		return false
	}
	for k := end; k <= h; k++ {
		if !s.properPart(k) {
			return false
		}
	}
	return !s.sentenceInCapitals()
}

// properPart reports whether token i is a word of a proper name that is not
// about time.
func (s *scanner) properPart(i int) bool {
	if i < 0 || i >= len(s.tokens) || !s.words[i].upper {
		return false
	}
	t := &s.tokens[i]
	return (t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NNP") || i > 0 && (t.UPOS == "ADJ" || t.UPOS == "NOUN")) && !s.words[i].is(classTemporal)
}

// sentenceInCapitals reports whether most words begin with a capital, as in
// a title, where a capital says nothing.
func (s *scanner) sentenceInCapitals() bool {
	upper, n := 0, min(len(s.words), 40)
	for i := range n {
		if s.words[i].upper {
			upper++
		}
	}
	return 4*upper > 3*n
}
