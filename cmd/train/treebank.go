package main

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dossier/graph/corpus"
	"dossier/graph/ud"
)

// readTreebank reads DIR/NAME.conllu.gz.
func readTreebank(dir, name string) ([]ud.Document, error) {
	path := filepath.Join(dir, name+".conllu.gz")
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w; the README says where to get the treebanks", err)
	}
	defer f.Close()
	plain, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return ud.ReadConllu(path, plain)
}

// rawArticle returns a gold document as a reader would have found it: its text
// alone, with the sentences of a block joined by one space.
func rawArticle(d *ud.Document) *corpus.Article {
	a := &corpus.Article{ID: d.ID}
	var text strings.Builder
	for i := range d.Sentences {
		s := &d.Sentences[i]
		switch {
		case i == 0:
			a.Blocks = append(a.Blocks, corpus.Block{Kind: s.Kind})
		case s.Block != d.Sentences[i-1].Block:
			text.WriteString("\n\n")
			a.Blocks = append(a.Blocks, corpus.Block{Kind: s.Kind, Start: text.Len()})
		default:
			text.WriteByte(' ')
		}
		text.WriteString(d.Text[s.Start:s.End])
		a.Blocks[len(a.Blocks)-1].End = text.Len()
	}
	a.Text = text.String()
	return a
}
