package rdf

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"dossier/graph"
	"dossier/graph/entity"
	"dossier/graph/rdf/vocab"
)

// exporter turns a graph into quads, node by node.
type exporter struct {
	mint
	g          *graph.Graph
	articles   map[string]int           // ID → index in g.Articles
	paths      []string                 // of the articles; "" for one that is left out
	entities   map[entity.ID]quad.Value // IRIs of those with a page
	hidden     map[entity.ID]bool
	relations  map[string]quad.Value // IRIs by label
	sound      []bool                // by statement: it is published
	statements [][2]int              // by article: from and to in g.Statements
	facts      map[entity.ID][]int   // by subject: statements with a bare triple
	roles      []string              // prepositions in use, sorted
	byID       map[string]quad.Value // IRIs of relations
	names      map[string]quad.Value // IRIs of our own terms
	leftOut    []error               // what the index could not take
}

func (x *exporter) leave(err error) { x.leftOut = append(x.leftOut, err) }

// newExporter looks at everything once and finds out what cannot be
// published. O(size of g).
func newExporter(g *graph.Graph, m mint) *exporter {
	x := &exporter{
		mint: m, g: g,
		articles: make(map[string]int, len(g.Articles)), paths: make([]string, len(g.Articles)),
		entities: make(map[entity.ID]quad.Value, len(g.Entities)), hidden: map[entity.ID]bool{},
		relations: make(map[string]quad.Value, len(g.Relations)), byID: make(map[string]quad.Value, len(g.Relations)),
		sound: make([]bool, len(g.Statements)), statements: make([][2]int, len(g.Articles)),
		facts: map[entity.ID][]int{},
	}
	for i, a := range g.Articles {
		path, err := vocab.ArticlePath(a.ID)
		if _, twice := x.articles[a.ID]; twice {
			err = fmt.Errorf("article %q is there twice", a.ID)
		}
		if err == nil {
			err = checkSentences(&a)
		}
		if err != nil {
			x.leave(err)
			continue
		}
		x.articles[a.ID], x.paths[i] = i, path
	}
	for _, e := range g.Entities {
		if e.Hidden {
			x.hidden[e.ID] = true
			continue
		}
		path, err := vocab.EntityPath(string(e.ID))
		if _, twice := x.entities[e.ID]; twice {
			err = fmt.Errorf("entity %q is there twice", e.ID)
		}
		if err != nil {
			x.leave(err)
			continue
		}
		x.entities[e.ID] = quad.IRI(m.thing(path))
	}
	for _, r := range g.Relations {
		path, err := vocab.RelationPath(r.ID)
		if err != nil {
			x.leave(err)
			continue
		}
		x.relations[r.Label] = quad.IRI(m.thing(path))
		x.byID[r.ID] = x.relations[r.Label]
	}
	x.index()
	x.names = map[string]quad.Value{}
	for _, t := range x.terms() {
		x.names[t.Name] = quad.IRI(m.term(t.Name))
	}
	return x
}

// index decides which statements are published and finds them again by
// article and by subject.
func (x *exporter) index() {
	roles := map[string]string{} // term → role
	last, ids := -1, map[string]bool{}
	for i := range x.g.Statements {
		s := &x.g.Statements[i]
		article, ok := x.articles[s.Article]
		if ok && article != last {
			if x.statements[article] != [2]int{} {
				x.leave(fmt.Errorf("statement %q of article %q: the statements are not sorted by article", s.ID, s.Article))
				continue
			}
			last, ids = article, map[string]bool{}
			x.statements[article][0] = i
		}
		if ok {
			x.statements[article][1] = i + 1
		}
		if x.hidden[s.Subject] || x.hidden[s.Object.Entity] {
			continue // a person's note asked for it
		}
		err := x.checkStatement(s, ok)
		if err == nil && ids[s.ID] {
			err = errors.New("another statement of the article has the same ID")
		}
		if err != nil {
			x.leave(fmt.Errorf("statement %q of article %q: %w", s.ID, s.Article, err))
			continue
		}
		x.sound[i], ids[s.ID] = true, true
		if isFact(s) {
			x.facts[s.Subject] = append(x.facts[s.Subject], i)
		}
		for _, q := range s.Qualifiers {
			name := vocab.Role(q.Role)
			switch {
			case name == "":
				x.leave(fmt.Errorf("statement %q of article %q: the qualifier %q has no name that could be a property", s.ID, s.Article, q.Role))
			case name != vocab.Time && name != vocab.Place:
				if old, ok := roles[name]; !ok || q.Role < old {
					roles[name] = q.Role
				}
			}
		}
	}
	for _, r := range roles {
		x.roles = append(x.roles, r)
	}
	slices.Sort(x.roles)
}

