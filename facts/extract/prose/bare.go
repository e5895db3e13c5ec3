package prose

import (
	"slices"
	"strings"

	"wenbao/facts"
	"wenbao/facts/extract/cue"
	"wenbao/facts/extract/wording"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
	"wenbao/facts/period"
)

// cut is a span that is no part of a metric's wording.
type cut struct {
	facts.Span
	compared bool // with a word of comparing before it
}

// besideQuarter reports whether a period is a quarter said in words that the figure is held
// against: 比[二季度]多了2.7万辆. 较上季度 and the like are words of their own.
func (l *Line) besideQuarter(p period.Mention) bool {
	said := strings.TrimSuffix(p.Span.In(l.Text), "末") // 较一季度末下降3个基点
	return l.Comparison(p) != p.Span && strings.HasSuffix(said, "季度") && strings.ContainsAny(said, "一二三四") && cue.Suffix(l.Text[:p.Span.End], cue.Versus) == ""
}

// attains are verbs behind the time of what a figure is of.
var attains = pattern.New(`^(?:共|累计)?(?:实现|录得|取得|完成|达成|获得|贡献|创造)`)

// cutouts returns the entity and period mentions of the sentence, its figures and
// remarks on their format.
func (l *Line) cutouts() []cut {
	if l.cuts != nil {
		return l.cuts
	}
	if len(l.Quantities) == 0 {
		l.formats = formatsOf(l.Text) // which dropClashes needs for figures only
	}
	cuts := make([]cut, 0, len(l.formats)+len(l.Entities)+len(l.Periods)+2*len(l.Quantities))
	for _, f := range l.formats {
		cuts = append(cuts, cut{Span: f})
	}
	for _, m := range l.Entities {
		cuts = append(cuts, cut{Span: l.Around(m.Span)})
	}
	var compared []facts.Span
	for _, p := range l.Periods {
		if period.Rolling(p.Span.In(l.Text)) && p.Rule != period.YearToDate {
			continue
		}
		if p.Role == "" || strings.ContainsAny(p.Span.In(l.Text), "0123456789") || l.besideQuarter(p) {
			s := l.Comparison(p)
			if p.Role == "" && strings.HasSuffix(l.Text[:s.Start], "在") && attains.MatchString(l.Text[s.End:]) {
				s.Start -= len("在") // AI业务[在2025年第一季度]实现收入
			}
			if p.Period.Instant && strings.HasPrefix(l.Text[s.End:], "止") {
				s.End += len("止") // 截至2024年12月底[止]股东应占溢利
			}
			if cuts = append(cuts, cut{Span: s}); s != p.Span {
				compared = append(compared, s)
			}
		}
	}
	for _, q := range l.Quantities {
		cuts = append(cuts, cut{Span: q.Span})
		if q.ApproxSpan.Len() > 0 {
			cuts = append(cuts, cut{Span: q.ApproxSpan})
		}
	}
	for i := range cuts {
		cuts[i].compared = slices.Contains(compared, cuts[i].Span)
	}
	slices.SortFunc(cuts, func(a, b cut) int { return a.Start - b.Start })
	l.cuts = cuts
	return cuts
}

// Bare returns the text of the spans without the entity and period mentions
// and the quantities inside.
func (l *Line) Bare(spans []facts.Span) string {
	out := ""
	for _, s := range spans {
		at := s.Start
		for _, c := range l.cutouts() {
			if c.Start >= s.End {
				break
			}
			if c.End <= at {
				continue
			}
			if c.Start > at {
				out += l.Text[at:c.Start] // mostly one piece, which is not copied
			}
			if c.compared {
				out += SomeComparison
			}
			at = max(at, c.End)
		}
		if at < s.End {
			out += l.Text[at:s.End]
		}
	}
	return out
}

// Around returns a name's span with what the name is to the text before it or
// where it is, and the 公司 behind it: [控股子公司深圳航空], [蔚来公司].
func (l *Line) Around(s facts.Span) facts.Span {
	if w := Apposed(l.Text[:s.Start]); w != "" {
		s.Start -= len(w)
		if lead := l.Text[wording.Stops.LastIndex(l.Text[:s.Start])+1 : s.Start]; opensApposed.MatchString(lead) {
			s.Start -= len(lead) // [主要竞争对手]岳岭牧业
		}
	}
	if before := l.Text[wording.Stops.LastIndex(l.Text[:s.Start])+1 : s.Start]; strings.HasSuffix(before, "的") {
		if became.MatchString(before) {
			s.Start -= len(before)
		}
		for _, w := range cue.Seat.All() {
			if strings.HasPrefix(before, w) {
				s.Start -= len(before) // 设在香港的浦银国际
			}
		}
	}
	if strings.HasSuffix(l.Text[:s.Start], "”") {
		if i := lex.LastIndex(l.Text[:s.Start], "“"); i >= 0 && s.Start-i <= longestNickname {
			s.Start = i // [“巨无霸”]工商银行
		}
	}
	if w := cue.Prefix(l.Text[s.End:], cue.SelfNoun); w != "" && cue.Prefix(l.Text[s.End+len(w):], cue.OfSelf) == "" {
		s.End += len(w)
	}
	return s
}

// became is what somebody has become or just done, before the name at the beginning of a clause: [并购完成后的]海泰证券,
// [刚刚上市的]岚山银行.
var became = pattern.New(`^(?:\p{Han}{2,8}后|刚刚?\p{Han}{2,6})的$`)

// Apposed returns what a text says at its end that the name behind it is: 控股子公司, 同为区域龙头的 without the first word.
func Apposed(before string) string {
	if w := cue.Suffix(before, cue.Apposition); w != "" {
		return w
	}
	if rest, ok := strings.CutSuffix(before, "的"); ok {
		if w := cue.Suffix(rest, cue.Apposition); w != "" {
			return w + "的"
		}
	}
	return ""
}

// opensApposed is what stands before such a word at the beginning of its clause.
var opensApposed = pattern.New(`^(?:作为|同为|同是|同属|其|公司|该公司|主要|最大|上游|下游|核心|而|但)+$`)

// longestNickname is how many bytes the nickname of somebody has at most, with its quotes.
const longestNickname = 24

// SomeComparison stands in the bare text of a clause for a comparison with a
// period that has a number: 较2023年, 比2019年.
const SomeComparison = "较上期"

// Comparison returns the span of a period mention with the 较 or 比 that makes
// it a comparison, the mention's own span if there is none.
func (l *Line) Comparison(p period.Mention) facts.Span {
	if p.Role != period.Comparison || strings.HasSuffix(l.Text[:p.Span.Start], "占比") {
		return p.Span
	}
	s, before, after := p.Span, l.Text[:p.Span.Start], l.Text[p.Span.End:]
	if w := cue.Comparer.Suffix(before); w != "" {
		s.Start -= len(w)
		if strings.HasPrefix(after, "之") {
			s.End += len("之")
		}
		return s
	}
	for _, w := range cue.ComparerPair.All() {
		if open, end, _ := strings.Cut(w, "…"); strings.HasSuffix(before, open) && strings.HasPrefix(after, end) {
			return facts.Span{Start: s.Start - len(open), End: s.End + len(end)} // 与2022年相比
		}
	}
	return s
}
