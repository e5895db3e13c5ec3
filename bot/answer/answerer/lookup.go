package answerer

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/derive"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/series"
	"wenbao/bot/answer/sets"
	"wenbao/bot/answer/stated"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/metric"
	"wenbao/facts/pattern"
)

// lookup answers with one figure: stated if a fact states it, else computed
// from facts that do.
func lookup(t *search.Turn) (answer.Answer, error) {
	if len(t.Q.Ambiguous) > 0 && len(t.Q.Entities) == 0 {
		return ambiguousEntity(t)
	}
	n := t.Need()
	found, err := t.Seek(n)
	if err != nil {
		return answer.Answer{}, err
	}
	if t.Q.Kind == question.List && t.Q.Negative && len(found) > 0 {
		if found = falling(found); len(found) == 0 {
			return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: abstain.NoneFits}, nil
		}
	}
	if found, err = stated.YearBefore(t, &n, found); err != nil {
		return answer.Answer{}, err
	}
	if t.Q.AsksExcess() {
		found = slices.DeleteFunc(slices.Clone(found), noExcess)
	}
	if t.Q.Each != "" && len(t.Q.Entities) == 1 {
		return abstain.NearOnly(t, n, found) // the whole is not its parts
	}
	for _, several := range []func(*search.Turn) (answer.Answer, bool, error){series.EachPeriod, series.WithRates, series.WithRate} {
		if ans, ok, err := several(t); ok || err != nil {
			return ans, err
		}
	}
	if len(t.Q.Parts) > 1 && !t.Q.Versions && !oneMetric(t) && (len(found) == 0 || !choice.SaysAll(t, n, found[0])) {
		if ans, ok, err := series.Several(t); ok || err != nil {
			return ans, err
		}
		each := t.Q.Kind == question.List || strings.Contains(t.Q.Text, "分别")
		if t.Q.Sum && (len(found) == 0 || !choice.SumsUp(found[0])) || each && len(t.Q.Parts) > 2 {
			return abstain.NearOnly(t, n, found) // one part is no sum
		}
	}
	if ans, ok, err := stated.Counted(t, n); ok || err != nil {
		return ans, err
	}
	for _, compute := range []func(*search.Turn, gates.Need, []gates.Candidate) (answer.Answer, bool, error){derive.Ratio, derive.GrowthOfLevels} {
		if ans, ok, err := compute(t, n, found); ok || err != nil {
			return ans, err
		}
	}
	if len(found) == 0 {
		return unstated(t, n)
	}
	best := choice.Settle(t, n, found)
	if no, err := unfit(t, n, best); err != nil {
		return answer.Answer{}, err
	} else if no {
		return unstated(t, n)
	}
	if ans, ok, err := derive.Instead(t, n, best); ok || err != nil {
		return ans, err
	}
	return stated.Choose(t, n, found)
}

// unfit reports whether the best figure that passed the gates is still none of what is asked.
func unfit(t *search.Turn, n gates.Need, best gates.Candidate) (bool, error) {
	if elsewhere, err := wordedElsewhere(t, n, best); elsewhere || err != nil {
		return elsewhere, err
	}
	return ofBeginning(t, n, best)
}

// wordedElsewhere reports whether the best figure leaves words of the question unsaid that a
// table of the same article has beside the rest of them, of another time or in another unit:
// 沈某2022年税前报酬, of which there is only 2023's, is not what 沈某 held in 2022.
func wordedElsewhere(t *search.Turn, n gates.Need, best gates.Candidate) (bool, error) {
	if best.Rule != "table" || best.Recall > partlySaid || best.Head > partlySaid || n.Concept != "" && best.Concept == n.Concept {
		return false, nil
	}
	out, err := t.Search(n)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(slices.Concat(out.OtherPeriod, out.OtherMeasure), func(c gates.Candidate) bool {
		return c.Article == best.Article && c.Entity == best.Entity && c.Rule == "table" && c.Metric != best.Metric && c.Recall > fullySaid && c.Head > fullySaid && !c.Clash
	}), nil
}

// How much of a question a figure says that leaves words of it out, and one that does not.
const (
	partlySaid = 0.93
	fullySaid  = 0.99
)

// ofBeginning reports whether the best figure is of the beginning of what its report is on, where
// the question asks for the end without a year: 存货跌价准备期末余额, of which only 期初's was read.
func ofBeginning(t *search.Turn, n gates.Need, best gates.Candidate) (bool, error) {
	if len(n.Periods)+len(n.Open) > 0 || !strings.Contains(t.Q.Text, "期末") && !strings.Contains(t.Q.Text, "年末") {
		return false, nil
	}
	if best.Rule != "table" || !best.Period.Instant {
		return false, nil
	}
	fs, err := t.FactsAbout([]string{best.Entity}, best.Period.ShiftYears(1))
	return slices.ContainsFunc(fs, func(f facts.Fact) bool {
		return f.Article == best.Article && f.Rule == "table" && f.Period == best.Period.ShiftYears(1)
	}), err
}

// falling keeps what the question asks a list of: 哪几家的净利润下滑.
func falling(cs []gates.Candidate) []gates.Candidate {
	return slices.DeleteFunc(slices.Clone(cs), func(c gates.Candidate) bool { return c.Quantity.Value.Sign() >= 0 })
}

// noExcess reports whether a figure says of nothing by how much it is more than another: the level of
// 同行平均8.9% for 比同行高多少.
func noExcess(c gates.Candidate) bool {
	return (c.Measure == facts.Level || c.Measure == facts.Share) && !compares.MatchString(c.Metric+c.Context)
}

// compares is how a clause holds a figure against another one: 高于行业平均0.3个百分点.
var compares = pattern.New(`[高低多少大小优快慢](?:于|出)|比\p{Han}+[高低多少]`)

// unstated answers a question whose figure no fact states: computed from what the
// gates refused, or by what else its words can mean.
func unstated(t *search.Turn, n gates.Need) (answer.Answer, error) {
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, err
	}
	dated, err := derive.MeantPeriods(t, n, out)
	if err != nil {
		return answer.Answer{}, err
	}
	if ans, ok, err := derive.Of(t, dated, out); ok || err != nil {
		return ans, err
	}
	if len(t.Q.Entities) == 0 && sets.HasMembers(t) {
		// 六大行分别是多少, where only its members have figures
		t.Q.Kind = question.List
		if ans, ok, err := series.Answer(t); ok || err != nil {
			return ans, err
		}
	}
	for _, read := range []func(*search.Turn, gates.Need, gates.Outcome) (answer.Answer, bool, error){stated.ReadAgain, stated.Item, stated.OnDay} {
		if ans, ok, err := read(t, n, out); ok || err != nil {
			return ans, err
		}
	}
	return abstain.NotFound(t, n, out)
}

// oneMetric reports whether what is asked for is one metric whose name joins two words, 业务及管理费, or one that is
// counted from a level up: 博士及以上的员工人数.
func oneMetric(t *search.Turn) bool {
	content := strings.ReplaceAll(t.Q.Content, " ", "")
	name, class, ok := t.M.Metrics.Lookup(content)
	return ok && class == metric.Exact && joinedName.MatchString(name) || andAbove.MatchString(content)
}

var (
	joinedName = pattern.New(`[及与和]`)
	andAbove   = pattern.New(`及以[上下]`)
)
