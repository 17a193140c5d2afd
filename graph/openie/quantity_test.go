package openie

import (
	"strings"
	"testing"

	"dossier/graph/ud"
)

// TestReadQuantity reads phrases of form/UPOS pairs; the head is the last
// token unless marked with a star.
func TestReadQuantity(t *testing.T) {
	tests := []struct {
		phrase string
		want   Quantity
		ok     bool
	}{
		{"over/ADV 422,000/NUM euros/NOUN", Quantity{"422000", "euro"}, true},
		{"$/SYM* 4.25/NUM", Quantity{"4.25", "dollar"}, true},
		{"NZ$/SYM* 26/NUM million/NUM", Quantity{"26000000", "New Zealand dollar"}, true},
		{"about/ADV 4/NUM %/SYM", Quantity{"4", "percent"}, true},
		{"two/NUM hundred/NUM and/CCONJ fifty/NUM thousand/NUM", Quantity{"250000", ""}, true},
		{"more/ADV than/ADP a/DET thousand/NUM", Quantity{"1000", ""}, true},
		{"at/ADP least/ADV 107/NUM", Quantity{"107", ""}, true},
		{"ten/NUM days/NOUN", Quantity{"10", "day"}, true},
		{"60,000/NUM security/NOUN personnel/NOUN", Quantity{}, false},
		{"the/DET day/NOUN", Quantity{}, false},
		{"several/ADJ dozen/NOUN* missiles/NOUN", Quantity{}, false},
	}
	for _, test := range tests {
		var tokens []ud.Token
		p := Phrase{}
		for i, w := range strings.Fields(test.phrase) {
			form, upos, _ := strings.Cut(w, "/")
			head := strings.HasSuffix(upos, "*")
			tokens = append(tokens, ud.Token{Form: form, Lemma: strings.TrimSuffix(form, "s"), UPOS: strings.TrimSuffix(upos, "*")})
			p.Tokens = append(p.Tokens, i)
			if head || p.Head == i-1 && !strings.Contains(test.phrase, "*") {
				p.Head = i
			}
		}
		got, ok := ReadQuantity(tokens, p)
		if got != test.want || ok != test.ok {
			t.Errorf("%s: %+v, %v; want %+v, %v", test.phrase, got, ok, test.want, test.ok)
		}
	}
}
