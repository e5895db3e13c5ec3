package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// filed is an annual report as exchanges have them filed.
func filed(lines ...string) facts.Article {
	head := []string{"岚屿电力股份有限公司2023年年度报告", "证券代码:300998 证券简称:岚屿电力"}
	return article("lanyu.txt", "岚屿电力股份有限公司2023年年度报告", facts.Date{Year: 2024, Month: 4, Day: 18}, append(head, lines...)...)
}

// Particulars of a company that tables of its report label.
func TestLabelled(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed(
		"公司股票简况",
		"| 股票种类 | 股票上市交易所 | 股票简称 | 股票代码 | 变更前股票简称 |", "| A股 | 深圳证券交易所 | 岚屿电力 | 300998 | 岚屿冷链 |",
		"其他相关资料",
		"| 公司聘请的会计师事务所 | 名称 | 大正会计师事务所(特殊普通合伙) |", "| 公司聘请的会计师事务所 | 办公地址 | 杭州市江干区钱江路1366号 |", "| 公司聘请的会计师事务所 | 签字会计师姓名 | 闵青、施正 |",
		"审计报告",
		"| 审计意见类型 | 标准的无保留意见 |")))
	for asked, want := range map[string]string{
		"岚屿电力股票代码是多少":       "300998",
		"岚屿电力股票上市交易所":       "深圳证券交易所",
		"岚屿电力变更前股票简称":       "岚屿冷链",
		"岚屿电力的会计师事务所":       "大正会计师事务所(特殊普通合伙)",
		"岚屿电力的签字会计师是谁":      "闵青、施正",
		"岚屿电力的签字会计师有哪些":     "闵青、施正",
		"岚屿电力审计机构是哪家会计师事务所": "大正会计师事务所(特殊普通合伙)",
		"岚屿电力审计意见类型是什么":     "标准的无保留意见",
	} {
		if ans := ask(t, a, asked); ans.Status != answer.Answered || strings.TrimSuffix(ans.Text, "。") != want {
			t.Errorf("%s: got %q, want %q", asked, ans.Text, want)
		}
	}
}

// A particular that stands on a line of its own, with the name of its row alone.
func TestLineOfParticular(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed("公司聘请的会计师事务所", "签字会计师姓名 闵青、施正", "会计师事务所名称 大正会计师事务所(特殊普通合伙)")))
	if ans := ask(t, a, "岚屿电力的签字会计师是谁"); strings.TrimSuffix(ans.Text, "。") != "闵青、施正" {
		t.Errorf("got %q", ans.Text)
	}
}

// The company's own mailbox, which people's stand before.
func TestOwnMailbox(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed(
		"联系人和联系方式",
		"|  | 董事会秘书 | 证券事务代表 |", "| 姓名 | 闵青 | 施正 |", "| 电子信箱 | mq@lanyu.example | sz@lanyu.example |",
		"基本情况简介",
		"| 公司网址 | www.lanyu.example |", "| 电子信箱 | ir@lanyu.example |")))
	if ans := ask(t, a, "岚屿电力2023年的电子信箱是什么"); ans.Text != "ir@lanyu.example。" {
		t.Error(ans.Text)
	}
}

// Ratios of the company's own statements.
func TestOfParent(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed(
		"1、合并资产负债表", "单位:元", "| 项目 | 2023年12月31日 | 2022年12月31日 |", "| 资产总计 | 2,000,000.00 | 1,800,000.00 |", "| 负债合计 | 800,000.00 | 720,000.00 |",
		"2、母公司资产负债表", "单位:元", "| 项目 | 2023年12月31日 | 2022年12月31日 |", "| 资产总计 | 1,000,000.00 | 900,000.00 |", "| 负债合计 | 250,000.00 | 240,000.00 |")))
	checkFigures(t, a, []figureCase{
		{"of the group", "岚屿电力2023年资产负债率", "40.00%"},
		{"of the company alone", "岚屿电力2023年母公司资产负债率", "25.00%"},
		{"of its own statements", "岚屿电力2023年母公司报表资产负债率", "25.00%"},
		{"which the company alone does not give", "岚屿电力2023年母公司流动比率", ""},
	})
	if got := ask(t, a, "岚屿电力2023年母公司资产总计", "那2022年呢"); len(got.Figures) != 1 || got.Figures[0].Text != "900,000.00" {
		t.Errorf("the year before of the company alone: %s", got.Text)
	}
}

