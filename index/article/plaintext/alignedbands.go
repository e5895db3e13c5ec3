package plaintext

import (
	"slices"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Rows of an aligned table in which several cells take several lines, each set in the middle of
// its row:
//
//	光伏玻 人工及制造
//	                312,054,572.23     8.59
//	璃     费用
//	         董事、总                                             二级
//	 裴知远           男   49   2022-05-20    624,000   568,000   市场减
//	         经理                                                 持
//
// As many lines are above the figures of such a row as are below them. So which lines are of which
// row follows from those of the first row, and has to end with the lines that are left. What it
// gets wrong: nothing that ends otherwise; words of two rows that happen to.

// mostBeside is how many lines above its figures a row takes at most.
const mostBeside = 4

// banded joins the lines of rows that have such cells; nil if the lines are no such rows.
func banded(rows [][]stretch) [][]stretch {
	anchors := anchorsOf(rows)
	if len(anchors) == 0 || len(anchors) == len(rows)-anchors[0] && anchors[0] == 0 {
		return nil
	}
	rows = splitWords(rows)
	for above := 0; above <= min(mostBeside, anchors[0]); above++ {
		counts := bandCounts(anchors, len(rows), above)
		if counts == nil || slices.Max(counts) == 0 {
			continue
		}
		if out := joinBands(rows, anchors, counts); out != nil {
			return out
		}
	}
	return nil
}

// loneBand returns of how many lines a table is that has one row with such cells, below heads for all
// of them; 0 if the lines begin with none.
func loneBand(lines []string) int {
	var rows [][]stretch
	for _, l := range lines {
		rows = append(rows, cutAligned(l))
	}
	anchors := anchorsOf(rows)
	if len(anchors) != 1 {
		return 0
	}
	for n := min(mostBeside, anchors[0]-1, len(rows)-1-anchors[0]); n > 0; n-- {
		end := anchors[0] + n + 1
		if out := joinBands(splitWords(rows[:end]), anchors, []int{n}); out != nil && (headedRow(out) || headedByCharacters(out)) {
			return end
		}
	}
	return 0
}

// headedByCharacters reports whether the heads over a row stand over each other in as many places as
// the row has cells, counted in characters: 募集资金净 over 额 beside 截至报告期末累计投 over 入募集资金总额.
func headedByCharacters(rows [][]stretch) bool {
	n := len(rows) - 1
	var heads []stretch
	for _, r := range rows[:n] {
		if hasFigure(r) {
			return false
		}
		for _, c := range r {
			heads = append(heads, partsOf(c)...)
		}
	}
	cells := [][]stretch{heads}
	byCharacters(cells)
	return n > 0 && len(rows[n]) > 2 && isLabel(rows[n]) && len(merged(heads)) == len(rows[n])
}

// anchorsOf returns which lines have figures.
func anchorsOf(rows [][]stretch) []int {
	var out []int
	for i, r := range rows {
		if hasFigure(r) {
			out = append(out, i)
		}
	}
	return out
}

// bandCounts returns how many lines above, and below, the figures of each row are its own, if
// those of the first row are above; nil if the lines between do not allow it.
func bandCounts(anchors []int, lines, above int) []int {
	counts := make([]int, len(anchors))
	for k, at := range anchors {
		next := lines
		if k+1 < len(anchors) {
			next = anchors[k+1]
		}
		counts[k] = above
		if above = next - at - 1 - above; above < 0 || above > mostBeside {
			return nil
		}
	}
	if above != 0 {
		return nil
	}
	return counts
}

// joinBands joins the lines around the anchors; nil if they are no cells of several lines.
func joinBands(rows [][]stretch, anchors, counts []int) [][]stretch {
	out := slices.Clone(rows[:anchors[0]-counts[0]])
	var pieces [][]stretch // of one cell, for all cells of several lines
	beside := false
	for k, at := range anchors {
		lines := rows[at-counts[k] : at+counts[k]+1]
		if counts[k] > 0 && (len(lines[0]) > 1 || len(lines[len(lines)-1]) > 1 || !onlyFigures(rows[at])) {
			beside = true
		}
		row, several := bandOf(lines, counts[k])
		if row == nil {
			return nil
		}
		pieces = append(pieces, several...)
		out = append(out, row)
	}
	if !beside || !fullPieces(pieces) {
		return nil
	}
	return out
}

// bandOf puts the cells of the lines of one row together; nil if a line above or below the figures
// begins a row.
func bandOf(lines [][]stretch, above int) (row []stretch, several [][]stretch) {
	var cells [][]stretch
	for i, l := range lines {
		for _, c := range l {
			if i != above && (startsRow(c.text) && len(c.text) > len("合") || endsLabel(c.text) || partTitle.MatchString(c.text)) {
				return nil, nil
			}
			at := -1
			if k := mostOver(slices.Concat(cells...), c); k >= 0 {
				for at = 0; k >= len(cells[at]); at++ {
					k -= len(cells[at])
				}
			}
			if at < 0 {
				cells = append(cells, []stretch{c})
				continue
			}
			if isAlignedFigure(c.text) || hasFigure(cells[at]) {
				return nil, nil
			}
			cells[at] = append(cells[at], c)
		}
	}
	for _, p := range cells {
		c := p[0]
		for _, more := range p[1:] {
			c.text, c.to, c.from = joinLines([]string{c.text, more.text}), max(c.to, more.to), min(c.from, more.from)
			c.wide = max(c.wide, more.wide)
		}
		if c.whole = len(p) > 1 || above > 0; len(p) > 1 {
			several = append(several, p)
		}
		row = append(row, c)
	}
	slices.SortStableFunc(row, func(a, b stretch) int { return a.from - b.from })
	return row, several
}

// mostOver returns which of the cells a cell stands over or under most, half of the narrower one at
// least; -1 for none.
func mostOver(cells []stretch, c stretch) int {
	best, most := -1, 0
	for k, o := range cells {
		common := min(c.to, o.to) - max(c.from, o.from)
		if common > most && 2*common >= min(c.to-c.from, o.to-o.from) {
			best, most = k, common
		}
	}
	return best
}

// splitWords takes words apart that are one blank apart, where two cells of another line begin so:
// 光伏玻 人工及制造 over 璃   费用.
func splitWords(rows [][]stretch) [][]stretch {
	out := slices.Clone(rows)
	for i, r := range rows {
		for k, c := range r {
			parts := partsOf(c)
			if len(parts) != 2 || hasFigure(parts) {
				continue
			}
			for j, o := range rows {
				if a := mostOver(o, parts[0]); j != i && a >= 0 && a+1 < len(o) && !isAlignedFigure(o[a+1].text) && mostOver(o, parts[1]) == a+1 {
					out[i] = slices.Concat(r[:k], parts, r[k+1:])
				}
			}
		}
	}
	return out
}

// fullPieces reports whether all lines of cells but the last fill their column: the widest of the
// lines that stand over or under them. The rest of a name begins none.
func fullPieces(cells [][]stretch) bool {
	for _, p := range cells {
		if wrappedEnd.MatchString(p[0].text) || restOfPoints.MatchString(p[0].text) || closing.MatchString(p[0].text) || !page.HasHan(p[0].text) {
			return false
		}
		widest := 0
		for _, o := range cells {
			if mostOver(o[:1], p[0]) >= 0 {
				for _, c := range o {
					widest = max(widest, c.to-c.from)
				}
			}
		}
		for _, c := range p[:len(p)-1] {
			if c.to-c.from < widest-nearlyFull {
				return false
			}
		}
	}
	return true
}

// restOfPoints matches the second line of 减少1.39个百分点.
var restOfPoints = pattern.New(`^(?:个?百)?分点`)

// bandTail returns how many of the lines after those of a table are the lowest of its last row.
func bandTail(rows [][]stretch, after []string) int {
	if banded(rows) != nil {
		return 0
	}
	rows = slices.Clone(rows)
	for n := range min(mostBeside, len(after)) {
		r := cutAligned(after[n])
		if len(r) == 0 || hasFigure(r) {
			return 0
		}
		if rows = append(rows, r); banded(rows) != nil {
			return n + 1
		}
	}
	return 0
}
