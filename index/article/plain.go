package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// readPlain reads plain text. Each line is a paragraph; lines are joined only
// where the text is clearly hard-wrapped (see unwrap). Rows of a table are
// lines of the form | a | b |, or lines cut by tabs, two or more in a row with
// the same number of cells. A heading is a short line without an end mark.
func readPlain(text string) (page, error) {
	lines := unwrap(strings.Split(text, "\n"))
	var pg page
	tables := 0
	for i := 0; i < len(lines); {
		n := tableLines(lines[i:])
		if k := alignedLines(lines[i:]); k > n {
			tables++
			pg.pieces = appendAligned(pg.pieces, lines[i:i+k], tables)
			i += k
			continue
		}
		if n > 0 {
			tables++
			pg.pieces = appendTable(pg.pieces, lines[i:i+n], tables)
			i += n
			continue
		}
		if s := squeeze(lines[i]); s != "" {
			pg.pieces = append(pg.pieces, plainPiece(s))
		}
		i++
	}
	return pg, nil
}

// plainPiece tells headings and list items from paragraphs by their looks.
func plainPiece(s string) piece {
	switch {
	case isHeadingLine(s):
		return piece{kind: facts.Heading, text: s}
	case isListItem(s):
		return piece{kind: facts.ListItem, text: s}
	}
	return piece{kind: facts.Paragraph, text: s}
}

// isListItem reports whether a line begins with a mark of lists.
func isListItem(s string) bool {
	r := first(s)
	return (r < 0x3000 || r == '（') && listMark.MatchString(s) // most lines begin with Chinese
}

// listMark matches what list items begin with: • ◆ - 1. (1) ① （一）.
var listMark = pattern.New(`^(?:[•●◆■▪·○◇□★※►▶]|[-*–—] |\d{1,2}(?:[.．][^\d]|[)、）])|[(（]\d{1,2}[)）]|[①-⑳])`)

// maxHeading is the length in runes up to which a line can be a heading.
const maxHeading = 40

// isHeadingLine reports whether a line is short, has Chinese or Latin words
// and no end mark: 个人手机银行客户5.52亿户,移动端月活2.29亿户. It takes short
// labels (特此公告) for headings too, which does no harm.
func isHeadingLine(s string) bool {
	if lex.Longer(s, maxHeading) || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune("。；;，,、：:…!！", last) || strings.Contains(s, "。") {
		return false
	}
	return !(strings.ContainsRune("（(", first(s)) && strings.ContainsRune("）)", last) && utf8.RuneCountInString(s) > 12) && !isNoHeading(s)
}

// isNoHeading reports whether a short line names no section. Each of the
// wordings has a colon or a beginning of its own.
func isNoHeading(s string) bool {
	return (strings.ContainsAny(s, ":：") || strings.ContainsRune("0123456789年月日. \t\n\f\r/-（(", first(s))) && notHeading.MatchString(s)
}

// notHeading matches short lines that name no section: codes, dates, credits,
// a label with its figure (发行数量：45,928,364股).
var notHeading = pattern.New(`^(?:证券|股票|公司|股份|基金|债券)?(?:代码|简称|名称)\s*[:：]|^[\d\s年月日.:：/-]+$|^[^，。：:]{2,12}[:：]\s*[\d０-９]|^[（(](?:记者|記者|编辑|作者)|^(?:网址|编号|注|说明|来源|数据来源|资料来源|相关[^:：]{0,4})\s*[:：]`)

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// squeeze trims a line and makes every run of blanks one plain blank.
func squeeze(s string) string {
	s = strings.TrimSpace(s)
	last := rune(0)
	for _, r := range s {
		if r <= '\u3000' && unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		last = r
	}
	return s
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
// the last are within four columns of the widest. Lines that begin with an
// indent start a paragraph. What it gets wrong: a verse or a list of equally
// long lines is joined; a ragged-right wrapped text stays in lines.
func unwrap(lines []string) []string {
	var out []string
	for i := 0; i < len(lines); {
		j := i
		for j < len(lines) && strings.TrimSpace(lines[j]) != "" && (j == i || !indented(lines[j])) {
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
	for _, s := range lines[:len(lines)-1] {
		if width(s) < widest-4 || strings.ContainsAny(s, "|\t") || strings.Contains(strings.TrimSpace(s), "   ") {
			return false
		}
		if last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s)); strings.ContainsRune("。！？；!?;", last) {
			ended++
		}
	}
	return ended*2 < len(lines)-1
}

// width returns the columns of a line: two for wide characters, one for others.
func width(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}

// joinLines joins wrapped lines: with a blank between Latin words, else without.
func joinLines(lines []string) string {
	var b strings.Builder
	for i, s := range lines {
		s = strings.TrimSpace(s)
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
