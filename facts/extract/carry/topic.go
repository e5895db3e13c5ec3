package carry

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/earlier"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// qualify puts the topic of the sentence's part before a bare head, so that
// the ratio of one kind of loans is not taken for the bank's. 该领域不良率 takes
// the topic in the same way.
func (c *Memory) qualify(l *prose.Line, n int, f *facts.Fact) {
	c.ofSameDeed(f)
	part := l.SemicolonBefore(l.Quantities[n].Span.Start) + 1
	name := f.Metric
	if m := pricePer.FindStringSubmatch(name); m != nil && c.topic != "" && wording.OfTopic(m[1], c.topic) != m[1] {
		name = m[1]
	}
	if head := strings.TrimPrefix(strings.TrimPrefix(name, "对应"), "的"); wording.IsBare(head) && c.topic != "" {
		name, f.Metric = head, head // 房地产贷款余额141.3亿元,[对应]不良率5.87%
	}
	if said, ok := earlier.That(l, n, name); ok {
		f.Metric = said
		return
	}
	if wording.IsBare(name) && c.topic != "" {
		f.Metric = wording.OfTopic(name, c.topic)
		return
	}
	if app := appOf(name, c.topic); app != "" && c.topicAt == part {
		f.Metric = app + name
		return
	}
	if segment := wording.SegmentOf(c.topic, c.Parted); segment != "" && c.topicAt == part && wording.IsBareResult(name) && c.metrics.Concept(c.topic) == "" {
		f.Metric = segment + name // 科技板块收入5.0亿元,[科技板块]净利润0.4亿元
		return
	}
	if topic, ok := strings.CutSuffix(f.Metric, "占比"); ok && f.Measure == facts.Share && strings.HasSuffix(topic, "收入") {
		c.topic, c.topicAt = topic, part // 推理卡收入占比升至56.0%,[推理卡]毛利率58.7%
		return
	}
	if of := cmp.Or(f.Of, c.of); f.Measure == facts.Share && f.Metric != "" && (strings.HasSuffix(of, "收入") || strings.HasSuffix(of, "营收")) && c.metrics.Units(f.Metric) == nil && utf8.RuneCountInString(f.Metric) <= wording.MaxPart {
		c.topic, c.topicAt = f.Metric+"收入", part // 餐饮占收入的46%;医药冷链占13%,[医药冷链]毛利率有24%
		return
	}
	if name == "收入" && c.topicAt == part && f.Measure == facts.Level && c.topic != name && strings.HasSuffix(c.topic, name) {
		f.Metric = c.topic // 医药冷链占收入的13%,毛利率有24%,前三季度[医药冷链]收入4.1亿元
		return
	}
	if (c.topic == "" || c.topicAt != part) && f.Measure == facts.Level && f.Metric != "" && (f.Quantity.Kind == facts.KindMoney || f.Quantity.Kind == facts.KindCount || f.Quantity.Kind == facts.KindPhysical) {
		c.topic, c.topicAt = f.Metric, part
	}
}

// pricePer is a bare price with what it is of: [进口均价]每吨3462元.
var pricePer = pattern.New(`^每(?:吨|公斤|千克|桶|辆|台|件|克|盎司|立方米)((?:进口|出口)?(?:均价|单价))$`)

// appOf returns the app whose active users a bare name counts, behind its users: “麟生活”注册用户8630万户,[麟生活]月活1218万户. "" for others.
func appOf(name, topic string) string {
	if !activeUsers.MatchString(name) {
		return ""
	}
	if m := usersOf.FindStringSubmatch(topic); m != nil && !strings.EqualFold(m[1], "App") {
		return m[1]
	}
	return ""
}

// activeUsers is a bare number of active users; usersOf are the users of an app by its name.
var (
	activeUsers = pattern.New(`^(?:平均|日均|月均)?(?:月活|日活|MAU|DAU)(?:跃)?(?:用户|客户|账户|户)?(?:数|规模|量)?$`)
	usersOf     = pattern.New(`^([^,;]{2,12}?)(?:累计|总|个人)?(?:注册|签约|绑卡)(?:用户|客户)(?:数|规模|总量)?$`)
)

// ofSameDeed says what somebody does something with where the paragraph has said that of all: 合计转让不良贷款包本金逾320
// 亿元,…其中甲[转让]127.4亿元.
func (c *Memory) ofSameDeed(f *facts.Fact) {
	whole := c.first[f.Quantity.Unit]
	if f.Measure == facts.Level && deeds[f.Metric] && strings.HasPrefix(whole, f.Metric) {
		f.Metric = whole
	}
}

