package derive

import (
	"fmt"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// ratioAsked returns the ratio that a question asks for and nothing besides.
func ratioAsked(t *search.Turn) (arithmetic.Ratio, bool) {
	asked := t.Q.Content
	if t.Q.Whole != "" {
		asked += "占" + t.Q.Whole
	}
	return arithmetic.RatioNamed(gates.WithoutParent(asked)) // 母公司资产负债率, of the company's own statements
}

// Ratio computes a ratio that the question asks for, unless a source prints it
// as such. found is what else answers: 毛利率 of a product is no 毛利率.
func Ratio(t *search.Turn, n gates.Need, found []gates.Candidate) (answer.Answer, bool, error) {
	r, ok := ratioAsked(t)
	if !ok || len(n.Entities) != 1 || isMetric(t, t.Q.Whole) && len(r.Metrics()) == 2 {
		return answer.Answer{}, false, nil // A占B的比例 is a share as any other
	}
	for _, c := range found {
		if c.Concept != "" && c.Concept == n.Concept || t.M.SameRunes(c.Metric, r.Name) {
			return answer.Answer{}, false, nil
		}
	}
	ops, ok, err := operands(t, r.Metrics(), n.Periods)
	if !ok || err != nil {
		return answer.Answer{}, false, err
	}
	d, ok := r.Of(ops, places(t))
	if !ok {
		return answer.Answer{}, false, nil
	}
	ans, err := stateRatio(t, d, r.Name)
	return ans, err == nil, err
}

// isMetric reports whether a wording is that of a metric of the lexicon: 营业收入
// in 占营业收入的比例, so that the share follows from the question's own words.
func isMetric(t *search.Turn, name string) bool {
	_, class, ok := t.M.Metrics.Lookup(strings.ReplaceAll(name, " ", ""))
	return ok && class == metric.Exact
}

// stateRatio phrases a computed ratio with its operands.
func stateRatio(t *search.Turn, d arithmetic.Derived, name string) (answer.Answer, error) {
	op := d.Operands[0]
	p := op.Period
	if len(t.Q.Periods) > 0 {
		p = t.Q.Periods[0]
	}
	ans, err := compose.Computed(t, d, op.Entity, name, p)
	if err != nil {
		return answer.Answer{}, err
	}
	scope := ""
	if s := op.Dimension(facts.ScopeAxis); s != "" {
		scope = "（" + s + "报表）"
	}
	ans.Text = fmt.Sprintf("%s%s%s%s约为%s，由原文数字计算：%s。", op.Entity, phrase.Period(p), name, scope, d.Words(), d.Formula)
	bare := d.Quantity
	bare.Unit = ""
	ans.Computed = append(ans.Computed, bare) // 流动比率约为4.06: a number without a unit
	return ans, nil
}

var placesWords = pattern.New(`([0-9一二两三四五六])\s*(?:位|个)小数|小数点后\s*([0-9一二两三四五六])\s*位`)

// places returns how many places a question wants: 保留两位小数; 2 when it says
// nothing.
func places(t *search.Turn) int {
	m := placesWords.FindStringSubmatch(t.Q.Text)
	if m == nil {
		return 2
	}
	switch s := m[1] + m[2]; s {
	case "一":
		return 1
	case "二", "两":
		return 2
	case "三":
		return 3
	case "四":
		return 4
	case "五":
		return 5
	case "六":
		return 6
	default:
		return min(int(s[0]-'0'), 6)
	}
}

// operands finds the level of each metric for the one entity asked: of one
// article if there is one that has all, and of one period. Only a figure whose
// metric is the asked one by the lexicon, or by its very wording, will do.
func operands(t *search.Turn, metrics []string, periods []facts.Period) ([]facts.Fact, bool, error) {
	byArticle := map[string][]gates.Candidate{}
	var order []string
	for k, m := range metrics {
		cs, err := exactLevels(t, m, periods)
		if narrow := narrower[m]; err == nil && len(cs) == 0 && narrow != "" {
			if cs, err = exactLevels(t, narrow, periods); err == nil && len(cs) > 0 {
				if art, err := t.Article(cs[0].Article); err != nil || ownMargin.MatchString(art.Text) {
					return nil, false, err // the text gives one, as it counts it
				}
			}
		}
		if err != nil || len(cs) == 0 {
			return nil, false, err
		}
		for _, c := range cs {
			if plain, err := looseProse(t, c); err != nil || plain {
				if err != nil {
					return nil, false, err
				}
				continue
			}
			if k == 0 && len(byArticle[c.Article]) == 0 {
				order = append(order, c.Article)
			}
			have := byArticle[c.Article]
			if len(have) == k && (k == 0 || gates.SameTime(have[0].Period, c.Period)) {
				byArticle[c.Article] = append(have, c)
			}
		}
	}
	for _, id := range order {
		if have := byArticle[id]; len(have) == len(metrics) {
			var out []facts.Fact
			for _, c := range have {
				out = append(out, c.Fact)
			}
			return out, true, nil
		}
	}
	return nil, false, nil
}

// narrower is what stands for a metric where a text gives no other: news tell 归母净利润 alone.
var narrower = map[string]string{"净利润": "归属于母公司股东的净利润"}

// ownMargin is what a text calls the ratio that has such a metric.
var ownMargin = pattern.New(`净利润?率`)

// longArticle is the number of blocks from which an article is a report of many
// companies' figures, those of its subsidiaries among them.
const longArticle = 400

// looseProse reports whether a figure is no line of a table although it stands
// in a long report: 净利润:人民币706万元 in the paragraph on a subsidiary.
func looseProse(t *search.Turn, c gates.Candidate) (bool, error) {
	if c.Rule == "table" {
		return false, nil
	}
	art, err := t.Article(c.Article)
	return len(art.Blocks) >= longArticle, err
}

// exactLevels returns the stated levels of a metric, best first: those of the
// latest period when none is asked.
func exactLevels(t *search.Turn, name string, periods []facts.Period) ([]gates.Candidate, error) {
	plain := *t // what the question says of the ratio, its operands need not have
	plain.Q.Content, plain.Q.Measure, plain.Q.Whole, plain.Q.Unit, plain.Q.Kind = name, facts.Level, "", question.Unit{}, question.Lookup
	if !strings.Contains(name, onShare) {
		plain.Q.Text = strings.ReplaceAll(t.Q.Text, onShare, "") // 每股净资产 follows from what is not on a share
	}
	n := plain.Need()
	n.Periods = periods
	n.SetContent(name, name, "")
	found, err := t.Seek(n)
	if err != nil {
		return nil, err
	}
	var got []gates.Candidate
	for _, c := range found {
		if c.Dimension(facts.NoteAxis) != "" {
			continue // a part of the line, or the line under another definition
		}
		if c.Measure != facts.Level || c.Quantity.Approx != facts.Exact && c.Quantity.Approx != "" {
			continue
		}
		if _, _, listed := t.M.Metrics.Lookup(name); listed && c.Concept != "" && c.Concept == n.Concept || t.M.SameRunes(c.Metric, name) {
			got = append(got, c)
		}
	}
	if len(periods) == 0 && len(got) > 0 {
		last := got[0].Period.Last()
		for _, c := range got {
			if last.Before(c.Period.Last()) {
				last = c.Period.Last()
			}
		}
		var latest []gates.Candidate
		for _, c := range got {
			if c.Period.Last() == last {
				latest = append(latest, c)
			}
		}
		got = latest
	}
	return got, nil
}

// GrowthOfLevels computes a change from the levels of two periods that one article states,
// where no source prints the change of just that metric: a rate of growth, an amount where
// one is asked for, and the points between two ratios (不良率比上年末下降多少, where a table has
// 1.31 and 1.33). Without an asked period the latest level is the one that changed.
func GrowthOfLevels(t *search.Turn, n gates.Need, found []gates.Candidate) (answer.Answer, bool, error) {
	if n.Measure != facts.Growth || len(n.Entities) != 1 || len(n.Open) > 1 || t.Q.Relative {
		return answer.Answer{}, false, nil
	}
	content := strings.ReplaceAll(question.Subject(t.Q.Content, t.Q.Measure), " ", "")
	for _, c := range found {
		if c.Quantity.Approx != facts.Exact && c.Quantity.Approx != "" {
			continue // 增长率不低于30% is a condition
		}
		if n.Concept != "" && c.Concept == n.Concept && c.Dimension(facts.NoteAxis) == "" || t.M.SameRunes(c.Metric, content) {
			return answer.Answer{}, false, nil
		}
	}
	as, err := exactLevels(t, content, firstOf(n.Periods))
	if err != nil || len(as) == 0 {
		return answer.Answer{}, false, err
	}
	if len(n.Periods) == 0 {
		n.Periods = []facts.Period{as[0].Period}
	}
	now, before := twoPeriods(t, n)
	if !slices.ContainsFunc(n.Against, func(p facts.Period) bool { return !p.IsZero() }) && now.Instant && sinceYearEnd.MatchString(t.Q.Text) {
		before = facts.Year(now.Last().Year - 1).AtEnd()
	}
	bs, err := exactLevels(t, content, []facts.Period{before})
	if err != nil {
		return answer.Answer{}, false, err
	}
	for _, a := range as {
		if _, ok := gates.PeriodFits([]facts.Period{now}, &a.Fact); !ok {
			continue
		}
		for _, b := range bs {
			if a.Article != b.Article || !comparableLevels(t, a, b) || gates.Authority(&a.Fact) != gates.Authority(&b.Fact) {
				continue
			}
			if ans, ok, err := change(t, a, b); ok || err != nil {
				return ans, ok, err
			}
		}
	}
	return answer.Answer{}, false, nil
}

// sinceYearEnd holds a balance against that of the year before its own, whichever that is: 合同负债比上年末增加多少.
var sinceYearEnd = pattern.New(`(?:比|较)(?:上年|去年|上一年)(?:年)?[末底]|(?:比|较)(?:年初|期初)|年(?:初)?以来|年内`)

// firstOf returns the first of several periods alone, none of none.
func firstOf(ps []facts.Period) []facts.Period { return ps[:min(1, len(ps))] }

// change computes the change from b to a as the question asks for it.
func change(t *search.Turn, a, b gates.Candidate) (answer.Answer, bool, error) {
	if a.Quantity.Kind == facts.KindPercent || t.Q.AmountOfChange() || t.Q.Unit.Kind == facts.KindDuration { // 缩短了几分钟
		return amount(t, a, b)
	}
	if arithmetic.Amount(b.Fact).Value.Sign() <= 0 || arithmetic.Amount(a.Fact).Value.Sign() < 0 {
		return answer.Answer{}, false, nil // no rate leads from a profit to a loss
	}
	d, ok := arithmetic.Rate.Of([]facts.Fact{a.Fact, b.Fact}, places(t))
	if !ok {
		return answer.Answer{}, false, nil
	}
	ans, err := stateRatio(t, d, a.Metric+arithmetic.Rate.Name)
	return ans, err == nil, err
}
