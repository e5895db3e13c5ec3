package wording

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/extract/cue"
	"wenbao/facts/pattern"
)

// segmentRevenue is the revenue of one segment: 包含外卖在内的[新业务]收入, [科技板块]收入.
var segmentRevenue = pattern.New(`(?:^|的)(\p{Han}{1,8}(?:业务|分部|板块))(?:营业|总|净|保险服务|分保费|保费|已赚保费|销售|经营)?(?:收入|营收)$`)

// partRevenue is the revenue of a part without such a word: [零售]收入.
var partRevenue = pattern.New(`^(\p{Han}{2,8}?)(?:营业|总|净)?(?:收入|营收)$`)

// SegmentOf returns the segment that a metric is the revenue of, "" for what the company does
// as a whole (主营业务收入, 其他业务收入). Where the text takes the company apart (parted), any
// word before the revenue is a segment's.
func SegmentOf(metric string, parted bool) string {
	m := segmentRevenue.FindStringSubmatch(metric)
	if m == nil && parted {
		m = partRevenue.FindStringSubmatch(metric)
	}
	if m == nil || strings.HasSuffix(m[1], "主营业务") || strings.HasSuffix(m[1], "其他业务") || strings.HasSuffix(m[1], "全部业务") {
		return ""
	}
	return m[1]
}

// bareResults are results that behind a segment's revenue are the segment's. 归母净利润 is not.
var bareResults = map[string]bool{
	"净利润": true, "净利": true, "利润": true, "溢利": true, "盈利": true, "亏损": true, "亏损额": true, "净亏损": true,
	"经营利润": true, "经营亏损": true, "经营利润率": true, "营业利润": true, "营业亏损": true, "经营溢利": true, "分部利润": true,
	"综合成本率": true, "综合赔付率": true, "综合费用率": true, "承保利润": true,
}

// IsBareResult reports whether a name is a result's without a word on whose: 净利润.
func IsBareResult(name string) bool { return bareResults[name] }

// MaxPart is how many characters the bare name of a part may have, of a business or of
// whom a row is of: longer ones are clauses.
const MaxPart = 8

// HeadOfLike returns what metric says behind a part that is like the bare one: of
// 民营企业进出口 beside 国有企业 the 进出口. "" when it names no such part.
func HeadOfLike(metric, bare string) string {
	if place := cue.Prefix(metric, cue.Region); place != "" && cue.Of(bare)&cue.Region != 0 {
		return metric[len(place):]
	}
	r := []rune(bare)
	for k := 1; k+2 <= len(r); k++ { // the longest common noun first
		noun := string(r[k:])
		i := strings.Index(metric, noun)
		if i < 0 || i == 0 && strings.Contains(metric[len(noun):], noun) || i+len(noun) == len(metric) || metric[:i] == string(r[:k]) {
			continue
		}
		if head := metric[i+len(noun):]; utf8.RuneCountInString(metric[:i]) <= 6 && utf8.RuneCountInString(head) > 1 {
			return strings.TrimPrefix(head, "的")
		}
	}
	return ""
}

// bareHeads are names that mean something only of what was said before:
// 移动支付业务1851.47亿笔,[金额]555.33万亿元; 对公房地产贷款余额2856亿元,…,[不良率]4.94%.
var bareHeads = map[string]bool{
	"金额": true, "笔数": true, "数量": true, "规模": true, "余额": true, "占比": true, "交易额": true, "交易金额": true, "交易笔数": true,
	"不良率": true, "不良贷款率": true, "拨备覆盖率": true, "毛利率": true, "增速": true, "人数": true, "户数": true, "市场份额": true, "市占率": true, "均价": true, "单价": true, "面积": true,
	"价值": true, "货值": true, "进口均价": true, "出口均价": true,
}

