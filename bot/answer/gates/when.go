package gates

import (
	"slices"
	"strings"

	"wenbao/bot/answer/phrase"
	"wenbao/bot/extractive/wordlist"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/period"
)

// Articles is where a gate looks up the article of a fact.
type Articles interface {
	// Article returns an article by its ID; it must not be changed.
	Article(id string) (facts.Article, error)
}

// When tells how well a fact's period fits what is asked. What a question
// counts from a day that it does not say (去年一季度) is counted from the day on
// which the fact's article came out.
func (n *Need) When(f *facts.Fact, q *question.Question, in Articles) (float64, bool, error) {
	if word := holidayOf(q.Text); word != "" {
		return n.overHoliday(f, word, q, in)
	}
	if said, _ := period.Window(f.Metric); n.window == thisYear && said == thisYear {
		return n.sinceThen(f, q, in)
	}
	if n.opening && len(n.Periods) == 0 && q.Relative && f.Period.Instant && ToldBefore(f) {
		return 0.9, true, nil // 年初 of the year that the text is on: 比年初的405亿元减少
	}
	if !q.Relative || len(n.Periods) > 0 {
		w, ok := n.PeriodFits(f)
		if ok {
			return w, ok, nil
		}
		w, err := n.moment(f, in)
		return w, w > 0, err
	}
	art, err := in.Article(f.Article)
	if err != nil {
		return 0, false, err
	}
	asked := q.PeriodsAt(art.Published)
	if art.Published.IsZero() || len(asked) == 0 {
		w, ok := n.PeriodFits(f)
		return w, ok, nil
	}
	w, ok := PeriodFits(asked, f)
	return w, ok, nil
}

// ToldBefore reports whether a fact is the level that a sentence sets out from.
func ToldBefore(f *facts.Fact) bool {
	return strings.HasPrefix(f.Rule, "level-before") || strings.HasPrefix(f.Rule, "level-from")
}

// moment tells how well the day of a fact answers for a longer period that is
// asked, where it is measured at that day: a window that ends in it (利欧股份2025年
// 近5个交易日的跌幅), a price or ratio of the market in the year that the article
// came out in (2025年的市盈率, of which there is none at its end yet), and what
// stands at the end of a quarter, said with the months before it (负债率 of 三季报
// for 第三季度).
func (n *Need) moment(f *facts.Fact, in Articles) (float64, error) {
	if !n.mayBeMoment(f) {
		return 0, nil
	}
	p := n.Periods[0]
	said, _ := period.Window(f.Metric)
	switch {
	case n.window != "" && said == n.window:
		return 0.9, nil
	case f.Measure == facts.Level && p.End == f.Period.End && n.atEnd(f.Metric):
		return 0.85, nil
	case f.Measure == facts.Level && f.Modality == facts.Actual && f.Quantity.Kind == facts.KindMoney && p == facts.Year(p.Start.Year) && f.Period.Last().Year == p.Start.Year && wordlist.Any(f.Metric, words.Words("once")) && wordlist.Any(n.Words, words.Words("once")):
		return 0.8, nil // 去年7月被罚款1243.5万元, for 2023年被罚款多少
	case f.Measure != facts.Level || p != facts.Year(p.Start.Year) || !phrase.Quoted(f.Metric):
		return 0, nil
	}
	art, err := in.Article(f.Article)
	if err != nil {
		return 0, err
	}
	if art.Published.Year == p.Start.Year && art.Published.Before(p.End) {
		return 0.75, nil
	}
	return 0, nil
}

// mayBeMoment is what moment tells without the words of a fact.
func (n *Need) mayBeMoment(f *facts.Fact) bool {
	if f.Period.End.IsZero() || len(n.Periods) != 1 || n.window == "" && f.Measure != facts.Level {
		return false
	}
	p, last := n.Periods[0], f.Period.Last()
	within := !last.Before(p.Start) && (p.End.IsZero() || last.Before(p.End))
	return !p.Instant && (within || sinceNewYear(p) && p.Start.Year == last.Year)
}

// PeriodTells reports whether When tells by no more than the periods that are asked and
// their moments, so that it is never true where MayBeThen is not.
func (n *Need) PeriodTells(q *question.Question) bool {
	return !q.Relative && n.window == "" && holidayOf(q.Text) == ""
}

