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
	controllerHead = pattern.New(`^(?:[(]?[一二三四五六七八九十\d]{1,2}[)]?[、.,]?)?(?:公司)?(控股股东|实际控制人)(?:及其一致行动人)?情况$`)
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
		at := s.at(i)
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
		return at.controllerIn(row)
	}
	return nil
}

// controllerIn picks the name behind the first cell of a row, or below it.
func (s *sentence) controllerIn(row facts.Block) []pick {
	for _, c := range row.Cells[1:] {
		if namesController(s.cellText(c)) {
			return s.cellPick(c)
		}
	}
	return s.onlyBelow()
}

// namesController reports whether a cell is a name of somebody who can control a company.
func namesController(text string) bool {
	return text != "" && person.NameAt(text, 0) == len(text) || strings.HasSuffix(text, "公司")
}

// onlyBelow picks the name in the first cell of the next row, if the row after that has none.
func (s *sentence) onlyBelow() []pick {
	var names []pick
	for next := s.below(); next >= 0; {
		at := s.at(next)
		row, ok := at.row()
		if !ok || !namesController(at.cellText(row.Cells[0])) {
			break
		}
		names = append(names, at.cellPick(row.Cells[0])...)
		next = at.below()
	}
	if len(names) != 1 {
		return nil
	}
	return names
}

// cellPick picks all of a cell.
func (s *sentence) cellPick(c facts.Cell) []pick {
	l := line.New(s.page.art.Text, c.Span)
	at := l.Span(0, len(l.Text))
	return []pick{{Answer: Answer{Text: at.In(s.page.art.Text), Span: at}, score: s.years * (0.6 + 0.4*s.cover), in: s}}
}
