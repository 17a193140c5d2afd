package english

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

//go:embed model/network.bin
var networkFile []byte

var parserNetwork = sync.OnceValue(func() *network {
	m, err := unmarshalNetwork(networkFile)
	if err != nil {
		panic(fmt.Sprintf("english: model/network.bin: %v; retrain with go run ./cmd/train parser", err))
	}
	return m
})

// networkMagic opens a file of network weights. After it come the length of a
// JSON header (32 bits, little-endian, as every number), the header, and the
// tensors in the order of [network.tensors].
const networkMagic = "dossier network 1\n"

// networkHeader says what the tensors mean and how large they are.
type networkHeader struct {
	Labels                   Labels
	Widths                   []int // of the tables
	Hidden, Layers, Arc, Tag int
	Label, Product           int // sums and products in the hidden layer of labels
	Calibration              []float64
}

// singleRelations are the relations that a word has once at most, by kind.
var singleRelations = map[string]int8{"nsubj": 1, "nsubj:pass": 1, "csubj": 1, "csubj:pass": 1, "nsubj:outer": 2, "csubj:outer": 2, "obj": 3, "iobj": 4}

// tensorSource gives the tensors of a network one by one. Both the float files
// of the training program and the integer file of the program are sources.
type tensorSource interface {
	// quantized returns a weight matrix with a scale for each row.
	quantized(name string, rows, columns int) ([]int8, []float32, error)
	// vector returns numbers as they are.
	vector(name string, n int) ([]float32, error)
}

// build makes a network of a header and its tensors.
func (h *networkHeader) build(src tensorSource) (*network, error) {
	if len(h.Widths) != tableCount || h.Layers < 1 || h.Layers > 8 || 2*h.Hidden > maxColumns || h.Hidden < 1 || h.Hidden%2 != 0 || h.Arc%2 != 0 || (h.Label+h.Product)%2 != 0 || h.Tag%2 != 0 ||
		max(h.Arc, h.Label+h.Product, h.Tag) > maxColumns || min(h.Arc, h.Label, h.Product+1, h.Tag) < 1 {
		return nil, fmt.Errorf("impossible sizes: %d tables, %d layers of %d, %d %d %d", len(h.Widths), h.Layers, h.Hidden, h.Arc, h.Label, h.Tag)
	}
	m := &network{labels: h.Labels, calibration: h.Calibration, rootRelation: slices.Index(h.Labels.Relations, "root"), parataxis: slices.Index(h.Labels.Relations, "parataxis")}
	for _, relation := range h.Labels.Relations {
		universal, _, _ := strings.Cut(relation, ":")
		m.universal = append(m.universal, slices.IndexFunc(h.Labels.Relations, func(r string) bool {
			return r == universal || strings.HasPrefix(r, universal+":")
		}))
		m.single = append(m.single, singleRelations[relation])
	}
	if m.rootRelation < 0 || m.parataxis < 0 {
		return nil, errors.New("the relations lack root or parataxis")
	}
	var failed error
	matrix := func(name string, rows, columns int, biased bool) *matrix {
		q, scale, err := src.quantized(name+".weight", rows, columns)
		if err != nil {
			failed = err
			return nil
		}
		var bias []float32
		if biased {
			if bias, err = src.vector(name+".bias", rows); err != nil {
				failed = err
				return nil
			}
		}
		return newMatrix(rows, columns, q, scale, bias)
	}
	vector := func(name string, n int) []float32 {
		v, err := src.vector(name, n)
		if err != nil {
			failed = err
			return make([]float32, n)
		}
		return v
	}
	inputs := 0
	for k, width := range h.Widths {
		q, scale, err := src.quantized(fmt.Sprintf("tables.%d", k), tableRows[k], width)
		if err != nil {
			return nil, err
		}
		m.tables = append(m.tables, newTable(width, q, scale))
		inputs += width
	}
	for k := range h.Layers {
		l := lstm{hidden: h.Hidden}
		for way := range 2 {
			// Input and recurrent weights of a gate are added before they are
			// scaled, so they share a scale: they are one matrix in the file.
			name := fmt.Sprintf("rnn.%d.%d", k, way)
			q, scale, err := src.quantized(name+".weight", 4*h.Hidden, inputs+h.Hidden)
			if err != nil {
				return nil, err
			}
			in, rec := splitColumns(q, 4*h.Hidden, inputs)
			l.input[way] = newMatrix(4*h.Hidden, inputs, in, scale, vector(name+".bias", 4*h.Hidden))
			l.recurrent[way] = newMatrix(4*h.Hidden, h.Hidden, rec, scale, nil)
		}
		m.layers = append(m.layers, l)
		inputs = 2 * h.Hidden
	}
	m.tagHidden = matrix("tag_hidden", h.Tag, inputs, true)
	m.tagOut = matrix("tag_out", len(h.Labels.UPOS)+len(h.Labels.XPOS)+len(h.Labels.Feats), h.Tag, true)
	m.dependent = matrix("dependent", h.Arc, inputs, true)
	m.head = matrix("head", h.Arc, inputs, true)
	m.bilinear = matrix("bilinear", h.Arc, h.Arc, false)
	m.distance = matrix("distance", distanceBuckets, h.Arc, true)
	m.headBias = activations(vector("head_bias", h.Arc))
	m.root = activations(vector("root", h.Arc))
	m.labelSums = h.Label
	m.labelDependent = matrix("label_dependent", h.Label+h.Product, inputs, true)
	m.labelHead = matrix("label_head", h.Label+h.Product, inputs, true)
	m.labelRoot = fineNumbers(vector("label_root", h.Label+h.Product))
	m.labelDistance = fineNumbers(vector("label_distance", distanceBuckets*h.Label))
	m.labelOut = matrix("label_out", len(h.Labels.Relations), h.Label+h.Product, true)
	return m, failed
}

