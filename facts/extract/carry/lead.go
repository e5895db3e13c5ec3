package carry

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// Lead reads a clause that opens a sentence by naming what its figures
// are of: 综合成本率上,人保财险为98.2%; 保费方面,…. It stands for the metric that
// the figures do not name.
func (c *Memory) Lead(l *prose.Line) {
	if c.announced(l) || c.disclosed(l) {
		return
	}
	from, end := 0, strings.IndexByte(l.Text, ',')
	first := firstFigure(l)
	if colon := strings.IndexByte(l.Text, ':'); colon > 0 && colon < first.Span.Start && (colon < end || end < 0) && (turnedTo.MatchString(l.Text[:colon]) || l.NameAt(colon+1)) {
		end = colon // 毛利率则一路爬坡:2022年15.2%,2023年25.9%
	}
	if end > 0 && len(l.Entities) > 0 && l.Entities[0].Span.Start > end && wording.Trim(l.Bare([]facts.Span{{Start: 0, End: end}})) == "" {
		from = end + 1 // 2023年末,门店数上,…
		end = from + strings.IndexByte(l.Text[from:], ',')
	}
	if m := byWhom.FindString(l.Text[:max(0, end)]); m != "" && from == 0 && c.metrics.Units(byCount.ReplaceAllString(m, "")) == nil {
		if k := strings.IndexByte(l.Text[end+1:], ','); k > 0 {
			from, end = end+1, end+1+k // TrendForce口径下,全球代工份额,中芯国际5.5%
		}
	}
	within := first.Quantity.Kind == facts.KindDuration && first.Span.End < end && !l.HasFigure(first.Span.End, end) // 13个月继续率方面,…
	if end <= from || end > first.Span.Start && !within {
		return
	}
	head := l.Text[from:end]
	if l.NameAt(end + 1) {
		if topic := wording.Clean(wording.Trim(byCount.ReplaceAllString(l.Bare([]facts.Span{{Start: from, End: end}}), ""))); c.metrics.Units(topic) != nil || countedBy.MatchString(topic) {
			c.leadWith(topic) // 研发投入,吉利104.2亿元、长安101.6亿元
			return
		}
	}
	if topic := c.orderedBy(head, wording.Trim(l.Bare([]facts.Span{{Start: from, End: end}}))); topic != "" {
		c.leadWith(topic)
		return
	}
	if topic := c.topicBefore(l, from, end); topic != "" {
		c.leadWith(topic)
		return
	}
	for _, w := range []string{"方面", "来看", "看", "上"} {
		topic, ok := strings.CutSuffix(head, w)
		if !ok {
			continue
		}
		topic = wording.Clean(wording.Trim(topic))
		switch {
		case cue.Of(topic)&cue.RateNoun != 0 && c.theme.metric != "": // 从增速看: of what the article is on
		case c.metrics.Concept(topic) != "" || c.metrics.Units(topic) != nil:
			c.leadWith(topic)
		case w == "方面" && l.NameAt(end+1) && first.Quantity.Kind == facts.KindMoney && c.incomeOf(l, topic) != "":
			c.leadWith(c.incomeOf(l, topic)) // 国际业务方面,移动228亿元、联通125亿元
		}
		return
	}
	if end >= first.Span.Start || !l.SaysWhen(end, first.Span.Start) {
		return
	}
	if topic := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: from, End: end}}))); slices.Contains(c.metrics.Units(topic), first.Quantity.Kind) {
		c.leadWith(topic) // 调剂资金规模,2024年为2459亿元
	}
}

// byCount ends a metric that names are put in order by: [归母净利润]口径,中信证券231.59亿元;国泰海通220.74亿元.
var byCount = pattern.New(`(?:的)?口径下?$`)

// incomeOf returns the income of a line of business that a sentence turns to by its short name: [自营]方面,甲以316.03亿元断层第一,
// 乙203.70亿元 is no 经纪业务净收入, which the sentence before was on. What the lexicon lacks is an income by the name
// 业务 alone, before names with bare figures; "" for others.
func (c *Memory) incomeOf(l *prose.Line, topic string) string {
	for _, w := range []string{"业务收入", "业务净收入", "收入", "净收入"} {
		if name := strings.TrimSuffix(topic, "业务") + w; topic != "" && c.metrics.Concept(name) != "" {
			return name
		}
	}
	if strings.HasSuffix(topic, "业务") && l.NameBefore(0) {
		return topic + "收入"
	}
	return ""
}

