package extractive

import (
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// officeCell matches what stands beside an office in a cell that says no more than it:
// 公司的总经理, 董事会秘书(信息披露境内代表).
var officeCell = pattern.New(`^(?:公司|本行|本公司)?的?|\([^()]*\)$`)

// rowHolder answers 董事会秘书是谁 from a table of a report: the name beside the office, or
// the one below it in the row of names.
//
//	| 公司的总经理 | 王某某 |
//	|      | 董事会秘书 | 证券事务代表 |
//	| 姓名 | 王某某     | 李某某       |
func (r *reader) rowHolder(s *sentence) []pick {
	row, ok := s.row()
	if !ok || r.q.gone || len(r.q.roles) != 1 {
		return nil
	}
	if ps := r.officer(s, row); ps != nil {
		return ps
	}
	if ps := r.director(s, row); ps != nil {
		return ps
	}
	text := s.cellText
	for k, c := range row.Cells {
		said := officeCell.ReplaceAllString(text(c), "")
		if m, n, ok := person.Roles.LongestAt(said, 0); !ok || n != len(said) || m != r.q.roles[0] {
			continue
		}
		if k == 0 {
			return s.named(row.Cells[1:], s.index)
		}
		next := s.below()
		if next < 0 {
			return nil
		}
		below := s.page.art.Blocks[s.page.art.Sentences[next].Block]
		if len(below.Cells) == 0 || text(below.Cells[0]) != "姓名" {
			return nil
		}
		for _, b := range below.Cells {
			if b.Column == c.Column {
				return s.named([]facts.Cell{b}, next)
			}
		}
	}
	return nil
}

// officer answers from a row of people that has the office asked for beside the name, alone
// or among others of the same person, unless the row says that he has left:
//
//	| 姓名   | 职务           | 任职状态 |
//	| 王某某 | 董事、总经理     | 现任    |
func (r *reader) officer(s *sentence, row facts.Block) []pick {
	holds := false
	for k, c := range row.Cells {
		said := s.cellText(c)
		if leftOffice.MatchString(said) {
			return nil
		}
		for _, office := range strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune("、,/;和兼", r) }) {
			m, n, ok := person.Roles.LongestAt(office, 0)
			holds = holds || k > 0 && ok && n == len(office) && m == r.q.roles[0]
		}
	}
	if first := s.cellText(row.Cells[0]); !holds || person.NameAt(first, 0) != len(first) {
		return nil
	}
	return s.named(row.Cells[:1], s.index)
}

// director answers from a row of a Hong Kong company's particulars, where the office stands behind the name or heads the
// row, the chair of a committee below the committee's name only:
//
//	| 执行董事   | 沈某某先生(主席) | 倪某某女士(行政总裁) |
//	| 审核委员会 | 容某某女士(主席) | 霍某某博士           |
//	| 公司秘书   | 简某某女士       |
func (r *reader) director(s *sentence, row facts.Block) []pick {
	head := s.cellText(row.Cells[0])
	committee := strings.HasSuffix(head, "委员会")
	if committee != strings.Contains(r.q.text, "委员会") || committee && !strings.Contains(r.q.text, head) {
		return nil
	}
	for k, c := range row.Cells[1:] {
		m := honoured.FindStringSubmatch(s.cellText(c))
		if m == nil {
			continue
		}
		office := m[2]
		if office == "" && k == 0 {
			office = head
		}
		if role, n, ok := person.Roles.LongestAt(office, 0); !ok || n != len(office) || role != r.q.roles[0] {
			continue
		}
		l := line.New(s.page.art.Text, c.Span)
		if i := strings.Index(l.Text, m[1]); i >= 0 {
			at := l.Span(i, i+len(m[1]))
			return []pick{{Answer: Answer{Text: at.In(s.page.art.Text), Span: at}, score: s.years * (0.6 + 0.4*s.cover), in: s}}
		}
	}
	return nil
}

// honoured matches a cell with somebody's name, how he is addressed, and his office in brackets.
var honoured = pattern.New(`^(\p{Han}{2,4}?)(?:先生|女士|小姐|博士|教授)(?:\(([^()]+)\))?$`)

// leftOffice matches what says in a cell that somebody has left.
var leftOffice = pattern.New(`离任|已辞任|已退任|卸任`)

// cellText returns the folded text of a cell without blanks.
func (s *sentence) cellText(c facts.Cell) string {
	return strings.ReplaceAll(line.Plain(c.Span.In(s.page.art.Text)), " ", "")
}

// at returns the sentence of the page at an index, held to tell as much as this one.
func (s *sentence) at(index int) *sentence {
	return &sentence{Line: s.page.lines[index], page: s.page, index: index, cover: s.cover, years: s.years}
}

// below returns the sentence that is the next row of the table, -1 if there is none.
func (s *sentence) below() int {
	art := s.page.art
	i := s.index + 1
	if i >= len(art.Sentences) {
		return -1
	}
	here, next := art.Blocks[art.Sentences[s.index].Block], art.Blocks[art.Sentences[i].Block]
	if next.Kind != facts.TableRow || next.Table != here.Table {
		return -1
	}
	return i
}

// named picks the first cell with words if they are a name; index is the sentence it is in.
func (s *sentence) named(cells []facts.Cell, index int) []pick {
	for _, c := range cells {
		l := line.New(s.page.art.Text, c.Span)
		if strings.TrimSpace(l.Text) == "" {
			continue
		}
		sp, ok := matching(l.Text, facts.Span{End: len(l.Text)}, "person")
		if !ok {
			return nil
		}
		in := s.at(index)
		at := l.Span(sp.Start, sp.End)
		return []pick{{Answer: Answer{Text: at.In(s.page.art.Text), Span: at}, score: s.years * (0.6 + 0.4*s.cover), in: in}}
	}
	return nil
}