func newTable(width int, q []int8, scale []float32) table {
	t := table{width: width, values: q, factor: make([]int32, len(scale))}
	for r, s := range scale {
		t.factor[r] = roundToInt(float64(s) * (1 << tableBits))
	}
	return t
}

// splitColumns cuts every row of q in two after n columns.
func splitColumns(q []int8, rows, n int) (left, right []int8) {
	columns := len(q) / rows
	for r := range rows {
		left = append(left, q[r*columns:r*columns+n]...)
		right = append(right, q[r*columns+n:(r+1)*columns]...)
	}
	return left, right
}

func fineNumbers(v []float32) []int32 {
	x := make([]int32, len(v))
	for i := range v {
		x[i] = roundToInt(float64(v[i]) * fine)
	}
	return x
}

func activations(v []float32) []int16 {
	a := make([]int16, len(v))
	for i, x := range v {
		a[i] = saturate(roundToInt(float64(x) * fine))
	}
	return a
}

// unmarshalNetwork reads a file of [networkMagic].
func unmarshalNetwork(file []byte) (*network, error) {
	rest, ok := bytes.CutPrefix(file, []byte(networkMagic))
	if !ok || len(rest) < 4 {
		return nil, fmt.Errorf("it does not begin with %q", networkMagic)
	}
	size := int(binary.LittleEndian.Uint32(rest))
	rest = rest[4:]
	if size > len(rest) {
		return nil, fmt.Errorf("cut off in the header")
	}
	var h networkHeader
	if err := json.Unmarshal(rest[:size], &h); err != nil {
		return nil, err
	}
	src := &integerFile{rest: rest[size:]}
	m, err := h.build(src)
	if err != nil {
		return nil, err
	}
	if len(src.rest) != 0 {
		return nil, fmt.Errorf("%d bytes left over", len(src.rest))
	}
	return m, nil
}

// integerFile is the tensors of the program's own file.
type integerFile struct{ rest []byte }

func (f *integerFile) take(name string, n int) ([]byte, error) {
	if n > len(f.rest) {
		return nil, fmt.Errorf("cut off in tensor %s", name)
	}
	part := f.rest[:n]
	f.rest = f.rest[n:]
	return part, nil
}

func (f *integerFile) quantized(name string, rows, columns int) ([]int8, []float32, error) {
	scale, err := f.vector(name, rows)
	if err != nil {
		return nil, nil, err
	}
	b, err := f.take(name, rows*columns)
	if err != nil {
		return nil, nil, err
	}
	q := make([]int8, len(b))
	for i, x := range b {
		q[i] = int8(x)
	}
	return q, scale, nil
}

func (f *integerFile) vector(name string, n int) ([]float32, error) {
	b, err := f.take(name, 4*n)
	if err != nil {
		return nil, err
	}
	v := make([]float32, n)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v, nil
}

