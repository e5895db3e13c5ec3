// Package derive computes what no fact states from facts that do: levels of an earlier period,
// changes, shares, multiples and ratios. What it computes with, the answer cites and shows.
package derive

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/wordlist"
	"wenbao/facts"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// Of computes what no fact states, from facts that do:
//
//	prior level   93.0% − 3.3个百分点 = 89.7%, 1.87万亿元 ÷ 2.14
//	              0.94%, of which its text says 与上年末持平
//	prior rate    8.2% + 0.2个百分点
//	growth        (2.14 − 1) × 100%, or from two levels
//	share         2.29亿户 ÷ 5.52亿户
//	whole         3.6万人 ÷ 8.6% (占全行员工)
//	part          1,642人 × 38%
//	one share     每10股派3.2元: 3.2元 ÷ 10
//	completion    77.6亿元 ÷ 全年计划119.8亿元
func Of(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if ans, ok, err := completed(t, n); ok || err != nil {
		return ans, ok, err
	}
	if n.Wants != facts.Actual {
		return answer.Answer{}, false, nil // what is reported computes no plan and no forecast
	}
	for _, f := range []func(*search.Turn, gates.Need, gates.Outcome) (answer.Answer, bool, error){perShare, periodFromOthers, priorLevel, priorRate, priorShare, steady, growthFromMultiple, movedInSentence, changeFromLevels, growthFromLevels, multipleFromLevels, shareOfWhole, wholeOfShare, partOfWhole, payoutRatio} {
		if ans, ok, err := f(t, n, out); ok || err != nil {
			return ans, ok, err
		}
	}
	return answer.Answer{}, false, nil
}

// priorLevel computes a level of the period that a change or multiple compares
// with: the level after and the change have to stand in one article.
func priorLevel(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Level && n.Measure != facts.Share || len(n.Periods) == 0 {
		return answer.Answer{}, false, nil
	}
	for _, lvl := range out.OtherPeriod {
		if lvl.Modality != facts.Actual || lvl.Measure != facts.Level && lvl.Measure != facts.Share || lvl.Recall < minPrior {
			continue
		}
		if best := out.OtherPeriod[0]; !worded(best.Fact, lvl.Fact) && lvl.Score < best.Score-levelGap && !headline(t, best.Fact, lvl.Fact) {
			break // a part's level computes no whole's
		}
		if d, ok := priorOf(t, n, out, lvl); ok {
			ans, err := compose.Computed(t, d, lvl.Entity, lvl.Metric, n.Periods[0])
			return ans, err == nil, err
		}
	}
	return answer.Answer{}, false, nil
}

// headline reports whether a figure is what the title of an article says of a later one: 跑出三百个场景 of 302个应用场景.
func headline(t *search.Turn, f, of facts.Fact) bool {
	if f.Article != of.Article || f.Sentence > 0 || of.Sentence == 0 || f.Entity != of.Entity || f.Quantity.Unit != of.Quantity.Unit || f.Measure != of.Measure {
		return false
	}
	art, err := t.Article(f.Article)
	return err == nil && strings.Contains(art.Title, f.Surface)
}

// priorOf computes the level before one from a change that is told of it: by its amount, else by a rate, which
// is rounded: 外汇储备32817亿美元,较3月末上升[410亿美元],升幅为1.27%.
func priorOf(t *search.Turn, n gates.Need, out gates.Outcome, lvl gates.Candidate) (byRate arithmetic.Derived, found bool) {
	for _, ch := range out.OtherMeasure {
		if !worded(lvl.Fact, ch.Fact) && lvl.Sentence != ch.Sentence || onOtherTerms(ch) {
			continue // a change of 香港业务新业务价值 is none of the 新业务价值 told elsewhere
		}
		if ch.Article != lvl.Article || ch.Entity != lvl.Entity || !endsWith(n.Periods, comparedWith(lvl.Fact, ch.Fact)) || !gates.SameTime(ch.Period, lvl.Period) {
			continue
		}
		if ch.Modality != facts.Actual || !lvl.Period.Instant && !ch.Period.Instant && lvl.Period.Start != ch.Period.Start {
			continue // a change of the fourth quarter is none of the year's level
		}
		if !SameMetric(t, lvl.Fact, ch.Fact) || changesAnother(lvl, ch, out.OtherPeriod) || namesAnother(lvl, ch, out) {
			continue
		}
		d, ok := arithmetic.Prior(lvl.Fact, ch.Fact)
		if ok && ch.Measure == facts.Change {
			return d, true
		}
		if ok && !found {
			byRate, found = d, true
		}
	}
	return byRate, found
}

// comparedWith returns the period that a change is held against: the one it says, or the same
// part of it where the level is of part of a year: 上半年净利润7.29亿元,比去年多赚0.52亿元.
func comparedWith(lvl, ch facts.Fact) facts.Period {
	p, year := ch.Against, lvl.Period.Last().Year
	if p.IsZero() && ch.Measure == facts.Change && ch.Quantity.Kind == facts.KindCount && !ch.Period.Instant && !ch.Period.Start.IsZero() && netted.MatchString(ch.Context) {
		return facts.At(ch.Period.Start.AddDays(-1)) // 上半年净增40家: since the year began
	}
	if last := ch.Period.Last(); p.IsZero() && ch.Measure == facts.Change && ch.Quantity.Kind == facts.KindCount && ch.Period.Instant && last.Month == 12 && last.Day == 31 && netted.MatchString(ch.Context) {
		return facts.At(facts.Date{Year: last.Year - 1, Month: 12, Day: 31}) // 2024年末移动用户4.25亿户,净增1683万户
	}
	if gates.Sequential(&ch) && p.IsZero() && !lvl.Period.Instant && !lvl.Period.Start.IsZero() && !lvl.Period.End.IsZero() {
		return lvl.Period.Previous() // 10月结汇率为60%,环比低5个百分点
	}
	part := !lvl.Period.Instant && !lvl.Period.Start.IsZero() && lvl.Period != facts.Year(year)
	if p == facts.Year(year-1) && part && !(ch.Quantity.Kind == facts.KindPoints && ofAllYear.MatchString(ch.Context)) {
		return lvl.Period.ShiftYears(-1)
	}
	inTable := ch.Rule == "table" && ch.Versus == "同比" // 净利润 | 净利润同比(%)
	flow := !lvl.Period.Instant && !lvl.Period.Start.IsZero() && !lvl.Period.End.IsZero()
	if flow && inTable && p.IsZero() && ch.Measure == facts.Change && ch.Metric == lvl.Metric {
		return lvl.Period.ShiftYears(-1) // 客座率(%) | 86.9 above 客座率同比(百分点) | 3.2
	}
	if flow && p.IsZero() && (ch.Versus == "" || inTable) && ch.Measure == facts.Growth && lvl.Sentence == ch.Sentence && !lvl.Period.End.Before(lvl.Period.Start.AddMonths(3)) {
		return lvl.Period.ShiftYears(-1) // 首三季净收益353.9亿港元,升10.4%: results are told against those of a year ago
	}
	return p
}

// ofAllYear is how a clause holds a rate of part of a year against that of all of the one before: 前三季度净息差1.68%,较[上年全年]收窄7个基点.
var ofAllYear = pattern.New(`^[^\n]*(?:[去上]年|上一年|20\d\d年)全年`)

// netted is how a clause says what came and went in a time.
var netted = pattern.New(`^[^\n]*净[增减]`)

// minPrior is how much of the content a level has to explain to compute another from it:
// 总收入 is no start for 手机收入.
const minPrior = 0.85

// changesAnother reports whether a change is of another level than lvl, one that its
// sentence gives before it: 排放186.4万吨,比2023年少7.2万吨;若计入范围三,则达到1452万吨.
func changesAnother(lvl, ch gates.Candidate, levels []gates.Candidate) bool {
	if lvl.Sentence != ch.Sentence || lvl.Article != ch.Article || lvl.Span.Start < ch.Span.Start {
		return false
	}
	return slices.ContainsFunc(levels, func(o gates.Candidate) bool {
		return o.Article == ch.Article && o.Sentence == ch.Sentence && o.Measure == lvl.Measure && o.Metric == lvl.Metric && o.Span.Start < ch.Span.Start
	})
}

// namesAnother reports whether a change is worded as another level of its sentence is, whatever
// that is counted in: 移动用户4.25亿户,…,移动用户ARPU45.6元,同比增0.4%.
func namesAnother(lvl, ch gates.Candidate, out gates.Outcome) bool {
	if lvl.Metric == ch.Metric {
		return false
	}
	its := func(o gates.Candidate) bool {
		return o.Article == ch.Article && o.Sentence == ch.Sentence && o.Measure == facts.Level && o.Metric == ch.Metric && o.Quantity.Kind != lvl.Quantity.Kind
	}
	return slices.ContainsFunc(out.OtherMeasure, its) || slices.ContainsFunc(out.OtherPeriod, its)
}

// levelGap is how much worse than the best of another period a level may fit to compute one
// of the asked period from it.
const levelGap = 0.03

// worded reports whether two facts word one metric, or have the same of the lexicon.
func worded(lvl, ch facts.Fact) bool {
	return lvl.Metric == ch.Metric || lvl.Concept != "" && lvl.Concept == ch.Concept
}

// onOtherTerms reports whether a change is counted otherwise than the level beside it is, at
// the rates or in the scope of the year before, so that no level follows from the two:
// 新业务价值按固定汇率计算上升33%至40.34亿美元. Growth of value added is always at constant prices:
// 地区生产总值8461.37亿元,按不变价格计算,增长5.6%. 第二产业增加值3608.14亿元,增长6.5%.
func onOtherTerms(ch gates.Candidate) bool {
	clause, _, _, _ := match.SplitContext(ch.Context)
	return wordlist.Any(clause, words.Words("terms")) || wordlist.Any(strings.ToLower(ch.Metric), words.Words("real"))
}

// SameMetric reports whether a change is one of the level's metric: the same
// wording, or the change carries the level's.
func SameMetric(t *search.Turn, lvl, ch facts.Fact) bool {
	if worded(lvl, ch) {
		return true
	}
	if gates.Variant(lvl.Metric) != gates.Variant(ch.Metric) {
		return false // 经调整净利润39亿元,同比增长24.4%,期内利润则为33亿元
	}
	if strings.ReplaceAll(lvl.Metric, "业务", "") == strings.ReplaceAll(ch.Metric, "业务", "") {
		return true // 云服务收入, 云服务业务收入
	}
	a, b := t.M.Runes(lvl.Metric), t.M.Runes(ch.Metric)
	// 促成客户购买重点产品1.87万亿元,成交额是2022年的2.14倍: the next figure
	// of the sentence, worded anew
	return lvl.Sentence == ch.Sentence && ch.Measure == facts.Multiple || containsRunes(a, b) || containsRunes(b, a)
}

func containsRunes(a, b []rune) bool {
	return len(b) > 1 && len(a) >= len(b) && match.LongestRun(b, a) == len(b)
}

func endsWith(asked []facts.Period, p facts.Period) bool {
	for _, q := range asked {
		if !p.IsZero() && q.End == p.End && (q.Start == p.Start || q.Instant || p.Instant) {
			return true
		}
	}
	return false
}

// growthFromMultiple turns 是2022年的2.14倍 into 增长114%.
func growthFromMultiple(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Growth {
		return answer.Answer{}, false, nil
	}
	for _, c := range out.OtherMeasure {
		if c.Measure != facts.Multiple || c.Modality != facts.Actual || c.Against.IsZero() {
			continue
		}
		if _, ok := n.PeriodFits(&c.Fact); !ok && !containsPeriod(n.Periods, c.Against) {
			continue
		}
		ans, err := compose.Computed(t, arithmetic.GrowthOfMultiple(c.Fact), c.Entity, c.Metric+"较"+phrase.Period(c.Against)+"的增长", c.Period)
		return ans, err == nil, err
	}
	return answer.Answer{}, false, nil
}

func containsPeriod(ps []facts.Period, p facts.Period) bool {
	for _, q := range ps {
		if q.End == p.End {
			return true
		}
	}
	return false
}

// changeFromLevels computes 2024年营收比2023年少了多少亿: the difference of the
// two levels, where an amount and not a rate is asked for.
func changeFromLevels(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Growth || len(n.Periods) == 0 || !t.Q.AmountOfChange() {
		return answer.Answer{}, false, nil
	}
	now, before := twoPeriods(t, n)
	a, b := levelsAt(out, now, before)
	if a == nil || b == nil || !comparableLevels(t, *a, *b) {
		return answer.Answer{}, false, nil
	}
	return amount(t, *a, *b)
}

// amount computes by how much a level has changed since another, in points for ratios.
func amount(t *search.Turn, a, b gates.Candidate) (answer.Answer, bool, error) {
	than := ""
	if !b.Period.IsZero() {
		than = "较" + phrase.Period(b.Period)
	}
	ans, err := compose.Computed(t, arithmetic.Gap(a.Fact, b.Fact), a.Entity, a.Metric+than+"的变化", a.Period)
	return ans, err == nil, err
}

// twoPeriods returns the later and the earlier period of a change: those
// asked, else the one asked and what it is compared with, else a year before.
func twoPeriods(t *search.Turn, n gates.Need) (now, before facts.Period) {
	now = n.Periods[0]
	before = now.ShiftYears(-1)
	if n.AsksSequential() && !now.Start.IsZero() && !now.End.IsZero() {
		before = now.Previous() // 三季度环比, whichever year's that is
	}
	if len(n.Against) > 0 && !n.Against[0].IsZero() {
		before = n.Against[0]
	} else if p := partOfYear(t.Q.Compared, now); !p.IsZero() {
		before = p
	}
	if len(n.Periods) > 1 {
		before = n.Periods[1]
	}
	if now.Last().Before(before.Last()) {
		now, before = before, now
	}
	return now, before
}

// partOfYear returns the quarter or half that a question without a year holds another of the same year against: 三季度
// 比[二季度]高多少. Zero where it says nothing of the kind.
func partOfYear(compared []string, now facts.Period) facts.Period {
	if len(compared) != 1 || now.Start.IsZero() || now.End.IsZero() || !strings.HasSuffix(compared[0], "季度") && !strings.HasSuffix(compared[0], "半年") && !strings.HasSuffix(compared[0], "季") {
		return facts.Period{}
	}
	for _, m := range period.Find(compared[0], period.Context{Reference: now.Last(), Anchor: now}) {
		if m.Period.End == now.Start || m.Period.End.Before(now.Start) {
			return m.Period
		}
	}
	return facts.Period{}
}

// levelsAt returns the best levels of two periods among the refused.
func levelsAt(out gates.Outcome, now, before facts.Period) (a, b *gates.Candidate) {
	for i := range out.OtherMeasure {
		c := &out.OtherMeasure[i]
		if c.Measure != facts.Level || c.Modality != facts.Actual {
			continue
		}
		if _, ok := gates.PeriodFits([]facts.Period{now}, &c.Fact); ok && a == nil {
			a = c
		}
		if _, ok := gates.PeriodFits([]facts.Period{before}, &c.Fact); ok && b == nil {
			b = c
		}
	}
	if a != nil && b == nil && before == now.ShiftYears(-1) {
		b = opening(out, *a)
	}
	return a, b
}

// opening returns the level that a year which ends with another begins with, nil if none does:
// balance sheets give 2023年1月1日 for the end of 2022.
func opening(out gates.Outcome, end gates.Candidate) *gates.Candidate {
	last := end.Period.Last()
	if !end.Period.Instant || last.Month != 12 {
		return nil
	}
	first := facts.Date{Year: last.Year, Month: 1, Day: 1}
	for i := range out.OtherMeasure {
		if c := &out.OtherMeasure[i]; c.Measure == facts.Level && c.Modality == facts.Actual && c.Period.Instant && c.Period.Last() == first {
			return c
		}
	}
	return nil
}

// comparableLevels reports whether two levels are of one metric, entity and unit.
func comparableLevels(t *search.Turn, a, b gates.Candidate) bool {
	return a.Entity == b.Entity && SameMetric(t, a.Fact, b.Fact) && a.Quantity.Unit == b.Quantity.Unit && (a.Article != b.Article || a.Span != b.Span)
}

// growthFromLevels computes 同比 from the levels of two years.
func growthFromLevels(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Growth || len(n.Periods) == 0 {
		return answer.Answer{}, false, nil
	}
	now, before := twoPeriods(t, n)
	a, b := levelsAt(out, now, before)
	if a == nil || b == nil || !comparableLevels(t, *a, *b) || a.Quantity.Kind == facts.KindPercent || arithmetic.Amount(b.Fact).Value.Sign() <= 0 || arithmetic.Amount(a.Fact).Value.Sign() < 0 {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Computed(t, arithmetic.Growth(a.Fact, b.Fact), a.Entity, a.Metric+"增长率", now)
	return ans, err == nil, err
}

// ofKind reports whether a figure is of the kind of the asked metric that texts mean by its name: 归母净利润 for 净利润.
func ofKind(t *search.Turn, n gates.Need, c gates.Candidate) bool {
	concept, ok := t.M.Metrics.Get(c.Concept)
	return ok && n.Concept != "" && concept.Broader == n.Concept && !gates.Variant(c.Metric)
}

// periodFromOthers computes a flow of a period from flows of others: the first
// three quarters as the year less the fourth quarter, a half year as two
// quarters together. Stocks (余额) do not add up over time.
func periodFromOthers(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Level || len(n.Periods) != 1 || n.Periods[0].Instant {
		return answer.Answer{}, false, nil
	}
	p := n.Periods[0]
	var flows []gates.Candidate
	for _, c := range out.OtherPeriod {
		instant, _ := t.M.Metrics.Instant(c.Metric)
		if c.Measure == facts.Level && c.Modality == facts.Actual && c.Quantity.Kind == facts.KindMoney && !instant && !c.Period.Instant && (c.Score > 0.9 || c.Score > 0.75 && ofKind(t, n, c)) {
			flows = append(flows, c)
		}
	}
	for _, a := range flows {
		for _, b := range flows {
			if a.Entity != b.Entity || !SameMetric(t, a.Fact, b.Fact) || a.Quantity.Unit != b.Quantity.Unit || a.Span == b.Span && a.Article == b.Article {
				continue
			}
			ap, bp := a.Period, b.Period
			less := ap.Start == p.Start && ap.End == bp.End && bp.Start == p.End || ap.End == p.End && ap.Start == bp.Start && bp.End == p.Start
			plus := ap.Start == p.Start && ap.End == bp.Start && bp.End == p.End
			if !less && !plus {
				continue
			}
			d := arithmetic.Minus(a.Fact, b.Fact)
			if plus {
				d = arithmetic.Plus(a.Fact, b.Fact)
			}
			ans, err := compose.Computed(t, d, a.Entity, a.Metric, p)
			return ans, err == nil, err
		}
	}
	return answer.Answer{}, false, nil
}
