package index

import (
	"context"

	"wenbao/facts/table"
	"wenbao/index/passage"
)

// stepper writes the passages of an ingest while it goes on, and publishes
// them at its end. The caller holds the lock. A stepper that never starts
// leaves the stored index as it is, if that is in step.
type stepper struct {
	x        *Index
	file     table.File
	progress func(Progress)
	from     passage.Mark // what the stored index, which it extends, has
	w        *passage.Writer
	in       chan []numbered
	ended    chan error
}

// start begins a new passage index, which first gets what the table has more
// than the stored one. Only the first call does anything.
func (s *stepper) start(ctx context.Context) error {
	if s.w != nil {
		return nil
	}
	var err error
	if s.w, s.from, err = s.x.begin(ctx, false); err != nil {
		return err
	}
	if err = s.w.Fill(ctx, s.x.table.Since(ctx, s.from.Generation), s.behind()); err != nil {
		s.w.Abort()
		s.w = nil
		return err
	}
	s.in, s.ended = make(chan []numbered, 1), make(chan error, 1)
	go func() {
		var err error
		for articles := range s.in {
			for _, a := range articles {
				if err == nil {
					err = s.w.Add(a.number, a.Passages)
				}
			}
		}
		s.ended <- err
	}()
	return nil
}

// behind returns what reports the progress of catching up.
func (s *stepper) behind() func(int) {
	if s.progress == nil {
		return nil
	}
	return func(n int) { s.progress(Progress{Phase: Indexing, Done: n}) }
}

// numbered are the passages of a version that the table has, by its number.
type numbered struct {
	passage.Passages
	number int64
}

// store puts articles into the table and has their passages indexed; errors of that are
// finish's. It packs all of them here and not in the workers one by one: each article
// would drive what the recognisers read out of the nearest caches, and back, which was
// measured to be slower. It lets go of facts, which are ten times their text.
func (s *stepper) store(ctx context.Context, articles []arrival) error {
	if err := s.start(ctx); err != nil {
		return err
	}
	packed := make([]table.Packed, len(articles))
	next := make([]numbered, len(articles))
	for i := range articles {
		a := &articles[i]
		packed[i], next[i].Passages = table.Pack(a.Entry), passage.Of(a.Article, a.Facts)
		packed[i].New = a.added
		*a = arrival{}
	}
	numbers, err := s.file.Store(ctx, packed...)
	if err != nil {
		return err
	}
	for i := range next {
		next[i].number = numbers[i]
	}
	s.in <- next
	return nil
}

// finish completes and publishes the index. When ctx has ended it still does,
// if only the passages of this ingest are missing.
func (s *stepper) finish(ctx context.Context) error {
	if s.w == nil {
		want, err := s.x.wanted(ctx)
		if err != nil {
			return err
		}
		if dir, mark := s.x.store().Current(); mark == want {
			if open, err := passage.Open(dir, s.x.table); err == nil {
				return open.Close()
			}
		}
		return s.x.rebuild(ctx, false, s.behind())
	}
	close(s.in)
	err := <-s.ended
	if s.progress != nil {
		s.progress(Progress{Phase: Indexing})
	}
	if err != nil {
		s.w.Abort()
		return err
	}
	return s.x.publish(context.WithoutCancel(ctx), s.w, s.from)
}
