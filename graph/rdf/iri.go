package rdf

import (
	"fmt"
	"strings"

	"dossier/graph/rdf/vocab"
)

// mint makes every IRI that is the site's own, out of its base.
type mint struct{ base string }

// newMint checks a base: an http or https IRI that ends with a slash, without
// query and fragment; "" is [vocab.DefaultBase].
func newMint(base string) (mint, error) {
	if base == "" {
		base = vocab.DefaultBase
	}
	_, path, err := splitIRI(base)
	switch {
	case err != nil:
		return mint{}, fmt.Errorf("base IRI: %w", err)
	case !strings.HasPrefix(strings.ToLower(base), "http"), !strings.HasSuffix(path, "/"), strings.ContainsAny(path, "?#"):
		return mint{}, fmt.Errorf("base IRI %q: want an http or https address that ends with a slash, without ? and #", base)
	}
	if err := checkIRI(base); err != nil {
		return mint{}, fmt.Errorf("base IRI: %w", err)
	}
	return mint{base}, nil
}

// CheckBase returns an error unless all IRIs of a graph can begin with base: an
// http or https address that ends with a slash, or "" for an address that
// leads nowhere.
func CheckBase(base string) error {
	_, err := newMint(base)
	return err
}

// term is a name of dossier's own vocabulary: {base}ns#polarity.
func (m mint) term(name string) string { return m.base + vocab.Namespace + "#" + name }

// thing is what the page at a path is about: {base}entity/kim-jong-un/#it.
func (m mint) thing(path string) string { return m.base + path + "#" + vocab.It }

// page is the page at a path itself. An article is its page.
func (m mint) page(path string) string { return m.base + path }

// part is a fragment of a page: {base}article/x/#s4.
func (m mint) part(path, fragment string) string { return m.base + path + "#" + fragment }
