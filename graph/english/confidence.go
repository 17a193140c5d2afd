package english

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"slices"

	"dossier/graph/ud"
)

// calibrationKnots is the number of points between which the curve from the
// network's own probabilities to the calibrated ones runs straight.
const calibrationKnots = 51

// calibrate returns the calibrated probability. Products are rounded before
// they are added, so that every machine gives the same bits.
func (m *network) calibrate(p float64) float64 {
	if len(m.calibration) != calibrationKnots {
		return p
	}
	x := float64(p * (calibrationKnots - 1))
	i := min(int(x), calibrationKnots-2)
	low, high := m.calibration[i], m.calibration[i+1]
	return low + float64((x-float64(i))*(high-low))
}

// outcome is a probability and whether what it stood for was right.
type outcome struct {
	p     float64
	right bool
}

// Reliability says how often a head and its universal relation were right, of
// all tokens whose confidence fell in a tenth of the scale.
type Reliability struct {
	Tokens, Right int
	Confidence    float64 // mean
}

// Calibrate fits the curve of confidences on gold documents and returns the
// network's file with it. It reads the documents from raw text with the
// embedded models. The curve is the isotonic regression of being right on the
// network's own probability (Zadrozny & Elkan 2002), drawn between equally
// spaced points.
func Calibrate(docs []ud.Document) ([]byte, error) {
	plain := *parserNetwork()
	plain.calibration = nil
	outcomes := readOutcomes(docs, &plain)
	return withCalibration(networkFile, isotonic(outcomes))
}

// MeasureReliability reads documents from raw text and compares confidences
// with the truth, by tenths of the scale.
func MeasureReliability(docs []ud.Document) [10]Reliability {
	var bins [10]Reliability
	for _, o := range readOutcomes(docs, parserNetwork()) {
		b := &bins[min(9, int(o.p*10))]
		b.Tokens++
		b.Confidence += o.p
		if o.right {
			b.Right++
		}
	}
	for i := range bins {
		if bins[i].Tokens > 0 {
			bins[i].Confidence /= float64(bins[i].Tokens)
		}
	}
	return bins
}

// readOutcomes parses documents with a network. Words that are no words of the
// gold document count as wrong.
func readOutcomes(docs []ud.Document, m *network) []outcome {
	r := newReader()
	r.network = m
	var outcomes []outcome
	for i := range docs {
		article := RawArticle(&docs[i])
		gold := goldHeads(&docs[i])
		for k, b := range article.Blocks {
			for _, s := range r.block(nil, article.Text, k, b) {
				for _, t := range s.Tokens {
					head := [2]int{-1, -1}
					if t.Head >= 0 {
						head = [2]int{s.Tokens[t.Head].Start, s.Tokens[t.Head].End}
					}
					g, ok := gold[[2]int{t.Start, t.End}]
					outcomes = append(outcomes, outcome{t.Confidence, ok && g.head == head && g.relation == t.Relation()})
				}
			}
		}
	}
	return outcomes
}

// goldArc is the head of a gold word, by its place in the raw text.
type goldArc struct {
	head     [2]int
	relation string
}

func goldHeads(d *ud.Document) map[[2]int]goldArc {
	arcs := map[[2]int]goldArc{}
	at := 0 // sentences follow one another in the raw text, apart by one space or a new block
	for i := range d.Sentences {
		s := &d.Sentences[i]
		switch {
		case i == 0:
		case s.Block != d.Sentences[i-1].Block:
			at += 2
		default:
			at++
		}
		shift := at - s.Start
		for k := range s.Tokens {
			t := &s.Tokens[k]
			g := goldArc{head: [2]int{-1, -1}, relation: t.Relation()}
			if t.Head >= 0 {
				g.head = [2]int{s.Tokens[t.Head].Start + shift, s.Tokens[t.Head].End + shift}
			}
			arcs[[2]int{t.Start + shift, t.End + shift}] = g
		}
		at += s.End - s.Start
	}
	return arcs
}

// isotonic returns the values at equally spaced points of the rising function
// that fits the outcomes best (pool adjacent violators).
func isotonic(outcomes []outcome) []float64 {
	slices.SortStableFunc(outcomes, func(a, b outcome) int {
		switch {
		case a.p < b.p:
			return -1
		case a.p > b.p:
			return 1
		}
		return 0
	})
	type pool struct{ from, to, n, right float64 }
	var pools []pool
	for _, o := range outcomes {
		p := pool{o.p, o.p, 1, 0}
		if o.right {
			p.right = 1
		}
		for len(pools) > 0 && pools[len(pools)-1].right*p.n >= p.right*pools[len(pools)-1].n {
			last := pools[len(pools)-1]
			pools = pools[:len(pools)-1]
			p = pool{last.from, p.to, last.n + p.n, last.right + p.right}
		}
		pools = append(pools, p)
	}
	// The mean of a pool stands at its middle; between middles the curve is straight.
	value := func(x float64) float64 {
		k := 0
		for k < len(pools) && (pools[k].from+pools[k].to)/2 < x {
			k++
		}
		at := func(k int) (float64, float64) { return (pools[k].from + pools[k].to) / 2, pools[k].right / pools[k].n }
		switch {
		case k == 0:
			_, y := at(0)
			return y
		case k == len(pools):
			_, y := at(k - 1)
			return y
		}
		x0, y0 := at(k - 1)
		x1, y1 := at(k)
		return y0 + (y1-y0)*(x-x0)/(x1-x0)
	}
	knots := make([]float64, calibrationKnots)
	for i := range knots {
		knots[i] = value(float64(i) / (calibrationKnots - 1))
	}
	return knots
}

// withCalibration replaces the curve in a network's file.
func withCalibration(file []byte, knots []float64) ([]byte, error) {
	size := int(binary.LittleEndian.Uint32(file[len(networkMagic):]))
	start := len(networkMagic) + 4
	var h networkHeader
	if err := json.Unmarshal(file[start:start+size], &h); err != nil {
		return nil, fmt.Errorf("network.bin: %w", err)
	}
	h.Calibration = knots
	return h.file(file[start+size:])
}
