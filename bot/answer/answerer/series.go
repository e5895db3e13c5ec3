package answerer

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/question"
	"wenbao/facts"
)

// gather finds one figure for each entity, or for each period of one entity,
// that words the asked metric in the same way: what a rank, a trend, a sum and
// a list are made of. The best candidate sets the unit and kind; the others
// have to agree.
func (t *turn) gather(n gates.Need, byPeriod bool) ([]gates.Candidate, error) {
	found, err := t.Seek(n)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	groups := map[string][]gates.Candidate{}
	var keys []string
	for _, c := range found {
		if !byPeriod && !t.member(c.Entity) || byPeriod && len(n.Entities) != 1 && c.Entity != found[0].Entity {
			continue
		}
		if fits, err := t.ofClass(&c.Fact); !byPeriod && !fits {
			if err != nil {
				return nil, err
			}
			continue
		}
		key := c.Entity
		if byPeriod {
			key = fmt.Sprint(c.Period.Last(), lengthOf(c.Period)) // the fourth quarter is not the year
		}
		if _, ok := groups[key]; !ok {
			keys = append(keys, key)
		}
		groups[key] = append(groups[key], c)
	}
	sort.Strings(keys)
	var got []gates.Candidate
	for _, k := range keys {
		got = append(got, choice.Settle(&t.Turn, n, groups[k]))
	}
	return t.alike(got), nil
}

// alike keeps the candidates that can be set side by side with the one that
// fits best: same unit, scores not far behind.
func (t *turn) alike(cs []gates.Candidate) []gates.Candidate {
	if len(cs) == 0 {
		return nil
	}
	best := cs[0]
	for _, c := range cs[1:] {
		if c.Rank() > best.Rank() {
			best = c
		}
	}
	var out []gates.Candidate
	for _, c := range cs {
		if c.Quantity.Unit == best.Quantity.Unit && c.Score >= best.Score-0.2 {
			out = append(out, c)
		}
	}
	return out
}

// series answers rank, trend, list and sum questions over many figures.
func (t *turn) series() (answer.Answer, bool, error) {
	if t.Q.Kind == question.Trend || t.Q.AcrossPeriods() {
		return t.overTime()
	}
	if t.Q.Kind == question.Rank && t.Q.Confirm && len(t.Q.Entities) == 1 {
		t.Claimant, t.Q.Entities = t.Q.Entities[0], nil // 工行是六大行里最高的吗
	}
	if t.Q.AsksPlace() && len(t.Q.Entities) < 2 {
		return t.whichPlace()
	}
	if t.Q.Each != "" && (len(t.Q.Entities) == 1 || t.ofCountry()) {
		if ans, ok, err := t.ofParts(); ok || err != nil {
			return ans, ok, err
		}
	}
	n := t.Need()
	n.Entities = t.Q.Entities
	s, err := t.members(n)
	if err != nil {
		return answer.Answer{}, false, err
	}
	switch t.Q.Kind {
	case question.Rank:
		return t.ranking(n, s)
	case question.List:
		if len(s.got) < 2 {
			return answer.Answer{}, false, nil
		}
		if n := t.Q.Count; n > 1 && len(t.Q.Groups) == 0 && !s.closed && len(s.got) != n && severalArticles(s.got) {
			return t.incomplete(set{}), true, nil // who the 五家酒企 are, no one article says
		}
		return t.listed(s.got)
	case question.Aggregate:
		if len(s.got) < 2 {
			return answer.Answer{}, false, nil
		}
		if !s.complete() {
			return t.incomplete(s), true, nil
		}
		return t.total(s.got)
	}
	return answer.Answer{}, false, nil
}

// severalArticles reports whether figures stand in more than one article.
func severalArticles(cs []gates.Candidate) bool {
	for _, c := range cs[1:] {
		if c.Article != cs[0].Article {
			return true
		}
	}
	return false
}

// ofParts ranks, lists or sums the parts of one entity.
func (t *turn) ofParts() (answer.Answer, bool, error) {
	got, err := t.breakdown()
	if err != nil || len(got) < 2 {
		return answer.Answer{}, false, err
	}
	var ans answer.Answer
	switch {
	case t.Q.Kind == question.Rank:
		t.byValue(got)
		at := max(1, t.Q.Nth)
		if at > len(got) {
			return answer.Answer{}, false, nil
		}
		if ans, err = compose.Statements(&t.Turn, got[at-1:at]); err == nil {
			ans.Sources, err = compose.Sources(&t.Turn, gates.Facts(got)...)
		}
	case t.Q.Sum:
		return t.total(got)
	default:
		ans, err = compose.Statements(&t.Turn, got)
	}
	return ans, err == nil, err
}

// ranking answers who is first, or n-th. Where figures may be missing, the place
// that a text states goes before what can be computed; a place other than the
// first is not computed from an incomplete set at all.
func (t *turn) ranking(n gates.Need, s set) (answer.Answer, bool, error) {
	if !s.complete() && t.Q.Top < 2 && !t.Q.Least {
		stated, err := t.placed(n, s.got, max(1, t.Q.Nth))
		if err != nil {
			return answer.Answer{}, false, err
		}
		if len(gates.Entities(stated)) == 1 {
			ans, err := t.ranked(stated[:1], false)
			return ans, true, err
		}
		if len(stated) > 1 {
			return t.incomplete(s), true, nil
		}
	}
	if len(s.got) < 2 {
		return answer.Answer{}, false, nil
	}
	if t.Q.Count > 1 && len(t.Q.Groups) == 0 && !s.closed && len(s.got) > t.Q.Count {
		return t.incomplete(set{}), true, nil // which of them 四家快递公司 are, is not known
	}
	if len(s.missing) > 0 && (t.Q.Nth > 1 || len(t.Q.Groups) == 0) || len(t.Q.Ambiguous) > 0 && len(t.Q.Entities) > 0 { // 三家里: without one of them, nobody is first
		return t.incomplete(s), true, nil
	}
	ans, err := t.ranked(s.got, false)
	if err == nil && len(s.missing) > 0 {
		ans.Text += "未收录：" + joinNames(s.missing) + "。"
	}
	return ans, true, err
}

