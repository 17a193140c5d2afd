package english

import (
	"bufio"
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed lexicon/*.tsv lexicon/*.txt
var lexiconFiles embed.FS

// readTable calls row for each line of a table that is no comment, with its
// tab-separated columns.
func readTable(name string, row func(columns []string)) {
	f, err := lexiconFiles.Open("lexicon/" + name)
	if err != nil {
		panic(fmt.Sprintf("english: %v", err))
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := lines.Text(); line != "" && line[0] != '#' {
			row(strings.Split(line, "\t"))
		}
	}
}

// maxContraction is the length of the longest entry of contractions, in
// characters.
const maxContraction = 8

// contractions maps a contraction written without a mark, in lower case, to the
// lengths of its words but the last.
var contractions = sync.OnceValue(func() map[string][2]int {
	table := map[string][2]int{}
	readTable("contractions.tsv", func(columns []string) {
		var whole strings.Builder
		var lengths [2]int
		parts := strings.Fields(columns[0])
		for i, p := range parts {
			whole.WriteString(p)
			if i < len(parts)-1 {
				lengths[i] = utf8.RuneCountInString(p)
			}
		}
		table[whole.String()] = lengths
	})
	return table
})

// abbreviations lists abbreviations by where they stand: "before name",
// "before number", "after name", "after number".
var abbreviations = sync.OnceValue(func() map[string][]string {
	table := map[string][]string{}
	readTable("abbreviations.tsv", func(columns []string) {
		table[columns[1]] = append(table[columns[1]], columns[0])
	})
	return table
})
