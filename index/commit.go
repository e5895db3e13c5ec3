package index

import (
	"context"
	"errors"

	"wenbao/facts/table"
	"wenbao/index/passage"
)

// A batch is committed when it holds so many articles or bytes of text: enough
// to make the cost of a commit small, few enough to lose little when the
// machine stops and to keep little in memory. A few batches are under way at once.
const (
	batchArticles = 1024
	batchBytes    = 2 << 20
)

// made is an article made ready to be stored. In memory that is the entry; for a file
// it is what takes a tenth of its memory, and most of the time that storing takes.
type made struct {
	entry       table.Entry
	packed      table.Packed
	passages    passage.Passages
	size, facts int // bytes of text, number of facts
}

// make makes an entry ready; workers call it. added says that the table has no article
// with its ID.
func (w *writer) make(e table.Entry, added bool) made {
	m := made{size: len(e.Article.Text), facts: len(e.Facts)}
	if w.step == nil {
		m.entry = e
	} else {
		m.packed, m.passages = table.Pack(e), passage.Of(e.Article, e.Facts)
		m.packed.New = added
	}
	return m
}

// batch is what is committed in one step.
type batch struct {
	articles              []made
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
func (w *writer) commit(ctx context.Context, articles []made) error {
	if w.step != nil {
		return w.step.store(ctx, articles)
	}
	entries := make([]table.Entry, len(articles))
	for i, m := range articles {
		entries[i] = m.entry
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
