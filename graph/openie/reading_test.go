package openie

import (
	"testing"

	"dossier/graph/ud"
)

func TestThirdPerson(t *testing.T) {
	for _, test := range []struct{ reading, form, lemma, xpos, want string }{
		{"are subject to", "subject", "subject", "JJ", "is subject to"},
		{"have denied", "denied", "deny", "VBN", "has denied"},
		{"were not hurt", "hurt", "hurt", "VBN", "was not hurt"},
		{"do not expect", "expect", "expect", "VB", "does not expect"},
		{"carry out", "carry", "carry", "VBP", "carries out"},
		{"push", "push", "push", "VBP", "pushes"},
		{"pushed", "pushed", "push", "VBD", "pushed"},
		{"will push", "push", "push", "VB", "will push"},
	} {
		if got := ThirdPerson(test.reading, &ud.Token{Form: test.form, Lemma: test.lemma, XPOS: test.xpos}); got != test.want {
			t.Errorf("ThirdPerson(%q) = %q, want %q", test.reading, got, test.want)
		}
	}
}

func TestIndefinite(t *testing.T) {
	for noun, want := range map[string]string{"town": "a", "island": "an", "": "a"} {
		if got := indefinite(noun); got != want {
			t.Errorf("indefinite(%q) = %q, want %q", noun, got, want)
		}
	}
}

func TestTimeRole(t *testing.T) {
	for prep, want := range map[string]string{
		"": RoleTime, "on": RoleTime, "in": RoleTime, "as of": RoleTime, "since": "since", "till": "until", "until": "until", "by": "by",
		"prior to": "before", "within": "within", "for": "for", "from": "from",
	} {
		if got := timeRole(prep); got != want {
			t.Errorf("timeRole(%q) = %q, want %q", prep, got, want)
		}
	}
}
