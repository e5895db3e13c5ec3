package answerer

import (
	_ "embed"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
)

//go:embed reword.tsv
var rewordTSV string

// rewording is what a colloquial wording may mean. It is tried only where a question
// as it stands finds nothing, so that a text that words it in the same way goes first.
type rewording struct {
	said  string
	kind  facts.UnitKind // of the unit asked for; "" for any
	means []string
}

var rewordings = loadRewordings()

func loadRewordings() []rewording {
	var out []rewording
	for _, row := range lex.Rows(rewordTSV, "said", "unit", "means") {
		out = append(out, rewording{said: row[0], kind: facts.UnitKind(row[1]), means: strings.Split(row[2], "|")})
	}
	return out
}

// growthMeant ends what is told by how it grew where the question does not say so: 前三季度CPI.
const growthMeant = "同比增长"

// reworded returns the question in other words, the likeliest first: 卖了多少钱 asks for
// 销售额, 有多少架飞机 for the 机队. At most four.
func reworded(q question.Question) []question.Question {
	var out []question.Question
	content := strings.ReplaceAll(q.Content, " ", "")
	for _, r := range rewordings {
		i := strings.Index(content, r.said)
		if i < 0 || r.kind != "" && q.Unit.Kind != r.kind {
			continue
		}
		for _, m := range r.means {
			if len(m) > len(r.said) && strings.HasPrefix(content[i:], m) {
				continue // says so already
			}
			if repeats(m, content[:i]+content[i+len(r.said):]) {
				continue // 境外会计师事务所审计费 is none of 境内会计师事务所报酬
			}
			again := q
			if rate, ok := strings.CutSuffix(m, growthMeant); ok {
				if q.Kind != question.Lookup || q.Measure != facts.Level || q.Unit.Kind != "" || strings.HasSuffix(content, "指数") {
					continue
				}
				m, again.Kind, again.Measure = rate, question.Growth, facts.Growth
			}
			again.Content = content[:i] + m + content[i+len(r.said):]
			again.Head = gates.LastChunk(again.Content)
			if q.Measure == facts.Growth && strings.HasSuffix(m, "率") {
				again.Kind, again.Measure = question.Lookup, facts.Level // 近一周涨跌幅 of a fund's 近一周收益率
			}
			if out = append(out, again); len(out) == 4 {
				return out
			}
		}
	}
	return append(out, onShares(q, content)...)
}

// repeats reports whether other words for a part of a question say again what its rest says: four characters in a
// row of it.
func repeats(means, rest string) bool {
	for r := []rune(means); len(r) > 0; r = r[1:] {
		if match.LongestRun(r, []rune(rest)) >= 4 {
			return true
		}
	}
	return false
}

// onShares returns a question for a payout that does not say on what as one for that on a
// share, and on ten: 末期息多少. One for a total means no such.
func onShares(q question.Question, content string) []question.Question {
	if !gates.PaysOut(content) || strings.Contains(content, "每") || strings.Contains(content, "总") || q.Kind != question.Lookup || q.Unit.Scale != "" || strings.HasSuffix(content, "率") {
		return nil
	}
	var out []question.Question
	for _, unit := range []string{"每股", "每10股"} {
		again := q
		again.Content, again.Text = unit+content, q.Text+unit
		again.Head = again.Content
		out = append(out, again)
	}
	return out
}

// inOtherWords answers a question that found nothing as it is worded.
func inOtherWords(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	if ans.Status != answer.NotFound || ans.Reason != answer.UnknownMetric && ans.Reason != answer.OnlyOtherScope && ans.Reason != answer.PeriodMissing {
		return ans, nil
	}
	for _, q := range reworded(t.Q) {
		again := *t
		again.Q = q
		second, err := byKind(&again)
		if err != nil || second.Status == answer.Answered && keepsKind(t, second) {
			return second, err
		}
	}
	return asRevenue(t, ans)
}

// keepsKind reports whether the figures of an answer in other words, and their metrics, measure in
// what the question's own words do: 销售经营利润 is no 销量, and 客户贷款总额 none of 用户数.
func keepsKind(t *search.Turn, ans answer.Answer) bool {
	kinds := t.M.Metrics.Units(strings.ReplaceAll(question.Subject(t.Q.Content, t.Q.Measure), " ", ""))
	if len(kinds) == 0 || t.Q.Measure != facts.Level {
		return true
	}
	asked := func(k facts.UnitKind) bool { return slices.Contains(kinds, k) }
	return !slices.ContainsFunc(ans.Figures, func(f answer.Figure) bool {
		of := t.M.Metrics.Units(f.Metric)
		return f.Quantity.Kind == facts.KindMoney && !asked(facts.KindMoney) || len(of) > 0 && !slices.ContainsFunc(of, asked)
	})
}
