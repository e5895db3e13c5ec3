package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/period"
)

// fromTo reads 由3.86亿元调整为2.15亿元: the first figure is what was, and says
// of no period that it was; it is kept only where the second corrects it, and
// then as what stood before the correction.
func (l *line) fromTo(n int) (corrected, from bool) {
	q := l.quants[n]
	start := q.Span.Start
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
		start = a.Start
	}
	left := strings.TrimRight(l.text[:start], " 约近")
	if w := cue.Suffix(strings.TrimSuffix(left, "的"), cue.State); w != "" {
		left = strings.TrimSuffix(strings.TrimSuffix(left, "的"), w) // 由更正前的2.02亿元变为
	}
	if n+1 >= len(l.quants) || !(strings.HasSuffix(left, "由") || strings.HasSuffix(left, "从")) || l.clause[l.quants[n+1].Span.Start] != l.clause[q.Span.Start] {
		return false, false
	}
	between := l.text[q.Span.End:l.quants[n+1].Span.Start]
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
func (d *document) yearBefore(l *line, n int, f *facts.Fact) (facts.Period, bool) {
	p := f.Period
	last := p.Last()
	whole := !p.End.IsZero() && last.Month == 12 && last.Day == 31 && (p.Instant || p == facts.Year(last.Year))
	if !whole || f.PeriodBasis == facts.ByDate || f.Measure != facts.Level || n+1 >= len(l.quants) || cue.Listed("settable").In(f.Metric) {
		return facts.Period{}, false
	}
	before := l.text[:l.quants[n].Span.Start]
	if strings.Contains(l.text[:l.quants[n+1].Span.End], "环比") || modality(before, "", l.claimsIn(0, len(before), before)) != facts.Actual || l.quants[n].Quantity.Kind != l.quants[n+1].Quantity.Kind {
		return facts.Period{}, false
	}
	return p.ShiftYears(-1), true
}

// stated returns the metric that the sentence's part named before it turned to
// its versions: [移动用户数]为重述后数据,重述前为4.10亿户. "" when the figure cannot be of
// it.
func (d *document) stated(l *line, n int) string {
	at := l.quants[n].Span.Start
	from := wording.PartStops.LastIndex(l.text[:at]) + 1
	i, _ := cue.Find(l.text[:at], from, cue.State)
	if i < 0 || l.counts(from, i) {
		return ""
	}
	name := wording.Clean(wording.Trim(l.bare([]facts.Span{{Start: from, End: i}})))
	if !slices.Contains(d.metrics.Units(name), l.quants[n].Quantity.Kind) {
		return ""
	}
	return name
}

// placed returns the metric by which the clause before a figure without words of its
// own says where somebody stands: 云浦App日活稳居第一,6月[日活]达120万户. "" where there
// is none, or another figure stands between.
func (d *document) placed(l *line, n int) string {
	at := l.quants[n].Span.Start
	from := l.haltBefore(at) + 1
	loc := wording.Placing.FindStringIndex(l.text[from:at])
	if loc == nil || l.counts(from, at) || strings.Count(l.text[from+loc[1]:at], ",") != 1 {
		return ""
	}
	if i := strings.LastIndexByte(l.text[from:from+loc[0]], ','); i >= 0 {
		from, loc[0] = from+i+1, loc[0]-i-1
	}
	name := wording.Clean(wording.Trim(l.bare([]facts.Span{{Start: from, End: from + loc[0]}})))
	kind := l.quants[n].Quantity.Kind
	if kind == facts.KindNumber {
		kind = facts.KindCount // 10月达1912万
	}
	if name == "" || !d.canBe(name, kind) {
		return ""
	}
	return name
}

