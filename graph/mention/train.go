package mention

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"dossier/graph/ud"
)

// PronounCase is a pronoun of a text of which it is known that some names
// mean the same and others do not, as in GAP (Webster et al. 2018). All
// positions are bytes of the text.
type PronounCase struct {
	Doc        *ud.Document
	Start, End int
	Same, Not  [][2]int
}

// Train learns the model of the package from documents with gold mentions and
// from single pronouns, and writes it. A document may stand there several
// times with different trees, from hand and from the parser. Progress gets a
// line per step.
//
// The result depends on nothing but the arguments. It takes some minutes and
// 4 GB for GUM and GAP.
func Train(w io.Writer, gold []Gold, pronouns []PronounCase, progress io.Writer) error {
	fmt.Fprintf(progress, "mentions: %d documents\n", len(gold))
	m := &model{mentions: trainFilter(gold)}
	decisions, err := linkExamples(gold, m.mentions, progress)
	if err != nil {
		return err
	}
	fmt.Fprintln(progress, "types")
	m.types = trainTypes(gold)
	if len(pronouns) > 0 {
		// The texts around the single pronouns have to be read first, by a
		// network that is good enough for that.
		fmt.Fprintf(progress, "pronouns: %d texts\n", len(pronouns))
		first := linkSettings
		first.epochs = 2
		m.links = decisions.train(first)
		for i := range pronouns {
			decisions.examples = append(decisions.examples, pronounDecision(m, &pronouns[i], &decisions.vocabulary)...)
		}
	}
	fmt.Fprintf(progress, "links: %d decisions\n", len(decisions.examples))
	m.links = decisions.train(linkSettings)
	return writeModel(w, m)
}

// pronounDecision reads a text with the model and records the decision on the
// given pronoun. Where all known names are someone else, anything but them is
// right. There is no decision when the text is misread.
func pronounDecision(m *model, p *PronounCase, v *vocabulary) []example {
	r := newResolver(newArticle(p.Doc, m))
	at := -1
	for i := range r.phrases {
		if start, end := r.bytes(i); start == p.Start && end == p.End && r.phrases[i].Kind == Pronoun {
			at = i
		}
	}
	var out []example
	score := newScorer(m.links)
	for _, i := range r.order {
		if i != at {
			r.join(i, r.choose(score, i))
			continue
		}
		e := example{}
		target := -1
		r.alternatives(i, func(k int, f features) {
			same, not := r.holds(k, p.Same), r.holds(k, p.Not)
			if same && !not || len(p.Same) == 0 && !not {
				e.right = append(e.right, int32(len(e.cases)))
			}
			if same && !not {
				target = k
			}
			e.cases = append(e.cases, v.of(f, nil))
			e.cost = append(e.cost, 1)
		})
		for _, k := range e.right {
			e.cost[k] = 0
		}
		if len(e.right) > 0 && len(e.right) < len(e.cases) {
			out = append(out, e)
		}
		if target < 0 {
			target = r.choose(score, i)
		}
		r.join(i, target)
	}
	return out
}

// bytes returns where phrase i stands in the text.
func (r *resolver) bytes(i int) (start, end int) {
	s := r.phrases[i].Span
	tokens := r.doc.Sentences[s.Sentence].Tokens
	return tokens[s.Start].Start, tokens[s.End-1].End
}

// holds reports whether cluster k has a mention whose name or head lies in one
// of the stretches of text.
func (r *resolver) holds(k int, stretches [][2]int) bool {
	if k < 0 {
		return false
	}
	for _, i := range r.clusters[k].members {
		p := &r.phrases[i]
		head := p.token()
		for _, s := range stretches {
			if s[0] <= head.Start && head.End <= s[1] {
				return true
			}
			if p.Name.Start < p.Name.End {
				if first := &p.tree.Sentence.Tokens[p.Name.Start]; s[0] <= first.Start && first.End <= s[1] {
					return true
				}
			}
		}
	}
	return false
}

