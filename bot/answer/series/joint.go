package series

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/answer/stated"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Joint answers for what several have together with what a text says that so many have: 三家光模块公司前三季度营收合计 from
// 三家合计,前三季度营收454.28亿元. The article has to name those whom the question counts. false where none says so.
func Joint(t *search.Turn) (answer.Answer, bool, error) {
	count := cmp.Or(t.Q.Count, countOf(t.Q.Text))
	if count < 2 || !t.Q.Sum && t.Q.Kind != question.Aggregate && !together.MatchString(t.Q.Text) || t.Q.Mean || len(t.Q.Entities) > 0 {
		return answer.Answer{}, false, nil
	}
	n := t.Need()
	n.Entities = nil
	found, err := t.Seek(n)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var of []gates.Candidate
	for _, c := range found {
		if c.Dimension(facts.MembersAxis) != strconv.Itoa(count) {
			continue
		}
		art, err := t.Article(c.Article)
		if err != nil {
			return answer.Answer{}, false, err
		}
		if s := art.Sentences[c.Sentence]; names(t, &c, lex.Fold(art.Title+"\n"+art.Text[s.Start:s.End]).Text) {
			if c.Entity == "" && len(t.Q.Groups) == 1 {
				c.Entity = t.Q.Groups[0]
			}
			of = append(of, c)
		}
	}
	if len(of) == 0 || slices.ContainsFunc(of, func(c gates.Candidate) bool { return c.Article != of[0].Article }) {
		return answer.Answer{}, false, nil
	}
	ans, err := stated.Choose(t, n, of)
	return ans, err == nil && ans.Status == answer.Answered, err
}

// together asks for what several have together.
var together = pattern.New(`合计|总共|一共|共计|加起来|加总|之和|总和`)

// countOf returns how many a question counts whose kind it says in letters: 五家AIC.
func countOf(text string) int {
	if m := ofLetters.FindStringSubmatch(text); m != nil {
		return lex.Numeral(m[1])
	}
	return 0
}

var ofLetters = pattern.New(`([两二三四五六七八九十])家[A-Za-z]`)

// names reports whether a text names those whom a question counts: their group, their trade, and what else it says
// before what it asks for.
func names(t *search.Turn, c *gates.Candidate, text string) bool {
	if len(t.Q.Groups) > 0 {
		return among(t, &c.Fact, text)
	}
	said := strings.Fields(t.Q.Content)
	if len(said) > 0 {
		said = said[:len(said)-1]
	}
	if whom := manyOf.ReplaceAllString(t.Q.Whom, ""); whom != "" {
		said = append(said, whom)
	}
	text = strings.ToLower(text)
	return !slices.ContainsFunc(said, func(w string) bool { return !strings.Contains(text, strings.ToLower(w)) })
}

// manyOf ends a word for those of a trade: 光模块[公司].
var manyOf = pattern.New(`(?:上市)?(?:公司|企业|厂商|机构)$`)
