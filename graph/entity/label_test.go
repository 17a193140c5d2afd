package entity

import (
	"fmt"
	"strings"
	"testing"

	"dossier/graph/mention"
	"dossier/graph/ud"
	"dossier/graph/ud/udtest"
)

// analysisOf reads mentions of the first sentence, one a field, all numbers
// from 1: "first-last:head:type:chain", with the words of the proper name
// behind: "first-last:head:type:chain:first-last".
func analysisOf(t *testing.T, mentions string) *mention.Analysis {
	t.Helper()
	a := &mention.Analysis{}
	for _, field := range strings.Fields(mentions) {
		f := strings.Split(field, ":")
		var start, end, head, chain int
		fmt.Sscanf(f[0], "%d-%d", &start, &end)
		fmt.Sscan(f[1], &head)
		fmt.Sscan(f[3], &chain)
		m := mention.Mention{Span: ud.Span{Start: start - 1, End: end}, Head: head - 1, Kind: mention.Nominal, Type: mention.Type(f[2]), Chain: chain - 1}
		if len(f) > 4 {
			fmt.Sscanf(f[4], "%d-%d", &start, &end)
			m.Name, m.Kind = ud.Span{Start: start - 1, End: end}, mention.Name
		}
		for len(a.Chains) < chain {
			a.Chains = append(a.Chains, mention.Chain{})
		}
		c := &a.Chains[chain-1]
		c.Type, c.Confidence = m.Type, 0.9
		c.Mentions = append(c.Mentions, len(a.Mentions))
		a.Mentions = append(a.Mentions, m)
	}
	return a
}

