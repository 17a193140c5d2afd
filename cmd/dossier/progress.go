package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress is a line on a terminal that says how far the work is. Anywhere
// else it says nothing.
type progress struct {
	w     io.Writer
	last  time.Time
	shown bool
}

func newProgress(w io.Writer) *progress {
	if f, ok := w.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			return &progress{w: w}
		}
	}
	return &progress{}
}

// step says that n of all have been done, ten times a second at most; all is
// 0 when nobody knows.
func (p *progress) step(doing string, n, all int) {
	if p.w == nil || time.Since(p.last) < 100*time.Millisecond {
		return
	}
	if all > 0 {
		p.say(fmt.Sprintf("%s %d of %d", doing, n, all))
	} else {
		p.say(fmt.Sprintf("%s %d", doing, n))
	}
}

func (p *progress) say(line string) {
	if p.w == nil {
		return
	}
	p.last, p.shown = time.Now(), true
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
}

// done clears the line.
func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
