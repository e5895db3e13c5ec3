package match

import (
	"slices"

	"wenbao/facts"
)

// byUnit explains the end of a question that is what the figure is counted in: 国内居民出游[人次], of 国内居民出游49.98亿人次;
// 处理中的上市申请[宗数].
func (q *Query) byUnit(w *FactWords, expl []float64) {
	unit, end := []rune(string(w.fact.Quantity.Unit)), len(q.Runes)
	if w.fact.Quantity.Kind != facts.KindCount || len(unit) == 0 || end < 4 {
		return
	}
	if q.Runes[end-1] == '数' {
		end--
	}
	if from := end - len(unit); from > 1 && (end < len(q.Runes) || len(unit) > 1) && slices.Equal(q.Runes[from:end], unit) {
		for i := from; i < len(q.Runes); i++ {
			expl[i] = inMetric
		}
	}
}

// byBalance explains the 余额 at the end of a question by the cell of a table that has money of one day, if its name ends
// in what stands before 余额 there: 债券投资[余额] of the row 债券投资 below 2024年12月31日. The sum of a part of a table
// may end its name in 合计.
func (q *Query) byBalance(w *FactWords, mr []rune, expl []float64) {
	f, asked := w.fact, len(q.Runes)-len(balance)
	if f.Rule != "table" || !f.Period.Instant || f.Quantity.Kind != facts.KindMoney || f.Measure != facts.Level || asked < 2 || !slices.Equal(q.Runes[asked:], balance) {
		return
	}
	name := mr
	if n := len(mr) - len(sumEnd); n > 1 && slices.Equal(mr[n:], sumEnd) {
		name = mr[:n]
	}
	if len(name) < 2 || len(name) > asked || !slices.Equal(q.Runes[asked-len(name):asked], name) {
		return
	}
	for i := asked; i < len(q.Runes); i++ {
		expl[i] = inMetric
	}
}

// balance and sumEnd are canonical: 累计 stands for 合计 as well.
var balance, sumEnd = []rune("余额"), []rune("累计")
