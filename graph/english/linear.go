package english

import (
	"math"
	"math/rand/v2"
)

// linear is a log-linear classifier of two classes over hashed features: the
// sum of the weights of an instance's features is the log-odds, scaled, that
// its answer is yes. Weights are small integers, so the sum is exact.
type linear struct {
	weights []int8 // the length is a power of two
	bias    int32
}

// score returns the log-odds in units of the model; above 0 means yes.
func (l *linear) score(features []uint32) int32 {
	sum := l.bias
	mask := uint32(len(l.weights) - 1)
	for _, f := range features {
		sum += int32(l.weights[f&mask])
	}
	return sum
}

// linearUnit is how many units of weight make a log-odds of 1.
const linearUnit = 24

// instance is one decision to learn from.
type instance struct {
	features []uint32
	yes      bool
}

// trainLinear estimates a classifier of size weights by logistic regression:
// AdaGrad (Duchi et al. 2011) over shuffled instances, seeded, so that the same
// instances give the same model. Each time an instance is seen, features are
// left out with probability drop, so that the classifier does not lean on
// single ones; the weights are averaged over the later half of the epochs.
func trainLinear(instances []instance, size, epochs int, drop float64) *linear {
	const rate, decay = 0.1, 1e-6
	w, squares, sum := make([]float64, size), make([]float64, size), make([]float64, size)
	var bias, biasSquares, biasSum float64
	mask := uint32(size - 1)
	rng := rand.New(rand.NewPCG(1, uint64(size)))
	order := rng.Perm(len(instances))
	var kept []uint32
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			in := &instances[k]
			odds := bias
			kept = kept[:0]
			for _, f := range in.features {
				if drop == 0 || rng.Float64() >= drop {
					kept = append(kept, f&mask)
					odds += w[f&mask]
				}
			}
			grad := 1 / (1 + math.Exp(-odds))
			if in.yes {
				grad--
			}
			biasSquares += grad * grad
			bias -= rate * grad / math.Sqrt(biasSquares+1e-8)
			for _, i := range kept {
				d := grad + decay*w[i]
				squares[i] += d * d
				w[i] -= rate * d / math.Sqrt(squares[i]+1e-8)
			}
		}
		if epoch >= epochs/2 {
			biasSum += bias
			for i, x := range w {
				sum[i] += x
			}
		}
	}
	n := float64(epochs - epochs/2)
	l := &linear{weights: make([]int8, size), bias: int32(math.Round(biasSum / n * linearUnit))}
	for i, x := range sum {
		l.weights[i] = int8(math.Round(max(-127, min(127, x/n*(1-drop)*linearUnit))))
	}
	return l
}
