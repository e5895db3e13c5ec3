package carry

import (
	"cmp"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// A ranking has its figures in brackets behind the names: 不良率最低的是宁波银行(0.76%)、
// 招商银行(0.95%)和成都银行(0.68%). What they are of stands before the first, and another
// ranking of the sentence goes on with it: …;排名后三位的是郑州银行(-9.50%).

// bracketed gives a figure in a bracket behind a name, which has no words of its own, what
// the ranking is of. It reports whether it is such a figure of one that is known.
func (c *Memory) bracketed(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact, before []facts.Fact) bool {
	name, ok := l.BracketOf(n)
	if !ok || f.Metric != "" || f.Measure != facts.Level {
		return false
	}
	if !follows(l, n, name) {
		if metric, rate := c.ranking(l, name.Start); metric != "" && (rate || c.metrics.CanBe(metric, f.Quantity.Kind)) {
			if f.Metric = metric; rate {
				f.Measure = facts.Growth
			}
			return true
		}
	}
	if m := behindList.FindStringSubmatch(l.Text[l.Quantities[n].Span.End:]); m != nil && c.metrics.CanBe(m[1], f.Quantity.Kind) && c.metrics.Units(m[1]) != nil {
		f.Metric = m[1]
		return true
	}
	for m := n - 1; m >= 0; m-- {
		if _, ok := l.BracketOf(m); !ok || l.Quantities[m].Quantity.Kind != f.Quantity.Kind {
			continue
		}
		span, _ := l.Surface(l.Quantities[m], nil)
		for i := len(before) - 1; i >= 0 && before[i].Sentence == l.Index; i-- {
			if p := &before[i]; p.Span == span {
				f.Metric, f.Measure, f.Of, f.Versus, f.Rule = p.Metric, p.Measure, p.Of, p.Versus, f.Rule+"+carried"
				rel.Down = p.Quantity.Value.Sign() < 0 && l.Quantities[m].Quantity.Value.Sign() > 0
				return true
			}
		}
	}
	return false
}

// follows reports whether the name before the bracket of quantity n stands right behind
// another such bracket.
func follows(l *prose.Line, n int, name facts.Span) bool {
	if n == 0 {
		return false
	}
	_, ok := l.BracketOf(n - 1)
	return ok && strings.Trim(l.Text[l.Quantities[n-1].Span.End:name.Start], "),、和与及以 ") == ""
}

// ofFirst returns the metric by which the name right before a figure is the first, or last: [人均净利润]最高的
// 是江苏信托,989万元. "" for others.
func (c *Memory) ofFirst(l *prose.Line, n int, kind facts.UnitKind) string {
	at := l.StartOf(n)
	for i := len(l.Entities) - 1; i >= 0; i-- {
		m := l.Entities[i]
		if m.Span.End > at {
			continue
		}
		gap := strings.TrimSpace(l.Text[m.Span.End:at])
		if isMost.MatchString(gap) {
			metric := wording.Clean(wording.Trim(l.Text[l.HaltBefore(m.Span.Start)+1 : m.Span.Start]))
			if c.metrics.CanBe(metric, kind) && (c.metrics.Units(metric) != nil || countedBy.MatchString(metric)) {
				return metric
			}
			return ""
		}
		if gap != "," && gap != ":" {
			return ""
		}
		metric, rate := c.ranking(l, m.Span.Start)
		if rate || metric == "" || !c.metrics.CanBe(metric, kind) {
			return ""
		}
		return metric
	}
	return ""
}

// isMost says behind a name that it is the first by what stands before it: 客座率东航[最高,为]85.9%,南航85.6%.
var isMost = pattern.New(`^(?:仍|依旧|依然|则)?最[高低大小多少快慢强],?(?:仍)?(?:为|达|达到|是|有)?$`)

// ranked matches what puts names in order by a metric: [营收增速]最快的三家是, [不良率]居前的有.
var ranked = pattern.New(`([^,:;。\]\-]{2,16}?)(?:最[高低快慢大小多少好差强]|居前|居首|靠前|领先|位居|排在|排名|前[三五十]|后[三五十])[^,:;。]{0,10}?(?:是|为|有|包括|:)$`)

// passed matches what several have more or less of than a threshold: [经纪业务净收入]过百亿的只有甲(109.39亿元)和乙(108.14亿元).
var passed = pattern.New(`([^,:;。\]\-]{2,16}?)(?:均|都)?(?:[过超破]|超过|突破|不足|低于|不到|达到|在)(?:[\d.]*[十百千]?[万亿]{1,2}|[\d.]+%)元?(?:以上|以下)?的(?:券商|银行|公司|险企|机构|企业)?(?:只有|仅有|有|是|为|包括|还有|共有\p{Han}家)?:?$`)

// behindList matches what a list with brackets says behind them that its figures are of: 甲集团(8588亿元)、
// 乙集团(6652亿元)等10家企业[营业收入]超过3000亿元.
var behindList = pattern.New(`^\)(?:[、,和与及]*[^()、,。;]{2,20}\([\d.,]+[^()\d]{1,3}\))*等[\d一二三四五六七八九十]+家(?:企业|公司|银行|机构|券商|险企)?的?(\p{Han}{2,8}?)(?:[均都])?(?:超|突破|达|高于|低于|不足|在)`)

// inOrder matches what announces figures in order of size: 各险企[归母净利润增速]从高到低分别为:.
var inOrder = pattern.New(`([^,:;。\]\-]{2,16}?)(?:[从由]高到低|[从由]低到高|[从由]大到小)[^,:;。]{0,6}?:?$`)

// rates matches what announces rates of change of a metric that moved so: 各险企[NBV]同比高增,可比口径
// 增速分别为:.
var rates = pattern.New(`([^,:;。\]\-]{2,16}?)(?:[均都])?(?:同比|环比)?(?:高增|大增|[增上提][长升]|下[降滑]|回落|分化|改善)[^,:;。]{0,4},(?:按?可比口径下?)?(?:同比|环比)?(?:增速|增幅|降幅)(?:分别|依次)?[为是]?:?$`)

// ranking returns the metric that the words before byte at put names in order by, and
// whether it is its rate of growth. "" where they do not.
func (c *Memory) ranking(l *prose.Line, at int) (metric string, rate bool) {
	head := l.Text[l.HaltBefore(at)+1 : at]
	if m := ranked.FindStringSubmatch(head); m != nil {
		metric = wording.Clean(wording.Trim(m[1]))
	} else if m := passed.FindStringSubmatch(head); m != nil {
		metric = wording.Clean(wording.Trim(m[1]))
	} else if m := inOrder.FindStringSubmatch(head); m != nil {
		metric = m[1]
	} else if m := rates.FindStringSubmatch(head); m != nil {
		metric = m[1] + "增速"
	}
	if w := cue.Suffix(metric, cue.RateNoun); w != "" {
		metric, rate = strings.TrimSuffix(metric, w), true
	}
	for i := range metric {
		if c.metrics.Concept(metric[i:]) != "" {
			return metric[i:], rate // 各险企[归母净利润]
		}
	}
	return metric, rate && metric != ""
}

// swung names a rate by the clause before that says how it turned: [核心CPI环比]由平转涨,上涨0.2%.
func swung(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	name, versus := earlier.Swung(l, n)
	if name != "" {
		f.Metric, rel.Phrase, f.Versus = name, name, cmp.Or(f.Versus, versus)
	}
	return name != ""
}
