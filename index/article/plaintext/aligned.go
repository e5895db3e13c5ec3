package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// A table of aligned text has its columns apart by blanks alone, as programs
// print it that turn pages into text:
//
//	项目                        2023年度          2022年度
//	一、营业总收入           3,180,243.30      3,200,706.13
//	    其中：利息收入                             12,000.00
//
// Rows may lack cells, so the place of a cell tells its column. A column is
// where figures stand over each other; labels are what stands before the first
// one. Where places contradict each other, since the wide characters of a line
// shifted it, cells are given columns in order: a reader of the table can tell
// rows that lack cells by their number. What it gets wrong: words only one blank
// apart are one cell; a label over several lines keeps its figures in a row
// without label.

// Bounds of aligned tables.
const (
	minAligned     = 3    // lines
	maxAligned     = 400  // lines of one table
	maxWait        = 30   // lines within which two figures stand over each other
	maxLoneCell    = 40   // runes of a line with one cell
	maxAlignedLine = 2000 // bytes of a line; longer ones are running text
	maxApart       = 24   // columns that a label of single characters takes
)

// stretch is a cell with its place in the line, in columns of the screen.
type stretch struct {
	text     string
	from, to int
	ahead    int  // wide characters before its beginning, which take two columns each
	wide     int  // wide characters in it
	whole    bool // a label that does not go on in the next line
	amounts  bool // a column with figures in groups
}

// alignedLines returns how many of the first lines are rows of one aligned
// table, 0 if they are none: three at least, two of them with figures that
// stand over each other behind a label.
func alignedLines(lines []string) int {
	if k := linesAboveHead(lines); k > 0 {
		if n := alignedRows(lines[k:]); n > 0 && behindLabels(lines[:k], lines[k:k+n]) {
			return k + n
		}
	}
	return alignedRows(lines)
}

func alignedRows(lines []string) int {
	if len(lines) == 0 || !isSpaced(lines[0]) || isChapter(lines[0]) || strings.Contains(lines[0], "。") || strings.ContainsAny(lines[0], "\t|") || len(cutAligned(lines[0])) < 2 {
		return 0
	}
	n, last, rows := 0, 0, 0
	var above []stretch
	over := false
	for n < len(lines) && n < maxAligned {
		cells := cutAligned(lines[n])
		if len(cells) == 0 || lines[n] == PageBreak || strings.ContainsAny(lines[n], "\t|") || len(cells) == 1 && utf8.RuneCountInString(cells[0].text) > maxLoneCell && !besideFigures(cells, lines, n) && !manyHeads(cells[0]) || strings.Contains(lines[n], "。") {
			break
		}
		if n > 0 && (len(cells) < 4 && isUnitLine(lines[n]) || isChapter(lines[n]) || rows > 1 && len(cells) == 1 && (isUnitInBrackets(cells[0].text) || isPartTitle(cells[0].text))) {
			break // the unit or the title of the next table
		}
		n++
		if n > maxWait && !over {
			return 0
		}
		if len(cells) > 1 {
			last = n
		}
		if figures := figuresOf(cells); len(figures) > 0 {
			rows++
			for _, c := range figures {
				over = over || overlapping(above, c)
			}
			above = figures
		}
	}
	if rows == 1 && headed(lines[:last]) {
		return last + linesOfLast(lines[:last], lines[last:n])
	}
	if rows == 1 {
		return loneBand(lines[:n])
	}
	if last < minAligned && !(last == 2 && isDataLine(lines[0]) && isDataLine(lines[1])) || rows < 2 || !over {
		return 0
	}
	return last + linesOfLast(lines[:last], lines[last:n])
}

// leastHeads is how many heads one blank apart a line is at least that is no sentence.
const leastHeads = 5

// manyHeads reports whether a cell is the heads of narrow columns: 贷款金 占比（%） 不良贷款金 不良贷款率（%） 贷款金 占比（%）.
func manyHeads(c stretch) bool { return len(partsOf(c)) >= leastHeads }

// maxLoneLabel is how many runes a line of a label can have that has its figures in the line below or
// above: 除同公司正常经营业务相关的有效套期保值业务外,非金融企业持有金融资产和金融负债产生.
const maxLoneLabel = 60

// besideFigures reports whether line n, which is one cell, is such a line.
func besideFigures(cells []stretch, lines []string, n int) bool {
	if n == 0 || cells[0].from > leastLabel/2 || utf8.RuneCountInString(cells[0].text) > maxLoneLabel {
		return false
	}
	return onlyFigures(cutAligned(lines[n-1])) || n+1 < len(lines) && onlyFigures(cutAligned(lines[n+1]))
}

