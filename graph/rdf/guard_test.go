package rdf

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"pgregory.net/rapid"

	"dossier/graph/graphtest"
)

const ok = quad.IRI("https://kg.example/x")

// Each trap of the writer, and of the parsers behind it, must be caught.
func TestCheckRefuses(t *testing.T) {
	iris := map[string]string{
		"space": "https://kg.example/a b", "quote": `https://kg.example/"`, "less": "https://kg.example/<", "greater": "https://kg.example/>",
		"brace": "https://kg.example/{", "closing brace": "https://kg.example/}", "bar": "https://kg.example/|", "caret": "https://kg.example/^", "backtick": "https://kg.example/`", "backslash": `https://kg.example/\u0041`,
		"NUL": "https://kg.example/\x00", "tab": "https://kg.example/\t", "escape": "https://kg.example/\x1b",
		"second quad": "https://kg.example/> .\n<http://s> <http://p> <http://o",
		"empty":       "", "relative": "a/b", "only a path": "/a/b", "no scheme": "//host/a", "a digit first": "1a:b", "bad percent": "https://kg.example/%zz", "cut percent": "https://kg.example/%4",
		"brackets": "https://kg.example/[x]", "two fragments": "https://kg.example/#a#b", "DEL": "https://kg.example/\x7f", "C1": "https://kg.example/\u0085", "last C1": "https://kg.example/\u009f",
		"private use": "https://kg.example/\uE000", "private use in the query": "https://kg.example/?\uE000", "private plane": "https://kg.example/\U000F0000", "replacement": "https://kg.example/\uFFFD", "noncharacter": "https://kg.example/\uFFFE",
		"right-to-left override": "https://kg.example/\u202E", "zero width space": "https://kg.example/\u200B", "tag character": "https://kg.example/\U000E0041",
		"rdf:type": "rdf:type", "xsd:date": "xsd:date", "schema:Person": "schema:Person", "javascript": "javascript:alert(1)", "data": "data:,x", "file": "file:///etc/passwd",
		"invalid UTF-8": "https://kg.example/\xff", "overlong": "https://kg.example/\xc0\xaf", "surrogate": "https://kg.example/\xed\xa0\x80",
		"no host": "http:///a", "nothing behind the scheme": "http://", "space in the host": "http://a b/", "user": "http://u:p@kg.example/", "bad port": "http://kg.example:x/", "bad address": "http://[::g]/", "percent in the host": "http://%41/", "no URN": "urn:isbn", "URN with a space": "urn:isbn:1 2",
	}
	for name, s := range iris {
		v := quad.IRI(s)
		for place, q := range map[string]quad.Quad{"subject": {Subject: v, Predicate: ok, Object: ok}, "predicate": {Subject: ok, Predicate: v, Object: ok}, "object": {Subject: ok, Predicate: ok, Object: v},
			"graph": {Subject: ok, Predicate: ok, Object: ok, Label: v}, "datatype": {Subject: ok, Predicate: ok, Object: quad.TypedString{Value: "x", Type: v}}} {
			if check(q, quad.Quad{}) == nil {
				t.Errorf("%s: %q passes as %s", name, s, place)
			}
		}
	}
	objects := map[string]quad.Value{
		"nil": nil, "blank node": quad.BNode("x"), "Int": quad.Int(1), "Float": quad.Float(1), "Bool": quad.Bool(true), "Time": quad.Time(time.Time{}),
		"invalid UTF-8": quad.String("\xff"), "overlong": quad.String("\xc0\xaf"), "surrogate": quad.String("\xed\xa0\x80"), "NUL": quad.String("a\x00b"), "U+FFFE": quad.String("\uFFFE"), "U+FFFF": quad.String("\uFFFF"), "U+1FFFE": quad.String("\U0001FFFE"), "U+FDD0": quad.String("\uFDD0"), "bell": quad.String("\a"),
		"typed with NUL": quad.TypedString{Value: "\x00", Type: ok}, "in a language, invalid": quad.LangString{Value: "\xff", Lang: "en"},
	}
	for name, v := range objects {
		if check(quad.Quad{Subject: ok, Predicate: ok, Object: v}, quad.Quad{Subject: ok, Predicate: ok}) == nil {
			t.Errorf("%s passes as object", name)
		}
	}
	for _, tag := range []string{"", "e", "en_US", "en US", "en-", "-en", "en-us", "EN", "english", "en-Latnn", "en-verylongsubtag", "en-\n", "en-Latn-", "zh-hant", "en-US-x"} {
		if check(quad.Quad{Subject: ok, Predicate: ok, Object: quad.LangString{Value: "x", Lang: tag}}, quad.Quad{}) == nil {
			t.Errorf("language tag %q passes", tag)
		}
	}
	for place, q := range map[string]quad.Quad{
		"literal as subject": {Subject: quad.String("x"), Predicate: ok, Object: ok}, "literal as predicate": {Subject: ok, Predicate: quad.String("x"), Object: ok}, "literal as graph": {Subject: ok, Predicate: ok, Object: ok, Label: quad.String("x")},
		"blank node as subject": {Subject: quad.BNode("x"), Predicate: ok, Object: ok}, "blank node as graph": {Subject: ok, Predicate: ok, Object: ok, Label: quad.BNode("x")}, "no subject": {Predicate: ok, Object: ok}, "no predicate": {Subject: ok, Object: ok},
	} {
		if check(q, quad.Quad{}) == nil {
			t.Errorf("%s passes", place)
		}
	}
}

