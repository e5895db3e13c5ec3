package tabular

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Heads of several levels: spans up to dates, units in rows of their own, shares headed by %,
// words that go over two lines.
func TestHeads(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows []string
		want []string
	}{
		{"three months up to dates", []string{"|(未经审核)|截至以下日期止三个月||", "||2023年12月31日|2023年9月30日|", "||人民币百万元|人民币百万元|", "|收入|8,642.2|8,018.4|"},
			[]string{"中国工商银行 收入  2023Q4 8642200000CNY 8,642.2", "中国工商银行 收入  2023Q3 8018400000CNY 8,018.4"}},
		{"nine months of years", []string{"||截至9月30日止九个月||", "||2023年|2022年|", "||千元|千元|", "|收入|8,642|8,018|"},
			[]string{"中国工商银行 收入  2023Q1-Q3 8642000CNY 8,642", "中国工商银行 收入  2022Q1-Q3 8018000CNY 8,018"}},
		{"the end of a year", []string{"||于十二月三十一日||", "||二零二三年|二零二二年|", "||千平方米|千平方米|", "|在管面积|78,400|69,500|"},
			[]string{"中国工商银行 在管面积  2023-12-31 78400000平方米 78,400", "中国工商银行 在管面积  2022-12-31 69500000平方米 69,500"}},
		{"one unit of all but rates", []string{"||2023年|2022年|同比变动|", "||(人民币百万元,百分比除外)|||", "|毛利|11,486.4|8,382.5|37.0%|"},
			[]string{"中国工商银行 毛利  2023 11486400000CNY 11,486.4", "中国工商银行 毛利  2022 8382500000CNY 8,382.5", "中国工商银行 毛利 growth 2023 37% 37.0%"}},
		{"amounts and %", []string{"||2023年||", "||金额|%|", "||百万元||", "|会员服务|5,864.2|18.4|"},
			[]string{"中国工商银行 会员服务  2023 5864200000CNY 5,864.2", "中国工商银行 会员服务占比 share 2023 18.4% 18.4"}},
		{"units behind the years", []string{"||2023年 人民币百万元|2023年 百万美元|", "|收入|4,862.2|666.1|"},
			[]string{"中国工商银行 收入  2023 4862200000CNY 4,862.2", "中国工商银行 收入  2023 666100000USD 666.1"}},
		{"compared with the quarter before", []string{"||2023年|同比|环比|", "|成交额(亿元)|486.2|33.3%|17.8%|"},
			[]string{"中国工商银行 成交额  2023 48620000000CNY 486.2", "中国工商银行 成交额 growth 2023 33.3% 33.3%", "中国工商银行 成交额 growth 2023 17.8% 17.8%"}},
		{"an amount's head between the lines of a share's", []string{"单位:元", "|成本构成项|||本期占总成本比|", "|分产品||本期金额||", "|目|||例(%)|", "|冷柜|材料|1,284.90|35.33|"},
			[]string{"中国工商银行 冷柜  2023 1284.9CNY 1,284.90", "中国工商银行 冷柜 share 2023 35.33% 35.33"}},
		{"branches are no revenue in 元", []string{"单位:元", "||2023年|2022年|", "|营业收入|38|384,621.92|"},
			[]string{"中国工商银行 营业收入  2022 384621.92CNY 384,621.92"}},
		{"allowances below what is owed at either end", []string{"单位:元", "||期末余额|||||", "|类别|账面余额||坏账准备||账面|", "||||||价值|", "||金额|比例|金额|计提比||", "|||(%)||例(%)||", "|按组合计提坏账准备|1,050.10|98.26|63.60|6.07|986.50|"},
			[]string{
				"中国工商银行 按组合计提坏账准备账面余额金额  2023-12-31 1050.1CNY 1,050.10", "中国工商银行 按组合计提坏账准备账面余额比例 share 2023-12-31 98.26% 98.26",
				"中国工商银行 按组合计提坏账准备  2023-12-31 63.6CNY 63.60", "中国工商银行 按组合计提坏账准备计提比例 share 2023-12-31 6.07% 6.07",
				"中国工商银行 按组合计提坏账准备账面价值  2023-12-31 986.5CNY 986.50",
			}},
	} {
		text, bs := blocks(tt.rows...)
		var got []string
		tables(text, true, &got).Read(bs, 0, Above{})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// Rows below one that says of when or of whom they are; halves side by side; names that say
// what they are of once.
func TestRowsOf(t *testing.T) {
	for _, tt := range []struct {
		name  string
		above Above
		rows  []string
		want  []string
	}{
		{"years one below the other", Above{}, []string{"||国内|海外|", "||百万元|百万元|", "|截至2023年12月31日止年度|||", "|收入|286.2|32.2|", "|截至2022年12月31日止年度|||", "|收入|248.6|20.0|"},
			[]string{"中国工商银行 收入国内  2023 286200000CNY 286.2", "中国工商银行 收入海外  2023 32200000CNY 32.2", "中国工商银行 收入国内  2022 248600000CNY 248.6", "中国工商银行 收入海外  2022 20000000CNY 20.0"}},
		{"the year that the line above says", Above{Line: "截至2022年12月31日止年度的分部业绩如下:"}, []string{"||国内|海外|", "||百万元|百万元|", "|收入|248.6|20.0|"},
			[]string{"中国工商银行 收入国内  2022 248600000CNY 248.6", "中国工商银行 收入海外  2022 20000000CNY 20.0"}},
		{"companies of the group", Above{}, []string{"单位:百万元", "||2023年末|", "|本集团||", "|最低资本|135,638|", "|平安产险||", "|最低资本|26,318|"},
			[]string{"中国工商银行 最低资本  2023-12-31 135638000000CNY 135,638", "平安产险 最低资本  2023-12-31 26318000000CNY 26,318"}},
		{"two halves", Above{}, []string{"|专业构成|人数|占比(%)|学历构成|人数|占比(%)|", "|科技|6,218|11.8|大专|10,864|20.6|"},
			[]string{"中国工商银行 科技  2023 6218人 6,218", "中国工商银行 科技人数占比 share 2023-12-31 11.8% 11.8", "中国工商银行 大专  2023 10864人 10,864", "中国工商银行 大专人数占比 share 2023-12-31 20.6% 20.6"}},
		{"a province is no class of age", Above{Heading: "(4)按地区的规模保费"}, []string{"单位:百万元", "|地区|2023年|", "|四川|10,847|", "|合计|171,581|"},
			[]string{"中国工商银行 四川规模保费  2023 10847000000CNY 10,847", "中国工商银行 规模保费  2023 171581000000CNY 171,581"}},
		{"loans named once", Above{}, []string{"单位:百万元", "|五级分类|2023年末贷款金额|占比(%)|", "|关注贷款|3,386|1.37|"},
			[]string{"中国工商银行 关注贷款  2023-12-31 3386000000CNY 3,386", "中国工商银行 关注贷款占比 share 2023-12-31 1.37% 1.37"}},
		{"the sum of either column", Above{Heading: "4、营业收入和营业成本"}, []string{"单位:元", "||本期发生额||", "|项目|收入|成本|", "|主营业务|1,286.40|1,018.60|", "|合计|1,328.60|1,047.20|"},
			[]string{"中国工商银行 主营业务收入  2023 1286.4CNY 1,286.40", "中国工商银行 主营业务成本  2023 1018.6CNY 1,018.60", "中国工商银行 营业收入  2023 1328.6CNY 1,328.60", "中国工商银行 营业成本  2023 1047.2CNY 1,047.20"}},
		{"what an allowance moves by", Above{Heading: "(2).商誉减值准备"}, []string{"单位:元", "|被投资单位名称|期初余额|本期增加计提|期末余额|", "|平安产险|74.20|39.80|114.00|"},
			[]string{"平安产险 商誉减值准备  2022-12-31 74.2CNY 74.20", "平安产险 商誉减值准备计提  2023 39.8CNY 39.80", "平安产险 商誉减值准备  2023-12-31 114CNY 114.00"}},
		{"holders: what is pledged, bought and sold", Above{}, []string{"单位:股", "|股东名称|报告期内增减|持股数量|质押、标记或冻结情况||", "||||股份状态|数量|", "|岩峰控股|-160,000|482,100|质押|28,000|", "|陆以宁|140,000|1,426,400|无|0|"},
			[]string{"中国工商银行 岩峰控股减持股份数量  2023 160000股 -160,000", "中国工商银行 岩峰控股持股数量  2023 482100股 482,100", "中国工商银行 岩峰控股质押股份数量  2023 28000股 28,000",
				"中国工商银行 陆以宁增持股份数量  2023 140000股 140,000", "中国工商银行 陆以宁持股数量  2023 1426400股 1,426,400", "中国工商银行 陆以宁质押、标记或冻结情况数量  2023 0股 0"}},
		{"who has looked at the figures", Above{}, []string{"||2023年12月31日(经审核)|2022年12月31日(经审核)|", "||人民币百万元|人民币百万元|", "|存货|8,462|7,284|"},
			[]string{"中国工商银行 存货  2023-12-31 8462000000CNY 8,462", "中国工商银行 存货  2022-12-31 7284000000CNY 7,284"}},
		{"the head of the labels between the lines of the others", Above{}, []string{"单位:百万元", "||2023年末||2022年末||", "|项目|||||", "||余额|占比(%)|余额|占比(%)|", "|住房贷款|62,841|19.73|60,284|21.18|"},
			[]string{"中国工商银行 住房贷款  2023-12-31 62841000000CNY 62,841", "中国工商银行 住房贷款占比 share 2023-12-31 19.73% 19.73", "中国工商银行 住房贷款  2022-12-31 60284000000CNY 60,284", "中国工商银行 住房贷款占比 share 2022-12-31 21.18% 21.18"}},
		{"a change in the table's unit", Above{}, []string{"单位:百万元", "|项目|2023年|2022年|变动额|", "|银行卡手续费|184|168|16|"},
			[]string{"中国工商银行 银行卡手续费  2023 184000000CNY 184", "中国工商银行 银行卡手续费  2022 168000000CNY 168", "中国工商银行 银行卡手续费 change 2023 16000000CNY 16"}},
		{"what the balances yield", Above{}, []string{"单位:百万元", "|项目|2023年||", "||平均余额|利息收入/支出|", "|利息净收入||8,897|"},
			[]string{"中国工商银行 利息净收入  2023 8897000000CNY 8,897"}},
		{"holders whose head has a bracket", Above{}, []string{"单位:股", "|股东名称(全称)|期末持股数量|", "|平安产险|18,264,917|"},
			[]string{"中国工商银行 平安产险持股数量  2023-12-31 18264917股 18,264,917"}},
		{"no bracket behind a profit", Above{}, []string{"||2023年|2022年|", "||千元|千元|", "|经调整净利润/(亏损)|364,218|(18,642)|"},
			[]string{"中国工商银行 经调整净利润  2023 364218000CNY 364,218", "中国工商银行 经调整净利润/(亏损)  2022 -18642000CNY (18,642)"}},
	} {
		text, bs := blocks(tt.rows...)
		var got []string
		tables(text, true, &got).Read(bs, 0, tt.above)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// What a page marks as header heads no columns where it has figures or is the title of the table.
func TestMarkedHeads(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows []string
		want []string
	}{
		{"figures", []string{"|本期费用化研发投入(万元)|24,617.52|", "|本期资本化研发投入(万元)|2,846.19|"},
			[]string{"中国工商银行 本期费用化研发投入  2023 246175200CNY 24,617.52", "中国工商银行 本期资本化研发投入  2023 28461900CNY 2,846.19"}},
		{"a title", []string{"|主营业务分产品情况||", "|分产品|营业收入(万元)|毛利率(%)|", "|冷柜|371,318.91|32.51|"},
			[]string{"中国工商银行 冷柜营业收入  2023 3713189100CNY 371,318.91", "中国工商银行 冷柜毛利率  2023 32.51% 32.51"}},
	} {
		text, bs := blocks(tt.rows...)
		for i := range bs[0].Cells {
			bs[0].Cells[i].Header = true
		}
		var got []string
		tables(text, true, &got).Read(bs, 0, Above{})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// A second head below a blank keeps what the columns without one are, in an article that quotes a flash report.
func TestSecondHead(t *testing.T) {
	text, bs := blocks("单位:万元", "|项目|本报告期|上年同期|增减变动幅度(%)|", "|营业收入|3,126|2,879|8.59|", "||本报告期末|本报告期初||", "|总资产|6,983|6,551|6.58|")
	var got []string
	tables(text, false, &got).Read(bs, 0, Above{})
	want := []string{
		"中国工商银行 营业收入  2023 31260000CNY 3,126", "中国工商银行 营业收入  2022 28790000CNY 2,879", "中国工商银行 营业收入 growth 2023 8.59% 8.59",
		"中国工商银行 总资产  2023-12-31 69830000CNY 6,983", "中国工商银行 总资产  2022-12-31 65510000CNY 6,551", "中国工商银行 总资产 growth 2023-12-31 6.58% 6.58",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
