package timex

import (
	"testing"
	"time"
)

func isoDay(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestEaster(t *testing.T) {
	// Dates as printed in almanacs; 1818 and 1943 are the earliest and latest possible.
	for y, want := range map[int]string{
		1818: "1818-03-22", 1943: "1943-04-25", 1954: "1954-04-18", 1981: "1981-04-19", 2000: "2000-04-23",
		2008: "2008-03-23", 2016: "2016-03-27", 2019: "2019-04-21", 2024: "2024-03-31", 2038: "2038-04-25", 2049: "2049-04-18",
	} {
		if got := easter(y).Format(time.DateOnly); got != want {
			t.Errorf("easter(%d) = %s, want %s", y, got, want)
		}
	}
	for y := 1600; y < 2400; y++ {
		if d := easter(y); d.Weekday() != time.Sunday || d.Before(date(y, 3, 22)) || d.After(date(y, 4, 25)) {
			t.Errorf("easter(%d) = %v", y, d)
		}
	}
}

func TestHolidayIn(t *testing.T) {
	for _, c := range []struct {
		rule string
		year int
		want string // "" for a rule that is refused
	}{
		{"12-25", 2023, "2023-12-25"},
		{"easter-2", 2024, "2024-03-29"},
		{"easter+1", 2024, "2024-04-01"},
		{"11-d4-4", 2023, "2023-11-23"}, // Thanksgiving
		{"11-d4-4", 2024, "2024-11-28"},
		{"05-d1--1", 2024, "2024-05-27"}, // Memorial Day
		{"05-d1--1", 2023, "2023-05-29"},
		{"01-d1-3", 2024, "2024-01-15"}, // Martin Luther King Jr. Day
		{"2001-09-11?", 1999, "2001-09-11"},
		{"13-01", 2024, ""},
		{"02-30", 2024, ""},
		{"easterly", 2024, ""},
		{"05-d8-1", 2024, ""},
		{"05-d1", 2024, ""},
		{"", 2024, ""},
	} {
		got, ok := holidayIn(c.rule, c.year)
		if ok != (c.want != "") || ok && got.Format(time.DateOnly) != c.want {
			t.Errorf("holidayIn(%q, %d) = %v, %v, want %q", c.rule, c.year, got, ok, c.want)
		}
	}
}

func TestPeriodOf(t *testing.T) {
	for _, c := range []struct {
		unit            unit
		day             string
		value, from, to string
	}{
		{day, "2024-01-10", "2024-01-10", "2024-01-10", "2024-01-10"},
		{week, "2024-01-10", "2024-W02", "2024-01-08", "2024-01-14"},
		{week, "2023-01-01", "2022-W52", "2022-12-26", "2023-01-01"},
		{week, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"},
		{weekend, "2016-09-07", "2016-W36-WE", "2016-09-10", "2016-09-11"},
		{month, "2024-02-29", "2024-02", "2024-02-01", "2024-02-29"},
		{season, "2024-01-10", "2023-WI", "2023-12-01", "2024-02-29"},
		{season, "2024-07-10", "2024-SU", "2024-06-01", "2024-08-31"},
		{quarter, "2015-08-02", "2015-Q3", "2015-07-01", "2015-09-30"},
		{half, "2015-06-30", "2015-H1", "2015-01-01", "2015-06-30"},
		{year, "2015-08-02", "2015", "2015-01-01", "2015-12-31"},
		{decade, "1999-12-31", "199", "1990-01-01", "1999-12-31"},
		{century, "1999-12-31", "19", "1900-01-01", "1999-12-31"},
		{year, "0314-01-01", "0314", "0314-01-01", "0314-12-31"},
	} {
		p := periodOf(c.unit, isoDay(c.day))
		if got := p.value(); got != c.value {
			t.Errorf("%v of %s is %s, want %s", c.unit, c.day, got, c.value)
		}
		if from, to := p.start.Format(time.DateOnly), p.end().Format(time.DateOnly); from != c.from || to != c.to {
			t.Errorf("%s is %s to %s, want %s to %s", c.value, from, to, c.from, c.to)
		}
		if q := p.shift(3).shift(-3); q != p {
			t.Errorf("%s there and back is %s", c.value, q.value())
		}
	}
}

func TestAddUnits(t *testing.T) {
	for _, c := range []struct {
		day  string
		unit unit
		n    int
		want string
	}{
		{"2024-01-31", month, 1, "2024-02-29"},
		{"2023-01-31", month, 1, "2023-02-28"},
		{"2024-02-29", year, 1, "2025-02-28"},
		{"2024-01-10", month, -13, "2022-12-10"},
		{"2024-01-10", week, -2, "2023-12-27"},
		{"2024-01-10", day, 60, "2024-03-10"},
		{"2024-01-10", decade, -3, "1994-01-10"},
		{"2024-01-10", fortnight, 1, "2024-01-24"},
	} {
		if got := addUnits(isoDay(c.day), c.unit, c.n).Format(time.DateOnly); got != c.want {
			t.Errorf("%s and %d %vs is %s, want %s", c.day, c.n, c.unit, got, c.want)
		}
	}
}
