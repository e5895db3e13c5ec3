package plaintext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Tables of a text with spaced rows whose cells are words among figures, so that the number
// of pieces between blanks alone tells the columns:
//
//	债券简称 发行日 到期日 债券余额 利率
//	21澜证01 2021-06-18 2024-06-18 20.00 3.45%
//	22澜证01 2022-09-16 2025-09-16 18.00 2.96%
//
// A head may have two levels, periods over what repeats below each, and it may repeat as a
// whole where a table is set in two halves:
//
//	2022年 2021年 同比增减              地区 家数 地区 家数
//	项目 金额 占比 金额 占比             湘水省 31 粤东省 12
//
// A row with one piece less lacks its remark, if remarks stand last; any other stays one
// cell. What it gets wrong: a row that lacks one cell and has a blank within another.

// Bounds of such tables.
const (
	minPieces  = 3
	maxPieces  = 16
	maxPieceOf = 24 // runes of a head
)

// tokened is a table read from such lines.
type tokened struct {
	heads  [][]page.Cell // levels
	n      int           // pieces of a row
	halves int           // how often the head repeats
	remark bool          // the last column may be empty
	rows   [][]string
	lines  int
}

// manyPieces reports whether a line is pieces between blanks, and no sentence, in which few
// blanks stand.
func manyPieces(line string) bool {
	n := len(strings.Fields(line))
	return n > minPieces && !strings.ContainsAny(line, "，。；：|\t") || n > 2*minPieces && !strings.ContainsAny(line, "。；|\t") && 12*n > utf8.RuneCountInString(line)
}

// headPieces cuts a line of heads; nil if it is none.
func headPieces(line string) []string {
	if strings.ContainsAny(line, "。；：|\t") || strings.Contains(strings.TrimSpace(line), "  ") || len(line) > maxAlignedLine/4 {
		return nil
	}
	parts := headParts(line)
	if len(parts) < 2 || len(parts) > maxPieces {
		return nil
	}
	for _, p := range parts {
		if !page.HasHan(p) || spacedValue.MatchString(p) || utf8.RuneCountInString(p) > maxPieceOf || beginsFigure(p) && !spacedPeriod.MatchString(p) && !termHead.MatchString(p) {
			return nil
		}
	}
	return parts
}

// termHead matches what heads what is due within a time: 1个月内, 1至3个月, 3个月至1年, 1-2年, 5年以上.
var termHead = pattern.New(`^\d{1,3}(?:个月|天|日|年)?(?:[至到~-]\d{1,3})?(?:个月|天|日|年)?(?:[以之]?内|以[上下])?$`)

// tokenTable reads the table that begins in the first line, false if none does.
func (s spacing) tokenTable(lines []string) (tokened, bool) {
	if !s.on || len(lines) < 3 || isUnitLine(lines[0]) {
		return tokened{}, false
	}
	upper := headPieces(lines[0])
	if upper == nil {
		return tokened{}, false
	}
	if t, ok := threeLines(upper, lines); ok {
		return t.read(lines, 3)
	}
	if lower := headPieces(lines[1]); lower != nil {
		t, ok := twoLevels(upper, lower)
		if !ok {
			return tokened{}, false
		}
		return t.read(lines, 2)
	}
	if len(upper) < minPieces {
		return tokened{}, false
	}
	t := tokened{n: len(upper), halves: 1, remark: remarkHead.MatchString(upper[len(upper)-1])}
	for h := 2; h <= len(upper)/2; h++ {
		if len(upper)%h == 0 && len(upper) > h && repeatsEvery(upper, h) {
			t.halves = len(upper) / h
			upper = upper[:h]
			break
		}
	}
	t.heads = [][]page.Cell{headLevel(upper, nil)}
	return t.read(lines, 1)
}

// remarkHead matches what heads a column of remarks.
var remarkHead = pattern.New(`(?:说明|备注|原因)$`)

// pledgeHeads are the lower heads of 质押、标记或冻结情况, the only ones below one line of others.
var pledgeHeads = []string{"股份状态", "数量"}

// repeatsEvery reports whether heads repeat every h of them.
func repeatsEvery(heads []string, h int) bool {
	for i := range heads {
		if heads[i] != heads[i%h] {
			return false
		}
	}
	return true
}

// headLevel makes a level of heads, wide[i] columns each.
func headLevel(texts []string, wide []int) []page.Cell {
	var out []page.Cell
	at := 0
	for i, s := range texts {
		w := 1
		if wide != nil {
			w = wide[i]
		}
		out = append(out, page.Cell{Text: s, Column: at, Columns: w, Header: true})
		at += w
	}
	return out
}

