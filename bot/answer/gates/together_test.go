package gates

import (
	"testing"

	"wenbao/facts"
)

func TestTogether(t *testing.T) {
	for _, tt := range []struct {
		asked string
		fact  facts.Fact
		want  bool
	}{
		{"计提存货跌价准备", facts.Fact{Metric: "计提存货跌价准备和信用减值损失"}, true},
		{"存货跌价准备和信用减值损失", facts.Fact{Metric: "计提存货跌价准备和信用减值损失"}, false},
		{"手续费收入", facts.Fact{Metric: "手续费及佣金净收入", Concept: "手续费及佣金净收入"}, false},
		{"信用减值损失", facts.Fact{Metric: "计提存货跌价准备和信用减值损失"}, false},
		{"存货跌价准备", facts.Fact{Metric: "存货跌价准备及合同履约成本减值准备", Rule: "table"}, false},
		{"研发费用", facts.Fact{Metric: "研发费用"}, false},
	} {
		n := Need{Words: tt.asked}
		if got := n.together(&tt.fact); got != tt.want {
			t.Errorf("%s for %s: %v", tt.fact.Metric, tt.asked, got)
		}
	}
}
