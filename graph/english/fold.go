package english

import (
	"unicode"
	"unicode/utf8"
)

// fold maps the typographic variants of a character to one: quotes to ' and ",
// dashes to -, so that the models see the same word whatever the house style
// of a publisher. The forms of tokens keep the character of the text.
func fold(r rune) rune {
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
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return fold(r)
}

// isSpace reports whether a character separates words. The zero-width space
// and the byte-order mark do; they have no width, but no word holds them.
func isSpace(r rune) bool {
	switch r {
	case '\u200b', '\ufeff', '\u2060':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
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
