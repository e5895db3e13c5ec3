package index

import "time"

// Patience sets how long an upgrade is silent until the returned function is
// called.
func Patience(d time.Duration) (restore func()) {
	was := patience
	patience = d
	return func() { patience = was }
}
