package english

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// cut returns the sentences of a text, its words separated by spaces.
func cut(text string) []string {
	m := segmenter()
	words := (&tokenizer{model: m.borders}).words(nil, text, 0, len(text))
	ends := (&splitter{model: m.ends}).ends(nil, text, words)
	var sentences []string
	first := 0
	for _, end := range ends {
		var forms []string
		for _, w := range words[first:end] {
			forms = append(forms, text[w.start:w.end])
		}
		sentences = append(sentences, strings.Join(forms, " "))
		first = end
	}
	return sentences
}

func TestSegments(t *testing.T) {
	f, err := os.Open("testdata/segments.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var text string
	var want []string
	cases := 0
	check := func() {
		if text == "" {
			return
		}
		cases++
		plain, fails := strings.CutPrefix(text, "? ")
		got := strings.Join(cut(plain), "\n")
		if ok := got == strings.Join(want, "\n"); ok == fails {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", text, got, strings.Join(want, "\n"))
		}
		text, want = "", nil
	}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		switch line := lines.Text(); {
		case strings.HasPrefix(line, "#"):
		case line == "":
			check()
		case strings.HasPrefix(line, "= "):
			want = append(want, line[2:])
		default:
			text = line
		}
	}
	check()
	if cases == 0 {
		t.Error("no cases")
	}
}
