package templates

import (
	"cmp"
	"slices"
	"strings"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/mention"
	"dossier/graph/rdf/vocab"
)

// articlePage is what article.md.tmpl shows.
type articlePage struct {
	Title    Markdown
	About    []Markdown // date, publisher, place, author, where it comes from
	Passages []passage
	Rest     Markdown // anchors and statements that no passage holds
	Less     Markdown // how many statements are not shown
	Entities []typed
}

// passage is a block of the text, or a list, and what was read in it.
type passage struct {
	Class string // of the block when it is no paragraph: "caption"
	Text  Markdown
	Facts []Markdown
}

// typed is a row of entities of one type.
type typed struct {
	Type     Markdown
	Entities []Markdown
}

func (s *Site) articlePage(p Page) (articlePage, meta) {
	a := &s.g.Articles[p.item]
	t := &articleText{writer: writer{s.index, p.Path, -1}, number: p.item, article: a}
	t.assign()
	shown := len(t.statements) - int(s.uncertain.article[p.item])
	v := articlePage{Title: text(s.title(p.item))}
	m := meta{title: plainLine(s.title(p.item)), kind: Article, published: sortableDate(a.Published), crumbs: []crumb{{"Articles", articlesPath}}}
	if d := date(a.Published); d != "" {
		v.About = append(v.About, text(d))
	}
	for _, words := range []string{a.Publisher, a.Place} {
		if visible(words) {
			v.About = append(v.About, text(words))
		}
	}
	if visible(a.Author) {
		v.About = append(v.About, "by "+text(a.Author))
	}
	if _, ok := safeURL(a.URL); ok {
		m.source = a.URL
		v.About = append(v.About, external("read it at "+text(hostOf(a.URL)), a.URL))
	}
	blocks := t.blocks()
	if len(blocks) > 0 && blocks[0].Kind == corpus.Heading && clean(a.Text[blocks[0].Start:blocks[0].End]) == clean(a.Title) {
		v.Title = t.inline(blocks[0].Start, blocks[0].End)
		v.Passages = append(v.Passages, passage{Facts: t.factsBetween(blocks[0].Start, blocks[0].End)})
		blocks = blocks[1:]
	}
	for len(blocks) > 0 {
		n := 1
		if blocks[0].Kind == corpus.Item {
			for n < len(blocks) && blocks[n].Kind == corpus.Item {
				n++
			}
		}
		v.Passages = append(v.Passages, t.passage(blocks[:n]))
		blocks = blocks[n:]
	}
	v.Rest = t.rest()
	v.Less = t.lessCertain(s.uncertain.article[p.item], shown)
	v.Entities = t.entitiesByType()
	m.description = describe("Article", plainLine(strings.Join(m.about(a), ", ")), shown, 1)
	return v, m
}

// about is date and publisher in plain words.
func (m meta) about(a *graph.Article) (words []string) {
	for _, s := range []string{date(a.Published), a.Publisher} {
		if visible(s) {
			words = append(words, s)
		}
	}
	return words
}

// articleText shows the text of an article: every sentence with its fragment
// and those of the statements that it says, every mention with a link.
type articleText struct {
	writer
	number     int
	article    *graph.Article
	statements []int        // those with a fragment
	first      map[int]int  // statement → the sentence that says it first
	said       [][]int      // sentence → the statements that it says first
	done       map[int]bool // sentences that have been shown
	links      []span       // in order, without overlap
}

// span is a stretch of the text that leads to an entity.
type span struct {
	start, end, entity int
	title              string
}

// assign finds out which sentence holds the anchor of which statement, and
// which words become links.
func (t *articleText) assign() {
	t.first, t.said, t.done = map[int]int{}, make([][]int, len(t.article.Sentences)), map[int]bool{}
	for i := t.index.statements[t.number][0]; i < t.index.statements[t.number][1]; i++ {
		if !t.sound[i] {
			continue
		}
		t.statements = append(t.statements, i)
		if n := t.g.Statements[i].Evidence[0].Sentence; n >= 0 && n < len(t.said) {
			t.first[i] = n
			t.said[n] = append(t.said[n], i)
		}
	}
	for _, said := range t.said { // of one sentence first what happens, then who is what, the surest first
		slices.SortStableFunc(said, func(a, b int) int {
			p, q := &t.g.Statements[a], &t.g.Statements[b]
			if defines(p) != defines(q) {
				if defines(q) {
					return -1
				}
				return 1
			}
			return cmp.Compare(q.Confidence, p.Confidence)
		})
	}
	t.links = t.mentionLinks()
}

