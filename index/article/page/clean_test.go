package page

import (
	"strings"
	"testing"
)

// FuzzClean holds Clean and Squeeze against the plain ways to do what they do.
func FuzzClean(f *testing.F) {
	for _, s := range []string{"净利润\u00a0 12亿元\u3000\u200b", "a  b\t\u2003c", "\u0085\u1680年\ue000", "\xe5\x80净利\xff", "一 二", "\u2060\ufeff丨"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := Squeeze(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("Squeeze(%q) = %q, want %q", s, got, want)
		}
		if got, want := Clean(s), strings.Map(cleaned, strings.ReplaceAll(s, "\r\n", "\n")); got != want {
			t.Errorf("Clean(%q) = %q, want %q", s, got, want)
		}
	})
}

func TestNoHeading(t *testing.T) {
	for s, want := range map[string]bool{"2024年3月28日": true, "年": true, "2024-03-28 10:15": true, "证券代码：301999": true,
		"（记者 江一）": true, "2024年经营情况": false, "月度数据": false, "（一）经营情况": false} {
		if got := isNoHeading(s); got != want {
			t.Errorf("isNoHeading(%q) = %v, want %v", s, got, want)
		}
	}
}
