package plaintext

import (
	"slices"
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
	if len(lines)-1 > mostHeadOver {
		return false
	}
	var rows [][]stretch
	for _, l := range lines {
		rows = append(rows, cutAligned(l))
	}
	return headedRow(rows)
}

// headedRow is headed for lines that are cut.
func headedRow(rows [][]stretch) bool {
	n := len(rows) - 1
	if n < 1 || n > mostHeadOver {
		return false
	}
	row := rows[n]
	if len(row) < 3 || !isLabel(row) || len(figuresOf(row)) == 0 {
		return false
	}
	var heads []stretch
	most := 0
	for _, r := range rows[:n] {
		if hasFigure(r) {
			return false
		}
		heads, most = append(heads, r...), max(most, len(r))
	}
	if n == 1 && most == len(row) {
		return true // words behind a figure stand right behind it
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
		if len(r) != 1 || utf8.RuneCountInString(r[0].text) > mostHeadRunes || !headPiece.MatchString(r[0].text) && !overVersions(r[0], lines[n+1:]) || partTitle.MatchString(r[0].text) || page.IsCaptionLine(page.Squeeze(lines[n])) || n == 0 && page.IsUnitAlone(r[0].text) {
			break
		}
		n++
	}
	if n > mostAboveHead {
		return 0
	}
	return n
}

// overVersions reports whether a piece of a head is a year over its two versions: 2023年 over 调整后 and
// 调整前, with the heads of the other columns in the same line or between.
func overVersions(c stretch, lines []string) bool {
	if !yearHead.MatchString(c.text) {
		return false
	}
	for _, l := range lines[:min(len(lines), mostAboveHead)] {
		r := cutAligned(l)
		for k := 1; k < len(r); k++ {
			if version.MatchString(r[k-1].text) && version.MatchString(r[k].text) && r[k-1].from < c.to && c.from < r[k].to {
				return true
			}
		}
		if hasFigure(r) {
			break
		}
	}
	return false
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
	figures, cells := 0, 0
	for _, r := range rows {
		if n := len(figuresOf(r)); n > 0 {
			figures, cells = max(figures, n), max(cells, len(r))
		}
	}
	for i, r := range rows {
		if hasFigure(r) {
			return
		}
		var out []stretch
		one := oneForEach(r, figures) || figures > 2 && oneForEach(r, cells-1)
		for _, c := range r {
			parts := splitHead(c, rows[i+1:])
			if one {
				parts = partsOf(c)
			}
			if len(parts) == 1 {
				parts = splitBeside(c, rows)
			}
			out = append(out, parts...)
		}
		rows[i] = out
	}
}

// mostTail is how many characters the second line of a head has that only ends a word: 额, 余额.
const mostTail = 2

// joinHeadTails puts the ends of words below a line of heads to those that want one, where there are as
// many of these: 额 | 额 below 贷款金 | 占比（%） | 贷款金 | 占比（%）.
func joinHeadTails(rows [][]stretch) [][]stretch {
	for i := 0; i+1 < len(rows) && !hasFigure(rows[i+1]); i++ {
		heads, tails := rows[i], rows[i+1]
		if len(tails) < 2 || len(tails) >= len(heads) {
			continue
		}
		var at []int
		for k, h := range heads {
			if n := len(at); wantsEnd(h.text, tails[min(n, len(tails)-1)].text) {
				at = append(at, k)
			}
		}
		if len(at) != len(tails) {
			continue
		}
		joinedHeads := slices.Clone(heads)
		for n, k := range at {
			joinedHeads[k].text += tails[n].text
		}
		return slices.Concat(rows[:i], [][]stretch{joinedHeads}, rows[i+2:])
	}
	return rows
}

// wantsEnd reports whether a head is no word without the end that stands below it.
func wantsEnd(head, tail string) bool {
	return utf8.RuneCountInString(tail) <= mostTail && page.HasHan(tail) && cutWord.MatchString(head) && breaksName(head, tail)
}

// cutWord matches a head that breaks off within its last word.
var cutWord = pattern.New(`(?:金|余|比|数|收|成)$`)

