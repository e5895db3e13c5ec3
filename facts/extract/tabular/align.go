package tabular

import (
	"slices"
	"strings"

	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// unevenRows returns which rows do not line up with the head: those of another number
// of cells, or of a number with which some row has a figure where the head is blank. Text
// made from paged documents has such rows; a figure's place tells nothing there. The sum
// at the end (合计) may be the only one.
func (t *Reader) unevenRows(rows []grid.Row) func(grid.Row) bool {
	if len(t.columns) == 0 {
		return func(grid.Row) bool { return false }
	}
	out := map[int]bool{} // by number of cells
	astray := make([]bool, len(t.columns))
	for k, c := range t.columns {
		astray[k] = c.blank() && t.besideEmpty(rows, k)
	}
	for _, r := range rows {
		if t.Report && wholeRow.MatchString(r.FirstText()) {
			continue
		}
		out[len(r.Cells)] = out[len(r.Cells)] || t.strays(r, astray)
	}
	for _, r := range rows {
		if n := len(r.Cells); t.width > 0 && n < t.width && n != len(t.columns) && t.Report {
			out[n] = out[n] || !r.SpansColumns()
		}
	}
	return func(r grid.Row) bool { return out[len(r.Cells)] || t.strays(r, astray) }
}

// strays reports whether a row has a figure where the head is blank.
func (t *Reader) strays(r grid.Row, astray []bool) bool {
	for i, c := range r.Cells {
		if c.Figure && (c.Column >= len(t.columns) || i > 0 && astray[c.Column]) {
			return true
		}
	}
	return false
}

// besideEmpty reports whether figures in column k, which has no head, may be those of the one
// beside it: not if all rows but the sum have a figure there (年龄, whose head is lost), or have it between two others
// and lack none that is headed.
func (t *Reader) besideEmpty(rows []grid.Row, k int) bool {
	for _, r := range rows {
		if r.Figures < 2 || wholeRow.MatchString(r.FirstText()) {
			continue
		}
		if !figureIn(r, k, func(s string) bool { return !strings.ContainsAny(s, ",.") }) && !(figureIn(r, k-1, nil) && figureIn(r, k, nil) && figureIn(r, k+1, nil) && t.filled(r, k)) {
			return true
		}
	}
	return !t.Report
}

// filled reports whether a row has a figure below each head behind column k: else that at k may be one of theirs.
func (t *Reader) filled(r grid.Row, k int) bool {
	for i := k + 1; i < len(t.columns); i++ {
		if c := t.columns[i]; !c.blank() && c.role == valueColumn && !figureIn(r, i, nil) {
			return false
		}
	}
	return true
}

// figureIn reports whether a row has a figure in column k, like what is asked for, if that is not nil.
func figureIn(r grid.Row, k int, like func(string) bool) bool {
	return slices.ContainsFunc(r.Cells, func(c grid.Cell) bool { return c.Column == k && c.Figure && (like == nil || like(c.Text)) })
}

// wholeRow matches the name of the last row of a table: 合计.
var wholeRow = pattern.New(`^(?:合计|总计|小计)$`)

func (c column) blank() bool { return c.text == "" && c.role == valueColumn }

// pair is a figure with its column.
type pair struct {
	cell grid.Cell
	col  column
}

// align gives the figures of a row their columns. Rows that line up with the
// head take the column they stand in. Others take the columns in order, and
// only if there are as many figures as columns for figures. Without a head,
// a row is a label and one figure.
func (t *Reader) align(rows []grid.Row, i int, uneven bool) []pair {
	r := rows[i]
	var out []pair
	if len(t.columns) == 0 {
		return t.labelled(r)
	}
	if t.Report && r.Ragged() {
		return nil
	}
	figures := 0
	for k, c := range r.Cells {
		if !c.Figure || c.Column < len(t.columns) && t.columns[c.Column].role != valueColumn && !uneven {
			continue
		}
		figures++
		if grid.Torn(rows, i, k) || !uneven && c.Column >= len(t.columns) {
			continue
		}
		p := pair{cell: c}
		if !uneven {
			p.col = t.columns[c.Column]
		}
		out = append(out, p)
	}
	if !uneven {
		return out
	}
	cols := t.valueColumns()
	if t.hasNotes() && figures > 0 && noteNumber.MatchString(leading(out)) {
		out, figures = out[1:], figures-1
	}
	switch {
	case len(out) != figures:
		return nil
	case figures != len(cols):
		return t.placedBy(r, out)
	}
	for k := range out {
		out[k].col = t.columns[cols[k]]
	}
	return out
}

// noteNumber matches the number of a note, which stands before the figures.
var noteNumber = pattern.New(`^\d{1,2}$`)

// leading returns the text of the first figure, "" if there is none.
func leading(ps []pair) string {
	if len(ps) == 0 {
		return ""
	}
	return ps[0].cell.Text
}

// hasNotes reports whether a column holds the numbers of notes.
func (t *Reader) hasNotes() bool {
	for _, c := range t.columns {
		if c.role == skipColumn && mixedNote.MatchString(c.text) {
			return true
		}
	}
	return false
}

// labelled pairs the figure of a row without a head with its label: | 在职员工的数量合计 |  | 642 |.
// Of several figures nothing says which is what.
func (t *Reader) labelled(r grid.Row) []pair {
	if r.Figures != 1 || t.Report && r.Filled != 2 {
		return nil
	}
	for _, c := range r.Cells {
		if c.Figure {
			return []pair{{cell: c}}
		}
	}
	return nil
}

// withoutDay takes from a figure of a report a head of days, of which it is none: 担保总额占净资产的比例 | 11.46 below
// the head of when each guarantee ends.
func (t *Reader) withoutDay(p pair) pair {
	if t.Report && dayHead.MatchString(p.col.metric) {
		p.col.metric, p.col.text = "", ""
	}
	return p
}

var dayHead = pattern.New(`(?:到期|起始|终止|发生|签署|起息)日期?$`)
