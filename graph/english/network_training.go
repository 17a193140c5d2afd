package english

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/graph/ud"
)

// Labels are the classes that the network chooses from, in the order of its
// outputs.
type Labels struct {
	UPOS, XPOS, Feats []string
	Tags              [][3]int // the combinations of UPOS, XPOS and Feats that occur
	Relations         []string
}

// CollectLabels lists the classes that occur in documents, sorted.
func CollectLabels(docs []ud.Document) *Labels {
	upos, xpos, feats, relations := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	type tag = [3]string
	tags := map[tag]int{}
	eachToken(docs, func(t *ud.Token) {
		upos[t.UPOS]++
		xpos[t.XPOS]++
		feats[t.Feats]++
		relations[t.Deprel]++
		tags[tag{t.UPOS, t.XPOS, t.Feats}]++
	})
	l := &Labels{UPOS: sortedKeys(upos), XPOS: sortedKeys(xpos), Feats: sortedKeys(feats), Relations: sortedKeys(relations)}
	for t := range tags {
		l.Tags = append(l.Tags, [3]int{index(l.UPOS, t[0]), index(l.XPOS, t[1]), index(l.Feats, t[2])})
	}
	slices.SortFunc(l.Tags, func(a, b [3]int) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]), cmp.Compare(a[2], b[2]))
	})
	return l
}

func eachToken(docs []ud.Document, do func(*ud.Token)) {
	for i := range docs {
		for k := range docs[i].Sentences {
			for j := range docs[i].Sentences[k].Tokens {
				do(&docs[i].Sentences[k].Tokens[j])
			}
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func index(sorted []string, s string) int {
	if i, ok := slices.BinarySearch(sorted, s); ok {
		return i
	}
	return -1
}

// ExportTraining writes documents as arrays of numbers for the training
// program, so that nothing about features is written twice: NAME.json has the
// sizes, the other files are 32-bit little-endian integers.
//
// Each distinct form is a type with its rows of the tables; tokens refer to
// types: as written, in capitals, in small letters, and capitalized.
func ExportTraining(dir, name string, docs []ud.Document, l *Labels) error {
	x := &exporter{f: featurizer{lexicon: wordnet()}, types: map[string]int32{}, labels: l}
	for i := range docs {
		for k := range docs[i].Sentences {
			x.sentence(&docs[i], &docs[i].Sentences[k])
		}
	}
	for file, numbers := range map[string][]int32{
		"lengths": x.lengths, "tokens": x.tokens, "forms": x.forms, "grams": x.grams, "shapes": x.shapes, "classes": x.classes,
	} {
		if err := writeNumbers(filepath.Join(dir, name+"."+file), numbers); err != nil {
			return err
		}
	}
	meta, err := json.MarshalIndent(map[string]any{
		"tables": tableRows, "max_grams": maxGrams, "max_classes": maxClasses, "token_columns": tokenColumns, "labels": l, "ids": x.ids,
	}, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, name+".json"), meta, 0o644)
}

// exporter collects the arrays of [ExportTraining].
type exporter struct {
	f      featurizer
	labels *Labels
	types  map[string]int32

	lengths []int32  // of the sentences
	ids     []string // of the sentences
	tokens  []int32  // tokenColumns numbers a token
	forms   []int32  // two a type
	grams   []int32  // maxGrams a type, 0 for none
	shapes  []int32  // one a type
	classes []int32  // maxClasses a type, 0 for none
}

// tokenColumns: types as written, upper, lower, capitalized; spacing; UPOS,
// tag, head (0 the root, counting from 1), relation.
const tokenColumns = 9

func (x *exporter) sentence(d *ud.Document, s *ud.Sentence) {
	x.lengths = append(x.lengths, int32(len(s.Tokens)))
	x.ids = append(x.ids, d.ID)
	for i := range s.Tokens {
		t := &s.Tokens[i]
		form := d.Text[t.Start:t.End]
		first, size := utf8.DecodeRuneInString(form)
		before := i == 0 || s.Tokens[i-1].End < t.Start
		x.tokens = append(x.tokens,
			x.typ(form), x.typ(strings.ToUpper(form)), x.typ(strings.ToLower(form)), x.typ(string(unicode.ToUpper(first))+form[size:]),
			int32(spacing(before, s.SpaceAfter(i))),
			int32(index(x.labels.UPOS, t.UPOS)), x.tag(t), int32(t.Head+1), int32(index(x.labels.Relations, t.Deprel)))
	}
}

// tag returns the combination of tags of a token, −1 if it is not among the labels.
func (x *exporter) tag(t *ud.Token) int32 {
	want := [3]int{index(x.labels.UPOS, t.UPOS), index(x.labels.XPOS, t.XPOS), index(x.labels.Feats, t.Feats)}
	return int32(slices.Index(x.labels.Tags, want))
}

// typ returns the number of a form.
func (x *exporter) typ(form string) int32 {
	if n, ok := x.types[form]; ok {
		return n
	}
	n := int32(len(x.types))
	x.types[form] = n
	x.f.normalize(form)
	forms := x.f.forms()
	x.forms = append(x.forms, int32(forms[0]), int32(forms[1]))
	x.grams = appendRows(x.grams, x.f.gramRows(), maxGrams)
	x.shapes = append(x.shapes, int32(x.f.shape(form)))
	x.classes = appendRows(x.classes, x.f.classes(), maxClasses)
	return n
}

// appendRows appends rows, filled up to n with 0.
func appendRows[T uint16 | byte](dst []int32, rows []T, n int) []int32 {
	for _, r := range rows {
		dst = append(dst, int32(r))
	}
	return append(dst, make([]int32, n-len(rows))...)
}

func writeNumbers(path string, numbers []int32) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err := binary.Write(w, binary.LittleEndian, numbers); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return f.Close()
}
