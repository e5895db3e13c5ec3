package index

import (
	"context"
	"time"
)

// Patience sets how long an upgrade is silent until the returned function is
// called.
func Patience(d time.Duration) (restore func()) {
	was := patience
	patience = d
	return func() { patience = was }
}

// MaxNames is maxNames.
const MaxNames = maxNames

// Standing asks for the names of versions, as a search does, and returns how many
// are kept.
func (x *Index) Standing(ctx context.Context, versions []int64) (kept int, err error) {
	x.shelf.named.at(1)
	_, err = x.shelf.named.Current(ctx, versions)
	return len(x.shelf.named.of), err
}
