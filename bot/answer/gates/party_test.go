package gates

import "testing"

func TestSamePlace(t *testing.T) {
	for _, tt := range []struct {
		asked, said string
		want        bool
	}{
		{"前五大客户销售占比", "前五名客户合计销售金额", true},
		{"前5名供应商采购额", "前五大供应商采购额", true},
		{"前五大客户占收益多少", "五大客户合共占", true},
		{"前五大客户销售占比", "第一大客户", false},
		{"第二大客户销售额", "第二大客户销售额", true},
		{"第一大客户占收入比例", "前五大客户占收入", false},
		{"最大客户收益占比", "五大客户合共占", false},
		{"客户存款", "前五大客户", true},
		{"前五名应收账款合计", "前五名应收账款", true},
		{"应收账款合计", "前五名应收账款", false},
		{"应收账款", "客户六应收账款", false},
		{"客户六应收账款", "客户六应收账款", true},
		{"最大客户占比", "第一大客户", true},
		{"第一大客户占比", "最大客户占收入", true},
		{"应收账款坏账准备", "砺石建设有限公司应收账款坏账准备余额", false},
		{"砺石建设应收账款坏账准备", "砺石建设有限公司应收账款坏账准备余额", true},
		{"其他应收款坏账准备", "澜州市财政局其他应收款坏账准备", false},
	} {
		if got := samePlace(partyPlace.FindStringSubmatch(tt.asked), tt.asked, tt.said, ""); got != tt.want {
			t.Errorf("%s, %s: %v", tt.asked, tt.said, got)
		}
	}
}
