package graphtest

import (
	"slices"

	"dossier/graph"
	"dossier/graph/corpus"
	"dossier/graph/entity"
	"dossier/graph/mention"
)

var newsEntities = []entity.Entity{
	{ID: "kim-jong-un", Name: "Kim Jong Un", Type: mention.Person, Aliases: []string{"Kim", "Kim Jong-un"},
		SameAs: []string{"https://www.wikidata.org/wiki/Q56226"},
		Note: "Supreme leader of [[North Korea]] since 2011; his name is also written *Kim Jong-un*. Not to be confused with his father, Kim Jong Il.\n\n" +
			"State media report his visits to factories days later, and without naming the place."},
	{ID: "kim-ju-ae", Name: "Kim Ju Ae", Type: mention.Person, Aliases: []string{"Ju Ae"}},
	{ID: "john-kirby", Name: "John Kirby", Type: mention.Person, Aliases: []string{"Kirby"}},
	{ID: "dmitry-peskov", Name: "Dmitry Peskov", Type: mention.Person, Aliases: []string{"Peskov"}},
	{ID: "maria-lindqvist", Name: "Maria Lindqvist", Type: mention.Person, Aliases: []string{"Lindqvist"}},
	{ID: "volodymyr-zelensky", Name: "Volodymyr Zelensky", Type: mention.Person, Aliases: []string{"Zelensky"}},
	{ID: "north-korea", Name: "North Korea", Type: mention.Place, Aliases: []string{"DPRK", "Democratic People's Republic of Korea"}, SameAs: []string{"https://www.wikidata.org/wiki/Q423"}},
	{ID: "south-korea", Name: "South Korea", Type: mention.Place, Aliases: []string{"Republic of Korea"}},
	{ID: "russia", Name: "Russia", Type: mention.Place},
	{ID: "ukraine", Name: "Ukraine", Type: mention.Place},
	{ID: "kharkiv", Name: "Kharkiv", Type: mention.Place},
	{ID: "united-states", Name: "United States", Type: mention.Place, Aliases: []string{"US", "USA"}},
	{ID: "pyongyang", Name: "Pyongyang", Type: mention.Place},
	{ID: "moscow", Name: "Moscow", Type: mention.Place},
	{ID: "halden", Name: "Halden", Type: mention.Place},
	{ID: "kcna", Name: "KCNA", Type: mention.Organization, Aliases: []string{"Korean Central News Agency"}},
	{ID: "national-security-council", Name: "National Security Council", Type: mention.Organization, Aliases: []string{"US National Security Council"}},
	{ID: "un-security-council", Name: "UN Security Council", Type: mention.Organization, Aliases: []string{"Security Council"}},
	{ID: "workers-party-of-korea", Name: "Workers' Party of Korea", Type: mention.Organization},
	{ID: "kremlin", Name: "Kremlin", Type: mention.Organization},
	{ID: "halden-council", Name: "Halden Town Council", Type: mention.Organization, Aliases: []string{"town council"}},
	{ID: "white-house", Name: "White House", Type: mention.Organization},
	{ID: "russo-ukrainian-war", Name: "Russo-Ukrainian War", Type: mention.Event, Aliases: []string{"invasion of Ukraine"}},
	{ID: "hwasong-18", Name: "Hwasong-18", Type: mention.Object},
	{ID: "factory", Name: "factory", Type: mention.Place, Concept: true},
	{ID: "arms-factory", Name: "arms factory", Type: mention.Place, Concept: true, Aliases: []string{"munitions factory"}, Broader: []entity.ID{"factory"}},
	{ID: "missile", Name: "missile", Type: mention.Object, Concept: true},
	{ID: "ballistic-missile", Name: "ballistic missile", Type: mention.Object, Concept: true, Broader: []entity.ID{"missile"}},
	{ID: "intercontinental-ballistic-missile", Name: "intercontinental ballistic missile", Type: mention.Object, Concept: true, Aliases: []string{"ICBM"}, Broader: []entity.ID{"ballistic-missile"}},
	{ID: "missile-launcher", Name: "missile launcher", Type: mention.Object, Concept: true},
	{ID: "sanctions", Name: "sanctions", Type: mention.Abstract, Concept: true},
	{ID: "resident", Name: "resident", Type: mention.Person, Concept: true},
	{ID: "flood", Name: "flood", Type: mention.Event, Concept: true},
	{ID: "river-water", Name: "river water", Type: mention.Substance, Concept: true},
	{ID: "osprey", Name: "osprey", Type: mention.Animal, Concept: true},
	{ID: "alder", Name: "alder", Type: mention.Plant, Concept: true},
	{ID: "cold-war", Name: "Cold War", Type: mention.Time},
	{ID: "private-citizen", Name: "Private Citizen", Type: mention.Person, Hidden: true},
}

