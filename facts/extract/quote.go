package extract

import (
	"slices"

	"wenbao/facts"
	"wenbao/facts/extract/carry"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// closes and quotes are what a report on a day of trading puts before a share's price, or how far it
// rose: [报收于]7.53元, [收盘]上涨1.40%,[收报]112.94元; [盘中]下跌2.01%,截至11:04[报]63.49元/股.
var (
	closes = map[string]bool{"收盘": true, "收盘报": true, "收盘于": true, "收报": true, "报收": true, "报收于": true, "收于": true, "收市报": true}
	quotes = map[string]bool{"盘中": true, "盘中报": true, "报": true, "现报": true, "最新报": true, "股价报": true}
)

// quote names the price of a share that its sentence has, which an index has not: 沪指收报3342.67点.
func quote(l *prose.Line, n int, f *facts.Fact) {
	closed := closes[f.Metric]
	if !closed && !quotes[f.Metric] || f.Quantity.Kind != facts.KindMoney && f.Measure != facts.Growth {
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

// indexBefore opens a bracket behind the name of an index.
var indexBefore = pattern.New(`(?:指数|[沪恒]指|[综成]指|大盘) ?\([+-]?$`)

// besideIndex reports whether figure n is how far an index moved that a share is held against:
// 涨幅高于当日沪指([+0.10%]).
func besideIndex(l *prose.Line, n int) bool {
	return l.Quantities[n].Quantity.Kind == facts.KindPercent && indexBefore.MatchString(l.Text[:l.StartOf(n)])
}

// termOf follows how long money is placed or lent for, which is part of a name: [5年]定期存款利率.
var termOf = pattern.New(`^(?:定期|定存|整存|零存|大额存单|存款|国债|贷款|LPR|lpr)`)

// terms drops the durations that are part of a name.
func terms(l *prose.Line) {
	l.Quantities = slices.DeleteFunc(l.Quantities, func(q quantity.Mention) bool {
		return q.Quantity.Kind == facts.KindDuration && termOf.MatchString(l.Text[q.Span.End:])
	})
}
