// Package grid reads the rows of a table cell by cell: which cells hold a figure, the
// quantity of one whose unit stands elsewhere, notes on units, labels without their
// numbering, and the words that table heads are made of (words.tsv).
//
//	Quantity("259,826", "人民币百万元", "营业收入")   // 259826000000 CNY
//	UnitNote("单位:百万元")                      // 百万元
//	TrimLabel("一、营业总收入")                   // 营业总收入
//
// Texts go in folded. It needs Load; all functions are safe for concurrent use after
// that.
package grid

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Row is a table row, folded.
type Row struct {
	Block   int // number of the article's block that it is
	Cells   []Cell
	Figures int // cells that hold one figure
	Filled  int // cells that hold anything
	Headers int // cells that the page marks as header
}

// Cell is a cell with its text, folded; "" if it says that there is nothing (--, 不适用).
type Cell struct {
	facts.Cell
	Text    string
	Figure  bool // it holds one figure
	Grouped bool // a figure as reports print them; see grouped
	digits  bool // it may be a part of a figure
}

// Read reads block number block of an article whose text is folded. In a report the
// first cell of a row may hold a figure, too: what is torn from its label.
func Read(block int, b facts.Block, text lex.Folded, report bool) Row {
	r := Row{Block: block}
	for _, c := range b.Cells {
		g := Cell{Cell: c, Text: strings.TrimSpace(text.Span(c.Span).In(text.Text))}
		if blankCell(g.Text) {
			g.Text = ""
		}
		g.Figure = isNumber(g.Text) && !(report && dateCell.MatchString(g.Text)) && (len(r.Cells) > 0 || report && strings.ContainsAny(g.Text, ",.%"))
		g.digits = fragment.MatchString(g.Text)
		g.Grouped = (g.Figure || g.digits) && grouped.MatchString(g.Text)
		r.Add(g)
	}
	return r
}

// Add adds a cell at the end of the row.
func (r *Row) Add(c Cell) {
	if c.Text != "" {
		r.Filled++
	}
	if c.Figure {
		r.Figures++
	}
	if c.Header {
		r.Headers++
	}
	r.Cells = append(r.Cells, c)
}

// dateCell matches a cell that is a day or a month: 2025-06-30, 2024/12.
var dateCell = pattern.New(`^20\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?$`)

// blankCell reports whether a cell says that there is nothing: --, 不适用.
func blankCell(s string) bool {
	switch s {
	case "不适用", "无", "/", "”", "“":
		return true
	}
	return strings.Trim(s, "-—–－ ") == ""
}

// FirstText returns the text of the first cell that has any, "" if none has.
func (r Row) FirstText() string {
	for _, c := range r.Cells {
		if c.Text != "" {
			return c.Text
		}
	}
	return ""
}

// SpansColumns reports whether a cell of the row stands over several columns.
func (r Row) SpansColumns() bool {
	for _, c := range r.Cells {
		if c.Columns > 1 || c.Column >= len(r.Cells) {
			return true
		}
	}
	return false
}

// Ragged reports whether a row holds a part of a figure: 000, 5,000. or %.
func (r Row) Ragged() bool {
	for _, c := range r.Cells {
		if c.digits && !c.Grouped || c.Text == "%" {
			return true
		}
	}
	return false
}

// Torn reports whether a figure goes on in the row above or below: 100,00 over
// 5,000. over 00. Such rows have no label. It is asked of cell k of row i.
func Torn(rows []Row, i, k int) bool {
	c := rows[i].Cells[k]
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(rows) {
			continue
		}
		label, digits := false, false
		for _, o := range rows[j].Cells {
			if o.Text != "" && o.Column < c.Column && !o.Figure && strings.IndexFunc(o.Text, lex.Han) >= 0 {
				label = true
			}
			digits = digits || o.Column == c.Column && o.digits
		}
		if digits && !label && rows[j].Ragged() {
			return true
		}
	}
	return false
}

// fragment matches a part of a figure.
var fragment = pattern.New(`^[-(]?[\d.,]+[)%]?$`)
