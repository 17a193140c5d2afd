package mention

import (
	"fmt"
	"strings"
	"testing"

	"dossier/graph/ud/udtest"
)

// TestReadGUM reads mentions that open and close on different rows and nest.
func TestReadGUM(t *testing.T) {
	row := func(id int, form, upos, head, misc string) string {
		return fmt.Sprintf("%d\t%s\t%s\t%s\t_\t_\t%s\t%s\t_\t%s\n", id, form, strings.ToLower(form), upos, head, map[string]string{"0": "root"}[head]+map[bool]string{true: "dep"}[head != "0"], misc)
	}
	const text = "# newdoc id = GUM_news_x\n# meta::genre = news\n# sent_id = 1\n# text = The mayor of Rome left. He slept.\n"
	conllu := text +
		row(1, "The", "DET", "2", "Entity=(1-person-new-nnnnn-cf1-2-coref") +
		row(2, "mayor", "NOUN", "5", "_") +
		row(3, "of", "ADP", "4", "_") +
		row(4, "Rome", "PROPN", "2", "Entity=(2-place-acc:com-nnnnn-cf2-1-sgl-Rome)1)") +
		row(5, "left", "VERB", "0", "SpaceAfter=No") +
		row(6, ".", "PUNCT", "5", "_") + "\n" +
		"# sent_id = 2\n# text = He slept.\n" +
		row(1, "He", "PRON", "2", "Entity=(1-person-giv:act-nnnnn-cf1*-1-ana)") +
		row(2, "slept", "VERB", "0", "SpaceAfter=No") +
		row(3, ".", "PUNCT", "2", "_") + "\n"
	gold, err := ReadGUM("x.conllu", strings.NewReader(conllu))
	if err != nil {
		t.Fatal(err)
	}
	if len(gold) != 1 || gold[0].Genre != "news" {
		t.Fatalf("got %+v", gold)
	}
	var got []string
	for _, m := range gold[0].Analysis.Mentions {
		got = append(got, fmt.Sprintf("%d:%d-%d@%d %s %d", m.Span.Sentence, m.Span.Start, m.Span.End, m.Head, m.Type, m.Chain))
	}
	if want := "0:0-4@1 person 0, 0:3-4@3 place 1, 1:0-1@0 person 0"; strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

// TestSpeakers finds direct speech and who says it.
func TestSpeakers(t *testing.T) {
	const said = "“/PUNCT/``/3/punct I/PRON/PRP/3/nsubj left/VERB/VBD/6/ccomp/leave ,/PUNCT/,/3/punct ”/PUNCT/''/3/punct said/VERB/VBD/0/root/say Kirby/PROPN/NNP/6/nsubj"
	const slept = "“/PUNCT/``/3/punct I/PRON/PRP/3/nsubj left/VERB/VBD/6/ccomp/leave ,/PUNCT/,/3/punct ”/PUNCT/''/3/punct slept/VERB/VBD/0/root/sleep Kirby/PROPN/NNP/6/nsubj"
	for trees, want := range map[string]string{
		said:                               "Kirby",
		slept:                              "",
		said + "\n" + slept:                "Kirby Kirby", // goes on with the speaker before
		strings.Replace(said, "”", ".", 1): "none",        // not closed
	} {
		a := newArticle(udtest.Document(t, trees), theModel())
		var got []string
		for _, q := range a.quotes {
			speaker := ""
			if q.speaker >= 0 {
				speaker = a.phrases[q.speaker].token().Form
			}
			got = append(got, speaker)
		}
		if len(a.quotes) == 0 {
			got = []string{"none"}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: said by %q, want %q", a.doc.Text, g, want)
		}
	}
}