// checkSentences returns an error unless the sentences stand in the text one
// after another.
func checkSentences(a *graph.Article) error {
	from := 0
	for i, s := range a.Sentences {
		if s.Start < from || s.End < s.Start || s.End > len(a.Text) {
			return fmt.Errorf("article %q: sentence %d, bytes %d to %d of %d, is not where a sentence can be", a.ID, i, s.Start, s.End, len(a.Text))
		}
		from = s.End
	}
	return nil
}

// isFact reports whether a statement may stand as a bare triple.
func isFact(s *graph.Statement) bool {
	return s.Polarity == graph.Positive && s.Modality == graph.Asserted && !s.Object.IsZero()
}

func (x *exporter) checkStatement(s *graph.Statement, article bool) error {
	if !article {
		return errors.New("its article is not published")
	}
	if _, err := vocab.StatementFragment(s.ID); err != nil {
		return err
	}
	if x.entities[s.Subject] == nil {
		return fmt.Errorf("the subject %q has no page", s.Subject)
	}
	if s.Object.Entity != "" && x.entities[s.Object.Entity] == nil {
		return fmt.Errorf("the object %q has no page", s.Object.Entity)
	}
	if x.relations[s.Relation] == nil {
		return fmt.Errorf("the relation %q has no page", s.Relation)
	}
	for _, a := range s.Attribution {
		if e := a.Speaker.Entity; e != "" && x.entities[e] == nil && !x.hidden[e] {
			return fmt.Errorf("the speaker %q has no page", e)
		}
	}
	if len(s.Evidence) == 0 {
		return errors.New("it has no evidence")
	}
	sentences := len(x.g.Articles[x.articles[s.Article]].Sentences)
	for _, e := range s.Evidence {
		if e.Sentence < 0 || e.Sentence >= sentences {
			return fmt.Errorf("its evidence is sentence %d of %d", e.Sentence, sentences)
		}
	}
	return nil
}

// batch is what was made of a part of the graph.
type batch struct {
	quads   []quad.Quad
	leftOut []error // what could not be published
}

func (b *batch) leave(err error) { b.leftOut = append(b.leftOut, err) }

// node adds quads about one subject in one graph to a batch.
type node struct {
	out     *batch
	subject quad.Value
	graph   quad.Value // nil for the default graph
}

func (n node) add(predicate, object quad.Value) {
	n.out.quads = append(n.out.quads, quad.Quad{Subject: n.subject, Predicate: predicate, Object: object, Label: n.graph})
}

// addText leaves out what is empty.
func (n node) addText(predicate quad.Value, words string) {
	if words = strings.TrimSpace(cleanText(words)); words != "" {
		n.add(predicate, quad.String(words))
	}
}

// article is the article's own data: what it is called, when and by whom it
// was published, and whom it mentions.
func (x *exporter) article(out *batch, i int) {
	a := &x.g.Articles[i]
	var page quad.Value = quad.IRI(x.page(x.paths[i]))
	n := node{out, page, page}
	n.add(rdfType, schemaNewsArticle)
	n.addText(schemaHeadline, a.Title)
	n.addText(schemaPublisher, a.Publisher)
	n.addText(schemaAuthor, a.Author)
	n.addText(schemaDateline, a.Place)
	if a.Published != "" {
		n.add(schemaDatePublished, x.date(a.Published))
	}
	if url, err := repairIRI(a.URL); err == nil {
		n.add(schemaURL, quad.IRI(url))
	} else if a.URL != "" {
		out.leave(fmt.Errorf("article %q: its address: %w", a.ID, err))
	}
	for _, m := range a.Mentions {
		if iri := x.entities[m.Entity]; iri != nil {
			n.add(schemaMentions, iri)
		}
	}
}

