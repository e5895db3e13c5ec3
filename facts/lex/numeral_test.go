package lex

import "testing"

func TestNumeral(t *testing.T) {
	for s, want := range map[string]int{"两": 2, "二": 2, "三": 3, "九": 9, "十": 10} {
		if got := Numeral(s); got != want {
			t.Errorf("%s: got %d, want %d", s, got, want)
		}
	}
}
