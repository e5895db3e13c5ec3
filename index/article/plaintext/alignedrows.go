package plaintext

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Rows of an aligned table whose label or words take several lines:
//
//	归属于上市公司股东的      386,214,507.93   -8.45
//	净利润
//	净资产收益率（%）                  10.08   减少1.84个
//	                                           百分点
//
// A program that lays a page out puts the figures of such a row into the first
// line, the middle one or one of their own.

// short is how many columns the first line of a label that goes on in the next one
// may be short of the widest; its further lines may be so by nearlyFull more, since
// no line begins with a mark.
const (
	short      = 1
	nearlyFull = 2
)

// leastLabel is the width from which on a label can take several lines: ten
// characters.
const leastLabel = 20

// Bounds of narrow columns of labels, which only words tell to go on (goesOver).
const (
	leastNarrow = 10 // columns of the widest label
	leastBeside = 8  // where figures can begin that stand beside no label
)

// standsAlone reports whether a figure at the beginning of a line is behind the labels.
func standsAlone(c stretch) bool {
	return c.from >= leastLabel || c.from >= leastBeside && strings.ContainsAny(c.text, ",.")
}

// joinLabels puts the lines of labels together. A line of a label goes on if a
// bracket is open in it, if the next line stands further left than it, or if it
// fills its column (fullLabel), and nothing that begins a row or a part of the
// table stands in the next line. What it gets wrong: the heading of a part below
// a label that fills its column is taken for its end.
func joinLabels(rows [][]stretch) [][]stretch {
	l := labelsOf(rows)
	var out [][]stretch
	for i := 0; i < len(rows); i++ {
		r, rest, first := rows[i], []stretch(nil), i
		for at := i; i+1 < len(rows); at = i {
			next := rows[i+1]
			if !l.goesOn(rows[at], next, at > first) && !(isLabel(r) && isOpen(r[0].text)) || isLabel(r) && isLabel(next) && headsHolder(r[0].text, next[0].text) {
				break
			}
			switch {
			case len(next) == 1 && isOpen(r[0].text) && closing.MatchString(next[0].text):
				r = append([]stretch{joined(r[0], next[0])}, r[1:]...)
			case isLabel(next) && (len(next) == 1 || len(r) == 1 && hasFigure(next)):
				r = append([]stretch{joined(r[0], next[0])}, append(r[1:len(r):len(r)], next[1:]...)...)
			case hasFigure(r) && isLabel(next) && below(r, next[1:]):
				rest = next[1:] // 均净资产收益率(%) 百分点
				r = append([]stretch{joined(r[0], next[0])}, r[1:]...)
			case len(r) == 1 && !isLabel(next) && hasFigure(next):
				r = append([]stretch{r[0]}, next...) // the figures have a line of their own
				rows[i+1] = r
			default:
				next = nil
			}
			if next == nil {
				break
			}
			if i++; rest != nil {
				break
			}
		}
		if out = append(out, r); rest != nil {
			out = append(out, rest)
		}
	}
	return out
}

// headsHolder reports whether a label heads rows of whose it is: 定期存款（含通知存款） over 公司 and 个人.
func headsHolder(first, second string) bool {
	return holder.MatchString(second) && heldKind.MatchString(first)
}

var (
	holder   = pattern.New(`^(?:公司|个人|企业|对公|零售|单位)(?:客户)?$`)
	heldKind = pattern.New(`(?:存款|贷款)(?:[（(][^（()）]*[)）])?[:：]?$`)
)

// closing matches what a line can begin with that only closes a bracket: ）, %）.
var closing = pattern.New(`^[%％]?[)）]$`)

func loneLabel(r []stretch) bool { return len(r) == 1 && isLabel(r) && !endsLabel(r[0].text) }

// onlyFigures reports whether a row has figures and no label.
func onlyFigures(r []stretch) bool {
	return len(r) > 0 && isAlignedFigure(r[0].text) && standsAlone(r[0])
}

// labels says where the labels of a table end.
type labels struct {
	widest int
	full   int // from here on a label fills its column; 0 = not known
	narrow bool
}

// labelsOf looks at all labels of a table. Those that are as wide as the ones
// with an open bracket, or else nearly as wide as the widest, fill the column,
// unless more of them have another row with figures below their own than the rest of a name.
func labelsOf(rows [][]stretch) labels {
	var l labels
	opened := 0
	for _, r := range rows {
		if !isLabel(r) {
			continue
		}
		l.widest = max(l.widest, r[0].to)
		if isOpen(r[0].text) && (opened == 0 || r[0].to < opened) {
			opened = r[0].to
		}
	}
	if l.widest < leastLabel {
		if l.narrow = l.widest >= leastNarrow; l.narrow {
			l.full = l.widest - short
		}
		return l
	}
	if l.full = l.widest - short; opened > l.widest/2 {
		l.full = min(l.full, opened)
	}
	whole, over := 0, 0
	for i, r := range rows {
		if !isLabel(r) || r[0].to < l.full || isOpen(r[0].text) || i+1 >= len(rows) || !isLabel(rows[i+1]) {
			continue
		}
		switch {
		case hasFigure(r) && hasFigure(rows[i+1]):
			whole++
		case goesOver(r[0].text, rows[i+1][0].text):
			over++
		}
	}
	if whole > over {
		l.full = 0
	}
	return l
}

