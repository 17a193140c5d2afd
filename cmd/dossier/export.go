package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"dossier/graph/rdf"
)

// exportCommand writes the graph alone.
type exportCommand struct {
	source
	Output string `short:"o" help:"File to write instead of standard output." type:"path" placeholder:"FILE"`
}

// Help is shown by --help.
func (exportCommand) Help() string {
	return `Writes every statement with its evidence, speaker, polarity and modality as N-Quads, the same as graph.nq of the site:

  dossier export --base-url https://example.org/news/ -o graph.nq`
}

// Run writes the graph.
func (e *exportCommand) Run(out *console) error {
	loaded, err := e.load(out, newProgress(out.stderr))
	if err != nil {
		return err
	}
	if e.Output == "" {
		w := bufio.NewWriter(out.stdout)
		if _, err := rdf.Write(w, loaded.graph, e.BaseURL); err != nil {
			return err
		}
		return errors.Join(w.Flush(), e.verdict(loaded.warnings))
	}
	err = replaceFile(e.Output, func(w io.Writer) error {
		_, err := rdf.Write(w, loaded.graph, e.BaseURL)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", e.Output, err)
	}
	return e.verdict(loaded.warnings)
}

// replaceFile writes a file beside the one it replaces and moves it there when
// it is whole.
func replaceFile(name string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".dossier-export-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	w := bufio.NewWriter(f)
	if err := errors.Join(write(w), w.Flush(), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
