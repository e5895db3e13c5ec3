package reverse_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answertest"
	"wenbao/bot/answer/reverse"
	"wenbao/facts"
)

func TestAnswer(t *testing.T) {
	b := answertest.Of(t, answertest.Article("a.txt", "枫岚汽车2024年年报", facts.Date{Year: 2025, Month: 3, Day: 20},
		"2024年,枫岚汽车研发投入30.2亿元。2024年末,枫岚汽车注册用户1512万户。"))
	for _, tt := range []struct{ asked, says string }{
		{"1512万户说的是什么", "枫岚汽车2024年末注册用户"},
		{"30.2亿元是哪家的研发投入", "枫岚汽车2024年研发投入"},
		{"77万户说的是什么", ""},
		{"1512万元说的是什么", ""},
	} {
		ans, err := reverse.Answer(answertest.Ask(t, b, tt.asked, facts.Date{}))
		if err != nil || (ans.Status == answer.Answered) != (tt.says != "") || !strings.Contains(ans.Text, tt.says) {
			t.Errorf("%s: %v, %s %q, want %q", tt.asked, err, ans.Status, ans.Text, tt.says)
		}
	}
}
