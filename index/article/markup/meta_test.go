package markup

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWithoutSite(t *testing.T) {
	tests := []struct{ title, site, want string }{
		{"东屿银行去年净利润增长_银行频道_澄江财经", "", "东屿银行去年净利润增长"},
		{"东屿银行去年净利润增长 - 数据站", "", "东屿银行去年净利润增长"},
		{"东屿银行去年净利润增长|银行_海湾", "", "东屿银行去年净利润增长"},
		{"东屿银行去年净利润增长-海湾财经", "海湾财经", "东屿银行去年净利润增长"},
		{"年报 - 东屿银行", "", "年报 - 东屿银行"},
		{"S-1文件与A-股的差别在哪里", "", "S-1文件与A-股的差别在哪里"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, withoutSite(tt.title, tt.site)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.title, diff)
		}
	}
}
