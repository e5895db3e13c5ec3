package extractive

import (
	"slices"
	"strings"

	"wenbao/facts"
)

// Reports give the particulars of two officers side by side:
//
//	|         | 董事会秘书   | 证券事务代表 |
//	| 姓名     | 王某某      | 李某某      |
//	| 电子信箱 | a@b.cn     | c@b.cn     |

// maxContactRows bounds how far above a particular the officers are looked for.
const maxContactRows = 8

// officer parts a detail of one of them, 证券事务代表·联系电话, from the detail; "" if it is nobody's.
func (d detail) officer() (string, detail) {
	if who, what, ok := strings.Cut(d.name, "·"); ok {
		return who, detail{what, d.kind}
	}
	return "", d
}

// ofOfficer answers with the cell of a row that stands below an officer.
func (r *reader) ofOfficer(s *sentence, row facts.Block, officer string) []pick {
	at := s.officerColumn(officer)
	for _, c := range row.Cells {
		if at > 0 && c.Column == at {
			return r.valueIn(s, s.index, c)
		}
	}
	return nil
}

// officerColumn returns the column of an officer in the rows above, or in the line before the table, which text
// of pages has for its head; 0 if he is in none.
func (s *sentence) officerColumn(officer string) int {
	art := s.page.art
	here := art.Sentences[s.index].Block
	table := art.Blocks[here].Table
	for k := here - 1; k >= 0 && here-k <= maxContactRows; k-- {
		b := art.Blocks[k]
		if b.Table != table {
			return 1 + slices.Index(strings.Fields(b.In(art.Text)), officer)
		}
		for _, c := range b.Cells {
			if officeCell.ReplaceAllString(s.cellText(c), "") == officer {
				return c.Column
			}
		}
	}
	return 0
}
