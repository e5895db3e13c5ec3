package tabular

import (
	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// Tables that roll an allowance forward say what it is of above them alone:
//
//	3.3.4 贷款损失准备变动
//	| 项目     | 2024年 | 2023年 |
//	| 期初余额  | 8,830 | 8,284 |
//	| 本期计提  | 2,284 | 2,146 |
//	| 期末余额  | 9,736 | 8,830 |
//	→ 贷款损失准备 · 2023-12-31 · 8,830; 贷款损失准备计提 · 2024 · 2,284
//
// What it gets wrong: a year that heads a column and is not the year in which the balance moved.

// roll is what a row of such a table has.
type roll int

const (
	rollsNot   roll = iota
	rollsBegin      // 期初余额
	rollsMove       // 本期计提
	rollsEnd        // 期末余额
)

var (
	// rolledAbove matches what stands above the table: 贷款损失准备的变动情况.
	rolledAbove = pattern.New(`(\p{Han}{1,14}准备)金?的?(?:增减)?变动(?:情况|分析|明细|表)*(?:如下)?:?$`)
	beginRow    = pattern.New(`^(?:本期|本年|本报告期|报告期)?[期年]初(?:余额|数)?$|^上[期年](?:[期年])?末(?:余额|数)?$`)
	endRow      = pattern.New(`^(?:本期|本年|本报告期|报告期)?[期年]末(?:余额|数)?$`)
	movedNow    = pattern.New(`^(?:本期|本年度?|本报告期|报告期内?|当期|当年)`)
	moveRow     = pattern.New(`计提|核销|转销|转出|转入|转回|收回|回拨|释放|处置|汇率|折算|变动|其他`)
)

// rolled names a row of such a table; false if it is in none.
func (t *Reader) rolled(l *rowLabel, text string) bool {
	m := rolledAbove.FindStringSubmatch(grid.TrimMarks(t.about))
	if m == nil {
		m = rolledAbove.FindStringSubmatch(grid.TrimMarks(t.Heading))
	}
	if m == nil || l.role != labelColumn && l.role != valueColumn {
		return false
	}
	name := grid.TrimLabel(grid.DropUnitNote(text))
	switch {
	case beginRow.MatchString(name):
		l.rolls, l.metric = rollsBegin, m[1]
	case endRow.MatchString(name):
		l.rolls, l.metric = rollsEnd, m[1]
	case moveRow.MatchString(name):
		l.rolls, l.metric = rollsMove, m[1]+movedNow.ReplaceAllString(name, "")
	default:
		return false
	}
	l.period, l.bare, l.entity = facts.Period{}, false, ""
	return true
}

// of returns when a figure is of whose column says p.
func (r roll) of(p facts.Period) facts.Period {
	switch {
	case r == rollsEnd:
		return p.AtEnd()
	case r == rollsBegin && p.Instant:
		return facts.At(facts.Date{Year: p.Last().Year - 1, Month: 12, Day: 31})
	case r == rollsBegin:
		return facts.At(p.Start.AddDays(-1))
	case r == rollsMove && p.Instant:
		return facts.Year(p.Last().Year)
	}
	return p
}
