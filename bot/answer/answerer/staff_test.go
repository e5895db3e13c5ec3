package answerer_test

import (
	"slices"
	"strings"
	"testing"

	"wenbao/bot/answer"
)

// What reports say of those who run and hold a company, by post, by name and side by side.
func TestOfPeople(t *testing.T) {
	a := newAnswerer(t, newBase(t, report("lanyu.txt", "岚屿电力股份有限公司2023年年度报告",
		"# 联系人", "||董事会秘书|证券事务代表|", "|姓名|闵青|施正|", "|电话|0573-6620018|0573-6620029|", "|电子信箱|mq@lanyu.example|sz@lanyu.example|",
		"# 保荐机构", "|保荐机构名称|保荐机构办公地址|保荐代表人姓名|", "||岚州市江东中路228 号华||", "|华屿证券有限责任公司|屿广场一号楼4楼|王岚、唐屿|",
		"# 董事、监事和高级管理人员报酬情况", ":单位:万元", "|姓名|职务|从公司获得的税前报酬总额|", "|陆以宁|总经理|141.72|", "|叶见川|董事长|128.36|", "|闵青|董事会秘书|76.20|", "|合计|--|346.28|",
		"# 前十名股东持股情况", "|股东名称|期末持股数量|比例(%)|质押或冻结情况股份状态|质押或冻结情况数量|", "|远岫资本有限公司|8,640,000|8.64|质押|2,100,000|",
		"# 聘任会计师事务所情况", ":单位:万元", "||现聘任|", "|境内会计师事务所名称|大正会计师事务所(特殊普通合伙)|", "|境内会计师事务所报酬|168.00|", "|内部控制审计会计师事务所|45.00|")))
	checkFigures(t, a, []figureCase{
		{"pay by post", "岚屿电力董事长税前报酬", "128.36"},
		{"by a short name of the post", "岚屿电力董秘薪酬", "76.20"},
		{"by another word for pay", "陆以宁税前薪酬", "141.72"},
		{"of all", "岚屿电力董监高薪酬合计", "346.28"},
		{"who is paid most", "岚屿电力谁的薪酬最高", "141.72"},
		{"and least", "岚屿电力薪酬最低的高管是谁", "76.20"},
		{"encumbered shares of a holder that no list has", "远岫资本质押股份数量", "2,100,000"},
		{"what the auditors cost", "岚屿电力审计费用", "168.00"},
		{"and none of those abroad", "岚屿电力境外会计师事务所审计报酬", ""},
		{"and not those of the internal control", "岚屿电力会计师事务所审计报酬", "168.00"},
	})
	for asked, want := range map[string]string{
		"岚屿电力证券事务代表的电话": "0573-6620029", "岚屿电力董事会秘书的电话": "0573-6620018",
		"岚屿电力的保荐机构是哪家": "华屿证券有限责任公司",
		"岚屿电力董秘邮箱是多少":  "mq@lanyu.example", "岚屿电力证券事务代表的电子信箱": "sz@lanyu.example",
	} {
		if ans := ask(t, a, asked); ans.Status != answer.Answered || strings.TrimSuffix(ans.Text, "。") != want {
			t.Errorf("%s: got %q, want %q", asked, ans.Text, want)
		}
	}
}

// Rankings of parts: none of them is their sum, parts of another metric are none, and those that
// fell are asked of one kind of parts.
func TestPartsInOrder(t *testing.T) {
	a := newAnswerer(t, newBase(t, report("yuanzhi.txt", "岚屿电力股份有限公司2023年年度报告",
		"# 主营业务分行业情况", ":单位:万元", "|分行业|营业收入|毛利率(%)|营业收入比上年增减(%)|", "|发电|4,120.00|41.20|-6.43|", "|供热|880.00|8.80|5.13|",
		"# 分地区情况", ":单位:万元", "|地区|收入|收入比上年增减(%)|", "|岭南省|2,640.00|7.01|", "|岭北省|1,360.00|-5.11|", "|湖西省|1,000.00|27.16|",
		"# 门店情况", "|地区|期末门店数(家)|零售收入(万元)|", "|岭南省|842|186.33|", "|岭北省|463|204.17|", "|湖西省|239|49.06|", "|合计|1,544|439.56|")))
	checkFigures(t, a, []figureCase{
		{"the largest part and not the sum", "岚屿电力2023年收入最高的地区", "2,640.00"},
		{"provinces are places", "岚屿电力收入增速最快的省份", "27.16"},
		{"businesses are told of as 行业", "岚屿电力毛利率最高的业务是哪个", "41.20"},
		{"which place fell", "岚屿电力哪个地区收入下降", "-5.11"},
		{"in other words", "岚屿电力收入下滑的地区", "-5.11"},
		{"which rose", "岚屿电力哪些地区收入增长", "27.16 7.01"},
	})
}

// The statements of the company alone, and the opening balance for a year before.
func TestOpeningBalance(t *testing.T) {
	a := newAnswerer(t, newBase(t, report("lanyu.txt", "岚屿电力股份有限公司2023年年度报告",
		"# 合并资产负债表", ":单位:元", "|项目|2023年12月31日|2023年1月1日|", "|资产总计|2,000,000.00|1,800,000.00|", "|负债合计|800,000.00|900,000.00|")))
	checkFigures(t, a, []figureCase{{"a ratio of the year before", "岚屿电力2022年资产负债率", "50.00%"}})
}

