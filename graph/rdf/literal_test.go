package rdf

import (
	"math"
	"testing"

	"github.com/cayleygraph/quad"

	"dossier/graph"
)

func TestLiteral(t *testing.T) {
	m := mint{"https://kg.example/"}
	const xsd, ns = "http://www.w3.org/2001/XMLSchema#", "https://kg.example/ns#"
	tests := []struct {
		datatype        graph.Datatype
		value, unit     string
		lexical, typing string // typing "" for plain text
	}{
		{graph.DateValue, "2024-01-09", "", "2024-01-09", xsd + "date"},
		{graph.DateValue, "2024-02-29", "", "2024-02-29", xsd + "date"},
		{graph.DateValue, "2024-01", "", "2024-01", xsd + "gYearMonth"},
		{graph.DateValue, "2024", "", "2024", xsd + "gYear"},
		{graph.DateValue, "2024-01-09T22:30:15", "", "2024-01-09T22:30:15", xsd + "dateTime"},
		{graph.DateValue, "P3D", "", "P3D", xsd + "duration"},
		{graph.DateValue, "P1Y6M", "", "P1Y6M", xsd + "duration"},
		{graph.DateValue, "PT2H", "", "PT2H", xsd + "duration"},
		{graph.DateValue, "P3W", "", "P3W", ns + "timex"},
		{graph.DateValue, "PXD", "", "PXD", ns + "timex"},
		{graph.DateValue, "PT", "", "PT", ns + "timex"},
		{graph.DateValue, "P", "", "P", ns + "timex"},
		{graph.DateValue, "2024-W02", "", "2024-W02", ns + "timex"},
		{graph.DateValue, "2024-Q1", "", "2024-Q1", ns + "timex"},
		{graph.DateValue, "202X", "", "202X", ns + "timex"},
		{graph.DateValue, "2015-W38-WE", "", "2015-W38-WE", ns + "timex"},
		{graph.DateValue, "2010-09-04T22:30", "", "2010-09-04T22:30", ns + "timex"},
		{graph.DateValue, "2023-02-29", "", "2023-02-29", ns + "timex"},
		{graph.DateValue, "2024-13", "", "2024-13", ns + "timex"},
		{graph.DateValue, "0000", "", "0000", ns + "timex"},
		{graph.DateValue, "next week <b>", "", "next week <b>", ""},
		{graph.NumberValue, "422000", "euro", "422000 euro", ns + "quantity"},
		{graph.NumberValue, "3.50", "metre  per\nsecond", "3.5 metre per second", ns + "quantity"},
		{graph.NumberValue, "311", "", "311", xsd + "decimal"},
		{graph.NumberValue, "+007.10", "", "7.1", xsd + "decimal"},
		{graph.NumberValue, "-0.0", "", "0", xsd + "decimal"},
		{graph.NumberValue, "0.05", "", "0.05", xsd + "decimal"},
		{graph.NumberValue, "-2", "", "-2", xsd + "decimal"},
		{graph.NumberValue, "1e6", "", "1e6", ""},
		{graph.NumberValue, "NaN", "", "NaN", ""},
		{graph.NumberValue, "a dozen", "egg", "a dozen egg", ""},
		{graph.NumberValue, ".5", "", ".5", ""},
		{graph.QuoteValue, "2024", "", "2024", ""},
		{graph.TextValue, "a b", "ignored", "a b", ""},
	}
	for _, test := range tests {
		got := m.literal(graph.Value{Datatype: test.datatype, Literal: test.value, Unit: test.unit})
		var want quad.Value = quad.String(test.lexical)
		if test.typing != "" {
			want = quad.TypedString{Value: quad.String(test.lexical), Type: quad.IRI(test.typing)}
		}
		if got != want {
			t.Errorf("%s %q %q: got %v, want %v", test.datatype, test.value, test.unit, got, want)
		}
	}
}

func TestConfidence(t *testing.T) {
	for in, want := range map[float64]string{0.9: "0.9", 0.876: "0.88", 1: "1", 0: "0", 2: "1", -1: "0", 0.001: "0", math.Inf(1): "1", math.Inf(-1): "0"} {
		if got, ok := confidence(in); !ok || got != typed(want, "http://www.w3.org/2001/XMLSchema#decimal") {
			t.Errorf("confidence(%v) = %v, want %s", in, got, want)
		}
	}
	if got, ok := confidence(math.NaN()); ok {
		t.Errorf("confidence(NaN) = %v", got)
	}
}

func TestNewMint(t *testing.T) {
	for base, want := range map[string]string{"": "https://dossier.invalid/", "https://kg.example/": "https://kg.example/", "http://localhost:8080/sub/path/": "http://localhost:8080/sub/path/",
		"https://kg.example": "", "https://kg.example/x": "", "https://kg.example/?/": "", "https://kg.example/#/": "", "ftp://kg.example/": "", "/": "", "urn:x:/": "", "https://kg.example/a b/": "", "https://kg.example/>/": ""} {
		m, err := newMint(base)
		if m.base != want || (err != nil) != (want == "") {
			t.Errorf("newMint(%q) = %q, %v, want %q", base, m.base, err, want)
		}
	}
}
