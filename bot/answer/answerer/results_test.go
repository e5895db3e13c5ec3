package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// What news of results leaves to its reader: growth between two levels, a quarter by what
// another one was held against, whose staff a share is of, amounts without 元, errata.
func TestResults(t *testing.T) {
	arts := []facts.Article{
		article("lenovo.txt", "联想集团2025年业绩", facts.Date{Year: 2026, Month: 3, Day: 5},
			"2025年,联想集团营业收入48.6亿,2024年是41.3亿;行政费用从8.2亿元砍到6.9亿元。第四季度卖出电脑620万台,比三季度多了26万台。",
			"年末合同负债33.5亿元,比年初少了10.5亿元。活跃商户512万家。研发人员1.2万人,占员工总数的26%。",
			"服务毛利率41.8%,终端毛利率30.1%。上期我们写公司研发投入为52.4亿元,实为42.4亿元。"),
		article("parts.txt", "海尔智家2025年年报", facts.Date{Year: 2026, Month: 3, Day: 27},
			"2025年,海尔智家冰箱贡献812.4亿元,同比增4.2%;洗衣机617.3亿元,增3.1%。空调从2024年的455.9亿元跳到498.7亿元。"),
		article("taikang.txt", "泰康人寿三季度偿付能力", facts.Date{Year: 2025, Month: 11, Day: 5},
			"2025年第三季度,泰康人寿核心偿付能力充足率由121.30%改为109.80%。前三季度净利润12.5亿元,上年同期7.1亿元。"),
	}
	a, err := answerer.New(t.Context(), newBase(t, arts...), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, value string }{
		{"an amount without its unit", "联想集团2025年收入多少", "4860000000"},
		{"growth of the latest year that has two levels", "联想集团营业收入同比增长多少", "17.7"},
		{"how many times the year before", "泰康人寿前三季度净利润是上年同期的几倍", "1.8"},
		{"the quarter that another one is held against", "联想集团2025年三季度卖出多少台电脑", "5940000"},
		{"the same without a year", "联想集团三季度卖出多少台电脑", "5940000"},
		{"a number of what the text counts", "联想集团活跃商户数", "5120000"},
		{"all who work there", "联想集团研发人员占全公司多少", "26"},
		{"two parts held against each other", "联想集团服务毛利率比终端高多少", "11.7 41.8 30.1"},
		{"not the figure that was printed wrong", "联想集团研发投入到底是多少", "4240000000"},
		{"the restated figure", "泰康人寿2025年三季度核心偿付能力充足率", "109.8"},
		{"what stood before it", "泰康人寿2025年三季度核心偿付能力充足率更正前是多少", "121.3"},
		{"the beginning of the year, by what changed since", "联想集团年初合同负债多少", "4400000000"},
		{"another part's revenue is no start", "联想集团软件2024年收入是多少", ""},
		{"the revenue of a part by its name", "海尔智家2025年冰箱收入", "81240000000"},
		{"its growth", "海尔智家洗衣机收入增速", "3.1"},
		{"how many times the year before, by its name", "海尔智家空调业务收入是2024年的几倍", "1.09"},
		{"no profit of a part by its name", "海尔智家2025年冰箱利润是多少", ""},
		{"a verb beside what is asked", "联想集团2025年花了多少行政费用", "690000000"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			ans, err := a.Ask(t.Context(), tt.asked, nil)
			if err != nil {
				t.Fatal(err)
			}
			var value []string
			for _, f := range ans.Figures {
				value = append(value, string(f.Quantity.Value))
			}
			if strings.Join(value, " ") != tt.value {
				t.Errorf("%s: got %q, want %q: %s", tt.asked, value, tt.value, ans.Text)
			}
		})
	}
}
