package english

import "golang.org/x/sys/cpu"

// hasVectors reports whether the kernels can run: they need AVX2.
var hasVectors = cpu.X86.HasAVX2
