package corpus

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// What stands around the words of an article and is none of them: the dateline
// that opens it, the byline, who took the picture, who owns the rights. Each
// function here looks at one block of text and says which of its bytes are
// such, and what they tell. The forms are those of the agencies' stylebooks
// (AP, Reuters, AFP) as they come out in newspapers and archives.

//go:embed lexicon/agencies.tsv
var agenciesFile string

//go:embed lexicon/labels.txt
var labelsFile string

// agencies maps a signature in capitals to the publisher's name, "" for those
// who sign pictures only.
var agencies = sync.OnceValue(func() map[string]string {
	m := make(map[string]string)
	for line := range strings.Lines(agenciesFile) {
		if signature, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && signature[0] != '#' {
			m[signature] = name
		}
	}
	return m
})

// labels are the words in capitals that are no place.
var labels = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool)
	for line := range strings.Lines(labelsFile) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[line] = true
		}
	}
	return m
})

// agency reports whether s is the signature of an agency, as it signs ("AFP")
// or as it is called ("Reuters"), and returns its name.
func agency(s string) (name string, ok bool) {
	s = strings.TrimSpace(s)
	upper := strings.ToUpper(s)
	name, ok = agencies()[upper]
	// Short signatures are words otherwise: "Ap", "Spa", "Mena".
	return name, ok && (s == upper || s == name || len(s) >= 6)
}

// dateline is what the head of an article says about itself.
type dateline struct {
	place  string // "Seoul"
	date   string // ISO 8601; "" also for a date without a year
	agency string // "Reuters"
	// bare holds the place as it stands when a dash or colon is all that marks
	// it: "SEOUL —". An acronym may look so.
	bare string
}

// place is a place as datelines write it, in capitals or capitalised: words,
// joined by spaces and small words, places joined by a slash.
const place = placeWords + `(?:/` + placeWords + `)*`

// openDateline is "date 2024-01-10 SEOUL:", "LONDON, Jan 5 (Reuters) -",
// "KUALA LUMPUR, Malaysia (AP) —", "WASHINGTON —", "Jan 5 (Reuters) -".
var openDateline = regexp.MustCompile(`^(?:(?i:date):? +)?` +
	`(?P<date1>(?i:` + anyDate + `)[,:]?(?: +|$))?` +
	`(?P<place>` + place + `)?(?:, ` + placeWords + `)??` +
	`(?:(?P<date2>,? *(?i:` + anyDate + `))(?P<by1>` + signer + `)?(?P<close1>` + closing + `)?` +
	`|(?P<by2>` + signer + `)(?P<close2>` + closing + `)?` +
	`|(?P<close3>` + closing + `))`)

// What may follow the place of a dateline: who signs, and the mark that closes.
const (
	signer  = `,? ?\([^()]{2,40}\)| ?/[^/]{2,30}/`
	closing = ` *(?:[-–—]{1,3}|:)(?: +|$)| *[–—]| +$`
)

// bracketDateline is "(Seoul)", "[SEOUL, Jan. 10]", "(Reuters) -".
var bracketDateline = regexp.MustCompile(`^(?:\(([^()]{2,60})\)|\[([^\[\]]{2,60})\])( *[-–—]{1,3}| *:)?(?: +|$)`)

// aDate is one date and nothing else.
var aDate = regexp.MustCompile(`^(?i:` + anyDate + `)$`)

// somePlace is one place and nothing else.
var somePlace = regexp.MustCompile(`^` + place + `$`)

// cutDateline finds the dateline that opens s. It returns the number of bytes
// it takes, without the space behind it; 0 when there is none. A dateline that
// is marked by brackets or a colon alone ("(Seoul)", "SEOUL:") counts only when
// weak is true, since other things look like it.
func cutDateline(s string, weak bool) (int, dateline) {
	if m := bracketDateline.FindStringSubmatch(s); m != nil {
		if d, ok := bracketed(m[1] + m[2]); ok && startsSentence(s[len(m[0]):]) && (weak || m[3] != "") {
			return len(strings.TrimRight(m[0], " ")), d
		}
		return 0, dateline{}
	}
	m := openDateline.FindStringSubmatch(s)
	if m == nil || m[0] == "" || !startsSentence(s[len(m[0]):]) {
		return 0, dateline{}
	}
	group := func(names ...string) (s string) { // the first that is not empty
		for _, name := range names {
			s = cmp.Or(s, strings.Trim(m[openDateline.SubexpIndex(name)], " ,()/"))
		}
		return s
	}
	var d dateline
	by, marked := group("by1", "by2"), group("close1", "close2", "close3")
	hasDate := group("date1", "date2") != ""
	if by != "" {
		name, ok := agency(by)
		if !ok && !(hasDate && marked != "" && somePlace.MatchString(by)) {
			return 0, dateline{}
		}
		if d.agency = name; !ok {
			d.agency = by // unknown, but where only an agency stands
		}
	}
	where := group("place")
	if name, ok := agency(where); ok && by == "" && name != "" { // "REUTERS —"
		d.agency, by, where = name, where, ""
	}
	switch {
	case labels()[strings.ToUpper(where)]:
		return 0, dateline{}
	case where == "" && by == "":
		return 0, dateline{} // a date alone may belong to the sentence
	case where == "" && !hasDate && marked == "":
		return 0, dateline{}
	case by != "" && (marked != "" || isUpper(where) || hasDate):
	case marked == "":
		return 0, dateline{}
	case hasDate && (isUpper(where) || marked != ":" || group("date2") != ""):
	case isUpper(where) && marked != "-" && (marked != ":" && bigWords(where) <= 4 || weak && bigWords(where) <= 2):
		d.bare = where
	default:
		return 0, dateline{}
	}
	if iso := parseDate(strings.TrimRight(group("date1", "date2"), ": ")); len(iso) == len("2006-01-02") {
		d.date = iso
	}
	d.place = placeName(where)
	return len(strings.TrimRight(m[0], " ")), d
}

