package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// block is a fenced block of the README: its language and its text.
var block = regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$")

// command is a line that the README shows: words for standard input, arguments
// of dossier, and what the lines of the output are searched for.
var command = regexp.MustCompile(`^\$ (?:echo '([^']*)' \| )?go run \./cmd/dossier (.*?)(?: \| grep '([^']*)')?$`)

// TestReadme holds the README to the program: its commands print what it says
// they print, and its query finds what it says it finds. With UPDATE=1 it
// writes the outputs anew.
func TestReadme(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	before, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var sparql string
	commands := 0
	after := block.ReplaceAllStringFunc(string(before), func(fence string) string {
		m := block.FindStringSubmatch(fence)
		language, text := m[1], m[2]
		switch {
		case language == "sparql":
			sparql = text
		case language == "console":
			line, _, _ := strings.Cut(text, "\n")
			commands++
			return "```console\n" + line + "\n" + commandOutput(t, line) + "```"
		case language == "" && sparql != "" && os.Getenv("DOSSIER_JUDGES") != "":
			out := t.TempDir()
			runDossier(t, "build", "--out", out)
			rows := query(t, filepath.Join(out, "graph.nq"), sparql)
			sparql = ""
			return "```\n" + strings.Join(rows, "\n") + "\n```"
		case language == "" && sparql != "":
			sparql = ""
		}
		return fence
	})
	if commands < 3 {
		t.Errorf("%d commands were found", commands)
	}
	if after == string(before) {
		return
	}
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("README.md", []byte(after), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	old, new := strings.Split(string(before), "\n"), strings.Split(after, "\n")
	for i := range old {
		if i >= len(new) || old[i] != new[i] {
			t.Fatalf("README.md:%d is %q, but the program prints %q; UPDATE=1 go test ./cmd/dossier writes it anew", i+1, old[i], append(new, "")[min(i, len(new))])
		}
	}
	t.Fatal("README.md lacks the end of an output; UPDATE=1 go test ./cmd/dossier writes it anew")
}

// commandOutput runs a line of the README.
func commandOutput(t *testing.T, line string) string {
	m := command.FindStringSubmatch(line)
	if m == nil {
		t.Fatalf("the README shows a command that this test cannot run: %s", line)
	}
	var stdout, stderr bytes.Buffer
	if status := run(words(m[2]), &console{ctx: context.Background(), stdin: strings.NewReader(m[1] + "\n"), stdout: &stdout, stderr: &stderr}); status != 0 {
		t.Fatalf("%s: exit status %d\n%s", line, status, stderr.String())
	}
	if m[3] == "" {
		return stdout.String()
	}
	var found strings.Builder
	for out := range strings.Lines(stdout.String()) {
		if strings.Contains(out, m[3]) {
			fmt.Fprint(&found, out)
		}
	}
	if found.Len() == 0 {
		t.Errorf("%s finds nothing", line)
	}
	return found.String()
}

// words splits arguments as a shell does, single quotes alone.
func words(line string) (out []string) {
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
