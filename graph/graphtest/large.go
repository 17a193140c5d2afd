package graphtest

import (
	"fmt"
	"math/rand/v2"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/mention"
)

// Large is a graph of n articles of eight sentences and twelve statements
// each. A few of its entities are in almost every article and most in one or
// two, as in a real newsroom. The same n gives the same graph.
func Large(n int) *graph.Graph {
	b := &builder{}
	random := rand.New(rand.NewPCG(1, 2))
	kinds := []mention.Type{mention.Person, mention.Organization, mention.Place, mention.Event, mention.Object, mention.Abstract}
	entities := 50 + 4*n
	for i := range entities {
		b.Entities = append(b.Entities, entity.Entity{ID: entity.ID(fmt.Sprintf("entity-%07d", i)), Name: fmt.Sprintf("%c%c Entity %d", 'A'+i%26, 'a'+i/26%26, i), Type: kinds[i%len(kinds)], Concept: i%4 == 3})
	}
	pick := func() int { // most often one of the first
		f := random.Float64()
		return int(f * f * f * float64(entities-1))
	}
	id := func(i int) entity.ID { return b.Entities[i].ID }
	for i := range n {
		var blocks []block
		for range 4 {
			var sentences []string
			for range 2 {
				a, c := pick(), pick()
				sentences = append(sentences, fmt.Sprintf("{%s|%s} was seen with {%s-|the other ^one} in the year %d, and nobody who was there could say afterwards what the two of them had wanted.", id(a), b.Entities[a].Name, id(c), 1900+random.IntN(120)))
			}
			blocks = append(blocks, para(sentences...))
		}
		var claims []claim
		for j := range 12 {
			c := claim{sentences: []int{j % 8}, subject: id(pick()), relation: fmt.Sprintf("see with %d", int(random.Float64()*random.Float64()*400)), reading: "was seen with", object: thing(id(pick()), "the other one"),
				negative: j%9 == 4, qualifiers: []graph.Qualifier{when("2024-01-09", "day", "on Tuesday")}, confidence: float64(50+j) / 100, rules: []string{"active-clause"}}
			if j%3 == 0 {
				c.by = []graph.Attribution{said(id(pick()), "say", "2024-01-10")}
			}
			claims = append(claims, c)
		}
		year, day := 2000+i%24, 1+i%28
		b.article(corpus.Article{ID: fmt.Sprintf("%d/article-%06d", year, i), Title: fmt.Sprintf("Article %d of a large newsroom", i), Publisher: "Sample Wire", Published: fmt.Sprintf("%d-%02d-%02d", year, 1+i%12, day)}, blocks, claims)
	}
	return b.done()
}
