package extract

import (
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// Figures of a whole trade or of the country in an article on somebody.

// trade opens a metric of a whole trade: [公募基金]总规模.
var trade = pattern.New(`^(?:我国|全国|全行业|全市场|公募基金|私募基金|银行业|保险业|证券业|信托业|[银保]险?业)(?:总|管理|资产|规模|净|合计|共|整体|平均)`)

// nation opens a metric of a country: [社会融资规模]增量, [广义货币]余额.
var nation = pattern.New(`^(?:社会融资规模|社融|广义货币|狭义货币|流通中货币|M[012]|CPI|PPI|GDP|国内生产总值|居民消费价格|工业生产者|社会消费品零售|固定资产投资|规模以上工业|外汇储备|城镇调查失业率)`)

// ofChina reports whether a sentence that names nobody is on a trade of the country: [中国]酱酒产能
// 约75万千升;实现利润约940亿元. A part of a company's business is none: 中国区收入.
func ofChina(l *prose.Line) bool {
	m := chinese.FindStringSubmatch(wording.Marks.TrimLeft(l.Bare([]facts.Span{{Start: 0, End: len(l.Text)}})))
	return m != nil && !ofBusiness.MatchString(m[1]) && !l.HasName(0, len(l.Text))
}

var (
	chinese    = pattern.New(`^(?:中国|我国)(\p{Han}{2})`)
	ofBusiness = pattern.New(`^(?:区|市场|大陆|内地|地区|境内|业务|及|和|以外|台湾|香港|的)`)
)

// tooMuch is more yuan than a company has of deposits, loans or assets.
const tooMuch = "60000000000000"

// ofTrade reports whether a figure is a whole trade's or the country's in an article on somebody
// whom its sentence does not name: 9月末,人民币贷款余额270万亿元.
func (d *document) ofTrade(l *prose.Line, f *facts.Fact) bool {
	if f.EntityBasis != facts.ByArticle && f.EntityBasis != facts.ByParagraph || d.OfPlace {
		return false
	}
	if e, _ := d.Entities.Get(f.Entity); e.Kind == entity.Group || e.Kind == entity.Place || e.Kind == entity.Government {
		return false
	}
	if f.Quantity.Unit == "CNY" && f.Quantity.Value.Cmp(tooMuch) > 0 && held.MatchString(f.Metric) {
		return true
	}
	if ofChina(l) {
		return true
	}
	if k := len(d.facts) - 1; k >= 0 && f.Measure != facts.Level && d.facts[k].Sentence == l.Index && d.facts[k].Metric == f.Metric && d.facts[k].Entity == "" {
		return true // 同比增长6.6% behind it
	}
	return trade.MatchString(f.Metric) || nation.MatchString(f.Metric)
}

// held is what a bank has of money.
var held = pattern.New(`贷款|存款|资产|货币`)
