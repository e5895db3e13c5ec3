package when

import "testing"

func TestSinceYear(t *testing.T) {
	for text, want := range map[string]bool{
		"公司成立于2006年,规模2864.3亿元": true, "自1998年上市以来": true, "从2010年起": true,
		"2023年净利润20.5亿元": false, "": false, "0": false, "于20": true,
	} {
		if got := sinceYear(text); got != want {
			t.Errorf("sinceYear(%q) = %v", text, got)
		}
		if founded.MatchString(text) && !sinceYear(text) {
			t.Errorf("%q has a year of founding", text)
		}
	}
}