// Settings found by trying a few on documents held out of the training set.
var (
	mentionSettings = learning{hidden: 16, classes: 2, epochs: 8, batch: 32, rate: 0.003, dropout: 0.3, inDropout: 0.1, decay: 0.01, seed: 1}
	typeSettings    = learning{hidden: 32, classes: len(allTypes), epochs: 6, batch: 32, rate: 0.002, dropout: 0.4, inDropout: 0.3, decay: 0.01, seed: 1}
	linkSettings    = learning{hidden: 64, classes: 1, epochs: 6, batch: 16, rate: 0.001, dropout: 0.5, inDropout: 0.1, decay: 0.01, seed: 1}
)

// Features seen less often than this are left out.
const (
	mentionCutoff = 3
	typeCutoff    = 3
	linkCutoff    = 40
)

// folds is the number of parts for which types are predicted by a network
// that has not seen them.
const folds = 4

// corpusExamples is what the ranker of links learns from.
type corpusExamples struct {
	vocabulary
	examples []example
}

// linkExamples makes the decisions of coreference. The types in their features
// come from networks that have not seen the document, as they will later.
func linkExamples(gold []Gold, mentions *network, progress io.Writer) (*corpusExamples, error) {
	out := &corpusExamples{}
	names := map[string]int{} // documents with several trees belong to one fold
	for fold := range folds {
		fmt.Fprintf(progress, "types, fold %d of %d\n", fold+1, folds)
		var seen, unseen []Gold
		for i := range gold {
			n, ok := names[gold[i].Doc.ID]
			if !ok {
				n = len(names)
				names[gold[i].Doc.ID] = n
			}
			if n%folds == fold {
				unseen = append(unseen, gold[i])
			} else {
				seen = append(seen, gold[i])
			}
		}
		if len(seen) == 0 {
			return nil, fmt.Errorf("%d documents are too few to learn from", len(gold))
		}
		m := &model{mentions: mentions, types: trainTypes(seen)}
		for i := range unseen {
			a := newArticle(unseen[i].Doc, m)
			out.examples = append(out.examples, linkDecisions(a, goldChains(a, unseen[i].Analysis), &out.vocabulary)...)
		}
	}
	return out, nil
}

// train fits a network to the decisions, without rare features. The decisions
// stay as they are.
func (c *corpusExamples) train(set learning) *network {
	v := vocabulary{rows: maps.Clone(c.rows), count: slices.Clone(c.count)}
	ex := make([]example, len(c.examples))
	for i, e := range c.examples {
		ex[i] = e
		ex[i].cases = make([][]int32, len(e.cases))
		for k := range e.cases {
			ex[i].cases[k] = slices.Clone(e.cases[k])
		}
	}
	v.prune(linkCutoff, ex)
	return train(v.rows, ex, set)
}

// goldChains returns the gold chain of each phrase, −1 for a phrase that is
// no gold mention.
func goldChains(a *article, gold *Analysis) []int {
	chain := matchGold(a.phrases, gold)
	for i, g := range chain {
		if g >= 0 {
			chain[i] = gold.Mentions[g].Chain
		}
	}
	return chain
}

