package entity

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"github.com/gosimple/slug"

	"dossier/graph/mention"
)

// name gives every draft its address: the slug of its name. Where several
// want one slug, named things go before concepts, places before organizations
// before people before the rest, and the one mentioned most before the others;
// these add their type ("georgia-person"), then a word that tells them apart
// ("john-smith-footballer"), then a hash.
func name(drafts []draft) {
	wanted := map[string][]*draft{}
	for i := range drafts {
		d := &drafts[i]
		s := makeSlug(d.Name)
		if s == "" {
			s = "entity-" + shortHash(d.Name)
		}
		wanted[s] = append(wanted[s], d)
	}
	taken := map[string]bool{}
	for s := range wanted {
		taken[s] = true
	}
	for _, s := range slices.Sorted(maps.Keys(wanted)) {
		rivals := wanted[s]
		slices.SortFunc(rivals, before)
		for i, d := range rivals {
			d.ID = ID(s)
			if i > 0 {
				d.ID = ID(ownSlug(s, d, rivals[0], taken))
			}
			taken[string(d.ID)] = true
		}
	}
}

// before orders drafts of one slug.
func before(a, b *draft) int {
	return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.mentions, a.mentions),
		cmp.Compare(a.telling, b.telling), cmp.Compare(a.Name, b.Name), cmp.Compare(a.home, b.home))
}

func rank(d *draft) int {
	n := 9
	switch d.Type {
	case mention.Place:
		n = 0
	case mention.Organization:
		n = 1
	case mention.Person:
		n = 2
	}
	if d.Concept {
		n += 10
	}
	return n
}

// ownSlug finds a free slug for a draft that is not the first of its name.
func ownSlug(s string, d, first *draft, taken map[string]bool) string {
	var tries []string
	if d.Type != first.Type || d.Concept != first.Concept {
		tries = append(tries, string(d.Type))
	}
	tries = append(tries, makeSlug(d.telling), shortHash(d.home+"\x00"+d.telling))
	for _, word := range tries {
		if own := s + "-" + word; word != "" && !taken[own] {
			return own
		}
	}
	own := s
	for taken[own] {
		own = s + "-" + shortHash(own+"\x00"+d.home+"\x00"+d.telling+"\x00"+string(d.Type))
	}
	return own
}

// maxSlug is the length to which a slug is cut.
const maxSlug = 80

// makeSlug turns a name into small ASCII letters, digits and hyphens. It is
// never the name of a Windows device, and "" for a name without letters and
// digits.
func makeSlug(name string) string {
	s := strings.Join(strings.FieldsFunc(slug.Make(name), func(r rune) bool { return r == '-' || r == '_' }), "-")
	if len(s) > maxSlug {
		if i := strings.LastIndexByte(s[:maxSlug+1], '-'); i > maxSlug/2 {
			s = s[:i]
		} else {
			s = s[:maxSlug]
		}
	}
	switch s {
	case "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
		"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9":
		s += "-" + shortHash(name)
	}
	return s
}

// shortHash returns six hexadecimal digits that stand for a string.
func shortHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:3])
}
