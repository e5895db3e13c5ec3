package derive

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// asksCompletion asks how much of a year's goal has been reached: 资本开支完成了全年计划的百分之几, 全年营收目标完成了多少.
var asksCompletion = pattern.New(`完成了?[^,。?]{0,12}(?:目标|计划|预算|指引)的?(?:百分之|多少|几成|比例)|(?:目标|计划|预算|指引)[^,。?]{0,4}完成了?(?:百分之|多少|几成|比例)|(?:目标|计划|预算|指引)的?(?:完成率|完成度|完成比例|完成进度)`)

// ofGoal are the words of such a question that say nothing of what the goal is for.
var ofGoal = lex.NewReplacer("完成比例", "", "完成进度", "", "完成率", "", "完成度", "", "完成了", "", "完成", "", "全年", "", "年度", "", "目标", "", "计划", "", "预算", "", "指引", "", "的", "")

// completed computes how much of a goal has been reached, from the goal and what was reached in a part of its year.
func completed(t *search.Turn, n gates.Need) (answer.Answer, bool, error) {
	if len(n.Entities) != 1 || !asksCompletion.MatchString(t.Q.Text) {
		return answer.Answer{}, false, nil
	}
	what := ofGoal.Replace(strings.ReplaceAll(t.Q.Content, " ", ""))
	if what == "" {
		return answer.Answer{}, false, nil
	}
	goals, err := levelsAs(t, what, facts.Target)
	if err != nil || len(goals) == 0 || goals[0].High.Value != "" || goals[0].Quantity.Value.Sign() <= 0 || goals[0].Period != facts.Year(goals[0].Period.Last().Year) {
		return answer.Answer{}, false, err
	}
	goal := goals[0]
	all, err := levelsAs(t, what, facts.Actual)
	if err != nil {
		return answer.Answer{}, false, err
	}
	done, ok := soFar(n, all, goal)
	if !ok {
		return answer.Answer{}, false, nil
	}
	d, ok := arithmetic.Quotient(done.Fact, goal.Fact, "%", facts.KindPercent, 100)
	if !ok {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Computed(t, d, done.Entity, what+"占全年目标的比例", done.Period)
	return ans, err == nil, err
}

// alikeGap is how much worse than the best a level of the same may be worded: 营业总收入 for 营收.
const alikeGap = 0.15

// soFar returns the latest of levels that are of a goal's year from its beginning on, in the time that is asked for if one is.
func soFar(n gates.Need, all []gates.Candidate, goal gates.Candidate) (done gates.Candidate, ok bool) {
	year := goal.Period.Last().Year
	asked := n.Periods
	if len(n.Open) > 0 {
		asked = n.OpenIn(year)
	}
	for _, c := range all {
		if c.Score < all[0].Score-alikeGap || c.Entity != goal.Entity || c.Quantity.Unit != goal.Quantity.Unit || c.Period.IsZero() || c.Period.Last().Year != year || c.Period == goal.Period {
			continue
		}
		if !c.Period.Instant && c.Period.Start != goal.Period.Start {
			continue // the second quarter alone
		}
		if _, fits := gates.PeriodFits(asked, &c.Fact); len(asked) > 0 && !fits {
			continue
		}
		if !ok || done.Period.Last().Before(c.Period.Last()) {
			done, ok = c, true
		}
	}
	return done, ok
}

// levelsAs finds the levels of a metric as they were, or as goals, the best first.
func levelsAs(t *search.Turn, content string, as facts.Modality) ([]gates.Candidate, error) {
	n := t.Need()
	n.Measure, n.Unit, n.Whole, n.Wants, n.Periods, n.Open = facts.Level, question.Unit{}, nil, as, nil, nil
	n.OfPartOfYear()
	n.SetContent(content, gates.LastChunk(content), "")
	found, err := t.Seek(n)
	concept, _, known := t.M.Metrics.Lookup(content)
	return slices.DeleteFunc(found, func(c gates.Candidate) bool { return c.Precision < minOperand && !(known && c.Concept == concept) }), err
}
