package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/when"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// Percentages whose name stands at some distance.

// shareOfMost names a share by the part that is said to have the most, or to come next.
func shareOfMost(l *prose.Line, n int, f *facts.Fact) {
	if f.Metric != "" || l.Quantities[n].Quantity.Kind != facts.KindPercent {
		return
	}
	before := l.Text[max(0, l.StartOf(n)-120):l.StartOf(n)]
	if !strings.Contains(before[max(0, len(before)-36):], "占比") || !strings.Contains(before, "最") && !strings.Contains(before, "次") {
		return
	}
	if m := mostShare.FindStringSubmatch(before); m != nil {
		f.Metric, f.Measure, f.Of, f.Rule = wording.Clean(m[1]+m[2]), facts.Share, "", "share"
	}
}

// mostShare names the part that has the most of something before its share, or comes next: [液化类商品贸易]占比最高,为56.03%,其次
// 是[金属类商品贸易],占比27.74%.
var mostShare = pattern.New(`([^,;:。()、]{2,20})占比(?:依然|依旧|仍)?最[高大低小],(?:为|达|达到)?(?:约|近)?$|[,;](?:其次|再次)(?:是|为)([^,;:。()、]{2,20}),占比(?:为|达|达到)?(?:约|近)?$`)

// rateName is a rate at the end of what stands before a bracket.
var rateName = pattern.New(`\p{Han}{1,12}率$`)

// rateBefore names a percentage that stands alone in a bracket by the rate before it: [管理费用率](7.6%)和[研发费用率](5.3%)有所上升.
func (d *document) rateBefore(l *prose.Line, n int, f *facts.Fact) {
	q := l.Quantities[n]
	before, ok := strings.CutSuffix(l.Text[:l.StartOf(n)], "(")
	if !ok || f.Metric != "" || f.Measure != facts.Level || q.Quantity.Kind != facts.KindPercent || !strings.HasPrefix(l.Text[q.Span.End:], ")") {
		return
	}
	name := rateName.FindString(before)
	if ms := d.metrics.Find(name); len(ms) > 0 && ms[len(ms)-1].Span.End == len(name) {
		name = name[ms[len(ms)-1].Span.Start:]
	} else if i := strings.LastIndexAny(name, "和与及的"); i >= 0 {
		_, k := utf8.DecodeRuneInString(name[i:])
		name = name[i+k:]
	}
	f.Metric = name
}

// cashFlow is what flows of money from operations and the like are called.
var cashFlow = pattern.New(`现金流(?:量)?(?:净额)?$|现金净流[入出]`)

// soFarInYear dates flows of money behind a quarter as quarterly reports give them, for the year so far that the paragraph
// began with: 前三季度收入187.62亿元…。第三季度收入64.51亿元…。[经营活动产生的现金流量净额]28.75亿元.
func (d *document) soFarInYear(f *facts.Fact) {
	p := d.blockPeriod
	if f.PeriodBasis != facts.ByParagraph || !cashFlow.MatchString(f.Metric) || !when.Part(f.Period, p) || f.Period.End != p.End {
		return
	}
	if f.Against == f.Period.ShiftYears(-1) {
		f.Against = p.ShiftYears(-1)
	}
	f.Period = p
}
