package passage

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"

	"wenbao/facts/table"
	"wenbao/index/passage/segments"
)

// Writer writes a passage index to a new folder, which is nobody's until
// Finish. One goroutine at a time uses it.
type Writer struct {
	w   *segments.Writer
	dir string
}

// Create starts a new index.
func Create(dir string) (*Writer, error) {
	w, err := segments.Create(dir)
	if err != nil {
		return nil, err
	}
	return &Writer{w, dir}, nil
}

// Extend starts an index that has what the one in the folder from has, at the
// cost of what is added and removed, and of reading that once: damage would be
// carried over.
func Extend(from, dir string) (w *Writer, err error) {
	defer guard(&err)
	s, err := segments.Extend(from, dir)
	if err != nil {
		return nil, err
	}
	return &Writer{s, dir}, nil
}

// Dir returns the folder.
func (w *Writer) Dir() string { return w.dir }

// Add indexes the passages of a version of an article, by its number.
func (w *Writer) Add(number int64, p Passages) error { return add(w.w, number, p) }

// Finish removes the versions that are gone and completes the index; its
// folder can then be published. After an error the folder is removed.
func (w *Writer) Finish(gone []int64) error {
	prefixes := make([]string, len(gone))
	for i, n := range gone {
		prefixes[i] = namePrefix(n)
	}
	err := w.w.Finish(prefixes)
	if err != nil {
		os.RemoveAll(w.dir)
	}
	return err
}

// Abort gives the index up and removes its folder.
func (w *Writer) Abort() {
	_ = w.w.Abort() // what failed is removed
	os.RemoveAll(w.dir)
}

// ReportEvery is after how many articles progress is reported.
const ReportEvery = 256

// Fill adds versions to a writer until ctx ends. done, if not nil, is called
// with the number of articles added.
func (w *Writer) Fill(ctx context.Context, versions iter.Seq2[table.Version, error], done func(int)) error {
	return fill(ctx, w.w, versions, done)
}

func fill(ctx context.Context, w *segments.Writer, versions iter.Seq2[table.Version, error], done func(int)) error {
	articles := 0
	for v, err := range versions {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = add(w, v.Number, Of(v.Article, v.Facts))
		}
		if err != nil {
			return err
		}
		if articles++; done != nil && articles%ReportEvery == 0 {
			done(articles)
		}
	}
	if done != nil {
		done(articles)
	}
	return nil
}

// Memory returns a passage index of the versions that lives in memory only.
func Memory(ctx context.Context, versions iter.Seq2[table.Version, error], standing Versions) (*Index, error) {
	w := segments.Memory()
	if err := fill(ctx, w, versions, nil); err != nil {
		return nil, errors.Join(err, w.Abort())
	}
	set, err := w.Set()
	if err != nil {
		return nil, err
	}
	return newIndex(set, standing), nil
}

// add adds the documents of a version's passages.
func add(w *segments.Writer, number int64, p Passages) error {
	if number > 1<<32-1 || p.size > 1<<32-1 {
		return fmt.Errorf("%s: version %d of %d bytes is more than 32 bits", p.article, number, p.size)
	}
	for i := range p.spans {
		if err := w.Add(p.document(number, i)); err != nil {
			return err
		}
	}
	return nil
}
