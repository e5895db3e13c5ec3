package main

import (
	"os"
	"syscall"
)

// peakOf returns the peak memory of a finished process in KB.
func peakOf(p *os.ProcessState) int64 { return p.SysUsage().(*syscall.Rusage).Maxrss }
