package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/claim"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
)

// fromTo reads 由3.86亿元调整为2.15亿元: the first figure is what was, and says
// of no period that it was; it is kept only where the second corrects it, and
// then as what stood before the correction.
func fromTo(l *prose.Line, n int) (corrected, from bool) {
	q := l.Quantities[n]
	start := q.Span.Start
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
		start = a.Start
	}
	left := strings.TrimRight(l.Text[:start], " 约近")
	if w := cue.Suffix(strings.TrimSuffix(left, "的"), cue.State); w != "" {
		left = strings.TrimSuffix(strings.TrimSuffix(left, "的"), w) // 由更正前的2.02亿元变为
	}
	if n+1 >= len(l.Quantities) || !(strings.HasSuffix(left, "由") || strings.HasSuffix(left, "从")) || l.Clause[l.Quantities[n+1].Span.Start] != l.Clause[q.Span.Start] {
		return false, false
	}
	between := l.Text[q.Span.End:l.Quantities[n+1].Span.Start]
	if !strings.Contains(between, "为") && !strings.Contains(between, "至") && !strings.Contains(between, "到") {
		return false, false
	}
	for _, w := range []string{"调整为", "更正为", "修正为", "重述为", "变更为", "修订为", "变为", "转为"} {
		if strings.Contains(between, w) {
			return true, true
		}
	}
	return false, true
}

// yearBefore returns when the first figure of 站均租户数由1.77户提升到1.79户 was so, which
// nothing says: in an article on a year, the year before. Ratios that somebody sets and
// holdings are left out, since their changes have days of their own; and so are parts of
// a year, which may be held against the year's beginning too.
func (d *document) yearBefore(l *prose.Line, n int, f *facts.Fact) (facts.Period, bool) {
	p := f.Period
	last := p.Last()
	whole := !p.End.IsZero() && last.Month == 12 && last.Day == 31 && (p.Instant || p == facts.Year(last.Year))
	if !whole || f.PeriodBasis == facts.ByDate || f.Measure != facts.Level || n+1 >= len(l.Quantities) || cue.Listed("settable").In(f.Metric) {
		return facts.Period{}, false
	}
	before := l.Text[:l.Quantities[n].Span.Start]
	if strings.Contains(l.Text[:l.Quantities[n+1].Span.End], "环比") || claim.Modality(before, "", l.ClaimsIn(0, len(before), before)) != facts.Actual || l.Quantities[n].Quantity.Kind != l.Quantities[n+1].Quantity.Kind {
		return facts.Period{}, false
	}
	return p.ShiftYears(-1), true
}

// stated returns the metric that the sentence's part named before it turned to
// its versions: [移动用户数]为重述后数据,重述前为4.10亿户. "" when the figure cannot be of
// it.
func (d *document) stated(l *prose.Line, n int) string {
	at := l.Quantities[n].Span.Start
	from := wording.PartStops.LastIndex(l.Text[:at]) + 1
	i, _ := cue.Find(l.Text[:at], from, cue.State)
	if i < 0 || l.HasFigure(from, i) {
		return ""
	}
	name := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: from, End: i}})))
	if !slices.Contains(d.metrics.Units(name), l.Quantities[n].Quantity.Kind) {
		return ""
	}
	return name
}

// placed returns the metric by which the clause before a figure without words of its
// own says where somebody stands: 云浦App日活稳居第一,6月[日活]达120万户. "" where there
// is none, or another figure stands between.
func (d *document) placed(l *prose.Line, n int) string {
	at := l.Quantities[n].Span.Start
	from := l.HaltBefore(at) + 1
	loc := wording.Placing.FindStringIndex(l.Text[from:at])
	if loc == nil || l.HasFigure(from, at) || strings.Count(l.Text[from+loc[1]:at], ",") != 1 {
		return ""
	}
	if i := strings.LastIndexByte(l.Text[from:from+loc[0]], ','); i >= 0 {
		from, loc[0] = from+i+1, loc[0]-i-1
	}
	name := wording.Clean(wording.Trim(l.Bare([]facts.Span{{Start: from, End: from + loc[0]}})))
	kind := l.Quantities[n].Quantity.Kind
	if kind == facts.KindNumber {
		kind = facts.KindCount // 10月达1912万
	}
	if name == "" || !d.metrics.CanBe(name, kind) {
		return ""
	}
	return name
}

