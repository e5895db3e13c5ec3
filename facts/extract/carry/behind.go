package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// Rates and further figures that stand behind a figure without words of their own: 330.39亿元(+20.4%),
// 收入31.92亿元, +11.2% YoY.

// signedBehind reports whether a percentage with a sign stands alone in a bracket right
// behind the figure before it: 330.39亿元[(+20.4%)].
func signedBehind(l *prose.Line, n int) bool {
	q := l.Quantities[n].Span
	if n == 0 || !strings.HasPrefix(l.Text[q.End:], ")") {
		return false
	}
	gap := strings.TrimLeft(l.Text[l.Quantities[n-1].Span.End:q.Start], " ")
	return gap == "(+" || gap == "(" && strings.HasPrefix(q.In(l.Text), "-")
}

// trailing reports whether a rate or points with a sign follow the figure before them alone, as notes
// in half English write it: 收入31.92亿元, [+11.2% YoY]; 毛利率75.1%, [+8.9 ppt]. A ratio takes points only.
func trailing(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	rate := q.Quantity.Kind == facts.KindPercent
	if n == 0 || !rate && q.Quantity.Kind != facts.KindPoints {
		return false
	}
	if ratio := l.Quantities[n-1].Quantity.Kind == facts.KindPercent; ratio == rate {
		return false
	}
	gap := strings.Trim(l.Text[l.Quantities[n-1].Span.End:q.Span.Start], " ,，")
	return (gap == "+" || gap == "" && strings.HasPrefix(q.Span.In(l.Text), "-")) && behindRate.MatchString(l.Text[q.Span.End:])
}

// behindRate is what may stand behind such a rate: what it is against, a mark or the end.
var behindRate = pattern.New(`^\s*(YoY|QoQ|yoy|qoq|同比|环比)?(?:$|\s*[,，;；。.()（）])`)

// trail makes such a rate one of the metric before it.
func (c *Memory) trail(l *prose.Line, n int, f *facts.Fact) {
	f.Metric, f.Measure = c.Metric, facts.Growth
	if f.Quantity.Kind == facts.KindPoints {
		f.Measure = facts.Change
	}
	if m := behindRate.FindStringSubmatch(l.Text[l.Quantities[n].Span.End:]); m != nil && f.Versus == "" {
		f.Versus = m[1]
	}
	f.Rule += "+carried"
}

// inUnit returns the metric of the last level that the sentence gives whose figure this is in the
// same measure word: 10月销售生猪26.03万头,收入2.62亿元,[1至10月累计]258.4万头. "" where there is none.
func inUnit(l *prose.Line, f *facts.Fact, before []facts.Fact) string {
	if f.Quantity.Kind != facts.KindCount && f.Quantity.Kind != facts.KindMoney {
		return ""
	}
	for i := len(before) - 1; i >= 0 && before[i].Sentence == l.Index && before[i].Entity == f.Entity; i-- {
		if p := &before[i]; p.Measure == facts.Level && p.Quantity.Unit == f.Quantity.Unit {
			return p.Metric
		}
	}
	return ""
}

// rateBefore names the rate of growth that a change in points right behind it is of: 利润总额13,874亿元,同比增长8.9%,较1—8月
// 回落0.4个百分点 is of 利润总额增速. "" where no rate of an amount stands right before.
func rateBefore(l *prose.Line, n int, before []facts.Fact) string {
	if len(before) == 0 || strings.Contains(l.Between(n), ";") {
		return ""
	}
	f := before[len(before)-1]
	if f.Sentence != l.Index || f.Measure != facts.Growth || f.Quantity.Kind != facts.KindPercent || f.Metric == "" || strings.HasSuffix(f.Metric, "率") {
		return ""
	}
	return strings.TrimSuffix(f.Metric, "增速") + "增速"
}

// grewAlike gives growth told by a noun behind it to the metric of the like part before: 上海广场租户销售额按年跌8%,大连广场[租户销售额]则录得13%升幅.
func (c *Memory) grewAlike(l *prose.Line, f *facts.Fact, before []facts.Fact) bool {
	k := len(before) - 1
	if f.Rule != "growth+behind" || f.Metric == "" || c.metrics.Units(f.Metric) != nil || k < 0 || before[k].Sentence != l.Index {
		return false
	}
	head := wording.HeadOfLike(before[k].Metric, f.Metric)
	f.Metric += head
	return head != ""
}
