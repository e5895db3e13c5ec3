package plaintext

import (
	"sort"
)

// contradict reports whether two figures of one row would stand in one column.
func contradict(columns []stretch, rows [][]stretch) bool {
	for _, r := range rows {
		last := 0
		for _, c := range figuresOf(r) {
			k := columnOf(columns, c)
			if k <= last {
				return true
			}
			last = k
		}
	}
	return false
}

// alignedColumns returns the columns: that of the labels, and the places where
// figures stand, joined where they overlap. What else rows with figures have
// beside them (台, 不适用, 七、73, 减少1.24个) has columns of its own.
func alignedColumns(rows [][]stretch) []stretch {
	var figures, others []stretch
	lone := loneFigures(rows)
	for _, r := range rows {
		if len(figuresOf(r)) == 0 {
			continue
		}
		for i, c := range r {
			switch {
			case i > 0 && isAlignedFigure(c.text):
				if !lone || len(r) == 2 {
					figures = append(figures, c)
				}
			case i > 0 && !isDash(c.text):
				others = append(others, c)
			}
		}
	}
	places := merged(figures)
	if n := len(places); lone && n > 1 && mostCells(rows) == 2 {
		places = []stretch{{from: places[0].from, to: places[n-1].to}} // one column, whatever the labels push aside
	}
	columns := withLabels(places, others)
	for _, r := range rows {
		if len(figuresOf(r)) > 0 {
			break
		}
		if len(r) > len(columns) {
			return withLabels(columns[1:], r[1:]) // 本期减少, in which no row has a figure
		}
	}
	if last := columns[len(columns)-1]; len(columns) > 2 && remarked(rows, last) {
		columns = append(columns, stretch{from: last.to, to: last.to + 1})
	}
	return columns
}

// loneFigures reports whether each row has one figure and most have nothing behind it: a remark pushes
// that of its row to the left, whose place is none of a column.
func loneFigures(rows [][]stretch) bool {
	bare, more := 0, 0
	for _, r := range rows {
		switch figures := len(figuresOf(r)); {
		case figures > 1:
			return false
		case figures == 1 && isLabel(r) && len(r) == 2:
			bare++
		case figures == 1:
			more++
		}
	}
	return bare > more && bare > 1
}

// remarked reports whether a row has a figure in each column and words right behind the last one,
// where others have the figures of it: 11.67% 主要系新品推广投入增加.
func remarked(rows [][]stretch, last stretch) bool {
	most := 0
	for _, r := range rows {
		most = max(most, len(figuresOf(r)))
	}
	for _, r := range rows {
		n := len(r)
		if n < 3 || len(figuresOf(r)) < most || !isAlignedFigure(r[n-2].text) || isAlignedFigure(r[n-1].text) || isDash(r[n-1].text) {
			continue
		}
		if overlapping([]stretch{last}, r[n-1]) && overlapping([]stretch{last}, r[n-2]) {
			return true
		}
	}
	return false
}

// withLabels puts the column of the labels before others, and those of words
// between them.
func withLabels(columns, words []stretch) []stretch {
	for _, c := range merged(words) {
		if !overlapping(columns, c) {
			columns = append(columns, c)
		}
	}
	columns = merged(columns)
	label := stretch{from: 0, to: 1}
	if len(columns) > 0 {
		label.to = columns[0].from
	}
	return append([]stretch{label}, columns...)
}

// edgeColumns returns the columns of a table whose wide figures reach into each
// other's columns in some rows, as programs print 1,315,705,072.76 beside
// 1,670,991,323.20: where the figures of most rows that have as many of them as
// any end, which stand at the right of their column.
func edgeColumns(rows [][]stretch) []stretch {
	most := 0
	for _, r := range rows {
		most = max(most, len(figuresOf(r)))
	}
	ends := make([][]int, most)
	from := make([][]int, most)
	var words []stretch
	for _, r := range rows {
		figures := figuresOf(r)
		if len(figures) == 0 {
			continue
		}
		for i, c := range r {
			if i > 0 && !isAlignedFigure(c.text) {
				words = append(words, c)
			}
		}
		if len(figures) == most {
			for k, c := range figures {
				ends[k], from[k] = append(ends[k], c.to), append(from[k], c.from)
			}
		}
	}
	var columns []stretch
	for k := range ends {
		sort.Ints(ends[k])
		sort.Ints(from[k])
		c := stretch{from: from[k][len(from[k])/2], to: ends[k][len(ends[k])/2]}
		if n := len(columns); n > 0 && c.from < columns[n-1].to {
			c.from = columns[n-1].to
		}
		if columns = append(columns, c); c.from >= c.to {
			return nil
		}
	}
	return withLabels(columns, words)
}

// merged returns the places that stretches cover, joined where they overlap.
func merged(all []stretch) []stretch {
	sort.SliceStable(all, func(i, j int) bool { return all[i].from < all[j].from })
	var out []stretch
	for _, c := range all {
		if k := len(out) - 1; k >= 0 && c.from < out[k].to {
			out[k].to = max(out[k].to, c.to)
			continue
		}
		out = append(out, stretch{from: c.from, to: c.to})
	}
	return out
}

// columnOf returns the column that a cell stands in: the one it shares most
// with, else the nearest.
func columnOf(columns []stretch, s stretch) int {
	best, shared, distance := 0, 0, 1<<30
	for k, c := range columns {
		common := min(c.to, s.to) - max(c.from, s.from)
		away := max(c.from-s.to, s.from-c.to, 0)
		if k == 0 && s.from >= c.to/2 && len(columns) > 1 && s.from > 2 {
			common = min(common, 0) // a head over figures that are shorter than it
			if !isAlignedFigure(s.text) {
				away = (s.from + s.to - c.to) / 2 // 营业部数量 left of 48
			}
		}
		if common > 0 && common > shared || shared == 0 && away < distance {
			best, shared, distance = k, max(common, 0), away
		}
	}
	return best
}
