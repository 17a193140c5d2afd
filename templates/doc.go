// Package templates turns a [graph.Graph] into the pages of a site: for every
// page a Markdown file, and the HTML file that goldmark and a frame make of
// it.
//
// [New] looks at the graph once; [Site.Pages] gives every page as a small
// value; [Site.Render] turns one value into files and depends on nothing
// else, so any number of workers may render at the same time. Nothing here
// reads or writes a disk, and nothing knows quads: what the pages share with
// the published graph (addresses, fragments, terms) comes from package vocab.
//
// # From words to a page
//
// What strangers wrote reaches a page by one way: [Markdown] is a type of its
// own, and text makes it out of any string by escaping everything that means
// something in Markdown, Obsidian or Hugo. The templates (*.md.tmpl) take
// only Markdown. A person's note is parsed and printed anew, without raw HTML
// and with its wikilinks resolved. The few HTML tags which the Markdown holds
// for identifiers and classes are our own, and the renderer lets no others
// pass, whoever wrote them; links leave the site for http and https alone.
//
// # Links
//
// All links are relative and name the file, so a page works under any path
// and from a disk: index.md links to index.md, and index.html to index.html.
package templates
