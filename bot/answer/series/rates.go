package series

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/derive"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// ratesAsked matches the end of a question for how a figure has changed against one time or two.
var ratesAsked = pattern.New(`[,、;?]?(?:以及|和|及|与)?(同比|按年|环比|按季)(?:多少|几个点)?(?:[,、]?(?:以及|和|及|与)?(环比|按季|同比|按年))?(?:的?(?:增速|增幅|增长率?|涨幅|变化|变动|涨跌))?(?:(?:分别|各自?)?(?:是|为)?(?:多少|几个点|怎么样|如何|呢))?[?]?$`)

// levelAsked says that a question asks for a level before that.
var levelAsked = lex.NewWords("多少", "几", "多大", "何")

// WithRates answers a question for how a figure has changed against a year and against the quarter or month before, and for the
// figure where that is asked for as well: 收入多少,同比环比; 销量同比和环比. All of it has to be told of one metric, or nothing is
// answered: one rate is not both.
func WithRates(t *search.Turn) (answer.Answer, bool, error) {
	m := ratesAsked.FindStringSubmatch(t.Q.Text)
	if m == nil || t.Q.Measure != facts.Growth || len(t.Q.Entities) > 1 || len(t.Q.Periods) > 1 {
		return answer.Answer{}, false, nil
	}
	before := strings.TrimSuffix(t.Q.Text, m[0])
	level := levelAsked.In(before)
	if m[2] == "" && !level || m[2] == m[1] {
		return answer.Answer{}, false, nil
	}
	content, head := t.ContentOf(before)
	if content == "" {
		return answer.Answer{}, false, nil
	}
	var needs []gates.Need
	if level {
		n := t.Need()
		n.Measure, n.Unit.Kind, n.Whole = facts.Level, "", nil
		needs = append(needs, n)
	}
	for _, versus := range m[1:] {
		if versus != "" {
			again := *t
			again.Q.Text, again.Q.Against, again.Q.Compared = before+versus, nil, nil // 环比 is against 2025Q2, 同比 is not
			needs = append(needs, again.Need())
		}
	}
	return allFound(t, needs, content, head)
}

// allFound answers with what several needs find of one metric of one entity and period; with nothing where one of them
// finds none.
func allFound(t *search.Turn, needs []gates.Need, content, head string) (answer.Answer, bool, error) {
	var got []gates.Candidate
	for _, n := range needs {
		n.SetContent(content, head, "")
		found, err := t.Seek(n)
		if err != nil {
			return answer.Answer{}, false, err
		}
		if len(found) == 0 {
			ans, err := abstain.NearOnly(t, n, found)
			return ans, err == nil, err
		}
		got = append(got, choice.Settle(t, n, found))
		if a, b := got[0], got[len(got)-1]; a.Entity != b.Entity || a.Period != b.Period || !derive.SameMetric(t, a.Fact, b.Fact) {
			ans, err := abstain.NearOnly(t, n, got)
			return ans, err == nil, err
		}
	}
	if len(t.Q.Entities) == 0 && got[0].Entity != "" {
		return answer.Answer{}, false, nil // whose, nobody says
	}
	ans, err := compose.Statements(t, got)
	return ans, err == nil, err
}
