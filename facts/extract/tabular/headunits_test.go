package tabular

import "testing"

func TestBracketed(t *testing.T) {
	for _, tt := range []struct{ name, path, want string }{
		{"a unit that ends a head", "2024年人民币百万元", "2024年(人民币百万元)"},
		{"a rate", "占总收入 %", "占总收入(%)"},
		{"one of money whose last line is lost", "从公司获得的税前报酬总额(万", "从公司获得的税前报酬总额(万元)"},
		{"of a budget", "预算数(万", "预算数(万元)"},
		{"which of customers may be 户", "期末客户数(万", "期末客户数(万"},
		{"and of goods 吨", "产量(万", "产量(万"},
	} {
		if got := bracketed(tt.path); got != tt.want {
			t.Errorf("%s: %q is %q, want %q", tt.name, tt.path, got, tt.want)
		}
	}
}
