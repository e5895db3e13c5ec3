package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// quoted names what the market tells of a share, a fund or an index.
func (d *document) quoted(l *prose.Line, n int, f *facts.Fact) {
	d.minus(l, n, f)
	quote(l, n, f)
	d.byName(l, n, f)
	d.overBenchmark(l, n, f)
	ofExchange(l, n, f)
}

// quote names the price of a share, or how far it rose, that a report on a day of trading has only a verb for:
// [报收于]7.53元, [收盘]上涨1.40%,[收报]112.94元; [盘中]下跌2.01%,截至11:04[报]63.49元/股. The sentence
// has a price, which one on an index has not: 沪指收报3342.67点.
func quote(l *prose.Line, n int, f *facts.Fact) {
	if isQuote(l, n, f) {
		f.Metric = carry.SharePrice
		return
	}
	if f.Quantity.Kind == facts.KindMoney && f.Measure == facts.Level && f.Quantity.Decimals > 0 && strings.Contains(f.Metric, "最") && touched.MatchString(f.Metric) {
		f.Metric = "最高价"
		if m := touches.FindStringSubmatch(l.Text[l.EndBefore(n):l.StartOf(n)]); m != nil {
			f.Metric = "最" + m[1] + "价"
		}
		return
	}
	closed := cue.Closed.Is(f.Metric) || strings.HasSuffix(f.Metric, "于收盘")
	if !closed && !cue.Quoted.Is(f.Metric) || f.Quantity.Kind != facts.KindMoney && f.Measure != facts.Growth {
		return
	}
	if !slices.ContainsFunc(l.Quantities, func(q quantity.Mention) bool {
		return q.Quantity.Kind == facts.KindMoney && q.Quantity.Decimals >= 0 // and not 成交6.80亿元
	}) {
		return
	}
	if f.Metric = carry.SharePrice; closed && f.Measure == facts.Level {
		f.Metric = "收盘价"
	}
}

// byName names how far a share rose that has its company's name and no more before it, in a sentence on its trading: 5月15日,
// 岚川发展(维权)[跌]2.14%,成交额9251万元,换手率0.44%.
func (d *document) byName(l *prose.Line, n int, f *facts.Fact) {
	if f.Metric != "" || f.Measure != facts.Growth || f.Quantity.Kind != facts.KindPercent || f.Entity == "" || f.Entity != d.Salient || !strings.Contains(l.Text, "成交") {
		return
	}
	m := risen.FindStringIndex(l.Text[:l.StartOf(n)])
	if m != nil && slices.ContainsFunc(l.Entities, func(e entity.Mention) bool { return e.Span.End == m[0] }) {
		f.Metric = carry.SharePrice
	}
}

// risen is what stands between such a name and the figure.
var risen = pattern.New(`(?:\([^()]{1,12}\))?(?:盘中|午后|早盘|尾盘|收盘|今日)?[上下微大收]?[涨跌]$`)

// overBenchmark names what a fund earned beyond its benchmark, over the window of the return before: 近3年年化收益4.28%,[超过基准指数]1.06%
// is its 近3年超额收益.
func (d *document) overBenchmark(l *prose.Line, n int, f *facts.Fact) {
	if f.Quantity.Kind != facts.KindPercent || f.Measure != facts.Level || !strings.Contains(f.Metric, "基准") || !benchmark.MatchString(l.Text[:l.StartOf(n)]) {
		return
	}
	f.Metric = "超额收益"
	if k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.Index {
		_, at := period.Window(d.facts[k].Metric)
		f.Metric = at.In(d.facts[k].Metric) + f.Metric
	}
}

// benchmark ends what stands before such a figure.
var benchmark = pattern.New(`(?:超过|跑赢|超越)(?:了)?(?:业绩比较)?基准(?:指数)?$`)

// touched and touches are how a price is told as the highest or lowest of the day: 当日股价[最高触及]33.55元,[最低则下探至]32.62元.
var (
	touched = pattern.New(`^(?:当日|今日|日内|期间|盘中|全天|该股)?(?:的?股价)?最[高低](?:则|触及?|下探|上探|探|涨到?|跌到?|冲)*$`)
	touches = pattern.New(`最([高低])[^最]{0,12}$`)
)

// isQuote reports whether a figure is a price by 报 before it: 封板资金1.12亿元,…沐阳药业[报]31.48元/股,
// 慧岭股份[报]29.61元.
func isQuote(l *prose.Line, n int, f *facts.Fact) bool {
	if f.Quantity.Kind != facts.KindMoney || f.Measure != facts.Level || f.Quantity.Decimals < 0 {
		return false
	}
	before, ok := strings.CutSuffix(l.Text[:l.StartOf(n)], "报")
	return ok && (strings.HasPrefix(l.Text[l.Quantities[n].Span.End:], "/股") || slices.ContainsFunc(l.Entities, func(m entity.Mention) bool { return m.Span.End == len(before) }))
}

// soldToo says of which orders what was sold is, where only what was bought says so: [特大单]买入2047.43万元,
// 占比13.03%,[卖出]1823.74万元.
func (d *document) soldToo(l *prose.Line, f *facts.Fact) {
	if f.Metric != "卖出" {
		return
	}
	for k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.Index; k-- {
		if whose, ok := strings.CutSuffix(d.facts[k].Metric, "买入"); ok {
			f.Metric = whose + f.Metric
			return
		}
	}
}

// indexBefore opens a bracket behind the name of an index.
var indexBefore = pattern.New(`(?:指数|[沪恒]指|[综成]指|大盘) ?\([+-]?$`)

// besideIndex reports whether figure n is how far an index moved that a share is held against:
// 涨幅高于当日沪指([+0.10%]).
func besideIndex(l *prose.Line, n int) bool {
	if strings.HasSuffix(l.Text[:l.StartOf(n)], "(") && shortName.MatchString(l.Text[l.Quantities[n].Span.End:]) {
		return true
	}
	return l.Quantities[n].Quantity.Kind == facts.KindPercent && indexBefore.MatchString(l.Text[:l.StartOf(n)])
}

// shortName goes on behind a number that begins the short name of an index, before its code: 沪深300可选消费指数(300[可选,000911]).
var shortName = pattern.New(`^\p{Han}{1,8}, ?[A-Z]?\d{5,6}\)`)

// dropTerms drops the durations that are part of a name: [5年]定期存款利率. Questions tell them apart by
// period.Term.
func dropTerms(l *prose.Line) {
	l.Quantities = slices.DeleteFunc(l.Quantities, func(q quantity.Mention) bool {
		return q.Quantity.Kind == facts.KindDuration && period.IsTerm(l.Text[q.Span.End:])
	})
}