// TestLabel names the phrase with the given head; "" where it is nothing to
// have a page.
func TestLabel(t *testing.T) {
	const secretary = `The/DET/DT/3/det US/PROPN/NNP/3/compound Secretary/PROPN/NNP/6/nsubj of/ADP/IN/5/case State/PROPN/NNP/3/nmod spoke/VERB/VBD/0/root`
	for _, test := range []struct {
		name, tree, mentions string
		head                 int
		want                 string
	}{
		{"the lemma, without determiners", `The/DET/DT/4/det two/NUM/CD/4/nummod ballistic/ADJ/JJ/4/amod missiles/NOUN/NNS/5/nsubj/missile flew/VERB/VBD/0/root`, "", 4, "ballistic missile"},
		{"a plural that stays", `Economic/ADJ/JJ/2/amod sanctions/NOUN/NNS/3/nsubj/sanction hurt/VERB/VBD/0/root`, "", 2, "economic sanctions"},
		{"a lemma that is no word", `Many/ADJ/JJ/2/amod placebos/NOUN/NNS/3/nsubj/placeb work/VERB/VBP/0/root`, "", 2, "placebo"},
		{"what points or judges falls away", `Other/ADJ/JJ/3/amod recent/ADJ/JJ/3/amod attacks/NOUN/NNS/4/nsubj/attack failed/VERB/VBD/0/root`, "", 3, "attack"},
		{"the first word of a sentence", `Historic/ADJ/JJ/2/amod allies/NOUN/NNS/3/nsubj/ally came/VERB/VBD/0/root`, "", 2, "historic ally"},
		{"a name at the start of a sentence", `White/ADJ/NNP/2/amod/White House/PROPN/NNP/4/compound security/NOUN/NN/4/compound adviser/NOUN/NN/5/nsubj left/VERB/VBD/0/root`, "1-4:4:person:1 1-2:2:place:2:1-2", 4, "White House security adviser"},
		{"several capitals are a name", `Civil/ADJ/JJ/2/amod Defense/PROPN/NNP/3/compound Authority/NOUN/NN/4/compound director/NOUN/NN/5/nsubj left/VERB/VBD/0/root`, "", 4, "Civil Defense Authority director"},
		{"a nation of two words", `The/DET/DT/4/det South/PROPN/NNP/3/compound Korean/ADJ/JJ/4/amod/Korean army/NOUN/NN/5/nsubj fired/VERB/VBD/0/root`, "", 4, "South Korean army"},
		{"an office in small letters", `The/DET/DT/3/det Prime/ADJ/NNP/3/amod Minister/PROPN/NNP/4/nsubj spoke/VERB/VBD/0/root`, "", 3, "prime minister"},
		{"a noun in capitals that is no name", `The/DET/DT/2/det Constitution/NOUN/NN/3/nsubj stands/VERB/VBZ/0/root`, "", 2, "constitution"},
		{"an acronym", `The/DET/DT/2/det ICBM/NOUN/NN/3/nsubj flew/VERB/VBD/0/root`, "", 2, "ICBM"},
		{"another name of a country", `A/DET/DT/3/det DPRK/PROPN/NNP/3/compound missile/NOUN/NN/4/nsubj flew/VERB/VBD/0/root`, "1-3:3:object:1 2-2:2:place:2:2-2", 3, "DPRK missile"},
		{"an owner that tells it apart", `Kim/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case daughter/NOUN/NN/4/nsubj spoke/VERB/VBD/0/root`, "1-3:3:person:1 1-2:1:person:2:1-1", 3, "Kim's daughter"},
		{"the country it is of", `The/DET/DT/2/det president/NOUN/NN/5/nsubj of/ADP/IN/4/case Ukraine/PROPN/NNP/2/nmod spoke/VERB/VBD/0/root`, "1-4:2:person:1 4-4:4:place:2:4-4", 2, "Ukrainian president"},
		{"a country without an adjective", `The/DET/DT/2/det capital/NOUN/NN/6/nsubj of/ADP/IN/5/case New/PROPN/NNP/5/compound Zealand/PROPN/NNP/2/nmod grows/VERB/VBZ/0/root`, "1-5:2:place:1 4-5:5:place:2:4-5", 2, "New Zealand capital"},
		{"what it is of", `The/DET/DT/2/det launch/NOUN/NN/7/nsubj of/ADP/IN/6/case a/DET/DT/6/det spy/NOUN/NN/6/compound satellite/NOUN/NN/2/nmod failed/VERB/VBD/0/root`, "", 2, "launch of a spy satellite"},
		{"what is counted", `A/DET/DT/2/det number/NOUN/NN/6/nsubj of/ADP/IN/5/case missile/NOUN/NN/5/compound tests/NOUN/NNS/2/nmod/test failed/VERB/VBD/0/root`, "", 2, "missile test"},
		{"a part is not the whole", `Half/NOUN/NN/5/nsubj of/ADP/IN/4/case the/DET/DT/4/det voters/NOUN/NNS/1/nmod/voter left/VERB/VBD/0/root`, "", 1, "half of voters"},
		{"tied with hyphens", `A/DET/DT/7/det denial/NOUN/NN/8/nsubj -/PUNCT/HYPH/4/punct of/ADP/IN/6/case -/PUNCT/HYPH/4/punct service/NOUN/NN/7/compound attack/NOUN/NN/8/nsubj occurred/VERB/VBD/0/root`, "", 7, "denial-of-service attack"},
		{"a date in front", `The/DET/DT/4/det December/PROPN/NNP/4/compound 2013/NUM/CD/2/flat meeting/NOUN/NN/5/nsubj ended/VERB/VBD/0/root`, "", 4, "meeting"},
		{"a year in front", `The/DET/DT/3/det 2018/NUM/CD/3/nummod deal/NOUN/NN/4/nsubj ended/VERB/VBD/0/root`, "", 3, "deal"},
		{"a duration in front", `An/DET/DT/5/det 11/NUM/CD/4/nummod -/PUNCT/HYPH/4/punct year/NOUN/NN/5/compound lull/NOUN/NN/6/nsubj ended/VERB/VBD/0/root`, "", 5, "lull"},
		{"a time behind", `The/DET/DT/2/det age/NOUN/NN/6/nsubj of/ADP/IN/5/case nine/NUM/CD/5/nummod months/NOUN/NNS/2/nmod/month counts/VERB/VBZ/0/root`, "1-5:2:abstract:1 4-5:5:time:2", 2, "age"},
		{"a phrase with a clause", `Those/PRON/DT/5/nsubj who/PRON/WP/4/nsubj:pass were/AUX/VBD/4/aux:pass wounded/VERB/VBN/1/acl:relcl left/VERB/VBD/0/root`, "", 1, ""},
		{"an end is no thing", `The/DET/DT/2/det end/NOUN/NN/6/nsubj of/ADP/IN/5/case the/DET/DT/5/det meeting/NOUN/NN/2/nmod came/VERB/VBD/0/root`, "", 2, ""},
		{"a way is no thing alone", `The/DET/DT/2/det way/NOUN/NN/3/nsubj led/VERB/VBD/0/root`, "", 2, ""},
		{"a way of life is one", `The/DET/DT/2/det way/NOUN/NN/5/nsubj of/ADP/IN/4/case life/NOUN/NN/2/nmod changed/VERB/VBD/0/root`, "", 2, "way of life"},
		{"an adjective is no thing", `It/PRON/PRP/3/nsubj is/AUX/VBZ/3/cop hostile/ADJ/JJ/0/root`, "", 3, ""},
		{"what an office is for", secretary, "1-5:3:person:1 2-2:2:place:2:2-2", 3, "US secretary of state"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := udtest.Document(t, test.tree)
			got := ""
			for _, c := range DescribePhrases(doc, analysisOf(t, test.mentions), []Head{{0, test.head - 1}}) {
				got = c.Label.Text
			}
			if got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// TestDescribe lists the candidates of the chains: their names with "=", or
// their labels.
func TestDescribe(t *testing.T) {
	const union = `The/DET/DT/4/det Flag/PROPN/NNP/4/compound Consideration/PROPN/NNP/4/compound Project/PROPN/NNP/5/nsubj chose/VERB/VBD/0/root a/DET/DT/7/det flag/NOUN/NN/5/obj`
	for _, test := range []struct{ name, tree, mentions, want string }{
		{"a word inside a name is no name", union, "1-4:4:organization:1:2-4 2-2:2:object:2:2-2 6-7:7:object:2", "=Flag Consideration Project, flag"},
		{"a place inside a name is one", `The/DET/DT/3/det Dallas/PROPN/NNP/3/compound News/PROPN/NNP/4/nsubj moved/VERB/VBD/0/root to/ADP/IN/6/case Dallas/PROPN/NNP/4/obl`, "1-3:3:organization:1:2-3 2-2:2:place:2:2-2 6-6:6:place:2:6-6", "=Dallas News, =Dallas"},
		{"letters behind a name", `Mark/PROPN/NNP/6/nsubj Tedeschi/PROPN/NNP/1/flat ,/PUNCT/,/4/punct QC/PROPN/NNP/1/appos ,/PUNCT/,/1/punct spoke/VERB/VBD/0/root`, "1-4:1:person:1:1-2 4-4:4:abstract:2:4-4", "=Mark Tedeschi"},
		{"a state behind a city", `Springfield/PROPN/NNP/5/nsubj ,/PUNCT/,/3/punct IL/PROPN/NNP/1/appos ,/PUNCT/,/1/punct sleeps/VERB/VBZ/0/root`, "1-3:1:place:1:1-1 3-3:3:place:2:3-3", "=Springfield, =IL"},
		{"the short form of a common noun", `A/DET/DT/3/det ballistic/ADJ/JJ/3/amod missile/NOUN/NN/7/nsubj (/PUNCT/-LRB-/5/punct BM/PROPN/NNP/3/appos )/PUNCT/-RRB-/5/punct flew/VERB/VBD/0/root`, "1-3:3:object:1 5-5:5:object:1:5-5", "ballistic missile"},
		{"the short form of a name", `The/DET/DT/4/det Central/PROPN/NNP/4/compound News/PROPN/NNP/4/compound Agency/PROPN/NNP/8/nsubj (/PUNCT/-LRB-/6/punct CNA/PROPN/NNP/4/appos )/PUNCT/-RRB-/6/punct spoke/VERB/VBD/0/root`, "1-4:4:organization:1:2-4 6-6:6:organization:1:6-6", "=Central News Agency=CNA"},
		{"the first of several is not all", `Kim/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Moon/PROPN/NNP/1/conj met/VERB/VBD/0/root`, "1-3:1:person:1 1-1:1:person:2:1-1 3-3:3:person:3:3-3", "=Kim, =Moon"},
		{"a date that was taken for a name", `Jan/PROPN/NNP/3/nsubj 7/NUM/CD/1/nummod passed/VERB/VBD/0/root`, "1-2:1:person:1:1-2", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, c := range Describe(udtest.Document(t, test.tree), analysisOf(t, test.mentions)) {
				s := c.Label.Text
				for _, n := range c.Names {
					s += "=" + n.Text
				}
				got = append(got, s)
			}
			if g := strings.Join(got, ", "); g != test.want {
				t.Errorf("%q, want %q", g, test.want)
			}
		})
	}
}

// TestDescribePhrases: a phrase headed by a name is what the name names, not a
// kind of thing.
func TestDescribePhrases(t *testing.T) {
	doc := udtest.Document(t, `The/DET/DT/2/det agency/NOUN/NN/6/nsubj Korean/ADJ/NNP/5/amod News/PROPN/NNP/5/compound Agency/PROPN/NNP/2/appos spoke/VERB/VBD/0/root`)
	a := analysisOf(t, "1-2:2:organization:1 3-5:5:organization:1:3-5")
	got := DescribePhrases(doc, a, []Head{{0, 1}, {0, 4}, {9, 9}})
	if len(got) != 2 || got[0].Label.Text != "agency" || len(got[0].Names) != 0 {
		t.Fatalf("got %+v", got)
	}
	if n := got[1].Names; len(n) != 1 || n[0].Text != "Korean News Agency" || got[1].Chain != -1 || got[1].Head != (Head{0, 4}) || got[1].Type != mention.Organization {
		t.Errorf("got %+v", got[1])
	}
}
