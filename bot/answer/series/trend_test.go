package series

import (
	"testing"

	"wenbao/bot/answer/gates"
	"wenbao/facts"
)

func TestCourse(t *testing.T) {
	for _, tt := range []struct {
		values []facts.Decimal
		want   string
	}{
		{[]facts.Decimal{"5", "5"}, "持平"},
		{[]facts.Decimal{"1", "2", "2", "3"}, "呈上升趋势"},
		{[]facts.Decimal{"3", "1"}, "呈下降趋势"},
		{[]facts.Decimal{"1", "3", "2"}, "先升后降"},
		{[]facts.Decimal{"3", "1", "2"}, "先降后升"},
		{[]facts.Decimal{"1", "3", "2", "4"}, "有升有降"},
	} {
		var cs []gates.Candidate
		for _, v := range tt.values {
			cs = append(cs, gates.Candidate{Fact: facts.Fact{Quantity: facts.Quantity{Value: v}}})
		}
		if got := course(cs); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.values, got, tt.want)
		}
	}
}

func TestYearsWithout(t *testing.T) {
	at := func(ps ...facts.Period) (cs []gates.Candidate) {
		for _, p := range ps {
			cs = append(cs, gates.Candidate{Fact: facts.Fact{Period: p}})
		}
		return cs
	}
	span := facts.Period{Start: facts.Year(2022).Start, End: facts.Year(2025).End}
	for _, tt := range []struct {
		span facts.Period
		of   []gates.Candidate
		want string
	}{
		{span, at(facts.Year(2022), facts.Year(2023)), "没有2024年、2025年的数字。"},
		{span, at(facts.Year(2022), facts.Year(2023), facts.Year(2024), facts.Year(2025)), ""},
		{span, at(facts.Half(2022, 1), facts.Half(2023, 1)), ""},
		{facts.Period{}, at(facts.Year(2022)), ""},
	} {
		if got := yearsWithout(tt.span, tt.of); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.span, got, tt.want)
		}
	}
}