// bracketed reads what stands in the brackets of a dateline: a place, a date,
// an agency, in any order, each at most once and nothing else.
func bracketed(inner string) (d dateline, ok bool) {
	hasDate := false
	if labels()[strings.ToUpper(strings.TrimSpace(inner))] {
		return d, false
	}
	// A date may hold the comma that parts it from the place.
	if loc := foundDate.FindStringIndex(inner); loc != nil {
		hasDate, d.date = true, parseDate(inner[loc[0]:loc[1]])
		inner = strings.Trim(inner[:loc[0]], " ,/-") + "," + strings.Trim(inner[loc[1]:], " ,/-")
	}
	for part := range strings.FieldsFuncSeq(inner, func(r rune) bool { return r == ',' || r == '/' || r == '–' || r == '—' }) {
		part = strings.TrimSpace(part)
		name, isAgency := agency(part)
		switch {
		case part == "":
		case isAgency && d.agency == "":
			d.agency = name
		case d.place == "" && somePlace.MatchString(part) && bigWords(part) <= 3 && !webName.MatchString(part):
			d.place = placeName(part)
		default:
			return dateline{}, false
		}
	}
	return d, d.place != "" || d.agency != "" || hasDate && d.date != ""
}

// webName is part of the name of a site: "Example.com".
var webName = regexp.MustCompile(`\.[a-z]`)

// bigWords counts the words of the name of a place without the small ones.
func bigWords(s string) int {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if !smallWords[strings.ToLower(word)] {
			n++
		}
	}
	return n
}

// startsSentence reports whether s can be the beginning of an article: a
// capital, a digit, a quotation mark. Nothing at all will do too: a dateline
// may stand alone.
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \"'“‘«(["))
	return s == "" || unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.Is(unicode.Sc, r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// isUpper reports whether s has at least three letters and all in capitals.
func isUpper(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 3
}

// placeName writes a place in capitals as a name: "PORT-AU-PRINCE" becomes
// "Port-au-Prince", "WASHINGTON D.C." "Washington D.C.". Of two places it takes
// the first. What is not in capitals stays.
func placeName(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "/")
	if !isUpper(s) {
		return s
	}
	var b strings.Builder
	start, first := 0, true
	word := func(w string) {
		switch lower := strings.ToLower(w); {
		case !first && smallWords[lower]:
			b.WriteString(lower)
		case strings.Contains(strings.TrimSuffix(w, "."), "."): // U.S., D.C.
			b.WriteString(w)
		default:
			r, size := utf8.DecodeRuneInString(w)
			rest := strings.ToLower(w[size:])
			b.WriteRune(r)
			if i := strings.IndexAny(rest, "'’"); i >= 0 && i <= 1 && !strings.HasSuffix(rest, "'s") { // N'Djamena, O'Fallon
				_, quote := utf8.DecodeRuneInString(rest[i:])
				b.WriteString(rest[:i+quote])
				r, size = utf8.DecodeRuneInString(rest[i+quote:])
				if size > 0 {
					b.WriteRune(unicode.ToUpper(r))
				}
				rest = rest[i+quote+size:]
			}
			b.WriteString(rest)
		}
		first = false
	}
	for i, r := range s {
		if r == ' ' || r == '-' {
			if i > start {
				word(s[start:i])
			}
			b.WriteRune(r)
			start = i + 1
		}
	}
	if start < len(s) {
		word(s[start:])
	}
	return b.String()
}

