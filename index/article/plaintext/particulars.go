package plaintext

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/index/article/page"
)

// The particulars of a company, of a text whose cells stand one blank apart:
//
//	股票简称 岚城智能 股票代码 300999
//	公司的法定代表人 陈某某
//	董事会秘书 证券事务代表
//	姓名 张某某 李某

var (
	particularLabel = pattern.New(`^(?:股票简称|证券简称|股票代码|证券代码|公司代码|公司简称|(?:公司)?(?:的)?(?:中文名称|中文简称|外文名称|外文名称缩写|法定代表人|总经理)(?:[（(]如有[)）])?|(?:公司)?(?:注册|办公)地址(?:的邮政编码)?|(?:公司)?(?:国际互联网)?网址|公司国际互联网网址|电子信箱|股票上市(?:证券)?交易所)$`)
	officerHead     = pattern.New(`^(?:董事会秘书|证券事务代表)(?:[（(][^()（）]*[)）])?$`)
)

// particulars cuts a line of labels and what stands behind each; nil if it is none.
func particulars(line string) []string {
	parts := strings.Fields(line)
	if len(parts) < 2 || !particularLabel.MatchString(parts[0]) || strings.ContainsAny(line, "。|\t") {
		return nil
	}
	cells := []string{parts[0]}
	for k, p := range parts[1:] {
		switch {
		case particularLabel.MatchString(p) && k > 0:
			cells = append(cells, p)
		case len(cells)%2 == 1:
			cells = append(cells, p)
		default:
			cells[len(cells)-1] += " " + p
		}
	}
	return cells
}

// officers cuts the two lines that name the secretary of the board and the representative;
// nil if they are none.
func officers(lines []string) [][]string {
	if len(lines) < 2 {
		return nil
	}
	head, names := strings.Fields(lines[0]), strings.Fields(lines[1])
	if len(head) != 2 || len(names) != 3 || names[0] != "姓名" || !officerHead.MatchString(head[0]) || !officerHead.MatchString(head[1]) {
		return nil
	}
	return [][]string{append([]string{""}, head...), names}
}

// appendParticulars appends the particulars that the first lines are, and returns how many
// lines they take.
func (s spacing) appendParticulars(pg *page.Page, lines []string, table int) int {
	if !s.on {
		return 0
	}
	n := 0
	for n < len(lines) {
		rows, k := officers(lines[n:]), 2
		if rows == nil {
			cells := particulars(lines[n])
			if cells == nil {
				break
			}
			rows, k = [][]string{cells}, 1
		}
		for _, r := range rows {
			p := rowPiece(r, table)
			p.Kind = facts.TableRow
			pg.Pieces = append(pg.Pieces, p)
		}
		n += k
	}
	return n
}
