package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// report makes a periodic report: lines that begin with # are headings, with | rows of a
// table, with : captions of the next one, all others paragraphs.
func report(name, title string, lines ...string) facts.Article {
	var text strings.Builder
	var blocks []facts.Block
	table := 0
	for i, l := range append([]string{"# " + title}, lines...) {
		b := facts.Block{Kind: facts.Paragraph}
		start := text.Len()
		row, isRow := strings.CutPrefix(l, "|")
		switch {
		case isRow:
			if i == 0 || !strings.HasPrefix(lines[i-2], "|") && !strings.HasPrefix(lines[i-2], ":") {
				table++
			}
			b.Kind, b.Table = facts.TableRow, table
			for k, c := range strings.Split(strings.TrimSuffix(row, "|"), "|") {
				if k > 0 {
					text.WriteString(" | ")
				}
				at := text.Len()
				text.WriteString(strings.TrimSpace(c))
				b.Cells = append(b.Cells, facts.Cell{Span: facts.Span{Start: at, End: text.Len()}, Column: k, Columns: 1})
			}
		case strings.HasPrefix(l, ":"):
			table++
			b.Kind, b.Table = facts.Caption, table
			text.WriteString(l[1:])
		case strings.HasPrefix(l, "#"):
			b.Kind, b.Level = facts.Heading, 2
			if i == 0 {
				b.Level = 1
			}
			text.WriteString(strings.TrimSpace(l[1:]))
		default:
			text.WriteString(l)
		}
		b.Span = facts.Span{Start: start, End: text.Len()}
		blocks = append(blocks, b)
		text.WriteString("\n")
	}
	art := facts.NewArticle(text.String(), blocks)
	art.ID, art.Name, art.Title = "/"+name, name, title
	return art
}

