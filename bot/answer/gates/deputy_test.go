package gates

import (
	"testing"

	"wenbao/facts"
)

// A deputy does not hold the post itself.
func TestOfDeputy(t *testing.T) {
	for _, tt := range []struct {
		asked, row string
		want       bool
	}{
		{"总经理 税前报酬", "陆以宁 董事、副总经理", true},
		{"总经理 税前报酬", "陆以宁 董事、总经理", false},
		{"副总经理 税前报酬", "陆以宁 副总经理", false},
		{"总经理 税前报酬", "陆以宁 总经理、副总经理", false},
		{"董事长 持股", "叶舟 财务总监", false},
	} {
		n := Need{Words: tt.asked}
		if got := n.ofDeputy(&facts.Fact{Rule: "table", Context: tt.row + "\n\n"}); got != tt.want {
			t.Errorf("%s of %s: %v", tt.asked, tt.row, got)
		}
	}
}

// Figures of the company and others together are not of the company alone.
func TestScopeOfSeveral(t *testing.T) {
	n := Need{parent: true}
	for metric, want := range map[string]bool{"母公司员工": true, "母公司及主要子公司需承担费用的离退休职工人数": false} {
		if got := n.scopeFits(&facts.Fact{Metric: metric}); got != want {
			t.Errorf("%s: %v", metric, got)
		}
	}
}

// The column 2022年1月1日 of a balance sheet answers for 2021年, prose of that day does not.
func TestOpeningOfYear(t *testing.T) {
	asked := []facts.Period{facts.Year(2021)}
	f := facts.Fact{Rule: "table", Period: facts.At(facts.Date{Year: 2022, Month: 1, Day: 1})}
	if _, ok := PeriodFits(asked, &f); !ok {
		t.Error("the opening balance does not answer for the year before")
	}
	f.Rule = "prose"
	if _, ok := PeriodFits(asked, &f); ok {
		t.Error("prose of New Year's Day answers for the year before")
	}
}
