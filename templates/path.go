package templates

import (
	"strings"

	"dossier/graph/rdf/vocab"
)

// A page is a folder below the site, "entity/kim-jong-un/", with index.md and
// index.html in it; the home page is the folder "". Addresses of entities,
// relations and articles come from package vocab, which checks them; those of
// the other pages are here.
const (
	homePath      = ""
	entitiesPath  = "entities/"
	articlesPath  = "articles/"
	relationsPath = "relations/"
	vocabularyDir = vocab.Namespace + "/"
)

// graphFile is the published graph, beside the home page. Whoever writes the
// site writes it there.
const graphFile = "graph.nq"

// root returns the way from a page's folder to the site's: "../../".
func root(folder string) string { return strings.Repeat("../", strings.Count(folder, "/")) }

// to returns the relative link from a page to another one, as it stands in
// Markdown. The HTML renderer puts .html where it ends in .md.
func to(from, folder, fragment string) string {
	link := root(from) + folder + "index.md"
	if fragment != "" {
		link += "#" + fragment
	}
	return link
}

// numbered returns the folder of page n of several, counted from 1. The first
// is the folder itself, the others stand beside it: "entity/russia~2/". No
// page but the home page has pages in its folder (an article may, if a folder
// of the content has the name of a file beside it), which Hugo would take for
// parts of the page. A tilde never stands in the address of anything else.
func numbered(folder string, n int) string {
	if n <= 1 {
		return folder
	}
	return beside(folder, itoa(n))
}

// beside returns the folder of a part of a list: "people~k/".
func beside(folder, part string) string {
	return strings.TrimSuffix(folder, "/") + "~" + part + "/"
}
