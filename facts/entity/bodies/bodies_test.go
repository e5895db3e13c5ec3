package bodies

import (
	"testing"

	"wenbao/facts/entity/naming"
)

func TestBody(t *testing.T) {
	for _, c := range []struct{ reason, title, text, want string }{
		{"a place before the year", "青澜市2024年国民经济和社会发展统计公报", "", "青澜市"},
		{"a place behind the year", "2024年青澜县政府工作报告", "", "青澜县"},
		{"a place behind months", "前10个月青澜市外贸进出口3846.2亿元", "", "青澜市"},
		{"a place behind a month", "2025年1—9月青澜市经济运行情况", "", "青澜市"},
		{"a place's bureau writes for the place", "青澜市统计局关于2024年数据的公报", "", "青澜市"},
		{"an institution in the second part", "年终盘点|松岭市中心医院2024年度工作报告", "", "松岭市中心医院"},
		{"an institution within a place", "松岭市第一人民医院年度工作报告", "", "松岭市第一人民医院"},
		{"a university", "松岭大学2024年度部门决算", "", "松岭大学"},
		{"a fund by its short name", "东屿稳健回报债券型证券投资基金2025年第2季度报告", "", "东屿稳健回报债券"},
		{"a letterhead below the title", "年度报告", "松岭市中心医院2024年度报告\n正文", "松岭市中心医院"},
		{"a market is no place", "A股股市2024年回顾", "", ""},
		{"a region is no place", "华东地区2024年销量", "", ""},
		{"somebody listed is whom it is about", "招商银行青澜市2024年业务", "", ""},
		{"inside a sentence", "走进美丽的青澜市看发展", "", ""},
		{"a company", "远岫光能2024年年报", "", ""},
	} {
		e, ok := Of(naming.Default(), c.title, c.text)
		if got := e.Name; got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %s: got %q, want %q", c.reason, c.title, got, c.want)
		}
	}
}
