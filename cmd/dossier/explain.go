package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"dossier/graph/english"
	"dossier/graph/mention"
	"dossier/graph/openie"
	"dossier/graph/timex"
	"dossier/graph/ud"
)

// explainCommand shows what becomes of one sentence.
type explainCommand struct {
	Sentence []string `arg:"" optional:"" help:"The sentence; standard input when there is none." placeholder:"WORD"`
	Date     string   `help:"Publication date, against which \"on Tuesday\" is read." placeholder:"2024-01-10"`
	Rules    bool     `help:"List all rules with an example of each, and nothing else."`
}

// Help is shown by --help.
func (explainCommand) Help() string {
	return `Prints the tree (word, lemma, part of speech, head, relation, the parser's confidence), the times and mentions,
the propositions with the rules that made them, and what was dropped and why:

  dossier explain --date 2024-01-10 "Russia had fired missiles at Kharkiv, Kirby said on Tuesday."`
}

// Run explains the sentence.
func (e *explainCommand) Run(out *console) error {
	w := bufio.NewWriter(out.stdout)
	defer w.Flush()
	if e.Rules {
		for _, r := range openie.Rules {
			fmt.Fprintf(w, "%s\n  %s\n  %q\n", r.Name, r.Doc, r.Example)
		}
		return nil
	}
	if _, err := time.Parse(time.DateOnly, e.Date); e.Date != "" && err != nil {
		return fmt.Errorf("--date %q is no day: write it as 2024-01-10", e.Date)
	}
	text := strings.Join(e.Sentence, " ")
	if text == "" {
		data, err := io.ReadAll(io.LimitReader(out.stdin, 1<<20))
		if err != nil {
			return err
		}
		text = strings.TrimSpace(string(data))
	}
	doc := english.ParseLine("sentence", text)
	if len(doc.Sentences) == 0 {
		return fmt.Errorf("there is no sentence to explain: give one as an argument or on standard input")
	}
	times := timex.Find(doc, e.Date)
	mentions := mention.Find(doc)
	_, trace := openie.Explain(doc, times, mentions)
	explainTree(w, &doc.Sentences[0])
	explainTimes(w, doc, times)
	explainMentions(w, doc, mentions)
	explainSteps(w, doc, times, trace)
	return nil
}

func explainTree(w io.Writer, s *ud.Sentence) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, k := range s.Tokens {
		head := "root"
		if k.Head >= 0 {
			head = fmt.Sprintf("%d %s", k.Head+1, s.Tokens[k.Head].Form)
		}
		fmt.Fprintf(t, "%d\t%s\t%s\t%s\t%s\t%s\t%.2f\n", i+1, k.Form, k.Lemma, k.UPOS, k.Deprel, head, k.Confidence)
	}
	t.Flush()
}

func explainTimes(w io.Writer, doc *ud.Document, times []timex.Expression) {
	if len(times) > 0 {
		fmt.Fprintln(w, "\ntimes")
	}
	for _, t := range times {
		fmt.Fprintf(w, "  %s: %s %s\n", doc.Span(t.Span), t.Type, t.Value)
	}
}

func explainMentions(w io.Writer, doc *ud.Document, m *mention.Analysis) {
	if len(m.Mentions) > 0 {
		fmt.Fprintln(w, "\nmentions")
	}
	for _, x := range m.Mentions {
		fmt.Fprintf(w, "  [%d] %s: %s, %s\n", x.Chain, doc.Span(x.Span), x.Kind, x.Type)
	}
}

// explainSteps prints what the rules made, first what stays, then what was
// dropped.
func explainSteps(w io.Writer, doc *ud.Document, times []timex.Expression, trace *openie.Trace) {
	for _, title := range []string{"propositions", "dropped"} {
		first := true
		for _, step := range trace.Steps {
			if (step.Dropped == "") != (title == "propositions") {
				continue
			}
			if first {
				fmt.Fprintln(w, "\n"+title)
				first = false
			}
			explainProposition(w, doc, times, &step)
		}
	}
}

func explainProposition(w io.Writer, doc *ud.Document, times []timex.Expression, step *openie.Step) {
	p := &step.Proposition
	fmt.Fprintf(w, "  %s · %s", p.Subject.Text(doc), p.Predicate.Label)
	if !p.Object.IsZero() {
		fmt.Fprintf(w, " · %s", p.Object.Text(doc))
	}
	fmt.Fprintf(w, "\n    reads: %s %s %s\n", p.Subject.Text(doc), p.Predicate.Reading, p.Object.Text(doc))
	for _, q := range p.Qualifiers {
		value := q.Phrase.Text(doc)
		if q.Time >= 0 && times[q.Time].Value != "" {
			value += " = " + times[q.Time].Value
		}
		fmt.Fprintf(w, "    %s: %s\n", q.Role, value)
	}
	for _, a := range p.Attribution {
		fmt.Fprintf(w, "    according to: %s (%s)\n", a.Speaker.Text(doc), a.Verb)
	}
	fmt.Fprintf(w, "    %s, %s, confidence %.2f; rules: %s\n", p.Polarity, p.Modality, p.Confidence, strings.Join(p.Rules, ", "))
	if step.Dropped != "" {
		fmt.Fprintf(w, "    dropped: %s\n", step.Dropped)
	}
}
