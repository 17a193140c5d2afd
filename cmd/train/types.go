package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"dossier/graph/corpus"
	"dossier/graph/english"
	"dossier/graph/mention"
)

// mentions trains package mention: which phrases are mentions, of which types
// they are, and which mean the same. It learns from the training part of GUM
// twice, from the trees made by hand and from those of our own parser, so that
// it knows the parser's habits too.
func mentions(args []string) error {
	flags := flag.NewFlagSet("mentions", flag.ExitOnError)
	treebanks := flags.String("treebanks", os.Getenv("DOSSIER_TREEBANKS"), "folder with gum-train.conllu.gz")
	gap := flags.String("gap", "", "folder with gold.jsonl of GAP's development set; may be empty")
	out := flags.String("out", "graph/mention/model/mention.bin", "file to write the model to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	gold, err := readGUM(*treebanks, "gum-train")
	if err != nil {
		return err
	}
	for _, g := range gold {
		gold = append(gold, mention.Project(g, english.Parse(articleOf(g.Doc))))
	}
	pronouns, err := readGAP(*gap)
	if err != nil {
		return err
	}
	var model bytes.Buffer
	if err := mention.Train(&model, gold, pronouns, os.Stderr); err != nil {
		return err
	}
	return os.WriteFile(*out, model.Bytes(), 0o644)
}

// readGUM reads DIR/NAME.conllu.gz with its entities.
func readGUM(dir, name string) ([]mention.Gold, error) { return readFile(dir, name, mention.ReadGUM) }

// readGAP reads three of every four texts of GAP's development set; the
// fourth is for measuring.
func readGAP(dir string) ([]mention.PronounCase, error) {
	if dir == "" {
		return nil, nil
	}
	path := filepath.Join(dir, "gold.jsonl")
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w; graph/mention/MODEL.md says where to get GAP", err)
	}
	defer f.Close()
	type span struct {
		Start, End int // code points
		Coref      bool
	}
	var out []mention.PronounCase
	lines := json.NewDecoder(f)
	for n := 1; lines.More(); n++ {
		var c struct {
			ID, Text      string
			Pronoun, A, B span
		}
		if err := lines.Decode(&c); err != nil {
			return nil, fmt.Errorf("%s: text %d: %w", path, n, err)
		}
		if n%4 == 0 {
			continue
		}
		at := byteOffsets(c.Text)
		p := mention.PronounCase{Start: at[c.Pronoun.Start], End: at[c.Pronoun.End]}
		for _, name := range []span{c.A, c.B} {
			bytes := [2]int{at[name.Start], at[name.End]}
			if name.Coref {
				p.Same = append(p.Same, bytes)
			} else {
				p.Not = append(p.Not, bytes)
			}
		}
		p.Doc = english.Parse(&corpus.Article{ID: c.ID, Text: c.Text, Blocks: []corpus.Block{{Kind: corpus.Paragraph, End: len(c.Text)}}})
		out = append(out, p)
	}
	return out, nil
}

// byteOffsets returns the byte at which each code point of a text begins, and
// the length of the text.
func byteOffsets(text string) []int {
	var out []int
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// lexicon distils the tables of package mention from WordNet.
func lexicon(args []string) error {
	flags := flag.NewFlagSet("lexicon", flag.ExitOnError)
	wordnet := flags.String("wordnet", "/usr/share/wordnet", "folder with the database files of WordNet 3.0 (Debian: wordnet-base)")
	out := flags.String("out", "graph/mention/lexicon", "folder to write nouns.txt and proper.txt to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	return distilWordNet(*wordnet, *out)
}
