package english

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// Cutting, tagging and parsing allocate nothing once there was a text as long.
func TestNoAllocation(t *testing.T) {
	text := strings.Repeat("The port of Tolmen, which couldn't open on Jan. 5, was closed by its director, Dr. Maria Lindqvist. ", 3)
	r := newReader()
	read := func() {
		r.words = r.tokenizer.words(r.words[:0], text, 0, len(text))
		r.ends = r.splitter.ends(r.ends[:0], text, r.words, 0)
		first := 0
		for _, end := range r.ends {
			r.network.read(&r.reading, text, r.words[first:end])
			first = end
		}
	}
	read()
	if n := testing.AllocsPerRun(5, read); n != 0 {
		t.Errorf("%d words are read with %.0f allocations", len(r.words), n)
	}
}

// startVariable asks the test program to read one sentence and to leave.
const startVariable = "DOSSIER_TEST_START"

// A program reads its first sentence soon after it starts. The limit is far
// above what an idle machine needs (MODEL.md), but not above a second load.
func TestStart(t *testing.T) {
	if os.Getenv(startVariable) != "" {
		if d := ParseLine("first", "The port was closed."); len(d.Sentences) != 1 {
			t.Fatal("no sentence")
		}
		return
	}
	if testing.Short() {
		t.Skip("measures time")
	}
	best := time.Hour
	for range 5 {
		c := exec.Command(os.Args[0], "-test.run=^TestStart$")
		c.Env = append(os.Environ(), startVariable+"=1")
		start := time.Now()
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		best = min(best, time.Since(start))
	}
	t.Logf("%v", best)
	if best > 400*time.Millisecond {
		t.Errorf("the first sentence took %v", best)
	}
}
