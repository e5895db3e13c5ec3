package series

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/derive"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// Several answers a question for several metrics, each with its own fact. All
// have to be found.
func Several(t *search.Turn) (answer.Answer, bool, error) {
	var got []gates.Candidate
	tail := sharedTail(t)
	for i, p := range t.Q.Parts {
		n := t.Need()
		if t.Q.PartUnits != nil {
			n.Unit = t.Q.PartUnits[i]
		}
		found, err := seekPart(t, n, question.Subject(p, t.Q.Measure), tail)
		if err != nil || len(found) == 0 {
			return answer.Answer{}, false, err
		}
		c := choice.Settle(t, n, found)
		if slices.ContainsFunc(got, func(o gates.Candidate) bool { return o.Article == c.Article && o.Span == c.Span }) {
			return answer.Answer{}, false, nil // 负债和所有者权益总计 is one figure
		}
		got = append(got, c)
	}
	if len(gates.Entities(got)) > 1 {
		return answer.Answer{}, false, nil
	}
	if kind := got[0].Quantity.Kind; t.Q.Sum && (kind == facts.KindMoney || kind == facts.KindPhysical || kind == facts.KindCount && (added.MatchString(t.Q.Text) || alike(got)) && apart(got)) {
		return Total(t, got) // counts of one entity may overlap: 客户 and 月活客户
	}
	ans, err := compose.Statements(t, got)
	return ans, true, err
}

// sharedTail returns what the last of several parts ends with that the others may go on with, too:
// 产量 of 钼、钨、铌产量, 水泥价格 of 华东、西南、东北的水泥价格. "" for none.
func sharedTail(t *search.Turn) string {
	last := t.Q.Parts[len(t.Q.Parts)-1]
	if i := strings.LastIndex(last, "的"); i > 0 {
		return strings.ReplaceAll(last[i+len("的"):], " ", "")
	}
	return t.M.MetricAtEnd(last)
}

// seekPart seeks the facts of a part: of a sum under its name with the tail (购物中心和长租公寓收入合计),
// else so where there are none under its name alone, as for 水电 of 水电、光伏发电量各是多少.
func seekPart(t *search.Turn, n gates.Need, part, tail string) ([]gates.Candidate, error) {
	names := []string{part}
	if tail != "" && t.M.MetricAtEnd(part) == "" && !strings.HasSuffix(part, tail) {
		names = []string{part, part + tail}
		if t.Q.Sum {
			names = names[1:]
		}
	}
	for _, name := range names {
		n.SetContent(name, name, "")
		if found, err := t.Seek(n); len(found) > 0 || err != nil {
			return found, err
		}
	}
	return nil, nil
}

// added asks for the sum of just what is named.
var added = pattern.New(`加起来|相加|加总|加在一起|之和`)

// apart reports whether no metric's name is in another one's, as that of a part is.
func apart(cs []gates.Candidate) bool {
	for i, c := range cs {
		for k, o := range cs {
			if i != k && strings.Contains(c.Metric, o.Metric) {
				return false
			}
		}
	}
	return true
}

// alike reports whether figures are of one sentence and of one kind of thing, told apart by what stands
// before it: 自营专柜405个、经销专柜32个.
func alike(cs []gates.Candidate) bool {
	first := []rune(cs[0].Metric)
	kind := string(first[max(0, len(first)-2):])
	return !slices.ContainsFunc(cs, func(c gates.Candidate) bool {
		return !strings.HasSuffix(c.Metric, kind) || c.Article != cs[0].Article || c.Sentence != cs[0].Sentence || c.Measure != facts.Level || c.Quantity.Unit != cs[0].Quantity.Unit
	})
}

// EachPeriod answers a question for one metric in several periods: 前三季度、第三季度营业总
// 收入分别是多少. Each has to have its own figure, told for just that period.
func EachPeriod(t *search.Turn) (answer.Answer, bool, error) {
	if len(t.Q.Periods) < 2 || len(t.Q.Parts) > 0 || len(t.Q.Entities)+len(t.Q.Groups) > 1 || t.Q.Versions ||
		t.Q.ChangeAsked() && !strings.Contains(t.Q.Text, "分别") && !strings.Contains(t.Q.Text, "各") {
		return answer.Answer{}, false, nil
	}
	var got []gates.Candidate
	for _, p := range t.Q.Periods {
		n := t.Need()
		n.Periods = []facts.Period{p}
		found, err := t.Seek(n)
		if err != nil || len(found) == 0 {
			return answer.Answer{}, false, err
		}
		c := choice.Settle(t, n, found)
		if c.When < 0.95 || slices.ContainsFunc(got, func(o gates.Candidate) bool {
			return o.Article == c.Article && o.Span == c.Span || o.Entity != c.Entity || o.Quantity.Unit != c.Quantity.Unit || !derive.SameMetric(t, o.Fact, c.Fact)
		}) {
			return answer.Answer{}, false, nil
		}
		got = append(got, c)
	}
	ans, err := compose.Statements(t, got)
	return ans, err == nil, err
}

// WithRate answers a question for a figure and how it changed, or what part of a whole it is,
// in one breath: 归母净利润及同比增速, 公司贷款余额及占比. Both have to be told of one metric.
func WithRate(t *search.Turn) (answer.Answer, bool, error) {
	m := andRate.FindStringIndex(t.Q.Text)
	if m == nil || t.Q.Measure != facts.Growth && t.Q.Measure != facts.Share && t.Q.Measure != facts.Change || len(t.Q.Entities) > 1 || len(t.Q.Periods) > 1 {
		return answer.Answer{}, false, nil
	}
	content, head := t.ContentOf(t.Q.Text[:m[0]])
	if content == "" {
		return answer.Answer{}, false, nil
	}
	var got []gates.Candidate
	for _, measure := range []facts.Measure{facts.Level, t.Q.Measure} {
		n := t.Need()
		if n.Measure = measure; measure == facts.Level {
			n.Unit.Kind, n.Whole = "", nil
		}
		n.SetContent(content, head, "")
		found, err := t.Seek(n)
		if err != nil || len(found) == 0 {
			return answer.Answer{}, false, err
		}
		got = append(got, choice.Settle(t, n, found))
	}
	if len(t.Q.Entities) == 0 && got[0].Entity != "" {
		return answer.Answer{}, false, nil // whose, nobody says
	}
	if got[0].Entity != got[1].Entity || got[0].Period != got[1].Period || !derive.SameMetric(t, got[0].Fact, got[1].Fact) {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Statements(t, got)
	return ans, err == nil, err
}

// andRate matches what such a question ends with.
var andRate = pattern.New(`的?(?:(?:金额)?(?:是|为)?多少)?(?:及|以及|和|与|、|,)(?:其|它的?)?(?:同比|环比|较上年末?|较年初|比上年末?|占\p{Han}{0,8}?的?)?(?:增速|增幅|增长率|增长|变动幅度|增减幅度?|变动率|变动|占比|比重|比例)(?:分别)?(?:各?[是为])?(?:多少)?[?]?$`)
