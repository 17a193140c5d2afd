package templates

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dossier/graph"
	"dossier/graph/entity"
	"dossier/graph/rdf/vocab"
)

func itoa(n int) string { return strconv.Itoa(n) }

// index finds everything that a page needs without looking through the whole
// graph. Entities, articles, relations and statements go by their places in
// the graph's slices.
type index struct {
	g *graph.Graph

	entities  map[entity.ID]int
	relations map[string]int // by label
	byID      map[string]int // relations by ID
	articles  map[string]int
	names     map[string]int // entities by name in lower case, or by an alias that is nobody else's

	shown      []bool   // entities with a page
	the        []bool   // entities whose name follows "the": the United States
	sound      []bool   // statements that are in the graph's file and have a fragment
	printed    []bool   // of those, statements that are certain enough to be shown
	statements [][2]int // by article: from and to
	dates      []string // of articles, as they sort

	subject  []int32 // by statement: the entity
	others   lists   // by statement: the entities besides the subject
	speakers lists   // by statement: the entities that say so, from the claim outwards

	asSubject, asObject, asSpeaker lists // statements by entity
	ofRelation                     lists // statements by relation
	mentionedIn                    lists // articles by entity, newest first
	narrower                       lists // concepts by entity

	newest []int    // articles, newest first
	roles  []string // prepositions in use, sorted
	count  struct{ entities, statements, relations int }

	uncertain struct { // how many statements are not shown
		all                       int
		article, entity, relation []int32
	}
}

// printable is the confidence that a statement needs to be shown on a page.
// Confidence is the strict measure that a perfect parse would give the very same
// statement, and a reader forgives more: of statements from news, lives and
// travel guides that were read beside their sentences, 26 of 38 held between
// 0.33 and 0.5, and still 23 of 38 between 0.25 and 0.33. Less certain ones,
// which package openie seldom lets through, stay in graph.nq with their
// confidence; their sentence keeps their fragment, and the pages say how many
// they are.
const printable = 0.25

// lists is a list of numbers for each key from 0 to n−1, in one piece of
// memory.
type lists struct{ start, items []int32 }

// of returns the list for a key. The caller must not change it.
func (l lists) of(key int) []int32 { return l.items[l.start[key]:l.start[key+1]] }

// makeLists runs through the pairs twice: to count, and to fill. The items of
// a list stand in the order of the pairs.
func makeLists(keys int, pairs func(yield func(key, item int))) lists {
	l := lists{start: make([]int32, keys+1)}
	pairs(func(key, _ int) { l.start[key+1]++ })
	for k := range keys {
		l.start[k+1] += l.start[k]
	}
	l.items = make([]int32, l.start[keys])
	next := slices.Clone(l.start)
	pairs(func(key, item int) {
		l.items[next[key]] = int32(item)
		next[key]++
	})
	return l
}

// newIndex looks at everything once. The error names what cannot have a page.
// O(n log n) in the size of g.
func newIndex(g *graph.Graph) (*index, error) {
	x := &index{
		g:        g,
		entities: make(map[entity.ID]int, len(g.Entities)), relations: make(map[string]int, len(g.Relations)), byID: make(map[string]int, len(g.Relations)),
		articles: make(map[string]int, len(g.Articles)), names: make(map[string]int, len(g.Entities)),
		shown: make([]bool, len(g.Entities)), sound: make([]bool, len(g.Statements)), printed: make([]bool, len(g.Statements)),
		statements: make([][2]int, len(g.Articles)), dates: make([]string, len(g.Articles)),
	}
	var problems []error
	check := func(_ string, err error) {
		if err != nil {
			problems = append(problems, err)
		}
	}
	for i, a := range g.Articles {
		check(vocab.ArticlePath(a.ID))
		x.articles[a.ID] = i
		x.dates[i] = sortableDate(a.Published)
		x.newest = append(x.newest, i)
	}
	for i, e := range g.Entities {
		if x.shown[i] = !e.Hidden; x.shown[i] {
			check(vocab.EntityPath(string(e.ID)))
			x.entities[e.ID] = i
		}
	}
	for i, r := range g.Relations {
		check(vocab.RelationPath(r.ID))
		x.relations[r.Label], x.byID[r.ID] = i, i
	}
	slices.SortStableFunc(x.newest, func(a, b int) int { return cmp.Or(cmp.Compare(x.dates[b], x.dates[a]), cmp.Compare(a, b)) })
	x.indexNames()
	x.indexArticles()
	problems = append(problems, x.indexStatements()...)
	x.indexLists()
	return x, errors.Join(problems...)
}

