package english

// noArc is the score of an arc that must not be.
const noArc = -1 << 50

// rootPenalty is taken from every arc from the root, so that the best tree has
// as few as possible, which is one.
const rootPenalty = 1 << 40

// treeFinder finds maximum spanning trees. It belongs to one goroutine and is
// used again and again.
type treeFinder struct {
	in    []int64 // in[v*width+u]: best adjusted score of an arc from token u into component v
	into  []int16 // into[v*width+u]: the token of component v that this arc goes to
	group []int16 // component of a token
	above []int16 // the component that a component became part of, −1
	row   []int16 // which row of in and into a component uses
	from  []int16 // the arc chosen into a component
	to    []int16
	state []int8
	path  []int16
}

// find writes the best tree to heads: heads[i] is the head of token i+1, 0 for
// the root. scores[(i)*(n+1)+j] is the score of an arc from j to token i+1,
// where j counts from 1 and 0 is the root.
//
// When the best head of every token happens to make a tree with one root, that
// is the answer. Otherwise it contracts cycles as Chu and Liu (1965) and
// Edmonds (1967) do, in the dense form of Tarjan (1977), which takes quadratic
// time. Ties go to the head further left.
func (f *treeFinder) find(heads []int, scores []int32, n int) {
	width := n + 1
	for i := range n {
		best := 0
		for j, s := range scores[i*width : (i+1)*width] {
			if j != i+1 && (s > scores[i*width+best]) {
				best = j
			}
		}
		heads[i] = best
	}
	if f.isTree(heads, n) {
		return
	}
	f.start(scores, n)
	next := n + 1 // number of the next component
	for v := 1; v <= n; v++ {
		next = f.grow(int(f.group[v]), n, next)
	}
	for c := next - 1; c > n; c-- {
		// The arc chosen into a contracted component replaces the one of the
		// member that it enters.
		v := int(f.to[c])
		for int(f.above[v]) != c {
			v = int(f.above[v])
		}
		f.from[v], f.to[v] = f.from[c], f.to[c]
	}
	for v := 1; v <= n; v++ {
		heads[v-1] = int(f.from[v])
	}
}

// isTree reports whether heads has one root and no cycle.
func (f *treeFinder) isTree(heads []int, n int) bool {
	f.state = resize(f.state, 2*n+2)
	clear(f.state)
	roots := 0
	for i := 1; i <= n; i++ {
		if heads[i-1] == 0 {
			roots++
		}
		j := i
		for ; j > 0 && f.state[j] == 0; j = heads[j-1] {
			f.state[j] = 1
		}
		if j > 0 && f.state[j] == 1 {
			return false
		}
		for j = i; j > 0 && f.state[j] == 1; j = heads[j-1] {
			f.state[j] = 2
		}
	}
	return roots == 1
}

func (f *treeFinder) start(scores []int32, n int) {
	width := n + 1
	f.in, f.into = resize(f.in, width*width), resize(f.into, width*width)
	f.group, f.above, f.row = resize(f.group, width), resize(f.above, 2*width), resize(f.row, 2*width)
	f.from, f.to = resize(f.from, 2*width), resize(f.to, 2*width)
	clear(f.state)
	for v := range width {
		f.group[v], f.row[v] = int16(v), int16(v)
		for u := range width {
			f.into[v*width+u] = int16(v)
			if v == 0 || u == v {
				f.in[v*width+u] = noArc
				continue
			}
			f.in[v*width+u] = int64(scores[(v-1)*width+u])
		}
		f.in[v*width] -= rootPenalty
	}
	for v := range f.above {
		f.above[v] = -1
	}
	f.state[0] = 2
}

// grow follows best incoming arcs from component v until it comes to a finished
// one, contracting the cycles that it closes. It returns the number of the next
// component.
func (f *treeFinder) grow(v, n, next int) int {
	if f.state[v] == 2 {
		return next
	}
	width := n + 1
	f.path = f.path[:0]
	for f.state[v] != 2 {
		f.state[v] = 1
		f.path = append(f.path, int16(v))
		row := f.in[int(f.row[v])*width:][:width]
		best := -1
		for u, s := range row {
			if (best < 0 || s > row[best]) && int(f.group[u]) != v {
				best = u
			}
		}
		f.from[v], f.to[v] = int16(best), f.into[int(f.row[v])*width+best]
		u := int(f.group[best])
		if f.state[u] != 1 {
			v = u
			continue
		}
		first := len(f.path) - 1 // the cycle is path[first:]
		for int(f.path[first]) != u {
			first--
		}
		f.contract(f.path[first:], next, width)
		f.path = f.path[:first]
		v = next
		next++
	}
	for _, v := range f.path {
		f.state[v] = 2
	}
	return next
}

// contract makes component c of the cycle's components; it takes over the row
// of the first.
func (f *treeFinder) contract(cycle []int16, c, width int) {
	first := int(cycle[0])
	row := int(f.row[first])
	for k, v := range cycle {
		f.above[v] = int16(c)
		r := int(f.row[v])
		chosen := f.in[r*width+int(f.from[v])]
		for u := range width {
			s := f.in[r*width+u] - chosen
			if k == 0 || s > f.in[row*width+u] {
				f.in[row*width+u] = s
				f.into[row*width+u] = f.into[r*width+u]
			}
		}
	}
	f.row[c] = int16(row)
	for u := range width {
		if int(f.above[f.group[u]]) == c {
			f.group[u] = int16(c)
		}
	}
}

// resize returns a slice of length n, reusing s where it is long enough.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/2)[:n]
	}
	return s[:n]
}
