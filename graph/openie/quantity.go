package openie

import (
	_ "embed"
	"math/big"
	"strings"
	"sync"

	"dossier/graph/ud"
)

//go:embed lexicon/unit.tsv
var unitTable string

//go:embed lexicon/number.tsv
var numberTable string

var units = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, row := range rows(unitTable) {
		out[row[0]] = row[1]
	}
	return out
})

var numberWords = sync.OnceValue(func() map[string]*big.Rat {
	out := map[string]*big.Rat{}
	for _, row := range rows(numberTable) {
		out[row[0]], _ = new(big.Rat).SetString(row[1])
	}
	return out
})

// Quantity is a number of some unit.
type Quantity struct {
	Number string // decimal: "422000", "3.5"
	Unit   string // "euro", "percent"; "" for a bare count
}

// ReadQuantity reads a phrase that is nothing but a number, a measure or a sum
// of money: "over 422,000 euros", "$4.25", "about 4%", "NZ$ 26 million". For
// any other phrase ok is false: "60,000 security personnel" is about
// personnel.
func ReadQuantity(tokens []ud.Token, p Phrase) (q Quantity, ok bool) {
	head := &tokens[p.Head]
	unit, measured := unitOf(head)
	if !measured && head.UPOS != "NUM" && head.UPOS != "SYM" {
		return Quantity{}, false
	}
	var number numberReader
	for _, i := range p.Tokens {
		t := &tokens[i]
		if i != p.Head && !quantifies(t) {
			return Quantity{}, false
		}
		if u, is := unitOf(t); is && i != p.Head && unit == "" {
			unit = u
			continue
		}
		if i != p.Head || t.UPOS == "NUM" {
			number.word(t)
		}
	}
	if !number.seen || measured && !number.seen {
		return Quantity{}, false
	}
	return Quantity{Number: number.String(), Unit: unit}, true
}

// quantifies reports words that may stand in a quantity beside its unit:
// numbers, signs, "about", "more than", "at least".
func quantifies(t *ud.Token) bool {
	switch t.UPOS {
	case "NUM", "SYM", "DET", "ADV", "ADP", "CCONJ", "PUNCT":
		return true
	case "ADJ":
		return t.Is("fixed", "advmod", "nmod", "obl")
	}
	_, unit := unitOf(t)
	return unit || t.UPOS == "NOUN" && multiplies(strings.ToLower(t.Lemma))
}

func unitOf(t *ud.Token) (string, bool) {
	if t.UPOS == "NUM" {
		return "", false
	}
	for _, w := range []string{t.Form, strings.ToLower(t.Lemma)} {
		if u, ok := units()[w]; ok {
			return u, true
		}
	}
	return "", false
}

// numberReader adds up the words of one number: two hundred and fifty
// thousand.
type numberReader struct {
	total, part big.Rat
	seen, done  bool
}

func (n *numberReader) word(t *ud.Token) {
	if n.done || t.UPOS != "NUM" && !(t.UPOS == "NOUN" && multiplies(strings.ToLower(t.Lemma))) && t.UPOS != "DET" {
		return
	}
	form := strings.ReplaceAll(strings.ToLower(t.Form), ",", "")
	value, ok := numberWords()[form]
	if !ok {
		value, ok = numberWords()[strings.ToLower(t.Lemma)]
	}
	switch {
	case t.UPOS == "DET":
		if ok && n.part.Sign() == 0 && (form == "a" || form == "an") {
			n.part.Set(value) // counts once a multiplier follows
		}
		return
	case ok && multiplies(strings.ToLower(t.Lemma)):
		if n.part.Sign() == 0 {
			n.part.SetInt64(1)
		}
		n.part.Mul(&n.part, value)
		if value.Cmp(big.NewRat(1000, 1)) >= 0 {
			n.total.Add(&n.total, &n.part)
			n.part.SetInt64(0)
		}
	case ok:
		n.part.Add(&n.part, value)
	default:
		v, parsed := new(big.Rat).SetString(form)
		if !parsed || strings.ContainsAny(form, "/e") {
			n.done = n.seen
			return
		}
		if n.seen && n.part.Sign() != 0 {
			n.done = true // a second number: a range
			return
		}
		n.part.Set(v)
	}
	n.seen = true
}

func multiplies(word string) bool {
	v, ok := numberWords()[word]
	return ok && v.Cmp(big.NewRat(12, 1)) >= 0 && (word == "dozen" || v.Cmp(big.NewRat(100, 1)) >= 0)
}

// String writes the number in decimal without an exponent.
func (n *numberReader) String() string {
	sum := new(big.Rat).Add(&n.total, &n.part)
	if sum.IsInt() {
		return sum.Num().String()
	}
	return strings.TrimRight(sum.FloatString(6), "0")
}
