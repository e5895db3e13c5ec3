package pdf

import (
	"runtime"
	"sync/atomic"
	"testing"
)

// A reading process whose parent was killed ends itself: some files take for ever.
func TestOrphanEnds(t *testing.T) {
	var looks atomic.Int64
	ended := make(chan int)
	go keepWithin(func() int {
		if looks.Add(1) > 3 {
			return 1
		}
		return 77
	}, func(status int) {
		ended <- status
		runtime.Goexit()
	})
	if status := <-ended; status != exitOrphan || looks.Load() != 4 {
		t.Errorf("status %d after %d looks", status, looks.Load())
	}
}
