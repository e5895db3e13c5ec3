package breakdown

import (
	"strings"
	"testing"

	"wenbao/bot/answer/answertest"
	"wenbao/facts"
)

func TestOf(t *testing.T) {
	b := answertest.Of(t, answertest.Article("a.txt", "枫岚汽车2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
		"2024年,枫岚汽车乘用车收入300亿元,商用车收入120亿元,零部件收入45亿元。",
		"2024年,枫岚汽车境内毛利8.0亿元,境外毛利9.5亿元。"))
	for _, tt := range []struct{ reason, asked, want string }{
		{"as many as are said", "枫岚汽车2024年三大业务收入分别是多少", "300亿元 120亿元 45亿元"},
		{"another number", "枫岚汽车2024年四大业务收入分别是多少", ""},
		{"of a metric without parts", "枫岚汽车2024年三大业务利润分别是多少", ""},
	} {
		checkParts(t, b, tt.reason, tt.asked, tt.want)
	}
}

// Parts that a sentence or a row names otherwise than with the metric behind them.
func TestOf_named(t *testing.T) {
	b := answertest.Of(t,
		answertest.Article("a.txt", "枫岚汽车2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
			"2024年，枫岚汽车中国市场收入80.8亿元，同比增长35.2%；亚太28.5亿元，增长57.8%；欧洲及其他4.8亿元，增长29.2%。",
			"三块业务里，乘用车收入61.26亿元，同比下滑2.06%；商用车45.78亿元，增长14.26%；零部件12.29亿元，增长12.39%。",
			"枫岚汽车整车年产能15万辆，其中东洲8万辆、西陵5万辆、南浦2万辆。",
			"枫岚汽车品类上，轻卡毛利12亿元，重卡毛利8亿元，重卡毛利3亿元。",
			"单位：百万元", "| 分部业绩 | 乘用车 | 商用车 | 零部件 | 总计 |", "| 经营溢利 | 737 | 800 | 423 | 1,960 |"),
		answertest.Article("b.txt", "渟州银行2024年年度报告", facts.Date{Year: 2025, Month: 3, Day: 20},
			"渟州银行股份有限公司2024年年度报告", "按行业划分的公司贷款", "单位：百万元", "| 项目 | 2024年12月31日 | |", "| | 贷款余额 | 不良贷款率（%） |", "| 制造业 | 68,317 | 1.32 |",
			"| 批发和零售业 | 31,206 | 1.98 |", "| 房地产业 | 18,204 | 3.22 |", "| 个人住房贷款 | 38,206 | 3.75 |",
			"前十大借款人", "单位：百万元", "| 借款人 | 行业 | 贷款余额 |", "| 客户A | 房地产业 | 820 |", "| 客户B | 制造业 | 610 |", "| 客户C | 制造业 | 480 |"),
		answertest.Article("c.txt", "澜礁科技2024年年度报告", facts.Date{Year: 2025, Month: 3, Day: 20},
			"澜礁科技控股有限公司2024年年度报告", "按产品类别划分之收入", "单位：百万元", "| | 2024年 | 2023年 | 变动 |", "| 家居机 | 480 | 400 | 20.0% |", "| 车灯 | 220 | 200 | 10.0% |", "| 其他 | 150 | 100 | 50.0% |"))
	for _, tt := range []struct{ reason, asked, want string }{
		{"behind one with the metric", "枫岚汽车2024年各市场收入分别是多少", "80.8亿元 28.5亿元 4.8亿元"},
		{"growth of nothing in particular", "枫岚汽车2024年三大业务哪个增速最快", "2.06% 14.26% 12.39%"},
		{"without what they are parts of", "枫岚汽车哪个基地产能最大", "8万辆 5万辆 2万辆"},
		{"two figures of one", "枫岚汽车2024年哪个品类毛利最高", ""},
		{"above the row of the metric", "枫岚汽车2024年哪个分部经营溢利最高", "737 800 423"},
		{"industries and no borrowers", "渟州银行2024年末哪个行业的贷款余额最大", "68,317 31,206 18,204"},
		{"the kind that the line above says, without the rest", "澜礁科技2024年哪个产品收入最高", "480 220"},
		{"by how they are named", "渟州银行2024年末哪个行业的公司贷款不良率最高", "1.32 1.98 3.22"},
	} {
		checkParts(t, b, tt.reason, tt.asked, tt.want)
	}
}

// checkParts checks the figures of the parts that a question is answered with, in order.
func checkParts(t *testing.T, b answertest.Base, reason, asked, want string) {
	t.Helper()
	cs, err := Of(answertest.Ask(t, b, asked, facts.Date{}))
	var got []string
	for _, c := range cs {
		got = append(got, c.Surface)
	}
	if err != nil || strings.Join(got, " ") != want {
		t.Errorf("%s: %s: %v, got %q, want %q", reason, asked, err, got, want)
	}
}

func TestCellsFit(t *testing.T) {
	for _, tt := range []struct {
		kind, each string
		want       bool
	}{
		{"地区", "产品", false}, {"产品", "产品", true}, {"", "产品", true}, {"地区", "板块", false}, {"地区", "什么", true},
		{"地区", "省份", true}, {"行业", "业务", true}, {"销售模式", "业务", false},
	} {
		if got := (tableCell{kind: tt.kind}).fits(tt.each); got != tt.want {
			t.Errorf("%s among %s: %v", tt.kind, tt.each, got)
		}
	}
}