// contents is what was read in an article: its statements, and the sentences
// that say them.
func (x *exporter) contents(out *batch, i int) {
	a := &x.g.Articles[i]
	said := map[int]bool{}
	for j := x.statements[i][0]; j < x.statements[i][1]; j++ {
		if s := &x.g.Statements[j]; x.sound[j] {
			x.statement(out, x.paths[i], s)
			for _, e := range s.Evidence {
				said[e.Sentence] = true
			}
		}
	}
	count, from := 0, 0 // code points before byte from
	for n, s := range a.Sentences {
		count += utf8.RuneCountInString(a.Text[from:s.Start])
		length := utf8.RuneCountInString(a.Text[s.Start:s.End])
		if said[n] {
			x.sentence(out, i, n, count, count+length)
		}
		count, from = count+length, s.End
	}
}

// sentence describes a sentence by Web Annotation selectors
// (https://www.w3.org/TR/annotation-model/#selectors).
func (x *exporter) sentence(out *batch, article, number, start, end int) {
	const around = 32 // code points of prefix and suffix
	a := &x.g.Articles[article]
	s := a.Sentences[number]
	var page quad.Value = quad.IRI(x.page(x.paths[article]))
	n := node{out, quad.IRI(x.part(x.paths[article], vocab.SentenceFragment(number))), page}
	n.add(rdfType, oaSpecificResource)
	n.add(rdfType, oaTextQuoteSelector)
	n.add(rdfType, oaTextPositionSelector)
	n.add(oaHasSource, page)
	n.add(oaHasSelector, n.subject)
	n.add(oaExact, text(a.Text[s.Start:s.End]))
	n.add(oaPrefix, text(lastRunes(a.Text[:s.Start], around)))
	n.add(oaSuffix, text(firstRunes(a.Text[s.End:], around)))
	n.add(oaStart, typed(strconv.Itoa(start), vocab.XSD+"nonNegativeInteger"))
	n.add(oaEnd, typed(strconv.Itoa(end), vocab.XSD+"nonNegativeInteger"))
	n.addText(schemaText, a.Text[s.Start:s.End])
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// statement describes a statement as a node of its article's graph.
func (x *exporter) statement(out *batch, path string, s *graph.Statement) {
	n := node{out, x.statementIRI(path, s), quad.IRI(x.page(path))}
	n.add(rdfType, rdfStatement)
	n.add(rdfSubject, x.entities[s.Subject])
	n.add(rdfPredicate, x.relations[s.Relation])
	if !s.Object.IsZero() {
		n.add(rdfObject, x.object(s))
	}
	if number, ok := decimal(s.Object.Literal); ok && s.Object.Datatype == graph.NumberValue && s.Object.Unit != "" && s.Object.Entity == "" {
		n.add(x.name(vocab.ObjectValue), typed(number, vocab.XSD+"decimal"))
		n.addText(x.name(vocab.ObjectUnit), s.Object.Unit)
	}
	n.addText(x.name(vocab.SubjectText), s.SubjectText)
	n.addText(x.name(vocab.ObjectText), s.Object.Text)
	n.addText(x.name(vocab.Reading), s.Reading)
	n.addText(x.name(vocab.Polarity), string(s.Polarity))
	n.addText(x.name(vocab.Modality), string(s.Modality))
	if c, ok := confidence(s.Confidence); ok {
		n.add(x.name(vocab.Confidence), c)
	}
	for _, r := range s.Rules {
		n.addText(x.name(vocab.Rule), r)
	}
	for _, e := range s.Evidence {
		n.add(provWasDerivedFrom, quad.IRI(x.part(path, vocab.SentenceFragment(e.Sentence))))
	}
	x.mentions(n, s.Object)
	x.qualifiers(n, s)
	x.attribution(n, s)
}

func (x *exporter) statementIRI(path string, s *graph.Statement) quad.IRI {
	fragment, _ := vocab.StatementFragment(s.ID) // checkStatement has looked at it
	return quad.IRI(x.part(path, fragment))
}

func (x *exporter) object(s *graph.Statement) quad.Value {
	if s.Object.Entity != "" {
		return x.entities[s.Object.Entity]
	}
	return x.literal(s.Object)
}

// value is an entity where it has a page, and words where it has none; nil
// when there are no words either.
func (x *exporter) value(v graph.Value) quad.Value {
	if iri := x.entities[v.Entity]; iri != nil {
		return iri
	}
	if v.Literal == "" {
		v = graph.Value{Datatype: graph.TextValue, Literal: v.Text}
	}
	if strings.TrimSpace(cleanText(v.Literal)) == "" {
		return nil
	}
	return x.literal(v)
}

func (x *exporter) mentions(n node, v graph.Value) {
	for _, e := range v.Mentions {
		if iri := x.entities[e]; iri != nil {
			n.add(schemaMentions, iri)
		}
	}
}

func (x *exporter) qualifiers(n node, s *graph.Statement) {
	for _, q := range s.Qualifiers {
		name, value := vocab.Role(q.Role), x.value(q.Value)
		if name == "" || value == nil {
			continue
		}
		n.add(x.name(name), value)
		if name == vocab.Time {
			n.addText(x.name(vocab.TimePrecision), q.Precision)
		}
		x.mentions(n, q.Value)
	}
}

// attribution says who says so: the immediate speaker as the author of the
// claim, those who report it apart.
func (x *exporter) attribution(n node, s *graph.Statement) {
	for i, a := range s.Attribution {
		speaker := x.value(a.Speaker)
		x.mentions(n, a.Speaker)
		if i > 0 {
			if speaker != nil {
				n.add(x.name(vocab.ReportedBy), speaker)
			}
			continue
		}
		n.add(rdfType, schemaClaim)
		if speaker != nil {
			n.add(x.name(vocab.AttributedTo), speaker)
			n.add(schemaAuthor, speaker)
		}
		n.addText(x.name(vocab.AttributedWith), a.Verb)
		if a.Time != "" {
			n.add(schemaDatePublished, x.date(a.Time))
		}
	}
}

// entity describes an entity and gives the bare triples about it.
func (x *exporter) entity(out *batch, e *entity.Entity) {
	n := node{out, x.entities[e.ID], nil}
	class, own := vocab.EntityClass(e.Type)
	n.add(rdfType, quad.IRI(class))
	if own != "" {
		n.add(rdfType, x.name(own))
	}
	n.addText(rdfsLabel, e.Name)
	for _, a := range e.Aliases {
		n.addText(skosAltLabel, a)
	}
	if e.Concept {
		n.add(rdfType, skosConcept)
	}
	for _, b := range e.Broader {
		if iri := x.entities[b]; iri != nil {
			n.add(skosBroader, iri)
		}
	}
	for _, same := range e.SameAs {
		if iri, err := repairIRI(same); err == nil {
			n.add(schemaSameAs, quad.IRI(iri))
		} else {
			out.leave(fmt.Errorf("entity %q: same as: %w", e.ID, err))
		}
	}
	for _, i := range x.facts[e.ID] {
		s := &x.g.Statements[i]
		predicate, object := x.relations[s.Relation], x.object(s)
		node{out, n.subject, x.statementIRI(x.paths[x.articles[s.Article]], s)}.add(predicate, object)
		if len(s.Attribution) == 0 {
			n.add(predicate, object)
		}
	}
}

func (x *exporter) relation(out *batch, r *graph.Relation) {
	n := node{out, x.relations[r.Label], nil}
	n.add(rdfType, rdfProperty)
	n.addText(rdfsLabel, r.Label)
	for _, id := range r.Inverse {
		if iri := x.byID[id]; iri != nil {
			n.add(owlInverseOf, iri)
		}
	}
	for _, id := range r.Similar {
		if iri := x.byID[id]; iri != nil {
			n.add(rdfsSeeAlso, iri)
		}
	}
}

// vocabulary describes a term of our own.
func (x *exporter) vocabulary(out *batch, t vocab.Term) {
	n := node{out, x.name(t.Name), nil}
	switch t.Kind {
	case vocab.Property:
		n.add(rdfType, rdfProperty)
	case vocab.Datatype:
		n.add(rdfType, rdfsDatatype)
	case vocab.Class:
		n.add(rdfType, rdfsClass)
		n.add(rdfsSubClassOf, schemaThing)
	}
	n.addText(rdfsLabel, t.Label)
	n.addText(rdfsComment, t.Comment)
}

// name is the IRI of a term of our own.
func (x *exporter) name(term string) quad.Value { return x.names[term] }

// terms is our own vocabulary with the prepositions in use, sorted by name.
func (x *exporter) terms() []vocab.Term {
	terms := slices.Clone(vocab.Terms())
	for _, r := range x.roles {
		terms = append(terms, vocab.RoleTerm(r))
	}
	slices.SortFunc(terms, func(a, b vocab.Term) int { return cmp.Compare(a.Name, b.Name) })
	return terms
}
