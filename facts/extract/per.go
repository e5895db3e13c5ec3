package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/quantity"
)

// isPer reports whether quantity n is the unit of a per-unit figure: the 10股
// of 每10股派3.064元.
func isPer(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	return strings.HasSuffix(l.Text[:q.Span.Start], "每") && n+1 < len(l.Quantities) &&
		l.Clause[l.Quantities[n+1].Span.Start] == l.Clause[q.Span.Start]
}

// qualifies reports whether quantity n only says which ones the next figure
// counts: the 500万元以上 of 资产500万元以上的个人客户约16.1万户.
func qualifies(l *prose.Line, n int) bool {
	if n+1 >= len(l.Quantities) {
		return false
	}
	q, next := l.Quantities[n], l.Quantities[n+1]
	if l.Clause[q.Span.Start] != l.Clause[next.Span.Start] || fractionOf(l, n) {
		return false
	}
	after := strings.TrimPrefix(l.Text[q.Span.End:], q.ApproxSpan.In(l.Text))
	for _, w := range []string{"及以上", "以上", "以下", "以内"} {
		after = strings.TrimPrefix(after, w)
	}
	if q.Quantity.Kind == facts.KindCount && len(after) == len(l.Text)-q.Span.End && !strings.ContainsAny(q.Span.In(l.Text), "0123456789") {
		return false // 三家的研发费用
	}
	bounds := len(after) < len(l.Text)-q.Span.End && (q.ApproxSpan.Len() == 0 || q.ApproxSpan.Start >= q.Span.End) && after != "" && !strings.ContainsAny(after[:1], wording.MarkSet) && cue.Prefix(after, cue.Lead|cue.Up|cue.Down) == ""
	return (strings.HasPrefix(after, "的") || bounds) && q.Quantity.Kind != facts.KindPercent && q.Quantity.Kind != facts.KindTimes
}

// idle reports whether quantity n only counts whom the clause is about, in
// words: [两家]代工厂的利润表, [一项]不超过5亿港元的回购计划. A count that something
// has (拥有三家子公司, 新增两家) is a figure.
func idle(l *prose.Line, n int) bool {
	q := l.Quantities[n]
	if q.Quantity.Kind != facts.KindCount || !strings.Contains("家个项位名笔种类只大批次桶", string(q.Quantity.Unit)) || q.Quantity.Value.Cmp("20") > 0 || q.ApproxSpan.Len() > 0 || q.Range != quantity.NoRange || strings.ContainsAny(q.Span.In(l.Text), "0123456789") {
		return false
	}
	before := strings.TrimRight(l.Text[:q.Span.Start], " 了")
	after := l.Text[q.Span.End:]
	if after == "" || strings.ContainsAny(after[:1], wording.MarkSet) || strings.HasPrefix(after, "。") {
		return false
	}
	return cue.Suffix(before, cue.Predicate|cue.Up|cue.Down) == "" && !strings.HasSuffix(before, "有") && !strings.HasSuffix(before, "设") && !strings.HasSuffix(before, "开") && !strings.HasSuffix(before, "建") &&
		!strings.HasSuffix(before, "至") && !strings.HasSuffix(before, "到") && !strings.HasSuffix(before, "为") && !strings.HasSuffix(before, "第")
}

// qualifier returns the wording before figure n that an earlier quantity is
// part of: 资产500万元以上.
func qualifier(l *prose.Line, n int) string {
	if n == 0 || !qualifies(l, n-1) {
		return ""
	}
	prev := l.Quantities[n-1]
	c := l.Clause[prev.Span.Start]
	from := prev.Span.Start
	for from > 0 && l.Clause[from-1] == c {
		from--
	}
	for _, w := range []string{"及以上", "以上", "以下", "以内"} {
		if rest, ok := strings.CutPrefix(l.Text[prev.Span.End:], w); ok && !strings.HasPrefix(rest, "的") {
			return wording.Trim(l.Bare([]facts.Span{{Start: from, End: prev.Span.Start}}) + prev.Span.In(l.Text) + w)
		}
	}
	end := strings.Index(l.Text[prev.Span.End:], "的") + prev.Span.End
	return wording.Trim(l.Text[from:end]) + "的"
}

// perUnit returns the per-unit wording before figure n, such as 每10股, "" if
// there is none.
func perUnit(l *prose.Line, n int) string {
	if n == 0 || !isPer(l, n-1) {
		return ""
	}
	q := l.Quantities[n-1]
	from := q.Span.Start
	for from > 0 && l.Clause[from-1] == l.Clause[q.Span.Start] {
		from--
	}
	from = max(from, l.EndBefore(n-1))
	// 中期 and 末期 say which dividend it is
	before := wording.Trim(strings.TrimSuffix(l.Bare([]facts.Span{{Start: from, End: q.Span.Start - len("每")}}), "拟"))
	if utf8.RuneCountInString(before) > 4 {
		before = ""
	}
	return before + "每" + q.Span.In(l.Text)
}

// putPer puts what a figure is counted by before its metric: 每股发行价. Where the
// clause has none it is the metric before, counted so, or what the sentence said
// that it is on: 派息上,中国移动全年5.09港元,中国电信[每股]0.2598元.
func (d *document) putPer(unit string, rel *relate.Relation) {
	c := &d.cur.carried
	switch {
	case unit == "" || rel.Measure != facts.Level:
	case rel.Phrase != "":
		rel.Phrase = unit + rel.Phrase
	case strings.Contains(c.metric, unit), rel.Rule == "level-to":
	case c.lead != "":
		rel.Phrase = unit + c.lead
	case unit == "每股" && cue.Has(c.metric, cue.Dividend):
		rel.Phrase = perShare // 中期股息每股4.90港元,全年[每股]9.26港元
	default:
		rel.Phrase = unit
	}
}
