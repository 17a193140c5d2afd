package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestNotice: NOTICE names the licence of every module and the source of every
// list that is not our own.
func TestNotice(t *testing.T) {
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join("..", "..", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	notice := read("NOTICE")
	modules := 0
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+( // indirect)?$`).FindAllStringSubmatch(read("go.mod"), -1) {
		modules++
		if short := strings.TrimPrefix(m[1], "golang.org/"); !strings.Contains(notice, short) {
			t.Errorf("NOTICE does not name %s", m[1])
		}
	}
	if modules < 10 {
		t.Errorf("%d modules in go.mod", modules)
	}
	lists, err := filepath.Glob(filepath.Join("..", "..", "*", "*", "lexicon", "*"))
	if err != nil || len(lists) < 20 {
		t.Fatal(len(lists), err)
	}
	for _, name := range lists {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(data), "\n\n")
		own, _ := filepath.Rel(filepath.Join("..", ".."), name)
		if strings.Contains(head[:min(len(head), 600)], "WordNet") && !strings.Contains(notice, filepath.ToSlash(own)) {
			t.Errorf("NOTICE does not name %s", own)
		}
	}
}
