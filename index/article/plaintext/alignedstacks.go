package plaintext

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// A column in which no row has a figure has a head all the same, whose lines must not go to
// the columns beside it:
//
//	                 期末余额                              期初余额
//	           存货跌价                             存货跌价
//	  项目   账面余额  准备   账面价值      账面余额   准备   账面价值
//	原材料  241,386.20       241,386.20  288,604.17        288,604.17

// headStacks returns where the heads of the columns behind the labels stand, one below the
// other, if there are more of them than columns; nil if not.
func headStacks(rows [][]stretch, columns []stretch) []stretch {
	n := 0
	for n < len(rows) && !hasFigure(rows[n]) {
		n++
	}
	if n == 0 || n == len(rows) || len(columns) < 2 {
		return nil
	}
	full := 0 // the line with most cells
	for i, r := range rows[:n] {
		if len(r) > len(rows[full]) {
			full = i
		}
	}
	if headsAll(rows[full], columns) {
		return nil
	}
	var cells []stretch
	for i, r := range rows[:n] {
		if i < full && 2*len(r) <= len(rows[full]) {
			continue // 2023年 over three columns
		}
		for _, c := range r {
			if (c.from+c.to)/2 >= columns[1].from && page.HasHan(c.text) && !spanning(c, rows[:n]) {
				cells = append(cells, c)
			}
		}
	}
	sort.SliceStable(cells, func(i, j int) bool { return cells[i].from < cells[j].from })
	var out []stretch
	for _, c := range cells {
		if k := len(out) - 1; k >= 0 && 2*(out[k].to-c.from) > min(c.to-c.from, out[k].to-out[k].from) {
			out[k].to = max(out[k].to, c.to)
			continue
		}
		out = append(out, stretch{from: c.from, to: c.to})
	}
	if more := len(out) - len(columns) + 1; more < 1 || more > mostEmpty {
		return nil
	}
	for i, k := range inStep(out, columns[1:]) {
		for _, o := range out {
			if aside(o, columns[i+1]) < aside(out[k], columns[i+1]) {
				return nil // figures that stand aside of their heads
			}
		}
	}
	return out
}

// stackGuides gives the lines of the head of a table that have none the places where its heads stand,
// one below the other, as their guide, if those are as many as the columns: a head in three lines
// beside one of a single line in the middle is not that one's. It returns of how many lines that head
// is if each of its places is one head, in one line or several; else 0.
func stackGuides(rows [][]stretch, columns []stretch, guides [][]stretch) int {
	n := 0
	for n < len(rows) && !hasFigure(rows[n]) {
		n++
	}
	var cells []stretch
	for i, r := range rows[:n] {
		if guides[i] != nil || slices.ContainsFunc(r, func(c stretch) bool { return spanning(c, rows[:n]) && page.HasHan(c.text) }) {
			return 0
		}
		cells = append(cells, r...)
	}
	if n < 2 || n == len(rows) {
		return 0
	}
	sort.SliceStable(cells, func(i, j int) bool { return cells[i].from < cells[j].from })
	out := merged(cells)
	if len(out) == len(columns)-1 && out[0].from > columns[0].to/2 {
		out = append([]stretch{{}}, out...)
	}
	if len(out) != len(columns) || !overOneAnother(out, cells) {
		return 0
	}
	for k := range out {
		out[k].text = strconv.Itoa(k) // none repeats
	}
	for i := range n {
		guides[i] = out
	}
	for i, r := range rows[:n] {
		for _, c := range r {
			over := i+1 < n && slices.ContainsFunc(slices.Concat(rows[i+1:n]...), func(o stretch) bool { return overlapping([]stretch{c}, o) })
			if version.MatchString(c.text) || over && (groupHead.MatchString(c.text) || whenHead.MatchString(c.text) || movesHead.MatchString(c.text)) || partTitle.MatchString(c.text) || endsLabel(c.text) || isLabel(r) && startsRow(r[0].text) && i > 0 {
				return 0
			}
		}
	}
	return n
}

