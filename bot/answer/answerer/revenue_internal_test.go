package answerer

import (
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/metric"
)

// TestOfPart: what may answer for the revenue of 酱油, which asRevenue asks for by that name alone.
func TestOfPart(t *testing.T) {
	for _, tt := range []struct {
		reason  string
		metric  string
		derived bool
		kind    facts.UnitKind
		measure facts.Measure
		want    bool
	}{
		{"money of the name", "酱油", false, facts.KindMoney, facts.Level, true},
		{"money of the name with what it is", "酱油业务", false, facts.KindMoney, facts.Level, true},
		{"money of another name", "酱油成本", false, facts.KindMoney, facts.Level, false},
		{"a count", "酱油", false, facts.KindCount, facts.Level, false},
		{"a multiple of its amounts", "酱油与上年同期的倍数", true, facts.KindTimes, facts.Multiple, true},
		{"its margin is no revenue", "酱油毛利率", true, facts.KindPercent, facts.Level, false},
	} {
		turn := &search.Turn{M: match.New(metric.Default())}
		turn.Q.Measure = tt.measure
		f := answer.Figure{Derived: tt.derived}
		f.Metric, f.Quantity.Kind = tt.metric, tt.kind
		if got := ofPart(turn, f, "酱油"); got != tt.want {
			t.Errorf("%s: %s: %v, want %v", tt.reason, tt.metric, got, tt.want)
		}
	}
}