// indexNames lets people write [[Kim]]: a name wins over an alias, and an
// alias that several bear leads nowhere.
func (x *index) indexNames() {
	const ambiguous = -1
	aliases := map[string]int{}
	for i, e := range x.g.Entities {
		if !x.shown[i] {
			continue
		}
		if name := nameKey(e.Name); name != "" {
			if _, taken := x.names[name]; taken {
				x.names[name] = ambiguous
			} else {
				x.names[name] = i
			}
		}
		for _, a := range e.Aliases {
			if j, taken := aliases[nameKey(a)]; taken && j != i {
				aliases[nameKey(a)] = ambiguous
			} else {
				aliases[nameKey(a)] = i
			}
		}
	}
	for a, i := range aliases {
		if _, taken := x.names[a]; !taken {
			x.names[a] = i
		}
	}
}

// indexArticles finds the names that stand behind "the" more often than not.
func (x *index) indexArticles() {
	balance := make([]int, len(x.g.Entities))
	for i := range x.g.Articles {
		a := &x.g.Articles[i]
		for _, m := range a.Mentions {
			e, ok := x.entities[m.Entity]
			if !ok || m.Start < 0 || m.Start >= m.End || m.End > len(a.Text) {
				continue
			}
			words := a.Text[m.Start:m.End]
			before := a.Text[max(0, m.Start-4):m.Start]
			switch name := x.g.Entities[e].Name; {
			case strings.EqualFold(before, "the ") && words == name, len(words) == len(name)+4 && strings.EqualFold(words[:4], "the ") && words[4:] == name:
				balance[e]++
			case words == name:
				balance[e]--
			}
		}
	}
	x.the = make([]bool, len(balance))
	for e, n := range balance {
		x.the[e] = n > 0 && !x.g.Entities[e].Concept
	}
}

func nameKey(s string) string { return strings.ToLower(clean(s)) }

// named returns the entity that a person means by a name.
func (x *index) named(name string) (int, bool) {
	i, ok := x.names[nameKey(name)]
	return i, ok && i >= 0
}

