package rdf

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// parseStrict reads N-Quads 1.1 by the letter of its grammar
// (https://www.w3.org/TR/n-quads/#sec-grammar) and refuses everything that
// our file never holds though the grammar allows it: comments, blank nodes,
// more white space than one space between terms, relative IRIs. It is written
// apart from the writer and its guard, to judge them.
func parseStrict(file string) ([]quad.Quad, error) {
	if !utf8.ValidString(file) {
		return nil, fmt.Errorf("not valid UTF-8")
	}
	var quads []quad.Quad
	for i, line := range strings.SplitAfter(file, "\n") {
		if line == "" {
			continue
		}
		q, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w: %q", i+1, err, line)
		}
		quads = append(quads, q)
	}
	return quads, nil
}

func parseLine(s string) (q quad.Quad, err error) {
	if q.Subject, s, err = parseIRI(s); err != nil {
		return q, fmt.Errorf("subject: %w", err)
	}
	if q.Predicate, s, err = parseIRI(s); err != nil {
		return q, fmt.Errorf("predicate: %w", err)
	}
	if strings.HasPrefix(s, `"`) {
		q.Object, s, err = parseLiteral(s)
	} else {
		q.Object, s, err = parseIRI(s)
	}
	if err != nil {
		return q, fmt.Errorf("object: %w", err)
	}
	if strings.HasPrefix(s, "<") {
		if q.Label, s, err = parseIRI(s); err != nil {
			return q, fmt.Errorf("graph: %w", err)
		}
	}
	if s != ".\n" {
		return q, fmt.Errorf("want a full stop and a line feed, have %q", s)
	}
	return q, nil
}

// parseIRI reads IRIREF: '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'; UCHAR is
// valid, but we never write it. Then it wants a scheme.
func parseIRI(s string) (quad.Value, string, error) {
	if !strings.HasPrefix(s, "<") {
		return nil, s, fmt.Errorf("want <, have %.20q", s)
	}
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '>':
			iri := s[1:i]
			scheme, _, ok := strings.Cut(iri, ":")
			if !ok || scheme == "" || strings.Trim(scheme, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.") != "" || scheme[0] < 'A' {
				return nil, s, fmt.Errorf("IRI <%s> is relative", iri)
			}
			if strings.Count(iri, "#") > 1 {
				return nil, s, fmt.Errorf("IRI <%s> has two fragments", iri)
			}
			rest, ok := strings.CutPrefix(s[i+1:], " ")
			if !ok {
				return nil, s, fmt.Errorf("want a space after the IRI")
			}
			return quad.IRI(iri), rest, nil
		case c <= 0x20, strings.IndexByte("<\"{}|^`\\", c) >= 0:
			return nil, s, fmt.Errorf("byte %#x in an IRI", c)
		}
	}
	return nil, s, fmt.Errorf("the IRI never ends")
}

// parseLiteral reads STRING_LITERAL_QUOTE: '"' ([^#x22#x5C#xA#xD] | ECHAR |
// UCHAR)* '"', and the datatype or the language behind it.
func parseLiteral(s string) (quad.Value, string, error) {
	var b strings.Builder
	i := 1
	for ; ; i++ {
		if i >= len(s) {
			return nil, s, fmt.Errorf("the literal never ends")
		}
		c := s[i]
		if c == '"' {
			break
		}
		if c == '\n' || c == '\r' {
			return nil, s, fmt.Errorf("byte %#x in a literal", c)
		}
		if c != '\\' {
			b.WriteByte(c)
			continue
		}
		if i++; i >= len(s) {
			return nil, s, fmt.Errorf("the literal never ends")
		}
		if k := strings.IndexByte(`tbnrf"'\`, s[i]); k >= 0 {
			b.WriteByte("\t\b\n\r\f\"'\\"[k])
			continue
		}
		n := map[byte]int{'u': 4, 'U': 8}[s[i]]
		if n == 0 || i+n >= len(s) {
			return nil, s, fmt.Errorf(`escape \%c`, s[i])
		}
		r, err := strconv.ParseUint(s[i+1:i+1+n], 16, 32)
		if err != nil || !utf8.ValidRune(rune(r)) {
			return nil, s, fmt.Errorf(`escape \%s`, s[i:i+1+n])
		}
		b.WriteRune(rune(r))
		i += n
	}
	value, s := b.String(), s[i+1:]
	switch {
	case strings.HasPrefix(s, "^^"):
		datatype, rest, err := parseIRI(s[2:])
		if err != nil {
			return nil, s, fmt.Errorf("datatype: %w", err)
		}
		return quad.TypedString{Value: quad.String(value), Type: datatype.(quad.IRI)}, rest, nil
	case strings.HasPrefix(s, "@"):
		tag, rest, ok := strings.Cut(s[1:], " ")
		for k, part := range strings.Split(tag, "-") {
			letters := strings.Trim(part, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
			if part == "" || len(part) > 8 || k == 0 && !letters || !letters && strings.Trim(part, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
				return nil, s, fmt.Errorf("language tag %q", tag)
			}
		}
		if !ok {
			return nil, s, fmt.Errorf("want a space after the language tag")
		}
		return quad.LangString{Value: quad.String(value), Lang: tag}, rest, nil
	}
	rest, ok := strings.CutPrefix(s, " ")
	if !ok {
		return nil, s, fmt.Errorf("want a space after the literal")
	}
	return quad.String(value), rest, nil
}