// isUnitLine reports whether a line gives the unit of the table below it; （万元） below
// the head of a column does not.
func isUnitLine(line string) bool {
	s := page.Squeeze(line)
	return page.IsCaptionLine(s) && (strings.Contains(s, "单位") || strings.Contains(s, "币种"))
}

// isPartTitle reports whether a cell, alone in its line, is the title of what follows a table:
// （8）主要销售客户和主要供应商情况, 母公司资产负债表. The parts of a statement are none: （一）按经营持续性分类, 一、账面原值.
func isPartTitle(s string) bool {
	return itemStart.MatchString(s) && partTitleEnd.MatchString(s) || statementTitle.MatchString(s)
}

var statementTitle = pattern.New(`^(?:\d{1,2}、)?(?:合并|母公司|公司|银行|本行)(?:及(?:母公司|公司|银行))?(?:资产负债表|财务状况表|利润表|现金流量表|(?:所有者|股东)权益变动表)(?:（续）|\(续\))?$`)

var partTitleEnd = pattern.New(`(?:情况|资料|明细|说明|分析|状况)(?:如下)?[:：]?$`)

// isUnitInBrackets reports whether a cell, alone in its line, is the unit of the next table, （人民币百万元，百分比除外）,
// and not what ends a label, （元／股）.
func isUnitInBrackets(s string) bool {
	return (strings.HasPrefix(s, "（") || strings.HasPrefix(s, "(")) && !strings.ContainsAny(s, "/／") && page.IsCaptionLine(page.Squeeze(s))
}

// isSpaced reports whether a line can have two cells: blanks in it that part
// cells, or a figure at its beginning, which one blank parts from the next.
// Most lines of running text have neither, and need not be cut.
func isSpaced(line string) bool {
	line = lineEnds.Trim(line)
	return strings.Contains(line, "  ") || lex.Contains(line, "　") || beginsFigure(lex.TrimSpace(line))
}

// The blanks around a line, and what figures begin with.
var (
	lineEnds     = lex.NewRunes(" \r\t　")
	figureStarts = lex.NewRunes("-+−(（0123456789")
)

func beginsFigure(s string) bool { return figureStarts.Has(page.First(s)) }

// figuresOf returns the figures of a row that has a label, or of one that has its label
// above and below it.
func figuresOf(cells []stretch) []stretch {
	var out []stretch
	for i, c := range cells {
		if (i > 0 || standsAlone(c)) && isAlignedFigure(c.text) {
			out = append(out, c)
		}
	}
	return out
}

func overlapping(above []stretch, c stretch) bool {
	for _, o := range above {
		if o.from < c.to && c.from < o.to {
			return true
		}
	}
	return false
}

// appendAligned appends the rows of an aligned table. Lines above its head that
// give the unit are its captions; m says how the columns of the lines are counted.
func appendAligned(pieces []page.Piece, lines []string, table int, m measured) []page.Piece {
	for len(lines) > 1 && len(cutAligned(lines[0])) < 4 && page.IsCaptionLine(page.Squeeze(lines[0])) {
		pieces = append(pieces, page.Piece{Kind: facts.Paragraph, Text: page.Squeeze(lines[0])})
		lines = lines[1:]
	}
	rows, cut := joinedRows(lines, m)
	columns := alignedColumns(rows)
	steps := stepColumns(rows)
	if cut > 0 || len(steps) == 0 || len(steps) <= len(columns) && !(len(steps) == uniform(rows) && (len(steps) < len(columns) || contradict(columns, rows))) {
		steps = nil
	} else {
		columns = steps
	}
	inOrder := steps == nil && contradict(columns, rows)
	if cut > 0 && (inOrder || len(columns) > mostCells(rows)) {
		pieces = appendAligned(pieces, lines[:cut], table, m)
		return appendAligned(pieces, lines[cut:], table, m)
	}
	if inOrder {
		if edges := edgeColumns(rows); edges != nil {
			columns = edges
			inOrder = contradict(columns, rows)
		}
	}
	markAmounts(columns, rows)
	first := len(pieces)
	heads := columns
	if stacks := headStacks(rows, columns); stacks != nil && !inOrder && cut == 0 {
		columns, heads = withStacks(columns, stacks)
		if steps != nil {
			steps = columns
		}
	}
	guides := headGuides(rows, len(columns))
	if n := stackGuides(rows, columns, guides); n > 0 && !inOrder {
		pieces = append(pieces, stackedHead(rows[:n], guides, table))
		rows, guides = rows[n:], guides[n:]
	}
	for i, r := range rows {
		columns := columns
		if !hasFigure(r) {
			columns = heads
		}
		var p page.Piece
		if steps != nil && isLabel(r) && hasFigure(r) && len(r) <= len(steps) {
			p = steppedRow(r, steps)
		} else {
			p = alignedRow(r, columns, inOrder, guides[i])
		}
		p.Table = table
		if p.Text = page.RowText(p.Cells); p.Text == "" || len(pieces) > first && goesInto(&pieces[len(pieces)-1], p) {
			continue
		}
		pieces = append(pieces, p)
	}
	markHead(pieces[first:])
	page.MarkCaptions(pieces[:first], table)
	return pieces
}