// Questions that tables of reports answer: by which of two instants, of which scope, among
// which rows.
func TestReports(t *testing.T) {
	arts := []facts.Article{
		report("linshan.txt", "临山银行股份有限公司2024年年度报告",
			"# 贷款按行业分布", ":单位:人民币百万元",
			"|项目|贷款余额|占比(%)|上年末|同比增减(%)|",
			"|农业和畜牧业|4,120|41.20|3,870|6.46|", "|采矿业|5,880|58.80|5,130|14.62|",
			"# 资本", ":单位:人民币百万元",
			"|项目|本集团|本行|", "|资本净额|1,310|1,270|",
			"# 主要指标",
			"|指标|2024年|2023年|", "|成本收入比(%)|31.20|32.50|", "|贷款和垫款本金总额(百万元)|10,000|9,000|", "|存款本金总额(百万元)|12,500|12,000|"),
		report("yanfeng.txt", "岩峰机电股份有限公司2024年年度报告",
			"# 收入和成本", ":单位:元",
			"|主营业务分产品情况|||||", "||||毛利率|营业收入|", "|分产品|营业收入|营业成本|(%)|比上年增减(%)|",
			"|水泵|620,000.00|400,000.00|35.48|6.10|", "|电机|310,000.00|180,000.00|41.94|-3.20|", "|其他产品|90,000.00|70,000.00|22.22|1.00|",
			"|主营业务分地区情况|||||", "||||毛利率|营业收入|", "|分地区|营业收入|营业成本|(%)|比上年增减(%)|",
			"|华北|700,000.00|450,000.00|35.71|5.00|", "|境外|320,000.00|200,000.00|37.50|2.00|",
			"# 合并资产负债表", ":单位:元",
			"|项目|期末余额|期初余额|", "|存货|81,000.00|76,000.00|",
			"# 预计负债和准备", ":单位:元", "|项目|期末余额|期初余额|", "|预计负债|6,100.00|5,900.00|", "|一般风险准备|2,300.00|2,200.00|",
			"# 合并利润表", ":单位:元", "|项目|2024年度|2023年度|", "|营业成本|400,000.00|380,000.00|", "|净利润|52,000.00|49,000.00|", "|归属于母公司股东的净利润|50,000.00|47,500.00|",
			"# 财务报表附注", "# 5、应收账款", "# (1).按账龄披露", ":单位:元", "|账龄|期末账面余额|期初账面余额|",
			"|1年以内(含1年)|31,000.00|29,000.00|", "|1至2年|4,000.00|3,500.00|",
			"# 61、营业收入和营业成本", ":单位:元", "|项目|本期发生额|上期发生额|", "|主营业务成本|390,000.00|371,000.00|", "|其他业务成本|10,000.00|9,000.00|",
			"# 9、存货", ":单位:元", "|项目|期初余额|本期增加|期末余额|", "|库存商品跌价准备|700.00|120.00|820.00|",
			"# 关联交易", ":单位:元", "|关联方|关联交易内容|关联交易金额|", "|衡建工程有限公司|安装服务|8,400.00|",
			"# 报酬", "|姓名|职务|税前报酬总额(万元)|", "|陆以宁|董事、总经理|141.72|", "|叶舟|董事长|128.36|",
			"# 股东", "|股东名称|期末持股数量|比例(%)|", "|岩峰控股有限公司|41,000,000|41.00|", "|叶舟|8,200,000|8.20|"),
	}
	a, err := answerer.New(t.Context(), newBase(t, arts...), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figure string }{
		{"what the year began with", "岩峰机电期初存货是多少", "76,000.00"},
		{"by another word", "岩峰机电存货上年末是多少", "76,000.00"},
		{"the end without a word", "岩峰机电存货是多少", "81,000.00"},
		{"the group's, said short", "岩峰机电2024年合并净利润是多少", "52,000.00"},
		{"the bank itself", "临山银行本行资本净额是多少", "1,270"},
		{"and its group", "临山银行资本净额是多少", "1,310"},
		{"a name that joins two words", "临山银行2024年末农业和畜牧业贷款占比是多少", "41.20"},
		{"a column that says when, of what stands before it", "临山银行2023年末采矿业贷款余额是多少", "5,130"},
		{"a column of changes, of what stands before it", "临山银行采矿业贷款余额同比增长多少", "14.62"},
		{"a ratio keeps its last character", "临山银行成本收入比是多少", "31.20"},
		{"a ratio that no table prints", "临山银行2024年末存贷比是多少", "80.00%"},
		{"a part named like the rest", "岩峰机电哪类产品毛利率最高", "41.94"},
		{"as tables sort", "岩峰机电分产品看,毛利率最高的是哪类产品", "41.94"},
		{"the kind said twice", "岩峰机电各地区里面哪个地区营业收入最高", "700,000.00"},
		{"a class of age", "岩峰机电账龄1年以内的应收账款期末账面余额是多少", "31,000.00"},
		{"as of the year before", "岩峰机电1至2年账龄的应收账款期初账面余额是多少", "3,500.00"},
		{"a region with its noun", "岩峰机电华北地区营业收入是多少", "700,000.00"},
		{"a holder's share", "岩峰机电叶舟持股比例是多少", "8.20"},
		{"the year, said twice", "岩峰机电2024年水泵营业收入本年比上年增减多少", "6.10"},
		{"an item with a word of planning in its name", "岩峰机电2024年末预计负债是多少", "6,100.00"},
		{"another one", "岩峰机电一般风险准备是多少", "2,300.00"},
		{"a line that is called so, not the statement's", "岩峰机电2023年主营业务成本是多少", "371,000.00"},
		{"an item with a word of falling", "岩峰机电库存商品跌价准备期末余额是多少", "820.00"},
		{"a movement is no growth", "岩峰机电库存商品跌价准备本期增加多少", "120.00"},
		{"a party, with whose it is", "岩峰机电与衡建工程有限公司的关联交易金额是多少", "8,400.00"},
		{"what a party holds", "岩峰控股有限公司持有岩峰机电多少股", "41,000,000"},
		{"somebody by name and duty", "岩峰机电总经理陆以宁的税前报酬是多少", "141.72"},
		{"some of them", "岩峰机电收入最高的三个产品及其收入", "620,000.00 310,000.00 90,000.00"},
	} {
		t.Run(tt.reason, func(t *testing.T) { wantFigures(t, a, tt.asked, tt.figure) })
	}
}

