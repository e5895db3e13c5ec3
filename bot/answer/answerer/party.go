package answerer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/question"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/entity/shape"
	"wenbao/facts/pattern"
)

// Tables of a report name those whom a company has to do with: customers, related parties,
// shareholders. Their figures are the report's, with the name in the metric (衡建工程有限公司
// 关联交易金额), and a question names both: 澜岭电力与衡建工程有限公司的关联交易金额, 衡港集团
// 持有澜岭电力多少股.

// besideParty answers a question that found nothing because one of the names in it is only
// a party of the other. What it finds has to name the party.
func besideParty(t *search.Turn, ans answer.Answer) (answer.Answer, error) {
	if ans.Status == answer.Answered || t.Q.Kind != question.Lookup && t.Q.Kind != question.Share || len(t.Q.Entities) == 0 || len(t.Q.Entities) > 2 {
		return ans, nil
	}
	for _, p := range parted(t) {
		for _, content := range asHeld(t.Q) {
			again := *t
			again.Q.Entities = p.of
			again.Q.Content = p.party + " " + content
			again.Q.Head = gates.LastChunk(content)
			second, err := lookup(&again)
			if err != nil {
				return answer.Answer{}, err
			}
			if second.Status == answer.Answered && !slices.ContainsFunc(second.Figures, func(f answer.Figure) bool { return !strings.Contains(f.Metric, p.party) }) {
				return second, nil
			}
		}
	}
	return ans, nil
}

// holds reports whether a question asks what one of two holds of the other, so that nothing is compared:
// 香港中央结算对云篁新材的持股比例.
func holds(q question.Question) bool {
	return len(q.Entities) == 2 && holding.MatchString(q.Content) && len(q.Parts) < 2 && !bothHeld.MatchString(q.Text)
}

// bothHeld matches what each of two holds: 宁德时代和比亚迪的持股比例.
var bothHeld = pattern.New(`分别|各|[和与跟及、,]|还是|对比`)

// pairing is whom a question is about, nobody where it does not say, and who is the party.
type pairing struct {
	of    []string
	party string
}

// parted returns who may be the party of whom: of two names the one that no fact is about, on what
// somebody holds also one that facts are about; of one name that opens with another the two; a holder
// named alone.
func parted(t *search.Turn) []pairing {
	names := t.Q.Entities
	if len(names) == 2 {
		for i, name := range names {
			if !t.Known(names[1-i:2-i]) && t.Known(names[i:i+1]) {
				return []pairing{{[]string{name}, bareName(names[1-i])}}
			}
		}
		if holding.MatchString(t.Q.Content) {
			return []pairing{{names[1:], bareName(names[0])}, {names[:1], bareName(names[1])}}
		}
		return nil
	}
	whole := names[0]
	if holding.MatchString(t.Q.Content) && !ofMany.MatchString(whole) {
		return []pairing{{nil, bareName(whole)}}
	}
	if t.Known(names) {
		return nil
	}
	for end := len(whole); end > 0; {
		_, n := utf8.DecodeLastRuneInString(whole[:end])
		end -= n
		ms := t.Entities.Find(whole[:end])
		if len(ms) != 1 || ms[0].Span.Start != 0 || ms[0].Span.End != end || len(ms[0].Names) != 1 || ms[0].Rule == entity.RulePattern || !t.Known(ms[0].Names) {
			continue
		}
		if party := bareName(strings.TrimLeft(whole[end:], "与和对向及给 ")); utf8.RuneCountInString(party) > 2 {
			return []pairing{{ms[0].Names, party}}
		}
		return nil
	}
	return nil
}

// ofMany matches those who hold shares of nearly everybody, so that without a company nobody is meant.
var ofMany = pattern.New(`中央结算|证券金融|中央汇金|社保|基金|保险|资产管理|信托|HKSCC`)

// holding matches what tables of shareholders tell of one.
var holding = pattern.New(`持有|持股|质押|增持|减持`)

// bareName cuts the legal form off a company's name.
func bareName(name string) string {
	for _, form := range shape.Legal {
		if rest, ok := strings.CutSuffix(name, form); ok {
			return rest
		}
	}
	return name
}

// asHeld returns what a question asks, and for one on what somebody holds the heads that
// tables of shareholders have.
func asHeld(q question.Question) []string {
	content := strings.ReplaceAll(q.Content, " ", "")
	out := []string{q.Content}
	switch {
	case !strings.Contains(content, "持有"):
	case strings.Contains(content, "比例") || q.Measure == facts.Share:
		out = append([]string{"持股比例"}, out...)
	case q.Unit.Kind != "":
		out = append([]string{"持股数量", "持股数"}, out...)
	}
	return out
}

// ofCompanyOf answers a question that names a company right behind the one whose it is: 澜海新材
// 岚能助剂商誉减值准备, 澜海新材对岚能助剂的持股比例. It is about the second, in a report of the first.
func ofCompanyOf(t *search.Turn) (answer.Answer, bool, error) {
	if len(t.Q.Entities) != 2 || t.Q.Kind == question.Compare || t.Q.Sides != nil {
		return answer.Answer{}, false, nil
	}
	ms := t.Entities.Find(t.Q.Text)
	if len(ms) != 2 || len(ms[0].Names) != 1 || len(ms[1].Names) != 1 || ms[0].Names[0] == ms[1].Names[0] || ms[0].Span.End > ms[1].Span.Start {
		return answer.Answer{}, false, nil
	}
	if !belonging.MatchString(t.Q.Text[ms[0].Span.End:ms[1].Span.Start]) {
		return answer.Answer{}, false, nil
	}
	again := *t
	again.Q.Entities = []string{ms[1].Names[0]}
	ans, err := byKind(&again)
	if err != nil || ans.Status != answer.Answered {
		return answer.Answer{}, false, err
	}
	if of := bareName(ms[0].Names[0]); holding.MatchString(t.Q.Content) && slices.ContainsFunc(ans.Figures, func(f answer.Figure) bool {
		return utf8.RuneCountInString(f.Metric) > longestHeld && !strings.Contains(f.Metric, of)
	}) {
		return answer.Answer{}, false, nil // what another one holds
	}
	for _, s := range ans.Sources {
		if !strings.Contains(s.Title+s.Article, ms[0].Span.In(t.Q.Text)) && !reportOf(t, ms[0].Names[0], s.Article) {
			return answer.Answer{}, false, nil
		}
	}
	return ans, true, nil
}

// longestHeld is how many characters what somebody holds has where it names nobody: 持股比例, 持有股份数量.
const longestHeld = 6

// belonging matches what stands between a company and one of its own, if anything does.
var belonging = pattern.New(`^(?:20\d\d年(?:度|末)?)?(?:对|为|在|的|旗下|的?(?:控股)?子公司)?$`)

// maxOwners bounds the articles on a company among which its report is looked for.
const maxOwners = 64

// reportOf reports whether an article is one of the first with facts about a company.
func reportOf(t *search.Turn, name, article string) bool {
	found, last, n := false, "", 0
	err := t.ArticlesOf([]string{name}, func(id string) bool {
		if id == last {
			return false // its next fact
		}
		last, n = id, n+1
		art, err := t.Article(id)
		found = err == nil && art.Name == article
		return found || n == maxOwners
	})
	return err == nil && found
}