// indexStatements decides which statements are shown. Those about hidden
// entities are not: their note asks for it.
func (x *index) indexStatements() (problems []error) {
	roles := map[string]string{}
	last, ids := -1, map[string]bool{}
	for i := range x.g.Statements {
		s := &x.g.Statements[i]
		article, ok := x.articles[s.Article]
		if !ok {
			continue
		}
		if article != last {
			if x.statements[article] != [2]int{} {
				problems = append(problems, fmt.Errorf("statement %q of article %q: the statements are not sorted by article", s.ID, s.Article))
				continue
			}
			last, ids = article, map[string]bool{}
			x.statements[article][0] = i
		}
		x.statements[article][1] = i + 1
		_, err := vocab.StatementFragment(s.ID)
		if err != nil || ids[s.ID] || !x.complete(s) {
			continue
		}
		x.sound[i], ids[s.ID] = true, true
		if x.printed[i] = s.Confidence >= printable; x.printed[i] {
			x.count.statements++
		}
		for _, q := range s.Qualifiers {
			if name := vocab.Role(q.Role); name != "" && name != vocab.Time && name != vocab.Place {
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
	return problems
}

// complete reports whether a statement's subject, relation, object and
// evidence are there.
func (x *index) complete(s *graph.Statement) bool {
	_, subject := x.entities[s.Subject]
	_, relation := x.relations[s.Relation]
	_, object := x.entities[s.Object.Entity]
	return subject && relation && (object || s.Object.Entity == "") && len(s.Evidence) > 0
}

func (x *index) indexLists() {
	n := len(x.g.Entities)
	x.indexParticipants()
	turned := func(l lists) lists { // by entity what l has by statement
		return makeLists(n, func(yield func(int, int)) {
			for i := range x.g.Statements {
				if !x.printed[i] {
					continue
				}
				for _, e := range l.of(i) {
					yield(int(e), i)
				}
			}
		})
	}
	x.asObject, x.asSpeaker = turned(x.others), turned(x.speakers)
	x.asSubject = makeLists(n, func(yield func(int, int)) {
		for i, e := range x.subject {
			if x.printed[i] {
				yield(int(e), i)
			}
		}
	})
	x.ofRelation = makeLists(len(x.g.Relations), func(yield func(int, int)) {
		for i := range x.g.Statements {
			if x.printed[i] {
				yield(x.relations[x.g.Statements[i].Relation], i)
			}
		}
	})
	for r := range x.g.Relations {
		if len(x.ofRelation.of(r)) > 0 {
			x.count.relations++
		}
	}
	x.countUncertain()
	inArticle := lists{start: []int32{0}}
	for i := range x.g.Articles {
		inArticle.items = append(inArticle.items, x.inArticle(i)...)
		inArticle.start = append(inArticle.start, int32(len(inArticle.items)))
	}
	x.mentionedIn = makeLists(n, func(yield func(int, int)) {
		for _, i := range x.newest {
			for _, e := range inArticle.of(i) {
				yield(int(e), i)
			}
		}
	})
	x.narrower = makeLists(n, func(yield func(int, int)) {
		for i, e := range x.g.Entities {
			for _, b := range e.Broader {
				if j, ok := x.entities[b]; ok && x.shown[i] {
					yield(j, i)
				}
			}
		}
	})
	for e := range x.g.Entities {
		if x.listed(e) {
			x.count.entities++
		}
	}
}

// countUncertain counts the statements that are not shown, by the pages on
// which they would stand.
func (x *index) countUncertain() {
	u := &x.uncertain
	u.article, u.entity, u.relation = make([]int32, len(x.g.Articles)), make([]int32, len(x.g.Entities)), make([]int32, len(x.g.Relations))
	for i := range x.g.Statements {
		if !x.sound[i] || x.printed[i] {
			continue
		}
		s := &x.g.Statements[i]
		u.all++
		u.article[x.article(s)]++
		u.relation[x.relations[s.Relation]]++
		u.entity[x.subject[i]]++
		for _, e := range x.others.of(i) {
			u.entity[e]++
		}
		for _, e := range x.speakers.of(i) {
			if e != x.subject[i] && !slices.Contains(x.others.of(i), e) {
				u.entity[e]++
			}
		}
	}
}

// indexParticipants finds the entities of every statement of the graph's file.
func (x *index) indexParticipants() {
	x.subject = make([]int32, len(x.g.Statements))
	x.others.start, x.speakers.start = make([]int32, 1, len(x.g.Statements)+1), make([]int32, 1, len(x.g.Statements)+1)
	for i := range x.g.Statements {
		if s := &x.g.Statements[i]; x.sound[i] {
			x.subject[i] = int32(x.entities[s.Subject])
			x.addOthers(s, x.subject[i])
			x.addSpeakers(s)
		}
		x.others.start = append(x.others.start, int32(len(x.others.items)))
		x.speakers.start = append(x.speakers.start, int32(len(x.speakers.items)))
	}
}

// addOthers adds the entities that a statement is about besides its subject,
// each once, in the order of the statement.
func (x *index) addOthers(s *graph.Statement, subject int32) {
	first := len(x.others.items)
	add := func(id entity.ID) {
		if i, ok := x.entities[id]; ok && int32(i) != subject && !slices.Contains(x.others.items[first:], int32(i)) {
			x.others.items = append(x.others.items, int32(i))
		}
	}
	addValue := func(v *graph.Value) {
		if v.Entity != "" {
			add(v.Entity)
		}
		for _, m := range v.Mentions {
			add(m)
		}
	}
	addValue(&s.Object)
	for i := range s.Qualifiers {
		addValue(&s.Qualifiers[i].Value)
	}
}

// addSpeakers adds who says a statement, each once.
func (x *index) addSpeakers(s *graph.Statement) {
	first := len(x.speakers.items)
	for i := range s.Attribution {
		if e, ok := x.entities[s.Attribution[i].Speaker.Entity]; ok && !slices.Contains(x.speakers.items[first:], int32(e)) {
			x.speakers.items = append(x.speakers.items, int32(e))
		}
	}
}

// listed reports whether an entity is worth a line in a list: all that has a
// name, and of the concepts those that a page has something to say about. The
// others have a page all the same, since the graph's file and the articles
// lead there.
func (x *index) listed(e int) bool {
	entity := &x.g.Entities[e]
	return x.shown[e] && (!entity.Concept || x.degree(e) > 0 || len(x.asSpeaker.of(e)) > 0 || len(x.narrower.of(e)) > 0 || entity.Note != "")
}

// inArticle returns the entities that an article mentions or that take part
// in its statements, each once, in the order of their numbers.
func (x *index) inArticle(i int) (entities []int32) {
	for j := range x.g.Articles[i].Mentions {
		if e, ok := x.entities[x.g.Articles[i].Mentions[j].Entity]; ok {
			entities = append(entities, int32(e))
		}
	}
	for j := x.statements[i][0]; j < x.statements[i][1]; j++ {
		if x.printed[j] {
			entities = append(entities, x.subject[j])
			entities = append(append(entities, x.others.of(j)...), x.speakers.of(j)...)
		}
	}
	slices.Sort(entities)
	return slices.Compact(entities)
}

// degree is how many of the statements that are shown an entity takes part in.
func (x *index) degree(e int) int { return len(x.asSubject.of(e)) + len(x.asObject.of(e)) }

// article returns the number of a statement's article.
func (x *index) article(s *graph.Statement) int { return x.articles[s.Article] }
