// Package corpus turns files into articles: plain text with blocks, and what
// is known about it (title, date, publisher).
//
// # Which function do I call?
//
// [ReadDir] reads a whole content folder. A caller with workers of its own
// calls [List], then [ReadFile] for each file in any order: nothing passes
// from one file to another. [Read] reads one file that is not in a content
// folder, or standard input; [ReadLines] takes each line as it stands.
//
// # What comes in
//
// Articles are .txt, .md (.markdown) and .html (.htm) files in UTF-8, or in
// UTF-16 with a byte-order mark; HTML also in the encoding that it declares.
// .txt and .md may begin with YAML front matter between lines of "---". The
// files of entities/ are notes ([Note]), site.yaml is about the site ([Site]).
// Files of other kinds and hidden ones are passed over without a word.
//
// # What comes out
//
// An [Article] has one text and its blocks, see [Block]. It is text alone:
// markup, scripts, hidden elements, the frame around the article of a page,
// zero-width and control characters are gone, white space is single, and
// lines that were wrapped are joined. From plain text, nothing else is
// dropped, changed or moved: every visible character stands in a block, in
// its order, so that an offset leads back to the words. Repeated text and
// credits are kept and marked.
//
// What is known about the article comes from front matter first, then from
// the metadata of an HTML page, then from the text's own dateline, byline and
// credits. Nothing is taken from a clock or from the file's times.
//
// # What can go wrong
//
// Files come from strangers. One that cannot be read becomes one [Warning]
// that names file, reason and remedy, and no other file suffers. See the
// constants MaxFile and following for the limits. Reading is linear in the
// size of the file.
//
// The package knows nothing of sentences or English grammar.
package corpus

// Article is one text with its metadata.
type Article struct {
	ID        string  // path below the content folder with "/", without extension: "2024/kim-visit"
	Title     string  // from front matter, HTML metadata or the first heading; never empty
	Publisher string  // "" when unknown
	URL       string  // address of the original, http or https; "" when unknown
	Author    string  // "" when unknown
	Published string  // ISO 8601, as precise as the source: "2024-01-10", "2024-01", "2024"; "" when unknown
	Place     string  // of the dateline: "Seoul"; "" when there is none
	Language  string  // as the source declares it, BCP 47: "en", "en-GB"; "" when it does not
	Source    string  // the file, relative to the content folder, for messages
	Text      string  // valid UTF-8; lines joined to paragraphs
	Blocks    []Block // in the order of the text, without overlap; together they hold every visible character
}

// Block is a paragraph, heading or other unit of layout. No sentence crosses
// its border.
//
// Between two blocks stands "\n\n", except where a dateline opens a paragraph
// ("SEOUL:") or ends a headline, and where a credit closes a paragraph
// ("REUTERS"): those are blocks of their own and stay on its line, parted by
// " " or, where the file has no space, by nothing. A block begins and ends with
// a visible character; only code has line breaks inside.
type Block struct {
	Kind       string // one of the constants below
	Start, End int    // bytes of Article.Text
}

// The kinds of blocks. Statements are made from headings, paragraphs, items
// and captions; the others are kept for the reader of the article.
const (
	Heading   = "heading"
	Paragraph = "paragraph"
	Item      = "item"    // of a list
	Caption   = "caption" // of a picture
	Credit    = "credit"  // bylines, agencies, copyright lines
	Dateline  = "dateline"
	Code      = "code"   // and tables: not prose
	Repeat    = "repeat" // the same words as an earlier block
)
