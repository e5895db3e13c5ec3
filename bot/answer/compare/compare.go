// Package compare sets the figures of several entities, periods or parts side by side, and
// says who is ahead and by how much.
package compare

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/derive"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/series"
	"wenbao/bot/answer/sets"
	"wenbao/bot/question"
	"wenbao/facts"
)

// Answer answers with the figures of several entities, periods or parts of one
// entity, and with who is ahead and by how much when they can be compared.
func Answer(t *search.Turn) (answer.Answer, error) {
	var got []gates.Candidate
	var sides [][]gates.Candidate
	var missing []string
	for _, part := range parts(t) {
		n := part.need
		found, err := t.Seek(n)
		if err != nil {
			return answer.Answer{}, err
		}
		if len(found) == 0 {
			missing = append(missing, part.name)
			continue
		}
		if rivals := choice.Rivals(t, found[0], found); len(n.Entities) == 0 && len(rivals) > 1 {
			return abstain.Clarify(t, rivals), nil
		}
		best := choice.Settle(t, n, found)
		like, ok := gates.Candidate{}, false
		if len(got) > 0 && t.Q.Sides != nil {
			like, ok = likeFirst(got[0], best, found)
		}
		if ok {
			best = like
		} else if of := choice.PartsAlike(t, n, best, found); len(of) > 1 {
			return abstain.WhichPart(t, of), nil
		}
		if slices.ContainsFunc(got, func(o gates.Candidate) bool { return o.Article == best.Article && o.Span == best.Span }) {
			missing = append(missing, part.name) // one figure is not both sides
			continue
		}
		got, sides = append(got, best), append(sides, found)
	}
	if len(t.Q.Periods) == 0 {
		got = ofOnePeriod(t, got, sides)
	}
	if len(got) < 2 || len(missing) > 0 {
		return oneSided(t, missing)
	}
	if t.Q.Kind == question.Aggregate {
		if ans, ok, err := series.Total(t, got); ok || err != nil {
			return ans, err
		}
	}
	ans, err := compose.Statements(t, got)
	if err != nil {
		return answer.Answer{}, err
	}
	ans.Text = compose.WithShortNames(t, got, strings.TrimSuffix(ans.Text, "。"))
	conclude(t, &ans, got)
	ans.Text += "。"
	return ans, nil
}

// likeFirst returns the figure of a further side that is named as that of the first one is, in the same article, where the best
// one is not: 火电|新增装机 beside 太阳能发电|新增装机 for 新增装机太阳能和火电差多少, not all that 火电 has.
func likeFirst(first, best gates.Candidate, found []gates.Candidate) (c gates.Candidate, ok bool) {
	for _, c := range found {
		tail := sharedEnd(first.Metric, c.Metric)
		if utf8.RuneCountInString(tail) > 1 && c.Span != first.Span && c.Own >= best.Own && !strings.HasSuffix(best.Metric, tail) && c.Article == first.Article && c.Entity == first.Entity && c.Period == first.Period &&
			c.Measure == first.Measure && c.Quantity.Unit == first.Quantity.Unit && c.Rule == first.Rule {
			return c, true
		}
	}
	return gates.Candidate{}, false
}

// sharedEnd returns the characters that both texts end with.
func sharedEnd(a, b string) string {
	end := len(b)
	for end > 0 {
		_, size := utf8.DecodeLastRuneInString(b[:end])
		if !strings.HasSuffix(a, b[end-size:]) {
			break
		}
		end -= size
	}
	return b[end:]
}

// ofOnePeriod takes the figures of the latest period that all sides have one of about as good
// as their best, where the best are of several. Where there is none they stay as they are.
func ofOnePeriod(t *search.Turn, got []gates.Candidate, sides [][]gates.Candidate) []gates.Candidate {
	same := func(p, o facts.Period) bool { return p.Last() == o.Last() && sets.LengthOf(p) == sets.LengthOf(o) }
	if !slices.ContainsFunc(got, func(c gates.Candidate) bool { return !same(c.Period, got[0].Period) }) {
		return got
	}
	var best []gates.Candidate
	for _, first := range sides[0] {
		var all []gates.Candidate
		for i, cs := range sides {
			k := slices.IndexFunc(cs, func(c gates.Candidate) bool {
				return same(c.Period, first.Period) && c.Score >= got[i].Score-0.1 && c.Entity == got[i].Entity && c.Quantity.Unit == got[i].Quantity.Unit
			})
			if k < 0 {
				break
			}
			all = append(all, cs[k])
		}
		if len(all) == len(got) && (best == nil || best[0].Period.Last().Before(all[0].Period.Last())) {
			best = all
		}
	}
	if best == nil {
		return got
	}
	return best
}

