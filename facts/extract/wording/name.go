package wording

import (
	"strings"

	"wenbao/facts/extract/cue"
	"wenbao/facts/lex"
)

// MarketShare is the metric of a share that needs no words on what it is a part of.
const MarketShare = "市场占有率"

// TotalOf names the sum of a per-unit metric: 每股派现金 → 派现金总额.
func TotalOf(metric string) string {
	per := strings.Index(metric, "每")
	if per < 0 {
		return metric + "合计"
	}
	if i := strings.Index(metric[per:], "股"); i >= 0 {
		metric = metric[:per] + metric[per+i+len("股"):]
	}
	switch bare := strings.TrimPrefix(strings.TrimPrefix(metric, "拟"), "共"); bare {
	case "派", "派发", "":
		return "派息总额" // 全年每10股共派5.0元,合计71.03亿元
	}
	return metric + "总额"
}

// ProfitOf names the profit that is the opposite of a loss: 归母净亏损 →
// 归母净利润, 应占亏损 → 应占溢利, 亏损 → 净利润, 净利润亏损 → 净利润. "" when the name is no loss's.
func ProfitOf(metric string) string {
	stem := metric
	for _, w := range []string{"额", "金额", "面"} {
		stem = strings.TrimSuffix(stem, w)
	}
	w := cue.Suffix(stem, cue.Loss)
	if w == "" {
		return ""
	}
	stem = stem[:len(stem)-len(w)]
	if bare := strings.TrimSuffix(stem, "为"); LossOf(bare) != "" || signed.End(bare) {
		return bare // 归属于上市公司股东的净利润亏损0.8亿元
	}
	if valued.End(stem) {
		return "" // 公允价值亏损, 汇兑亏损: no result of all
	}
	switch {
	case strings.HasSuffix(stem, "弥补"):
		return "" // 累计未弥补亏损 is no year's
	case strings.HasSuffix(stem, "应占"):
		return stem + "溢利"
	case !strings.HasPrefix(w, "净") && cue.Suffix(stem, cue.ProfitKind) != "":
		return stem + "利润"
	}
	return stem + "净利润"
}

// signed are results that may be a profit or a loss and are no profit's name.
var signed = lex.NewWords("每股收益", "利润总额", "每股盈余")

// valued are what is lost on that is no result: 公允价值亏损.
var valued = lex.NewWords("公允价值", "公允值", "公平值", "公平价值", "汇兑", "减值", "重估", "变动", "信贷", "信用", "处置")

// LossOf names the loss that is the opposite of a profit, "" when the name is
// no profit's.
func LossOf(metric string) string {
	for _, w := range []string{"净利润", "净利", "净溢利", "利润", "溢利", "盈利"} {
		if stem, ok := strings.CutSuffix(metric, w); ok {
			if strings.HasPrefix(w, "净") {
				return stem + "净亏损"
			}
			return stem + "亏损"
		}
	}
	return ""
}

// CutPer takes what a figure is counted by off the words before it: 发行价|每股,
// 跌到年末的|每瓦.
func CutPer(left string) (rest, unit string) {
	t := Marks.TrimRight(left)
	r, n := lex.LastRune(t)
	before := t[:len(t)-n]
	if r == '每' || !strings.HasSuffix(before, "每") {
		return left, ""
	}
	i := len(before) - len("每")
	return Marks.TrimRight(strings.TrimSuffix(t[:i], "的")), t[i:]
}
