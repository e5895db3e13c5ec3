// Package compared reads figures of an earlier time, which stand beside those of the
// period that a sentence is on: compared with (较2023年同期的17.9%), told after it
// (上年同期亏损1.25亿元), changed from (由3.86亿元调整为2.15亿元).
//
// All functions look at quantity n of a sentence alone; now is the period that it is on.
// They need cue.Load and are safe for concurrent use after that.
package compared

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// AsSubject reads a comparison period that is no comparison but says when
// the figure was: 上年同期为盈利11.27亿元, 上年为232.11亿元. A word of
// comparison before it (较, 比, 与) makes it one. seg is what stands before the figure in
// its clause; word is the comparison.
func AsSubject(l *prose.Line, seg []facts.Span, now facts.Period) (p facts.Period, word string, ok bool) {
	for i := len(l.Periods) - 1; i >= 0; i-- {
		m := l.Periods[i]
		if m.Role == "" || m.Period.IsZero() || !inside(seg, m.Span) {
			continue
		}
		word := m.Span.In(l.Text)
		if m.Rule == period.YoY || m.Rule == period.QoQ || words.Begin(word) || Leads(l.Text[:m.Span.Start]) {
			return facts.Period{}, "", false
		}
		if m.Relative && !now.IsZero() && (strings.HasPrefix(word, "上年") || strings.HasPrefix(word, "去年同") || strings.HasPrefix(word, "前一年") || strings.HasPrefix(word, "上一年")) {
			// of what the sentence is about, not of a year it named in passing
			return now.ShiftYears(-1), word, true
		}
		return m.Period, word, true
	}
	return facts.Period{}, "", false
}

// Opening reads a comparison period that opens the clause before figure n,
// which has no figure and says why: [上年]因出售股权录得收益,净利润达40.78亿元.
func Opening(l *prose.Line, n int, now facts.Period) (facts.Period, bool) {
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
		if !opens || !reason || l.Clause[m.Span.Start] == c || now.IsZero() || !strings.HasPrefix(word, "上年") && !strings.HasPrefix(word, "去年同") || strings.ContainsAny(l.Text[m.Span.End:l.Quantities[n].Span.Start], ";。") {
			return facts.Period{}, false
		}
		return now.ShiftYears(-1), true
	}
	return facts.Period{}, false
}

// Level reads a figure that is the earlier level itself: 较2023年同期的
// |17.9%|下滑14.8个百分点, 由上年的|78天|拉长到103天. It returns the period and
// what stands before the comparison in the clause: behind 实际 the metric of the figure
// before, 资本性支出预算2580亿元,较上年实际的|2753亿元.
func Level(l *prose.Line, n int, metric string) (facts.Period, string, bool) {
	q := l.Quantities[n]
	start := q.Span.Start
	if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
		start = a.Start
	}
	for _, p := range l.Periods {
		if p.Span.End > start || p.Period.IsZero() {
			continue
		}
		if lex.TrimSpace(l.Text[p.Span.End:start]) == "" && heldAgainst(l.Text[:p.Span.Start]) {
			return p.Period, "", true
		}
		if name := namedThen(l, n, p, start); name != "" {
			return p.Period, name, true
		}
		if p.Span.End == start && Leads(l.Text[:p.Span.Start]) && peak.MatchString(l.Text[q.Span.End:]) {
			return p.Period, "", true // 与2022年三季度8.07亿张的高点相比
		}
		part := p.Span.End == start && FractionOf(l, n)
		held := p.Span.End == start && ratioHeld(l, n)
		if !part && !held && !leadsTo(l.Text[p.Span.End:start]) {
			continue
		}
		if part {
			return p.Period, "", true
		}
		word := p.Span.In(l.Text)
		before := l.Text[:p.Span.Start]
		if strings.HasPrefix(word, "同比") || !(Leads(before) || words.Begin(word) || From(before) || strings.HasSuffix(before, "环比")) {
			continue
		}
		c := l.Clause[q.Span.Start]
		phrase := l.Bare(l.Pieces(c, l.EndBefore(n), l.Comparison(p).Start))
		for trimmed := true; trimmed && !strings.HasSuffix(phrase, "占比"); {
			r, size := utf8.DecodeLastRuneInString(phrase)
			if trimmed = size > 0 && strings.ContainsRune("较比由从自于低高环同与和", r); trimmed {
				phrase = phrase[:len(phrase)-size]
			}
		}
		if phrase == "" && strings.HasPrefix(l.Text[p.Span.End:], "实际") {
			phrase = metric // 资本性支出预算2580亿元,较上年实际的2753亿元
			phrase = strings.TrimSuffix(phrase, cue.Suffix(phrase, cue.Planned|cue.ClaimNoun))
		}
		return p.Period, phrase, true
	}
	return facts.Period{}, "", false
}

