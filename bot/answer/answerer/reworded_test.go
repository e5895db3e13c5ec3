package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// Questions that word things otherwise than the text: verbs, idioms, currencies,
// parts, scopes, plans and what is compared.
func TestRewordedQuestions(t *testing.T) {
	a := newAnswerer(t, newBase(t,
		article("linhai.txt", "临海咖啡2024年年报点评", facts.Date{Year: 2025, Month: 3, Day: 20},
			"2024年,临海咖啡配送费用8.6亿元,占总收入的比重由上年的7.2%升到13.5%。新增会员31.5万户,同比增长近五成。",
			"年末现金及等价物、受限资金等合计52.3亿元。营业开支86.0亿元,租赁费用21.5亿元。储能业务收入3.1亿元。",
			"全年境外发行债券折合人民币不到90亿元,包括8亿美元和5亿欧元。截至年末,境外有2家分公司和7家办事处。",
			"当年新签加盟项目96个,2023年为71个。为上下游4,210家合作商提供供应链融资36.2亿元,其中面向种植户的占一成。",
			"全年温室气体排放量(范围一加范围二)为31.2万吨,比2023年少了1.6万吨;若计入范围三,则达到205万吨。",
			"经营性现金流净额4.8亿元,不到2023年19.6亿元的四分之一。综合成本率为97.2%,按年改善1.5个百分点。净利润6.2亿元,同比增长108%。",
			"公司拟每10股派3.2元。资本开支预算15亿元,全年实际用了12.4亿元。2025年的目标是卖出3.5亿杯。"),
		article("banyun.txt", "班云汽车2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
			"2024年,班云汽车研发投入9.1亿元。2025年的目标是71万辆,其中新能源50万辆。有机构测算,班云汽车2025年归母净利润有望达到14亿元。"),
	))
	for _, tt := range []struct{ reason, asked, figures string }{
		{"a verb of spending behind a cost", "临海咖啡2024年配送费用花了多少钱", "8.6亿元"},
		{"the new ones, not their growth", "临海咖啡2024年新增了多少会员", "31.5万户"},
		{"an earlier share in the comparison", "临海咖啡2023年配送费用占总收入多少", "7.2%"},
		{"cash in other words", "临海咖啡2024年末账上现金等合计有多少", "52.3亿元"},
		{"a part within a whole", "临海咖啡2024年营业开支里租赁费用占多大比例", "25%"},
		{"a metric mistyped by its sound", "临海咖啡2024年储能液务收入多少", "3.1亿元"},
		{"a figure in the asked currency", "临海咖啡2024年境外发了多少美元债券", "8亿美元"},
		{"the currency as a word of the metric", "临海咖啡2024年境外发的欧元债是多少", "5亿欧元"},
		{"other currencies are no conflict", "临海咖啡2024年境外发行债券多少", "不到90亿元"},
		{"no figure in the asked currency", "临海咖啡2024年境外发了多少港元债券", ""},
		{"the second of two counts", "临海咖啡有多少家境外办事处", "7家"},
		{"more than a year before", "临海咖啡2024年新签的加盟项目比2023年多几个", "25个"},
		{"an amount beside a count", "临海咖啡2024年给上下游提供了多少供应链融资", "36.2亿元"},
		{"the count beside the amount", "临海咖啡供应链融资覆盖多少家合作商", "4,210家"},
		{"the year before, of the scope the change is of", "临海咖啡2023年范围一加范围二温室气体排放量多少", "32.8万吨"},
		{"another scope", "计入范围三后临海咖啡的排放量多少万吨", "205万吨"},
		{"an earlier level of which a part is said", "临海咖啡2023年经营性现金流净额多少", "19.6亿元"},
		{"a ratio that gets better by falling", "临海咖啡2023年综合成本率是多少", "98.7%"},
		{"doubled", "临海咖啡2024年净利润翻倍了吗", "108%"},
		{"a proposed dividend", "临海咖啡拟每10股派多少元", "3.2元"},
		{"spent of a budget", "临海咖啡2024年实际用了多少资本开支", "12.4亿元"},
		{"a year in brackets", "临海咖啡去年新增会员多少户(2024年)", "31.5万户"},
		{"a target of vehicles", "班云汽车2025年销量目标是多少辆", "71万辆"},
		{"what analysts reckon", "机构测算班云汽车2025年归母净利润能到多少", "14亿元"},
		{"one side of a comparison that nothing is known of", "禾谷汽车研发投入比班云汽车多多少", ""},
	} {
		ans := ask(t, a, tt.asked)
		var got []string
		for _, f := range ans.Figures {
			got = append(got, f.Text)
		}
		if s := strings.Join(got, " "); s != tt.figures || (ans.Status == answer.Answered) != (tt.figures != "") {
			t.Errorf("%s: %s: %s %q, figures %q, want %q", tt.reason, tt.asked, ans.Status, ans.Text, s, tt.figures)
		}
	}
}
