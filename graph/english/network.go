package english

import (
	"math"
)

// network is the model of tags and trees: vectors of hashed features, two
// bidirectional LSTM layers (Hochreiter & Schmidhuber 1997), and on top of them
// a joint tagger and a biaffine parser (Dozat & Manning 2017) with the distance
// between head and dependent as a further feature. It does not change once
// loaded.
type network struct {
	labels Labels
	tables [tableCount]table
	layers []lstm

	tagHidden, tagOut *matrix
	dependent, head   *matrix
	bilinear          *matrix
	distance          *matrix
	headBias          []int16
	root              []int16
	labelDependent    *matrix
	labelHead         *matrix
	labelRoot         []int32 // in units of 1/fine
	labelOut          *matrix
	arcSharpness      float64
}

// table is a table of vectors: the value of row r, column c is
// values[r*width+c]·factor[r], in units of 2^-20.
type table struct {
	width  int
	values []int8
	factor []int32
}

const tableBits = 20

// lstm is a bidirectional layer; gates come in the order input, forget,
// output, cell.
type lstm struct {
	hidden    int
	input     [2]*matrix // forwards, backwards
	recurrent [2]*matrix // with the same factors as input
}

// maxSearch is the number of tokens among which heads are searched together.
// Longer sentences are cut for the search, which takes quadratic time.
const maxSearch = 256

// distanceBuckets is the number of classes of distance between a dependent and
// its head, the root being the last.
const distanceBuckets = 19

var distanceEdges = [...]int{1, 2, 3, 4, 6, 9, 14, 22}

// bucket returns the class of the distance from token i to a head j ≠ i.
func bucket(i, j int) int {
	d, b := j-i, 0
	if d > 0 {
		b = len(distanceEdges) + 1
	}
	if d < 0 {
		d = -d
	}
	for _, edge := range distanceEdges {
		if d > edge {
			b++
		}
	}
	return b
}

// reading is the working memory of the network for one sentence. It belongs to
// one goroutine and is used again and again.
type reading struct {
	n        int
	features featurizer

	sums   []int32
	gates  []int32
	cell   []int32
	embed  []int32
	hidden [2][]int16 // activations of a layer and of the next, token by token
	turn   int

	small      []int16 // activations of one token in a hidden layer
	heads      []int16 // of all tokens, for arcs
	dependents []int16
	distances  []int32
	arcs       []int32
	labelHeads []int32
	labelDeps  []int32
	trees      treeFinder

	// The results.
	tags       []int     // index in Labels.Tags
	head       []int     // index of the head, −1 at the root
	relation   []int     // index in Labels.Relations
	confidence []float64 // probability of head and relation, not calibrated
}

// start makes room for n tokens and embeds nothing yet.
func (r *reading) start(n int) {
	r.n = n
	r.tags, r.head, r.relation = resize(r.tags, n), resize(r.head, n), resize(r.relation, n)
	r.confidence = resize(r.confidence, n)
}

// embedToken writes the vectors of token i, the sums of the rows of each
// table, to the first layer's input.
func (m *network) embedToken(r *reading, i int, form string, before, after bool) {
	f := &r.features
	f.normalize(form)
	x := r.hidden[0][i*m.inputs() : (i+1)*m.inputs()]
	sum := r.embed
	add := func(t *table, row uint16) {
		values := t.values[int(row)*t.width:][:t.width]
		factor := t.factor[row]
		for c, v := range values {
			sum[c] += int32(v) * factor
		}
	}
	at := 0
	for k := range m.tables {
		t := &m.tables[k]
		sum = r.embed[:t.width]
		clear(sum)
		switch k {
		case formTable:
			rows := f.forms()
			add(t, rows[0])
			add(t, rows[1])
		case gramTable:
			for _, row := range f.gramRows() {
				add(t, row)
			}
		case shapeTable:
			add(t, f.shape(form))
		case spaceTable:
			add(t, spacing(before, after))
		}
		for c, v := range sum {
			v = (v + 1<<(tableBits-oneBits-1)) >> (tableBits - oneBits)
			x[at+c] = int16(max(-32768, min(32767, v)))
		}
		at += t.width
	}
}

// inputs is the width of the first layer's input.
func (m *network) inputs() int {
	return m.layers[0].input[0].columns
}

