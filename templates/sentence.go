package templates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/graph"
	"dossier/graph/entity"
	"dossier/graph/rdf/vocab"
)

// writer writes the Markdown of one page: it knows where the page is, so that
// links can be relative, and whom it is about, so that it does not link to
// itself.
type writer struct {
	*index
	folder string // of the page
	self   int    // the entity that the page is about; -1 when it is about none
}

// entityLink returns words that lead to an entity's page. Where there are no
// words to see, its ID stands for them.
func (w writer) entityLink(e int, words string) Markdown {
	if !visible(words) {
		words = string(w.g.Entities[e].ID)
	}
	if e == w.self {
		return text(words)
	}
	return link(text(words), w.toEntity(e), "")
}

func (w writer) toEntity(e int) string {
	path, _ := vocab.EntityPath(string(w.g.Entities[e].ID)) // New has looked at it
	return to(w.folder, path, "")
}

func (w writer) toRelation(r int) string {
	path, _ := vocab.RelationPath(w.g.Relations[r].ID)
	return to(w.folder, path, "")
}

func (w writer) toArticle(a int, fragment string) string {
	path, _ := vocab.ArticlePath(w.g.Articles[a].ID)
	return to(w.folder, path, fragment)
}

func (w writer) toStatement(s *graph.Statement) string {
	fragment, _ := vocab.StatementFragment(s.ID)
	return w.toArticle(w.article(s), fragment)
}

// name returns an entity's name, or its ID where the name shows nothing.
func (x *index) name(e int) string {
	if n := x.g.Entities[e].Name; visible(n) {
		return n
	}
	return string(x.g.Entities[e].ID)
}

// participant returns a participant of a statement: a named thing by its
// name, which says more than "he" or "the country"; a concept by the words of
// the article as long as they name it, "over 700 asylum seekers", and with
// its name behind them when they do not, "the weapons (ballistic missile)".
func (w writer) participant(e int, words string, edit func(string) string) Markdown {
	entity := &w.g.Entities[e]
	name := w.name(e)
	switch {
	case w.the[e]:
		return Markdown(edit("the ")) + w.entityLink(e, name)
	case !entity.Concept:
		return w.entityLink(e, name)
	case names(words, entity):
		return w.entityLink(e, edit(words))
	case len(strings.Fields(words)) > 1 && visible(words): // a single word is a pronoun
		return w.entityLink(e, edit(words)) + " (" + text(name) + ")"
	}
	switch strings.ToLower(words) {
	case "they", "them", "their", "theirs":
		return Markdown(edit("the ")) + w.entityLink(e, plural(name))
	case "it", "its", "he", "him", "his", "she", "her":
		return Markdown(edit("the ")) + w.entityLink(e, name)
	}
	return w.entityLink(e, edit(name))
}

// plural is the plural of a concept's name: of its head, which stands before an
// of-phrase.
func plural(name string) string {
	head, of, _ := strings.Cut(name, " of ")
	if of != "" {
		of = " of " + of
	}
	for singular, many := range map[string]string{"person": "people", "child": "children", "man": "men"} {
		if before, ok := strings.CutSuffix(head, singular); ok && (before == "" || !strings.HasSuffix(before, "hu")) {
			return before + many + of
		}
	}
	last := head[len(head)-1:]
	switch {
	case last == "s" && !strings.HasSuffix(head, "ss") && !strings.HasSuffix(head, "us"):
		return name // many already: sanctions
	case last == "y" && len(head) > 1 && !strings.ContainsAny(head[len(head)-2:len(head)-1], "aeiou"):
		return head[:len(head)-1] + "ies" + of
	case strings.ContainsAny(last, "sxz") || strings.HasSuffix(head, "ch") || strings.HasSuffix(head, "sh"):
		return head + "es" + of
	}
	return head + "s" + of
}

// leading are the words that begin a phrase and are no part of a name.
var leading = map[string]bool{
	"A": true, "All": true, "An": true, "Another": true, "Any": true, "Both": true, "Each": true, "Every": true, "Few": true, "Her": true, "His": true, "Its": true, "Many": true, "More": true, "Most": true, "My": true, "No": true,
	"Other": true, "Our": true, "Several": true, "Some": true, "Such": true, "That": true, "The": true, "Their": true, "These": true, "This": true, "Those": true, "Your": true,
}

