package article

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// maxColumns bounds the columns of a row; no report's table has more.
const maxColumns = 200

// separatorRow matches the second line of a Markdown table: |---|---:|.
var separatorRow = pattern.New(`^\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*\|?$|^\|\s*:?-+:?\s*\|$`)

// tableLines returns how many of the first lines are rows of one table:
// lines of the form | a | b | (one is enough), or at least two lines cut by
// tabs into the same number of cells, one of them with a figure after its
// first cell, or, for aligned text, lines cut by runs of two or more blanks
// into the same number, three or more, of cells, two of them with a figure. (A
// byline is cut by blanks, too: 2025-04-09 08:16  来源:海湾财经  作者:林一.)
func tableLines(lines []string) int {
	n := 0
	for n < len(lines) && isPipeRow(lines[n]) {
		n++
	}
	if n > 0 {
		return n
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
			if isFigureCell(strings.TrimSpace(c)) {
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

// isFigureCell reports whether a cell begins with a figure.
func isFigureCell(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("-+−(（", r) {
		r = first(s[n:])
	}
	return isDigit(r)
}

func isPipeRow(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) > 2 && s[0] == '|' && s[len(s)-1] == '|' && strings.Count(s, "|") >= 2
}

// cutterOf returns what cuts a line into cells: nil if it is no row.
func cutterOf(line string) func(string) []string {
	byTab := func(s string) []string { return strings.Split(strings.Trim(s, " \n"), "\t") }
	byBlanks := func(s string) []string { return splitWide(strings.TrimSpace(s)) }
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
func appendTable(pieces []piece, lines []string, table int) []piece {
	first, header := len(pieces), -1
	var cut func(string) []string
	if isPipeRow(lines[0]) {
		cut = cutPipes
	} else {
		cut = cutterOf(lines[0])
	}
	for _, line := range lines {
		s := strings.TrimSpace(line)
		if strings.Contains(s, "-") && separatorRow.MatchString(s) {
			if len(pieces) > first {
				header = len(pieces) - 1
			}
			continue
		}
		if p := rowPiece(cut(line), table); p.text != "" {
			pieces = append(pieces, p)
		}
	}
	if header < 0 && len(pieces) > first+1 && looksLikeHeader(pieces[first].cells) {
		header = first
	}
	if header >= 0 {
		for i := range pieces[header].cells {
			pieces[header].cells[i].header = true
		}
	}
	markCaptions(pieces[:first], table)
	return pieces
}

// cutPipes cuts | a | b | at its bars; \| is a bar of the text.
func cutPipes(line string) []string {
	s := strings.TrimSpace(line)
	s = strings.ReplaceAll(s[1:len(s)-1], `\|`, "｜")
	return strings.Split(s, "|")
}

// rowPiece makes a row of cells, each one column wide.
func rowPiece(texts []string, table int) piece {
	p := piece{kind: facts.TableRow, table: table}
	for i, s := range texts {
		if i == maxColumns {
			break
		}
		p.cells = append(p.cells, cell{text: closeUp(inline(squeeze(s))), column: i, columns: 1})
	}
	p.text = rowText(p.cells)
	return p
}

var spacedOut = pattern.New(`^(\p{Han}) (\p{Han})(?: (\p{Han}))?$`)

// closeUp takes the blanks out of a label that is spaced out to the width of
// its column: 项 目, 合 计.
func closeUp(s string) string {
	if len(s) > 3*utf8.UTFMax+2 || !strings.Contains(s, " ") {
		return s
	}
	return spacedOut.ReplaceAllString(s, "$1$2$3")
}

// rowText returns the cells' texts, joined; "" if all are empty.
func rowText(cells []cell) string {
	var parts []string
	for _, c := range cells {
		if c.text != "" {
			parts = append(parts, c.text)
		}
	}
	return strings.Join(parts, " | ")
}

var yearLike = pattern.New(`(?:19|20)\d\d(?:[-./年](?:\d{1,2}|[一二三四]季度?|上半)(?:[-./月]\d{1,2})?)?`)

// withoutYears takes years and dates out of a cell.
func withoutYears(s string) string {
	if !hasYear(s) {
		return s
	}
	return yearLike.ReplaceAllString(s, "")
}

// hasYear reports whether a text can have a year, for what looks for dates.
func hasYear(s string) bool { return strings.Contains(s, "20") || strings.Contains(s, "19") }

func hasHan(s string) bool {
	return strings.IndexFunc(s, lex.Han) >= 0
}

func hasDigit(s string) bool { return strings.IndexFunc(s, isDigit) >= 0 }

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// looksLikeHeader reports whether the cells after the first hold no figure but
// years and dates.
func looksLikeHeader(cells []cell) bool {
	if len(cells) < 2 {
		return false
	}
	for _, c := range cells[1:] {
		if c.text == "" {
			continue
		}
		if rest := withoutYears(c.text); hasDigit(rest) && !hasHan(rest) {
			return false
		}
	}
	return true
}

// captionLine matches what stands directly above a table and is about it: its
// unit (单位：百万元, 除另有标明外，人民币百万元) or its name (表1 …, 附表：…).
var captionLine = pattern.New(`^[（(]?(?:[^。]{0,12}[;；，, ]\s*)?(?:金额|货币)?单位\s*[:：为]|^[（(](?:除[^。）)]{0,20}外[,，]\s*)?(?:人民币|港币|美元)?[^。）)]{0,10}[元股户]{1}[^。）)]{0,12}[）)]$|^(?:附?表|图表)\s*[0-9一二三四五六七八九十]*[-.\d]*\s*[:： ]|^币种\s*[:：]`)

// isCaptionLine reports whether a line is about the table below it. Each of the
// wordings has 单位 or a beginning of its own.
func isCaptionLine(s string) bool {
	return (strings.Contains(s, "单位") || strings.ContainsRune("（(附表图币", first(s))) && captionLine.MatchString(s)
}

// markCaptions makes captions of the lines directly above a table: at most two.
func markCaptions(above []piece, table int) {
	for i := len(above) - 1; i >= 0 && i >= len(above)-2; i-- {
		p := &above[i]
		if p.kind == facts.TableRow || p.kind == facts.Caption || len(p.text) > 240 || !isCaptionLine(p.text) {
			return
		}
		p.kind, p.level, p.table = facts.Caption, 0, table
	}
}
