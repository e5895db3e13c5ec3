package trace_test

import (
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/trace"
	"wenbao/bot/question"
	"wenbao/facts"
)

// A nil trace takes everything and does nothing.
func TestNil(t *testing.T) {
	tr := trace.Of(t.Context())
	if tr != nil {
		t.Fatal("a context without a trace has one")
	}
	tr.Step("x")
	tr.Hush()
	tr.Speak()
	tr.Understood(&question.Question{}, "", "")
	tr.Searched(&gates.Need{}, 1, &gates.Outcome{})
	tr.Passed(true)
	tr.Ended("x", &answer.Answer{})
}

func TestUnderstood(t *testing.T) {
	var tr trace.Trace
	trace.With(t.Context(), &tr)
	tr.Understood(&question.Question{Entities: []string{"枫岚汽车"}, Periods: []facts.Period{facts.Year(2024)}, Content: "产量", Inherited: question.Slots{Period: true}}, "output", "枫岚")
	got := tr.Read
	if got.Kind != "lookup" || got.Metric != "产量" || got.Concept != "output" || got.Spelling != "枫岚" || len(got.Periods) != 1 || got.Periods[0] != "2024" {
		t.Errorf("got %+v", got)
	}
	if len(got.Inherited) != 1 || got.Inherited[0] != "period" {
		t.Errorf("inherited %v, want the period alone", got.Inherited)
	}
}

// What is tried for suggestions is left out.
func TestHush(t *testing.T) {
	var tr trace.Trace
	trace.With(t.Context(), &tr)
	tr.Step("before")
	tr.Hush()
	tr.Step("meanwhile")
	tr.Searched(&gates.Need{Words: "产量"}, 3, &gates.Outcome{})
	tr.Passed(true)
	tr.Speak()
	tr.Step("after")
	if len(tr.Steps) != 2 || tr.Steps[0].Name != "before" || tr.Steps[1].Name != "after" || len(tr.Searches) != 0 || tr.Attributed {
		t.Errorf("got %+v", tr)
	}
}

// Each candidate names the gate that refused it; the same search is recorded once, and no
// more than a few candidates of each gate are kept.
func TestSearched(t *testing.T) {
	var tr trace.Trace
	trace.With(t.Context(), &tr)
	one := func(clash bool) gates.Candidate {
		return gates.Candidate{Fact: facts.Fact{Metric: "产量", Measure: facts.Level}, Fit: match.Fit{Clash: clash}}
	}
	out := gates.Outcome{Found: make([]gates.Candidate, 9), OtherPeriod: []gates.Candidate{one(false)}, OtherClaim: []gates.Candidate{one(false)},
		OtherMeasure: []gates.Candidate{one(false)}, Near: []gates.Candidate{one(false), one(true)}}
	n := gates.Need{Words: "产量"}
	tr.Searched(&n, 20, &out)
	tr.Searched(&n, 20, &out)
	if len(tr.Searches) != 1 || tr.Searches[0].Fit != 9 || tr.Searches[0].Looked != 20 {
		t.Fatalf("got %+v", tr.Searches)
	}
	var refused []string
	fit := 0
	for _, c := range tr.Searches[0].Candidates {
		if c.Gate == "" {
			fit++
			continue
		}
		refused = append(refused, c.Gate)
	}
	want := []string{"period", "target or forecast", "unit or measure", "score", "other modifier"}
	if fit != 5 || len(refused) != len(want) {
		t.Fatalf("%d fit, refused by %v", fit, refused)
	}
	for i := range want {
		if refused[i] != want[i] {
			t.Errorf("gate %d is %q, want %q", i, refused[i], want[i])
		}
	}
	n.Words = "销量"
	tr.Searched(&n, 20, &out)
	if len(tr.Searches) != 2 {
		t.Error("another search is not recorded")
	}
}