// twoLevels puts two lines of heads over each other, false if they do not come out even.
func twoLevels(upper, lower []string) (tokened, bool) {
	if slices.Equal(lower, pledgeHeads) && len(upper) > minPieces {
		last := upper[len(upper)-1]
		return tokened{n: len(upper) + 1, halves: 1, remark: true, heads: [][]page.Cell{headLevel(append(upper[:len(upper)-1:len(upper)-1], last+lower[0], last+lower[1]), nil)}}, true
	}
	label, labelled := "", false
	k := slices.IndexFunc(upper, spacedPeriod.MatchString)
	if k < 0 || k > 1 {
		return tokened{}, false
	}
	if k == 1 {
		label, labelled, upper = upper[0], true, upper[1:]
	}
	p := 0
	for p < len(upper) && spacedPeriod.MatchString(upper[p]) {
		p++
	}
	if p < 2 {
		return tokened{}, false
	}
	if len(lower)%p == 1 && !labelled {
		label, lower = lower[0], lower[1:]
	}
	if len(lower)%p != 0 || len(lower) == p && len(lower) > 1 && !repeatsEvery(lower, 1) || !repeatsEvery(lower, len(lower)/p) {
		return tokened{}, false
	}
	over, wide, below := []string{label}, []int{1}, append([]string{label}, lower...)
	for i, s := range upper {
		w := 1
		if i < p {
			w = len(lower) / p
		} else {
			below = append(below, s)
		}
		over, wide = append(over, s), append(wide, w)
	}
	return tokened{n: len(below), halves: 1, heads: [][]page.Cell{headLevel(over, wide), headLevel(below, nil)}}, true
}

// threeLines puts heads together whose last columns take the lines above and below the others, as tables of
// persons and of shareholders print them:
//
//	从公司获得的 是否在公司关联
//	姓名 性别 年龄 职务 任职状态
//	税前报酬总额 方获取报酬
func threeLines(above []string, lines []string) (tokened, bool) {
	middle, below := headPieces(lines[1]), headPieces(lines[2])
	if len(middle) < 2 || middle[0] != "姓名" && middle[0] != "股东名称" {
		return tokened{}, false
	}
	pledged := len(below) == len(above)+1 && slices.Equal(below[len(below)-2:], pledgeHeads)
	if !pledged && len(below) != len(above) {
		return tokened{}, false
	}
	heads := middle
	for i, s := range below {
		heads = append(heads[:len(heads):len(heads)], above[min(i, len(above)-1)]+s)
	}
	return tokened{n: len(heads), halves: 1, remark: pledged, heads: [][]page.Cell{headLevel(heads, nil)}}, true
}

// brokenName returns the row that the first three lines are, the name in it broken around its other cells:
//
//	澜江市国有资产运营
//	国有法人 31.86% 682,041,863
//	集团有限公司
func (t tokened) brokenName(lines []string) []string {
	if len(lines) < 3 || !namePiece.MatchString(lines[0]) || !nameEnd.MatchString(lines[2]) {
		return nil
	}
	parts := headParts(lines[1])
	if len(parts) != t.n-1 {
		return nil
	}
	return append([]string{lines[0] + lines[2]}, parts...)
}

var (
	namePiece = pattern.New(`^[\p{Han}（）－—-]{4,24}$`)
	nameEnd   = pattern.New(`^[\p{Han}（）]{1,16}(?:公司|企业|集团|基金|计划|[（(]有限合伙[)）]|合伙）)$|^(?:公司|限公司|伙）)$`)
)

// read reads the rows below the first lines.
func (t tokened) read(lines []string, heads int) (tokened, bool) {
	var kinds []pieceKind
	full := 0
	i := heads
	for ; i < len(lines) && i < maxSpaced; i++ {
		parts := headParts(lines[i]) // 2021 年 6 月 is one
		r, isRow := cutSpaced(lines[i])
		whole := len(parts) == t.n || t.halves > 1 && len(parts) > 0 && len(parts)%(t.n/t.halves) == 0 && len(parts) <= t.n ||
			t.remark && len(parts) == t.n-1 || t.remark && strings.Contains(t.heads[0][len(t.heads[0])-1].Text, "质押") && len(parts) == t.n-2
		broken := t.brokenName(lines[i:])
		switch {
		case broken != nil && t.fits(broken, &kinds):
			full++
			t.rows = append(t.rows, broken)
			i += 2
		case lines[i] == PageBreak, len(parts) == 0, strings.ContainsAny(lines[i], "。；|\t"), !page.HasHan(lines[i]), isUnitLine(lines[i]):
			return t.done(i, full)
		case whole && t.fits(parts, &kinds):
			full++
			t.rows = append(t.rows, parts)
		case partOfRows.MatchString(lines[i]) && i+1 < len(lines) && len(headParts(lines[i+1])) == t.n && t.fits(headParts(lines[i+1]), &kinds):
			t.rows = append(t.rows, []string{strings.TrimSpace(lines[i])})
		case isRow && r.label != "" && full > 0 && !isHeadOf(lines[i:]) && len(r.values) > 0:
			t.rows = append(t.rows, []string{page.CloseUp(page.Squeeze(lines[i]))})
		default:
			return t.done(i, full)
		}
	}
	return t.done(i, full)
}

