package english

import "unicode"

// splitter finds the ends of sentences in a row of words. It belongs to one
// goroutine and is used again and again.
type splitter struct {
	model *linear

	seen     []seenWord
	features []uint32
}

// seenWord is what the classifier sees of a word.
type seenWord struct {
	form  hash // of the folded characters in lower case
	shape hash // of the runs of its classes
	kind  rune // 'A' capitalized, 'U' all capitals, 'a', '0', or the folded mark
	short bool // at most three characters
	dots  bool // holds a full stop
	space bool // white space stands before it
}

// ends appends to dst, for each sentence in words, the index after its last
// word. The last sentence ends with the words.
//
// A sentence may end after any word; a classifier over the words around the
// place decides. It also sees whether a quotation or a bracket is open since
// the last end, and how far away that is.
func (s *splitter) ends(dst []int, text string, words []word) []int {
	s.read(text, words)
	var state openState
	last := 0
	for i := 1; i < len(words); i++ {
		state.add(s.seen[i-1].kind)
		if s.model.score(s.endFeatures(i, last, &state)) > 0 {
			dst = append(dst, i)
			last = i
			state = openState{}
		}
	}
	if len(words) > 0 {
		dst = append(dst, len(words))
	}
	return dst
}

// openState counts what has been opened in a sentence.
type openState struct {
	quotes, brackets int
}

func (o *openState) add(kind rune) {
	switch kind {
	case '"':
		o.quotes ^= 1
	case '(', '[':
		o.brackets++
	case ')', ']':
		o.brackets = max(0, o.brackets-1)
	}
}

func (s *splitter) read(text string, words []word) {
	s.seen = s.seen[:0]
	for _, w := range words {
		x := seenWord{form: hashStart, shape: hashStart, short: true, space: w.space}
		last := rune(0)
		n, uppers, letters := 0, 0, 0
		for _, r := range text[w.start:w.end] {
			c := class(r)
			up := unicode.IsUpper(r)
			k := caseClass(c, up)
			if n < 24 {
				x.form = x.form.int(int(unicode.ToLower(fold(r))))
			}
			if k != last {
				x.shape = x.shape.int(int(k))
			}
			if n == 0 {
				x.kind = k
			}
			if c == letter {
				letters++
				if up {
					uppers++
				}
			}
			if c == '.' && letters > 0 {
				x.dots = true
			}
			last = k
			n++
		}
		x.short = n <= 3
		if x.kind == 'A' && letters > 1 && uppers == letters {
			x.kind = 'U'
		}
		if x.kind == '\'' && n == 2 && text[w.end-1] == '\'' || w.end-w.start == 2 && (text[w.start:w.end] == "``" || text[w.start:w.end] == "''") {
			x.kind = '"'
		}
		s.seen = append(s.seen, x)
	}
}

// at returns word i, an empty one outside.
func (s *splitter) at(i int) seenWord {
	if i < 0 || i >= len(s.seen) {
		return seenWord{}
	}
	return s.seen[i]
}

// endFeatures describes the place before word i, when the sentence began at
// word begin.
func (s *splitter) endFeatures(i, begin int, state *openState) []uint32 {
	f := s.features[:0]
	kind := 1000
	add := func(h hash) {
		f = append(f, h.int(kind).mix())
		kind++
	}
	a2, a1, a, b, b1, b2 := s.at(i-3), s.at(i-2), s.at(i-1), s.at(i), s.at(i+1), s.at(i+2)
	length := 0
	switch n := i - begin; {
	case n <= 4:
		length = n
	case n <= 8:
		length = 5
	case n <= 16:
		length = 6
	case n <= 32:
		length = 7
	default:
		length = 8
	}
	open := state.quotes + 2*min(state.brackets, 1)
	glued := 0
	if !b.space {
		glued = 1
	}
	dots := 0
	if a.dots {
		dots = 1
	}
	if a.short {
		dots += 2
	}
	kinds := hashStart.int(int(a.kind)).int(int(b.kind)).int(glued)
	add(kinds)
	add(kinds.int(int(a1.kind)))
	add(kinds.int(int(b1.kind)))
	add(kinds.int(int(a1.kind)).int(int(b1.kind)))
	add(kinds.int(int(a1.kind)).int(int(a2.kind)))
	add(kinds.int(int(b1.kind)).int(int(b2.kind)))
	add(kinds.int(open))
	add(kinds.int(open).int(int(a1.kind)))
	add(kinds.int(open).int(int(b1.kind)))
	add(kinds.int(length))
	add(kinds.int(length).int(open))
	add(kinds.int(dots))
	add(kinds.int(dots).int(int(a1.kind)))
	add(a.form.int(glued))
	add(b.form.int(glued))
	add(a.form.int(int(b.form)))
	add(a.form.int(int(b.kind)).int(glued))
	add(b.form.int(int(a.kind)).int(glued))
	add(a.shape.int(int(b.kind)).int(int(b.shape)))
	add(a1.form.int(int(a.form)))
	add(a1.form.int(int(a.form)).int(int(b.kind)))
	add(b.form.int(int(b1.form)))
	add(b.form.int(int(b1.form)).int(int(a.kind)))
	add(b.form.int(int(b.kind)).int(int(a.kind)).int(int(b1.kind)))
	add(b1.form.int(int(a.kind)).int(int(b.kind)))
	add(b1.form.int(int(b.form)).int(int(b2.kind)))
	add(a1.form.int(int(a.kind)).int(int(b.kind)))
	add(a.form.int(length))
	add(hashStart.int(length).int(int(b.kind)))
	s.features = f
	return f
}