// deeds are verbs of what companies do with what they have.
var deeds = map[string]bool{"转让": true, "核销": true, "处置": true, "出售": true, "收购": true, "回购": true, "发行": true, "捐赠": true, "采购": true, "计提": true}

// That returns the metric of the figure before that a phrase takes up again: 流通中数字人民币余额为165.8亿元,[这个余额]在2023年6月末是165亿元. The phrase itself
// when it does not.
func (c *Memory) That(phrase string) string {
	if whole := c.first["CNY"]; phrase == "投入" && strings.HasSuffix(whole, phrase) {
		return whole // 甲银行信息科技投入9.74亿元;乙银行、丙银行分别[投入]6.18亿元、5.05亿元
	}
	for _, w := range []string{"这个", "个", "这一", "一", "该项", "该", "此"} {
		head, ok := strings.CutPrefix(phrase, w)
		if ok && wording.IsBare(head) && strings.HasSuffix(c.Metric, head) {
			return c.Metric
		}
	}
	return c.thatClass(phrase)
}

// thatClass puts the class that the metric before names by the same noun in the place of a word for it: 持有三款
// 以上产品的客户留存率达97.5%,[这类]客户占比26.1%. It errs where the metric before names two classes.
func (c *Memory) thatClass(phrase string) string {
	m := ofThatClass.FindStringSubmatch(phrase)
	if m == nil {
		return phrase
	}
	said := []rune(m[1])
	for k := len(said); k > 1; k-- {
		if noun := string(said[:k]); strings.LastIndex(c.Metric, noun) >= len("两字") {
			return c.Metric[:strings.LastIndex(c.Metric, noun)] + m[1]
		}
	}
	return phrase
}

// ofThatClass matches a noun behind a word for the class of it that was told of.
var ofThatClass = pattern.New(`^(?:[这该此]|上述)?一?类(\p{Han}{2,})$`)

// elided gives a level that names only a part what the level of a like part before it
// in its sentence is of: 民营企业进出口24.33万亿元,…,国有企业[进出口]6.61万亿元; 国内原油
// 产量5.91亿桶,海外[原油产量]为1.15亿桶. Like parts end in the same noun of two characters
// or more, or are both places, and their figures have one unit. It may err where a
// part's bare name is a metric that no head of the lexicon tells.
func (c *Memory) elided(l *prose.Line, n int, f *facts.Fact, before []facts.Fact) {
	if c.OfPlaces(f) {
		return
	}
	if whose := c.otherSide(l, f, before); whose != "" {
		f.Metric = whose + f.Metric
		return
	}
	if c.grewAlike(l, f, before) {
		return
	}
	if f.Measure != facts.Level || f.Metric == "" || strings.HasPrefix(f.Metric, "每") || utf8.RuneCountInString(f.Metric) > wording.MaxPart || slices.Contains(c.metrics.Units(f.Metric), f.Quantity.Kind) {
		return
	}
	if amount := f.Quantity.Kind == facts.KindPercent && c.metrics.Units(f.Metric) != nil; !amount && (f.Concept != "" || c.metrics.Concept(f.Metric) != "") {
		return // 零售贷款不良率1.05%,小微贷款[不良率]1.22%: an amount's name is no percentage's
	}
	if c.shareOfWhole(l, f, before) {
		return
	}
	for i := len(before) - 1; i >= 0 && before[i].Sentence == l.Index; i-- {
		p := &before[i]
		if p.Measure != facts.Level || p.Quantity.Kind != f.Quantity.Kind || p.Metric == f.Metric {
			continue
		}
		if m := holding.FindStringSubmatch(p.Metric); m != nil && p.Quantity.Unit == f.Quantity.Unit && p.Entity == f.Entity && c.metrics.Units(f.Metric) == nil && !holding.MatchString(f.Metric) {
			f.Metric = m[1] + f.Metric // 境外机构持有国债2.0万亿元、占比53.1%,[境外机构持有]同业存单0.9万亿元
			f.Rule += "+elided"
			return
		}
		if tail := strings.TrimPrefix(f.Metric, "累计"); p.Period != f.Period && p.Quantity.Unit == f.Quantity.Unit && p.Entity == f.Entity && utf8.RuneCountInString(tail) > 1 && strings.HasSuffix(p.Metric, tail) {
			f.Metric = p.Metric // 4月新能源乘用车零售90.5万辆;1—4月累计[零售]332.4万辆
			f.Rule += "+elided"
			return
		}
		if m := trading.FindStringSubmatch(p.Metric); m != nil && p.Quantity.Unit == f.Quantity.Unit && p.Entity == f.Entity && c.metrics.Units(f.Metric) == nil && partIn(l, n) && (m[1] != "销售" || f.Quantity.Kind != facts.KindMoney) {
			f.Metric = m[1] + f.Metric // 出口劳动密集型产品402.7亿元,其中[出口]服装168.1亿元
			f.Rule += "+elided"
			return
		}
		if head := wording.HeadOfLike(p.Metric, f.Metric); head != "" {
			f.Metric += head
			f.Rule += "+elided"
			return
		}
	}
}