// priorAsSubject reads a comparison period that is no comparison but says when
// the figure was: 上年同期为盈利11.27亿元, 上年为232.11亿元. A word of
// comparison before it (较, 比, 与) makes it one.
func (d *document) priorAsSubject(l *line, seg []facts.Span) (p facts.Period, word string, ok bool) {
	for i := len(l.periods) - 1; i >= 0; i-- {
		m := l.periods[i]
		if m.Role == "" || m.Period.IsZero() || !inside(seg, m.Span) {
			continue
		}
		word := m.Span.In(l.text)
		if strings.HasPrefix(word, "同比") || strings.HasPrefix(word, "环比") || comparing(word, false) || comparing(l.text[:m.Span.Start], true) {
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
func (d *document) priorBefore(l *line, n int) (facts.Period, bool) {
	c := l.clause[l.quants[n].Span.Start]
	from := l.afterFigure(n)
	for i := len(l.periods) - 1; i >= 0; i-- {
		m := l.periods[i]
		if m.Span.Start < from || m.Span.End > l.quants[n].Span.Start {
			continue
		}
		word, after := m.Span.In(l.text), l.text[m.Span.End:]
		opens := strings.HasSuffix(strings.TrimRight(l.text[:m.Span.Start], " 而"), ",") || strings.HasSuffix(l.text[:m.Span.Start], ";")
		reason := strings.HasPrefix(after, "因") || strings.HasPrefix(after, "由于") || strings.HasPrefix(after, "受")
		if !opens || !reason || l.clause[m.Span.Start] == c || d.cur.period.IsZero() || !strings.HasPrefix(word, "上年") && !strings.HasPrefix(word, "去年同期") || strings.ContainsAny(l.text[m.Span.End:l.quants[n].Span.Start], ";。") {
			return facts.Period{}, false
		}
		return d.cur.period.ShiftYears(-1), true
	}
	return facts.Period{}, false
}

// comparedLevel reads a figure that is the earlier level itself: 较2023年同期的
// |17.9%|下滑14.8个百分点, 由上年的|78天|拉长到103天. It returns the period and
// what stands before the comparison in the clause.
func (d *document) comparedLevel(l *line, n int) (facts.Period, string, bool) {
	q := l.quants[n]
	start := q.Span.Start
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
		start = a.Start
	}
	for _, p := range l.periods {
		if p.Span.End > start || p.Period.IsZero() {
			continue
		}
		part := p.Span.End == start && l.fractionOf(n)
		if !part && !leadsTo(l.text[p.Span.End:start]) {
			continue
		}
		if part {
			return p.Period, "", true
		}
		word := p.Span.In(l.text)
		before := l.text[:p.Span.Start]
		if strings.HasPrefix(word, "同比") || !(comparing(before, true) || comparing(word, false) || strings.HasSuffix(before, "由") || strings.HasSuffix(before, "从") || strings.HasSuffix(before, "环比")) {
			continue
		}
		c := l.clause[q.Span.Start]
		phrase := l.bare(l.pieces(c, l.afterFigure(n), l.comparison(p).Start))
		for trimmed := true; trimmed && !strings.HasSuffix(phrase, "占比"); {
			r, size := utf8.DecodeLastRuneInString(phrase)
			if trimmed = size > 0 && strings.ContainsRune("较比由从于低高环同与和", r); trimmed {
				phrase = phrase[:len(phrase)-size]
			}
		}
		if phrase == "" && strings.HasPrefix(l.text[p.Span.End:], "实际") {
			phrase = d.cur.metric // 资本性支出预算2580亿元,较上年实际的2753亿元
			phrase = strings.TrimSuffix(phrase, cue.Suffix(phrase, cue.Planned|cue.ClaimNoun))
		}
		return p.Period, phrase, true
	}
	return facts.Period{}, "", false
}

// fractionOf reports whether figure n is an earlier level of which the clause says a
// part: 现金流净额48.5亿元,不到2023年[198.6亿元]的四分之一.
func (l *line) fractionOf(n int) bool {
	if n+1 >= len(l.quants) {
		return false
	}
	q, next := l.quants[n], l.quants[n+1]
	if said := next.Span.In(l.text); next.Quantity.Kind != facts.KindTimes && !strings.Contains(said, "分之") && !strings.Contains(said, "成") {
		return false
	}
	if l.clause[q.Span.Start] != l.clause[next.Span.Start] || l.figureStart(n+1) < q.Span.End || strings.Trim(l.text[q.Span.End:l.figureStart(n+1)], " ") != "的" {
		return false
	}
	for _, p := range l.periods {
		if p.Span.End == l.figureStart(n) {
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

// afterFigure returns where the figure before quantity n ends, 0 if there is
// none.
func (l *line) afterFigure(n int) int {
	if n == 0 {
		return 0
	}
	return l.quants[n-1].Span.End
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
func (d *document) beside(l *line, n int, rel *relate.Relation, f *facts.Fact) bool {
	if rel.Rule == "level-before" || f.Measure != facts.Level {
		return true
	}
	for _, m := range l.ents {
		if len(m.Names) == 1 && m.Span.End < l.figureStart(n) && strings.TrimSpace(l.text[m.Span.End:l.figureStart(n)]) == "的" && cue.Suffix(l.text[:m.Span.Start], cue.Beyond) != "" {
			f.Entity, f.EntityBasis, f.Metric = m.Names[0], facts.ByClause, d.cur.metric
			rel.Phrase = ""
			return f.Metric != "" && f.Quantity.Kind == d.cur.kind
		}
	}
	w := cue.Prefix(rel.Phrase, cue.Beyond)
	return w == "" || f.Quantity.Kind != facts.KindPoints && f.Quantity.Kind != facts.KindTimes && f.Quantity.Kind != facts.KindPercent
}

// figureStart returns where figure n begins, its approximator included.
func (l *line) figureStart(n int) int {
	q := l.quants[n]
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < q.Span.Start {
		return a.Start
	}
	return q.Span.Start
}

// someComparison stands in the bare text of a clause for a comparison with a
// period that has a number: 较2023年, 比2019年.
const someComparison = "较上期"

// comparison returns the span of a period mention with the 较 or 比 that makes
// it a comparison, the mention's own span if there is none.
func (l *line) comparison(p period.Mention) facts.Span {
	if p.Role != period.Comparison || strings.HasSuffix(l.text[:p.Span.Start], "占比") {
		return p.Span
	}
	s := p.Span
	for _, w := range []string{"较", "比"} {
		if strings.HasSuffix(l.text[:s.Start], w) {
			s.Start -= len(w)
			if strings.HasPrefix(l.text[s.End:], "之") {
				s.End += len("之")
			}
			return s
		}
	}
	return s
}

// restored reads a figure that says how much of an earlier level there is again:
// 国际航线运力已[恢复到2019年同期的]112%. It is a ratio to that level, neither growth nor a
// level of that year.
func (d *document) restored(l *line, n int, seg []facts.Span, rel *relate.Relation, f *facts.Fact) bool {
	verb, _, ok := l.regained(n)
	if !ok || len(seg) == 0 {
		return false
	}
	*rel = relate.Relation{Phrase: wording.Trim(l.text[seg[0].Start:max(seg[0].Start, verb)]), Measure: facts.Multiple, Rule: "multiple"}
	f.Metric, f.Measure, f.Of, f.Rule = wording.Clean(rel.Phrase), rel.Measure, "", rel.Rule
	f.Period, f.PeriodBasis = d.period, d.basis
	if k := len(d.facts) - 1; k >= 0 && d.facts[k].Sentence == l.index {
		f.Period, f.PeriodBasis = d.facts[k].Period, facts.BySentence
	}
	return true
}

// regained returns where the verb of a regained level begins, and its period.
func (l *line) regained(n int) (verb int, p facts.Period, ok bool) {
	if l.quants[n].Quantity.Kind != facts.KindPercent {
		return 0, p, false
	}
	start := l.figureStart(n)
	for _, m := range l.periods {
		if m.Span.End > start || strings.Trim(l.text[m.Span.End:start], "同期水平的约近 ") != "" || !strings.Contains(l.text[m.Span.End:start], "的") {
			continue
		}
		for _, w := range cue.Listed("restored") {
			if strings.HasSuffix(l.text[:m.Span.Start], w) {
				return m.Span.Start - len(w), m.Period, true
			}
		}
	}
	return 0, p, false
}