// blocks returns the article's blocks, or the whole text as one.
func (t *articleText) blocks() []corpus.Block {
	var blocks []corpus.Block
	at := 0
	for _, b := range t.article.Blocks {
		if b.Start >= at && b.Start < b.End && b.End <= len(t.article.Text) {
			blocks = append(blocks, b)
			at = b.End
		}
	}
	if len(blocks) == 0 && t.article.Text != "" {
		blocks = []corpus.Block{{Kind: corpus.Paragraph, Start: 0, End: len(t.article.Text)}}
	}
	return blocks
}

// blockClass is the class of blocks that are not the article's own prose.
var blockClass = map[string]string{corpus.Caption: "caption", corpus.Credit: "credit", corpus.Dateline: "dateline", corpus.Repeat: "repeat"}

func (t *articleText) passage(blocks []corpus.Block) passage {
	b := blocks[0]
	p := passage{Class: blockClass[b.Kind], Facts: t.factsBetween(b.Start, blocks[len(blocks)-1].End)}
	switch b.Kind {
	case corpus.Heading:
		p.Text = "## " + t.inline(b.Start, b.End)
	case corpus.Code:
		p.Text, p.Class = verse(t.article.Text[b.Start:b.End]), "verse"
	case corpus.Item:
		var items []string
		for _, b := range blocks {
			items = append(items, "- "+string(t.inline(b.Start, b.End)))
		}
		p.Text = Markdown(strings.Join(items, "\n"))
	default:
		p.Text = t.inline(b.Start, b.End)
	}
	return p
}

// verse shows text line by line, with the space at the beginning of lines. It
// is no code block of Markdown, in which nothing could be escaped.
func verse(s string) Markdown {
	var lines []string
	for line := range strings.Lines(strings.ReplaceAll(s, "\r\n", "\n")) {
		spread := strings.ReplaceAll(line, "\t", "    ")
		words := strings.TrimLeft(spread, " ")
		indent := strings.Repeat("\u00A0", min(40, len(spread)-len(words)))
		if t := text(words); t != "" {
			lines = append(lines, indent+string(t))
		}
	}
	return Markdown(strings.Join(lines, "\\\n"))
}

// inline shows a stretch of the text as one line: its sentences in spans with
// their fragments, mentions as links.
func (t *articleText) inline(start, end int) Markdown {
	var b strings.Builder
	at := start
	n, _ := slices.BinarySearchFunc(t.article.Sentences, start, func(s graph.Sentence, start int) int { return cmp.Compare(s.Start, start) })
	for ; n < len(t.article.Sentences) && t.article.Sentences[n].Start < end; n++ {
		s := t.article.Sentences[n]
		if s.Start < at || s.End > end || t.done[n] {
			continue
		}
		b.WriteString(string(t.words(at, s.Start)))
		anchors := t.anchors(n)
		for _, a := range anchors {
			b.WriteString(`<span id="` + a + `">`)
		}
		b.WriteString(string(t.words(s.Start, s.End)))
		b.WriteString(strings.Repeat("</span>", len(anchors)))
		at = s.End
		t.done[n] = true
	}
	b.WriteString(string(t.words(at, end)))
	return Markdown(strings.TrimSpace(b.String()))
}

// anchors returns the fragments that lead to a sentence: its own, and those
// of the statements that it says first.
func (t *articleText) anchors(n int) []string {
	out := []string{vocab.SentenceFragment(n)}
	for _, i := range t.said[n] {
		f, _ := vocab.StatementFragment(t.g.Statements[i].ID)
		out = append(out, f)
	}
	return out
}

