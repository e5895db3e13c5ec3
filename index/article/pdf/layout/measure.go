package layout

import (
	"math"
	"slices"
)

// body is what most of a document looks like; margins are those of text over
// the whole width. 0 = cannot be told.
type body struct {
	left, right float64
	size        float64
	leading     float64 // from baseline to baseline
	width       float64 // of most pages
}

// leastRight is the share of the page's width where the right margin is at
// least, if the lines are too few to show it.
const leastRight = 0.85

// measure finds the margins, the type size and the leading of a document.
func measure(els []element, width float64) body {
	var leading []float64
	sizes := map[float64]float64{}
	for i, e := range els {
		if e.line == nil {
			continue
		}
		sizes[e.line.size] += e.line.x1 - e.line.x0
		if i > 0 && els[i-1].line != nil {
			if d := e.line.y - els[i-1].line.y; d > 0.8*e.line.size && d < 4*e.line.size {
				leading = append(leading, d)
			}
		}
	}
	b := margins(els)
	b.width = width
	for size, n := range sizes {
		if n > sizes[b.size] || n == sizes[b.size] && size < b.size {
			b.size = size
		}
	}
	b.leading = at(leading, 0.5)
	var x0, x1 []float64
	for _, e := range els {
		if e.line != nil && e.column == 0 {
			x0, x1 = append(x0, e.line.x0), append(x1, e.line.x1)
		}
	}
	b.left, b.right = first(b.left, at(x0, 0.02)), first(b.right, math.Max(at(x1, 0.98), leastRight*width))
	return b
}

// Margins are told by lines that begin or end in one place: at least
// minAligned of them, and one in alignedShare.
const (
	minAligned   = 5
	alignedShare = 0.12
	alignedStep  = 3.0 // points within which a place is one
)

// margins finds the margins of the lines over the whole width: the leftmost
// place where many begin, and the place where most end.
func margins(els []element) body {
	begins, ends := map[int]int{}, map[int]int{}
	n := 0
	for _, e := range els {
		if e.line != nil && e.column == 0 {
			n++
			begins[int(e.line.x0/alignedStep)]++
			ends[int(e.line.x1/alignedStep)]++
		}
	}
	enough := func(count int) bool { return count >= minAligned && float64(count) >= alignedShare*float64(n) }
	var b body
	most := 0
	for k := range begins {
		if enough(begins[k]+begins[k+1]) && (b.left == 0 || float64(k)*alignedStep < b.left) {
			b.left = math.Max(float64(k)*alignedStep, 1)
		}
	}
	for k, count := range ends {
		count += ends[k+1]
		if at := float64(k+1) * alignedStep; enough(count) && (count > most || count == most && at > b.right) {
			most, b.right = count, at
		}
	}
	return b
}

// first returns the first value that is not 0.
func first(values ...float64) float64 {
	for _, v := range values {
		if v != 0 {
			return v
		}
	}
	return 0
}

// at returns the element at a share of the sorted values; 0 of none.
func at(values []float64, share float64) float64 {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[int(share*float64(len(values)-1)+0.5)]
}