// Who has a place in a list is told by the line of him, and a life by its paragraph.
func TestPlacesAndLives(t *testing.T) {
	a := newAnswerer(t, newBase(t, report("lanyu.txt", "岚屿电力股份有限公司2023年年度报告",
		"# 董事情况", "1、叶见川先生,1966年出生,中国国籍,大专学历。现任公司董事长。", "2、陆以宁女士,1978年7月出生,中国国籍,硕士研究生学历。",
		"# 前十名股东持股情况", "|股东名称|期末持股数量|比例(%)|", "|远岫资本有限公司|8,640,000|8.64|", "|叶见川|5,120,000|5.12|", "|闵青|5,120,000|5.12|",
		"# 公司前5大客户资料", "|序号|客户名称|销售额(元)|占年度销售总额比例|", "|1|砺石材料|9,210.55|17.31%|", "|2|青檐建工|4,180.20|7.86%|")))
	checkFigures(t, a, []figureCase{
		{"the largest holder", "岚屿电力第一大股东是谁", "8,640,000"},
		{"two hold the same", "岚屿电力第二大股东是谁", ""},
		{"more than are listed", "岚屿电力第五大股东是谁", ""},
		{"a customer", "岚屿电力第二大客户是谁", "4,180.20"},
	})
	for asked, want := range map[string]string{
		"叶见川是什么学历": "大专学历", "岚屿电力董事陆以宁的学历是什么": "硕士研究生学历", "陆以宁是哪年出生的": "1978年7月出生", "闵青是什么学历": "",
	} {
		if ans := ask(t, a, asked); strings.TrimSuffix(ans.Text, "。") != want && (want != "" || ans.Status == answer.Answered) {
			t.Errorf("%s: got %q, want %q", asked, ans.Text, want)
		}
	}
	if ans := ask(t, a, "岚屿电力最大客户是谁"); !strings.Contains(ans.Text, "砺石材料") {
		t.Errorf("the largest customer: %q", ans.Text)
	}
}

// Cells with words or days by row and column, and shares in subsidiaries by their table.
func TestCellsOfWords(t *testing.T) {
	a := newAnswerer(t, newBase(t, report("lanyu.txt", "岚屿电力股份有限公司2023年年度报告",
		"# 各路段情况", "|路段|里程(公里)|收费到期日|", "|岚江大桥|4.2|2029年3月|", "|青檐环线|52.6|2044年1月|",
		"# 成本构成", ":单位:元", "|分行业|成本构成项目|本期金额|", "|工程施工|分包成本|9,210.55|", "|工程施工|材料费|4,180.20|",
		"# 主要控股参股公司分析", ":单位:万元", "|公司名称|主要业务|持股比例(%)|净利润|", "|岚屿新能源科技有限公司|发电|62.50|1,984.73|")))
	for asked, want := range map[string]string{
		"岚屿电力岚江大桥的收费到期日是什么时候": "2029年3月", "青檐环线收费到期日": "2044年1月",
	} {
		if ans := ask(t, a, asked); ans.Status != answer.Answered || strings.TrimSuffix(ans.Text, "。") != want {
			t.Errorf("%s: got %q, want %q", asked, ans.Text, want)
		}
	}
	checkFigures(t, a, []figureCase{
		{"no cell of another row heads it", "岚屿电力工程施工分包成本", "9,210.55"},
		{"the share in a subsidiary", "岚屿电力持有岚屿新能源科技有限公司的股权比例", "62.50"},
	})
}

// Which subsidiary of a report's table lost money or has most; of a table with a row that is nobody's, none.
func TestSubsidiariesInOrder(t *testing.T) {
	lines := []string{
		"# 主要控股参股公司分析", ":单位:万元", "|公司名称|营业收入|净利润|", "|岚屿新能源科技有限公司|8,650.31|1,984.73|", "|青檐供热有限公司|4,120.05|-265.42|",
	}
	statement := []string{"# 合并利润表", ":单位:元", "|项目|2023年度|2022年度|", "|净利润|52,000.00|49,000.00|"}
	a := newAnswerer(t, newBase(t, report("lanyu.txt", "岚屿电力股份有限公司2023年年度报告", append(slices.Clone(lines), statement...)...)))
	checkFigures(t, a, []figureCase{
		{"which lost", "岚屿电力哪家子公司亏损", "-265.42"},
		{"the same", "岚屿电力亏损的子公司有哪些", "-265.42"},
		{"the largest", "岚屿电力净利润最高的子公司是哪家", "1,984.73"},
		{"the largest of a year", "岚屿电力哪家子公司2023年净利润最高", "1,984.73"},
		{"the largest of all of them", "岚屿电力子公司中2023年净利润最大的是哪家", "1,984.73"},
	})
	lines = append(lines, "||9,000.10|3,000.20|")
	a = newAnswerer(t, newBase(t, report("lanyu.txt", "岚屿电力股份有限公司2023年年度报告", append(lines, statement...)...)))
	checkFigures(t, a, []figureCase{{"one is nobody's", "岚屿电力净利润最高的子公司是哪家", ""}})
}
