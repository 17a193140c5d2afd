package mention

import "math"

// feature is the hash of a named property of a mention or of a pair of them.
// The empty feature is 0; a collision adds the weights of both.
type feature uint32

// features collects the properties of one case.
type features []feature

// add hashes a property: the name of its template and its values.
func (f *features) add(template string, values ...string) {
	h := hashString(2166136261, template)
	for _, v := range values {
		h = hashString((h^0x1f)*16777619, v)
	}
	*f = append(*f, feature(h))
}

// hashString continues an FNV-1a hash (Fowler, Noll and Vo) with s.
func hashString(h uint32, s string) uint32 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// network is a feed-forward network with sparse binary input, one hidden
// layer of rectified units, and linear output: a score for each class.
type network struct {
	hidden, classes int
	rows            map[feature]int32 // row of in and of skip for a known feature
	in              []float32         // rows × hidden
	skip            []float32         // rows × classes: the linear part
	bias            []float32         // hidden
	out             []float32         // classes × hidden
	outBias         []float32         // classes
}

// known returns the rows of the features that the network has weights for.
func (n *network) known(f features, into []int32) []int32 {
	into = into[:0]
	for _, x := range f {
		if r, ok := n.rows[x]; ok {
			into = append(into, r)
		}
	}
	return into
}

// scores computes the output for the given rows. The slices hidden and out
// are filled and must have the network's sizes.
//
// Products are rounded to float32 before they are added, so that machines
// with fused multiply-add give the same bits as those without.
func (n *network) scores(rows []int32, hidden, out []float32) {
	copy(hidden, n.bias)
	copy(out, n.outBias)
	for _, r := range rows {
		w := n.in[int(r)*n.hidden:][:len(hidden)]
		for i, x := range w {
			hidden[i] += x
		}
		s := n.skip[int(r)*n.classes:][:len(out)]
		for i, x := range s {
			out[i] += x
		}
	}
	for c := range out {
		w := n.out[c*n.hidden:][:len(hidden)]
		var sum float32
		for i, h := range hidden {
			if h > 0 {
				sum += float32(h * w[i])
			}
		}
		out[c] += sum
	}
}

// scorer is a network with the memory for one case at a time.
type scorer struct {
	*network
	active      []int32
	units, outs []float32
}

func newScorer(n *network) *scorer {
	return &scorer{network: n, units: make([]float32, n.hidden), outs: make([]float32, n.classes)}
}

// score returns the scores of a case; they are overwritten by the next call.
func (s *scorer) score(f features) []float32 {
	s.active = s.known(f, s.active)
	s.scores(s.active, s.units, s.outs)
	return s.outs
}

// softmax turns scores into probabilities in place.
func softmax(s []float32) {
	best := s[0]
	for _, x := range s {
		best = max(best, x)
	}
	var sum float32
	for i, x := range s {
		s[i] = float32(math.Exp(float64(x - best)))
		sum += s[i]
	}
	for i := range s {
		s[i] /= sum
	}
}
