package vocab

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Namespace is the path of dossier's own vocabulary without the slash: its
// terms are {base}ns#polarity, and the page is {base}ns/.
const Namespace = "ns"

// It is the fragment of an entity or relation in its page: the page is about
// it and not the thing itself.
const It = "it"

// EntityPath returns the path of an entity's page below the site,
// "entity/kim-jong-un/". The error says why the slug can be no path.
func EntityPath(slug string) (string, error) { return single("entity", slug) }

// RelationPath returns the path of a relation's page, "relation/call-for/".
func RelationPath(slug string) (string, error) { return single("relation", slug) }

// ArticlePath returns the path of an article's page, "article/2024/kim-visit/".
// An article's ID may have several parts.
func ArticlePath(id string) (string, error) {
	for part := range strings.SplitSeq(id, "/") {
		if err := checkSlug(part); err != nil {
			return "", fmt.Errorf("article %q: %w", id, err)
		}
	}
	return "article/" + id + "/", nil
}

// SentenceFragment returns the fragment of sentence i, counted from 0, in its
// article's page: "s1" for the first.
func SentenceFragment(i int) string { return "s" + strconv.Itoa(i+1) }

// StatementFragment returns the fragment of a statement in its article's
// page, "st-0123456789abcdef".
func StatementFragment(id string) (string, error) {
	if id == "" || len(id) > 64 {
		return "", fmt.Errorf("statement ID %q is empty or too long", id)
	}
	for i := range len(id) {
		if c := id[i]; (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return "", fmt.Errorf("statement ID %q has a character other than a to z and 0 to 9", id)
		}
	}
	return "st-" + id, nil
}

func single(room, slug string) (string, error) {
	if err := checkSlug(slug); err != nil {
		return "", fmt.Errorf("%s %q: %w", room, slug, err)
	}
	return room + "/" + slug + "/", nil
}

// checkSlug refuses whatever could leave the folder, hide in it, collide with
// a page's own files, or need escaping in a path or an IRI. It is the last
// check: the rooms that make slugs make them sound.
func checkSlug(s string) error {
	const longest = 200 // bytes; file systems stop at 255
	switch {
	case s == "":
		return fmt.Errorf("an empty part cannot be a path")
	case len(s) > longest:
		return fmt.Errorf("a part of %d bytes is too long for a path (at most %d)", len(s), longest)
	case !utf8.ValidString(s):
		return fmt.Errorf("not valid UTF-8")
	case s[0] == '.', s[len(s)-1] == '.':
		return fmt.Errorf("a full stop at the beginning or end cannot be in a path")
	case s == "index.html", s == "index.md":
		return fmt.Errorf("%s is the name of a page's own file", s)
	}
	for _, r := range s {
		if !letterOrDigit(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune("-_.", r) {
			return fmt.Errorf("character %q cannot be in a path", r)
		}
	}
	return nil
}
