package extract

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// plannedAs is what opens a metric that somebody plans, and ends one that has a bound: 给自己的全年目标是营收1190亿元,
// 回购价格[不]超过每股32元.
var plannedAs = pattern.New(`^(?:给自己)?(?:定下?)?的?(?:全年|年度|经营|业务|财务|今年|明年)*的?(?:计划|目标|指引)[为是系]|不$`)

// unplanned takes that out of a metric.
func unplanned(f *facts.Fact) {
	if len(f.Metric) < 9 || !strings.HasSuffix(f.Metric, "不") && !strings.Contains("给定的全年经业财今明计目指", f.Metric[:3]) {
		return
	}
	if rest := plannedAs.ReplaceAllString(f.Metric, ""); rest != "" {
		f.Metric = rest // [经营计划为]营业收入不低于11亿元
	}
}

// rateBeside makes a rate of another time one of what the figure before grew: 营收289.15亿元,增速5.77%,比一季度的[1.35%]快了
// 不少; GMV同比多出15.2%,[增速]低于二季度的17.6%.
func (d *document) rateBeside(l *prose.Line, f *facts.Fact) {
	k := len(d.facts) - 1
	if f.Measure != facts.Level || f.Quantity.Kind != facts.KindPercent || k < 0 || d.facts[k].Sentence != l.Index || d.facts[k].Measure != facts.Growth || d.facts[k].Entity != f.Entity {
		return
	}
	kinds := d.metrics.Units(f.Metric)
	same := f.Metric == d.facts[k].Metric && kinds != nil && !slices.Contains(kinds, facts.KindPercent)
	if same || f.Metric == "增速" || f.Metric == "增幅" {
		f.Metric, f.Measure, f.Concept = d.facts[k].Metric, facts.Growth, d.facts[k].Concept
	}
}

// byBusiness says that money which a sentence takes apart by business is income: 按业务分,增值服务[收入]30.2亿元,广告25.7亿元.
func (d *document) byBusiness(l *prose.Line, f *facts.Fact) {
	if f.Quantity.Kind == facts.KindMoney && f.Measure == facts.Level && f.Metric != "" && (strings.HasPrefix(l.Text, "按") || strings.HasPrefix(l.Text, "分")) && businesses.MatchString(l.Text) && d.metrics.Units(f.Metric) == nil && !moneyHead.MatchString(f.Metric) {
		f.Metric += "收入"
	}
}

var (
	businesses = pattern.New(`^(?:按|分)业务(?:类型|板块|线)?(?:来看|看|划分|分|计),`)
	moneyHead  = pattern.New(`(?:收入|营收|利润|费用|成本|额|金|款|亏损|盈利|支出|开支|投入|价值|溢利|及其他)$`)
)

// thanOther ends in somebody or something else that the one spoken of is held against, and no time: 增速[比全国高]2.4个百分点,
// 不良贷款率[比商业银行平均水平低]0.22个百分点.
var (
	thanOther = pattern.New(`[比较](\p{Han}{2,16}?)(?:略|稍|还|要|均|仅)?(?:高|低|快|慢)(?:出|了|约|近|超)*$`)
	someTime  = pattern.New(`[年月季日周期前初末昨]|上次|此前|预[期计测]|目标|计划|以往|往常|过去|历史|原来|最[高低]|峰值|高点|低点`)
)

// apart are how one is from the other.
var apart = lex.NewRunes("高低快慢")

// fromOther reports whether a figure says how far the one spoken of is from somebody or something else: it is a level or a
// change of neither.
func fromOther(l *prose.Line, n int) bool {
	left := l.Text[l.EndBefore(n):l.StartOf(n)]
	if apart.Index(left) < 0 {
		return false
	}
	m := thanOther.FindStringSubmatchIndex(left)
	if m == nil || someTime.MatchString(left[m[2]:m[3]]) {
		return false
	}
	from := l.EndBefore(n) + m[2]
	return len(l.PeriodsIn(from, l.StartOf(n))) == 0
}