// smallWords stay small within the name of a place.
var smallWords = map[string]bool{"am": true, "and": true, "au": true, "aux": true, "da": true, "de": true, "del": true, "di": true,
	"do": true, "du": true, "el": true, "en": true, "la": true, "le": true, "les": true, "of": true, "sur": true, "the": true, "upon": true}

// A person's name in a byline: two to five words, with initials and particles.
const (
	nameWord  = `\p{Lu}[\p{L}\p{M}.'’-]*`
	fullName  = nameWord + `(?: (?:(?:de|da|dos|del|della|di|du|van|von|der|den|ter|bin|bint|ibn|al|el|la|le|e|y) ){0,2}` + nameWord + `){1,4}`
	namesList = fullName + `(?:(?:, | and | & |, and |; )` + fullName + `){0,7}`
)

// byline is "By Jane Doe and John Roe, Associated Press", "BY JANE DOE".
var byline = regexp.MustCompile(`^(?:(?i:story |text |words |written |reported |analysis )?(?:By|BY|by)):? (` + namesList + `)(?:(?:,| \|| -| –| —| in| for| of| at| with| •| ·) ?(.{0,80}))?$`)

// reportingBy names the authors in the closing credits of an agency's text.
var reportingBy = regexp.MustCompile(`^\(?(?i:reporting|writing) by (` + namesList + `)`)

// creditWords are names and what may stand between them.
const creditWords = `(?:(?:\p{Lu}[\p{L}\p{M}.'’-]*|and|in|for|of|from|the|at|with|by|&|de|van|von|der|bin|al|al-\p{L}+|additional|reporting|writing|editing|staff|agencies|agency|wires?)[,;/]? ?)+`

// creditLine is a line that is a credit and nothing else.
var creditLine = regexp.MustCompile(`^[(\[]?(?:` +
	`(?i:additional |with )?(?i:reporting|editing|writing|compiled|translation|translated|photography|graphics?)(?i:,? (?:and|&) (?:reporting|editing|writing))? (?:by|from) ` + creditWords +
	`|(?i:with (?:inputs?|additional reporting|files|reporting) (?:by|from)) ` + creditWords +
	`|©.*` +
	`|(?i:\(c\)|copyright):? ?(?:(?:©|\([Cc]\)|by|[12][0-9]{3})\b?.*|[^()]*\))` +
	`|.*\b(?i:all rights reserved)\b.*` +
	`|.{2,120} contributed (?:reporting|to this (?:report|story|article))\b.{0,60}` +
	`|(?i:photos?|images?|pictures?|photographs?|credits?|source|video|graphics?|illustrations?|(?:photo|image|picture) (?:credits?|courtesy))(?i: by| courtesy of|:| courtesy:)\s*\S.{0,100}` +
	`)[.)\]]*["”]?$`)

// isCredit reports whether the whole of s is a credit.
func isCredit(s string) bool {
	if utf8.RuneCountInString(s) > 240 {
		return false
	}
	if creditLine.MatchString(s) {
		return true
	}
	return signature(s) != ""
}

// signature returns the agency that signs with s alone: "REUTERS", "(AFP)",
// "— Reuters", "AP/AFP". It returns "" when s is anything else.
func signature(s string) string {
	s = strings.Trim(s, " ()[]–—-.")
	first := ""
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == '|' || r == '&' || r == ',' || r == '+' }) {
		if _, ok := agency(part); !ok {
			return ""
		}
		if first == "" {
			first = strings.TrimSpace(part)
		}
	}
	return first
}

// pictureLabel opens the credit at the end of a caption: "Image: X.", "Photo by X".
var pictureLabel = regexp.MustCompile(` (?:Photo|PHOTO|Image|IMAGE|Picture|PICTURE|Photograph|Pic|Credit|CREDIT|Screenshot|Video still)(?:s)?(?: (?:credit|Credit|courtesy))?(?:: ?| (?:by|courtesy of) )\S`)

// pictureWord opens a credit in brackets: "(Photo: X)", "[Image courtesy of X]".
var pictureWord = regexp.MustCompile(`^(?i:(?:file )?(?:photos?|images?|pictures?|photographs?|pics?|credit|screenshot|handout)\b)`)

// signedPicture is an agency and what follows its name below a picture.
var signedPicture = regexp.MustCompile(`^([\p{L} -]{2,40}?)(?: (?i:photos?|pool|file)\b.{0,60}| ?/ ?.{1,60}| via .{2,40})$`)

