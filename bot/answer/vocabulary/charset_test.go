package vocabulary

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wenbao/facts"
)

// A name that may be mistyped has two of its first characters in the text.
func TestTwoOf(t *testing.T) {
	piece := rapid.SampledFrom([]string{"比", "亚", "迪", "笛", "TCL", "tcl", "𠮷", "(", "乐鑫", "科技"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "text"), "")
		name := strings.Join(rapid.SliceOfN(piece, 1, 3).Draw(t, "name"), "")
		keys := facts.Mistypings(text)
		if slices.ContainsFunc(facts.NameKeys(name), func(k string) bool { return slices.Contains(keys, k) }) && !charsOf(text).twoOf(name) {
			t.Errorf("%s may be mistyped in %s", name, text)
		}
	})
}
