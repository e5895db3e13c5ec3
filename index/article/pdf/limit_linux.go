//go:build linux && !race

package pdf

import "syscall"

// limitMemory bounds the address space of the process, of which Go and the
// WebAssembly engine reserve more than they use.
func limitMemory() {
	const space = 4 * memoryLimit
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: space, Max: space}) // else keepWithin alone holds
}
