package lex

import "testing"

func TestNumeral(t *testing.T) {
	for s, want := range map[string]int{"两": 2, "二": 2, "三": 3, "九": 9, "十": 10} {
		if got := Numeral(s); got != want {
			t.Errorf("%s: got %d, want %d", s, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for n := 1; n <= 10; n++ {
		if got := Ordinal(InNumerals(n)); got != n {
			t.Errorf("%d in numerals is %q, which is read as %d", n, InNumerals(n), got)
		}
	}
	for _, s := range []string{"", "两", "一二", "3"} {
		if got := Ordinal(s); got != 0 {
			t.Errorf("%q: %d, want 0", s, got)
		}
	}
	if InNumerals(3) != "三" || InNumerals(0)+InNumerals(11) != "" {
		t.Error("3, 0 and 11 are", InNumerals(3), InNumerals(0), InNumerals(11))
	}
}
