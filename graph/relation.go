package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/gosimple/slug"
)

// RelationID returns the ID of the relation with a label: its slug. A label
// that the slug does not give back ("provide U.N.") has a hash of the label at
// its end, so that two labels never share an ID, whatever else is in the graph.
func RelationID(label string) string {
	s := slug.Make(label)
	if strings.ReplaceAll(s, "-", " ") == label && len(s) <= maxRelationID {
		return s
	}
	sum := sha256.Sum256([]byte(label))
	return strings.Trim(s[:min(len(s), maxRelationID)], "-") + "-" + hex.EncodeToString(sum[:4])
}

// maxRelationID is the length in bytes beyond which a slug is cut.
const maxRelationID = 60

// family is what makes relations similar: the verb, without what it has taken
// in, and without the be of a passive.
func family(label string) string {
	words := strings.Fields(label)
	if len(words) > 1 && words[0] == "be" {
		return "be " + words[1]
	}
	return words[0]
}
