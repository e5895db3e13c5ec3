package gates

import (
	"math/rand/v2"
	"testing"

	"wenbao/bot/answer/match"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/metric"
)

// A fact of another concept that ConceptMayFit refuses is not good even where its words
// are those of the question.
func TestConceptMayFit(t *testing.T) {
	m := match.New(metric.Default())
	names := m.Metrics.Names()
	r := rand.New(rand.NewPCG(5, 6))
	kinds := []facts.UnitKind{facts.KindMoney, facts.KindCount, facts.KindPercent}
	measures := []facts.Measure{facts.Level, facts.Growth, facts.Share}
	refused := 0
	for range 3000 {
		asked, other := names[r.IntN(len(names))], names[r.IntN(len(names))]
		if c, _ := m.Metrics.Get(asked); c.Broader != "" && r.IntN(3) == 0 {
			other = c.Broader
		}
		n := NeedOf(question.Question{Text: asked, Content: asked, Head: asked, Measure: measures[r.IntN(3)]}, m, naming.Default())
		f := facts.Fact{Metric: asked, Concept: other, Context: asked, Measure: n.Measure, Quantity: facts.Quantity{Kind: kinds[r.IntN(3)], Value: "1"}}
		if n.ConceptMayFit(&f) {
			continue
		}
		refused++
		var c Candidate
		if n.Weigh(&match.Prepared{Fact: &f}, &c) && c.Good() {
			t.Errorf("%s for %s is good: %+v", other, asked, c.Fit)
		}
	}
	if refused < 1000 {
		t.Errorf("only %d are refused", refused)
	}
}
