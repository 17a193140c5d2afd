package mention

import (
	"testing"

	"dossier/graph/ud"
	"dossier/graph/ud/udtest"
)

// TestName finds the proper name in the phrase with the given head; "" where
// there is none.
func TestName(t *testing.T) {
	for _, test := range []struct {
		trees string
		head  int // token, from 1
		want  string
	}{
		{`Kim/PROPN/NNP/4/nsubj Jong/PROPN/NNP/1/flat Un/PROPN/NNP/1/flat spoke/VERB/VBD/0/root`, 1, "Kim Jong Un"},
		{`President/PROPN/NNP/2/nmod:desc Moon/PROPN/NNP/3/nsubj spoke/VERB/VBD/0/root`, 2, "Moon"},
		{`National/ADJ/NNP/2/amod Security/PROPN/NNP/3/compound Adviser/PROPN/NNP/4/compound Jake/PROPN/NNP/6/nsubj Sullivan/PROPN/NNP/4/flat spoke/VERB/VBD/0/root`, 4, "Jake Sullivan"},
		// Roles that are in no list of titles.
		{`Facebook/PROPN/NNP/2/compound creator/PROPN/NNP/5/nsubj Mark/PROPN/NNP/2/flat Zuckerberg/PROPN/NNP/3/flat spoke/VERB/VBD/0/root`, 2, "Mark Zuckerberg"},
		{`Scientologist/PROPN/NNP/2/compound Tom/PROPN/NNP/4/nsubj Cruise/PROPN/NNP/2/flat spoke/VERB/VBD/0/root`, 2, "Tom Cruise"},
		{`director/NOUN/NN/7/nsubj General/PROPN/NNP/3/nmod:desc Suleiman/PROPN/NNP/1/appos al/PROPN/NNP/3/flat -/PUNCT/HYPH/6/punct Amr/PROPN/NNP/4/flat spoke/VERB/VBD/0/root`, 1, "Suleiman al-Amr"},
		// A name hung on its title.
		{`Emeritus/PROPN/NNP/5/nsubj Professor/PROPN/NNP/3/nmod:desc John/PROPN/NNP/1/flat Burrows/PROPN/NNP/3/flat spoke/VERB/VBD/0/root`, 1, "John Burrows"},
		// A person hung on the institution before.
		{`CEO/NOUN/NN/8/nsubj of/ADP/IN/5/case the/DET/DT/5/det Refugee/PROPN/NNP/5/compound Council/PROPN/NNP/1/nmod Enver/PROPN/NNP/5/flat Solomon/PROPN/NNP/5/flat spoke/VERB/VBD/0/root`, 1, "Enver Solomon"},
		{`CEO/NOUN/NN/8/nsubj of/ADP/IN/5/case the/DET/DT/5/det Refugee/PROPN/NNP/5/compound Council/PROPN/NNP/1/nmod Enver/PROPN/NNP/5/flat Solomon/PROPN/NNP/5/flat spoke/VERB/VBD/0/root`, 5, "Refugee Council"},
		{`CEO/NOUN/NN/6/nsubj of/ADP/IN/4/case Acme/PROPN/NNP/4/compound Council/PROPN/NNP/1/nmod Bluffs/PROPN/NNPS/4/flat spoke/VERB/VBD/0/root`, 4, "Acme Council Bluffs"},
		// A family name taken for a title.
		{`Moon/PROPN/NNP/2/nmod:desc Jae/PROPN/NNP/5/nsubj -/PUNCT/HYPH/4/punct in/ADV/RB/2/flat spoke/VERB/VBD/0/root`, 2, "Moon Jae-in"},
		// Offices are no names, unless a family name looks like one.
		{`The/DET/DT/3/det Home/PROPN/NNP/3/compound Secretary/PROPN/NNP/4/nsubj spoke/VERB/VBD/0/root`, 3, ""},
		{`The/DET/DT/3/det Prime/ADJ/NNP/3/amod Minister/PROPN/NNP/4/nsubj spoke/VERB/VBD/0/root`, 3, ""},
		{`Stephen/PROPN/NNP/3/nsubj King/PROPN/NNP/1/flat spoke/VERB/VBD/0/root`, 1, "Stephen King"},
		// Words that are no part of a name.
		{`The/DET/DT/2/det union/PROPN/NNP/4/nsubj Portowcy/PROPN/NNP/2/flat spoke/VERB/VBD/0/root`, 2, "Portowcy"},
		{`a/DET/DT/3/det Mecca/PROPN/NNP/3/compound crane/PROPN/NNP/4/nsubj fell/VERB/VBD/0/root`, 3, ""},
		{`a/DET/DT/5/det NASA/PROPN/NNP/5/compound T/PROPN/NNP/5/compound -/PUNCT/HYPH/3/punct shirt/NOUN/NN/6/nsubj sold/VERB/VBD/0/root`, 5, ""},
		{`the/DET/DT/2/det None/PROPN/NNP/3/nsubj spoke/VERB/VBD/0/root`, 2, ""},
		// Institutions and countries.
		{`The/DET/DT/2/det Bank/PROPN/NNP/5/nsubj of/ADP/IN/4/case England/PROPN/NNP/2/nmod agreed/VERB/VBD/0/root`, 2, "Bank of England"},
		{`North/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc South/PROPN/NNP/1/conj Korea/PROPN/NNP/1/conj talked/VERB/VBD/0/root`, 4, "South Korea"},
	} {
		doc := udtest.Document(t, test.trees)
		tree := ud.NewTree(&doc.Sentences[0])
		start, end := phraseSpan(tree, test.head-1)
		p := newPhrase(tree, 0, test.head-1, start, end, false)
		p.describe()
		if got := doc.Span(p.Name); got != test.want {
			t.Errorf("%s, token %d: %q, want %q", doc.Text, test.head, got, test.want)
		}
	}
}

