package timex

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"dossier/graph/ud"
)

// class is what a word can be in a time expression; a word may have several.
type class uint64

const (
	classMonth class = 1 << iota
	classWeekday
	classWeekdays // plural: "Fridays"
	classSeason
	classAmbiguous    // a month or season that is also an ordinary word or a first name: "May"
	classAbbreviation // "Jan", "Sun": no date by itself without its full stop
	classUnit
	classUnits // plural
	classPart  // of a day
	classParts // plural
	classDeictic
	classThis
	classLast
	classNext
	classComing // like next, and never counted from a date mentioned before
	classPrevious
	classFollowing
	classSame
	classThat
	classRecent
	classEvery
	classAgo
	classLater
	classEarlier
	classHence
	classBefore
	classAfter
	classEarly
	classMid
	classMiddle
	classLate
	classBeginning
	classEnd
	classThe
	classArticle
	classOf
	classTo
	classAnd
	classEra
	classNoon
	classMeridiem
	classOclock
	classZone
	classNumber
	classScale
	classOrdinal
	classDecade
	classVagueNumber
	classHalf
	classOld
	classTimes
	classSet
	classFiscal
)

// classTemporal are the classes of words that are about time wherever they
// stand.
const classTemporal = classMonth | classWeekday | classWeekdays | classSeason | classUnit | classUnits | classPart | classParts |
	classDeictic | classThis | classLast | classNext | classEarly | classLate

var classNames = map[string]class{
	"month": classMonth, "weekday": classWeekday, "weekdays": classWeekdays, "season": classSeason,
	"ambiguous": classAmbiguous, "abbreviation": classAbbreviation, "unit": classUnit, "units": classUnits,
	"part": classPart, "parts": classParts, "deictic": classDeictic, "this": classThis, "last": classLast,
	"next": classNext, "coming": classComing, "previous": classPrevious, "following": classFollowing, "same": classSame,
	"that": classThat, "recent": classRecent, "every": classEvery, "ago": classAgo, "later": classLater,
	"earlier": classEarlier, "hence": classHence, "before": classBefore, "after": classAfter,
	"early": classEarly, "mid": classMid, "middle": classMiddle, "late": classLate,
	"beginning": classBeginning, "end": classEnd, "the": classThe, "article": classArticle, "of": classOf,
	"to": classTo, "and": classAnd, "era": classEra, "noon": classNoon, "meridiem": classMeridiem,
	"oclock": classOclock, "zone": classZone, "number": classNumber, "scale": classScale,
	"ordinal": classOrdinal, "decade": classDecade, "vaguenumber": classVagueNumber, "half": classHalf,
	"old": classOld, "times": classTimes, "set": classSet, "fiscal": classFiscal,
}

// context is what a lemma says about numbers and times beside it.
type context uint8

const (
	contextNumbered context = 1 << iota
	contextCounted
	contextChanged
	contextMeasure
	contextPlanned
	contextArranged
	contextDeferred
	contextBusiness
)

var contextNames = map[string]context{
	"numbered": contextNumbered, "counted": contextCounted, "changed": contextChanged,
	"measure": contextMeasure, "planned": contextPlanned, "arranged": contextArranged, "deferred": contextDeferred, "business": contextBusiness,
}

// entry is what the lexicon knows of a form.
type entry struct {
	classes class
	n       int    // month, weekday, number, ordinal, decade, hour, or direction
	unit    unit   // of classUnit, classUnits
	code    string // TIMEX3 letters of a season, part of the day or set
}

// phrase is a time expression of fixed words.
type phrase struct {
	words   []string // lower case
	end     int      // how many of them are the expression; the others have to follow
	holiday string   // its rule in holidays.tsv; "" for a vague phrase
}

//go:embed lexicon
var lexiconFiles embed.FS

// lexicon is everything under lexicon/.
type lexicon struct {
	words    map[string]entry
	contexts map[string]context
	phrases  map[string][]phrase // by first word, longest first
}

var loadLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: map[string]entry{}, contexts: map[string]context{}, phrases: map[string][]phrase{}}
	eachLine("words.tsv", 3, func(f []string) error { return l.addWord(f[0], f[1], f[2]) })
	eachLine("contexts.tsv", 2, func(f []string) error {
		c, ok := contextNames[f[1]]
		if !ok {
			return fmt.Errorf("no context is called %q", f[1])
		}
		l.contexts[f[0]] |= c
		return nil
	})
	eachLine("holidays.tsv", 2, func(f []string) error {
		if _, ok := holidayIn(f[1], 2000); !ok {
			return fmt.Errorf("no rule for holidays is written %q", f[1])
		}
		return l.addPhrase(f[0], f[1])
	})
	eachLine("vague.txt", 1, func(f []string) error { return l.addPhrase(f[0], "") })
	return l
})

// eachLine gives the fields of each line of a table to add. The tables are
// part of the program, so a bad line is a bug of ours.
func eachLine(name string, fields int, add func([]string) error) {
	data, err := lexiconFiles.ReadFile("lexicon/" + name)
	if err != nil {
		panic(err)
	}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		err := fmt.Errorf("%d fields, not %d", len(f), fields)
		if len(f) == fields {
			err = add(f)
		}
		if err != nil {
			panic(fmt.Sprintf("lexicon/%s:%d: %v", name, n+1, err))
		}
	}
}

func (l *lexicon) addWord(form, className, value string) error {
	c, ok := classNames[className]
	if !ok {
		return fmt.Errorf("no class is called %q", className)
	}
	e := l.words[form]
	e.classes |= c
	switch {
	case c&(classUnit|classUnits) != 0:
		if e.unit, ok = unitNamed(value); !ok {
			return fmt.Errorf("no unit is called %q", value)
		}
	case c&(classSeason|classPart|classParts|classSet) != 0:
		e.code = value
	default:
		n, err := strconv.Atoi(value)
		if err != nil {
			return err
		}
		if n != 0 {
			e.n = n
		}
	}
	l.words[form] = e
	return nil
}

func (l *lexicon) addPhrase(text, holiday string) error {
	words, end := strings.Fields(text), 0
	if end = slices.Index(words, "|"); end > 0 {
		words = slices.Delete(words, end, end+1)
	} else {
		end = len(words)
	}
	list := append(l.phrases[words[0]], phrase{words, end, holiday})
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	l.phrases[words[0]] = list
	return nil
}

// word is a token as the grammar sees it.
type word struct {
	entry
	lower   string // the form in lower case with straight apostrophes, if it is in the lexicon or short of maxForm bytes
	value   int    // of a number in digits: 2015, 3 in "3rd"; −1 for none
	digits  int    // how many digits stand at the front
	ordinal bool   // digits with an ordinal ending: "3rd"
	plain   bool   // nothing but digits
	upper   bool   // begins with a capital
}

// is reports whether the word belongs to any of the classes.
func (w *word) is(c class) bool { return w.classes&c != 0 }

// maxForm is the longest form, in bytes, that can be part of a time
// expression: an ISO time stamp with fractions and zone.
const maxForm = 40

// read looks a token up and reads its digits.
func (l *lexicon) read(t *ud.Token) word {
	w := word{value: -1}
	form := t.Form
	if form == "" || len(form) > maxForm {
		return w
	}
	w.upper = form[0] >= 'A' && form[0] <= 'Z'
	w.lower = lower(form)
	e, ok := l.words[w.lower]
	if !ok && len(form) > 3 && form[len(form)-1] == '.' {
		// "Jan." is "jan" with a full stop, which makes it a date by itself.
		if e, ok = l.words[w.lower[:len(w.lower)-1]]; ok {
			if e.classes&classAbbreviation == 0 {
				e = entry{}
			}
			e.classes &^= classAbbreviation
		}
	}
	w.entry = e
	for w.digits < len(form) && form[w.digits] >= '0' && form[w.digits] <= '9' {
		w.digits++
	}
	if w.digits > 0 && w.digits < 10 {
		n, _ := strconv.Atoi(form[:w.digits])
		switch w.lower[w.digits:] {
		case "":
			w.value, w.plain = n, true
		case "st", "nd", "rd", "th":
			w.value, w.ordinal = n, true
		}
	}
	return w
}

// lower returns form in lower case with straight apostrophes. It allocates
// only when something changes.
func lower(form string) string {
	same := true
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			same = false
			break
		}
	}
	if same {
		return form
	}
	return strings.ReplaceAll(strings.ToLower(form), "’", "'")
}
