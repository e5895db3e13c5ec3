package segments

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// mostMerged bounds how many segments are merged at once, which each hold a file
// open.
const mostMerged = 100

// growth is how much larger a segment is, at least, than all behind it together
// when a writer is done. So there are few of them, and each document is merged a
// few times while a base grows.
const growth = 2

// compact drops segments without documents and merges those that are small beside
// what was added behind them, or of which most is gone; in a new set all, so that
// it has one, a quarter smaller than what the batches leave.
func (w *Writer) compact() error {
	w.parts = slices.DeleteFunc(w.parts, func(p *part) bool {
		if p.live() > 0 {
			return false
		}
		w.drop(p)
		return true
	})
	from := w.tail()
	for {
		for i := from; i < len(w.parts); i++ {
			n := min(mostMerged, len(w.parts)-i)
			if n == 1 && w.parts[i].gone == nil {
				continue
			}
			one, err := w.merge(w.parts[i : i+n])
			if err != nil {
				return err
			}
			w.parts = slices.Replace(w.parts, i, i+n, one)
		}
		if len(w.parts)-from <= 1 {
			return nil
		}
	}
}

// tail returns the first of the segments that are merged.
func (w *Writer) tail() int {
	if w.from == "" {
		return 0
	}
	from, behind := len(w.parts), 0
	for i, p := range slices.Backward(w.parts) {
		last := i == len(w.parts)-1
		if mostGone := 2*p.live() < int(p.Count()); mostGone || !last && p.live() <= growth*behind {
			from = i
		}
		behind += p.live()
	}
	return from
}

// merge makes one segment of several, in their order, and drops them.
func (w *Writer) merge(parts []*part) (*part, error) {
	segs := make([]segment.Segment, len(parts))
	gone := make([]*roaring.Bitmap, len(parts))
	for i, p := range parts {
		segs[i], gone[i] = p.Segment, p.gone
	}
	one := &part{file: fileOf(w.next)}
	w.next++
	path := filepath.Join(w.dir, one.file)
	_, _, err := plugin.Merge(segs, gone, path, nil, nil)
	if err == nil {
		one.Segment, err = plugin.Open(path)
	}
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		w.drop(p)
	}
	return one, nil
}

// drop closes a segment and removes its file, if it is of this writer.
func (w *Writer) drop(p *part) {
	p.Close()
	os.Remove(filepath.Join(w.dir, p.file))
}
