// Package timex finds the dates, times and durations of an article and says
// what they mean: "on Tuesday" in an article of 2024-01-10 is 2024-01-09.
//
// A value is a TIMEX3 value (ISO-TimeML): 2024-01-09, 2024-W02, 2024-01,
// 2024, 2024-Q1, 202X (a decade), 2015-W38-WE, 2010-09-04T22:30, P3D.
// The package knows dates, not predicates: which statement a date belongs to
// is the business of openie.
package timex

import "dossier/graph/ud"

// Type is the kind of a time expression, after TIMEX3.
type Type string

// The types of time expressions.
const (
	Date     Type = "DATE"     // a day or longer: "Tuesday", "last year"
	Time     Type = "TIME"     // within a day: "at 10 p.m."
	Duration Type = "DURATION" // "for three days"
	Set      Type = "SET"      // "every Friday"
)

// Expression is a time expression in the text.
type Expression struct {
	Span ud.Span // the words, without a preposition: "Tuesday" of "on Tuesday"
	Type Type
	// Value is the TIMEX3 value; "" when the words are about time but do not
	// say when ("recently").
	Value string
	// Precision is how exact Value is: "day", "week", "month", "year", …;
	// "" when Value is "".
	Precision string
}
