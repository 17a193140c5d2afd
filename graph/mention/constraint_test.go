package mention

import (
	"strconv"
	"strings"
	"testing"

	"dossier/graph/ud/udtest"
)

// TestForbidden asks whether one phrase may mean what another does. Each rule
// has a sentence that it is for and a near miss.
func TestForbidden(t *testing.T) {
	const fatherTree = `Kim/PROPN/NNP/2/nsubj praised/VERB/VBD/0/root his/PRON/PRP$/4/nmod:poss father/NOUN/NN/2/obj ,/PUNCT/,/6/punct Kim/PROPN/NNP/4/appos Il/PROPN/NNP/6/flat Sung/PROPN/NNP/6/flat ./PUNCT/./2/punct`
	for _, test := range []struct {
		name, trees string
		a, b        string // heads of two phrases
		forbidden   bool
	}{
		{"a possessor is not what it possesses", fatherTree, "his", "father", true},
		{"an apposition is what it explains", fatherTree, "father", "Kim#2", false},
		{"a complement is not the whole", `The/DET/DT/2/det leader/NOUN/NN/6/nsubj of/ADP/IN/5/case the/DET/DT/5/det country/NOUN/NN/2/nmod spoke/VERB/VBD/0/root`, "leader", "country", true},
		{"what stands in a relative clause may be the whole", `A/DET/DT/2/det man/NOUN/NN/7/nsubj who/PRON/WP/4/nsubj loves/VERB/VBZ/2/acl:relcl/love his/PRON/PRP$/6/nmod:poss country/NOUN/NN/4/obj spoke/VERB/VBD/0/root`, "man", "his", false},
		{"the city of Rome is Rome", `The/DET/DT/2/det city/NOUN/NN/5/nsubj of/ADP/IN/4/case Rome/PROPN/NNP/2/nmod fell/VERB/VBD/0/root/fall`, "city", "Rome", false},
		{"members of a coordination are two", `Kim/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Moon/PROPN/NNP/1/conj met/VERB/VBD/0/root`, "Kim", "Moon", true},
		{"principle B: an object is not the subject", `Kim/PROPN/NNP/2/nsubj praised/VERB/VBD/0/root him/PRON/PRP/2/obj`, "Kim", "him", true},
		{"principle B: through a verb without a subject of its own", `Kim/PROPN/NNP/2/nsubj wants/VERB/VBZ/0/root/want to/PART/TO/4/mark help/VERB/VB/2/xcomp him/PRON/PRP/4/obj`, "Kim", "him", true},
		{"principle B: not behind a preposition of place", `Kim/PROPN/NNP/2/nsubj took/VERB/VBD/0/root/take it/PRON/PRP/2/obj with/ADP/IN/5/case him/PRON/PRP/2/obl`, "Kim", "him", false},
		{"principle B: not for possessives", `Kim/PROPN/NNP/2/nsubj praised/VERB/VBD/0/root his/PRON/PRP$/4/nmod:poss army/NOUN/NN/2/obj`, "Kim", "his", false},
		{"principle C: a full phrase is not the subject above it", `The/DET/DT/3/det United/ADJ/NNP/3/amod/United States/PROPN/NNPS/4/nsubj condemned/VERB/VBD/0/root the/DET/DT/6/det country/NOUN/NN/8/nmod:poss 's/PART/POS/6/case launch/NOUN/NN/4/obj`, "States", "country", true},
		{"principle C: not across a clause", `The/DET/DT/3/det United/ADJ/NNP/3/amod/United States/PROPN/NNPS/4/nsubj said/VERB/VBD/0/root/say the/DET/DT/6/det country/NOUN/NN/8/nsubj would/AUX/MD/8/aux pay/VERB/VB/4/ccomp`, "States", "country", false},
		{"principle C: across a clause for a pronoun", `He/PRON/PRP/2/nsubj said/VERB/VBD/0/root/say Kim/PROPN/NNP/5/nsubj would/AUX/MD/5/aux come/VERB/VB/2/ccomp`, "He", "Kim", true},
		{"principle C: a conjunction taken for a preposition", `It/PRON/PRP/2/nsubj came/VERB/VBD/0/root/come as/ADP/IN/6/case the/DET/DT/6/det United/ADJ/NNP/6/amod/United States/PROPN/NNPS/2/obl condemned/VERB/VBD/2/conj the/DET/DT/9/det country/NOUN/NN/7/obj`, "States", "country", true},
		{"principle C: a predicate is its subject", `Kim/PROPN/NNP/4/nsubj is/AUX/VBZ/4/cop/be the/DET/DT/4/det leader/NOUN/NN/0/root`, "Kim", "leader", false},
		{"principle C: a role is its subject", `Kim/PROPN/NNP/2/nsubj serves/VERB/VBZ/0/root/serve as/ADP/IN/5/case the/DET/DT/5/det leader/NOUN/NN/2/obl`, "Kim", "leader", false},
		{"principle C: what hangs on the subject is not below it", `The/DET/DT/3/det space/NOUN/NN/3/compound probe/NOUN/NN/5/nsubj Aurelia/PROPN/NNP/3/appos landed/VERB/VBD/0/root`, "probe", "Aurelia", false},
		{"principle C: not for what stands behind a comma", `Thomas/PROPN/NNP/7/nsubj Sam/PROPN/NNP/1/flat ,/PUNCT/,/5/punct a/DET/DT/5/det homeopath/NOUN/NN/7/nsubj ,/PUNCT/,/7/punct left/VERB/VBD/0/root/leave`, "Thomas", "homeopath", false},
		{"a full name is no other full name", `Kim/PROPN/NNP/4/nsubj Jong/PROPN/NNP/1/flat Un/PROPN/NNP/1/flat met/VERB/VBD/0/root Kim/PROPN/NNP/4/obj Il/PROPN/NNP/5/flat Sung/PROPN/NNP/5/flat`, "Kim", "Kim#2", true},
		{"a short name may be", `Kim/PROPN/NNP/4/nsubj Jong/PROPN/NNP/1/flat Un/PROPN/NNP/1/flat spoke/VERB/VBD/0/root/speak
			Kim/PROPN/NNP/2/nsubj left/VERB/VBD/0/root/leave`, "Kim", "Kim#2", false},
		{"a person is no place", `Pyongyang/PROPN/NNP/2/nsubj lies/VERB/VBZ/0/root/lie there/ADV/RB/2/advmod
			The/DET/DT/2/det spokesman/NOUN/NN/3/nsubj left/VERB/VBD/0/root/leave`, "Pyongyang", "spokesman", true},
		{"a capital may be its government", `Pyongyang/PROPN/NNP/2/nsubj agreed/VERB/VBD/0/root/agree
			The/DET/DT/2/det government/NOUN/NN/3/nsubj signed/VERB/VBD/0/root/sign`, "Pyongyang", "government", false},
		{"a man is no country", `Russia/PROPN/NNP/2/nsubj agreed/VERB/VBD/0/root/agree
			He/PRON/PRP/2/nsubj left/VERB/VBD/0/root/leave`, "Russia", "He", true},
		{"an American is no North Korean", `The/DET/DT/4/det North/PROPN/NNP/3/compound Korean/ADJ/JJ/4/amod leader/NOUN/NN/5/nsubj left/VERB/VBD/0/root/leave
			The/DET/DT/3/det American/ADJ/JJ/3/amod leader/NOUN/NN/4/nsubj left/VERB/VBD/0/root/leave`, "leader", "leader#2", true},
		{"a site named after something else", `Gawker/PROPN/NNP/2/nsubj wrote/VERB/VBD/0/root/write
			The/DET/DT/3/det Facebook/PROPN/NNP/3/compound company/NOUN/NN/4/nsubj fell/VERB/VBD/0/root/fall`, "Gawker", "company", true},
		{"a person named after an employer", `Peskov/PROPN/NNP/2/nsubj wrote/VERB/VBD/0/root/write
			The/DET/DT/3/det Kremlin/PROPN/NNP/3/compound spokesman/NOUN/NN/4/nsubj left/VERB/VBD/0/root/leave`, "Peskov", "spokesman", false},
		{"it is a pillar, so it is no place", `Mecca/PROPN/NNP/4/nsubj is/AUX/VBZ/4/cop/be a/DET/DT/4/det city/NOUN/NN/0/root
			It/PRON/PRP/4/nsubj is/AUX/VBZ/4/cop/be a/DET/DT/4/det belief/NOUN/NN/0/root`, "Mecca", "It", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := newArticle(udtest.Document(t, test.trees), theModel())
			r := newResolver(a)
			first, second := headed(t, a, test.a), headed(t, a, test.b)
			for _, i := range a.order {
				if i != second {
					r.join(i, -1)
				}
			}
			if got := r.forbidden(second, r.of[first]); got != test.forbidden {
				t.Errorf("%s may mean %s: %v, want %v", test.b, test.a, !got, !test.forbidden)
			}
		})
	}
}

