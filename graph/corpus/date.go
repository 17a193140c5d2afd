package corpus

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The forms of a date, as they stand at the head of articles and in metadata.
// Years are 1000 to 2999.
const (
	monthWord = `(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)`
	dayNumber = `[0-3]?[0-9](?:st|nd|rd|th)?`
	yearDigit = `[12][0-9]{3}`
	weekday   = `(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?,? +)`

	// anyDate is a date with or without a year.
	anyDate = weekday + `?(?:` +
		yearDigit + `[-/.][01]?[0-9][-/.][0-3]?[0-9]` +
		`|[0-3]?[0-9][./][01]?[0-9][./]` + yearDigit +
		`|` + monthWord + ` +` + dayNumber + `(?:,? +` + yearDigit + `)?` +
		`|` + dayNumber + ` +(?:of +)?` + monthWord + `(?:,? +` + yearDigit + `)?` +
		`|` + monthWord + `,? +` + yearDigit +
		`)`
)

// The patterns of one date each, with the names of what they catch.
var datePatterns = []*regexp.Regexp{
	regexp.MustCompile(`^(?P<y>` + yearDigit + `)(?:[-/.](?P<m>[01]?[0-9])(?:[-/.](?P<d>[0-3]?[0-9]))?)?$`),
	regexp.MustCompile(`^(?P<d>[0-3]?[0-9])\.(?P<m>[01]?[0-9])\.(?P<y>` + yearDigit + `)$`),
	regexp.MustCompile(`^(?P<a>[0-3]?[0-9])/(?P<b>[0-3]?[0-9])/(?P<y>` + yearDigit + `)$`),
	regexp.MustCompile(`(?i)^` + weekday + `?(?P<n>` + monthWord + `) +(?P<d>` + dayNumber + `),? +(?P<y>` + yearDigit + `)$`),
	regexp.MustCompile(`(?i)^` + weekday + `?(?P<d>` + dayNumber + `)[ -]+(?:of +)?(?P<n>` + monthWord + `)[,-]? *(?P<y>` + yearDigit + `)$`),
	regexp.MustCompile(`(?i)^(?P<n>` + monthWord + `),? +(?P<y>` + yearDigit + `)$`),
}

// isoTime begins a date with a time of day: 2024-01-10T09:30:00+09:00.
var isoTime = regexp.MustCompile(`^(` + yearDigit + `-[01][0-9]-[0-3][0-9])[T ][0-2][0-9]:?[0-5][0-9]`)

// basicDate is 20240110, also with a time.
var basicDate = regexp.MustCompile(`^(` + yearDigit + `)([01][0-9])([0-3][0-9])(?:T[0-9]{4,6}Z?)?$`)

// parseDate reads a date as people and programs write it, and returns it as
// ISO 8601, as precise as it was: 2024-01-10, 2024-01 or 2024. A time of day
// is left out, and the date stays that of its own time zone. It returns "" for
// what is no date, does not exist (30 February), has no year or could mean two
// days (03/04/2024).
func parseDate(s string) string {
	s = strings.TrimSuffix(strings.TrimSpace(s), ".")
	if m := isoTime.FindStringSubmatch(s); m != nil {
		s = m[1]
	} else if m := basicDate.FindStringSubmatch(s); m != nil {
		s = m[1] + "-" + m[2] + "-" + m[3]
	} else if m := rfc1123.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	for _, p := range datePatterns {
		m := p.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		var year, month, day, a, b int
		for i, name := range p.SubexpNames() {
			switch name {
			case "y":
				year, _ = strconv.Atoi(m[i])
			case "m":
				month = number(m[i])
			case "d":
				day = number(m[i])
			case "n":
				month = monthNumber(m[i])
			case "a":
				a = number(m[i])
			case "b":
				b = number(m[i])
			}
		}
		if a > 0 || b > 0 {
			switch { // only one order may be possible, or both the same day
			case a > 12 || a == b:
				day, month = a, b
			case b > 12:
				day, month = b, a
			default:
				return ""
			}
		}
		return isoDate(year, month, day)
	}
	return ""
}

// rfc1123 is the date of a feed or of a mail: Wed, 10 Jan 2024 09:30:00 GMT.
var rfc1123 = regexp.MustCompile(`^(` + weekday + `?[0-3]?[0-9] ` + monthWord + ` ` + yearDigit + `) [0-2][0-9]:[0-5][0-9]`)

// isoDate writes a date; month and day may be 0 for unknown. It returns "" for
// a day that does not exist.
func isoDate(year, month, day int) string {
	switch {
	case month == 0 && day == 0:
		return fmt.Sprintf("%04d", year)
	case month < 1 || month > 12 || day < 0 || day > daysIn(year, month):
		return ""
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// number reads the digits at the start of s: 3 of "3rd". −1 stands for a zero
// that was written, since 0 means unknown.
func number(s string) int {
	if s == "" {
		return 0
	}
	n, digits := 0, 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		n = 10*n + int(s[digits]-'0')
		digits++
	}
	if n == 0 {
		return -1
	}
	return n
}

// monthNumber returns 1 for "January", "jan." and "JAN".
func monthNumber(s string) int {
	return 1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))/3
}

// foundDate is anyDate within other text.
var foundDate = regexp.MustCompile(`(?i)\b` + anyDate + `\b`)

// A line that gives the day and nothing else, but for a label, a place before
// and a time of day behind: "Published: Wednesday, Jan. 10, 2024 at 9:30 a.m.
// GMT", "Seoul, 10 January 2024".
var dateLine = regexp.MustCompile(`^(?P<label>(?i:(?:first |last )?(?:published|posted|updated|modified|date|issued|released)(?: (?:on|at|date))?:? +))?` +
	`(?P<place>` + placeWords + `,? +)??` +
	`(?P<date>(?i:` + anyDate + `))` +
	`(?:[\s,|•·–—-]*(?i:at +)?[0-2]?[0-9][:.][0-5][0-9](?: ?(?i:[ap]\.?m\.?))?)?(?: ?\(?[A-Z]{2,4}(?:[+-][0-9]+)?\)?)?(?:[\s.|•·–—-]*| ?[•|·] [^.!?]{1,60})$`)

// placeWords is a name of up to four capitalised words.
const placeWords = `\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|du|la|le|el|al|of|the|upon|sur|am|and)[ -])?\p{Lu}[\p{L}'’.-]*){0,3}`
