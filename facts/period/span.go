package period

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// span reads lengths of time up to the reference date: 近三年, 过去五年, 最近
// 6个月, 上2个月, 十年来, and from it on: 未来两天.
func (s *scanner) span(p *parts) bool {
	t, i := s.t, p.end
	ahead, said := false, 0
	for _, w := range [...]string{"近", "过去", "最近", "上", "未来", "今后"} {
		if strings.HasPrefix(t[i:], w) {
			said, ahead = len(w), w == "未来" || w == "今后"
			break
		}
	}
	n, ok := numberAt(t, lex.Blanks(t, i+said))
	if !ok || n.value == 0 || n.value > 100 || n.run {
		return false
	}
	k := lex.Blanks(t, n.end)
	for _, w := range [...]struct {
		text         string
		months, days int
	}{{"年", 12, 0}, {"个月", 1, 0}, {"月", 1, 0}, {"个季度", 3, 0}, {"天", 0, 1}, {"日", 0, 1}, {"周", 0, 7}, {"个星期", 0, 7}, {"个交易日", 0, 0}} {
		if !strings.HasPrefix(t[k:], w.text) || w.text == "月" && !strings.HasPrefix(t[i:], "近") || w.text == "个交易日" && said == 0 {
			continue
		}
		end := k + len(w.text)
		if said == 0 && w.months == 12 && strings.HasPrefix(t[end:], "前") && s.ago(p, n, end) {
			return true
		}
		if said == 0 && (w.months != 12 || !strings.HasPrefix(t[end:], "来") && !strings.HasPrefix(t[end:], "间")) || s.t[i] < 0x80 && digitAt(t, i-1) {
			return false
		}
		if strings.HasPrefix(t[end:], "来") || strings.HasPrefix(t[end:], "间") || strings.HasPrefix(t[end:], "内") {
			end += 3
		}
		p.end, p.grain, p.relative, p.rule = end, fixed, true, "span"
		if w.text != "个交易日" { // how many days those are, a calendar of the exchange knows
			p.fixed = s.lasting(n.value*max(1, w.days), w.months, ahead)
		}
		return true
	}
	return false
}

// ago reads 三年前: the year that long before the reference date.
func (s *scanner) ago(p *parts, n number, end int) bool {
	if n.value > 30 || digitAt(s.t, p.end-1) || lex.Preceded(s.t, p.end, "第近.") || lex.Followed(s.t, end+len("前"), "三两几半后一二四") {
		return false
	}
	p.end, p.grain, p.relative, p.rule = end+len("前"), fixed, true, "ago"
	if y := s.c.Reference.Year; y != 0 {
		p.fixed = facts.Year(y - n.value)
	}
	return true
}

func (s *scanner) lasting(n, months int, ahead bool) facts.Period {
	ref := s.c.Reference
	if ref.IsZero() {
		if s.anchor().End.IsZero() {
			return facts.Period{}
		}
		ref = s.anchor().End
	}
	if s.cur.Instant || s.passing() {
		ref = s.cur.End // 2025年5月14日的近20日, 截至2023年末近三年
	}
	move := func(d facts.Date, k int) facts.Date {
		if months == 0 {
			return d.AddDays(k)
		}
		return d.AddMonths(k * months)
	}
	if ahead {
		return facts.Period{Start: ref.AddDays(1), End: move(ref, n).AddDays(1)}
	}
	return facts.Period{Start: move(ref, -n), End: ref}
}
