package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkBuild builds sites of n articles, which are the sample's with their
// paragraphs shuffled and a part of their names exchanged, and reports the
// words a second and the memory that the process has asked for. Neither the
// time for an article nor the memory for one may grow with n.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 400} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			content := b.TempDir()
			words := newsroom(b, content, n)
			for b.Loop() {
				var stdout, stderr bytes.Buffer
				if status := run([]string{"build", "--content", content, "--out", b.TempDir()}, &console{ctx: context.Background(), stdout: &stdout, stderr: &stderr}); status != 0 {
					b.Fatal(stderr.String())
				}
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
			b.ReportMetric(float64(m.Sys)/(1<<20), "MB")
		})
	}
}

var capitalized = regexp.MustCompile(`\b[A-Z][a-z]{4,}\b`)

// newsroom writes n articles into a folder and returns how many words they
// have. The same n gives the same articles.
func newsroom(b *testing.B, dir string, n int) (words int) {
	var texts []string
	err := filepath.WalkDir(filepath.Join("..", "..", "content"), func(name string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".txt" {
			data, err := os.ReadFile(name)
			texts = append(texts, string(data))
			return err
		}
		return err
	})
	if err != nil || len(texts) == 0 {
		b.Fatal(len(texts), err)
	}
	others := []string{"Adler", "Costa", "Duval", "Farkas", "Haddad", "Ibarra", "Jansen", "Kowal", "Okafor", "Petrov", "Rossi", "Tanaka"}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		paragraphs := strings.Split(texts[random.IntN(len(texts))], "\n\n")
		random.Shuffle(len(paragraphs)-1, func(i, j int) { paragraphs[i+1], paragraphs[j+1] = paragraphs[j+1], paragraphs[i+1] })
		text := capitalized.ReplaceAllStringFunc(strings.Join(paragraphs, "\n\n"), func(name string) string {
			if random.IntN(4) == 0 {
				return others[random.IntN(len(others))]
			}
			return name
		})
		words += len(strings.Fields(text))
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("a%06d.txt", i)), []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	return words
}
