package mention

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"dossier/graph/ud"
)

// smallNetwork has random weights for the features 0 … n−1.
func smallNetwork(n, hidden, classes int, seed uint64) *network {
	rows := map[feature]int32{}
	for i := range n {
		rows[feature(i*7919)] = int32(i)
	}
	t := newTrainer(rows, learning{hidden: hidden, classes: classes, seed: seed})
	rng := rand.New(rand.NewPCG(seed, 1))
	for _, p := range t.weights {
		for i := range p.w {
			p.w[i] = float32(rng.NormFloat64())
		}
	}
	return t.network
}

// loss is −log of the summed probability of the right alternatives.
func loss(t *trainer, e *example) float64 {
	var scores []float32
	for _, rows := range e.cases {
		hidden, out := make([]float32, t.hidden), make([]float32, t.classes)
		t.scores(rows, hidden, out)
		scores = append(scores, out...)
	}
	softmax(scores)
	p := 0.0
	for _, r := range e.right {
		p += float64(scores[r])
	}
	return -math.Log(p)
}

// TestGradient compares the gradients with differences of the loss.
func TestGradient(t *testing.T) {
	for _, test := range []struct {
		name    string
		classes int
		e       example
	}{
		{"classifier", 3, example{cases: [][]int32{{0, 2, 3}}, right: []int32{1}}},
		{"ranker", 1, example{cases: [][]int32{{0, 1}, {2}, {1, 3, 4}}, right: []int32{0, 2}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			net := smallNetwork(5, 4, test.classes, 3)
			tr := newTrainer(net.rows, learning{hidden: 4, classes: test.classes})
			for i, w := range [][]float32{net.in, net.skip, net.bias, net.out, net.outBias} {
				copy(tr.weights[i].w, w)
			}
			tr.learn(&test.e)
			for k, p := range tr.weights {
				for i := range p.w {
					const step = 1e-2
					w := p.w[i]
					p.w[i] = w + step
					up := loss(tr, &test.e)
					p.w[i] = w - step
					down := loss(tr, &test.e)
					p.w[i] = w
					want := (up - down) / (2 * step)
					if math.Abs(float64(p.grad[i])-want) > 2e-3*(1+math.Abs(want)) {
						t.Errorf("weight %d of array %d: gradient %v, want %v", i, k, p.grad[i], want)
					}
				}
			}
		})
	}
}

// TestTrainLearns has classes that depend on two features together.
func TestTrainLearns(t *testing.T) {
	var v vocabulary
	var ex []example
	for i := range 400 {
		a, b := i%2, i/2%2
		var f features
		f.add("bias")
		f.add("a", string('0'+rune(a)))
		f.add("b", string('0'+rune(b)))
		ex = append(ex, example{cases: [][]int32{v.of(f, nil)}, right: []int32{int32(a ^ b)}})
	}
	n := train(v.rows, ex, learning{hidden: 8, classes: 2, epochs: 60, batch: 8, rate: 0.01, seed: 1})
	hidden, out := make([]float32, 8), make([]float32, 2)
	for i := range 4 {
		n.scores(ex[i].cases[0], hidden, out)
		if got := argmax(out); got != int(ex[i].right[0]) {
			t.Errorf("case %d is taken for %d", i, got)
		}
	}
}

func TestPrune(t *testing.T) {
	var v vocabulary
	var rare, often features
	rare.add("rare")
	often.add("often")
	ex := []example{{cases: [][]int32{v.of(append(rare, often...), nil)}}, {cases: [][]int32{v.of(often, nil)}}}
	v.prune(2, ex)
	if len(v.rows) != 1 || v.rows[often[0]] != 0 || len(ex[0].cases[0]) != 1 || len(ex[1].cases[0]) != 1 || ex[0].cases[0][0] != 0 {
		t.Errorf("rows %v, cases %v %v", v.rows, ex[0].cases, ex[1].cases)
	}
}

func TestModelFile(t *testing.T) {
	m := &model{mentions: smallNetwork(9, 4, 2, 1), types: smallNetwork(7, 3, len(allTypes), 2), links: smallNetwork(5, 6, 1, 3)}
	var b bytes.Buffer
	if err := writeModel(&b, m); err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	back, err := readModel(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for i, pair := range [][2]*network{{m.mentions, back.mentions}, {m.types, back.types}, {m.links, back.links}} {
		f := features{0, 7919, 3 * 7919}
		a, b := newScorer(pair[0]), newScorer(pair[1])
		want, got := a.score(f), b.score(f)
		for k := range want {
			if math.Abs(float64(want[k]-got[k])) > 0.5*(1+math.Abs(float64(want[k]))) {
				t.Errorf("network %d: score %d is %v, was %v", i, k, got[k], want[k])
			}
		}
	}
	var again bytes.Buffer
	if err := writeModel(&again, back); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again.Bytes(), file) {
		t.Error("writing what was read gives another file")
	}
	if _, err := readModel(bytes.NewReader(file[:len(file)/2])); err == nil {
		t.Error("half a file is taken for a model")
	}
}

func TestCompand(t *testing.T) {
	for _, x := range []float32{0, 1e-4, -0.01, 0.3, -1, 2.5, -2.5} {
		got := expand(compand(x, 2.5), 2.5)
		if math.Abs(float64(got-x)) > math.Sqrt(math.Abs(float64(x))*2.5)/levels+2.5/(4*levels*levels)+1e-6 {
			t.Errorf("%v becomes %v", x, got)
		}
	}
}

func TestSurnameFirst(t *testing.T) {
	for _, test := range []struct {
		name string
		want bool
	}{{"Moon Jae-in", true}, {"Kim Yo-jong", true}, {"Baden Baden-baden", false}, {"Moon Jae-In", false}, {"Moon Landing", false}, {"Moon", false}} {
		var tokens []ud.Token
		at := 0
		for word := range strings.FieldsSeq(test.name) {
			tokens = append(tokens, ud.Token{Form: word, Start: at, End: at + len(word)})
			at += len(word) + 1
		}
		if got := surnameFirst(tokens); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}
