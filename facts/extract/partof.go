package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/counting"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
)

// standsOrIs says of some of those counted before how many are where or what: 在研项目23个,其中11个[处于临床阶段],3个[处于III期];
// 门店8,200家,其中1,500家[位于海外].
var standsOrIs = pattern.New(`^(?:已|均|正|还|目前)?(?:位于|处于|属于|来自|分布在|分布于|设在|布局在|落户|进入|在|为|是)?(?:了)?([\p{Han}A-Za-zIⅠⅡⅢ][\p{Han}A-Za-z0-9ⅠⅡⅢⅣ]{1,9})$`)

// ofThose puts what a sentence says of a part of those it has counted before the name that it carries from them: the
// part is not all of them.
func (d *document) ofThose(l *prose.Line, n int, f *facts.Fact) {
	k := len(d.facts) - 1
	if f.Quantity.Kind != facts.KindCount || f.Measure != facts.Level || k < 0 || !strings.HasSuffix(f.Rule, "+carried") {
		return
	}
	c := l.Clause[l.Quantities[n].Span.Start]
	before := wording.Marks.Trim(l.ClauseText(c, 0, l.StartOf(n)))
	if before != "" && cue.Of(before)&cue.Part == 0 || !strings.Contains(l.Text[:l.StartOf(n)], "其中") {
		return
	}
	for k >= 0 && d.facts[k].Sentence == l.Index && (d.facts[k].Metric != f.Metric || d.facts[k].Quantity.Unit != f.Quantity.Unit) {
		k--
	}
	if k < 0 || d.facts[k].Sentence != l.Index || d.facts[k].Quantity.Value.Cmp(f.Quantity.Value) < 0 {
		return
	}
	right, _ := counting.Object(l, n, nil)
	m := standsOrIs.FindStringSubmatch(wording.Marks.Trim(right))
	if m == nil || cue.Prefix(m[1], cue.Up|cue.Down|cue.Share|cue.Versus) != "" || utf8.RuneCountInString(m[1]) < 2 {
		return
	}
	f.Metric = m[1] + f.Metric
	f.Concept = d.metrics.Concept(f.Metric)
}

// ofTopic puts what a sentence opens on before the name of a figure that says of nothing.
func ofTopic(l *prose.Line, f *facts.Fact) {
	if !strings.Contains(l.Text[:min(len(l.Text), longestTopic)], "方面,") || !stock.MatchString(f.Metric) {
		return
	}
	if m := topic.FindStringSubmatch(l.Text); m != nil {
		f.Metric = m[1] + f.Metric
	}
}

// longestTopic is how many bytes such an opening has at most.
const longestTopic = len("社会融资规模余额方面,")

// topic opens a sentence on something, stock is a figure's name that says of nothing: [社会融资规模]方面,10月末[存量]437.72万亿元.
var (
	topic = pattern.New(`^(\p{Han}{2,8})方面,`)
	stock = pattern.New(`^(?:存量|增量|余额|总量|总额|规模)(?:累计)?$`)
)

// behindShare gives a rate of growth behind a share what the share's amount is of: a share moves by points. 出货6140万台,份额
// 19.0%,同比增长6.3%.
func (d *document) behindShare(l *prose.Line, f *facts.Fact) {
	k := len(d.facts) - 2
	if f.Measure != facts.Growth || f.Quantity.Kind != facts.KindPercent || k < 0 || !strings.HasSuffix(f.Rule, "+carried") {
		return
	}
	share, level := &d.facts[k+1], &d.facts[k]
	if share.Sentence == l.Index && level.Sentence == l.Index && share.Measure == facts.Share && share.Metric == f.Metric && level.Entity == f.Entity && level.Measure == facts.Level && level.Metric != "" {
		f.Metric, f.Concept = level.Metric, level.Concept
	}
}

// ofItem puts what an item of a list names before a verb alone that its figure stands behind: (1)股份支付费用,今年[计提]了2600万元.
func ofItem(l *prose.Line, f *facts.Fact) {
	if f.Quantity.Kind != facts.KindMoney {
		return
	}
	switch strings.TrimSuffix(f.Metric, "了") {
	case "计提", "发生", "支出", "投入", "花", "付", "确认", "增加":
	default:
		return
	}
	if m := itemNamed.FindStringSubmatch(l.Text); m != nil {
		f.Metric = m[1]
	}
}

// itemNamed opens such an item.
var itemNamed = pattern.New(`^(?:\(?[\d一二三四五六七八九十]{1,2}[)、.]\s*|[一二三四五]是|其[一二三四五],)(\p{Han}{2,10}(?:费用?|成本|支出|收入|投入|损失|补助|准备|折旧|摊销|税)),`)

// peakOf names the highest or lowest value that a clause tells of behind the metric it is of: 日均调用量860万次,[峰值]出现在6月18日,
// 达到2140万次.
func (d *document) peakOf(l *prose.Line, n int, f *facts.Fact) {
	if n == 0 || f.Measure != facts.Level || !strings.HasSuffix(f.Rule, "+carried") || f.Metric == "" {
		return
	}
	if between := l.Between(n); !strings.HasPrefix(between, ",") || !strings.Contains(between, "值") && !strings.Contains(between, "点") {
		return
	}
	if m := peak.FindStringSubmatch(l.Between(n)); m != nil && !strings.Contains(f.Metric, m[1]) {
		f.Metric, f.Concept = perDay.ReplaceAllString(f.Metric, "")+m[1], ""
	}
}

