package templates

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markdown is Markdown source that is safe to put into a page: made by the
// functions of this file, or written in a template of ours.
type Markdown string

// text returns words from anywhere as Markdown that shows exactly these
// words, as one line. White space becomes single spaces; characters that no
// page may hold are left out. Where s is written from right to left or turns
// the direction, it is isolated from what stands around it. O(n).
func text(s string) Markdown {
	s = clean(s)
	if bidirectional(s) {
		return "<bdi>" + escape(s) + "</bdi>"
	}
	return escape(s)
}

// piece is text for a part of a line: white space at the ends of s becomes one
// space there.
func piece(s string) Markdown {
	words := text(s)
	if words == "" {
		if s == "" {
			return ""
		}
		return " "
	}
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(r) {
		words = " " + words
	}
	if r, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) {
		words += " "
	}
	return words
}

// clean returns s as one line of characters that HTML may hold, without
// space at its ends.
func clean(s string) string {
	fine, space := true, true // space: the character before was white space
	for _, r := range s {
		white := unicode.IsSpace(r)
		if unprintable(r) || r == utf8.RuneError || white && (space || r != ' ') {
			fine = false
			break
		}
		space = white
	}
	if fine && !space || s == "" {
		return s
	}
	var b strings.Builder
	pending := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) && r != '\u00A0':
			pending = b.Len() > 0
		case unprintable(r):
		default:
			if pending {
				b.WriteByte(' ')
				pending = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unprintable reports whether r has no place on a page: HTML forbids controls
// and noncharacters; characters that embed, override or isolate a direction
// turn around what stands behind them, and one without its end even breaks
// out of <bdi>. Marks (U+200E, U+200F, U+061C) stay: they turn nothing around.
func unprintable(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0:
		return !unicode.IsSpace(r)
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r >= 0xFDD0 && r <= 0xFDEF:
		return true
	}
	return r&0xFFFE == 0xFFFE
}

// visible reports whether s shows anything at all.
func visible(s string) bool {
	for _, r := range s {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.M, r) {
			return true
		}
	}
	return false
}

// bidirectional reports whether s holds letters written from right to left,
// or marks that act like one.
func bidirectional(s string) bool {
	for _, r := range s {
		if r < 0x590 {
			continue
		}
		if isMark(r) || unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya) {
			return true
		}
	}
	return false
}

// isMark reports whether r is one of the invisible characters that count as a
// letter of a direction (Unicode Standard Annex #9).
func isMark(r rune) bool { return r == 0x061C || r == 0x200E || r == 0x200F }

// plainLine returns s as one line without marks of direction, for places
// that cannot isolate it: titles, descriptions.
func plainLine(s string) string {
	s = clean(s)
	if !strings.ContainsFunc(s, isMark) {
		return s
	}
	return clean(strings.Map(func(r rune) rune {
		if isMark(r) {
			return -1
		}
		return r
	}, s))
}

// special holds what a backslash must stand before, wherever it is: the
// punctuation of CommonMark, of its extensions for tables and strikethrough,
// of Obsidian (tags, highlights, formulas, comments, block marks) and the
// opening of Hugo's shortcodes.
const special = "\\`*_[]<>#&|~^$={!%"

// escape puts backslashes before what is special, and before what is special
// at the beginning of a line. s is one line.
func escape(s string) Markdown {
	var b strings.Builder
	b.Grow(len(s) + 8)
	rest := s
	switch marker := listMarker(s); {
	case marker > 0:
		b.WriteString(s[:marker-1])
		b.WriteByte('\\')
		b.WriteByte(s[marker-1])
		rest = s[marker:]
	case s != "" && (s[0] == '-' || s[0] == '+' || s[0] == ':'):
		b.WriteByte('\\')
		b.WriteByte(s[0])
		rest = s[1:]
	}
	for percent := false; ; {
		i := strings.IndexAny(rest, special)
		if i < 0 {
			b.WriteString(rest)
			return Markdown(b.String())
		}
		b.WriteString(rest[:i])
		if rest[i] != '%' || strings.HasPrefix(rest[i:], "%%") || i == 0 && percent { // one alone means nothing, and "50%" is common
			b.WriteByte('\\')
		}
		percent = rest[i] == '%'
		b.WriteByte(rest[i])
		rest = rest[i+1:]
	}
}

// listMarker returns the length of "12." or "12)" at the beginning of s, or 0.
func listMarker(s string) int {
	for i := range min(len(s), 10) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case (c == '.' || c == ')') && i > 0:
			return i + 1
		default:
			return 0
		}
	}
	return 0
}

// link returns a link to a place within the site. title, which shows when one
// points at the link, may be "". A link without words shows its title or its
// destination.
func link(words Markdown, to string, title string) Markdown {
	var b strings.Builder
	b.WriteByte('[')
	b.WriteString(string(words))
	b.WriteString("](")
	b.WriteString(to)
	if title = plainLine(title); title != "" {
		b.WriteString(` "`)
		b.WriteString(strings.ReplaceAll(string(escape(title)), `"`, `\"`))
		b.WriteByte('"')
	}
	b.WriteByte(')')
	return Markdown(b.String())
}

// external returns a link to another site, or only the words when address is
// no http or https address.
func external(words Markdown, address string) Markdown {
	u, ok := safeURL(address)
	if !ok {
		return words
	}
	return link(words, u, "")
}

// safeURL returns an address that may be linked to, with everything escaped
// that could end it in Markdown or HTML.
func safeURL(address string) (string, bool) {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Hostname() == "" || u.User != nil || !utf8.ValidString(address) || strings.ContainsAny(u.Host, "<>[]\"'()\\` \t") {
		return "", false
	}
	// url.String keeps parentheses, quotes and brackets, which Markdown and Obsidian take for their own
	return strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `"`, "%22", "'", "%27", `\`, "%5C", "`", "%60", " ", "%20", "[", "%5B", "]", "%5D", "{", "%7B", "}", "%7D", "|", "%7C", "&", "\\&").Replace(u.String()), true
}

// hostOf returns the name of the site that an address leads to.
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// sentenceCase returns s with its first letter in upper case.
func sentenceCase(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if u := unicode.ToUpper(r); u != r && r != utf8.RuneError {
		return string(u) + s[n:]
	}
	return s
}
