package tabular

import (
	"math/big"
	"slices"

	"wenbao/facts/extract/grid"
)

// Text of pages leaves columns out of the rows behind a page's end, or has figures beside their heads. What the
// complete rows of as many cells tell of the places of figures holds for the others:
//
//	| 项目     |  | 2023年  |       | 2022年 |
//	| 票据贴现  | 8,630.20 |  | 7,410.00 | |      both of its figures stand beside their heads,
//	| 处置收益  | 412.08   |  |          | |      and so does this one: it is of 2023
//
// and so does the sum of a row, where the columns left out are those that have been empty so far:
//
//	| 项目       | 土地使用权 | 专利权 | 软件  | 合计   |
//	| 1.期初余额  | 8,010     |       | 120  | 8,130 |
//	| 4.期末余额  | 8,010     | 180   | 8,190 |          of 土地使用权, 软件 and 合计
//
// What it gets wrong: a column that is empty in all rows before the page's end and is not after it.

// rowPlaces are the columns of the figures of rows, by the number of their cells and the column in which the text has them.
type rowPlaces map[int]map[int]int

// findPlaces learns the places from the complete rows among those that do not line up with the head.
func (t *Reader) findPlaces(rows []grid.Row, uneven func(grid.Row) bool) rowPlaces {
	if !t.Report || len(t.columns) == 0 {
		return nil
	}
	cols := t.valueColumns()
	out, torn := rowPlaces{}, map[int]bool{}
	seen := map[int]int{}
	for _, r := range rows {
		n := len(r.Cells)
		if !uneven(r) || r.SpansColumns() {
			t.hold(r)
			continue
		}
		at := figuresAt(r)
		if len(at) != len(cols) || len(at) < 2 {
			continue
		}
		if seen[n]++; seen[n] == 1 {
			out[n] = map[int]int{}
			for i, k := range at {
				out[n][k] = cols[i]
			}
			continue
		}
		for i, k := range at {
			if c, ok := out[n][k]; !ok || c != cols[i] {
				torn[n] = true
			}
		}
	}
	for n := range out {
		if seen[n] < 2 || torn[n] {
			delete(out, n)
		}
	}
	for _, r := range rows {
		if n := len(r.Cells); uneven(r) && seen[n] == 0 && out[n] == nil {
			if m := t.leftOut(rows, n); m != nil {
				out[n] = m
			}
		}
	}
	return out
}

// inOrder gives the cells of rows that go on with a table on another page their columns in order, where there are as many
// as heads but the page has them over other columns: 朱以宁 | 0 | 3,422,457 over two columns | 1.84 over two.
func (t *Reader) inOrder(rows []grid.Row) {
	n, moved := len(t.columns), false
	for _, r := range rows {
		if len(r.Cells) != n {
			return
		}
		last := r.Cells[n-1]
		moved = moved || last.Column+last.Columns > n
	}
	if !t.Report || !moved {
		return
	}
	for _, r := range rows {
		for k := range r.Cells {
			r.Cells[k].Column, r.Cells[k].Columns = k, 1
		}
	}
}

// valueColumns returns the columns that have figures and a head.
func (t *Reader) valueColumns() (cols []int) {
	for k, c := range t.columns {
		if k > 0 && c.role == valueColumn && !c.blank() {
			cols = append(cols, k)
		}
	}
	return cols
}

// hold keeps which columns a row that lines up with the head has figures in.
func (t *Reader) hold(r grid.Row) {
	for _, k := range figuresAt(r) {
		if t.held == nil {
			t.held = map[int]bool{}
		}
		t.held[k] = true
	}
}

// leftOut returns the columns of rows of n cells from which all columns that have been empty are left out, nil unless
// two such rows at least are whole and the last figure of each is the sum of the others.
func (t *Reader) leftOut(rows []grid.Row, n int) map[int]int {
	var held []int
	for _, k := range t.valueColumns() {
		if t.held[k] {
			held = append(held, k)
		}
	}
	if n >= t.width || len(held) < 3 || n != len(held)+1 || !grid.IsWord(t.columns[held[len(held)-1]].said, "whole") {
		return nil
	}
	whole := 0
	for _, r := range rows {
		if len(r.Cells) != n || r.Figures != n-1 {
			continue
		}
		if !sumsUp(r) {
			return nil
		}
		whole++
	}
	if whole < 2 {
		return nil
	}
	out := map[int]int{}
	for i, k := range held {
		out[i+1] = k
	}
	return out
}

// figuresAt returns in which columns a row has figures.
func figuresAt(r grid.Row) (at []int) {
	for i, c := range r.Cells {
		if c.Figure && i > 0 {
			at = append(at, c.Column)
		}
	}
	return at
}

// sumsUp reports whether the last figure of a row is the sum of the others.
func sumsUp(r grid.Row) bool {
	sum, last := new(big.Rat), new(big.Rat)
	for _, c := range r.Cells {
		if !c.Figure {
			continue
		}
		q, ok := grid.Quantity(c.Text, "元", "")
		if !ok {
			return false
		}
		sum.Add(sum, last)
		last = q.Value.Rat()
	}
	return sum.Cmp(last) == 0
}

// placedBy gives the figures of an uneven row their columns by the places of those of complete rows, nil where one has none.
func (t *Reader) placedBy(r grid.Row, out []pair) []pair {
	at := t.taken[len(r.Cells)]
	if at == nil || slices.ContainsFunc(out, func(p pair) bool { _, ok := at[p.cell.Column]; return !ok }) {
		return nil
	}
	for k := range out {
		out[k].col = t.columns[at[out[k].cell.Column]]
	}
	return out
}
