package mention

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"sync"
)

//go:embed model/mention.bin
var modelFile []byte

// model is what was learned: three networks.
type model struct {
	mentions *network // is a candidate a mention? classes: no, yes
	types    *network // of which type is it? classes: allTypes
	links    *network // how well does a phrase fit an entity? one score
}

var theModel = sync.OnceValue(func() *model {
	m, err := readModel(bytes.NewReader(modelFile))
	if err != nil {
		panic("mention: the embedded model: " + err.Error())
	}
	return m
})

// modelMagic begins a model file and changes with its format.
const modelMagic = "dossier mention 2\n"

// writeModel writes the model, compressed. Weights become bytes on a scale
// that is finer near zero (square-root companding), so that the small ones,
// which are most, lose nothing that matters.
func writeModel(w io.Writer, m *model) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(modelMagic)
	for _, n := range []*network{m.mentions, m.types, m.links} {
		n.encode(&b)
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

func (n *network) encode(b *bytes.Buffer) {
	put := func(x uint32) { b.Write(binary.LittleEndian.AppendUint32(nil, x)) }
	put(uint32(n.hidden))
	put(uint32(n.classes))
	put(uint32(len(n.rows)))
	features := slices.Sorted(maps.Keys(n.rows))
	last := feature(0)
	for _, f := range features {
		b.Write(binary.AppendUvarint(nil, uint64(f-last)))
		last = f
	}
	in := make([]float32, 0, len(n.in))
	skip := make([]float32, 0, len(n.skip))
	for _, f := range features { // rows in the order of their features
		r := int(n.rows[f])
		in = append(in, n.in[r*n.hidden:][:n.hidden]...)
		skip = append(skip, n.skip[r*n.classes:][:n.classes]...)
	}
	for _, w := range [][]float32{in, skip, n.bias, n.out, n.outBias} {
		var top float32
		for _, x := range w {
			top = max(top, float32(math.Abs(float64(x))))
		}
		put(math.Float32bits(top))
		for _, x := range w {
			b.WriteByte(byte(compand(x, top)))
		}
	}
}

// levels is the number of steps between 0 and the largest weight. More of them
// do not read better, and make the file larger.
const levels = 16

// compand maps a weight within ±top to −levels … levels.
func compand(x, top float32) int8 {
	if top == 0 {
		return 0
	}
	q := math.Round(levels * math.Sqrt(math.Abs(float64(x/top))))
	return int8(math.Copysign(q, float64(x)))
}

// expand undoes compand.
func expand(q int8, top float32) float32 {
	x := float32(q) / levels
	if x < 0 {
		return -float32(float32(x*x) * top)
	}
	return float32(float32(x*x) * top)
}

func readModel(r io.Reader) (*model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	b, ok := bytes.CutPrefix(b, []byte(modelMagic))
	if !ok {
		return nil, errors.New("not a model of this version; train it again")
	}
	m := &model{mentions: &network{}, types: &network{}, links: &network{}}
	for _, n := range []*network{m.mentions, m.types, m.links} {
		if b, err = n.decode(b); err != nil {
			return nil, err
		}
	}
	if m.mentions.classes != 2 || m.types.classes != len(allTypes) || m.links.classes != 1 || len(b) > 0 {
		return nil, errors.New("the networks have not the expected sizes")
	}
	return m, nil
}

// decode reads a network and returns what follows it.
func (n *network) decode(b []byte) ([]byte, error) {
	u32 := func() (x uint32) {
		if len(b) >= 4 {
			x = binary.LittleEndian.Uint32(b)
			b = b[4:]
		}
		return x
	}
	n.hidden, n.classes = int(u32()), int(u32())
	rows := int(u32())
	if n.hidden > 1<<12 || n.classes > 1<<12 || rows > len(b) {
		return nil, fmt.Errorf("a network of %d features, %d units and %d classes does not fit the file", rows, n.hidden, n.classes)
	}
	n.rows = make(map[feature]int32, rows)
	f := uint64(0)
	for i := range rows {
		delta, size := binary.Uvarint(b)
		if size <= 0 {
			return nil, io.ErrUnexpectedEOF
		}
		b = b[size:]
		f += delta
		n.rows[feature(f)] = int32(i)
	}
	for _, w := range []struct {
		to   *[]float32
		size int
	}{{&n.in, rows * n.hidden}, {&n.skip, rows * n.classes}, {&n.bias, n.hidden}, {&n.out, n.hidden * n.classes}, {&n.outBias, n.classes}} {
		top := math.Float32frombits(u32())
		if len(b) < w.size {
			return nil, io.ErrUnexpectedEOF
		}
		*w.to = make([]float32, w.size)
		for i := range w.size {
			(*w.to)[i] = expand(int8(b[i]), top)
		}
		b = b[w.size:]
	}
	return b, nil
}
