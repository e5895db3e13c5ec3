package arithmetic

import (
	"math/big"
	"testing"
)

func TestFormula(t *testing.T) {
	of := map[string]*big.Rat{"甲": big.NewRat(6, 1), "乙": big.NewRat(-2, 1), "丙": new(big.Rat)}
	said := map[string]string{"甲": "6元", "乙": "-2元", "丙": "0元"}
	tests := []struct {
		text, words string
		want        *big.Rat // nil: no value
	}{
		{"甲-乙/甲", "6元 − (-2元) ÷ 6元", big.NewRat(19, 3)},
		{"(甲-乙)/甲", "(6元 − (-2元)) ÷ 6元", big.NewRat(4, 3)},
		{"甲/(乙+乙)*乙", "6元 ÷ ((-2元) + (-2元)) × (-2元)", big.NewRat(3, 1)},
		{"甲/丙", "6元 ÷ 0元", nil},
		{"甲/丁", "6元 ÷ ", nil},
	}
	for _, tt := range tests {
		f, err := parse(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.words(said, false); got != tt.words {
			t.Errorf("%s: words %q, want %q", tt.text, got, tt.words)
		}
		got, ok := f.value(of)
		if ok != (tt.want != nil) || ok && got.Cmp(tt.want) != 0 {
			t.Errorf("%s = %v %v, want %v", tt.text, got, ok, tt.want)
		}
	}
	for _, bad := range []string{"", "甲-", "(甲", "甲)", "*甲", "甲//乙"} {
		if _, err := parse(bad); err == nil {
			t.Errorf("formula %q is read", bad)
		}
	}
}
