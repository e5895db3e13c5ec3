package derive

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
)

// wholly is how much a part's name and the question's words have of each other, at least: what is nearly said is
// another part.
const wholly = 0.9

// partOfWhole computes a part from its share and the whole: 研发人员有多少人 from 员工1,642人,研发人员占38%. The
// share names the whole, or is one of people, whose whole is all of them; it has to be exact and of one time with it.
func partOfWhole(t *search.Turn, n gates.Need, _ gates.Outcome) (answer.Answer, bool, error) {
	return partOf(t, n, nil)
}

// partOf is partOfWhole; of a known whole, where there is one.
func partOf(t *search.Turn, n gates.Need, known *gates.Candidate) (answer.Answer, bool, error) {
	if n.Measure != facts.Level || t.Q.Whole != "" || t.Q.Kind != question.Lookup || len(n.Entities) != 1 {
		return answer.Answer{}, false, nil
	}
	of := n
	of.Measure, of.Unit = facts.Share, question.Unit{}
	found, err := t.Seek(of)
	if err != nil || len(found) == 0 {
		return answer.Answer{}, false, err
	}
	s := found[0]
	name, said := s.Of, s.Recall >= wholly && s.Precision >= wholly
	if part, ok := strings.CutSuffix(s.Metric, "占比"); ok && name == "" && strings.HasSuffix(part, "收入") && t.M.SameRunes(part, strings.ReplaceAll(t.Q.Content, " ", "")) {
		s.Metric, name, said = part, "营业收入", true // 海外收入占比34%: of all of it
	}
	if name == "" && (strings.HasSuffix(s.Metric, "人员") || strings.HasSuffix(s.Metric, "员工")) {
		name = "员工"
	}
	if name == "" || s.Quantity.Approx != facts.Exact || s.Quantity.Kind != facts.KindPercent || s.High.Value != "" || !said || s.Rule == "table" {
		return answer.Answer{}, false, nil
	}
	whole, ok, err := level(t, name, []facts.Period{s.Period})
	if err != nil || !ok || whole.Article != s.Article || whole.Entity != s.Entity || whole.Span == s.Span || known != nil && whole.Span != known.Span || !gates.SameTime(whole.Period, s.Period) || !gates.UnitFits(n.Unit, &whole.Fact) {
		return answer.Answer{}, false, err
	}
	part := s.Metric
	if s.Of != "" && t.M.Metrics.Units(part) == nil {
		part += s.Of // 智能业务贡献了净利润的60%
	}
	ans, err := compose.Computed(t, arithmetic.Part(whole.Fact, s.Fact), s.Entity, part, whole.Period)
	return ans, err == nil, err
}
