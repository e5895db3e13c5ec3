package quantity_test

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"wenbao/facts/quantity"
)

// han writes a number as Chinese does: 10203 is 一万零二百零三.
func han(n *big.Int) string {
	digits := []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	for _, scale := range []struct {
		power int64
		name  string
	}{{12, "兆"}, {8, "亿"}, {4, "万"}, {3, "千"}, {2, "百"}, {1, "十"}} {
		unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(scale.power), nil)
		if n.Cmp(unit) < 0 {
			continue
		}
		head, rest := new(big.Int).QuoRem(n, unit, new(big.Int))
		text := han(head) + scale.name
		if rest.Sign() == 0 {
			return text
		}
		if len(rest.String()) < int(scale.power) {
			text += "零"
		}
		return text + han(rest)
	}
	return digits[n.Int64()]
}

// A Chinese numeral is read exactly or not at all, below 10^18 exactly.
func TestNumeralsOfAnySize(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 5000 {
		n := new(big.Int)
		for range 1 + i%26 {
			n.Mul(n, big.NewInt(10)).Add(n, big.NewInt(int64(max(0, r.IntN(14)-4)))) // many zeros
		}
		if len(n.String()) < 2 {
			continue
		}
		text := "共计" + han(n) + "人。"
		ms := quantity.Find(text)
		switch {
		case len(ms) == 0 && len(n.String()) > 18:
		case len(ms) != 1:
			t.Fatalf("%s: %d quantities, want %s: %+v", text, len(ms), n, ms)
		case string(ms[0].Quantity.Value) != n.String():
			t.Fatalf("%s: %s, want %s", text, ms[0].Quantity.Value, n)
		}
	}
}

func TestNumeralsBeyond64Bits(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"99999999999999999999亿元", "9999999999999999999900000000"}, // Arabic digits are exact at any size
		{"12345678901234567890.5万元", "123456789012345678905000"},
		{"184467440737亿955万1616元", ""},
		{"9999999999999亿5千万元", ""},
		{"三京四千兆元", ""},
		{"九百二十二京三千三百七十二兆", ""},
		{"九千九百九十九万亿亿亿元", ""},
	} {
		got := ""
		for _, m := range quantity.Find(tt.text) {
			got += string(m.Quantity.Value)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
	if ms := quantity.Find(strings.Repeat("亿", 1000)); len(ms) > 0 {
		t.Errorf("亿 a thousand times: %d quantities", len(ms))
	}
}