// movesHead matches what heads the columns of how a balance moved: 本期变动金额 over 计提 | 收回或转回 | 转销或核销.
var movesHead = pattern.New(`^本[期年](?:增减)?变动(?:金额|额|情况)?$|^变动金额$|^本[期年](?:增加|减少)(?:金额|额)?$`)

// overOneAnother reports whether the lines of each place stand over one another, half of the narrower
// one at least.
func overOneAnother(places, cells []stretch) bool {
	for _, p := range places {
		var pieces []stretch
		for _, c := range cells {
			if p.from <= c.from && c.to <= p.to {
				if len(pieces) > 0 && mostOver(pieces, c) < 0 {
					return false
				}
				pieces = append(pieces, c)
			}
		}
	}
	return true
}

// stackedHead puts the lines of a head, each place of which is one head, into one row.
func stackedHead(rows [][]stretch, guides [][]stretch, table int) page.Piece {
	p := page.Piece{Kind: facts.TableRow, Table: table, Cells: make([]page.Cell, len(guides[0]))}
	for k := range p.Cells {
		p.Cells[k] = page.Cell{Column: k, Columns: 1}
	}
	for _, r := range rows {
		for _, c := range r {
			k := max(soleOver(guides[0], c), 0)
			p.Cells[k].Text = joinLines([]string{p.Cells[k].Text, page.CloseUp(inline(page.Squeeze(c.text)))})
		}
	}
	p.Text = page.RowText(p.Cells)
	return p
}

// headsAll reports whether a line of a head has a cell for each column, that of the labels or not. A
// period heads no labels, wherever it stands: 2023年 in the middle over 62,318.
func headsAll(r, columns []stretch) bool {
	return len(r) == len(columns) || len(r) == len(columns)-1 && (r[0].from > columns[0].to/2 || whenHead.MatchString(r[0].text))
}

// mostEmpty is how many columns of a table may be empty.
const mostEmpty = 4

// spanning reports whether a cell of a head stands over several cells of another line.
func spanning(c stretch, head [][]stretch) bool {
	for _, r := range head {
		n := 0
		for k, o := range r {
			if o.from < c.to && c.from < o.to && o != c {
				n++
			}
			if k > 0 && r[k-1].to <= c.from && c.to <= o.from && version.MatchString(o.text) && version.MatchString(r[k-1].text) {
				return true // 2023年 above the middle of 调整后 and 调整前
			}
		}
		if n > 1 {
			return true
		}
	}
	return false
}

// withStacks gives the columns of figures those of heads between them: for each column, where
// its cells and where its heads stand.
func withStacks(columns, stacks []stretch) (cells, heads []stretch) {
	cells, heads = append([]stretch{columns[0]}, stacks...), append([]stretch{columns[0]}, stacks...)
	for i, k := range inStep(stacks, columns[1:]) {
		cells[k+1] = columns[i+1]
	}
	heads[0].to = min(heads[0].to, stacks[0].from)
	return cells, heads
}

// notedIf are the pieces of 附注（如适用）, a column that is always empty.
var notedIf = pattern.New(`^(?:附注)?(?:[（(]?如适?用?[)）]?|适?用[)）])$`)

// dropNotedIf takes them out of the heads.
func dropNotedIf(rows [][]stretch) {
	if len(rows) == 0 {
		return
	}
	noted := false
	for i, r := range rows {
		if hasFigure(r) {
			return
		}
		out := r[:0:0]
		for _, c := range r {
			if noted = noted || strings.HasPrefix(c.text, "附注（如"); !noted || !notedIf.MatchString(c.text) {
				out = append(out, c)
			}
		}
		rows[i] = out
	}
}

// version matches the two versions of a figure that a head tells apart.
var version = pattern.New(`^(?:追溯)?(?:调整|重述|重列|更正)[前后後]$`)
