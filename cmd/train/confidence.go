package main

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"dossier/graph/english"
	"dossier/graph/mention"
	"dossier/graph/openie"
	"dossier/graph/timex"
	"dossier/graph/ud"
)

// confidence estimates the weights of graph/openie/model/confidence.tsv. Every
// document of the development treebanks, which the parser was not trained on,
// is read twice: with its gold trees, and from its raw text. A proposition of
// the second reading counts as right when the first has it too. Half of the
// documents serve to measure how well the probabilities hold, and all of them
// to estimate the weights that are written.
func confidence(args []string) error {
	flags := flag.NewFlagSet("confidence", flag.ExitOnError)
	treebanks := flags.String("treebanks", os.Getenv("DOSSIER_TREEBANKS"), "folder with ewt-dev.conllu.gz and gum-dev.conllu.gz")
	out := flags.String("out", "graph/openie/model", "folder of confidence.tsv; CALIBRATION.md goes beside it")
	flags.Parse(args)
	var halves [2][]example
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		docs, err := readTreebank(*treebanks, name)
		if err != nil {
			return err
		}
		for i := range docs {
			halves[i%2] = append(halves[i%2], examples(&docs[i])...)
		}
	}
	var bins [10]bin
	for i, half := range halves {
		weights := logisticRegression(halves[1-i])
		for _, e := range half {
			p := probability(weights, e.features)
			bins[min(int(p*10), 9)].add(p, e.right)
		}
	}
	all := slices.Concat(halves[0], halves[1])
	if err := writeWeights(filepath.Join(*out, "confidence.tsv"), logisticRegression(all)); err != nil {
		return err
	}
	return writeCalibration(filepath.Join(filepath.Dir(*out), "CALIBRATION.md"), bins[:])
}

// example is a proposition's features and whether it is right.
type example struct {
	features []openie.Feature
	right    bool
}

// examples reads a gold document both ways.
func examples(gold *ud.Document) []example {
	article := articleOf(gold)
	system := english.Parse(article)
	right := map[string]bool{}
	at := visible(gold.Text)
	for _, step := range steps(gold) {
		if stated(&step) {
			right[key(gold, at, &step.Proposition)] = true
		}
	}
	var out []example
	at = visible(system.Text)
	for _, step := range steps(system) {
		if stated(&step) {
			out = append(out, example{step.Features, right[key(system, at, &step.Proposition)]})
		}
	}
	return out
}

// stated reports a proposition that is made if it is sure enough: how sure it
// is, is what is to be learned.
func stated(step *openie.Step) bool { return step.Dropped == "" || step.Dropped == openie.TooUnsure }

func steps(d *ud.Document) []openie.Step {
	_, trace := openie.Explain(d, timex.Find(d, ""), mention.Find(d))
	return trace.Steps
}

// key says what a proposition states and of which words: the label, the heads
// by their place among the visible characters, and the polarity. The two
// readings of a text differ in white space only.
func key(d *ud.Document, at []int, p *openie.Proposition) string {
	head := func(q openie.Phrase) int {
		if q.IsZero() {
			return -1
		}
		return at[d.Sentences[q.Sentence].Tokens[q.Head].Start]
	}
	return fmt.Sprint(p.Predicate.Label, " ", head(p.Subject), " ", head(p.Object), " ", p.Polarity, " ", p.Modality == openie.Asserted, " ", len(p.Attribution) > 0)
}

// visible counts, for every byte of a text, the visible characters before it.
func visible(text string) []int {
	out := make([]int, len(text)+1)
	n := 0
	for i, r := range text {
		out[i] = n
		if !unicode.IsSpace(r) {
			n++
		}
	}
	out[len(text)] = n
	return out
}

// logisticRegression fits weights by gradient descent with a small L2 penalty
// (AdaGrad, Duchi, Hazan and Singer 2011). Features are visited in the order
// of the examples, so the result is always the same.
func logisticRegression(examples []example) map[string]float64 {
	const epochs, rate, penalty = 60, 0.1, 3e-4
	weights, squares := map[string]float64{}, map[string]float64{}
	for range epochs {
		for _, e := range examples {
			gradient := probability(weights, e.features)
			if e.right {
				gradient--
			}
			for _, f := range e.features {
				g := gradient*f.Value + penalty*weights[f.Name]
				squares[f.Name] += g * g
				weights[f.Name] -= rate * g / (1e-6 + math.Sqrt(squares[f.Name]))
			}
		}
	}
	return weights
}

func probability(weights map[string]float64, features []openie.Feature) float64 {
	sum := 0.0
	for _, f := range features {
		sum += weights[f.Name] * f.Value
	}
	return 1 / (1 + math.Exp(-sum))
}

// bin collects propositions of about the same confidence.
type bin struct {
	n, right int
	sum      float64
}

func (b *bin) add(p float64, right bool) {
	b.n++
	b.sum += p
	if right {
		b.right++
	}
}

const weightsHeader = `# Weights of the logistic regression behind the confidence of a proposition (confidence.go):
# feature, weight. Written by cmd/train.
`

func writeWeights(path string, weights map[string]float64) error {
	var b strings.Builder
	b.WriteString(weightsHeader)
	names := make([]string, 0, len(weights))
	for name := range weights {
		names = append(names, name)
	}
	slices.SortFunc(names, cmp.Compare[string])
	for _, name := range names {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, weights[name])
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

const calibrationText = `# How well the confidence of a statement holds

The confidence of a proposition (` + "`confidence.go`" + `) is meant as a probability: that the same
proposition, with the same participants, polarity and marks, would come out of the
sentence's true tree. It is a logistic regression over the rules that fired, the
parser's probabilities of the arcs that the proposition rests on, and the length and
kind of its participants.

The weights in ` + "`model/confidence.tsv`" + ` come from the development sides of the English Web
Treebank and GUM, which the parser was not trained on: every document is read from its
raw text and once more with its gold trees. Each half of the documents was rated with
weights from the other half; the weights that are used come from both.

| confidence | propositions | mean confidence | share that is right |
| --- | --- | --- | --- |
`

// writeCalibration documents how well the probabilities hold.
func writeCalibration(path string, bins []bin) error {
	var b strings.Builder
	b.WriteString(calibrationText)
	right, total, off := 0, 0, 0.0
	for i, x := range bins {
		if x.n == 0 {
			continue
		}
		fmt.Fprintf(&b, "| %.1f to %.1f | %d | %.3f | %.3f |\n", float64(i)/10, float64(i+1)/10, x.n, x.sum/float64(x.n), float64(x.right)/float64(x.n))
		right, total = right+x.right, total+x.n
		off += math.Abs(x.sum - float64(x.right))
	}
	fmt.Fprintf(&b, "| all | %d | | %.3f |\n\nMean distance between confidence and share: %.3f.\n", total, float64(right)/float64(total), off/float64(total))
	b.WriteString("\nMade by `go run ./cmd/train confidence --treebanks FOLDER`.\n")
	fmt.Print(b.String())
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