// peak opens the clause of such a value, perDay is a mean that it is none of.
var (
	peak   = pattern.New(`^,(?:其中)?(?:单日|全天|历史)?(峰值|谷值|最高值|最低值|最高点|最低点)[^,;。]{0,16},?(?:达到?|为|约)?[约近超]?$`)
	perDay = pattern.New(`日均|平均|每天|每日`)
)

// sold reads what people say of sales: 电子软镜[卖了]3.41亿元; and what is left of them: 其余是[维修服务],0.44亿元.
func sold(l *prose.Line, n int, f *facts.Fact) {
	if f.Measure != facts.Level || f.Quantity.Kind != facts.KindMoney {
		return
	}
	if name, ok := strings.CutSuffix(f.Metric, "卖"); ok && utf8.RuneCountInString(name) > 1 {
		f.Metric = name + "销售收入"
	}
	if n == 0 || !strings.Contains(l.Between(n), "其余") {
		return
	}
	if m := theRest.FindStringSubmatch(l.Between(n)); m != nil {
		f.Metric, f.Concept = m[1], ""
	}
}

// theRest names what the rest of something is.
var theRest = pattern.New(`[,;。]其余的?(?:是|为)(\p{Han}{2,8}),(?:约|近)?$`)

// ofUtmost names the ratios of parts that a sentence ranks: 耗材的毛利率最高,有[71%],软镜在[63%]上下.
func (d *document) ofUtmost(l *prose.Line, n int, f *facts.Fact) {
	if f.Measure != facts.Level || f.Quantity.Kind != facts.KindPercent {
		return
	}
	if !ranksParts(l.Text[:l.StartOf(n)]) && (n == 0 || !ranksParts(l.Text[:l.StartOf(n-1)])) {
		return
	}
	if m := utmost.FindStringSubmatch(l.Text[:l.StartOf(n)]); m != nil {
		f.Metric, f.Concept = m[1]+m[2], ""
		return
	}
	k := len(d.facts) - 1
	if n == 0 || k < 0 || d.facts[k].Sentence != l.Index || utf8.RuneCountInString(f.Metric) < 2 || !strings.HasPrefix(l.Between(n), ","+f.Metric) {
		return
	}
	if m := utmost.FindStringSubmatch(l.Text[:l.StartOf(n-1)]); m != nil && d.facts[k].Metric == m[1]+m[2] {
		f.Metric, f.Concept = f.Metric+m[2], ""
	}
}

// ranksParts reports whether 最 stands in the clause before a figure, as utmost needs it.
func ranksParts(before string) bool {
	return strings.Contains(before[max(0, len(before)-len("最高,达到约")):], "最")
}

// utmost is how such a sentence begins.
var utmost = pattern.New(`(?:^|[,;。:])(\p{Han}{2,8}?)的?(毛利率|净利率|不良率|市占率|增速|利润率|渗透率)最[高低快慢],(?:有|为|达到?|约)?$`)

// boundPerShare gives a price the bound that stands before its share: 回购价格[不超过每股]32元.
func boundPerShare(l *prose.Line, n int, f *facts.Fact) {
	if f.Quantity.Kind != facts.KindMoney || !strings.HasSuffix(l.Text[:l.StartOf(n)], "每股") {
		return
	}
	if m := perShareBound.FindStringSubmatch(l.Text[:l.StartOf(n)]); m != nil && f.Quantity.Approx == facts.Exact {
		f.Quantity.Approx, f.Surface = facts.Under, m[0]+f.Surface
	}
}

var perShareBound = pattern.New(`(不超过|不高于)(?:人民币)?每股$`)

// minusSaid is how people say that an amount is below zero.
const minusSaid = "负的"

// minus reads 负的 right before an amount as its sign: 去年这个时候是[负的]3100万元.
func (d *document) minus(l *prose.Line, n int, f *facts.Fact) {
	if f.Quantity.Kind != facts.KindMoney || f.Measure != facts.Level || f.Quantity.Value.Sign() <= 0 || !strings.HasSuffix(l.Text[:l.StartOf(n)], minusSaid) {
		return
	}
	f.Quantity.Value = f.Quantity.Value.Neg()
	if f.Metric = strings.TrimSuffix(strings.TrimSuffix(f.Metric, "负"), "是"); f.Metric == "" {
		f.Metric = d.memory.Metric
	}
}

// backFromParts goes back from a list of parts behind 其中 to whom they are parts of, where a clause behind it has its own time:
// 百胜中国门店16,978间,其中肯德基12,238间、必胜客3,864间,[上半年]净开583间.
func (d *document) backFromParts(l *prose.Line, n int) {
	if d.cur.main == "" || d.cur.main == d.cur.entity || n == 0 || !l.OwnPeriod(n) || l.HasName(l.EndBefore(n), l.StartOf(n)) {
		return
	}
	before := l.Text[:l.EndBefore(n)]
	list := before[strings.LastIndexAny(before, ",;")+1:]
	if !strings.HasPrefix(l.Text[l.EndBefore(n):], ",") || !strings.HasPrefix(list, "其中") || !strings.Contains(list, "、") {
		return
	}
	d.cur.entity, d.cur.entBasis, d.cur.main = d.cur.main, facts.BySentence, ""
}
