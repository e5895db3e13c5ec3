package vocabulary

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity/naming"
)

// Names that are filed are found as they are by going through all.
func TestFiled(t *testing.T) {
	s := New(nil, naming.Default(), nil)
	look := func(text string) (found []string) {
		keys := facts.Mistypings(text)
		slices.Sort(keys)
		s.alike(text, keys, func(name, entity string) { found = append(found, name+" "+entity) })
		slices.Sort(found)
		return slices.Compact(found)
	}
	texts := []string{"工伤银行净利润多少", "中国工商银航的不良率", "贵州矛台营业收入", "今天北京天气怎么样", "BYD销量", ""}
	var want [][]string
	for _, text := range texts {
		want = append(want, look(text))
	}
	if len(want[0]) == 0 {
		t.Error("工伤银行 has no name of its keys")
	}
	s.filed.Store(file(naming.Default()))
	for i, text := range texts {
		if diff := cmp.Diff(want[i], look(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
