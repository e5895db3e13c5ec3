package answer

import (
	"math/big"
	"testing"

	"wenbao/facts/metric"
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
		f, err := parseFormula(tt.text)
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
		if _, err := parseFormula(bad); err == nil {
			t.Errorf("formula %q is read", bad)
		}
	}
}

// Every operand of ratios.tsv is a metric of the lexicon by its own name, so
// that it is found however a source words it.
func TestRatiosAreOfListedMetrics(t *testing.T) {
	lexicon := metric.Default()
	for name, r := range ratios() {
		for _, m := range r.formula.metrics() {
			if got, class, ok := lexicon.Lookup(m); !ok || class != metric.Exact || got != m {
				t.Errorf("%s: operand %s is not the name of a metric (%s)", name, m, got)
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	for text, want := range map[string]int{
		"毛利率是多少": 2, "毛利率保留一位小数": 1, "精确到小数点后4位": 4, "请保留3位小数": 3, "保留两位小数": 2,
	} {
		tn := turn{}
		tn.q.Text = text
		if got := tn.places(); got != want {
			t.Errorf("%s: %d places, want %d", text, got, want)
		}
	}
}

func TestAsksParent(t *testing.T) {
	for text, want := range map[string]bool{
		"母公司营业收入是多少": true, "归属于母公司股东的净利润": false, "归属母公司所有者的净利润": false, "归母净利润": false, "本行口径的存款": true, "营业收入": false,
	} {
		if got := asksParent(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
