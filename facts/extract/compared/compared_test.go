package compared

import (
	"fmt"
	"testing"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/prose/prosetest"
)

var now = facts.Year(2024)

func read(text string) *prose.Line { return prosetest.Line(0, text, now) }

// Each row asks of the quantity whose wording is given.
func TestFigures(t *testing.T) {
	said := func(p facts.Period, word string, ok bool) string {
		if !ok {
			return ""
		}
		return p.String() + " " + word
	}
	before := func(l *prose.Line, n int) []facts.Span {
		return l.Pieces(l.Clause[l.Quantities[n].Span.Start], l.EndBefore(n), l.Quantities[n].Span.Start)
	}
	funcs := map[string]func(l *prose.Line, n int) string{
		"Level":     func(l *prose.Line, n int) string { return said(Level(l, n, "资本支出预算")) },
		"AsSubject": func(l *prose.Line, n int) string { return said(AsSubject(l, before(l, n), now)) },
		"Opening": func(l *prose.Line, n int) string {
			p, ok := Opening(l, n, now)
			return said(p, "", ok)
		},
		"Turned": func(l *prose.Line, n int) string {
			name, p, ok := Turned(l, n, now)
			return said(p, name, ok)
		},
		"FromTo": func(l *prose.Line, n int) string {
			corrected, from := FromTo(l, n)
			return fmt.Sprint(from, corrected)
		},
		"YearBefore": func(l *prose.Line, n int) string {
			p, ok := YearBefore(l, n, &facts.Fact{Period: now})
			return said(p, "", ok)
		},
		"FractionOf": func(l *prose.Line, n int) string { return fmt.Sprint(FractionOf(l, n)) },
		"Regained": func(l *prose.Line, n int) string {
			_, p, ok := Regained(l, n)
			return said(p, "", ok)
		},
		"Contrasted": Contrasted,
		"ThenIs":     func(l *prose.Line, n int) string { return fmt.Sprint(ThenIs(l, n)) },
	}
	prosetest.Ask(t, read, funcs, [][4]string{
		{"Level", "毛利率较2023年同期的17.9%下滑14.8个百分点", "17.9%", "2023 毛利率"},
		{"Level", "周转天数由上年的78天拉长到103天", "78天", "2023 周转天数"},
		{"Level", "较上年实际的2753亿元减少", "2753亿元", "2023 资本支出"},
		{"Level", "毛利率较2023年同期的17.9%下滑14.8个百分点", "14.8个百分点", ""},
		{"AsSubject", "上年同期为盈利11.27亿元", "11.27亿元", "2023 上年同期"},
		{"AsSubject", "较上年同期多11.27亿元", "11.27亿元", ""},
		{"Opening", "营收50亿元;上年因出售股权录得收益,净利润达40.78亿元", "40.78亿元", "2023 "},
		{"Opening", "营收50亿元;上年录得收益,净利润达40.78亿元", "40.78亿元", ""},
		{"Turned", "澳洲业务则由赚1.78亿元转为亏损0.75亿元", "1.78亿元", "2023 澳洲业务盈利"},
		{"Turned", "归母净利润由上年亏损4.66亿元扭转为盈利1.49亿元", "4.66亿元", "2023 归母净亏损"},
		{"Turned", "由2022年盈利4.91亿元转为亏损12.88亿元", "4.91亿元", "2022 盈利"},
		{"Turned", "归母净利润盈利4.91亿元,亏损业务转为盈利12.88亿元", "4.91亿元", ""},
		{"Turned", "净利润由4.66亿元增至5.49亿元", "4.66亿元", ""},
		{"FromTo", "净利润由3.86亿元调整为2.15亿元", "3.86亿元", "true true"},
		{"FromTo", "比率从4.12%降至3.76%", "4.12%", "true false"},
		{"FromTo", "净利润3.86亿元", "3.86亿元", "false false"},
		{"YearBefore", "站均租户数由1.77户提升到1.79户", "1.77户", "2023 "},
		{"FromTo", "销售费用由11.28亿元增加28.6%至约14.51亿元", "11.28亿元", "true false"},
		{"FromTo", "销售费用由11.28亿元增加28.6%,研发费用14.51亿元", "11.28亿元", "false false"},
		{"YearBefore", "销售费用由11.28亿元增加28.6%至约14.51亿元", "11.28亿元", "2023 "},
		{"YearBefore", "站均租户数环比由1.77户提升到1.79户", "1.77户", ""},
		{"FractionOf", "现金流净额48.5亿元,不到2023年198.6亿元的四分之一", "198.6亿元", "true"},
		{"FractionOf", "现金流净额48.5亿元,不到2023年198.6亿元的四分之一", "48.5亿元", "false"},
		{"Regained", "国际航线运力已恢复到2019年同期的112%", "112%", "2019 "},
		{"Regained", "国际航线运力是2019年同期的112%", "112%", ""},
		{"Contrasted", "办公大楼出租率88.7%,商场则几近全部租出,达99.1%", "99.1%", "商场"},
		{"Contrasted", "办公大楼出租率88.7%,商场达99.1%", "99.1%", ""},
		{"ThenIs", "每基金单位分派126.88港仙,上年同期为134.89港仙", "134.89港仙", "true"},
		{"ThenIs", "每基金单位分派126.88港仙,末期分派134.89港仙", "134.89港仙", "false"},
	})
}

func TestLeads(t *testing.T) {
	cue.Load()
	for s, want := range map[string]bool{"不良率较": true, "优于": true, "对于": false, "于": false, "收入,于": false, "收入": false, "": false} {
		if got := Leads(s); got != want {
			t.Errorf("Leads(%q) = %v", s, got)
		}
	}
}
