package templates

import (
	"cmp"
	"slices"
	"strings"

	"dossier/graph"
	"dossier/graph/entity"
	"dossier/graph/mention"
	"dossier/graph/rdf/vocab"
)

// typeWords is what the pages call the types of entities.
var typeWords = map[mention.Type]struct{ one, many string }{
	mention.Person:       {"person", "people"},
	mention.Organization: {"organization", "organizations"},
	mention.Place:        {"place", "places"},
	mention.Event:        {"event", "events"},
	mention.Object:       {"object", "objects"},
	mention.Time:         {"period", "periods"},
	mention.Substance:    {"substance", "substances"},
	mention.Animal:       {"animal", "animals"},
	mention.Plant:        {"plant", "plants"},
	mention.Abstract:     {"idea", "ideas"},
}

// typeOrder is the order in which the types are listed.
var typeOrder = []mention.Type{mention.Person, mention.Organization, mention.Place, mention.Event, mention.Object, mention.Abstract, mention.Time, mention.Substance, mention.Animal, mention.Plant}

// typeName says what an entity is: "person", "kind of place".
func typeName(e *entity.Entity) string {
	word := typeWords[e.Type].one
	switch {
	case word == "":
		return "thing"
	case e.Concept:
		return "kind of " + word
	}
	return word
}

// entityPage is what entity.md.tmpl shows.
type entityPage struct {
	Name     Markdown
	Type     Markdown // with a link to the list of its kind
	Aliases  []Markdown
	Summary  Markdown // what it is, "leader of North Korea", with the way to the evidence
	Note     Markdown
	Broader  []Markdown
	Narrower []Markdown
	SameAs   []Markdown
	Sections []section
	Related  []Markdown
	Articles []Markdown
	Mentions []Markdown // the sentences that mention it, where there is no statement to show
	More     Markdown   // where there are more articles than are listed
	Less     Markdown   // how many statements are not shown
	Pager    Markdown
}

type section struct {
	Title  Markdown
	Groups []group
	Plain  Markdown // entries that are not grouped
}

func (s *Site) entityPage(p Page) (entityPage, meta) {
	e := &s.g.Entities[p.item]
	w := writer{s.index, p.Path, p.item}
	name := s.name(p.item)
	v := entityPage{Name: text(name), Type: link(text(sentenceCase(typeName(e))), to(p.Path, kindOf(e).folder, ""), "")}
	m := meta{title: plainLine(name), kind: Entity, entityType: typeName(e), crumbs: []crumb{{"Entities", entitiesPath}, {sentenceCase(kindOf(e).many), kindOf(e).folder}}}
	for _, a := range e.Aliases {
		if visible(a) {
			v.Aliases = append(v.Aliases, text(a))
			if a = plainLine(a); len(a) < 200 && !strings.ContainsAny(a, `/\:`) && strings.Trim(a, ".") != "" { // Hugo takes an alias for a path
				m.aliases = append(m.aliases, a)
			}
		}
	}
	var what string
	v.Summary, what = w.summary(p.item)
	m.description = describe(sentenceCase(typeName(e)), what, len(s.asSubject.of(p.item))+len(s.asObject.of(p.item)), len(s.mentionedIn.of(p.item)))
	v.Pager = pager(p)
	parts := s.split(p, s.entitySections(p.item))
	inText := name // as it stands in a sentence
	if s.the[p.item] {
		inText = "the " + name
	}
	titles := []string{"Statements about %", "% in other statements", "Said by %"}
	if len(parts[0]) == 0 && p.Number == 1 {
		titles[1] = "Statements with %"
	}
	for i, l := range parts {
		if len(l) == 0 {
			continue
		}
		sec := section{Title: text(sentenceCase(strings.Replace(titles[i], "%", inText, 1)))}
		if s.byRelation(Entity, i) {
			sec.Groups = w.groups(l)
		} else {
			sec.Plain = w.entries(l)
		}
		v.Sections = append(v.Sections, sec)
	}
	if p.Number > 1 { // the later pages hold statements alone
		return v, m
	}
	v.Note = w.note(e.Note)
	for _, same := range e.SameAs {
		if host := hostOf(same); host != "" {
			v.SameAs = append(v.SameAs, external(text(host), same))
		}
	}
	for _, b := range e.Broader {
		if i, ok := s.entities[b]; ok {
			v.Broader = append(v.Broader, w.entityLink(i, s.name(i)))
		}
	}
	v.Narrower = w.some(s.narrower.of(p.item))
	v.Related = w.related(p.item)
	v.Less = w.lessCertain(s.uncertain.entity[p.item], len(slices.Concat(parts...)))
	if len(v.Sections) == 0 {
		v.Mentions, v.More = w.mentions(p.item)
	} else {
		v.Articles, v.More = w.articlesOf(p.item)
	}
	return v, m
}