// priorAsSubject reads a comparison period that is no comparison but says when
// the figure was: 上年同期为盈利11.27亿元, 上年为232.11亿元. A word of
// comparison before it (较, 比, 与) makes it one.
func (d *document) priorAsSubject(l *prose.Line, seg []facts.Span) (p facts.Period, word string, ok bool) {
	for i := len(l.Periods) - 1; i >= 0; i-- {
		m := l.Periods[i]
		if m.Role == "" || m.Period.IsZero() || !inside(seg, m.Span) {
			continue
		}
		word := m.Span.In(l.Text)
		if strings.HasPrefix(word, "同比") || strings.HasPrefix(word, "环比") || comparing(word, false) || comparing(l.Text[:m.Span.Start], true) {
			return facts.Period{}, "", false
		}
		if m.Relative && !d.cur.period.IsZero() && (strings.HasPrefix(word, "上年") || strings.HasPrefix(word, "去年同期")) {
			// of what the sentence is about, not of a year it named in passing
			return d.cur.period.ShiftYears(-1), word, true
		}
		return m.Period, word, true
	}
	return facts.Period{}, "", false
}

// priorBefore reads a comparison period that opens the clause before figure n,
// which has no figure and says why: [上年]因出售股权录得收益,净利润达40.78亿元.
func (d *document) priorBefore(l *prose.Line, n int) (facts.Period, bool) {
	c := l.Clause[l.Quantities[n].Span.Start]
	from := l.EndBefore(n)
	for i := len(l.Periods) - 1; i >= 0; i-- {
		m := l.Periods[i]
		if m.Span.Start < from || m.Span.End > l.Quantities[n].Span.Start {
			continue
		}
		word, after := m.Span.In(l.Text), l.Text[m.Span.End:]
		opens := strings.HasSuffix(strings.TrimRight(l.Text[:m.Span.Start], " 而"), ",") || strings.HasSuffix(l.Text[:m.Span.Start], ";")
		reason := strings.HasPrefix(after, "因") || strings.HasPrefix(after, "由于") || strings.HasPrefix(after, "受")
		if !opens || !reason || l.Clause[m.Span.Start] == c || d.cur.period.IsZero() || !strings.HasPrefix(word, "上年") && !strings.HasPrefix(word, "去年同期") || strings.ContainsAny(l.Text[m.Span.End:l.Quantities[n].Span.Start], ";。") {
			return facts.Period{}, false
		}
		return d.cur.period.ShiftYears(-1), true
	}
	return facts.Period{}, false
}

// comparedLevel reads a figure that is the earlier level itself: 较2023年同期的
// |17.9%|下滑14.8个百分点, 由上年的|78天|拉长到103天. It returns the period and
// what stands before the comparison in the clause.
func (d *document) comparedLevel(l *prose.Line, n int) (facts.Period, string, bool) {
	q := l.Quantities[n]
	start := q.Span.Start
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
		start = a.Start
	}
	for _, p := range l.Periods {
		if p.Span.End > start || p.Period.IsZero() {
			continue
		}
		part := p.Span.End == start && fractionOf(l, n)
		if !part && !leadsTo(l.Text[p.Span.End:start]) {
			continue
		}
		if part {
			return p.Period, "", true
		}
		word := p.Span.In(l.Text)
		before := l.Text[:p.Span.Start]
		if strings.HasPrefix(word, "同比") || !(comparing(before, true) || comparing(word, false) || strings.HasSuffix(before, "由") || strings.HasSuffix(before, "从") || strings.HasSuffix(before, "环比")) {
			continue
		}
		c := l.Clause[q.Span.Start]
		phrase := l.Bare(l.Pieces(c, l.EndBefore(n), l.Comparison(p).Start))
		for trimmed := true; trimmed && !strings.HasSuffix(phrase, "占比"); {
			r, size := utf8.DecodeLastRuneInString(phrase)
			if trimmed = size > 0 && strings.ContainsRune("较比由从于低高环同与和", r); trimmed {
				phrase = phrase[:len(phrase)-size]
			}
		}
		if phrase == "" && strings.HasPrefix(l.Text[p.Span.End:], "实际") {
			phrase = d.cur.metric // 资本性支出预算2580亿元,较上年实际的2753亿元
			phrase = strings.TrimSuffix(phrase, cue.Suffix(phrase, cue.Planned|cue.ClaimNoun))
		}
		return p.Period, phrase, true
	}
	return facts.Period{}, "", false
}

