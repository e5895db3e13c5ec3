package earlier

import (
	"testing"

	"wenbao/facts"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/prose/prosetest"
	"wenbao/facts/metric"
)

func read(text string) *prose.Line { return prosetest.Named(0, text, facts.Period{}) }

// Each row asks of the last figure of a sentence, whose own words make the metric given.
func TestFigures(t *testing.T) {
	metrics := metric.NewMemo(metric.Default())
	put := func(f func(l *prose.Line, n int, f *facts.Fact)) func(*prose.Line, int, string) string {
		return func(l *prose.Line, n int, name string) string {
			fact := facts.Fact{Metric: name, Quantity: l.Quantities[n].Quantity}
			f(l, n, &fact)
			return fact.Metric
		}
	}
	funcs := map[string]func(l *prose.Line, n int, metric string) string{
		"Stated": func(l *prose.Line, n int, _ string) string { return Stated(l, n, metrics) },
		"Placed": func(l *prose.Line, n int, _ string) string { return Placed(l, n, metrics) },
		"Label":  func(l *prose.Line, n int, _ string) string { return Label(l, n) },
		"That": func(l *prose.Line, n int, name string) string {
			said, _ := That(l, n, name)
			return said
		},
		"OfPart":    put(func(l *prose.Line, n int, f *facts.Fact) { OfPart(l, n, f, metrics) }),
		"OfThing":   put(OfThing),
		"OfUnit":    put(func(l *prose.Line, n int, f *facts.Fact) { OfUnit(l, n, f, metrics) }),
		"UnderRule": put(UnderRule),
		"OfSector":  put(OfSector),
	}
	for _, tt := range []struct{ name, text, metric, want string }{
		{"Stated", "移动用户数为重述后数据,重述前为4.10亿户", "", "移动用户数"},
		{"Stated", "移动用户数增长,期末为4.10亿户", "", ""},
		{"Placed", "云浦App日活稳居第一,6月达120万户", "", "云浦App日活"},
		{"Placed", "云浦App日活增长,6月达120万户", "", ""},
		{"Placed", "拨备覆盖率412.3%;资本充足率与上年持平,为14.2%", "", "资本充足率"},
		{"Placed", "公司净息差继续收窄,报1.62%", "", "净息差"},
		{"Placed", "净息差是看点,报1.62%", "", ""},
		{"Placed", "不过,净利润仍然为负,达到-1207万元", "", "净利润"},
		{"Placed", "净利润是看点,达到1207万元", "", ""},
		{"Placed", "现金流保持为正,达到880万元", "", "现金流"},
		{"Label", "归属于上市公司股东的净利润:更正前3.86亿元", "", "归属于上市公司股东的净利润"},
		{"Label", "归属于上市公司股东的净利润更正前3.86亿元", "", ""},
		{"That", "对公房地产仍是压力所在,该领域不良率升至5.64%", "该领域不良率", "对公房地产不良率"},
		{"That", "该领域不良率升至5.64%", "该领域不良率", ""},
		{"OfPart", "香港业务重夺增长火车头,新业务价值增至14.30亿美元", "新业务价值", "香港业务新业务价值"},
		{"OfPart", "香港业务收入5亿美元,新业务价值14.30亿美元", "新业务价值", "新业务价值"},
		{"OfThing", "星舟S5自2024年9月上市以来,累计交付3200辆", "累计交付", "星舟S5累计交付"},
		{"OfThing", "2024年9月以来,累计交付3200辆", "累计交付", "累计交付"},
		{"OfThing", "云笺AI上线近半年,累计用户超过500万", "累计用户", "云笺AI累计用户"},
		{"OfThing", "公司上市三年,累计分红3200万元", "累计分红", "累计分红"},
		{"OfUnit", "另一合营企业南桥项目实现收入2.1亿元,净利润860万元", "净利润", "南桥项目净利润"},
		{"OfUnit", "公司旗下小贷公司营业收入5亿元,净利润1亿元", "净利润", "小贷公司净利润"},
		{"OfUnit", "收购子公司花费5亿元,净利润1亿元", "净利润", "净利润"},
		{"OfUnit", "旗下品牌门店1000家,净利润1亿元", "净利润", "净利润"},
		{"UnderRule", "扣除非经常性损益后,净亏损扩大至2.95亿元", "净亏损", "扣除非经常性损益净亏损"},
		{"UnderRule", "因行情走弱,净亏损扩大至2.95亿元", "净亏损", "净亏损"},
		{"OfSector", "化工板块仍在亏损,前三季度亏损47.9亿元", "亏损", "化工板块亏损"},
		{"OfSector", "行情走弱,前三季度亏损47.9亿元", "亏损", "亏损"},
	} {
		l := read(tt.text)
		if got := funcs[tt.name](l, len(l.Quantities)-1, tt.metric); got != tt.want {
			t.Errorf("%s: %s (%s): %q, want %q", tt.name, tt.text, tt.metric, got, tt.want)
		}
	}
	l := read("光大银行、民生银行只披露客户数,分别为5200万户和3920万户")
	if got := Leading(l, len("光大银行、民生银行只披露客户数,"), facts.KindCount, metrics); got != "客户数" {
		t.Errorf("the names lead to %q", got)
	}
}
