package entity

import (
	"cmp"
	"maps"
	"slices"

	"dossier/graph/mention"
)

// divide splits the candidates of one name into entities: by kind, and where
// the evidence of the articles says that there are several bearers.
func (r *resolver) divide(members []int) [][]int {
	var out [][]int
	for _, kind := range r.byKind(members) {
		out = append(out, r.byEvidence(kind)...)
	}
	return out
}

// kind is what types are compared by: people, places and institutions are
// told apart; what else a name may mean is not.
func kind(t mention.Type) string {
	switch t {
	case mention.Person, mention.Place, mention.Organization:
		return string(t)
	}
	return "thing"
}

// byKind splits candidates by kind. Where an article is not sure of the kind,
// it follows the majority. Places and institutions are often one (the White
// House): they are split only when the articles are very sure.
func (r *resolver) byKind(members []int) [][]int {
	weight := map[string]float64{}
	for _, i := range members {
		c := &r.all[i]
		weight[kind(c.Type)] += c.Confidence * float64(c.Mentions)
	}
	main := ""
	for _, k := range slices.Sorted(maps.Keys(weight)) {
		if main == "" || weight[k] > weight[main] {
			main = k
		}
	}
	sets := map[string][]int{}
	for _, i := range members {
		c := &r.all[i]
		k := kind(c.Type)
		switch {
		case k == main || k == "thing" && main != string(mention.Person):
			k = main
		case (k == string(mention.Person)) != (main == string(mention.Person)):
			if c.Confidence < sure {
				k = main
			}
		case c.Confidence < 0.95:
			k = main
		}
		sets[k] = append(sets[k], i)
	}
	var out [][]int
	for _, k := range slices.Sorted(maps.Keys(sets)) {
		out = append(out, sets[k])
	}
	return out
}

// bearer is a group of candidates that share evidence.
type bearer struct {
	members []int
	has     [3]map[string]bool // roles, countries, places around it
}

// evidenceKinds are the prefixes of evidence, in the order of bearer.has.
var evidenceKinds = [3]string{"role:", "country:", "in:"}

// maxBearers bounds how many bearers of one name are compared with each other.
const maxBearers = 64

// byEvidence splits candidates of one name and kind by what the articles say
// of them: those that share a role, a country or a place are one; two groups
// are two when everything known of both differs. Candidates of which nothing
// is known belong to the only group, or are an entity of their own when there
// are several.
func (r *resolver) byEvidence(members []int) [][]int {
	groups, unknown := r.sharing(members)
	var bearers []*bearer
	for _, g := range groups {
		at := -1
		for k, b := range bearers {
			if k < maxBearers && !r.conflict(b, g) {
				at = k
				break
			}
		}
		if at < 0 {
			bearers = append(bearers, g)
			continue
		}
		bearers[at].absorb(g)
	}
	switch len(bearers) {
	case 0:
		return [][]int{unknown}
	case 1:
		return [][]int{append(bearers[0].members, unknown...)}
	}
	out := make([][]int, 0, len(bearers)+1)
	for _, b := range bearers {
		out = append(out, b.members)
	}
	if len(unknown) > 0 {
		out = append(out, unknown)
	}
	return out
}

// sharing groups candidates that share a piece of evidence, directly or
// through others, the largest group first; unknown are those without any.
func (r *resolver) sharing(members []int) (groups []*bearer, unknown []int) {
	parent := map[string]string{}
	var root func(string) string
	root = func(s string) string {
		for parent[s] != "" && parent[s] != s {
			parent[s] = parent[parent[s]] // halve the path
			if parent[s] == "" {
				break
			}
			s = parent[s]
		}
		return s
	}
	for _, i := range members {
		e := r.all[i].Evidence
		for _, x := range e {
			if parent[x] == "" {
				parent[x] = x
			}
			a, b := root(e[0]), root(x)
			if a != b {
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	at := map[string]*bearer{}
	for _, i := range members {
		e := r.all[i].Evidence
		if len(e) == 0 {
			unknown = append(unknown, i)
			continue
		}
		k := root(e[0])
		if at[k] == nil {
			at[k] = &bearer{}
			groups = append(groups, at[k])
		}
		at[k].add(i, e)
	}
	slices.SortStableFunc(groups, func(a, b *bearer) int { return cmp.Compare(len(b.members), len(a.members)) })
	return groups, unknown
}

func (b *bearer) add(i int, evidence []string) {
	b.members = append(b.members, i)
	for k, prefix := range evidenceKinds {
		for _, v := range tokens(evidence, prefix) {
			if b.has[k] == nil {
				b.has[k] = map[string]bool{}
			}
			b.has[k][v] = true
		}
	}
}

func (b *bearer) absorb(g *bearer) {
	b.members = append(b.members, g.members...)
	for k := range g.has {
		if b.has[k] == nil {
			b.has[k] = map[string]bool{}
		}
		maps.Copy(b.has[k], g.has[k])
	}
}

// conflict reports whether two groups must be different bearers. A person may
// change the role or the country, but hardly both; an institution has one
// country, a place one place around it.
func (r *resolver) conflict(a, b *bearer) bool {
	roles, countries, places := differ(a.has[0], b.has[0]), differ(a.has[1], b.has[1]), differ(a.has[2], b.has[2])
	switch r.all[a.members[0]].Type {
	case mention.Person:
		return roles && countries
	case mention.Place:
		return places
	}
	return countries
}

// differ reports whether both sets hold something, but nothing in common.
func differ(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}
