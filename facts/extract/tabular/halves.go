package tabular

import (
	"slices"
	"unicode/utf8"

	"wenbao/facts/extract/grid"
)

// A table may stand in two halves side by side, each with labels of its own:
//
//	| 专业构成 | 人数  | 占比(%) | 学历构成 | 人数  | 占比(%) |
//	| 科技    | 6,218 | 11.8   | 大专    | 1,086 | 20.6   |
//	→ 科技 6,218 …, 大专 1,086 …
//
// What tells it is a head whose second half repeats the first behind its labels.

// halves puts the second half of each row of such a table below its first one, since facts are
// added in the order of their cells; other rows stay as they are.
func halves(rows []grid.Row) []grid.Row {
	for i, r := range rows {
		h := len(r.Cells) / 2
		if r.Figures > 0 || !repeatsHalf(r, h) {
			continue
		}
		end := i + 1
		for end < len(rows) && len(rows[end].Cells) == 2*h && rows[end].Figures > 0 && !rows[end].Cells[h].Figure {
			end++
		}
		if end == i+1 {
			continue
		}
		out := append(slices.Clone(rows[:i]), half(r, 0, h))
		for _, row := range rows[i+1 : end] {
			out = append(out, half(row, 0, h), half(row, h, h))
		}
		return append(out, halves(rows[end:])...)
	}
	return rows
}

// repeatsHalf reports whether the heads of a row repeat from cell h on, whatever the labels of
// each half are called.
func repeatsHalf(r grid.Row, h int) bool {
	if h < 2 || len(r.Cells) != 2*h || r.SpansColumns() || r.Cells[0].Text == "" || r.Cells[h].Text == "" {
		return false
	}
	for k := 1; k < h; k++ {
		if r.Cells[k].Text == "" || r.Cells[k].Text != r.Cells[h+k].Text {
			return false
		}
	}
	return true
}

// half returns n cells of a row as a row of its own.
func half(r grid.Row, from, n int) grid.Row {
	out := grid.Row{Block: r.Block}
	for k, c := range r.Cells[from : from+n] {
		c.Column = k
		out.Add(c)
	}
	return out
}

// besideEachOther puts labels with a figure each that stand side by side at the top of a report's
// table below each other: 报告期末普通股股东总数 | 42,618 | 年度报告披露日前上一月末普通股股东总数 | 40,183.
func besideEachOther(rows []grid.Row) []grid.Row {
	for i, r := range rows {
		var pairs []grid.Row
		var said []grid.Cell
		for _, c := range r.Cells {
			if c.Text == "" {
				continue
			}
			if c.Figure != (len(said)%2 == 1) || !c.Figure && utf8.RuneCountInString(c.Text) < leastBeside {
				return rows
			}
			if said = append(said, c); c.Figure {
				pairs = append(pairs, half(grid.Row{Block: r.Block, Cells: said[len(said)-2:]}, 0, 2))
			}
		}
		if len(pairs) < 2 || len(said) != 2*len(pairs) {
			return rows
		}
		if i+1 == len(rows) || rows[i+1].Figures == 0 {
			return append(append(slices.Clone(rows[:i]), pairs...), rows[i+1:]...)
		}
	}
	return rows
}

// overEachOther puts the heads of a table that is one row of figures before them: 报告期末普通股股东总数 |
// 报告期末优先股股东总数 over 28,641 | 0.
func overEachOther(rows []grid.Row) []grid.Row {
	if len(rows) != 2 || rows[0].Figures > 0 || rows[1].Figures < 2 || rows[1].Figures != rows[1].Filled || len(rows[0].Cells) != len(rows[1].Cells) || !rows[1].Cells[0].Figure {
		return rows
	}
	var out []grid.Row
	for k, head := range rows[0].Cells {
		if c := rows[1].Cells[k]; c.Figure && utf8.RuneCountInString(head.Text) >= leastBeside && head.Column == c.Column {
			out = append(out, half(grid.Row{Block: rows[1].Block, Cells: []grid.Cell{head, c}}, 0, 2))
		}
	}
	if len(out) == 0 {
		return rows
	}
	return out
}

// leastBeside is how many characters such a label has at least: no 合计 between figures.
const leastBeside = 5