// TestRequired asks what a phrase has to mean when every phrase before it is a
// thing of its own; "" is nothing in particular, "new" something new.
func TestRequired(t *testing.T) {
	const leader = `The/DET/DT/4/det North/PROPN/NNP/3/compound Korean/ADJ/JJ/4/amod/Korean leader/NOUN/NN/5/nsubj praised/VERB/VBD/0/root his/PRON/PRP$/7/nmod:poss country/NOUN/NN/5/obj`
	for _, test := range []struct{ name, trees, word, want string }{
		{"his country is his nation's", leader, "country", "Korean"},
		{"his country, of whom nothing is known", `The/DET/DT/2/det leader/NOUN/NN/3/nsubj praised/VERB/VBD/0/root his/PRON/PRP$/5/nmod:poss country/NOUN/NN/3/obj`, "country", ""},
		{"X and its allies", `Russia/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc its/PRON/PRP$/4/nmod:poss allies/NOUN/NNS/1/conj/ally met/VERB/VBD/0/root/meet`, "its", "Russia"},
		{"X and his allies are not a country's", `Russia/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc his/PRON/PRP$/4/nmod:poss allies/NOUN/NNS/1/conj/ally met/VERB/VBD/0/root/meet`, "his", ""},
		{"a short form in brackets", `The/DET/DT/2/det Union/PROPN/NNP/11/nsubj of/ADP/IN/5/case Rationalist/PROPN/NNP/5/compound Atheists/PROPN/NNPS/2/nmod and/CCONJ/CC/7/cc Agnostics/PROPN/NNPS/5/conj (/PUNCT/-LRB-/9/punct UAAR/PROPN/NNP/2/appos )/PUNCT/-RRB-/9/punct launched/VERB/VBD/0/root`, "UAAR", "Union"},
		{"of a common noun", `An/DET/DT/4/det intercontinental/ADJ/JJ/4/amod ballistic/ADJ/JJ/4/amod missile/NOUN/NN/8/nsubj (/PUNCT/-LRB-/6/punct ICBM/PROPN/NNP/4/appos )/PUNCT/-RRB-/6/punct flew/VERB/VBD/0/root/fly`, "ICBM", "missile"},
		{"of something else", `The/DET/DT/2/det mayor/NOUN/NN/8/nsubj of/ADP/IN/4/case Rome/PROPN/NNP/2/nmod (/PUNCT/-LRB-/6/punct UAAR/PROPN/NNP/2/appos )/PUNCT/-RRB-/6/punct left/VERB/VBD/0/root/leave`, "UAAR", ""},
		{"a name behind a comma, on a wrong arc", `His/PRON/PRP$/2/nmod:poss grandfather/NOUN/NN/8/nsubj ,/PUNCT/,/4/punct Kim/PROPN/NNP/2/conj Il/PROPN/NNP/4/flat Sung/PROPN/NNP/4/flat ,/PUNCT/,/8/punct left/VERB/VBD/0/root/leave`, "Kim", "grandfather"},
		{"a list goes on", `His/PRON/PRP$/2/nmod:poss grandfather/NOUN/NN/9/nsubj ,/PUNCT/,/4/punct Kim/PROPN/NNP/2/conj Il/PROPN/NNP/4/flat Sung/PROPN/NNP/4/flat and/CCONJ/CC/8/cc Moon/PROPN/NNP/2/conj left/VERB/VBD/0/root/leave`, "Kim", ""},
		{"the nation's capital", `Wellington/PROPN/NNP/3/nsubj is/AUX/VBZ/3/cop/be large/ADJ/JJ/0/root
			New/PROPN/NNP/2/compound Zealand/PROPN/NNP/5/nmod:poss 's/PART/POS/2/case big/ADJ/JJ/5/amod capital/NOUN/NN/6/nsubj grows/VERB/VBZ/0/root/grow`, "capital", "Wellington"},
		{"a second name of a country", `North/PROPN/NNP/2/compound Korea/PROPN/NNP/3/nsubj agreed/VERB/VBD/0/root
			The/DET/DT/2/det DPRK/PROPN/NNP/3/nsubj signed/VERB/VBD/0/root`, "DPRK", "Korea"},
		{"a first name of a country", `North/PROPN/NNP/2/compound Korea/PROPN/NNP/3/nsubj agreed/VERB/VBD/0/root`, "Korea", "new"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := newArticle(udtest.Document(t, test.trees), theModel())
			r := newResolver(a)
			asked := headed(t, a, test.word)
			name := map[int]string{-1: "new"}
			for _, i := range a.order {
				if i == asked {
					break
				}
				k := -1
				if a.phrases[i].Kind == Pronoun { // "his" is the one before
					k = len(r.clusters) - 1
				}
				r.join(i, k)
				if k < 0 {
					name[r.of[i]] = a.phrases[i].token().Form
				}
			}
			k, ok := r.required(asked)
			got := ""
			if ok {
				got = name[k]
			}
			if got != test.want {
				t.Errorf("%s is %q, want %q", test.word, got, test.want)
			}
		})
	}
}

// headed returns the index of the phrase whose head is the n-th token (from
// 1) with the form in "form" or "form#n".
func headed(t testing.TB, a *article, word string) int {
	t.Helper()
	form, number, _ := strings.Cut(word, "#")
	n := 1
	if number != "" {
		n, _ = strconv.Atoi(number)
	}
	for s := range a.doc.Sentences {
		for i := range a.doc.Sentences[s].Tokens {
			if a.doc.Sentences[s].Tokens[i].Form != form {
				continue
			}
			if n--; n > 0 {
				continue
			}
			if k, ok := a.byHead[position{s, i}]; ok {
				return k
			}
		}
	}
	t.Fatalf("no phrase is headed by %s", word)
	return -1
}