// cutCredit finds the credit that closes s. It returns the index of its first
// byte, len(s) when there is none. picture says that it is that of a picture;
// otherwise the bare signature of an agency closes s, and agency holds it.
func cutCredit(s string) (start int, picture bool, by string) {
	if utf8.RuneCountInString(s) > 900 {
		return len(s), false, ""
	}
	if at := lastBracket(s); at > 0 {
		inner := strings.TrimRight(s[at+1:], ".)]")
		switch by := signature(inner); {
		case pictureWord.MatchString(inner), isSignedPicture(inner):
			return at, true, ""
		case by != "" && endsSentence(s[:at]): // else it may explain a name: "… News Agency (KCNA)."
			return at, false, by
		}
	}
	if loc := lastPictureLabel(s); loc != nil && loc[0] > len(captionLabel.FindString(s)) {
		at := loc[0] + 1 // behind the space
		if oneSentence(s[at:]) && utf8.RuneCountInString(s[at:]) <= 120 {
			return at, true, ""
		}
	}
	// What stands behind the last full stop may be a signature.
	for i := len(s) - 1; i > 0 && len(s)-i < 100; i-- {
		if s[i] != ' ' || !endsSentence(s[:i]) {
			continue
		}
		tail := strings.TrimLeft(s[i:], " ")
		if signature(tail) != "" {
			return len(s) - len(tail), false, signature(tail)
		}
		if isSignedPicture(tail) || strings.HasPrefix(tail, "©") {
			return len(s) - len(tail), true, ""
		}
	}
	return len(s), false, ""
}

// isSignedPicture reports whether s is a signature with a photographer or a mark
// of the picture desk: "REUTERS/Kevin Lamarque", "AFP PHOTO / KCNA", "AP Photo",
// "Jane Doe via AP".
func isSignedPicture(s string) bool {
	s = strings.TrimSuffix(s, ".")
	if m := signedPicture.FindStringSubmatch(s); m != nil {
		if _, ok := agency(m[1]); ok {
			return true
		}
	}
	if i := strings.LastIndex(s, " via "); i > 0 {
		_, ok := agency(s[i+len(" via "):])
		return ok
	}
	return false
}

// lastBracket returns the index of the bracket whose closing one ends s, 0 when
// none does or it holds other brackets or more than a credit.
func lastBracket(s string) int {
	end := strings.TrimSuffix(s, ".")
	if !strings.HasSuffix(end, ")") && !strings.HasSuffix(end, "]") {
		return 0
	}
	at := strings.LastIndexAny(end, "([")
	if at < 0 || len(end)-at > 140 || strings.ContainsAny(end[at:len(end)-1], ")]") {
		return 0
	}
	return at
}

// lastPictureLabel finds the last pictureLabel in s, nil when there is none.
func lastPictureLabel(s string) []int {
	if !slices.ContainsFunc(pictureParts, func(part string) bool { return strings.Contains(s, part) }) {
		return nil // the usual case, without the cost of the pattern
	}
	all := pictureLabel.FindAllStringIndex(s, -1)
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}

// pictureParts are parts of words of which each pictureLabel has one.
var pictureParts = []string{"Photo", "PHOTO", "Image", "IMAGE", "Pic", "PICTURE", "Credit", "CREDIT", "Screenshot", "Video still"}

// endsSentence reports whether s ends in a full stop, question or exclamation
// mark, perhaps within quotes or brackets.
func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " \"'”’»)]"))
	return r == '.' || r == '!' || r == '?' || r == '…'
}

// oneSentence reports whether no sentence seems to begin within s: a full stop
// is followed by a capital only after an initial or short abbreviation.
func oneSentence(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == '!' || s[i] == '?') && s[i+1] == ' ' {
			word := s[strings.LastIndexAny(s[:i], " (/.")+1 : i]
			if r, _ := utf8.DecodeRuneInString(word); len(word) > 3 || !unicode.IsUpper(r) {
				return false
			}
		}
	}
	return true
}

// captionLabel opens a caption: "FILE PHOTO: ...", "Photo: ...".
var captionLabel = regexp.MustCompile(`^(?:FILE(?: PHOTO| PIC(?:TURE)?| IMAGE)?|File (?:photo|picture|image)|PHOTO|Photo|IMAGE|Image|PICTURE|Picture|Caption|CAPTION|Pictured)(?::| [-–—]) `)

// captionWords are words that only a caption says of its picture: "in this
// undated photo released by …".
var captionWords = regexp.MustCompile(`\b[Ii]n this (?:[\p{L}-]+,? ){0,4}(?:photo|picture|image|photograph|handout|frame grab|screengrab|screenshot|still)\b|^[Ff]ile (?:photo|picture|image) of\b`)

// isCaption reports whether s describes a picture, going by its own words.
func isCaption(s string) bool {
	n := utf8.RuneCountInString(s)
	return n <= 600 && captionLabel.MatchString(s) ||
		n <= 400 && (strings.Contains(s, "n this ") || strings.HasPrefix(s, "File ") || strings.HasPrefix(s, "file ")) && captionWords.MatchString(s)
}
