package stated

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answertest"
	"wenbao/facts"
)

func articles() []facts.Article {
	day := facts.Date{Year: 2025, Month: 3, Day: 20}
	return []facts.Article{
		answertest.Article("a.txt", "枫岚汽车2024年年报", day, "2024年,枫岚汽车研发投入30.0亿元。2024年,枫岚汽车配送费用1.2亿元。",
			"2024年末,枫岚汽车核心资本充足率10.1%,一级资本充足率11.2%,总资本充足率13.3%。"),
		answertest.Article("b.txt", "汽车公司2024年盘点", day, "2024年,枫岚汽车研发投入29.1亿元,远渚汽车研发投入12.0亿元。"),
	}
}

func TestChoose(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for _, tt := range []struct {
		reason, asked string
		status        answer.Status
		figures       string
	}{
		{"sources that disagree, its own first", "枫岚汽车2024年研发投入多少", answer.Answered, "30.0亿元 29.1亿元"},
		{"one source", "远渚汽车2024年研发投入多少", answer.Answered, "12.0亿元"},
		{"all that sources say", "枫岚汽车2024年研发投入有几种说法", answer.Answered, "30.0亿元 29.1亿元"},
		{"several whom it may be of", "2024年研发投入多少", answer.Clarify, ""},
	} {
		turn := answertest.Ask(t, b, tt.asked, facts.Date{})
		n := turn.Need()
		found, err := turn.Seek(n)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d found, %v", tt.asked, len(found), err)
		}
		ans, err := Choose(turn, n, found)
		if got := figures(ans); err != nil || ans.Status != tt.status || got != tt.figures {
			t.Errorf("%s: %s: %v, %s %q, want %s %q", tt.reason, tt.asked, err, ans.Status, got, tt.status, tt.figures)
		}
	}
}

func figures(ans answer.Answer) string {
	var out []string
	for _, f := range ans.Figures {
		out = append(out, f.Text)
	}
	return strings.Join(out, " ")
}

func TestCounted(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for asked, want := range map[string]string{
		"枫岚汽车2024年末三个资本充足率分别是多少": "10.1% 11.2% 13.3%",
		"枫岚汽车2024年末四个资本充足率分别是多少": "",
	} {
		turn := answertest.Ask(t, b, asked, facts.Date{})
		ans, ok, err := Counted(turn, turn.Need())
		if got := figures(ans); err != nil || ok != (want != "") || got != want {
			t.Errorf("%s: %v, %v, %q, want %q", asked, ok, err, got, want)
		}
	}
}

func TestReadAgain(t *testing.T) {
	b := answertest.Of(t, articles()...)
	for asked, want := range map[string]string{
		"枫岚汽车2024年配送费用花了多少钱": "1.2亿元",
		"枫岚汽车2024年广告费用花了多少钱": "",
	} {
		turn := answertest.Ask(t, b, asked, facts.Date{})
		n := turn.Need()
		out, err := turn.Search(n)
		if err != nil {
			t.Fatal(err)
		}
		ans, ok, err := ReadAgain(turn, n, out)
		if got := figures(ans); err != nil || ok != (want != "") || got != want {
			t.Errorf("%s: %v, %v, %q, want %q", asked, ok, err, got, want)
		}
	}
}

func TestWithoutCurrency(t *testing.T) {
	for content, want := range map[string]struct {
		bare string
		unit facts.Unit
	}{
		"境外发的欧元债": {"境外发债", "EUR"},
		"境外发的债":   {"境外发的债", ""},
		"欧元":      {"欧元", ""},
	} {
		if bare, unit := withoutCurrency(content); bare != want.bare || unit != want.unit {
			t.Errorf("%s: %s %s, want %s %s", content, bare, unit, want.bare, want.unit)
		}
	}
}

func TestOfThen(t *testing.T) {
	for clause, want := range map[string]bool{"上年同期为经调整净亏损": true, "而去年亏损": true, "今年较上年同期亏损": false} {
		if got := ofThen(&facts.Fact{Context: clause}); got != want {
			t.Errorf("%s: %v", clause, got)
		}
	}
}