// topicBefore returns the metric that a clause opens with before those who have it, or before what it says
// of several: [研发投入]上安踏舍得花,上半年9.6亿元; [毛利率]上三家差距在收窄:九号30.4%; [毛利率]的排序是甲、乙,分别为…. ""
// for others.
func (c *Memory) topicBefore(l *prose.Line, from, end int) string {
	head := l.Text[from:end]
	for _, w := range []string{"方面", "上", "的排序是", "的排名是", "的座次是", "的顺序是", "排序是", "排名是"} {
		i := strings.Index(head, w)
		if i <= 0 || !l.NameAt(from+i+len(w)) && !(l.Text[end] == ':' && l.NameAt(end+1)) {
			continue
		}
		if topic := wording.Clean(wording.Trim(head[:i])); c.metrics.Units(topic) != nil || countedBy.MatchString(topic) {
			return topic
		}
	}
	return ""
}

// firstFigure returns the first quantity of a sentence that counts nobody in words: 毛利率上[三家]差距在
// 收窄:九号30.4% has 30.4%.
func firstFigure(l *prose.Line) quantity.Mention {
	for _, q := range l.Quantities {
		if q.Quantity.Unit != "家" || strings.ContainsAny(q.Span.In(l.Text), "0123456789") {
			return q
		}
	}
	return l.Quantities[0]
}

// announced reads what stands before a colon that names follow: [归母净利润]则是另一番景象:杭州银行
// 158.85亿元.
func (c *Memory) announced(l *prose.Line) bool {
	if colon := strings.IndexByte(l.Text, ':'); colon > 0 && l.NameAt(colon+1) {
		if m := firstFew.FindStringSubmatch(l.Text[:colon]); m != nil {
			if topic := wording.Clean(wording.Trim(m[1])); c.metrics.Units(topic) != nil || countedBy.MatchString(topic) {
				c.leadWith(topic)
				return true
			}
		}
	}
	head, _, ok := strings.Cut(l.Text[:l.Quantities[0].Span.Start], ":")
	if !ok || !l.NameAt(len(head)+1) || l.HasName(0, len(head)) {
		return false
	}
	topic := c.opensWith(turnsTo.ReplaceAllString(head, ""))
	if topic != "" {
		c.leadWith(topic)
	}
	return topic != ""
}

// firstFew ends what comes before a colon and those who are first by a metric: [投诉量]前五位的为:, [保费收入]排名前三的公司是:.
var firstFew = pattern.New(`(?:^|[,;])(?:从|按|以)?(\p{Han}{2,10}?)(?:排名|排在|位居|位列|居)?(?:前|后)[一二三四五六七八九十\d]+[名位家强]?的?\p{Han}{0,6}?(?:依次|分别)?(?:为|是|有|包括)?$`)

// orderedBy returns the metric that a clause, and what it says without names and periods, puts several
// in order by, or turns to: 以营业收入论,华通226.20亿元; 总投资收益率前十公司中,甲以4.67%居首; 交易佣金降得更凶,全年
// 110亿元. "" for others.
func (c *Memory) orderedBy(head, bare string) string {
	for _, m := range [][]string{ordered.FindStringSubmatch(head), firstOf.FindStringSubmatch(bare), turnedTo.FindStringSubmatch(head)} {
		if m == nil {
			continue
		}
		if topic := wording.Clean(wording.Trim(m[1])); c.metrics.Units(topic) != nil {
			return topic
		}
	}
	return ""
}

// countedBy ends what a count or ratio is of, whatever it counts: 物联网终端连接数.
var countedBy = pattern.New(`^\p{Han}{2,10}(?:[数量率]|投资|投入|开支|支出)$`)

// byWhom is a clause that says by whose count the figures are.
var byWhom = pattern.New(`^(?:[^,;。]{2,20}(?:口径下?|统计|数据显示|显示|数据)|(?:从|据|根据|按照?|综合)[^,;。]{0,12}(?:年报|财报|季报|报告|公告|披露)(?:来?看|披露)?)$`)

