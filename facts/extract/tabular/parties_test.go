package tabular

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What tables of reports say of parties, firms, holders and boards by more than one cell.
func TestParties(t *testing.T) {
	for _, tt := range []struct {
		name    string
		heading string
		rows    []string
		want    []string
	}{
		{"a customer is told of by his place, too", "公司前5大客户资料",
			[]string{"|序号|客户名称|销售额(元)|占年度销售总额比例|", "|1|远岫城建|9,210.55|17.31%|", "|合计|--|9,210.55|17.31%|"},
			[]string{
				"中国工商银行 远岫城建销售额  2023 9210.55CNY 9,210.55", "中国工商银行 远岫城建 share 2023 17.31% 17.31%",
				"中国工商银行 第一大客户销售额  2023 9210.55CNY 9,210.55", "中国工商银行 第一大客户 share 2023 17.31% 17.31%",
			}},
		{"and a supplier below the head of customers", "公司前5名供应商资料",
			[]string{"|序号|客户名称|采购额(元)|", "|2|砺石材料|4,180.20|"},
			[]string{"中国工商银行 砺石材料采购额  2023 4180.2CNY 4,180.20", "中国工商银行 第二大供应商采购额  2023 4180.2CNY 4,180.20"}},
		{"a firm's name heads no column, and years are no money", "聘任会计师事务所情况",
			[]string{"单位:万元", "||现聘任|", "|境内会计师事务所名称|衡镜会计师事务所(特殊普通合伙人)|", "|境内会计师事务所报酬|168.00|", "|境内会计师事务所审计年限|6|"},
			[]string{"中国工商银行 境内会计师事务所报酬  2023 1680000CNY 168.00", "中国工商银行 境内会计师事务所审计年限  2023 6年 6"}},
		{"encumbered shares below a head of two lines in one cell", "前十名股东持股情况",
			[]string{"|股东名称|期末持股数量|质押、标记或冻结情况 股份状态|质押、标记或冻结情况 数量|", "|远岫控股|8,640,000|质押|2,100,000|"},
			[]string{"中国工商银行 远岫控股持股数量  2023-12-31 8640000股 8,640,000", "中国工商银行 远岫控股质押股份数量  2023 2100000股 2,100,000"}},
		{"what a whole board is paid", "董事、监事和高级管理人员报酬情况",
			[]string{"单位:万元", "|姓名|职务|税前报酬总额|", "|陆以宁|总经理|141.72|", "|合计|--|141.72|"},
			[]string{"中国工商银行 陆以宁税前报酬总额  2023 1417200CNY 141.72", "中国工商银行 董事、监事和高级管理人员税前报酬总额  2023 1417200CNY 141.72"}},
		{"money raised, in the unit of the first column", "全球发售所得款项用途",
			[]string{"|用途|分配金额(百万港元)|本年度已动用|", "|研发|461.6|142.8|"},
			[]string{"中国工商银行 研发分配金额  2023 461600000HKD 461.6", "中国工商银行 研发已动用  2023 142800000HKD 142.8"}},
		{"what the rows below a heading make up", "核数师酬金",
			[]string{"||2023年|2022年|", "||千元|千元|", "|核数服务|4,280|3,960|", "|总计|5,142|5,200|"},
			[]string{"中国工商银行 核数服务  2023 4280000CNY 4,280", "中国工商银行 核数服务  2022 3960000CNY 3,960", "中国工商银行 核数师酬金总计  2023 5142000CNY 5,142", "中国工商银行 核数师酬金总计  2022 5200000CNY 5,200"}},
		{"two years of each of two", "各路段车流量",
			[]string{"单位:万元", "|路段|日均车流量(辆次)2023年|2022年|通行费收入2023年|2022年|", "|青檐环线|12,050|13,260|27,348.55|29,118.48|"},
			[]string{
				"中国工商银行 青檐环线日均车流量  2023 12050辆次 12,050", "中国工商银行 青檐环线日均车流量  2022 13260辆次 13,260",
				"中国工商银行 青檐环线通行费收入  2023 273485500CNY 27,348.55", "中国工商银行 青檐环线通行费收入  2022 291184800CNY 29,118.48",
			}},
	} {
		text, bs := blocks(tt.rows...)
		var got []string
		tables(text, true, &got).Read(bs, 0, Above{Heading: tt.heading})
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}
