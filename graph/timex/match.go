package timex

import (
	"strings"

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

// isDash reports whether a form is a dash or hyphen.
func isDash(form string) bool { return form == "-" || form == "–" }

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
		return match{reading: r, start: i, end: end}, end > i
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
	return match{reading: r, start: start, end: end}, true
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
