package ud

import (
	"unicode"
	"unicode/utf8"
)

// Count says how many things of a kind the gold document has, how many the
// system's has, and how many agree.
type Count struct {
	Gold, System, Correct int
}

// F1 returns the harmonic mean of precision and recall, in percent.
func (c Count) F1() float64 {
	if c.Gold+c.System == 0 {
		return 0
	}
	return 200 * float64(c.Correct) / float64(c.Gold+c.System)
}

func (c *Count) add(d Count) {
	c.Gold += d.Gold
	c.System += d.System
	c.Correct += d.Correct
}

// Scores compares a system's reading of a text with the gold one, as the
// evaluation of the CoNLL 2018 shared task does (Zeman et al. 2018, section 5):
// words agree when they cover the same characters, white space aside.
type Scores struct {
	Tokens    Count // orthographic: "don't" is one
	Sentences Count
	Words     Count // syntactic: "don't" is two
	UPOS      Count
	XPOS      Count
	Feats     Count
	Lemmas    Count
	UAS       Count            // the head is the same word
	LAS       Count            // and the universal relation is the same
	Relations map[string]Count // LAS by universal relation
}

// Add adds the counts of another document.
func (s *Scores) Add(d Scores) {
	s.Tokens.add(d.Tokens)
	s.Sentences.add(d.Sentences)
	s.Words.add(d.Words)
	s.UPOS.add(d.UPOS)
	s.XPOS.add(d.XPOS)
	s.Feats.add(d.Feats)
	s.Lemmas.add(d.Lemmas)
	s.UAS.add(d.UAS)
	s.LAS.add(d.LAS)
	if s.Relations == nil {
		s.Relations = map[string]Count{}
	}
	for r, c := range d.Relations {
		sum := s.Relations[r]
		sum.add(c)
		s.Relations[r] = sum
	}
}

// span is a stretch of characters that are not white space.
type span struct{ start, end int }

// scoredWord is a word with what agreement is about.
type scoredWord struct {
	token *Token
	span  span
	head  span // {-1, -1} at the root
}

// flat lists the words, orthographic tokens and sentences of a document by
// their characters.
func (d *Document) flat() (words []scoredWord, tokens, sentences []span) {
	before := make([]int, len(d.Text)+1) // visible characters before each byte
	n := 0
	for at := 0; at < len(d.Text); {
		r, size := utf8.DecodeRuneInString(d.Text[at:])
		for k := range size {
			before[at+k] = n
		}
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' && r != '\u00ad' {
			n++
		}
		at += size
	}
	before[len(d.Text)] = n
	for i := range d.Sentences {
		s := &d.Sentences[i]
		first := len(words)
		for k := range s.Tokens {
			t := &s.Tokens[k]
			at := span{before[t.Start], before[t.End]}
			words = append(words, scoredWord{token: t, span: at, head: span{-1, -1}})
			if t.Clitic && k > 0 {
				tokens[len(tokens)-1].end = at.end
			} else {
				tokens = append(tokens, at)
			}
		}
		for k := range s.Tokens {
			if h := s.Tokens[k].Head; h >= 0 {
				words[first+k].head = words[first+h].span
			}
		}
		if len(s.Tokens) > 0 {
			sentences = append(sentences, span{words[first].span.start, words[len(words)-1].span.end})
		}
	}
	return words, tokens, sentences
}

// Score compares a system's document with the gold one. Their texts must be
// the same up to white space. It takes linear time.
func Score(gold, system *Document) Scores {
	g, gTokens, gSentences := gold.flat()
	y, yTokens, ySentences := system.flat()
	s := Scores{Tokens: agree(gTokens, yTokens), Sentences: agree(gSentences, ySentences), Relations: map[string]Count{}}
	all := Count{Gold: len(g), System: len(y)}
	s.Words, s.UPOS, s.XPOS, s.Feats, s.Lemmas, s.UAS, s.LAS = all, all, all, all, all, all, all
	for _, w := range g {
		c := s.Relations[w.token.Relation()]
		c.Gold++
		s.Relations[w.token.Relation()] = c
	}
	bySpan := make(map[span]*scoredWord, len(y))
	for i := range y {
		bySpan[y[i].span] = &y[i]
		c := s.Relations[y[i].token.Relation()]
		c.System++
		s.Relations[y[i].token.Relation()] = c
	}
	count := func(c *Count, ok bool) {
		if ok {
			c.Correct++
		}
	}
	for _, w := range g {
		x := bySpan[w.span]
		if x == nil {
			continue
		}
		rel := w.token.Relation()
		attached := w.head == x.head
		labelled := attached && rel == x.token.Relation()
		s.Words.Correct++
		count(&s.UPOS, w.token.UPOS == x.token.UPOS)
		count(&s.XPOS, w.token.XPOS == x.token.XPOS)
		count(&s.Feats, w.token.Feats == x.token.Feats)
		count(&s.Lemmas, w.token.Lemma == x.token.Lemma || w.token.Lemma == "")
		count(&s.UAS, attached)
		count(&s.LAS, labelled)
		c := s.Relations[rel]
		count(&c, labelled)
		s.Relations[rel] = c
	}
	return s
}

// agree counts the spans that both sides have.
func agree(gold, system []span) Count {
	c := Count{Gold: len(gold), System: len(system)}
	has := make(map[span]bool, len(system))
	for _, s := range system {
		has[s] = true
	}
	for _, s := range gold {
		if has[s] {
			c.Correct++
		}
	}
	return c
}
