package choice

import (
	"strings"

	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
)

// SaysAll reports whether a candidate words all that is asked, so that a 和 in it
// joins nothing. 非利息净收入 explains 利息净收入、非利息净收入 too, but is shorter.
func SaysAll(t *search.Turn, n gates.Need, c gates.Candidate) bool {
	if c.Recall > 0.9 && c.Precision > 0.5 && joinedInName(t.Q.Text, c.Metric) {
		return true // 批发和零售业不良率
	}
	return c.Own > 0.95 && c.Precision > 0.9 && 5*len(t.M.Runes(c.Metric)) >= 4*len(n.Query.Runes)
}

// joinedInName reports whether each 和 or 、 of a question stands in a name between the same
// two characters on either side: 批发和零售业, 水利、环境和公共设施管理业.
func joinedInName(text, name string) bool {
	rs := []rune(text)
	some := false
	for i, r := range rs {
		if !strings.ContainsRune("和与及、", r) {
			continue
		}
		if some = true; i < 2 || i+2 >= len(rs) || !strings.Contains(name, string(rs[i-2:i+3])) {
			return false
		}
	}
	return some
}