// inside returns a phrase that may have begun its sentence as it stands inside
// another: "A court in Gdansk" as "a court in Gdansk".
func inside(s string) string {
	if first, _, ok := strings.Cut(s, " "); ok && leading[first] {
		return strings.ToLower(first) + s[len(first):]
	}
	return s
}

// function words, which names share by chance.
var function = map[string]bool{"and": true, "for": true, "from": true, "her": true, "his": true, "its": true, "our": true, "the": true, "their": true, "they": true, "with": true, "your": true}

// names reports whether words share a word with a name of the entity, not
// counting endings.
func names(words string, e *entity.Entity) bool {
	const stem = 4       // letters that two words have to share, or all of the shorter one
	const longest = 1000 // bytes that are looked at
	words = words[:min(longest, len(words))]
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		for a := range strings.FieldsFuncSeq(strings.ToLower(name[:min(longest, len(name))]), notLetter) {
			for b := range strings.FieldsFuncSeq(strings.ToLower(words), notLetter) {
				if n := min(len(a), len(b), max(stem, min(len(a), len(b))-2)); n >= 3 && a[:n] == b[:n] && !function[b] {
					return true
				}
			}
		}
	}
	return false
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// value returns what stands in a statement's object, a qualifier or an
// attribution; "" when there is nothing to see.
func (w writer) value(v graph.Value) Markdown {
	if e, ok := w.entities[v.Entity]; ok {
		return w.participant(e, v.Text, inside)
	}
	words := v.Text
	if !visible(words) {
		words = v.Literal
		switch {
		case v.Datatype == graph.DateValue && date(words) != "":
			words = date(words)
		case v.Datatype == graph.NumberValue:
			words += " " + v.Unit
		}
	}
	if !visible(words) {
		return ""
	}
	if v.Datatype == graph.QuoteValue && !strings.ContainsAny(words[:min(4, len(words))], "\"“«‘'") {
		words = "“" + clean(words) + "”"
	}
	if v.Datatype == graph.TextValue {
		words = inside(words)
	}
	return w.linked(words, v.Mentions)
}

// linked returns words in which the names of the mentioned entities lead to
// their pages.
func (w writer) linked(words string, mentions []entity.ID) Markdown {
	const most = 20 // names that are looked for; a longer list is no use to a reader
	type span struct{ start, end, entity int }
	var spans []span
	for _, m := range mentions[:min(most, len(mentions))] {
		e, ok := w.entities[m]
		if !ok {
			continue
		}
		entity := &w.g.Entities[e]
		for _, name := range append([]string{entity.Name}, entity.Aliases...) {
			start := indexWord(words, name)
			if start < 0 {
				continue
			}
			s := span{start, start + len(name), e}
			free := true
			for _, o := range spans {
				free = free && (s.end <= o.start || s.start >= o.end)
			}
			if free {
				spans = append(spans, s)
				break
			}
		}
	}
	if len(spans) == 0 {
		return text(words)
	}
	var b strings.Builder
	at := 0
	for len(spans) > 0 {
		first := 0
		for i := range spans {
			if spans[i].start < spans[first].start {
				first = i
			}
		}
		s := spans[first]
		spans = append(spans[:first], spans[first+1:]...)
		b.WriteString(string(piece(words[at:s.start])))
		b.WriteString(string(w.entityLink(s.entity, words[s.start:s.end])))
		at = s.end
	}
	b.WriteString(string(piece(words[at:])))
	return Markdown(strings.TrimSpace(b.String()))
}

// indexWord returns where name stands in s as a word of its own, or -1.
func indexWord(s, name string) int {
	if !visible(name) {
		return -1
	}
	for at := 0; ; {
		i := strings.Index(s[at:], name)
		if i < 0 {
			return -1
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(name):])
		if notLetter(before) && notLetter(after) {
			return i
		}
		at = i + len(name)
	}
}