// some links to entities, by name, and says how many it leaves out.
func (w writer) some(entities []int32) (out []Markdown) {
	const most = 60
	sorted := slices.Clone(entities)
	slices.SortFunc(sorted, func(a, b int32) int {
		return cmp.Or(cmp.Compare(w.degree(int(b)), w.degree(int(a))), cmp.Compare(a, b))
	})
	for _, e := range sorted[:min(most, len(sorted))] {
		out = append(out, w.entityLink(int(e), w.name(int(e))))
	}
	if len(sorted) > most {
		out = append(out, Markdown("and "+itoa(len(sorted)-most)+" more"))
	}
	return out
}

// articlesOf lists the articles that mention an entity, newest first.
func (w writer) articlesOf(e int) (out []Markdown, more Markdown) {
	const most = 50
	articles := w.mentionedIn.of(e)
	for _, a := range articles[:min(most, len(articles))] {
		out = append(out, w.articleLine(int(a)))
	}
	if len(articles) > most {
		more = Markdown("The newest " + itoa(most) + " of " + itoa(len(articles)) + " articles; the statements above lead to the others.")
	}
	return out, more
}

// mentions quotes the first sentence of each article that mentions an entity,
// newest first.
func (w writer) mentions(e int) (out []Markdown, more Markdown) {
	const most = 10
	articles := w.mentionedIn.of(e)
	for _, i := range articles[:min(most, len(articles))] {
		out = append(out, w.mention(int(i), e))
	}
	if len(articles) > most {
		more = Markdown("The newest " + itoa(most) + " of " + itoa(len(articles)) + " articles.")
	}
	return out, more
}

// mention quotes the first sentence of an article that mentions an entity.
func (w writer) mention(article, e int) Markdown {
	a := &w.g.Articles[article]
	m := slices.IndexFunc(a.Mentions, func(m graph.Mention) bool { return m.Entity == w.g.Entities[e].ID })
	if m < 0 { // it takes part in a statement of the article alone
		return "> — " + Markdown(w.source(article, w.toArticle(article, ""))) + "\n"
	}
	start := a.Mentions[m].Start
	n, found := slices.BinarySearchFunc(a.Sentences, start, func(s graph.Sentence, start int) int { return cmp.Compare(s.Start, start) })
	if !found {
		n--
	}
	if n < 0 || a.Sentences[n].Start < 0 || start >= a.Sentences[n].End || a.Sentences[n].End > len(a.Text) {
		return "> — " + Markdown(w.source(article, w.toArticle(article, ""))) + "\n"
	}
	quote := text(a.Text[a.Sentences[n].Start:a.Sentences[n].End])
	return "> " + quote + "\n>\n> — " + Markdown(w.source(article, w.toArticle(article, vocab.SentenceFragment(n)))) + "\n"
}

// articleLine is an article in a list: title, date, publisher.
func (w writer) articleLine(a int) Markdown {
	article := &w.g.Articles[a]
	line := string(link(text(w.title(a)), w.toArticle(a, ""), ""))
	var about []string
	if d := date(article.Published); d != "" {
		about = append(about, d)
	}
	if visible(article.Publisher) {
		about = append(about, string(text(article.Publisher)))
	}
	if len(about) > 0 {
		line += ` <span class="about">` + strings.Join(about, " · ") + `</span>`
	}
	return Markdown(line)
}

