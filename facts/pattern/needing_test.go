package pattern_test

import (
	"testing"

	"wenbao/facts/pattern"
)

func TestNeeding(t *testing.T) {
	p := pattern.New(`于(20\d\d)年`).Needing("于19", "于20")
	for text, want := range map[string]int{"成立于2006年": 1, "成立于本年": 0, "2006年": 0, "于2006年，于2007年": 2} {
		if got := len(p.FindAllStringSubmatchIndex(text, -1)); got != want {
			t.Errorf("%s: %d matches, want %d", text, got, want)
		}
	}
}
