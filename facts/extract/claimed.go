package extract

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
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
	case n > 0 && f.Modality == facts.Actual && f.Measure == facts.Level && saysNow(l, n-1) && strings.Contains(l.Text[:l.Quantities[n-1].Span.Start], "将"):
		f.Modality = facts.Forecast
	case d.warning && f.Modality == facts.Actual && f.Measure == facts.Level && f.Period == d.Period && result.MatchString(f.Metric):
		f.Modality = facts.Forecast
	}
	claim.Strip(f, d.metrics)
}

// A warning tells of results before they are known, of which each line need not say so again: 某股份2024年度
// [业绩预告] … 利润总额:亏损2.5亿元. 业绩快报 are not audited, but known.
var (
	warning = pattern.New(`(?:(?:业绩|盈利)(?:预告|警告|预警)|预[亏盈增减])(?:的?公告)?$`)
	result  = pattern.New(`(?:利润|溢利|亏损|盈利|每股收益|营业总?收入)(?:总额)?$`)
)

// saysNow reports whether a figure is said to be that of now, which something goes on from:
// 门店将从[目前的]5000家增至8000家.
func saysNow(l *prose.Line, n int) bool {
	before := l.Text[:l.StartOf(n)]
	return fromNow.MatchString(before[max(0, len(before)-len("从目前的")):])
}

var fromNow = pattern.New(`[从由](?:目前|现在|当前|现有|如今)的?$`)
