package extract

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/relate"
	"wenbao/facts/extract/wording"
	"wenbao/facts/quantity"
)

// isPer reports whether quantity n is the unit of a per-unit figure: the 10股
// of 每10股派3.064元.
func (l *line) isPer(n int) bool {
	q := l.quants[n]
	return strings.HasSuffix(l.text[:q.Span.Start], "每") && n+1 < len(l.quants) &&
		l.clause[l.quants[n+1].Span.Start] == l.clause[q.Span.Start]
}

// qualifies reports whether quantity n only says which ones the next figure
// counts: the 500万元以上 of 资产500万元以上的个人客户约16.1万户.
func (l *line) qualifies(n int) bool {
	if n+1 >= len(l.quants) {
		return false
	}
	q, next := l.quants[n], l.quants[n+1]
	if l.clause[q.Span.Start] != l.clause[next.Span.Start] || l.fractionOf(n) {
		return false
	}
	after := strings.TrimPrefix(l.text[q.Span.End:], q.ApproxSpan.In(l.text))
	for _, w := range []string{"及以上", "以上", "以下", "以内"} {
		after = strings.TrimPrefix(after, w)
	}
	if q.Quantity.Kind == facts.KindCount && len(after) == len(l.text)-q.Span.End && !strings.ContainsAny(q.Span.In(l.text), "0123456789") {
		return false // 三家的研发费用
	}
	bounds := len(after) < len(l.text)-q.Span.End && (q.ApproxSpan.Len() == 0 || q.ApproxSpan.Start >= q.Span.End) && after != "" && !strings.ContainsAny(after[:1], wording.MarkSet) && cue.Prefix(after, cue.Lead|cue.Up|cue.Down) == ""
	return (strings.HasPrefix(after, "的") || bounds) && q.Quantity.Kind != facts.KindPercent && q.Quantity.Kind != facts.KindTimes
}

// idle reports whether quantity n only counts whom the clause is about, in
// words: [两家]代工厂的利润表, [一项]不超过5亿港元的回购计划. A count that something
// has (拥有三家子公司, 新增两家) is a figure.
func (l *line) idle(n int) bool {
	q := l.quants[n]
	if q.Quantity.Kind != facts.KindCount || !strings.Contains("家个项位名笔种类只大批次桶", string(q.Quantity.Unit)) || q.Quantity.Value.Cmp("20") > 0 || q.ApproxSpan.Len() > 0 || q.Range != quantity.NoRange || strings.ContainsAny(q.Span.In(l.text), "0123456789") {
		return false
	}
	before := strings.TrimRight(l.text[:q.Span.Start], " 了")
	after := l.text[q.Span.End:]
	if after == "" || strings.ContainsAny(after[:1], wording.MarkSet) || strings.HasPrefix(after, "。") {
		return false
	}
	return cue.Suffix(before, cue.Predicate|cue.Up|cue.Down) == "" && !strings.HasSuffix(before, "有") && !strings.HasSuffix(before, "设") && !strings.HasSuffix(before, "开") && !strings.HasSuffix(before, "建") &&
		!strings.HasSuffix(before, "至") && !strings.HasSuffix(before, "到") && !strings.HasSuffix(before, "为") && !strings.HasSuffix(before, "第")
}

// qualifier returns the wording before figure n that an earlier quantity is
// part of: 资产500万元以上.
func (l *line) qualifier(n int) string {
	if n == 0 || !l.qualifies(n-1) {
		return ""
	}
	prev := l.quants[n-1]
	c := l.clause[prev.Span.Start]
	from := prev.Span.Start
	for from > 0 && l.clause[from-1] == c {
		from--
	}
	for _, w := range []string{"及以上", "以上", "以下", "以内"} {
		if rest, ok := strings.CutPrefix(l.text[prev.Span.End:], w); ok && !strings.HasPrefix(rest, "的") {
			return wording.Trim(l.bare([]facts.Span{{Start: from, End: prev.Span.Start}}) + prev.Span.In(l.text) + w)
		}
	}
	end := strings.Index(l.text[prev.Span.End:], "的") + prev.Span.End
	return wording.Trim(l.text[from:end]) + "的"
}

// per returns the per-unit wording before figure n, such as 每10股, "" if
// there is none.
func (l *line) per(n int) string {
	if n == 0 || !l.isPer(n-1) {
		return ""
	}
	q := l.quants[n-1]
	from := q.Span.Start
	for from > 0 && l.clause[from-1] == l.clause[q.Span.Start] {
		from--
	}
	from = max(from, l.afterFigure(n-1))
	// 中期 and 末期 say which dividend it is
	before := wording.Trim(strings.TrimSuffix(l.bare([]facts.Span{{Start: from, End: q.Span.Start - len("每")}}), "拟"))
	if utf8.RuneCountInString(before) > 4 {
		before = ""
	}
	return before + "每" + q.Span.In(l.text)
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
