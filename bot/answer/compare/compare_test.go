package compare_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answertest"
	"wenbao/bot/answer/compare"
	"wenbao/facts"
)

func TestAnswer(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 3, Day: 20}
	b := answertest.Of(t,
		answertest.Article("a.txt", "枫岚汽车2024年年报", day, "2024年,枫岚汽车研发投入30.0亿元。2023年,枫岚汽车研发投入24.0亿元。2024年,枫岚汽车净亏损2.6亿元。"),
		answertest.Article("b.txt", "远渚汽车2024年年报", day, "2024年,远渚汽车研发投入12.0亿元。2024年,远渚汽车净亏损3.1亿元。2024年,远渚汽车销量12.5万辆。"),
		answertest.Article("c.txt", "2024年全国电力统计", day, "单位:万千瓦", "| 2024年 | 装机容量 | 新增装机 |", "| 水电 | 43,595 | 1,378 |", "| 火电 | 144,445 | 5,413 |"),
		answertest.Article("d.txt", "2024年全国火电概况", day, "2024年,全国火电14.4亿千瓦。"))
	for _, tt := range []struct{ reason, asked, figures, says string }{
		{"two sides", "枫岚汽车和远渚汽车2024年研发投入谁高", "30.0亿元 12.0亿元", "枫岚汽车更高，相差18亿元"},
		{"the difference asked for", "枫岚汽车2024年研发投入比远渚汽车多多少", "18亿元 30.0亿元 12.0亿元", "相差18亿元"},
		{"how many times", "枫岚汽车2024年研发投入是远渚汽车的几倍", "2.5倍 30.0亿元 12.0亿元", "2.5倍"},
		{"two periods", "枫岚汽车2023年和2024年研发投入哪年高", "24.0亿元 30.0亿元", "2024年更高"},
		{"a verdict", "枫岚汽车2024年研发投入高于远渚汽车吗", "30.0亿元 12.0亿元", "是的"},
		{"losses by their size", "枫岚汽车和远渚汽车2024年谁亏损多", "2.6亿元 3.1亿元", "远渚汽车更多"},
		{"a part by the metric of the other", "2024年全国新增装机水电和火电差多少", "4035万千瓦 1,378 5,413", "相差4035万千瓦"},
		{"one side without a figure", "枫岚汽车和青葵汽车2024年研发投入谁高", "", "青葵汽车"},
	} {
		ans, err := compare.Answer(answertest.Ask(t, b, tt.asked, facts.Date{}))
		var got []string
		for _, f := range ans.Figures {
			got = append(got, f.Text)
		}
		if err != nil || strings.Join(got, " ") != tt.figures || !strings.Contains(ans.Text, tt.says) || (ans.Status == answer.Answered) != (tt.figures != "") {
			t.Errorf("%s: %s: %v, figures %q, want %q; %q has to say %q", tt.reason, tt.asked, err, got, tt.figures, ans.Text, tt.says)
		}
	}
}
