package templates

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/graph"
)

// An entry is what a reader sees of one thing that is said: the sentence, and
// under it the evidence of every statement that says the same, each with its
// date, place, speaker and quotation. Statements say the same when subject,
// relation, object, polarity and modality are the same. What is affirmed here
// and denied there stands side by side.

// claimKey is the same for statements about the same, whatever they say of it.
func claimKey(s *graph.Statement) string {
	return string(s.Subject) + "\x00" + s.Relation + "\x00" + string(s.Object.Entity) + "\x00" + string(s.Object.Datatype) + "\x00" + s.Object.Literal + "\x00" + s.Object.Unit
}

// sayingKey is the same for statements that say the same.
func sayingKey(s *graph.Statement) string {
	return string(s.Polarity) + "\x00" + string(s.Modality)
}

// group is a run of statements under one heading: those with one relation.
type group struct {
	Heading Markdown
	Entries Markdown
}

// ordered returns statements as pages show them: by relation, the most
// frequent first; then what was said last first, as the articles have it and of
// one sentence the surest first, with everything about the same together, the affirmed before the denied.
// O(n log n).
func (x *index) ordered(statements []int32, byRelation bool) []int32 {
	type order struct {
		relation string
		claim    string
		saying   string
		date     string
	}
	type newest struct {
		date  string
		first int32 // statement of that date
	}
	relations, latest := map[string]int{}, map[string]newest{}
	keys := make(map[int32]order, len(statements))
	for _, i := range statements {
		s := &x.g.Statements[i]
		o := order{relation: s.Relation, claim: claimKey(s), saying: sayingKey(s), date: x.dates[x.article(s)]}
		keys[i] = o
		relations[o.relation]++
		if l, ok := latest[o.claim]; !ok || o.date > l.date || o.date == l.date && i < l.first {
			latest[o.claim] = newest{o.date, i}
		}
	}
	sorted := slices.Clone(statements)
	slices.SortFunc(sorted, func(a, b int32) int {
		p, q := keys[a], keys[b]
		if byRelation && p.relation != q.relation {
			return cmp.Or(cmp.Compare(relations[q.relation], relations[p.relation]), cmp.Compare(p.relation, q.relation))
		}
		l, m := latest[p.claim], latest[q.claim]
		return cmp.Or(
			cmp.Compare(m.date, l.date), x.inText(l.first, m.first),
			cmp.Compare(polarityRank(&x.g.Statements[a]), polarityRank(&x.g.Statements[b])), cmp.Compare(p.saying, q.saying),
			cmp.Compare(q.date, p.date), cmp.Compare(a, b))
	})
	return sorted
}

// inText compares statements by their places in the articles, those of one
// sentence by confidence.
func (x *index) inText(a, b int32) int {
	s, t := &x.g.Statements[a], &x.g.Statements[b]
	if s.Article == t.Article && s.Evidence[0].Start == t.Evidence[0].Start {
		return cmp.Or(cmp.Compare(t.Confidence, s.Confidence), cmp.Compare(a, b))
	}
	return cmp.Compare(a, b)
}

func polarityRank(s *graph.Statement) int {
	if s.Polarity == graph.Positive {
		return 0
	}
	return 1
}

// groups shows ordered statements by relation.
func (w writer) groups(statements []int32) (groups []group) {
	for len(statements) > 0 {
		relation := w.g.Statements[statements[0]].Relation
		n := run(statements, func(i int32) bool { return w.g.Statements[i].Relation == relation })
		words := relation
		if !visible(words) {
			words = w.g.Relations[w.relations[relation]].ID
		}
		groups = append(groups, group{link(text(words), w.toRelation(w.relations[relation]), ""), w.entries(statements[:n])})
		statements = statements[n:]
	}
	return groups
}

// run returns how many of the first statements belong together.
func run(statements []int32, same func(i int32) bool) int {
	n := 1
	for n < len(statements) && same(statements[n]) {
		n++
	}
	return n
}

// entries shows ordered statements, what says the same as one entry, and under
// entries that stand in one sentence that sentence once.
func (w writer) entries(statements []int32) Markdown {
	var b strings.Builder
	var list []entry
	flush := func() {
		if b.Len() > 0 && len(list) > 0 {
			b.WriteByte('\n')
		}
		writeEntries(&b, list)
		list = nil
	}
	for len(statements) > 0 {
		claim := claimKey(&w.g.Statements[statements[0]])
		n := run(statements, func(i int32) bool { return claimKey(&w.g.Statements[i]) == claim })
		about := statements[:n]
		statements = statements[n:]
		disputed := polarityRank(&w.g.Statements[about[0]]) != polarityRank(&w.g.Statements[about[n-1]])
		if disputed {
			flush()
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString("<div class=\"disputed\">\n\nAffirmed and denied:\n\n")
		}
		for len(about) > 0 {
			saying := sayingKey(&w.g.Statements[about[0]])
			n := run(about, func(i int32) bool { return sayingKey(&w.g.Statements[i]) == saying })
			list = append(list, w.entry(about[:n], disputed))
			about = about[n:]
		}
		if disputed {
			writeEntries(&b, list)
			list = nil
			b.WriteString("\n</div>\n")
		}
	}
	flush()
	return Markdown(b.String())
}

