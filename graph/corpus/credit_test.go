package corpus

import "testing"

func TestCutDateline(t *testing.T) {
	for _, test := range []struct {
		in   string
		head string // what is cut
		want dateline
	}{
		// Agencies
		{"LONDON, Jan 5 (Reuters) - Britain said", "LONDON, Jan 5 (Reuters) -", dateline{place: "London", agency: "Reuters"}},
		{"SEOUL, Jan. 10, 2024 (Yonhap) -- North Korea", "SEOUL, Jan. 10, 2024 (Yonhap) --", dateline{place: "Seoul", date: "2024-01-10", agency: "Yonhap"}},
		{"WASHINGTON (AP) — The White House", "WASHINGTON (AP) —", dateline{place: "Washington", agency: "Associated Press"}},
		{"ST. LOUIS, Mo. (AP) — A court", "ST. LOUIS, Mo. (AP) —", dateline{place: "St. Louis", agency: "Associated Press"}},
		{"KUALA LUMPUR, Malaysia, March 3 (Bernama) -- The", "KUALA LUMPUR, Malaysia, March 3 (Bernama) --", dateline{place: "Kuala Lumpur", agency: "Bernama"}},
		{"Pyongyang, January 10 (KCNA) -- Kim", "Pyongyang, January 10 (KCNA) --", dateline{place: "Pyongyang", agency: "KCNA"}},
		{"Jan 5 (Reuters) - Shares", "Jan 5 (Reuters) -", dateline{agency: "Reuters"}},
		{"(Reuters) - Shares fell", "(Reuters) -", dateline{agency: "Reuters"}},
		{"NEW YORK, Jan. 4, 2024 /PRNewswire/ -- Example", "NEW YORK, Jan. 4, 2024 /PRNewswire/ --", dateline{place: "New York", date: "2024-01-04", agency: "PR Newswire"}},
		{"Nairobi, 4 May (Xinhua) — Kenya", "Nairobi, 4 May (Xinhua) —", dateline{place: "Nairobi", agency: "Xinhua"}},
		{"KINGSTOWN, May 3 (Island Wire) - The", "KINGSTOWN, May 3 (Island Wire) -", dateline{place: "Kingstown", agency: "Island Wire"}},
		{"WASHINGTON/SEOUL, Jan 10 (Reuters) - The", "WASHINGTON/SEOUL, Jan 10 (Reuters) -", dateline{place: "Washington", agency: "Reuters"}},
		// Newspapers
		{"WASHINGTON — The White House", "WASHINGTON —", dateline{place: "Washington", bare: "WASHINGTON"}},
		{"PORT-AU-PRINCE, Haiti — Gangs", "PORT-AU-PRINCE, Haiti —", dateline{place: "Port-au-Prince", bare: "PORT-AU-PRINCE"}},
		{"RIO DE JANEIRO — “We", "RIO DE JANEIRO —", dateline{place: "Rio de Janeiro", bare: "RIO DE JANEIRO"}},
		{"N'DJAMENA: Chad", "N'DJAMENA:", dateline{place: "N'Djamena", bare: "N'DJAMENA"}},
		{"SEOUL: North Korea", "SEOUL:", dateline{place: "Seoul", bare: "SEOUL"}},
		{"date 2024-01-10 SEOUL: North", "date 2024-01-10 SEOUL:", dateline{place: "Seoul", date: "2024-01-10"}},
		{"(Seoul) North Korea", "(Seoul)", dateline{place: "Seoul"}},
		{"[SEOUL, Jan. 10, 2024] North", "[SEOUL, Jan. 10, 2024]", dateline{place: "Seoul", date: "2024-01-10"}},
		{"(Geneva, 3 March 2023) – The committee", "(Geneva, 3 March 2023) –", dateline{place: "Geneva", date: "2023-03-03"}},
		{"Tokyo, 10 January 2024 - Japan", "Tokyo, 10 January 2024 -", dateline{place: "Tokyo", date: "2024-01-10"}},
		{"UNITED NATIONS –The council", "UNITED NATIONS –", dateline{place: "United Nations", bare: "UNITED NATIONS"}},
		// No datelines
		{"Seoul — the capital — is big.", "", dateline{}},
		{"Kim: I said no.", "", dateline{}},
		{"BREAKING: The port is closed.", "", dateline{}},
		{"(Updated) The port is closed.", "", dateline{}},
		{"North Korea - Russia ties", "", dateline{}},
		{"SEOUL - capital of", "", dateline{}},
		{"January 10, 2024: The port opens.", "", dateline{}},
		{"(see below) The port", "", dateline{}},
		{"The (AP) said", "", dateline{}},
		{"In 2023 (AP) - ", "", dateline{}},
		{"EU-China trade fell.", "", dateline{}},
		{"MOON LANDING HOAX: A film", "", dateline{}},
		{"(Example.com) The port", "", dateline{}},
		{"COVID-19 — what you need", "", dateline{}},
		{"", "", dateline{}},
	} {
		n, got := cutDateline(test.in, true)
		if test.in[:n] != test.head || got != test.want {
			t.Errorf("cutDateline(%q) = %q, %+v; want %q, %+v", test.in, test.in[:n], got, test.head, test.want)
		}
	}
	// Further down, brackets and a colon are not enough.
	for _, in := range []string{"(Seoul) North Korea", "SEOUL: North Korea"} {
		if n, _ := cutDateline(in, false); n > 0 {
			t.Errorf("weak dateline %q was cut", in[:n])
		}
	}
}

