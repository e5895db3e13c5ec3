package textual

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/bot/answer"
	"wenbao/bot/answer/abstain"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/attribution"
	"wenbao/bot/answer/choice"
	"wenbao/bot/answer/compose"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/search"
	"wenbao/bot/extractive/event"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// OfEvent answers for a figure of an announced event (how many shares were
// pledged, what a buyback cost). False when the question asks for none, or in
// words of its own and no article tells of such an event, or for a figure of a
// reporting period (亏损): facts know more of these. Where articles tell
// different figures it asks which event is meant.
func OfEvent(t *search.Turn) (answer.Answer, bool, error) {
	a, ok := event.Parse(t.Q.Text)
	if !ok || a.Periodic() && !a.Formal && (len(t.Q.Periods)+len(t.Q.Open)+len(t.Q.Against) > 0 || t.Q.Relative) {
		return answer.Answer{}, false, nil
	}
	for _, e := range t.Q.Entities {
		if own, _ := t.Entities.Get(e); own.Kind == entity.Government && a.Fines() {
			return answer.Answer{}, false, nil // 证监会罚没多少: an authority is not fined
		}
		a.Names = append(append(a.Names, e), t.Entities.Aliases(e)...)
	}
	ids, err := Sources(t)
	if err != nil {
		return answer.Answer{}, false, err
	}
	articles := map[string]*facts.Article{}
	var list []*facts.Article
	for _, id := range ids {
		art, err := t.Article(id)
		if err != nil {
			return answer.Answer{}, false, fmt.Errorf("article %s: %w", id, err)
		}
		articles[id] = &art
		list = append(list, &art)
	}
	found, told := event.Find(a, list)
	if !a.Formal {
		found = slices.DeleteFunc(found, func(f event.Found) bool {
			return !asksOf(t, f, articles[f.Article]) || namedLater(a.Subject, articles[f.Article], f.Sentence)
		})
	}
	if len(found) == 0 && a.Periodic() {
		return answer.Answer{}, false, nil // facts know of losses that nobody announced apart
	}
	if len(found) == 0 {
		stated, err := tabled(t, a)
		if !stated && told && !a.Formal && err == nil {
			stated, err = statedApart(t)
		}
		if err != nil {
			return answer.Answer{}, false, err
		}
		return answer.Answer{Status: answer.NotFound, Reason: answer.UnknownMetric, Text: "已收录的文章里没有找到答案。"}, (a.Formal || told && a.Object == "") && !a.Worded() && !stated, nil
	}
	if !a.Formal && a.Subject == "" && len(t.Q.Entities) == 0 {
		if len(ids) > 1 {
			return whoseEvent(t, a, found, articles), true, nil
		}
		if several, err := severalHave(t); several || err != nil {
			return answer.Answer{}, false, err // one article tells of the 发行价 of each of a week's
		}
	}
	for _, f := range found[1:] {
		if !sameFigures(f, found[0]) {
			return whichEvent(t, a, found, articles), true, nil
		}
	}
	return tellEvent(t, a, found, articles), true, nil
}

// severalHave reports whether facts of the asked metric are of more than one entity.
func severalHave(t *search.Turn) (bool, error) {
	n := t.Need()
	if n.Concept == "" {
		return false, nil
	}
	fs, err := t.Facts(facts.Query{Concepts: []string{n.Concept}, Limit: search.MaxSampled})
	return slices.ContainsFunc(fs, func(f facts.Fact) bool { return f.Entity != fs[0].Entity }), err
}

// statedApart reports whether a fact of the very day or period that the question names
// says all that it asks: 2025年3月31日的质押股数占其持股比例, which a report states
// apart from what its news tell of pledges.
func statedApart(t *search.Turn) (bool, error) {
	n := t.Need()
	if len(n.Periods) == 0 {
		return false, nil
	}
	found, err := t.Seek(n)
	return err == nil && len(found) > 0 && choice.SaysAll(t, n, found[0]) && found[0].When >= 0.95, err
}

// tabled reports whether a table has what is asked of whom a question names, who is none of its
// entities: 质押股份数量 of 远岫资本 among the holders of a report, for 远岫资本质押股份数量.
func tabled(t *search.Turn, a event.Ask) (bool, error) {
	if len(t.Q.Entities) > 0 || utf8.RuneCountInString(a.Subject) < 2 {
		return false, nil
	}
	found, err := t.Seek(t.Need())
	return err == nil && len(found) > 0 && found[0].Rule == "table" && strings.HasPrefix(found[0].Metric, a.Subject), err
}

