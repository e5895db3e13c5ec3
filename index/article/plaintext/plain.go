// Package plaintext reads text without markup, and Markdown: paragraphs, headings by their
// looks, lists, and tables that are drawn with | or set in columns of blanks.
package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts/lex"
	"wenbao/index/article/page"
)

// Read reads plain text. Each line is a paragraph; lines are joined only
// where the text is clearly hard-wrapped (see unwrap). Rows of a table are
// lines of the form | a | b |, or lines cut by tabs, two or more in a row with
// the same number of cells. A heading is a short line without an end mark. A text with tables
// as markup is what programs write as Markdown.
func Read(text string) (page.Page, error) {
	if hasMarked(text) {
		return Markdown(text)
	}
	lines := closeGaps(bridgeHeads(unwrap(rejoin(unstack(columnwise(unpage(text)))))))
	var pg page.Page
	tables := 0
	spaced := spacingOf(lines)
	for i := 0; i < len(lines); {
		if lines[i] == PageBreak {
			i++
			i += goOn(&pg, lines[i:], &tables, spaced.columns)
			continue
		}
		if k := appendTableAt(&pg, lines[i:], spaced, tables+1); k > 0 {
			tables++
			i += k
			continue
		}
		if p, ok := spaced.loneRow(lines[i], pg.Pieces, tables+1); ok {
			tables++
			pg.Pieces = append(pg.Pieces, p)
		} else if s := page.Squeeze(lines[i]); s != "" {
			pg.Pieces = append(pg.Pieces, page.PieceOf(s))
		}
		i++
	}
	return pg, nil
}

// appendTableAt adds the table that lines begin with as table number table and returns of how
// many lines it is, 0 if they begin with none.
func appendTableAt(pg *page.Page, lines []string, spaced spacing, table int) int {
	n := tableLines(lines)
	if k := alignedLines(lines); k > n || k > 0 && k == n && headsAside(lines[0]) {
		pg.Pieces = appendAligned(pg.Pieces, lines[:k], table, spaced.columns)
		return k
	}
	if n > 0 {
		pg.Pieces = appendTable(pg.Pieces, lines[:n], table)
		return n
	}
	if k := spaced.appendParticulars(pg, lines, table); k > 0 {
		return k
	}
	if t, ok := spaced.spacedLines(lines); ok {
		pg.Pieces = appendSpaced(pg.Pieces, t, lines[:t.upper], table)
		return t.lines
	}
	if t, ok := spaced.tokenTable(lines); ok {
		pg.Pieces = appendTokened(pg.Pieces, t, table)
		return t.lines
	}
	if pairs := spaced.countPairs(lines[0]); pairs != nil {
		for _, p := range pairs {
			pg.Pieces = append(pg.Pieces, rowPiece(p, table))
		}
		return 1
	}
	if k := spaced.countLines(lines); k > 0 {
		pg.Pieces = appendCounts(pg.Pieces, lines[:k], table)
		return k
	}
	if k := headedLines(lines); k > 0 {
		pg.Pieces = appendHeaded(pg.Pieces, lines[:k], table)
		return k
	}
	if k := pairLines(lines); k > 0 {
		pg.Pieces = appendPairs(pg.Pieces, lines[:k], table)
		return k
	}
	if st, ok := stackedTable(lines); ok {
		pg.Pieces = appendStacked(pg.Pieces, st, table)
		return st.lines
	}
	return 0
}

// A hard-wrapped text breaks its lines at one width without regard to
// sentences. It is taken for one only if at least minWrapped lines in a row
// are nearly as wide as the widest, and lines end inside sentences.
const (
	minWrapped = 3
	minWidth   = 40  // columns; a Chinese character has two
	maxWidth   = 110 // columns; longer lines are paragraphs
)

// unwrap joins the lines of hard-wrapped paragraphs. A paragraph is a run of
// lines between blank lines; it is wrapped if it has at least three lines, no
// line but the last ends in an end mark more often than not, and all lines but
// the last are within four columns of the widest, with the number or word that begins the
// next. Lines that begin with an
// indent start a paragraph. What it gets wrong: a verse or a list of equally
// long lines is joined; a ragged-right wrapped text stays in lines.
func unwrap(lines []string) []string {
	var out []string
	for i := 0; i < len(lines); {
		j := i
		for j < len(lines) && lex.TrimSpace(lines[j]) != "" && (j == i || !indented(lines[j])) {
			j++
		}
		if j == i {
			j++
		}
		if isWrapped(lines[i:j]) {
			out = append(out, joinLines(lines[i:j]))
		} else {
			out = append(out, lines[i:j]...)
		}
		i = j
	}
	return out
}

// unbroken returns the columns of the number or word that a line begins with, which a wrap
// does not break: [114,889,391]股.
func unbroken(s string) int {
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] >= 'A' && s[n] <= 'Z' || s[n] >= 'a' && s[n] <= 'z' || s[n] == ',' || s[n] == '.') {
		n++
	}
	return n
}

func indented(s string) bool { return strings.HasPrefix(s, "　　") || strings.HasPrefix(s, "    ") }

func isWrapped(lines []string) bool {
	if len(lines) < minWrapped {
		return false
	}
	widest, ended := 0, 0
	for _, s := range lines {
		widest = max(widest, width(s))
	}
	if widest < minWidth || widest > maxWidth {
		return false
	}
	for i, s := range lines[:len(lines)-1] {
		if width(s)+unbroken(lines[i+1]) < widest-4 || strings.ContainsAny(s, "|\t") || strings.Contains(lex.TrimSpace(s), "   ") || isSpacedRow(s) {
			return false
		}
		if last, _ := utf8.DecodeLastRuneInString(lex.TrimSpace(s)); strings.ContainsRune("。！？；!?;", last) {
			ended++
		}
	}
	return ended*2 < len(lines)-1
}

// width returns the columns of a line: two for wide characters, one for others.
func width(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, size = lex.Wide(s, i), 3; r < 0 {
				r, size = lex.Rune(s, i)
			}
		}
		if i += size; r >= 0x1100 {
			n++
		}
	}
	return n
}

// joinLines joins wrapped lines: with a blank between Latin words, else without.
func joinLines(lines []string) string {
	var b strings.Builder
	for i, s := range lines {
		s = lex.TrimSpace(s)
		if i > 0 && s != "" {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			if first := s[0]; last < utf8.RuneSelf && first < utf8.RuneSelf && unicode.IsLetter(last) && unicode.IsLetter(rune(first)) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(s)
	}
	return b.String()
}