// related links to the entities that share most statements with one.
func (w writer) related(e int) (out []Markdown) {
	const most = 16
	shared := map[int]int{}
	for _, l := range [][]int32{w.asSubject.of(e), w.asObject.of(e)} {
		for _, i := range l {
			shared[int(w.subject[i])]++
			for _, o := range w.others.of(int(i)) {
				shared[int(o)]++
			}
		}
	}
	delete(shared, e)
	others := make([]int, 0, len(shared))
	for o := range shared {
		others = append(others, o)
	}
	slices.SortFunc(others, func(a, b int) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	for _, o := range others[:min(most, len(others))] {
		out = append(out, w.entityLink(o, w.name(o)))
	}
	return out
}

// summary says in a few words what an entity is, and where that is said. what
// is the same as plain words. Both are "" when no article says it.
func (w writer) summary(e int) (md Markdown, what string) {
	s := w.definition(e)
	if s == nil {
		return "", ""
	}
	role := strings.TrimPrefix(strings.TrimPrefix(s.Relation, "be"), " ")
	object, plain := w.value(s.Object), s.Object.Text
	if o, ok := w.entities[s.Object.Entity]; ok && (!w.g.Entities[o].Concept || !visible(plain)) {
		plain = w.name(o)
	} else if !visible(plain) {
		plain = s.Object.Literal
	}
	if role != "" {
		md = text(sentenceCase(role)) + " " + object
		what = role + " " + plain
	} else if o, ok := w.entities[s.Object.Entity]; ok {
		md, what = w.participant(o, s.Object.Text, sentenceCase), plain
	} else {
		md, what = w.linked(sentenceCase(clean(plain)), s.Object.Mentions), plain
	}
	return md + ` <span class="about">` + link("source", w.toStatement(s), "") + "</span>", plainLine(sentenceCase(what))
}

// definition returns the statement that says best what an entity is: "Kim is
// leader of North Korea", "KCNA is a state news agency"; of several rather what
// more articles say. What only others say of it is none, and what is said of
// one factory does not define what a factory is. nil when there is none.
func (w writer) definition(e int) *graph.Statement {
	if w.g.Entities[e].Concept {
		return nil
	}
	type candidate struct {
		best     *graph.Statement
		articles int
	}
	said := map[string]*candidate{}
	var keys []string
	for _, i := range w.asSubject.of(e) {
		s := &w.g.Statements[i]
		if !defines(s) || len(s.Attribution) > 0 {
			continue
		}
		key := claimKey(s)
		c := said[key]
		if c == nil {
			c = &candidate{best: s}
			said[key] = c
			keys = append(keys, key)
		}
		c.articles++
		if s.Confidence > c.best.Confidence {
			c.best = s
		}
	}
	var best *candidate
	for _, k := range keys {
		if c := said[k]; best == nil || c.articles > best.articles || c.articles == best.articles && c.best.Confidence > best.best.Confidence {
			best = c
		}
	}
	if best == nil {
		return nil
	}
	return best.best
}

// predicative adjectives and nouns: "is subject to sanctions" says how things
// stand, not what something is.
var predicative = []string{"able", "aware", "capable", "due", "eligible", "famous", "guilty", "home", "known", "liable", "likely", "one", "part", "ready", "responsible", "subject", "sure", "unable", "willing"}

// defines reports whether a statement says what its subject is, by the form
// of its relation: "be" with a thing or words, or "be … of", "for", "at", "in".
func defines(s *graph.Statement) bool {
	if s.Polarity != graph.Positive || s.Modality != graph.Asserted || s.Object.IsZero() || s.Confidence < doubtful {
		return false
	}
	words := strings.Fields(s.Relation)
	switch {
	case len(words) == 0 || words[0] != "be":
		return false
	case slices.ContainsFunc(s.Rules, func(r string) bool { return strings.HasPrefix(r, "passive") }):
		return false // "was launched in Kourou"
	case len(words) == 1 && slices.Contains(possessive, strings.ToLower(firstWord(s.Object.Text))):
		return false // "his counterpart" says nothing without the sentence before it
	case len(words) == 1:
		return s.Object.Entity != "" || s.Object.Datatype == graph.TextValue && nounPhrase(s.Object.Text)
	case len(words) < 3 || slices.Contains(predicative, words[1]):
		return false
	}
	return slices.Contains([]string{"of", "for", "at", "in"}, words[len(words)-1])
}

var possessive = []string{"her", "his", "its", "my", "our", "their", "your"}

func firstWord(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// nounPhrase reports whether words begin as a noun phrase does, "a state news
// agency", and not as an adjective: "most hostile".
func nounPhrase(words string) bool {
	first, _, ok := strings.Cut(words, " ")
	return ok && (strings.EqualFold(first, "a") || strings.EqualFold(first, "an") || strings.EqualFold(first, "the"))
}

// describe is a page's description for search engines.
func describe(kind, what string, statements, articles int) string {
	if what == "" {
		what = kind
	}
	if statements == 0 {
		return what + ". Mentioned in " + counted(articles, "article") + "."
	}
	return what + ". " + counted(statements, "statement") + " from " + counted(articles, "article") + ", each with the sentence that says so."
}

// counted is a number with its noun.
func counted(n int, noun string) string { return number(n, noun, noun+"s") }

// number is a number with its noun, whatever its plural.
func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