// News is a small newsroom: nine invented articles about two stories, with
// every kind of statement that a graph can hold.
func News() *graph.Graph {
	b := &builder{}
	b.Entities = slices.Clone(newsEntities)
	newsKorea(b)
	newsHalden(b)
	for i := range b.Relations {
		switch b.Relations[i].Label {
		case "visit":
			b.Relations[i].Similar = []string{"inspect"}
		case "inspect":
			b.Relations[i].Similar = []string{"visit"}
		case "supply":
			b.Relations[i].Inverse = []string{"receive-from"}
		case "receive from":
			b.Relations[i].Inverse = []string{"supply"}
		}
	}
	return b.done()
}

func newsKorea(b *builder) {
	kcna := said("kcna", "report", "2024-01-10")
	kirby := said("john-kirby", "say", "2024-01-09")
	peskov := said("dmitry-peskov", "say", "2024-01-11")

	b.article(corpus.Article{ID: "2024/arms-factories", Title: "North Korean leader tours arms factories, state media say", Publisher: "Sample Wire", Author: "Ada Sample",
		URL: "https://news.example/2024/01/10/arms-factories", Published: "2024-01-10", Place: "Seoul"},
		[]block{
			plain(corpus.Dateline, "SEOUL, 10 January"),
			para("{kim-jong-un|{north-korea|North Korean} leader ^Kim Jong Un} toured {arms-factory-|several arms ^factories} this week, {kcna|state news agency ^KCNA} reported on Wednesday.",
				"{kim-jong-un~|He} was accompanied by {kim-ju-ae|{kim-jong-un~|his} daughter, Ju ^Ae}."),
			para("{kim-jong-un|Kim} called for {missile-launcher-|more missile ^launchers} and told managers that {north-korea-|the ^country} must be “firmly prepared for a military confrontation”, the agency said.",
				"{kim-jong-un~|He} has no intention of avoiding a war, it quoted {kim-jong-un~|him} as saying."),
			heading("An agency of few numbers"),
			para("{kcna|KCNA} did not say where the plants are or how many weapons they make.",
				"Last year {north-korea|the ^North} tested {hwasong-18|the ^Hwasong-18, {intercontinental-ballistic-missile-|an intercontinental ballistic ^missile}}."),
			caption("{kim-jong-un|Kim ^Jong Un} inspects {missile-launcher-|mobile missile ^launchers} at {arms-factory-|a munitions ^factory} in a picture released on 10 January."),
			plain(corpus.Credit, "SAMPLE WIRE / KCNA"),
			plain(corpus.Repeat, "North Korean leader Kim Jong Un toured several arms factories this week, state news agency KCNA reported on Wednesday."),
		},
		[]claim{
			{sentences: []int{0}, subject: "kim-jong-un", words: "North Korean leader Kim Jong Un", relation: "visit", reading: "toured", object: thing("arms-factory", "several arms factories"),
				qualifiers: []graph.Qualifier{when("2024-W02", "week", "this week")}, by: []graph.Attribution{kcna}, confidence: 0.93, rules: []string{"active-clause", "reported-speech"}},
			{sentences: []int{0}, subject: "kim-jong-un", relation: "be leader of", reading: "is leader of", object: thing("north-korea", "North Korean"), confidence: 0.95, rules: []string{"title"}},
			{sentences: []int{0}, subject: "kcna", relation: "be", reading: "is", object: literal(graph.TextValue, "state news agency", "a state news agency"), confidence: 0.88, rules: []string{"title"}},
			{sentences: []int{1}, subject: "kim-ju-ae", words: "his daughter, Ju Ae", relation: "accompany", reading: "accompanied", object: thing("kim-jong-un", "He"), confidence: 0.86, rules: []string{"passive-agent"},
				qualifiers: []graph.Qualifier{when("2024-W02", "week", "this week"), role("during", literal(graph.TextValue, "a tour of arms factories", "a tour of arms factories", "arms-factory"))}},
			{sentences: []int{1}, subject: "kim-ju-ae", relation: "be daughter of", reading: "is daughter of", object: thing("kim-jong-un", "his"), confidence: 0.94, rules: []string{"kinship"}},
			{sentences: []int{2}, subject: "kim-jong-un", relation: "call for", reading: "called for", object: thing("missile-launcher", "more missile launchers"), by: []graph.Attribution{kcna}, confidence: 0.9},
			{sentences: []int{2}, subject: "north-korea", words: "the country", relation: "be", reading: "must be", object: literal(graph.QuoteValue, "firmly prepared for a military confrontation", "“firmly prepared for a military confrontation”"),
				modality: graph.Planned, by: []graph.Attribution{said("kim-jong-un", "tell", "2024-01-10"), kcna}, confidence: 0.71},
			{sentences: []int{3}, subject: "kim-jong-un", relation: "avoid", reading: "has no intention of avoiding", object: literal(graph.TextValue, "war", "a war"),
				negative: true, modality: graph.Planned, by: []graph.Attribution{said("kim-jong-un", "say", "2024-01-10"), kcna}, confidence: 0.82},
			{sentences: []int{5}, subject: "kcna", relation: "disclose", reading: "did not disclose", object: literal(graph.TextValue, "where the plants are", "where the plants are"), negative: true, confidence: 0.64},
			{sentences: []int{6}, subject: "north-korea", words: "the North", relation: "test", reading: "tested", object: thing("hwasong-18", "the Hwasong-18"), qualifiers: []graph.Qualifier{when("2023", "year", "Last year")}, confidence: 0.91},
			{sentences: []int{6}, subject: "hwasong-18", relation: "be", reading: "is", object: thing("intercontinental-ballistic-missile", "an intercontinental ballistic missile"), confidence: 0.96, rules: []string{"appositive"}},
			{sentences: []int{7}, subject: "kim-jong-un", relation: "inspect", reading: "inspects", object: thing("missile-launcher", "mobile missile launchers"), confidence: 0.89,
				qualifiers: []graph.Qualifier{when("2024-01-10", "day", "10 January"), role("place", thing("arms-factory", "a munitions factory"))},
				by:         []graph.Attribution{{Speaker: literal(graph.TextValue, "a photo caption", "a photo caption"), Verb: "show"}}},
		})

	b.article(corpus.Article{ID: "2024/kharkiv-missiles", Title: "Russia fired North Korean missiles at Kharkiv, Washington says", Publisher: "The Sample Courier",
		URL: "https://courier.example/world/kharkiv?id=7&lang=en", Published: "2024-01-09", Place: "Washington"},
		[]block{
			para("{russia|Russia} has fired {ballistic-missile-|{north-korea|North Korean} ballistic ^missiles} at {ukraine|Ukraine}, including one that landed in {kharkiv|Kharkiv}, {john-kirby|{national-security-council|{united-states|US} National Security ^Council} spokesman John ^Kirby} said on Tuesday."),
			para("{north-korea|Pyongyang} supplied {ballistic-missile-|the ^weapons} in violation of {sanctions-|UN ^sanctions}, {white-house|the White ^House} said, citing {john-kirby|Kirby}.",
				"{john-kirby~|He} said {russia|Moscow} might also buy missiles from other countries."),
			item("{united-states|The United ^States} will raise the matter in {un-security-council|the UN Security ^Council} on Wednesday."),
			item("{volodymyr-zelensky|Volodymyr ^Zelensky} asked whether {russia|Russia} had received {hwasong-18|the ^Hwasong-18}."),
		},
		[]claim{
			{sentences: []int{0}, subject: "russia", relation: "fire missile at", reading: "has fired missiles at", object: thing("kharkiv", "Kharkiv"), by: []graph.Attribution{kirby}, confidence: 0.87,
				qualifiers: []graph.Qualifier{role("with", thing("ballistic-missile", "North Korean ballistic missiles"))}, rules: []string{"including-one-that"}},
			{sentences: []int{0}, subject: "russia", relation: "fire missile at", reading: "has fired missiles at", object: thing("ukraine", "Ukraine"), by: []graph.Attribution{kirby}, confidence: 0.92},
			{sentences: []int{0}, subject: "ukraine", relation: "land in", reading: "landed in", object: thing("kharkiv", "Kharkiv"), confidence: 0.21}, // a parser's error
			{sentences: []int{0}, subject: "john-kirby", words: "US National Security Council spokesman John Kirby", relation: "be spokesman for", reading: "is spokesman for", object: thing("national-security-council", "US National Security Council"), confidence: 0.97, rules: []string{"title"}},
			{sentences: []int{1}, subject: "north-korea", words: "Pyongyang", relation: "supply", reading: "supplied", object: thing("ballistic-missile", "the weapons"), by: []graph.Attribution{kirby, said("white-house", "say", "2024-01-09")},
				qualifiers: []graph.Qualifier{role("in violation of", thing("sanctions", "UN sanctions")), role("to", thing("russia", "Russia"))}, confidence: 0.84},
			{sentences: []int{2}, subject: "russia", words: "Moscow", relation: "buy from", reading: "might also buy missiles from", object: literal(graph.TextValue, "other countries", "other countries"), modality: graph.Possible, by: []graph.Attribution{kirby}, confidence: 0.7},
			{sentences: []int{3}, subject: "united-states", relation: "raise with", reading: "will raise the matter in", object: thing("un-security-council", "the UN Security Council"), modality: graph.Planned,
				qualifiers: []graph.Qualifier{when("2024-01-10", "day", "on Wednesday")}, confidence: 0.9},
			{sentences: []int{4}, subject: "russia", relation: "receive", reading: "had received", object: thing("hwasong-18", "the Hwasong-18"), modality: graph.Questioned, by: []graph.Attribution{said("volodymyr-zelensky", "ask", "2024-01-09")}, confidence: 0.66},
		})

	b.article(corpus.Article{ID: "2024/kremlin-denial", Title: "Kremlin denies using North Korean missiles", Publisher: "Sample Wire", URL: "https://news.example/2024/01/11/kremlin", Published: "2024-01-11", Place: "Moscow"},
		[]block{
			para("{russia|Russia} did not fire missiles at {kharkiv|Kharkiv}, {dmitry-peskov|{kremlin|Kremlin} spokesman Dmitry ^Peskov} said on Thursday.",
				"{dmitry-peskov~|He} denied that {north-korea|North ^Korea} had supplied {ballistic-missile-|ballistic ^missiles}."),
			para("If {united-states|the United ^States} showed evidence, {russia|Russia} would examine it, {dmitry-peskov|Peskov} said.",
				"{russia|Russia} and {north-korea|North ^Korea} are both under {sanctions-|international ^sanctions}.", "The exchange was followed in {south-korea|South ^Korea}."),
		},
		[]claim{
			{sentences: []int{0}, subject: "russia", relation: "fire missile at", reading: "did not fire missiles at", object: thing("kharkiv", "Kharkiv"), negative: true, by: []graph.Attribution{peskov}, confidence: 0.93},
			{sentences: []int{0}, subject: "dmitry-peskov", relation: "be spokesman for", reading: "is spokesman for", object: thing("kremlin", "Kremlin"), confidence: 0.95, rules: []string{"title"}},
			{sentences: []int{1}, subject: "north-korea", relation: "supply", reading: "did not supply", object: thing("ballistic-missile", "ballistic missiles"), negative: true, by: []graph.Attribution{said("dmitry-peskov", "deny", "2024-01-11")}, confidence: 0.88},
			{sentences: []int{2}, subject: "russia", relation: "examine", reading: "would examine", object: literal(graph.TextValue, "evidence", "evidence"), modality: graph.Hypothetical, by: []graph.Attribution{peskov}, confidence: 0.73},
			{sentences: []int{3}, subject: "russia", relation: "be under", reading: "is under", object: thing("sanctions", "international sanctions"), confidence: 0.9},
			{sentences: []int{3}, subject: "north-korea", relation: "be under", reading: "is under", object: thing("sanctions", "international sanctions"), confidence: 0.9},
		})

	b.article(corpus.Article{ID: "2024/factory-visit-pictures", Title: "Pictures show Kim at a munitions plant", Publisher: "The Sample Courier", Published: "2024-01-12"},
		[]block{
			para("{kim-jong-un|{north-korea|North ^Korea}'s leader} visited {arms-factory-|arms ^factories} around Tuesday, analysts of pictures said on Friday.",
				"{kim-jong-un|Kim} is the leader of {north-korea|North ^Korea} and of {workers-party-of-korea|the Workers' ^Party of {north-korea|Korea}}."),
			para("{private-citizen|A private ^citizen} took one of the pictures.", "{russia|Russia} received {ballistic-missile-|such ^missiles} from {north-korea|the ^North}, they said."),
		},
		[]claim{
			{sentences: []int{0}, subject: "kim-jong-un", words: "North Korea's leader", relation: "visit", reading: "visited", object: thing("arms-factory", "arms factories"), confidence: 0.85,
				qualifiers: []graph.Qualifier{when("2024-01-09", "day", "around Tuesday")}, by: []graph.Attribution{{Speaker: literal(graph.TextValue, "analysts of pictures", "analysts of pictures"), Verb: "say", Time: "2024-01-12"}}},
			{sentences: []int{1}, subject: "kim-jong-un", relation: "be leader of", reading: "is the leader of", object: thing("north-korea", "North Korea"), confidence: 0.96},
			{sentences: []int{1}, subject: "kim-jong-un", relation: "be leader of", reading: "is the leader of", object: thing("workers-party-of-korea", "the Workers' Party of Korea"), confidence: 0.9},
			{sentences: []int{2}, subject: "private-citizen", relation: "take", reading: "took", object: literal(graph.TextValue, "one of the pictures", "one of the pictures")},
			{sentences: []int{3}, subject: "russia", relation: "receive from", reading: "received missiles from", object: thing("north-korea", "the North"), by: []graph.Attribution{{Speaker: literal(graph.TextValue, "analysts", "analysts"), Verb: "say"}},
				qualifiers: []graph.Qualifier{role("with", thing("ballistic-missile", "such missiles")), role("according to", thing("private-citizen", "a private citizen"))}},
		})
}