// MayBeThen reports whether the period of a fact answers for what is asked, or may do
// as a moment of it does.
func (n *Need) MayBeThen(f *facts.Fact) bool {
	if _, ok := n.PeriodFits(f); ok {
		return true
	}
	return n.mayBeMoment(f) && (n.Periods[0].End == f.Period.End || phrase.Quoted(f.Metric) || wordlist.Any(f.Metric, words.Words("once")))
}

// atEnd reports whether a metric is measured at a point in time.
func (n *Need) atEnd(name string) bool {
	instant, known := n.m.Metrics.Instant(name)
	return known && instant
}

// sinceThen is when for a figure of 今年以来, whose period is the day or month that it
// was counted up to: any of the asked year.
func (n *Need) sinceThen(f *facts.Fact, q *question.Question, in Articles) (float64, bool, error) {
	asked := n.Periods
	if q.Relative && len(asked) == 0 {
		art, err := in.Article(f.Article)
		if err != nil {
			return 0, false, err
		}
		asked = q.PeriodsAt(art.Published)
	}
	ok := len(asked) == 0 || slices.ContainsFunc(asked, func(p facts.Period) bool { return p.Start.Year == f.Period.Last().Year })
	return 0.9, ok, nil
}

// holidays are spans of some days that questions name and texts date: 春节 is 1月28日至2月4日.
var holidays = []string{"春节", "国庆", "五一", "中秋", "元旦", "端午", "清明"}

// holidayOf returns the holiday that a question names, "" for none.
func holidayOf(text string) string {
	i := slices.IndexFunc(holidays, func(w string) bool {
		return strings.Contains(text, w) && !strings.Contains(text, w+"前") && !strings.Contains(text, w+"后")
	})
	if i < 0 {
		return ""
	}
	return holidays[i]
}

// overHoliday reports whether a fact is of some days, in the year asked for, that its
// article speaks of as the holiday. A fact of another length answers by its own period.
func (n *Need) overHoliday(f *facts.Fact, word string, q *question.Question, in Articles) (float64, bool, error) {
	art, err := in.Article(f.Article)
	if err != nil {
		return 0, false, err
	}
	asked := n.Periods
	if q.Relative && len(asked) == 0 {
		asked = q.PeriodsAt(art.Published)
	}
	p := f.Period
	days := !p.Start.IsZero() && p.End.Before(p.Start.AddDays(20)) && p.Start.AddDays(1).Before(p.End)
	if !days || !strings.Contains(lex.Fold(art.Text).Text, word) {
		if slices.ContainsFunc(asked, func(p facts.Period) bool { return p == facts.Year(p.Start.Year) }) {
			return 0, false, nil // 2025年春节 is no year
		}
		w, ok := PeriodFits(asked, f)
		return w, ok && (len(asked) > 0 || strings.Contains(f.Context, word)), nil
	}
	fits := len(asked) == 0 || slices.ContainsFunc(asked, func(a facts.Period) bool { return !p.Start.Before(a.Start) && !a.End.Before(p.End) })
	return 0.9, fits, nil
}

// PeriodFits reports whether a fact's period answers for one of those asked,
// and how well. A year also means its end for what is measured at a point in
// time, and the end of a year the year; no other period answers for another.
func PeriodFits(asked []facts.Period, f *facts.Fact) (float64, bool) {
	if len(asked) == 0 {
		return 0.8, true
	}
	best, ok := 0.0, false
	for _, p := range asked {
		w := 0.0
		ofOther := p.Instant && slices.ContainsFunc(asked, func(o facts.Period) bool { return !o.Instant && o.End == p.End })
		switch {
		case f.Period.IsZero():
		case p == f.Period:
			w = 1
		case p.Start == f.Period.Start && p.End == f.Period.End:
			w = 0.97
		case p.End.IsZero() && p.Start == f.Period.Start && !f.Period.Instant && !f.Period.End.IsZero() && f.Period.End.Day != 1:
			w = 0.9 // 10月以来, of 10月1日至11月21日
		case f.Period.Instant && p.End == f.Period.End:
			w = 0.95
		case p.Instant && f.Period.Instant && p.Last() == f.Period.Last().AddDays(1) && p.Last().Month == 1 && p.Last().Day == 1:
			w = 0.9 // 2025年初 is the end of 2024
		case p.Instant && f.Period.Instant && p.Last().AddDays(1) == f.Period.Last() && p.Last().Month == 12 && p.Last().Day == 31:
			w = 0.9 // and the end of 2024 is 2025年初, as reports head columns
		case f.Period.Instant && f.Rule == "table" && f.Period.Last() == p.End && p == facts.Year(p.Start.Year):
			w = 0.85 // the column 2025年1月1日 for 2024年
		case ofOther: // 上半年营收和6月末不良率: 6月末 is no second quarter then
		case p.Instant && p.End == f.Period.End && f.Quantity.Kind != facts.KindMoney:
			w = 0.9
		case p.Instant && p.End == f.Period.End:
			w = 0.8
		}
		if w > best {
			best, ok = w, true
		}
	}
	return best, ok
}

