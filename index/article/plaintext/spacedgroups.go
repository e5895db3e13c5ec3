package plaintext

import (
	"slices"
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// A spaced table may have a head of two lines, one over groups of the other, with the heads of
// labels and notes before either or between them:
//
//	本集团 本行
//	项目 附注八
//	2023年度 2022年度 2023年度 2022年度
//	利息净收入 28 17,787 17,155 16,284 15,817
//	其他业务收入 166 111 (59) (69)
//
// A row has a note before its figures or not, and one that lacks figures stays one cell.

// spacedGroups are the columns of such a head.
type spacedGroups struct {
	lines int
	over  []string // for each column
	heads []string
	note  bool

	tail     []string // changes behind the groups
	remarked int      // how many figures remarks stand behind, 0 for none
	remarks  string   // the head of the remarks
}

// groupedHead reads the head that begins in the first line, false if none does. Heads that take
// two lines, 2023年12月31 | 日, are put together.
func groupedHead(lines []string) (spacedGroups, bool) {
	g := spacedGroups{}
	first := g.parts(lines[0])
	if len(first) < 2 {
		return g, false
	}
	if heads := levelsAndChanges(lines); heads != nil {
		g.heads, g.lines = heads, 3
		return g, g.headsRows(lines[g.lines:])
	}
	g.lines = 1
	for g.lines < len(lines) && g.lines < 3 && (g.headsTail(lines[g.lines]) || g.headsLabels(lines[g.lines])) {
		g.lines++
	}
	if g.lines == len(lines) {
		return g, false
	}
	g.heads = g.parts(lines[g.lines])
	n := len(g.heads)
	if restsOf(first, g.heads) {
		g.heads = first
		g.goOn(lines)
		return g, allGroups(g.heads[:2]) && g.headsRows(lines[g.lines:])
	}
	if g.note && g.lines == 1 && allGroups(first) && g.noted(lines[1:], len(first)) {
		g.heads = first
		return g, true
	}
	wide := widthsOf(g.heads, len(first))
	if !allGroups(first) || n <= len(first) || wide == nil {
		return g, false
	}
	for i, s := range first {
		for range wide[i] {
			g.over = append(g.over, s)
		}
	}
	g.lines++
	if g.lines < len(lines) && restsOf(g.heads, g.parts(lines[g.lines])) {
		g.goOn(lines)
	}
	for _, h := range g.tail {
		g.over, g.heads = append(g.over, ""), append(g.heads, h)
	}
	if g.remarked > 0 {
		g.remarked = len(g.heads)
	}
	return g, g.headsRows(lines[g.lines:])
}

// widthsOf returns how many of the heads each of n groups has: as many as the others, or from the first of
// its heads to where that repeats, as where the later groups have not all the heads of the first (贷款金额 占比(%)
// 不良贷款率(%) 贷款金额 不良贷款率(%)); nil if they are no such groups.
func widthsOf(heads []string, n int) []int {
	var at []int
	for i, h := range heads {
		if h == heads[0] {
			at = append(at, i)
		}
	}
	if k := len(heads) / n; len(heads)%n == 0 && repeatsEvery(heads, k) {
		return slices.Repeat([]int{k}, n)
	}
	if len(at) != n || n < 2 {
		return nil
	}
	var wide []int
	for i, from := range at {
		to := len(heads)
		if i+1 < n {
			to = at[i+1]
		}
		for _, h := range heads[from:to] {
			if !slices.Contains(heads[:at[1]], h) {
				return nil
			}
		}
		wide = append(wide, to-from)
	}
	return wide
}

// noted reports whether the rows in the lines have n figures each, one of them at least the number of a note before
// them: 利息收入 5 41,286 42,864.
func (g *spacedGroups) noted(lines []string, n int) bool {
	notes := 0
	for i, l := range lines {
		r, ok := cutSpaced(l)
		switch {
		case !ok && (i > maxUpper && notes == 0 || spacedEnd(l)):
			return notes > 0
		case !ok || len(r.values) == n:
		case len(r.values) == n+1 && noteOfRow.MatchString(r.values[0]):
			notes++
		default:
			return notes > 0
		}
	}
	return notes > 0
}

// headsTail reports whether a line heads the columns behind the groups, and takes it: 同比增减, 比重增减
// 重大变动说明.
func (g *spacedGroups) headsTail(line string) bool {
	parts, remarks := withoutRemarks(strings.Fields(line))
	if len(parts) != 1 || g.tail != nil || !changeWord.MatchString(strings.TrimPrefix(parts[0], "比重")) {
		return false
	}
	if g.tail, g.remarked = parts, remarks; remarks > 0 {
		g.remarks = strings.Fields(line)[1]
	}
	return true
}

// levelsAndChanges returns the heads of three lines of which the middle one is of levels and the others
// are of their changes, as reports have them in this order; nil if the lines are none:
//
//	营业收入比上年同期 营业成本比上年同期 毛利率比上年同期
//	营业收入 营业成本 毛利率
//	增减 增减 增减
func levelsAndChanges(lines []string) []string {
	if len(lines) < 3 || !strings.Contains(lines[0], "比上") {
		return nil
	}
	above, levels, below := strings.Fields(lines[0]), strings.Fields(lines[1]), strings.Fields(lines[2])
	if len(levels) > 0 && labelHead.MatchString(lex.Fold(levels[0]).Text) {
		levels = levels[1:]
	}
	if len(levels) != len(above) || len(below) != len(above) {
		return nil
	}
	heads := levels
	for i, a := range above {
		if !strings.HasPrefix(a, strings.TrimSuffix(levels[i], "（%）")) || !changeRest.MatchString(below[i]) {
			return nil
		}
		heads = append(heads[:len(heads):len(heads)], a+below[i])
	}
	return heads
}

// changeRest matches what the head of a change ends with.
var changeRest = pattern.New(`^(?:同?期|年)?增减(?:幅度)?(?:[（(][%％][)）])?$`)

// goOn takes the line that the heads go on in.
func (g *spacedGroups) goOn(lines []string) {
	heads, parts := slices.Clone(g.heads), g.parts(lines[g.lines])
	for i, h := range heads {
		if len(parts) == 0 || len(parts) < len(heads)-i && !wholeYear.MatchString(h) {
			continue // 变动(%) between years
		}
		heads[i], parts = h+parts[0], parts[1:]
	}
	g.heads = heads
	g.lines++
}

// restsOf reports whether parts are what as many heads go on with: 日, 额, （%）.
func restsOf(heads, parts []string) bool {
	for _, p := range parts {
		if !headRest.MatchString(p) {
			return false
		}
	}
	if len(parts) == len(heads) {
		return true
	}
	years := 0
	for _, h := range heads {
		if wholeYear.MatchString(h) {
			years++
		}
	}
	return years > 1 && len(parts) == years && dayOfYear.MatchString(parts[0])
}

var (
	wholeYear = pattern.New(`^(?:20\d\d年|` + hanYear + `)$`)
	dayOfYear = pattern.New(`^(?:十二月三十一日|六月三十日|12月31日|6月30日)$`)
)

var headRest = pattern.New(`^(?:日|十二月三十一日|六月三十日|12月31日|6月30日|\p{Han}|[（(][%％元][)）]|\p{Han}[（(][%％元][)）])$`)

// headsLabels reports whether a line heads no more than labels and notes: 项目 附注八, 五级分类.
func (g *spacedGroups) headsLabels(line string) bool {
	if parts := strings.Fields(line); len(parts) == 1 && loneHead.MatchString(parts[0]) {
		return true
	}
	return len(g.parts(line)) == 0
}

// loneHead matches what heads labels, alone in its line.
var loneHead = pattern.New(`^\p{Han}{2,5}$`)

// parts cuts a line of such a head; it leaves out the heads of labels and notes before the others
// and is empty if a part can be none.
func (g *spacedGroups) parts(line string) []string {
	if strings.ContainsAny(line, "。；：，|\t") || len(line) > maxAlignedLine/4 {
		return []string{""}
	}
	parts := headParts(line)
	if len(parts) > 0 && labelHead.MatchString(lex.Fold(parts[0]).Text) {
		parts = parts[1:]
	}
	if len(parts) > 0 && spacedNotes.MatchString(parts[0]) {
		g.note, parts = true, parts[1:]
	}
	for _, p := range parts {
		if spacedValue.MatchString(p) || beginsFigure(p) && !beginsYear.MatchString(p) && !headTail.MatchString(p) {
			return []string{""}
		}
	}
	return parts
}

// spacedNotes matches the head of the numbers of notes: 附注八, 附注七.
var spacedNotes = pattern.New(`^附[注註][一二三四五六七八九十]{0,3}$`)

func allGroups(parts []string) bool {
	for _, p := range parts {
		if !spacedPeriod.MatchString(p) && !groupHead.MatchString(p) {
			return false
		}
	}
	return true
}

// headsRows reports whether the first row with figures below has one for each column.
func (g *spacedGroups) headsRows(lines []string) bool {
	for i, l := range lines {
		r, ok := cutSpaced(l)
		if !ok {
			r, ok = cutRemarked(l, g.remarked)
		}
		if ok {
			return len(g.row(r).values) == len(g.heads)
		}
		if i > maxUpper || spacedEnd(l) {
			return false
		}
	}
	return false
}

// row returns a row without the number of its note.
func (g *spacedGroups) row(r spacedRow) spacedRow {
	if g.note && len(r.values) == len(g.heads)+1 && noteOfRow.MatchString(r.values[0]) {
		r.note, r.values = r.values[0], r.values[1:]
	}
	return r
}

// groupedLines reads the table below such a head.
func (s spacing) groupedLines(lines []string, g spacedGroups) (spacedTable, bool) {
	t := s.spacedRows(lines, g.lines, g.remarked)
	for i, r := range t.rows {
		t.rows[i] = g.row(r)
	}
	if t.head = append([]string{""}, g.heads...); g.over != nil {
		t.over = append([]string{""}, g.over...)
	}
	t.remarks = g.remarks
	return t, columnsOf(t.rows) == len(g.heads)
}
