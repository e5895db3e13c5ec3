package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Programs that take the text of pages out line by line leave one blank between the cells
// of a row, so that only their order tells the columns:
//
//	项目 附注 2019年12月31日 2018年12月31日
//	流动资产：
//	货币资金 七、1 909,246,673.28 661,083,999.28
//	应收票据 4,804,212.54
//	归属于上市公司股东
//	163,205,464.82 146,669,741.37
//	的净利润
//
// A row with as many figures as the columns of the table is laid out below the head. One
// with fewer stays one cell, since nothing tells which of them it lacks; a table without a
// head of as many columns is no table. Texts with few such rows are not read so at all.

// Bounds of spaced tables.
const (
	leastSpaced = 20 // rows of a text, each with two figures in groups
	maxSpaced   = 400
	maxUpper    = 6 // lines of a head
)

// spacedRow is a line cut into a label and what stands behind it.
type spacedRow struct {
	label  string
	note   string   // 七、1
	values []string // figures, and what stands in their place
	remark string   // 主要系新品推广投入增加, behind them
}

var (
	spacedValue  = pattern.New(`^(?:[-+−(（]{0,2}\d[\d,]*(?:\.\d+)?[)）]?[%％]?|[-–—－]{1,2}|不适用|(?:增加|减少|上升|下降|提高)[\d.]+个百分点)$`)
	spacedNote   = pattern.New(`^(?:十?[一二三四五六七八九十]、[（(]?\d{1,3}[)）]?)$`)
	groupedValue = pattern.New(`^[-(（]?\d{1,3}(?:,\d{3})+(?:\.\d+)?[)）]?$`)
	// what a line goes on with: 的净利润, 净额, 列）
	wrappedEnd = pattern.New(`^(?:的|净额|及|和|与|或|股东权益|利润|列[)）]|[%％]?[)）]|业务$)`)
)

var (
	valueEnds = lex.NewRunes("0123456789,)）%％-–—－用点") // the last character of a spacedValue, which most lines do not have
	noRow     = lex.NewRunes("。|\t")
)

// cutSpaced cuts a line at its blanks; false if it has no figure behind a label or alone.
func cutSpaced(line string) (spacedRow, bool) {
	if last, _ := lex.LastRune(lex.TrimSpace(line)); !valueEnds.Has(last) || len(line) > maxAlignedLine/4 || noRow.Index(line) >= 0 {
		return spacedRow{}, false
	}
	parts := strings.Fields(line)
	k, figures := len(parts), 0
	for k > 0 && spacedValue.MatchString(parts[k-1]) {
		if k--; isAlignedFigure(parts[k]) {
			figures++
		}
	}
	r := spacedRow{values: parts[k:]}
	if k > 0 && spacedNote.MatchString(parts[k-1]) {
		k--
		r.note = parts[k]
	}
	r.label = page.CloseUp(inline(strings.Join(parts[:k], " ")))
	ok := figures > 0 && (r.label == "" || page.HasHan(r.label) && utf8.RuneCountInString(r.label) <= maxLoneCell)
	return r, ok
}

// isSpacedRow reports whether a line is a row with two figures in groups: prose seldom is.
func isSpacedRow(line string) bool {
	if strings.Count(line, ",") < 2 {
		return false
	}
	r, ok := cutSpaced(line)
	if !ok || strings.Contains(strings.TrimSpace(line), "  ") {
		return false
	}
	n := 0
	for _, v := range r.values {
		if groupedValue.MatchString(v) {
			n++
		}
	}
	return n > 1
}

// spacing is how the rows of a text are set; the zero value reads none.
type spacing struct {
	on      bool
	centred bool // figures alone stand in the middle of their label, not below it

	columns measured // of the tables that blanks set
}

// spacingOf looks at all lines of a text.
func spacingOf(lines []string) spacing {
	rows, above, below := 0, 0, 0
	for i, l := range lines {
		if !isSpacedRow(l) {
			continue
		}
		rows++
		if r, _ := cutSpaced(l); r.label == "" && i > 0 && i+1 < len(lines) {
			if wrappedEnd.MatchString(strings.TrimSpace(lines[i+1])) {
				below++
			}
			if wrappedEnd.MatchString(strings.TrimSpace(lines[i-1])) {
				above++
			}
		}
	}
	return spacing{on: rows >= leastSpaced, centred: below > above, columns: measuredOf(lines)}
}

// spacedTable is a table read from lines.
type spacedTable struct {
	lines   int
	over    []string // what groups of columns are of, above the head
	head    []string
	upper   int    // lines above the head that belong to no row
	remarks string // the head of remarks, "" if there are none
	rows    []spacedRow
}

// spacedLines reads the table that the first lines are.
func (s spacing) spacedLines(lines []string) (spacedTable, bool) {
	if !s.on {
		return spacedTable{}, false
	}
	if g, ok := groupedHead(lines); ok {
		return s.groupedLines(lines, g)
	}
	head, columns := spacedHead(lines)
	if head < 0 {
		return spacedTable{}, false
	}
	t := s.spacedRows(lines, head+1, valueHeads(lines[head]))
	t.upper = head
	t.head = headCells(lines[:head+1], columns, t.rows)
	if t.head == nil {
		return spacedTable{}, false
	}
	if parts := headParts(lines[head]); valueHeads(lines[head]) > 0 {
		_, n := withoutRemarks(parts)
		t.remarks = parts[len(parts)-n]
	}
	return t, true
}

