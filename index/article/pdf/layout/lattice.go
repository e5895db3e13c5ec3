package layout

import (
	"math"
	"slices"
)

// A ruled table is found by its strokes. Strokes that touch make one frame;
// where the strokes of a frame cross are its rows and columns, and two slots
// with no stroke between them are one cell. Open left and right sides, which
// many reports have, are closed at the ends of the horizontal strokes.

// near is how far apart two strokes can be and still meet, and two lines and
// still be one.
const near = 3.0

// leastTable is the least width of a table, and twice its least height. A frame over
// most of a page may be less high: the last row of a table that another page begins.
const (
	leastTable = 40.0
	mostOfPage = 240.0
)

// grid is a table in its frame: boundaries and which slot belongs to which
// cell.
type grid struct {
	box  Box
	xs   []float64 // column boundaries
	ys   []float64 // row boundaries
	cell [][]int   // row, column → cell number
	n    int       // cells
}

// lattice returns the tables that the strokes of a page draw, from top to
// bottom. A frame of one cell is no table: it is a box around text.
func lattice(rules []Rule) []grid {
	rules = joined(rules)
	var grids []grid
	for _, frame := range frames(rules) {
		if g, ok := gridOf(frame); ok {
			grids = append(grids, g)
		}
	}
	slices.SortFunc(grids, func(a, b grid) int { return compare(a.box.Y0, b.box.Y0) })
	return outermost(grids)
}

// outermost drops the tables inside others.
func outermost(grids []grid) []grid {
	var out []grid
	for i, g := range grids {
		inside := false
		for j, o := range grids {
			if i != j && o.box.X0 <= g.box.X0+near && o.box.X1 >= g.box.X1-near && o.box.Y0 <= g.box.Y0+near && o.box.Y1 >= g.box.Y1-near && (o.n > g.n || o.n == g.n && j < i) {
				inside = true
			}
		}
		if !inside {
			out = append(out, g)
		}
	}
	return out
}

// joined merges strokes on one line that touch or overlap.
func joined(rules []Rule) []Rule {
	var across, down []Rule
	for _, r := range rules {
		if r.horizontal() {
			across = append(across, r)
		} else {
			down = append(down, Rule{r.Y0, r.X0, r.Y1, r.X1})
		}
	}
	var out []Rule
	out = append(out, joinedAcross(across)...)
	for _, r := range joinedAcross(down) {
		out = append(out, Rule{r.Y0, r.X0, r.Y1, r.X1})
	}
	return out
}

func joinedAcross(rules []Rule) []Rule {
	slices.SortFunc(rules, func(a, b Rule) int { return compare(a.Y0, b.Y0) })
	var out []Rule
	for i := 0; i < len(rules); {
		j := i + 1
		for j < len(rules) && rules[j].Y0-rules[i].Y0 <= near/2 {
			j++
		}
		level := rules[i:j]
		slices.SortFunc(level, func(a, b Rule) int { return compare(a.X0, b.X0) })
		for k, r := range level {
			if n := len(out); k > 0 && r.X0 <= out[n-1].X1+near {
				out[n-1].X1 = math.Max(out[n-1].X1, r.X1)
				continue
			}
			r.Y0 = level[0].Y0
			r.Y1 = r.Y0
			out = append(out, r)
		}
		i = j
	}
	return out
}

// frames groups the strokes that touch one another.
func frames(rules []Rule) [][]Rule {
	group := make([]int, len(rules))
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, h := range rules {
		if !h.horizontal() {
			continue
		}
		for j, v := range rules {
			if !v.horizontal() && v.X0 >= h.X0-near && v.X0 <= h.X1+near && h.Y0 >= v.Y0-near && h.Y0 <= v.Y1+near {
				group[root(i)] = root(j)
			}
		}
	}
	at := map[int]int{}
	var out [][]Rule
	for i, r := range rules {
		k, ok := at[root(i)]
		if !ok {
			k = len(out)
			at[root(i)] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], r)
	}
	return out
}

