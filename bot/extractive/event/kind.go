package event

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/pattern"
)

var (
	perShare   = pattern.New(`^ ?(\\?/|每)股`)
	asPrice    = pattern.New(`^(的|之间的?)?(均价|价格|成交价)`)
	quotedAt   = pattern.New(`(报|现报|报于|报收|收报|涨|跌|涨至|跌至|面值|面值为|面值人民币)$`)
	wholeTotal = pattern.New(`总股本|股本总额|股份总数|总股份|已发行|发行前|现有股份|股本总数|总股数|股份总额|注册资本|公司股本|总股|发行股份`)
	wholeHeld  = pattern.New(`所持|其持|(?:^|[^减增])持股|其所|其直接|其合计|其总持|持有`)
	notWhole   = pattern.New(`上限|下限|资金|收入|利润|成交|营收|净资产|总资产|分别|流通股|计划|预案|拟回购|方案`)
	inTotal    = pattern.New(`(?:总股本|股份总数|股本总数|已发行股份)\(?(?:即|共|约)*$`)
	changing   = pattern.New(`同比|较|增长|增加|减少|收窄|扩大|下降|降幅|增幅|上升|下滑|减亏|增亏|溢价|折让|变动|增至|跌幅|涨幅`)
)

// classify tells the kind of role that a quantity may fill.
func (f *figure) classify(c facts.Span, shareClass class, mine []verb) {
	f.kind = other
	switch f.q.Kind {
	case facts.KindCount:
		if f.q.Unit == "股" || f.q.Unit == "份" {
			f.kind = shares
			if f.q.Unit == "份" && len(f.q.Value) < 3 {
				f.kind = other // 一份文件
			}
			if inTotal.MatchString(f.lead) {
				f.kind = other // 占已发行股份总数(即约29.67亿股)的约0.1%
			}
			if strings.HasPrefix(f.tail, "的") && strings.Contains(f.lead, "占") || strings.Contains(f.lead, "总股本") {
				f.kind = other // 占总股本3.07亿股的…
			}
		}
	case facts.KindMoney:
		f.money()
	case facts.KindPercent:
		f.percent(c, shareClass, mine)
	}
}

// money tells a price a share from an amount.
func (f *figure) money() {
	small := len(f.q.Value.Abs()) < 6 || f.q.Value.Places() > 0 && len(f.q.Value.Abs())-f.q.Value.Places() < 6
	switch {
	case quotedAt.MatchString(f.lead):
	case perShare.MatchString(f.tail), small && (unitPrice.In(f.lead) || asPrice.MatchString(f.tail)):
		f.kind = price
	case f.class == worth:
		f.kind = value
	case f.class == loss && changing.MatchString(f.lead) && !strings.HasSuffix(f.lead, "至"):
	default:
		f.kind = amount
	}
}

// percent tells what a percentage is of.
func (f *figure) percent(c facts.Span, shareClass class, mine []verb) {
	lead := f.lead
	i := strings.LastIndex(lead, "占")
	if i >= 0 {
		lead = lead[i:]
	}
	if strings.Contains(f.in.text[c.Start:f.span.Start], "占") && i < 0 {
		if j := strings.LastIndex(f.in.text[c.Start:f.span.Start], "占"); !cut(f.in.text, c.Start+j, f.span.Start) {
			lead = f.in.text[c.Start+j : f.span.Start] // 占总股本3.07亿股的0.03%
		}
		i = 0
	}
	switch {
	case i >= 0 || wholeTotal.MatchString(lead):
		switch {
		case notWhole.MatchString(lead):
		case wholeHeld.MatchString(lead):
			f.kind = ofHeld
		case wholeTotal.MatchString(lead) || strings.Contains(lead, "公司股份"):
			f.kind = ofTotal
		}
		if m := bounding.FindStringSubmatch(f.lead); m != nil && f.q.Approx == facts.Exact {
			f.bound, f.q.Approx = m[1], facts.Under
			if m[1] == "不低于" || m[1] == "不少于" {
				f.q.Approx = facts.Over
			}
		}
		if len(mine) == 0 && shareClass != "" {
			f.class = shareClass
		} else if last := lastBefore(mine, f.span.Start); last == "" && shareClass != "" {
			f.class = shareClass
		}
	case (f.class == pledge || f.class == standing) && strings.Contains(lead, "质押比例"):
		f.kind = ofHeld
	case changing.MatchString(lead):
		f.kind = change
	case (f.class == reduce || f.class == increase || f.class == buyback) && f.direct(c, mine):
		f.kind = ofTotal // 减持不超过2%
	}
}

// direct reports whether a percentage is the verb's own: 减持不超过2%,
// 增持比例不超过1%.
func (f *figure) direct(c facts.Span, mine []verb) bool {
	from := c.Start
	for _, v := range mine {
		if v.End <= f.span.Start {
			from = v.End
		}
	}
	return from > c.Start && plainLead.MatchString(f.in.text[from:f.span.Start])
}

var plainLead = pattern.New(`^(不超过?|不高于|不低于|约|近|达到?|合计|累计|共|总计|为|了|其|所持|持有|的|公司|本公司|该公司|股份|股票|股权|比例|数量|至多|最多|逾|超过?|高达|上市)*$`)

// bounding is the bound that stands before the whole: 不超过公司总股本的2%.
var bounding = pattern.New(`(不超过|不高于|不低于|不少于)[^,;。\d]{0,40}$`)

func lastBefore(vs []verb, pos int) class {
	c := class("")
	for _, v := range vs {
		if v.End <= pos {
			c = v.class
		}
	}
	return c
}
