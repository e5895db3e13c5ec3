package plaintext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/index/article/page"
)

// Aligned tables that go on at the top of the next page.

// bridgeHeads takes out the page breaks within the head of a table, and between it and its first row:
//
//	行业                 2024年12月31日              2023年12月31日
//	\f
//	           贷款金额  不良贷款率（%）   贷款金额  不良贷款率（%）
//	制造业       84,263         1.36    76,518         1.48
func bridgeHeads(lines []string) []string {
	out := make([]string, 0, len(lines))
	for i := 0; i < len(lines); i++ {
		if lines[i] != PageBreak {
			out = append(out, lines[i])
			continue
		}
		above, below := len(out)-1, i+1
		for above >= 0 && lex.TrimSpace(out[above]) == "" && out[above] != PageBreak {
			above--
		}
		for below < len(lines) && lex.TrimSpace(lines[below]) == "" && lines[below] != PageBreak {
			below++
		}
		if above < 0 || below == len(lines) || !isHeadLine(out[above]) || !isHeadLine(lines[below]) && !isGroupedRow(lines[below]) {
			out = append(out, lines[i])
			continue
		}
		out, i = out[:above+1], below-1
	}
	return out
}

// isHeadLine reports whether a line is heads of columns: several words apart, none of them a figure.
func isHeadLine(line string) bool {
	if strings.ContainsAny(line, "。；|\t") || line == PageBreak {
		return false
	}
	r := cutAligned(line)
	for _, c := range r {
		if isAlignedFigure(c.text) || !page.HasHan(c.text) && !headTail.MatchString(c.text) {
			return false
		}
	}
	return len(r) > 2 || len(r) == 1 && manyHeads(r[0])
}

// maxBetween is how many rows without figures can stand between the last row of a
// page with figures and the first one of the next.
const maxBetween = 30

// goOn appends the rows at the top of a page that go on with the table at the
// end of the page before, and returns how many lines they are. A table goes on if
// nothing but labels and then rows with figures follow each other, without a head, and it is not
// over (newPart).
func goOn(pg *page.Page, lines []string, tables *int, m measured) int {
	end := len(pg.Pieces)
	last := end
	for last > 0 && end-last < maxBetween && isLoneLabel(pg.Pieces[last-1]) {
		last--
	}
	if last == 0 || pg.Pieces[last-1].Kind != facts.TableRow {
		return 0
	}
	n := 0
	for n < len(lines) && n < maxBetween {
		if r := cutAligned(lines[n]); len(r) != 1 || !isLabel(r) || lines[n] == PageBreak || utf8.RuneCountInString(r[0].text) > maxLoneCell {
			break
		}
		n++
	}
	if n == len(lines) || !isDataLine(lines[n]) || newPart(pg.Pieces[last-1], lines[:n]) || slices.ContainsFunc(lines[:n], beginsTable) {
		return 0
	}
	if k := alignedLines(lines[n:]); k > 0 {
		n += k
	} else {
		for n < len(lines) && isDataLine(lines[n]) {
			n++
		}
	}
	for i := last; i < end; i++ {
		p := &pg.Pieces[i]
		p.Kind, p.Level, p.Table = facts.TableRow, 0, pg.Pieces[last-1].Table
		p.Cells = []page.Cell{{Text: p.Text, Columns: 1}}
	}
	*tables++
	pg.Pieces = appendAligned(pg.Pieces, lines[:n], *tables, m)
	return n
}

// newPart reports whether a table whose last row is its total is over, since the labels below a
// page's end begin an item of the text:
//
//	合计   /  219,900  229,900   306.56
//	\f
//	员工情况
//	（一）员工情况
//	母公司在职员工的数量          1,486
//
// What it gets wrong: a statement whose first part ends in a bare 合计, 二、… being its second.
func newPart(total page.Piece, labels []string) bool {
	if len(total.Cells) == 0 || strings.Join(strings.Fields(total.Cells[0].Text), "") != "合计" {
		return false
	}
	return slices.ContainsFunc(labels, func(l string) bool { return itemStart.MatchString(strings.TrimSpace(l)) })
}

func isLoneLabel(p page.Piece) bool {
	return p.Kind != facts.TableRow && p.Kind != facts.Caption && utf8.RuneCountInString(p.Text) <= maxLoneCell && !strings.ContainsAny(p.Text, "。；")
}

// isDataLine reports whether a line is a row with figures that are no years.
func isDataLine(line string) bool {
	r := cutAligned(line)
	if !isLabel(r) || strings.Contains(line, "。") {
		return false
	}
	for _, c := range figuresOf(r) {
		if page.WithoutYears(c.text) != "" {
			return true
		}
	}
	return false
}

// beginsTable reports whether a line says in what unit the table below it is, or is its head set one blank
// apart: 项目 期末余额 期初余额.
func beginsTable(line string) bool {
	periods := 0
	for _, f := range strings.Fields(line) {
		if spacedPeriod.MatchString(f) {
			periods++
		}
	}
	return periods > 1 || strings.Contains(line, "单位") && page.IsCaptionLine(line)
}
