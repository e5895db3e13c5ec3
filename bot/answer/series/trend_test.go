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
