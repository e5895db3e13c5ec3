// Package listing tells what the figures of lists are of: n names, n metrics or n periods
// against n figures, as 分别 and 依次 announce them.
//
//	农业银行、建设银行、中国银行依次为249.70亿元、244.33亿元和238.09亿元
//	同比分别增长173.9%、36.1%、65.5%   (the names of the clause before)
//	2022年和2023年分别为1380.12亿元、1466.02亿元
//
// When the counts differ nothing is distributed: a wrong pairing is worse than none. Find
// finds the lists of a sentence, a Reader goes with one article and tells what they are
// over. It needs cue.Load and is for one goroutine.
package listing

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/counting"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/prose"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/quantity"
)

// Find finds the lists of a sentence, by the first quantity of each. What only the last
// figure of one words, its unit, the others have from then on: 0.05、0.26和0.11个百分点.
func Find(l *prose.Line) map[int]List {
	found := map[int]List{}
	for from := 0; ; {
		w, ok := l.FirstSaid(cue.Respectively, from)
		if !ok {
			break
		}
		from = w.End
		if run := runFrom(l, from, takesUp.MatchString(l.Text[:w.Start])); len(run) > 1 {
			found[run[0]] = List{At: w.Start, After: from, Run: run}
		}
	}
	findPlain(l, found)
	return found
}

// findPlain finds the lists that no 分别 announces: 理想、零跑、小鹏累计交付50.05万辆、
// 29.37万辆和19.01万辆. Their figures are distributed as the others are, or left
// out: nothing says which of them the words before them are for. One whose
// metrics follow it (…是2020年的营业总成本、营业成本) is none.
func findPlain(l *prose.Line, found map[int]List) {
	taken := map[int]bool{}
	for _, job := range found {
		for _, n := range job.Run {
			taken[n] = true
		}
	}
	for n := 0; n < len(l.Quantities); n++ {
		q := l.Quantities[n]
		start := q.Span.Start
		if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
			start = a.Start
		}
		if taken[n] || start == 0 || q.Range != quantity.NoRange || q.Quantity.Kind == facts.KindNumber && !strings.HasSuffix(q.Span.In(l.Text), "亿") {
			continue
		}
		run := sameClause(l, runFrom(l, start, false))
		if len(run) < 2 || run[0] != n {
			continue
		}
		last := l.Quantities[run[len(run)-1]]
		if strings.HasPrefix(l.Text[last.Span.End:], "是") || strings.HasPrefix(l.Text[last.Span.End:], "的") {
			continue
		}
		found[n] = List{At: start, After: start, Run: run}
		n = run[len(run)-1]
	}
}

// sameClause cuts a run at the first figure that opens a clause of its own
// (收入10亿元,5亿元 is no list of two) or has another unit.
func sameClause(l *prose.Line, run []int) []int {
	for i := 1; i < len(run); i++ {
		between := l.Text[l.Quantities[run[i-1]].Span.End:l.Quantities[run[i]].Span.Start]
		same := l.Quantities[run[i]].Quantity.Unit == l.Quantities[run[0]].Quantity.Unit // 8亿美元、5亿欧元 are told apart
		if !same || !strings.ContainsAny(between, "、和与及/") {
			return run[:i]
		}
	}
	return run
}

// List is a 分别 with its figures, or figures that stand in a list without one.
type List struct {
	At, After int   // where the word begins and ends, or the first figure begins
	Run       []int // its quantities, in order
}

// takesUp is what stands before a list of figures that go through those told before, whatever each
// is counted in: 交易72笔,总金额608亿美元;2024年全年,[这两个数字]分别为94笔和519亿美元.
var takesUp = pattern.New(`(?:这|上述|以上|前述|单季|单月)[两二三四五六](?:个|项|组|大)?(?:数字|数据|指标|数值|数|者)$`)