// asksOf reports whether what an article says of an event is what a question in
// words of its own asks: the title, the sentence or, where no one else is named there,
// its paragraph or one of the two before it names the entity, the sentence keeps to the
// period, and the figures have the asked unit.
func asksOf(t *search.Turn, f event.Found, art *facts.Article) bool {
	s := art.Sentences[f.Sentence]
	for _, g := range f.Figures {
		if !gates.UnitFits(t.Q.Unit, &facts.Fact{Quantity: g.Quantity}) {
			return false // 用于研发的占几成
		}
	}
	near := facts.Span{Start: s.Start, End: s.End}
	if s.Block >= 0 && s.Block < len(art.Blocks) {
		near = facts.Span{Start: art.Blocks[max(0, s.Block-2)].Start, End: art.Blocks[s.Block].End}
	}
	named := namesIn(t, lex.String(art.Title+"\n"+s.In(art.Text)))
	around := namesIn(t, lex.String(near.In(art.Text)))
	for _, e := range t.Q.Entities {
		if !slices.Contains(named, e) && (!slices.Contains(around, e) || len(around) > 1) {
			return false
		}
	}
	return len(t.Q.Periods) == 0 || saysPeriod(t.Q.Periods, s.In(art.Text), art.Published)
}

// namedLater reports whether an article names whom a question asks of only behind the sentence that
// tells of the event, which is somebody else's then.
func namedLater(subject string, art *facts.Article, sentence int) bool {
	at := strings.Index(art.Text, subject)
	return subject != "" && at >= art.Sentences[sentence].End && !strings.Contains(art.Title, subject)
}

// sameFigures reports whether two articles tell the same values.
func sameFigures(f, g event.Found) bool {
	return slices.EqualFunc(f.Figures, g.Figures, func(x, y event.Figure) bool { return arithmetic.SameValue(x.Quantity, y.Quantity) })
}

// tellEvent phrases the figures with whose and what they are:
// 长河股份回购价格为4.51-4.56港元。
func tellEvent(t *search.Turn, a event.Ask, found []event.Found, articles map[string]*facts.Article) answer.Answer {
	who, first := eventSubject(t, a), found[0]
	ans := answer.Answer{Status: answer.Answered, Text: who + a.Role + stateName[first.State] + "为" + first.Shown + "。"}
	for _, f := range first.Figures {
		ans.Figures = append(ans.Figures, answer.Figure{Quantity: f.Quantity, Text: f.Surface, Entity: who, Metric: a.Role, Period: first.Period})
	}
	for _, f := range found {
		for _, g := range f.Figures {
			ans.Sources = append(ans.Sources, attribution.Cite(*articles[f.Article], f.Sentence, g.Span))
		}
	}
	ans.Interpretation = compose.Interpret(t, facts.Fact{Entity: who, Metric: a.Role, Period: first.Period, PeriodBasis: facts.BySentence})
	return ans
}

// stateName marks what is no figure of a single event that took place.
var stateName = map[event.State]string{event.Planned: "（计划）", event.Standing: "（累计）"}

// eventSubject is whose event it is: the entity of the question where its words
// name one, else those words.
func eventSubject(t *search.Turn, a event.Ask) string {
	if len(t.Q.Entities) == 1 {
		own := lex.String(a.Subject)
		if e := t.Q.Entities[0]; own == "" || slices.ContainsFunc(append(t.Entities.Aliases(e), e), func(n string) bool { return strings.EqualFold(lex.String(n), own) }) {
			return e
		}
	}
	return a.Subject
}

// whoseEvent asks back where a question names nobody (发行价是多少港元) and the base has
// more than the one article that tells of such an event.
func whoseEvent(t *search.Turn, a event.Ask, found []event.Found, articles map[string]*facts.Article) answer.Answer {
	ans := answer.Answer{Status: answer.Clarify, Reason: answer.AmbiguousEntity, Text: "没有说明是哪一家的" + a.Role + "。请指明是哪一家。"}
	for _, f := range found {
		art := articles[f.Article]
		ans.Sources = append(ans.Sources, attribution.Cite(*art, f.Sentence, f.Figures[0].Span))
		for _, name := range namesIn(t, lex.String(art.Sentences[f.Sentence].In(art.Text))) {
			if s := name + "的" + a.Role + "是多少？"; len(ans.Suggestions) < abstain.MaxSuggested && !slices.Contains(ans.Suggestions, s) {
				ans.Suggestions = append(ans.Suggestions, s)
			}
		}
	}
	return ans
}

// whichEvent asks back when articles tell different figures; where they tell
// the days, with questions that choose one.
func whichEvent(t *search.Turn, a event.Ask, found []event.Found, articles map[string]*facts.Article) answer.Answer {
	who := eventSubject(t, a)
	ans := answer.Answer{Status: answer.Clarify, Reason: answer.AmbiguousEntity, Text: "有多篇文章说到" + who + a.Event + "，数值不同。请说明是哪一次，例如加上日期。"}
	for _, f := range found {
		ans.Sources = append(ans.Sources, attribution.Cite(*articles[f.Article], f.Sentence, f.Figures[0].Span))
		if s := who + f.Day + "的" + a.Role + "是多少？"; f.Day != "" && !slices.Contains(ans.Suggestions, s) {
			ans.Suggestions = append(ans.Suggestions, s)
		}
	}
	return ans
}
