package facts

import (
	"slices"
	"testing"
)

func TestNameKeys(t *testing.T) {
	for _, tt := range []struct {
		name string
		want []string
	}{
		{"", nil},
		{"工", nil},
		{"工行", []string{"工行"}},
		{"比亚迪", []string{"比亚", "+亚迪", "?比迪"}},
		{"TCL科技", []string{"tc"}},
		{"安(上海)", []string{"安(", "安上"}},
	} {
		if got := NameKeys(tt.name); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// A name has a key in common with a text that has it, or has it with one
// character mistyped or, from the fourth on, left out.
func TestMistypings(t *testing.T) {
	for _, tt := range []struct{ reason, name, text string }{
		{"as it is", "比亚迪", "问比亚迪销量"},
		{"first mistyped", "比亚迪", "笔亚迪销量"},
		{"second mistyped", "比亚迪", "比压迪销量"},
		{"third mistyped", "比亚迪", "比亚笛销量"},
		{"last mistyped", "宁德时代", "宁德时带"},
		{"second left out", "宁德时代", "宁时代"},
		{"third left out", "宁德时代", "宁德代"},
	} {
		keys := NameKeys(tt.name)
		if !slices.ContainsFunc(Mistypings(tt.text), func(k string) bool { return slices.Contains(keys, k) }) {
			t.Errorf("%s: no key of %s in %s", tt.reason, tt.name, tt.text)
		}
	}
}
