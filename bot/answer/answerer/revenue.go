package answerer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// asRevenue answers a question on the revenue of a part of a business from figures that
// texts and tables give by the part's name alone: 酱油149.34亿元,蚝油48.66亿元 for 酱油收入. Only
// money and its changes answer, and only under that very name. It is wrong where the bare
// name is of another amount than revenue.
func asRevenue(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	kinds := []question.Kind{question.Lookup, question.Growth, question.Trend}
	content := strings.ReplaceAll(t.Q.Content, " ", "")
	part, rest, ok := revenueOf(content)
	if len(t.Q.Entities) != 1 && !(len(t.Q.Entities) == 0 && latinName.MatchString(part)) || t.Q.Wants != facts.Actual || !slices.Contains(kinds, t.Q.Kind) {
		return ans, nil
	}
	if name, class, listed := t.M.Metrics.Lookup(question.Subject(content, t.Q.Measure)); listed && class == metric.Exact && name == turnover {
		part, rest = "收益", "" // as companies listed in Hong Kong call it
	} else if !ok || t.M.Metrics.Units(part) != nil {
		return ans, nil
	}
	again := *t
	again.Q.Content = ofBusiness.ReplaceAllString(part, "") + rest
	again.Q.Head, again.Q.Parts = again.Q.Content, nil
	second, err := byKind(&again)
	if err != nil || second.Status != answer.Answered || slices.ContainsFunc(second.Figures, func(f answer.Figure) bool { return !ofPart(t, f, part) }) {
		return ans, err
	}
	return second, nil
}

// ofBusiness ends the name of a part of a business and is often left out: 毛绒[产品]收益, 酱油[业务]收入.
var ofBusiness = pattern.New(`(?:业务|产品|板块|分部|地区|区域)$`)

// latinName is a product's name that says whose it is: MOLLY收入.
var latinName = pattern.New(`^[A-Za-z][A-Za-z0-9 ]{2,}$`)

// turnover is the metric that statements in the manner of Hong Kong name 收益 alone.
const turnover = "营业收入"

// revenueOf takes the revenue out of a content: 蚝油 and 增速 of 蚝油收入增速. What stands behind
// it is short.
func revenueOf(content string) (part, rest string, ok bool) {
	for _, w := range words.Words("revenue") {
		i := strings.Index(content, w)
		if i < 0 || utf8.RuneCountInString(content[:i]) < 2 || utf8.RuneCountInString(content[i+len(w):]) > 4 {
			continue
		}
		return content[:i], content[i+len(w):], true
	}
	return "", "", false
}

// ofPart reports whether a figure is money, or its change, under a part's name.
func ofPart(t *search.Turn, f answer.Figure, part string) bool {
	name := ofBusiness.ReplaceAllString(strings.TrimSuffix(string(t.M.Runes(f.Metric)), "增长率"), "")
	part = ofBusiness.ReplaceAllString(part, "")
	if strings.Contains(t.Q.Content, "收益") && (f.Period.Instant || f.Period.IsZero()) {
		return false // 债券, of what is invested in, for 债券收益
	}
	k := f.Quantity.Kind
	if k == facts.KindCount || k == facts.KindPhysical {
		return false // 饲料销售量较上年的变化 for 饲料销售收入增加多少
	}
	if f.Derived && k != facts.KindMoney {
		return t.Q.Measure != facts.Level && strings.HasPrefix(name, string(t.M.Runes(part))) // 自营与上年同期的倍数, no 毛利率
	}
	return name == string(t.M.Runes(part)) && (k == facts.KindMoney || k == facts.KindPercent && t.Q.Kind == question.Growth)
}
