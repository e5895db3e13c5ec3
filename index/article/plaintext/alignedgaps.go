package plaintext

import (
	"strings"

	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// What stands between the rows of aligned tables, and between tables.

// isChapter reports whether a line is the heading of a part of a report, spaced out as it may be:
// 第八节      股份变动及股东情况, 3.3 资本充足率.
func isChapter(line string) bool {
	t := strings.TrimLeft(line, " \t\u3000\u00a0") // which most lines begin with something else behind
	return t != "" && (strings.HasPrefix(t, "第") || '0' <= t[0] && t[0] <= '9') && chapterLine.MatchString(line)
}

var chapterLine = pattern.New(`^\s*(?:第[一二三四五六七八九十]{1,3}[节章]\s|\d{1,2}(?:\.\d{1,2}){1,3} ?\p{Han}[^\d,，。]*$)`)

// mostGap is how many blank lines stand between the rows of a table at most.
const mostGap = 4

// closeGaps takes out the blank lines between rows of aligned tables, and between them and
// their heads: programs print them where rows are high.
func closeGaps(lines []string) []string {
	out := make([]string, 0, len(lines))
	for i := 0; i < len(lines); i++ {
		j := i
		for j < len(lines) && lex.TrimSpace(lines[j]) == "" && lines[j] != PageBreak {
			j++
		}
		if n := j - i; n > 0 {
			if k := len(out); n > mostGap || j == len(lines) || k == 0 || !isGroupedRow(lines[j]) && !(j+1 < len(lines) && isOverFigures(lines[j], lines[j+1])) || !hasCells(out[k-1]) {
				out = append(out, lines[i:j]...)
			}
			i = j - 1
			continue
		}
		out = append(out, lines[i])
	}
	return out
}

// isGroupedRow reports whether a line is a label and figures, one of them in groups.
func isGroupedRow(line string) bool {
	if !isSpaced(line) || !isDataLine(line) {
		return false
	}
	for _, c := range figuresOf(cutAligned(line)) {
		if groupedValue.MatchString(c.text) {
			return true
		}
	}
	return false
}

// isOverFigures reports whether a line is the first of a label whose figures stand alone below it.
func isOverFigures(line, next string) bool {
	if !isSpaced(next) {
		return false
	}
	figures := cutAligned(next)
	return len(figures) > 1 && onlyFigures(figures) && len(figuresOf(figures)) == len(figures) && loneLabel(cutAligned(line))
}

// hasCells reports whether a line can be a row of a table, or its head.
func hasCells(line string) bool {
	return isSpaced(line) && !strings.ContainsAny(line, "。|\t") && line != PageBreak && len(cutAligned(line)) > 1 && !page.IsCaptionLine(page.Squeeze(line))
}
