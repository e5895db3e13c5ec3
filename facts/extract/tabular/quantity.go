package tabular

import (
	"cmp"
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/grid"
	"wenbao/facts/pattern"
)

// quantity reads a figure with the unit that its cell, label, column, section
// or caption gives. A head that words another kind of unit than the caption
// (比例 under 单位:元) does not take the caption's.
func (t *Reader) quantity(p pair, label rowLabel, f *facts.Fact) (facts.Quantity, bool) {
	unit := cmp.Or(strings.TrimSuffix(label.unit, "人民币"), p.col.unit, t.secUnit)
	if (p.col.share || p.col.change) && p.col.unit != "" {
		unit = p.col.unit // 同比增减(%) in the row 营业收入(亿元)
	}
	noun := label.metric + p.col.metric
	caption := t.captionUnit(noun)
	if t.Report && caption == "" && strings.Contains(p.cell.Text, ",") && t.isMoney(noun) {
		caption = cmp.Or(t.unitBefore, t.UnitOfAll)
	}
	if caption == "" && unit == "" && t.Report && inFull.MatchString(p.cell.Text) && t.isMoney(noun) {
		caption = "元"
	}
	if caption == "" && unit == "" && t.Report && t.Place.Notes && p.cell.Grouped && inCents.MatchString(p.cell.Text) && t.Metrics.Units(noun) == nil {
		caption = cmp.Or(t.unitBefore, t.UnitOfAll, t.UnitNear) // of a table without a caption among those with one
	}
	if t.Report {
		if !p.cell.Grouped {
			return facts.Quantity{}, false
		}
		if p.col.share || p.col.change && !amountOfChange.MatchString(p.col.text) || t.isRatio(noun) {
			caption = "" // a rate or share is never in 元
			if p.col.share || p.col.change {
				unit = p.col.unit
			}
			if unit == "" && !strings.Contains(p.cell.Text, "%") {
				if p.col.change && !rateOfChange.MatchString(p.col.text) && !strings.Contains(p.cell.Text, "百分点") && !grid.PointsCell.MatchString(p.cell.Text) {
					return facts.Quantity{}, false // a rate or an amount, the head does not say
				}
				unit = "%"
			}
		}
		if strings.Contains(noun, "每股") && label.unit == "" {
			unit = t.perShareUnit(unit, caption)
		}
		for _, c := range [...]struct{ class, unit string }{{"person", "人"}, {"household", "户"}, {"share", "股"}, {"times", "次"}, {"years", "年"}} {
			if unit == "" && (grid.EndsInWord(noun, c.class) || grid.EndsInWord(p.col.text, c.class)) {
				if c.class != "share" || !strings.HasSuffix(caption, "股") {
					unit = c.unit
				}
			}
		}
		if (t.staff != "" || strings.HasPrefix(f.Metric, "研发人员")) && unit == "" && caption == "" && !p.col.share && !p.col.change {
			unit = "人"
		}
		if len(t.columns) == 0 && unit == "" && caption == "" && !strings.Contains(p.cell.Text, "%") && !hotline.MatchString(noun) {
			return facts.Quantity{}, false // 股票代码 | 300999
		}
	}
	if kinds := t.Metrics.Units(noun); !t.Report && unit == "" && caption == "" && len(kinds) == 1 && kinds[0] == facts.KindMoney && !p.col.share && !p.col.change && !strings.Contains(noun, "每") {
		caption = t.UnitOfAll // 营业收入 | 844.92, where the article says above that money is in 亿元
	}
	q, ok := grid.Quantity(p.cell.Text, cmp.Or(unit, caption), noun)
	if !ok || !t.Report {
		return q, ok
	}
	return q, !t.outOfColumn(q, p, noun, unit == "" && caption == "元", f)
}

// isMoney reports whether a name's figures can be money, as those of every line of a statement are: 卖出回购金融资产款.
func (t *Reader) isMoney(name string) bool {
	kinds := t.Metrics.Units(name)
	return slices.Contains(kinds, facts.KindMoney) || kinds == nil && t.Place.Statement.Name != ""
}

// hotline matches names whose number is all that they say: 客服热线 | 95591.
var hotline = pattern.New(`(?:热线|电话)$`)

// outOfColumn reports whether what a cell of a report says is no figure of what its row and column name, which a
// column beside them has. inYuan tells that only the caption gives the unit.
func (t *Reader) outOfColumn(q facts.Quantity, p pair, noun string, inYuan bool, f *facts.Fact) bool {
	if inYuan && q.Unit == "CNY" && fewUnits.MatchString(p.cell.Text) {
		return true // 38 branches below the head of another column
	}
	if q.Unit == "" && (strings.Contains(p.cell.Text, ",") || len(t.unitsOf(t.unit)) > 1) {
		return true // an amount or a count of what is not said, or of which of 单位:万平方米、亿元
	}
	if money := strings.Contains(p.col.text, "金额") || strings.Contains(p.col.text, "余额"); money && q.Kind == facts.KindPercent && !p.col.share && !p.col.change && !t.isRatio(noun) {
		return true
	}
	if kinds := t.Metrics.Units(f.Metric); f.Concept == "" && kinds != nil && !p.col.share && !p.col.change && q.Kind != facts.KindNumber &&
		t.Metrics.Concept(f.Metric) != "" && !slices.Contains(kinds, q.Kind) {
		return true
	}
	return false
}

// isRatio reports whether a name's figures are rates or shares alone.
func (t *Reader) isRatio(name string) bool {
	kinds := t.Metrics.Units(name)
	if kinds == nil {
		return strings.HasSuffix(name, "比例") || strings.HasSuffix(name, "比重") || strings.HasSuffix(name, "占比") || strings.HasSuffix(name, "率")
	}
	return len(kinds) == 1 && kinds[0] == facts.KindPercent
}

// inFull matches an amount of a report that says its 角 and 分, so that it is in 元 where the table says
// nothing of that: 销售额 | 88,936,663.80.
var inFull = pattern.New(`^-?\d{1,3}(?:,\d{3}){2,}\.\d{2}$`)

// inCents matches an amount that says its 角 and 分: 保函保证金 | 1,220,000.00.
var inCents = pattern.New(`^-?\d{1,3}(?:,\d{3})+\.\d{2}$`)

// fewUnits matches a figure that no amount of 元 in a report is like, which have 角 and 分.
var fewUnits = pattern.New(`^[1-9]\d{0,2}$`)

// amountOfChange matches heads of changes that are in the table's unit: 变动额, 增减额.
var amountOfChange = pattern.New(`(?:变动|增减|增长)(?:金)?额$`)

// rateOfChange matches heads of changes that can only be rates.
var rateOfChange = pattern.New(`率|幅|比例`)

// conceptOf returns the concept of a figure's metric, of a share that of what it is one:
// 个人经营贷款占比.
func (t *Reader) conceptOf(f *facts.Fact) string {
	concept := t.Metrics.Concept(f.Metric)
	if of, ok := strings.CutSuffix(f.Metric, "占比"); ok && f.Measure == facts.Share && t.Report && concept == "" {
		return t.Metrics.Concept(of)
	}
	return concept
}
