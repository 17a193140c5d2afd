//go:build !amd64

package english

// products computes the sums of all rows for n vectors, columns wide, standing
// one after the other in x; their results stand step apart in dst.
func (m *matrix) products(dst []int32, step int, x []int16, n int) {
	m.productsPlain(dst, step, x, n)
}
