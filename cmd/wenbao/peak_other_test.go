//go:build !linux

package main

import "os"

// peakOf returns 0: other systems count in other units or not at all.
func peakOf(*os.ProcessState) int64 { return 0 }