// entry is an item of a list: the sentence, and a quotation for each statement
// that says it.
type entry struct {
	marks    Markdown
	sentence Markdown
	about    []Markdown // what remains to be said of a single statement
	evidence string
	place    string // the same for entries with the same evidence; "" for several quotations
}

// writeEntries writes a list. Of neighbours with the same marks that stand in
// one sentence only the last shows it.
func writeEntries(b *strings.Builder, list []entry) {
	for i, e := range list {
		b.WriteString("- " + string(e.marks) + string(e.sentence) + ".")
		if len(e.about) > 0 {
			b.WriteString(` <span class="about">` + dotted(e.about) + `</span>`)
		}
		b.WriteByte('\n')
		if i+1 == len(list) || e.place == "" || list[i+1].marks != e.marks || list[i+1].place != e.place {
			b.WriteString(e.evidence)
		}
	}
}

// entry shows statements that say the same.
func (w writer) entry(statements []int32, disputed bool) entry {
	best := w.best(statements)
	ms := marks(best)
	if disputed && len(ms) == 0 {
		ms = []mark{{"affirmed", "affirmed"}}
	}
	e := entry{marks: show(ms)}
	if len(statements) == 1 {
		e.sentence, e.about = w.claim(best, "")
		if best.Confidence < doubtful {
			e.about = append(e.about, certainty(best))
		}
		e.evidence = w.evidence(best, nil)
		e.place = fmt.Sprint(w.article(best), best.Evidence)
		return e
	}
	e.sentence = w.sentence(best)
	if by := w.onlyAccordingTo(statements); by != "" {
		e.sentence += ", " + by
	}
	const open = 3 // quotations that are shown at once; the others open on demand
	var b strings.Builder
	for n, i := range statements {
		if n == open && len(statements) > open+1 {
			fmt.Fprintf(&b, "\n  <details>\n  <summary>%d more</summary>\n", len(statements)-open)
		}
		s := &w.g.Statements[i]
		day, about := w.circumstances(s)
		if day != "" {
			about = append([]Markdown{text(date(day))}, about...)
		}
		if by := w.attribution(s, ""); by != "" {
			about = append(about, by)
		}
		if s.Confidence < doubtful {
			about = append(about, certainty(s))
		}
		b.WriteString(w.evidence(s, about))
	}
	if len(statements) > open+1 {
		b.WriteString("\n  </details>\n")
	}
	e.evidence = b.String()
	return e
}

// best returns the statement whose words stand for all that say the same: the
// one that was read most surely, of several the first.
func (x *index) best(statements []int32) *graph.Statement {
	best := &x.g.Statements[statements[0]]
	for _, i := range statements[1:] {
		if s := &x.g.Statements[i]; s.Confidence > best.Confidence {
			best = s
		}
	}
	return best
}

// onlyAccordingTo returns who says what no article says in its own voice: the
// immediate speakers of several statements.
func (w writer) onlyAccordingTo(statements []int32) Markdown {
	const most = 3
	var speakers []string
	for _, i := range statements {
		s := &w.g.Statements[i]
		if len(s.Attribution) == 0 {
			return ""
		}
		speaker := string(w.value(s.Attribution[0].Speaker))
		if speaker == "" {
			speaker = "an unnamed source"
		}
		if !slices.Contains(speakers, speaker) && len(speakers) <= most {
			speakers = append(speakers, speaker)
		}
	}
	if len(speakers) > most {
		speakers = append(speakers[:most], "others")
	}
	return Markdown("according to " + and(speakers))
}

// and joins words as a sentence does.
func and(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// doubtful is the confidence below which a reader is told the number, and on
// which no summary and no lead of the front page rests.
const doubtful = 0.5

// evidence shows where an article says it: the sentence as a quotation, what
// is to be said about it, and the way into the article.
func (w writer) evidence(s *graph.Statement, about []Markdown) string {
	var b strings.Builder
	b.WriteByte('\n')
	for _, e := range s.Evidence {
		b.WriteString("  > " + string(text(e.Quote)) + "\n  >\n")
	}
	article := w.article(s)
	line := "— " + w.source(article, w.toStatement(s))
	if len(about) > 0 {
		line = dotted(about) + " " + line
	}
	b.WriteString("  > " + line + "\n")
	return b.String()
}

// certainty says how surely a statement was read.
func certainty(s *graph.Statement) Markdown {
	return Markdown(fmt.Sprintf("confidence %.2f", s.Confidence))
}

// dotted joins short remarks.
func dotted(about []Markdown) string {
	words := make([]string, len(about))
	for i, a := range about {
		words[i] = string(a)
	}
	return strings.Join(words, " · ")
}

// source names an article and its day, and leads to a place in it.
func (w writer) source(article int, to string) string {
	line := string(link(text(w.title(article)), to, ""))
	if d := date(w.g.Articles[article].Published); d != "" {
		line += `, <span class="day">` + d + "</span>"
	}
	return line
}

// title returns an article's title, or its ID where the title shows nothing.
func (x *index) title(article int) string {
	if t := x.g.Articles[article].Title; visible(t) {
		return t
	}
	return x.g.Articles[article].ID
}
