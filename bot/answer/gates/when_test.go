package gates

import (
	"testing"

	"pgregory.net/rapid"

	"wenbao/bot/answer/match"
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
	m := match.New(metric.Default())
	rapid.Check(t, func(t *rapid.T) {
		var asked []facts.Period
		for i := range rapid.IntRange(1, 3).Draw(t, "asked") {
			asked = append(asked, somePeriod(t, string(rune('a'+i))))
		}
		f := &facts.Fact{Period: somePeriod(t, "fact"), Metric: rapid.SampledFrom([]string{"资产负债率", "近5日涨幅", "营业收入"}).Draw(t, "metric")}
		n := Need{m: m, Periods: asked, window: "近5日"}
		_, fits := n.PeriodFits(f)
		if n.WindowFits(f) && !phrase.Quoted(f.Metric) {
			when, err := n.moment(f, nil)
			if err != nil {
				t.Fatal(err)
			}
			fits = fits || when > 0
		}
		if within := Hull(asked); fits && !within.IsZero() && !within.Overlaps(f.Period) {
			t.Errorf("%v answers for %v, and is not within %v", f.Period, asked, within)
		}
	})
}
