package layout

import (
	"math"
	"slices"
)

// element is a line or a table of a page, with the column it stands in.
type element struct {
	line        *line
	table       *table
	left, right float64 // of its column
	column      int     // 0 = the whole width of the page
	page        int
}

func (e element) box() Box {
	if e.table != nil {
		return e.table.box
	}
	return e.line.box()
}

// A page is set in columns where lines on both sides of a gutter run beside
// each other. The gutter is looked for at every 4 points of the middle of the
// page; the band it divides is the longest run of lines that leave it free,
// with minBeside lines on each side, most of which fill their column. Two
// columns of a table without strokes do not: their cells are short.
const minBeside = 5

// ordered returns the elements of a page in reading order: bands from top to
// bottom, and in a band column after column.
func ordered(els []element, width float64, depth int) []element {
	slices.SortStableFunc(els, func(a, b element) int { return compare(a.box().Y1, b.box().Y1) })
	if depth > 3 {
		return els
	}
	x, from, to := gutter(els, width)
	if to == 0 {
		return els
	}
	left, right := split(els[from:to], x)
	var out []element
	out = append(out, ordered(els[:from:from], width, depth+1)...)
	out = append(out, inColumn(ordered(left, width, depth+1))...)
	out = append(out, inColumn(ordered(right, width, depth+1))...)
	return append(out, ordered(slices.Clone(els[to:]), width, depth+1)...)
}

// inColumn gives the elements the bounds of their column, unless they stand in
// a narrower one.
func inColumn(els []element) []element {
	left, right := math.Inf(1), math.Inf(-1)
	for _, e := range els {
		left, right = math.Min(left, e.box().X0), math.Max(right, e.box().X1)
	}
	for i := range els {
		if els[i].column == 0 {
			els[i].left, els[i].right, els[i].column = left, right, 1
		}
	}
	return els
}

// gutter returns the best gutter and its band; to is 0 if there is none.
func gutter(els []element, width float64) (x float64, from, to int) {
	best := 0
	for at := 0.25 * width; at < 0.75*width; at += 4 {
		for i := 0; i < len(els); {
			j := i
			for j < len(els) && free(els[j], at) {
				j++
			}
			lo, hi := trimmed(els[i:j], at)
			if n := beside(els[i+lo:i+hi], at); n > best {
				best, x, from, to = n, at, i+lo, i+hi
			}
			i = j + 1
		}
	}
	return x, from, to
}

// apart is the gap, in heights of a line, from which a line above or below a
// band is none of its columns: a heading, a note under both.
const apart = 1.2

// trimmed returns the band without the lines at its top and bottom that stand
// on one side only and apart from the rest of that side.
func trimmed(els []element, x float64) (lo, hi int) {
	hi = len(els)
	for lo+1 < hi && alone(els[lo], els[lo+1:hi], x) {
		lo++
	}
	for hi-1 > lo && alone(els[hi-1], els[lo:hi-1], x) {
		hi--
	}
	return lo, hi
}

// alone reports whether e stands above or below all of the rest, apart from
// what is on its side of x.
func alone(e element, rest []element, x float64) bool {
	box := e.box()
	h := box.Y1 - box.Y0
	for _, o := range rest {
		ob := o.box()
		if ob.Y0 < box.Y1 && ob.Y1 > box.Y0 {
			return false
		}
		if (ob.X0 < x) == (box.X0 < x) && ob.Y0-box.Y1 < apart*h && box.Y0-ob.Y1 < apart*h {
			return false
		}
	}
	return true
}

// free reports whether nothing of e crosses x.
func free(e element, x float64) bool {
	if e.table != nil {
		return e.table.box.X1 < x || e.table.box.X0 > x
	}
	for _, s := range e.line.segs {
		if s.x0 < x && s.x1 > x {
			return false
		}
	}
	return true
}

// beside returns how many segments of running text stand on the two sides of
// x; 0 if they do not make two columns.
func beside(els []element, x float64) int {
	var sides [2][]segment
	for _, e := range els {
		if e.line == nil {
			continue
		}
		for _, s := range e.line.segs {
			side := 0
			if s.x0 > x {
				side = 1
			}
			sides[side] = append(sides[side], s)
		}
	}
	if len(sides[0]) < minBeside || len(sides[1]) < minBeside {
		return 0
	}
	for _, side := range sides {
		x0, x1 := math.Inf(1), math.Inf(-1)
		for _, s := range side {
			x0, x1 = math.Min(x0, s.x0), math.Max(x1, s.x1)
		}
		full := 0
		for _, s := range side {
			if s.x1-s.x0 > 0.6*(x1-x0) {
				full++
			}
		}
		if 5*full < 3*len(side) || x1-x0 < 90 {
			return 0
		}
	}
	return len(sides[0]) + len(sides[1])
}

// split parts the elements at x; a line on both sides becomes two.
func split(els []element, x float64) (left, right []element) {
	for _, e := range els {
		if e.table != nil {
			if e.table.box.X1 < x {
				left = append(left, e)
			} else {
				right = append(right, e)
			}
			continue
		}
		n := 0
		for n < len(e.line.segs) && e.line.segs[n].x0 < x {
			n++
		}
		if n > 0 {
			left = append(left, element{line: e.line.part(0, n)})
		}
		if n < len(e.line.segs) {
			right = append(right, element{line: e.line.part(n, len(e.line.segs))})
		}
	}
	return left, right
}

// part returns the line of the segments [i, j).
func (l *line) part(i, j int) *line {
	p := *l
	p.segs = l.segs[i:j]
	p.x0, p.x1 = p.segs[0].x0, p.segs[len(p.segs)-1].x1
	return &p
}
