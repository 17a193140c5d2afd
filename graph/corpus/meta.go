package corpus

import (
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// metadata is what is known about an article from one source; "" is unknown.
type metadata struct {
	title, publisher, url, author, published, place, language string
}

// fill takes what m does not know yet from other, which is a lesser source.
func (m *metadata) fill(other metadata) {
	for _, f := range []struct {
		mine  *string
		other string
	}{
		{&m.title, other.title}, {&m.publisher, other.publisher}, {&m.url, other.url}, {&m.author, other.author},
		{&m.published, other.published}, {&m.place, other.place}, {&m.language, other.language},
	} {
		if *f.mine == "" {
			*f.mine = f.other
		}
	}
}

// maxField is the most characters of a field of metadata; what is longer is
// cut at a word.
const maxField = 300

// tidy makes a field of metadata one line of visible text.
func tidy(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	return shorten(spaced(clean(s)), maxField)
}

// shorten cuts s at a word so that it has at most n characters, the ellipsis
// included.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut, runes, space := 0, 0, 0
	for i, r := range s {
		if runes == n-1 {
			cut = i
			break
		}
		if r == ' ' {
			space = i
		}
		runes++
	}
	if space > cut/2 {
		cut = space
	}
	return strings.TrimRight(s[:cut], " ,;:–—-") + "…"
}

// webAddress returns s when it is an absolute address of the web, "" otherwise.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil ||
		strings.ContainsFunc(s, func(r rune) bool {
			return r <= ' ' || r == utf8.RuneError || strings.ContainsRune("<>\"{}|\\^`", r) || unicode.IsSpace(r) || isInvisible(r)
		}) {
		return ""
	}
	return s
}

// languageTag returns s as a BCP 47 tag ("en-GB" of "en_gb"), "" when it is
// none. "English" is "en".
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if strings.EqualFold(s, "english") {
		return "en"
	}
	parts := strings.Split(s, "-")
	for i, p := range parts {
		if len(p) < 2 || len(p) > 8 || i == 0 && len(p) > 3 || strings.ContainsFunc(p, func(r rune) bool {
			return r > unicode.MaxASCII || !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r))
		}) {
			return ""
		}
		switch {
		case i > 0 && len(p) == 2:
			parts[i] = strings.ToUpper(p)
		case i > 0 && len(p) == 4:
			parts[i] = strings.ToUpper(p[:1]) + strings.ToLower(p[1:])
		default:
			parts[i] = strings.ToLower(p)
		}
	}
	return strings.Join(parts, "-")
}

// maxTitle is the most characters of a title that is made of a sentence.
const maxTitle = 140

// titleOf makes a title for an article that has none: its first heading if
// that stands above the prose, else its first sentence, cut at a clause or word
// where it is long, else the name of the file.
func titleOf(text string, blocks []Block, name string) string {
	for _, b := range blocks {
		title := ""
		switch b.Kind {
		case Heading:
			title = tidy(text[b.Start:b.End])
		case Paragraph, Item, Caption:
			title = shortSentence(text[b.Start:b.End])
		}
		if strings.ContainsFunc(title, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			return title
		}
	}
	base := strings.TrimSuffix(path.Base(name), path.Ext(name))
	if base = tidy(strings.NewReplacer("-", " ", "_", " ").Replace(base)); base == "" || base == "." || base == "/" {
		return "Untitled"
	}
	return base
}

// shortSentence returns the first sentence of s, or as much of it as a title
// can hold. It need not be right where sentences end: it is only shown.
func shortSentence(s string) string {
	s = spaced(s)
	for i := 0; i+2 < len(s); i++ {
		if (s[i] == '.' || s[i] == '!' || s[i] == '?') && strings.IndexByte(" \xe2\"", s[i+1]) >= 0 && i >= 20 {
			end := i + 1
			if quote, size := utf8.DecodeRuneInString(s[end:]); quote == '”' || quote == '’' || quote == '"' {
				end += size
			}
			next := strings.TrimLeft(s[end:], " ")
			word := s[strings.LastIndexByte(s[:i], ' ')+1 : i]
			if len(next) < len(s[end:]) && startsSentence(next) && len(strings.Trim(word, "“\"(")) > 3 && !strings.Contains(word, ".") {
				s = s[:end]
				break
			}
		}
	}
	if utf8.RuneCountInString(s) > maxTitle {
		short := shorten(s, maxTitle)
		// A clause reads better than words cut off.
		if i := strings.LastIndex(short, ", "); i > len(short)/2 {
			short = short[:i] + "…"
		}
		return short
	}
	return strings.TrimRight(s, ".,;: ")
}
