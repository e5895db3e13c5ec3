package passage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search/query"

	"wenbao/facts/table"
)

// batchSize is where more passages a batch no longer make it faster
// (2000–5000) and memory is still small.
const batchSize = 2000

// Memory returns a passage index of the versions that lives in memory only.
func Memory(ctx context.Context, versions iter.Seq2[table.Version, error]) (*Index, error) {
	b, err := bleve.NewUsing("", schema(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	if err := add(ctx, b, versions, nil); err != nil {
		b.Close()
		return nil, err
	}
	return &Index{b: b}, nil
}

// Build writes a passage index of the versions to a new folder. done, if not
// nil, is called with the number of articles added. It uses bleve's offline
// builder, which makes one segment: a quarter smaller than what batches leave,
// and with less memory.
func Build(ctx context.Context, dir string, versions iter.Seq2[table.Version, error], done func(int)) error {
	work := dir + ".tmp" // beside dir, since the segment is renamed into it
	if err := os.MkdirAll(work, 0o777); err != nil {
		return err
	}
	defer os.RemoveAll(work)
	b, err := bleve.NewBuilder(dir, schema(), map[string]any{"batchSize": 2 * batchSize, "buildPathPrefix": work})
	if err != nil {
		return err
	}
	articles, passages := 0, 0
	for v, err := range versions {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = documents(v, func(name string, data any) error {
				passages++
				return b.Index(name, data)
			})
		}
		if err != nil {
			return err
		}
		if articles++; done != nil && articles%256 == 0 {
			done(articles)
		}
	}
	if done != nil {
		done(articles)
	}
	if passages == 0 { // the builder cannot make an empty index
		err = empty(dir)
	} else {
		err = b.Close()
	}
	if err != nil {
		return err
	}
	return seal(dir)
}

func empty(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	b, err := bleve.New(dir, schema())
	if err != nil {
		return err
	}
	return b.Close()
}

// Update writes to a new folder what is in the folder from, without the gone
// versions and with the added ones. Segments, which bleve never changes, are
// shared by hard links, so the cost is that of the change.
func Update(ctx context.Context, from, dir string, gone []int64, added iter.Seq2[table.Version, error], done func(int)) error {
	if err := check(from); err != nil {
		return err
	}
	if err := link(from, dir); err != nil {
		return err
	}
	b, err := openUsing(dir, false)
	if err != nil {
		return err
	}
	err = remove(ctx, b, gone)
	if err == nil {
		err = add(ctx, b, added, done)
	}
	if err := errors.Join(err, b.Close()); err != nil {
		return err
	}
	return seal(dir)
}

// openUsing opens a folder. The time limit is for the file lock of a folder
// that another process has open for writing, which no Store lets happen.
func openUsing(dir string, readOnly bool) (bleve.Index, error) {
	return bleve.OpenUsing(dir, map[string]any{"read_only": readOnly, "bolt_timeout": "1s"})
}

func link(from, dir string) error {
	return filepath.WalkDir(from, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, rel)
		switch {
		case e.IsDir():
			return os.MkdirAll(to, 0o777)
		case filepath.Ext(path) == ".zap" && os.Link(path, to) == nil:
			return nil
		}
		return copyFile(path, to)
	})
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// add indexes the versions, two batches at a time: bleve makes the segment of
// a batch in one goroutine.
func add(ctx context.Context, b bleve.Index, versions iter.Seq2[table.Version, error], done func(int)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	full := make(chan *bleve.Batch)
	finished := make(chan error, 2)
	for range cap(finished) {
		go func() {
			var err error
			for batch := range full {
				if err == nil {
					if err = b.Batch(batch); err != nil {
						stop(err)
					}
				}
			}
			finished <- err
		}()
	}
	batch, articles := b.NewBatch(), 0
	var err error
	for v, e := range versions {
		if err = e; err == nil {
			err = context.Cause(ctx)
		}
		if err == nil {
			err = documents(v, batch.Index)
		}
		if err != nil {
			break
		}
		if articles++; batch.Size() >= batchSize {
			full <- batch
			batch = b.NewBatch()
			if done != nil {
				done(articles)
			}
		}
	}
	if err == nil && batch.Size() > 0 {
		full <- batch
	}
	close(full)
	for range cap(finished) {
		err = errors.Join(err, <-finished)
	}
	if err == nil && done != nil {
		done(articles)
	}
	return err
}

// documents calls put with the name and fields of every passage of a version.
func documents(v table.Version, put func(name string, data any) error) error {
	if v.Number > 1<<32-1 || len(v.Article.Text) > 1<<32-1 {
		return fmt.Errorf("%s: version %d of %d bytes is more than 32 bits", v.Article.ID, v.Number, len(v.Article.Text))
	}
	for _, span := range Split(v.Article) {
		keys := []string{versionKey(v.Number)}
		for _, e := range entitiesOf(v.Facts, span) {
			keys = append(keys, entityKey(e))
		}
		err := put(documentName(v.Article.ID, span, v.Number), map[string]any{
			textField:  span.In(v.Article.Text),
			titleField: v.Article.Title,
			keyField:   keys,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// remove deletes all passages of the versions.
func remove(ctx context.Context, b bleve.Index, versions []int64) error {
	for _, n := range versions {
		q := query.NewTermQuery(versionKey(n))
		q.SetField(keyField)
		for {
			res, err := b.SearchInContext(ctx, bleve.NewSearchRequestOptions(q, 1000, 0, false))
			if err != nil {
				return err
			}
			if len(res.Hits) == 0 {
				break
			}
			batch := b.NewBatch()
			for _, hit := range res.Hits {
				batch.Delete(hit.ID)
			}
			if err := b.Batch(batch); err != nil {
				return err
			}
		}
	}
	return nil
}
