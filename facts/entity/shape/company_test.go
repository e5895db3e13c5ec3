package shape

import (
	"testing"
)

func TestShortFor(t *testing.T) {
	for _, c := range []struct {
		short, full string
		want        bool
	}{
		{"宁德时代", "宁德时代新能源科技", true},
		{"隆基绿能", "隆基绿能科技", true},
		{"海螺水泥", "安徽海螺水泥", true},
		{"日月明", "江西日月明测控科技", true},
		{"工行", "中国工商银行", true},
		{"建行", "中国工商银行", false},
		{"", "中国工商银行", false},
	} {
		if got := ShortFor(c.short, c.full); got != c.want {
			t.Errorf("ShortFor(%s, %s) = %v, want %v", c.short, c.full, got, c.want)
		}
	}
}
