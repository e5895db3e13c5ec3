package gates

import (
	"slices"
	"strings"

	"wenbao/bot/answer/match"
	"wenbao/bot/extractive/wordlist"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// qualified reports whether fact and question agree on what a wording must not
// be silent about: 每股 and 每10股 against amounts, 重述前 against restated.
func (n *Need) qualified(f *facts.Fact) bool {
	clause, _, _, _ := match.SplitContext(f.Context)
	for _, w := range words.Words("instalment") {
		if strings.Contains(n.Words, w) && PaysOut(n.Words) && !strings.Contains(f.Metric+clause, w) && !(w == "中期" && ofHalf(f.Period)) {
			return false // 末期息: the whole year's is none
		}
		if n.wholeYear && strings.Contains(f.Metric, w) && !OfWholeYear(f) {
			return false // 全年派息: the 末期股息 is none
		}
	}
	if f.Quantity.Kind == facts.KindCount {
		if w := deedOfMembers.FindString(f.Metric); w != "" && !strings.Contains(n.asked, w) {
			return false // 缴存职工提取住房公积金71.9万名 is no number of 缴存职工
		}
	}
	if n.interim && !n.ofInterim(f) {
		return false // 中期每10股派多少, whose content may leave it out
	}
	if !sameRound(n.asked, f, clause) || !n.sameCode(f, clause) {
		return false
	}
	if inflation.MatchString(f.Metric) && strings.Contains(n.asked, "核心") && !strings.Contains(f.Metric, "核心") {
		return false // CPI同比下降0.1% is no 核心CPI
	}
	if !samePlace(n.party, n.asked, f.Metric, f.Of+" "+clause) {
		return false
	}
	if n.per && f.Quantity.Kind == facts.KindCount && f.Measure == facts.Level && !strings.ContainsAny(f.Metric, "每均") && !strings.ContainsAny(f.Surface, "/每") {
		return false // 每座超充站多少个充电桩: all of them together are not it
	}
	if strings.Contains(f.Metric, "每") != n.per && f.Quantity.Kind == facts.KindMoney && !strings.Contains(f.Metric, "价") {
		return false // a price is of one share, said or not: 发行价每股54.80港元
	}
	for _, w := range [][2]string{{"新增", "累计"}, {"累计", "新增"}} {
		if strings.Contains(n.asked, w[0]) && strings.Contains(f.Metric, w[1]) && !strings.Contains(f.Metric, w[0]) {
			return false // 累计装机 is no 新增装机
		}
	}
	if strings.Contains(f.Metric, "历史累计") && !strings.Contains(n.asked, "累计") {
		return false // 历史累计交付130万辆 is no month's 交付
	}
	if len(n.Periods) == 0 && strings.Contains(n.asked, "累计") && f.Measure == facts.Level && !f.Period.Instant && !strings.Contains(f.Metric+f.Context, "累计") {
		return false // 累计成交额 is not what one year had, 成交额181亿元
	}
	if len(n.Periods) == 0 && !f.Period.Instant && !f.Period.Start.IsZero() && !f.Period.End.IsZero() && f.Period.Start.AddDays(800).Before(f.Period.End) && !n.years && !strings.Contains(f.Metric, "每年") {
		return false // 十年来累计投入700亿元 is no answer to 研发投入
	}
	if w, _ := period.Window(f.Metric); n.over > 0 && (w == "" || w != n.window) && f.Modality == facts.Actual && len(n.Periods) == 0 && f.Measure == facts.Level && !f.Period.Instant && f.Period.End.Year-f.Period.Start.Year != n.over {
		return false // 三年研发费用累计多少 asks for no half year's, but 近三年累计派现 for itself
	}
	if wordlist.Any(f.Metric, words.Words("span")) && !n.span {
		return false // 日赚10亿元 is no answer to 赚了多少
	}
	before := earlierVersion(clause) || n.before && strings.HasPrefix(f.Rule, "level-from") // 原来是多少, of 由4.12%降到3.76%
	return before == n.before && n.netKept(f)
}

// inflation is a metric of prices that goes with and without 核心.
var inflation = pattern.New(`CPI|PCE|居民消费价格|通胀`)

// manyYears are words for what has come together over years.
var manyYears = pattern.New(`未来[两三四五]年|累计|年来|以来|年间|历年|合计|共`)

// overYears is a number of years whose figures have come together: [三年]研发费用累计, 近[五年]合计分红.
var overYears = pattern.New(`(?:^|[^\d一二三四五六七八九十第零〇])([二两三四五六七八九十2-9])年(?:来|间|里)?(?:的|总)?[^\d]{0,12}?(?:累计|合计|总共|一共)`)

// yearsSaid returns that number, 0 where the question says none.
func yearsSaid(text string) int {
	m := overYears.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	for i, r := range []rune("〇一二三四五六七八九十") {
		if string(r) == m[1] || i < 10 && m[1] == string(rune('0'+i)) || i == 2 && m[1] == "两" {
			return i
		}
	}
	return 0
}

// TakeYears returns over how many years figures are asked for together, 0 for none, and takes any year's for them from now on.
func (n *Need) TakeYears() int {
	years := n.over
	n.over = 0
	return years
}

// Variant reports whether a text names a result under another rule, or of another state:
// 扣非净利润, 在建装机.
func Variant(text string) bool { return wordlist.Any(text, words.Words("variant")) }

// PaysOut reports whether a content asks for what shareholders are paid: 末期息, 分红.
func PaysOut(content string) bool { return wordlist.Any(content, words.Words("payout")) }

// received matches what is taken in.
var received = pattern.New(`收[入益到]$`)

// paidOut reports whether a fact is what shareholders are paid, or what flows, for a question that
// asks what there is: 派发现金总额 and 经营现金流净额 for 现金; or what others pay, for one that asks what is paid: 分红和股息收入
// for 拟派现金红利.
func (n *Need) paidOut(f *facts.Fact) bool {
	if received.MatchString(f.Metric) && PaysOut(n.Words) && !strings.Contains(n.Words, "收") {
		return true
	}
	return (strings.Contains(f.Metric, "派") || strings.Contains(f.Metric, "现金流")) && !PaysOut(n.Words) && len(n.Query.Background) == 0 && f.Quantity.Kind == facts.KindMoney && strings.HasSuffix(n.Words, "现金")
}

// OfWholeYear reports whether a payout is that of the year by its own words: 全年每10股派5元.
func OfWholeYear(f *facts.Fact) bool {
	clause, _, _, _ := match.SplitContext(f.Context)
	return wordlist.Any(clause+f.Metric, words.Words("wholeyear"))
}

// coded matches a word of Latin letters that a number tells from others of its kind: TOP10, Q9, 9.0版.
var coded = pattern.New(`(?i)[a-z]+\d+`)

// sameCode reports whether a fact has no other number behind a word than the question has:
// TOP100门槛 is none for TOP10门槛.
func (n *Need) sameCode(f *facts.Fact, clause string) bool {
	said := strings.ToLower(f.Metric + " " + clause)
	for _, code := range n.codes {
		found := coded.FindAllString(said, -1)
		word := strings.TrimRight(code, "0123456789")
		if !slices.Contains(found, code) && slices.ContainsFunc(found, func(w string) bool { return strings.TrimRight(w, "0123456789") == word }) {
			return false
		}
	}
	return true
}

// netKept keeps a flow apart from the balance of it and its opposite (融资买入额,
// 融资净买入), and the level that a period opens with (期初余额) from others.
func (n *Need) netKept(f *facts.Fact) bool {
	for _, w := range words.Words("netflow") {
		if strings.Contains(f.Metric, w) && !strings.Contains(n.asked, "净") {
			return false
		}
	}
	if money := flows.FindString(n.asked); money != "" {
		if has := flows.FindString(f.Metric); has != "" && has != money {
			return false // 主力资金流入8087万元,净流入2071万元
		}
	}
	return !n.opening || strings.Contains(f.Metric, "期初") || ToldBefore(f) || f.Rule == "table"
}

// flows are what flows in or out, of which neither the sum nor the balance is the other.
var flows = pattern.New(`[净总]?流[入出]`)

// conjunction joins two things whose figure a text gives together.
var conjunction = pattern.New(`^(.{2,})(?:和|及|以及|与)(\p{Han}{4,})$`)

// together reports whether a text gives the figure of what is asked only together with
// that of another thing: 计提存货跌价准备和信用减值57.1亿元 for 存货跌价准备. A metric of the
// lexicon is one thing, whatever its name: 手续费及佣金净收入.
func (n *Need) together(f *facts.Fact) bool {
	if f.Concept != "" || f.Rule == "table" || n.Words == "" {
		return false
	}
	if i := strings.Index(f.Metric, "、"); i > 0 && strings.HasSuffix(f.Metric, "合计") && !wordlist.Any(n.Words, []string{"合计", "总", "、", "和"}) && strings.Contains(n.Words, f.Metric[:i]) != strings.Contains(n.Words, f.Metric[i+len("、"):][:len("一")]) {
		return true // 范围一、范围二温室气体排放量合计 for 范围二排放量
	}
	m := conjunction.FindStringSubmatch(f.Metric)
	return m != nil && strings.HasSuffix(m[1], n.Words[max(0, len(n.Words)-len("跌价准备")):]) && !strings.Contains(n.Words, m[2])
}

// Superseded reports whether a fact is what stood before a correction.
func Superseded(f *facts.Fact) bool {
	clause, _, _, _ := match.SplitContext(f.Context)
	return earlierVersion(clause)
}

// earlierVersion reports whether a clause says that its figure is what stood
// before a correction, and not what it was corrected to: 由更正前的2.02亿元变为….
func earlierVersion(clause string) bool {
	at := -1
	for _, w := range words.Words("before") {
		at = max(at, lex.LastIndex(clause, w))
	}
	if at < 0 {
		return false
	}
	for _, w := range words.Words("turned") {
		if strings.Contains(clause[at:], w) {
			return false
		}
	}
	return true
}

// remarked reports whether a fact's clause says that something was counted in
// or left out.
func remarked(f *facts.Fact) bool {
	clause, _, _, _ := match.SplitContext(f.Context)
	return hasRemark(clause)
}

func hasRemark(s string) bool {
	for _, w := range words.Words("remark") {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// KindFits holds a level against the kinds of unit that the asked metric can
// have, where its head tells: 成交额 is money, 客户 a count.
func (n *Need) KindFits(f *facts.Fact) bool {
	if n.ratio != "" && f.Metric != "" && !strings.Contains(f.Metric, n.ratio) { // not known to MayAnswer
		return false // 自营权益类证券/净资本 for 净资本/净资产
	}
	if n.Unit.Kind == "" && f.Quantity.Kind == facts.KindMoney && f.Measure == facts.Level && howMany.MatchString(n.Words) {
		return false // 有资产客户总数 is no 客户总资产
	}
	if n.Unit.Kind != "" || len(n.kinds) == 0 || n.Measure != facts.Level || f.Measure != facts.Level {
		return true
	}
	if f.Quantity.Kind == facts.KindNumber {
		return slices.Contains(n.kinds, facts.KindCount) || slices.Contains(n.kinds, facts.KindNumber) // 月活跃用户13.43亿, 流动比率1.64; money without its currency is no answer
	}
	return slices.Contains(n.kinds, f.Quantity.Kind) || wordlist.Any(f.Metric, words.Words("span")) && strings.HasSuffix(n.Words, f.Metric) // 人均产能2.4万元
}

// howMany ends what is a number of things by its name.
var howMany = pattern.New(`(?:总数|人数|户数|家数|只数|套数|件数|个数|股数)$`)

// UnitFits is the type gate: 多少户 wants a count, 多少钱 money, 百分之几 a
// percentage.
func UnitFits(u question.Unit, f *facts.Fact) bool {
	k := f.Quantity.Kind
	if f.Quantity.Unit == "轮" && u.Word != "轮" {
		return false // 三轮融资 for B轮融资多少
	}
	switch u.Kind {
	case "":
		return true
	case facts.KindCount:
		if u.Word == "岁" {
			return f.Quantity.Unit == u.Word || k == facts.KindDuration // of an age; no number of things
		}
		if u.Word == "股" && k == facts.KindCount {
			return f.Quantity.Unit == u.Word // 15个交易日后 for 减持多少股
		}
		return (k == facts.KindCount || k == facts.KindNumber) && countedAlike(u.Word, f.Quantity.Unit) // no 董事会9人 for 董事会开了几次会
	case facts.KindPercent, facts.KindPoints:
		return k == facts.KindPercent || k == facts.KindPoints
	case facts.KindMoney:
		return k == u.Kind && (u.Word == "" || u.Word == "CNY" && !u.Named || f.Quantity.Unit == u.Word) // 多少美元
	}
	return k == u.Kind && !(ofWatts(u.Word) && ofWatts(f.Quantity.Unit) && isEnergy(u.Word) != isEnergy(f.Quantity.Unit))
}

// ofWatts reports whether a unit is of power or of energy: 千瓦, GWh.
func ofWatts(u facts.Unit) bool {
	return strings.Contains(string(u), "瓦") || strings.Contains(string(u), "W")
}

// isEnergy tells 千瓦时 and GWh from 千瓦 and GW.
func isEnergy(u facts.Unit) bool {
	return strings.HasSuffix(string(u), "时") || strings.HasSuffix(string(u), "h")
}

// MeasureFits keeps levels, changes, shares and multiples apart. A share may
// be worded as a level of a metric that is a ratio by name (渗透率), and a
// change as growth or as difference.
func (n *Need) MeasureFits(f *facts.Fact) bool {
	if n.added(f) {
		return true
	}
	if !n.measureMayFit(f) {
		return false
	}
	switch {
	case n.Measure == facts.Growth || n.Measure == facts.Change:
		return f.Measure == facts.Growth || f.Measure == facts.Change ||
			f.Measure == facts.Multiple && strings.Contains(f.Surface, "番") || f.Measure == facts.Level && n.named(f.Metric)
	case n.Measure == facts.Share && f.Measure == facts.Level && n.otherRatio(f.Metric):
		return false
	case wordlist.Any(n.asked, words.Words("market")) && !ofMarket(f):
		return false // 占总营收的69.9% is no 市占率
	case n.Measure == facts.Level && n.Unit.Kind == "" && f.Quantity.Kind == facts.KindPercent && saysShare.MatchString(f.Metric) && !asksShare.MatchString(n.asked):
		return false // 配送订单占比 for 订单
	case n.Measure == facts.Multiple || n.Measure == facts.Share || f.Measure == facts.Level || n.Unit.Kind == facts.KindPercent:
		return true
	case isRate(n.Words) && sameStuff(f.Metric, f.Of):
		return true // 减值贷款总额占客户贷款总额2.83%: the 减值贷款率
	}
	return f.Quantity.Kind == facts.KindPercent && (strings.HasSuffix(f.Metric, "比") || n.Concept != "" && n.Concept == f.Concept && slices.Contains(n.m.Metrics.Units(n.Words), facts.KindPercent)) // 市净比, 分红比例
}

// saysShare is how a metric ends that is a share by its name (配送订单占比), asksShare what a
// question for one has.
var (
	saysShare = pattern.New(`(?:占比|比重|占比例)$`)
	asksShare = pattern.New(`[占比率成%]|份额`)
)

// ofMarket reports whether a share is one of a market by its words, or by those of its clause
// where it says of nothing what it is a share.
func ofMarket(f *facts.Fact) bool {
	clause, _, _, _ := match.SplitContext(f.Context)
	said := f.Metric + f.Of
	if f.Of == "" {
		said += clause
	}
	return wordlist.Any(said, words.Words("ofmarket"))
}

// otherRatio reports whether a metric is by its name another ratio than a share, which the
// question does not word: 毛利率 for 市占率.
func (n *Need) otherRatio(metric string) bool {
	for _, w := range words.Words("ratio") {
		if strings.HasSuffix(metric, w) {
			return !strings.Contains(n.asked, w)
		}
	}
	return false
}

// measureMayFit is what MeasureFits tells without the words of a fact.
func (n *Need) measureMayFit(f *facts.Fact) bool {
	k := f.Quantity.Kind
	switch n.Measure {
	case facts.Growth, facts.Change:
		if n.Unit.Scale != "" && (k == facts.KindPercent || k == facts.KindPoints) {
			return false // 少了多少亿
		}
		if n.Unit.Kind == facts.KindPercent && k == facts.KindPoints {
			return false
		}
		if n.Unit.Kind == facts.KindPoints && k == facts.KindPercent && f.Measure == facts.Growth && !slices.Contains(n.m.Metrics.Units(f.Metric), facts.KindPercent) {
			return false // 净利润增速提高了几个百分点: not 净利润增长2.3%
		}
		return f.Measure != facts.Share && (f.Measure != facts.Level || n.asksChangeByName())
	case facts.Multiple:
		return f.Measure == facts.Multiple || f.Measure == facts.Growth && k == facts.KindTimes
	case facts.Share:
		return f.Measure == facts.Share || f.Measure == facts.Level && k == facts.KindPercent
	}
	return f.Measure == facts.Level || f.Measure == facts.Share && (k == facts.KindPercent || n.Unit.Kind == facts.KindPercent || isRate(n.Words))
}

// isRate reports whether a question asks for a rate by its name: 减值贷款比率.
func isRate(words string) bool {
	return strings.HasSuffix(words, "率") && !strings.HasSuffix(words, "增长率")
}

// sameStuff reports whether a part is of the same stuff as its whole: 减值贷款总额 of
// 客户贷款总额.
func sameStuff(part, whole string) bool {
	for _, w := range []string{"总额", "余额"} {
		part, whole = strings.TrimSuffix(part, w), strings.TrimSuffix(whole, w)
	}
	a, b := []rune(part), []rune(whole)
	return len(a) > 2 && len(b) > 2 && string(a[len(a)-2:]) == string(b[len(b)-2:])
}

// named reports whether a metric is a change by its name, and the question
// words that name: 县域贷款增量.
func (n *Need) named(metric string) bool {
	if n.Wants == facts.Target {
		metric = strings.TrimSuffix(metric, "目标") // 信贷增量目标700亿元
	}
	for _, w := range words.Words("changenoun") {
		if strings.HasSuffix(metric, w) && strings.Contains(n.asked, w) {
			return true
		}
	}
	return false
}

// asksChangeByName reports whether a question words what is a change by its name.
func (n *Need) asksChangeByName() bool { return wordlist.Any(n.asked, words.Words("changenoun")) }
