package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// distilWordNet writes the lexicons nouns.txt and proper.txt of graph/mention
// from the noun files of Princeton WordNet 3.0: what kinds of things a noun
// can mean, by the lexicographer files of its senses.
func distilWordNet(wordnet, lexicon string) error {
	files, err := lexicographerFiles(filepath.Join(wordnet, "data.noun"))
	if err != nil {
		return err
	}
	counts, err := senseCounts(filepath.Join(wordnet, "cntlist.rev"))
	if err != nil {
		return err
	}
	kinds, err := nounKinds(filepath.Join(wordnet, "index.noun"), files, counts)
	if err != nil {
		return err
	}
	spelled := map[string][]string{} // words by their kinds
	for lemma, k := range kinds {
		if lemma == strings.ToLower(lemma) && !strings.ContainsAny(lemma, "_0123456789/") && len(lemma) > 1 {
			spelled[k] = append(spelled[k], lemma)
		}
	}
	if err := writeKinds(filepath.Join(lexicon, "nouns.txt"), nounsHeader, spelled); err != nil {
		return err
	}
	clear(spelled)
	for lemma, k := range kinds {
		if lemma != strings.ToLower(lemma) {
			spelled[k] = append(spelled[k], lemma)
		}
	}
	return writeKinds(filepath.Join(lexicon, "proper.txt"), properHeader, spelled)
}

const (
	nounsHeader = `# Common nouns and what kinds of things they mean, from Princeton WordNet 3.0
# (licence: LICENSE.wordnet). Each line: the kinds, a tab, the words. A kind is
# the letter of a lexicographer file (see lexicon.go) and its share of the
# word's uses in tenths.
`
	properHeader = `# Proper nouns and what kinds of things they mean, from Princeton WordNet 3.0
# (licence: LICENSE.wordnet). Each line: the kinds, a tab, the names with "_"
# for a space. A kind is the letter of a lexicographer file (see lexicon.go)
# and its share of the name's uses in tenths.
`
)

// synset is what is kept of a line of data.noun.
type synset struct {
	file  int               // number of the lexicographer file
	words map[string]string // lemma in lower case → as it is spelled
}

func lexicographerFiles(path string) (map[string]synset, error) {
	out := map[string]synset{}
	err := eachLine(path, func(line string) error {
		if strings.HasPrefix(line, "  ") {
			return nil
		}
		f := strings.Fields(line)
		file, err := strconv.Atoi(f[1])
		if err != nil {
			return err
		}
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil {
			return err
		}
		s := synset{file: file, words: map[string]string{}}
		for i := range int(n) {
			w := f[4+2*i]
			s.words[strings.ToLower(w)] = w
		}
		out[f[0]] = s
		return nil
	})
	return out, err
}

// senseCounts reads how often each sense occurs in the tagged texts of
// WordNet, by "lemma|sense number".
func senseCounts(path string) (map[string]int, error) {
	out := map[string]int{}
	err := eachLine(path, func(line string) error {
		f := strings.Fields(line)
		lemma, key, _ := strings.Cut(f[0], "%")
		if len(f) < 3 || key[0] != '1' { // nouns
			return nil
		}
		n, err := strconv.Atoi(f[2])
		out[lemma+"|"+f[1]] = n
		return err
	})
	return out, err
}

// nounKinds gives the kinds of every noun as they are written: "a7f3", for
// each of its spellings: Turkey, turkey.
func nounKinds(path string, files map[string]synset, counts map[string]int) (map[string]string, error) {
	out := map[string]string{}
	err := eachLine(path, func(line string) error {
		if strings.HasPrefix(line, "  ") {
			return nil
		}
		f := strings.Fields(line)
		pointers, err := strconv.Atoi(f[3])
		if err != nil {
			return err
		}
		share := map[string]map[int]float64{} // by spelling, then by file
		total := map[string]float64{}
		for i, offset := range f[4+pointers+2:] {
			s, ok := files[offset]
			if !ok {
				return fmt.Errorf("no synset %s", offset)
			}
			spelled := s.words[f[0]]
			if share[spelled] == nil {
				share[spelled] = map[int]float64{}
			}
			// A sense that was never counted still has a little weight, and
			// the first one more than the last.
			weight := float64(counts[f[0]+"|"+strconv.Itoa(i+1)]) + 0.5/float64(i+1)
			share[spelled][s.file] += weight
			total[spelled] += weight
		}
		for spelled := range share {
			out[spelled] = writeShares(share[spelled], total[spelled])
		}
		return nil
	})
	return out, err
}

func writeShares(share map[int]float64, total float64) string {
	type kind struct {
		file   int
		tenths int
	}
	var kinds []kind
	for file, w := range share {
		if n := int(w/total*10 + 0.5); n > 0 {
			kinds = append(kinds, kind{file, min(n, 9)})
		}
	}
	slices.SortFunc(kinds, func(a, b kind) int {
		return cmp.Or(cmp.Compare(b.tenths, a.tenths), cmp.Compare(a.file, b.file))
	})
	var b strings.Builder
	for _, k := range kinds {
		fmt.Fprintf(&b, "%c%d", 'a'+rune(k.file-3), k.tenths)
	}
	return b.String()
}

func writeKinds(path, header string, words map[string][]string) error {
	var lines []string
	for kinds, w := range words {
		slices.Sort(w)
		lines = append(lines, kinds+"\t"+strings.Join(w, " "))
	}
	slices.Sort(lines)
	return os.WriteFile(path, []byte(header+strings.Join(lines, "\n")+"\n"), 0o644)
}

func eachLine(path string, do func(string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		if err := do(sc.Text()); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return sc.Err()
}
