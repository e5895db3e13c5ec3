package pack

import (
	"strings"
	"testing"
)

func TestLastIndex(t *testing.T) {
	clause := "归母净利润"
	for _, before := range []int{0, 1, near - len(clause) - 1, near - len(clause), near - len(clause) + 1, near - 1, near, near + 1, 5 * near} {
		for _, behind := range []int{0, 1, near - len(clause), near - 1, near, 3 * near} {
			text := strings.Repeat("x", before) + clause + strings.Repeat("y", behind)
			for _, s := range []string{clause, "净利润y", "x归母", "无", text, text + "z", ""} {
				if got, want := lastIndex(text, s), strings.LastIndex(text, s); got != want {
					t.Errorf("%d before, %d behind: lastIndex of %q = %d, want %d", before, behind, s, got, want)
				}
			}
		}
	}
}
