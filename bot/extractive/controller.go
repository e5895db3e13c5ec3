package extractive

import (
	"strings"

	"wenbao/bot/extractive/line"
	"wenbao/bot/extractive/person"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

var (
	// controllerHead matches the heading above who controls a company: (一)控股股东情况, 2、公司控股股东情况.
	controllerHead = pattern.New(`^(?:[(]?[一二三四五六七八九十\d]{1,2}[)]?[、.,]?)?(?:公司)?(控股股东|实际控制人)(?:及其一致行动人)?(?:情况|情況)$`)
	// controllerName matches the head of the names in the table that follows.
	controllerName = pattern.New(`^(控股股东|实际控制人)?(?:姓名|名称)$`)
)

// controllerRows is within how many lines behind its heading a report names who controls the company.
const controllerRows = 12

// controller answers who controls a company from the section of an annual report on that, behind its
// heading, where the name stands beside its label or below it:
//
//	(一) 控股股东情况
//	| 姓名 | 闻某某 |
//	| 控股股东姓名 | 国籍 |
//	| 闻某某 | 中国 |
//
// Of several who control it together it names none: no one of them does.
func (r *reader) controller(s *sentence, who string) []pick {
	if m := controllerHead.FindStringSubmatch(strings.ReplaceAll(s.Text, " ", "")); m == nil || m[1] != who {
		return nil
	}
	art := s.page.art
	for i := s.index + 1; i < min(len(art.Sentences), s.index+controllerRows); i++ {
		at := &sentence{Line: s.page.lines[i], page: s.page, index: i, cover: s.cover, years: s.years}
		if controllerHead.MatchString(strings.ReplaceAll(at.Text, " ", "")) {
			return nil
		}
		row, ok := at.row()
		if !ok {
			continue
		}
		m := controllerName.FindStringSubmatch(at.cellText(row.Cells[0]))
		if m == nil || m[1] != "" && m[1] != who {
			continue
		}
		if text := at.cellText(row.Cells[1]); person.NameAt(text, 0) == len(text) || strings.HasSuffix(text, "公司") {
			return at.cellPick(row.Cells[1], i)
		}
		return at.onlyBelow()
	}
	return nil
}

// onlyBelow picks the name in the first cell of the next row, if the row after that has none.
func (s *sentence) onlyBelow() []pick {
	var names []pick
	for at := s; ; {
		next := at.below()
		if next < 0 {
			break
		}
		at = &sentence{Line: s.page.lines[next], page: s.page, index: next, cover: s.cover, years: s.years}
		row, ok := at.row()
		if !ok {
			break
		}
		text := at.cellText(row.Cells[0])
		if text == "" || person.NameAt(text, 0) != len(text) && !strings.HasSuffix(text, "公司") {
			break
		}
		names = append(names, at.cellPick(row.Cells[0], next)...)
	}
	if len(names) != 1 {
		return nil
	}
	return names
}

// cellPick picks all of a cell, in the sentence at an index.
func (s *sentence) cellPick(c facts.Cell, index int) []pick {
	l := line.New(s.page.art.Text, c.Span)
	at := l.Span(0, len(l.Text))
	in := &sentence{Line: s.page.lines[index], page: s.page, index: index, cover: s.cover, years: s.years}
	return []pick{{Answer: Answer{Text: at.In(s.page.art.Text), Span: at}, score: s.years * (0.6 + 0.4*s.cover), in: in}}
}