// words shows a stretch of the text with its links.
func (t *articleText) words(start, end int) Markdown {
	var b strings.Builder
	at := start
	i, _ := slices.BinarySearchFunc(t.links, start, func(l span, start int) int { return cmp.Compare(l.start, start) })
	for ; i < len(t.links) && t.links[i].start < end; i++ {
		l := t.links[i]
		if l.end > end {
			continue
		}
		b.WriteString(string(piece(t.article.Text[at:l.start])))
		b.WriteString(string(link(text(t.article.Text[l.start:l.end]), t.toEntity(l.entity), l.title)))
		at = l.end
	}
	b.WriteString(string(piece(t.article.Text[at:end])))
	return Markdown(b.String())
}

// mentionLinks chooses the words that become links. Mentions nest: of "US
// National Security Council spokesman John Kirby" the council leads to the
// council and "spokesman John Kirby" to the man. A mention that is its
// entity's very name stays whole, though it holds another name: "Workers'
// Party of Korea". O(n log n).
func (t *articleText) mentionLinks() []span {
	var links []span
	limit := len(t.article.Text)
	var visit func(i, end int) int
	// visit takes mention i with all those inside it, and returns the next one.
	visit = func(i, end int) int {
		m := t.article.Mentions[i]
		from := len(links)
		next := i + 1
		for next < len(t.article.Mentions) && t.article.Mentions[next].Start < m.End {
			if t.article.Mentions[next].End > m.End || t.article.Mentions[next].Start < m.Start {
				next++ // mentions never cross; one that does has no link
				continue
			}
			next = visit(next, m.End)
		}
		e, ok := t.entities[m.Entity]
		if !ok || m.Start < 0 || m.End > limit || m.Start >= m.End {
			return next
		}
		if isName(t.article.Text[m.Start:m.End], &t.g.Entities[e]) {
			links = links[:from]
		}
		if s, ok := t.around(m, e, links[from:]); ok {
			links = append(links, s)
		}
		return next
	}
	for i := 0; i < len(t.article.Mentions); {
		i = visit(i, limit)
	}
	slices.SortFunc(links, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	return slices.CompactFunc(links, func(later, earlier span) bool { return later.start < earlier.end })
}

// around returns the words of a mention that are left for its own link: those
// with the head, between the links inside it, without an article in front and
// without a long tail.
func (t *articleText) around(m graph.Mention, e int, inside []span) (span, bool) {
	const longest = 60 // bytes behind the head
	start, end := m.Start, m.End
	for _, l := range inside {
		switch {
		case l.end <= m.HeadStart:
			start = max(start, l.end)
		case l.start >= m.HeadEnd:
			end = min(end, l.start)
		default:
			return span{}, false // the head itself leads elsewhere
		}
	}
	if end < m.End || end-m.HeadEnd > longest {
		end = min(end, max(m.HeadEnd, start))
	}
	words := t.article.Text[start:end]
	trimmed := strings.TrimLeftFunc(words, notLetter)
	for _, article := range []string{"a ", "an ", "the ", "A ", "An ", "The ", "s "} { // "s" is left of a possessive
		if rest, ok := strings.CutPrefix(trimmed, article); ok && visible(rest) && start+len(words)-len(rest) <= m.HeadStart {
			trimmed = rest
			break
		}
	}
	if start+len(words)-len(trimmed) <= m.HeadStart {
		start += len(words) - len(trimmed)
	}
	end = start + len(strings.TrimRight(t.article.Text[start:end], " \n\t,;:"))
	if start >= end || !visible(t.article.Text[start:end]) {
		return span{}, false
	}
	s := span{start: start, end: end, entity: e}
	if m.Kind != mention.Name && !strings.EqualFold(clean(t.article.Text[start:end]), clean(t.name(e))) {
		s.title = t.name(e)
	}
	return s, true
}

// isName reports whether words are one of the entity's names, apart from an
// article.
func isName(words string, e *entity.Entity) bool {
	words = clean(words)
	if first, rest, ok := strings.Cut(words, " "); ok && strings.EqualFold(first, "the") {
		words = rest
	}
	if strings.EqualFold(words, clean(e.Name)) {
		return true
	}
	return slices.ContainsFunc(e.Aliases, func(a string) bool { return strings.EqualFold(words, clean(a)) })
}

// factsBetween shows the statements whose first evidence stands between two
// places of the text.
func (t *articleText) factsBetween(start, end int) (facts []Markdown) {
	n, _ := slices.BinarySearchFunc(t.article.Sentences, start, func(s graph.Sentence, start int) int { return cmp.Compare(s.Start, start) })
	for ; n < len(t.article.Sentences) && t.article.Sentences[n].Start < end; n++ {
		if t.article.Sentences[n].End > end {
			continue
		}
		said := map[string]bool{} // what reads the same is said once
		for _, i := range t.said[n] {
			if !t.printed[i] {
				continue
			}
			if words := t.factWords(&t.g.Statements[i]); !said[words] {
				said[words] = true
				facts = append(facts, t.fact(&t.g.Statements[i]))
			}
		}
	}
	return facts
}

// factWords is what a reader reads of a statement in its own article.
func (t *articleText) factWords(s *graph.Statement) string {
	sentence, about := t.claim(s, t.article.Published)
	b := string(show(marks(s))) + string(sentence) + ". "
	for _, p := range about {
		b += `<span class="about">` + string(p) + " · </span>"
	}
	return b
}

// fact shows a statement in its own article, in a line or two.
func (t *articleText) fact(s *graph.Statement) Markdown {
	fragment, _ := vocab.StatementFragment(s.ID)
	b := t.factWords(s) + `<span class="about">`
	if s.Confidence < doubtful {
		b += string(certainty(s)) + " · "
	}
	return Markdown(b + string(link(Markdown("sentence "+itoa(s.Evidence[0].Sentence+1)), "#"+fragment, "")) + "</span>")
}

// rest shows what no block showed, so that every fragment is somewhere and no
// statement is lost: sentences outside the blocks, statements whose sentence
// is not there.
func (t *articleText) rest() Markdown {
	var b strings.Builder
	for n := range t.article.Sentences {
		if t.done[n] {
			continue
		}
		anchors := t.anchors(n)
		for _, a := range anchors {
			b.WriteString(`<span id="` + a + `">`)
		}
		s := t.article.Sentences[n]
		if s.Start >= 0 && s.Start <= s.End && s.End <= len(t.article.Text) {
			b.WriteString(string(text(t.article.Text[s.Start:s.End])))
		}
		b.WriteString(strings.Repeat("</span>", len(anchors)) + "\n")
	}
	for _, i := range t.statements {
		if _, ok := t.first[i]; !ok {
			f, _ := vocab.StatementFragment(t.g.Statements[i].ID)
			b.WriteString(`<span id="` + f + `">`)
			if t.printed[i] {
				b.WriteString(string(t.fact(&t.g.Statements[i])))
			}
			b.WriteString("</span>\n")
		}
	}
	return Markdown(b.String())
}

// entitiesByType lists whom the article is about, by type, in the order of
// their first mention.
func (t *articleText) entitiesByType() (rows []typed) {
	first := map[int]int{}
	for i, e := range t.inArticle(t.number) {
		first[int(e)] = len(t.article.Text) + i
	}
	for _, m := range t.article.Mentions {
		if e, ok := t.entities[m.Entity]; ok {
			first[e] = min(first[e], m.Start)
		}
	}
	byKind := map[string][]int{}
	for e := range first {
		k := kindOf(&t.g.Entities[e]).many
		byKind[k] = append(byKind[k], e)
	}
	for _, k := range kinds {
		entities := byKind[k.many]
		if len(entities) == 0 {
			continue
		}
		slices.SortFunc(entities, func(a, b int) int { return cmp.Or(cmp.Compare(first[a], first[b]), cmp.Compare(a, b)) })
		row := typed{Type: Markdown(sentenceCase(k.many))}
		for _, e := range entities {
			row.Entities = append(row.Entities, t.entityLink(e, t.name(e)))
		}
		rows = append(rows, row)
	}
	return rows
}