// Rows without a known name, in a part of a statement whose unit stands above the part before it.
func TestUnitOfStatement(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed(
		"1、合并资产负债表", "单位:元", "| 项目 | 2023年12月31日 | 2022年12月31日 |", "| 资产总计 | 2,000,000.00 | 1,800,000.00 |",
		"岚屿电力股份有限公司2023年年度报告", "| 项目 | 2023年12月31日 | 2022年12月31日 |", "| 卖出回购金融资产款 | 1,864,203.17 | 1,642,086.31 |",
		"2、合并利润表", "单位:元", "| 项目 | 2023年度 | 2022年度 |", "| 卖出回购金融资产利息支出 | 64,203.17 | 62,086.31 |", "| 净利润 | 82,041.86 | 76,418.20 |", "| 归属于母公司股东的净利润 | 72,041.86 | 66,418.20 |")))
	checkFigures(t, a, []figureCase{
		{"the row itself", "岚屿电力2023年末卖出回购金融资产款", "1,864,203.17"},
		{"with what minorities have", "岚屿电力2023年净利润（含少数股东损益）", "82,041.86"},
	})
}

// Reasons that a table gives are those of their rows.
func TestReasonsInRows(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed(
		"费用", "单位:元",
		"|  | 2023年 | 2022年 | 同比增减 | 重大变动说明 |", "| 销售费用 | 36,139,206.24 | 25,844,317.78 | 39.83% | 主要系公司开拓市场，业务人员薪酬增加所致； |",
		"| 管理费用 | 40,296,418.50 | 37,106,205.73 | 8.60% | 无 |", "| 财务费用 | 4,172,306.72 | 1,900,418.73 | 119.52% | 主要系利息支出增加所致； |")))
	for asked, want := range map[string]string{
		"岚屿电力2023年财务费用为什么增长": "利息支出增加",
		"岚屿电力2023年销售费用为什么增长": "公司开拓市场",
		"岚屿电力2023年管理费用为什么增长": "",
	} {
		ans := ask(t, a, asked)
		if got := ans.Status == answer.Answered && strings.Contains(ans.Text, want); got != (want != "") {
			t.Errorf("%s: got %q, want %q", asked, ans.Text, want)
		}
	}
}

