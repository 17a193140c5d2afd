package corpus

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns the text of a file: UTF-8, or UTF-16 with a byte-order mark.
// The byte-order mark is gone, nothing else is changed. The error is a Warning
// without a file.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return "", Warning{Problem: Encoding, Reason: "is UTF-32", Remedy: "save it as UTF-8"}
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decodeUTF16(data[2:], 0)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decodeUTF16(data[2:], 1)
	}
	if kind := binaryKind(data); kind != "" {
		return "", Warning{Problem: Binary, Reason: "is not text (" + kind + ")",
			Remedy: "convert it to text, Markdown or HTML, or move it out of the content folder"}
	}
	if i := firstInvalid(data); i >= 0 {
		return "", Warning{Problem: Encoding,
			Reason: fmt.Sprintf("is not UTF-8: byte 0x%02X in line %d", data[i], 1+bytes.Count(data[:i], []byte("\n"))),
			Remedy: "save it as UTF-8"}
	}
	return string(data), nil
}

// decodeUTF16 decodes UTF-16 with the low byte of each pair at index low: 0 for
// little endian, 1 for big endian.
func decodeUTF16(data []byte, low int) (string, error) {
	bad := Warning{Problem: Encoding, Reason: "begins like UTF-16 and is not", Remedy: "save it as UTF-8"}
	if len(data)%2 != 0 {
		return "", bad
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+low]) | uint16(data[2*i+1-low])<<8
	}
	var b strings.Builder
	b.Grow(len(units))
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if utf16.IsSurrogate(r) {
			if i+1 == len(units) {
				return "", bad
			}
			i++
			if r = utf16.DecodeRune(r, rune(units[i])); r == unicode.ReplacementChar {
				return "", bad
			}
		}
		if r == 0 {
			return "", bad
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// binaryKind names what data is when it is no text: "application/pdf". It
// returns "" for text in any encoding that is ASCII in its lower half.
func binaryKind(data []byte) string {
	if kind := http.DetectContentType(data); !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream" && !utf8.Valid(data) {
		return kind
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return fmt.Sprintf("it has a zero byte at %d", i)
	}
	controls := 0
	for _, c := range data {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			controls++
		}
	}
	if controls > 16 && controls > len(data)/20 {
		return "one byte in twenty or more is a control character"
	}
	return ""
}

// firstInvalid returns the index of the first byte that is not UTF-8, or −1.
func firstInvalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// clean returns text with line ends as "\n" and without what has no width and
// no meaning for a reader: control characters, byte-order marks, soft hyphens,
// zero-width spaces and joiners, marks of direction. Other white space than
// line ends and tabs becomes a plain space. Every visible character stays as
// it is, and so do joiners inside scripts (and emoji) that need them.
func clean(text string) string {
	if isClean(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	last := '\n' // the rune before
	for i, r := range text {
		switch {
		case r == '\n' && last == '\r':
			// the second half of CRLF
		case r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case r == '\n', r == '\t':
			b.WriteByte(byte(r))
		case r == '\u200c' || r == '\u200d':
			next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if joins(last) && joins(next) {
				b.WriteRune(r)
			}
		case isInvisible(r):
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// isClean reports whether clean has nothing to do: printable ASCII, tabs, line
// feeds and the common letters and marks above ASCII.
func isClean(text string) bool {
	for _, r := range text {
		switch {
		case r >= ' ' && r < 0x7f, r == '\n', r == '\t', r > 0xa0 && r < 0x600 && r != '\u00ad' && r != '\u034f', r >= '\u2010' && r <= '\u2027':
		default:
			return false
		}
	}
	return true
}

// isInvisible reports whether r takes no room on the page: controls, format
// characters, noncharacters. White space is not meant.
func isInvisible(r rune) bool {
	switch {
	case r == '\u034f', r == '\u115f', r == '\u1160', r == '\u17b4', r == '\u17b5', r == '\u3164', r == '\uffa0':
		return true // fillers and the grapheme joiner
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return true // noncharacters
	case r == '\u00ad', r == '\ufeff', r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f':
		return true
	case r >= 0x600 && r <= 0x605, r == 0x6dd, r == 0x70f, r == 0x8e2, r == 0x110bd, r == 0x110cd:
		return false // Cf, but drawn
	}
	return unicode.Is(unicode.Cc, r) && r != '\n' && r != '\t' && r != '\r' && r != '\v' && r != '\f' && r != '\u0085' ||
		unicode.Is(unicode.Cf, r)
}

// joins reports whether a zero-width joiner beside r may matter: in Arabic and
// Indic scripts and between emoji, never in Latin, Greek or Cyrillic.
func joins(r rune) bool {
	return r >= 0x600 && !unicode.IsSpace(r) && !isInvisible(r) && !(r >= 0x1e00 && r <= 0x2027) && r != unicode.ReplacementChar
}

// spaced returns s with each run of white space as one space, and none at the
// ends.
func spaced(s string) string {
	if !strings.ContainsAny(s, "\n\t") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}
