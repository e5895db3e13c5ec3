package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Heads of aligned tables: those of the only row of a table, and those that stand one
// blank apart.

// headed reports whether lines are a head and the one row below it, in which each figure
// stands below a word of the head:
//
//	被投资单位名称              期初余额      本期计提      期末余额
//	某某光电有限公司        6,400,000.00  6,600,000.00  13,000,000.00
func headed(lines []string) bool {
	n := len(lines) - 1
	if n < 1 || n > mostHeadOver {
		return false
	}
	row := cutAligned(lines[n])
	if len(row) < 3 || !isLabel(row) || len(figuresOf(row)) == 0 {
		return false
	}
	var heads []stretch
	most := 0
	for _, l := range lines[:n] {
		r := cutAligned(l)
		if hasFigure(r) {
			return false
		}
		heads, most = append(heads, r...), max(most, len(r))
	}
	if most < len(row)-1 && (n < 2 || len(heads) < len(row)-1) {
		return false
	}
	for _, c := range row[1:] {
		if !overlapping(heads, stretch{from: c.from - 1, to: c.to + 1}) {
			return false
		}
	}
	return true
}

// Bounds of the lines of a head that stand above the others.
const (
	mostAboveHead = 5
	mostHeadRunes = 10
)

// linesAboveHead returns how many of the first lines are each one piece of a head that takes
// more lines than those beside it:
//
//	                                                  本期比上
//	主要会计数据          2019年           2018年      年同期增
//	                                                   减(%)
func linesAboveHead(lines []string) int {
	n := 0
	for n < len(lines) && n <= mostAboveHead && strings.HasPrefix(lines[n], strings.Repeat(" ", leastLabel)) {
		r := cutAligned(lines[n])
		if len(r) != 1 || utf8.RuneCountInString(r[0].text) > mostHeadRunes || !headPiece.MatchString(r[0].text) || partTitle.MatchString(r[0].text) || page.IsCaptionLine(page.Squeeze(lines[n])) {
			break
		}
		n++
	}
	if n > mostAboveHead {
		return 0
	}
	return n
}

// headPiece matches a piece of the head of a column, which is no title and says no date.
var headPiece = pattern.New(`^[^\d。：:；，]*[^\d。：:；，表]$`)

// behindLabels reports whether lines of a head stand over the figures of the rows below.
func behindLabels(head, rows []string) bool {
	from := -1
	for _, l := range rows {
		for _, c := range figuresOf(cutAligned(l)) {
			if from < 0 || c.from < from {
				from = c.from
			}
		}
	}
	for _, l := range head {
		if c := cutAligned(l)[0]; c.to <= from {
			return false
		}
	}
	return true
}

// mostHeadOver is how many lines the head over a single row takes: 本期期末数占总资产的比例
// in a narrow column.
const mostHeadOver = 7

// splitHeads takes heads apart that are one blank apart, where two columns of figures are
// below them: 截至报告期末累计投 截至报告期末累.
func splitHeads(rows [][]stretch) {
	for i, r := range rows {
		if hasFigure(r) {
			return
		}
		var out []stretch
		for _, c := range r {
			parts := splitHead(c, rows[i+1:])
			if len(parts) == 1 {
				parts = splitBeside(c, rows)
			}
			out = append(out, parts...)
		}
		rows[i] = out
	}
}

// splitBeside takes a head of two parts apart that two heads stand over or under: 报告期内从 是否在
// over 公司获得的   公司关.
func splitBeside(c stretch, rows [][]stretch) []stretch {
	parts := strings.Fields(c.text)
	if len(parts) != 2 || !page.HasHan(parts[0]) || !page.HasHan(parts[1]) {
		return []stretch{c}
	}
	a := stretch{text: parts[0], from: c.from, to: c.from + width(parts[0]), ahead: c.ahead, wide: width(parts[0]) / 2}
	b := stretch{text: parts[1], from: c.to - width(parts[1]), to: c.to, ahead: c.ahead, wide: width(parts[1]) / 2}
	for _, r := range rows {
		if hasFigure(r) {
			break
		}
		if k := soleOver(r, a); k >= 0 && k+1 < len(r) && soleOver(r, b) == k+1 {
			return []stretch{a, b}
		}
	}
	return []stretch{c}
}

// splitHead takes a head apart at its blanks if the first row with figures below has as
// many of them below it as the head has parts.
func splitHead(c stretch, below [][]stretch) []stretch {
	parts := strings.Fields(c.text)
	if len(parts) < 2 {
		return []stretch{c}
	}
	for _, p := range parts {
		if !page.HasHan(p) || beginsFigure(p) {
			return []stretch{c}
		}
	}
	for _, r := range below {
		if !hasFigure(r) {
			continue
		}
		var under []stretch
		for _, f := range r {
			if f.from < c.to && c.from < f.to {
				under = append(under, f)
			}
		}
		if len(under) != len(parts) {
			break
		}
		out, at := make([]stretch, 0, len(parts)), c.from
		for _, p := range parts {
			out = append(out, stretch{text: p, from: at, to: at + width(p), ahead: c.ahead, wide: width(p) / 2})
			at += width(p) + 1
		}
		return out
	}
	return []stretch{c}
}

// headGuides returns, for the lines of a head that have fewer cells than the table has
// columns, the line of that head which has one for each. Its cells stand over and under
// theirs, where the figures below may stand aside of both.
func headGuides(rows [][]stretch, columns int) [][]stretch {
	out := make([][]stretch, len(rows))
	for i := 0; i < len(rows); {
		j := i
		var full []stretch
		for ; j < len(rows) && !hasFigure(rows[j]); j++ {
			if len(rows[j]) == columns && columns > 3 {
				full = rows[j]
			}
		}
		for k := i; k < j; k++ {
			if len(rows[k]) < columns && len(rows[k]) > 1 {
				out[k] = full
			}
		}
		i = max(j, i+1)
	}
	return out
}

// soleOver returns which of the cells the stretch overlaps, -1 if it is none or several.
func soleOver(cells []stretch, s stretch) int {
	found := -1
	for k, c := range cells {
		if c.from < s.to && s.from < c.to {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

// Names of industries go over two lines wherever they fit.
var (
	industry     = pattern.New(`业$`)
	halfIndustry = pattern.New(`[、和及](?:\p{Han}{0,3}[^业款计类\P{Han}])?$|[、]\p{Han}{1,6}[和及]\p{Han}{1,4}[^业\P{Han}]$`)
)

// partTitle matches what names a part of a table: 主营业务分产品情况, 专业构成, 教育程度.
var partTitle = pattern.New(`(?:情况|情况表|构成|结构|程度)$`)
