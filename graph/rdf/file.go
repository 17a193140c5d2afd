package rdf

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"dossier/graph"
)

// Summary says what was written.
type Summary struct {
	Quads int // lines; each is there once
	// LeftOut says what could not be written and why, each error naming the
	// statement, article or entity: an address that is none, a reference to
	// something that is not in the graph. The rest of the file is whole.
	LeftOut []error
}

// Write writes g to w as N-Quads: UTF-8, one quad a line, the lines unique
// and sorted by their bytes. The IRIs are under base, an http or https address
// that ends with a slash; "" stands for [vocab.DefaultBase]. The same graph
// gives the same bytes.
//
// Write works on all cores. Beyond g it needs memory for an index of some 50
// bytes a statement and for the lines of the largest articles, not for the
// file. The error is about the base, or comes from w.
func Write(w io.Writer, g *graph.Graph, base string) (Summary, error) {
	m, err := newMint(base)
	if err != nil {
		return Summary{}, err
	}
	x := newExporter(g, m)
	sum := Summary{LeftOut: x.leftOut}
	out := bufio.NewWriterSize(w, 1<<16)
	err = inOrder(x.units(), x.lines, func(l lines) error {
		sum.Quads += l.count
		sum.LeftOut = append(sum.LeftOut, l.leftOut...)
		if l.err != nil {
			return l.err
		}
		_, err := out.Write(l.text)
		return err
	})
	if err != nil {
		return sum, err
	}
	return sum, out.Flush()
}

// unit is a part of the file: all lines whose subject begins with its key.
// No key is the beginning of another one, so the units sorted by their keys,
// each with its lines sorted, make a sorted file, and nothing larger than a
// unit is ever sorted.
type unit struct {
	key   string // as a line begins, without "<"
	index int
	make  func(x *exporter, out *batch, index int)
}

// units returns the parts of the file in their order.
func (x *exporter) units() []unit {
	var units []unit
	for i, path := range x.paths {
		if path != "" { // the fragments of an article sort apart from the article: "#" < "a" < ">"
			units = append(units, unit{x.page(path) + "#", i, (*exporter).contents},
				unit{x.page(path) + ">", i, (*exporter).article})
		}
	}
	for i, e := range x.g.Entities {
		if iri, ok := x.entities[e.ID].(quad.IRI); ok {
			units = append(units, unit{string(iri) + ">", i, func(x *exporter, out *batch, i int) { x.entity(out, &x.g.Entities[i]) }})
		}
	}
	for i, r := range x.g.Relations {
		if iri, ok := x.relations[r.Label].(quad.IRI); ok && iri == x.byID[r.ID] {
			units = append(units, unit{string(iri) + ">", i, func(x *exporter, out *batch, i int) { x.relation(out, &x.g.Relations[i]) }})
		}
	}
	terms := x.terms()
	for i, t := range terms {
		units = append(units, unit{x.term(t.Name) + ">", i, func(x *exporter, out *batch, i int) { x.vocabulary(out, terms[i]) }})
	}
	slices.SortFunc(units, func(a, b unit) int { return cmp.Compare(a.key, b.key) })
	return units
}

// lines is a unit as it stands in the file.
type lines struct {
	text    []byte
	count   int
	leftOut []error
	err     error
}

// lines makes the quads of a unit, checks, writes and sorts them.
func (x *exporter) lines(u unit) lines {
	var out batch
	u.make(x, &out, u.index)
	var buf bytes.Buffer
	w := nquads.NewWriter(&buf)
	var before quad.Quad
	for _, q := range out.quads {
		if err := check(q, before); err != nil {
			return lines{err: fmt.Errorf("a quad about <%s> must not be written: %w", u.key, err)}
		}
		before = q
		if err := w.WriteQuad(q); err != nil {
			return lines{err: fmt.Errorf("a quad about <%s>: %w", u.key, err)}
		}
	}
	if err := w.Close(); err != nil {
		return lines{err: err}
	}
	sorted := bytes.SplitAfter(buf.Bytes(), []byte("\n"))
	sorted = sorted[:len(sorted)-1] // nothing follows the last line feed
	slices.SortFunc(sorted, bytes.Compare)
	sorted = slices.CompactFunc(sorted, bytes.Equal)
	return lines{bytes.Join(sorted, nil), len(sorted), out.leftOut, nil}
}

// inOrder applies f to the values on all cores, some ahead, and passes the
// results to use in the order of the values, until use returns an error.
func inOrder[V, R any](values []V, f func(V) R, use func(R) error) error {
	const batch = 32 // values that one goroutine takes at a time
	ahead := make(chan chan []R, 2*runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		defer close(ahead)
		for part := range slices.Chunk(values, batch) {
			done := make(chan []R, 1)
			select {
			case ahead <- done:
			case <-stop:
				return
			}
			go func() {
				results := make([]R, len(part))
				for i, v := range part {
					results[i] = f(v)
				}
				done <- results
			}()
		}
	}()
	for done := range ahead {
		for _, r := range <-done {
			if err := use(r); err != nil {
				return err
			}
		}
	}
	return nil
}
