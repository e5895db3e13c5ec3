// Package compose makes answers of figures: stated ones (Statements) or a computed one
// (Computed), each with its sentences and with how the question was understood.
package compose

import (
	"fmt"
	"strings"

	"wenbao/bot/answer"
	"wenbao/bot/answer/arithmetic"
	"wenbao/bot/answer/attribution"
	"wenbao/bot/answer/gates"
	"wenbao/bot/answer/phrase"
	"wenbao/bot/answer/search"
	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// WithShortNames adds to the first mention of an entity what its source calls
// it, where that is another word: 中国邮政储蓄银行(邮储银行).
func WithShortNames(t *search.Turn, cs []gates.Candidate, text string) string {
	for _, c := range cs {
		i := strings.Index(text, c.Entity)
		short := calledIn(t, c.Fact)
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
func calledIn(t *search.Turn, f facts.Fact) string {
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

// Statements answers with stated figures, of which there is at least one, in order.
func Statements(t *search.Turn, cs []gates.Candidate) (answer.Answer, error) {
	ans := answer.Answer{Status: answer.Answered}
	var said []string
	for _, c := range cs {
		said = append(said, phrase.Sentence(c.Fact))
		ans.Figures = append(ans.Figures, Figures(c.Fact)...)
	}
	ans.Text = strings.Join(said, "；") + "。"
	var err error
	ans.Sources, err = Sources(t, gates.Facts(cs)...)
	ans.Interpretation = Interpret(t, cs[0].Fact)
	return ans, err
}

// Interpret says how the question was understood and which slots were not
// said but assumed.
func Interpret(t *search.Turn, f facts.Fact) string {
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
	switch f.PeriodBasis {
	case facts.ByArticle, facts.ByHeading:
		assumed = append(assumed, "原句未写期间，按全文所述")
	case facts.ByDate:
		assumed = append(assumed, "原文未写期间，按发布日期推断")
	}
	if len(assumed) > 0 {
		line += "（" + strings.Join(assumed, "；") + "）"
	}
	return line
}

// Computed answers with a derived figure.
func Computed(t *search.Turn, d arithmetic.Derived, entity, metric string, p facts.Period) (answer.Answer, error) {
	ans := answer.Answer{Status: answer.Answered}
	about := ""
	if d.Quantity.Approx == facts.About {
		about = "约"
	}
	ans.Text = fmt.Sprintf("%s%s%s%s%s，由原文数字计算：%s%s。", entity, phrase.Period(p), metric, "为"+about, d.Words(), d.Formula, d.Bounds())
	ans.Figures = []answer.Figure{{Quantity: d.Quantity, Text: d.Words(), Entity: entity, Metric: metric, Period: p, Derived: true}}
	ans.Computed = d.Shown()
	var err error
	ans.Sources, err = Sources(t, d.Operands...)
	ans.Interpretation = "理解为：" + strings.Join([]string{entity, metric, phrase.Period(p)}, " · ") + "(由原文数字计算)"
	return ans, err
}

// Sources cites the facts, each sentence once, in order.
func Sources(t *search.Turn, fs ...facts.Fact) ([]facts.Source, error) {
	var out []facts.Source
	seen := map[string]bool{}
	for _, f := range fs {
		art, err := t.Article(f.Article)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", f.Article, err)
		}
		id := fmt.Sprint(f.Article, " ", f.Span)
		if seen[id] {
			continue
		}
		seen[id] = true
		out = append(out, attribution.Cite(art, f.Sentence, f.Span))
	}
	return out, nil
}

// Figures returns the figure of a fact, of a range both ends.
func Figures(f facts.Fact) []answer.Figure {
	fig := answer.Figure{Quantity: f.Quantity, Text: f.Surface, Entity: f.Entity, Metric: f.Metric, Period: f.Period}
	if fig.Quantity.Unit == "" && fig.Quantity.Kind == facts.KindNumber {
		fig.Quantity.Unit = countedIn(f.Metric)
	}
	if f.High.Value == "" {
		return []answer.Figure{fig}
	}
	high := fig
	if high.Quantity = f.High; high.Quantity.Unit == "" {
		high.Quantity.Unit = fig.Quantity.Unit
	}
	return []answer.Figure{fig, high}
}

// countedIn returns what a metric is counted in by its own name, for a figure without a unit: 股东户数2.41万,
// 总股本18.2亿. "" for others.
func countedIn(metric string) facts.Unit {
	for _, w := range [...]struct {
		name string
		unit facts.Unit
	}{{"户数", "户"}, {"股本", "股"}, {"股份", "股"}, {"股数", "股"}} {
		if strings.HasSuffix(metric, w.name) {
			return w.unit
		}
	}
	return ""
}
