package answer

import (
	"fmt"
	"strings"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/period"
	"wenbao/facts/quantity"
)

// sentence says what a fact states, without the full stop:
// 中国工商银行2023年金融科技投入为272.46亿元.
func (t *turn) sentence(f facts.Fact) string {
	who := f.Entity + periodName(f.Period)
	f.Surface += tableUnit(f)
	switch f.Measure {
	case facts.Growth, facts.Change:
		return who + f.Metric + versusName(f) + direction(f) + f.Surface
	case facts.Share:
		if f.Of != "" {
			return who + f.Metric + "占" + f.Of + "的" + f.Surface
		}
		return who + f.Metric + "为" + f.Surface
	case facts.Multiple:
		if !f.Against.IsZero() {
			return who + f.Metric + "是" + periodName(f.Against) + "的" + f.Surface
		}
		return who + f.Metric + "为" + f.Surface
	}
	return who + f.Metric + scopeName(&f) + claimName(f.Modality) + "为" + lossWord(f) + f.Surface
}

// withShortNames adds to the first mention of an entity what its source calls
// it, where that is another word: 中国邮政储蓄银行(邮储银行).
func (t *turn) withShortNames(cs []candidate, text string) string {
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
	art, err := t.article(f.Article)
	if err != nil || f.Span.Start > len(art.Text) {
		return ""
	}
	before := lex.Fold(art.Text[max(0, strings.LastIndexByte(art.Text[:f.Span.Start], '\n')+1):f.Span.Start]).Text
	name := ""
	for _, m := range t.entities.Find(lex.Fold(art.Title).Text + "\n" + before) {
		if len(m.Names) == 1 && m.Names[0] == f.Entity && m.Rule != entity.RuleCode && m.Rule != entity.RuleEnglish {
			name = m.Span.In(lex.Fold(art.Title).Text + "\n" + before)
		}
	}
	return name
}

// lossWord is 亏损 before a profit below zero that its source words as a loss:
// 净利润为亏损69.4亿元.
func lossWord(f facts.Fact) string {
	if f.Quantity.Kind == facts.KindMoney && f.Quantity.Value.Sign() < 0 && strings.HasSuffix(f.Rule, "+loss") {
		return "亏损"
	}
	return ""
}

// statements answers with several stated figures, in order.
func (t *turn) statements(cs []candidate) (Answer, error) {
	ans := Answer{Status: Answered}
	var said []string
	for _, c := range cs {
		said = append(said, t.sentence(c.Fact))
		ans.Figures = append(ans.Figures, figuresOf(c.Fact)...)
	}
	ans.Text = strings.Join(said, "；") + "。"
	var err error
	ans.Sources, err = t.sources(factsOf(cs)...)
	ans.Interpretation = t.interpret(cs[0].Fact)
	return ans, err
}

func claimName(m facts.Modality) string {
	switch m {
	case facts.Target:
		return "目标"
	case facts.Forecast:
		return "预计"
	}
	return ""
}

func versusName(f facts.Fact) string {
	if f.Versus != "" {
		return f.Versus
	}
	if w, _ := period.Window(f.Metric); f.Measure == facts.Growth && w == "" && !quoted(f.Metric) {
		return "同比" // a price that falls 2% falls since the day before, or since its window began
	}
	return ""
}

// direction says 增长 or 下降, in the word that fits the unit.
func direction(f facts.Fact) string {
	neg := f.Quantity.Value.Sign() < 0
	switch {
	case neg && strings.ContainsAny(f.Surface[:min(len(f.Surface), 3)], "-−－("):
		return "变动" // of a table: 变动-8.53%
	case f.Quantity.Kind == facts.KindPoints && neg:
		return "下降"
	case f.Quantity.Kind == facts.KindPoints:
		return "提升"
	case f.Measure == facts.Growth && neg:
		return "下降"
	case f.Measure == facts.Growth:
		return "增长"
	case neg:
		return "减少"
	}
	return "增加"
}

// periodName is the Chinese wording of a period: 2023年, 2023年上半年, 2023年末.
func periodName(p facts.Period) string {
	if p.IsZero() {
		return ""
	}
	last := p.Last()
	if p.Instant {
		switch {
		case last.Month == 12 && last.Day == 31:
			return fmt.Sprintf("%d年末", last.Year)
		case p.End.Day == 1:
			return fmt.Sprintf("%d年%d月末", last.Year, last.Month)
		}
		return dayName(last)
	}
	s := p.String()
	y := p.Start.Year
	switch {
	case len(s) == 4:
		return s + "年"
	case strings.HasSuffix(s, "H1"):
		return fmt.Sprintf("%d年上半年", y)
	case strings.HasSuffix(s, "H2"):
		return fmt.Sprintf("%d年下半年", y)
	case strings.HasSuffix(s, "Q1-Q3"):
		return fmt.Sprintf("%d年前三季度", y)
	case len(s) == 6 && s[4] == 'Q':
		return fmt.Sprintf("%d年%s季度", y, []string{"", "第一", "第二", "第三", "第四"}[s[5]-'0'])
	case len(s) == 7:
		return fmt.Sprintf("%d年%d月", y, p.Start.Month)
	case p.Start == last:
		return dayName(last)
	case p.Start.Month == 1 && p.Start.Day == 1 && p.End.Month == 1 && p.End.Day == 1 && !p.Start.IsZero() && !p.End.IsZero():
		return fmt.Sprintf("%d年至%d年", y, last.Year)
	case p.Start.IsZero():
		return "截至" + dayName(last)
	case p.End.IsZero():
		return dayName(p.Start) + "以来"
	}
	return dayName(p.Start) + "至" + dayName(last)
}

func dayName(d facts.Date) string { return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day) }

// interpret says how the question was understood and which slots were not
// said but assumed.
func (t *turn) interpret(f facts.Fact) string {
	parts := []string{}
	for _, s := range []string{f.Entity, f.Metric, periodName(f.Period)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	line := "理解为：" + strings.Join(parts, " · ")
	var assumed []string
	if len(t.q.Entities)+len(t.q.Groups) == 0 && f.Entity != "" {
		assumed = append(assumed, "主体未指明，取"+f.Entity)
	}
	if t.q.Inherited.Entity {
		assumed = append(assumed, "主体沿用上文")
	}
	if t.q.Inherited.Period {
		assumed = append(assumed, "期间沿用上文")
	} else if len(t.q.Periods) == 0 && !f.Period.IsZero() {
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

// tableUnit returns the unit that a figure of a table has from its header or
// caption, so that it can stand behind the cell's own wording: 259,826 in a
// table in 百万元 → 百万元. It is "" for figures that word their unit.
func tableUnit(f facts.Fact) string {
	if f.Quantity.Unit == "" {
		return ""
	}
	if own := quantity.Find(f.Surface); len(own) == 1 && own[0].Quantity.Unit != "" {
		return ""
	}
	suffix := string(f.Quantity.Unit)
	switch f.Quantity.Kind {
	case facts.KindMoney:
		suffix = moneyName(f.Quantity.Unit)
	case facts.KindPoints:
		suffix = "个百分点"
	case facts.KindTimes:
		suffix = "倍"
	}
	for _, scale := range []struct {
		shift int
		word  string
	}{{0, ""}, {3, "千"}, {4, "万"}, {6, "百万"}, {8, "亿"}, {12, "万亿"}} {
		if ms := quantity.Find(strings.Trim(f.Surface, "()") + scale.word + suffix); len(ms) == 1 && ms[0].Quantity.Value.Abs() == f.Quantity.Value.Abs() {
			return scale.word + suffix
		}
	}
	return ""
}
