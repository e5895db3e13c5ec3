package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/wording"
)

// table reads the rows and captions of blocks [from, to) as facts.
//
// The rows without figures at its top, or those that the page marks as header,
// head the columns, one above the other: 2019年 | 金额. A column's head and a
// row's label together say what a figure is: of the two, the one that is a
// period gives the period, the one that is a name the entity, the rest the
// metric. Units come from the cell, else the label, else the column, else the
// caption above: 单位:百万元. A row without figures heads the rows after it
// (主要指标(%)), and one in the middle that words columns heads new ones.
//
// A cell is a fact only if it is clear what stands above it; see align.
func (d *document) table(from, to int) {
	if d.reports && strings.HasSuffix(d.place.Statement.Name, "变动表") {
		return // 所有者权益变动表: two dimensions, and rows that are torn
	}
	t := tableReader{document: d, unit: d.above.unit, about: d.captionAbove()}
	for i := from; i < to; i++ {
		b := d.art.Blocks[i]
		if b.Kind == facts.Caption {
			t.flush()
			t.caption(d.textOf(b.Span))
			continue
		}
		t.rows = append(t.rows, grid.Read(i, b, d.folded, d.reports))
	}
	t.flush()
	d.above.last, d.tablePer = &t, t.of
}

type tableReader struct {
	*document
	unit     string // of the caption
	about    string // what the caption says the table is of
	rows     []grid.Row
	columns  []column
	width    int    // cells of the last header row; 0 = none
	parent   string // metric of the last row that is no 其中 row
	section  string // of the last row without figures
	secUnit  string
	of       facts.Period // what all columns are of whose heads say it
	named    bool         // most rows are of somebody known, so that the others are names too
	headSeen bool         // columns have been headed, or there have been rows without a head
}

func (t *tableReader) caption(text string) {
	if u := grid.UnitNote(text); u != "" {
		t.unit = u
	}
	if rest := wording.Marks.Trim(grid.DropUnitNote(text)); rest != "" && (!t.reports || !strings.Contains(text, "单位")) {
		t.about = rest
	}
}

// flush reads the rows collected so far.
func (t *tableReader) flush() {
	rows := t.rows
	t.rows = nil
	for i := 0; i < len(rows); {
		if n := t.headRows(rows[i:]); n > 0 {
			t.setColumns(rows[i : i+n])
			i += n
			continue
		}
		j := i + 1
		for j < len(rows) && t.headRows(rows[j:]) == 0 {
			j++
		}
		if !t.headSeen {
			t.continued(rows[i:j])
		}
		t.data(rows[i:j])
		i = j
	}
}

// headRows returns how many of the first rows head columns.
func (t *tableReader) headRows(rows []grid.Row) int {
	n := 0
	for n < len(rows) && t.isHead(rows, n) {
		n++
	}
	if n > 0 && n == len(rows) && t.headSeen {
		return 0 // text at the end heads nothing
	}
	return n
}

// isHead reports whether row i heads columns: it has no figures but years, two
// cells at least, and, where rows with figures came before, it words columns.
func (t *tableReader) isHead(rows []grid.Row, i int) bool {
	r := rows[i]
	switch {
	case r.Filled == 0:
		return i > 0
	case r.Headers == len(r.Cells) && (r.Figures == 0 || !t.headSeen && i == 0):
		return true
	case r.Figures > 0:
		return false
	case r.Filled == 1:
		// the upper part of a head that is cut in two: 本年末比上年末增 | 减
		return r.Cells[0].Text == "" && i+1 < len(rows) && rows[i+1].Filled > 1 && t.isHead(rows, i+1)
	case !t.headSeen:
		return true
	case i > 0 && rows[i-1].Figures == 0 && rows[i-1].Filled > 1:
		return t.wordsColumns(r) || r.Cells[0].Text == ""
	}
	return t.wordsColumns(r)
}

// wordsColumns reports whether half of a row's cells after the first read like
// heads of columns: periods, 金额, 比例, 人数(人).
func (t *tableReader) wordsColumns(r grid.Row) bool {
	n, of := 0, 0
	for i, c := range r.Cells {
		if c.Text == "" || i == 0 && r.Filled > 1 {
			continue
		}
		of++
		if t.columnWord(c.Text) {
			n++
		}
	}
	return of > 0 && 2*n >= of
}

func (t *tableReader) columnWord(s string) bool {
	if grid.UnitNote(s) != "" || changeHead.MatchString(s) || shareHead.MatchString(s) {
		return true
	}
	for _, c := range []string{"amount", "label", "person", "skip", "unit", "group", "parent"} {
		if grid.IsWord(s, c) {
			return true
		}
	}
	h := t.head(s)
	return !h.period.IsZero() && len(h.metric) <= len("账面价值")
}

// continued takes the columns of the table before for rows that go on with it
// on another page: the same columns, no head of its own, and nothing but the
// page's running lines between the two.
func (t *tableReader) continued(rows []grid.Row) {
	last := t.above.last
	if last == nil || !t.above.contiguous || len(last.columns) == 0 {
		return
	}
	t.columns, t.width, t.unit, t.about = last.columns, last.width, last.unit, last.about
	t.parent, t.section, t.secUnit, t.headSeen = last.parent, last.section, last.secUnit, true
}

// data reads rows under one head.
func (t *tableReader) data(rows []grid.Row) {
	t.headSeen = true
	uneven := t.unevenWidths(rows)
	t.named = !t.reports && t.mostlyNamed(rows)
	for i, r := range rows {
		switch {
		case r.Filled == 0:
		case r.Figures == 0:
			if r.Filled == 1 && r.Cells[0].Text != "" || len(t.columns) == 0 || !t.reports {
				t.section, t.secUnit = r.FirstText(), grid.UnitNote(r.FirstText())
			}
		default:
			t.row(rows, i, uneven[len(r.Cells)])
		}
	}
}

// mostlyNamed reports whether more than half of the rows are named by an entity alone:
// then 大智慧 between 同花顺 and 东方财富 is one as well.
func (t *tableReader) mostlyNamed(rows []grid.Row) bool {
	names, of := 0, 0
	for _, r := range rows {
		l, ok := t.label(r)
		if !ok || r.Figures == 0 || l.bare {
			continue
		}
		of++
		if l.entity != "" && l.metric == "" {
			names++
		}
	}
	return names > 1 && 2*names > of
}
