package ud_test

import (
	"slices"
	"testing"

	"dossier/graph/ud"
)

// sentence makes a sentence of heads (−1 the root) and relations.
func sentence(heads []int, rels ...string) *ud.Sentence {
	s := &ud.Sentence{}
	for i, h := range heads {
		t := ud.Token{Head: h}
		if i < len(rels) {
			t.Deprel = rels[i]
		}
		s.Tokens = append(s.Tokens, t)
	}
	return s
}

func TestTree(t *testing.T) {
	// The missiles that Kim sent hit Kyiv.
	s := sentence([]int{1, 5, 4, 4, 1, -1, 5, 5}, "det", "nsubj", "obj", "nsubj", "acl:relcl", "root", "obj", "punct")
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	tree := ud.NewTree(s)
	if got := tree.Children(5); !slices.Equal(got, []int{1, 6, 7}) {
		t.Errorf("children of hit: %v", got)
	}
	if got := tree.Subtree(1); !slices.Equal(got, []int{0, 1, 2, 3, 4}) {
		t.Errorf("subtree of missiles: %v", got)
	}
	if a, b := tree.Extent(4); a != 2 || b != 5 {
		t.Errorf("extent of the relative clause: %d %d", a, b)
	}
	if tree.Child(1, "acl") != 4 || tree.Child(1, "acl:relcl") != 4 || tree.Child(1, "acl:to") != -1 {
		t.Error("Child does not read relations with and without subtype")
	}
	if got := tree.ChildrenBy(5, "nsubj", "obj"); !slices.Equal(got, []int{1, 6}) {
		t.Errorf("arguments of hit: %v", got)
	}
	if !tree.Dominates(1, 3) || tree.Dominates(3, 1) || !tree.Dominates(2, 2) || tree.Dominates(4, 0) {
		t.Error("Dominates is wrong")
	}
	if up, down := tree.Path(3, 6); !slices.Equal(up, []int{3, 4, 1, 5}) || !slices.Equal(down, []int{6}) {
		t.Errorf("path from Kim to Kyiv: up %v down %v", up, down)
	}
	if tree.Ancestor(2, 0) != 1 || tree.Depth(3) != 3 || tree.Depth(5) != 0 {
		t.Error("Ancestor or Depth is wrong")
	}
	if !tree.Projective() {
		t.Error("the tree is projective")
	}
}

func TestTreeCrossing(t *testing.T) {
	// A hearing is scheduled on the issue today: hearing … on the issue.
	s := sentence([]int{1, 3, 3, -1, 6, 6, 1, 3})
	tree := ud.NewTree(s)
	if tree.Projective() || tree.Contiguous(1) || !tree.Contiguous(6) {
		t.Error("the arc from hearing to issue crosses the verb's")
	}
	if a, b := tree.Extent(1); a != 0 || b != 7 {
		t.Errorf("extent with a gap: %d %d", a, b)
	}
}

func TestTreeEmpty(t *testing.T) {
	s := &ud.Sentence{}
	if s.Root() != -1 || s.Check() == nil {
		t.Error("a sentence without tokens is no tree")
	}
	ud.NewTree(s)
}