// sentence returns a statement as a reader would say it, without a full stop:
// subject, predicate with its negation, object, and what stands behind
// prepositions. Time, place and speaker are said apart.
func (w writer) sentence(s *graph.Statement) Markdown {
	parts := []Markdown{w.participant(w.entities[s.Subject], s.SubjectText, sentenceCase)}
	reading := s.Reading
	if !visible(reading) {
		reading = s.Relation
	}
	parts = append(parts, text(reading))
	if !s.Object.IsZero() {
		parts = append(parts, w.value(s.Object))
	}
	role := ""
	for _, q := range s.Qualifiers {
		v := w.value(q.Value)
		if d := dateNoun(q.Value.Literal); q.Value.Datatype == graph.DateValue && d != "" {
			v = text(d)
		}
		switch {
		case q.Role == vocab.Time, q.Role == vocab.Place, v == "":
		case q.Role == graph.ObjectRole: // the predicate reads with it
		case q.Role == graph.ComplementRole:
			parts = append(parts, v)
		default:
			if q.Role == role {
				parts = append(parts, text("and"), v) // "with missiles and launch systems"
				continue
			}
			parts = append(parts, text(q.Role), v)
			role = q.Role
		}
	}
	var b strings.Builder
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(p))
	}
	return Markdown(b.String())
}

// claim returns a statement as a whole sentence, without a full stop: with
// its day and with who says so. about is what remains to be said beside it:
// the place, and a time that the calendar does not know.
func (w writer) claim(s *graph.Statement, known string) (sentence Markdown, about []Markdown) {
	sentence = w.sentence(s)
	day, about := w.circumstances(s)
	if d := onDate(day); d != "" {
		sentence += " " + text(d)
	}
	if by := w.attribution(s, known); by != "" {
		sentence += ", " + by
	}
	return sentence, about
}

// circumstances returns when and where a statement holds: the first time that
// the calendar knows as a TIMEX3 value, and everything else in words: "place:
// Kharkiv".
func (w writer) circumstances(s *graph.Statement) (day string, others []Markdown) {
	for _, role := range []string{vocab.Time, vocab.Place} {
		var all []string
		for _, q := range s.Qualifiers {
			if q.Role != role {
				continue
			}
			words := w.value(q.Value)
			if d := dateNoun(q.Value.Literal); role == vocab.Time && q.Value.Entity == "" && d != "" {
				if day == "" {
					day = q.Value.Literal
					continue
				}
				words = text(d)
			}
			if words != "" {
				all = append(all, string(words))
			}
		}
		if len(all) > 0 {
			others = append(others, Markdown(role+": "+and(all)))
		}
	}
	return day, others
}

// mark is a word that must stand before a statement which is no plain
// assertion.
type mark struct{ class, word string }

// marks returns the words for a statement's polarity and modality. They come
// before the statement wherever it is shown.
func marks(s *graph.Statement) (out []mark) {
	switch {
	case s.Polarity == graph.Positive:
	case s.Polarity == graph.Negative && s.Modality == graph.Asserted && len(s.Attribution) > 0:
		out = append(out, mark{"negative", "denial"})
	case s.Polarity == graph.Negative:
		out = append(out, mark{"negative", "negative"})
	default: // a polarity that this program does not know is nothing to rely on
		out = append(out, mark{"questioned", "unclear"})
	}
	switch s.Modality {
	case graph.Asserted:
	case graph.Possible:
		out = append(out, mark{"possible", "possible"})
	case graph.Planned:
		out = append(out, mark{"planned", "planned"})
	case graph.Hypothetical:
		out = append(out, mark{"hypothetical", "hypothetical"})
	case graph.Questioned:
		out = append(out, mark{"questioned", "in question"})
	default:
		out = append(out, mark{"questioned", "unclear"})
	}
	return out
}

// show returns marks as Markdown, each followed by a space.
func show(ms []mark) Markdown {
	var b strings.Builder
	for _, m := range ms {
		b.WriteString(`<span class="mark ` + m.class + `">` + m.word + `</span> `)
	}
	return Markdown(b.String())
}
