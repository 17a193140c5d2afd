package templates

import "testing"

func TestPlural(t *testing.T) {
	for name, want := range map[string]string{
		"official of the establishment": "officials of the establishment", "arms factory": "arms factories", "church": "churches",
		"policeman": "policemen", "sanctions": "sanctions", "human": "humans", "child": "children", "day": "days", "missile": "missiles",
	} {
		if got := plural(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