// markHead marks the cells of the first row if it looks like the head of those below.
func markHead(rows []page.Piece) {
	if len(rows) < 2 || !page.LooksLikeHeader(rows[0].Cells) || rows[0].Cells[0].Text != "" && rows[0].Text == rows[0].Cells[0].Text {
		return
	}
	for i := range rows[0].Cells {
		rows[0].Cells[i].Header = true
	}
}

// joinedRows cuts the lines of a table into rows, whose labels and heads are put together, and
// returns where a second head begins, 0 if none does.
func joinedRows(lines []string, m measured) (rows [][]stretch, cut int) {
	for _, l := range lines {
		rows = append(rows, cutAligned(l))
	}
	dropNotedIf(rows)
	cut = secondHead(rows)
	if b := banded(rows); b != nil && cut == 0 {
		rows = b
	}
	rows = joinLabels(joinCentred(joinAbove(rows)))
	splitHeads(rows)
	rows = joinHeadTails(rows)
	if m == characterColumns || m == unknownColumns && (countsCharacters(rows) || len(anchorsOf(rows)) == 1 && !headedRow(rows) && headedByCharacters(rows)) {
		byCharacters(rows)
	}
	return rows, cut
}

// alignedRow lays the cells of a line out, by place or in order; guide is the line of the
// same head that has a cell for each column, if there is one.
func alignedRow(r []stretch, columns []stretch, inOrder bool, guide []stretch) page.Piece {
	n := len(columns)
	if inOrder {
		n = len(r)
	}
	p := page.Piece{Kind: facts.TableRow, Cells: make([]page.Cell, n)}
	for k := range p.Cells {
		p.Cells[k] = page.Cell{Column: k, Columns: 1}
	}
	first := 0
	if !inOrder && len(figuresOf(r)) == 0 && (len(columns) > 2 || len(r) == 2) {
		// a head for each column, over figures that are wider or narrower than it
		if headsAll(r, columns) {
			inOrder, first = true, len(columns)-len(r)
		}
	} else if inOrder && len(r) > 1 && (yearsFrom(r) == 0 || leadingWhen(r) > 1) && r[0].from > leastLabel/2 {
		// a head over figures alone, or over them and remarks
		p.Cells = append(p.Cells, page.Cell{Column: n, Columns: 1})
		first = 1
	}
	var at []int
	if !inOrder {
		at = placesOf(r, columns, guide)
	}
	for i, s := range r {
		text := page.CloseUp(inline(page.Squeeze(s.text)))
		if inOrder {
			p.Cells[first+i].Text = text
			continue
		}
		c := &p.Cells[at[i]]
		if len(r) == 1 && partTitle.MatchString(text) {
			c = &p.Cells[0] // a title above the middle of its part
		}
		c.Text = lex.TrimSpace(c.Text + " " + text)
	}
	return p
}

// secondHead returns the first row that heads other columns than those of the rows with
// figures above it, which print their own: years, behind a label or alone. 0 if none does.
func secondHead(rows [][]stretch) int {
	figures := false
	for i, r := range rows {
		if from := yearsFrom(r); figures && len(r) > 1 && (from == 0 || from == 1 && isLabel(r)) {
			return i
		}
		if figures && len(r) > 2 && isLabel(r) && leadingWhen(r[1:]) > 1 && !hasFigure(r) {
			return i // 成本率（%） | 2023年 | 2022年 | 变动
		}
		if figures && len(r) == 1 && partTitle.MatchString(r[0].text) && i+1 < len(rows) && len(rows[i+1]) > 3 && !hasFigure(rows[i+1]) {
			return i // 主营业务分地区情况 over heads of its own
		}
		figures = figures || hasFigure(r)
	}
	return 0
}

// mostCells returns the number of cells of the row that has most.
func mostCells(rows [][]stretch) int {
	most := 0
	for _, r := range rows {
		most = max(most, len(r))
	}
	return most
}

// yearsFrom returns the cell from which on a row has nothing but years; their number if
// its last cell is none.
func yearsFrom(r []stretch) int {
	n := len(r)
	for n > 0 && yearHead.MatchString(r[n-1].text) {
		n--
	}
	return n
}

var yearHead = pattern.New(`^20\d\d年(?:度|末|\d{1,2}月\d{1,2}日)?$`)
