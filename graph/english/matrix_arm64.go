package english

// hasVectors reports whether the kernels can run: every 64-bit ARM has NEON.
const hasVectors = true
