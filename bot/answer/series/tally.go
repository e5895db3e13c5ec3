package series

import (
	"slices"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/match"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// tally answers how many of several do something where a text says it: 17家城商行中,[11家]实现
// 营收同比增长 for 营收增长的城商行有几家. A clause says just that when it asks what the question
// does once its number is 几. ok is false where texts differ. What it misses: a count whose
// clause says more than the question does.
func tally(t *search.Turn, n gates.Need) (answer.Answer, bool, error) {
	only := search.Filter{Key: "tally", Maybe: func(f *facts.Fact) bool {
		return f.Quantity.Unit == "家" && f.Quantity.Approx == facts.Exact && f.Modality == facts.Actual
	}}
	ps, err := t.FactsLike(nil, gates.Hull(n.Periods), only)
	if err != nil {
		return answer.Answer{}, false, err
	}
	var found []gates.Candidate
	for _, p := range ps {
		if _, fits := n.PeriodFits(p.Fact); !fits || !only.Maybe(p.Fact) {
			continue
		}
		if ok, err := saysTally(t, n, p); err != nil || !ok {
			if err != nil {
				return answer.Answer{}, false, err
			}
			continue
		}
		if len(found) > 0 && (found[0].Quantity.Value.Cmp(p.Fact.Quantity.Value) != 0 || found[0].Period != p.Fact.Period) {
			return answer.Answer{}, false, nil
		}
		c := gates.Candidate{Fact: *p.Fact}
		if c.Measure, c.Metric = facts.Level, strings.ReplaceAll(t.Q.Content, " ", ""); len(t.Q.Bounds) > 0 {
			c.Metric += opWords[t.Q.Bounds[0].Op] + t.Q.Bounds[0].Text
		}
		c.Metric, c.Entity = c.Metric+"的", ""
		if len(t.Q.Groups) > 0 {
			c.Entity = t.Q.Groups[0]
		}
		found = append(found, c)
	}
	if len(found) == 0 {
		return answer.Answer{}, false, nil
	}
	ans, err := compose.Statements(t, found[:1])
	return ans, err == nil, err
}

// opWords say the bound of a tally.
var opWords = map[string]string{"over": "超", "under": "低于", "near": "约", "equal": ""}

// saysTally reports whether the clause of a count asks what the question does.
func saysTally(t *search.Turn, n gates.Need, p *match.Prepared) (bool, error) {
	art, err := t.Article(p.Fact.Article)
	if err != nil || p.Fact.Sentence >= len(art.Sentences) {
		return false, err
	}
	s := art.Sentences[p.Fact.Sentence]
	before, after := lex.Fold(art.Text[s.Start:p.Fact.Span.Start]).Text, lex.Fold(art.Text[p.Fact.Span.End:s.End]).Text
	if !among(t, p.Fact, lex.Fold(art.Title).Text+"\n"+before+after) {
		return false, nil
	}
	before = before[strings.LastIndexAny(before, clauseEnds)+1:]
	if i := strings.IndexAny(after, clauseEnds); i >= 0 {
		after = after[:i]
	}
	after, _, _ = strings.Cut(after, "、")   // 40家亏损、36家盈利
	for _, w := range []string{"、", "中有"} { // 17家城商行中有11家
		if i := strings.LastIndex(before, w); i >= 0 {
			before = before[i+len(w):]
		}
	}
	after = strings.ReplaceAll(counted.ReplaceAllString(after, ""), "出现", "")
	q := question.NewParser(t.Entities).Parse(before+"几家"+after, t.Today, facts.Period{})
	if !q.HowMany || q.Measure != t.Q.Measure || q.Down != t.Q.Down || q.Negative != t.Q.Negative || len(q.Given) != len(t.Q.Given) || len(q.Bounds) != len(t.Q.Bounds) {
		return false, nil
	}
	for i, b := range q.Bounds {
		if o := t.Q.Bounds[i]; b.Op != o.Op || b.Value.Value.Cmp(o.Value.Value) != 0 {
			return false, nil
		}
	}
	m := gates.NeedOf(q, t.M, t.Entities)
	return n.Concept != "" && n.Concept == m.Concept || slices.Equal(n.Query.Runes, m.Query.Runes), nil
}

// counted is what a count counts, in so many words: 6家[银行]科技投入下降.
var counted = pattern.New(`^(?:上市)?(?:银行|公司|企业|险企|券商|机构|基金公司)`)

// clauseEnds end the clause of a count.
const clauseEnds = ",;:。()\n"

// among reports whether a count is of those whom the question asks of: the text around it
// names them.
func among(t *search.Turn, f *facts.Fact, text string) bool {
	if len(t.Q.Groups) == 0 {
		return t.Q.Whom == "" || strings.Contains(text, t.Q.Whom)
	}
	if slices.Contains(t.Q.Groups, f.Entity) {
		return true
	}
	for _, m := range t.Entities.Find(text) {
		if len(m.Names) == 1 && slices.Contains(t.Q.Groups, m.Names[0]) {
			return true
		}
	}
	return false
}
