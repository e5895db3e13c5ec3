package abstain_test

import (
	"slices"
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/answertest"
	"wenbao/bot/answer/gates"
	"wenbao/facts"
)

func base(t *testing.T) answertest.Base {
	day := facts.Date{Year: 2025, Month: 3, Day: 20}
	return answertest.Of(t,
		answertest.Article("a.txt", "枫岚汽车2024年年报", day, "2024年,枫岚汽车研发投入30.0亿元。2023年,枫岚汽车研发投入24.0亿元。枫岚汽车2025年销量目标为40万辆。2024年,枫岚汽车营业收入410.0亿元。"),
		answertest.Article("b.txt", "远渚汽车2024年年报", day, "2024年,远渚汽车研发投入12.0亿元。"))
}

func TestNotFound(t *testing.T) {
	b := base(t)
	for _, tt := range []struct {
		reason, asked string
		want          answer.Reason
		says          string
	}{
		{"another period", "枫岚汽车2020年研发投入多少", answer.PeriodMissing, "已收录的期间：2024年、2023年"},
		{"a target only", "枫岚汽车2025年销量多少", answer.OnlyForecast, "只有目标"},
		{"nobody known", "工商银行2024年研发投入多少", answer.UnknownEntity, "中国工商银行"},
		{"another metric", "枫岚汽车2024年门店多少家", answer.UnknownMetric, "没有找到"},
	} {
		turn := answertest.Ask(t, b, tt.asked, facts.Date{})
		n := turn.Need()
		out, err := turn.Search(n)
		if err != nil {
			t.Fatal(err)
		}
		ans, err := abstain.NotFound(turn, n, out)
		if err != nil || ans.Status != answer.NotFound || ans.Reason != tt.want || !strings.Contains(ans.Text, tt.says) || len(ans.Figures) > 0 {
			t.Errorf("%s: %s: %v, %s %s %q, want %s and %q", tt.reason, tt.asked, err, ans.Status, ans.Reason, ans.Text, tt.want, tt.says)
		}
		if len(ans.Suggestions) == 0 {
			t.Errorf("%s: nothing is suggested", tt.reason)
		}
	}
}

func TestClarify(t *testing.T) {
	turn := answertest.Ask(t, base(t), "2024年研发投入多少", facts.Date{})
	cs, err := turn.Seek(turn.Need())
	if err != nil {
		t.Fatal(err)
	}
	ans := abstain.Clarify(turn, cs)
	if ans.Status != answer.Clarify || !strings.Contains(ans.Text, "枫岚汽车") || !strings.Contains(ans.Text, "远渚汽车") || len(ans.Suggestions) != len(cs) || len(ans.Figures) > 0 {
		t.Errorf("%+v", ans)
	}
	if ans := abstain.Clarify(turn, cs[:1]); !strings.Contains(ans.Text, "没有写明主体") {
		t.Errorf("one name alone: %q", ans.Text)
	}
	of := []gates.Candidate{{Fact: facts.Fact{Metric: "境内收入"}}, {Fact: facts.Fact{Metric: "境外收入"}}}
	if ans := abstain.WhichPart(turn, of); ans.Reason != answer.AmbiguousMetric || !strings.Contains(ans.Text, "境内收入、境外收入") {
		t.Errorf("parts: %+v", ans)
	}
}

// Suggestions that get no answer are dropped, each is asked once, and a question back
// without any is an abstention.
func TestSettleSuggestions(t *testing.T) {
	for _, tt := range []struct {
		reason      string
		status      answer.Status
		suggestions []string
		want        answer.Status
		kept        []string
	}{
		{"some are answered", answer.NotFound, []string{"好一", "坏", "好一", "好二"}, answer.NotFound, []string{"好一", "好二"}},
		{"at most four", answer.NotFound, []string{"好一", "好二", "好三", "好四", "好五"}, answer.NotFound, []string{"好一", "好二", "好三", "好四"}},
		{"at most five readings", answer.Clarify, []string{"好一", "好二", "好三", "好四", "好五", "好六"}, answer.Clarify, []string{"好一", "好二", "好三", "好四", "好五"}},
		{"no reading is answered", answer.Clarify, []string{"坏"}, answer.NotFound, nil},
	} {
		turn := answertest.Ask(t, base(t), "枫岚汽车研发投入多少", facts.Date{})
		ans := answer.Answer{Status: tt.status, Suggestions: tt.suggestions}
		err := abstain.SettleSuggestions(turn, &ans, func(q string) (answer.Answer, error) {
			if strings.HasPrefix(q, "好") {
				return answer.Answer{Status: answer.Answered}, nil
			}
			return answer.Answer{Status: answer.NotFound}, nil
		})
		if err != nil || ans.Status != tt.want || !slices.Equal(ans.Suggestions, tt.kept) {
			t.Errorf("%s: %v, %s %q, want %s %q", tt.reason, err, ans.Status, ans.Suggestions, tt.want, tt.kept)
		}
	}
}

func TestInventory(t *testing.T) {
	ans, err := abstain.Inventory(answertest.Ask(t, base(t), "枫岚汽车有哪些指标", facts.Date{}))
	if err != nil || ans.Status != answer.Answered || len(ans.Figures) > 0 || len(ans.Suggestions) == 0 {
		t.Fatalf("%v, %+v", err, ans)
	}
	for _, m := range []string{"研发投入", "营业收入"} {
		if !strings.Contains(ans.Text, m) {
			t.Errorf("%q does not name %s", ans.Text, m)
		}
	}
	if strings.Contains(ans.Text, "销量") {
		t.Errorf("%q names a target", ans.Text)
	}
}
