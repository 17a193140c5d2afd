package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dossier/graph/corpus"
	"dossier/graph/ud"
)

// readFile reads DIR/NAME.conllu.gz by one of the readers of CoNLL-U.
func readFile[T any](dir, name string, read func(path string, r io.Reader) (T, error)) (T, error) {
	var none T
	path := filepath.Join(dir, name+".conllu.gz")
	f, err := os.Open(path)
	if err != nil {
		return none, fmt.Errorf("%w; the README says where to get the treebanks", err)
	}
	defer f.Close()
	plain, err := gzip.NewReader(f)
	if err != nil {
		return none, fmt.Errorf("%s: %w", path, err)
	}
	return read(path, plain)
}

// readTreebank reads the trees of DIR/NAME.conllu.gz.
func readTreebank(dir, name string) ([]ud.Document, error) {
	return readFile(dir, name, ud.ReadConllu)
}

// readTreebanks reads several and puts them together.
func readTreebanks(dir string, names ...string) ([]ud.Document, error) {
	var docs []ud.Document
	for _, name := range names {
		part, err := readTreebank(dir, name)
		if err != nil {
			return nil, err
		}
		docs = append(docs, part...)
	}
	return docs, nil
}

// articleOf gives back the article that a document of a treebank was made of.
func articleOf(d *ud.Document) *corpus.Article {
	a := &corpus.Article{ID: d.ID, Text: d.Text}
	for i, s := range d.Sentences {
		if i > 0 && s.Block == d.Sentences[i-1].Block {
			a.Blocks[len(a.Blocks)-1].End = s.End
			continue
		}
		a.Blocks = append(a.Blocks, corpus.Block{Kind: s.Kind, Start: s.Start, End: s.End})
	}
	return a
}