// splitBeside takes a head of two parts apart that two heads stand over or under: 报告期内从 是否在
// over 公司获得的   公司关.
func splitBeside(c stretch, rows [][]stretch) []stretch {
	parts := partsOf(c)
	if len(parts) != 2 {
		return []stretch{c}
	}
	a, b := parts[0], parts[1]
	for _, r := range rows {
		if hasFigure(r) {
			break
		}
		if k := soleOver(r, a); k >= 0 && k+1 < len(r) && soleOver(r, b) == k+1 {
			return parts
		}
	}
	return []stretch{c}
}

// splitHead takes a head apart at its blanks if the first row with figures below has as
// many of them below it as the head has parts.
func splitHead(c stretch, below [][]stretch) []stretch {
	parts := partsOf(c)
	if len(parts) < 2 {
		return parts
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
		return parts
	}
	return []stretch{c}
}

// partsOf cuts a head at its blanks, if each part can be one.
func partsOf(c stretch) []stretch {
	var out []stretch
	at, ahead := c.from, c.ahead
	for _, p := range strings.Fields(c.text) {
		if !page.HasHan(p) && !headTail.MatchString(p) || beginsFigure(p) && !beginsYear.MatchString(p) {
			return []stretch{c}
		}
		wide := width(p) - utf8.RuneCountInString(p)
		out = append(out, stretch{text: p, from: at, to: at + width(p), ahead: ahead, wide: wide})
		at, ahead = at+width(p)+1, ahead+wide
	}
	return out
}

// oneForEach reports whether the parts of a line of heads are as many as the columns of figures,
// a head of the labels besides.
func oneForEach(r []stretch, figures int) bool {
	parts := 0
	for _, c := range r {
		parts += len(partsOf(c))
	}
	return figures > 2 && parts > len(r) && (parts == figures || parts == figures+1 && len(partsOf(r[0])) == 1)
}

// beginsYear matches the head of a period: 2023年金额, 2023年12月31.
var beginsYear = pattern.New(`^20\d\d年`)

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
			} else if len(rows[j]) == columns-1 && columns > 4 && repeats(rows[j]) > 1 {
				full = append([]stretch{{}}, rows[j]...)
			} else if n := repeats(rows[j]); n > 1 && j > i && len(rows[j]) < columns && endsInGroups(rows[j-1], n) {
				full = append(make([]stretch, columns-len(rows[j])), rows[j]...) // 监管标准 before 2024年末 over 本集团 | 本行
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

// endsInGroups reports whether the last n cells of a head, and no others, say what several columns are of.
func endsInGroups(r []stretch, n int) bool {
	for k, c := range r {
		if groupHead.MatchString(c.text) != (k >= len(r)-n) {
			return false
		}
	}
	return len(r) > n
}

// repeats returns how many times the texts of cells repeat, 1 if they do not: 金额 占比 金额 占比.
func repeats(cells []stretch) int {
	for m := 1; m <= len(cells)/2; m++ {
		same := len(cells)%m == 0
		for i := m; same && i < len(cells); i++ {
			same = cells[i].text == cells[i-m].text
		}
		if same {
			return len(cells) / m
		}
	}
	return 1
}

// groupsOf returns the columns of cells each of which heads one of the groups that the heads of
// the line below repeat in, nil if they do not; the first may head the labels:
//
//	项目        2023年末              2022年末
//	       贷款金额  不良率（%）  贷款金额  不良率（%）
func groupsOf(r, guide []stretch) []int {
	if len(guide) < 2 || len(r) < 2 {
		return nil
	}
	n := repeats(guide[1:])
	labels := len(r) - n
	for _, c := range r[max(labels, 0):] {
		if !groupHead.MatchString(c.text) {
			return nil
		}
	}
	if n < 2 || labels != 0 && (labels != 1 || guide[0].text != "" && r[0].text != guide[0].text) || labels == 1 && yearsFrom(r) == 0 {
		return nil
	}
	at := make([]int, len(r))
	for i := range n {
		at[labels+i] = 1 + i*(len(guide)-1)/n
	}
	return at
}

// groupHead matches what several columns are of: 2023年12月31日, 本集团, 期末余额.
var groupHead = pattern.New(`^(?:20\d\d年.*|` + hanYear + `.*|(?:本?集团|合并|本行|银行|母公司|本?公司)(?:[（(].*[)）])?|(?:期|年|本期|本年|上期|上年|本年度|上年度|上年年)?[末初](?:余额|数|金额)?|(?:本|上)(?:期|年|年度|年同期|期金额)(?:发生额|金额|数)?)$`)

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
