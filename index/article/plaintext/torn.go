package plaintext

import (
	"slices"
	"strings"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Programs that put the tables of pages into lines between bars give each line of a page a
// row, also the lines of one cell. A cell of fewer lines stands in the middle of the others:
//
//	| 归属于上市公司股东 |                 |                 |
//	|                    | 318,462,507.15 | 275,906,318.42 |
//	| 的净利润           |                 |                 |
//	|          | 2,864,217,356.4 | 13.78% |
//	| 营业收入 |                 |        |
//	|          | 2               |        |
//
// What it gets wrong: a name that fills its column over a row whose own name is lost.

// tornTable is the cells of a table while its rows are joined.
type tornTable struct {
	rows  [][]string
	below []bool // a row goes on in the one below
	wide  int    // columns of the widest name
}

// joinTorn returns the rows of a table with those that are lines of one row joined.
func joinTorn(rows [][]string) [][]string {
	rows = joinSecond(joinHeads(labelUp(rows)))
	t := tornTable{rows: rows, below: make([]bool, len(rows))}
	whole := true
	for i, r := range rows {
		t.wide = max(t.wide, width(r[0]))
		whole = whole && !t.alone(i) && (r[0] != "" || !hasTornFigure(r))
	}
	if whole {
		return rows
	}
	for i := range rows {
		for c := range rows[i] {
			t.figure(i, c)
		}
	}
	for i := 0; i < len(rows); i++ {
		to := t.end(i)
		t.name(i, to)
		t.remark(i, t.end(to))
		i = to
	}
	return t.joined()
}

// at returns a cell, "" if there is none.
func (t *tornTable) at(i, c int) string {
	if i < 0 || i >= len(t.rows) || c >= len(t.rows[i]) {
		return ""
	}
	return t.rows[i][c]
}

// end returns the last row that goes on from row i.
func (t *tornTable) end(i int) int {
	for i+1 < len(t.rows) && t.below[i] {
		i++
	}
	return i
}

// taken reports whether a row goes on in another or from one.
func (t *tornTable) taken(i int) bool { return t.below[i] || i > 0 && t.below[i-1] }

// alone reports whether a row is a name and no more, and of no other row yet.
func (t *tornTable) alone(i int) bool {
	return i >= 0 && i < len(t.rows) && t.rows[i][0] != "" && !slices.ContainsFunc(t.rows[i][1:], func(s string) bool { return s != "" }) && !t.taken(i)
}

var (
	// wholeFigure matches a figure in groups that lacks nothing.
	wholeFigure = pattern.New(`^[-(（]?\d{1,3}(?:,\d{3})*(?:\.\d+)?[)）]?[%％]?[)）]?$`)
	// tornFigure matches the beginning of one: 63,300, or 2,864,217,356.4 or 18,000,0.
	tornFigure = pattern.New(`^[-(（]?\d{1,3}(?:,\d{3})*(?:,\d{0,2}|\.|,\d{3}\.\d)$`)
	// tornRest matches what only goes on: .24 or ,000 or %.
	tornRest = pattern.New(`^(?:[.,]\d[\d,.]*[)）]?|[%％)）])$`)
	digitsOf = pattern.New(`^[-(（]?[\d,.]*[)）%％]*$`)
)

func hasTornFigure(r []string) bool {
	return slices.ContainsFunc(r[1:], func(s string) bool { return tornFigure.MatchString(s) || page.IsFigureCell(s) })
}

// figure joins the rows of a figure that is torn in a cell, if one of them has no name.
func (t *tornTable) figure(i, c int) {
	s := t.at(i, c)
	if c == 0 || s == "" || s != "-" && !page.IsDigit(rune(s[len(s)-1])) && !tornFigure.MatchString(s) {
		return
	}
	k := i + 1
	if t.at(k, c) == "" {
		k++
	}
	rest := t.at(k, c)
	if s == "-" && !tornFigure.MatchString(rest) {
		return // nothing, and not the sign of a figure below
	}
	if rest == "" || s != "-" && !tornRest.MatchString(rest) && !tornFigure.MatchString(s) || !wholeFigure.MatchString(s+rest) && !tornFigure.MatchString(s+rest) && !tornFigure.MatchString(rest) {
		return
	}
	names := 0
	for j := i; j <= k; j++ {
		if t.rows[j][0] != "" {
			names++
		}
	}
	if names > k-i {
		return
	}
	for j := i; j < k; j++ {
		t.below[j] = true
	}
}

// name joins rows i to k, which are one, with the lines of their name above and below.
func (t *tornTable) name(i, k int) {
	named, figures := t.nameOf(i, k), false
	for j := i; j <= k; j++ {
		figures = figures || hasTornFigure(t.rows[j])
	}
	if !figures {
		return
	}
	for h := mostAbove; h > 0; h-- {
		lines := make([]string, 0, 2*h+1)
		for j := i - h; j < i; j++ {
			if t.alone(j) {
				lines = append(lines, t.rows[j][0])
			}
		}
		if named != "" {
			lines = append(lines, named)
		}
		for j := k + 1; j <= k+h; j++ {
			if t.alone(j) {
				lines = append(lines, t.rows[j][0])
			}
		}
		if len(lines) < 2*h || named != "" && len(lines) < 2*h+1 || !t.oneName(lines, named != "") {
			continue
		}
		for j := i - h; j < k+h; j++ {
			t.below[j] = true
		}
		return
	}
	for named != "" && t.alone(k+1) && goesOnUnder(named, t.rows[k+1][0]) {
		t.below[k] = true
		k++
		named += t.rows[k][0]
	}
	if named == "" && k+1 < len(t.rows) && t.rows[k+1][0] != "" && !sumRow.MatchString(t.rows[k+1][0]) && t.apart(i, k) {
		t.below[k] = true
	}
}

// remark joins rows i to k, which are one, with the one below if that has no more than the next line of what is said at
// their end: 主要系拓展市场,业务人员薪酬、差旅费及各地 | 方办事处费用增加所致.
func (t *tornTable) remark(i, k int) {
	last, below := len(t.row(k))-1, t.row(k+1)
	if i == k || last < 1 || len(below) <= last || t.taken(k+1) {
		return
	}
	for c, s := range below {
		if (s != "") != (c == last) {
			return
		}
	}
	if said := t.at(k, last); said != "" && !page.IsFigureCell(said) && !page.IsFigureCell(below[last]) && !saidAll.MatchString(said) {
		t.below[k] = true
	}
}

// row returns a row, nil if there is none.
func (t *tornTable) row(i int) []string {
	if i >= len(t.rows) {
		return nil
	}
	return t.rows[i]
}

// saidAll matches the end of what is said.
var saidAll = pattern.New(`[。；;!！]$`)

// nameOf returns the name that rows have, "" for none.
func (t *tornTable) nameOf(i, k int) string {
	name := ""
	for ; i <= k; i++ {
		name += t.rows[i][0]
	}
	return name
}

// leastBreaking is how wide a line is that can end a name and goes on all the same.
const leastBreaking = 16

// oneName reports whether lines make one name: each fills its column or must go on. Where the
// row itself has a name, one that can end goes on only before a word that cannot begin.
func (t *tornTable) oneName(lines []string, careful bool) bool {
	for k, l := range lines[:len(lines)-1] {
		next := lines[k+1]
		sure := isOpen(l) || goesOver(l, next) || goesOnSpaced(l, next)
		if endsLabel(l) || startsRow(next) && !isOpen(l) || !sure && width(l) < t.wide-4 || !sure && (careful || width(l) < leastBreaking) && wholeItem.MatchString(l) {
			return false
		}
	}
	return true
}

// mostAbove is how many lines of a name can stand above its figures: 计入当期损益的政府补助（与公司正常经营业务密切相关…）
// takes nine in a narrow column.
const mostAbove = 6

// goesOnUnder reports whether a name whose figures stand beside its first line can only go on in the next:
// 投资收益（损失以“－”号填 | 6,284,071.93 | above 列）, 购建固定资产、无形资产和其他 above 长期资产支付的现金.
func goesOnUnder(name, next string) bool {
	if endsLabel(name) || startsRow(next) && !isOpen(name) {
		return false
	}
	return isOpen(name) || unfinished.MatchString(name) || strings.HasPrefix(next, "的") || breaksName(name, next) || goesOver(name, next) && !wholeItem.MatchString(name)
}

// sumRow matches the name of a sum, which stands in one line and has its own figures: 合计 | 642 |  below | | | 66.
var sumRow = pattern.New(`^(?:合计|总计|小计)$`)

// apart reports whether the row below k has figures, all in columns where rows i to k have none.
func (t *tornTable) apart(i, k int) bool {
	figures := false
	for c := 1; c < len(t.rows[k+1]); c++ {
		if !page.IsFigureCell(t.rows[k+1][c]) {
			continue
		}
		figures = true
		for j := i; j <= k; j++ {
			if t.at(j, c) != "" {
				return false
			}
		}
	}
	return figures
}

// joined returns the rows with the cells of those that go on put together.
func (t *tornTable) joined() [][]string {
	var out [][]string
	for i := 0; i < len(t.rows); i++ {
		k := t.end(i)
		if row := t.oneRow(i, k); row != nil {
			out = append(out, row)
		} else {
			out = append(out, t.rows[i:k+1]...)
		}
		i = k
	}
	return out
}

// oneRow puts the cells of rows together; nil if a column would have two figures.
func (t *tornTable) oneRow(i, k int) []string {
	row := make([]string, len(t.rows[i]))
	for c := range row {
		var lines []string
		for j := i; j <= k; j++ {
			if s := t.at(j, c); s != "" {
				lines = append(lines, s)
			}
		}
		row[c] = joinLines(lines)
		if len(lines) > 1 && digitsOf.MatchString(row[c]) && !wholeFigure.MatchString(row[c]) {
			return nil
		}
	}
	return row
}

// joinHeads joins the lines of a row of heads some of which take two lines, the others the middle
// between them:
//
//	| 行业 |          | 不良贷款总 |
//	|      | 贷款总额 |            |
//	|      |          | 额         |
//
// and those of three lines beside the name of the rows, which stands in the middle (centredHeads).
func joinHeads(rows [][]string) [][]string {
	for i := 0; i+2 < min(len(rows), 2*maxUpper) && !slices.ContainsFunc(rows[i+2], page.IsFigureCell); i++ {
		t := tornTable{rows: rows}
		broken, between := false, false
		for c := range rows[i] {
			up, mid, down := t.at(i, c), t.at(i+1, c), t.at(i+2, c)
			if down != "" && (up == "" || c == 0) || mid != "" && (up != "" || down != "") && !t.threeLines(i, c) {
				broken = false
				break
			}
			broken, between = broken || down != "", between || mid != "" && down == ""
		}
		if broken && between || t.centredHeads(i) {
			if row := t.oneRow(i, i+2); row != nil {
				return slices.Concat(rows[:i], [][]string{row}, rows[i+3:])
			}
		}
	}
	return rows
}

// labelUp puts the head of the names, which stands alone between the lines of the others, into the first of them, where those
// are lines of one row (threeLines):
//
//	|      |          | 存货跌价准备或 |          |
//	| 项目 |          |                |          |
//	|      | 账面余额 | 合同履约成本减 | 账面价值 |
//	|      |          | 值准备         |          |
func labelUp(rows [][]string) [][]string {
	for i := 0; i+3 < min(len(rows), 2*maxUpper); i++ {
		t := tornTable{rows: rows, below: make([]bool, len(rows))}
		if t.at(i, 0) != "" || !t.alone(i+1) || t.at(i+2, 0)+t.at(i+3, 0) != "" || slices.ContainsFunc(rows[i+3], page.IsFigureCell) {
			continue
		}
		out := slices.Delete(slices.Clone(rows), i+1, i+2)
		out[i] = slices.Clone(out[i])
		out[i][0] = t.at(i+1, 0)
		if joined := joinHeads(out); len(joined) < len(out) {
			return out
		}
	}
	return rows
}

// threeLines reports whether the cells of rows i to i+2 in column c are the lines of one head beside heads that take the
// middle one: 存货跌价准备或合 | 同履约成本减值准 | 备 beside 账面余额. 2023年 over 金额 and (元) are not.
func (t *tornTable) threeLines(i, c int) bool {
	up, mid, down := t.at(i, c), t.at(i+1, c), t.at(i+2, c)
	return c > 0 && down != "" && width(up) >= leastHeadLine && width(up)-width(mid) <= 2 && width(mid)-width(up) <= 2 && width(down) < width(mid) && !saysWhen.MatchString(up)
}

// leastHeadLine is how wide a line of a head is at least that goes on in the next ones.
const leastHeadLine = 8

// saysWhen matches what in a head says when, which stands over others.
var saysWhen = pattern.New(`[\d年]|期[末初]|[本上]期`)

// centredHeads reports whether rows i to i+2 are the lines of one row of heads, of which the first says what the rows
// are and takes one line:
//
//	|          | 现金分红金  | 现金分红金额占合并 |
//	| 分红年度 | 额（含税）  | 报表中归属于上市公司 |
//	|          |            | 股东的净利润的比率 |
//
// Heads over others (2023年 over 金额 and 占比) leave columns empty.
func (t *tornTable) centredHeads(i int) bool {
	if t.at(i, 0) != "" || t.at(i+1, 0) == "" || t.at(i+2, 0) != "" {
		return false
	}
	full := 0
	for c := 1; c < len(t.rows[i]); c++ {
		up, mid, down := t.at(i, c), t.at(i+1, c), t.at(i+2, c)
		switch {
		case up == "" && mid+down != "":
			return false
		case mid != "" && down != "":
			full++
		}
	}
	return full > 1
}
