package openie

// Trace records what the rules did with a sentence, for people who ask why.
type Trace struct {
	Steps []Step
}

// Step is one event: a rule made a proposition, or dropped one.
type Step struct {
	Sentence    int
	Rule        string
	Proposition Proposition
	Dropped     string    // why the proposition was dropped; "" when it was made
	Features    []Feature // what its confidence rests on
}