func TestCutCredit(t *testing.T) {
	for _, test := range []struct {
		in, rest string
		picture  bool
		by       string
	}{
		{"Kim visits a factory in this picture. REUTERS", "Kim visits a factory in this picture. ", false, "REUTERS"},
		{"Kim visits a factory. REUTERS/Kevin Lamarque", "Kim visits a factory. ", true, ""},
		{"Kim visits a factory. AFP PHOTO / KCNA VIA KNS", "Kim visits a factory. ", true, ""},
		{"The port on Friday. (AP Photo/Jane Doe)", "The port on Friday. ", true, ""},
		{"The port on Friday. (Jane Doe/Pool Photo via AP)", "The port on Friday. ", true, ""},
		{"The port on Friday (Photo: Port Authority)", "The port on Friday ", true, ""},
		{"The port on Friday. [Image courtesy of NASA]", "The port on Friday. ", true, ""},
		{"A crane. Image: U.S. Navy.", "A crane. ", true, ""},
		{"A crane Image: Twitter / J. Doe.", "A crane ", true, ""},
		{"A crane. Photo by Jane Doe", "A crane. ", true, ""},
		{"A crane. © Jane Doe 2019", "A crane. ", true, ""},
		{"Talks will resume on Monday, he said. (AFP)", "Talks will resume on Monday, he said. ", false, "AFP"},
		{"Talks will resume. — Reuters", "Talks will resume. ", false, "Reuters"},
		{"Talks will resume. AP/AFP", "Talks will resume. ", false, "AP"},
		// None
		{"It was released by the Korean Central News Agency (KCNA).", "", false, ""},
		{"He moved to Philadelphia, PA", "", false, ""},
		{"They met Spa. The town", "", false, ""},
		{"Who owns the Image: Kim asked. The court did not say.", "", false, ""},
		{"It ended in a draw (see photo).", "", false, ""},
		{"He works for the BBC.", "", false, ""},
	} {
		if test.rest == "" {
			test.rest = test.in
		}
		start, picture, by := cutCredit(test.in)
		if test.in[:start] != test.rest || picture != test.picture || by != test.by {
			t.Errorf("cutCredit(%q) = %q, %v, %q", test.in, test.in[:start], picture, by)
		}
	}
}

func TestIsCredit(t *testing.T) {
	for in, want := range map[string]bool{
		"Reporting by Hyonhee Shin; Editing by Ed Davies and Gerry Doyle":       true,
		"(Reporting by Jane Doe in Seoul and John Roe; editing by Staff)":       true,
		"Additional reporting by Jane Doe.":                                     true,
		"With inputs from agencies":                                             true,
		"© 2024 Example News":                                                   true,
		"Copyright 2024 The Associated Press. All rights reserved.":             true,
		"Copyright © Example News":                                              true,
		"The Associated Press contributed to this report.":                      true,
		"Photo: Jane Doe/Example":                                               true,
		"REUTERS":                                                               true,
		"(AFP)":                                                                 true,
		"— Agence France-Presse":                                                true,
		"Copyright law is a mess, the judge said.":                              false,
		"Copyright Clearance Center sued the library on Monday.":                false,
		"Reporting by the newspaper showed that the minister had lied.":         false,
		"Editing by hand took three weeks and cost the archive a lot of money.": false,
		"Kim Jong Un visited a factory.":                                        false,
		"AP":                                                                    true,
		"Ap":                                                                    false,
		"Source of the river":                                                   false,
		"Images of the crash were shown on television, the ministry said.":      false,
		"The BBC":                                 false,
		"Writing by candlelight was common":       false,
		"Graphics by Jane Doe":                    true,
		"Reuters reported that talks had failed.": false,
	} {
		if got := isCredit(in); got != want {
			t.Errorf("isCredit(%q) = %v", in, got)
		}
	}
}

