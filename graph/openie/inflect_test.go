package openie

import (
	"strings"
	"testing"
)

// TestInflect checks the forms that readings are made of: lemma, past tense,
// past participle, -ing form, third person.
func TestInflect(t *testing.T) {
	for _, forms := range []string{
		"launch launched launched launching launches",
		"close closed closed closing closes",
		"ban banned banned banning bans",
		"stop stopped stopped stopping stops",
		"visit visited visited visiting visits",
		"open opened opened opening opens",
		"refer referred referred referring refers",
		"offer offered offered offering offers",
		"admit admitted admitted admitting admits",
		"occur occurred occurred occurring occurs",
		"label labeled labeled labeling labels",
		"carry carried carried carrying carries",
		"play played played playing plays",
		"die died died dying dies",
		"agree agreed agreed agreeing agrees",
		"fix fixed fixed fixing fixes",
		"veto vetoed vetoed vetoing vetoes",
		"miss missed missed missing misses",
		"reach reached reached reaching reaches",
		"bomb bombed bombed bombing bombs",
		"show showed shown showing shows",
		"give gave given giving gives",
		"steal stole stolen stealing steals",
		"put put put putting puts",
		"sell sold sold selling sells",
		"be was been being is",
		"have had had having has",
		"do did done doing does",
		"go went gone going goes",
		"undo undid undone undoing undoes",
		"travel traveled traveled traveling travels",
	} {
		f := strings.Fields(forms)
		got := []string{f[0], pastTense(f[0]), participle(f[0]), gerundForm(f[0]), thirdPerson(f[0])}
		if strings.Join(got, " ") != forms {
			t.Errorf("%q; want %q", strings.Join(got, " "), forms)
		}
	}
	for lemma, past := range map[string]string{"equip": "equipped", "panic": "panicked", "traffic": "trafficked", "kidnap": "kidnapped", "worship": "worshipped"} {
		if pastTense(lemma) != past || participle(lemma) != past {
			t.Errorf("%s: %s, %s; want %s", lemma, pastTense(lemma), participle(lemma), past)
		}
	}
}