// gridOf lays a frame out; false if it is no table.
func gridOf(frame []Rule) (grid, bool) {
	var g grid
	var xs, ys []float64
	left, right := math.Inf(1), math.Inf(-1)
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, r := range frame {
		left, right = math.Min(left, r.X0), math.Max(right, r.X1)
		top, bottom = math.Min(top, r.Y0), math.Max(bottom, r.Y1)
		if r.horizontal() {
			ys = append(ys, r.Y0)
		} else {
			xs = append(xs, r.X0)
		}
	}
	if len(xs) == 0 || len(ys) < 2 {
		return g, false
	}
	g.xs = distinct(append(xs, left, right))
	g.ys = distinct(append(ys, top, bottom))
	if len(g.xs) < 2 || len(g.ys) < 2 || len(g.xs) > 200 {
		return g, false
	}
	if right-left < leastTable || bottom-top < leastTable/2 && right-left < mostOfPage {
		return g, false // a letter drawn as strokes: 日, 田
	}
	g.box = Box{left, top, right, bottom}
	g.number(frame)
	return g, g.n > 1
}

// distinct sorts positions and drops those near the one before.
func distinct(ps []float64) []float64 {
	slices.Sort(ps)
	var out []float64
	for _, p := range ps {
		if len(out) == 0 || p-out[len(out)-1] > near {
			out = append(out, p)
		}
	}
	return out
}

// number gives each slot the number of its cell: slots with no stroke between
// them share one. A cell is kept a rectangle: what would make it another shape
// is left apart.
func (g *grid) number(frame []Rule) {
	rows, cols := len(g.ys)-1, len(g.xs)-1
	g.cell = make([][]int, rows)
	for i := range g.cell {
		g.cell[i] = make([]int, cols)
		for j := range g.cell[i] {
			g.cell[i][j] = -1
		}
	}
	walls := newWalls(frame)
	for i := range rows {
		for j := range cols {
			if g.cell[i][j] >= 0 {
				continue
			}
			right := j + 1
			for right < cols && g.cell[i][right] < 0 && !walls.down(g.xs[right], g.ys[i], g.ys[i+1]) {
				right++
			}
			below := i + 1
			for below < rows && g.open(walls, below, j, right) {
				below++
			}
			for y := i; y < below; y++ {
				for x := j; x < right; x++ {
					g.cell[y][x] = g.n
				}
			}
			g.n++
		}
	}
}

// open reports whether the slots of a row from column j to right belong to the
// cell above them.
func (g *grid) open(w walls, row, j, right int) bool {
	for x := j; x < right; x++ {
		if g.cell[row][x] >= 0 || w.across(g.ys[row], g.xs[x], g.xs[x+1]) {
			return false
		}
		if x > j && w.down(g.xs[x], g.ys[row], g.ys[row+1]) {
			return false
		}
	}
	return right == len(g.xs)-1 || w.down(g.xs[right], g.ys[row], g.ys[row+1])
}

// walls answers whether a stroke runs along most of a side.
type walls struct{ rules []Rule }

func newWalls(rules []Rule) walls { return walls{rules} }

func (w walls) across(y, x0, x1 float64) bool {
	covered := 0.0
	for _, r := range w.rules {
		if r.horizontal() && math.Abs(r.Y0-y) <= near {
			covered += math.Max(0, math.Min(x1, r.X1)-math.Max(x0, r.X0))
		}
	}
	return covered > (x1-x0)/2
}

func (w walls) down(x, y0, y1 float64) bool {
	covered := 0.0
	for _, r := range w.rules {
		if !r.horizontal() && math.Abs(r.X0-x) <= near {
			covered += math.Max(0, math.Min(y1, r.Y1)-math.Max(y0, r.Y0))
		}
	}
	return covered > (y1-y0)/2
}

// slot returns row and column of a point; false if it is outside.
func (g *grid) slot(x, y float64) (row, col int, ok bool) {
	if x < g.box.X0-near || x > g.box.X1+near || y < g.box.Y0 || y > g.box.Y1 {
		return 0, 0, false
	}
	col, _ = slices.BinarySearch(g.xs, x)
	row, _ = slices.BinarySearch(g.ys, y)
	return min(max(row-1, 0), len(g.ys)-2), min(max(col-1, 0), len(g.xs)-2), true
}
