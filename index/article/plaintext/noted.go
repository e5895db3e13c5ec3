package plaintext

import (
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// A statement given cell by cell has the numbers of notes in some of its rows, which a beat
// does not bear:
//
//	附註
//	二零二三年
//	二零二二年
//	人民幣千元
//	人民幣千元
//	投資物業
//	28,640,183
//	27,842,605
//	應收貿易賬款
//	10
//	486,217
//	542,806

var (
	noteHead   = pattern.New(`^附[註注]$`)
	yearCell   = pattern.New(`^(?:20\d\d|二[零〇○][零〇○一二三四五六七八九]{2})年(?:度|末)?$`)
	unitOfYear = pattern.New(`^(?:人民[幣币]|[港美])?(?:百?[萬万千億亿]|百萬|百万)?(?:港|美)?元$`)
	noteOfRow  = pattern.New(`^\d{1,2}(?:[(（][a-z\d][)）])?$`)
)

// minNoted is how many rows such a statement has at least.
const minNoted = 3

// notedTable reads the statement that begins in the first line, false if none does.
func notedTable(lines []string) (stack, bool) {
	if len(lines) == 0 || !noteHead.MatchString(lex.TrimSpace(lines[0])) {
		return stack{}, false
	}
	cells, at := stackedCells(lines, maxStackRow*maxStacked)
	i := 1
	for i < len(cells) && yearCell.MatchString(cells[i]) {
		i++
	}
	years := i - 1
	if years < 2 || len(cells) < i+years {
		return stack{}, false
	}
	s := stack{head: append([]string{"", "附註"}, cells[1:i]...)}
	if unitOfYear.MatchString(cells[i]) {
		s.over, s.head = [][]string{s.head}, append([]string{"", ""}, cells[i:i+years]...)
		i += years
	}
	n := i
	for n < len(cells) {
		row, k := notedRow(cells[n:], years)
		if k == 0 {
			break
		}
		if n += k; row != nil {
			s.rows = append(s.rows, row)
		}
	}
	for len(s.rows) > 0 && s.rows[len(s.rows)-1][2] == "" { // the heading of what follows
		s.rows, n = s.rows[:len(s.rows)-1], n-1
	}
	if len(s.rows) < minNoted {
		return stack{}, false
	}
	s.lines = at[n-1] + 1
	return s, true
}

// notedRow reads a row and returns how many cells it takes, 0 if none begins: a label, the number
// of a note in some, and the figures; a label alone; figures alone, which are a sum and no row.
func notedRow(cells []string, years int) ([]string, int) {
	figures := func(cells []string) bool {
		if len(cells) < years {
			return false
		}
		for _, c := range cells[:years] {
			if !isStackFigure(c) || noteOfRow.MatchString(c) && len(c) < 3 {
				return false
			}
		}
		return true
	}
	if figures(cells) {
		return nil, years
	}
	if !isStackLabel(cells[0]) || itemStart.MatchString(cells[0]) {
		return nil, 0
	}
	row := make([]string, years+2)
	row[0] = page.CloseUp(cells[0])
	rest := cells[1:]
	if len(rest) > 0 && noteOfRow.MatchString(rest[0]) && figures(rest[1:]) {
		row[1], rest = rest[0], rest[1:]
	}
	if figures(rest) {
		copy(row[2:], rest[:years])
		return row, len(cells) - len(rest) + years
	}
	return row, 1
}
