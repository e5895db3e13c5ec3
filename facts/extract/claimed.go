package extract

import (
	"cmp"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// Whether a figure is so, was wanted or is expected.

// claimed tells whether a figure came true. What something is said to go on from is that of
// now, and what it will come to a forecast.
func (d *document) claimed(l *prose.Line, n int, right string, f *facts.Fact) {
	d.claims.Read(l, n, right, f)
	switch {
	case f.Metric == targetReached:
		f.Modality = facts.Actual
	case saysNow(l, n):
		f.Modality, f.Period, f.PeriodBasis = facts.Actual, d.Period, d.Basis
	case f.PeriodBasis == facts.BySentence && f.Period.Instant && f.Modality == facts.Actual && f.Measure == facts.Level && isNow.MatchString(l.Text[max(0, l.EndBefore(n)):l.StartOf(n)]):
		f.Period, f.PeriodBasis = d.Period, d.Basis
	case n > 0 && f.Modality == facts.Actual && f.Measure == facts.Level && saysNow(l, n-1) && toCome.MatchString(l.Text[:l.StartOf(n-1)]):
		f.Modality = facts.Forecast
	case d.warning && f.Modality == facts.Actual && f.Measure == facts.Level && f.Period == d.Period && result.MatchString(f.Metric):
		f.Modality = facts.Forecast
	}
	claim.Strip(f, d.metrics)
	keptAt(f)
	if k := len(d.facts) - 1; k >= 0 && f.Modality != facts.Actual && f.Period.Instant && f.PeriodBasis == facts.ByClause && d.facts[k].Sentence == f.Sentence && d.facts[k].Metric == f.Metric && d.facts[k].Modality == f.Modality && !d.facts[k].Period.Instant && strings.Contains(l.Between(n), "年初") {
		f.Period, f.PeriodBasis = d.facts[k].Period, d.facts[k].PeriodBasis // 2025年收入预期上调至1.4亿美元,年初给的数字是6000万美元: of the same year
	}
}

// A warning tells of results before they are known, of which each line need not say so again: 某股份2024年度
// [业绩预告] … 利润总额:亏损2.5亿元. 业绩快报 are not audited, but known.
var (
	warning = pattern.New(`(?:(?:业绩|盈利)(?:预告|警告|预警)|预[亏盈增减])(?:的?公告)?$`)
	result  = pattern.New(`(?:利润|溢利|亏损|盈利|每股收益|营业总?收入)(?:总额)?$`)
)

// keptAt makes a share of another amount of what is said to be kept at a part of it, which is an aim with a word for what is
// to come: 派息比率[会维持在基本溢利的]三成左右 is a 派息比率, and no 基本溢利.
func keptAt(f *facts.Fact) {
	m := keptAtPart.FindStringSubmatch(f.Metric)
	if m == nil || f.Measure != facts.Level || f.Quantity.Kind != facts.KindPercent {
		return
	}
	f.Metric, f.Of, f.Concept = m[1], m[3], ""
	if m[2] != "" && f.Modality == facts.Actual {
		f.Modality = facts.Target
	}
}

// keptAtPart matches a ratio with what it is kept at a part of.
var keptAtPart = pattern.New(`^(\p{Han}{2,8}(?:比率|比例|率|水平))(会|将|要|拟|计划|预计|力争)*(?:继续|仍|大致)?(?:维持|保持|稳定|控制)在(\p{Han}{2,10})$`)

// saysNow reports whether a figure is said to be that of now, which something goes on from:
// 门店将从[目前的]5000家增至8000家.
func saysNow(l *prose.Line, n int) bool {
	before := l.Text[:l.StartOf(n)]
	return fromNow.MatchString(before[max(0, len(before)-len("从目前的")):])
}

var fromNow = pattern.New(`[从由](?:目前|现在|当前|现有|如今)的?$`)

// isNow says of a level that it is that of now, whenever the clause before it was: 泰国工厂今年年初投产,公司[目前]年产能约1200万只.
var isNow = pattern.New(`[,;]\p{Han}{0,6}(?:目前|现有|当前|现时)[^,;。]*$`)

// toCome stands before what is to go on from there: 算力规模年内[要]从现在的1200P扩到2000P, 门店[将]从目前的5000家增至8000家.
var toCome = pattern.New(`将|(?:[内底末前年期]|规模|数量)要|计划|拟|力争|预计`)

// revised reports whether the figure behind figure n is what it was revised to, so that both are of one time: 全年件量增速指引由
// [15%—18%]下调为11.6%—12.7%; or is called so: 目标价168港元(前值[142港元]).
func revised(l *prose.Line, n int) bool {
	before := l.Text[:l.StartOf(n)]
	if strings.HasSuffix(strings.TrimRight(before, "为: "), "前值") {
		return true
	}
	if !revisedFrom.MatchString(before[max(0, len(before)-len("由此前预计的约")):]) {
		return false
	}
	if n+1 < len(l.Quantities) && l.Quantities[n].Range == quantity.Low {
		n++
	}
	if n+1 >= len(l.Quantities) {
		return false
	}
	between := strings.TrimRight(l.Text[l.Quantities[n].Span.End:l.StartOf(n+1)], " 至到为约")
	return between != "" && cue.Of(between)&cue.Revise != 0
}

// revisedFrom leads to what was expected before: 归母净利润[由此前预计的]2.3亿元至2.6亿元下修为1.5亿元至1.8亿元.
var revisedFrom = pattern.New(`[由从](?:(?:此前|之前|原先|原来|原|前次)(?:预计|预告|预测|披露|计划|指引)?的?)?约?$`)

// toldBy opens a sentence on what somebody forecasts whom no list has: [IDC预测],2025年全年中国市场出货2.84亿台; [业内人士预计],
// 全年成交规模将首次超过3000亿元.
var toldBy = pattern.New(`^(?:据|另据|有|某|一位\p{Han}{0,8}|多位)?((?:[A-Za-z]{2,12}|[\p{Han}A-Za-z]{2,12}?(?:机构|协会|学会|研究院|研究所|课题组|咨询|智库|专业版|人士|专家|分析师|分析员|券商|大行|投行|学院|大学)))(?:最新)?(?:预测|预计|测算|判断|估计|估算|预估)`)

// forecastByStranger makes what such a sentence tells nobody's in an article on several, none of whom it was told of: the sentence
// before may have been on one of them, and the next one is again. What the sentence names comes after.
func (d *document) forecastByStranger(l *prose.Line) {
	if d.Salient != "" || d.cur.entity == "" {
		return
	}
	at := toldBy.FindStringSubmatchIndex(l.Text)
	if at == nil || l.HasName(0, at[1]) {
		return
	}
	d.cur.main = cmp.Or(d.cur.main, d.cur.entity)
	d.cur.entity, d.cur.entBasis = "", facts.BySentence
}
