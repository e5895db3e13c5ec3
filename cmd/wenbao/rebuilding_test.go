package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// A rebuild is told of once, and only if it takes long.
func TestRebuilding(t *testing.T) {
	for patience, want := range map[time.Duration]int{0: 1, time.Hour: 0} {
		var out bytes.Buffer
		report, stop := (&app{stderr: &out}).rebuilding(patience)
		report(256)
		report(512)
		stop()
		if got := strings.Count(out.String(), "重建"); got != want {
			t.Errorf("patience %v: told %d times, want %d: %q", patience, got, want, out.String())
		}
	}
}
