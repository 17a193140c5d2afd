package templates

import (
	_ "embed"
	"strings"
	"sync"

	"dossier/graph"
)

//go:embed lexicon/saying.tsv
var sayingTable string

// sayings gives the past tense of verbs of saying, "" for those that need not
// be printed.
var sayings = sync.OnceValue(func() map[string]string {
	table := map[string]string{}
	for line := range strings.Lines(sayingTable) {
		verb, past, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(verb, "#") {
			table[verb] = strings.Trim(past, "-")
		}
	}
	return table
})

// attribution returns who says a statement, from the claim outwards: "Kim Jong
// Un said, KCNA reported on 10 January 2024", and "according to KCNA (accuse)"
// for a verb that cannot stand behind what is said. The day is left out when
// it is the one that the reader knows. It is "" when the article says it in
// its own voice.
func (w writer) attribution(s *graph.Statement, known string) Markdown {
	var b strings.Builder
	for i, a := range s.Attribution {
		if i > 0 {
			b.WriteString(", ")
		}
		speaker := w.value(a.Speaker)
		if speaker == "" {
			speaker = "an unnamed source"
		}
		past, common := sayings()[a.Verb]
		day := ""
		if a.Time != known && (i+1 == len(s.Attribution) || a.Time != s.Attribution[i+1].Time) {
			day = onDate(a.Time)
		}
		if past != "" {
			b.WriteString(string(speaker) + " " + past)
			if day != "" {
				b.WriteString(" " + string(text(day)))
			}
			continue
		}
		if i == 0 {
			b.WriteString("according to ")
		} else {
			b.WriteString("as reported by ")
		}
		b.WriteString(string(speaker))
		var how []string
		if visible(a.Verb) && !common {
			how = append(how, string(text(a.Verb)))
		}
		if day != "" {
			how = append(how, string(text(dateNoun(a.Time))))
		}
		if len(how) > 0 {
			b.WriteString(" (" + strings.Join(how, ", ") + ")")
		}
	}
	return Markdown(b.String())
}

// lessCertain says how many statements a page leaves to graph.nq, beside the
// number that it shows.
func (w writer) lessCertain(n int32, shown int) Markdown {
	if n == 0 {
		return ""
	}
	words := number(int(n), "less certain statement is", "less certain statements are")
	if shown == 0 {
		words = number(int(n), "statement, too uncertain to be shown, is", "statements, too uncertain to be shown, are")
	}
	return Markdown(`<span class="about">` + words + " in " + string(link("graph.nq", root(w.folder)+graphFile, "")) + ".</span>")
}