// turnedTo is what a clause turns to that tells only how it went: [交易佣金]降得更凶,
// [毛利率]也不例外, [综合成本率]普遍改善.
var turnedTo = pattern.New(`^(\p{Han}{2,10}?)(?:则|却|也|更|同样)?(?:[降跌涨升增减缩掉]得[更最很也]?\p{Han}{0,3}|(?:一路|持续|逐年|逐季|连年|普遍|整体|总体|全面|集体|进一步|均有所|有所)\p{Han}{2}|不例外|是如此|如此|相反|(?:依然|依旧|仍然|仍)?(?:是|占)(?:绝对|最大的)?(?:大头|主力|支柱|重头|基本盘|压舱石))$`)

// firstOf is a clause on those who are first by a metric, or that says by which it tells of
// them: [总投资收益率]前十公司中, [近三年平均收益率]显示.
var firstOf = pattern.New(`^(?:[-*•]\s*)?(\p{Han}{2,12}?)(?:(?:排名|位居|位列|居)?前[一二三四五六七八九十\d]+[名位家强]?的?\p{Han}{0,6}[中里]|显示)$`)

// ordered is what several are set in order by: [以]营业收入[论], [按]出货量[排名].
var ordered = pattern.New(`^(?:再|先|单|若|如果|如|而)?(?:以|按照|按|从|就)(\p{Han}{2,12}?)(?:而论|论|计算|计|排名|排序|排|衡量|而言|来说)$`)

// LeadPart is Lead for a later part of the sentence, before figure n: …107.55亿元;[净利润方面],
// 前三季度累计12.46亿元,上年同期为亏损3.70亿元.
func (c *Memory) LeadPart(l *prose.Line, n int) {
	at := l.Quantities[n].Span.Start
	from := l.HaltBefore(at) + 1
	if n == 0 || from <= l.Quantities[n-1].Span.End || l.Text[from-1] != ';' {
		return
	}
	head, _, ok := strings.Cut(l.Text[from:at], ",")
	if !ok {
		return
	}
	topic, ok := strings.CutSuffix(head, "方面")
	if topic = wording.Clean(wording.Trim(topic)); ok && (c.metrics.Units(topic) != nil || countedBy.MatchString(topic)) {
		c.leadWith(topic)
	}
}

// paying matches what stands before a payout of which 每股 is told: 拟向全体股东派发[末期股息]每股1.99元.
var paying = pattern.New(`^拟?向[^派]{0,8}股东(?:派发|分派|派付|宣派|支付)`)

// payoutOf is what a payout is for, in the place of its name.
var payoutOf = pattern.New(`^(?:中期|末期|年度|全年|特别|季度|首次中期)$`)

// PutPer puts what a figure is counted by before its metric: 每股发行价. Where the
// clause has none it is the metric before, counted so, or what the sentence said
// that it is on: 派息上,中国移动全年5.09港元,中国电信[每股]0.2598元.
func (c *Memory) PutPer(unit string, kind facts.UnitKind, rel *relate.Relation) {
	switch {
	case unit == "" || rel.Measure != facts.Level, unit == "每年" && kind == facts.KindPercent: // as rates are
	case c.weighed != "" && strings.HasSuffix(unit, c.weighed) && (rel.Phrase == "" || rel.Phrase == "均价" || rel.Phrase == "价格" || rel.Phrase == "单价"):
		rel.Phrase = c.weighedOf + unit + "均价" // 铁矿砂进口10.29亿吨,增加0.7%,[均价每吨]690.7元
	case c.lead != "" && cue.Has(c.lead, cue.Dividend) && payoutOf.MatchString(rel.Phrase):
		rel.Phrase = unit + rel.Phrase + c.lead // 派息上,甲公司[中期每股]137港仙
	case rel.Phrase != "":
		rel.Phrase = unit + paying.ReplaceAllString(rel.Phrase, "")
	case strings.Contains(c.Metric, unit), rel.Rule == "level-to":
	case c.lead != "":
		rel.Phrase = unit + c.lead
	case unit == "每股" && (cue.Has(c.Metric, cue.Dividend) || strings.HasPrefix(c.Metric, "每") && strings.HasSuffix(c.Metric, "股派")):
		rel.Phrase = perShare // 中期股息每股4.90港元,全年[每股]9.26港元; 甲每10股派1.80元,乙[每股]2.53元
	default:
		rel.Phrase = unit
	}
}

// mostOnShare is more than any share has paid.
const mostOnShare = facts.Decimal("1000")

// OnShare reports whether an amount is so small that it can be paid on one share: 共计派发现金红利46,598,715.40元 is not.
func OnShare(q facts.Quantity) bool { return q.Value.Abs().Cmp(mostOnShare) < 0 }
