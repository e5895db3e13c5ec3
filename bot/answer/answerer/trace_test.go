package answerer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/bot/answer/trace"
)

// traced asks with a trace.
func traced(t *testing.T, a *answerer.Answerer, question string) (answer.Answer, trace.Trace) {
	t.Helper()
	var tr trace.Trace
	ans, err := a.Ask(trace.With(t.Context(), &tr), question, nil)
	if err != nil {
		t.Fatal(err)
	}
	return ans, tr
}

// A trace says what was understood, what was looked at and what kept facts
// from answering; the answer is the same as without.
func TestTrace(t *testing.T) {
	a := newAnswerer(t, newBase(t, articles(t)...))
	for _, tt := range []struct {
		question, entity, period, gate string
	}{
		{"工行2023年金融科技投入多少", "中国工商银行", "2023", ""},
		{"工行2021年金融科技投入多少", "中国工商银行", "2021", "period"},
	} {
		ans, tr := traced(t, a, tt.question)
		if plain := ask(t, a, tt.question); asBytes(t, plain) != asBytes(t, ans) {
			t.Errorf("%s: another answer with a trace", tt.question)
		}
		if tr.Question != tt.question || tr.Status != ans.Status || tr.Reason != ans.Reason || !tr.Attributed ||
			strings.Join(tr.Read.Entities, "") != tt.entity || strings.Join(tr.Read.Periods, "") != tt.period || tr.Read.Concept != "金融科技投入" {
			t.Errorf("%s: %+v", tt.question, tr)
		}
		if len(tr.Searches) == 0 || len(tr.Searches[0].Candidates) == 0 || tr.Searches[0].Candidates[0].Gate != tt.gate {
			t.Errorf("%s: %+v", tt.question, tr.Searches)
		}
		for _, s := range tr.Steps {
			if s.Name == "" || s.Took < 0 {
				t.Errorf("%s: %+v", tt.question, s)
			}
		}
	}
}

// Suggestions are asked too; a trace is about the question alone.
func TestTraceWithoutSuggestions(t *testing.T) {
	a := newAnswerer(t, newBase(t, articles(t)...))
	ans, tr := traced(t, a, "工行2021年金融科技投入多少")
	if len(ans.Suggestions) == 0 || tr.Read.Periods[0] != "2021" || len(tr.Searches) != 1 {
		t.Errorf("%d suggestions, %+v", len(ans.Suggestions), tr)
	}
}
