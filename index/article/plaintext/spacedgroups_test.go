package plaintext

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSpacedGroups(t *testing.T) {
	for _, tt := range []struct {
		reason string
		text   string
		want   []string
	}{
		{"scopes over periods, labels and notes between them", `本集团 本行
项目 附注八
2022年度 2021年度 2022年度 2021年度
一、营业收入 18,642 17,318 16,184 15,062
利息净收入 28 11,787 11,155 10,284 9,817
其他业务收入 166 111 (59) (69)
少数股东损益 218 188`, []string{"|本集团|本集团|本行|本行", "|2022年度|2021年度|2022年度|2021年度", "一、营业收入|18,642|17,318|16,184|15,062", "利息净收入|11,787|11,155|10,284|9,817", "其他业务收入|166|111|(59)|(69)", "少数股东损益 218 188||||"}},
		{"periods over names that go on in a line of their own", `2022年12月31日 2021年12月31日
行业
贷款总 不良贷款率 贷款总 不良贷款率
额 （%） 额 （%）
制造业 82,417 1.56 71,306 1.85
建筑业 28,417 1.08 24,618 1.15`, []string{"|2022年12月31日|2022年12月31日|2021年12月31日|2021年12月31日", "|贷款总额|不良贷款率（%）|贷款总额|不良贷款率（%）", "制造业|82,417|1.56|71,306|1.85", "建筑业|28,417|1.08|24,618|1.15"}},
		{"one line of heads that go on", `2022年12月31 2021年12月31 2020年12月31
项目
日 日 日
资产总额 86,417 76,204 64,163
负债总额 72,684 68,317 52,406`, []string{"|2022年12月31日|2021年12月31日|2020年12月31日", "资产总额|86,417|76,204|64,163", "负债总额|72,684|68,317|52,406"}},
		{"changes among periods, small figures without groups", `项目 2022年 2021年 本年比上年增减（%） 2020年
营业收入 28,642 27,318 4.85 25,864
每股收益 1.09 1.01 7.92 0.94
3.2 贷款质量分析
全年贷款质量平稳。`, []string{"项目|2022年|2021年|本年比上年增减（%）|2020年", "营业收入|28,642|27,318|4.85|25,864", "每股收益|1.09|1.01|7.92|0.94"}},
	} {
		lines := strings.Split(tt.text, "\n")
		table, ok := spacing{on: true}.spacedLines(lines)
		var got []string
		for _, p := range appendSpaced(nil, table, nil, 1) {
			var cells []string
			for _, c := range p.Cells {
				cells = append(cells, c.Text)
			}
			got = append(got, strings.Join(cells, "|"))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || !ok {
			t.Errorf("%s: %v (-want +got):\n%s", tt.reason, ok, diff)
		}
	}
}
