package answerer

import (
	"fmt"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// withShortNames adds to the first mention of an entity what its source calls
// it, where that is another word: 中国邮政储蓄银行(邮储银行).
func (t *turn) withShortNames(cs []gates.Candidate, text string) string {
	for _, c := range cs {
		i := strings.Index(text, c.Entity)
		short := t.calledIn(c.Fact)
		if i < 0 || short == "" || strings.Contains(c.Entity, short) || strings.Contains(text, short) {
			continue
		}
		i += len(c.Entity)
		text = text[:i] + "(" + short + ")" + text[i:]
	}
	return text
}

// calledIn returns the name that a fact's article uses for its entity, nearest
// before the figure; "" if it uses none.
func (t *turn) calledIn(f facts.Fact) string {
	art, err := t.Article(f.Article)
	if err != nil || f.Span.Start > len(art.Text) {
		return ""
	}
	before := lex.Fold(art.Text[max(0, strings.LastIndexByte(art.Text[:f.Span.Start], '\n')+1):f.Span.Start]).Text
	name := ""
	for _, m := range t.Entities.Find(lex.Fold(art.Title).Text + "\n" + before) {
		if len(m.Names) == 1 && m.Names[0] == f.Entity && m.Rule != entity.RuleCode && m.Rule != entity.RuleEnglish {
			name = m.Span.In(lex.Fold(art.Title).Text + "\n" + before)
		}
	}
	return name
}

// statements answers with several stated figures, in order.
func (t *turn) statements(cs []gates.Candidate) (answer.Answer, error) {
	ans := answer.Answer{Status: answer.Answered}
	var said []string
	for _, c := range cs {
		said = append(said, phrase.Sentence(c.Fact))
		ans.Figures = append(ans.Figures, figuresOf(c.Fact)...)
	}
	ans.Text = strings.Join(said, "；") + "。"
	var err error
	ans.Sources, err = t.sources(gates.Facts(cs)...)
	ans.Interpretation = t.interpret(cs[0].Fact)
	return ans, err
}

// interpret says how the question was understood and which slots were not
// said but assumed.
func (t *turn) interpret(f facts.Fact) string {
	parts := []string{}
	for _, s := range []string{f.Entity, f.Metric, phrase.Period(f.Period)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	line := "理解为：" + strings.Join(parts, " · ")
	var assumed []string
	if len(t.Q.Entities)+len(t.Q.Groups) == 0 && f.Entity != "" {
		assumed = append(assumed, "主体未指明，取"+f.Entity)
	}
	if t.Q.Inherited.Entity {
		assumed = append(assumed, "主体沿用上文")
	}
	if t.Q.Inherited.Period {
		assumed = append(assumed, "期间沿用上文")
	} else if len(t.Q.Periods) == 0 && !f.Period.IsZero() {
		assumed = append(assumed, "期间未指明，取已收录的最近一期")
	}
	if f.PeriodBasis == facts.ByArticle || f.PeriodBasis == facts.ByDate || f.PeriodBasis == facts.ByHeading {
		assumed = append(assumed, "原句未写期间，按全文所述")
	}
	if len(assumed) > 0 {
		line += "（" + strings.Join(assumed, "；") + "）"
	}
	return line
}

// computed answers with a derived figure.
func (t *turn) computed(d arithmetic.Derived, entity, metric string, p facts.Period) (answer.Answer, error) {
	ans := answer.Answer{Status: answer.Answered}
	about := ""
	if d.Quantity.Approx == facts.About {
		about = "约"
	}
	ans.Text = fmt.Sprintf("%s%s%s%s%s，由原文数字计算：%s%s。", entity, phrase.Period(p), metric, "为"+about, d.Words(), d.Formula, d.Bounds())
	ans.Figures = []answer.Figure{{Quantity: d.Quantity, Text: d.Words(), Entity: entity, Metric: metric, Period: p, Derived: true}}
	ans.Computed = d.Shown()
	var err error
	ans.Sources, err = t.sources(d.Operands...)
	ans.Interpretation = "理解为：" + strings.Join([]string{entity, metric, phrase.Period(p)}, " · ") + "(由原文数字计算)"
	return ans, err
}
