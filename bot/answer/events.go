package answer

import (
	"fmt"
	"slices"
	"strings"

	"wenbao/bot/extractive/event"
	"wenbao/facts"
	"wenbao/facts/lex"
)

// freeEvent answers for a figure of an event that the question words freely
// (长河拟用多少资金回购股份), where no fact has answered. Whose event has to be clear,
// and the question may name no period: the reader of events knows none.
func (t *turn) freeEvent() (Answer, bool, error) {
	a, ok := event.Parse(t.q.Text)
	if !ok || len(t.q.Entities) != 1 || len(t.q.Periods)+len(t.q.Against) > 0 || a.Subject == "" {
		return Answer{}, false, nil
	}
	return t.ofEvent(a)
}

// ofEvent answers for a figure of an announced event (how many shares were
// pledged, what a buyback cost). False when the question asks in words of its
// own and no article tells. Where articles tell different figures it asks which
// event is meant.
func (t *turn) ofEvent(a event.Ask) (Answer, bool, error) {
	for _, e := range t.q.Entities {
		a.Names = append(append(a.Names, e), t.entities.Aliases(e)...)
	}
	ids, err := t.textSources()
	if err != nil {
		return Answer{}, false, err
	}
	articles := map[string]*facts.Article{}
	var list []*facts.Article
	for _, id := range ids {
		art, err := t.base.Article(t.ctx, id)
		if err != nil {
			return Answer{}, false, fmt.Errorf("article %s: %w", id, err)
		}
		articles[id] = &art
		list = append(list, &art)
	}
	found := event.Find(a, list)
	if !a.Formal {
		found = slices.DeleteFunc(found, func(f event.Found) bool { return !t.asksOf(a, f, articles[f.Article]) })
	}
	if len(found) == 0 {
		return Answer{Status: NotFound, Reason: UnknownMetric, Text: "已收录的文章里没有找到答案。"}, a.Formal, nil
	}
	for _, f := range found[1:] {
		if !sameFigures(f, found[0]) {
			return t.whichEvent(a, found, articles), true, nil
		}
	}
	return t.tellEvent(a, found, articles), true, nil
}

// asksOf reports whether what an article says of an event is what a question in
// words of its own asks: its paragraph or the title names the entity, its
// sentence keeps to the period, its figures have the asked unit, and no modifier
// is left unexplained (2025年计划回购, 绿色拟募资).
func (t *turn) asksOf(a event.Ask, f event.Found, art *facts.Article) bool {
	s := art.Sentences[f.Sentence]
	text, paragraph := s.In(art.Text), s.In(art.Text)
	if s.Block >= 0 && s.Block < len(art.Blocks) {
		paragraph = art.Blocks[s.Block].In(art.Text)
	}
	for _, g := range f.Figures {
		if !unitFits(t.q.Unit, &facts.Fact{Quantity: g.Quantity}) {
			return false // 用于研发的占几成
		}
	}
	named := t.named(lex.String(art.Title + "\n" + paragraph))
	for _, e := range t.q.Entities {
		if !slices.Contains(named, e) {
			return false
		}
	}
	q := t.m.query(t.m.inChinese(t.q.Content), "", "")
	words := t.m.runes(lex.String(text + "\n" + art.Title + "\n" + a.Event + a.Role))
	expl := make([]float64, len(q.runes))
	cover(q.runes, words, 1, expl)
	return !q.strange(expl, words) && (len(t.q.Periods) == 0 || saysPeriod(t.q.Periods, text, art.Published))
}

// sameFigures reports whether two articles tell the same values.
func sameFigures(f, g event.Found) bool {
	return slices.EqualFunc(f.Figures, g.Figures, func(x, y event.Figure) bool { return key(x.Quantity) == key(y.Quantity) })
}

// tellEvent phrases the figures with whose and what they are:
// 长河股份回购价格为4.51-4.56港元。
func (t *turn) tellEvent(a event.Ask, found []event.Found, articles map[string]*facts.Article) Answer {
	who := a.Subject
	if len(t.q.Entities) == 1 {
		who = t.q.Entities[0]
	}
	metric := a.Role
	switch found[0].State {
	case event.Planned:
		metric += "（计划）"
	case event.Standing:
		metric += "（累计）"
	}
	ans := Answer{Status: Answered}
	var said []string
	for _, f := range found[0].Figures {
		said = append(said, approxWord(f.Quantity.Approx)+f.Surface)
		ans.Figures = append(ans.Figures, Figure{Quantity: f.Quantity, Text: f.Surface, Entity: who, Metric: a.Role})
	}
	ans.Text = who + metric + "为" + strings.Join(said, "、") + "。"
	for _, f := range found {
		for _, g := range f.Figures {
			ans.Sources = append(ans.Sources, cite(*articles[f.Article], f.Sentence, g.Span))
		}
	}
	return ans
}

func approxWord(a facts.Approx) string {
	switch a {
	case facts.About:
		return "约"
	case facts.Over:
		return "超过"
	case facts.Under:
		return "不超过"
	}
	return ""
}

// whichEvent asks back when articles tell different figures.
func (t *turn) whichEvent(a event.Ask, found []event.Found, articles map[string]*facts.Article) Answer {
	ans := Answer{Status: Clarify, Reason: AmbiguousEntity, Text: "有多篇公告说到" + a.Subject + a.Event + "，数值不同。请说明是哪一次，例如加上日期。"}
	for _, f := range found {
		ans.Sources = append(ans.Sources, cite(*articles[f.Article], f.Sentence, f.Figures[0].Span))
	}
	return ans
}
