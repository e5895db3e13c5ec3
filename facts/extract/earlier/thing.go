package earlier

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
)

// Bounds in characters of the name that a clause of its beginning opens with.
const (
	minThing = 2
	maxThing = 8
)

// OfThing puts before a metric the thing whose beginning the clause right before the
// figure's tells of, so that what one product has is never the company's: [星舟S5]自去年9月
// 上市以来,累计交付3200辆; [云笺AI]上线近半年,累计用户超过500万. A name that the lexicon
// knows is an entity and needs none of it. What it misses: a thing that another clause
// parts from its figure.
func OfThing(l *prose.Line, n int, f *facts.Fact) {
	at := l.Quantities[n].Span.Start
	from, end := l.ClauseBefore(at)
	if end < 0 {
		return
	}
	clause := l.Text[from:end]
	i := strings.Index(clause, "自")
	if since := i > 0 && began(clause) && l.HasPeriod(from, end); !since {
		i = launched(clause)
	}
	if i <= 0 || l.HasName(from, at) || f.Metric == "" {
		return
	}
	thing := wording.Marks.Trim(clause[:i])
	if lex.Longer(thing, maxThing) || !lex.Longer(thing, minThing-1) || strings.Contains(thing, "的") || cue.Prefix(thing, cue.SelfRef|cue.Self|cue.SelfNoun) != "" || strings.HasPrefix(f.Metric, thing) {
		return
	}
	if wording.Clean(wording.Trim(thing)) == thing {
		f.Metric = thing + f.Metric
	}
}

// began reports whether a clause that says when something began ends so: 自2023年上线以来.
func began(clause string) bool {
	for _, w := range []string{"以来", "至今", "起", "后"} {
		if strings.HasSuffix(clause, w) {
			return true
		}
	}
	return false
}

// launched returns where a clause says how long ago the thing that it opens with came out
// (云笺AI|上线近半年, 星舟S5|发布后三个月), -1 if it does not.
func launched(clause string) int {
	i, w := cue.Launch.Find(clause)
	if i < 0 {
		return -1
	}
	rest := clause[i+len(w):]
	for _, s := range []string{"年", "月", "周", "天", "日", "以来", "至今", "后", "之后"} {
		if strings.HasSuffix(rest, s) {
			return i
		}
	}
	return -1
}

// UnderRule puts before a metric the rule that the clause before says it is counted under:
// 扣除非经常性损益后,净亏损扩大至2.95亿元; 而按Non-IFRS计,应占盈利为1576.88亿元. The clause
// says nothing else, and the rules are those that make another metric (lists.tsv: rule).
func UnderRule(l *prose.Line, n int, f *facts.Fact) {
	from, end := l.ClauseBefore(l.Quantities[n].Span.Start)
	if end < 0 || f.Metric == "" || l.NameAt(end+1) {
		return
	}
	clause := wording.Marks.Trim(l.Text[from:end])
	i, word := cue.Rule.Find(clause)
	if i < 0 || cue.Rule.In(f.Metric) {
		return
	}
	before, after := clause[:i], clause[i+len(word):]
	if strings.Trim(before, "而但若如按以在经则") == "" && strings.Trim(after, "后计算的影响口径准则项目下来看") == "" {
		f.Metric = word + f.Metric
	}
}
