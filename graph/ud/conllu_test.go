package ud_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dossier/graph/ud"
)

const sample = `# newdoc id = sample
# newpar
# kind = heading
# sent_id = sample-1
# text = It's “Kim's”
1-2	It's	_	_	_	_	_	_	_	_
1	It	it	PRON	PRP	Number=Sing|Person=3	4	nsubj	_	_
2	's	be	AUX	VBZ	_	4	cop	_	Confidence=0.750
3	“	"	PUNCT	` + "``" + `	_	4	punct	_	SpaceAfter=No
4-5	Kim's	_	_	_	_	_	_	_	SpaceAfter=No
4	Kim	Kim	PROPN	NNP	Number=Sing	0	root	_	_
5	's	's	PART	POS	_	4	case	_	_
6	”	"	PUNCT	''	_	4	punct	_	_

# newpar
# sent_id = sample-2
# text = Go.
1	Go	go	VERB	VB	_	0	root	_	SpaceAfter=No
2	.	.	PUNCT	.	_	1	punct	_	SpaceAfter=No

# sent_id = sample-3
# text = _
1	_	_	PUNCT	_	_	0	root	_	_

`

func TestConllu(t *testing.T) {
	docs, err := ud.ReadConllu("sample", strings.NewReader(sample))
	if err != nil || len(docs) != 1 {
		t.Fatal(len(docs), err)
	}
	d := docs[0]
	if want := "It's “Kim's”\n\nGo._"; d.ID != "sample" || d.Text != want {
		t.Errorf("document %q has the text %q, want %q", d.ID, d.Text, want)
	}
	checkOffsets(t, &d)
	s := d.Sentences[0]
	if s.Kind != "heading" || s.Block != 0 || d.Sentences[1].Kind != "paragraph" || d.Sentences[2].Block != 1 {
		t.Errorf("blocks were not read: %+v", d.Sentences)
	}
	if !s.Tokens[1].Clitic || s.Tokens[3].Clitic || s.Tokens[1].Confidence != .75 || s.Tokens[0].Head != 3 || s.Tokens[3].Head != -1 {
		t.Errorf("columns were not read: %+v", s.Tokens)
	}
	var out bytes.Buffer
	if err := ud.WriteConllu(&out, &d); err != nil {
		t.Fatal(err)
	}
	if out.String() != sample {
		t.Errorf("written:\n%s\nwant:\n%s", out.String(), sample)
	}
}

// A contraction whose words are not its characters still shares its text out.
func TestConlluContraction(t *testing.T) {
	const rows = "1-2\tits\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"1\tit\tit\tPRON\tPRP\t_\t0\troot\t_\t_\n" +
		"2\t's\tbe\tAUX\tVBZ\t_\t1\tcop\t_\t_\n"
	docs, err := ud.ReadConllu("its", strings.NewReader(rows))
	if err != nil {
		t.Fatal(err)
	}
	tokens := docs[0].Sentences[0].Tokens
	if got := docs[0].Text[tokens[0].Start:tokens[0].End] + "|" + docs[0].Text[tokens[1].Start:tokens[1].End]; got != "it|s" {
		t.Errorf("its is shared out as %s", got)
	}
}

func TestConlluErrors(t *testing.T) {
	row := func(id, head string) string { return id + "\tgo\tgo\tVERB\tVB\t_\t" + head + "\tx\t_\t_\n" }
	for _, c := range []struct{ rows, want string }{
		{"1\tgo\n", "bad:1: 2 columns"},
		{row("2", "0"), `bad:1: word id "2", expected 1`},
		{row("1", "x"), `bad:1: the head "x"`},
		{row("1", "7"), "outside the sentence"},
		{row("1", "0") + row("2", "0"), "second root"},
		{row("1", "2") + row("2", "1"), "no token is the root"},
		{row("1", "0") + row("2", "3") + row("3", "2"), "its own ancestor"},
		{"1\t \tgo\tVERB\tVB\t_\t0\tx\t_\t_\n", "form is empty"},
		{row("1", "0") + "# newpar\n", "bad:2: a comment inside"},
		{"1-1\tgo" + strings.Repeat("\t_", 8) + "\n", "no range"},
		{"1-2\tgo" + strings.Repeat("\t_", 8) + "\n" + row("1", "0") + "\n", "ends inside"},
		{"1\t\xff\tgo\tVERB\tVB\t_\t0\tx\t_\t_\n", "UTF-8"},
	} {
		if _, err := ud.ReadConllu("bad", strings.NewReader(c.rows)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want one with %q", c.rows, err, c.want)
		}
	}
}

// The treebanks survive reading and writing. DOSSIER_TREEBANKS is a folder with
// ewt-*.conllu.gz and gum-*.conllu.gz; see the README on where they come from.
func TestConlluTreebanks(t *testing.T) {
	dir := os.Getenv("DOSSIER_TREEBANKS")
	if dir == "" {
		t.Skip("DOSSIER_TREEBANKS is not set")
	}
	for _, name := range []string{"ewt-dev", "gum-dev"} {
		f, err := os.Open(filepath.Join(dir, name+".conllu.gz"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		plain, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		docs := readAll(t, plain)
		for i := range docs {
			checkOffsets(t, &docs[i])
			var out bytes.Buffer
			if err := ud.WriteConllu(&out, &docs[i]); err != nil {
				t.Fatal(err)
			}
			if again := readAll(t, &out); !reflect.DeepEqual(again[0], docs[i]) {
				t.Errorf("%s: %s changes when it is written and read", name, docs[i].ID)
			}
		}
	}
}

func readAll(t *testing.T, r io.Reader) []ud.Document {
	t.Helper()
	docs, err := ud.ReadConllu(t.Name(), r)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

func checkOffsets(t *testing.T, d *ud.Document) {
	t.Helper()
	at := 0
	for _, s := range d.Sentences {
		for _, token := range s.Tokens {
			if got := d.Text[token.Start:token.End]; token.Start < at || got != token.Form {
				t.Errorf("%s: token %q has the text %q", d.ID, token.Form, got)
			}
			at = token.End
		}
	}
}

// Whatever is read can be written and read again, and says the same.
func FuzzConllu(f *testing.F) {
	f.Add(sample)
	f.Add("1-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\txx\t_\t_\t_\t_\t0\t_\t_\t_\n2\ty\t_\t_\t_\t_\t1\t_\t_\t_\n3\tz\t_\t_\t_\t_\t1\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, rows string) {
		docs, err := ud.ReadConllu("fuzz", strings.NewReader(rows))
		if err != nil {
			return
		}
		for i := range docs {
			for j := range docs[i].Sentences {
				ud.NewTree(&docs[i].Sentences[j])
			}
			var out bytes.Buffer
			if err := ud.WriteConllu(&out, &docs[i]); err != nil {
				t.Fatal(err)
			}
			again, err := ud.ReadConllu("written", &out)
			if err != nil {
				t.Fatalf("%v in what was written of %q", err, rows)
			}
			if len(docs[i].Sentences) != len(again[0].Sentences) {
				t.Fatalf("%d sentences instead of %d", len(again[0].Sentences), len(docs[i].Sentences))
			}
		}
	})
}
