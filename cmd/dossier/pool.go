package main

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"
)

var errNegativeJobs = errors.New("--jobs: want 0 for as many workers as there are cores, or their number")

// workers is how many things are done at the same time: jobs, or one for each
// core when jobs is 0.
func workers(jobs int) int {
	if jobs > 0 {
		return jobs
	}
	return runtime.GOMAXPROCS(0)
}

// each applies f to every item with n workers and gives the results in the
// order of the items, whoever was done first. At most 4n results wait to be
// taken. It stops early when ctx ends.
func each[T, R any](ctx context.Context, n int, items iter.Seq[T], f func(T) R) iter.Seq[R] {
	type task struct {
		item T
		done chan R
	}
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		tasks := make(chan task)
		order := make(chan task, 4*n)
		var running sync.WaitGroup
		for range n {
			running.Go(func() {
				for t := range tasks {
					t.done <- f(t.item)
				}
			})
		}
		running.Go(func() {
			defer close(order)
			defer close(tasks)
			for item := range items {
				t := task{item, make(chan R, 1)}
				select {
				case order <- t:
				case <-ctx.Done():
					return
				}
				select {
				case tasks <- t:
				case <-ctx.Done():
					return
				}
			}
		})
		defer running.Wait()
		defer cancel()
		for t := range order {
			select {
			case r := <-t.done:
				if !yield(r) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}