// oneSided says which side has no figure.
func oneSided(t *search.Turn, missing []string) (answer.Answer, error) {
	n := t.Need()
	if len(t.Q.Entities) > 1 && len(missing) > 0 {
		n.Entities = missing
	}
	out, err := t.Search(n)
	if err != nil {
		return answer.Answer{}, err
	}
	return abstain.NotFound(t, n, gates.Outcome{OtherPeriod: out.OtherPeriod, OtherClaim: out.OtherClaim, Near: append(out.Found, out.Near...)})
}

// conclude adds to the figures of a comparison who is ahead. Figures in different
// units, or of different metrics, are only set side by side.
func conclude(t *search.Turn, ans *answer.Answer, got []gates.Candidate) {
	for _, c := range got[1:] {
		if t.Q.Kind == question.Compare && len(t.Q.Periods) == 0 && !c.Period.Instant && !got[0].Period.Instant && sets.LengthOf(c.Period) != sets.LengthOf(got[0].Period) {
			ans.Text += "；期间不同，不能直接比较"
			return
		}
		if c.Quantity.Unit != got[0].Quantity.Unit {
			ans.Text += "；单位不同，不能直接比较"
			return
		}
		if t.Q.Sides == nil && !derive.SameMetric(t, got[0].Fact, c.Fact) && !sameCount(got[0], c) || c.Measure != got[0].Measure {
			if t.Q.Kind == question.Compare {
				ans.Text += "；口径不同，不能直接比较"
			}
			return
		}
	}
	if len(got) == 2 {
		ans.Text += gap(t, ans, got[0], got[1])
		return
	}
	if t.Q.Kind == question.Compare {
		first := slices.Clone(got)
		sets.ByValue(t, first)
		ans.Text += "；" + sideName(t, first, 0) + ahead(t)
	}
}

// sameCount reports whether two metrics that count things both say all that is asked: the
// 合并月活跃账户数 of one product and the 移动终端月活跃账户数 of another, for 月活. What
// counts money differently is never the same: 归母净利润, 扣非净利润.
func sameCount(a, b gates.Candidate) bool {
	counts := func(c gates.Candidate) bool {
		return (c.Quantity.Kind == facts.KindCount || c.Quantity.Kind == facts.KindNumber) && c.Own > 0.95
	}
	return counts(a) && counts(b)
}

// ahead is the word for the winner.
func ahead(t *search.Turn) string {
	if sets.AsksLoss(t) {
		return "更多"
	}
	return "更高"
}

// sideName names a side by what sets it apart from the others.
func sideName(t *search.Turn, cs []gates.Candidate, i int) string {
	c := cs[i]
	if len(gates.Entities(cs)) > 1 {
		return c.Entity
	}
	if len(cs) > 1 && cs[0].Period != cs[1].Period {
		return phrase.Period(c.Period)
	}
	for k, s := range t.Q.Sides {
		if k < len(cs) && cs[k].Span == c.Span {
			return strings.ReplaceAll(s, " ", "")
		}
	}
	return c.Metric
}

