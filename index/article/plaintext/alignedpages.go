package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/index/article/page"
)

// Aligned tables that go on at the top of the next page.

// maxBetween is how many rows without figures can stand between the last row of a
// page with figures and the first one of the next.
const maxBetween = 30

// goOn appends the rows at the top of a page that go on with the table at the
// end of the page before, and returns how many lines they are. A table goes on if
// nothing but labels and then rows with figures follow each other, without a head.
func goOn(pg *page.Page, lines []string, tables *int, m measured) int {
	end := len(pg.Pieces)
	last := end
	for last > 0 && end-last < maxBetween && isLoneLabel(pg.Pieces[last-1]) {
		last--
	}
	if last == 0 || pg.Pieces[last-1].Kind != facts.TableRow {
		return 0
	}
	n := 0
	for n < len(lines) && n < maxBetween {
		if r := cutAligned(lines[n]); len(r) != 1 || !isLabel(r) || lines[n] == PageBreak || utf8.RuneCountInString(r[0].text) > maxLoneCell {
			break
		}
		n++
	}
	if n == len(lines) || !isDataLine(lines[n]) {
		return 0
	}
	if k := alignedLines(lines[n:]); k > 0 {
		n += k
	} else {
		for n < len(lines) && isDataLine(lines[n]) {
			n++
		}
	}
	for i := last; i < end; i++ {
		p := &pg.Pieces[i]
		p.Kind, p.Level, p.Table = facts.TableRow, 0, pg.Pieces[last-1].Table
		p.Cells = []page.Cell{{Text: p.Text, Columns: 1}}
	}
	*tables++
	pg.Pieces = appendMeasured(pg.Pieces, lines[:n], *tables, m)
	return n
}

func isLoneLabel(p page.Piece) bool {
	return p.Kind != facts.TableRow && p.Kind != facts.Caption && utf8.RuneCountInString(p.Text) <= maxLoneCell && !strings.ContainsAny(p.Text, "。；")
}

// isDataLine reports whether a line is a row with figures that are no years.
func isDataLine(line string) bool {
	r := cutAligned(line)
	if !isLabel(r) || strings.Contains(line, "。") {
		return false
	}
	for _, c := range figuresOf(r) {
		if page.WithoutYears(c.text) != "" {
			return true
		}
	}
	return false
}
