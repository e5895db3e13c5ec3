// Package stated answers with figures that facts state: it chooses one of the candidates,
// shows where sources disagree, and asks back where several could be meant.
package stated

import (
	"slices"
	"sort"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
)

// Choose answers with the best candidate, or asks back when several fit
// equally and differ in the entity.
func Choose(t *search.Turn, n gates.Need, cs []gates.Candidate) (answer.Answer, error) {
	best, shared := choice.Whole(choice.Settle(t, n, cs), cs), false
	if len(n.Entities) == 0 {
		best = choice.Country(t, n, best, cs)
		if rivals := choice.Rivals(t, best, cs); len(rivals) > 1 {
			if shared = oneFigure(t, n, rivals); !shared {
				return abstain.Clarify(t, rivals), nil
			}
		}
	}
	if t.Q.Count > 1 && len(n.Entities) == 0 && len(t.Q.Groups) == 0 && best.Entity != "" && t.Entities.BodyKind(best.Entity) == "" {
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: abstain.NoneFits}, nil // one of 三家 is not what 三家分别 had
	}
	if of := choice.PartsAlike(t, n, best, cs); len(of) > 1 {
		return abstain.WhichPart(t, of), nil
	}
	same := choice.Duplicates(t, best, cs)
	if t.Q.Versions {
		return versions(t, best, same)
	}
	if shared {
		best.Entity = "" // it is nobody's of them
	}
	ans, err := Answer(t, n, best, same)
	ans.Score = choice.Points(best, cs)
	return ans, err
}

// oneFigure reports whether rivals all say the whole of what is asked and the same figure of one
// time, so that it is nothing to them whose report tells it: 沪深300近一周的市场基准收益率, which
// the pages of many funds have.
func oneFigure(t *search.Turn, n gates.Need, rivals []gates.Candidate) bool {
	return !slices.ContainsFunc(rivals, func(c gates.Candidate) bool {
		return !choice.SaysAll(t, n, c) || c.Period != rivals[0].Period || !arithmetic.SameValue(c.Quantity, rivals[0].Quantity)
	})
}

// versions answers with every value that sources give for one figure, the
// entity's own article first.
func versions(t *search.Turn, best gates.Candidate, same []gates.Candidate) (answer.Answer, error) {
	all := append([]gates.Candidate{best}, same...)
	sort.SliceStable(all, func(i, j int) bool { return ownWord(t, all[i]) && !ownWord(t, all[j]) })
	var got []gates.Candidate
	for _, c := range all {
		if !slices.ContainsFunc(got, func(o gates.Candidate) bool { return arithmetic.SameValue(o.Quantity, c.Quantity) }) {
			got = append(got, c)
		}
	}
	ans, err := compose.Statements(t, got)
	if len(got) == 1 {
		ans.Text += "已收录的来源只有这一种说法。"
	}
	return ans, err
}

// maxRivals is how many other values than the one answered are told.
const maxRivals = 3

// agree reports whether two facts say the same value, one of them rounded perhaps.
func agree(a, b *facts.Fact) bool {
	return arithmetic.SameValue(a.Quantity, b.Quantity) || arithmetic.Agree(a.Quantity, b.Quantity) || arithmetic.Rounds(a, b) || arithmetic.Rounds(b, a)
}

// disagrees reports whether c, of another value than best, is as good an answer to the same.
func disagrees(c, best gates.Candidate) bool {
	return c.Quantity.Unit == best.Quantity.Unit && gates.SameRank(&c.Fact, &best.Fact) && c.Score >= best.Score-0.1 &&
		c.Measure == best.Measure && sameStart(&c.Fact, &best.Fact) && !instalment(&c.Fact, &best.Fact)
}

