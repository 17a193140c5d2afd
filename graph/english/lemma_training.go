package english

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/graph/ud"
)

// TrainLemmas learns the table of lemma rules from annotated documents and
// returns it as a file of the model folder.
func TrainLemmas(docs []ud.Document) []byte {
	counts := map[string]map[string]map[lemmaRule]int{} // by group and word
	eachToken(docs, func(t *ud.Token) {
		if t.UPOS == "PROPN" || t.UPOS == "X" || t.Lemma == "" || t.Lemma == "_" || strings.Contains(t.Feats, "Typo=Yes") {
			return
		}
		g, word := lemmaGroup(t.UPOS, t.XPOS), lowered(t.Form)
		if counts[g] == nil {
			counts[g] = map[string]map[lemmaRule]int{}
		}
		if counts[g][word] == nil {
			counts[g][word] = map[lemmaRule]int{}
		}
		counts[g][word][lemmaRuleOf(word, t.Lemma)]++
	})
	var out strings.Builder
	out.WriteString("# Rules for lemmas: group of tags, ending (^ the whole word), characters to cut off, string to add.\n")
	for _, g := range sortedKeys(counts) {
		words := map[string]lemmaRule{}
		for word, rules := range counts[g] {
			words[word] = mostFrequent(rules)
		}
		for _, line := range endings(words) {
			fmt.Fprintf(&out, "%s\t%s\t%d\t%s\n", g, line.ending, line.rule.cut, line.rule.add)
		}
	}
	return []byte(out.String())
}

func mostFrequent(rules map[lemmaRule]int) lemmaRule {
	var best lemmaRule
	n := 0
	for r, c := range rules {
		if c > n || c == n && (r.cut < best.cut || r.cut == best.cut && r.add < best.add) {
			best, n = r, c
		}
	}
	return best
}

type endingRule struct {
	ending string
	rule   lemmaRule
}

// endings compresses the rules of words to rules for endings: an ending stands
// in the table when most words with it follow another rule than a shorter
// ending says; a word, when it still comes out wrong.
func endings(words map[string]lemmaRule) []endingRule {
	const longest = 8
	byEnding := map[string]map[lemmaRule]int{}
	for word, rule := range words {
		rest := word
		for {
			if utf8.RuneCountInString(rest) <= longest {
				if byEnding[rest] == nil {
					byEnding[rest] = map[lemmaRule]int{}
				}
				byEnding[rest][rule]++
			}
			if rest == "" {
				break
			}
			_, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
		}
	}
	all := sortedKeys(byEnding)
	slices.SortStableFunc(all, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	table := map[string]lemmaRule{}
	lookup := func(word string) lemmaRule {
		for rest := word; ; {
			if r, ok := table[rest]; ok {
				return r
			}
			if rest == "" {
				return lemmaRule{}
			}
			_, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
		}
	}
	for _, e := range all {
		best := mostFrequent(byEnding[e])
		total := 0
		for _, n := range byEnding[e] {
			total += n
		}
		if n := byEnding[e][best]; (e == "" || n >= 3) && 3*n >= 2*total && lookup(e) != best {
			table[e] = best
		}
	}
	var out []endingRule
	for _, e := range sortedKeys(table) {
		out = append(out, endingRule{e, table[e]})
	}
	for _, w := range sortedKeys(words) {
		if lookup(w) != words[w] {
			out = append(out, endingRule{"^" + w, words[w]})
		}
	}
	return out
}
