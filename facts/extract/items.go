package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
)

// itemsOf splits a metric phrase into n members, see splitInto. What the last one
// ends in belongs to all that have no metric's name: 北美、欧洲及内地[收入].
func (d *document) itemsOf(phrase string, n int) []string {
	items := wording.SplitInto(phrase, n)
	if len(items) == n && n > 1 {
		d.shareHead(items)
	}
	return items
}

// shareHead appends what the last member of a list ends in to those before it
// that name no metric by themselves: 第一、第二、第三[产业用电量], 煤炭、[销售]收入.
func (d *document) shareHead(items []string) {
	last := items[len(items)-1]
	short := utf8.RuneCountInString(items[0])
	for _, s := range items[:len(items)-1] {
		if d.metrics.Units(s) != nil || d.metrics.Concept(s) != "" {
			return
		}
		if utf8.RuneCountInString(s) != short {
			short = 0
		}
	}
	head := ""
	if runes := []rune(last); short > 0 && short <= 2 && len(runes) > short+1 && d.metrics.Units(last) != nil {
		head = string(runes[short:]) // 东、中、西|部地区业务量比重
	} else {
		head = d.headOf(last)
	}
	if head == "" || head == last {
		return
	}
	for i := range items[:len(items)-1] {
		items[i] += head
	}
}

// headOf returns what a member of a list ends in that may be of others too: what
// follows 的 or a word for a part of the whole, else the longest name of a metric.
func (d *document) headOf(last string) string {
	if i := strings.LastIndex(last, "的"); i > 0 && d.metrics.Units(last[i+len("的"):]) != nil {
		return last[i+len("的"):]
	}
	if i, w := cue.FindLast(last, cue.Sector); i > 0 && d.metrics.Units(last[i+len(w):]) != nil {
		return last[i+len(w):]
	}
	for i := range last {
		if i > 0 && utf8.RuneCountInString(last[i:]) > 1 {
			if _, _, ok := d.metrics.Lookup(last[i:]); ok {
				return last[i:]
			}
		}
	}
	return ""
}

// holders returns the n names that the sentence has given one level each of a
// metric, in order, other levels among them: 国信证券…归母净利润48.79亿元;东方证券…
// 33.02亿元,[净利润]增幅分别为0.6%和15.5%. nil when they are more or fewer, or a name
// has two.
func (d *document) holders(l *prose.Line, phrase string, n int) []string {
	var out []string
	last := ""
	for i := len(d.facts) - 1; i >= 0 && d.facts[i].Sentence == l.Index; i-- {
		f := &d.facts[i]
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

// latter names the metric that 后者 and 前者 stand for: of the last level of the
// sentence, and of the one before it. false when there is none.
func (d *document) latter(l *prose.Line, n int, f *facts.Fact) bool {
	last := f.Metric == "后者"
	if cue.Of(f.Metric)&cue.Referring == 0 {
		return true
	}
	at := l.Quantities[n].Span.Start
	if d.holder(l, last, f) {
		return true
	}
	if k := len(d.memory.Items); last && k > 1 && len(d.levelsBefore(l, at, 1)) == 0 {
		f.Metric = d.memory.Items[k-1]
		return true
	}
	if last {
		if levels := d.levelsBefore(l, at, 1); len(levels) == 1 {
			f.Metric = levels[0]
			return true
		}
		return false
	}
	levels := d.levelsBefore(l, at, 2)
	if len(levels) == 2 {
		f.Metric = levels[0]
	}
	return len(levels) == 2
}

// holder reads 前者 and 后者 that stand for the two names of a list with one metric:
// 甲、乙归母净利润分别为28.77亿元和7.56亿元,[前者]同比下降1.83%,[后者]同比增长15.81%.
func (d *document) holder(l *prose.Line, last bool, f *facts.Fact) bool {
	k := len(d.facts) - 1
	for k >= 0 && d.facts[k].Sentence == l.Index && d.facts[k].Measure != facts.Level {
		k--
	}
	if k < 1 || d.facts[k-1].Sentence != l.Index {
		return false
	}
	a, b := &d.facts[k-1], &d.facts[k]
	listed := strings.HasSuffix(a.Rule, "+respectively") && strings.HasSuffix(b.Rule, "+respectively")
	if !listed || a.Metric != b.Metric || a.Entity == b.Entity || k > 1 && d.facts[k-2].Sentence == l.Index && d.facts[k-2].Span.Start != a.Span.Start && d.facts[k-2].Metric == a.Metric && d.facts[k-2].Measure == a.Measure {
		return false
	}
	of := a
	if last {
		of = b
	}
	f.Metric, f.Entity, f.EntityBasis, f.Period, f.PeriodBasis = of.Metric, of.Entity, facts.BySentence, of.Period, of.PeriodBasis
	return true
}
