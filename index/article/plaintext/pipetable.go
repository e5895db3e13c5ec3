package plaintext

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// separatorRow matches the second line of a Markdown table: |---|---:|.
var separatorRow = pattern.New(`^\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?$|^\|\s*:?-+:?\s*\|$`)

// tableLines returns how many of the first lines are rows of one table:
// lines of the form | a | b | (one is enough), those of openRows, or at least two lines cut by
// tabs into the same number of cells, one of them with a figure after its
// first cell, or, for aligned text, lines cut by runs of two or more blanks
// into the same number, three or more, of cells, two of them with a figure. (A
// byline is cut by blanks, too: 2025-04-09 08:16  来源:海湾财经  作者:林一.)
func tableLines(lines []string) int {
	if n := openRows(lines); n > 0 {
		return n
	}
	n := 0
	for n < len(lines) && isPipeRow(lines[n]) {
		n++
	}
	if n > 0 {
		if k := partLines(lines, n); k < n {
			return k
		}
		return overPage(lines, n)
	}
	cut := cutterOf(lines[0])
	if cut == nil {
		return 0
	}
	columns, figures, least := len(cut(lines[0])), 0, 1
	if !strings.Contains(lines[0], "\t") {
		least = 2
	}
	for n < len(lines) {
		cells := cut(lines[n])
		if len(cells) != columns {
			break
		}
		for _, c := range cells[1:] {
			if page.IsFigureCell(lex.TrimSpace(c)) {
				figures++
				break
			}
		}
		n++
	}
	if n < 2 || figures < least {
		return 0
	}
	return n
}

// overPage returns the end of a table of n lines whose last name goes on behind the end of its page, with the rest of the table:
//
//	| 处置固定资产、无形资产和其他长 | 3,926,914.43 | 2,569,711.26 |
//
//	| 期资产收回的现金净额 |  |  |
//	| 投资活动现金流入小计 | 842,617,305.93 | 1,064,182,057.46 |
func overPage(lines []string, n int) int {
	k := n
	for k < len(lines) && k-n < mostBlank && lex.TrimSpace(lines[k]) == "" {
		k++
	}
	if k == n || k == len(lines) || !isPipeRow(lines[k]) {
		return n
	}
	row, rest := cleanCells(cutPipes(lines[n-1])), cleanCells(cutPipes(lines[k]))
	filled := func(s string) bool { return s != "" }
	if len(row) < 2 || len(rest) != len(row) || rest[0] == "" || slices.ContainsFunc(rest[1:], filled) || row[0] == "" || !hasTornFigure(row) || !goesOnUnder(row[0], rest[0]) {
		return n
	}
	return k + tableLines(lines[k:])
}

// mostBlank is how many lines without words stand between two pages at most.
const mostBlank = 3

func isPipeRow(s string) bool {
	s = lex.TrimSpace(s)
	return len(s) > 2 && s[0] == '|' && s[len(s)-1] == '|' && strings.Count(s, "|") >= 2
}

// openRows returns how many of the first lines are rows of a table without outer bars, which
// its second line makes one (GitHub Flavored Markdown 4.10): a | b over --- | ---.
func openRows(lines []string) int {
	if len(lines) < 2 || isPipeRow(lines[0]) || !strings.Contains(lines[0], "|") || !strings.Contains(lines[1], "|") || !separatorRow.MatchString(strings.TrimSpace(lines[1])) {
		return 0
	}
	n := 2
	for n < len(lines) && strings.Contains(lines[n], "|") {
		n++
	}
	return n
}

// cutterOf returns what cuts a line into cells: nil if it is no row.
func cutterOf(line string) func(string) []string {
	byTab := func(s string) []string { return strings.Split(strings.Trim(s, " \n"), "\t") }
	byBlanks := func(s string) []string { return splitWide(lex.TrimSpace(s)) }
	switch {
	case strings.Contains(strings.Trim(line, " \t"), "\t"):
		return byTab
	case strings.Contains(line, "  ") && len(byBlanks(line)) >= 3:
		return byBlanks
	}
	return nil
}

// splitWide splits at every run of two or more blanks.
func splitWide(s string) []string {
	var parts []string
	start, blanks := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ', '\t', '\n', '\f', '\r':
			blanks++
			continue
		}
		if blanks >= 2 {
			parts = append(parts, s[start:i-blanks])
			start = i
		}
		blanks = 0
	}
	return append(parts, s[start:])
}

// appendTable appends the rows of a table. The row above a separator row is
// its header; without one the first row is, if no later cell of it has a
// figure other than a year.
func appendTable(pieces []page.Piece, lines []string, table int) []page.Piece {
	first, header := len(pieces), -1
	var cut func(string) []string
	switch {
	case openRows(lines) > 0:
		cut = cutOpen
	case isPipeRow(lines[0]):
		cut = cutPipes
	default:
		cut = cutterOf(lines[0])
	}
	var rows [][]string
	for _, line := range lines {
		s := lex.TrimSpace(line)
		if s == "" {
			continue // between two pages
		}
		if strings.Contains(s, "-") && separatorRow.MatchString(s) {
			if len(rows) > 0 {
				header = first + len(rows) - 1
			}
			continue
		}
		if cells := cleanCells(cut(line)); slices.ContainsFunc(cells, func(c string) bool { return c != "" }) {
			rows = append(rows, cells)
		}
	}
	if header < 0 && isPipeRow(lines[0]) {
		rows = headsOver(joinTorn(pairRows(rows)))
	}
	for _, cells := range rows {
		pieces = append(pieces, cellsPiece(cells, table))
	}
	if header < 0 && len(pieces) > first+1 && page.LooksLikeHeader(pieces[first].Cells) && !loneName(pieces[first].Cells) {
		header = first
	}
	if header >= 0 {
		for i := range pieces[header].Cells {
			pieces[header].Cells[i].Header = true
		}
	}
	page.MarkCaptions(pieces[:first], table)
	return pieces
}

// loneName reports whether a row is a name and no more: the rest of one that a page broke.
func loneName(cells []page.Cell) bool {
	return !slices.ContainsFunc(cells[1:], func(c page.Cell) bool { return c.Text != "" })
}

// cutPipes cuts | a | b | at its bars; \| is a bar of the text.
func cutPipes(line string) []string {
	s := lex.TrimSpace(line)
	s = strings.ReplaceAll(s[1:len(s)-1], `\|`, "｜")
	return strings.Split(s, "|")
}

// cutOpen cuts a | b, also with a bar behind the last cell.
func cutOpen(line string) []string {
	return strings.Split(strings.TrimSuffix(strings.ReplaceAll(strings.TrimSpace(line), `\|`, "｜"), "|"), "|")
}

// rowPiece makes a row of cells, each one column wide.
func rowPiece(texts []string, table int) page.Piece { return cellsPiece(cleanCells(texts), table) }

// cleanCells returns the cells of a row without blanks and marks of emphasis.
func cleanCells(texts []string) []string {
	texts = texts[:min(len(texts), page.MaxColumns)]
	cells := make([]string, len(texts))
	for i, s := range texts {
		cells[i] = page.CloseUp(inline(page.Squeeze(s)))
	}
	return cells
}

func cellsPiece(cells []string, table int) page.Piece {
	p := page.Piece{Kind: facts.TableRow, Table: table}
	for i, s := range cells {
		p.Cells = append(p.Cells, page.Cell{Text: s, Column: i, Columns: 1})
	}
	p.Text = page.RowText(p.Cells)
	return p
}