// maxOrdered is how many of a ranking are told one after another.
const maxOrdered = 20

// ranked answers with the first, or the first k, or the k-th. A single figure is
// one whose place the text itself states.
func (t *turn) ranked(cs []gates.Candidate, byPeriod bool) (answer.Answer, error) {
	t.byValue(cs)
	total := len(cs)
	if t.ofDecline() && !byPeriod && cs[0].Quantity.Value.Sign() > 0 {
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: noneFits}, nil // nobody's fell
	}
	pick := cs[:min(max(t.Q.Top, 1), total)]
	if t.Q.Order && t.Q.Top == 0 {
		pick = cs[:min(total, maxOrdered)]
	}
	if t.Q.Nth > 0 && total > 1 {
		if t.Q.Nth > total {
			return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: fmt.Sprintf("已收录的只有%d个，排不到这一位。", total)}, nil
		}
		pick = cs[t.Q.Nth-1 : t.Q.Nth]
	}
	if t.Q.Sum && len(pick) > 1 {
		if ans, ok, err := t.total(pick); ok || err != nil {
			return ans, err
		}
	}
	ans, err := compose.Statements(&t.Turn, pick)
	if err != nil {
		return answer.Answer{}, err
	}
	word := "最高"
	switch {
	case t.ofDecline() && t.Q.Nth == 0 && !t.Q.Order:
		word = "降幅最大"
		if t.Q.Least {
			word = "降幅最小"
		}
	case t.Q.Nth > 0:
		word = fmt.Sprintf("排第%d", t.Q.Nth)
	case t.Q.Order && t.Q.Least:
		word = "从低到高"
	case t.Q.Order:
		word = "从高到低"
	case t.Q.Least:
		word = "最低"
	}
	said := compose.WithShortNames(&t.Turn, pick, strings.TrimSuffix(ans.Text, "。"))
	if total == 1 {
		ans.Text = fmt.Sprintf("原文所述%s：%s。", word, said)
	} else {
		ans.Text = fmt.Sprintf("已收录的%s中%s：%s。", t.scope(cs, byPeriod), word, said)
	}
	if t.Claimant != "" {
		verdict := "不是，"
		if slices.Contains(gates.Entities(pick), t.Claimant) {
			verdict = "是的，"
		}
		ans.Text = verdict + ans.Text
	}
	ans.Sources, err = compose.Sources(&t.Turn, gates.Facts(append(slices.Clone(pick), cs...))...)
	return ans, err
}

// scope names what was ranked, without a figure: the names or the periods.
func (t *turn) scope(cs []gates.Candidate, byPeriod bool) string {
	var out []string
	for _, c := range cs {
		s := c.Entity
		if byPeriod {
			s = phrase.Period(c.Period)
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	sort.Strings(out)
	if len(out) > 8 {
		return strings.Join(out[:8], "、") + "等"
	}
	return strings.Join(out, "、")
}

// listed answers with every figure that keeps to the question's bound, the
// largest first.
func (t *turn) listed(cs []gates.Candidate) (answer.Answer, bool, error) {
	var keep []gates.Candidate
	for _, c := range cs {
		ok := true
		for _, b := range t.Q.Bounds {
			v, _ := arithmetic.Judge(c.Fact, b)
			ok = ok && v == arithmetic.Yes
		}
		if t.Q.Negative {
			ok = ok && c.Quantity.Value.Sign() < 0
		}
		if ok {
			keep = append(keep, c)
		}
	}
	if len(keep) == 0 {
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: noneFits}, true, nil
	}
	sort.SliceStable(keep, func(i, j int) bool { return keep[i].Quantity.Value.Cmp(keep[j].Quantity.Value) > 0 })
	ans, err := compose.Statements(&t.Turn, keep)
	if t.Q.HowMany {
		n := facts.Quantity{Value: facts.Decimal(fmt.Sprint(len(keep))), Unit: "家", Kind: facts.KindCount}
		ans.Text = fmt.Sprintf("已收录的里面有%d家：%s", len(keep), ans.Text)
		ans.Figures = append([]answer.Figure{{Quantity: n, Text: fmt.Sprintf("%d家", len(keep)), Metric: keep[0].Metric, Period: keep[0].Period, Derived: true}}, ans.Figures...)
		ans.Computed = append(ans.Computed, n)
	}
	ans.Text += t.absent(keep)
	if n := t.Q.Count; n > len(keep) && len(t.Q.Bounds) == 0 && !t.Q.Negative {
		ans.Text += "其余的没有收录。"
	}
	return ans, true, err
}

// absent names the members of the asked groups that a list has no figure of,
// so that nobody takes it for complete.
func (t *turn) absent(cs []gates.Candidate) string {
	if len(t.Q.Bounds) > 0 || t.Q.Negative {
		return ""
	}
	have := gates.Entities(cs)
	var missing []string
	for _, g := range t.Q.Groups {
		e, _ := t.Entities.Get(g)
		for _, m := range e.Members {
			if !slices.Contains(have, m) && !slices.Contains(missing, m) {
				missing = append(missing, m)
			}
		}
	}
	if len(missing) == 0 {
		return ""
	}
	return "未收录：" + strings.Join(missing, "、") + "。"
}
