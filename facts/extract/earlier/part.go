package earlier

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/metric"
)

// OfSector reads what a clause before the figure's, in the same part of the
// sentence, says that it is on: [化工板块]仍在亏损,前三季度息税前亏损47.9亿元. Only
// results and bare sums are taken to be its.
func OfSector(l *prose.Line, n int, f *facts.Fact) {
	if f.Metric == "" || f.Quantity.Kind != facts.KindMoney && f.Measure == facts.Level || cue.Has(f.Metric, cue.Sector) || wording.ProfitOf(f.Metric) == "" && wording.LossOf(f.Metric) == "" && f.Metric != "收入" {
		return
	}
	at := l.Quantities[n].Span.Start
	from := l.HaltBefore(at) + 1
	for {
		first, _, later := strings.Cut(l.Text[from:at], ",")
		if !later {
			return
		}
		if strings.HasPrefix(wording.Marks.TrimLeft(first), "经") {
			return // 经财务部门初步测算
		}
		i, w := cue.Find(first, 0, cue.Sector)
		end := from + len(first)
		if i > 0 && from+i+len(w) < end && !l.HasName(from+i, at) && !l.HasFigure(from, end) {
			putSector(l, facts.Span{Start: from, End: from + i + len(w)}, f)
			return
		}
		if l.HasFigure(from, end) {
			return
		}
		from = end + 1
	}
}

// putSector puts the part of the business that a span names before a metric.
func putSector(l *prose.Line, s facts.Span, f *facts.Fact) {
	subject := wording.Clean(wording.Trim(l.Bare([]facts.Span{s})))
	if k := utf8.RuneCountInString(subject); k < 3 || k > 8 || strings.Contains(subject, "全") || strings.HasPrefix(subject, "分") || strings.HasPrefix(subject, "按") {
		return
	}
	f.Metric = subject + f.Metric
}

// business ends the name of a part of a business.
var business = lex.NewWords("业务", "市场", "板块", "分部", "事业部", "物业", "地区", "区域")

// OfPart puts the part of a business that an earlier clause of the sentence is
// about before a metric of the whole: 香港业务重夺增长火车头,[香港业务]新业务价值…14.30
// 亿美元. Only a clause without figures that opens with such a part counts, and
// only metrics of the lexicon, so that 新业务价值 of a part is never the company's.
func OfPart(l *prose.Line, n int, f *facts.Fact, metrics metric.Memo) {
	f.Concept = metrics.Concept(f.Metric)
	if _, _, ok := metrics.Lookup(f.Metric); !ok {
		return
	}
	from := l.HaltBefore(l.Quantities[n].Span.Start) + 1
	for _, q := range l.Quantities[:n] {
		if q.Span.Start >= from && l.Clause[q.Span.Start] != l.Clause[l.Quantities[n].Span.Start] {
			return // other figures stand between: the topic may have changed
		}
	}
	if !strings.Contains(l.Text[from:l.Quantities[n].Span.Start], ",") || !business.In(l.Text[from:l.Quantities[n].Span.Start]) {
		return
	}
	clauses := strings.Split(l.Text[from:l.Quantities[n].Span.Start], ",")
	for _, c := range clauses[:len(clauses)-1] {
		c = wording.Marks.TrimLeft(c)
		for _, w := range business.List() {
			i := strings.Index(c, w)
			head := c[:max(i, 0)]
			if i <= 0 || utf8.RuneCountInString(head) > 6 || i+len(w) == len(c) || cue.Prefix(c, cue.SelfNoun|cue.Lead) != "" || metrics.Concept(c[:i+len(w)]) != "" || strings.ContainsAny(head, "的各全主和与") {
				continue
			}
			f.Metric = c[:i+len(w)] + f.Metric
			return
		}
	}
}