// read analyses a sentence of words.
func (m *network) read(r *reading, text string, words []word) {
	n := len(words)
	r.start(n)
	widest := 2 * m.layers[0].hidden
	r.embed = resize(r.embed, 256)
	r.hidden[0] = resize(r.hidden[0], n*max(m.inputs(), widest))
	r.hidden[1] = resize(r.hidden[1], n*max(m.inputs(), widest))
	for i, w := range words {
		after := i+1 == n || words[i+1].start > w.end
		before := i == 0 || words[i-1].end < w.start
		m.embedToken(r, i, text[w.start:w.end], before, after)
	}
	width := m.inputs()
	x := r.hidden[0][:n*width]
	for k := range m.layers {
		y := r.hidden[(k+1)%2][:n*2*m.layers[k].hidden]
		m.layers[k].run(r, y, x, width)
		x, width = y, 2*m.layers[k].hidden
	}
	m.tag(r, x, width)
	m.parse(r, x, width)
}

// run computes the layer's outputs y of its inputs x, which are width wide.
func (l *lstm) run(r *reading, y, x []int16, width int) {
	n := r.n
	h := l.hidden
	gates := 4 * h
	r.sums = resize(r.sums, gates+lanes)
	r.gates = resize(r.gates, n*gates+lanes)
	r.cell = resize(r.cell, h)
	r.small = resize(r.small, 1024)
	for way := range 2 {
		for i := range n {
			l.input[way].sums(r.gates[i*gates:][:gates], x[i*width:(i+1)*width])
		}
		clear(r.cell)
		last := r.small[:h]
		clear(last)
		for step := range n {
			i := step
			if way == 1 {
				i = n - 1 - step
			}
			l.recurrent[way].sums(r.sums, last)
			g := r.gates[i*gates : (i+1)*gates]
			for k, s := range r.sums[:gates] {
				g[k] += s
			}
			out := y[i*2*h+way*h:][:h]
			l.gate(l.input[way], g, r.cell, out)
			last = out
		}
	}
}

// gate computes the new cell and output of a step from the sums of the gates.
func (l *lstm) gate(m *matrix, g, cell []int32, out []int16) {
	h := l.hidden
	for k := range out {
		in := logistic(m.scaled(k, g[k]))
		forget := logistic(m.scaled(h+k, g[h+k]))
		show := logistic(m.scaled(2*h+k, g[2*h+k]))
		z := tanh(m.scaled(3*h+k, g[3*h+k]))
		c := int32((int64(forget)*int64(cell[k]) + int64(in)*int64(z) + 1<<(squashBits-1)) >> squashBits)
		cell[k] = c
		t := tanh(c << (fineBits - squashBits))
		out[k] = int16((show*t + 1<<(2*squashBits-oneBits-1)) >> (2*squashBits - oneBits))
	}
}

// hiddenLayer computes the rectified activations of a layer for one token.
func hiddenLayer(r *reading, m *matrix, dst, x []int16) {
	r.sums = resize(r.sums, m.blocks()*lanes)
	m.sums(r.sums, x)
	for k := range m.rows {
		dst[k] = saturate(rectify(m.scaled(k, r.sums[k])))
	}
}

// tag finds the best tag of every token.
func (m *network) tag(r *reading, x []int16, width int) {
	upos, xpos := len(m.labels.UPOS), len(m.labels.XPOS)
	for i := range r.n {
		small := r.small[:m.tagOut.columns]
		hiddenLayer(r, m.tagHidden, small, x[i*width:(i+1)*width])
		r.sums = resize(r.sums, m.tagOut.blocks()*lanes)
		m.tagOut.sums(r.sums, small)
		for k := range m.tagOut.rows {
			r.sums[k] = m.tagOut.scaled(k, r.sums[k])
		}
		best, bestScore := 0, int32(math.MinInt32)
		for k, t := range m.labels.Tags {
			if s := r.sums[t[0]] + r.sums[upos+t[1]] + r.sums[upos+xpos+t[2]]; s > bestScore {
				best, bestScore = k, s
			}
		}
		r.tags[i] = best
	}
}

