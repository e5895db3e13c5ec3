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

// hasMarked reports whether a text has tables as markup.
func hasMarked(text string) bool {
	return strings.Contains(text, "<table") && strings.Contains(text, "</table>")
}

// markedTables returns by the line that each such table begins in how many lines it is. One that does not end hides
// those that begin in the lines looked at for its end.
func markedTables(lines []string) map[int]int {
	at := map[int]int{}
	for i := 0; i < len(lines); i++ {
		if !beginsMarked(lines[i]) {
			continue
		}
		n, ends := markedLines(lines[i:])
		if ends {
			at[i] = n
		}
		i += n - 1
	}
	return at
}

// markedLines returns how many of the first lines are the table that begins in them; false, with
// how many it looked at, where it does not end.
func markedLines(lines []string) (n int, ends bool) {
	open := 0
	for n < len(lines) && n < mostMarked {
		s := strings.ToLower(lines[n])
		n++
		open += strings.Count(s, "<table") - strings.Count(s, "</table>")
		if open <= 0 && strings.Contains(s, "</table>") {
			return n, true
		}
	}
	return n, false
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
