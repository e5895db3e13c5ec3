package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// TestSeveralSources asks bases in which more than one article has something to say.
func TestSeveralSources(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 2, Day: 20}
	nation := article("nation.txt", "2024年全国国民经济运行情况", day, "2024年,全国国内生产总值1349084亿元,比上年增长5.0%。")
	city := article("city.txt", "岚州市2024年国民经济和社会发展统计公报", day, "2024年,岚州市实现地区生产总值5210.5亿元,比上年增长6.1%。")
	bound := article("bound.txt", "海岚银行2024年年报", day, "2024年末,海岚银行手机银行客户突破700万户。")
	exact := article("exact.txt", "海岚银行手机银行再上台阶", day, "2024年末,海岚银行手机银行客户712万户。")
	more := article("more.txt", "海岚银行手机银行观察", day, "2024年末,海岚银行手机银行客户905万户。")
	fees := article("fees.txt", "海岚证券2024年年报", day, "2024年,海岚证券投资银行业务手续费净收入9.02亿元。")
	year := article("year.txt", "2024年全国碳市场", day, "2024年,全国碳市场成交额181.1亿元。")
	first := article("first.txt", "芸集茶饮上市", day, "2月12日,芸集茶饮(02988.HK)在港交所挂牌,发行价每股54.80港元,募资净额约306.68亿港元。")
	for _, c := range []struct {
		reason   string
		base     []facts.Article
		question string
		status   answer.Status
		says     string
		silent   string
	}{
		{"the country comes before a place that nobody named", []facts.Article{nation, city}, "2024年GDP增长率是多少", answer.Answered, "5.0%", "6.1%"},
		{"a place that is alone is told", []facts.Article{city}, "2024年GDP增长率是多少", answer.Answered, "6.1%", ""},
		{"a bound agrees with the figure a little beyond it", []facts.Article{bound, exact}, "海岚银行2024年末手机银行客户多少户", answer.Answered, "712万户", "不一致"},
		{"a bound disagrees with one far beyond it", []facts.Article{bound, more}, "海岚银行2024年末手机银行客户多少户", answer.Answered, "不一致", ""},
		{"two exact figures disagree", []facts.Article{exact, more}, "海岚银行2024年末手机银行客户多少户", answer.Answered, "不一致", ""},
		{"of three values each is told", []facts.Article{exact, more, article("third.txt", "海岚银行科技观察", day, "2024年末,海岚银行手机银行客户830万户。")}, "海岚银行2024年末手机银行客户多少户", answer.Answered, "905万户、830万户", ""},
		{"money of something else is no number of users", []facts.Article{fees}, "9.02亿月活是哪个App？", answer.NotFound, "", "9.02亿元"},
		{"money asked for as such is told", []facts.Article{fees}, "9.02亿元是哪家的什么数字？", answer.Answered, "9.02亿元", ""},
		{"a year's is not all there has been", []facts.Article{year}, "全国碳市场累计成交额多少亿元？", answer.NotFound, "", "181.1"},
		{"a year's is that of the year", []facts.Article{year}, "2024年全国碳市场成交额多少亿元？", answer.Answered, "181.1亿元", ""},
		{"a price is not what was raised", []facts.Article{first}, "发行价是多少港元？", answer.Answered, "54.80港元", "306.68"},
		{"whose price has to be said where one article has two", []facts.Article{article("week.txt", "一周新股", day, "1. 芸集茶饮(02988.HK)2月12日挂牌,发行价每股54.80港元。\n2. 椰集茶饮(02989.HK)2月14日挂牌,发行价每股9.94港元。")}, "发行价是多少港元？", answer.Clarify, "", ""},
		{"whose price has to be said where others have their articles", []facts.Article{first, fees, article("again.txt", "港股发行价观察", day, "本周多只新股的发行价是市场焦点,发行价由投资者决定。")}, "发行价是多少港元？", answer.Clarify, "哪一家", "306.68"},
	} {
		got := ask(t, newAnswerer(t, newBase(t, c.base...)), c.question)
		if got.Status != c.status || !strings.Contains(got.Text, c.says) || c.silent != "" && strings.Contains(got.Text, c.silent) {
			t.Errorf("%s: %s: %s: %s", c.reason, c.question, got.Status, got.Text)
		}
	}
}
