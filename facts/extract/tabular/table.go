// Package tabular reads tables as facts: heads, labels and captions tell what the figures
// of a grid are of.
//
//	单位:百万元
//	| 项目     | 2023年  | 比上年增减(%) |
//	| 营业收入 | 843,070 | -3.73       |
//	→ 营业收入 · 2023 · 843070百万元; 营业收入, growth · 2023 · −3.73%
//
// Tables are read in the order of the article, by one goroutine. It needs
// cue.Load and grid.Load.
package tabular

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/about"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/grid"
	"wenbao/facts/extract/report"
	"wenbao/facts/extract/wording"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// Tables reads the tables of an article.
type Tables struct {
	*about.Overview
	Place   *report.Place // where in a report the table stands
	Metrics metric.Memo
	Claims  *claim.Reader
	Add     func(facts.Fact) // takes a fact of a cell, which knows all but its article and sentence
}

// Above is what stands above a table.
type Above struct {
	Heading    string // folded
	HeadEntity string // the entity of the heading
	HeadPeriod facts.Period
	Entity     string  // whom the text before is on
	Unit       string  // that a line above gives
	Line       string  // that line without the unit, if it may name the table
	Whose      string  // whom the line says the table is of, "" for the report's company
	UnitOfAll  string  // of money where no table says another
	UnitNear   string  // that the last table with a caption had
	Account    string  // of the notes the last that a heading names: 其他应收款; "" after another note
	Before     *Reader // the table right before, which this one may go on with; nil where text stands between
}

// Read reads the rows and captions of a table as facts, which Add takes in the order of
// their cells; first is the number of the first block. The next table may go on with what
// is returned.
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
func (ts *Tables) Read(blocks []facts.Block, first int, above Above) *Reader {
	t := &Reader{Tables: ts, Above: above, unit: above.Unit, about: above.Line}
	if b := above.Before; b != nil {
		t.unitBefore = cmp.Or(b.unit, b.unitBefore)
	}
	for i, b := range blocks {
		if b.Kind == facts.Caption {
			t.flush()
			t.caption(ts.TextOf(b.Span))
			continue
		}
		t.rows = append(t.rows, grid.Read(first+i, b, ts.Text, ts.Report))
	}
	t.flush()
	t.Before = nil // which would keep all tables of the article
	return t
}

// Reader is a table that has been read, and what the next one may take from it.
type Reader struct {
	*Tables
	Above
	Of          facts.Period // the period of all columns whose heads say one; zero if they differ
	unit        string       // of the caption
	unitBefore  string       // of the table before, between which and this one nothing stands
	about       string       // what the caption says the table is of
	heads       map[headText]head
	units       map[string][]string // see unitsOf
	rows        []grid.Row
	columns     []column
	width       int    // cells of the last header row; 0 = none
	parent      string // metric of the last row that is no 其中 row
	parentUnit  string // and the unit that its label says
	section     string // of the last row without figures
	secUnit     string
	secEntity   string          // of a row that says no more than whom the rows below it are of
	secPeriod   facts.Period    // of a row that says no more than when the rows below it are of
	parts       []string        // names of the rows since the last head
	merged      string          // first label of the last row that has two
	centred     map[int]string  // first labels of rows by block, see centre
	staff       string          // whose kinds the rows are: 研发人员
	researchers bool            // a row has told how many 研发人员 there are
	doubled     map[string]bool // labels that several rows have, see ofDoubled
	taken       rowPlaces       // of figures in rows that do not line up with the head
	held        map[int]bool    // columns that rows have had figures in
	named       bool            // most rows are of somebody known, so that the others are names too
	keyed       bool            // rows are of a name and what it says, see headsKeys
	headSeen    bool            // columns have been headed, or there have been rows without a head
}

// CaptionUnit returns the unit that the caption of the table gives.
func (t *Reader) CaptionUnit() string { return t.unit }

func (t *Reader) caption(text string) {
	if u := grid.UnitNote(text); u != "" {
		t.unit = u
	} else if u, _, ok := report.Unit(text); ok && t.Report {
		t.unit = u
	}
	if rest := wording.Marks.Trim(grid.DropUnitNote(text)); rest != "" && (!t.Report || !strings.Contains(text, "单位")) {
		t.about = rest
	}
}

