package english

import (
	"unicode"
	"unicode/utf8"
)

// straighten maps the typographic variants of a character to one: quotes to '
// and ", dashes to -. The forms of tokens keep the character of the text.
func straighten(r rune) rune {
	if r < utf8.RuneSelf {
		if r == '`' {
			return '\''
		}
		return r
	}
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″', '＂':
		return '"'
	case '‘', '’', '‚', '‛', '′', 'ʼ', '´', '＇':
		return '\''
	case '–', '—', '―', '−', '‐', '‑', '‒', '﹣', '－':
		return '-'
	case '…':
		return '.'
	case '•', '‣', '▪', '●', '◦', '∙':
		return '*'
	}
	return r
}

// fold maps characters to what the models know: besides straightening, all
// currencies are dollars. So a word looks the same to them whatever the house
// style of a publisher.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		return straighten(r)
	}
	if unicode.Is(unicode.Sc, r) {
		return '$'
	}
	return straighten(r)
}

// Classes of characters; a character that is neither letter nor digit is a
// class of its own.
const (
	letter = -1
	digit  = -2
)

// class returns letter, digit or the folded character itself.
func class(r rune) rune {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return letter
	case '0' <= r && r <= '9':
		return digit
	case r < utf8.RuneSelf:
		return fold(r)
	case unicode.IsLetter(r) || unicode.IsMark(r) || isJoiner(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return fold(r)
}

// isSpace reports whether a character separates words: white space, and marks
// without width that no word holds.
func isSpace(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r <= ' ' || r == 0x7f
	case r == '\u200b', r == '\ufeff', r == '\u2060':
		return true
	case '\u200e' <= r && r <= '\u200f', '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069': // direction of writing
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}

// isJoiner reports whether a character is invisible inside a word: the soft
// hyphen and the joiners.
func isJoiner(r rune) bool {
	return r == '\u00ad' || r == '\u200c' || r == '\u200d'
}

// hash is FNV-1a, 32 bits; the models' tables are addressed by it, so it must
// never change under a trained model.
type hash uint32

const hashStart hash = 2166136261

func (h hash) byte(b byte) hash {
	return (h ^ hash(b)) * 16777619
}

func (h hash) int(x int) hash {
	for range 4 {
		h = h.byte(byte(x))
		x >>= 8
	}
	return h
}

func (h hash) bytes(s []byte) hash {
	for _, b := range s {
		h = h.byte(b)
	}
	return h
}

// mix spreads the bits of a finished hash (the finalizer of MurmurHash3), so
// that its low bits may address a table.
func (h hash) mix() uint32 {
	x := uint32(h)
	x ^= x >> 16
	x *= 0x85ebca6b
	x ^= x >> 13
	x *= 0xc2b2ae35
	return x ^ x>>16
}
