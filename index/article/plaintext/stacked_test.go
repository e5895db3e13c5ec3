package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/index/article/page"
)

// rowsOf returns the rows of all tables of a text, cells joined by |.
func rowsOf(t *testing.T, text string) []string {
	t.Helper()
	pg, err := Read(strings.TrimPrefix(text, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return rowsIn(pg)
}

// rowsIn returns the rows of all tables of a page, cells joined by |.
func rowsIn(pg page.Page) []string {
	var got []string
	for _, p := range pg.Pieces {
		if p.Kind != facts.TableRow {
			continue
		}
		var cells []string
		for _, c := range p.Cells {
			cells = append(cells, c.Text)
		}
		got = append(got, strings.Join(cells, "|"))
	}
	return got
}

// Tables whose cells stand one a line.
func TestStacked(t *testing.T) {
	for _, tt := range []struct {
		reason string
		text   string
		want   []string
	}{
		{"a head and rows of three", "\n二、主要指标\n项目\n2024年\n2023年\n营业收入\n1,204.50\n1,180.20\n净利润\n310.70\n-295.40\n全年经营平稳，未发生重大变化。\n", []string{
			"项目|2024年|2023年", "营业收入|1,204.50|1,180.20", "净利润|310.70|-295.40"}},
		{"blank lines between cells", "\n项目\n\n2024年\n\n2023年\n\n营业收入\n\n1,204.50\n\n1,180.20\n\n净利润\n\n310.70\n\n295.40\n", []string{
			"项目|2024年|2023年", "营业收入|1,204.50|1,180.20", "净利润|310.70|295.40"}},
		{"a title that heads no column", "\n员工情况\n母公司在职员工的数量（人）\n286\n子公司在职员工的数量（人）\n8,642\n在职员工的数量合计（人）\n8,928\n", []string{
			"母公司在职员工的数量（人）|286", "子公司在职员工的数量（人）|8,642", "在职员工的数量合计（人）|8,928"}},
		{"a blank corner", "\n第一季度\n第二季度\n营业收入\n620.10\n633.90\n净利润\n41.20\n43.70\n", []string{
			"|第一季度|第二季度", "营业收入|620.10|633.90", "净利润|41.20|43.70"}},
		{"notes that sums lack, a label over rows, changes in points", "\n项目\n附注\n期末余额\n增减\n货币资金\n七、1\n316.20\n减少1.20个百分点\n存货\n七、2\n94.10\n不适用\n应收账款\n七、3\n60.00\n1.10\n非流动资产：\n固定资产\n七、4\n120.00\n3.10\n资产总计\n530.30\n2.40\n", []string{
			"项目|附注|期末余额|增减", "货币资金|七、1|316.20|减少1.20个百分点", "存货|七、2|94.10|不适用", "应收账款|七、3|60.00|1.10", "非流动资产：|||", "固定资产|七、4|120.00|3.10", "资产总计||530.30|2.40"}},
		{"the next table begins anew", "\n渠道\n保费\n代理\n110.20\n经纪\n59.00\n直销\n96.80\n机构\n保费\n北江分公司\n61.20\n南江分公司\n47.10\n东江分公司\n39.80\n", []string{
			"渠道|保费", "代理|110.20", "经纪|59.00", "直销|96.80", "机构|保费", "北江分公司|61.20", "南江分公司|47.10", "东江分公司|39.80"}},
		{"items with figures are no table", "\n一、营业收入\n1,204.50\n二、净利润\n310.70\n三、总资产\n9,100.00\n", nil},
		{"columns one after the other are none", "\n主要指标\n每股收益\n净资产收益率\n2024年\n0.62\n7.64\n2023年\n0.88\n11.71\n2022年\n0.83\n11.81\n", nil},
		{"a title above a head of two, whose rows are of two cells", "\n专业构成\n专业构成类别\n专业构成人数（人）\n生产人员\n1,964\n销售人员\n418\n技术人员\n1,052\n财务人员\n64\n", []string{
			"专业构成类别|专业构成人数（人）", "生产人员|1,964", "销售人员|418", "技术人员|1,052", "财务人员|64"}},
		{"levels of a head out of their order are none", "\n利润总额\n营业收入\n2024年\n利润总额\n公司银行\n284\n117\n246\n106\n零售银行\n206\n84\n196\n63\n", nil},
		{"shares beside two periods", "\n渠道\n2024年\n占比（%）\n2023年\n占比（%）\n代理\n206\n29.2\n318\n29.4\n直销\n417\n21.9\n930\n22.6\n", []string{
			"渠道|2024年|占比（%）|2023年|占比（%）", "代理|206|29.2|318|29.4", "直销|417|21.9|930|22.6"}},
		{"lines of talk are none", "\n公司介绍\n发展历程\n企业文化\n联系我们\n2024年\n", nil},
	} {
		if diff := cmp.Diff(tt.want, rowsOf(t, tt.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// A table that is set in columns of characters: on the screen its heads stand elsewhere.
func TestCharacters(t *testing.T) {
	text := `
分产品          营业收入      营业成本  毛利率  增减（%）
水泵        620,000.00  400,000.00   35.48      6.10
其他功能部件及配件  310,000.00  180,000.00   41.94     -3.20
电机         90,000.00   70,000.00   22.22      1.00
`
	want := []string{"分产品|营业收入|营业成本|毛利率|增减（%）",
		"水泵|620,000.00|400,000.00|35.48|6.10", "其他功能部件及配件|310,000.00|180,000.00|41.94|-3.20", "电机|90,000.00|70,000.00|22.22|1.00"}
	if diff := cmp.Diff(want, rowsOf(t, text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Pages of a text that has lost its form feeds.
func TestSplitPages(t *testing.T) {
	for _, tt := range []struct {
		reason, text string
		want         int
	}{
		{"numbers that count up", "甲\n 6 / 187\n乙\n 7 / 187\n丙\n 12 / 187\n丁\n", 4},
		{"two are too few", "甲\n 6 / 187\n乙\n 7 / 187\n丙\n", 1},
		{"of different documents", "甲\n 6 / 187\n乙\n 7 / 188\n丙\n 8 / 187\n", 1},
		{"a column of ratios", "3 / 9\n2 / 9\n5 / 9\n", 1},
		{"form feeds", "甲\n\f乙\n", 2},
	} {
		if got := len(splitPages(tt.text)); got != tt.want {
			t.Errorf("%s: got %d pages, want %d", tt.reason, got, tt.want)
		}
	}
}
