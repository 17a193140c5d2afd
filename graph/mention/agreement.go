package mention

import (
	"strings"

	"dossier/graph/ud"
)

// number of a phrase.
type number byte

const (
	anyNumber number = iota
	singular
	plural
)

// gender of a phrase, as the pronouns tell it.
type gender byte

const (
	anyGender gender = iota
	masculine
	feminine
	neuter
	animate // a person of unknown gender
)

// definiteness of a phrase: what its determiner promises.
type definiteness byte

const (
	bare definiteness = iota
	definite
	indefinite
	demonstrative
	possessed
	quantified
)

// describe fills what the words of a phrase say about its referent.
func (p *phrase) describe() {
	tok := p.token()
	p.lemma = strings.ToLower(tok.Lemma)
	p.Kind = kindOf(p)
	p.pron = theLexicon().pronouns[strings.ToLower(tok.Form)]
	p.Name = ud.Span{Sentence: p.Span.Sentence, Start: p.Head, End: p.Head}
	if p.coordination {
		// It has no name of its own.
	} else if c := closeName(p.tree, p.Head); c >= 0 {
		p.Kind = Name
		p.Name.Start, p.Name.End = closeSpan(p.tree, p.Head, c)
		if k := afterTitles(p.tree, p.Name.Start, p.Name.End); k < p.Name.End {
			p.Name.Start = k
		}
	} else if p.Kind == Name {
		p.Name.Start, p.Name.End = nameSpan(p.tree, p.Head, p.Span.Start, p.Span.End)
		if p.Name.Start == p.Name.End {
			p.Kind = Nominal
		}
	}
	if isPlainWord(p.nameWords()) {
		p.nameless()
	}
	if p.Name.Start < p.Name.End {
		p.Name.Start, p.Name.End = glued(p.tree, p.Name.Start, p.Name.End)
		if last := p.Name.End - 1; last > p.Name.Start && last >= p.Head && p.tree.Sentence.Tokens[last].UPOS == "NOUN" && isHyphen(p.tree.Sentence.Tokens[last-1].Form) && isPlainWord(p.tree.Sentence.Tokens[last:last+1]) {
			p.nameless() // "T-shirt"
		}
	}
	if p.Name.Start < p.Name.End {
		p.Span.Start, p.Span.End = min(p.Span.Start, p.Name.Start), max(p.Span.End, p.Name.End)
	}
	p.country = p.countryOf()
	p.definiteness = p.determiner()
	p.number = p.numberOf()
	p.gender = p.genderOf()
}

// isPlainWord reports whether a name is no more than a word in small letters
// that dictionaries know, or a pronoun, mistaken for a name.
func isPlainWord(name []ud.Token) bool {
	if len(name) != 1 {
		return false
	}
	lower := strings.ToLower(name[0].Form)
	_, pronoun := theLexicon().pronouns[lower]
	return lower == name[0].Form && nounKinds(lower) != "" || pronoun && len(lower) > 2
}

// nameless makes a name of a common noun.
func (p *phrase) nameless() {
	p.Kind, p.Name.Start, p.Name.End = Nominal, p.Head, p.Head
	if !isOneOf(p.token().UPOS, "NOUN", "PROPN") {
		return
	}
	if _, ok := theLexicon().nouns[p.lemma]; !ok && nounKinds(p.lemma) != "" {
		p.lemma = strings.TrimSuffix(p.lemma, "s")
	}
}

// countryOf returns the country that the name of the phrase means: a name of
// the country, or its adjective before a noun.
func (p *phrase) countryOf() string {
	if p.Name.Start == p.Name.End {
		return ""
	}
	name := spell(p.tree.Sentence.Tokens[p.Name.Start:p.Name.End])
	if c := theLexicon().countries[name]; c != "" {
		return c
	}
	if capital(name) == "XX" && len(name) > 4 {
		if c := theLexicon().countries[name[:1]+strings.ToLower(name[1:])]; c != "" {
			return c
		}
	}
	if isOneOf(p.token().Relation(), "compound", "amod") {
		return theLexicon().adjective[name]
	}
	// "North and South Korea"
	if k := p.Name.End; p.Name.End-p.Name.Start == 1 && k+2 < len(p.tree.Sentence.Tokens) && p.tree.Sentence.Tokens[k].UPOS == "CCONJ" {
		tokens := p.tree.Sentence.Tokens
		if theLexicon().countries[tokens[k+1].Form+" "+tokens[k+2].Form] != "" {
			return theLexicon().countries[name+" "+tokens[k+2].Form]
		}
	}
	return ""
}

// spell puts tokens together as they stand in the text.
func spell(tokens []ud.Token) string {
	var b strings.Builder
	for i := range tokens {
		if i > 0 && tokens[i].Start > tokens[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(tokens[i].Form)
	}
	return b.String()
}

func kindOf(p *phrase) Kind {
	tok := p.token()
	switch tok.UPOS {
	case "NOUN":
		if isShoutedPlace(tok.Form) {
			return Name
		}
	case "PROPN":
		return Name
	case "PRON":
		return Pronoun
	case "DET":
		return Pronoun
	}
	return Nominal
}

// isShoutedPlace reports whether a word in capitals is the name of a country
// or capital, as datelines have it: "SEOUL".
func isShoutedPlace(form string) bool {
	if len(form) < 4 || capital(form) != "XX" {
		return false
	}
	name := form[:1] + strings.ToLower(form[1:])
	return theLexicon().capitals[name] != "" || theLexicon().countries[name] != ""
}

func (p *phrase) determiner() definiteness {
	t := p.tree
	for _, c := range t.Children(p.Head) {
		tok := &t.Sentence.Tokens[c]
		if c >= p.Head {
			break
		}
		switch tok.Relation() {
		case "det":
			switch strings.ToLower(tok.Form) {
			case "the":
				return definite
			case "a", "an":
				return indefinite
			case "this", "that", "these", "those", "such":
				return demonstrative
			}
			return quantified
		case "nummod":
			return quantified
		case "nmod":
			if tok.Deprel == "nmod:poss" {
				return possessed
			}
		}
	}
	return bare
}

func (p *phrase) numberOf() number {
	if p.coordination {
		return plural
	}
	switch p.pron.number {
	case "sing":
		return singular
	case "plur":
		return plural
	}
	if p.Kind == Pronoun {
		return anyNumber
	}
	switch p.token().XPOS {
	case "NNS", "NNPS":
		return plural
	case "NN", "NNP":
		return singular
	}
	return anyNumber
}

func (p *phrase) genderOf() gender {
	if p.coordination {
		return anyGender
	}
	switch p.pron.gender {
	case "m":
		return masculine
	case "f":
		return feminine
	case "n":
		return neuter
	case "a":
		return animate
	}
	l := theLexicon()
	for k := p.Span.Start; k <= p.Head; k++ {
		switch l.titles[strings.ToLower(p.tree.Sentence.Tokens[k].Form)] {
		case "m":
			return masculine
		case "f":
			return feminine
		}
	}
	if p.Kind == Name {
		switch l.given[p.tree.Sentence.Tokens[p.Name.Start].Form] {
		case "m":
			return masculine
		case "f":
			return feminine
		case "?":
			return animate
		}
	}
	switch l.gender[p.lemma] {
	case "m":
		return masculine
	case "f":
		return feminine
	}
	return anyGender
}
