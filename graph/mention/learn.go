package mention

import (
	"math"
	"math/rand/v2"
	"slices"
)

// example is one case to learn from: the features of each alternative (one
// alone for a classifier) and the right answers.
type example struct {
	cases [][]int32 // rows of the features, per alternative
	// right are the classes (of a classifier, in which case there is one
	// alternative) or the alternatives (of a ranker) that are right.
	right []int32
	cost  []float32 // of a ranker: added to the score of an alternative while learning
}

// learning are the settings of a training run.
type learning struct {
	hidden, classes int
	epochs, batch   int
	rate            float64
	dropout         float64 // probability that a hidden unit is left out
	inDropout       float64 // probability that a feature is left out
	decay           float64 // weight decay per update of a weight, decoupled (AdamW)
	seed            uint64
}

// vocabulary maps features to rows as they are first seen.
type vocabulary struct {
	rows  map[feature]int32
	count []int32
}

func (v *vocabulary) of(f features, into []int32) []int32 {
	if v.rows == nil {
		v.rows = map[feature]int32{}
	}
	for _, x := range f {
		r, ok := v.rows[x]
		if !ok {
			r = int32(len(v.count))
			v.rows[x] = r
			v.count = append(v.count, 0)
		}
		v.count[r]++
		into = append(into, r)
	}
	return into
}

// prune leaves out features seen less than n times and renumbers the rows of
// the examples.
func (v *vocabulary) prune(n int32, ex []example) {
	renumber := make([]int32, len(v.count))
	var kept int32
	for r, c := range v.count {
		renumber[r] = -1
		if c >= n {
			renumber[r] = kept
			kept++
		}
	}
	count := make([]int32, kept)
	for f, r := range v.rows {
		if renumber[r] < 0 {
			delete(v.rows, f)
			continue
		}
		v.rows[f] = renumber[r]
		count[renumber[r]] = v.count[r]
	}
	v.count = count
	for i := range ex {
		for k, rows := range ex[i].cases {
			out := rows[:0]
			for _, r := range rows {
				if renumber[r] >= 0 {
					out = append(out, renumber[r])
				}
			}
			ex[i].cases[k] = out
		}
	}
}

// trainer is a network with the state of Adam (Kingma and Ba 2015).
type trainer struct {
	*network
	set     learning
	rng     *rand.Rand
	weights [5]*parameter
	step    int
}

// parameter is one array of weights with its gradient and moments. Rows that
// no case of a batch touched are not updated.
type parameter struct {
	w, grad, m, v []float32
	width         int
	touched       []int32
	isTouched     []bool
	last          []int32
}

func newParameter(w []float32, width int) *parameter {
	rows := 0
	if width > 0 {
		rows = len(w) / width
	}
	return &parameter{w: w, grad: make([]float32, len(w)), m: make([]float32, len(w)), v: make([]float32, len(w)),
		width: width, isTouched: make([]bool, rows)}
}

func (p *parameter) touch(row int32) []float32 {
	if !p.isTouched[row] {
		p.isTouched[row] = true
		p.touched = append(p.touched, row)
	}
	return p.grad[int(row)*p.width:][:p.width]
}

func newTrainer(rows map[feature]int32, set learning) *trainer {
	n := len(rows)
	net := &network{hidden: set.hidden, classes: set.classes, rows: rows,
		in: make([]float32, n*set.hidden), skip: make([]float32, n*set.classes),
		bias: make([]float32, set.hidden), out: make([]float32, set.classes*set.hidden), outBias: make([]float32, set.classes)}
	t := &trainer{network: net, set: set, rng: rand.New(rand.NewPCG(set.seed, 7))}
	for i := range net.in {
		net.in[i] = float32(t.rng.NormFloat64() * 0.1)
	}
	for i := range net.out {
		net.out[i] = float32(t.rng.NormFloat64() * math.Sqrt(2/float64(set.hidden)))
	}
	for i, p := range []struct {
		w     []float32
		width int
	}{{net.in, set.hidden}, {net.skip, set.classes}, {net.bias, set.hidden}, {net.out, set.hidden}, {net.outBias, set.classes}} {
		t.weights[i] = newParameter(p.w, p.width)
	}
	return t
}

// train fits a network to the examples: a softmax over the classes when there
// are several, over the alternatives when there is one class, maximising the
// summed probability of the right ones.
func train(rows map[feature]int32, ex []example, set learning) *network {
	t := newTrainer(rows, set)
	order := make([]int, len(ex))
	for i := range order {
		order[i] = i
	}
	total := set.epochs * ((len(ex) + set.batch - 1) / set.batch)
	average := newAverage(t)
	for epoch := range set.epochs {
		t.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for batch := range slices.Chunk(order, set.batch) {
			for _, i := range batch {
				t.learn(&ex[i])
			}
			t.update(len(batch), set.rate*(1-float64(t.step)/float64(total+1)))
		}
		if epoch >= set.epochs/2 {
			average.add(t)
		}
	}
	average.take(t)
	return t.network
}

