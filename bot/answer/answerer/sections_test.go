package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
)

// Questions that whole annual reports answer: a figure and its rate, companies of a group and
// their sections, payouts as a part of profits, ranks over all rows of a column.
func TestWholeReports(t *testing.T) {
	a, err := answerer.New(t.Context(), newBase(t,
		report("zhaolan.txt", "昭岚保险集团股份有限公司2023年年度报告",
			"# 一、主要财务数据", ":单位:人民币百万元", "|项目|2023年|2022年|同比增减(%)|", "|归属于母公司股东的净利润|28,164|19,238|46.4|", "|保险合同负债|946,218|832,164|13.7|", "|总资产|1,386,217|1,214,586|14.1|",
			"# 二、业务", "昭岚产险实现原保险保费收入1,148.56亿元。昭岚寿险规模保费增长。", "# （二）产险业务", "昭岚产险保费增长7.9%。昭岚寿险另述。",
			"# （1）主要险种经营信息", ":单位:人民币百万元", "|险种|原保险保费收入|综合成本率(%)|", "|责任险|12,864|100.9|", "|农业险|11,306|97.6|", "|合计|24,170|98.3|",
			"# （三）规模保费", "# （1）按地区的规模保费", ":单位:人民币百万元", "|地区|2023年|同比(%)|", "|江苏|18,462|7.1|", "|四川|10,847|-0.7|", "|其他地区|84,637|7.8|", "|合計|113,946|6.6|",
			"# 三、偿付能力", ":单位:人民币百万元", "||2023年末|2022年末|", "|本集团|||", "|最低资本|135,638|122,807|", "|昭岚产险|||", "|最低资本|26,318|23,864|",
			"# 四、投资", "# 投资组合", ":单位:人民币百万元", "||2023年末||", "|项目|金额|占比(%)|", "|股票|107,364|8.7|", "|债券|1,131,098|91.3|", "|投资资产合计|1,238,462|100.0|",
			"# 五、以公允价值计量的投资", ":单位:人民币百万元", "|项目|2023年末|2022年末|", "|以公允价值计量且其变动计入当期损益的金融投资|318,462|268,417|"),
		report("lichuan.txt", "砺岚新材料股份有限公司2023年年度报告",
			"公司拟派发现金红利149,021,600.00元，占合并报表归属于上市公司股东净利润的38.42%。",
			"# 分产品", ":单位:元", "|分产品|营业收入|毛利率(%)|毛利率比上年增减(%)|", "|尼龙|2,186.40|27.44|减少1.39个百分点|", "|胶膜|1,086.40|11.25|减少5.86个百分点|", "|其他|206.40|9.69|减少0.94个百分点|",
			"# 季度", ":单位:元", "|项目|第一季度|第二季度|第三季度|第四季度|", "|营业收入|386.40|864.20|642.10|593.40|",
			"# 薪酬", "|姓名|职务|任职状态|税前报酬总额(万元)|", "|陆以宁|董事、总经理|现任|158.60|", "|叶舟|副总经理|离任|86.20|", "|江若白|副总经理、合规总监|现任|96.20|"),
	), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figure string }{
		{"a figure and its rate", "昭岚保险2023年归母净利润及同比增速", "28,164 46.4"},
		{"and asked one by one", "昭岚保险2023年总资产是多少,同比增长多少", "1,386,217 14.1"},
		{"a company of the group in rows of its own", "昭岚产险2023年末最低资本", "26,318"},
		{"and the group", "昭岚保险集团2023年末最低资本", "135,638"},
		{"the section on a company", "昭岚产险农业险综合成本率", "97.6"},
		{"which is not another's", "昭岚寿险农业险综合成本率", ""},
		{"over all rows but the rest", "昭岚保险规模保费最高的地区", "18,462"},
		{"which one fell", "昭岚保险规模保费哪个地区同比下降", "-0.7"},
		{"the share that stands beside the part", "昭岚保险2023年末股票占投资资产的比例", "8.7"},
		{"a name with a word of change", "昭岚保险2023年末以公允价值计量且其变动计入当期损益的金融投资有多少", "318,462"},
		{"a payout as a part of profits", "砺岚新材料2023年分红率", "38.42%"},
		{"the year before a change of a ratio", "砺岚新材料2022年胶膜毛利率", "17.11%"},
		{"the best of products", "砺岚新材料毛利率最高的产品", "27.44"},
		{"the best of quarters", "砺岚新材料2023年营业收入最高的季度", "864.20"},
	} {
		t.Run(tt.reason, func(t *testing.T) { wantFigures(t, a, tt.asked, tt.figure) })
	}
	for asked, want := range map[string]string{"砺岚新材料总经理是谁": "陆以宁", "砺岚新材料合规总监是谁": "江若白"} {
		t.Run(asked, func(t *testing.T) {
			if got := ask(t, a, asked); got.Status != answer.Answered || !strings.Contains(got.Text, want) {
				t.Error(got.Text)
			}
		})
	}
}

// A company named behind the one whose it is.
func TestCompanyOf(t *testing.T) {
	a, err := answerer.New(t.Context(), newBase(t, report("minglan.txt", "明岚新材料股份有限公司2023年年度报告",
		"# 主要控股公司", ":单位:万元", "|公司名称|持股比例(%)|净利润|", "|岚能助剂有限公司|68.00|-2,186.42|",
		"# 商誉减值准备", ":单位:元", "|被投资单位名称|期初余额|本期计提|期末余额|", "|岚能助剂有限公司|74.20|39.80|114.00|", "|合计|74.20|39.80|114.00|")), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figure string }{
		{"its balance", "明岚新材料岚能助剂商誉减值准备期末余额", "114.00"},
		{"no forecast", "明岚新材料对岚能助剂的持股比例", "68.00"},
	} {
		t.Run(tt.reason, func(t *testing.T) { wantFigures(t, a, tt.asked, tt.figure) })
	}
}

// Rows on what money was raised for are none of them all of it.
func TestUsesOfProceeds(t *testing.T) {
	a, err := answerer.New(t.Context(), newBase(t, report("haoting.txt", "皓岚服务股份有限公司2023年年度报告",
		"# 所得款项用途", ":单位:人民币百万元", "|用途|已动用|未动用|", "|战略收购及投资|486.4|285.4|", "|升级智能化系统|148.6|108.7|", "|丰富增值服务|100.5|28.1|")), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantFigures(t, a, "皓岚服务升级智能化系统已动用多少", "148.6")
	if got := ask(t, a, "皓岚服务未动用所得款项"); got.Status == answer.Answered {
		t.Error(got.Text)
	}
}
