package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/index/article/page"
)

// A table of labels and words, as the first pages of reports have it, has no figures that
// stand over each other. Its second cells begin at one place, or end at one:
//
//	公司的法定代表人        闻某某
//	公司注册地址            某市高新区光谷三路118号
//	公司网址                www.example.com

// Bounds of such tables.
const (
	minPairs   = 3  // lines
	maxKey     = 24 // runes of a label
	slackPairs = 1  // columns
)

// pairLines returns how many of the first lines are rows of one table of labels and words,
// 0 if they are none.
func pairLines(lines []string) int {
	first, ok := pairOf(lines[0])
	if !ok {
		return 0
	}
	n, left, right := 1, true, true
	for n < len(lines) && n < maxAligned {
		p, ok := pairOf(lines[n])
		if !ok {
			break
		}
		l, r := left && near(p[1].from, first[1].from), right && near(p[1].to, first[1].to)
		if !l && !r {
			break
		}
		left, right = l, r
		n++
	}
	if n < minPairs {
		return 0
	}
	return n
}

func near(a, b int) bool { return a-b <= slackPairs && b-a <= slackPairs }

// pairOf cuts a line that is a label and words far from it.
func pairOf(line string) ([]stretch, bool) {
	if !isSpaced(line) || strings.ContainsAny(line, "。|\t") {
		return nil, false
	}
	r := cutAligned(line)
	if len(r) != 2 || !isLabel(r) || endsLabel(r[0].text) || strings.ContainsAny(r[0].text, "，：:") || utf8.RuneCountInString(r[0].text) > maxKey {
		return nil, false
	}
	return r, true
}

// appendPairs appends the rows of a table of labels and words.
func appendPairs(pieces []page.Piece, lines []string, table int) []page.Piece {
	first := len(pieces)
	for _, l := range lines {
		p := page.Piece{Kind: facts.TableRow, Table: table}
		for k, c := range cutAligned(l) {
			p.Cells = append(p.Cells, page.Cell{Text: inline(page.Squeeze(c.text)), Column: k, Columns: 1})
		}
		p.Text = page.RowText(p.Cells)
		pieces = append(pieces, p)
	}
	page.MarkCaptions(pieces[:first], table)
	return pieces
}

// headedLines returns how many of the first lines are a head without a word over the labels
// and the rows of words below it, 0 if they are none:
//
//	            董事会秘书        证券事务代表
//	姓名        闻某某            施某某
func headedLines(lines []string) int {
	if len(lines) < 3 || !strings.HasPrefix(lines[0], "    ") || strings.ContainsAny(lines[0], "|\t。") {
		return 0
	}
	head, row := cutAligned(lines[0]), cutAligned(lines[1])
	if len(head) < 2 || len(row) != len(head)+1 || !isLabel(row) || head[0].from < row[0].to || hasFigure(head) {
		return 0
	}
	for k, h := range head {
		if !page.HasHan(h.text) || !overlapping(row[1:], h) || k > 0 && h.from < row[k].to {
			return 0
		}
	}
	if n := tableLines(lines[1:]); n > 0 {
		return n + 1
	}
	return 0
}

// appendHeaded appends such a table.
func appendHeaded(pieces []page.Piece, lines []string, table int) []page.Piece {
	first := len(pieces)
	p := rowPiece(append([]string{""}, splitWide(strings.TrimSpace(lines[0]))...), table)
	for i := range p.Cells {
		p.Cells[i].Header = true
	}
	pieces = appendTable(append(pieces, p), lines[1:], table)
	page.MarkCaptions(pieces[:first], table)
	return pieces
}

// countLines returns how many of the first lines of a text with spaced rows are labels with
// one figure each, three at least, with titles between them, 0 if they are none:
//
//	母公司在职员工的数量 652
//	专业构成
//	生产人员 940
func (s spacing) countLines(lines []string) int {
	if _, _, ok := countRow(lines[0]); !s.on || !ok {
		return 0
	}
	n, last, counts := 0, 0, 0
	for n < len(lines) && lines[n] != PageBreak {
		_, _, ok := countRow(lines[n])
		if _, row := cutSpaced(lines[n]); row && !ok || !ok && (spacedEnd(lines[n]) && len(strings.Fields(lines[n])) != 2 || n-last > 2) {
			break
		}
		if n++; ok {
			last, counts = n, counts+1
		}
	}
	if counts < minPairs {
		return 0
	}
	return last
}

// countRow cuts a line that is a label and one figure, with empty cells (-) between them.
func countRow(line string) (label, value string, ok bool) {
	r, ok := cutSpaced(line)
	for _, v := range r.values {
		switch {
		case v == "-":
		case value != "":
			return "", "", false
		default:
			value = v
		}
	}
	return r.label, value, ok && r.label != "" && value != ""
}

// appendCounts appends such rows; a line of two words heads those below it.
func appendCounts(pieces []page.Piece, lines []string, table int) []page.Piece {
	first := len(pieces)
	for _, l := range lines {
		cells := []string{page.CloseUp(inline(page.Squeeze(l)))}
		if label, value, ok := countRow(l); ok {
			cells = []string{label, value}
		} else if parts := strings.Fields(l); len(parts) == 2 {
			cells = parts
		}
		pieces = append(pieces, rowPiece(cells, table))
	}
	page.MarkCaptions(pieces[:first], table)
	return pieces
}
