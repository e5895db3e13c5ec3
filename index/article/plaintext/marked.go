package plaintext

import (
	"strings"

	"wenbao/index/article/markup"
	"wenbao/index/article/page"
)

// Programs that make Markdown of a printed page write its tables as markup where cells span rows
// or columns, the whole table in one line or a row in each:
//
//	<html><body><table><tr><td rowspan="2">主要会计数据</td><td colspan="2">2023年</td></tr>…</table></body></html>

// mostMarked is how many lines such a table has at most.
const mostMarked = 2 * page.MaxRows

// markedLines returns how many of the first lines are such a table, 0 if they begin with none or
// it does not end.
func markedLines(lines []string) int {
	if !beginsMarked(lines[0]) {
		return 0
	}
	open := 0
	for i := 0; i < len(lines) && i < mostMarked; i++ {
		s := strings.ToLower(lines[i])
		open += strings.Count(s, "<table") - strings.Count(s, "</table>")
		if open <= 0 && strings.Contains(s, "</table>") {
			return i + 1
		}
	}
	return 0
}

// beginsMarked reports whether a line begins with the tag of a table, in those of a page or a
// part of one: <div align="center"><table border="1">.
func beginsMarked(line string) bool {
	s := strings.TrimSpace(line)
	if s == "" || s[0] != '<' {
		return false
	}
	s = strings.ToLower(s[:min(len(s), 400)])
	at := strings.Index(s, "<table")
	if at < 0 {
		return false
	}
	for _, tag := range strings.FieldsFunc(s[:at], func(r rune) bool { return r == '<' || r == '>' }) {
		switch name, _, _ := strings.Cut(strings.TrimSpace(tag), " "); name {
		case "", "html", "body", "div", "p", "center":
		default:
			return false
		}
	}
	return true
}

// appendMarked appends the rows of such a table.
func appendMarked(pieces []page.Piece, lines []string, table int) []page.Piece {
	rows := markup.Table(strings.Join(lines, "\n"), table)
	page.MarkCaptions(pieces, table)
	return append(pieces, rows...)
}
