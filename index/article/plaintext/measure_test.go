package plaintext

import (
	"strings"
	"testing"
)

// What columns a program counted is told by the figures of all its rows.
func TestMeasuredOf(t *testing.T) {
	labels := []string{"营业收入", "归属于上市公司股东的净利润", "存货", "经营活动产生的现金流量净额", "商誉", "一年内到期的非流动负债"}
	print := func(columns func(label string) int) []string {
		var out []string
		for range 4 {
			for _, l := range labels {
				out = append(out, l+strings.Repeat(" ", 40-columns(l))+"1,286.40  1,018.60")
			}
		}
		return out
	}
	for _, tt := range []struct {
		reason string
		lines  []string
		want   measured
	}{
		{"characters", print(func(l string) int { return len([]rune(l)) }), characterColumns},
		{"columns of the screen", print(width), screenColumns},
		{"too few", print(width)[:2], unknownColumns},
		{"prose", []string{"2023年，公司实现营业收入1,286.40万元。"}, unknownColumns},
	} {
		if got := measuredOf(tt.lines); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.reason, got, tt.want)
		}
	}
}

// The head of a table that the end of a page cuts.
func TestBridgeHeads(t *testing.T) {
	head := "行业            2024年12月31日          2023年12月31日"
	for _, tt := range []struct {
		reason string
		lines  []string
		want   int // lines left
	}{
		{"within the head", []string{head, "", PageBreak, "", "        贷款金额  不良贷款率（%）  贷款金额  不良贷款率（%）"}, 2},
		{"before the first row", []string{head, PageBreak, "制造业      84,263.17     1.36    76,518.25     1.48"}, 2},
		{"before prose", []string{head, PageBreak, "报告期内，贷款余额增长。"}, 3},
		{"behind rows", []string{"制造业      84,263.17     1.36", PageBreak, "建筑业      61,847.26     1.97"}, 3},
	} {
		if got := len(bridgeHeads(tt.lines)); got != tt.want {
			t.Errorf("%s: %d lines, want %d", tt.reason, got, tt.want)
		}
	}
}
