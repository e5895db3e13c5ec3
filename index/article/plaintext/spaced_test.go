package plaintext

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// spacedText is long enough to be read as rows one blank apart: rows of filling that have a
// table of their own, and then the text.
func spacedText(text string) string {
	var b strings.Builder
	b.WriteString("项目 2023年 2022年\n")
	for i := range leastSpaced {
		fmt.Fprintf(&b, "填充%c 1,00%d,000.00 2,000,000.00\n", 'A'+i, i%10)
	}
	return b.String() + "正文开始。\n" + text
}

// rowsBehind reads a text and returns the pieces behind the filling, rows with | between
// their cells.
func rowsBehind(t *testing.T, text string) []string {
	t.Helper()
	pg, err := Read(text)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	behind := false
	for _, p := range pg.Pieces {
		if p.Text == "正文开始。" {
			behind = true
			continue
		}
		s := p.Text
		if p.Kind == facts.TableRow {
			var cells []string
			for _, c := range p.Cells {
				cells = append(cells, c.Text)
			}
			s = strings.Join(cells, "|")
		}
		if behind {
			out = append(out, s)
		}
	}
	return out
}

// Rows whose cells stand one blank apart.
func TestSpaced(t *testing.T) {
	for _, tt := range []struct {
		reason string
		text   string
		want   []string
	}{
		{"figures below the heads of their columns; a row that lacks one is one cell", `
单位：元
项目 附注 2023年12月31日 2022年12月31日
流动资产：
货币资金 七、1 909,246,673.28 661,083,999.28
应收票据 4,804,212.54
其他应收款 5,245,161.93 5,399,064.30
公司的下一段文字。`, []string{
			"单位：元", "项目|附注|2023年12月31日|2022年12月31日", "流动资产：|||", "货币资金|七、1|909,246,673.28|661,083,999.28",
			"应收票据 4,804,212.54|||", "其他应收款||5,245,161.93|5,399,064.30", "公司的下一段文字。",
		}},
		{"blanks in dates, the head of changes in several lines", `
本期比上
主要会计数据 2023 年 2022 年 年同期增 2021 年
减(%)
营业收入 1,315,705,072.76 1,670,991,323.20 -4.49 1,044,138,555.28
总资产 2,202,322,149.25 2,093,667,298.28 20.17 1,452,832,016.60`, []string{
			"本期比上", "主要会计数据|2023年|2022年|本期比上年同期增减(%)|2021年", "减(%)||||",
			"营业收入|1,315,705,072.76|1,670,991,323.20|-4.49|1,044,138,555.28", "总资产|2,202,322,149.25|2,093,667,298.28|20.17|1,452,832,016.60",
		}},
		{"the lines of a label above its figures", `
项目 2023年度 2022年度
三、
营业利润
（亏损以
“－”
号填列）
129,688,895.43 239,894,305.82
加：营业外收入 451,888.52 250,375.58`, []string{
			"项目|2023年度|2022年度", "三、营业利润（亏损以“－”号填列）|129,688,895.43|239,894,305.82", "加：营业外收入|451,888.52|250,375.58",
		}},
		{"words over as many figures", `
教育程度 数量（人） 比例（%）
硕士 132 28.21
本科 267 57.05`, []string{"教育程度|数量（人）|比例（%）", "硕士|132|28.21", "本科|267|57.05"}},
		{"labels with one figure each", `
母公司在职员工的数量 652
专业构成
专业构成类别 专业构成人数
生产人员 940
销售人员 79`, []string{"母公司在职员工的数量|652", "专业构成", "专业构成类别|专业构成人数", "生产人员|940", "销售人员|79"}},
		{"figures that no head is over are one cell, and no prose", `
坏账准备 36,109,695.03 14,618,533.33 420,000.00
扩产项目 42,000.00 28,306.17 2023年9月 否`, []string{"坏账准备 36,109,695.03 14,618,533.33 420,000.00", "扩产项目 42,000.00 28,306.17 2023年9月 否"}},
		{"particulars", `
股票简称 岚城智能 股票代码 300999
公司的法定代表人 陈怀远
董事会秘书 证券事务代表
姓名 张清越 李一诺`, []string{"股票简称|岚城智能|股票代码|300999", "公司的法定代表人|陈怀远", "|董事会秘书|证券事务代表", "姓名|张清越|李一诺"}},
		{"a statement's name ends the table before it", `
项目 2023年度 2022年度
利润总额 129,869,362.29 239,148,461.08
4、合并现金流量表
项目 2023年度 2022年度
收到的税费返还 95,354,858.17 96,258,760.58`, []string{
			"项目|2023年度|2022年度", "利润总额|129,869,362.29|239,148,461.08", "4、合并现金流量表",
			"项目|2023年度|2022年度", "收到的税费返还|95,354,858.17|96,258,760.58",
		}},
	} {
		if diff := cmp.Diff(tt.want, rowsBehind(t, spacedText(strings.TrimPrefix(tt.text, "\n")))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// Figures alone in the middle of the lines of their label, as most of the text has them.
func TestSpacedInTheMiddle(t *testing.T) {
	text := spacedText(`项目 2023年 2022年
归属于上市公司股东
163,205,464.82 146,669,741.37
的净利润
归属于上市公司股东
的扣除非经常性损益 163,324,199.53 144,029,312.24
的净利润
经营活动产生的现金
383,340,302.23 26,398,801.99
流量净额`)
	want := []string{
		"项目|2023年|2022年", "归属于上市公司股东的净利润|163,205,464.82|146,669,741.37",
		"归属于上市公司股东的扣除非经常性损益的净利润|163,324,199.53|144,029,312.24", "经营活动产生的现金流量净额|383,340,302.23|26,398,801.99",
	}
	if diff := cmp.Diff(want, rowsBehind(t, text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A text with few such rows is none: prose may end in figures.
func TestSpacedNeedsMany(t *testing.T) {
	text := "正文开始。\n项目 2023年 2022年\n营业收入 1,315,705,072.76 1,670,991,323.20\n"
	for _, s := range rowsBehind(t, text) {
		if strings.Contains(s, "|") {
			t.Errorf("%q is a row", s)
		}
	}
}

// A long text that gives each cell a line, an empty cell one of blanks.
func TestUnstacked(t *testing.T) {
	var b strings.Builder
	b.WriteString("项目\n2023年\n2022年\n")
	for i := range leastStacked / 2 {
		fmt.Fprintf(&b, "填充\n1,%03d,000.00\n2,000,000.00\n", i)
	}
	b.WriteString(`正文开始。
股票简称
岚城智能
主要会计数据
2023年
2022年
本期比上
年同期增
减(%)
2021年
营业收入
1,315,705,072.76 1,670,991,323.20
-4.49 1,044,138,555.28
总资产
2,202,322,149.25
2,093,667,298.28
20.17
1,452,832,016.60
下一张表如下。
项目
附注
2023年度
2022年度
应收票据
 
 
4,804,212.54
取得借款收到的现金
 
200,000,000.00
 
处置固定资产、无形资产和其他长期
资产收回的现金净额
七、9
199,405.87
336,416.13
`)
	want := []string{
		"股票简称|岚城智能", "主要会计数据|2023年|2022年|本期比上年同期增减(%)|2021年",
		"营业收入|1,315,705,072.76|1,670,991,323.20|-4.49|1,044,138,555.28", "总资产|2,202,322,149.25|2,093,667,298.28|20.17|1,452,832,016.60",
		"下一张表如下。", "项目|附注|2023年度|2022年度", "应收票据||-|4,804,212.54", "取得借款收到的现金||200,000,000.00|-",
		"处置固定资产、无形资产和其他长期资产收回的现金净额|七、9|199,405.87|336,416.13",
	}
	if diff := cmp.Diff(want, rowsBehind(t, b.String())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Cells that narrow columns break, in a text of a cell a line: labels, heads, changes in points.
func TestUnstackedNarrow(t *testing.T) {
	var b strings.Builder
	b.WriteString("项目\n2023年\n2022年\n")
	for i := range leastStacked / 2 {
		fmt.Fprintf(&b, "填充\n1,%03d,000.00\n2,000,000.00\n", i)
	}
	b.WriteString("正文开始。\n" + narrowCells)
	want := []string{
		"|董事会秘书|证券事务代表", "姓名|闻小岚|施某",
		"主要财务指标|2023年|2022年|本期比上年同期增减(%)|2021年",
		"扣除非经常性损益后的基本每股收益（元／股）|0.0815|0.0768|6.12|0.1304",
		"加权平均净资产收益率（%）|3.636|3.408|增加0.228个百分点|4.143",
		"下一张表如下。", "|第一季度|第二季度", "营业收入|64,741,302.88|67,393,464.49", "归属于上市公司股东的净利润|3,973,421.36|1,607,446.52",
		"下一张表如下。", "分行业|营业收入|营业成本|毛利率（%）|营业收入比上年增减（%）|营业成本比上年增减（%）|毛利率比上年增减（%）",
		"养殖业|58,195,120.00|60,141,310.06|-3.34|60.07|65.48|-3.31", "种植业|23,802,251.58|16,065,944.66|32.50|7.11|11.57|-3.62",
		"下一张表如下。", "项目|附注|2023年度|2022年度", "处置固定资产、无形资产和其他长期资产收回的现金净额||14,745.00|1,121,539.00",
		"收到其他与投资活动有关的现金|||", "投资活动现金流入小计||54,717,445.00|16,123,314.69",
	}
	if diff := cmp.Diff(want, rowsBehind(t, b.String())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Heads that repeat below each period, in a text of a cell a line.
func TestUnstackedGroups(t *testing.T) {
	var b strings.Builder
	b.WriteString("项目\n2023年\n2022年\n")
	for i := range leastStacked / 2 {
		fmt.Fprintf(&b, "填充\n1,%03d,000.00\n2,000,000.00\n", i)
	}
	b.WriteString("正文开始。\n项目\n本期数\n上年同期数\n收入\n成本\n收入\n成本\n主营业务\n64,741,302.88\n32,370,651.44\n67,393,464.49\n33,696,732.25\n其他业务\n741,302.88\n370,651.44\n393,464.49\n196,732.25\n")
	want := []string{
		"|本期|本期|上年同期|上年同期", "|收入|成本|收入|成本",
		"主营业务|64,741,302.88|32,370,651.44|67,393,464.49|33,696,732.25", "其他业务|741,302.88|370,651.44|393,464.49|196,732.25",
	}
	if diff := cmp.Diff(want, rowsBehind(t, b.String())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

const narrowCells = `董事会秘书
证券事务代表
姓名
闻小岚
施某
主要财务指标
2023年
2022年
本期比上年同
期增减(%)
2021年
扣除非经常性损益后的基本每股
收益（元／股）
0.0815
0.0768
6.12
0.1304
加权平均净资产收益率（%）
3.636
3.408
增加0.228个百
分点
4.143
下一张表如下。
第一季度
（1-3 月份）
第二季度
（4-6 月份）
营业收入
64,741,302.88
67,393,464.49
归属于上市公司股
东的净利润
3,973,421.36
1,607,446.52
下一张表如下。
分行业
营业收入
营业成本
毛利率
（%）
营业收
入比上
年增减
（%）
营业成本
比上年增
减（%）
毛利率比
上年增减
（%）
养殖业
58,195,120.00
60,141,310.06
-3.34
60.07
65.48
-3.31
种植业
23,802,251.58
16,065,944.66
32.50
7.11
11.57
-3.62
下一张表如下。
项目
附注
2023年度
2022年度
处置固定资产、无形资产和其他
长期资产收回的现金净额
14,745.00
1,121,539.00
收到其他与投资活动有关的现金
七、78
投资活动现金流入小计
54,717,445.00
16,123,314.69
`

// Markdown that gives each cell a line is the text of pages.
func TestDumpedMarkdown(t *testing.T) {
	var b strings.Builder
	for i := range leastDumped {
		fmt.Fprintf(&b, "<!-- page: %d -->\n# Page %d\n\n岚岳股份有限公司2023年年度报告\n%d / 90\n## 项目\n填充\n1,%03d,000.00\n", i, i, i+1, i)
	}
	pg, err := Markdown(b.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pg.Pieces {
		if strings.Contains(p.Text, "Page") || strings.Contains(p.Text, "/ 90") && !strings.Contains(p.Text, "1 / 90") || strings.Contains(p.Text, "项目填充") {
			t.Errorf("%q is left", p.Text)
		}
	}
}

// What a figure may end with is all that spacedValue lets it end with.
func TestValueEnds(t *testing.T) {
	text := rapid.StringMatching(spacedValue.String())
	rapid.Check(t, func(t *rapid.T) {
		s := text.Draw(t, "text")
		if last, _ := lex.LastRune(s); spacedValue.MatchString(s) && !valueEnds.Has(last) {
			t.Errorf("%q ends in none of them", s)
		}
	})
}
