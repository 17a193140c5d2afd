package timex

import (
	"testing"
)

// TestDays checks Begin and End where Value alone does not tell them.
func TestDays(t *testing.T) {
	docs := readSentences(t)
	for _, c := range []struct {
		text, published, words, begin, end string
	}{
		{"He arrived earlier this year.", "2024-05-10", "earlier this year", "2024-01-01", "2024-05-10"},
		{"He will arrive later this month.", "2024-05-10", "later this month", "2024-05-10", "2024-05-31"},
		{"He fought for the past three days.", "2024-01-10", "the past three days", "2024-01-07", "2024-01-10"},
		{"He fought in the past few days.", "2024-01-10", "the past few days", "", "2024-01-10"},
		{"He will speak in the coming weeks.", "2024-01-10", "the coming weeks", "2024-01-10", ""},
		{"He slept for 48 hours.", "2024-01-10", "48 hours", "", ""},
		{"The fair will run from 12-14 May.", "2024-01-10", "12-14 May", "2024-05-12", "2024-05-14"},
		{"He arrived last week.", "2024-01-10", "last week", "2024-01-01", "2024-01-07"},
		{"The plane landed at 10 p.m. on Friday.", "2024-01-10", "10 p.m.", "2024-01-05", "2024-01-05"},
		{"The plane landed at 15:11 GMT.", "2024-01-10", "15:11 GMT", "", ""},
		{"They spent fiscal 2015 in debt.", "2016-01-10", "fiscal 2015", "", ""},
		{"Prices fell in the 1990s.", "2024-01-10", "the 1990s", "1990-01-01", "1999-12-31"},
		{"He arrived two days after the vote.", "2024-01-10", "two days", "", ""},
	} {
		doc, seen := docs[c.text], false
		for _, e := range Find(doc, c.published) {
			if doc.Span(e.Span) != c.words {
				continue
			}
			seen = true
			if e.Begin != c.begin || e.End != c.end {
				t.Errorf("%s (%s): %q is %q to %q, want %q to %q", c.text, c.published, c.words, e.Begin, e.End, c.begin, c.end)
			}
		}
		if !seen {
			t.Errorf("%s (%s): %q was not found", c.text, c.published, c.words)
		}
	}
}

func TestJoin(t *testing.T) {
	docs := readSentences(t)
	for _, c := range []struct {
		text, published, words, value, precision string // value "" when the two are no interval
	}{
		{"She ruled from 2004 to 2009.", "2024-01-10", "2004 to 2009", "2004/2009", "year"},
		{"Kim Hong (1922 - 2013) was a poet.", "2024-01-10", "1922 - 2013", "1922/2013", "year"},
		{"The first vote is to be held from November 20 to December 11.", "2015-05-07", "November 20 to December 11", "2015-11-20/2015-12-11", "day"},
		{"The town grew from the 15th to the 19th century.", "2024-01-10", "the 15th to the 19th century", "14/18", "century"},
		{"Polls opened between Friday and Sunday.", "2024-01-10", "Friday and Sunday", "2024-01-05/2024-01-07", "day"},
		{"He was jailed from March 2013 until 2015.", "2024-01-10", "March 2013 until 2015", "2013-03/2015", "year"},
		{"Missiles fell on Dec. 30 and Jan. 2.", "2024-01-10", "", "", ""},
		{"He spoke on February 6 this year.", "2024-05-10", "", "", ""},
		{"He was arrested on 29 April 2023. He was freed two days later.", "2024-01-10", "", "", ""},
		{"The plane landed at 10 p.m. on Friday.", "2024-01-10", "", "", ""},
	} {
		doc := docs[c.text]
		found := Find(doc, c.published)
		if len(found) != 2 {
			t.Errorf("%s: found %q", c.text, describe(doc, found))
			continue
		}
		got, ok := Join(doc, found[0], found[1])
		if ok != (c.value != "") || got.Value != c.value || got.Precision != c.precision || ok && doc.Span(got.Span) != c.words {
			t.Errorf("%s: joined %+v, %v, want %q %s", c.text, got, ok, c.value, c.precision)
			continue
		}
		if begin, end, bounded := Bounds(got.Value); ok && (!bounded || begin != got.Begin || end != got.End) {
			t.Errorf("%s: %q is %s to %s, the expression %s to %s", c.text, got.Value, begin, end, got.Begin, got.End)
		}
		if _, ok := Join(doc, found[1], found[0]); ok {
			t.Errorf("%s: joined backwards", c.text)
		}
	}
}

// TestDateline takes the date of an article from a line of its own
// when it is not told.
func TestDateline(t *testing.T) {
	docs := readSentences(t)
	doc := docs["Sunday, August 2, 2015 // He arrived yesterday."]
	for _, c := range []struct{ published, want string }{
		{"", "2015-08-01"},
		{"2024-01-10", "2024-01-09"},
		{"2024-01-10T08:00:00Z", "2024-01-09"},
		{"no date", "2015-08-01"},
	} {
		found := Find(doc, c.published)
		if len(found) != 2 || found[1].Value != c.want {
			t.Errorf("published %q: %q, want yesterday to be %s", c.published, describe(doc, found), c.want)
		}
	}
}
