// Command train estimates the models that dossier embeds from the treebanks
// that it was built on.
//
//	go run ./cmd/train <model> [flags]
//
// Each model is a command of its own; without arguments, train lists them.
package main

import (
	"fmt"
	"os"
	"slices"
)

// commands are the models that can be trained.
var commands = []struct {
	name, doc string
	run       func(args []string) error
}{
	{"confidence", "how sure a proposition is: graph/openie/model", confidence},
	{"lexicon", "kinds of nouns, from WordNet: graph/mention/lexicon", lexicon},
	{"mentions", "mentions, their types and coreference: graph/mention/model", mentions},
	{"parser", "tokens, sentences, tags, lemmas and trees: graph/english/model", parser},
}

func main() {
	if len(os.Args) > 1 {
		for _, c := range commands {
			if c.name != os.Args[1] {
				continue
			}
			if err := c.run(os.Args[2:]); err != nil {
				fmt.Fprintf(os.Stderr, "train %s: %v\n", c.name, err)
				os.Exit(1)
			}
			return
		}
	}
	fmt.Fprintln(os.Stderr, "usage: go run ./cmd/train <model> [flags]\n\nmodels:")
	for _, c := range commands {
		fmt.Fprintf(os.Stderr, "  %-10s %s\n", c.name, c.doc)
	}
	if len(os.Args) > 1 && !slices.Contains([]string{"help", "-h", "--help"}, os.Args[1]) {
		os.Exit(2)
	}
}
