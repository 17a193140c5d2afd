package corpus

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// The evidence that it takes to call an article not English.
const (
	minLetters    = 300  // trigrams of less text say little where it is full of names
	minUncapital  = 60   // letters in words without a capital, which are no names
	maxLetters    = 4000 // whatlanggo ranks trigrams by 300 positions; those of long texts have more
	minConfidence = 0.9
	maxEnglish    = 0.06 // share of English function words among all words
)

// englishWords are function words that hardly a paragraph of English prose does
// without, and that are not common words in other languages written in Latin
// letters, as "in", "to", "for" and "at" are.
var englishWords = map[string]bool{"the": true, "of": true, "and": true, "that": true, "with": true, "from": true, "this": true, "which": true,
	"were": true, "has": true, "had": true, "have": true, "they": true, "their": true, "been": true, "would": true, "there": true, "said": true,
	"his": true, "she": true, "it": true, "its": true, "you": true, "your": true, "who": true, "when": true, "after": true, "not": true,
	"but": true, "are": true, "be": true, "or": true, "what": true, "about": true, "could": true, "should": true, "because": true, "than": true}

// foreignLanguage returns the name of the language that text is in when that
// is certainly not English, "" otherwise: for a few words, for English full of
// names or terms, and in doubt.
//
// Trigrams alone take a list of names for another language now and then, so
// both must speak: the trigrams for another language, and the lack of English
// function words against English. Of a short text, only the words without a
// capital count. Text in other letters than Latin needs no trigrams.
func foreignLanguage(text string) string {
	text, letters := sample(text)
	if notLatin(text, letters) {
		if letters < minLetters { // neighbours with one alphabet look alike
			return "another alphabet than the Latin"
		}
		return whatlanggo.Detect(text).Lang.String()
	}
	if hasEnglish(text) {
		return ""
	}
	if letters < minLetters {
		if text, letters = uncapitalized(text); letters < minUncapital {
			return ""
		}
	}
	other := whatlanggo.Detect(text)
	if other.Lang == whatlanggo.Eng || other.Lang == -1 || other.Confidence == 0 { // 0: a tie, decided by chance
		return ""
	}
	// Against English alone: near relatives, such as Danish and Norwegian,
	// lower each other's confidence. It is negative when English is out of
	// the question.
	both := whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{other.Lang: true, whatlanggo.Eng: true}}
	if c := whatlanggo.DetectWithOptions(text, both).Confidence; c < minConfidence && c >= 0 {
		return ""
	}
	return other.Lang.String()
}

// sample returns the start of text with at most maxLetters letters, and how
// many it has.
func sample(text string) (string, int) {
	letters := 0
	for i, r := range text {
		if unicode.IsLetter(r) {
			if letters == maxLetters {
				return text[:i], letters
			}
			letters++
		}
	}
	return text, letters
}

// notLatin reports whether most letters of a text, and more than a few, are of
// other alphabets.
func notLatin(text string, letters int) bool {
	const few = 20
	other := 0
	for _, r := range text {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			other++
		}
	}
	return other > few && other > letters/2
}

// uncapitalized returns the words of text that do not begin with a capital,
// and how many letters they have.
func uncapitalized(text string) (string, int) {
	var b strings.Builder
	letters := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsAny(word, "@/\\_=") || strings.IndexFunc(word, unicode.IsUpper) >= 0 {
			continue
		}
		for _, r := range word {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		b.WriteString(word + " ")
	}
	return b.String(), letters
}

// hasEnglish reports whether text has as many English function words as only
// English has.
func hasEnglish(text string) bool {
	words, english := 0, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if englishWords[strings.ToLower(word)] {
			english++
		}
	}
	return float64(english) > maxEnglish*float64(words)
}
