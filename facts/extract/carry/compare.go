package carry

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/compared"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// Beside reads a figure that somebody is compared with: 零跑以730家略多于小鹏的
// |690家 is 小鹏's, of what the figure before is of, and so is what one is outdone with:
// 反被中信证券的|136.88亿元甩开. How far somebody is from
// somebody else (高出训练卡|12.4个百分点) is no figure of whom the clause is
// about, and false is returned.
func (c *Memory) Beside(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	if rel.Rule == "level-before" || f.Measure != facts.Level {
		return true
	}
	for _, m := range l.Entities {
		if len(m.Names) == 1 && m.Span.End < l.StartOf(n) && lex.TrimSpace(l.Text[m.Span.End:l.StartOf(n)]) == "的" && (cue.Suffix(l.Text[:m.Span.Start], cue.Beyond) != "" || strings.HasSuffix(l.Text[:m.Span.Start], "被")) {
			f.Entity, f.EntityBasis, f.Metric = m.Names[0], facts.ByClause, c.Metric
			rel.Phrase = ""
			return f.Metric != "" && f.Quantity.Kind == c.kind
		}
	}
	if f.Quantity.Kind == facts.KindPoints && above.MatchString(rel.Phrase) {
		return false
	}
	w := cue.Prefix(rel.Phrase, cue.Beyond)
	return w == "" || f.Quantity.Kind != facts.KindPoints && f.Quantity.Kind != facts.KindTimes && f.Quantity.Kind != facts.KindPercent
}

// above is by how much one rate is more than that of others: 增速比各项贷款高|5.6个百分点, 比各项贷款增速高|15.8个百分点.
var above = pattern.New(`^(?:(?:[增降][速幅])?比\p{Han}{2,10}|\p{Han}{2,8}[增降][速幅])[高低快慢]$`)

// Compare completes what a change is compared with. 较2023年 is worded as it
// stands; a change that says nothing goes on with the comparison of the change
// before it in its sentence: 同比增长23.6%,客座率79.85%,[同比]提升6.65个百分点.
func (c *Memory) Compare(l *prose.Line, n int, f *facts.Fact) {
	if f.Measure != facts.Growth && f.Measure != facts.Change {
		if _, p, ok := compared.Regained(l, n); ok {
			f.Against = p
		}
		return
	}
	f.Versus = inWords(f.Versus)
	whole := !f.Period.Start.IsZero() && !f.Period.End.IsZero()
	switch word := l.ComparedBy(l.Quantities[n]); {
	case !whole || f.PeriodBasis == "":
	case word == "同比" || f.Versus == "按年" || strings.EqualFold(word, "YoY"):
		f.Against = f.Period.ShiftYears(-1) // of the figure's period, which the words after it may have settled
	case word == "环比" || strings.EqualFold(word, "QoQ"):
		f.Against = f.Period.Previous()
	}
	if f.Period.Instant && f.Against == f.Period && strings.Contains(f.Versus, "上月") {
		last := f.Period.Last() // 10月末M2增长8.2%,增速比[上月末]低0.2个百分点, in November
		f.Against = facts.At(facts.Date{Year: last.Year, Month: last.Month, Day: 1}.AddDays(-1))
	}
	if f.Versus == prose.SomeComparison {
		f.Versus = ""
		for _, p := range l.Periods {
			if p.Role == period.Comparison && p.Span.End <= l.Quantities[n].Span.Start && p.Span.Start >= l.EndBefore(n) {
				f.Versus = strings.TrimRight(strings.TrimRight("较"+strings.TrimPrefix(p.Span.In(l.Text), "较"), "的"), "之")
			}
		}
	}
	none := f.Versus == "" && f.Against.IsZero()
	if none && revised.MatchString(l.Text[:l.Quantities[n].Span.Start]) {
		f.Versus = "较更正前"
		return
	} else if none && sequential(l, n) {
		f.Versus = "环比"
		if whole {
			f.Against = f.Period.Previous()
		}
	}
	if said, p := fromLevel(l, n); f.Versus == "" && said != "" && (f.Against.IsZero() || f.Against == p) {
		f.Versus, f.Against = said, p
	}
	if f.Versus == "" && f.Against.IsZero() && c.versus != "" && !flows(l, n, f) {
		if f.Versus, f.Against = c.versus, c.against; strings.Contains(l.Text[c.versusTo:l.Quantities[n].Span.Start], ";") {
			f.Versus, f.Against = c.begun.versus, c.begun.against // 同比增4.9%,较上月回落1.6个百分点;水泥产量[同比]下降15.8%
		}
		if strings.HasSuffix(c.versus, "同比") && whole {
			f.Against = f.Period.ShiftYears(-1)
		}
	}
	if f.Versus != "" {
		if c.versus == "" {
			c.begun = comparison{f.Versus, f.Against}
		}
		c.versus, c.against, c.versusTo = f.Versus, f.Against, l.Quantities[n].Span.End
	}
}

