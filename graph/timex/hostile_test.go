//go:build unix

package timex

import (
	"strings"
	"syscall"
	"testing"
	"time"
)

// processorTime is what this program has used so far. The clock on the wall
// would also count other programs.
func processorTime(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Skip("needs a system that counts the time of a process: ", err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestHostile reads one endless sentence in time linear in its length: five
// times the words take five times as long, and 25 times if quadratic.
func TestHostile(t *testing.T) {
	for _, words := range []string{
		"Monday ", "10 p.m. ", "May 3 and 4 , ", "the day before the day after ", "1-", "12 and 13 and 14 and 15 May ", "that year ",
	} {
		measure := func(n int) time.Duration {
			doc := wildDocument(strings.Repeat(words, n), []byte{2, 1, 0})
			for i := range doc.Sentences[0].Tokens { // a chain
				doc.Sentences[0].Tokens[i].Head = i - 1
			}
			best := time.Hour
			for range 2 {
				start := processorTime(t)
				Find(doc, "2024-01-10")
				best = min(best, processorTime(t)-start)
			}
			return best
		}
		small, large := measure(4000), measure(20000)
		if large > 20*small+50*time.Millisecond { // with room for the collector
			t.Errorf("%q: %v for 4,000 times and %v for 20,000", words, small, large)
		}
	}
}