// gap says which of two figures is larger and by how much. The difference is
// a figure of the answer when it is what the question asks for.
func gap(t *search.Turn, ans *answer.Answer, a, b gates.Candidate) string {
	x, y := a.Quantity.Value, b.Quantity.Value
	if sets.AsksLoss(t) {
		x, y = x.Abs(), y.Abs()
	}
	c := x.Cmp(y)
	if t.Q.Confirm {
		confirm(t, ans, c)
	}
	if c == 0 {
		return "，两者相同"
	}
	hi, lo, at := a, b, 0
	if c < 0 {
		hi, lo, at = b, a, 1
	}
	who := sideName(t, []gates.Candidate{a, b}, at)
	if hi.High.Value != "" || lo.High.Value != "" {
		return "；" + who + ahead(t) // ranges: no one difference
	}
	if sets.AsksLoss(t) {
		hi.Quantity.Value, lo.Quantity.Value = hi.Quantity.Value.Abs(), lo.Quantity.Value.Abs()
	}
	d := arithmetic.Gap(hi.Fact, lo.Fact)
	ans.Computed = append(ans.Computed, d.Quantity, hi.Quantity, lo.Quantity)
	if gapAsked(t) {
		ans.Figures = append([]answer.Figure{{Quantity: d.Quantity, Text: phrase.Quantity(d.Quantity), Entity: hi.Entity, Metric: hi.Metric, Period: hi.Period, Derived: true}}, ans.Figures...)
	}
	said := fmt.Sprintf("；%s%s，相差%s(%s)", who, ahead(t), phrase.Quantity(d.Quantity), d.Formula)
	over, under := who, sideName(t, []gates.Candidate{a, b}, 1-at)
	if t.Q.Times && at == 1 {
		hi, lo, over, under = a, b, under, over
	}
	if times, ok := arithmetic.Quotient(hi.Fact, lo.Fact, "x", facts.KindTimes, 1); ok && strings.Contains(t.Q.Text, "倍") && lo.Quantity.Value.Sign() > 0 {
		ans.Computed = append(ans.Computed, times.Quantity)
		ans.Figures = append([]answer.Figure{{Quantity: times.Quantity, Text: phrase.Quantity(times.Quantity), Entity: hi.Entity, Metric: hi.Metric, Period: hi.Period, Derived: true}}, ans.Figures...)
		said += fmt.Sprintf("，%s约为%s的%s(%s ÷ %s)", over, under, phrase.Quantity(times.Quantity), hi.Surface, lo.Surface)
	}
	return said
}

// confirm begins the answer to 工行高于建行吗 with the verdict, given how the first
// figure compares with the second.
func confirm(t *search.Turn, ans *answer.Answer, c int) {
	if t.Q.Least {
		c = -c
	}
	if c > 0 {
		ans.Text = "是的，" + ans.Text
	} else {
		ans.Text = "不是，" + ans.Text
	}
}

// gapAsked reports whether the difference itself is asked for: 多多少, 差多少.
func gapAsked(t *search.Turn) bool { return t.Q.Gap }

// part is one side of a comparison.
type part struct {
	name string
	need gates.Need
}

// parts splits a comparison by entity, or by period when there is one entity.
// 工行移动端月活和农行掌银月活 words the metric for each name: then each side
// is matched by its own words.
func parts(t *search.Turn) []part {
	var out []part
	if len(t.Q.Entities) == 0 && len(t.Q.Groups) > 1 {
		for _, g := range t.Q.Groups {
			n := t.Need()
			n.Entities = []string{g}
			out = append(out, part{g, n})
		}
		return out
	}
	if t.Q.Sides != nil {
		tail := t.M.MetricAtEnd(t.Q.Sides[len(t.Q.Sides)-1])
		for _, side := range t.Q.Sides {
			n := t.Need()
			content, head := t.ContentOf(side)
			if t.M.MetricAtEnd(content) == "" && t.M.MetricAtEnd(content+tail) != tail {
				content += " " + tail // 零售和对公不良率哪个高: both together are a metric of the lexicon
				head = tail
			}
			n.SetContent(content, head, "")
			out = append(out, part{side, n})
		}
		return out
	}
	if len(t.Q.Entities) > 1 {
		own := ownWords(t)
		for i, e := range t.Q.Entities {
			n := t.Need()
			n.Entities = []string{e}
			if own[i] != "" {
				content, head := t.ContentOf(own[i])
				n.SetContent(content, head, "")
			}
			out = append(out, part{e, n})
		}
		return out
	}
	for _, p := range t.Q.Periods {
		n := t.Need()
		n.Periods = []facts.Period{p}
		out = append(out, part{phrase.Period(p), n})
	}
	return out
}

// ownWords returns the words that follow each entity up to the next one, when
// every entity has some; else nothing.
func ownWords(t *search.Turn) []string {
	ms := t.Entities.Find(t.Q.Text)
	out := make([]string, len(t.Q.Entities))
	for i, e := range t.Q.Entities {
		for k, m := range ms {
			if len(m.Names) != 1 || m.Names[0] != e {
				continue
			}
			end := len(t.Q.Text)
			if k+1 < len(ms) {
				end = ms[k+1].Span.Start
			}
			words := strings.TrimRight(t.Q.Text[m.Span.End:end], "和与跟及、比 ")
			if i == len(t.Q.Entities)-1 {
				words, _, _ = strings.Cut(words, ",")
			}
			if content, _ := t.ContentOf(words); content == "" || utf8.RuneCountInString(content) < 2 {
				return make([]string, len(t.Q.Entities))
			}
			out[i] = words
			break
		}
	}
	return out
}