func newsHalden(b *builder) {
	lindqvist := said("maria-lindqvist", "say", "2024-03-02")

	b.article(corpus.Article{ID: "2024/halden-flood", Title: "River floods Halden after a week of rain", Publisher: "Halden Sample Post", URL: "https://post.example/flood", Published: "2024-03-02", Place: "Halden"},
		[]block{
			heading("River floods {halden|Halden} after a week of rain"),
			para("{flood-|The ^flood} reached {halden|Halden} at 22:30 on Friday and drove {resident-|over 3,400 ^residents} from their homes.",
				"The river rose by 2.75 metres in two days, {maria-lindqvist|mayor Maria ^Lindqvist} said."),
			para("{halden-council|The town ^council} will spend 2.5 million euros on new dykes, {maria-lindqvist~|she} said, and planned to move {resident-|120 ^residents} for good.",
				"{river-water|River ^water} still covers the old town.", "Nobody died."),
			para("{osprey-|An ^osprey} nested in {alder-|an ^alder} above the flood."),
		},
		[]claim{
			{sentences: []int{1}, subject: "flood", words: "The flood", relation: "reach", reading: "reached", object: thing("halden", "Halden"), qualifiers: []graph.Qualifier{when("2024-03-01T22:30", "minute", "at 22:30 on Friday")}, confidence: 0.94},
			{sentences: []int{1}, subject: "flood", words: "The flood", relation: "drive from home", reading: "drove from their homes", object: thing("resident", "over 3,400 residents"), confidence: 0.8},
			{sentences: []int{2}, subject: "river-water", words: "The river", relation: "rise by", reading: "rose by", object: number("2.75", "metre", "2.75 metres"), qualifiers: []graph.Qualifier{role("in", literal(graph.DateValue, "P2D", "two days"))}, by: []graph.Attribution{lindqvist}, confidence: 0.9},
			{sentences: []int{3}, subject: "halden-council", words: "The town council", relation: "spend", reading: "will spend", object: number("2500000", "euro", "2.5 million euros"), modality: graph.Planned,
				qualifiers: []graph.Qualifier{role("on", literal(graph.TextValue, "new dykes", "new dykes"))}, by: []graph.Attribution{lindqvist}, confidence: 0.9},
			{sentences: []int{3}, subject: "halden-council", relation: "move", reading: "planned to move", object: thing("resident", "120 residents"), modality: graph.Planned, confidence: 0.78},
			{sentences: []int{2}, subject: "maria-lindqvist", words: "mayor Maria Lindqvist", relation: "be mayor of", reading: "is mayor of", object: thing("halden", "Halden"), confidence: 0.9},
			{sentences: []int{4}, subject: "river-water", words: "River water", relation: "cover", reading: "still covers", object: literal(graph.TextValue, "the old town", "the old town", "halden"), confidence: 0.86},
			{sentences: []int{5}, subject: "resident", words: "Nobody", relation: "die", reading: "did not die", negative: true, confidence: 0.75},
			{sentences: []int{6}, subject: "osprey", words: "An osprey", relation: "nest", reading: "nested", qualifiers: []graph.Qualifier{role("in", thing("alder", "an alder")), role("above", thing("flood", "the flood"))}, confidence: 0.88},
		})

	b.article(corpus.Article{ID: "2024/halden-budget", Title: "Halden counts the cost", Publisher: "Halden Sample Post", Published: "2024-04"},
		[]block{
			para("{flood-|The ^flood} reached {halden|Halden} on 1 March and cost the town 14 percent of its budget."),
			para("{halden-council|The town ^council} spends 422000 euros a year on dykes.", "{halden-council~|It} counts 311 damaged houses since the {cold-war|Cold ^War} and expects repairs in the second quarter."),
		},
		[]claim{
			{sentences: []int{0}, subject: "flood", words: "The flood", relation: "reach", reading: "reached", object: thing("halden", "Halden"), qualifiers: []graph.Qualifier{when("2024-03-01", "day", "on 1 March")}, confidence: 0.95},
			{sentences: []int{0}, subject: "flood", words: "The flood", relation: "cost", reading: "cost", object: number("14", "percent", "14 percent of its budget"), confidence: 0.8},
			{sentences: []int{1}, subject: "halden-council", relation: "spend", reading: "spends", object: number("422000", "euro", "422000 euros a year"), qualifiers: []graph.Qualifier{role("on", literal(graph.TextValue, "dykes", "dykes"))}, confidence: 0.9},
			{sentences: []int{2}, subject: "halden-council", words: "It", relation: "count", reading: "counts", object: number("311", "", "311 damaged houses"), qualifiers: []graph.Qualifier{role("since", thing("cold-war", "the Cold War"))}},
			{sentences: []int{2}, subject: "halden-council", words: "It", relation: "expect repairs in", reading: "expects repairs in", object: literal(graph.DateValue, "2024-Q2", "the second quarter"), modality: graph.Planned},
			{sentences: []int{1}, subject: "halden-council", relation: "have existed since", reading: "has existed since", object: literal(graph.DateValue, "1837", "1837")},
		})

	b.article(corpus.Article{ID: "untitled-clipping", Title: "An undated clipping", Published: ""},
		[]block{para("{volodymyr-zelensky|Volodymyr ^Zelensky} visited {kharkiv|Kharkiv}.", "{russo-ukrainian-war|The Russo-Ukrainian ^War} goes on.")},
		[]claim{
			{sentences: []int{0}, subject: "volodymyr-zelensky", relation: "visit", reading: "visited", object: thing("kharkiv", "Kharkiv")},
			{sentences: []int{1}, subject: "russo-ukrainian-war", words: "The Russo-Ukrainian War", relation: "go on", reading: "goes on"},
		})

	b.article(corpus.Article{ID: "empty-of-facts", Title: "Nothing to see here", Published: "2023", Publisher: "Sample Wire"},
		[]block{para("It was a quiet year.")}, nil)

	b.article(corpus.Article{ID: "2024/hearsay", Title: "What they say about what he said", Publisher: "Sample Wire", Published: "2024-01-13"},
		[]block{para("{kcna|KCNA} said {kim-jong-un|Kim} had told {kim-ju-ae|Ju Ae} that {john-kirby|Kirby} was wrong about {kharkiv|Kharkiv}, according to {dmitry-peskov|Peskov}.")},
		[]claim{{sentences: []int{0}, subject: "john-kirby", relation: "be wrong about", reading: "was wrong about", object: thing("kharkiv", "Kharkiv"), confidence: 0.6,
			by: []graph.Attribution{said("kim-jong-un", "tell", ""), said("kcna", "say", ""), said("dmitry-peskov", "according to", "2024-01-13")}}})
}
