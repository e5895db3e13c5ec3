package series

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/sets"
	"wenbao/bot/answer/stated"
	"wenbao/facts"
	"wenbao/facts/quantity"
)

// Total sums figures of one unit, or averages them. It refuses when units
// differ.
func Total(t *search.Turn, cs []gates.Candidate) (answer.Answer, bool, error) {
	name, compute := "合计", arithmetic.Total
	if t.Q.Mean {
		name, compute = "平均", arithmetic.Mean
	}
	d, ok := compute(gates.Facts(cs))
	if !ok {
		return answer.Answer{}, false, nil
	}
	who := strings.Join(gates.Entities(cs), "、")
	period := cs[0].Period
	if last := cs[len(cs)-1].Period; len(gates.Entities(cs)) == 1 && last != period {
		period = facts.Period{Start: period.Start, End: last.End}
	}
	metric := cs[0].Metric
	if len(gates.Entities(cs)) == 1 && len(t.Q.Parts) == len(cs) {
		metric = strings.Join(t.Q.Parts, "、")
	}
	ans, err := compose.Computed(t, d, who, metric+name, period)
	ans.Computed = append(ans.Computed, facts.Quantity{Value: facts.Decimal(fmt.Sprint(len(cs)))})
	return ans, err == nil, err
}

// GroupTotal sums or averages over the members of a group: the total that a text
// states, else the sum when no member is missing. A mean may also come from a
// stated total and the number of members that the question and its sentence say.
func GroupTotal(t *search.Turn) (answer.Answer, bool, error) {
	n := t.Need()
	n.Entities = t.Q.Groups
	if len(n.Entities) > 0 {
		found, err := t.Seek(n)
		if err != nil {
			return answer.Answer{}, false, err
		}
		if len(found) > 0 && !t.Q.Mean {
			ans, err := stated.Choose(t, n, found)
			return ans, true, err
		}
		if len(found) > 0 && t.Q.Count > 1 {
			best := choice.Settle(t, n, found)
			if d, ok := meanOf(t, best); ok {
				ans, err := compose.Computed(t, d, best.Entity, best.Metric+"平均", best.Period)
				ans.Computed = append(ans.Computed, facts.Quantity{Value: facts.Decimal(fmt.Sprint(t.Q.Count))})
				return ans, err == nil, err
			}
		}
	}
	return Answer(t)
}

// meanOf divides a stated total by the number of members, which has to stand in
// its sentence too: 6家股份行合计528.22亿元.
func meanOf(t *search.Turn, c gates.Candidate) (arithmetic.Derived, bool) {
	art, err := t.Article(c.Article)
	if err != nil || c.Sentence < 0 || c.Sentence >= len(art.Sentences) || c.Quantity.Kind == facts.KindPercent {
		return arithmetic.Derived{}, false
	}
	said := false
	for _, m := range quantity.Find(art.Sentences[c.Sentence].In(art.Text)) {
		said = said || m.Quantity.Kind == facts.KindCount && m.Quantity.Value == facts.Decimal(fmt.Sprint(t.Q.Count))
	}
	if !said || !choice.SumsUp(c) {
		return arithmetic.Derived{}, false
	}
	return arithmetic.PerMember(c.Fact, t.Q.Count), true
}

// TotalOverYears sums the figures of every year of a range: 2021—2024四年研发费用.
// A missing year gives no sum.
func TotalOverYears(t *search.Turn) (answer.Answer, bool, error) {
	span := t.Q.SpanOf()
	n := t.Need()
	n.Periods = nil
	got, err := sets.ByPeriod(t, n)
	if err != nil {
		return answer.Answer{}, false, err
	}
	got = inSpan(t, got)
	if years := span.End.Year - span.Start.Year; len(got) != years || years < 2 {
		return answer.Answer{}, false, nil
	}
	return Total(t, got)
}

// TotalOverLastYears sums the figures of the last years that a question counts (四年研发费用合计), where nothing states what
// they come to. A year among them without a figure gives no sum.
func TotalOverLastYears(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	n := t.Need()
	years := n.TakeYears()
	if ans.Status != answer.NotFound || years < 2 || len(t.Q.Entities) != 1 || len(t.Q.Periods)+len(t.Q.Open) > 0 {
		return ans, nil
	}
	got, err := sets.ByPeriod(t, n)
	if err != nil {
		return ans, err
	}
	got = slices.DeleteFunc(got, func(c gates.Candidate) bool { return c.Period != facts.Year(c.Period.Start.Year) })
	slices.SortStableFunc(got, func(a, b gates.Candidate) int { return cmp.Compare(a.Period.Start.Year, b.Period.Start.Year) })
	if len(got) < years || got[len(got)-1].Period.Start.Year-got[len(got)-years].Period.Start.Year != years-1 {
		return ans, nil
	}
	total, ok, err := Total(t, got[len(got)-years:])
	if err != nil || !ok || total.Status != answer.Answered {
		return ans, err
	}
	return total, nil
}

// TotalOverMonths sums what every month of a range had (8到10月新增合计多少), where
// nothing states it for the range. Figures of days sum up to nothing.
func TotalOverMonths(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	span := t.Q.SpanOf()
	months := span.End.Month - span.Start.Month + 12*(span.End.Year-span.Start.Year)
	if ans.Status != answer.NotFound || !t.Q.Sum || len(t.Q.Periods) != 1 || span.Instant || span.Start.Day != 1 || span.End.Day != 1 || months < 2 || months > 5 || len(t.Q.Entities) != 1 || t.Q.ChangeAsked() {
		return ans, nil
	}
	n := t.Need()
	n.Periods = nil
	got, err := sets.ByPeriod(t, n)
	if err != nil {
		return ans, err
	}
	got = slices.DeleteFunc(inSpan(t, got), func(c gates.Candidate) bool {
		p := c.Period
		return p.Instant || p.Start.Day != 1 || p.End.Day != 1 || p.End.Month-p.Start.Month+12*(p.End.Year-p.Start.Year) != 1
	})
	if len(got) != months {
		return ans, nil
	}
	sum, ok, err := Total(t, got)
	if err != nil || !ok {
		return ans, err
	}
	return sum, nil
}
