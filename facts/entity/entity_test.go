package entity

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// said is a mention as the tables write it.
type said struct {
	Text  string
	Names []string
	Rule  string
}

func find(l *Lexicon, text string) []said {
	var out []said
	for _, m := range l.Find(text) {
		out = append(out, said{m.Span.In(text), m.Names, m.Rule})
	}
	return out
}

func TestFind(t *testing.T) {
	one := func(text, name, rule string) said { return said{text, []string{name}, rule} }
	for _, c := range []struct {
		text string
		want []said
	}{
		{"中国工商银行2023年净利润", []said{one("中国工商银行", "中国工商银行", "full")}},
		{"中国工商银行股份有限公司(以下简称“工行”)", []said{
			one("中国工商银行股份有限公司", "中国工商银行", "full"), one("工行", "中国工商银行", "row")}},
		{"工商银行、建行", []said{one("工商银行", "中国工商银行", "short"), one("建行", "中国建设银行", "row")}},
		{"ICBC's net profit", []said{one("ICBC", "中国工商银行", "english")}},
		{"六大行合计", []said{one("六大行", "六大国有银行", "group")}},
		{"平安2023年净利润", []said{{"平安", []string{"中国平安", "平安银行"}, "brand"}}},
		{"平安产险保费", []said{one("平安产险", "平安产险", "full")}},
		{"代码601398.SH", []said{one("601398.SH", "中国工商银行", "code")}},
	} {
		if diff := cmp.Diff(c.want, find(Default(), c.text)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.text, diff)
		}
	}
}
