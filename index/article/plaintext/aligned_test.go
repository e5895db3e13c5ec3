package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Rows of aligned text, as columns of the screen tell them apart.
func TestAligned(t *testing.T) {
	tests := []struct {
		reason string
		text   string
		want   []string // cells joined by |
	}{
		{"the place of a cell tells its column", `
项目                  2023年度        2022年度
一、营业总收入      3,180,243.30    3,200,706.13
    利息收入                           12,000.00
二、营业总成本      2,653,020.72    2,443,314.27`, []string{
			"项目|2023年度|2022年度", "一、营业总收入|3,180,243.30|3,200,706.13", "利息收入||12,000.00", "二、营业总成本|2,653,020.72|2,443,314.27"}},
		{"figures one blank apart are two", `
项目                2023年度         2022年度
营业总收入        1,175,301,034.32 1,230,537,181.80
营业总成本        1,029,104,028.33 1,018,808,888.48`, []string{
			"项目|2023年度|2022年度", "营业总收入|1,175,301,034.32|1,230,537,181.80", "营业总成本|1,029,104,028.33|1,018,808,888.48"}},
		{"labels over several lines, the figures in the first one", `
主要会计数据              2023年       2022年     增减(%)
营业收入            3,180,243.30 3,200,706.13       -0.64
归属于上市公司股东的  286,214.93   321,876.15     -11.08
净利润
净资产收益率（%）           7.77         9.06   减少1.29个
                                                   百分点`, []string{
			"主要会计数据|2023年|2022年|增减(%)", "营业收入|3,180,243.30|3,200,706.13|-0.64", "归属于上市公司股东的净利润|286,214.93|321,876.15|-11.08",
			"净资产收益率（%）|7.77|9.06|减少1.29个百分点"}},
		{"labels that fill their column and go on in no row", `
项目                              2023年度        2022年度
销售商品、提供劳务收到的现金  1,342,096.07    1,329,248.45
客户存款和同业存放款项净增加
收到的税费返还                   95,950.79       92,854.16
收到其他与经营活动有关的现金     97,442.95       72,638.85
购买商品、接受劳务支付的现金    871,592.05    1,174,765.20`, []string{
			"项目|2023年度|2022年度", "销售商品、提供劳务收到的现金|1,342,096.07|1,329,248.45", "客户存款和同业存放款项净增加||",
			"收到的税费返还|95,950.79|92,854.16", "收到其他与经营活动有关的现金|97,442.95|72,638.85", "购买商品、接受劳务支付的现金|871,592.05|1,174,765.20"}},
		{"notes and units between label and figures", `
项目            附注      2023年      2022年
短期借款       七、32   80,000.00   50,000.00
其他收益（损失 七、33    1,200.00
以负号填列）
长期借款                          1,000.00
合  计                 81,200.00   51,000.00`, []string{
			"项目|附注|2023年|2022年", "短期借款|七、32|80,000.00|50,000.00", "其他收益（损失以负号填列）|七、33|1,200.00|",
			"长期借款|||1,000.00", "合计||81,200.00|51,000.00"}},
		{"words that are spaced out are no table", `
澜岭电力    董事会    公告
二零二四年  三月      溧阳`, nil},
		{"a byline is no table", `
2025-04-09 08:16  来源:数字金融观察  作者:陆晚舟
新闻的正文，2024年营业收入1,200万元。`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			lines := strings.Split(strings.TrimPrefix(tt.text, "\n"), "\n")
			n := alignedLines(lines)
			var got []string
			if n > 0 {
				for _, p := range appendAligned(nil, lines[:n], 1) {
					var cells []string
					for _, c := range p.Cells {
						cells = append(cells, c.Text)
					}
					got = append(got, strings.Join(cells, "|"))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
