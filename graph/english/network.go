package english

import (
	"math"
	"slices"
)

// network is the model of tags and trees: vectors of hashed features, two
// bidirectional LSTM layers (Hochreiter & Schmidhuber 1997), and on top of them
// a joint tagger and a biaffine parser (Dozat & Manning 2017) with the distance
// between head and dependent as a further feature. It does not change once
// loaded.
type network struct {
	labels                  Labels
	rootRelation, parataxis int    // their indices in Labels.Relations
	universal               []int  // for each relation, the first with the same universal part
	single                  []int8 // for each relation, its kind if a word has one of that kind at most, else 0
	calibration             []float64

	tables              []table
	layers              []lstm
	tagHidden, tagOut   *matrix
	dependent, head     *matrix
	bilinear, distance  *matrix
	headBias, root      []int16 // activations
	labelDependent      *matrix
	labelHead, labelOut *matrix
	labelRoot           []int32 // in units of 1/fine, as are
	labelDistance       []int32 // labelSums numbers for each bucket
	labelSums           int     // how many numbers of the hidden layer are sums; the others are products
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

// maxStretch is the number of tokens that are read together. The search for
// heads takes quadratic time, so longer sentences are cut in stretches.
const maxStretch = 256

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

// reading is the working memory of the network. It belongs to one goroutine and
// is used again and again, so that reading allocates nothing in the long run.
type reading struct {
	features featurizer
	trees    treeFinder

	n       int        // tokens of the stretch
	layer   [2][]int16 // activations of a layer and of the next, token by token
	wide    []int32    // sums of a matrix for all tokens
	sums    []int32    // the same for one token
	cell    []int32    // of an LSTM
	zero    []int16    // its first output
	embed   []int32
	hidden  []int16 // activations of a hidden layer on top, token by token
	heads   []int16 // the same, as heads of arcs
	deps    []int16 // the same, as dependents
	offsets []int32 // scores of the distances to a head
	arcs    []int32 // scores of arcs
	asHead  []int32 // hidden layer of labels before it is rectified, as head
	asDep   []int32 // and as dependent

	// The results, for all tokens of the sentence.
	tags       []int     // index in Labels.Tags
	head       []int     // index of the head, −1 at the root
	relation   []int     // index in Labels.Relations
	confidence []float64 // probability of head and universal relation
}

// embedToken writes the vectors of token i, the sums of the rows of each
// table, to the first layer's input.
func (m *network) embedToken(r *reading, i int, form string, before, after bool) {
	f := &r.features
	f.normalize(form)
	x := r.layer[0][i*m.inputs() : (i+1)*m.inputs()]
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
		case classTable:
			for _, row := range f.classes() {
				add(t, uint16(row))
			}
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

// read analyses a sentence of words. A sentence of more than maxStretch words
// is read in stretches; the roots of all but the first depend on the first
// root.
func (m *network) read(r *reading, text string, words []word) {
	n := len(words)
	r.tags, r.head, r.relation = resize(r.tags, n), resize(r.head, n), resize(r.relation, n)
	r.confidence = resize(r.confidence, n)
	root := 0
	for start := 0; start < n; start += maxStretch {
		end := min(n, start+maxStretch)
		m.readStretch(r, text, words, start, end)
		for i := start; i < end; i++ {
			switch {
			case r.head[i] >= 0:
				r.head[i] += start
			case start == 0:
				root = i
			default:
				r.head[i], r.relation[i] = root, m.parataxis
			}
		}
	}
}

// readStretch analyses words [start, end); heads count from start.
func (m *network) readStretch(r *reading, text string, words []word, start, end int) {
	r.n = end - start
	width := m.inputs()
	room := r.n * width
	for _, l := range m.layers {
		room = max(room, r.n*2*l.hidden)
	}
	r.embed = resize(r.embed, width)
	r.layer[0], r.layer[1] = resize(r.layer[0], room), resize(r.layer[1], room)
	for i := start; i < end; i++ {
		before := i == 0 || words[i-1].end < words[i].start
		after := i+1 == len(words) || words[i].end < words[i+1].start
		m.embedToken(r, i-start, text[words[i].start:words[i].end], before, after)
	}
	x := r.layer[0][:r.n*width]
	for k := range m.layers {
		width = 2 * m.layers[k].hidden
		y := r.layer[(k+1)%2][:r.n*width]
		m.layers[k].run(r, y, x)
		x = y
	}
	m.tag(r, x, r.tags[start:end])
	m.parse(r, x, r.head[start:end])
	for i := range r.n {
		head := r.head[start+i]
		relation, p := m.label(r, i, head)
		r.relation[start+i], r.confidence[start+i] = relation, m.confidence(r, i, head, p)
	}
	m.onlyOne(r, start)
}

// onlyOne sees to it that no word has two subjects or two objects. Where it has,
// the less certain one gets its best relation that is neither.
func (m *network) onlyOne(r *reading, start int) {
	head, relation, confidence := r.head[start:start+r.n], r.relation[start:start+r.n], r.confidence[start:start+r.n]
	for i := range r.n {
		j := m.rival(head, relation, i)
		switch {
		case j < 0 || j > i:
		case confidence[j] < confidence[i]:
			m.rename(r, start, j)
		default:
			m.rename(r, start, i)
		}
	}
}

// rival returns the first token that is to the head of token i what token i is,
// and of which there can be one, −1 for none.
func (m *network) rival(head, relation []int, i int) int {
	kind := m.single[relation[i]]
	for j, h := range head {
		if kind != 0 && h == head[i] && m.single[relation[j]] == kind && j != i {
			return j
		}
	}
	return -1
}

// rename finds the best relation of token i of the stretch that a word may have
// more than once. Its probability stays what it was: little.
func (m *network) rename(r *reading, start, i int) {
	head := r.head[start+i]
	scores, _ := m.labelScores(r, i, head)
	best := m.parataxis
	for k, s := range scores {
		if s > scores[best] && m.single[k] == 0 {
			best = k
		}
	}
	r.relation[start+i] = best
	r.confidence[start+i] = m.confidence(r, i, head, m.probability(scores, best))
}

// confidence returns the calibrated probability of an arc and its relation.
func (m *network) confidence(r *reading, i, head int, relation float64) float64 {
	return m.calibrate(softmax(r.arcs[i*(r.n+1):][:r.n+1], head+1) * relation)
}

// run computes the layer's outputs y of its inputs x.
func (l *lstm) run(r *reading, y, x []int16) {
	h := l.hidden
	gates := 4 * h
	r.wide = resize(r.wide, r.n*gates)
	r.sums = resize(r.sums, gates)
	r.cell = resize(r.cell, h)
	r.zero = resize(r.zero, h)
	clear(r.zero)
	for way := range 2 {
		l.input[way].products(r.wide, gates, x, r.n)
		clear(r.cell)
		last := r.zero
		for step := range r.n {
			i := step
			if way == 1 {
				i = r.n - 1 - step
			}
			l.recurrent[way].products(r.sums, 0, last, 1)
			g := r.wide[i*gates : (i+1)*gates]
			for k, s := range r.sums[:gates] {
				g[k] += s
			}
			last = y[i*2*h+way*h:][:h]
			l.gate(l.input[way], g, r.cell, last)
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

// results computes m·x for all tokens of the stretch, in units of 1/fine, and
// returns them with the distance from one token's to the next one's.
func (r *reading) results(m *matrix, x []int16) ([]int32, int) {
	step := m.blocks() * lanes
	r.wide = resize(r.wide, r.n*step)
	m.products(r.wide, step, x, r.n)
	for i := range r.n {
		row := r.wide[i*step:][:m.rows]
		for k, sum := range row {
			row[k] = m.scaled(k, sum)
		}
	}
	return r.wide, step
}

// activate computes a hidden layer for all tokens of the stretch.
func (r *reading) activate(dst []int16, m *matrix, x []int16) []int16 {
	dst = resize(dst, r.n*m.rows)
	sums, step := r.results(m, x)
	for i := range r.n {
		for k, v := range sums[i*step:][:m.rows] {
			dst[i*m.rows+k] = saturate(rectify(v))
		}
	}
	return dst
}

// tag finds the best tag of every token.
func (m *network) tag(r *reading, x []int16, tags []int) {
	r.hidden = r.activate(r.hidden, m.tagHidden, x)
	sums, step := r.results(m.tagOut, r.hidden)
	upos, xpos := len(m.labels.UPOS), len(m.labels.XPOS)
	for i := range tags {
		s := sums[i*step:][:step]
		best, bestScore := 0, int32(math.MinInt32)
		for k, t := range m.labels.Tags {
			if score := s[t[0]] + s[upos+t[1]] + s[upos+xpos+t[2]]; score > bestScore {
				best, bestScore = k, score
			}
		}
		tags[i] = best
	}
}

// parse finds the tree and prepares the choice of labels.
func (m *network) parse(r *reading, x []int16, head []int) {
	n, width := r.n, m.bilinear.rows
	r.heads = r.activate(r.heads, m.head, x)
	r.hidden = r.activate(r.hidden, m.dependent, x)
	r.offsets = resize(r.offsets, n*distanceBuckets)
	sums, step := r.results(m.distance, r.hidden)
	for i := range n {
		copy(r.offsets[i*distanceBuckets:][:distanceBuckets], sums[i*step:])
	}
	r.deps = resize(r.deps, n*width)
	sums, step = r.results(m.bilinear, r.hidden)
	for i := range n {
		for k, v := range sums[i*step:][:width] {
			r.deps[i*width+k] = saturate(v)
		}
	}
	m.score(r, width)
	r.trees.find(head, r.arcs, n)
	for i, h := range head {
		head[i] = h - 1
	}
	r.asHead = r.copyResults(r.asHead, m.labelHead, x)
	r.asDep = r.copyResults(r.asDep, m.labelDependent, x)
}

func (r *reading) copyResults(dst []int32, m *matrix, x []int16) []int32 {
	dst = resize(dst, r.n*m.rows)
	sums, step := r.results(m, x)
	for i := range r.n {
		copy(dst[i*m.rows:][:m.rows], sums[i*step:])
	}
	return dst
}

// score fills arcs: for token i, the score of the root and of each token as its
// head.
func (m *network) score(r *reading, width int) {
	n := r.n
	r.arcs = resize(r.arcs, n*(n+1))
	r.sums = resize(r.sums, n)
	for j := range n { // how good a head token j is, whatever the dependent
		r.sums[j] = product(m.headBias, r.heads[j*width:][:width])
	}
	rootBias := product(m.headBias, m.root)
	for i := range n {
		d := r.deps[i*width:][:width]
		row := r.arcs[i*(n+1):][:n+1]
		offset := r.offsets[i*distanceBuckets:][:distanceBuckets]
		row[0] = product(d, m.root) + rootBias + offset[distanceBuckets-1]
		for j := range n {
			row[j+1] = product(d, r.heads[j*width:][:width]) + r.sums[j] + offset[bucket(i, j)]
		}
		row[i+1] = math.MinInt32 / 2
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

// label finds the relation of token i to its head, and the probability of its
// universal part.
func (m *network) label(r *reading, i, head int) (int, float64) {
	scores, best := m.labelScores(r, i, head)
	return best, m.probability(scores, best)
}

// labelScores returns the scores of all relations of token i to a head, and the
// best of them.
func (m *network) labelScores(r *reading, i, head int) ([]int32, int) {
	width := m.labelOut.columns
	asHead, b := m.labelRoot, distanceBuckets-1
	if head >= 0 {
		asHead, b = r.asHead[head*width:][:width], bucket(i, head)
	}
	distance := m.labelDistance[b*m.labelSums:]
	r.hidden = resize(r.hidden, width)
	for k, v := range r.asDep[i*width:][:width] {
		if k < m.labelSums {
			r.hidden[k] = saturate(rectify(v + asHead[k] + distance[k]))
		} else {
			r.hidden[k] = saturate(int32(max(-1<<30, min(1<<30, int64(v)*int64(asHead[k])>>fineBits))))
		}
	}
	r.sums = resize(r.sums, m.labelOut.blocks()*lanes)
	m.labelOut.products(r.sums, 0, r.hidden, 1)
	scores := r.sums[:m.labelOut.rows]
	best := -1
	for k, sum := range scores {
		scores[k] = m.labelOut.scaled(k, sum)
		if (k == m.rootRelation) != (head < 0) {
			scores[k] = math.MinInt32 / 2
			continue
		}
		if best < 0 || scores[k] > scores[best] {
			best = k
		}
	}
	return scores, best
}

// probability returns the probability of the universal part of a relation, given
// the scores of all.
func (m *network) probability(scores []int32, relation int) float64 {
	top := slices.Max(scores)
	p, total := 0.0, 0.0
	for k, s := range scores {
		e := exp(max(s-top, -17*fine))
		total += e
		if m.universal[k] == m.universal[relation] {
			p += e
		}
	}
	return p / total
}
