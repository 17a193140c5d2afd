package english

// Tables of the logistic function, the hyperbolic tangent and the exponential.
// They are filled by multiplication and division of float64 alone, each rounded
// by itself, so they are the same on every machine.
const (
	squashBits = 14 // values are in units of 2^-14
	squashSize = 8192
)

var (
	logisticTable [squashSize]int16 // of −8 … 8
	tanhTable     [squashSize]int16 // of −4 … 4
	expTable      [4096]float64     // of 0 … −16
)

func init() {
	const (
		step1024 = 0.99902391418197566 // e^(−1/1024)
		step256  = 0.99610136947011749 // e^(−1/256)
	)
	// power is e^(−k/1024) at the middle of the k-th entry from 0 up.
	power := 0.99951183793988937 // e^(−1/2048)
	for k := range squashSize / 2 {
		sq := float64(power * power)
		// Entry k above the middle stands for x = (k+½)/512, and e^−x = power².
		logisticTable[squashSize/2+k] = int16(float64(1<<squashBits)/(1+sq) + 0.5)
		logisticTable[squashSize/2-1-k] = 1<<squashBits - logisticTable[squashSize/2+k]
		// For the tangent x = (k+½)/1024, and e^−2x = power².
		t := (1 - sq) / (1 + sq)
		tanhTable[squashSize/2+k] = int16(t*(1<<squashBits) + 0.5)
		tanhTable[squashSize/2-1-k] = -tanhTable[squashSize/2+k]
		power *= step1024
	}
	e := 1.0
	for k := range expTable {
		expTable[k] = e
		e *= step256
	}
}

// logistic returns 1/(1+e^−x) in units of 2^-14, for x in units of 1/fine.
func logistic(x int32) int32 {
	i := (x + 8*fine) >> (fineBits - 9)
	return int32(logisticTable[max(0, min(squashSize-1, i))])
}

// tanh takes x in units of 1/fine and gives units of 2^-14.
func tanh(x int32) int32 {
	i := (x + 4*fine) >> (fineBits - 10)
	return int32(tanhTable[max(0, min(squashSize-1, i))])
}

// exp returns e^x for x ≤ 0 in units of 1/fine; 0 below −16.
func exp(x int32) float64 {
	i := -x >> (fineBits - 8)
	if i >= int32(len(expTable)) {
		return 0
	}
	return expTable[max(0, i)]
}