// partOfRows matches what heads some of the rows: 独立非执行董事.
var partOfRows = pattern.New(`^\p{Han}{2,10}$`)

// done returns the table if it has rows enough: two, or one of four pieces at least.
func (t tokened) done(lines, full int) (tokened, bool) {
	t.lines = lines
	return t, full > 1 || full == 1 && t.n > minPieces
}

// fits reports whether the pieces of a row are of the kinds of the columns, which the first row's are as far as
// they tell; a row has a figure, and words first.
func (t tokened) fits(parts []string, kinds *[]pieceKind) bool {
	w := t.n / t.halves
	var is []pieceKind
	figures := false
	for k, p := range parts {
		f := kindOfPiece(p)
		figures = figures || f != wordPiece
		if k%w == 0 && f != wordPiece && !numberHead.MatchString(t.heads[0][0].Text) {
			return false
		}
		is = append(is, f)
	}
	if !figures {
		return false
	}
	if *kinds == nil {
		*kinds = is
		return len(parts) == t.n || t.remark
	}
	for k := range min(len(is), len(*kinds)) {
		switch kind := (*kinds)[k]; {
		case kind == voidPiece:
			(*kinds)[k] = is[k]
		case is[k] != kind && is[k] != voidPiece:
			return false
		}
	}
	return true
}

// pieceKind is what a piece may stand in a column of.
type pieceKind int

const (
	wordPiece   pieceKind = iota
	figurePiece           // figures, ranges of them, dates
	voidPiece             // - or 不适用, which stand in either
)

func kindOfPiece(s string) pieceKind {
	switch {
	case voids.MatchString(s):
		return voidPiece
	case spacedValue.MatchString(s), pieceDate.MatchString(s), pieceRange.MatchString(s):
		return figurePiece
	}
	return wordPiece
}

// numberHead matches what heads the numbers of rows.
var numberHead = pattern.New(`^(?:序号|排名|编号|年份|年度)$`)

// pieceDate matches a day or a month, which a column has as it has figures.
var pieceDate = pattern.New(`^20\d\d(?:-\d{1,2}){1,2}$|^20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?$`)

// pieceRange matches figures from one to another: 20-40, 2.38-4.75, 3.20%-5.60%; voids what stands for none.
var (
	pieceRange = pattern.New(`^\d+(?:\.\d+)?[%％]?[-–~至]\d+(?:\.\d+)?[%％]?$`)
	voids      = pattern.New(`^(?:[-–—－]{1,2}|不适用)$`)
)

// appendTokened appends the rows of such a table.
func appendTokened(pieces []page.Piece, t tokened, table int) []page.Piece {
	first := len(pieces)
	for _, level := range t.heads {
		pieces = append(pieces, page.Piece{Kind: facts.TableRow, Table: table, Cells: level, Text: page.RowText(level)})
	}
	w := t.n / t.halves
	for _, parts := range t.rows {
		if len(parts) == 1 {
			pieces = append(pieces, rowPiece(parts, table))
			continue
		}
		for at := 0; at < len(parts); at += w {
			row := slices.Clone(parts[at:min(at+w, len(parts))])
			for len(row) < w {
				row = append(row, "")
			}
			pieces = append(pieces, rowPiece(row, table))
		}
	}
	page.MarkCaptions(pieces[:first], table)
	return pieces
}

// countPairs cuts a line that is labels with one figure each, two at least: 报告期末普通股股东总数
// 86,421 披露日前上一月末普通股股东总数 84,218. Nil if it is none.
func (g spacing) countPairs(line string) [][]string {
	if !g.on {
		return nil
	}
	parts := strings.Fields(line)
	if len(parts) < 4 || len(parts)%2 != 0 || strings.ContainsAny(line, "，。；：|\t") {
		return nil
	}
	var out [][]string
	for k := 0; k < len(parts); k += 2 {
		if !page.HasHan(parts[k]) || utf8.RuneCountInString(parts[k]) < 6 || spacedValue.MatchString(parts[k]) || !isAlignedFigure(parts[k+1]) {
			return nil
		}
		out = append(out, parts[k:k+2])
	}
	return out
}