// goesOn reports whether the label of a row, or what goes on in the row, goes on in
// the next one.
func (l labels) goesOn(r, next []stretch, on bool) bool {
	if !isLabel(r) || r[0].whole || len(next) == 0 {
		return false
	}
	switch {
	case isOpen(r[0].text):
		return true
	case endsLabel(r[0].text) || isLabel(next) && (startsRow(next[0].text) || hasFigure(r) && len(next) == 1 && listTitle.MatchString(next[0].text)):
		return false
	case isLabel(next) && hasFigure(r) && unitEnd.MatchString(r[0].text) && !strings.HasPrefix(next[0].text, "（") && !strings.HasPrefix(next[0].text, "("):
		return false // 研发人员数量占公司总人数的比例（%） | 12.23%
	case isLabel(next) && len(next) == 1 && industry.MatchString(next[0].text) && halfIndustry.MatchString(r[0].text):
		return true // 水利、环境和公共 | 设施管理业
	case isLabel(next) && len(next) == 1 && hasFigure(r) && breaksName(r[0].text, next[0].text):
		return true // 其中：对联营企业和合营企业的投资 | 收益
	case isLabel(next) && next[0].from < r[0].from && r[0].to >= l.widest*3/4 && l.widest >= leastLabel:
		return true
	}
	full := l.full
	if on {
		full -= nearlyFull
	}
	return l.full > 0 && r[0].to >= full && (!l.narrow || isLabel(next) && goesOver(r[0].text, next[0].text))
}

// unitEnd matches the end of a label that says its unit, so that it is whole.
var unitEnd = pattern.New(`[（(](?:[%％元户人股]|万元)[)）]$`)

// listTitle matches the title of a list within a table: 研发人员学历结构, 专业构成, 教育程度.
var listTitle = pattern.New(`(?:构成|结构|程度)$`)

// isOpen reports whether a bracket of a text is open at its end.
func isOpen(s string) bool {
	return strings.Count(s, "（")+strings.Count(s, "(") > strings.Count(s, "）")+strings.Count(s, ")")
}

// below reports whether each of the cells is words below words of a row.
func below(row, cells []stretch) bool {
	var words []stretch
	for i, c := range row {
		if i > 0 && !isAlignedFigure(c.text) {
			words = append(words, c)
		}
	}
	for _, c := range cells {
		if isAlignedFigure(c.text) || !overlapping(words, c) {
			return false
		}
	}
	return len(cells) > 0
}

// linesOfLast returns how many lines below a table are the ends of its last row:
// the rest of a label, or a word below its last cell (百分点).
func linesOfLast(lines []string, after []string) int {
	var rows [][]stretch
	for _, l := range lines {
		rows = append(rows, cutAligned(l))
	}
	if n := bandTail(rows, after); n > 0 {
		return n
	}
	n := linesAbove(joinCentred(rows[:len(rows)-1]), rows[len(rows)-1], labelsOf(rows).widest)
	if n > 0 && n <= len(after) {
		var lower [][]stretch
		for _, l := range after[:n] {
			lower = append(lower, cutAligned(l))
		}
		if goesOnCentred(lower) {
			return n
		}
	}
	l, last := labelsOf(rows), lastLabel(rows)
	n = 0
	for n < len(after) {
		r := cutAligned(after[n])
		switch {
		case len(r) != 1:
			return n
		case isLabel(r) && l.goesOn(last, r, n > 0) && r[0].to <= l.widest+nearlyFull:
			last = r
		case isLabel(r) || r[0].from < l.widest || r[0].to-r[0].from > leastLabel || !page.HasHan(r[0].text):
			return n
		}
		n++
	}
	return n
}

func lastLabel(rows [][]stretch) []stretch {
	for i := len(rows) - 1; i >= 0; i-- {
		if isLabel(rows[i]) {
			return rows[i]
		}
	}
	return nil
}

// joined puts two lines of a label together.
func joined(a, b stretch) stretch {
	return stretch{text: joinLines([]string{a.text, b.text}), from: a.from, to: max(a.to, b.to), ahead: a.ahead, wide: max(a.wide, b.wide)}
}

// isLabel reports whether a row has words at the left.
func isLabel(r []stretch) bool {
	return len(r) > 0 && r[0].from <= leastLabel/2 && page.HasHan(r[0].text) && !isAlignedFigure(r[0].text)
}

func hasFigure(r []stretch) bool {
	for _, c := range r {
		if isAlignedFigure(c.text) {
			return true
		}
	}
	return false
}

func endsLabel(s string) bool { return strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":") }

// startsRow reports whether a label's line begins a row: 其中, 减：, 一、, 1., 合计, 分产品.
func startsRow(s string) bool { return rowStart.MatchString(s) }

var rowStart = pattern.New(`^(?:其中|[加减減][:：]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．)）]|合\s*[计計]|小\s*[计計]|总\s*[计計]|分(?:行业|产品|地区|销售模式)|每股(?:计|指标|数据|资料)|(?:规模|业绩|每股|盈利能力|资产质量|资本充足|流动性)[^，。]{0,4}指标|项\s*目|前[一二三四五六七八九十\d]{1,3}(?:名|大))`)

// goesInto adds a row to the one above it that it continues: words without a
// label below words, as 百分点 below 减少1.84个. It reports whether it did.
func goesInto(above *page.Piece, p page.Piece) bool {
	if above.Kind != facts.TableRow || len(above.Cells) != len(p.Cells) || len(p.Cells) == 0 || p.Cells[0].Text != "" {
		return false
	}
	figures := false
	for i, c := range p.Cells {
		up := above.Cells[i].Text
		figures = figures || isAlignedFigure(up)
		if c.Text != "" && (up == "" || isAlignedFigure(up) || isAlignedFigure(c.Text)) {
			return false
		}
	}
	if !figures {
		return false
	}
	for i, c := range p.Cells {
		if c.Text != "" {
			above.Cells[i].Text += c.Text
		}
	}
	above.Text = page.RowText(above.Cells)
	return true
}
