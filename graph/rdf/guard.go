package rdf

import (
	"errors"
	"fmt"
	"net/netip"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// The guard stands before quad's writer, which writes whatever it is given:
// an IRI with ">" and a line feed in it becomes a second, well-formed quad.
// It works twice. While quads are made, repairIRI, cleanText and the typed
// literals of literal.go turn what strangers wrote into what may be written.
// Before a quad is written, check refuses whatever is not valid N-Quads,
// wherever it came from.

// check returns an error unless q is a quad that strict N-Quads 1.1 parsers
// accept and read back as it is: absolute IRIs (RFC 3987), no blank nodes,
// literals in the place of the object alone, with full datatype IRIs. What q
// has in common with before, a quad that has passed, is not looked at again.
// O(length of q).
func check(q, before quad.Quad) error {
	for _, node := range [...]struct {
		place         string
		value, before quad.Value
	}{{"subject", q.Subject, before.Subject}, {"predicate", q.Predicate, before.Predicate}, {"graph", q.Label, before.Label}} {
		if node.value != nil && node.value == node.before || node.value == nil && node.place == "graph" {
			continue
		}
		iri, ok := node.value.(quad.IRI)
		if !ok {
			return fmt.Errorf("the %s is a %T, and no IRI", node.place, node.value)
		}
		if err := checkIRI(string(iri)); err != nil {
			return fmt.Errorf("the %s: %w", node.place, err)
		}
	}
	if err := checkObject(q.Object); err != nil {
		return fmt.Errorf("the object: %w", err)
	}
	return nil
}

func checkObject(v quad.Value) error {
	switch v := v.(type) {
	case quad.IRI:
		return checkIRI(string(v))
	case quad.String:
		return checkText(string(v))
	case quad.TypedString:
		if err := checkIRI(string(v.Type)); err != nil {
			return fmt.Errorf("datatype: %w", err)
		}
		return checkText(string(v.Value))
	case quad.LangString:
		if !isLanguage(v.Lang) {
			return fmt.Errorf("%q is no language tag of the form ll[-Ssss][-RR]", v.Lang)
		}
		return checkText(string(v.Value))
	}
	// quad.Int, Float, Bool and Time print Go values with unexpanded
	// prefixes; blank nodes have labels that nothing checks.
	return fmt.Errorf("a %T cannot be written", v)
}

func checkText(s string) error {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			return errors.New("the text is not valid UTF-8")
		}
		if unwanted(r) {
			return fmt.Errorf("the text holds U+%04X", r)
		}
	}
	return nil
}

