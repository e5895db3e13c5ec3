package derive

import (
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/pattern"
)

// movedInSentence computes how far a level moved that a sentence gives with the one before: 周转天数由142天缩短到118天
// for 周转天数缩短了几天. Where the first says no period of its own, the sentence is all that tells that it came first.
func movedInSentence(t *search.Turn, n gates.Need, out gates.Outcome) (answer.Answer, bool, error) {
	if n.Measure != facts.Growth || len(n.Periods) > 1 || n.AsksSequential() || asksCourse.MatchString(t.Q.Text) {
		return answer.Answer{}, false, nil
	}
	for i := range out.OtherMeasure {
		a := &out.OtherMeasure[i]
		if a.Measure != facts.Level || a.Modality != facts.Actual || a.Score < movedScore || gates.ToldBefore(&a.Fact) {
			continue
		}
		if _, ok := n.PeriodFits(&a.Fact); !ok && len(n.Periods) > 0 {
			continue
		}
		beside, err := besideShare(t, []string{a.Entity}, &a.Fact)
		if err != nil {
			return answer.Answer{}, false, err
		}
		for _, p := range beside {
			b := gates.Candidate{Fact: *p.Fact}
			if b.Sentence == a.Sentence && (gates.ToldBefore(&b.Fact) || strings.HasPrefix(a.Rule, "level-to") && (b.Period.IsZero() || b.Period.Last().Before(a.Period.Last()))) && b.Span.End <= a.Span.Start && a.Span.Start-b.Span.End < nearby && comparableLevels(t, *a, b) && againstThat(t, n, a.Period, b.Period) {
				return change(t, *a, b)
			}
		}
	}
	return answer.Answer{}, false, nil
}

// againstThat reports whether a change from one period to another is the one that is asked for: 同比 is against the year
// before, 较年初 against its end.
func againstThat(t *search.Turn, n gates.Need, now, before facts.Period) bool {
	if overYear.MatchString(t.Q.Text) {
		return !before.IsZero() && before == now.ShiftYears(-1)
	}
	if sinceYearEnd.MatchString(t.Q.Text) {
		d := before.Last()
		return before.Instant && (d.Month == 12 && d.Day == 31 || d.Month == 1 && d.Day == 1)
	}
	for _, p := range n.Against {
		if !p.IsZero() && !before.IsZero() && p.End != before.End && p.Last().AddDays(1) != before.Last() {
			return false
		}
	}
	return true
}

var overYear = pattern.New(`同比|按年|(?:去年|上年|上一年)同[期比]`)

// asksCourse asks for the way that a figure went, and not for how far.
var asksCourse = pattern.New(`怎么变|如何变|怎样变|走势|趋势|是[增升涨]是[减降跌]`)

// movedScore is how well such a level has to say what is asked, nearby how many bytes stand between the two at most.
const (
	movedScore = 0.8
	nearby     = 40
)