// average is the mean of the weights after each of the later epochs.
type average struct {
	sum [5][]float64
	n   float64
}

func newAverage(t *trainer) *average {
	a := &average{}
	for i, p := range t.weights {
		a.sum[i] = make([]float64, len(p.w))
	}
	return a
}

func (a *average) add(t *trainer) {
	a.n++
	for i, p := range t.weights {
		for k, w := range p.w {
			a.sum[i][k] += float64(w)
		}
	}
}

func (a *average) take(t *trainer) {
	for i, p := range t.weights {
		for k := range p.w {
			p.w[k] = float32(a.sum[i][k] / a.n)
		}
	}
}

// learn adds the gradient of one example.
func (t *trainer) learn(e *example) {
	n := len(e.cases)
	hidden := make([][]float32, n)
	rows := make([][]int32, n)
	scores := make([]float32, n*t.classes)
	mask := make([]float32, t.hidden)
	for i := range mask {
		if t.rng.Float64() >= t.set.dropout {
			mask[i] = float32(1 / (1 - t.set.dropout))
		}
	}
	for k, c := range e.cases {
		for _, r := range c {
			if t.rng.Float64() >= t.set.inDropout {
				rows[k] = append(rows[k], r)
			}
		}
		hidden[k] = make([]float32, t.hidden)
		t.forward(rows[k], mask, hidden[k], scores[k*t.classes:][:t.classes])
		if e.cost != nil {
			scores[k] += e.cost[k]
		}
	}
	for k, d := range t.errors(scores, e.right) {
		if d != 0 {
			t.backward(rows[k/t.classes], mask, hidden[k/t.classes], k%t.classes, d)
		}
	}
}

// errors returns the derivative of −log Σ p(right) by each score.
func (t *trainer) errors(scores []float32, right []int32) []float32 {
	softmax(scores)
	var sum float32
	for _, r := range right {
		sum += scores[r]
	}
	d := slices.Clone(scores)
	for _, r := range right {
		d[r] -= scores[r] / max(sum, 1e-12)
	}
	return d
}

// forward computes one case; hidden gets the activation before the rectifier,
// multiplied by the mask.
func (t *trainer) forward(rows []int32, mask, hidden, out []float32) {
	copy(hidden, t.bias)
	copy(out, t.outBias)
	for _, r := range rows {
		for i, x := range t.in[int(r)*t.hidden:][:t.hidden] {
			hidden[i] += x
		}
		for i, x := range t.skip[int(r)*t.classes:][:t.classes] {
			out[i] += x
		}
	}
	for i := range hidden {
		hidden[i] *= mask[i]
	}
	for c := range out {
		w := t.out[c*t.hidden:][:t.hidden]
		for i, h := range hidden {
			if h > 0 {
				out[c] += h * w[i]
			}
		}
	}
}

func (t *trainer) backward(rows []int32, mask, hidden []float32, class int, d float32) {
	t.weights[4].touch(0)[class] += d
	gOut := t.weights[3].touch(int32(class))
	gBias := t.weights[2].touch(0)
	w := t.out[class*t.hidden:][:t.hidden]
	delta := make([]float32, t.hidden)
	for i, h := range hidden {
		if h > 0 {
			gOut[i] += d * h
			delta[i] = d * w[i] * mask[i]
			gBias[i] += delta[i]
		}
	}
	for _, r := range rows {
		g := t.weights[0].touch(r)
		for i, x := range delta {
			g[i] += x
		}
		t.weights[1].touch(r)[class] += d
	}
}

// update takes one step of Adam over the rows touched since the last one.
func (t *trainer) update(cases int, rate float64) {
	t.step++
	const b1, b2, eps = 0.9, 0.999, 1e-8
	c1 := 1 - math.Pow(b1, float64(t.step))
	c2 := 1 - math.Pow(b2, float64(t.step))
	size := rate * math.Sqrt(c2) / c1
	for k, p := range t.weights {
		decay := float32(0)
		if k < 2 {
			decay = float32(rate * t.set.decay)
		}
		for _, r := range p.touched {
			p.isTouched[r] = false
			lo, hi := int(r)*p.width, int(r+1)*p.width
			for i := lo; i < hi; i++ {
				g := p.grad[i] / float32(cases)
				p.grad[i] = 0
				p.m[i] = b1*p.m[i] + (1-b1)*g
				p.v[i] = b2*p.v[i] + (1-b2)*g*g
				p.w[i] -= float32(size)*p.m[i]/(float32(math.Sqrt(float64(p.v[i])))+eps) + decay*p.w[i]
			}
		}
		p.touched = p.touched[:0]
	}
}
