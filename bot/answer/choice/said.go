package choice

import (
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
)

// SaysAll reports whether a candidate words all that is asked, so that a 和 in it
// joins nothing. 非利息净收入 explains 利息净收入、非利息净收入 too, but is shorter.
func SaysAll(t *search.Turn, n gates.Need, c gates.Candidate) bool {
	return c.Own > 0.95 && c.Precision > 0.9 && 5*len(t.M.Runes(c.Metric)) >= 4*len(n.Query.Runes)
}