// holding is a metric of what somebody holds or invests in, who goes without saying for the next thing.
var holding = pattern.New(`^(\p{Han}{2,8}(?:持有|投资于|投向|配置|增持|减持|买入|卖出))\p{Han}{2,8}$`)

// trading is a metric of goods by what is done with them, which goes without saying for a part of them.
var trading = pattern.New(`^(出口|进口|销售)\p{Han}{2,}$`)

// partIn reports whether figure n is told as one of the parts of what stands before it: 其中服装168.1亿元,玩具32亿元.
func partIn(l *prose.Line, n int) bool {
	at := l.Quantities[n].Span.Start
	return lex.Contains(l.Text[l.SemicolonBefore(at)+1:at], "其中")
}

// shareOfWhole makes a percentage of a part without a verb a share of what the share of
// another part before it in its sentence is of: 消费电子占晶圆收入的43.4%,是第一大来源;智能手机
// [占晶圆收入的]21.5%. Ratios, which end in 率 and the like, are none.
func (c *Memory) shareOfWhole(l *prose.Line, f *facts.Fact, before []facts.Fact) bool {
	k := len(before) - 1
	if f.Quantity.Kind != facts.KindPercent || k < 0 || before[k].Sentence != l.Index || before[k].Measure != facts.Share || before[k].Entity != f.Entity || ratio.MatchString(f.Metric) {
		return false
	}
	if p := &before[k]; p.Of == "" && (ratio.MatchString(p.Metric) || c.metrics.Units(p.Metric) != nil || c.metrics.Units(f.Metric) != nil || !alike(p.Metric, f.Metric)) {
		return false // 车险占29.8%,农业险17.2%: parts of what the sentence is on
	}
	f.Measure, f.Of, f.Period = facts.Share, before[k].Of, before[k].Period
	f.Rule += "+elided"
	return true
}

// alike reports whether two parts end in one character: 车险, 农业险.
func alike(a, b string) bool {
	x, _ := utf8.DecodeLastRuneInString(a)
	y, _ := utf8.DecodeLastRuneInString(b)
	return x == y
}

// ratio ends the name of a ratio, or of what is no part: 产能利用率, 涨幅.
var ratio = pattern.New(`[率比例重幅度值价点息差速]$`)

// sides are what comes in and what goes out, by their bare words.
var sides = map[string]string{"总支出": "总收入", "支出": "收入", "流出": "流入", "总流出": "总流入", "出口": "进口", "进口": "出口"}

// wholeTrade are words before 进出口 that leave nothing of trade out.
var wholeTrade = map[string]bool{"": true, "外贸": true, "货物": true, "货物贸易": true, "对外贸易": true, "贸易": true, "商品": true}

// otherSide returns what a bare 支出 is of, where its sentence has given the 收入 of a fund or
// budget before: [医疗保险基金]总收入3.48万亿元,…;总支出2.97万亿元. "" for others.
func (c *Memory) otherSide(l *prose.Line, f *facts.Fact, before []facts.Fact) string {
	other := sides[f.Metric]
	if f.Measure != facts.Level || other == "" {
		return ""
	}
	for i := len(before) - 1; i >= 0 && before[i].Sentence == l.Index; i-- {
		p := &before[i]
		whose, ok := strings.CutSuffix(p.Metric, other)
		if part := strings.TrimSuffix(p.Metric, "进出口"); part != p.Metric && (f.Metric == "出口" || f.Metric == "进口") {
			whose, ok = part, !wholeTrade[part] // 跨境电商进出口336.4亿元,其中[出口]298.5亿元
		}
		if ok && p.Measure == facts.Level && p.Quantity.Unit == f.Quantity.Unit && p.Concept == "" && utf8.RuneCountInString(whose) > 1 {
			return whose
		}
	}
	return ""
}

// ofOther is a metric of somebody or something else: 商场出租率 for 办公大楼出租率; "" when its
// head is not known.
func (c *Memory) ofOther(name, whose string) string {
	ms := c.metrics.Find(name)
	if k := len(ms) - 1; k >= 0 && ms[k].Class == metric.Exact && ms[k].Span.End == len(name) {
		return whose + name[ms[k].Span.Start:]
	}
	r := []rune(name)
	if k := len(r) - 3; k > 0 && strings.ContainsRune("率额量比", r[k+2]) {
		return whose + string(r[k:]) // 出租率, 成交额, 吞吐量
	}
	return ""
}
