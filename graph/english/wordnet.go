package english

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"
)

// What WordNet (Fellbaum 1998) knows of a word helps where the treebanks never
// showed it: which parts of speech it can be, in which of the lexicographers'
// files its first senses stand (noun.person, verb.motion, …), whether it names
// an instance (a city, a person), whether it is written with a capital. Each
// such fact is a row of classTable.
const (
	classBase     = 1                  // + part of speech·3 + how the word was found
	classSense    = classBase + 4*3    // + lexicographer's file·3 + rank of the sense
	classInstance = classSense + 45*3  // + lexicographer's file
	classCapital  = classInstance + 45 // + part of speech
	classUnknown  = classCapital + 4   // in letters, but not in WordNet
	classRows     = classUnknown + 1
	maxClasses    = 48 // of a word
)

// Parts of speech, in the order of the lexicon.
const (
	lexNoun = iota
	lexVerb
	lexAdjective
	lexAdverb
)

// How a word was found in the lexicon.
const (
	foundBase = iota
	foundIrregular
	foundRegular
)

// lexFileSpeech tells the part of speech of a lexicographer's file.
func lexFileSpeech(file int) int {
	switch {
	case file == 0 || file == 1 || file == 44:
		return lexAdjective
	case file == 2:
		return lexAdverb
	case file <= 28:
		return lexNoun
	}
	return lexVerb
}

// classSpeech tells the part of speech that a class is about.
func classSpeech(class byte) int {
	switch c := int(class); {
	case c < classSense:
		return (c - classBase) / 3
	case c < classInstance:
		return lexFileSpeech((c - classSense) / 3)
	case c < classCapital:
		return lexFileSpeech(c - classInstance)
	default:
		return c - classCapital
	}
}

// ending is a regular inflection: a word that ends in from may be a form of the
// word with to instead.
type ending struct{ from, to string }

// inflections are WordNet's rules of detachment (morphy), by part of speech.
var inflections = [...][]ending{
	lexNoun:      {{"s", ""}, {"ses", "s"}, {"xes", "x"}, {"zes", "z"}, {"ches", "ch"}, {"shes", "sh"}, {"men", "man"}, {"ies", "y"}},
	lexVerb:      {{"s", ""}, {"ies", "y"}, {"es", "e"}, {"es", ""}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}},
	lexAdjective: {{"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}},
	lexAdverb:    {},
}

//go:embed model/wordnet.bin
var wordnetFile []byte

// lexicon is a hash table from words to sets of classes. It keeps no words: an
// entry is 16 bits of a word's hash and the number of its set, so one unknown
// word in some thousands is taken for another one, which does little harm.
//
// The file is the number of sets and the number of slots (a power of two), 32
// bits each, where every set begins in the list of classes (32 bits), the
// slots (16 bits of hash, 16 bits of set, counted from 1, 0 for an empty
// slot), then the classes, a byte each.
type lexicon struct {
	starts  []byte // of the sets, one more than there are
	slots   []byte
	mask    uint32
	classes []byte
}

var wordnet = sync.OnceValue(func() *lexicon {
	l, err := unmarshalLexicon(wordnetFile)
	if err != nil {
		panic(fmt.Sprintf("english: model/wordnet.bin: %v; make it again with go run ./cmd/train parser", err))
	}
	return l
})

func unmarshalLexicon(file []byte) (*lexicon, error) {
	if len(file) < 8 {
		return nil, fmt.Errorf("cut off")
	}
	sets, slots := int(binary.LittleEndian.Uint32(file)), int(binary.LittleEndian.Uint32(file[4:]))
	file = file[8:]
	if slots == 0 || slots&(slots-1) != 0 || len(file) < 4*(sets+1)+4*slots {
		return nil, fmt.Errorf("%d sets and %d slots in %d bytes", sets, slots, len(file))
	}
	l := &lexicon{starts: file[:4*(sets+1)], slots: file[4*(sets+1):][:4*slots], mask: uint32(slots - 1), classes: file[4*(sets+1)+4*slots:]}
	if int(binary.LittleEndian.Uint32(l.starts[4*sets:])) != len(l.classes) {
		return nil, fmt.Errorf("the sets have not the length of the list of classes")
	}
	return l, nil
}

// lexHash returns the slot and the mark of a word.
func lexHash(word []byte) (slot uint32, mark uint16) {
	h := hashStart.bytes(word)
	return h.mix(), uint16(h.byte(1).mix() >> 8)
}

// find returns the classes of a word that stands in the lexicon.
func (l *lexicon) find(word []byte) []byte {
	slot, mark := lexHash(word)
	for ; ; slot++ {
		entry := l.slots[4*(slot&l.mask):]
		set := int(binary.LittleEndian.Uint16(entry[2:]))
		if set == 0 {
			return nil
		}
		if binary.LittleEndian.Uint16(entry) == mark {
			return l.classes[binary.LittleEndian.Uint32(l.starts[4*(set-1):]):binary.LittleEndian.Uint32(l.starts[4*set:])]
		}
	}
}

// appendClasses appends the classes of a normalized word, which may be an
// inflected form. Words without letters have none.
func (l *lexicon) appendClasses(dst, word []byte) []byte {
	r, _ := utf8.DecodeRune(word)
	if class(r) != letter {
		return dst
	}
	if found := l.find(word); found != nil {
		return append(dst, found...)
	}
	before := len(dst)
	for speech := range inflections {
		dst = l.appendInflected(dst, word, speech)
	}
	if len(dst) == before {
		dst = append(dst, classUnknown)
	}
	return dst
}

// appendInflected appends what is known of the word that the given one is a
// regular form of, as a part of speech.
func (l *lexicon) appendInflected(dst, word []byte, speech int) []byte {
	var buf [64]byte // longer words are rare
	base := byte(classBase + 3*speech + foundBase)
	for _, e := range inflections[speech] {
		stem := len(word) - len(e.from)
		if stem < 2 || string(word[stem:]) != e.from {
			continue
		}
		found := l.find(append(append(buf[:0], word[:stem]...), e.to...))
		if !slices.Contains(found, base) {
			continue
		}
		for _, c := range found {
			if c != base && classSpeech(c) == speech {
				dst = append(dst, c)
			}
		}
		return append(dst, base+foundRegular)
	}
	return dst
}