// Notes, payouts, ages and parties of a report.
func TestFiled(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed(
		"释义", "| 岚屿罐储 | 指 | 澜港岚屿罐式储运设备制造有限公司 |",
		"主要销售客户及主要供应商情况",
		"| 序号 | 客户名称 | 销售额 | 占年度销售总额占比(%) |", "| 1 | 第一名 | 86,512,318.40 | 7.36 |", "| 2 | 第二名 | 76,744,205.33 | 6.53 |",
		"前五名供应商采购额如下。",
		"| 序号 | 客户名称 | 采购额 | 占年度采购总额占比(%) |", "| 1 | 第一名 | 280,030,417.92 | 29.67 |", "| 2 | 第二名 | 50,510,206.10 | 5.35 |",
		"非经常性损益项目及金额", "单位:元",
		"| 项目 | 2023年金额 | 2022年金额 |", "| 计入当期损益的政府补助(与公司正常经营业务密切相关的除外) | 7,504,318.00 | 14,795,206.34 |", "| 合计 | 7,504,318.00 | 14,795,206.34 |",
		"普通股现金分红情况表", "单位:元",
		"| 分红年度 | 现金分红金额（含税） | 分红年度合并报表中归属于上市公司股东的净利润 | 现金分红金额占合并报表中归属于上市公司普通股股东的净利润的比率 |", "| 2023年 | 48,897,206.00 | 63,616,418.50 | 76.86% |", "| 2022年 | 33,335,417.00 | 79,802,305.53 | 41.77% |",
		"主要控股参股公司分析", "| 公司名称 | 公司类型 | 净利润 |", "| 澜港岚屿罐式储运设备制造有限公司 | 子公司 | 70,662,318.11 |",
		"普通股股份变动情况表", "单位:股",
		"|  | 本次变动前 |  | 本次变动后 |  |", "|  | 数量 | 比例 | 数量 | 比例 |", "| 一、有限售条件股份 | 152,927,317 | 72.57% | 1,593,206 | 0.76% |", "| 二、无限售条件股份 | 57,815,418 | 27.43% | 209,081,317 | 99.24% |",
		"担保情况", "单位:元",
		"| 担保方 | 担保金额 | 担保起始日 | 担保到期日 |", "| 担保总额占公司净资产的比例(%) |  |  | 11.46 |",
		"合并资产负债表", "单位:元", "| 项目 | 2023年12月31日 | 2022年12月31日 |", "| 应收账款 | 88,420,517.31 | 80,217,306.22 |",
		"合并利润表", "单位:元", "| 项目 | 2023年度 | 2022年度 |", "| 营业收入 | 318,024,206.30 | 320,070,418.13 |",
		"合并现金流量表", "单位:元", "| 项目 | 2023年度 | 2022年度 |", "| 经营活动产生的现金流量净额 | 36,228,417.52 | 58,318,206.79 |",
		"七、合并财务报表项目注释",
		"(1)应收账款分类披露", "单位:元",
		"| 名称 | 账面余额 | 坏账准备 | 计提比例 |", "| 1年以内 | 74,577,206.98 | 3,728,860.35 | 5.00% |", "| 1至2年 | 22,713,417.09 | 2,271,341.71 | 10.00% |", "| 合计 | 97,290,624.07 | 6,000,202.06 | -- |",
		"27、商誉", "单位:元", "| 项目 | 合计 |", "| 一、账面原值 |  |", "| 1.期初余额 | 11,983,206.44 |", "| 2.本期增加金额 |  |", "| (1)企业合并增加 |  |", "| 4.期末余额 | 11,983,206.44 |",
		"51、递延收益", "单位:元", "| 项目 | 期初余额 | 本期增加 | 本期减少 | 期末余额 |", "| 政府补助 | 21,842,317.99 | 400,000.00 | 2,209,206.20 | 20,033,111.79 |",
		"74、营业外收入", "单位:元", "| 项目 | 本期发生额 | 上期发生额 |", "| 政府补助 | 30,000.00 | 420,000.00 |")))
	checkFigures(t, a, []figureCase{
		{"a short name that the glossary has", "岚屿罐储2023年净利润", "70,662,318.11"},
		{"an amount said in full, without a unit", "岚屿电力第一大客户的销售额是多少", "86,512,318.40"},
		{"how much of all sales", "岚屿电力第一大客户销售额占比", "7.36"},
		{"a supplier among customers by the head", "岚屿电力最大供应商的采购额是多少", "280,030,417.92"},
		{"what flows, no balance of it and no part of another account", "岚屿电力2023年政府补助多少", "7,504,318.00"},
		{"how much of the profit", "岚屿电力2022年分红比例", "41.77%"},
		{"and in other words", "岚屿电力2023年现金分红占归母净利润的比例", "76.86%"},
		{"after a change, not before it", "岚屿电力无限售条件股份占比", "99.24%"},
		{"what something cost is not what it is worth", "岚屿电力2023年商誉", ""},
		{"at the end, behind rows without figures", "岚屿电力2023年末商誉账面原值", "11,983,206.44"},
		{"a class of age", "岚屿电力账龄1年以内的应收账款", "74,577,206.98"},
		{"its allowance", "岚屿电力1至2年应收账款坏账准备", "2,271,341.71"},
		{"below the head of days", "岚屿电力担保总额占净资产的比例", "11.46"},
		{"an age that is not there", "岚屿电力5年以上的应收账款", ""},
		{"the balance of what is one", "岚屿电力2023年末应收账款余额", "88,420,517.31"},
	})
}

// A total that is paid is no dividend on one share.
func TestTotalPaid(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("paid.txt", "岚川科技2023年度分红实施公告", facts.Date{Year: 2024, Month: 6, Day: 3},
		"岚川科技2023年度利润分配以总股本210,674,000股为基数,每股派发现金红利0.2元(含税),共计派发现金红利42,134,800.00元。")))
	checkFigures(t, a, []figureCase{
		{"on one share", "岚川科技2023年每股派息多少", "0.2元"},
		{"all of it", "岚川科技2023年现金分红总额", "42,134,800.00元"},
	})
}

