package answer

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"wenbao/bot/answer/phrase"
	"wenbao/facts"
	"wenbao/facts/metric"
)

// somePeriod draws a period as questions and texts say them.
func somePeriod(t *rapid.T, name string) facts.Period {
	year := rapid.IntRange(2021, 2024).Draw(t, name+" year")
	month := rapid.IntRange(1, 12).Draw(t, name+" month")
	day := facts.NewDate(year, month, rapid.SampledFrom([]int{0, 1, 2, 15}).Draw(t, name+" day"))
	switch rapid.IntRange(0, 8).Draw(t, name+" kind") {
	case 0:
		return facts.Period{}
	case 1:
		return facts.Period{Start: facts.Date{Year: year, Month: 1, Day: 1}}
	case 2:
		return facts.Period{End: day}
	case 3:
		return facts.Half(year, 1+month%2)
	case 4:
		return facts.Quarter(year, 1+month%4)
	case 5:
		return facts.At(day)
	case 6:
		return facts.DayOf(day)
	case 7:
		return facts.Months(year, month, month)
	}
	return facts.Year(year)
}

// A period that answers overlaps the hull of those asked, in every part of a table that
// reads by it.
func TestHull(t *testing.T) {
	tn := &turn{Answerer: &Answerer{metrics: metric.Default()}}
	rapid.Check(t, func(t *rapid.T) {
		var asked []facts.Period
		for i := range rapid.IntRange(1, 3).Draw(t, "asked") {
			asked = append(asked, somePeriod(t, string(rune('a'+i))))
		}
		f := &facts.Fact{Period: somePeriod(t, "fact"), Metric: rapid.SampledFrom([]string{"资产负债率", "近5日涨幅", "营业收入"}).Draw(t, "metric")}
		n := need{periods: asked, window: "近5日"}
		_, fits := n.periodFits(f)
		if n.windowFits(f) && !phrase.Quoted(f.Metric) {
			when, err := tn.moment(n, f)
			if err != nil {
				t.Fatal(err)
			}
			fits = fits || when > 0
		}
		if within := hull(asked); fits && !within.IsZero() && !within.Overlaps(f.Period) {
			t.Errorf("%v answers for %v, and is not within %v", f.Period, asked, within)
		}
	})
}

// No text is left out that has the words; most of those that have not are.
func TestPairIndex(t *testing.T) {
	piece := rapid.SampledFrom([]string{"澜汇", "银行", "支付", "TCL", "智家", "合计", "，", "2"})
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.SliceOfN(piece, 0, 12), 1, 130).Draw(t, "texts")
		part := strings.Join(rapid.SliceOfN(piece, 1, 3).Draw(t, "part"), "")
		x := newPairIndex(len(texts))
		for i, text := range texts {
			x.add(i, strings.Join(text, ""))
		}
		having := slices.Collect(x.having(part))
		for i, text := range texts {
			if strings.Contains(strings.Join(text, ""), part) && !slices.Contains(having, i) {
				t.Errorf("text %d, %v, does not have %s", i, text, part)
			}
		}
		if n := len(having); n > 0 && having[n-1] >= len(texts) {
			t.Errorf("text %d of %d", having[n-1], len(texts))
		}
	})
	x := newPairIndex(1)
	x.add(0, "两家机构合计处理支付交易")
	if got := slices.Collect(x.having("澜汇银行")); len(got) > 0 {
		t.Error("a text that shares no pair has the name")
	}
}

// A name that may be mistyped has two of its first characters in the text.
func TestTwoOf(t *testing.T) {
	piece := rapid.SampledFrom([]string{"比", "亚", "迪", "笛", "TCL", "tcl", "𠮷", "(", "乐鑫", "科技"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "text"), "")
		name := strings.Join(rapid.SliceOfN(piece, 1, 3).Draw(t, "name"), "")
		keys := facts.Mistypings(text)
		if slices.ContainsFunc(facts.NameKeys(name), func(k string) bool { return slices.Contains(keys, k) }) && !charsOf(text).twoOf(name) {
			t.Errorf("%s may be mistyped in %s", name, text)
		}
	})
}
