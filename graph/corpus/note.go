package corpus

// Note is a person's word on one entity: a file of content/entities with YAML
// front matter and a Markdown body. It overrides what the program read.
type Note struct {
	Source  string   // the file, relative to the content folder, for messages
	Name    string   // what the entity's page is called
	Type    string   // person, organization, place, …; "" leaves it to the program
	Aliases []string // names that are this entity wherever they stand
	SameAs  []string // full IRIs of the same thing elsewhere
	Not     []string // names that are someone else
	Hide    bool     // no page and no statements
	Body    string   // Markdown; may link with [[Name]]
}
