package quantity_test

import (
	_ "embed"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/quantity"
)

//go:embed testdata/corpus.tsv
var corpus string

//go:embed testdata/negative.tsv
var negative string

func TestCorpus(t *testing.T) {
	type core struct {
		Value, Unit, Approx string
	}
	for _, row := range lex.Rows(corpus, "value", "unit", "approx", "wordings") {
		for _, text := range strings.Split(row[3], "|") {
			var got []core
			for _, m := range quantity.Find(text) {
				q := m.Quantity
				got = append(got, core{string(q.Value), string(q.Unit), q.Approx.String()})
			}
			if diff := cmp.Diff([]core{{row[0], row[1], row[2]}}, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", text, diff)
			}
		}
	}
}

func TestFindPrecisionAndKind(t *testing.T) {
	for _, tt := range []struct {
		text     string
		decimals int
		kind     facts.UnitKind
	}{
		{"272.46亿元", -6, facts.KindMoney},
		{"3.6万人", -3, facts.KindCount},
		{"8.6%", 1, facts.KindPercent},
		{"8.60%", 2, facts.KindPercent},
		{"15个基点", 2, facts.KindPoints},
		{"2.14倍", 2, facts.KindTimes},
		{"1,234", 0, facts.KindNumber},
		{"四百五十", -1, facts.KindNumber},
		{"三成", -1, facts.KindPercent},
		{"600GWh", 0, facts.KindPhysical},
		{"为期3年", 0, facts.KindDuration},
	} {
		ms := quantity.Find(tt.text)
		if len(ms) != 1 {
			t.Errorf("%s: %d mentions, want 1", tt.text, len(ms))
			continue
		}
		if q := ms[0].Quantity; q.Decimals != tt.decimals || q.Kind != tt.kind {
			t.Errorf("%s: decimals %d, kind %s; want %d, %s", tt.text, q.Decimals, q.Kind, tt.decimals, tt.kind)
		}
	}
}

func TestNegativeCorpus(t *testing.T) {
	for _, row := range lex.Rows(negative, "reason", "text") {
		for _, text := range strings.Split(row[1], "|") {
			for _, m := range quantity.Find(text) {
				t.Errorf("%s: %s: found %s %+v by %q", row[0], text, m.Span.In(text), m.Quantity, m.Rule)
			}
		}
	}
}

// seen is a mention as the tests below write it.
type seen struct {
	Text, Value string
	Unit        facts.Unit
	Approx      string
	Range       int
}

