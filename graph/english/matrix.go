package english

// The network computes with integers alone, so that its results are the same to
// the bit on every machine, whatever the order in which a sum is taken.
//
// An activation is an int16 in units of 1/one; it saturates. A weight is an
// int8 with a scale for each row. A product of a row with an activation vector
// is an int32, exact: 127·32767·maxColumns fits. What comes out is brought to
// units of 1/fine by a multiplication with the row's factor.
const (
	oneBits  = 12
	one      = 1 << oneBits // activations
	fineBits = 16
	fine     = 1 << fineBits // results

	// maxColumns bounds the width of a matrix, so that no sum overflows.
	maxColumns = 512
	// lanes is how many rows are interleaved.
	lanes = 8
)

// matrix is a weight matrix with a bias.
//
// The weights stand in blocks of 8 rows; in a block, the weights of two
// columns for the first row come first, then those for the second row, and so
// on, then the next two columns. So eight rows can be computed at once and
// every weight is read in order. Missing rows and columns are zero.
type matrix struct {
	rows, columns int // columns is even
	weights       []int8
	factor        []int32 // brings a row's sum to units of 1/fine, in units of 2^-factorBits
	bias          []int32 // in units of 1/fine
}

const factorBits = 24

// blocks returns the number of blocks of rows.
func (m *matrix) blocks() int { return (m.rows + lanes - 1) / lanes }

// newMatrix makes a matrix of quantized rows: the weight of row r, column c is
// q[r*columns+c]·scale[r].
func newMatrix(rows, columns int, q []int8, scale, bias []float32) *matrix {
	even := (columns + 1) &^ 1
	m := &matrix{rows: rows, columns: even}
	padded := m.blocks() * lanes
	m.weights = make([]int8, padded*even)
	m.factor = make([]int32, padded)
	m.bias = make([]int32, padded)
	for r := range rows {
		block := m.weights[r/lanes*lanes*even:]
		for c := range columns {
			block[c/2*2*lanes+r%lanes*2+c%2] = q[r*columns+c]
		}
		m.factor[r] = int32(float64(scale[r])*(fine/one)*(1<<factorBits) + 0.5)
		if bias != nil {
			m.bias[r] = roundToInt(float64(bias[r]) * fine)
		}
	}
	return m
}

func roundToInt(x float64) int32 {
	if x < 0 {
		return int32(x - 0.5)
	}
	return int32(x + 0.5)
}

// productsPlain is products without vector instructions.
func (m *matrix) productsPlain(dst []int32, step int, x []int16, n int) {
	size := m.columns * lanes
	for v := range n {
		in := x[v*m.columns:][:m.columns]
		for b := range m.blocks() {
			dotBlock((*[lanes]int32)(dst[v*step+b*lanes:]), m.weights[b*size:(b+1)*size], in)
		}
	}
}

// dotBlock computes one block of rows.
func dotBlock(dst *[lanes]int32, w []int8, x []int16) {
	var s0, s1, s2, s3, s4, s5, s6, s7 int32
	for c := 0; c+1 < len(x); c += 2 {
		a, b := int32(x[c]), int32(x[c+1])
		v := (*[2 * lanes]int8)(w[c*lanes:])
		s0 += int32(v[0])*a + int32(v[1])*b
		s1 += int32(v[2])*a + int32(v[3])*b
		s2 += int32(v[4])*a + int32(v[5])*b
		s3 += int32(v[6])*a + int32(v[7])*b
		s4 += int32(v[8])*a + int32(v[9])*b
		s5 += int32(v[10])*a + int32(v[11])*b
		s6 += int32(v[12])*a + int32(v[13])*b
		s7 += int32(v[14])*a + int32(v[15])*b
	}
	*dst = [lanes]int32{s0, s1, s2, s3, s4, s5, s6, s7}
}

// scaled returns the value of row r, whose sum is given, in units of 1/fine.
func (m *matrix) scaled(r int, sum int32) int32 {
	return int32(int64(sum)*int64(m.factor[r])>>factorBits) + m.bias[r]
}

// saturate rounds a value in units of 1/fine to an activation.
func saturate(v int32) int16 {
	v = (v + 1<<(fineBits-oneBits-1)) >> (fineBits - oneBits)
	return int16(max(-32768, min(32767, v)))
}

// rectify is the leaky rectifier with slope 1/8.
func rectify(v int32) int32 {
	if v < 0 {
		return v >> 3
	}
	return v
}
