package entity_test

import (
	"slices"
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
		{"a common word", "交通银行", ""},
		{"too short", "金银行", ""},
		{"no trade", "比亚迪", ""},
		{"empty", "", ""},
	} {
		if got := l.Stem(tt.name); got != tt.want {
			t.Errorf("%s: %s: got %q, want %q", tt.reason, tt.name, got, tt.want)
		}
	}
}

// A name that an article gives with its code once is known by its stem, too.
func TestDeclare_stemOfDeclared(t *testing.T) {
	const text = "房托中期业绩\n【远岫产业信托(02899)】\n远岫上半年可分派收入4.12亿港元。"
	for _, e := range entity.Default().Declare(text) {
		if e.Name == "远岫产业信托" && slices.Contains(e.Aliases, "远岫") {
			return
		}
	}
	t.Errorf("远岫 is no name of 远岫产业信托: %v", entity.Default().Declare(text))
}
