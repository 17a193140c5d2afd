package english

import (
	"fmt"
	"strings"
	"testing"

	"dossier/graph/ud"
)

// treeOf reads a tree written as form/UPOS/XPOS/head/relation, words apart.
func treeOf(t *testing.T, text string) *ud.Sentence {
	t.Helper()
	s := &ud.Sentence{Kind: "paragraph"}
	at := 0
	for _, word := range strings.Fields(text) {
		f := strings.Split(word, "/")
		var head int
		if _, err := fmt.Sscan(f[3], &head); err != nil {
			t.Fatalf("%s: %v", word, err)
		}
		token := ud.Token{Form: f[0], Lemma: f[0], UPOS: f[1], XPOS: f[2], Head: head - 1, Deprel: f[4], Start: at, End: at + len(f[0])}
		if lemma, ok := lemmasOf[f[0]]; ok {
			token.Lemma = lemma
		}
		switch f[2] {
		case "VB":
			token.Feats = "VerbForm=Inf"
		case "WDT", "WP":
			token.Feats = "PronType=Rel"
		}
		at = token.End + 1
		s.Tokens = append(s.Tokens, token)
	}
	if err := s.Check(); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return s
}

var lemmasOf = map[string]string{"said": "say", "reported": "report", "forced": "force", "showed": "show", "was": "be", "told": "tell", "accused": "accuse", "has": "have"}

// arcs writes the tree as form<head:relation.
func arcs(s *ud.Sentence) string {
	var out []string
	for _, token := range s.Tokens {
		out = append(out, fmt.Sprintf("%s/%s<%d:%s", token.Form, token.XPOS, token.Head+1, token.Deprel))
	}
	return strings.Join(out, " ")
}

