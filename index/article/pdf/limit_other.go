//go:build !linux || race

package pdf

// limitMemory does nothing: keepWithin alone bounds the process. The race
// detector reserves more address space than any bound allows.
func limitMemory() {}
