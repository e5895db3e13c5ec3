package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// When the collector of garbage runs. What the environment says in GOGC and
// GOMEMLIMIT counts more.
const (
	startPercent   = 400       // the first time at 16 MB, not 4: most questions are answered by then
	usualPercent   = 100       // Go's own
	ingestPercent  = 600       // a fifth less work than with the usual; ingestMemLimit bounds it
	ingestMemLimit = 360 << 20 // bytes; keeps an ingest under half a gigabyte
)

// tuneStart puts the first collection off: half of it would be of what package
// initialisation has made. From then on the collector runs as usual, which keeps
// the memory of a long run in bounds.
func (a *app) tuneStart() {
	if a.env("GOGC") != "" {
		return
	}
	debug.SetGCPercent(startPercent)
	first := &struct{ *app }{a} // garbage that the first collection finds
	runtime.SetFinalizer(first, func(*struct{ *app }) {
		if a.tuned.CompareAndSwap(false, true) {
			debug.SetGCPercent(usualPercent)
		}
	})
}

// tuneIngest lets the collector run more rarely while a base is written.
func (a *app) tuneIngest() {
	if a.env("GOGC") == "" {
		a.tuned.Store(true)
		debug.SetGCPercent(ingestPercent)
	}
	if a.env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(ingestMemLimit)
	}
}

// deepStack gives a goroutine the stack that a question takes. Otherwise it grows
// from a few kilobytes step by step, and each step looks up every function that is
// being called: pages of the program's tables that nothing else reads, 2 MB of the
// 34 that a question took.
//
//go:noinline
func deepStack() byte {
	var room [32 << 10]byte // the next power of two is 64 KB
	return room[len(os.Args)]
}