func TestFrontLine(t *testing.T) {
	for _, test := range []struct {
		in   string
		want front
	}{
		{"Thursday, January 12, 2006", front{Dateline, metadata{published: "2006-01-12"}}},
		{"Published: Wednesday, Jan. 10, 2024 at 9:30 a.m. GMT", front{Dateline, metadata{published: "2024-01-10"}}},
		{"10 January 2024, 14:05", front{Dateline, metadata{published: "2024-01-10"}}},
		{"Seoul, 10 January 2024", front{Dateline, metadata{published: "2024-01-10", place: "Seoul"}}},
		{"JULY 11, 2022 • STATEMENTS AND RELEASES", front{Dateline, metadata{published: "2022-07-11"}}},
		{"Last updated on 2024-01-11", front{Dateline, metadata{}}},
		{"2 March", front{Dateline, metadata{}}},
		{"By Jane Doe", front{Credit, metadata{author: "Jane Doe"}}},
		{"By Jane Doe and John de la Roe, Associated Press", front{Credit, metadata{author: "Jane Doe, John de la Roe", publisher: "Associated Press"}}},
		{"BY JANE DOE", front{Credit, metadata{author: "JANE DOE"}}},
		{"By J. K. Roe | January 10, 2024", front{Credit, metadata{author: "J. K. Roe", published: "2024-01-10"}}},
		{"By The Associated Press", front{Credit, metadata{publisher: "Associated Press"}}},
		{"By boat", front{}},
		{"By Plane", front{}},
		{"By Friday the Navy had left the port.", front{}},
		{"January was cold", front{}},
		{"May 2024 be good to you", front{}},
	} {
		got, ok := frontLine(test.in, true)
		if got != test.want || ok != (test.want != front{}) {
			t.Errorf("frontLine(%q) = %+v, %v; want %+v", test.in, got, ok, test.want)
		}
	}
	if _, ok := frontLine("Thursday, January 12, 2006", false); ok {
		t.Error("a day within the article is not its dateline")
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-01-10": "2024-01-10", "2024-01": "2024-01", "2024": "2024", "2024-1-5": "2024-01-05", "2024/01/10": "2024-01-10",
		"2024-01-10T23:30:00+09:00": "2024-01-10", "2024-01-10 09:30": "2024-01-10", "20240110": "2024-01-10", "20240110T093000Z": "2024-01-10",
		"January 10, 2024": "2024-01-10", "Jan. 10 2024": "2024-01-10", "10 January 2024": "2024-01-10", "10th of January, 2024": "2024-01-10",
		"Wednesday, January 10th, 2024": "2024-01-10", "WEDNESDAY, JANUARY 10, 2024": "2024-01-10", "January 2024": "2024-01", "Sept 2023": "2023-09",
		"Wed, 10 Jan 2024 09:30:00 GMT": "2024-01-10", "10-Jan-2024": "2024-01-10",
		"10.1.2024": "2024-01-10", "25/12/2023": "2023-12-25", "12/25/2023": "2023-12-25", "05/05/2024": "2024-05-05",
		"29 February 2024": "2024-02-29", " 2024-01-10. ": "2024-01-10",
		// refused
		"03/04/2024": "", "29 February 2023": "", "2024-13-01": "", "2024-00-10": "", "2024-01-00": "", "January 10": "", "Friday": "", "": "",
		"0024-01-01": "", "2024-01-10abc": "", "yesterday": "", "31 April 2024": "", "99/99/2024": "",
	} {
		if got := parseDate(in); got != want {
			t.Errorf("parseDate(%q) = %q, want %q", in, got, want)
		}
	}
}
