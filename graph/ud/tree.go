package ud

import (
	"fmt"
	"slices"
)

// Check reports whether the sentence is a tree: exactly one root, every head
// inside the sentence, no cycle. It takes time linear in the tokens. The
// parser's sentences and those that [ReadConllu] returns always pass.
func (s *Sentence) Check() error {
	root := -1
	for i, t := range s.Tokens {
		switch {
		case t.Head == -1 && root >= 0:
			return fmt.Errorf("token %d (%q) is a second root beside token %d (%q)", i+1, t.Form, root+1, s.Tokens[root].Form)
		case t.Head == -1:
			root = i
		case t.Head < 0 || t.Head >= len(s.Tokens):
			return fmt.Errorf("the head of token %d (%q) lies outside the sentence", i+1, t.Form)
		}
	}
	if root < 0 {
		return fmt.Errorf("no token is the root")
	}
	// Every token that reaches the root is marked once.
	const unseen, onPath, done = 0, 1, 2
	state := make([]byte, len(s.Tokens))
	state[root] = done
	for i := range s.Tokens {
		j := i
		for ; state[j] == unseen; j = s.Tokens[j].Head {
			state[j] = onPath
		}
		if state[j] == onPath {
			return fmt.Errorf("token %d (%q) is its own ancestor", j+1, s.Tokens[j].Form)
		}
		for j = i; state[j] == onPath; j = s.Tokens[j].Head {
			state[j] = done
		}
	}
	return nil
}

// Root returns the index of the root, −1 in a sentence without tokens.
func (s *Sentence) Root() int {
	return slices.IndexFunc(s.Tokens, func(t Token) bool { return t.Head == -1 })
}

// Tree answers questions about the dependency tree of one sentence: children,
// subtrees, paths. All of its methods take and give token indices. It is
// built in linear time and does not change; the sentence must pass
// [Sentence.Check] and must not change under it.
type Tree struct {
	Sentence *Sentence

	kids  []int // children of all tokens, one token after the other, each in text order
	first []int // the children of i are kids[first[i]:first[i+1]]
	order []int // the tokens, each before its children (preorder)
	place []int // position of a token in order
	size  []int // number of tokens in the subtree
	left  []int // smallest index in the subtree
	right []int // largest index in the subtree
	depth []int // arcs from the root
}

// NewTree indexes the tree of a sentence.
func NewTree(s *Sentence) *Tree {
	n := len(s.Tokens)
	buf := make([]int, 7*n+n+1)
	cut := func(n int) []int {
		part := buf[:n:n]
		buf = buf[n:]
		return part
	}
	t := &Tree{
		Sentence: s,
		kids:     cut(n), first: cut(n + 1), order: cut(n)[:0], place: cut(n), size: cut(n), left: cut(n), right: cut(n), depth: cut(n),
	}
	for _, token := range s.Tokens {
		if token.Head >= 0 {
			t.first[token.Head+1]++
		}
	}
	for i := range n {
		t.first[i+1] += t.first[i]
	}
	next := slices.Clone(t.first)
	for i, token := range s.Tokens {
		if token.Head >= 0 {
			t.kids[next[token.Head]] = i
			next[token.Head]++
		}
	}
	var stack []int
	if root := s.Root(); root >= 0 {
		stack = append(stack, root)
	}
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if h := s.Tokens[i].Head; h >= 0 {
			t.depth[i] = t.depth[h] + 1
		}
		t.place[i] = len(t.order)
		t.order = append(t.order, i)
		for _, k := range slices.Backward(t.Children(i)) {
			stack = append(stack, k)
		}
	}
	for i := range n {
		t.size[i], t.left[i], t.right[i] = 1, i, i
	}
	for _, i := range slices.Backward(t.order) {
		if h := s.Tokens[i].Head; h >= 0 {
			t.size[h] += t.size[i]
			t.left[h] = min(t.left[h], t.left[i])
			t.right[h] = max(t.right[h], t.right[i])
		}
	}
	return t
}

// Children returns the tokens whose head is i, in text order. The slice
// belongs to the tree.
func (t *Tree) Children(i int) []int {
	return t.kids[t.first[i]:t.first[i+1]:t.first[i+1]]
}

// Child returns the first child of i whose relation is one of rels, −1 when
// there is none. A name without subtype also finds relations with one: "obl"
// finds "obl:agent", "obl:agent" finds nothing else.
func (t *Tree) Child(i int, rels ...string) int {
	for _, k := range t.Children(i) {
		if t.Sentence.Tokens[k].Is(rels...) {
			return k
		}
	}
	return -1
}

// ChildrenBy returns the children of i whose relation is one of rels, in text
// order; names are read as in [Tree.Child].
func (t *Tree) ChildrenBy(i int, rels ...string) []int {
	var found []int
	for _, k := range t.Children(i) {
		if t.Sentence.Tokens[k].Is(rels...) {
			found = append(found, k)
		}
	}
	return found
}

// Is reports whether the token's relation to its head is one of rels. A name
// without subtype also matches relations with one.
func (t *Token) Is(rels ...string) bool {
	for _, r := range rels {
		if t.Deprel == r || t.Relation() == r {
			return true
		}
	}
	return false
}

// Subtree returns i and everything below it, in text order.
func (t *Tree) Subtree(i int) []int {
	all := slices.Clone(t.order[t.place[i] : t.place[i]+t.size[i]])
	slices.Sort(all)
	return all
}

// Extent returns the smallest token range [start, end) that holds the subtree
// of i. In a tree that is not projective it may hold other tokens too.
func (t *Tree) Extent(i int) (start, end int) {
	return t.left[i], t.right[i] + 1
}

// Contiguous reports whether the subtree of i has no gap.
func (t *Tree) Contiguous(i int) bool {
	return t.right[i]-t.left[i]+1 == t.size[i]
}

// Projective reports whether no two arcs cross, which is the case when no
// subtree has a gap.
func (t *Tree) Projective() bool {
	for i := range t.size {
		if !t.Contiguous(i) {
			return false
		}
	}
	return true
}

// Dominates reports whether b lies in the subtree of a; every token dominates
// itself. It takes constant time.
func (t *Tree) Dominates(a, b int) bool {
	return t.place[a] <= t.place[b] && t.place[b] < t.place[a]+t.size[a]
}

// Depth returns the number of arcs from the root to i.
func (t *Tree) Depth(i int) int {
	return t.depth[i]
}

// Ancestor returns the lowest token that dominates both a and b.
func (t *Tree) Ancestor(a, b int) int {
	for !t.Dominates(a, b) {
		a = t.Sentence.Tokens[a].Head
	}
	return a
}

// Path returns the way from a to b through the tree: up from a to their lowest
// common ancestor (included, as are both ends), and down from there to b
// (without the ancestor).
func (t *Tree) Path(a, b int) (up, down []int) {
	top := t.Ancestor(a, b)
	for i := a; i != top; i = t.Sentence.Tokens[i].Head {
		up = append(up, i)
	}
	up = append(up, top)
	for i := b; i != top; i = t.Sentence.Tokens[i].Head {
		down = append(down, i)
	}
	slices.Reverse(down)
	return up, down
}
