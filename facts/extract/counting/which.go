package counting

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// Qualifies reports whether quantity n only says which ones the next figure
// counts: the 500万元以上 of 资产500万元以上的个人客户约16.1万户.
func Qualifies(l *prose.Line, n int) bool {
	if n+1 >= len(l.Quantities) {
		return false
	}
	q, next := l.Quantities[n], l.Quantities[n+1]
	if strings.HasSuffix(l.Text[:l.StartOf(n)], "以") {
		if i, _ := cue.Placing.Find(l.Text[q.Span.End:next.Span.Start]); i >= 0 {
			return false // 以3391亿元的营收领跑7家股份行
		}
	}
	if l.Clause[q.Span.Start] != l.Clause[next.Span.Start] || compared.FractionOf(l, n) {
		return false
	}
	if q.Quantity.Kind == facts.KindPercent && stakeValued.MatchString(l.Text[q.Span.End:next.Span.Start]) {
		return true
	}
	after := strings.TrimPrefix(l.Text[q.Span.End:], q.ApproxSpan.In(l.Text))
	for _, w := range bounding {
		after = strings.TrimPrefix(after, w)
	}
	if q.Quantity.Kind == facts.KindCount && len(after) == len(l.Text)-q.Span.End && !strings.ContainsAny(q.Span.In(l.Text), "0123456789") {
		return false // 三家的研发费用
	}
	bounds := len(after) < len(l.Text)-q.Span.End && (q.ApproxSpan.Len() == 0 || q.ApproxSpan.Start >= q.Span.End) && after != "" && !strings.ContainsAny(after[:1], wording.MarkSet) && cue.Prefix(after, cue.Lead|cue.Up|cue.Down) == ""
	return (strings.HasPrefix(after, "的") || bounds) && q.Quantity.Kind != facts.KindPercent && q.Quantity.Kind != facts.KindTimes
}

// stakeValued is what stands between a stake and what it is worth: 100%[股权评估值为]30.75亿元.
var stakeValued = pattern.New(`^的?(?:股权|股份|权益)(?:的|对应的?)?(?:\p{Han}{0,4}(?:评估|估值|作价|交易价格|交易对价|对价|转让价|价值|账面值|市值)\p{Han}{0,4})$`)

// Idle reports whether quantity n only counts whom the clause is about, in
// words: [两家]代工厂的利润表, [一项]不超过5亿港元的回购计划, [一份]增收又增利的半年报. A count that something
// has (拥有三家子公司, 新增两家) is a figure.
func Idle(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	if q.Quantity.Kind != facts.KindCount || !strings.Contains("家个项位名笔种类只大批次桶份篇", string(q.Quantity.Unit)) || q.ApproxSpan.Len() > 0 || q.Range != quantity.NoRange || strings.ContainsAny(q.Span.In(l.Text), "0123456789") || q.Quantity.Value.Cmp("20") > 0 {
		return false
	}
	before := strings.TrimRight(l.Text[:q.Span.Start], " 了")
	after := l.Text[q.Span.End:]
	if after == "" || strings.ContainsAny(after[:1], wording.MarkSet) || strings.HasPrefix(after, "。") {
		return false
	}
	if ownedFirms.MatchString(after) && ownedList.MatchString(before) {
		return false // 合并范围包含岚江罐箱、岚江香港[两家]全资子公司
	}
	return cue.Suffix(before, cue.Predicate|cue.Up|cue.Down) == "" && !strings.HasSuffix(before, "有") && !strings.HasSuffix(before, "设") && !strings.HasSuffix(before, "开") && !strings.HasSuffix(before, "建") &&
		!strings.HasSuffix(before, "至") && !strings.HasSuffix(before, "到") && !strings.HasSuffix(before, "为") && !strings.HasSuffix(before, "第")
}

// ownedList matches a list of what a company has, ownedFirms what a count behind it counts.
var (
	ownedList  = pattern.New(`(?:包[含括]|纳入|拥有|下设|下辖|设立|成立|共有)[^,。;]*、[^,。;]*$`)
	ownedFirms = pattern.New(`^(?:全资|控股|参股|直属|一级|二级)*(?:子|孙|分|参股)公司`)
)

// Qualifier returns the wording before figure n that an earlier quantity is
// part of: 资产500万元以上.
func Qualifier(l *prose.Line, n int) string {
	if n == 0 || !Qualifies(l, n-1) {
		return ""
	}
	prev := l.Quantities[n-1]
	c := l.Clause[prev.Span.Start]
	from := prev.Span.Start
	for from > 0 && l.Clause[from-1] == c {
		from--
	}
	for _, w := range bounding {
		if rest, ok := strings.CutPrefix(l.Text[prev.Span.End:], w); ok && !strings.HasPrefix(rest, "的") {
			return wording.Trim(l.Bare([]facts.Span{{Start: from, End: prev.Span.Start}}) + prev.Span.In(l.Text) + w)
		}
	}
	i := strings.Index(l.Text[prev.Span.End:], "的")
	if i < 0 {
		return ""
	}
	return wording.Trim(l.Text[from:prev.Span.End+i]) + "的"
}

// bounding is what stands behind the bound of a class, which is in it or not: 30岁[(含)以下]职工.
var bounding = []string{"(含)以上", "(含)以下", "(不含)以上", "(不含)以下", "及以上", "及以下", "以上", "以下", "以内"}

// some are those of whom a count at the beginning of a clause says how many keep to a bound.
var some = pattern.New(`^(?:其中|共有|有|仅有|只有|另有|还有|已有)?,?(?:上市)?(?:公司|银行|企业|险企|券商|机构|基金|城市|省份)?`)

// OfSome reports whether figure n is the bound of a count: 56家公司预亏[超过1亿元]. It is nobody's.
func OfSome(l *prose.Line, n int) bool {
	q := l.Quantities[n].Quantity
	if n == 0 || q.Approx != facts.Over && q.Approx != facts.Under {
		return false
	}
	c := l.Quantities[n-1]
	if c.Quantity.Unit != "家" && c.Quantity.Unit != "只" || l.Clause[c.Span.Start] != l.Clause[l.Quantities[n].Span.Start] || l.HasName(c.Span.End, l.Quantities[n].Span.Start) {
		return false
	}
	before := l.ClauseText(l.Clause[c.Span.Start], 0, c.Span.Start)
	before = before[strings.LastIndexByte(before, ' ')+1:]
	return wording.Marks.Trim(before[len(some.FindString(before)):]) == ""
}

// Whom reports whether quantity n counts those whom its clause is about
// and says of no period yet: [59家]公司一季度合计净利润185.42亿元, [12家]村镇银行合计盈利0.74亿元.
func Whom(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	if q.Quantity.Unit != "家" || n+1 >= len(l.Quantities) || l.Clause[q.Span.Start] != l.Clause[l.Quantities[n+1].Span.Start] {
		return false
	}
	opens := wording.Marks.Trim(l.ClauseText(l.Clause[q.Span.Start], 0, q.Span.Start)) == ""
	return l.OwnPeriod(n+1) || opens && l.NameAt(q.Span.End) && l.SumsUp(n+1)
}
