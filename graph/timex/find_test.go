package timex

import (
	"os"
	"slices"
	"strings"
	"testing"

	"dossier/graph/ud"
)

// findCases are sentences whose trees stand in testdata/sentences.conllu,
// under the text as ID.
var findCases = []struct {
	text, published string
	want            []string // words = TYPE VALUE PRECISION MOD
}{
	// Absolute.
	{"Kim arrived on January 10, 2024.", "2024-01-12", []string{"January 10, 2024 = DATE 2024-01-10 day"}},
	{"Kim arrived on 10 January 2024.", "2024-01-12", []string{"10 January 2024 = DATE 2024-01-10 day"}},
	{"Kim arrived on Jan. 10.", "2024-01-12", []string{"Jan. 10 = DATE 2024-01-10 day"}},
	{"The report is dated 2024-01-10.", "", []string{"2024-01-10 = DATE 2024-01-10 day"}},
	{"The ship left on 25/12/2023.", "", []string{"25/12/2023 = DATE 2023-12-25 day"}},
	{"The ship left on 12/25/2023.", "", []string{"12/25/2023 = DATE 2023-12-25 day"}},
	{"The ship left on 10/01/2023.", "", []string{"10/01/2023 = DATE 2023 year"}},
	{"The ship left on 10/01/2024.", "2024-01-12", []string{"10/01/2024 = DATE 2024-01-10 day"}},
	{"The law passed in March 2023.", "2024-01-10", []string{"March 2023 = DATE 2023-03 month"}},
	{"She was elected in 2018.", "2024-01-10", []string{"2018 = DATE 2018 year"}},
	{"Prices fell in the 1990s.", "2024-01-10", []string{"the 1990s = DATE 199 decade"}},
	{"Prices fell in the mid-1990s.", "2024-01-10", []string{"the mid-1990s = DATE 199 decade MID"}},
	{"They met in the '60s.", "2024-01-10", []string{"the '60s = DATE 196 decade"}},
	{"The town grew in the 19th century.", "2024-01-10", []string{"the 19th century = DATE 18 century"}},
	{"The town grew from the 15th to the 19th century.", "2024-01-10", []string{"the 15th = DATE 14 century", "the 19th century = DATE 18 century"}},
	{"Caesar died in 44 BC.", "2024-01-10", []string{"44 BC = DATE BC0044 year"}},
	{"Sales rose in the third quarter of 2015.", "2016-01-10", []string{"the third quarter of 2015 = DATE 2015-Q3 quarter"}},
	{"Profit rose in the third quarter.", "2016-01-10", []string{"the third quarter = DATE 2015-Q3 quarter"}},
	{"Profit rose in Q3 2015.", "2016-01-10", []string{"Q3 2015 = DATE 2015-Q3 quarter"}},
	{"The team lost in the third quarter.", "2016-01-10", nil},
	{"Output fell in the first half of 2015.", "2016-01-10", []string{"the first half of 2015 = DATE 2015-H1 half"}},
	{"The park opened in spring 2024.", "2024-10-10", []string{"spring 2024 = DATE 2024-SP season"}},
	{"They spent fiscal 2015 in debt.", "2016-01-10", []string{"fiscal 2015 = DATE FY2015 year"}},
	{"The 11 September 2001 attacks killed thousands.", "2011-01-10", []string{"11 September 2001 = DATE 2001-09-11 day"}},
	{"The September 11 attacks killed thousands.", "2011-01-10", []string{"September 11 = DATE 2001-09-11 day"}},
	{"Nothing was the same after September 11.", "2005-06-10", []string{"September 11 = DATE 2001-09-11 day"}},
	{"The shop opened on September 11.", "2005-09-20", []string{"September 11 = DATE 2005-09-11 day"}},
	{"They met on Sunday, August 2, 2015.", "2016-01-10", []string{"Sunday, August 2, 2015 = DATE 2015-08-02 day"}},
	{"Missiles fell on Dec. 30 and Jan. 2.", "2024-01-10", []string{"Dec. 30 = DATE 2023-12-30 day", "Jan. 2 = DATE 2024-01-02 day"}},
	{"She ruled from 2004 to 2009.", "2024-01-10", []string{"2004 = DATE 2004 year", "2009 = DATE 2009 year"}},
	{"The fair will run from 12-14 May.", "2024-01-10", []string{"12-14 May = DATE 2024-05-12/2024-05-14 day"}},
	{"The fair was held on May 12 and 13.", "2024-06-10", []string{"May 12 = DATE 2024-05-12 day", "13 = DATE 2024-05-13 day"}},
	{"The fair was held on 12 and 13 May.", "2024-06-10", []string{"12 = DATE 2024-05-12 day", "13 May = DATE 2024-05-13 day"}},
	{"They camped there in the winter of 1776-77.", "2024-01-10", []string{"the winter of 1776-77 = DATE 1776-WI season"}},
	{"He reigned in the year 71.", "2024-01-10", []string{"the year 71 = DATE 0071 year"}},
	{"He died in December of 384.", "2024-01-10", []string{"December of 384 = DATE 0384-12 month"}},
	{"The war ended in the twentieth century.", "2024-01-10", []string{"the twentieth century = DATE 19 century"}},
	{"Kim Hong (1922 - 2013) was a poet.", "2024-01-10", []string{"1922 = DATE 1922 year", "2013 = DATE 2013 year"}},
	// Times.
	{"The plane landed at 10 p.m. on Friday.", "2024-01-10", []string{"10 p.m. = TIME 2024-01-05T22:00 minute", "Friday = DATE 2024-01-05 day"}},
	{"The plane landed at 15:11 GMT.", "2024-01-10", []string{"15:11 GMT = TIME T15:11 minute"}},
	{"The plane landed at 1511 GMT on January 3.", "2024-01-10", []string{"1511 GMT = TIME 2024-01-03T15:11 minute", "January 3 = DATE 2024-01-03 day"}},
	{"The court will meet at noon tomorrow.", "2024-01-10", []string{"noon = TIME 2024-01-11T12:00 minute", "tomorrow = DATE 2024-01-11 day"}},
	{"The fire broke out at midnight.", "2024-01-10", []string{"midnight = TIME T00:00 minute"}},
	{"The match will start at 2pm EST on Friday.", "2024-01-10", []string{"2pm EST = TIME 2024-01-12T14:00 minute", "Friday = DATE 2024-01-12 day"}},
	{"He woke at two o'clock in the morning.", "2024-01-10", []string{"two o'clock in the morning = TIME T02:00 minute"}},
	{"The message was sent 2024-01-10T15:11:00Z.", "", []string{"2024-01-10T15:11:00Z = TIME 2024-01-10T15:11 minute"}},
	{"I am 10 am I not?", "2024-01-10", nil},
	{"The score was 3:15.", "2024-01-10", nil},
	// Durations and sets.
	{"He slept for 48 hours.", "2024-01-10", []string{"48 hours = DURATION PT48H hour"}},
	{"The talks lasted three days.", "2024-01-10", []string{"three days = DURATION P3D day"}},
	{"She waited for 18 months.", "2024-01-10", []string{"18 months = DURATION P18M month"}},
	{"The war lasted a decade.", "2024-01-10", []string{"a decade = DURATION P10Y decade"}},
	{"The talks ended an 11-year lull.", "2024-01-10", []string{"11-year = DURATION P11Y year"}},
	{"The talks lasted several weeks.", "2024-01-10", []string{"several weeks = DURATION PXW week"}},
	{"He waited for a year and a half.", "2024-01-10", []string{"a year and a half = DURATION P1.5Y year"}},
	{"He waited for half an hour.", "2024-01-10", []string{"half an hour = DURATION PT30M hour"}},
	{"He runs every day.", "2024-01-10", []string{"every day = SET P1D day"}},
	{"They report annually.", "2024-01-10", []string{"annually = SET P1Y"}},
	{"They meet each Friday.", "2024-01-10", []string{"each Friday = SET XXXX-WXX-5 day"}},
	{"They meet twice a week.", "2024-01-10", []string{"twice a week = SET P1W week"}},
	{"They meet once every four years.", "2024-01-10", []string{"once every four years = SET P4Y year"}},
	{"They meet on Fridays.", "2024-01-10", []string{"Fridays = SET XXXX-WXX-5 day"}},
	{"How many years have you waited?", "2024-01-10", nil},
	// Relative to the publication.
	{"He arrived today.", "2024-01-10", []string{"today = DATE 2024-01-10 day"}},
	{"He arrived yesterday.", "2024-01-10", []string{"yesterday = DATE 2024-01-09 day"}},
	{"He arrived yesterday afternoon.", "2024-01-10", []string{"yesterday afternoon = DATE 2024-01-09 day"}},
	{"He will arrive tomorrow.", "2024-01-10", []string{"tomorrow = DATE 2024-01-11 day"}},
	{"He will speak tonight.", "2024-01-10", []string{"tonight = DATE 2024-01-10 day"}},
	{"He spoke last night.", "2024-01-10", []string{"last night = DATE 2024-01-09 day"}},
	{"He spoke this morning.", "2024-01-10", []string{"this morning = DATE 2024-01-10 day"}},
	{"He arrived last week.", "2024-01-10", []string{"last week = DATE 2024-W01 week"}},
	{"He will arrive next week.", "2024-01-10", []string{"next week = DATE 2024-W03 week"}},
	{"He arrived last month.", "2024-01-10", []string{"last month = DATE 2023-12 month"}},
	{"He will arrive next month.", "2023-12-10", []string{"next month = DATE 2024-01 month"}},
	{"He arrived last year.", "2024-01-10", []string{"last year = DATE 2023 year"}},
	{"He arrived last summer.", "2024-01-10", []string{"last summer = DATE 2023-SU season"}},
	{"He arrived this past Monday.", "2024-01-10", []string{"this past Monday = DATE 2024-01-08 day"}},
	{"He will arrive next Monday.", "2024-01-10", []string{"next Monday = DATE 2024-01-15 day"}},
	{"He arrived last Wednesday.", "2024-01-10", []string{"last Wednesday = DATE 2024-01-03 day"}},
	{"He arrived on Wednesday.", "2024-01-10", []string{"Wednesday = DATE 2024-01-10 day"}},
	{"Kim spoke on Tuesday.", "2024-01-10", []string{"Tuesday = DATE 2024-01-09 day"}},
	{"Kim will speak on Tuesday.", "2024-01-10", []string{"Tuesday = DATE 2024-01-16 day"}},
	{"The talks are scheduled for Friday.", "2024-01-10", []string{"Friday = DATE 2024-01-12 day"}},
	{"Kim said on Monday that the talks would resume on Friday.", "2024-01-10", []string{"Monday = DATE 2024-01-08 day", "Friday = DATE 2024-01-12 day"}},
	{"Kim plans to visit Seoul on Friday.", "2024-01-10", []string{"Friday = DATE 2024-01-12 day"}},
	{"Kim went to Seoul to meet Moon on Monday.", "2024-01-10", []string{"Monday = DATE 2024-01-08 day"}},
	{"Kim was due to arrive on Thursday.", "2024-01-10", []string{"Thursday = DATE 2024-01-11 day"}},
	{"Ministers met ahead of Friday's summit.", "2024-01-10", []string{"Friday = DATE 2024-01-12 day"}},
	{"Police arrested him after Friday's attack.", "2024-01-10", []string{"Friday = DATE 2024-01-05 day"}},
	{"The shop has been closed since Friday.", "2024-01-10", []string{"Friday = DATE 2024-01-05 day"}},
	{"He arrived on Tuesday morning.", "2024-01-10", []string{"Tuesday morning = DATE 2024-01-09 day"}},
	{"He arrived early on Tuesday.", "2024-01-10", []string{"early on Tuesday = DATE 2024-01-09 day START"}},
	{"He arrived late Tuesday.", "2024-01-10", []string{"late Tuesday = DATE 2024-01-09 day END"}},
	{"He arrived on Tuesday of last week.", "2024-01-10", []string{"Tuesday of last week = DATE 2024-01-02 day"}},
	{"They played on the weekend.", "2024-01-10", []string{"the weekend = DATE 2024-W01-WE weekend"}},
	{"They will play this weekend.", "2024-01-10", []string{"this weekend = DATE 2024-W02-WE weekend"}},
	{"He arrived two days ago.", "2024-01-10", []string{"two days ago = DATE 2024-01-08 day"}},
	{"He arrived two weeks ago.", "2024-01-10", []string{"two weeks ago = DATE 2023-W52 week"}},
	{"He arrived ten months ago.", "2024-01-10", []string{"ten months ago = DATE 2023-03 month"}},
	{"He arrived seventeen years ago.", "2024-01-10", []string{"seventeen years ago = DATE 2007 year"}},
	{"He arrived a decade ago.", "2024-01-10", []string{"a decade ago = DATE 2014 year"}},
	{"He arrived several years ago.", "2024-01-10", []string{"several years ago = DATE"}},
	{"He arrived earlier this year.", "2024-05-10", []string{"earlier this year = DATE 2024 year"}},
	{"He will arrive later this month.", "2024-05-10", []string{"later this month = DATE 2024-05 month"}},
	{"He arrived last December.", "2024-01-10", []string{"last December = DATE 2023-12 month"}},
	{"He arrived in January.", "2024-01-10", []string{"January = DATE 2024-01 month"}},
	{"He arrived in October.", "2024-01-10", []string{"October = DATE 2023-10 month"}},
	{"He will arrive in March.", "2024-01-10", []string{"March = DATE 2024-03 month"}},
	{"He arrived at the end of December.", "2024-01-10", []string{"the end of December = DATE 2023-12 month END"}},
	{"He arrived in early January.", "2024-01-10", []string{"early January = DATE 2024-01 month START"}},
	{"He will leave at the end of the month.", "2024-01-10", []string{"the end of the month = DATE 2024-01 month END"}},
	{"He will leave by year end.", "2024-01-10", []string{"year end = DATE 2024-12-31 day"}},
	{"He fought in the past few days.", "2024-01-10", []string{"the past few days = DURATION PXD day"}},
	{"He fought for the past three days.", "2024-01-10", []string{"the past three days = DURATION P3D day"}},
	{"He will speak in the coming weeks.", "2024-01-10", []string{"the coming weeks = DURATION PXW week"}},
	{"The ban will begin in two weeks.", "2024-01-10", []string{"two weeks = DATE 2024-W04 week"}},
	{"They built the house in two weeks.", "2024-01-10", []string{"two weeks = DURATION P2W week"}},
	{"He arrived the day before yesterday.", "2024-01-10", []string{"the day before yesterday = DATE 2024-01-08 day"}},
	{"He spoke on February 6 this year.", "2024-05-10", []string{"February 6 = DATE 2024-02-06 day", "this year = DATE 2024 year"}},
	{"He spoke in March last year.", "2024-05-10", []string{"March = DATE 2023-03 month", "last year = DATE 2023 year"}},
	{"The first vote is to be held from November 20 to December 11.", "2015-05-07", []string{"November 20 = DATE 2015-11-20 day", "December 11 = DATE 2015-12-11 day"}},
	{"He was jailed from December 20 to January 5, 2015.", "2015-05-07", []string{"December 20 = DATE 2014-12-20 day", "January 5, 2015 = DATE 2015-01-05 day"}},
	// Narrative.
	{"He was arrested on 29 April 2023. He was freed two days later.", "2024-01-10", []string{"29 April 2023 = DATE 2023-04-29 day", "two days later = DATE 2023-05-01 day"}},
	{"He was arrested on 29 April 2023. He was freed the following day.", "2024-01-10", []string{"29 April 2023 = DATE 2023-04-29 day", "the following day = DATE 2023-04-30 day"}},
	{"He went to Paris in 1724. Two years later he moved to Rome.", "2024-01-10", []string{"1724 = DATE 1724 year", "Two years later = DATE 1726 year"}},
	{"He went to Paris in 1724. He married that year.", "2024-01-10", []string{"1724 = DATE 1724 year", "that year = DATE 1724 year"}},
	{"He went to Paris in 1724. In March he married.", "2024-01-10", []string{"1724 = DATE 1724 year", "March = DATE 1724-03 month"}},
	{"He was arrested on Friday. Police freed him the same day.", "2024-01-10", []string{"Friday = DATE 2024-01-05 day", "the same day = DATE 2024-01-05 day"}},
	{"He was arrested on Friday. Police had searched his house the day before.", "2024-01-10", []string{"Friday = DATE 2024-01-05 day", "the day before = DATE 2024-01-04 day"}},
	{"Profits fell in 2014. They had risen the year before.", "2015-05-07", []string{"2014 = DATE 2014 year", "the year before = DATE 2013 year"}},
	{"In 2012 he was elected in March.", "2015-05-07", []string{"2012 = DATE 2012 year", "March = DATE 2012-03 month"}},
	{"He arrived two days after the vote.", "2024-01-10", []string{"two days = DATE"}},
	{"He arrived two days after Christmas.", "2024-01-10", []string{"two days after Christmas = DATE 2023-12-27 day"}},
	{"The strike began three weeks before January 3.", "2024-01-10", []string{"three weeks before January 3 = DATE 2023-W50 week"}},
	// Holidays.
	{"The queen spoke on Christmas Day.", "2024-01-10", []string{"Christmas Day = DATE 2023-12-25 day"}},
	{"Shops will close on Good Friday.", "2024-01-10", []string{"Good Friday = DATE 2024-03-29 day"}},
	{"The talks led to the Good Friday Agreement.", "2024-01-10", nil},
	{"They marched on Waitangi Day.", "2015-05-07", []string{"Waitangi Day = DATE 2015-02-06 day"}},
	{"They danced on New Year's Eve.", "2024-01-10", []string{"New Year's Eve = DATE 2023-12-31 day"}},
	{"He was found on the Saturday before Easter in 1980.", "2005-05-07", []string{"the Saturday before Easter in 1980 = DATE 1980-04-05 day"}},
	{"Families met for Thanksgiving.", "2024-01-10", []string{"Thanksgiving = DATE 2023-11-23 day"}},
	// Vague.
	{"He resigned recently.", "2024-01-10", []string{"recently = DATE"}},
	{"He is now in Rome.", "2024-01-10", []string{"now = DATE"}},
	{"He lived in Rome at the time.", "2024-01-10", []string{"at the time = DATE"}},
	{"The town is today part of Poland. It was founded in 1423.", "2024-01-10", []string{"today = DATE", "1423 = DATE 1423 year"}},
	{"The monsoon comes in July. The town was founded in 1423.", "2024-01-10", []string{"July = DATE XXXX-07 month", "1423 = DATE 1423 year"}},
	// Not time.
	{"May said the plan had failed.", "2024-01-10", nil},
	{"Theresa May said the plan had failed.", "2024-01-10", nil},
	{"It may rain.", "2024-01-10", nil},
	{"Soldiers march on the city.", "2024-01-10", nil},
	{"About 2,024 people fled.", "2024-01-10", nil},
	{"About 2000 people fled.", "2024-01-10", nil},
	{"She read the novel 1984.", "2024-01-10", nil},
	{"They passed Resolution 1973.", "2024-01-10", nil},
	{"The stock rose from 1500 to 1900 dollars.", "2024-01-10", nil},
	{"He paid $2015.", "2024-01-10", nil},
	{"He wrote for the Sunday Times.", "2024-01-10", nil},
	{"Police fired on Bloody Sunday.", "2024-01-10", nil},
	{"The Sun rose.", "2024-01-10", nil},
	{"He sat down.", "2024-01-10", nil},
	{"She finished in second place.", "2024-01-10", nil},
	{"He wrote for USA Today.", "2024-01-10", nil},
	{"He watched 60 Minutes.", "2024-01-10", nil},
	{"They spring the trap.", "2024-01-10", nil},
	{"The Winter Olympics moved.", "2024-01-10", nil},
	{"Call 201-224-1984.", "2024-01-10", nil},
	{"He said that May was ready.", "2024-01-10", nil},
	// No publication date.
	{"Kim spoke on Tuesday.", "", []string{"Tuesday = DATE XXXX-WXX-2 day"}},
	{"Kim spoke yesterday.", "", []string{"yesterday = DATE"}},
	{"Kim spoke in March.", "", []string{"March = DATE XXXX-03 month"}},
	{"Kim spoke last month.", "2024-01", []string{"last month = DATE 2023-12 month"}},
	{"Kim spoke on Tuesday.", "2024-01", []string{"Tuesday = DATE XXXX-WXX-2 day"}},
	{"Kim spoke last year.", "2024", []string{"last year = DATE 2023 year"}},
	// Intervals.
	{"Polls opened between Friday and Sunday.", "2024-01-10", []string{"Friday = DATE 2024-01-05 day", "Sunday = DATE 2024-01-07 day"}},
	{"He was jailed from March 2013 until 2015.", "2024-01-10", []string{"March 2013 = DATE 2013-03 month", "2015 = DATE 2015 year"}},
	// Dateline.
	{"Sunday, August 2, 2015 // He arrived yesterday.", "", []string{"Sunday, August 2, 2015 = DATE 2015-08-02 day", "yesterday = DATE 2015-08-01 day"}},
	// More.
	{"The ship attacked the islands 16 and 17 February.", "1989-10-30", []string{"16 = DATE 1989-02-16 day", "17 February = DATE 1989-02-17 day"}},
	{"The board will meet the week after next.", "1989-10-30", []string{"the week after next = DATE 1989-W46 week"}},
	{"He stayed for less than a year before his death.", "1989-10-30", []string{"a year = DURATION P1Y year"}},
	{"He spoke to a year-end meeting.", "2024-01-10", []string{"year-end = DATE 2023-12-31 day"}},
	{"He served a month-long sentence.", "2024-01-10", []string{"a month-long = DURATION P1M month"}},
	{"The exhibit is to run from January 23 through March 9.", "2014-01-28", []string{"January 23 = DATE 2014-01-23 day", "March 9 = DATE 2014-03-09 day"}},
	{"Voters met on Sunday. Polls closed at 22:30. They met again at 2:30 the next day.", "2016-09-09", []string{"Sunday = DATE 2016-09-04 day", "22:30 = TIME 2016-09-04T22:30 minute", "2:30 = TIME 2016-09-05T02:30 minute", "the next day = DATE 2016-09-05 day"}},
	{"The court adjourned until Monday.", "2024-09-25", []string{"Monday = DATE 2024-09-30 day"}},
	{"Hundreds have died since October 7.", "2024-09-25", []string{"October 7 = DATE 2023-10-07 day"}},
	{"The winner will be announced later today.", "2024-02-20", []string{"later today = DATE 2024-02-20 day"}},
	{"They will meet again on the 25th.", "2024-02-20", []string{"the 25th = DATE 2024-02-25 day"}},
	{"The January 6 attack left five dead.", "2023-06-10", []string{"January 6 = DATE 2021-01-06 day"}},
	{"The January 6 attack left five dead.", "2015-02-10", []string{"January 6 = DATE 2015-01-06 day"}},
	{"The summit runs from 10 to 12 July.", "2024-06-10", []string{"10 = DATE 2024-07-10 day", "12 July = DATE 2024-07-12 day"}},
	{"The treaty was signed on December 8, 1987, and took force on June 1 of the following year.", "2024-09-25", []string{"December 8, 1987 = DATE 1987-12-08 day", "June 1 = DATE 1988-06-01 day", "the following year = DATE 1988 year"}},
	{"The vote planned for March 17 was put off.", "2024-03-20", []string{"March 17 = DATE 2024-03-17 day"}},
	{"The ceasefire agreed on Tuesday took effect at 06:00 GMT.", "2024-01-10", []string{"Tuesday = DATE 2024-01-09 day", "06:00 GMT = TIME 2024-01-09T06:00 minute"}},
	{"They met in the 60s.", "2024-01-10", []string{"the 60s = DATE 196 decade"}},
	{"Temperatures rose to the 80s.", "2024-01-10", nil},
	{"He died in his 60s.", "2024-01-10", nil},
	{"The debt will have doubled by Friday.", "2024-01-10", []string{"Friday = DATE 2024-01-12 day"}},
	{"He would have spoken on Friday.", "2024-01-10", []string{"Friday = DATE 2024-01-05 day"}},
}

func TestFind(t *testing.T) {
	docs := readSentences(t)
	for _, c := range findCases {
		doc := docs[c.text]
		if doc == nil {
			t.Errorf("testdata/sentences.conllu has no document %q", c.text)
			continue
		}
		if got := describe(doc, Find(doc, c.published)); !slices.Equal(got, c.want) {
			t.Errorf("%s (%s)\n got %q\nwant %q", c.text, c.published, got, c.want)
		}
	}
}

// describe writes expressions as findCases does.
func describe(doc *ud.Document, found []Expression) []string {
	var lines []string
	for _, e := range found {
		lines = append(lines, strings.TrimRight(doc.Span(e.Span)+" = "+string(e.Type)+" "+e.Value+" "+e.Precision+" "+string(e.Mod), " "))
	}
	return lines
}

// readSentences reads the trees of testdata/sentences.conllu by text.
func readSentences(t testing.TB) map[string]*ud.Document {
	t.Helper()
	f, err := os.Open("testdata/sentences.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	list, err := ud.ReadConllu(f.Name(), f)
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]*ud.Document{}
	for i := range list {
		docs[list[i].ID] = &list[i]
	}
	return docs
}
