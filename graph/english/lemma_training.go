package english

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/graph/ud"
)

// TrainLemmas learns the table of lemma rules and returns it as a file of the
// model folder. It learns from annotated documents, of which those of GUM,
// annotated later and on edited texts, count four times where they differ, and
// from what WordNet lists: its irregular forms, and the regular forms of its
// words.
func TrainLemmas(docs []ud.Document, wordnet fs.FS) ([]byte, error) {
	counts := lemmaCounts{}
	for i := range docs {
		weight := 1
		if strings.HasPrefix(docs[i].ID, "GUM") {
			weight = 4
		}
		eachToken(docs[i:i+1], func(t *ud.Token) {
			if t.UPOS == "PROPN" || t.UPOS == "X" || isName(t.XPOS) || t.Lemma == "" || strings.Contains(t.Feats, "Typo=Yes") {
				return
			}
			word := lowered(t.Form)
			counts.add(lemmaGroup(t.UPOS, t.XPOS), word, lemmaRuleOf(word, t.Lemma), weight)
		})
	}
	if err := counts.addInflections(wordnet); err != nil {
		return nil, err
	}
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
	return []byte(out.String()), nil
}

// lemmaRuleOf returns the rule that turns a word into a lemma.
func lemmaRuleOf(word, lemma string) lemmaRule {
	a, b := []rune(word), []rune(lemma)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	return lemmaRule{len(a) - same, string(b[same:])}
}

// lemmaCounts says how often a rule was seen, by group of tags and word.
type lemmaCounts map[string]map[string]map[lemmaRule]int

func (c lemmaCounts) add(group, word string, rule lemmaRule, n int) {
	if c[group] == nil {
		c[group] = map[string]map[lemmaRule]int{}
	}
	if c[group][word] == nil {
		c[group][word] = map[lemmaRule]int{}
	}
	c[group][word][rule] += n
}

// addMissing adds a form that was not seen.
func (c lemmaCounts) addMissing(word, lemma string, groups ...string) {
	for _, g := range groups {
		if c[g][word] == nil {
			c.add(g, word, lemmaRuleOf(word, lemma), 1)
		}
	}
}

// addInflections adds the forms of WordNet's words.
func (c lemmaCounts) addInflections(wordnet fs.FS) error {
	for _, speech := range []string{"noun", "verb", "adj"} {
		irregular := map[string][]string{} // forms by base
		err := eachLine(wordnet, speech+".exc", func(f []string) error {
			for _, base := range f[1:] {
				irregular[base] = append(irregular[base], f[0])
			}
			return nil
		})
		if err != nil {
			return err
		}
		var bases []string
		err = eachLine(wordnet, "index."+speech, func(f []string) error {
			if len(f[0]) >= 3 && !strings.ContainsFunc(f[0], func(r rune) bool { return !unicode.IsLower(r) && r != '-' }) {
				bases = append(bases, f[0])
			}
			return nil
		})
		if err != nil {
			return err
		}
		// Words in -e first: staged is a form of stage, not of stag.
		slices.SortStableFunc(bases, func(a, b string) int {
			return cmp.Compare(endsInE(a), endsInE(b))
		})
		for _, base := range bases {
			switch speech {
			case "noun":
				c.addNoun(base, irregular[base])
			case "verb":
				c.addVerb(base, irregular[base])
			default:
				c.addAdjective(base, irregular[base])
			}
		}
	}
	return nil
}

func (c lemmaCounts) addNoun(base string, irregular []string) {
	c.addMissing(base, base, "NN")
	for _, form := range irregular {
		c.addMissing(form, base, "NNS")
	}
	if len(irregular) == 0 && !strings.HasSuffix(base, "s") {
		c.addMissing(withS(base), base, "NNS")
	}
}

func (c lemmaCounts) addVerb(base string, irregular []string) {
	c.addMissing(withS(base), base, "VBZ")
	past, participle := false, false
	for _, form := range irregular {
		if strings.HasSuffix(form, "ing") {
			participle = true
			c.addMissing(form, base, "VBG")
		} else if !strings.HasSuffix(form, "s") {
			past = true
			c.addMissing(form, base, "VBD", "VBN")
		}
	}
	if !participle {
		c.addMissing(withIng(base), base, "VBG")
	}
	if !past {
		c.addMissing(withEnding(base, "ed"), base, "VBD", "VBN")
	}
}

func (c lemmaCounts) addAdjective(base string, irregular []string) {
	c.addMissing(base, base, "JJ")
	for _, form := range irregular {
		if strings.HasSuffix(form, "st") {
			c.addMissing(form, base, "JJS")
		} else {
			c.addMissing(form, base, "JJR")
		}
	}
	if len(irregular) == 0 && len(base) <= 7 {
		c.addMissing(withEnding(base, "er"), base, "JJR")
		c.addMissing(withEnding(base, "est"), base, "JJS")
	}
}

// endsInE returns 0 for a word in -e, 1 for others.
func endsInE(word string) int {
	if strings.HasSuffix(word, "e") {
		return 0
	}
	return 1
}

func consonantY(base string) bool {
	n := len(base)
	return n > 1 && base[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(base[n-2]))
}

// withS returns the regular plural, or third person.
func withS(base string) string {
	switch {
	case consonantY(base):
		return base[:len(base)-1] + "ies"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "z"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "sh"):
		return base + "es"
	}
	return base + "s"
}

// withEnding appends ed, er or est.
func withEnding(base, end string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + end[1:]
	case consonantY(base):
		return base[:len(base)-1] + "i" + end
	}
	return base + end
}

func withIng(base string) string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee") && !strings.HasSuffix(base, "oe") && !strings.HasSuffix(base, "ye"):
		return base[:len(base)-1] + "ing"
	}
	return base + "ing"
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