// runFrom returns the quantities that form a list from byte from on: nothing but
// 、和与及 and marks stands between them, and among changes verbs of change: 分别增长6.1%、17.15%
// 和[下降]9.39%. Those of a mixed one may be of different kinds.
func runFrom(l *prose.Line, from int, mixed bool) []int {
	var out []int
	end, turned := -1, 0 // members before the first with a verb of its own
	for n, q := range l.Quantities {
		if q.Span.Start < from {
			continue
		}
		start := q.Span.Start
		if a := q.ApproxSpan; a.Len() > 0 && a.Start < start {
			start = a.Start
		}
		if end < 0 {
			if l.Clause[q.Span.Start] != l.Clause[from-1] {
				return nil
			}
		} else if gapMarks.TrimLeft(strings.TrimSuffix(l.Text[end:start], "每股")) != "" { // 每股2.75港元和每股0.1812元
			if Turn(l, n, false) == 0 || Turn(l, out[0], true) == 0 {
				break
			}
			if q.Quantity.Kind != l.Quantities[out[0]].Quantity.Kind {
				if turned > 0 {
					out = out[:turned] // of several kinds: each with its verb
				}
				break
			}
			if turned == 0 {
				turned = len(out)
			}
		} else if k := l.Quantities[out[0]].Quantity.Kind; !mixed && q.Quantity.Kind != k && k != facts.KindNumber && !pointsLeft(l.Quantities[out[0]].Quantity, q.Quantity) {
			break
		}
		out = append(out, n)
		end = q.Span.End + counting.PerBehind(l.Text[q.Span.End:]) // 5.32万元/吨和5.05万元/吨
	}
	if len(out) > 0 && !mixed {
		ShareUnit(l, out)
	}
	return out
}

// Turn returns 1 or -1 for a member of a list with a verb of growth or of decline of its own, and 0 where
// none stands between it and the member before it, or, of the first, between it and its 分别.
func Turn(l *prose.Line, n int, first bool) int {
	gap := strings.TrimRight(l.Text[l.EndBefore(n):max(l.EndBefore(n), l.StartOf(n))], " 了")
	w := cue.Suffix(gap, cue.Up|cue.Down)
	rest := strings.TrimSuffix(gap, w)
	alone := joins.TrimLeft(rest) == ""
	if first {
		rest = strings.TrimSuffix(rest, cue.Suffix(rest, cue.Versus)) // 分别[同比]增长
		alone = cue.Suffix(rest, cue.Respectively) != ""
	}
	switch {
	case w == "" || !alone:
		return 0
	case cue.Of(w)&cue.Down != 0:
		return -1
	}
	return 1
}

// joins are what stands before a verb between the members of a list: no comma, which begins a clause.
var joins = lex.NewRunes("、和与及以 ")

// gapMarks are what stands between the members of a list.
var gapMarks = lex.NewRunes("、和与及以/+,， ")

// ShareUnit gives the members of a list the unit that only its last one
// words: 0.05、0.26和0.11个百分点.
func ShareUnit(l *prose.Line, run []int) {
	last := l.Quantities[run[len(run)-1]].Quantity
	if head := l.Quantities[run[0]]; head.Quantity.Kind == facts.KindMoney && head.Quantity.Unit != "CNY" && strings.HasSuffix(head.Span.In(l.Text), "元") && head.Number.Start > head.Span.Start {
		for _, n := range run[1:] { // 港币72.4亿元、38.9亿元
			if q := &l.Quantities[n]; q.Quantity.Unit == "CNY" && q.Number.Start == q.Span.Start && strings.HasSuffix(q.Span.In(l.Text), "元") {
				q.Quantity.Unit = head.Quantity.Unit
			}
		}
	}
	for _, n := range run {
		if last.Kind == facts.KindPercent && l.Quantities[n].Quantity.Kind == facts.KindNumber {
			if said := l.Quantities[n].Span.In(l.Text); strings.HasSuffix(said, "亿") || strings.HasSuffix(said, "万") {
				continue // DAU 1.17亿,+9%
			}
		}
		if q := &l.Quantities[n].Quantity; q.Kind == facts.KindNumber && last.Kind != facts.KindNumber && last.Kind != facts.KindMoney {
			q.Unit, q.Kind = last.Unit, last.Kind
		} else if pointsLeft(*q, last) {
			q.Unit, q.Kind = last.Unit, last.Kind
		}
	}
}

// pointsLeft reports whether a member of a list leaves the points to the last one, and keeps
// their measure word: 0.7[个]和2.4个百分点.
func pointsLeft(q, last facts.Quantity) bool {
	return q.Kind == facts.KindCount && q.Unit == "个" && last.Kind == facts.KindPoints
}

// RunBefore returns how many facts were just made of figures that stand in one
// list with quantity n, without words of their own.
func RunBefore(l *prose.Line, n int) int {
	k := n
	for k > 0 && strings.Trim(l.Text[l.Quantities[k-1].Span.End:l.Quantities[k].Span.Start], "、和与及 ") == "" && l.Quantities[k-1].Quantity.Kind == l.Quantities[n].Quantity.Kind {
		k--
	}
	return n - k
}
