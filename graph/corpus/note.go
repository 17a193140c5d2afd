package corpus

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

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

// noteTypes are the types that a note may give its entity.
var noteTypes = []string{"person", "organization", "place", "event", "object", "time", "substance", "animal", "plant", "abstract"}

// ReadNotes reads entity notes. Of two notes with one name the first counts.
// A note that cannot be used, or not in all its parts, is a warning.
func ReadNotes(fsys fs.FS, paths []string) ([]Note, []Warning) {
	var notes []Note
	var warnings []Warning
	named := make(map[string]string) // name to path
	for _, file := range paths {
		data, err := readAll(fsys, file, MaxFile)
		if err != nil {
			warnings = append(warnings, withFile(err, file).(Warning))
			continue
		}
		note, more, err := ReadNote(file, data)
		warnings = append(warnings, more...)
		if err != nil {
			warnings = append(warnings, err.(Warning))
			continue
		}
		if other, twice := named[fold(note.Name)]; twice {
			warnings = append(warnings, Warning{File: file, Problem: BadNote,
				Reason: fmt.Sprintf("is about %q, like %s", note.Name, other), Remedy: "put both into one file; this one is not used"})
			continue
		}
		named[fold(note.Name)] = file
		notes = append(notes, note)
	}
	return notes, warnings
}

// ReadNote reads an entity note from the bytes of its file. The warnings are
// about values that cannot be used and are left out; the error, a Warning too,
// says why there is no note at all.
func ReadNote(name string, data []byte) (note Note, warnings []Warning, err error) {
	text, err := decodeWithin(data, MaxFile)
	if err != nil {
		return Note{}, nil, withFile(err, name)
	}
	warn := func(line int, reason, remedy string) {
		warnings = append(warnings, Warning{File: name, Line: line, Problem: BadNote, Reason: reason, Remedy: remedy})
	}
	source, body, ok := cutFrontMatter(clean(text))
	f, problems := parseFields(source, 1)
	for _, w := range problems {
		warn(w.Line, w.Reason, w.Remedy)
	}
	note = Note{Source: name, Body: strings.TrimSpace(body)}
	if note.Name, _ = f.text("name"); !ok || note.Name == "" {
		return Note{}, warnings, Warning{File: name, Problem: BadNote, Reason: "has no name",
			Remedy: `begin it with lines of "---", "name: ..." and "---"`}
	}
	if kind, line := f.text("type"); kind != "" {
		if note.Type = strings.ToLower(kind); !slices.Contains(noteTypes, note.Type) {
			warn(line, fmt.Sprintf("has no known type: %q", kind), "the types are "+strings.Join(noteTypes, ", "))
			note.Type = ""
		}
	}
	note.Aliases = f.list("aliases", "alias")
	note.Not = f.list("not")
	for _, iri := range f.list("same_as", "sameas", "same-as") {
		if webAddress(iri) == "" {
			_, line := f.text("same_as", "sameas", "same-as")
			warn(line, fmt.Sprintf("same_as %q is no http or https IRI", iri), "write it as https://www.wikidata.org/entity/Q42")
			continue
		}
		note.SameAs = append(note.SameAs, iri)
	}
	if hide, line := f.text("hide"); hide != "" {
		switch strings.ToLower(hide) {
		case "true", "yes", "on":
			note.Hide = true
		case "false", "no", "off":
		default:
			warn(line, fmt.Sprintf("hide is neither true nor false: %q", hide), "write hide: true")
		}
	}
	return note, warnings, nil
}