// fractionOf reports whether figure n is an earlier level of which the clause says a
// part: 现金流净额48.5亿元,不到2023年[198.6亿元]的四分之一.
func fractionOf(l *prose.Line, n int) bool {
	if n+1 >= len(l.Quantities) {
		return false
	}
	q, next := l.Quantities[n], l.Quantities[n+1]
	if said := next.Span.In(l.Text); next.Quantity.Kind != facts.KindTimes && !strings.Contains(said, "分之") && !strings.Contains(said, "成") {
		return false
	}
	if l.Clause[q.Span.Start] != l.Clause[next.Span.Start] || l.StartOf(n+1) < q.Span.End || strings.Trim(l.Text[q.Span.End:l.StartOf(n+1)], " ") != "的" {
		return false
	}
	for _, p := range l.Periods {
		if p.Span.End == l.StartOf(n) {
			return true
		}
	}
	return false
}

// leadsTo reports whether nothing but 的, 实际的, and what the figure is counted by,
// stands between a period and its figure: 年初的[每瓦]0.95元.
func leadsTo(s string) bool {
	s = strings.TrimPrefix(strings.TrimSpace(s), "实际")
	if r, _ := utf8.DecodeRuneInString(s); r != '的' && r != '之' && r != '每' && !wording.Marks.Has(r) {
		return false
	}
	s, unit := wording.CutPer(s)
	return s == "的" || s == "之" || s == "" && unit != ""
}

// comparing reports whether a text begins (or, with end, ends) with a word
// that makes what follows a comparison.
func comparing(s string, end bool) bool {
	for _, w := range []string{"较", "比", "与", "和", "于", "同", "跟", "按"} {
		if end && w == "于" && cue.Suffix(s, cue.Regard) != "" {
			return false // 对于今年一季度, 至于2025年
		}
		if front := strings.TrimSuffix(s, "于"); end && w == "于" && front != s && (front == "" || strings.ContainsAny(front[len(front)-1:], ",;:。 ")) {
			return false // 于2025年6月30日,物业组合估值582亿港元
		}
		if end && strings.HasSuffix(s, w) || !end && strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// beside reads a figure that somebody is compared with: 零跑以730家略多于小鹏的
// |690家 is 小鹏's, of what the figure before is of. How far somebody is from
// somebody else (高出训练卡|12.4个百分点) is no figure of whom the clause is
// about, and false is returned.
func (d *document) beside(l *prose.Line, n int, rel *relate.Relation, f *facts.Fact) bool {
	if rel.Rule == "level-before" || f.Measure != facts.Level {
		return true
	}
	for _, m := range l.Entities {
		if len(m.Names) == 1 && m.Span.End < l.StartOf(n) && strings.TrimSpace(l.Text[m.Span.End:l.StartOf(n)]) == "的" && cue.Suffix(l.Text[:m.Span.Start], cue.Beyond) != "" {
			f.Entity, f.EntityBasis, f.Metric = m.Names[0], facts.ByClause, d.cur.metric
			rel.Phrase = ""
			return f.Metric != "" && f.Quantity.Kind == d.cur.kind
		}
	}
	w := cue.Prefix(rel.Phrase, cue.Beyond)
	return w == "" || f.Quantity.Kind != facts.KindPoints && f.Quantity.Kind != facts.KindTimes && f.Quantity.Kind != facts.KindPercent
}

// restored reads a figure that says how much of an earlier level there is again:
// 国际航线运力已[恢复到2019年同期的]112%. It is a ratio to that level, neither growth nor a
// level of that year.
func (d *document) restored(l *prose.Line, n int, seg []facts.Span, rel *relate.Relation, f *facts.Fact) bool {
	verb, _, ok := regained(l, n)
	if !ok || len(seg) == 0 {
		return false
	}
	*rel = relate.Relation{Phrase: wording.Trim(l.Text[seg[0].Start:max(seg[0].Start, verb)]), Measure: facts.Multiple, Rule: "multiple"}
	f.Metric, f.Measure, f.Of, f.Rule = wording.Clean(rel.Phrase), rel.Measure, "", rel.Rule
	f.Period, f.PeriodBasis = d.period, d.basis
	if k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.Index {
		f.Period, f.PeriodBasis = d.facts[k].Period, facts.BySentence
	}
	return true
}

// regained returns where the verb of a regained level begins, and its period.
func regained(l *prose.Line, n int) (verb int, p facts.Period, ok bool) {
	if l.Quantities[n].Quantity.Kind != facts.KindPercent {
		return 0, p, false
	}
	start := l.StartOf(n)
	for _, m := range l.Periods {
		if m.Span.End > start || strings.Trim(l.Text[m.Span.End:start], "同期水平的约近 ") != "" || !strings.Contains(l.Text[m.Span.End:start], "的") {
			continue
		}
		for _, w := range cue.Listed("restored") {
			if strings.HasSuffix(l.Text[:m.Span.Start], w) {
				return m.Span.Start - len(w), m.Period, true
			}
		}
	}
	return 0, p, false
}
