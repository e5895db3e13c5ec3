package metric

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// said is a mention as the tables write it.
type said struct {
	Text, Concept string
	Class         Class
}

func find(text string) []said {
	var out []said
	for _, m := range Default().Find(text) {
		out = append(out, said{m.Span.In(text), m.Concept, m.Class})
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []said
	}{
		{"工行金融科技投入272.46亿元", []said{{"金融科技投入", "金融科技投入", Exact}}},
		{"归属于母公司股东的净利润", []said{{"归属于母公司股东的净利润", "归属于母公司股东的净利润", Exact}}},
		{"其中个人手机银行客户", []said{{"个人手机银行客户", "手机银行客户数", Narrow}}},
		{"2023 Net Profit", []said{{"Net Profit", "净利润", Exact}}},
		{"收入多少", []said{{"收入", "营业收入", Generic}}},
	} {
		if diff := cmp.Diff(c.want, find(c.text)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.text, diff)
		}
	}
}