// PeriodFits reports whether a fact's period answers for one of those asked, or
// is the part of some year that is asked: 三季度 is any year's, so that no other
// quarter answers.
func (n *Need) PeriodFits(f *facts.Fact) (float64, bool) {
	if f.Period.IsZero() && len(n.Open)+len(n.Periods) > 0 && n.otherPart(f) {
		return 0, false
	}
	if len(n.Periods) > 0 || len(n.Open) == 0 || f.Period.Start.IsZero() {
		w, ok := PeriodFits(n.Periods, f)
		if ok && f.Rule == "table" && f.Period.Instant && f.Quantity.Kind == facts.KindMoney && n.flows() && !slices.Contains(n.Periods, f.Period) {
			w = balanceFit
		}
		if !ok && strings.Contains(n.Words, "中期") && strings.Contains(f.Metric, "中期") && PaysOut(f.Metric) {
			first := facts.Half(f.Period.Last().Year, 1)
			return 0.9, f.Period == first && slices.Contains(n.Periods, facts.Year(first.Start.Year)) // 2025年中期息, told of the first half
		}
		return w, ok
	}
	return PeriodFits(n.OpenIn(f.Period.Last().Year), f)
}

// balanceFit is how well what is left at the end of a year answers for what flows in it by the lexicon, in a table:
// 政府补助 among what 递延收益 is made of, for 2019年政府补助.
const balanceFit = 0.5

// flows reports whether the asked metric is one of a length of time.
func (n *Need) flows() bool {
	if n.Concept == "" {
		return false
	}
	instant, known := n.m.Metrics.Instant(n.Concept)
	return known && !instant
}

// OpenIn returns the asked parts of any year as those of one year.
func (n *Need) OpenIn(year int) []facts.Period {
	asked := make([]facts.Period, 0, len(n.Open))
	for _, p := range n.Open {
		asked = append(asked, p.ShiftYears(year-p.Last().Year))
	}
	return asked
}

// WithinOpen reports whether a period lies within an asked part of its year: a month of
// 8月到10月.
func (n Need) WithinOpen(p facts.Period) bool {
	return !p.IsZero() && slices.ContainsFunc(n.Open, func(o facts.Period) bool {
		o = o.ShiftYears(p.Last().Year - o.Last().Year)
		return !p.Start.Before(o.Start) && !o.End.Before(p.End)
	})
}

// Hull returns a period that every period which answers for one of those asked
// overlaps, so that a base need not read others: they and what lies between them, with
// the day before the first of a year, since 2025年初 is the end of 2024. It is zero
// when all periods may answer.
func Hull(asked []facts.Period) facts.Period {
	var h facts.Period
	for i, p := range asked {
		if p.IsZero() {
			return facts.Period{}
		}
		if p.Instant && p.Last().Month == 1 && p.Last().Day == 1 {
			p.Start = p.Start.AddDays(-1)
		}
		if i == 0 || p.Start.IsZero() || !h.Start.IsZero() && p.Start.Before(h.Start) {
			h.Start = p.Start
		}
		if i == 0 || p.End.IsZero() || !h.End.IsZero() && h.End.Before(p.End) {
			h.End = p.End
		}
	}
	return h
}

// SameTime reports whether two periods are known, end on one day and, where both last, begin
// on one: 前三季度 is not its 三季度; a day's stock goes with both.
func SameTime(a, b facts.Period) bool {
	return !a.IsZero() && a.End == b.End && (a.Instant || b.Instant || a.Start == b.Start)
}