// flush reads the rows collected so far.
func (t *Reader) flush() {
	rows := halves(t.rows)
	t.keyed = t.Report && len(rows) > 0 && headsKeys(rows[0])
	if t.Report && !t.headSeen {
		rows = besideEachOther(overEachOther(rows))
	}
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
			if j < len(rows) && loneLabels(rows[i:j]) {
				t.setSection(rows[j-1].FirstText())
				i = j
				continue
			}
			t.goOn()
			t.inOrder(rows[i:j])
		}
		t.data(rows[i:j])
		i = j
	}
}

// headRows returns how many of the first rows head columns.
func (t *Reader) headRows(rows []grid.Row) int {
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
func (t *Reader) isHead(rows []grid.Row, i int) bool {
	r := rows[i]
	switch {
	case r.Filled == 0:
		return i > 0
	case t.Report && namesFirm(r), t.keyed && len(r.Cells) == 2 && (headsKeys(r) || !t.wordsColumns(r)):
		return false
	case i == 0 && titled(rows) && t.Report, i > 0 && t.Report && remarks(r):
		return false
	case r.Headers == len(r.Cells) && (r.Figures == 0 || !t.headSeen && i == 0 && !t.figuresInHead(r)):
		return true
	case r.Figures > 0:
		return false
	case r.Filled == 1 && t.Report && betweenHeads(rows, i):
		return true
	case r.Filled == 1:
		// the upper part of a head that is cut in two: 本年末比上年末增 | 减
		// or the lower one
		return r.Cells[0].Text == "" && (i+1 < len(rows) && (rows[i+1].Filled > 1 || goesOnBelow(r, rows[i+1])) && t.isHead(rows, i+1) || i > 0 && undersets(rows[i-1], r))
	case !t.headSeen:
		return true
	case i > 0 && rows[i-1].Figures == 0 && rows[i-1].Filled > 1:
		return t.wordsColumns(r) || r.Cells[0].Text == ""
	case t.Report && r.Cells[0].Text == "" && i+1 < len(rows) && rows[i+1].Figures == 0 && t.isHead(rows, i+1):
		return true // | 毛利率 | 营业收入 | over 分产品 | (%) | 比上年增减(%)
	}
	return t.wordsColumns(r)
}

// remarks reports whether a row without a label is a line of what the next row says in its last columns, as
// pages print it: | | | 主要系购买理财产品所致。 | 否 |.
func remarks(r grid.Row) bool {
	return r.Figures == 0 && r.Cells[0].Text == "" && slices.ContainsFunc(r.Cells, func(c grid.Cell) bool {
		return c.Text == "是" || c.Text == "否" || strings.HasSuffix(c.Text, "。")
	})
}

// headsKeys reports whether a row heads names and what they say, which is no head of figures: 项目 | 内容 over
// 法定代表人 | 江一 and 净资本(元) | 28,642,031.18.
func headsKeys(r grid.Row) bool {
	return len(r.Cells) == 2 && r.Figures == 0 && grid.IsWord(r.Cells[0].Text, "label") && grid.IsWord(r.Cells[1].Text, "label")
}

// betweenHeads reports whether the head of the labels stands in the middle of the lines of a head, as
// pages print it: 项目 between | 2024年12月31日 | | 2023年12月31日 and | 余额 | 占比(%) | 余额 | 占比(%).
func betweenHeads(rows []grid.Row, i int) bool {
	if i == 0 || i+1 >= len(rows) || rows[i].Cells[0].Text == "" {
		return false
	}
	for _, r := range []grid.Row{rows[i-1], rows[i+1]} {
		if r.Figures > 0 || r.Filled < 2 || r.Cells[0].Text != "" {
			return false
		}
	}
	return true
}

// titled reports whether the first row is the title of the table in one cell, which a page marks as
// header as well, over heads in several: 主营业务分产品情况 over 分产品 | 营业收入 | 毛利率(%).
func titled(rows []grid.Row) bool {
	r := rows[0]
	other := func(c grid.Cell) bool { return c.Text != "" && c.Text != r.Cells[0].Text } // a page may repeat it in each cell
	return r.Figures == 0 && len(rows) > 1 && rows[1].Filled > 1 && rows[1].Figures == 0 && rows[1].Cells[0].Text != "" &&
		tableTitle.MatchString(r.Cells[0].Text) && !slices.ContainsFunc(r.Cells, other)
}

// tableTitle matches such titles.
var tableTitle = pattern.New(`情况(?:表)?(?:\([^()]*\))?$`)

// figuresInHead reports whether a page marks the first row as header that has figures as all others:
// 截至报告期末普通股股东总数(户) | 38,462. A year is none.
func (t *Reader) figuresInHead(r grid.Row) bool {
	if !t.Report || r.Figures != r.Filled-1 || r.Cells[0].Text == "" {
		return false
	}
	return !slices.ContainsFunc(r.Cells, func(c grid.Cell) bool { return c.Figure && bareYear.MatchString(c.Text) })
}

// namesFirm reports whether a row says no more than what somebody is called: 境内会计师事务所名称 |
// 衡镜会计师事务所(特殊普通合伙), over 境内会计师事务所报酬(万元) | 126, whose head it is not.
func namesFirm(r grid.Row) bool {
	if r.Filled != 2 || r.Cells[0].Text == "" || !strings.HasSuffix(r.Cells[0].Text, "名称") {
		return false
	}
	return slices.ContainsFunc(r.Cells[1:], func(c grid.Cell) bool { return firmName.MatchString(c.Text) })
}

// firmName matches the end of a firm's whole name.
var firmName = pattern.New(`(?:事务所|公司|合伙人?)\)?$`)

// goesOnBelow reports whether the only words of a row stand above those of the next: 本期末比 over
// 上年同期.
func goesOnBelow(r, next grid.Row) bool {
	at := func(c grid.Cell) bool { return c.Text != "" }
	return r.Filled == 1 && next.Filled == 1 && slices.IndexFunc(r.Cells, at) == slices.IndexFunc(next.Cells, at)
}

// wordsColumns reports whether half of a row's cells after the first read like
// heads of columns: periods, 金额, 比例, 人数(人).
func (t *Reader) wordsColumns(r grid.Row) bool {
	if t.Report && r.Filled > 1 && len(r.Cells) > 1 && headsLabels(r.Cells[0].Text) {
		return true
	}
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

func (t *Reader) columnWord(s string) bool {
	if grid.UnitNote(s) != "" || t.Report && unitCell(s) != "" || changeHead.MatchString(s) || shareHead.MatchString(s) {
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

// goOn takes the columns of the table before for rows that go on with it on another
// page: no head of its own, and nothing but the page's running lines between the two.
func (t *Reader) goOn() {
	last := t.Before
	if last == nil || len(last.columns) == 0 {
		return
	}
	t.columns, t.width, t.unit, t.about = last.columns, last.width, last.unit, last.about
	t.Whose = last.Whose
	t.parent, t.section, t.secUnit, t.secPeriod, t.headSeen = last.parent, last.section, last.secUnit, last.secPeriod, true
	t.secEntity, t.held = last.secEntity, maps.Clone(last.held)
}

// data reads rows under one head.
func (t *Reader) data(rows []grid.Row) {
	t.headSeen = true
	uneven := t.unevenRows(rows)
	t.taken = t.findPlaces(rows, uneven)
	t.parts = nil
	t.named = !t.Report && t.mostlyNamed(rows)
	t.centred = t.centre(rows)
	t.doubled = t.labelsDoubled(rows)
	for i, r := range rows {
		switch {
		case r.Filled == 0:
		case r.Figures == 0 && namesFirm(r):
		case r.Figures == 0:
			if r.Filled == 1 && r.Cells[0].Text != "" || len(t.columns) == 0 || !t.Report {
				t.setSection(r.FirstText())
				t.setStaff(t.section)
			}
		default:
			t.row(rows, i, uneven(r))
		}
	}
}

// mostlyNamed reports whether more than half of the rows are named by an entity alone:
// then 大智慧 between 同花顺 and 东方财富 is one as well.
func (t *Reader) mostlyNamed(rows []grid.Row) bool {
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
