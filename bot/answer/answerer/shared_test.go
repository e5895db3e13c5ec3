package answerer_test

import (
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// Articles that have nothing to do with each other, in one base: what one says is no answer to
// a question on the other.
func TestSharedBase(t *testing.T) {
	day := facts.Date{Year: 2025, Month: 3, Day: 28}
	b := newBase(t,
		article("region.txt", "2024年江苏银行业保险业运行情况", day,
			"2024年,辖内银行业累计实现净利润742.3亿元,同比减少1.9%。"),
		article("bank.txt", "江苏银行发布年报", day,
			"江苏银行2024年营业收入808.15亿元,同比增长8.78%。"),
		article("soy.txt", "岚渡酱业拿出利润分红", day,
			"岚渡酱业(600999)2024年末期每10股派8.00元,合计分红金额2.8亿元。"),
		article("water.txt", "澜江水电分红方案公布", day,
			"澜江水电(600998)2024年末期每10股派7.33元。"),
		article("pay.txt", "去年支付体系运行情况", day,
			"2024年,移动支付1851.47亿笔,金额555.33万亿元,同比分别增长16.81%和11.15%。"),
		article("light.txt", "两家光模块公司交卷", day,
			"岚芯光电2024年归母净利润71.32亿元,净利率29.1%。岚芯光电拟回购股份,回购金额不超过3.5亿元。",
			"北屿光电2024年归属于母公司股东的净利润63.27亿元,同比增长20.5%。2024年毛利率47.25%,净利率38.33%。"),
	)
	large := b
	large.Size = 100_000
	for name, a := range map[string]*answerer.Answerer{"small": newAnswerer(t, b), "large": newAnswerer(t, large)} {
		t.Run(name, func(t *testing.T) {
			if got := ask(t, a, "江苏银行2024年净利润是多少"); got.Status != answer.NotFound {
				t.Errorf("the banks of a province are none of them: %s", asBytes(t, got))
			}
			if got := ask(t, a, "2024年末期每股派多少"); got.Status != answer.Clarify || got.Reason != answer.AmbiguousEntity {
				t.Errorf("two pay what can be computed: %s", asBytes(t, got))
			}
			if got := ask(t, a, "2024年移动支付有多少亿笔", "金额呢"); len(got.Figures) != 1 || got.Figures[0].Text != "555.33万亿元" {
				t.Errorf("a side of what was talked of: %s", asBytes(t, got))
			}
			if got := ask(t, a, "2024年电话支付有多少亿笔", "金额呢"); got.Status == answer.Answered {
				t.Errorf("a side of what nobody tells of: %s", asBytes(t, got))
			}
			if got := ask(t, a, "回购股份的回购金额上限是多少"); len(got.Figures) != 1 || got.Figures[0].Text != "不超过3.5亿元" {
				t.Errorf("a bound that is planned: %s", asBytes(t, got))
			}
			if got := ask(t, a, "北屿光电2024年赚了多少"); len(got.Figures) != 1 || got.Figures[0].Text != "63.27亿元" {
				t.Errorf("what is earned is money: %s", asBytes(t, got))
			}
		})
	}
}
