package entity_test

import (
	"testing"

	"wenbao/facts/entity"
)

func TestStem(t *testing.T) {
	l := entity.Default()
	for _, tt := range []struct{ reason, name, want string }{
		{"a trade", "恒瑞医药", "恒瑞"},
		{"a suffix of names", "远岫光能", "远岫"},
		{"a place", "北京银行", ""},
		{"another name or brand", "招商证券", ""},
		{"too short", "金银行", ""},
		{"no trade", "比亚迪", ""},
		{"empty", "", ""},
	} {
		if got := l.Stem(tt.name); got != tt.want {
			t.Errorf("%s: %s: got %q, want %q", tt.reason, tt.name, got, tt.want)
		}
	}
}
