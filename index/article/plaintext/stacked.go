package plaintext

import (
	"slices"
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// A stacked table has every cell on a line of its own, row after row, as text copied from
// pages or taken from PDF files without their layout has it:
//
//	项目
//	2024年
//	2023年
//	营业收入
//	1,204.50
//	1,180.20
//	净利润
//	310.70
//	295.40
//
// What tells it is the beat: a head of as many cells as the rows have, or one less where
// its corner is blank, over rows that begin with a label and have figures in the same
// places. Rows may lack the cells of words between label and figures (附注), and a label
// alone may head the rows below it (流动资产：). Blank lines between cells say nothing.
// What it gets wrong: a row that lacks a figure ends the table, and a list of names with
// two numbers each is read as one, which its first lines head.

// Bounds of stacked tables.
const (
	minStacked  = 2   // columns
	maxStacked  = 12  // columns
	maxCell     = 40  // runes of a cell; longer lines are running text
	maxStackRow = 400 // rows of one table
)

// stackedFigure matches a cell that stands in a column of figures: a figure, a change in
// points, a grade, or nothing at all.
var stackedFigure = pattern.New(`^(?:[-+−–—(（]{0,2}\d[\d,]*(?:\.\d+)?[)）]?[%％]?[)）]?|(?:增加|减少|上升|下降|提高|降低)?[-+]?\d+(?:\.\d+)?个?百分点|[-–—－]{1,3}|不适用|/|[A-D]{1,3}[-+]?)$`)

// isStackFigure reports whether stackedFigure matches; the ends of most cells of words tell.
func isStackFigure(s string) bool {
	first, _ := lex.Rune(s, 0)
	last, _ := lex.LastRune(s)
	return stackedFirst.Has(first) && stackedLast.Has(last) && stackedFigure.MatchString(s)
}

// What stackedFigure begins and ends with.
var (
	stackedFirst = lex.NewRunes("-+−–—－(（0123456789增减上下提降不/ABCD")
	stackedLast  = lex.NewRunes("0123456789)）%％点-–—－用/ABCD+")
)

// plainFigure matches those of them that are figures and nothing else.
var plainFigure = pattern.New(`^[-+−(（]{0,2}\d[\d,]*(?:\.\d+)?[)）]?[%％]?[)）]?$`)

// stack is a stacked table: its head, of several levels in some, and rows, of one number of
// cells, and the lines it takes.
type stack struct {
	over  [][]string // levels above the head
	head  []string
	rows  [][]string
	lines int
}

// stackedTable reads the stacked table that begins in the first line, false if none does.
// The least width fits: a table of twice the columns would fit the same lines.
func stackedTable(lines []string) (stack, bool) {
	if s, ok := levelledTable(lines); ok {
		return s, true
	}
	if s, ok := notedTable(lines); ok {
		return s, true
	}
	if len(lines) == 0 || !isStackLabel(lex.TrimSpace(lines[0])) || strings.HasPrefix(lines[0], " ") && strings.Contains(lex.TrimSpace(lines[0]), "  ") {
		return stack{}, false
	}
	cells, _ := stackedCells(lines, 4*maxStacked)
	heads := stackHeads(cells[:min(maxStacked, len(cells))])
	for w := minStacked; w <= maxStacked; w++ {
		for _, head := range []int{w, w - 1} {
			if head < 2 && w > 2 || head > heads {
				continue
			}
			kinds := beat(cells[head:], w)
			if kinds == nil {
				continue
			}
			title := 0
			if p := periodOf(kinds); p < w {
				if title = head - p; title < 1 || title > mostTitles {
					continue // several rows side by side, whose heads nothing tells
				}
				kinds = kinds[:p]
				w, head = p, p
			}
			cells, at := stackedCells(lines, maxStackRow*maxStacked)
			cells, at = cells[title:], at[title:]
			s := stack{head: cells[:head]}
			n := head
			s.rows, n = stackedRows(cells, n, kinds)
			s.lines = at[n-1] + 1
			if isScrambled(s.head[1-(w-head):]) {
				return stack{}, false
			}
			if head < w {
				s.head = append([]string{""}, s.head...)
			}
			return s, true
		}
	}
	return stack{}, false
}

// mostTitles is how many cells stand above the head of a table at most: 专业构成 over 专业构成类别.
const mostTitles = 2

// periodOf returns after how many columns their kinds repeat, all of them if they do not: two
// rows of a label and a figure have the beat of one of a table twice as wide.
func periodOf(kinds []bool) int {
	for p := minStacked; p <= len(kinds)/2; p++ {
		same := len(kinds)%p == 0
		for i := p; same && i < len(kinds); i++ {
			same = kinds[i] == kinds[i-p]
		}
		if same {
			return p
		}
	}
	return len(kinds)
}

// isScrambled reports whether heads are those of several levels out of their order, so that nothing
// tells which columns they are of: a period beside names or twice the same name (利润总额 | 营业收入 |
// 2022年 | 利润总额), two heads in one cell.
func isScrambled(heads []string) bool {
	periods, names := 0, 0
	for i, h := range heads {
		h = lex.Fold(h).Text
		switch {
		case levelPeriod.MatchString(h):
			periods++
		case !besidePeriods.MatchString(h):
			names++
		}
		if slices.Contains(heads[:i], heads[i]) && !besidePeriods.MatchString(h) || twoHeads.MatchString(h) {
			return true
		}
	}
	return periods > 0 && names > 1
}

var (
	besidePeriods = pattern.New(`变动|增减|变化|增长|比例|比重|占比|比率|附注|单位|说明|备注|原因|同比|环比`)
	twoHeads      = pattern.New(`^\p{Han}{2,}[^ ]* \p{Han}{2,}`)
)

// stackedCells returns the first lines that can be cells, at most n, and their places.
func stackedCells(lines []string, n int) (cells []string, at []int) {
	for i, l := range lines {
		s := lex.TrimSpace(l)
		if s == "" {
			continue
		}
		if len(cells) == n || l == PageBreak || lex.Longer(s, maxCell) || noCell.Index(s) >= 0 || strings.Contains(s, "  ") || page.IsCaptionLine(s) {
			break
		}
		cells, at = append(cells, s), append(at, i)
	}
	return cells, at
}

// noCell are runes that no line has which is a cell.
var noCell = lex.NewRunes("|\t。；")

// isStackLabel reports whether a cell can be a label: words, and more than a year, which
// heads a column where text was taken from a page column by column.
func isStackLabel(s string) bool {
	return s != "" && !lex.Longer(s, maxCell) && !isStackFigure(s) && strings.Trim(page.WithoutYears(s), "年末度") != ""
}

// stackHeads returns how many of the first cells can head columns: words and years, none
// of which begins an item or a sentence.
func stackHeads(cells []string) int {
	for i, s := range cells {
		if sentenceMarks.Index(s) >= 0 || itemStart.MatchString(s) || isStackFigure(s) && page.WithoutYears(s) != "" {
			return i
		}
	}
	return len(cells)
}

var sentenceMarks = lex.NewRunes("，：:!！?？")

// beat returns for each of w columns whether it is one of figures, nil if the cells do not
// repeat in rows of w: two rows at least, three if they are of two cells or have words
// beside their label.
func beat(cells []string, w int) []bool {
	if kinds := beatOf(cells, w, 2); w > 2 && (kinds == nil || !slices.Contains(kinds[1:], false)) {
		return kinds
	}
	return beatOf(cells, w, 3)
}

// beatOf is beat for so many rows.
func beatOf(cells []string, w, least int) []bool {
	if len(cells) < least*w {
		return nil
	}
	kinds := make([]bool, w)
	figures := 0
	for k := range kinds {
		words, plain := 0, 0
		for r := range least {
			s := cells[r*w+k]
			if !isStackFigure(s) {
				words++
			} else if plainFigure.MatchString(s) {
				plain++
			}
		}
		kinds[k] = words == 0
		if words > 0 && words < least || kinds[k] && k == 0 {
			return nil
		}
		if k == 0 && slices.ContainsFunc([]string{cells[0], cells[w]}, func(s string) bool { return !isStackLabel(s) }) {
			return nil
		}
		if plain > 0 && kinds[k] {
			figures++
		}
	}
	if figures == 0 {
		return nil
	}
	return kinds
}

// stackedRows reads rows from cell n on, as far as they go, and where they end.
func stackedRows(cells []string, n int, kinds []bool) ([][]string, int) {
	var rows [][]string
	for len(rows) < maxStackRow {
		row, k := stackedRow(cells[n:], kinds)
		if row == nil {
			// a label alone, over rows that go on
			if n+1 < len(cells) && isStackLabel(cells[n]) && !itemStart.MatchString(cells[n]) {
				if next, _ := stackedRow(cells[n+1:], kinds); next != nil {
					alone := make([]string, len(kinds))
					alone[0] = cells[n]
					rows, n = append(rows, alone), n+1
					continue
				}
			}
			break
		}
		rows, n = append(rows, row), n+k
	}
	return rows, n
}

// stackedRow reads one row and returns how many cells it takes, nil if none begins: all its cells, or a label
// and the figures alone.
func stackedRow(cells []string, kinds []bool) ([]string, int) {
	if len(cells) == 0 || !isStackLabel(cells[0]) {
		return nil, 0
	}
	w := len(kinds)
	full := len(cells) >= w
	for k := 0; full && k < w; k++ {
		full = isStackFigure(cells[k]) == kinds[k] || !kinds[k] && k > 0 && !plainFigure.MatchString(cells[k])
	}
	if full {
		return cells[:w:w], w
	}
	row, n := make([]string, w), 1
	row[0] = cells[0]
	for k := 1; k < w; k++ {
		if !kinds[k] {
			continue
		}
		if n >= len(cells) || !isStackFigure(cells[n]) {
			return nil, 0
		}
		row[k] = cells[n]
		n++
	}
	if n == w || n < len(cells) && isStackFigure(cells[n]) {
		return nil, 0
	}
	return row, n
}

// appendStacked appends the rows of a stacked table.
func appendStacked(pieces []page.Piece, s stack, table int) []page.Piece {
	page.MarkCaptions(pieces, table)
	levels := append(s.over, s.head)
	if len(levels) == 1 && len(s.head) == 2 && s.head[0] == "" && page.IsPartTitle(s.head[1]) {
		pieces = append(pieces, page.PieceOf(s.head[1])) // 员工情况 over 母公司在职员工的数量 | 286 heads no column
		levels = nil
	}
	for _, level := range levels {
		head := rowPiece(level, table)
		for i := range head.Cells {
			head.Cells[i].Header = true
		}
		pieces = append(pieces, head)
	}
	for _, r := range s.rows {
		if p := rowPiece(r, table); p.Text != "" {
			pieces = append(pieces, p)
		}
	}
	return pieces
}
