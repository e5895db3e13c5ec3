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
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
)

// lookup answers with one figure: stated if a fact states it, else computed
// from facts that do.
func (t *turn) lookup() (answer.Answer, error) {
	if len(t.Q.Ambiguous) > 0 && len(t.Q.Entities) == 0 {
		return t.ambiguousEntity()
	}
	n := t.Need()
	found, err := t.Seek(n)
	if err != nil {
		return answer.Answer{}, err
	}
	if t.Q.Kind == question.List && t.Q.Negative && len(found) > 0 {
		if found = falling(found); len(found) == 0 {
			return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: noneFits}, nil
		}
	}
	if found, err = t.yearBefore(&n, found); err != nil {
		return answer.Answer{}, err
	}
	if t.Q.Each != "" && len(t.Q.Entities) == 1 {
		return t.nearOnly(n, found) // the whole is not its parts
	}
	if ans, ok, err := t.eachPeriod(); ok || err != nil {
		return ans, err
	}
	if len(t.Q.Parts) > 1 && !t.Q.Versions && (len(found) == 0 || !t.whole(n, found[0])) {
		if ans, ok, err := t.several(); ok || err != nil {
			return ans, err
		}
		each := t.Q.Kind == question.List || strings.Contains(t.Q.Text, "分别")
		if t.Q.Sum && (len(found) == 0 || !choice.SumsUp(found[0])) || each && len(t.Q.Parts) > 2 {
			return t.nearOnly(n, found) // one part is no sum
		}
	}
	if ans, ok, err := t.counted(n); ok || err != nil {
		return ans, err
	}
	for _, compute := range []func(gates.Need, []gates.Candidate) (answer.Answer, bool, error){t.ratio, t.growthOfLevels} {
		if ans, ok, err := compute(n, found); ok || err != nil {
			return ans, err
		}
	}
	if len(found) > 0 {
		if ans, ok, err := t.vagueShare(n, choice.Settle(&t.Turn, n, found)); ok || err != nil {
			return ans, err
		}
		return t.choose(n, found)
	}
	return t.unstated(n)
}

// yearBefore searches for the year before the latest figure where the question asks for
// that without saying which it is: 毛利率一年前是多少.
func (t *turn) yearBefore(n *gates.Need, found []gates.Candidate) ([]gates.Candidate, error) {
	if !t.Q.ThenAsked() || len(found) == 0 {
		return found, nil
	}
	now := choice.Settle(&t.Turn, *n, found)
	if ofThen(&now.Fact) {
		return found, nil
	}
	n.Periods = []facts.Period{now.Period.ShiftYears(-1)}
	return t.Seek(*n)
}

// falling keeps what the question asks a list of: 哪几家的净利润下滑.
func falling(cs []gates.Candidate) []gates.Candidate {
	return slices.DeleteFunc(slices.Clone(cs), func(c gates.Candidate) bool { return c.Quantity.Value.Sign() >= 0 })
}

// noneFits says that nothing known keeps to the bound of a list.
const noneFits = "已收录的里面没有符合条件的。"

// counted answers 三个资本充足率分别是多少: as many metrics as the question says,
// all with the asked one as their head. Another number of them is no answer.
func (t *turn) counted(n gates.Need) (answer.Answer, bool, error) {
	if len(t.Q.Given) != 1 || strings.TrimSpace(strings.Replace(t.Q.Content, t.Q.Given[0].Text, "", 1)) == "" || t.Q.Given[0].Kind != facts.KindCount || !strings.Contains(t.Q.Text, "分别") && !strings.Contains(t.Q.Text, "各") {
		return answer.Answer{}, false, nil
	}
	content := strings.TrimSpace(strings.Replace(t.Q.Content, t.Q.Given[0].Text, "", 1))
	n.SetContent(content, gates.LastChunk(content), "")
	n.Concept = ""
	found, err := t.Seek(n)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var got []gates.Candidate
	seen := map[string]bool{}
	for _, c := range found {
		if key := t.M.MetricKey(&c.Fact); strings.HasSuffix(string(t.M.Runes(c.Metric)), string(n.Query.Runes)) && !seen[key] && c.Article == found[0].Article {
			seen[key] = true
			got = append(got, c)
		}
	}
	if facts.Decimal(fmt.Sprint(len(got))) != t.Q.Given[0].Value {
		return answer.Answer{}, false, nil
	}
	sort.SliceStable(got, func(i, j int) bool { return got[i].Span.Start < got[j].Span.Start })
	ans, err := compose.Statements(&t.Turn, got)
	return ans, true, err
}

