package openie

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// The confidence of a proposition is the probability that the same proposition
// comes out of the sentence's true tree: a logistic regression over the rules
// that fired, the parser's own confidence in the arcs that the proposition
// rests on, and the length and kind of its participants. cmd/train estimates
// the weights on sentences that the parser has not been trained on; CALIBRATION.md
// shows how well the numbers hold.

//go:embed model/confidence.tsv
var confidenceTable string

var confidenceWeights = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for _, row := range rows(confidenceTable) {
		w, err := strconv.ParseFloat(row[1], 64)
		if err != nil {
			panic(fmt.Sprintf("openie: model/confidence.tsv: %s: %v", row[0], err))
		}
		out[row[0]] = w
	}
	return out
})

// confidence rates a proposition, 0 to 1, to three digits.
func (s *sentence) confidence(p *Proposition) float64 {
	sum := 0.0
	weights := confidenceWeights()
	for _, f := range s.features(p) {
		// The conversion keeps the compiler from fusing the multiplication with
		// the addition, so that every machine gives the same number.
		sum += float64(weights[f.Name] * f.Value)
	}
	return math.Round(1000/(1+math.Exp(-sum))) / 1000
}

// Feature is one property of a proposition that says something about how
// likely it is to be right.
type Feature struct {
	Name  string
	Value float64
}

// features lists the properties of a proposition.
func (s *sentence) features(p *Proposition) []Feature {
	out := []Feature{{"bias", 1}}
	add := func(name string, value float64) { out = append(out, Feature{name, value}) }
	for i, r := range p.Rules {
		if i == len(p.Rules)-1 {
			add("made by "+r, 1)
		} else {
			add("with "+r, 1)
		}
	}
	arcs, weakest := 0.0, 1.0
	for _, i := range s.restsOn(p) {
		c := min(max(s.tokens[i].Confidence, 0.01), 1)
		arcs += math.Log(c)
		weakest = min(weakest, c)
	}
	add("arcs", arcs)
	add("weakest arc", math.Log(weakest))
	s.participantFeatures(add, "subject", p.Subject)
	s.participantFeatures(add, "object", p.Object)
	add("words of the sentence", math.Log(float64(len(s.tokens))))
	add("qualifiers", float64(min(len(p.Qualifiers), 4)))
	if p.Polarity == Negative {
		add("negative", 1)
	}
	if p.Modality != Asserted {
		add(string(p.Modality), 1)
	}
	if len(p.Attribution) > 0 {
		add("attributed", 1)
	}
	if s.Sentence.Kind != "paragraph" {
		add("in a "+s.Sentence.Kind, 1)
	}
	return out
}

func (s *sentence) participantFeatures(add func(string, float64), role string, p Phrase) {
	if p.IsZero() {
		add("no "+role, 1)
		return
	}
	t := s.doc.sentences[p.Sentence]
	add(role+" "+strings.ToLower(t.tokens[p.Head].UPOS), 1)
	add("words of the "+role, math.Log(float64(len(p.Tokens))))
	inside := 0.0
	for _, i := range p.Tokens {
		inside += math.Log(min(max(t.tokens[i].Confidence, 0.01), 1))
	}
	add("arcs in the "+role, inside)
}

// restsOn lists the tokens whose arcs must be right for the proposition: those
// of its predicate and participants, and of the noun in its label.
func (s *sentence) restsOn(p *Proposition) []int {
	out := []int{p.Predicate.Head}
	for _, q := range []Phrase{p.Subject, p.Object} {
		if !q.IsZero() && q.Sentence == s.index && q.Head != p.Predicate.Head {
			out = append(out, q.Head)
		}
	}
	if p.Predicate.Noun >= 0 {
		out = append(out, p.Predicate.Noun)
	}
	return out
}