// cleanText makes s fit for a literal: a byte that is not UTF-8 becomes
// U+FFFD, one for one, so that offsets in code points stay; control
// characters other than tab, line feed and carriage return, and
// noncharacters, are left out. O(n).
func cleanText(s string) string {
	if checkText(s) == nil {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s { // ranging over a string gives U+FFFD for every invalid byte
		if !unwanted(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unwanted reports whether r has no place in a literal: U+0000 makes some
// parsers cut the value there, other controls cannot be in XML results, and
// noncharacters are not for interchange.
func unwanted(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n' && r != '\r'
	case r >= 0xFDD0 && r <= 0xFDEF:
		return true
	}
	return r&0xFFFE == 0xFFFE
}

// isLanguage reports whether tag is a language, an optional script and an
// optional region, in their usual case: "en", "zh-Hant", "sr-Latn-RS".
func isLanguage(tag string) bool {
	language, rest, more := strings.Cut(tag, "-")
	if len(language) < 2 || len(language) > 3 || !all(language, 'a', 'z') {
		return false
	}
	if !more {
		return true
	}
	if len(rest) >= 4 && (len(rest) == 4 || rest[4] == '-') {
		if !all(rest[:1], 'A', 'Z') || !all(rest[1:4], 'a', 'z') {
			return false
		}
		if len(rest) == 4 {
			return true
		}
		rest = rest[5:]
	}
	return len(rest) == 2 && all(rest, 'A', 'Z') || len(rest) == 3 && all(rest, '0', '9')
}

func all(s string, from, to byte) bool {
	for i := range len(s) {
		if s[i] < from || s[i] > to {
			return false
		}
	}
	return true
}

// splitIRI cuts an IRI that this package accepts into what comes before the
// path and the rest: "http://host:80" and "/a?b#c", or "urn:isbn:" and "045".
// The error says why s is none. Only http, https and urn are accepted, so a
// prefixed name such as rdf:type never passes for an IRI.
func splitIRI(s string) (head, rest string, err error) {
	scheme, after, ok := strings.Cut(s, ":")
	if !ok {
		return "", "", fmt.Errorf("%q has no scheme", shorten(s))
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		if !strings.HasPrefix(after, "//") {
			return "", "", fmt.Errorf("%q has no host", shorten(s))
		}
		end := strings.IndexAny(after[2:], "/?#")
		if end < 0 {
			end = len(after) - 2
		}
		authority := after[2 : 2+end]
		if err := checkAuthority(authority); err != nil {
			return "", "", fmt.Errorf("%q: %w", shorten(s), err)
		}
		cut := len(scheme) + 3 + len(authority)
		return s[:cut], s[cut:], nil
	case "urn":
		space, name, ok := strings.Cut(after, ":")
		if !ok || name == "" || len(space) < 2 || len(space) > 32 || strings.Trim(strings.ToLower(space), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || space[0] == '-' || space[len(space)-1] == '-' {
			return "", "", fmt.Errorf("%q is no URN", shorten(s))
		}
		cut := len(s) - len(name)
		return s[:cut], name, nil
	}
	return "", "", fmt.Errorf("%q is no full http, https or urn IRI", shorten(s))
}

// checkAuthority accepts a host with an optional port. User names are
// refused: they have no place in a public link.
func checkAuthority(s string) error {
	host, port := s, ""
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		host, port = s[:i], s[i+1:]
		if len(port) > 5 || !all(port, '0', '9') {
			return errors.New("the port is no number")
		}
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		inner, ok = strings.CutSuffix(inner, "]")
		if a, err := netip.ParseAddr(inner); !ok || err != nil || !a.Is6() || a.Zone() != "" {
			return errors.New("the host is no address")
		}
		return nil
	}
	if host == "" {
		return errors.New("the host is empty")
	}
	if !utf8.ValidString(host) {
		return errors.New("the host is not valid UTF-8")
	}
	for _, r := range host {
		if r < 0x80 && !isLetterOrDigit(byte(r)) && !strings.ContainsRune("-._~", r) || r >= 0x80 && !isIRIChar(r) {
			return fmt.Errorf("the host holds %q", r)
		}
	}
	return nil
}

// checkIRI returns an error unless s is an absolute IRI that may stand
// between "<" and ">" as it is. O(n).
func checkIRI(s string) error {
	_, rest, err := splitIRI(s)
	if err != nil {
		return err
	}
	fragment := false
	for i := 0; i < len(rest); {
		n, ok := allowed(rest, i, fragment)
		if !ok {
			return fmt.Errorf("%q has a character at byte %d that no IRI may hold", shorten(s), len(s)-len(rest)+i)
		}
		fragment = fragment || rest[i] == '#'
		i += n
	}
	return nil
}

// repairIRI returns s with everything percent-encoded that may not stand in
// an IRI, or an error when that is not enough: no scheme, no host, a scheme
// other than http, https or urn. checkIRI accepts what it returns. O(n).
func repairIRI(s string) (string, error) {
	s = strings.TrimSpace(s)
	head, rest, err := splitIRI(s)
	if err != nil {
		return "", err
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.WriteString(head)
	fragment := false
	for i := 0; i < len(rest); {
		n, ok := allowed(rest, i, fragment)
		if ok {
			fragment = fragment || rest[i] == '#'
			b.WriteString(rest[i : i+n])
		} else {
			for _, c := range []byte(rest[i : i+n]) {
				b.WriteByte('%')
				b.WriteByte(hex[c>>4])
				b.WriteByte(hex[c&15])
			}
		}
		i += n
	}
	return b.String(), nil
}

// allowed reports whether the character at s[i] may stand in the path, query
// or fragment of an IRI, and how many bytes it has.
func allowed(s string, i int, fragment bool) (n int, ok bool) {
	switch c := s[i]; {
	case pathChar[c]:
		return 1, true
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(s[i:])
		return n, (r != utf8.RuneError || n > 1) && isIRIChar(r)
	case c == '%':
		return 1, i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
	case c == '#':
		return 1, !fragment
	}
	return 1, false
}

// pathChar holds the ASCII characters that may stand anywhere behind the host.
var pathChar = func() (table [256]bool) {
	for c := range table {
		table[c] = isLetterOrDigit(byte(c)) || c < utf8.RuneSelf && strings.IndexByte("-._~!$&'()*+,;=:@/?", byte(c)) >= 0
	}
	return table
}()

// isIRIChar reports whether r, beyond ASCII, may stand in an IRI: the
// characters of RFC 3987 without those that show nothing or turn the writing
// direction (section 4.1), the private and the unassigned ones.
func isIRIChar(r rune) bool {
	return r >= 0xA0 && r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S) && !(r >= 0xE0000 && r < 0xE1000) && (r < 0xFFF0 || r > 0xFFFF)
}

func isLetterOrDigit(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// shorten keeps an error readable whatever it quotes.
func shorten(s string) string {
	const most = 100
	if len(s) > most {
		return s[:most] + "…"
	}
	return s
}
