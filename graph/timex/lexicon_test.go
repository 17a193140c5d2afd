package timex

import (
	"strings"
	"testing"
)

// TestLexicon checks what loading does not: order, repeats and case.
func TestLexicon(t *testing.T) {
	entries, err := lexiconFiles.ReadDir("lexicon")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		data, err := lexiconFiles.ReadFile("lexicon/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for line := range strings.Lines(string(data)) {
			if line[0] == '#' {
				continue
			}
			if form, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); form != strings.ToLower(form) {
				t.Errorf("%s: %q is not in lower case", entry.Name(), form)
			}
			lines = append(lines, line)
		}
		if len(lines) == 0 {
			t.Errorf("%s is empty", entry.Name())
		}
		for i := 1; i < len(lines); i++ {
			if lines[i-1] >= lines[i] {
				t.Errorf("%s: %q has to stand before %q", entry.Name(), lines[i], lines[i-1])
			}
		}
	}
	used := map[class]bool{}
	for _, e := range loadLexicon().words {
		for _, c := range classNames {
			used[c] = used[c] || e.classes&c != 0
		}
	}
	for name, c := range classNames {
		if !used[c] {
			t.Errorf("no word of words.tsv has the class %q", name)
		}
	}
}