// choose answers with the best candidate, or asks back when several fit
// equally and differ in the entity.
func (t *turn) choose(n gates.Need, cs []gates.Candidate) (answer.Answer, error) {
	best := choice.Whole(choice.Settle(&t.Turn, n, cs), cs)
	if len(n.Entities) == 0 {
		best = choice.Country(&t.Turn, n, best, cs)
		if rivals := choice.Rivals(&t.Turn, best, cs); len(rivals) > 1 {
			return t.clarify(rivals), nil
		}
	}
	if of := choice.PartsAlike(&t.Turn, n, best, cs); len(of) > 1 {
		return t.whichPart(of), nil
	}
	same := choice.Duplicates(&t.Turn, best, cs)
	if t.Q.Versions {
		return t.versions(best, same)
	}
	ans, err := t.state(n, best, same)
	ans.Score = choice.Points(best, cs)
	return ans, err
}

// versions answers with every value that sources give for one figure, the
// entity's own article first.
func (t *turn) versions(best gates.Candidate, same []gates.Candidate) (answer.Answer, error) {
	all := append([]gates.Candidate{best}, same...)
	sort.SliceStable(all, func(i, j int) bool { return t.ownWord(all[i]) && !t.ownWord(all[j]) })
	var got []gates.Candidate
	for _, c := range all {
		if !slices.ContainsFunc(got, func(o gates.Candidate) bool { return arithmetic.SameValue(o.Quantity, c.Quantity) }) {
			got = append(got, c)
		}
	}
	ans, err := compose.Statements(&t.Turn, got)
	if len(got) == 1 {
		ans.Text += "已收录的来源只有这一种说法。"
	}
	return ans, err
}

// ofThen reports whether a figure is that of the year before itself: 上年同期为经调整净亏损
// 8.64亿元, where there is none of the kind now.
func ofThen(f *facts.Fact) bool {
	clause, _, _, _ := match.SplitContext(f.Context)
	clause = strings.TrimLeft(clause, "而但且 ")
	return slices.ContainsFunc(words.Words("then"), func(w string) bool { return strings.HasPrefix(clause, w) })
}

// state phrases the answer with a stated fact.
func (t *turn) state(n gates.Need, best gates.Candidate, same []gates.Candidate) (answer.Answer, error) {
	cited := []facts.Fact{best.Fact}
	var rival *gates.Candidate
	for i := range same {
		c := &same[i]
		switch {
		case arithmetic.SameValue(c.Quantity, best.Quantity) || arithmetic.Agree(c.Quantity, best.Quantity) || arithmetic.Rounds(&c.Fact, &best.Fact) || arithmetic.Rounds(&best.Fact, &c.Fact):
			cited = append(cited, c.Fact)
		case rival == nil && c.Quantity.Unit == best.Quantity.Unit && gates.SameRank(&c.Fact, &best.Fact) && c.Score >= best.Score-0.1 && c.Measure == best.Measure:
			rival = c
		}
	}
	if rival != nil && rival.Article == best.Article && rival.Rule == "table" && best.Rule == "table" {
		// two cells of one table: what tells them apart was not read
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "同一张表里有几个数字符合，分不清问的是哪一个。"}, nil
	}
	if rival != nil && t.ownWord(*rival) && !t.ownWord(best) {
		// the article on the entity itself comes before one that mentions it
		other := best
		best, rival = *rival, &other
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
	if rival != nil {
		ans.Figures = append(ans.Figures, compose.Figures(rival.Fact)...)
		cited = append([]facts.Fact{cited[0], rival.Fact}, cited[1:]...)
		ans.Text += "来源之间不一致：另有出处为" + rival.Surface + "。"
	}
	var err error
	if ans.Sources, err = compose.Sources(&t.Turn, limit(cited, 4)...); err != nil {
		return answer.Answer{}, err
	}
	ans.Interpretation = compose.Interpret(&t.Turn, best.Fact)
	return ans, nil
}

// ownWord reports whether a fact stands in an article whose title names its
// entity: the more authoritative of two sources that disagree.
func (t *turn) ownWord(c gates.Candidate) bool {
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
