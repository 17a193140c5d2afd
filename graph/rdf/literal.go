package rdf

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"dossier/graph"
	"dossier/graph/rdf/vocab"
)

// text returns a plain literal, xsd:string. All words in the graph are plain:
// the articles are in English, but names in them are in no language, and
// "Kharkiv"@en would not equal "Kharkiv" in a query.
func text(s string) quad.Value { return quad.String(cleanText(s)) }

func typed(value, datatype string) quad.Value {
	return quad.TypedString{Value: quad.String(value), Type: quad.IRI(datatype)}
}

// literal returns the value of a literal with its datatype: dates as date
// does, numbers as xsd:decimal, numbers with a unit as ns#quantity, so that
// no triple ever says 14 for 14 percent. A number that is none becomes text.
func (m mint) literal(v graph.Value) quad.Value {
	switch v.Datatype {
	case graph.DateValue:
		return m.date(v.Literal)
	case graph.NumberValue:
		number, ok := decimal(v.Literal)
		switch {
		case ok && v.Unit != "":
			return typed(number+" "+cleanText(strings.Join(strings.Fields(v.Unit), " ")), m.term(vocab.Quantity))
		case ok:
			return typed(number, vocab.XSD+"decimal")
		case v.Unit != "":
			return text(v.Literal + " " + v.Unit)
		}
	}
	return text(v.Literal)
}

var (
	dateTime = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$`)
	duration = regexp.MustCompile(`^P([0-9]{1,9}Y)?([0-9]{1,9}M)?([0-9]{1,9}D)?(T([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?$`)
	decimals = regexp.MustCompile(`^([+-]?)0*([0-9]+)(?:\.([0-9]+?)0*)?$`)
	timex    = regexp.MustCompile(`^[0-9A-Z:.X-]{1,40}(/[0-9A-Z:.X-]{1,40})?$`)
)

// date returns a TIMEX3 value as a literal of the XML Schema datatype that
// says exactly the same, as ns#timex where there is none, and as text where
// it is no TIMEX3 value at all.
func (m mint) date(value string) quad.Value {
	switch {
	case len(value) == 10 && parses(time.DateOnly, value):
		return typed(value, vocab.XSD+"date")
	case len(value) == 7 && parses("2006-01", value):
		return typed(value, vocab.XSD+"gYearMonth")
	case len(value) == 4 && parses("2006", value):
		return typed(value, vocab.XSD+"gYear")
	case dateTime.MatchString(value) && parses("2006-01-02T15:04:05", value):
		return typed(value, vocab.XSD+"dateTime")
	case duration.MatchString(value) && value[len(value)-1] != 'P' && value[len(value)-1] != 'T':
		return typed(value, vocab.XSD+"duration")
	case timex.MatchString(value):
		return typed(value, m.term(vocab.Timex))
	}
	return text(value)
}

// parses also refuses the year 0000, which XML Schema 1.0 does not know.
func parses(layout, value string) bool {
	t, err := time.Parse(layout, value)
	return err == nil && t.Year() > 0
}

// decimal returns the canonical form of a decimal number (XML Schema 1.1):
// no zeros or signs that say nothing, no point without a fraction. Stores
// keep numbers in this form, so what was written is what comes back.
func decimal(s string) (string, bool) {
	if len(s) > 40 {
		return "", false
	}
	p := decimals.FindStringSubmatch(s)
	if p == nil {
		return "", false
	}
	number := p[2]
	if p[3] != "" && p[3] != "0" {
		number += "." + p[3]
	}
	if p[1] == "-" && number != "0" {
		number = "-" + number
	}
	return number, true
}

// confidence rounds to two places: more would pretend to know more.
func confidence(c float64) (quad.Value, bool) {
	if math.IsNaN(c) {
		return nil, false
	}
	number, _ := decimal(strconv.FormatFloat(min(max(c, 0), 1), 'f', 2, 64))
	return typed(number, vocab.XSD+"decimal"), true
}
