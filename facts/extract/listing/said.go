package listing

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
)

// owners are whose the levels of one metric are, one each, in their order.
type owners struct {
	names  []string
	metric string
}

// addBefore puts whose a level is before the others, and reports whether it is of the metric and
// of somebody else.
func (o *owners) addBefore(f *facts.Fact) bool {
	if f.Entity == "" || slices.Contains(o.names, f.Entity) || o.metric != "" && f.Metric != o.metric {
		return false
	}
	o.names, o.metric = append([]string{f.Entity}, o.names...), f.Metric
	return true
}

// of returns the names if they are n, else nil.
func (o *owners) of(n int) []string {
	if len(o.names) != n {
		return nil
	}
	return o.names
}

// ownersBefore returns whose the last n levels of the sentence are, where they
// are of one metric and of n entities: 中信银行2.44万亿元、…、华夏银行8520亿元,跌幅依次
// 为10.1%、…和12.7%.
func ownersBefore(l *prose.Line, at, n int, said []facts.Fact) []string {
	end := l.InArticle(facts.Span{Start: 0, End: at}).End
	var o owners
	for i := len(said) - 1; i >= 0 && len(o.names) < n; i-- {
		f := &said[i]
		if f.Sentence != l.Index || f.Span.Start >= end {
			break
		}
		if f.Measure == facts.Level && f.Modality == facts.Actual && !o.addBefore(f) {
			return nil
		}
	}
	return o.of(n)
}

// overJust lets a list over nothing that its own sentence says be over the names of the sentence before.
func overJust(l *prose.Line, n int, m *Members, said []facts.Fact) {
	if len(m.Names) == 0 && len(m.Periods) != n && len(m.Items) != n && n > 2 {
		m.Names = ownersJust(l, n, said)
	}
}

// ownersJust returns whose the levels of the sentence before are, where it has one metric for n entities, and
// nothing for anybody else: 甲财险保费5380亿元,增4.3%;乙财险3218亿元;丙财险2012亿元。[综合成本率]分别为98.8%、….
func ownersJust(l *prose.Line, n int, said []facts.Fact) []string {
	var o owners
	for i := len(said) - 1; i >= 0 && said[i].Sentence >= l.Index-1; i-- {
		f := &said[i]
		if f.Sentence == l.Index || f.Entity == "" || f.Measure == facts.Level && !o.addBefore(f) {
			return nil
		}
	}
	return o.of(n)
}

// levelsBefore returns the metrics of the last n levels of the sentence's part,
// in order: 移动支付业务1851亿笔,金额555万亿元,同比分别增长16.81%和11.15%.
func levelsBefore(l *prose.Line, at, n int, said []facts.Fact) []string {
	from := strings.LastIndexByte(l.Text[:at], ';') + 1
	if cue.Has(l.Text[from:at], cue.Referring|cue.FigureNoun) {
		from = 0
	}
	part := l.InArticle(facts.Span{Start: from, End: at}).Start
	var out []string
	for i := len(said) - 1; i >= 0 && len(out) < n; i-- {
		f := &said[i]
		if f.Sentence != l.Index || f.Span.Start < part {
			break
		}
		if f.Measure == facts.Level {
			out = append([]string{f.Metric}, out...)
		}
	}
	return out
}

// ofSeveral reports whether the last n levels of the sentence are of more than one entity: 比亚迪26.86万辆、吉利汽车
// 18.15万辆、云帆大众12.4万辆,份额分别为… are no three metrics of the last of them.
func ofSeveral(l *prose.Line, n int, said []facts.Fact) bool {
	var whose []string
	for i := len(said) - 1; i >= 0 && n > 0 && said[i].Sentence == l.Index; i-- {
		if f := &said[i]; f.Measure == facts.Level {
			whose = append(whose, f.Entity)
			n--
		}
	}
	return len(slices.Compact(whose)) > 1
}

// holders returns the n names that the sentence has given one level each of a
// metric, in order, other levels among them: 国信证券…归母净利润48.79亿元;东方证券…
// 33.02亿元,[净利润]增幅分别为0.6%和15.5%. nil when they are more or fewer, or a name
// has two.
func holders(l *prose.Line, phrase string, n int, said []facts.Fact) []string {
	var out []string
	last := ""
	for i := len(said) - 1; i >= 0 && said[i].Sentence == l.Index; i-- {
		f := &said[i]
		if f.Measure != facts.Level || strings.HasSuffix(f.Rule, "+loss") {
			continue
		}
		if last == "" && strings.HasSuffix(f.Metric, phrase) {
			last = f.Metric
		}
		if last == "" || f.Metric != last {
			continue
		}
		if f.Entity == "" || slices.Contains(out, f.Entity) {
			return nil
		}
		out = append([]string{f.Entity}, out...)
	}
	if len(out) != n {
		return nil
	}
	return out
}

