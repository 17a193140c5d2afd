package english

import "golang.org/x/sys/cpu"

//go:generate go run matrix_gen.go

// The kernels of matrix_amd64.s need AVX2; without it, the plain ones do the
// same. Each multiplies 1 or 4 blocks of rows with 1 or 2 vectors of pairs
// pairs of activations; dstStep and xStep are the bytes from one vector's
// results and activations to the next one's.

//go:noescape
func dot1x1(dst *int32, w *int8, x *int16, pairs, dstStep, xStep int)

//go:noescape
func dot1x2(dst *int32, w *int8, x *int16, pairs, dstStep, xStep int)

//go:noescape
func dot4x1(dst *int32, w *int8, x *int16, pairs, dstStep, xStep int)

//go:noescape
func dot4x2(dst *int32, w *int8, x *int16, pairs, dstStep, xStep int)

var hasAVX2 = cpu.X86.HasAVX2

// products computes the sums of all rows for n vectors, columns wide, standing
// one after the other in x; their results stand step apart in dst.
func (m *matrix) products(dst []int32, step int, x []int16, n int) {
	if !hasAVX2 {
		m.productsPlain(dst, step, x, n)
		return
	}
	blocks, size := m.blocks(), m.columns*lanes
	_, _ = dst[:(n-1)*step+blocks*lanes], x[:n*m.columns]
	for v := 0; v < n; v += 2 {
		y, in := dst[v*step:], &x[v*m.columns]
		two := v+1 < n
		b := 0
		for ; b+4 <= blocks; b += 4 {
			if two {
				dot4x2(&y[b*lanes], &m.weights[b*size], in, m.columns/2, 4*step, 2*m.columns)
			} else {
				dot4x1(&y[b*lanes], &m.weights[b*size], in, m.columns/2, 0, 0)
			}
		}
		for ; b < blocks; b++ {
			if two {
				dot1x2(&y[b*lanes], &m.weights[b*size], in, m.columns/2, 4*step, 2*m.columns)
			} else {
				dot1x1(&y[b*lanes], &m.weights[b*size], in, m.columns/2, 0, 0)
			}
		}
	}
}
