package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/pattern"
)

// ofNamed puts what the figure before names in front of a name that says only what happened to it:
// 营业收入同比下降5.57%,[营业收入]降幅较一季度扩大1.5个百分点; 存货账面余额3.38亿元,[存货]跌价准备5210万元.
func (c *Memory) ofNamed(f *facts.Fact) {
	kind := f.Quantity.Kind
	if f.Measure == facts.Change && kind == facts.KindPoints && c.Metric != "" && cue.RateOf.Is(f.Metric) && !strings.Contains(c.Metric, f.Metric) {
		f.Metric = c.Metric + f.Metric
	}
	if kind != c.kind || !reserve.MatchString(f.Metric) {
		return
	}
	if of := bookValue.FindStringSubmatch(c.Metric); of != nil {
		f.Metric = of[1] + f.Metric
	}
}

// ofLike gives a figure of somebody else that says only how the metric before it begins the whole of that:
// 甲车险综合成本率98.1%,优化0.3个百分点;乙[车险]96.8%.
func (c *Memory) ofLike(l *prose.Line, f *facts.Fact, before []facts.Fact) {
	if f.Measure != facts.Level || f.Quantity.Kind != c.kind || f.Metric == "" || !said(l, before) {
		return
	}
	last := before[len(before)-1]
	if rest, ok := strings.CutPrefix(c.Metric, f.Metric); ok && last.Entity != f.Entity && c.metrics.Units(rest) != nil && c.metrics.Units(f.Metric) == nil {
		f.Metric = c.Metric
	}
}

// reserve is what is set aside for a fall in the value of what bookValue names before it.
var (
	bookValue = pattern.New(`^(存货|应收账款|应收票据|其他应收款|合同资产|固定资产|在建工程|长期股权投资|商誉)(?:的?(?:期末)?账面)?(?:余额|原值|价值|净值)$`)
	reserve   = pattern.New(`^(?:已?计提的?|累计计提|本期计提)?(?:跌价准备|坏账准备|减值准备|减值损失)$`)
)

// cameOf names the figure of what came of a promise or a plan, which is what the name is of; between is what
// stands between the two: 承诺净利润9,000万元,[实际]约2,150万元; 资本开支计划119.8亿元,前三季度[完成]77.6亿元.
func cameOf(name, between string) string {
	if strings.Contains(between, "实际") {
		name = strings.TrimPrefix(strings.TrimPrefix(name, "承诺"), "业绩")
	}
	if achieved.MatchString(between) {
		if bare := planned.ReplaceAllString(name, ""); bare != "" {
			return bare
		}
	}
	return name
}

// planned ends the name of a plan, achieved says of a figure behind it that it is what came of it.
var (
	planned  = pattern.New(`的?(?:全年)?(?:计划|预算|目标)$`)
	achieved = pattern.New(`完成|已投入|已使用|已支出|实际`)
)

// includes names what a clause without a figure is about by what it includes, for the figure of the
// next clause: 调味酱29.17亿元;包括醋、料酒在内的[其他品类]跑得最快,46.61亿元. "" for others.
func includes(l *prose.Line, n int) string {
	if m := including.FindStringSubmatch(l.Between(n)); m != nil {
		return m[1]
	}
	return ""
}

// including matches a name behind what it includes, up to a verb or the end of the clause.
var including = pattern.New(`在内的(\p{Han}{2,8}?)(?:[跑涨升降跌卖拿达为,、:]|增|下[降滑跌]|收[入于]|实现|贡献|表现|合计|共)[^;。]*$`)