// spacedRows reads the rows that begin in line i, below the head of their table, in which remarks stand
// behind so many figures, 0 for none.
func (s spacing) spacedRows(lines []string, i, remarked int) spacedTable {
	var t spacedTable
	for i < len(lines) && i < maxSpaced {
		if lines[i] == PageBreak {
			if i+1 == len(lines) {
				break
			}
			if _, ok := cutSpaced(lines[i+1]); !ok && spacedEnd(lines[i+1]) {
				break
			}
			i++
			continue
		}
		r, ok := cutSpaced(lines[i])
		if !ok {
			r, ok = cutRemarked(lines[i], remarked)
		}
		if !ok && (spacedEnd(lines[i]) || headsNext(lines[i:])) || ok && isHeadOf(lines[i:]) {
			break
		}
		i++
		if !ok {
			r = spacedRow{label: page.CloseUp(inline(page.Squeeze(lines[i-1])))}
		}
		t.rows = append(t.rows, r)
	}
	t.rows = s.joinSpaced(t.rows)
	t.lines = i
	return t
}

// spacedEnd reports whether a line ends a table: a sentence, the unit of the next table, a
// heading, a word on whether a section applies.
func spacedEnd(line string) bool {
	s := strings.TrimSpace(line)
	return s == "" || strings.ContainsAny(s, "。；|\t") || utf8.RuneCountInString(s) > maxLoneCell || isUnitLine(s) ||
		spacedHeading.MatchString(s) || isChapter(s) || isHeadOf([]string{s}) || severalWords(s)
}

// headsNext reports whether the first line is the heading of the next table, whose unit or
// head stands below it: 八、非经常性损益项目及金额 over 单位：元, 母公司 over 2022年 2021年. A blank
// line stands below headings, not below the names of rows.
func headsNext(lines []string) bool {
	return len(lines) > 1 && (strings.TrimSpace(lines[1]) == "" || isUnitLine(lines[1]) || isHeadOf(lines[1:2]) || scopeLine.MatchString(strings.TrimSpace(lines[0])) && headPieces(lines[1]) != nil)
}

var scopeLine = pattern.New(`^(?:合并|母公司)$`)

// severalWords reports whether a line without figures is words of columns: the name of an item
// has no blanks.
func severalWords(s string) bool {
	parts := strings.Fields(s)
	if len(parts) < 2 || isOpen(s) {
		return false
	}
	for _, p := range parts {
		if !page.HasHan(p) || utf8.RuneCountInString(p) < 2 {
			return false
		}
	}
	return true
}

var spacedHeading = pattern.New(`^(?:第[一二三四五六七八九十]+节|[√□]|[（(][一二三四五六七八九十]{1,2}[)）]\s*\p{Han}|\d{1,2}[、.．]\s*\p{Han}.*(?:情况|明细|分析|信息|披露)$|法定代表人|公司负责人|编制单位)|(?:资产负债表|财务状况表|利润表|损益表|收益表|现金流量表|权益变动表)$|^[一二三四五六七八九十]{1,3}、[^（()]*(?:指标|数据|情况|说明|政策|附注|报告|注释|分析)$`)

// loneRow returns a row that no table has: one with several figures is one cell, since nothing
// tells what they are of, and so is one that would go on with the table before it.
func (s spacing) loneRow(line string, before []page.Piece, table int) (page.Piece, bool) {
	if !s.on {
		return page.Piece{}, false
	}
	r, ok := cutSpaced(line)
	if !ok && severalFigures(line) {
		return rowPiece([]string{page.CloseUp(inline(page.Squeeze(line)))}, table), true
	}
	if !ok || r.label == "" || strings.ContainsAny(line, "，；：") || itemStart.MatchString(strings.TrimSpace(line)) && len(r.values) < 2 {
		return page.Piece{}, false
	}
	cells := []string{r.label, r.values[0]}
	if len(r.values) > 1 || len(before) > 0 && before[len(before)-1].Kind == facts.TableRow {
		cells = []string{page.CloseUp(inline(page.Squeeze(line)))}
	}
	return rowPiece(cells, table), true
}

// severalFigures reports whether a line is a row with figures among its cells, and no sentence:
// 扩产项目 42,000.00 28,306.17 67.40 2023年9月 否.
func severalFigures(line string) bool {
	if strings.ContainsAny(line, "，。；：,;|") && !groupedIn.MatchString(line) || strings.ContainsAny(line, "，。；：|") {
		return false
	}
	n := 0
	for _, p := range strings.Fields(line) {
		if strings.ContainsAny(p, ".,") && spacedValue.MatchString(p) {
			n++
		}
	}
	return n > 1
}

var groupedIn = pattern.New(`\d,\d{3}`)
