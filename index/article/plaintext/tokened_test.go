package plaintext

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// readTokened reads the table that lines of a text with spaced rows begin with.
func readTokened(lines ...string) []string {
	t, ok := spacing{on: true}.tokenTable(lines)
	if !ok {
		return nil
	}
	var got []string
	for _, p := range appendTokened(nil, t, 1) {
		got = append(got, p.Text)
	}
	return got
}

func TestTokened(t *testing.T) {
	for _, tt := range []struct {
		reason string
		lines  []string
		want   []string
	}{
		{"words and figures, as many as heads", []string{"债券简称 发行日 到期日 债券余额 利率", "21澜证01 2021-06-18 2024-06-18 20.00 3.45%", "22澜证01 2022-09-16 2025-09-16 18.00 2.96%"},
			[]string{"债券简称 | 发行日 | 到期日 | 债券余额 | 利率", "21澜证01 | 2021-06-18 | 2024-06-18 | 20.00 | 3.45%", "22澜证01 | 2022-09-16 | 2025-09-16 | 18.00 | 2.96%"}},
		{"remarks may lack", []string{"项目 2022年金额 2021年金额 说明", "处置损益 1,286.40 -364.10 固定资产处置", "减：所得税影响额 765.20 827.30"},
			[]string{"项目 | 2022年金额 | 2021年金额 | 说明", "处置损益 | 1,286.40 | -364.10 | 固定资产处置", "减：所得税影响额 | 765.20 | 827.30"}},
		{"two levels, the label in the lower one", []string{"2022年 2021年 同比增减", "项目 金额 占比 金额 占比", "利息净收入 486.20 19.56% 518.60 14.24% -6.25%", "投资收益 862.10 34.68% 1,286.40 35.32% -32.98%"},
			[]string{"项目 | 2022年 | 2021年 | 同比增减", "项目 | 金额 | 占比 | 金额 | 占比 | 同比增减", "利息净收入 | 486.20 | 19.56% | 518.60 | 14.24% | -6.25%", "投资收益 | 862.10 | 34.68% | 1,286.40 | 35.32% | -32.98%"}},
		{"two halves", []string{"地区 家数 地区 家数", "湘水省 31 粤东省 12", "江海市 9 其他 6"},
			[]string{"地区 | 家数", "湘水省 | 31", "粤东省 | 12", "江海市 | 9", "其他 | 6"}},
		{"shares that are pledged or not", []string{"股东名称 股东性质 持股比例 持股数量 质押、标记或冻结情况", "股份状态 数量", "澜国投 国有法人 28.64% 768,746", "澜药业 境内非国有法人 6.42% 172,323 质押 86,000"},
			[]string{"股东名称 | 股东性质 | 持股比例 | 持股数量 | 质押、标记或冻结情况股份状态 | 质押、标记或冻结情况数量", "澜国投 | 国有法人 | 28.64% | 768,746", "澜药业 | 境内非国有法人 | 6.42% | 172,323 | 质押 | 86,000"}},
		{"a row that lacks a figure stays one cell", []string{"公司名称 注册资本 总资产 净利润", "澜期货 500.00 864.20 31.80", "澜资本 100.00 64.20"},
			[]string{"公司名称 | 注册资本 | 总资产 | 净利润", "澜期货 | 500.00 | 864.20 | 31.80", "澜资本 100.00 64.20"}},
		{"a sentence", []string{"公司名称 注册资本 总资产", "报告期内公司 新设 子公司。"}, nil},
	} {
		if diff := cmp.Diff(tt.want, readTokened(tt.lines...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.reason, diff)
		}
	}
	if diff := cmp.Diff([][]string{{"报告期末普通股股东总数", "86,421"}, {"上一月末普通股股东总数", "84,218"}}, spacing{on: true}.countPairs("报告期末普通股股东总数 86,421 上一月末普通股股东总数 84,218")); diff != "" {
		t.Error(diff)
	}
}
