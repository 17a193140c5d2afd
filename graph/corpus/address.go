package corpus

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The address of an article, its ID, is the path of its file without the
// extension. It becomes a folder of the site and a part of IRIs, so each
// segment is made of letters and digits of any script and "-", "_", "." alone.
//
// Within a folder, addresses differ also when case is ignored, because the
// site may lie on a disk that ignores it. Of two names that would give one
// address, the simpler keeps it (see rank), and the other gets a suffix made
// of its own name: a new file can take an address over from at most one other,
// and only if its name is the simpler.

// maxSegment is the most bytes of a segment of an ID, a suffix not counted.
const maxSegment = 96

// segment makes a name into a segment of an ID. What is not allowed becomes
// "-", a run of it one; marks without width are dropped; a name that is too
// long is cut. Names that mean something to servers and systems ("index.html",
// "..", ".git", "con") are changed so that they mean nothing. The result is
// "" when nothing remains.
func segment(name string) string {
	var b strings.Builder
	gap, letter := false, false // whether "-" is due, whether a letter stands before
	for _, r := range norm.NFC.String(strings.ToValidUTF8(name, "-")) {
		switch {
		case isInvisible(r):
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r) && letter, r == '-', r == '_', r == '.':
			if gap && b.Len() > 0 && r != '-' {
				b.WriteByte('-')
			}
			gap, letter = false, r != '-' && r != '_' && r != '.'
			b.WriteRune(r)
		default:
			gap, letter = true, false
		}
	}
	s := strings.Trim(b.String(), ".")
	if len(s) > maxSegment {
		cut := maxSegment
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = strings.TrimRight(s[:cut], ".")
	}
	stem, rest, dotted := strings.Cut(s, ".")
	if strings.EqualFold(stem, "index") && dotted || reservedNames[strings.ToLower(stem)] {
		s = stem + "-" + rest
	}
	return norm.NFC.String(s)
}

// reservedNames cannot be the names of folders on Windows.
var reservedNames = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}

// fold returns the key under which two segments are the same on a disk that
// ignores case.
func fold(s string) string {
	return norm.NFC.String(strings.ToLower(strings.ToUpper(s)))
}

// entry is a file or folder within one folder, on its way to a segment.
type entry struct {
	name   string // as it stands
	folder bool
	plain  string // its segment, if no other claims that
}

// rank orders the entries that claim one segment: names that are their own
// address before names that had to be changed, Markdown before plain text
// before HTML, then by their bytes.
func (e entry) rank(other entry) int {
	changed := func(e entry) int {
		if stemOf(e.name, e.folder) == e.plain {
			return 0
		}
		return 1
	}
	format := func(e entry) int {
		if e.folder {
			return -1
		}
		return slices.Index([]string{markDown, plainText, webPage}, formatOf(e.name))
	}
	return cmp.Or(
		cmp.Compare(changed(e), changed(other)),
		cmp.Compare(format(e), format(other)),
		cmp.Compare(e.name, other.name),
	)
}

// stemOf returns the part of a name that an address is made of.
func stemOf(name string, folder bool) string {
	if folder {
		return name
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

// segments gives each entry of one folder its segment, unlike any other when
// case is ignored; but a file and a folder may share one, "kim" for kim.txt and
// kim/, if both spell it alike. The result has the order of names. lost holds
// for each entry the index of the one whose address it would have had, −1
// when it has its own.
func segments(names []string, folder []bool) (result []string, lost []int) {
	result, lost = make([]string, len(names)), make([]int, len(names))
	order := make([]int, len(names))
	entries := make([]entry, len(names))
	for i, name := range names {
		order[i], lost[i] = i, -1
		entries[i] = entry{name: name, folder: folder[i], plain: segment(stemOf(name, folder[i]))}
	}
	slices.SortFunc(order, func(a, b int) int { return entries[a].rank(entries[b]) })
	type holder struct {
		segment      string
		file, folder int // index of the entry, −1 for none
	}
	held := make(map[string]*holder)
	claim := func(i int, s string) bool {
		h := held[fold(s)]
		if h == nil {
			h = &holder{segment: s, file: -1, folder: -1}
			held[fold(s)] = h
		}
		slot := &h.file
		if entries[i].folder {
			slot = &h.folder
		}
		if *slot >= 0 || h.segment != s {
			lost[i] = max(h.file, h.folder)
			if *slot >= 0 {
				lost[i] = *slot
			}
			return false
		}
		*slot, result[i] = i, s
		return true
	}
	for _, i := range order {
		e := entries[i]
		if e.plain != "" && claim(i, e.plain) {
			continue
		}
		sum := sha256.Sum256([]byte(e.name))
		suffix := hex.EncodeToString(sum[:])
		if e.plain != "" {
			e.plain += "-"
		}
		first := lost[i]
		for n := 8; !claim(i, e.plain+suffix[:n]); n += 8 {
			if n+8 > len(suffix) { // somebody named files after our suffixes
				sum = sha256.Sum256(sum[:])
				suffix += hex.EncodeToString(sum[:])
			}
		}
		lost[i] = first
	}
	return result, lost
}
