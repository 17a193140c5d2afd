package english

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"sync"
)

//go:embed model/segmenter.bin
var segmenterFile []byte

// segmenterModel holds the classifiers for token and sentence borders.
type segmenterModel struct {
	borders, ends *linear
}

var segmenter = sync.OnceValue(func() segmenterModel {
	m, err := unmarshalSegmenter(segmenterFile)
	if err != nil {
		panic(fmt.Sprintf("english: model/segmenter.bin: %v; retrain with go run ./cmd/train parser", err))
	}
	return m
})

// marshalSegmenter writes, for each classifier, its bias and the number of its
// weights as 32-bit little-endian numbers, then the weights as bytes.
func marshalSegmenter(models ...*linear) []byte {
	var file []byte
	for _, l := range models {
		file = binary.LittleEndian.AppendUint32(file, uint32(l.bias))
		file = binary.LittleEndian.AppendUint32(file, uint32(len(l.weights)))
		for _, w := range l.weights {
			file = append(file, byte(w))
		}
	}
	return file
}

func unmarshalSegmenter(file []byte) (segmenterModel, error) {
	var read [2]*linear
	for i := range read {
		if len(file) < 8 {
			return segmenterModel{}, fmt.Errorf("cut off in the header of classifier %d", i)
		}
		bias, size := binary.LittleEndian.Uint32(file), int(binary.LittleEndian.Uint32(file[4:]))
		file = file[8:]
		if size == 0 || size&(size-1) != 0 || size > len(file) {
			return segmenterModel{}, fmt.Errorf("classifier %d claims %d weights", i, size)
		}
		read[i] = &linear{bias: int32(bias), weights: make([]int8, size)}
		for k := range size {
			read[i].weights[k] = int8(file[k])
		}
		file = file[size:]
	}
	return segmenterModel{borders: read[0], ends: read[1]}, nil
}