// Latter names the metric that 后者 and 前者 stand for: of the last level of the
// sentence, and of the one before it. false when there is none.
func (r *Reader) Latter(l *prose.Line, n int, f *facts.Fact, said []facts.Fact) (ok bool) {
	if who := f.Metric[:min(len(f.Metric), len("后者"))]; (who == "后者" || who == "前者") && cue.Suffix(f.Metric, cue.RateNoun) != "" {
		rate := f.Metric[len(who):] // [后者]同比增速由-3.99%回升至1.35%
		f.Metric = who
		defer func() {
			if f.Metric += rate; !ok {
				f.Metric = who + rate
			}
		}()
	}
	for _, w := range []string{"前者", "后者"} {
		if name, ok := strings.CutSuffix(f.Metric, w); ok && name != "" && r.Metrics.Units(name) != nil {
			return sideOf(l, name, w == "后者", f, said) // 甲、乙营收分别为29亿元和7亿元;归母净利润[前者]为0.54亿元,[后者]1.39亿元
		}
	}
	last := f.Metric == "后者"
	if k := len(said) - 1; last && k >= 0 && said[k].Sentence == l.Index {
		for ; k >= 0 && said[k].Sentence == l.Index; k-- {
			if strings.HasSuffix(said[k].Rule, "+former") {
				return sideOf(l, said[k].Metric, true, f, said)
			}
		}
	}
	if cue.Of(f.Metric)&cue.Referring == 0 {
		return true
	}
	at := l.Quantities[n].Span.Start
	if holder(l, last, f, said) {
		return true
	}
	if k := len(r.Memory.Items); last && k > 1 && len(levelsBefore(l, at, 1, said)) == 0 {
		f.Metric = r.Memory.Items[k-1]
		return true
	}
	if last {
		if levels := levelsBefore(l, at, 1, said); len(levels) == 1 {
			f.Metric = levels[0]
			return true
		}
		return false
	}
	levels := levelsBefore(l, at, 2, said)
	if len(levels) == 2 {
		f.Metric = levels[0]
	}
	return len(levels) == 2
}

// sideOf gives a figure of 前者 or 后者 with a metric of its own to the one of the two names of the
// sentence's list that it stands for. false when there are no two.
func sideOf(l *prose.Line, name string, last bool, f *facts.Fact, said []facts.Fact) bool {
	names := pair(l, said)
	if len(names) != 2 {
		return false
	}
	f.Metric, f.Entity, f.EntityBasis, f.Rule = name, names[0], facts.ByClause, f.Rule+"+former"
	if last {
		f.Entity = names[1]
	}
	return true
}

// pair returns whose the figures of the sentence's lists are.
func pair(l *prose.Line, said []facts.Fact) []string {
	var names []string
	for i := len(said) - 1; i >= 0 && said[i].Sentence == l.Index; i-- {
		if p := &said[i]; strings.HasSuffix(p.Rule, "+respectively") && p.Entity != "" && !slices.Contains(names, p.Entity) {
			names = append(names, p.Entity)
		}
	}
	slices.Reverse(names)
	return names
}

// Turned returns whom the words between figure n and the one before it turn to by 前者 or 后者, of
// the two that the sentence has listed: …,前者增长6.96%,[后者]扭亏(上年同期亏942万元). "" for nobody.
func (r *Reader) Turned(l *prose.Line, n int, said []facts.Fact) string {
	between := l.Between(n)
	last := lex.LastIndex(between, "后者")
	first := lex.LastIndex(between, "前者")
	if last < 0 && first < 0 {
		return ""
	}
	names := pair(l, said)
	if len(names) != 2 {
		return ""
	}
	if last > first {
		return names[1]
	}
	return names[0]
}

// holder reads 前者 and 后者 that stand for the two names of a list with one metric:
// 甲、乙归母净利润分别为28.77亿元和7.56亿元,[前者]同比下降1.83%,[后者]同比增长15.81%.
func holder(l *prose.Line, last bool, f *facts.Fact, said []facts.Fact) bool {
	k := len(said) - 1
	for k >= 0 && said[k].Sentence == l.Index && said[k].Measure != facts.Level {
		k--
	}
	if k < 1 || said[k-1].Sentence != l.Index {
		return false
	}
	a, b := &said[k-1], &said[k]
	listed := strings.HasSuffix(a.Rule, "+respectively") && strings.HasSuffix(b.Rule, "+respectively")
	if !listed || a.Metric != b.Metric || a.Entity == b.Entity || k > 1 && said[k-2].Sentence == l.Index && said[k-2].Span.Start != a.Span.Start && said[k-2].Metric == a.Metric && said[k-2].Measure == a.Measure {
		return false
	}
	of := a
	if last {
		of = b
	}
	f.Metric, f.Entity, f.EntityBasis, f.Period, f.PeriodBasis = of.Metric, of.Entity, facts.BySentence, of.Period, of.PeriodBasis
	return true
}
