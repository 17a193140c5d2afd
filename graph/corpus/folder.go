package corpus

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// The limits of a content folder.
const (
	MaxDepth   = 32   // folders within each other
	MaxAddress = 1000 // bytes of an article's ID
)

// The places of what is not an article in a content folder.
const (
	notesFolder  = "entities"
	siteFile     = "site.yaml"
	curationFile = "curation.yaml" // for a person's corrections, which nothing reads yet
)

// Corpus is a content folder after reading.
type Corpus struct {
	Articles []Article // sorted by ID
	Notes    []Note    // sorted by Source
	Site     Site
	Warnings []Warning // sorted by file, then line
}

// File is an article's file that was found but not read yet.
type File struct {
	ID   string // of the article
	Path string // below the content folder, with "/"
}

// Listing is what a content folder holds, unread.
type Listing struct {
	Articles []File    // sorted by ID
	Notes    []string  // paths, sorted
	Site     bool      // there is a site.yaml
	Warnings []Warning // about files and folders that cannot be read; sorted
}

// List finds the articles and notes below fsys and gives the articles their
// IDs. It reads folders only. The error says that the content folder itself
// cannot be read; what is wrong below it is a warning.
//
// Links to files are followed, links to folders are not, so that no folder is
// read twice or for ever. Give List the file system of an [os.Root]: then a
// link cannot lead out of the content folder.
func List(fsys fs.FS) (Listing, error) {
	top, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return Listing{}, fmt.Errorf("the content folder cannot be read: %w", err)
	}
	l := lister{fsys: fsys}
	root := l.folder(".", top, 0)
	l.assign(root, "")
	slices.SortFunc(l.found.Articles, func(a, b File) int { return cmp.Compare(a.ID, b.ID) })
	slices.Sort(l.found.Notes)
	sortWarnings(l.found.Warnings)
	return l.found, nil
}

// lister walks a content folder.
type lister struct {
	fsys  fs.FS
	found Listing
}

// node is a folder that holds articles, at any depth.
type node struct {
	path    string
	files   []string // names of articles' files, sorted
	names   []string // of the folders, sorted
	folders []*node  // in the order of names
}

func (l *lister) warn(file string, problem Problem, reason, remedy string) {
	l.found.Warnings = append(l.found.Warnings, Warning{File: file, Problem: problem, Reason: reason, Remedy: remedy})
}

// folder looks through the entries of a folder and the folders below.
func (l *lister) folder(dir string, entries []fs.DirEntry, depth int) *node {
	n := &node{path: dir}
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		file := path.Join(dir, name)
		kind := e.Type()
		isArticle := formatOf(name) != ""
		isSite := dir == "." && (name == siteFile || name == curationFile)
		if !utf8.ValidString(name) {
			if isArticle || e.IsDir() {
				l.warn(file, BadName, "has a name that is not UTF-8", "rename it")
			}
			continue
		}
		if kind&fs.ModeSymlink != 0 {
			info, err := fs.Stat(l.fsys, file)
			switch {
			case err != nil && (isArticle || isSite || path.Ext(name) == ""):
				l.warn(file, Link, "is a link that leads nowhere, in a circle or out of the content folder", "put the file itself there")
				continue
			case err != nil:
				continue
			case info.IsDir():
				l.warn(file, Link, "is a link to a folder, which is not followed", "put the folder itself there")
				continue
			}
			kind = info.Mode().Type()
		}
		switch {
		case kind.IsDir():
			if depth+1 >= MaxDepth {
				l.warn(file, TooDeep, fmt.Sprintf("is more than %d folders deep", MaxDepth), "move it up")
				continue
			}
			below, err := fs.ReadDir(l.fsys, file)
			if err != nil {
				w := unreadable(err)
				l.warn(file, w.Problem, w.Reason, "check that you may read the folder")
			}
			if sub := l.folder(file, below, depth+1); len(sub.files)+len(sub.folders) > 0 {
				n.names, n.folders = append(n.names, name), append(n.folders, sub)
			}
		case !isArticle && !isSite:
		case !kind.IsRegular():
			l.warn(file, NotRegular, "is not a file but a "+kindOf(kind), "move it out of the content folder")
		case isSite:
			l.found.Site = l.found.Site || name == siteFile
		case dir == notesFolder || strings.HasPrefix(dir, notesFolder+"/"):
			if formatOf(name) == markDown {
				l.found.Notes = append(l.found.Notes, file)
			} else {
				l.warn(file, BadNote, "stands among the entity notes, which are .md files", "rename it, or move it out of "+notesFolder+"/")
			}
		default:
			n.files = append(n.files, name)
		}
	}
	return n
}

// kindOf names what is not a file.
func kindOf(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	case mode&fs.ModeDevice != 0:
		return "device"
	}
	return "special file"
}

// assign gives the articles of a folder their IDs, which begin with prefix.
func (l *lister) assign(n *node, prefix string) {
	names := slices.Concat(n.files, n.names)
	isFolder := make([]bool, len(names))
	for i := range n.folders {
		isFolder[len(n.files)+i] = true
	}
	parts, lost := segments(names, isFolder)
	for i, name := range names {
		file, id := path.Join(n.path, name), prefix+parts[i]
		if lost[i] >= 0 {
			l.warn(file, SameAddress, fmt.Sprintf("would have the address of %s; it has %s instead", path.Join(n.path, names[lost[i]]), id),
				"give it a name of its own, ending apart")
		}
		if i >= len(n.files) {
			l.assign(n.folders[i-len(n.files)], id+"/")
		} else if len(id) > MaxAddress {
			l.warn(file, BadName, fmt.Sprintf("has a path of %d bytes; an address has at most %d", len(id), MaxAddress), "shorten the names")
		} else {
			l.found.Articles = append(l.found.Articles, File{ID: id, Path: file})
		}
	}
}

// ReadDir reads a content folder whole, several files at a time; see [List]
// for how fsys is best made. The result depends on the files alone. The error
// says that the folder cannot be read; what is wrong with a file is a warning.
func ReadDir(fsys fs.FS) (Corpus, error) {
	l, err := List(fsys)
	if err != nil {
		return Corpus{}, err
	}
	c := Corpus{Warnings: l.Warnings}
	type reading struct {
		article  Article
		warnings []Warning
		err      error
	}
	readings := make([]reading, len(l.Articles))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(l.Articles)) {
		workers.Go(func() {
			for i := range next {
				r := &readings[i]
				r.article, r.warnings, r.err = ReadFile(fsys, l.Articles[i])
			}
		})
	}
	for i := range l.Articles {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, r := range readings {
		c.Warnings = append(c.Warnings, r.warnings...)
		if w, ok := r.err.(Warning); ok {
			c.Warnings = append(c.Warnings, w)
		} else {
			c.Articles = append(c.Articles, r.article)
		}
	}
	var warnings []Warning
	c.Notes, warnings = ReadNotes(fsys, l.Notes)
	c.Warnings = append(c.Warnings, warnings...)
	if l.Site {
		c.Site, warnings = ReadSite(fsys)
		c.Warnings = append(c.Warnings, warnings...)
	}
	sortWarnings(c.Warnings)
	return c, nil
}

func sortWarnings(warnings []Warning) {
	slices.SortStableFunc(warnings, func(a, b Warning) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Reason, b.Reason))
	})
}
