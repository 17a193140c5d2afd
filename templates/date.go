package templates

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// date returns a TIMEX3 value as a reader would write it: "9 January 2024",
// "January 2024", "the week of 8 January 2024", "the 2020s". It is "" for what
// it cannot read, such as durations.
func date(value string) string {
	day, clock, timed := strings.Cut(value, "T")
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		words := t.Format("2 January 2006")
		if !timed {
			return words
		}
		for _, layout := range []string{"15:04", "15:04:05"} {
			if c, err := time.Parse(layout, clock); err == nil {
				return c.Format("15:04") + " on " + words
			}
		}
		if part := map[string]string{"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}[clock]; part != "" {
			return words + ", " + part
		}
		return ""
	}
	if t, err := time.Parse("2006-01", value); err == nil {
		return t.Format("January 2006")
	}
	if _, err := time.Parse("2006", value); err == nil {
		return value
	}
	if len(value) == 4 && value[3] == 'X' && digits(value[:3]) {
		return "the " + value[:3] + "0s"
	}
	year, part, ok := strings.Cut(value, "-")
	if !ok || len(year) != 4 || !digits(year) {
		return ""
	}
	switch {
	case len(part) == 2 && part[0] == 'Q' && part[1] >= '1' && part[1] <= '4':
		return [...]string{"first", "second", "third", "fourth"}[part[1]-'1'] + " quarter of " + year
	case len(part) == 2 && part[0] == 'H' && (part[1] == '1' || part[1] == '2'):
		return [...]string{"first", "second"}[part[1]-'1'] + " half of " + year
	case len(part) >= 3 && part[0] == 'W' && digits(part[1:3]):
		y, _ := strconv.Atoi(year)
		w, _ := strconv.Atoi(part[1:3])
		monday := isoWeek(y, w)
		if _, back := monday.ISOWeek(); back != w {
			return ""
		}
		switch part[3:] {
		case "":
			return "the week of " + monday.Format("2 January 2006")
		case "-WE":
			return "the weekend of " + monday.AddDate(0, 0, 5).Format("2 January 2006")
		}
	}
	if season := map[string]string{"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}[part]; season != "" {
		return fmt.Sprintf("%s of %s", season, year)
	}
	return ""
}

// dateNoun returns a TIMEX3 value as it stands behind a preposition: "since
// the spring of 2023", "by 9 January 2024".
func dateNoun(value string) string {
	d := date(value)
	if d != "" && d[0] >= 'a' && d[0] <= 'z' && !strings.HasPrefix(d, "the ") {
		return "the " + d
	}
	return d
}

// onDate returns a TIMEX3 value with its preposition: "on 9 January 2024", "in
// the spring of 2023". It is "" for what date cannot read.
func onDate(value string) string {
	d := dateNoun(value)
	day, part, _ := strings.Cut(d, ", ")
	switch {
	case d == "":
		return ""
	case part == "night":
		return "on the night of " + day
	case part != "":
		return "on the " + part + " of " + day
	case strings.Contains(value, "T"):
		return "at " + d
	case len(value) == len(time.DateOnly) && !strings.Contains(value, "W"), strings.HasSuffix(value, "-WE"):
		return "on " + d
	}
	return "in " + d
}

// isoWeek returns the Monday of a week: week 1 is the one with 4 January.
func isoWeek(year, week int) time.Time {
	t := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, 7*(week-1)-(int(t.Weekday())+6)%7)
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// sortableDate returns the day, month or year of an article, and "" for what
// is none, so that strings compare as dates do and undated articles are the
// oldest.
func sortableDate(published string) string {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if len(published) == len(layout) {
			if _, err := time.Parse(layout, published); err == nil {
				return published
			}
		}
	}
	return ""
}
