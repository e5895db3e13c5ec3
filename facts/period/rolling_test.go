package period

import "testing"

// How long money is placed for, and what only looks like it.
func TestTerm(t *testing.T) {
	for text, want := range map[string]string{
		"一年定期存款利率": "12个月", "5年期以上LPR": "60个月", "3个月定期": "3个月", "半年期存款": "6个月",
		"2024年期末应收账款": "", "上半年期内盈利": "", "2022年期初余额": "", "2024年期间费用率": "", "2024年存款": "", "2023年LPR": "",
	} {
		if got := Term(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
