package extract

import (
	"strings"

	"wenbao/facts/pattern"
)

// unevenWidths returns the numbers of cells whose rows do not line up with the
// head: another number than the head's, or some such row has a figure where
// the head is blank. Text made from paged documents has such rows; a figure's
// place tells nothing there.
func (t *tableReader) unevenWidths(rows []gridRow) map[int]bool {
	out := map[int]bool{}
	if len(t.columns) == 0 {
		return out
	}
	for _, r := range rows {
		n := len(r.cells)
		for i, c := range r.cells {
			if c.figure && (c.Column >= len(t.columns) || i > 0 && t.columns[c.Column].blank()) {
				out[n] = true
			}
		}
	}
	for _, r := range rows {
		if n := len(r.cells); t.width > 0 && n < t.width && n != len(t.columns) && t.reports {
			out[n] = out[n] || !spansColumns(r)
		}
	}
	return out
}

func spansColumns(r gridRow) bool {
	for _, c := range r.cells {
		if c.Columns > 1 || c.Column >= len(r.cells) {
			return true
		}
	}
	return false
}

func (c column) blank() bool { return c.text == "" && c.role == valueColumn }

// pair is a figure with its column.
type pair struct {
	cell gridCell
	col  column
}

// align gives the figures of a row their columns. Rows that line up with the
// head take the column they stand in. Others take the columns in order, and
// only if there are as many figures as columns for figures. Without a head,
// a row is a label and one figure.
func (t *tableReader) align(rows []gridRow, i int, uneven bool) []pair {
	r := rows[i]
	var out []pair
	if len(t.columns) == 0 {
		return t.labelled(r)
	}
	if t.reports && ragged(r) {
		return nil
	}
	figures := 0
	for k, c := range r.cells {
		if !c.figure || c.Column < len(t.columns) && t.columns[c.Column].role != valueColumn && !uneven {
			continue
		}
		figures++
		if torn(rows, i, k) || !uneven && c.Column >= len(t.columns) {
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
	var cols []column
	for k, c := range t.columns {
		if k > 0 && c.role == valueColumn && !c.blank() {
			cols = append(cols, c)
		}
	}
	if t.hasNotes() && figures > 0 && noteNumber.MatchString(leading(out)) {
		out, figures = out[1:], figures-1
	}
	if figures != len(cols) || len(out) != figures {
		return nil
	}
	for k := range out {
		out[k].col = cols[k]
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
	return ps[0].cell.text
}

// hasNotes reports whether a column holds the numbers of notes.
func (t *tableReader) hasNotes() bool {
	for _, c := range t.columns {
		if c.role == skipColumn && mixedNote.MatchString(c.text) {
			return true
		}
	}
	return false
}

// labelled pairs labels and figures of a row without a head:
// | 在职员工的数量合计 |  | 642 |.
func (t *tableReader) labelled(r gridRow) []pair {
	if r.figures == 1 && (r.filled == 2 || !t.reports) {
		for _, c := range r.cells {
			if c.figure {
				return []pair{{cell: c}}
			}
		}
	}
	if t.reports {
		return nil
	}
	var out []pair
	for _, c := range r.cells {
		if c.figure {
			out = append(out, pair{cell: c})
		}
	}
	return out
}

// ragged reports whether a row holds a part of a figure: 000, 5,000. or %.
func ragged(r gridRow) bool {
	for _, c := range r.cells {
		if part := fragment.MatchString(c.text) || c.text == "%"; part && !grouped.MatchString(c.text) {
			return true
		}
	}
	return false
}

// torn reports whether a figure goes on in the row above or below: 100,00 over
// 5,000. over 00. Such rows have no label.
func torn(rows []gridRow, i, k int) bool {
	c := rows[i].cells[k]
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(rows) {
			continue
		}
		label, digits := false, false
		for _, o := range rows[j].cells {
			if o.text != "" && o.Column < c.Column && !o.figure && strings.IndexFunc(o.text, isHan) >= 0 {
				label = true
			}
			if o.Column == c.Column && o.text != "" && fragment.MatchString(o.text) {
				digits = true
			}
		}
		if digits && !label && ragged(rows[j]) {
			return true
		}
	}
	return false
}

// fragment matches a part of a figure.
var fragment = pattern.New(`^[-(]?[\d.,]+[)%]?$`)

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }
