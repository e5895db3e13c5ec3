// Package choice settles which of the candidates answers, and which of the others agree with
// it, rival it or are a part of it.
package choice

import (
	"math"
	"math/big"
	"slices"
	"strings"

	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Rivals returns candidates of other entities that fit about as well.
func Rivals(t *search.Turn, best gates.Candidate, cs []gates.Candidate) []gates.Candidate {
	out := []gates.Candidate{best}
	seen := map[string]bool{best.Entity: true}
	gap := 0.06
	if len(t.Q.Periods) == 0 && best.Measure == facts.Growth && best.Entity != "" {
		gap = vagueGap
	}
	for _, c := range cs {
		if best.Entity == "" && best.Own > 0.95 && best.Precision > 0.8 && c.Own < 0.95 {
			continue // 证券类App整体月活 is worded as asked, 证券App月活 of one of them is not
		}
		if best.Entity == "" && ofNobody(c, []gates.Candidate{best}).Entity == "" {
			continue // 光交通银行一家就占了41家 of 57家 in all
		}
		if best.Entity == "" && c.Entity == gates.Everybody {
			continue // both are the whole country's
		}
		if (best.Entity == "" || best.Entity == gates.Everybody) && ofPlace(t, c) {
			continue // see country
		}
		if best.Entity == gates.Everybody && c.Article == best.Article && c.Rule == "table" && best.Rule != "table" && c.Score <= best.Score {
			continue // 10月,我国动力电池装车量84.1GWh above a table of who made them
		}
		if (c.Score >= best.Score-gap || variantOf(t, c, best)) && !seen[c.Entity] && c.Entity != "" {
			seen[c.Entity] = true
			out = append(out, c)
		}
	}
	return out
}

// vagueGap is by how much the figure of somebody else may fit worse where a question on growth says neither who nor when:
// 科技投入增长了多少 may mean 信息科技资金投入总额 of another bank.
const vagueGap = 0.13

// variantOf reports whether a figure of somebody else is a variant of the best one's metric,
// which goes by its name where it stands alone: 归母净利润 for 净利润.
func variantOf(t *search.Turn, c, best gates.Candidate) bool {
	concept, ok := t.M.Metrics.Get(c.Concept)
	return ok && best.Concept != "" && concept.Broader == best.Concept && c.Entity != best.Entity && c.When >= best.When && !gates.Variant(c.Metric)
}

// Country returns the whole country's figure where that fits as well as the best, which
// is a place's: 2024年GDP增长率 without a place is the country's, where it is known.
func Country(t *search.Turn, n gates.Need, best gates.Candidate, cs []gates.Candidate) gates.Candidate {
	if !ofPlace(t, best) {
		return best
	}
	all := slices.DeleteFunc(slices.Clone(cs), func(c gates.Candidate) bool {
		return c.Entity != gates.Everybody || c.Score < best.Score-0.03 || c.When < best.When
	})
	if len(all) == 0 {
		return best
	}
	return Settle(t, n, all)
}

// ofPlace reports whether a figure is of a city, a county or the like.
func ofPlace(t *search.Turn, c gates.Candidate) bool {
	return t.Entities.BodyKind(c.Entity) == entity.Place
}

// Duplicates returns the candidates that report the same metric of the same
// entity and period as best: further sources when they agree, a conflict when
// they do not, unless they name a part: 代理网点31566个 beside 网点39364个.
func Duplicates(t *search.Turn, best gates.Candidate, cs []gates.Candidate) []gates.Candidate {
	var out []gates.Candidate
	key := t.M.MetricKey(&best.Fact)
	for _, c := range cs {
		if c.Entity != best.Entity || c.Article == best.Article && c.Span == best.Span {
			continue
		}
		samePeriod := c.Period == best.Period || c.Period.End == best.Period.End && c.Period.Instant != best.Period.Instant
		if !samePeriod || c.Quantity.Kind != best.Quantity.Kind {
			continue
		}
		same := arithmetic.SameValue(c.Quantity, best.Quantity)
		if same || t.M.MetricKey(&c.Fact) == key && (c.Metric == best.Metric || !t.M.Narrow(c.Metric)) {
			out = append(out, c)
		}
	}
	return out
}

// Settle picks the answer among candidates in order. Without an asked period
// the latest of the same metric wins, and the whole year before its last quarter;
// and a direction asked for (下降多少) prefers changes that way.
func Settle(t *search.Turn, n gates.Need, cs []gates.Candidate) gates.Candidate {
	best := cs[0]
	for _, c := range cs[1:] {
		if c.Entity != best.Entity {
			continue
		}
		if n.Measure == facts.Share && len(n.Periods) == 0 && c.Metric == best.Metric && c.Measure == best.Measure && c.Score >= best.Score-0.1 &&
			c.Authority() >= best.Authority() && best.Period.Last().Before(c.Period.Last()) {
			best = c // 境外收入占营业收入的30.48%,而三年前这一比例只有两成: a whole that is named costs some score
			continue
		}
		if sharper(t, c, best) || onDay(n, &c, &best) || inYuan(t, &c, &best) || worded(n, &c, &best) || dueInAll(t, &c, &best) {
			best = c
			continue
		}
		alike := samePayout(&c, &best)
		same := alike || t.M.MetricKey(&c.Fact) == t.M.MetricKey(&best.Fact)
		if yearOfVariant(t, n, &c, &best) || newer(t, n, &c, &best) || laterLoss(t, n, &c, &best) || inFull(t, n, &c, &best) || laterTarget(t, &c, &best) || rated(t, n, &c, &best) || amounted(t, n, &c, &best) {
			best = c
			continue
		}
		if t.Q.Sum && SumsUp(c) && !SumsUp(best) && c.Score >= best.Score-0.03 {
			best = c // that of a note, too: the statement has 银行及其他借款 due now and later apart
			continue
		}
		if c.Score < best.Score-0.03 && !alike || c.Authority() < best.Authority() {
			continue
		}
		if n.Measure == facts.Growth && versusFits(n, c) > versusFits(n, best) {
			best = c
			continue
		}
		if len(n.Periods)+len(n.Open) == 0 && same && !t.Q.Relative && !asksNow.In(t.Q.Text) && c.Article == best.Article && (inPassing(&c, &best) || inPassing(&best, &c)) {
			if inPassing(&best, &c) {
				best = c
			}
			continue
		}
		if len(n.Periods) == 0 && same &&
			(best.Period.Last().Before(c.Period.Last()) || longer(c.Period, best.Period) && len(n.Open) == 0 && !t.Q.Relative) {
			best = c
		}
	}
	return best
}

// inYuan reports whether a figure gives in 元 what the best one gives 按美元计价, where no currency is asked for:
// 货物贸易进出口总值41.21万亿元人民币…。[按美元计价],进出口总值5.75万亿美元.
func inYuan(t *search.Turn, c, best *gates.Candidate) bool {
	return t.Q.Unit.Word == "" && c.Quantity.Unit == "CNY" && best.Quantity.Unit != "CNY" && best.Quantity.Kind == facts.KindMoney && c.Article == best.Article && c.Period == best.Period &&
		c.Measure == best.Measure && strings.HasSuffix(c.Metric, best.Metric) && c.Score >= best.Score-0.15 && inCurrency.MatchString(best.Context)
}

// inCurrency says in which currency the figures behind it are.
var inCurrency = pattern.New(`[按以](?:美元|港元|欧元)计`)

// asksNow are words of a question for what is so now, which some months of the year tell as well as the year before:
// 去年发布时卖39.8万元,今年8月调到26.8万元 for 现在卖多少钱.
var asksNow = lex.NewWords("现在", "目前", "如今", "眼下", "当前", "最新")

// worded reports whether of two figures of one kind in a sentence only c is of what is asked by its very name: 电动汽车出口额's growth,
// told beside that of 电动汽车出口, which is counted.
func worded(n gates.Need, c, best *gates.Candidate) bool {
	return c.Article == best.Article && c.Sentence == best.Sentence && c.Rule != "table" && c.Measure == best.Measure && c.Period == best.Period && c.Metric != best.Metric &&
		c.Score >= best.Score-0.03 && c.Authority() >= best.Authority() && c.Metric == n.Words
}

// onDay reports whether a figure of a table is of the day that is asked for where the best one is of the year that ends
// with it: 备用金借款 | 期初账面余额 for 2018年末备用金借款, not 收到的[备用金借款净额] of 2018.
func onDay(n gates.Need, c, best *gates.Candidate) bool {
	return slices.ContainsFunc(n.Periods, func(p facts.Period) bool { return p.Instant && p == c.Period }) && !best.Period.Instant && best.Period.Last() == c.Period.Last() &&
		c.Rule == "table" && best.Rule == "table" && c.Quantity.Unit == best.Quantity.Unit && c.Measure == best.Measure && c.Score >= best.Score-0.06
}

// yearOfVariant reports whether a figure is the year's of a variant where the best is only its
// last quarter's of the metric itself, so that a question without a period means the year:
// 2025年归母净利70.93亿元,[第四季度]净利17.71亿元 for 净利润.
func yearOfVariant(t *search.Turn, n gates.Need, c, best *gates.Candidate) bool {
	concept, ok := t.M.Metrics.Get(c.Concept)
	return ok && len(n.Periods)+len(n.Open) == 0 && !t.Q.Relative && concept.Broader == n.Concept && n.Concept != "" && (best.Concept == n.Concept || best.Concept == "" && t.M.SameRunes(best.Metric, n.Words)) &&
		c.Article == best.Article && c.Measure == best.Measure && c.Quantity.Unit == best.Quantity.Unit && c.Modality == best.Modality && longer(c.Period, best.Period)
}

// inPassing reports whether a figure is of some months that are no quarter, told beside the
// year's or quarter's in one article, as what came after it: 今年1—2月销售32.38万辆.
func inPassing(c, of *gates.Candidate) bool {
	return someMonths(c.Period) && !someMonths(of.Period) && !of.Period.Instant && of.Period.End.Before(c.Period.End) && !of.Period.End.AddDays(366).Before(c.Period.End)
}

// someMonths reports whether a period is shorter than half a year and no quarter.
func someMonths(p facts.Period) bool {
	if p.Instant || p.Start.IsZero() || p.End.IsZero() || p.Start.AddDays(170).Before(p.End) {
		return false
	}
	return p.Start.Month%3 != 1 || p.Start.Day != 1 || p.End.Day != 1 || p.End.Month%3 != 1
}

// newer reports whether a figure is of the asked metric, or of a kind of it by the lexicon, and
// of a later year than the best one, which words it more closely: AUM余额14.93万亿元 of 2024
// beside 管理零售客户总资产 of 2023, 收入同比增长14.2% of this third quarter beside last year's 总营收 for Q3营收同比.
func newer(t *search.Turn, n gates.Need, c, best *gates.Candidate) bool {
	if len(n.Periods) > 0 || t.Q.Relative || c.Measure != best.Measure || c.Quantity.Unit != best.Quantity.Unit || c.Modality != best.Modality ||
		c.Score < best.Score-newerGap || !best.Period.Last().AddDays(180).Before(c.Period.Last()) {
		return false
	}
	if len(n.Open) > 0 && best.Period.ShiftYears(c.Period.Last().Year-best.Period.Last().Year) != c.Period {
		return false
	}
	if !c.Period.Instant && !best.Period.Instant && c.Period.Start.AddDays(300).Before(c.Period.End) != best.Period.Start.AddDays(300).Before(best.Period.End) {
		return false // a quarter is no newer year
	}
	if c.Recall > 0.85 && c.Precision > 0.8 && !gates.Variant(c.Metric) {
		return true // 线上营销服务 for 线上营销服务收入
	}
	if n.Concept == "" || best.Concept != n.Concept {
		return false
	}
	if name, _, ok := t.M.Metrics.Lookup(strings.TrimSuffix(strings.TrimSuffix(c.Metric, "余额"), "规模")); ok && name == n.Concept {
		return true
	}
	concept, ok := t.M.Metrics.Get(c.Concept)
	return ok && (concept.Broader == n.Concept || c.Concept == n.Concept) && !gates.Variant(c.Metric)
}

// laterLoss reports whether a figure is the loss of the asked part of a year, where the best one is that of
// the year before, told by the word: -11.82 in a table beside 去年前三季度[亏损]31.65亿元.
func laterLoss(t *search.Turn, n gates.Need, c, best *gates.Candidate) bool {
	return len(n.Open) > 0 && strings.Contains(t.Q.Content, "亏") && c.Article == best.Article && c.Measure == facts.Level && best.Measure == facts.Level && c.Quantity.Unit == best.Quantity.Unit &&
		c.Quantity.Value.Sign() < 0 && !gates.Variant(c.Metric) && best.Period == c.Period.ShiftYears(-1) && c.Score >= best.Score-0.2
}

// laterTarget reports whether a target is one that a later article tells for the same time, which
// the best one may have been raised to since: 由30万辆上调至35万辆.
func laterTarget(t *search.Turn, c, best *gates.Candidate) bool {
	if t.Q.Wants != facts.Target || c.Modality != facts.Target || best.Modality != facts.Target || c.Article == best.Article ||
		c.Period != best.Period || c.Measure != best.Measure || c.Quantity.Unit != best.Quantity.Unit || c.Score < best.Score-0.05 {
		return false
	}
	later, err := t.Article(c.Article)
	if err != nil {
		return false
	}
	earlier, err := t.Article(best.Article)
	return err == nil && !earlier.Published.IsZero() && earlier.Published.Before(later.Published)
}

// newerGap is by how much a newer figure may fit a question worse.
const newerGap = 0.16

// rated reports whether a figure is the rate at which the asked metric, or a kind of it, has
// changed where the best one is only the amount: 同比增长80.72% beside 增加近百亿元.
func rated(t *search.Turn, n gates.Need, c, best *gates.Candidate) bool {
	if n.Measure != facts.Growth || t.Q.AmountOfChange() || best.Measure != facts.Change || best.Quantity.Kind != facts.KindMoney && best.Quantity.Kind != facts.KindCount ||
		c.Measure != facts.Growth || c.Article != best.Article || c.Period != best.Period {
		return false
	}
	concept, ok := t.M.Metrics.Get(c.Concept)
	return t.M.MetricKey(&c.Fact) == t.M.MetricKey(&best.Fact) || c.Concept != "" && c.Concept == best.Concept || ok && concept.Broader == best.Concept && best.Concept != "" && !gates.Variant(c.Metric)
}

// amounted reports whether a figure is by how much the asked metric has changed where that is asked for and the
// best one is the rate, told beside it: 较9月末[上升47亿美元],升幅0.14% for 增加了多少; 余额比年初增长17.5%;前三季度[增加6.47万亿元].
func amounted(t *search.Turn, n gates.Need, c, best *gates.Candidate) bool {
	return n.Measure == facts.Growth && t.Q.AmountOfChange() && best.Measure == facts.Growth && best.Quantity.Kind == facts.KindPercent && c.Measure == facts.Change && c.Quantity.Kind != facts.KindPoints &&
		c.Article == best.Article && c.Sentence == best.Sentence && (c.Period == best.Period || best.Period.Instant && c.Period.Last() == best.Period.Last()) && c.Metric == best.Metric
}

// samePayout reports whether two payouts of one article are on as many shares, however each is
// worded: 派发中期股息每股0.38元, 上年中期股息为每股0.30元.
func samePayout(a, b *gates.Candidate) bool {
	return a.Article == b.Article && a.Measure == b.Measure && a.Quantity.Unit == b.Quantity.Unit && a.Score > b.Score-0.06 &&
		gates.PaysOut(a.Metric) && gates.PaysOut(b.Metric) && strings.Contains(a.Metric, "每股") && strings.Contains(b.Metric, "每股") &&
		gates.OfWholeYear(&a.Fact) == gates.OfWholeYear(&b.Fact)
}

// longer reports whether a period is one that ends with another and began before it: the
// year beside its fourth quarter, which is the one that a question without a period means.
func longer(p, o facts.Period) bool {
	return !p.Instant && !o.Instant && p.End == o.End && !p.Start.IsZero() && p.Start.Before(o.Start) && !p.Start.Before(o.End.AddDays(-366))
}

// SumsUp reports whether a figure is a total by its own words: 全年合计每10股2.424元.
func SumsUp(c gates.Candidate) bool {
	clause, _, _, _ := match.SplitContext(c.Context)
	return strings.Contains(clause, "合计") || strings.Contains(clause, "总计") || strings.Contains(clause, "共") || strings.Contains(c.Metric, "总额")
}

// sharper reports whether c gives the figure of best more exactly: 2.13亿户
// beside 破2亿户, of the same period and within a fifth of it.
func sharper(t *search.Turn, c, best gates.Candidate) bool {
	a, b, gap := c.Quantity, best.Quantity, 0.2
	if kind, ok := t.M.Metrics.Get(c.Concept); ok && kind.Broader == best.Concept && best.Concept != "" && c.Article == best.Article {
		gap = 0.3 // a headline's 净利62亿 beside 归属于母公司股东的净利润62.44亿元
	} else if c.Article == best.Article && best.Sentence == 0 && c.Sentence > 0 {
		gap = 0.3 // 亏损78亿元 of the title beside 归属于上市公司股东的净利润亏损78.36亿元
	}
	if a.Approx == facts.Exact && a.Decimals > b.Decimals && a.Kind == b.Kind && c.Measure == best.Measure && gates.SameTime(c.Period, best.Period) && c.Score > best.Score-gap && arithmetic.Agree(a, b) {
		return true // 36.2% beside 三成六
	}
	if best.Quantity.Approx == facts.Exact || c.Quantity.Approx != facts.Exact || a.Unit != b.Unit || !gates.SameTime(c.Period, best.Period) || c.Measure != best.Measure {
		return false
	}
	lo, hi := b.Value.Rat(), b.Value.Rat()
	lo.Mul(lo, big.NewRat(4, 5))
	hi.Mul(hi, big.NewRat(6, 5))
	if b.Approx == facts.Over && mark(b) && ofOneMetric(t, c, best) {
		hi.Mul(hi, big.NewRat(8, 1)) // 首次站上百亿元, and 135.32 in a table
	} else if digit := strings.TrimRight(string(b.Value), "0"); b.Approx == facts.Over && len(digit) == 1 && ofOneMetric(t, c, best) {
		hi.Mul(b.Value.Rat(), big.NewRat(int64(digit[0]-'0')+1, int64(digit[0]-'0'))) // 逾300亿元 of a title, and 369.7亿元
	}
	v := a.Value.Rat()
	return v.Cmp(lo) >= 0 && v.Cmp(hi) <= 0
}

// mark reports whether a figure is a round mark that something passed: 百亿元, 千万户.
func mark(q facts.Quantity) bool {
	digits := strings.TrimRight(string(q.Value), "0")
	return digits == "1" && len(q.Value) > 4
}

// ofOneMetric reports whether two figures are of one metric by their words, or the one of a
// broader one in the same article: 月活跃客户 beside 手机银行月活.
func ofOneMetric(t *search.Turn, c, best gates.Candidate) bool {
	if t.M.MetricKey(&c.Fact) == t.M.MetricKey(&best.Fact) {
		return true
	}
	concept, ok := t.M.Metrics.Get(best.Concept)
	return ok && c.Article == best.Article && c.Concept != "" && concept.Broader == c.Concept
}

// versusFits scores how a change's comparison agrees with the asked one.
func versusFits(n gates.Need, c gates.Candidate) int {
	score := 0
	for _, p := range n.Against {
		if !p.IsZero() && p.Last() == c.Against.Last() {
			score += 2
		}
	}
	if n.SaysVersus(&c.Fact) {
		score += 2
	}
	if n.Down == (c.Quantity.Value.Sign() < 0) {
		score++
	}
	return score
}

// Points scores a settled candidate for calibration: its rank, better by 5
// where another article agrees, worse by 10 where a rival with another value
// comes within 2. Measured, that orders right and wrong answers better than
// any of its parts alone, and still poorly: no answer is withheld by it.
func Points(best gates.Candidate, cs []gates.Candidate) int {
	sum := 100 * best.Rank()
	agrees, rivals := 0.0, 0.0
	for _, c := range cs {
		switch {
		case arithmetic.SameValue(c.Quantity, best.Quantity) && c.Article != best.Article:
			agrees = 5
		case !arithmetic.SameValue(c.Quantity, best.Quantity) && c.Rank() > best.Rank()-0.02:
			rivals = 10
		}
	}
	return int(math.Round(sum + agrees - rivals))
}