func TestMend(t *testing.T) {
	for _, test := range []struct {
		name, tree string
		want       string // "" when the rule must leave the tree alone
	}{
		{"a past tense read as a passive", "Anna/PROPN/NNP/2/nsubj:pass called/VERB/VBN/0/root for/ADP/IN/4/case calm/NOUN/NN/2/obl",
			"Anna/NNP<2:nsubj called/VBD<0:root for/IN<4:case calm/NN<2:obl"},
		{"a passive", "Anna/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass called/VERB/VBN/0/root home/ADV/RB/3/advmod", ""},
		{"a passive whose auxiliary the tree misplaces", "Anna/PROPN/NNP/3/nsubj:pass was/AUX/VBD/1/cop called/VERB/VBN/0/root home/ADV/RB/3/advmod", ""},
		{"the subject of what was said as an object", "Anna/PROPN/NNP/2/nsubj said/VERB/VBD/0/root boats/NOUN/NNS/2/obj landed/VERB/VBN/3/acl here/ADV/RB/4/advmod",
			"Anna/NNP<2:nsubj said/VBD<0:root boats/NNS<4:nsubj landed/VBD<2:ccomp here/RB<4:advmod"},
		{"an object with a participle", "Anna/PROPN/NNP/2/nsubj reported/VERB/VBD/0/root boats/NOUN/NNS/2/obj seen/VERB/VBN/3/acl here/ADV/RB/4/advmod", ""},
		{"a speaker read as an apposition", "Anna/PROPN/NNP/2/nsubj left/VERB/VBD/9/ccomp the/DET/DT/4/det crane/NOUN/NN/2/obj ,/PUNCT/,/7/punct the/DET/DT/7/det judge/NOUN/NN/4/appos Mroz/PROPN/NNP/7/appos said/VERB/VBD/0/root ./PUNCT/./9/punct",
			"Anna/NNP<2:nsubj left/VBD<9:ccomp the/DT<4:det crane/NN<2:obj ,/,<2:punct the/DT<7:det judge/NN<9:nsubj Mroz/NNP<7:appos said/VBD<0:root ./.<9:punct"},
		{"a speaker's name in commas", "Anna/PROPN/NNP/2/nsubj left/VERB/VBD/10/ccomp the/DET/DT/4/det crane/NOUN/NN/2/obj ,/PUNCT/,/6/punct judge/NOUN/NN/4/appos ,/PUNCT/,/8/punct Mroz/PROPN/NNP/6/appos ,/PUNCT/,/6/punct said/VERB/VBD/0/root",
			"Anna/NNP<2:nsubj left/VBD<10:ccomp the/DT<4:det crane/NN<2:obj ,/,<2:punct judge/NN<10:nsubj ,/,<8:punct Mroz/NNP<6:appos ,/,<6:punct said/VBD<0:root"},
		{"a verb of saying with an object", "Anna/PROPN/NNP/2/nsubj left/VERB/VBD/0/root ,/PUNCT/,/5/punct she/PRON/PRP/5/nsubj said/VERB/VBD/2/parataxis this/PRON/DT/5/obj", ""},
		{"a that-clause on the statement", "Anna/PROPN/NNP/2/nsubj said/VERB/VBD/0/root in/ADP/IN/4/case statements/NOUN/NNS/2/obl that/SCONJ/IN/7/mark boats/NOUN/NNS/7/nsubj sank/VERB/VBD/4/acl",
			"Anna/NNP<2:nsubj said/VBD<0:root in/IN<4:case statements/NNS<2:obl that/IN<7:mark boats/NNS<7:nsubj sank/VBD<2:ccomp"},
		{"what somebody was told", "Anna/PROPN/NNP/2/nsubj told/VERB/VBD/0/root reporters/NOUN/NNS/2/iobj that/SCONJ/IN/6/mark boats/NOUN/NNS/6/nsubj sank/VERB/VBD/3/acl:relcl",
			"Anna/NNP<2:nsubj told/VBD<0:root reporters/NNS<2:iobj that/IN<6:mark boats/NNS<6:nsubj sank/VBD<2:ccomp"},
		{"what somebody was told without that", "Anna/PROPN/NNP/2/nsubj told/VERB/VBD/0/root courts/NOUN/NNS/2/obj boats/NOUN/NNS/5/nsubj sank/VERB/VBD/3/acl:relcl",
			"Anna/NNP<2:nsubj told/VBD<0:root courts/NNS<2:obj boats/NNS<5:nsubj sank/VBD<2:ccomp"},
		{"a story that somebody knew", "Anna/PROPN/NNP/2/nsubj told/VERB/VBD/0/root story/NOUN/NN/2/obj she/PRON/PRP/5/nsubj knew/VERB/VBD/3/acl:relcl", ""},
		{"a that-clause with all its participants", "Claims/NOUN/NNS/0/root that/PRON/WDT/4/obj Anna/PROPN/NNP/4/nsubj sank/VERB/VBD/1/acl:relcl boats/NOUN/NNS/4/obj",
			"Claims/NNS<0:root that/IN<4:mark Anna/NNP<4:nsubj sank/VBD<1:acl boats/NNS<4:obj"},
		{"a relative clause with that", "Boats/NOUN/NNS/0/root that/PRON/WDT/4/obj Anna/PROPN/NNP/4/nsubj sank/VERB/VBD/1/acl:relcl", ""},
		{"a that-clause of its noun", "Anna/PROPN/NNP/2/nsubj reported/VERB/VBD/0/root claims/NOUN/NNS/2/obj that/SCONJ/IN/6/mark boats/NOUN/NNS/6/nsubj sank/VERB/VBD/3/acl", ""},
		{"a second clause that was said", "Anna/PROPN/NNP/2/nsubj said/VERB/VBD/0/root boats/NOUN/NNS/4/nsubj sank/VERB/VBD/2/ccomp and/CCONJ/CC/7/cc cars/NOUN/NNS/7/nsubj burned/VERB/VBD/2/conj",
			"Anna/NNP<2:nsubj said/VBD<0:root boats/NNS<4:nsubj sank/VBD<2:ccomp and/CC<7:cc cars/NNS<7:nsubj burned/VBD<4:conj"},
		{"a second clause after a comma", "Anna/PROPN/NNP/2/nsubj said/VERB/VBD/0/root boats/NOUN/NNS/4/nsubj sank/VERB/VBD/2/ccomp ,/PUNCT/,/8/punct and/CCONJ/CC/8/cc cars/NOUN/NNS/8/nsubj burned/VERB/VBD/2/conj", ""},
		{"a speaker joined to a time", "Talks/NOUN/NNS/2/nsubj began/VERB/VBD/0/root in/ADP/IN/4/case May/PROPN/NNP/2/obl and/CCONJ/CC/6/cc officials/NOUN/NNS/4/conj say/VERB/VBP/2/conj they/PRON/PRP/9/nsubj go/VERB/VBP/7/ccomp",
			"Talks/NNS<2:nsubj began/VBD<0:root in/IN<4:case May/NNP<2:obl and/CC<7:cc officials/NNS<7:nsubj say/VBP<2:conj they/PRP<9:nsubj go/VBP<7:ccomp"},
		{"two speakers", "Talks/NOUN/NNS/4/nsubj and/CCONJ/CC/3/cc officials/NOUN/NNS/1/conj say/VERB/VBP/0/root so/ADV/RB/4/advmod", ""},
		{"what a thing is declared", "They/PRON/PRP/2/nsubj declare/VERB/VBP/0/root the/DET/DT/4/det flood/NOUN/NN/2/obj a/DET/DT/6/det disaster/NOUN/NN/2/obj",
			"They/PRP<2:nsubj declare/VBP<0:root the/DT<4:det flood/NN<2:obj a/DT<6:det disaster/NN<2:xcomp"},
		{"what a firm is found", "Courts/NOUN/NNS/2/nsubj find/VERB/VBP/0/root firms/NOUN/NNS/2/obj guilty/ADJ/JJ/3/amod",
			"Courts/NNS<2:nsubj find/VBP<0:root firms/NNS<2:obj guilty/JJ<2:xcomp"},
		{"what somebody finds", "Courts/NOUN/NNS/2/nsubj find/VERB/VBP/0/root guilty/ADJ/JJ/4/amod firms/NOUN/NNS/2/obj", ""},
		{"a verb joined to a passive", "Anna/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass called/VERB/VBN/0/root home/ADV/RB/3/advmod and/CCONJ/CC/6/cc told/VERB/VBD/3/conj so/ADV/RB/6/advmod",
			"Anna/NNP<3:nsubj:pass was/VBD<3:aux:pass called/VBN<0:root home/RB<3:advmod and/CC<6:cc told/VBN<3:conj so/RB<6:advmod"},
		{"an active verb joined to a passive", "Anna/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass called/VERB/VBN/0/root home/ADV/RB/3/advmod and/CCONJ/CC/6/cc left/VERB/VBD/3/conj so/ADV/RB/6/advmod", ""},
		{"an infinitive of a verb", "Anna/PROPN/NNP/2/nsubj began/VERB/VBD/0/root to/PART/TO/4/mark leave/VERB/VB/2/acl",
			"Anna/NNP<2:nsubj began/VBD<0:root to/TO<4:mark leave/VB<2:xcomp"},
		{"an infinitive of a noun", "Anna/PROPN/NNP/2/nsubj has/VERB/VBZ/0/root plans/NOUN/NNS/2/obj to/PART/TO/5/mark leave/VERB/VB/3/acl", ""},
		{"a gerund read as part of its object", "Anna/PROPN/NNP/2/nsubj accused/VERB/VBD/0/root Ben/PROPN/NNP/2/obj of/ADP/IN/6/case hiding/NOUN/VBG/6/compound losses/NOUN/NNS/2/obl",
			"Anna/NNP<2:nsubj accused/VBD<0:root Ben/NNP<2:obj of/IN<5:mark hiding/VBG<2:advcl losses/NNS<5:obj"},
		{"a gerund that is part of a noun", "Anna/PROPN/NNP/2/nsubj told/VERB/VBD/0/root Ben/PROPN/NNP/2/obj of/ADP/IN/6/case sinking/NOUN/VBG/6/compound boats/NOUN/NNS/2/obl", ""},
		{"an agency in capitals", "The/DET/DT/2/det WHO/PRON/WP/3/nsubj left/VERB/VBD/0/root", "The/DT<2:det WHO/NNP<3:nsubj left/VBD<0:root"},
		{"a subject read as part of the verb", "Anna/PROPN/NNP/2/compound plans/VERB/VBZ/0/root to/PART/TO/4/mark leave/VERB/VB/2/xcomp",
			"Anna/NNP<2:nsubj plans/VBZ<0:root to/TO<4:mark leave/VB<2:xcomp"},
		{"a compound noun", "Anna/PROPN/NNP/2/compound plans/NOUN/NNS/0/root to/PART/TO/4/mark leave/VERB/VB/2/acl", ""},
		{"a participle after a day", "Storms/NOUN/NNS/2/nsubj hit/VERB/VBD/0/root Ghent/PROPN/NNP/2/obj Sunday/PROPN/NNP/2/obl:unmarked ,/PUNCT/,/6/punct uprooting/VERB/VBG/4/acl trees/NOUN/NNS/6/obj",
			"Storms/NNS<2:nsubj hit/VBD<0:root Ghent/NNP<2:obj Sunday/NNP<2:obl:unmarked ,/,<6:punct uprooting/VBG<2:advcl trees/NNS<6:obj"},
		{"a participle of a noun", "Storms/NOUN/NNS/2/nsubj hit/VERB/VBD/0/root boats/NOUN/NNS/2/obl ,/PUNCT/,/5/punct carrying/VERB/VBG/3/acl coal/NOUN/NN/5/obj", ""},
		{"who is fined what", "Courts/NOUN/NNS/2/nsubj fine/VERB/VBP/0/root Norbakk/PROPN/NNP/5/compound 4/NUM/CD/5/nummod euros/NOUN/NNS/2/obj",
			"Courts/NNS<2:nsubj fine/VBP<0:root Norbakk/NNP<2:iobj 4/CD<5:nummod euros/NNS<2:obj"},
		{"a named thing", "Courts/NOUN/NNS/2/nsubj fine/VERB/VBP/0/root Norbakk/PROPN/NNP/4/compound workers/NOUN/NNS/2/obj", ""},
		{"who is missing", "Climbers/NOUN/NNS/3/nsubj was/AUX/VBD/3/aux missing/VERB/VBG/0/root", "Climbers/NNS<3:nsubj was/VBD<3:cop missing/JJ<0:root"},
		{"who misses somebody", "Anna/PROPN/NNP/3/nsubj was/AUX/VBD/3/aux missing/VERB/VBG/0/root Ben/PROPN/NNP/3/obj", ""},
		{"a clause with as read as a companion", "Kim/PROPN/NNP/2/nsubj spoke/VERB/VBD/0/root as/ADP/IN/4/case allies/NOUN/NNS/2/obl condemned/VERB/VBD/2/conj it/PRON/PRP/5/obj",
			"Kim/NNP<2:nsubj spoke/VBD<0:root as/IN<5:mark allies/NNS<5:nsubj condemned/VBD<2:advcl it/PRP<5:obj"},
		{"a role", "Kim/PROPN/NNP/2/nsubj spoke/VERB/VBD/0/root as/ADP/IN/4/case leader/NOUN/NN/2/obl and/CCONJ/CC/6/cc left/VERB/VBD/2/conj", ""},
		{"a speaker before a circumstance", "Anna/PROPN/NNP/2/nsubj left/VERB/VBD/0/root Ghent/PROPN/NNP/2/obj ,/PUNCT/,/5/punct outlet/NOUN/NN/3/appos reported/VERB/VBD/2/parataxis as/SCONJ/IN/9/mark allies/NOUN/NNS/9/nsubj condemned/VERB/VBD/6/advcl it/PRON/PRP/9/obj",
			"Anna/NNP<2:nsubj left/VBD<6:ccomp Ghent/NNP<2:obj ,/,<2:punct outlet/NN<6:nsubj reported/VBD<0:root as/IN<9:mark allies/NNS<9:nsubj condemned/VBD<6:advcl it/PRP<9:obj"},
		{"an inverted condition", "Should/AUX/MD/3/aux Anna/PROPN/NNP/3/nsubj leave/VERB/VB/0/root ,/PUNCT/,/7/punct boats/NOUN/NNS/7/nsubj could/AUX/MD/7/aux sink/VERB/VB/3/parataxis",
			"Should/MD<3:aux Anna/NNP<3:nsubj leave/VB<7:advcl ,/,<3:punct boats/NNS<7:nsubj could/MD<7:aux sink/VB<0:root"},
		{"a question", "Should/AUX/MD/3/aux Anna/PROPN/NNP/3/nsubj leave/VERB/VB/0/root ,/PUNCT/,/7/punct boats/NOUN/NNS/7/nsubj could/AUX/MD/7/aux sink/VERB/VB/3/parataxis ?/PUNCT/./3/punct", ""},
		{"an infinitive of the object", "Storms/NOUN/NNS/2/nsubj forced/VERB/VBD/0/root Anna/PROPN/NNP/2/obj to/PART/TO/5/mark leave/VERB/VB/2/advcl",
			"Storms/NNS<2:nsubj forced/VBD<0:root Anna/NNP<2:obj to/TO<5:mark leave/VB<2:xcomp"},
		{"a purpose", "Anna/PROPN/NNP/2/nsubj sold/VERB/VBD/0/root boats/NOUN/NNS/2/obj to/PART/TO/5/mark live/VERB/VB/2/advcl", ""},
		{"a gerund that the object is accused of", "Anna/PROPN/NNP/2/nsubj accused/VERB/VBD/0/root Ben/PROPN/NNP/2/obj of/SCONJ/IN/5/mark leaving/VERB/VBG/3/acl",
			"Anna/NNP<2:nsubj accused/VBD<0:root Ben/NNP<2:obj of/IN<5:mark leaving/VBG<2:advcl"},
		{"a gerund of the noun", "Anna/PROPN/NNP/2/nsubj has/VERB/VBZ/0/root hopes/NOUN/NNS/2/obj of/SCONJ/IN/5/mark leaving/VERB/VBG/3/acl", ""},
		{"a gerund of the object", "Photos/NOUN/NNS/2/nsubj showed/VERB/VBD/0/root him/PRON/PRP/2/iobj inspecting/ADJ/VBG/5/amod boats/NOUN/NNS/2/obj",
			"Photos/NNS<2:nsubj showed/VBD<0:root him/PRP<2:obj inspecting/VBG<2:xcomp boats/NNS<4:obj"},
		{"a described object", "Photos/NOUN/NNS/2/nsubj showed/VERB/VBD/0/root him/PRON/PRP/2/iobj sinking/ADJ/JJ/5/amod boats/NOUN/NNS/2/obj", ""},
		{"a joined oblique on the verb", "Anna/PROPN/NNP/2/nsubj came/VERB/VBD/0/root from/ADP/IN/4/case Ghent/PROPN/NNP/2/obl and/CCONJ/CC/7/cc from/ADP/IN/7/case Bruges/PROPN/NNP/2/conj",
			"Anna/NNP<2:nsubj came/VBD<0:root from/IN<4:case Ghent/NNP<2:obl and/CC<7:cc from/IN<7:case Bruges/NNP<4:conj"},
		{"a joined verb", "Anna/PROPN/NNP/2/nsubj came/VERB/VBD/0/root from/ADP/IN/4/case Ghent/PROPN/NNP/2/obl and/CCONJ/CC/6/cc slept/VERB/VBD/2/conj", ""},
		{"a compound read as an apposition", "They/PRON/PRP/2/nsubj saw/VERB/VBD/0/root new/ADJ/JJ/4/amod arms/NOUN/NNS/2/obj production/NOUN/NN/4/appos",
			"They/PRP<2:nsubj saw/VBD<0:root new/JJ<5:amod arms/NNS<5:compound production/NN<2:obj"},
		{"a noun and a name", "They/PRON/PRP/2/nsubj saw/VERB/VBD/0/root leader/NOUN/NN/2/obj Anna/PROPN/NNP/3/appos", ""},
		{"an apposition after the last member", "They/PRON/PRP/2/nsubj met/VERB/VBD/0/root Swedes/PROPN/NNPS/2/obj and/CCONJ/CC/5/cc Sami/PROPN/NNPS/3/conj ,/PUNCT/,/8/punct a/DET/DT/8/det minority/NOUN/NN/3/conj",
			"They/PRP<2:nsubj met/VBD<0:root Swedes/NNPS<2:obj and/CC<5:cc Sami/NNPS<3:conj ,/,<8:punct a/DT<8:det minority/NN<5:appos"},
		{"a list", "They/PRON/PRP/2/nsubj met/VERB/VBD/0/root Swedes/PROPN/NNPS/2/obj ,/PUNCT/,/6/punct a/DET/DT/6/det minority/NOUN/NN/3/conj and/CCONJ/CC/8/cc Sami/PROPN/NNPS/3/conj", ""},
		{"a relative object", "The/DET/DT/2/det plan/NOUN/NN/0/root which/PRON/WDT/6/nsubj both/DET/DT/5/det sides/NOUN/NNS/6/nsubj criticised/VERB/VBD/2/acl:relcl",
			"The/DT<2:det plan/NN<0:root which/WDT<6:obj both/DT<5:det sides/NNS<6:nsubj criticised/VBD<2:acl:relcl"},
		{"a relative subject", "The/DET/DT/2/det plan/NOUN/NN/0/root which/PRON/WDT/4/nsubj failed/VERB/VBD/2/acl:relcl", ""},
		{"a clause about the last name", "Anna/PROPN/NNP/0/root and/CCONJ/CC/3/cc Ben/PROPN/NNP/1/conj ,/PUNCT/,/6/punct who/PRON/WP/6/nsubj left/VERB/VBD/1/acl:relcl",
			"Anna/NNP<0:root and/CC<3:cc Ben/NNP<1:conj ,/,<6:punct who/WP<6:nsubj left/VBD<3:acl:relcl"},
		{"a clause about all", "Men/NOUN/NNS/0/root and/CCONJ/CC/3/cc women/NOUN/NNS/1/conj who/PRON/WP/5/nsubj left/VERB/VBD/1/acl:relcl", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := treeOf(t, test.tree)
			if test.want == "" {
				test.want = arcs(s)
			}
			mend(s)
			if got := arcs(s); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if err := s.Check(); err != nil {
				t.Error(err)
			}
		})
	}
}
