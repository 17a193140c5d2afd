package english

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// BuildLexicon distils the database files of WordNet 3.0 (Debian's
// wordnet-base has them in /usr/share/wordnet) to a file of the model folder:
// the facts of wordnet.go for every single word and irregular form.
func BuildLexicon(wordnet fs.FS) ([]byte, error) {
	b := &lexiconBuilder{words: map[string][4][]byte{}, irregular: map[string][4][]string{}}
	for speech, name := range []string{"noun", "verb", "adj", "adv"} {
		if err := b.read(wordnet, name, speech); err != nil {
			return nil, err
		}
	}
	sets := map[string][]byte{}
	for word := range b.words {
		sets[word] = b.classes(word)
	}
	for word := range b.irregular {
		if set := b.classes(word); len(set) > 0 {
			sets[word] = set
		}
	}
	return marshalLexicon(sets)
}

// lexiconBuilder holds the words read so far: by part of speech, the classes
// of the senses of a base form, and the base forms of an irregular form.
type lexiconBuilder struct {
	words     map[string][4][]byte
	irregular map[string][4][]string
}

// sense is a synset as far as it matters here.
type sense struct {
	file     int
	words    []string
	instance bool
}

// read reads data.NAME, index.NAME and NAME.exc.
func (b *lexiconBuilder) read(wordnet fs.FS, name string, speech int) error {
	senses := map[string]sense{}
	err := eachLine(wordnet, "data."+name, func(f []string) error {
		n, err := strconv.ParseInt(f[3], 16, 32)
		if err != nil || len(f) < 4+2*int(n) {
			return fmt.Errorf("synset %s has %s words", f[0], f[3])
		}
		file, err := strconv.Atoi(f[1])
		if err != nil || file > 44 {
			return fmt.Errorf("synset %s is in file %s", f[0], f[1])
		}
		s := sense{file: file}
		for i := range int(n) {
			word, _, _ := strings.Cut(f[4+2*i], "(")
			s.words = append(s.words, word)
		}
		gloss := slices.Index(f, "|")
		s.instance = gloss > 0 && slices.Contains(f[:gloss], "@i")
		senses[f[0]] = s
		return nil
	})
	if err != nil {
		return err
	}
	err = eachLine(wordnet, "index."+name, func(f []string) error {
		word := f[0]
		pointers, err := strconv.Atoi(f[3])
		if err != nil || len(f) < 6+pointers {
			return fmt.Errorf("the entry of %s has %s pointers", word, f[3])
		}
		if strings.Contains(word, "_") {
			return nil
		}
		entry := b.words[word]
		entry[speech] = senseClasses(word, speech, f[6+pointers:], senses)
		b.words[word] = entry
		return nil
	})
	if err != nil {
		return err
	}
	return eachLine(wordnet, name+".exc", func(f []string) error {
		if len(f) >= 2 && !strings.Contains(f[0], "_") {
			entry := b.irregular[f[0]]
			entry[speech] = append(entry[speech], f[1:]...)
			b.irregular[f[0]] = entry
		}
		return nil
	})
}

// senseClasses lists the classes of a word's first three senses.
func senseClasses(word string, speech int, synsets []string, senses map[string]sense) []byte {
	var set []byte
	capital := true
	for rank, id := range synsets[:min(3, len(synsets))] {
		s := senses[id]
		set = append(set, byte(classSense+3*s.file+rank))
		if s.instance {
			set = append(set, byte(classInstance+s.file))
		}
		if slices.Contains(s.words, word) {
			capital = false
		}
	}
	if capital {
		set = append(set, byte(classCapital+speech))
	}
	return set
}

func eachLine(files fs.FS, name string, do func(fields []string) error) error {
	f, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("WordNet: %w; on Debian, it comes with the package wordnet-base", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if strings.HasPrefix(lines.Text(), " ") { // the licence
			continue
		}
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		if err := do(fields); err != nil {
			return fmt.Errorf("WordNet: %s:%d: %w", name, n, err)
		}
	}
	return lines.Err()
}

// classes puts together what is known of a word in any part of speech: as base
// form, else as irregular form, else as regular form.
func (b *lexiconBuilder) classes(word string) []byte {
	var set []byte
	for speech := range inflections {
		base, how := b.base(word, speech)
		if base == "" {
			continue
		}
		set = append(set, byte(classBase+3*speech+how))
		set = append(set, b.words[base][speech]...)
	}
	slices.Sort(set)
	return slices.Compact(set)
}

func (b *lexiconBuilder) base(word string, speech int) (base string, how int) {
	if b.words[word][speech] != nil {
		return word, foundBase
	}
	for _, base := range b.irregular[word][speech] {
		if b.words[base][speech] != nil {
			return base, foundIrregular
		}
	}
	for _, e := range inflections[speech] {
		if stem, ok := strings.CutSuffix(word, e.from); ok && len(stem) >= 2 && b.words[stem+e.to][speech] != nil {
			return stem + e.to, foundRegular
		}
	}
	return "", 0
}

// marshalLexicon writes the form that [unmarshalLexicon] reads.
func marshalLexicon(words map[string][]byte) ([]byte, error) {
	numbers := map[string]int{}
	var sets []string
	for _, set := range words {
		if _, ok := numbers[string(set)]; !ok {
			numbers[string(set)] = 0
			sets = append(sets, string(set))
		}
	}
	slices.SortFunc(sets, func(a, b string) int { return cmp.Compare(a, b) })
	for i, s := range sets {
		numbers[s] = i + 1
	}
	if len(sets) >= 1<<16 {
		return nil, fmt.Errorf("%d sets of classes do not fit in 16 bits", len(sets))
	}
	slots := 1
	for 2*slots < 3*len(words) {
		slots *= 2
	}
	table := make([]byte, 4*slots)
	for _, word := range sortedKeys(words) {
		slot, mark := lexHash([]byte(word))
		for binary.LittleEndian.Uint16(table[4*(slot&uint32(slots-1))+2:]) != 0 {
			slot++
		}
		entry := table[4*(slot&uint32(slots-1)):]
		binary.LittleEndian.PutUint16(entry, mark)
		binary.LittleEndian.PutUint16(entry[2:], uint16(numbers[string(words[word])]))
	}
	file := binary.LittleEndian.AppendUint32(nil, uint32(len(sets)))
	file = binary.LittleEndian.AppendUint32(file, uint32(slots))
	start := 0
	for _, s := range sets {
		file = binary.LittleEndian.AppendUint32(file, uint32(start))
		start += len(s)
	}
	file = binary.LittleEndian.AppendUint32(file, uint32(start))
	file = append(file, table...)
	for _, s := range sets {
		file = append(file, s...)
	}
	return file, nil
}
