package plaintext

import (
	"sort"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// stepColumns returns the columns that rows with most cells have, nil if few rows have as many.
// Cells of words are pushed by those before them, so that each row has them elsewhere and no
// place is free between two columns:
//
//	甲某    董事长、总经理    男   72   2012 年 6 月 14 日   64,187,105             0
//	乙某某   董事   女   57   2018 年 6 月 14 日    1,826,403      -109,900
func stepColumns(rows [][]stretch) []stretch {
	most, all := map[int]int{}, 0
	for _, r := range rows {
		if isLabel(r) && len(figuresOf(r)) > 0 {
			most[len(r)]++
			all++
		}
	}
	n := 0
	for k, times := range most {
		if k > n && times > 1 && times*stepShare >= all {
			n = k
		}
	}
	var columns []stretch
	for k := range n {
		var from, to []int
		figures, words, dashes := false, false, false
		for _, r := range rows {
			if len(r) == n && isLabel(r) && len(figuresOf(r)) > 0 {
				from, to = append(from, r[k].from), append(to, r[k].to)
				figures, words = figures || isAlignedFigure(r[k].text), words || standsForFigure.MatchString(r[k].text)
				dashes = dashes || isDash(r[k].text)
			}
		}
		sort.Ints(from)
		sort.Ints(to)
		c := stretch{from: from[len(from)/2], to: to[len(to)/2]}
		if figures && words && !dashes && k > 0 {
			c.from, c.to = from[0], to[len(to)-1] // 减少1.85个百分点 begins far left of -8.06
		}
		if k > 0 {
			c.from = max(c.from, columns[k-1].to)
		}
		if c.from >= c.to {
			return nil
		}
		columns = append(columns, c)
	}
	return columns
}

// stepShare is of how many rows with figures one at least has all cells.
const stepShare = 4

// uniform returns how many cells all rows with figures have, a label and figures or words in the same
// places for the rest, 0 where they differ or a head has more (附注, of which no row has a number): no
// place tells more of those than their order.
func uniform(rows [][]stretch) int {
	var first []stretch
	heads := 0
	for i, r := range rows {
		if !hasFigure(r) {
			heads = max(heads, len(r))
			continue
		}
		if first != nil && !isLabel(r) && i == len(rows)-1 {
			continue // the name is on the next page
		}
		if first == nil {
			first = r
		}
		if !isLabel(r) || len(r) != len(first) {
			return 0
		}
		for k, c := range r[1:] {
			if a, b := c.text, first[k+1].text; isAlignedFigure(a) != isAlignedFigure(b) && !standsForFigure.MatchString(a) && !standsForFigure.MatchString(b) {
				return 0
			}
		}
	}
	if heads > len(first) || pushedFar(rows, len(first)) {
		return 0
	}
	return len(first)
}

// farthestPushed is how many columns the words before it push a figure at most: one that stands further
// from the others is of another column, and its row lacks one before it.
const farthestPushed = 10

// pushedFar reports whether figures of one place in their rows stand too far from each other for one column.
func pushedFar(rows [][]stretch, cells int) bool {
	for k := 1; k < cells; k++ {
		from, to := -1, -1
		for _, r := range rows {
			if len(r) != cells || !isLabel(r) || !isAlignedFigure(r[k].text) {
				continue
			}
			if from = max(from, r[k].from); to < 0 || r[k].to < to {
				to = r[k].to
			}
		}
		if from-to > farthestPushed {
			return true
		}
	}
	return false
}

// standsForFigure matches what stands where other rows have figures: 减少1.85个百分点, 不适用.
var standsForFigure = pattern.New(`^(?:(?:增加|减少|上升|下降|提高|降低)[\d.]+个?百?分?点?|不适用|[-–—－/]+|无)$`)

// inStep returns the columns of the cells of a row, in their order and as near as can be.
func inStep(columns []stretch, r []stretch) []int {
	const far = 1 << 20
	n := len(columns)
	cost := make([][]int, len(r)+1) // of the first i cells in the first k columns
	for i := range cost {
		cost[i] = make([]int, n+1)
		for k := range cost[i] {
			if i > 0 {
				cost[i][k] = far
				if k > 0 {
					cost[i][k] = min(cost[i][k-1], cost[i-1][k-1]+aside(columns[k-1], r[i-1]))
				}
			}
		}
	}
	out := make([]int, len(r))
	for i, k := len(r), n; i > 0; k-- {
		if cost[i][k] != cost[i][k-1] {
			i--
			out[i] = k - 1
		}
	}
	return out
}

// aside is how far the middle of a cell is from that of a column.
func aside(c, s stretch) int {
	d := c.from + c.to - s.from - s.to
	return max(d, -d)
}

// placesOf returns the column of each cell: where it stands, or in their order if two of a row with
// figures stand in one.
func placesOf(r, columns, guide []stretch) []int {
	if at := groupsOf(r, guide); at != nil && !hasFigure(r) {
		return at
	}
	of := amountsOf(columns)
	if when := leadingWhen(r); when == len(of) && when > 1 && of[when-1] == of[0]+when-1 && (when == len(r) || columnOf(columns, r[when]) > of[when-1]) {
		for _, c := range r[when:] {
			of = append(of, columnOf(columns, c)) // 变动原因 behind the dates
		}
		return of
	}
	at := make([]int, len(r))
	taken := map[int]bool{}
	for i, s := range r {
		at[i] = columnOf(columns, s)
		if g := soleOver(guide, s); g >= 0 {
			at[i] = g
		}
		if taken[at[i]] && len(of) == len(r) && !hasFigure(r) && leadingWhen(r) == len(r) {
			return of
		}
		if taken[at[i]] && len(r) <= len(columns) && (hasFigure(r) || len(columns) > 4 && len(r) > 2) {
			return inStep(columns, r) // 营业成本比上年增减 and 毛利率比上年增减, both nearest to the figures of the second
		}
		taken[at[i]] = true
	}
	return at
}

// markAmounts marks the columns that have figures in groups: those of numbers of notes have none.
func markAmounts(columns []stretch, rows [][]stretch) {
	for _, r := range rows {
		for _, c := range figuresOf(r) {
			if groupedValue.MatchString(c.text) {
				columns[columnOf(columns, c)].amounts = true
			}
		}
	}
}

// leadingWhen returns how many of the first cells of a head say when: none of them stands over
// the labels, wherever the page has them.
func leadingWhen(r []stretch) int {
	n := 0
	for n < len(r) && whenHead.MatchString(r[n].text) {
		n++
	}
	return n
}

// headsAside reports whether a line heads columns of which none is that of the labels.
func headsAside(line string) bool {
	r := cutAligned(line)
	return len(r) > 1 && r[0].from > leastLabel/2 && leadingWhen(r) > 1
}

var whenHead = pattern.New(`^(?:20\d\d|二[零〇○]\p{Han}{2})年|^(?:本报告期|上年同期|本期|上期|本年|上年|期末|期初|年初|年末|本期末|上年末|上年度末|本报告期末|本年度|上年度)(?:余额|数|金额|发生额)?$`)

// amountsOf returns the columns of amounts: two long dates over them, of which the second begins
// where the figures of the first end, are one for each.
func amountsOf(columns []stretch) []int {
	var out []int
	for k, c := range columns {
		if c.amounts {
			out = append(out, k)
		}
	}
	return out
}

// steppedRow lays the cells of a row out in their order.
func steppedRow(r []stretch, columns []stretch) page.Piece {
	p := page.Piece{Kind: facts.TableRow, Cells: make([]page.Cell, len(columns))}
	for k := range p.Cells {
		p.Cells[k] = page.Cell{Column: k, Columns: 1}
	}
	for i, k := range inStep(columns, r) {
		p.Cells[k].Text = page.CloseUp(inline(page.Squeeze(r[i].text)))
	}
	return p
}