// Answer phrases the answer with a stated fact, best; same are others for its metric,
// entity and period, which agree with it or not.
func Answer(t *search.Turn, n gates.Need, best gates.Candidate, same []gates.Candidate) (answer.Answer, error) {
	cited, rivals := []facts.Fact{best.Fact}, []gates.Candidate(nil)
	for _, c := range same {
		switch {
		case agree(&c.Fact, &best.Fact):
			cited = append(cited, c.Fact)
		case t.M.SameRunes(best.Metric, n.Words) && !t.M.SameRunes(c.Metric, n.Words) && c.Sentence != best.Sentence && c.Rule == "table" && best.Rule == "table":
			// 主营业务成本 beside 营业成本, which is what is asked
		case c.Rule != "table" && c.Article == best.Article && c.Sentence == best.Sentence && c.Metric != best.Metric && best.Metric == n.Words:
			// 电动汽车出口, which is counted, beside 电动汽车出口额
		case len(rivals) < maxRivals && disagrees(c, best) && !slices.ContainsFunc(rivals, func(o gates.Candidate) bool { return agree(&c.Fact, &o.Fact) }):
			rivals = append(rivals, c)
		}
	}
	if len(rivals) > 0 && rivals[0].Article == best.Article && rivals[0].Rule == "table" && best.Rule == "table" {
		// two cells of one table: what tells them apart was not read
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "同一张表里有几个数字符合，分不清问的是哪一个。"}, nil
	}
	if len(rivals) > 0 && rivals[0].Article == best.Article && rivals[0].Sentence != best.Sentence && (best.Entity == "" || best.Entity == gates.Everybody) && rivals[0].Rule != "table" && best.Rule != "table" {
		// 社保基金收益率8.10%, and that of another fund: nothing tells whose is asked
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "同一篇文章里有几个数字符合，分不清问的是哪一个。"}, nil
	}
	if i := slices.IndexFunc(rivals, func(c gates.Candidate) bool { return ownWord(t, c) }); i >= 0 && !ownWord(t, best) {
		// the article on the entity itself comes before one that mentions it
		best, rivals[i] = rivals[i], best
		cited = []facts.Fact{best.Fact}
	}
	ans := answer.Answer{Status: answer.Answered, Figures: compose.Figures(best.Fact)}
	if t.Q.Down && (t.Q.Kind == question.Growth || t.Q.Kind == question.Verify) {
		for i := range ans.Figures { // 降幅是多少 asks for the size of the decline
			if ans.Figures[i].Quantity.Value.Sign() > 0 {
				continue // it rose; the text says so
			}
			ans.Figures[i].Quantity.Value = ans.Figures[i].Quantity.Value.Abs()
		}
	}
	ans.Text = phrase.Sentence(best.Fact) + "。"
	if len(rivals) > 0 {
		var others []string
		for i, r := range rivals {
			ans.Figures = append(ans.Figures, compose.Figures(r.Fact)...)
			cited = slices.Insert(cited, 1+i, r.Fact)
			others = append(others, r.Surface)
		}
		ans.Text += "来源之间不一致：另有出处为" + strings.Join(others, "、") + "。"
	}
	var err error
	if ans.Sources, err = compose.Sources(t, limit(cited, 4)...); err != nil {
		return answer.Answer{}, err
	}
	ans.Interpretation = compose.Interpret(t, best.Fact)
	return ans, nil
}

// sameStart reports whether two changes are against one time, so that they may disagree:
// 较年初增长10.3%,较年中增长9.1% do not.
func sameStart(a, b *facts.Fact) bool {
	if a.Against != b.Against && (!a.Against.IsZero() && !b.Against.IsZero() || a.Versus != "" && b.Versus != "" && a.Versus != b.Versus) {
		return false
	}
	return gates.Sequential(a) == gates.Sequential(b)
}

// instalment reports whether of two payouts one is the whole year's and the other is not, so
// that they do not disagree: 每10股派3.2元,全年每10股派5元.
func instalment(a, b *facts.Fact) bool {
	return gates.PaysOut(a.Metric) && gates.OfWholeYear(a) != gates.OfWholeYear(b)
}

// ownWord reports whether a fact stands in an article whose title names its
// entity: the more authoritative of two sources that disagree.
func ownWord(t *search.Turn, c gates.Candidate) bool {
	art, err := t.Article(c.Article)
	if err != nil {
		return false
	}
	for _, m := range t.Entities.Find(lex.Fold(art.Title).Text) {
		if slices.Contains(m.Names, c.Entity) {
			return true
		}
	}
	return false
}

func limit(fs []facts.Fact, n int) []facts.Fact {
	if len(fs) > n {
		return fs[:n]
	}
	return fs
}