// namedThen returns what stands between a time that a comparison is with and the figure of then, where that
// names what the figure is of: 归母净亏损61.59亿元,比2023年的[亏损]97.97亿元收窄约四成. Without 的 the figure may be a
// change, 较年初新增贷款100亿元, unless the change follows it.
func namedThen(l *prose.Line, n int, p period.Mention, to int) string {
	if to-p.Span.End > len("的")*(maxNamed+1) || !Leads(l.Text[:p.Span.Start]) {
		return ""
	}
	name := lex.TrimSpace(l.Text[p.Span.End:to])
	of := strings.HasPrefix(name, "的") || strings.HasPrefix(name, "之")
	if of {
		name = name[len("的"):]
	}
	if name == "" || strings.HasPrefix(name, "实际") || utf8.RuneCountInString(name) > maxNamed || cue.Has(name, cue.Up|cue.Down|cue.Higher|cue.Lower|cue.Versus) || wording.Stops.Index(name) >= 0 {
		return ""
	}
	after := wording.Marks.TrimLeft(l.Text[l.Quantities[n].Span.End:])
	if !of && !strings.HasPrefix(after, "相比") && cue.Prefix(strings.TrimPrefix(after, cue.Prefix(after, cue.Adverb)), cue.Up|cue.Down) == "" {
		return ""
	}
	return name
}

// maxNamed is how many runes a name has at most between a time and its figure.
const maxNamed = 12

// peak is what a level of an earlier time was, behind it.
var peak = pattern.New(`^的(?:历史)?(?:高点|低点|峰值|高峰|最高点|最低点|水平|纪录)`)

// heldAgainst reports whether text ends in vs: ARR 24.5亿元, +13.2% ([vs] 一季度末23.7亿元).
func heldAgainst(text string) bool {
	text = strings.TrimSuffix(strings.TrimRight(text, " "), ".")
	return len(text) > 2 && strings.EqualFold(text[len(text)-2:], "vs") && strings.ContainsAny(text[len(text)-3:len(text)-2], " (,;")
}

// ratioHeld reports whether an unsigned percentage stands behind another one that it is held
// against, and no rate of change is: 毛利率16.2%,较上年同期16.5%保持稳定.
func ratioHeld(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	if n == 0 || q.Quantity.Kind != facts.KindPercent || q.Quantity.Value.Sign() < 0 || strings.HasPrefix(q.Span.In(l.Text), "+") {
		return false
	}
	after := wording.Marks.TrimLeft(l.Text[q.Span.End:])
	return l.Quantities[n-1].Quantity.Kind == facts.KindPercent && (cue.Prefix(after, cue.Up|cue.Down) != "" || strings.HasPrefix(after, "保持") || strings.HasPrefix(after, "基本") || strings.HasPrefix(after, "持平"))
}

// leadsTo reports whether nothing but 的, 实际的, and what the figure is counted by,
// stands between a period and its figure: 年初的[每瓦]0.95元.
func leadsTo(s string) bool {
	s = strings.TrimPrefix(lex.TrimSpace(s), "实际")
	if r, _ := utf8.DecodeRuneInString(s); r != '的' && r != '之' && r != '每' && !wording.Marks.Has(r) {
		return false
	}
	s, unit := wording.CutPer(s)
	return s == "的" || s == "之" || s == "" && unit != ""
}

// From reports whether a text ends with a word that what a change starts from stands behind:
// 由27亿元增长至47亿元.
func From(s string) bool {
	return strings.HasSuffix(s, "由") || strings.HasSuffix(s, "从") || strings.HasSuffix(s, "自")
}

// words make what follows them a comparison.
var words = lex.NewWords("较", "比", "与", "和", "于", "同", "跟", "按")

// beyond ends what makes of the 于 behind it a comparison: 高于, 相当于, 相较于.
var beyond = lex.NewWords("较", "比", "高", "低", "优", "好", "快", "慢", "大", "小", "多", "少", "强", "弱", "逊", "差", "劣", "胜", "当", "等", "似", "同", "异", "晚", "早", "迟", "长", "短", "超", "先", "后", "基")

// Leads reports whether a text ends with a word that makes what follows a comparison:
// 较, 与. 对于 and the 于 of a date are none.
func Leads(s string) bool {
	if strings.HasSuffix(s, "于") && cue.Suffix(s, cue.Regard) != "" {
		return false // 对于今年一季度, 至于2025年
	}
	if front, ok := strings.CutSuffix(s, "于"); ok && (front == "" || strings.ContainsAny(front[len(front)-1:], ",;:。 ")) {
		return false // 于2025年6月30日,物业组合估值582亿港元
	} else if ok && !beyond.End(front) {
		return false // 按揭贷款总额于10月底达18,976亿元
	}
	return words.End(s)
}
