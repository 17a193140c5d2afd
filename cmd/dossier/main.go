// Command dossier turns a folder of news articles into a static
// knowledge-graph site: who says what about whom, where and when, each fact
// with the sentence that says so.
//
// The commands are explained by "dossier --help" and "dossier COMMAND
// --help". The exit status is 0 when the work was done, 1 when it was not,
// and 2 when the command line could not be understood.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// console is what a command may talk to.
type console struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// commands is the command line.
type commands struct {
	Build    buildCommand    `cmd:"" help:"Read articles and publish the site."`
	Export   exportCommand   `cmd:"" help:"Write the graph alone, as N-Quads."`
	Annotate annotateCommand `cmd:"" help:"Show what is read in files, without building."`
	Explain  explainCommand  `cmd:"" help:"Show how one sentence becomes statements, and why others do not."`
}

const description = `dossier turns a folder of news articles into a static knowledge-graph site.

Put articles (.txt, .md, .html) into the folder content and run "dossier build": the folder public then
holds a page for every person, place, organization and thing, with the sentence behind each fact, and the
graph as N-Quads. Nothing else is needed: no server, no network, no model to download.`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(os.Args[1:], &console{ctx: ctx, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}))
}

// run is the program without the process: it parses the arguments, runs the
// command and returns the exit status.
func run(args []string, out *console) int {
	var line commands
	status := -1
	parser := kong.Must(&line,
		kong.Name("dossier"), kong.Description(description), kong.UsageOnError(),
		kong.Writers(out.stdout, out.stderr),
		kong.Exit(func(code int) { status = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
	)
	parsed, err := parser.Parse(args)
	if status >= 0 { // --help has been shown
		return status
	}
	if err != nil {
		fmt.Fprintf(out.stderr, "dossier: %v\nTry \"dossier --help\".\n", err)
		return 2
	}
	err = parsed.Run(out)
	if errors.Is(err, errReported) {
		return 1
	}
	if err != nil {
		fmt.Fprintf(out.stderr, "dossier: %v\n", err)
		return 1
	}
	return 0
}

// errReported ends a command whose failure the reader has been told of.
var errReported = errors.New("reported")
