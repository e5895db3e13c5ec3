package plaintext

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// Long texts that give each cell of their tables a line, an empty one of blanks for an empty
// cell, are put into rows of cells one blank apart:
//
//	货币资金
//	七、1
//	909,246,673.28
//	661,083,999.28

// leastStacked is how many lines of a text are a figure in groups and no more.
const leastStacked = 400

// leastBroken is how many are in a text whose columns are so narrow that heads break in them.
const leastBroken = 100

// isNarrow reports whether heads break before their unit: 毛利率 | （%）.
func isNarrow(lines []string) bool {
	n := 0
	for _, l := range lines {
		if headTail.MatchString(strings.TrimSpace(l)) {
			n++
		}
	}
	return n > 2
}

// unstack puts the cells of rows into one line each, if a text has many figures alone: of tables whose heads it
// knows (formed), and, in long or narrow ones, of others.
func unstack(lines []string) []string {
	n := aloneFigures(lines)
	narrow := n >= leastBroken && (n >= leastStacked || isNarrow(lines))
	if n >= leastFormed {
		lines = formed(lines)
	}
	if !narrow {
		return lines
	}
	var out []string
	var u unstacker
	for i := 0; i < len(lines); i++ {
		row, n := u.row(lines[i:])
		out = append(out, strings.Split(row, "\n")...)
		i += n - 1
	}
	return out
}

// aloneFigures returns how many of the lines are a figure in groups and no more.
func aloneFigures(lines []string) int {
	alone := 0
	for _, l := range lines {
		if groupedValue.MatchString(strings.TrimSpace(l)) {
			alone++
		}
	}
	return alone
}

// unstacker knows the last head of columns.
type unstacker struct {
	columns int  // of figures; 0 = not known
	note    bool // one of notes before them
	below   bool // the line before is of a table
}

// row returns the row that begins in the first line, and how many lines it takes.
func (u *unstacker) row(lines []string) (string, int) {
	if !isCellLabel(lines[0]) {
		u.below = u.below && lines[0] == PageBreak
		return lines[0], 1
	}
	if head, n := unstackedHead(lines); n > 1 {
		parts := strings.Fields(head)
		u.note = len(parts) > 1 && parts[1] == "附注"
		if u.columns = len(parts); !spacedPeriod.MatchString(parts[0]) {
			u.columns--
		}
		if u.note {
			u.columns--
		}
		u.below = true
		if words, k := headsBelow(lines[n:], u.columns); k > 0 {
			u.columns = k
			return countedHead.ReplaceAllString(head, "$1$2") + "\n" + words, n + k
		}
		return head, n
	}
	if head, n := headByWords(lines); n > 0 {
		u.note, u.columns, u.below = false, len(strings.Fields(head))-1, true
		return head, n
	}
	if value, n := particularBelow(lines); n > 0 {
		return strings.TrimSpace(lines[0]) + " " + value, n
	}
	if s, n := officersBelow(lines); n > 0 {
		return s, n
	}
	label, first := u.label(lines)
	values, n, empty := valuesBelow(lines, first)
	if len(values) == 0 {
		return lines[0], 1 + n - first
	}
	u.below = true
	if u.note && len(values)+empty > u.columns && values[0] == "-" {
		values = values[1:] // no note
	}
	figures := len(values)
	if spacedNote.MatchString(values[0]) {
		if figures--; figures == 0 {
			return label, n // 收到其他与投资活动有关的现金 七、78
		}
	}
	for k := u.columns - figures; k > 0 && k <= empty; k = 0 {
		values = append(values, strings.Fields(strings.Repeat("- ", k))...)
	}
	return strings.Join(append([]string{label}, values...), " "), n
}

// valuesBelow returns the values that begin in line n, the line behind them, and how many empty
// cells end them.
func valuesBelow(lines []string, n int) (values []string, end, empty int) {
	for ; n < len(lines); n++ {
		if blank := strings.TrimSpace(lines[n]) == ""; blank && lines[n] != "" && lines[n] != PageBreak {
			empty++
			continue
		} else if blank {
			break
		}
		value := lines[n]
		if n+1 < len(lines) && brokenPoints.MatchString(strings.TrimSpace(value)) {
			value = strings.TrimSpace(value) + strings.TrimSpace(lines[n+1])
		}
		if !allValues(value) {
			break
		}
		if value != lines[n] {
			n++
		}
		for ; empty > 0; empty-- {
			values = append(values, "-")
		}
		values = append(values, strings.Fields(value)...)
	}
	return values, n, empty
}

// particularBelow returns what stands below the label of a particular of the company, with at
// most a few empty cells between them, and how many lines the two take; 0 if the first line
// is no such label.
func particularBelow(lines []string) (string, int) {
	if !particularLabel.MatchString(strings.TrimSpace(lines[0])) {
		return "", 0
	}
	for n := 1; n < min(len(lines), 4) && lines[n] != PageBreak; n++ {
		switch s := strings.TrimSpace(lines[n]); {
		case particularLabel.MatchString(s):
			return "", 0
		case s != "":
			return s, n + 1
		}
	}
	return "", 0
}

// unstackedHead reads the heads of columns, of which one may take several lines.
func unstackedHead(lines []string) (string, int) {
	cells := []string{page.Squeeze(lines[0])}
	n, periods := 1, 0
	if spacedPeriod.MatchString(closedDate(lines[0])) {
		cells[0], periods = closedDate(lines[0]), 1
	}
	for n < len(lines) && n < 2*maxUpper {
		s := closedDate(lines[n])
		switch {
		case spacedPeriod.MatchString(s):
			cells, periods = append(cells, s), periods+1
		case s == "附注" && periods == 0:
			cells = append(cells, s)
		case strings.HasPrefix(s, "附注") && periods > 0 && isOpen(s) && n+1 < len(lines):
			n++ // 附注（如 | 适用）
		case periods > 1 && changeHead.MatchString(s):
			return headOf(append(cells, s), periods, n+1)
		default:
			k := n
			for k < len(lines) && k < n+maxUpper && changePiece.MatchString(strings.TrimSpace(lines[k])) {
				k++
			}
			if k == n || periods < 2 || k >= len(lines) || !spacedPeriod.MatchString(closedDate(lines[k])) {
				return headOf(cells, periods, n)
			}
			cells, n = append(cells, "本期比上年同期增减(%)"), k-1
		}
		n++
	}
	return headOf(cells, periods, n)
}

func headOf(cells []string, periods, n int) (string, int) {
	if periods < 2 {
		return "", 0
	}
	return strings.Join(cells, " "), n
}

// changeHead matches the head of changes that is one line: 变动比例（%）.
var changeHead = pattern.New(`^(?:本期|同比)?(?:变动|增减)(?:比例|幅度)?(?:[（(][%％][)）])?$`)

// changePiece matches a line of the head of changes: 本期比上 | 年同期增 | 减(%).
var changePiece = pattern.New(`^[本期末年度比较上同增减变动(（%％)）]{1,12}$`)

func closedDate(line string) string { return strings.Join(headParts(line), "") }

// isCellLabel reports whether a line can be a label.
func isCellLabel(line string) bool {
	s := strings.TrimSpace(line)
	return page.HasHan(s) && !strings.ContainsAny(s, "。；|\t") && utf8.RuneCountInString(s) <= maxLoneCell && !spacedNote.MatchString(s) && line != PageBreak
}

// allValues reports whether a line is figures, or the number of a note.
func allValues(line string) bool {
	parts := strings.Fields(line)
	for _, p := range parts {
		if !spacedValue.MatchString(p) && !spacedNote.MatchString(p) {
			return false
		}
	}
	return len(parts) > 0
}