func TestFind(t *testing.T) {
	cny := func(text, value string) seen { return seen{text, value, "CNY", "exact", 0} }
	for _, tt := range []struct {
		name, text string
		want       []seen
	}{
		{"prose", "金融科技人员3.6万人,占全行员工的8.6%", []seen{{"3.6万人", "36000", "人", "exact", 0}, {"8.6%", "8.6", "%", "exact", 0}}},
		{"range with units", "预计2亿元-2.3亿元", []seen{{"2亿元", "200000000", "CNY", "exact", 1}, {"2.3亿元", "230000000", "CNY", "exact", 2}}},
		{"range, unit elided", "预计1.8亿至2.7亿元", []seen{{"1.8亿", "180000000", "CNY", "exact", 1}, {"2.7亿元", "270000000", "CNY", "exact", 2}}},
		{"range, scale elided", "5至8亿元", []seen{{"5", "500000000", "CNY", "exact", 1}, {"8亿元", "800000000", "CNY", "exact", 2}}},
		{"range, larger lower end keeps its scale", "三千至一万元", []seen{{"三千", "3000", "CNY", "exact", 1}, {"一万元", "10000", "CNY", "exact", 2}}},
		{"range of prices", "每度0.9元/千瓦时-1.1元/千瓦时", []seen{{"0.9元", "0.9", "CNY", "exact", 1}, {"1.1元", "1.1", "CNY", "exact", 2}}},
		{"range per share", "亏损0.84元/股—1.12元/股", []seen{{"0.84元", "0.84", "CNY", "exact", 1}, {"1.12元", "1.12", "CNY", "exact", 2}}},
		{"range of percentages", "45%-65%", []seen{{"45%", "45", "%", "exact", 1}, {"65%", "65", "%", "exact", 2}}},
		{"approximator over both ends", "约3至5家", []seen{{"3", "3", "家", "about", 1}, {"5家", "5", "家", "about", 2}}},
		{"neighbours", "四五千块钱", []seen{{"四", "4000", "CNY", "exact", 1}, {"五千块钱", "5000", "CNY", "exact", 2}}},
		{"neighbours of a count", "两三家", []seen{{"两", "2", "家", "exact", 1}, {"三家", "3", "家", "exact", 2}}},
		{"negative range", "-12.6亿元至-9.8亿元", []seen{{"-12.6亿元", "-1260000000", "CNY", "exact", 1}, {"-9.8亿元", "-980000000", "CNY", "exact", 2}}},
		{"slash list", "4.35/10.11/14.28元", []seen{cny("4.35", "4.35"), cny("10.11", "10.11"), cny("14.28元", "14.28")}},
		{"slash list with scale", "236/333亿元", []seen{cny("236", "23600000000"), cny("333亿元", "33300000000")}},
		{"enumeration", "上升0.05、0.26和0.11个百分点", []seen{{"0.05", "0.05", "pp", "exact", 0}, {"0.26", "0.26", "pp", "exact", 0}, {"0.11个百分点", "0.11", "pp", "exact", 0}}},
		{"per unit", "每10股派3.064元", []seen{{"10股", "10", "股", "exact", 0}, cny("3.064元", "3.064")}},
		{"noun without measure word", "7.4亿全量客户", []seen{{"7.4亿", "740000000", "", "exact", 0}}},
		{"year beside a count", "2023金融信息化10件大事", []seen{{"10件", "10", "件", "exact", 0}}},
		{"signed contract is no approximator", "签约100家", []seen{{"100家", "100", "家", "exact", 0}}},
		{"full-width comma ends the number", "分别为5，600亿元", []seen{{"5", "5", "", "exact", 0}, cny("600亿元", "60000000000")}},
		{"full-width separators", "１，２３４元", []seen{cny("１，２３４元", "1234")}},
		{"traditional", "淨利潤逾３０億港元", []seen{{"３０億港元", "3000000000", "HKD", "over", 0}}},
		{"scale as a threshold", "迈过千亿元门槛", []seen{{"千亿元", "100000000000", "CNY", "over", 0}}},
		{"currency before the approximator", "折合港币约2.1亿元", []seen{{"2.1亿元", "210000000", "HKD", "about", 0}}},
		{"physical unit that begins with a scale", "1.2万千瓦", []seen{{"1.2万千瓦", "12000", "千瓦", "exact", 0}}},
		{"physical unit that begins with a scale, behind a point", "电耗0.312千瓦时", []seen{{"0.312千瓦时", "0.312", "千瓦时", "exact", 0}}},
		{"said to be negative", "2022年为负的70.08%", []seen{{"负的70.08%", "-70.08", "%", "exact", 0}}},
		{"a manner of speaking", "方总算过一笔账", nil},
		{"change after a Latin word", "营收yoy-3.2%", []seen{{"-3.2%", "-3.2", "%", "exact", 0}}},
		{"fraction with a slash", "占比超1/4", []seen{{"1/4", "0.25", "", "over", 0}}},
		{"doubling without a number", "产能倍增", []seen{{"倍增", "2", "x", "exact", 0}}},
		{"two or three times", "增长两三倍", []seen{{"两", "2", "x", "exact", 1}, {"三倍", "3", "x", "exact", 2}}},
		{"another value in parentheses", "110(66)kV", []seen{{"110", "110", "", "exact", 0}}},
		{"bold markup", "营业收入**6300.90亿元**", []seen{cny("6300.90亿元", "630090000000")}},
		{"a change in points and the level after it", "净息差扩阔27个基点至1.63厘", []seen{{"27个基点", "0.27", "pp", "exact", 0}, {"1.63厘", "1.63", "%", "exact", 0}}},
		{"a change in % and the level after it", "亏损收窄约20%至8.42亿美元", []seen{{"20%", "20", "%", "about", 0}, {"8.42亿美元", "842000000", "USD", "exact", 0}}},
		{"a decrease and the smaller level after it", "减少20亿元至15亿元", []seen{cny("20亿元", "2000000000"), cny("15亿元", "1500000000")}},
		{"an increase between two figures", "预计增加3亿元至5亿元", []seen{{"3亿元", "300000000", "CNY", "exact", 1}, {"5亿元", "500000000", "CNY", "exact", 2}}},
		{"a minus sign between blanks", "2.14倍 − 1倍", []seen{{"2.14倍", "2.14", "x", "exact", 0}, {"1倍", "1", "x", "exact", 0}}},
		{"less one", "1208122699.24元 − 1 ≈ 5%", []seen{cny("1208122699.24元", "1208122699.24"), {"1", "1", "", "exact", 0}, {"5%", "5", "%", "about", 0}}},
		{"a difference with its result", "45% - 30% = 15个百分点", []seen{{"45%", "45", "%", "exact", 0}, {"30%", "30", "%", "exact", 0}, {"15个百分点", "15", "pp", "exact", 0}}},
		{"a range with blanks", "2亿元 - 3亿元", []seen{{"2亿元", "200000000", "CNY", "exact", 1}, {"3亿元", "300000000", "CNY", "exact", 2}}},
		{"difference to another figure is no bound", "比上年末低0.02个百分点", []seen{{"0.02个百分点", "0.02", "pp", "exact", 0}}},
		{"half a year's report after a length", "两年半年报", []seen{{"两年", "2", "年", "exact", 0}}},
		{"rate and money in 厘", "年息3厘。电价3厘", []seen{{"3厘", "3", "%", "exact", 0}, {"3厘", "3", "厘", "exact", 0}}},
		{"rates from and to", "按揭息率由3.5厘升至4.125厘", []seen{{"3.5厘", "3.5", "%", "exact", 0}, {"4.125厘", "4.125", "%", "exact", 0}}},
		{"cells", "毛利率 | (0.62)% | 3.1%", []seen{{"(0.62)%", "-0.62", "%", "exact", 0}, {"3.1%", "3.1", "%", "exact", 0}}},
		{"commas with blanks", "1, 234, 567", []seen{{"1", "1", "", "exact", 0}, {"234", "234", "", "exact", 0}, {"567", "567", "", "exact", 0}}},
		{"between", "10000与20000之间", []seen{{"10000", "10000", "", "exact", 1}, {"20000", "20000", "", "exact", 2}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []seen
			for _, m := range quantity.Find(tt.text) {
				q := m.Quantity
				got = append(got, seen{m.Span.In(tt.text), string(q.Value), q.Unit, q.Approx.String(), m.Range})
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestFindApproxSpan(t *testing.T) {
	text := "服务客户近６００万户，增长３％左右"
	var got []string
	for _, m := range quantity.Find(text) {
		got = append(got, m.ApproxSpan.In(text)+" "+m.Number.In(text))
	}
	if diff := cmp.Diff([]string{"近 ６００万", "左右 ３"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzFind(f *testing.F) {
	for _, row := range lex.Rows(corpus, "value", "unit", "approx", "wordings") {
		f.Add(strings.ReplaceAll(row[3], "|", "，"))
	}
	for _, row := range lex.Rows(negative, "reason", "text") {
		f.Add(row[1])
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range quantity.Find(text) {
			for _, sp := range []facts.Span{m.Span, m.Number, m.ApproxSpan} {
				if sp.Start < 0 || sp.End > len(text) || sp.Start > sp.End {
					t.Fatalf("%q: span %v out of bounds", text, sp)
				}
			}
			if utf8.ValidString(text) && !utf8.ValidString(m.Span.In(text)) {
				t.Fatalf("%q: span %v cuts a rune", text, m.Span)
			}
			if m.Span.Start < end || m.Span.Len() == 0 {
				t.Fatalf("%q: span %v overlaps the one before or is empty", text, m.Span)
			}
			end = m.Span.End
			if !m.Span.Contains(m.Number) {
				t.Fatalf("%q: number %v outside %v", text, m.Number, m.Span)
			}
			if _, err := facts.ParseDecimal(string(m.Quantity.Value)); err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			if m.Quantity.Kind == "" || m.Rule == "" {
				t.Fatalf("%q: no kind or rule: %+v", text, m)
			}
		}
	})
}
