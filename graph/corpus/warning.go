package corpus

import (
	"strconv"
	"strings"
	"unicode"
)

// Warning says what is wrong with one file, and what to do about it. As the
// error of a reader it means that the file gave nothing; beside a result, that
// the file was read, but not quite as it was written.
type Warning struct {
	File    string // relative to the content folder
	Line    int    // from 1; 0 when it is about the whole file
	Problem Problem
	Reason  string // what is wrong: "is not UTF-8: byte 0x92 in line 3"
	Remedy  string // what to do: "save it as UTF-8"
}

// Problem is the kind of a warning.
type Problem string

// The kinds of warnings.
const (
	Empty       Problem = "empty"        // no text
	Binary      Problem = "binary"       // not text at all
	Encoding    Problem = "encoding"     // text, but not UTF-8
	TooLarge    Problem = "too-large"    // see MaxFile
	TooDeep     Problem = "too-deep"     // folders or elements within each other
	TooComplex  Problem = "too-complex"  // markup that would take too long to read
	NotEnglish  Problem = "not-english"  // declared or recognised
	Unreadable  Problem = "unreadable"   // the system refuses to open or read it
	Link        Problem = "link"         // a symbolic link that is not followed
	NotRegular  Problem = "not-regular"  // a device, pipe or socket
	BadName     Problem = "name"         // a name that cannot be used
	SameAddress Problem = "same-address" // two files whose names give one address
	FrontMatter Problem = "front-matter" // metadata that cannot be understood
	BadNote     Problem = "note"         // an entity note that cannot be used as written
	BadSite     Problem = "site"         // site.yaml
)

// Error returns the warning in one line: file, line, reason, remedy. What
// could disturb a terminal is escaped.
func (w Warning) Error() string {
	var b strings.Builder
	b.WriteString(printable(w.File))
	if w.Line > 0 {
		b.WriteByte(':')
		b.WriteString(strconv.Itoa(w.Line))
	}
	b.WriteString(": ")
	b.WriteString(printable(w.Reason))
	if w.Remedy != "" {
		b.WriteString("; ")
		b.WriteString(printable(w.Remedy))
	}
	return b.String()
}

// printable returns s, quoted as in Go when a character of it does not print
// (controls, zero-width and bidirectional marks, bytes that are not UTF-8).
func printable(s string) string {
	for _, r := range s {
		if r == unicode.ReplacementChar || !unicode.IsPrint(r) {
			return strconv.Quote(s)
		}
	}
	return s
}