// matchGold pairs phrases of a document with gold mentions that have the same
// head: first those with the same span, then the closest in length. The result
// has −1 for a phrase that is none.
func matchGold(phrases []phrase, gold *Analysis) []int {
	at := map[position][]int{}
	for i, m := range gold.Mentions {
		k := position{m.Span.Sentence, m.Head}
		at[k] = append(at[k], i)
	}
	out := make([]int, len(phrases))
	taken := make([]bool, len(gold.Mentions))
	for i := range phrases {
		out[i] = -1
	}
	for _, exact := range []bool{true, false} {
		for i := range phrases {
			p := &phrases[i]
			if p.Demonym || out[i] >= 0 || !exact && p.coordination {
				continue
			}
			best, bestGap := -1, 0
			for _, g := range at[position{p.Span.Sentence, p.Head}] {
				m := &gold.Mentions[g]
				gap := abs(m.Span.Start-p.Span.Start) + abs(m.Span.End-p.Span.End)
				if !taken[g] && (gap == 0 || !exact) && (best < 0 || gap < bestGap) {
					best, bestGap = g, gap
				}
			}
			if best >= 0 {
				out[i], taken[best] = best, true
			}
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// allCandidates returns the candidates of a document.
func allCandidates(doc *ud.Document) []phrase {
	var all []phrase
	for s := range doc.Sentences {
		all = append(all, candidates(ud.NewTree(&doc.Sentences[s]), s)...)
	}
	return all
}

// trainFilter learns to tell mentions from other candidates.
func trainFilter(gold []Gold) *network {
	var v vocabulary
	var ex []example
	var f features
	for i := range gold {
		p := allCandidates(gold[i].Doc)
		for k, g := range matchGold(p, gold[i].Analysis) {
			f = filterFeatures(&p[k], f)
			class := int32(0)
			if g >= 0 {
				class = 1
			}
			ex = append(ex, example{cases: [][]int32{v.of(f, nil)}, right: []int32{class}})
		}
	}
	v.prune(mentionCutoff, ex)
	return train(v.rows, ex, mentionSettings)
}

// trainTypes learns to tell the types of mentions.
func trainTypes(gold []Gold) *network {
	var v vocabulary
	var ex []example
	var f features
	for i := range gold {
		p := allCandidates(gold[i].Doc)
		for k, g := range matchGold(p, gold[i].Analysis) {
			if g < 0 {
				continue
			}
			class := slices.Index(allTypes, gold[i].Analysis.Mentions[g].Type)
			if class < 0 {
				continue
			}
			p[k].describe()
			f = typeFeatures(&p[k], f)
			ex = append(ex, example{cases: [][]int32{v.of(f, nil)}, right: []int32{int32(class)}})
		}
	}
	v.prune(typeCutoff, ex)
	return train(v.rows, ex, typeSettings)
}

// linkDecisions follows a document with its gold chains and records, for each
// phrase, the alternatives and the right one: the entities in reach and, last,
// a new one. A wrong alternative gets a head start of one while learning, so
// that the right one has to win clearly.
func linkDecisions(a *article, chain []int, v *vocabulary) []example {
	r := newResolver(a)
	var out []example
	cluster := map[int]int{} // of a gold chain
	for _, i := range a.order {
		target := -1
		if k, ok := cluster[chain[i]]; ok && chain[i] >= 0 {
			target = k
		} else {
			target = r.demonymCluster(i)
		}
		if a.phrases[i].Demonym {
			r.join(i, r.countryCluster(a.phrases[i].country))
			continue
		}
		e := example{}
		right := -1
		r.alternatives(i, func(k int, f features) {
			if k == target {
				right = len(e.cases)
			}
			e.cases = append(e.cases, v.of(f, nil))
			e.cost = append(e.cost, 1)
		})
		if right < 0 {
			right = len(e.cases) - 1
		}
		e.right = []int32{int32(right)}
		e.cost[right] = 0
		if len(e.cases) > 1 {
			out = append(out, e)
		}
		r.join(i, target)
		if chain[i] >= 0 {
			cluster[chain[i]] = r.of[i]
		}
	}
	return out
}

// demonymCluster returns the cluster of the country that phrase i names if
// only adjectives have named it so far, which gold chains leave out; −1
// otherwise.
func (r *resolver) demonymCluster(i int) int {
	k := r.countryCluster(r.phrases[i].country)
	if k < 0 || slices.ContainsFunc(r.clusters[k].members, func(m int) bool { return !r.phrases[m].Demonym }) {
		return -1
	}
	return k
}