// Questions in the idioms of people who read reports: of the year they name, of either
// side's items, of an average or a sum, of whoever holds an office.
func TestReportIdioms(t *testing.T) {
	a, err := answerer.New(t.Context(), newBase(t, report("qingtai.txt", "青苔证券股份有限公司2022年年度报告",
		"# 公司信息", "|董事会秘书|许知遥|", "||证券事务代表|财务总监|", "|姓名|江若白|沈其琛|",
		"# 主要会计数据", "# 合并", ":单位:元", "|项目|2022年|2021年|本年比上年增减(%)|2020年|",
		"|营业收入|1,100.00|1,000.00|10.00|800.00|", "|加权平均净资产收益率(%)|6.10|5.90|增加0.20个百分点|5.20|",
		"# 母公司的净资本及风险控制指标", ":单位:元", "|项目|2022年末|2021年末|", "|净资本|3,000.00|2,800.00|", "|净资产|4,000.00|3,500.00|", "|净资本/净资产(%)|75.00|80.00|",
		"# 其他应收应付", "# 其他应收款", "√适用 □不适用", ":单位:元", "|项目|期末余额|期初余额|", "|押金及保证金|51.00|47.00|",
		"# 按欠款方归集的期末余额前五名的应收账款情况", ":单位:元", "|单位名称|期末余额|占应收账款期末余额合计数的比例(%)|", "|客户六|26.75|5.15|", "|合计|230.64|44.95|",
		"# 员工", "|项目|2022年|2021年|", "|人均薪酬(万元)|38.20|36.10|", "|硕士|412|398|", "|员工合计|1,120|1,090|",
	)), answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ reason, asked, figure string }{
		{"growth since a year that the column of changes is not of", "青苔证券2022年营业收入比2020年增长多少", "37.50%"},
		{"growth since the year before", "青苔证券2022年营业收入比2021年增长多少", "10.00"},
		{"a ratio named by two amounts", "青苔证券2022年末净资本/净资产是多少", "75.00"},
		{"who owe most, together", "青苔证券前五名应收账款期末余额合计占比是多少", "44.95"},
		{"one of them", "青苔证券对客户六的应收账款期末余额是多少", "26.75"},
		{"weighted", "青苔证券2021年加权平均净资产收益率是多少", "5.90"},
		{"an average", "青苔证券2022年平均薪酬是多少", "38.20"},
		{"a degree", "青苔证券2022年硕士学历员工有多少人", "412"},
		{"a table below boxes that are ticked", "青苔证券2022年末其他应收款中押金及保证金是多少", "51.00"},
	} {
		t.Run(tt.reason, func(t *testing.T) { wantFigures(t, a, tt.asked, tt.figure) })
	}
	t.Run("the other side of the balance sheet", func(t *testing.T) {
		if got := ask(t, a, "青苔证券2022年末其他应付款中押金及保证金是多少"); got.Status == answer.Answered {
			t.Error(got.Text)
		}
	})
	for asked, want := range map[string]string{"青苔证券董事会秘书是谁": "许知遥", "青苔证券财务总监是谁": "沈其琛"} {
		t.Run(asked, func(t *testing.T) {
			if got := ask(t, a, asked); got.Status != answer.Answered || !strings.Contains(got.Text, want) {
				t.Error(got.Text)
			}
		})
	}
}

// A figure that leaves words out which the report has beside the rest of them in another row or
// of another year answers nothing, nor does the beginning of the year where its end is asked for.
func TestWordedElsewhere(t *testing.T) {
	a := newAnswerer(t, newBase(t, report("lanling.txt", "澜岭电力科技股份有限公司 2023年年度报告",
		"## 一、持股变动情况及报酬情况",
		"|姓名|职务|年初持股数(股)|年末持股数(股)|报告期内从公司获得的税前报酬总额(万元)|",
		"|闻远川|董事长|1,062,417|1,062,417|43.16|",
		"|施清瑜|董事|408,162|406,162|29.16|",
		"## 9、存货",
		":单位:元",
		"|项目|期末账面余额|期初账面余额|期初存货跌价准备|",
		"|原材料|241,386.20|288,604.17|6,418.05|",
		"|在产品|126,807.31|85,473.90||",
	)))
	checkFigures(t, a, []figureCase{
		{"what was held is no pay", "闻远川2022年税前报酬", ""},
		{"pay", "闻远川2023年税前报酬", "43.16"},
		{"the beginning where the end is asked", "澜岭电力科技原材料存货跌价准备期末余额", ""},
	})
}

// What one party owes, a total that a plan would make, the firm that audits.
func TestOfOthersInReports(t *testing.T) {
	a := newAnswerer(t, newBase(t, report("lanyue.txt", "岚岳电气股份有限公司2023年年度报告",
		"证券代码：300977 证券简称：岚岳电气",
		"三、德岳会计师事务所（特殊普通合伙）为本公司出具了标准无保留意见的审计报告。",
		"利润分配预案为：以截至2023年12月31日的总股本91,179,990股为基数，向全体股东每10股转增3股，转增后总股本为118,533,987股。",
		"# （1）应收项目", ":单位：元",
		"|||期末余额||期初余额||",
		"|项目名称|关联方|账面余额|坏账准备|账面余额|坏账准备|",
		"|应收账款|岸边设备有限公司|85,577.12|4,278.86|15,577.12|1,278.86|",
		"|应收账款|青屿设备有限公司|75,500.00|3,775.00|||")))
	checkFigures(t, a, []figureCase{
		{"what one party owes is not what all do", "岚岳电气2023年末应收账款账面余额", ""},
		{"the party that is named", "岚岳电气2023年末岸边设备有限公司应收账款账面余额", "85,577.12"},
		{"no total that a plan would make", "岚岳电气2023年末总股本", "91,179,990股"},
	})
	if ans := ask(t, a, "岚岳电气聘请的会计师事务所是哪家"); !strings.HasPrefix(ans.Text, "德岳会计师事务所") {
		t.Errorf("%q", ans.Text)
	}
}
