package english

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The vector instructions give what the plain code gives, for every shape and
// also at the ends of the range.
func TestProducts(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		rows, columns, n := 1+rng.IntN(70), 1+rng.IntN(80), 1+rng.IntN(5)
		if rng.IntN(10) == 0 {
			columns = maxColumns
		}
		q := make([]int8, rows*columns)
		for i := range q {
			q[i] = int8(rng.IntN(255) - 127)
		}
		m := newMatrix(rows, columns, q, make([]float32, rows), nil)
		x := make([]int16, n*m.columns)
		extreme := rng.IntN(4) == 0
		for i := range x {
			x[i] = int16(rng.IntN(1 << 16))
			if extreme {
				x[i] = -32767
			}
		}
		step := m.blocks()*lanes + rng.IntN(3)
		got, want := make([]int32, n*step), make([]int32, n*step)
		m.products(got, step, x, n)
		m.productsPlain(want, step, x, n)
		if !slices.Equal(got, want) {
			t.Fatalf("%d rows, %d columns, %d vectors: %v, want %v", rows, columns, n, got, want)
		}
		for v := range n {
			for r := range rows {
				sum := int32(0)
				for c := range columns {
					sum += int32(q[r*columns+c]) * int32(x[v*m.columns+c])
				}
				if got[v*step+r] != sum {
					t.Fatalf("row %d of vector %d is %d, want %d", r, v, got[v*step+r], sum)
				}
			}
		}
	}
}

func BenchmarkProducts(b *testing.B) {
	const rows, columns, n = 640, 320, 16
	m := newMatrix(rows, columns, make([]int8, rows*columns), make([]float32, rows), nil)
	x, dst := make([]int16, n*columns), make([]int32, n*rows)
	for _, plain := range []bool{false, true} {
		name := "vector"
		if plain {
			name = "plain"
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if plain {
					m.productsPlain(dst, rows, x, n)
				} else {
					m.products(dst, rows, x, n)
				}
			}
			b.ReportMetric(float64(rows*columns*n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}
