package segments

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// mostMerged bounds how many segments are merged at once, which each hold a file
// open.
const mostMerged = 100

// maxMerged bounds how many bytes of segments are merged at once: they are memory
// maps, all of which is memory in the end. A base of 200,000 articles has one segment.
const maxMerged = 192 << 20

// muchMerged is from how many bytes on the garbage of what was done before, up to
// hundreds of megabytes, is given back first: it would be memory beside the maps.
const muchMerged = 32 << 20

// growth is how much larger a segment is, at least, than all behind it together
// when a writer is done. So there are few of them, and each document is merged a
// few times while a base grows.
const growth = 2

// compact drops segments without documents and merges those that are small beside
// what was added behind them, or of which most is gone; in a new set all, so that
// it has one, a quarter smaller than what the batches leave, or one for each maxMerged.
func (w *Writer) compact() error {
	w.parts = slices.DeleteFunc(w.parts, func(p *part) bool {
		if p.live() > 0 {
			return false
		}
		w.drop(p)
		return true
	})
	from := w.tail()
	for again := true; again; {
		again = false
		for i := from; i < len(w.parts); i++ {
			n := w.together(w.parts[i:])
			if n == 1 && w.parts[i].gone == nil {
				continue
			}
			one, err := w.merge(w.parts[i : i+n])
			if err != nil {
				return err
			}
			w.parts = slices.Replace(w.parts, i, i+n, one)
			again = true
		}
	}
	return nil
}

// together returns how many of the first segments are merged at once.
func (w *Writer) together(parts []*part) int {
	size := int64(0)
	for n, p := range parts[:min(mostMerged, len(parts))] {
		if size += w.sizeOf(p); size > w.room && n > 0 {
			return n
		}
	}
	return min(mostMerged, len(parts))
}

// sizeOf returns the bytes of a segment's file, 0 if there is none.
func (w *Writer) sizeOf(p *part) int64 {
	for _, dir := range []string{w.dir, w.from} {
		if info, err := os.Stat(filepath.Join(dir, p.file)); err == nil {
			return info.Size()
		}
	}
	return 0
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
	size := int64(0)
	for _, p := range parts {
		size += w.sizeOf(p)
	}
	if size > muchMerged {
		debug.FreeOSMemory()
	}
	one := &part{file: fileOf(w.next)}
	w.next++
	path := filepath.Join(w.dir, one.file)
	err := begin(path)
	if err == nil {
		_, _, err = plugin.Merge(segs, gone, path, nil, nil)
	}
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
