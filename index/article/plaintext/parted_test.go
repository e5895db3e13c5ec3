package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParted(t *testing.T) {
	for _, tt := range []struct {
		reason string
		text   string
		want   []string
	}{
		{"names of several lines beside their figures, and tables in one with heads beside their columns", `
|  |  |  | 年度报告披露 |  |
|  | 报告期末普通股股东总数 | 9,317 | 日前上一月末普通股 | 9,052 |
|  |  |  | 股东总数 |  |
|  | 持股5%以上的股东或前10名股东持股情况 |  |  |  |
|  |  |  | 持股比 |  |
|  | 股东名称 |  | 例 | 持股数量 |
| 闻某某 |  | 28.50% |  | 28,500,000 |
| 岚川投资有限公司 |  | 1.82% |  | 1,817,022 |
|  | 前10名无限售条件股东持股情况 |  |  |  |
|  | 股东名称 |  | 数量 |  |
| 岚川投资有限公司 |  | 1,817,022 |  |  |
| 贺某某 |  | 750,000 |  |  |`, []string{
			"报告期末普通股股东总数|9,317", "年度报告披露日前上一月末普通股股东总数|9,052",
			"持股5%以上的股东或前10名股东持股情况||||", "||持股比||", "股东名称||例||持股数量", "闻某某||28.50%||28,500,000", "岚川投资有限公司||1.82%||1,817,022",
			"前10名无限售条件股东持股情况||||", "股东名称||数量||", "岚川投资有限公司||1,817,022||", "贺某某||750,000||",
		}},
		{"heads over their columns stay", `
|  | 2023年 |  | 2022年 |
| 项目 | 金额 | 占比 | 金额 |
| 原材料 | 64,182 | 12.1% | 61,205 |
| 人工 | 12,846 | 2.4% | 11,306 |`, []string{"|2023年||2022年", "项目|金额|占比|金额", "原材料|64,182|12.1%|61,205", "人工|12,846|2.4%|11,306"}},
		{"amounts beside their head, which only says that they are, and one in two columns", `
|  |  | 2023年末 |  |  | 2023年初 |  |
|  |  | 金额 | 占总资产比例 | 金额 |  | 占总资产比例 |
| 货币资金 | 73,992,318.96 |  | 7.04% |  | 63,189,417.11 | 5.91% |
| 存货 |  | 127,969,205.23 | 12.18% |  | 119,802,317.85 | 11.21% |
| 应收账款 | 205,021,206.76 |  | 19.52% |  | 250,727,318.32 | 23.46% |`, []string{
			"||2023年末|||2023年初|", "||金额|占总资产比例||金额|占总资产比例",
			"货币资金||73,992,318.96|7.04%||63,189,417.11|5.91%", "存货||127,969,205.23|12.18%||119,802,317.85|11.21%", "应收账款||205,021,206.76|19.52%||250,727,318.32|23.46%",
		}},
		{"a name that is a row's only cell and no caption of holders stays a row", `
| 项目 | 2023年 |
| 一、经营活动情况 |  |
| 货币资金 | 64,182 |`, []string{"项目|2023年", "一、经营活动情况|", "货币资金|64,182"}},
	} {
		pg, err := Read(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range pg.Pieces {
			var cells []string
			for _, c := range p.Cells {
				cells = append(cells, c.Text)
			}
			got = append(got, strings.Join(cells, "|"))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
}
