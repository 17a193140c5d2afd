// Package corpus turns files into articles: plain text with blocks, and what
// is known about it (title, date, publisher).
//
// It reads .txt, .md and .html. It knows nothing of sentences or English
// grammar; it never drops or changes a visible character of the text that it
// keeps, so that an offset leads back to the words.
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
	Source    string  // the file, relative to the content folder, for messages
	Text      string  // valid UTF-8; lines joined to paragraphs, one "\n\n" between blocks
	Blocks    []Block // in the order of the text, without overlap; together they hold every visible character
}

// Block is a paragraph, heading or other unit of layout. No sentence crosses
// its border.
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
