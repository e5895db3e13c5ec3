package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// foremost is the one of several that moved the most: 武汉、天津、郑州、西安成交面积跌幅均超过20%,其中
// [郑州]降幅最大,达27.9%.
var foremost = pattern.New(`其中,?(\p{Han}{2,8}?)的?(?:[降跌增涨升]幅|增速)(?:最[大高]|居首),?(?:[达为至]|达到|高达)?$`)

// ofForemost gives a rate that is one of several's that one alone: its metric is told of the list, whose
// last name has no end but where the metric begins. It is taken to be as long as the others where
// these are of one length; a list of names of several lengths stays as it is.
func ofForemost(l *prose.Line, n int, f *facts.Fact) {
	if f.Quantity.Kind != facts.KindPercent || !strings.Contains(f.Metric, "、") {
		return
	}
	m := foremost.FindStringSubmatch(l.Text[:l.StartOf(n)])
	if m == nil {
		return
	}
	names := strings.Split(f.Metric, "、")
	last := names[len(names)-1]
	if of, ok := strings.CutPrefix(last, m[1]); ok && of != "" {
		f.Metric = last
		return
	}
	others, long := names[:len(names)-1], utf8.RuneCountInString(m[1])
	if !slices.Contains(others, m[1]) || slices.ContainsFunc(others, func(s string) bool { return utf8.RuneCountInString(s) != long }) {
		return
	}
	if r := []rune(last); len(r) >= long {
		f.Metric = m[1] + string(r[long:])
	}
}

// leadsBy is whose growth puts somebody first, behind it: 以345.30%[的净利增幅居首].
var leadsBy = pattern.New(`^的(\p{Han}{2,8}?)(?:同比)?(?:增幅|增速|涨幅)(?:居首|领跑|领先|排名|位居|位列|排在|居|最高|最大|夺冠|拔得头筹|一马当先)`)

// leads names the growth that somebody is first by.
func (d *document) leads(l *prose.Line, n int, f *facts.Fact) {
	q := l.Quantities[n]
	if q.Quantity.Kind != facts.KindPercent || f.Metric != "" || f.Measure != facts.Level || !strings.HasPrefix(l.Text[q.Span.End:], "的") {
		return
	}
	if m := leadsBy.FindStringSubmatch(l.Text[q.Span.End:]); m != nil && d.metrics.Units(m[1]) != nil {
		f.Metric, f.Measure, f.Rule = m[1], facts.Growth, "growth"
	}
}
