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
		{"a second head over columns of its own", `
                            2023年      2022年      2021年
利息净收入                  38,412      37,906      36,218
每股计（人民币元）
每股股息                     0.426       0.393       0.360
                     2023年12月31日    2022年12月31日    2021年12月31日
资产总额                  2,104,638         1,906,217         1,742,806
财务比率（%）    2023年    2022年    2021年
净利差             1.87      2.02      2.11`, []string{
			"|2023年|2022年|2021年", "利息净收入|38,412|37,906|36,218", "每股计（人民币元）|||", "每股股息|0.426|0.393|0.360",
			"|2023年12月31日|2022年12月31日|2021年12月31日", "资产总额|2,104,638|1,906,217|1,742,806", "财务比率（%）|2023年|2022年|2021年", "净利差|1.87|2.02|2.11"}},
		{"figures alone in the middle of their label, the last one too", `
项目                               2023年度        2022年度
归属于上市公司股东的扣
                                 166,850.44    118,232.84
除非经常性损益的净利润
净资产收益率（%
                                      7.64         11.71
）
研发投入占营业收入的比例
                                     11.00          9.12
（%）`, []string{
			"项目|2023年度|2022年度", "归属于上市公司股东的扣除非经常性损益的净利润|166,850.44|118,232.84", "净资产收益率（%）|7.64|11.71",
			"研发投入占营业收入的比例（%）|11.00|9.12"}},
		{"the unit of a column is no end", `
                      从公司获得的    是否在关联
姓名      职务            税前报酬    方获取报酬
                        （万元）
闻远川    董事长          168.42            否
施清瑜    董事            112.30            否`, []string{
			"||从公司获得的|是否在关联", "姓名|职务|税前报酬|方获取报酬", "||（万元）|", "闻远川|董事长|168.42|否", "施清瑜|董事|112.30|否"}},
		{"the only row of a table, heads over no figures", `
被投资单位名称              期初余额      本期计提    本期处置       期末余额
岚北光电有限公司        6,400,000.00  6,600,000.00              13,000,000.00`, []string{
			"被投资单位名称|期初余额|本期计提|本期处置|期末余额", "岚北光电有限公司|6,400,000.00|6,600,000.00||13,000,000.00"}},
		{"heads one blank apart over two columns", `
项目名称        承诺投资总额 累计投入金额
扩产项目           42,000.00    28,306.17
研发中心           18,617.35     9,406.44`, []string{"项目名称|承诺投资总额|累计投入金额", "扩产项目|42,000.00|28,306.17", "研发中心|18,617.35|9,406.44"}},
		{"figures between the two lines of the last words", `
分产品               营业收入         营业成本    毛利率比上年
冷冻设备                                          减少3.96
               371,318,215.91   250,587,829.59
                                                  个百分点
集装箱                                            减少4.32
               764,321,152.14   632,091,386.24
                                                  个百分点`, []string{
			"分产品|营业收入|营业成本|毛利率比上年", "冷冻设备|371,318,215.91|250,587,829.59|减少3.96个百分点", "集装箱|764,321,152.14|632,091,386.24|减少4.32个百分点"}},
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

// Tables of words: labels and what is beside them, heads over words, and the line with who
// made a statement, which is about the table below it.
func TestAlignedWords(t *testing.T) {
	for _, tt := range []struct {
		reason string
		text   string
		want   []string
	}{
		{"labels and words, from one place on", `
公司的法定代表人        闻远川
公司注册地址            明州市光谷三路118号
电子信箱                ir@lanbei.example`, []string{"公司的法定代表人|闻远川", "公司注册地址|明州市光谷三路118号", "电子信箱|ir@lanbei.example"}},
		{"two are no table", "公司网址        www.lanbei.example\n电子信箱        ir@lanbei.example", []string{"公司网址 www.lanbei.example", "电子信箱 ir@lanbei.example"}},
		{"heads over words", `
            董事会秘书           证券事务代表
姓名        施清瑜               卓一凡
联系地址    明州市光谷三路       明州市光谷三路
电话        0574-86120917        0574-86120918
传真        0574-86120900        0574-86120900`, []string{
			"|董事会秘书|证券事务代表", "姓名|施清瑜|卓一凡", "联系地址|明州市光谷三路|明州市光谷三路", "电话|0574-86120917|0574-86120918", "传真|0574-86120900|0574-86120900"}},
		{"who made the table, with its unit", `
编制单位：岚北光电股份有限公司               单位：元 币种：人民币
项目                 2023年度        2022年度
营业收入         3,180,243.30    3,200,706.13
营业成本         2,653,020.72    2,443,314.27`, []string{
			"编制单位：岚北光电股份有限公司 单位：元 币种：人民币", "项目|2023年度|2022年度", "营业收入|3,180,243.30|3,200,706.13", "营业成本|2,653,020.72|2,443,314.27"}},
	} {
		if diff := cmp.Diff(tt.want, rowsBehind(t, "正文开始。\n"+strings.TrimPrefix(tt.text, "\n"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}

// Heads stand over and under each other where the figures stand aside of them; a part with heads
// of its own is a table of its own; names of industries go over two lines.
func TestAlignedHeads(t *testing.T) {
	for _, tt := range []struct {
		reason string
		text   string
		want   []string
	}{
		{"a line of four over one of seven", `
                                                    毛利率  营业收入  营业成本   毛利率比上
  分产品              营业收入            营业成本   （%）  比上年增  比上年增  年增减（%）
                                                             减（%）   减（%）
  水泵        2,186,421,863.17    1,586,421,837.28   27.44     26.18     28.64   减少1.39个
                                                                                     百分点
  电机        1,086,421,837.64      964,218,637.15   11.25     -8.64     -2.18   减少5.86个
                                                                                     百分点`,
			[]string{"|||毛利率|营业收入|营业成本|毛利率比上", "分产品|营业收入|营业成本|（%）|比上年增|比上年增|年增减（%）", "||||减（%）|减（%）|",
				"水泵|2,186,421,863.17|1,586,421,837.28|27.44|26.18|28.64|减少1.39个百分点", "电机|1,086,421,837.64|964,218,637.15|11.25|-8.64|-2.18|减少5.86个百分点"}},
		{"half of an industry", `
行业                  贷款余额   不良率
租赁和商务服务业        42,618     0.15
水利、环境和公共        18,642     0.00
设施管理业
建筑业                  10,864     1.09`,
			[]string{"行业|贷款余额|不良率", "租赁和商务服务业|42,618|0.15", "水利、环境和公共设施管理业|18,642|0.00", "建筑业|10,864|1.09"}},
	} {
		if diff := cmp.Diff(tt.want, rowsOf(t, tt.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}