// parse finds the tree and its labels.
func (m *network) parse(r *reading, x []int16, width int) {
	n := r.n
	arc, label := m.bilinear.columns, m.labelOut.columns
	r.heads, r.dependents = resize(r.heads, n*arc), resize(r.dependents, n*arc)
	r.distances = resize(r.distances, n*distanceBuckets)
	r.labelHeads, r.labelDeps = resize(r.labelHeads, n*label), resize(r.labelDeps, n*label)
	for i := range n {
		at := x[i*width : (i+1)*width]
		hiddenLayer(r, m.head, r.heads[i*arc:(i+1)*arc], at)
		small := r.small[:arc]
		hiddenLayer(r, m.dependent, small, at)
		r.sums = resize(r.sums, max(m.bilinear.blocks(), m.labelHead.blocks(), m.labelOut.blocks())*lanes)
		m.distance.sums(r.sums, small)
		for k := range distanceBuckets {
			r.distances[i*distanceBuckets+k] = m.distance.scaled(k, r.sums[k])
		}
		m.bilinear.sums(r.sums, small)
		for k := range arc {
			r.dependents[i*arc+k] = saturate(m.bilinear.scaled(k, r.sums[k]))
		}
		m.labelHead.sums(r.sums, at)
		for k := range label {
			r.labelHeads[i*label+k] = m.labelHead.scaled(k, r.sums[k])
		}
		m.labelDependent.sums(r.sums, at)
		for k := range label {
			r.labelDeps[i*label+k] = m.labelDependent.scaled(k, r.sums[k])
		}
	}
	for start := 0; start < n; start += maxSearch {
		m.search(r, start, min(n, start+maxSearch))
	}
	for i := range n {
		m.label(r, i, label)
	}
}

// search finds the best tree over tokens [start, end). The roots of stretches
// after the first depend on the root of the first.
func (m *network) search(r *reading, start, end int) {
	n := end - start
	arc := m.bilinear.columns
	r.arcs = resize(r.arcs, n*(n+1))
	for i := range n {
		d := r.dependents[(start+i)*arc:][:arc]
		row := r.arcs[i*(n+1):][:n+1]
		distance := r.distances[(start+i)*distanceBuckets:][:distanceBuckets]
		row[0] = product(d, m.root) + product(m.headBias, m.root) + distance[distanceBuckets-1]
		for j := range n {
			if i == j {
				row[j+1] = math.MinInt32 / 2
				continue
			}
			h := r.heads[(start+j)*arc:][:arc]
			row[j+1] = product(d, h) + product(m.headBias, h) + distance[bucket(i, j)]
		}
	}
	r.trees.find(r.head[start:end], r.arcs, n)
	for i := range n {
		row := r.arcs[i*(n+1):][:n+1]
		h := r.head[start+i]
		r.confidence[start+i] = softmax(row, h)
		r.head[start+i] = h - 1 + start
		if h == 0 {
			r.head[start+i] = -1
		}
	}
	if start > 0 {
		root := 0
		for r.head[root] != -1 {
			root++
		}
		for i := start; i < end; i++ {
			if r.head[i] == -1 {
				r.head[i] = root
			}
		}
	}
}

// product returns the inner product of activations in units of 1/fine.
func product(a, b []int16) int32 {
	var sum int64
	b = b[:len(a)]
	for i, x := range a {
		sum += int64(int32(x) * int32(b[i]))
	}
	return int32(max(-1<<30, min(1<<30, sum>>(2*oneBits-fineBits))))
}

// softmax returns the probability of choice k among scores in units of 1/fine.
func softmax(scores []int32, k int) float64 {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	sum := 0.0
	for _, s := range scores {
		sum += exp(max(s-top, -17*fine))
	}
	return exp(max(scores[k]-top, -17*fine)) / sum
}

// label finds the relation of token i to its head.
func (m *network) label(r *reading, i, width int) {
	head := m.labelRoot
	if h := r.head[i]; h >= 0 {
		head = r.labelHeads[h*width:][:width]
	}
	small := r.small[:width]
	for k, d := range r.labelDeps[i*width:][:width] {
		small[k] = saturate(rectify(d + head[k]))
	}
	m.labelOut.sums(r.sums, small)
	best := -1
	scores := r.sums[:m.labelOut.rows]
	for k := range scores {
		scores[k] = m.labelOut.scaled(k, scores[k])
		root := m.labels.Relations[k] == "root"
		if root != (r.head[i] == -1) {
			scores[k] = math.MinInt32 / 2
			continue
		}
		if best < 0 || scores[k] > scores[best] {
			best = k
		}
	}
	r.relation[i] = best
	r.confidence[i] *= softmax(scores, best)
}