// PackNetwork makes the model file of what the training program wrote to dir:
// weights become integers of 8 bits with a scale for each row.
func PackNetwork(dir string, labels *Labels) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(dir, "network.json"))
	if err != nil {
		return nil, err
	}
	var trained struct {
		Sizes struct {
			Widths                                   []int
			Hidden, Layers, Arc, Label, Product, Tag int
		}
	}
	if err := json.Unmarshal(data, &trained); err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(dir, "network.json"), err)
	}
	s := trained.Sizes
	h := networkHeader{Labels: *labels, Widths: s.Widths, Hidden: s.Hidden, Layers: s.Layers, Arc: s.Arc, Label: s.Label, Product: s.Product, Tag: s.Tag}
	src := &floatFiles{dir: dir, hidden: s.Hidden}
	if _, err := h.build(src); err != nil {
		return nil, err
	}
	return h.file(src.out)
}

// file puts a model file together.
func (h *networkHeader) file(tensors []byte) ([]byte, error) {
	header, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	file := binary.LittleEndian.AppendUint32([]byte(networkMagic), uint32(len(header)))
	return slices.Concat(file, header, tensors), nil
}

// floatFiles is the tensors as the training program writes them. It also
// writes down what it gives, in the form of the program's own file.
type floatFiles struct {
	dir    string
	hidden int
	out    []byte
}

// read returns the numbers of NAME.f32.
func (f *floatFiles) read(name string, n int) ([]float32, error) {
	path := filepath.Join(f.dir, name+".f32")
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if len(b) != 4*n {
		return nil, fmt.Errorf("%s has %d bytes instead of %d", path, len(b), 4*n)
	}
	v := make([]float32, n)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v, nil
}

func (f *floatFiles) vector(name string, n int) ([]float32, error) {
	v, err := f.lstmPart(name, n, 1)
	if err != nil {
		return nil, err
	}
	for _, x := range v {
		f.out = binary.LittleEndian.AppendUint32(f.out, math.Float32bits(x))
	}
	return v, nil
}

func (f *floatFiles) quantized(name string, rows, columns int) ([]int8, []float32, error) {
	v, err := f.lstmPart(name, rows, columns)
	if err != nil {
		return nil, nil, err
	}
	q, scale := quantize(v, rows)
	for _, s := range scale {
		f.out = binary.LittleEndian.AppendUint32(f.out, math.Float32bits(s))
	}
	for _, x := range q {
		f.out = append(f.out, byte(x))
	}
	return q, scale, nil
}

// lstmPart reads a tensor of rows times columns. For the LSTM layers, whose
// files hold both directions, and input and recurrent weights apart, it puts
// the matrix of one direction together.
func (f *floatFiles) lstmPart(name string, rows, columns int) ([]float32, error) {
	var layer, way int
	var part string
	if n, _ := fmt.Sscanf(name, "rnn.%d.%d.%s", &layer, &way, &part); n != 3 {
		return f.read(name, rows*columns)
	}
	prefix := fmt.Sprintf("rnn.%d.", layer)
	if part == "bias" {
		v, err := f.read(prefix+"bias", 2*rows)
		if err != nil {
			return nil, err
		}
		return v[way*rows : (way+1)*rows], nil
	}
	inputs := columns - f.hidden
	in, err := f.read(prefix+"input", 2*rows*inputs)
	if err != nil {
		return nil, err
	}
	rec, err := f.read(prefix+"recurrent", 2*rows*f.hidden)
	if err != nil {
		return nil, err
	}
	var joined []float32
	for r := way * rows; r < (way+1)*rows; r++ {
		joined = append(joined, in[r*inputs:(r+1)*inputs]...)
		joined = append(joined, rec[r*f.hidden:(r+1)*f.hidden]...)
	}
	return joined, nil
}

// quantize rounds weights to multiples of a scale for each row, such that the
// largest becomes 127. Nothing is clipped: clipping large weights costs more
// accuracy than the finer steps gain.
func quantize(v []float32, rows int) ([]int8, []float32) {
	q := make([]int8, len(v))
	scale := make([]float32, rows)
	columns := len(v) / rows
	for r := range rows {
		row := v[r*columns : (r+1)*columns]
		top := float32(0)
		for _, x := range row {
			top = max(top, float32(math.Abs(float64(x))))
		}
		if top == 0 {
			continue
		}
		scale[r] = top / 127
		for c, x := range row {
			q[r*columns+c] = int8(math.Round(float64(x / scale[r])))
		}
	}
	return q, scale
}