// flows reports whether an amount is what came on top in a time of its own, which is compared with none: 余额同比增长2.3%;
// [前三季度]增加1.1万亿元.
func flows(l *prose.Line, n int, f *facts.Fact) bool {
	return f.Measure == facts.Change && (f.Quantity.Kind == facts.KindMoney || f.Quantity.Kind == facts.KindCount) && l.OwnPeriod(n) &&
		!f.Period.Instant && strings.Contains(l.Text[l.EndBefore(n):l.Quantities[n].Span.Start], ";")
}

// inWords returns what YoY and QoQ stand for.
func inWords(versus string) string {
	switch strings.ToLower(versus) {
	case "yoy":
		return "同比"
	case "qoq":
		return "环比"
	}
	return versus
}

// revised says how far somebody has put a figure right, and not how far it went: 更正后为17.88亿元,[调减]2.65%.
var revised = pattern.New(`(?:调减|调增|核减|核增|追溯调[减增低高]|更正减少|更正增加)(?:了|约|金额|比例|幅度)*$`)

// fromLevel returns the comparison with a level that stands before a change with its value: 31,449宗,[较第二季末的
// 37,806宗]减少16.8%. "" where there is none.
func fromLevel(l *prose.Line, n int) (string, facts.Period) {
	if n == 0 || wording.ClauseEnds.Index(l.Between(n)) >= 0 {
		return "", facts.Period{}
	}
	was := l.StartOf(n - 1)
	for _, p := range l.Periods {
		if p.Role != period.Comparison || p.Span.End > was || p.Period.IsZero() || strings.Trim(l.Text[p.Span.End:was], "的约近 ") != "" {
			continue
		}
		if w := cue.Comparer.Suffix(l.Text[:p.Span.Start]); w != "" || cue.Comparer.Prefix(p.Span.In(l.Text)) != "" {
			return "较" + strings.TrimPrefix(p.Span.In(l.Text), cue.Comparer.Prefix(p.Span.In(l.Text))), p.Period
		}
	}
	return "", facts.Period{}
}

// sequential reports whether the clause before a change says that it is one against the
// quarter or month before: 从环比看,四季度增长|1.6%.
func sequential(l *prose.Line, n int) bool {
	at := l.Quantities[n].Span.Start
	from := l.HaltBefore(at) + 1
	i := lex.LastIndex(l.Text[from:at], "环比")
	return i >= 0 && wording.Stops.LastIndex(l.Text[from+i:at]) > 0 && !l.HasFigure(from+i, at)
}

// WasSo returns when the level that a change starts from was, as the comparison before
// it in the sentence says: 资产收益率较上年下降1.4个百分点,资金成本则从[上年的]3.05%降到2.48%.
// Zero where nothing says.
func (c *Memory) WasSo(l *prose.Line, n int) facts.Period {
	p := c.against
	if p.IsZero() || l.OwnPeriod(n) || strings.Contains(l.Text[l.EndBefore(n):l.Quantities[n].Span.Start], ";") {
		return facts.Period{}
	}
	return p
}
