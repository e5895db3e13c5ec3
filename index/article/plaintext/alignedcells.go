package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Lines of aligned tables cut into cells.

// cutAligned cuts a line at two or more blanks; nil if it is too long for a
// row.
func cutAligned(line string) []stretch {
	if len(line) > maxAlignedLine {
		return nil
	}
	line = strings.ReplaceAll(strings.TrimRight(line, " \r\t"), "　", "  ")
	var out []stretch
	at, blanks, start, ahead := 0, 2, 0, 0
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		w := width(line[i : i+n])
		switch {
		case r == ' ':
			blanks++
		case blanks >= 2:
			out = append(out, stretch{text: line[i : i+n], from: at, to: at + w, ahead: ahead, wide: w - 1})
			blanks, start = 0, i
		default:
			last := &out[len(out)-1]
			last.text, last.to, blanks = line[start:i+n], at+w, 0
			last.wide = ahead + w - 1 - last.ahead
		}
		ahead += w - 1
		at += w
		i += n
	}
	return splitFigures(splitNote(closeApart(out)))
}

// closeApart joins a label that is spaced out to the width of its column: 合  计.
func closeApart(cells []stretch) []stretch {
	n := 0
	for n < len(cells) && n < 3 && len(cells[n].text) == len("计") && page.HasHan(cells[n].text) && cells[n].from-cells[0].from <= maxApart && !ofPersons(cells[n].text) {
		n++
	}
	if n < 2 || len(cells) == n || cells[0].from > leastLabel || cells[0].text == cells[1].text {
		return cells // 性 | 年 over 别 | 龄 are two heads, as 日 | 日 below two dates
	}
	whole := stretch{from: cells[0].from, to: cells[n-1].to, ahead: cells[0].ahead, wide: n}
	for _, c := range cells[:n] {
		whole.text += c.text
	}
	return append([]stretch{whole}, cells[n:]...)
}

// ofPersons reports whether a cell is of a narrow column beside names: 远 | 男, 姓 | 性 | 年.
func ofPersons(s string) bool { return strings.Contains("男女性年别龄日", s) }

// splitFigures takes figures apart that are one blank apart: wide ones fill
// their columns. So are a figure and the words of the next column: 1,355,654.04 无法收回.
func splitFigures(cells []stretch) []stretch {
	var out []stretch
	for _, c := range cells {
		if state, n, ok := strings.Cut(c.text, " "); ok && len(out) > 1 && shareState.MatchString(state) && isAlignedFigure(n) {
			at := c.from + width(state)
			out = append(out, stretch{text: state, from: c.from, to: at, ahead: c.ahead, wide: c.wide}, stretch{text: n, from: at + 1, to: c.to, ahead: c.ahead + c.wide})
			continue
		}
		if len(cells) == 1 && numberedTitle.MatchString(c.text) {
			return cells // 2.4 流动性期限结构（2024年12月31日）
		}
		if figure, words, ok := strings.Cut(c.text, " "); ok && page.HasHan(words) && (figure == "0" || strings.ContainsAny(figure, ",.")) && isAlignedFigure(figure) && !beginsUnit.MatchString(words) {
			at := c.from + width(figure)
			out = append(out, stretch{text: figure, from: c.from, to: at, ahead: c.ahead}, stretch{text: strings.TrimSpace(words), from: at + 1, to: c.to, ahead: c.ahead, wide: c.wide})
			continue
		}
		parts := strings.Fields(c.text)
		if n := groupedTail(parts); n > 0 && n < len(parts) && len(out) == 0 && (n > 1 || len(cells) > 1) && (strings.Contains(parts[len(parts)-1], ".") || len(figuresOf(cells)) > 1) {
			label := strings.Join(parts[:len(parts)-n], " ")
			at := c.from + width(label)
			out = append(out, stretch{text: label, from: c.from, to: at, ahead: c.ahead, wide: c.wide})
			c = stretch{from: at + 1, ahead: c.ahead + c.wide}
			parts = parts[len(parts)-n:]
			c.text = strings.Join(parts, " ")
			c.to = c.from + width(c.text)
		}
		all := len(parts) > 1
		for _, p := range parts {
			all = all && (isAlignedFigure(p) || isDash(p) || plainDate.MatchString(p))
		}
		if !all {
			out = append(out, c)
			continue
		}
		at := c.from
		for _, p := range parts {
			out = append(out, stretch{text: p, from: at, to: at + width(p), ahead: c.ahead})
			at += width(p) + 1
		}
	}
	return out
}

// groupedTail returns how many of the last parts of a cell are amounts in groups, one blank behind the
// label that fills its column: 经营活动产生的现金流量净额 -2,846,173,572.27 1,628,419,208.23. 0 if what
// is before them is no label.
func groupedTail(parts []string) int {
	n := 0
	for n < len(parts) && groupedValue.MatchString(parts[len(parts)-1-n]) {
		n++
	}
	if n == 0 || n == len(parts) || strings.ContainsAny(parts[len(parts)-n-1], "：:，。年月日") || !page.HasHan(parts[len(parts)-n-1]) {
		return 0
	}
	return n
}

// shareState matches how shares are encumbered, one blank before how many are: 质押 126,000,000.
var shareState = pattern.New(`^(?:质押|冻结|标记|司法冻结)$`)

// numberedTitle matches the title of a section, which is no figure and its words.
var numberedTitle = pattern.New(`^\d{1,2}(?:\.\d{1,2}){1,3} ?\p{Han}`)

// plainDate matches a day behind an age or another day: 58 2022-05-20.
var plainDate = pattern.New(`^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$`)

// isDash reports whether a cell says that there is no figure, whose column it does not tell: it
// stands right behind the figure before it.
func isDash(s string) bool { return s == "-" || s == "–" || s == "—" || s == "－" || s == "/" }

// beginsUnit matches what belongs to the figure before it: 2.5 亿元.
var beginsUnit = pattern.New(`^(?:[万亿千百元倍个股家人吨年月日号名户台件亩米度项次笔公]|\P{Han})`)

// isAlignedFigure reports whether a cell is one figure.
func isAlignedFigure(s string) bool { return beginsFigure(s) && alignedFigure.MatchString(s) }

var alignedFigure = pattern.New(`^[-+−(（]{0,2}\d[\d,]*(?:\.\d+)?[)）]?(?:[%％]|pts?|pct|[个個]百分[点點])?[)）]?$`)