// Who holds a company's shares, from the tables of an annual report; what changed since the year before; and what is on one share, of amounts.
func TestHeld(t *testing.T) {
	a := newAnswerer(t, newBase(t, filed(
		"资产构成重大变动情况", "单位:元",
		"| 项目名称 | 本期期末数 | 本期期末数占总资产的比例（%） | 上期期末数 | 上期期末数占总资产的比例（%） | 本期期末金额较上期期末变动比例（%） |",
		"| 货币资金 | 905,402,318.44 | 36.74 | 627,041,206.44 | 30.57 | 44.40 |", "| 预付款项 | 31,290,417.41 | 1.27 | 63,036,205.76 | 3.07 | -50.36 |",
		"股东数量及持股情况", "单位：股", "| 报告期末普通股股东总数 | 9,317 |", "| 年度报告披露日前上一月末普通股股东总数 | 9,052 |",
		"前10名股东持股情况",
		"| 股东名称 | 持股比例 | 报告期末持股数量 | 持有有限售条件的股份数量 |",
		"| 闻承岚 | 28.51% | 28,512,317 | 21,384,205 |", "| 贺听澜 | 27.32% | 27,318,406 | 20,488,317 |", "| 顾远岫 | 3.04% | 3,042,118 | 0 |",
		"2、公司控股股东情况", "| 控股股东姓名 | 国籍 | 是否取得其他国家或地区居留权 |", "| 闻承岚 | 中国 | 否 |", "| 主要职业及职务 | 董事长 |  |",
		"3、公司实际控制人情况", "| 姓名 | 闻承岚 |", "| 国籍 | 中国 |",
		"合并资产负债表", "单位:元", "| 项目 | 2023年12月31日 | 2022年12月31日 |",
		"| 实收资本（或股本） | 100,005,317.00 | 100,005,317.00 |", "| 归属于母公司所有者权益（或股东权益）合计 | 825,989,206.28 | 854,728,417.93 |")))
	checkFigures(t, a, []figureCase{
		{"how many holders", "岚屿电力2023年末股东户数", "9,317"},
		{"how much one has", "闻承岚持有岚屿电力多少股", "28,512,317"},
		{"and of all", "贺听澜持股比例", "27.32%"},
		{"of them with a limit", "贺听澜持有的有限售条件股份数量", "20,488,317"},
		{"none without one", "贺听澜持有的无限售条件股份数量", ""},
		{"the first by his place", "岚屿电力第一大股东持股比例是多少", "28.51%"},
		{"who has most", "岚屿电力前十大股东里持股最多的是谁", "28,512,317"},
		{"a change of balances", "岚屿电力2023年末预付款项比上年末变动百分之几", "-50.36"},
	})
	for asked, want := range map[string]string{
		"岚屿电力控股股东是谁": "闻承岚", "岚屿电力实际控制人是谁": "闻承岚", "岚屿电力2023年每股净资产是多少": "8.26元",
	} {
		if ans := ask(t, a, asked); ans.Status != answer.Answered || !strings.Contains(ans.Text, want) {
			t.Errorf("%s: got %q, want %q", asked, ans.Text, want)
		}
	}
}

// Who controls a company, by the forms of the section on that. Of several who do together none is named.
func TestController(t *testing.T) {
	for _, tt := range []struct {
		reason string
		lines  []string
		want   string
	}{
		{"below a heading, beside its label", []string{"(一) 控股股东情况", "| 姓名 | 闻承岚 |", "| 国籍 | 中国 |"}, "闻承岚"},
		{"a company", []string{"(一) 控股股东情况", "| 名称 | 岚川投资集团有限公司 |", "| 单位负责人或法定代表人 | 闻承岚 |"}, "岚川投资集团有限公司"},
		{"beside a label that says whose", []string{"控股股东及实际控制人", "| 控股股东名称 | 岚川投资集团有限公司 |", "| 成立日期 | 2001年3月8日 |"}, "岚川投资集团有限公司"},
		{"below a head", []string{"2、公司控股股东情况", "| 控股股东姓名 | 国籍 |", "| 闻承岚 | 中国 |", "| 主要职业及职务 | 董事长 |"}, "闻承岚"},
		{"several", []string{"2、公司控股股东情况", "| 控股股东姓名 | 国籍 |", "| 闻承岚 | 中国 |", "| 贺听澜 | 中国 |"}, ""},
	} {
		ans := ask(t, newAnswerer(t, newBase(t, filed(tt.lines...))), "岚屿电力控股股东是谁")
		if got := ans.Status == answer.Answered && strings.HasPrefix(ans.Text, tt.want); got != (tt.want != "") {
			t.Errorf("%s: got %q, want %q", tt.reason, ans.Text, tt.want)
		}
	}
}
