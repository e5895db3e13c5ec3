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
