package index

import (
	"context"
	"errors"

	"wenbao/facts/table"
)

// A batch is committed when it holds so many articles or bytes of text: enough
// to make the cost of a commit small, few enough to lose little when the
// machine stops and to keep little in memory. A few batches are under way at
// once, two or three of them with their facts, which are ten times their text.
const (
	batchArticles = 512
	batchBytes    = 1 << 20
)

// arrival is an article with its facts; added says that the table has none with its ID.
type arrival struct {
	table.Entry
	added bool
}

// batch is what is committed in one step.
type batch struct {
	articles              []arrival
	added, updated, facts int
}

// start starts the goroutine that commits batches.
func (w *writer) start(ctx context.Context) {
	w.full, w.ended = make(chan batch, 1), make(chan error, 1)
	ctx = context.WithoutCancel(ctx) // what was read is kept
	go func() {
		var err error
		for b := range w.full {
			if err != nil {
				continue
			}
			if err = w.commit(ctx, b.articles); err != nil {
				w.failed.Store(true)
				continue
			}
			w.saved.Added += b.added
			w.saved.Updated += b.updated
			w.saved.Facts += b.facts
		}
		w.ended <- err
	}()
}

// commit puts articles into the table and hands their passages on.
func (w *writer) commit(ctx context.Context, articles []arrival) error {
	if w.step != nil {
		return w.step.store(ctx, articles)
	}
	entries := make([]table.Entry, len(articles))
	for i, a := range articles {
		entries[i] = a.Entry
	}
	_, err := w.x.table.Put(ctx, entries...)
	return err
}

// stop waits until all batches are committed and have their passages.
func (w *writer) stop(ctx context.Context) error {
	close(w.full)
	err := errors.Join(w.unread, <-w.ended)
	w.sum.Added, w.sum.Updated, w.sum.Facts = w.saved.Added, w.saved.Updated, w.saved.Facts
	if w.step != nil {
		err = errors.Join(err, w.step.finish(ctx))
	}
	return err
}

// flush hands the batch to the committer.
func (w *writer) flush() {
	if len(w.batch.articles) > 0 {
		w.full <- w.batch
		w.batch, w.bytes = batch{}, 0
	}
}