// wholeBusiness are subjects that a bare head needs no qualifying by: the ratio
// of all loans is the bank's ratio.
var wholeBusiness = map[string]bool{
	"贷款": true, "各项贷款": true, "贷款和垫款": true, "发放贷款和垫款": true, "客户贷款": true, "客户贷款和垫款": true, "客户贷款及垫款": true,
	"信贷": true, "信贷资产": true, "表内信贷": true, "全部贷款": true, "发放贷款": true, "新增贷款": true, "新发放贷款": true,
	"不良贷款": true, "不良": true, "营业": true, "营业总": true, "总": true, "净利润": true, "资产": true, "总资产": true, "不良资产": true, "营": true,
}

// parts are kinds of loans and deposits that a bulletin tells of everybody who
// has them, one after another.
var parts = map[string]bool{
	"短期贷款": true, "中长期贷款": true, "中期贷款": true, "长期贷款": true, "票据融资": true, "活期存款": true, "定期存款": true,
}

// OfWhole puts before a part what it is a part of: 住户短期贷款 of 短期贷款 and 住户贷款.
// It is the part alone where that is nobody's in particular.
func OfWhole(part, whole string) string {
	for _, w := range []string{"余额", "贷款", "存款"} {
		whole = strings.TrimSuffix(whole, w)
	}
	if utf8.RuneCountInString(whole) > 1 && !wholeBusiness[whole] {
		return whole + part
	}
	return part
}

// IsPart reports whether a name is a part that says nobody of its own: 短期贷款.
func IsPart(name string) bool { return parts[name] }

// IsBare reports whether a name means something only of what was said before: 金额, 不良率.
func IsBare(name string) bool { return bareHeads[name] }

// OfTopic puts a topic before a bare head that can be of it, without the topic's own
// head: 房地产不良率 of 不良率 and 房地产贷款余额. It is the head alone where that cannot be.
func OfTopic(head, topic string) string {
	if name := ofTrade(head, topic); name != "" {
		return name
	}
	stem := topic
	for _, w := range []string{"余额", "总额", "规模", "收入", "业务", "金额", "笔数", "项目", "放款", "投放", "授信"} {
		if w != "收入" || head != "占比" {
			stem = strings.TrimSuffix(stem, w)
		}
	}
	bare := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(stem, "新"), "投放"), "发放") // 投放信贷300亿元, of the bank
	if stem != "" && topicOf(head, topic) && !wholeBusiness[stem] && !wholeBusiness[bare] && !strings.HasSuffix(stem, head) {
		return stem + head
	}
	return head
}

// ofTrade puts what goods are exported or imported before a bare amount or price of it: 电动汽车出口8.6万辆,[价值]118.9亿元;
// 原油进口1048.6万吨,[进口均价]每吨3462元. "" for others.
func ofTrade(head, topic string) string {
	for _, w := range []string{"出口", "进口"} {
		goods, behind := strings.CutSuffix(topic, w)
		if !behind && !strings.HasPrefix(topic, w) || goods == "" || strings.HasSuffix(goods, "进") {
			continue
		}
		switch {
		case (head == "价值" || head == "货值" || head == "金额") && behind:
			return topic + "额"
		case head == "价值" || head == "货值" || head == "金额":
			return topic + "金额"
		case head == w+"均价" || head == "均价" || head == "单价":
			return topic + strings.TrimPrefix(head, w)
		}
	}
	return ""
}

// topicOf reports whether a bare head can be of a topic: a 不良率 is of loans or
// of an industry, a 毛利率 of what is sold.
func topicOf(head, topic string) bool {
	kinds := []string{"业务", "支付", "项目", "交易", "收入", "产品", "贷款", "销量", "销售", "保费", "服务", "承销"}
	switch head {
	case "不良率", "不良贷款率", "拨备覆盖率":
		kinds = []string{"贷", "房地产", "信用卡", "行业", "融资", "租赁", "按揭"} // 岚链贷, 小微快贷, too
	case "毛利率", "均价", "单价":
		kinds = []string{"收入", "产品", "业务", "销量", "销售"}
	}
	for _, k := range kinds {
		if strings.Contains(topic, k) {
			return true
		}
	}
	return false
}
