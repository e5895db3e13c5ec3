package question

import (
	"testing"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
)

// 我想知道 asks for what is, 想 alone for what is planned.
func TestFrameIsNoPlan(t *testing.T) {
	p := NewParser(naming.Default())
	for text, want := range map[string]facts.Modality{
		"我想知道工行2023年净利润是多少": facts.Actual, "工行2025年净利润想做到多少": facts.Target,
	} {
		if q := p.Parse(text, facts.Date{}, facts.Period{}); q.Wants != want {
			t.Errorf("%s: wants %q, want %q", text, q.Wants, want)
		}
	}
}

// A year right before its own beginning says one instant.
func TestOpening(t *testing.T) {
	q := NewParser(naming.Default()).Parse("工行2023年期初现金余额是多少", facts.Date{}, facts.Period{})
	if len(q.Periods) != 1 || q.Periods[0] != facts.At(facts.Date{Year: 2022, Month: 12, Day: 31}) {
		t.Errorf("periods %v, want the end of 2022 alone", q.Periods)
	}
}