func TestCheckAccepts(t *testing.T) {
	for _, s := range []string{"http://kg.example", "https://kg.example/", "HTTPS://kg.example/a%20b?c=d&e=(f)#g/h?i", "https://bücher.example/straße", "http://[::1]:80/", "http://192.0.2.1:8080/", "urn:isbn:0451450523", "https://kg.example/日本/שלום"} {
		if err := check(quad.Quad{Subject: quad.IRI(s), Predicate: ok, Object: ok, Label: ok}, quad.Quad{}); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
	for _, v := range []quad.Value{quad.String(""), quad.String("line\nfeed \"quoted\" back\\slash\ttab\r 😀 \u202E \u200B"), quad.TypedString{Value: "1", Type: ok}, quad.LangString{Value: "x", Lang: "en"}, quad.LangString{Value: "x", Lang: "zh-Hant"}, quad.LangString{Value: "x", Lang: "sr-Latn-RS"}, quad.LangString{Value: "x", Lang: "es-419"}} {
		if err := check(quad.Quad{Subject: ok, Predicate: ok, Object: v}, quad.Quad{}); err != nil {
			t.Errorf("%v: %v", v, err)
		}
	}
}

func TestRepairIRI(t *testing.T) {
	for in, want := range map[string]string{
		"https://ok.example/a b?c=\"d\"&e=<f>#g#h":    "https://ok.example/a%20b?c=%22d%22&e=%3Cf%3E#g%23h",
		"https://ok.example/%zz/[x]/{y}/^z`|\\":       "https://ok.example/%25zz/%5Bx%5D/%7By%7D/%5Ez%60%7C%5C",
		"https://ok.example/> .\n<http://s>":          "https://ok.example/%3E%20.%0A%3Chttp://s%3E",
		"https://ok.example/\u0085\uE000\uFFFD\u202E": "https://ok.example/%C2%85%EE%80%80%EF%BF%BD%E2%80%AE",
		"https://ok.example/\xff\xfe":                 "https://ok.example/%FF%FE",
		" https://ok.example/ \n":                     "https://ok.example/",
		"https://bücher.example/straße?q=ü%20":        "https://bücher.example/straße?q=ü%20",
		"https://[2001:db8::1]:80/":                   "https://[2001:db8::1]:80/",
		"javascript:alert(1)":                         "",
		"//host/path":                                 "",
		"relative/path":                               "",
		"1a:x":                                        "",
		"http://":                                     "",
		"https://user:pw@ok.example/":                 "",
		"https://ok.example:port/":                    "",
		"https://[bad/":                               "",
		"https://a\u0085b.example/":                   "",
		"https://a\xffb.example/":                     "",
		"rdf:type":                                    "",
		"wd:Q42":                                      "",
		"":                                            "",
	} {
		got, err := repairIRI(in)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("repairIRI(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
}

// hostileString draws strings that are more likely to break something than
// random ones.
func hostileString() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom(append(append([]string{}, graphtest.Nasty...), graphtest.NastyURLs...)),
		rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
		rapid.StringOfN(rapid.RuneFrom([]rune("<>\"\\{}|^`%#[]@:/. \n\r\t\x00\u007f\u0085\u200b\u202e\ufeff\ufffd\ufffe\ue000a1é")), 0, 40, -1),
	)
}

// Whatever stands in an address or a text, what the guard makes of it passes
// its own check and comes back from quad's writer through the strict parser.
func TestGuardProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hostileString().Draw(t, "s")
		q := quad.Quad{Subject: ok, Predicate: ok, Object: text(s)}
		if url, err := repairIRI("https://kg.example/" + s); err == nil {
			q.Subject = quad.IRI(url)
		} else {
			t.Fatalf("repairIRI refuses a path: %v", err)
		}
		if url, err := repairIRI(s); err == nil {
			q.Label = quad.IRI(url)
		}
		if err := check(q, quad.Quad{}); err != nil {
			t.Fatal(err)
		}
		compareWritten(t, q)
	})
}

// What the check lets pass unrepaired is written and read back the same.
func TestCheckProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := hostileString()
		q := quad.Quad{Subject: quad.IRI("https://kg.example/" + draw.Draw(t, "subject")), Predicate: ok, Object: quad.LangString{Value: quad.String(draw.Draw(t, "object")), Lang: draw.Draw(t, "language")}}
		if rapid.Bool().Draw(t, "typed") {
			q.Object = quad.TypedString{Value: quad.String(draw.Draw(t, "value")), Type: quad.IRI(draw.Draw(t, "datatype"))}
		}
		if check(q, quad.Quad{}) == nil {
			compareWritten(t, q)
		}
	})
}

type fataler interface{ Fatalf(string, ...any) }

func compareWritten(t fataler, q quad.Quad) {
	var buf bytes.Buffer
	w := nquads.NewWriter(&buf)
	if err := w.WriteQuad(q); err != nil {
		t.Fatalf("quad's writer: %v", err)
	}
	w.Close()
	got, err := parseStrict(buf.String())
	if err != nil {
		t.Fatalf("%v", err)
	}
	if len(got) != 1 || got[0] != q {
		t.Fatalf("wrote %v, read %v", q, got)
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range append(append([]string{}, graphtest.Nasty...), graphtest.NastyURLs...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := quad.Quad{Subject: ok, Predicate: ok, Object: text(s)}
		if url, err := repairIRI(s); err == nil {
			q.Label = quad.IRI(url)
		}
		if err := check(q, quad.Quad{}); err != nil {
			t.Fatal(err)
		}
		compareWritten(t, q)
		if got := string(q.Object.(quad.String)); utf8.ValidString(s) && !strings.ContainsFunc(s, unwanted) && got != s {
			t.Fatalf("sound text %q became %q", s, got)
		}
	})
}
