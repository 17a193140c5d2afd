package english

import (
	"math/rand/v2"
	"testing"
)

// bestTree returns the score of the best tree with one root by trying all.
func bestTree(scores []int32, n int) int64 {
	heads := make([]int, n)
	var f treeFinder
	best := int64(-1 << 62)
	for {
		if f.isTree(heads, n) {
			best = max(best, treeScore(scores, heads, n))
		}
		i := 0
		for ; i < n; i++ {
			if heads[i]++; heads[i] <= n {
				break
			}
			heads[i] = 0
		}
		if i == n {
			return best
		}
	}
}

func treeScore(scores []int32, heads []int, n int) int64 {
	sum := int64(0)
	for i, h := range heads {
		if h == i+1 {
			return -1 << 61
		}
		sum += int64(scores[i*(n+1)+h])
	}
	return sum
}

func TestTreeFinder(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	var f treeFinder
	contracted := 0
	for range 3000 {
		n := 1 + rng.IntN(5)
		scores := make([]int32, n*(n+1))
		for i := range scores {
			scores[i] = rng.Int32N(40) - 20
		}
		heads := make([]int, n)
		f.find(heads, scores, n)
		if !f.isTree(heads, n) {
			t.Fatalf("%v is no tree", heads)
		}
		if got, want := treeScore(scores, heads, n), bestTree(scores, n); got != want {
			t.Fatalf("%d tokens, scores %v: %v has the score %d, the best tree %d", n, scores, heads, got, want)
		}
		for i := n + 1; i < len(f.above) && f.above != nil; i++ {
			if f.above[i] >= 0 {
				contracted++
			}
		}
	}
	if contracted == 0 {
		t.Error("no case had cycles in cycles")
	}
}

// Sentences of the greatest length take a fraction of a second whatever the
// scores are.
func BenchmarkTreeFinder(b *testing.B) {
	const n = maxStretch
	rng := rand.New(rand.NewPCG(4, 4))
	scores := make([]int32, n*(n+1))
	for i := range scores {
		scores[i] = rng.Int32()
	}
	heads := make([]int, n)
	var f treeFinder
	for b.Loop() {
		f.find(heads, scores, n)
	}
}