// TestCountryOf finds the country that a phrase names.
func TestCountryOf(t *testing.T) {
	for _, test := range []struct {
		trees string
		head  int
		want  string
	}{
		{`North/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc South/PROPN/NNP/1/conj Korea/PROPN/NNP/1/conj talked/VERB/VBD/0/root`, 1, "North Korea"},
		{`North/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Moon/PROPN/NNP/1/conj talked/VERB/VBD/0/root`, 1, ""},
		{`SEOUL/PROPN/NNP/0/root`, 1, ""},
		{`UKRAINE/PROPN/NNP/0/root`, 1, "Ukraine"},
	} {
		doc := udtest.Document(t, test.trees)
		tree := ud.NewTree(&doc.Sentences[0])
		p := newPhrase(tree, 0, test.head-1, test.head-1, test.head, false)
		p.describe()
		if p.country != test.want {
			t.Errorf("%s: %q, want %q", doc.Text, p.country, test.want)
		}
	}
}

// TestGazetteerTypes: what the tables know stands above the network, but not
// where the article has a person of that name.
func TestGazetteerTypes(t *testing.T) {
	for _, test := range []struct {
		name, trees, word string
		want              Type
	}{
		{"a capital", `Paris/PROPN/NNP/2/nsubj slept/VERB/VBD/0/root/sleep`, "Paris", Place},
		{"a woman of that name", `Anna/PROPN/NNP/3/nsubj Paris/PROPN/NNP/1/flat slept/VERB/VBD/0/root/sleep
			Paris/PROPN/NNP/2/nsubj slept/VERB/VBD/0/root/sleep and/CCONJ/CC/4/cc told/VERB/VBD/2/conj/tell us/PRON/PRP/4/obj her/PRON/PRP$/7/nmod:poss dream/NOUN/NN/4/obj`, "Paris", Person},
		{"a common noun in capitals", `Flags/PROPN/NNPS/2/nsubj flew/VERB/VBD/0/root/fly
			A/DET/DT/2/det flag/NOUN/NN/3/nsubj flew/VERB/VBD/0/root/fly`, "Flags", Object},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := udtest.Document(t, test.trees)
			a := newArticle(doc, theModel())
			k := headed(t, a, test.word)
			for i := range a.phrases { // the last of that form, if it heads a phrase
				if a.phrases[i].token().Form == test.word {
					k = i
				}
			}
			if got := allTypes[a.phrases[k].discourse.topType]; got != test.want {
				t.Errorf("%s is a %s, want a %s", test.word, got, test.want)
			}
			if test.want == Object && a.phrases[k].Kind != Nominal {
				t.Errorf("%s is a %s", test.word, a.phrases[k].Kind)
			}
		})
	}
}
