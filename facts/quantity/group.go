package quantity

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// group reads the amounts that stand together at i (one, the ends of a range,
// or a list) and adds those that are quantities. It returns where to go on.
func (s *scanner) group(i int) int {
	first, ok := s.amountAt(i)
	if !ok {
		_, n := classAt(s.t, i)
		return i + max(n, 1)
	}
	t, list := s.t, append(s.list[:0], first)
	kind := byte(0) // '-' range, '/' list, ',' enumeration with 、
	end := first.to
	for !list[len(list)-1].bad && len(list) < longest {
		k, j := s.connector(list, kind)
		if k == 0 {
			break
		}
		minus := minusAt(t, j)
		a, ok := s.amountAt(lex.Blanks(t, j+minus))
		if !ok || a.bad {
			break
		}
		if minus > 0 {
			a.from, a.neg = j, true
		}
		if k == '-' && (!s.joins(&list[len(list)-1], &a) || s.subtracts(lex.Blanks(t, list[len(list)-1].to), j, &a)) {
			break
		}
		if (k == ',' || k == '/') && a.hasUnit && (a.unit.kind == ordinal || a.unit.Unit == "年" && year(&a)) {
			break // 2、2024年
		}
		if k == '&' && a.unit.Unit == "间" {
			a.unit, a.hasUnit, a.to = unit{}, false, a.end
		}
		kind = k
		list = append(list, a)
		end = a.to
		if k == '-' && len(list) == 2 && !s.codeGoesOn(end) {
			break
		}
	}
	s.list = list[:0]
	if kind == '/' && s.ratio(list) {
		list, kind = list[:1], 0
	}
	last := list[len(list)-1]
	if last.bad || s.code(list, kind) {
		s.codeEnd = max(end, i+1)
		s.done = max(end, i+1)
		return s.done
	}
	s.share(list, kind)
	s.emit(list, kind)
	s.done = max(s.done, end)
	return s.done
}

// longest bounds the amounts read as one group; more are read as the next.
const longest = 64

// ratio turns the two amounts of 1/3 into one fraction, if the wording around
// it says that it is one and no date: 超1/3, 占2/3, 1/3以上.
func (s *scanner) ratio(list []amount) bool {
	a, b := &list[0], &list[len(list)-1]
	if len(list) != 2 || a.hasUnit || b.hasUnit || a.digits != 1 || b.digits > 2 || a.scaled || b.scaled || a.point || b.point ||
		a.zeroLed || b.zeroLed || b.value == "0" || a.value.Cmp(b.value) >= 0 {
		return false
	}
	back, _ := s.before(a.from)
	span, _ := s.after(b)
	if back == a.from && span.Len() == 0 && !lex.Preceded(s.t, a.from, "占的为") && !lex.Followed(s.t, b.to, "的强弱") {
		return false
	}
	q := a.value.Rat()
	q.Quo(q, b.value.Rat())
	a.value = facts.DecimalFromRat(q, 12)
	a.decimals, a.point = a.value.Places(), true
	a.end, a.to, a.rule, a.licensed = b.end, b.end, "fraction", true
	return true
}

// connector finds what joins the last amount of the list to a next one, and
// where that begins.
func (s *scanner) connector(list []amount, kind byte) (byte, int) {
	t, a := s.t, &list[len(list)-1]
	j := s.perBehind(a)
	if r, _ := utf8.DecodeRuneInString(t[j:]); !strings.ContainsRune("(-–—−~〜至到/、和与或及", r) {
		return 0, 0
	}
	for _, note := range []string{"(含)", "(不含)"} {
		if strings.HasPrefix(t[j:], note) {
			j += len(note)
		}
	}
	if j >= len(t) || a.hasUnit && a.unit.kind == ordinal {
		return 0, 0
	}
	for _, c := range []struct {
		text string
		kind byte
	}{{"--", '-'}, {"-", '-'}, {"–", '-'}, {"——", '-'}, {"—", '-'}, {"−", '-'}, {"~", '-'}, {"〜", '-'}, {"至", '-'}, {"到", '-'},
		{"/", '/'}, {"、", ','}, {"和", '&'}, {"与", '&'}, {"或", '&'}, {"及", '&'}} {
		if !strings.HasPrefix(t[j:], c.text) || kind != 0 && kind != c.kind && !(kind == ',' && c.kind == '&') {
			continue
		}
		k := lex.Blanks(t, j+len(c.text))
		if c.text == "--" && lex.Preceded(t, list[0].from, "-−负") {
			k = j + 1 // -5%--3%
		} else if c.text == "-" && minusAt(t, k) == 1 {
			return 0, 0
		}
		if c.text == "——" && a.hasUnit && !digitAt(t, k) {
			return 0, 0 // 下降49.6%——二季度基数高: a pause
		}
		if (c.kind == ',' || c.kind == '/') && (a.hasUnit || a.numeral.han) {
			return 0, 0
		}
		if c.kind == '&' && s.between(a, k) {
			return '&', k
		}
		if c.kind == '&' && (kind == ',' || a.point) && !a.hasUnit && !a.scaled && digitAt(t, k) {
			return ',', k // 0.05、0.26 和 0.11 个百分点
		}
		if c.kind == '&' {
			return 0, 0
		}
		return c.kind, k
	}
	return 0, 0
}

// perBehind returns where the wording goes on behind an amount and, where a range may
// follow, what it is counted by: 0.84元[/股]—1.12元/股.
func (s *scanner) perBehind(a *amount) int {
	t, j := s.t, lex.Blanks(s.t, a.to)
	if !a.hasUnit || j >= len(t) || t[j] != '/' {
		return j
	}
	_, n, ok := unitAt(t, j+1)
	if k := lex.Blanks(t, j+1+n); ok && lex.Followed(t, k, "-–—−~〜至到") {
		return k
	}
	return j
}

// between reports whether 间 or 之间 follows the amount at j: 10000与20000之间.
func (s *scanner) between(a *amount, j int) bool {
	b, ok := s.amountAt(j)
	return ok && !b.bad && (strings.HasPrefix(s.t[b.to:], "间") || strings.HasPrefix(s.t[b.to:], "之间") || b.unit.Unit == "间")
}

// codeGoesOn reports whether a third part follows: 400-820-8888, 2019-08-15.
func (s *scanner) codeGoesOn(i int) bool {
	return i < len(s.t) && s.t[i] == '-' && digitAt(s.t, i+1)
}

// share gives the unit and the scale of a later amount to the earlier ones
// that lack them, and a unit to an upper end without one: 5至8亿元, 两到三万,
// 4.35/10.11/14.28元, 10-15%, 1.8亿至2.7亿元.
func (s *scanner) share(list []amount, kind byte) {
	if len(list) < 2 {
		return
	}
	if kind == '&' {
		kind = '-'
	}
	last := &list[len(list)-1]
	if !last.hasUnit && kind == '-' && list[0].hasUnit && list[0].unit.kind != ordinal {
		last.unit, last.hasUnit = list[0].unit, true
		if !last.scaled && list[0].scaled && !last.numeral.han {
			last.lift(list[0].scale)
		}
	}
	if !last.hasUnit && !last.scaled {
		return
	}
	for k := range list[:len(list)-1] {
		a := &list[k]
		if a.hasUnit {
			continue
		}
		if a.elides(last, kind) {
			a.lift(last.scale)
		}
		if last.hasUnit {
			a.unit, a.hasUnit = last.unit, true
		}
	}
}

// elides reports whether the scale of the later amount goes for the earlier
// one too: 5至8亿, 七千到九千亿, but not 三千至一万, whose lower end would be
// the larger.
func (a *amount) elides(later *amount, kind byte) bool {
	if !later.scaled || a.big || a.scaled && (later.scale < 4 || kind != '-') {
		return false
	}
	return kind != '-' || a.value.Cmp(later.value.Shift(-later.scale)) <= 0
}

// lift multiplies the amount by a power of ten that the wording leaves out.
func (a *amount) lift(power int) {
	a.value = a.value.Shift(power)
	a.decimals -= power
	a.scaled, a.scale = true, power
}

// emit adds the amounts that are quantities, with approximators, which reach
// over both ends of a range.
func (s *scanner) emit(list []amount, kind byte) {
	if kind == '&' {
		kind = '-'
	}
	first, last := &list[0], &list[len(list)-1]
	s.signs(first)
	if len(list) == 1 {
		s.accounting(first)
	}
	back, degree := s.before(first.from)
	span := facts.Span{Start: back, End: lex.BlanksBack(s.t, first.from)}
	if back >= first.from {
		span = facts.Span{}
	} else if !first.sign && (!first.hasUnit || first.unit.Unit == "CNY") && first.unit.shift == 0 {
		s.currencyBehind(first, back)
	}
	afterSpan, afterDegree := s.after(last)
	if afterSpan.Len() == 0 && span.Len() == 0 && len(list) == 1 {
		afterSpan, afterDegree = s.compared(first)
	}
	if kind == '-' && span.Len() == 0 {
		span, degree = afterSpan, afterDegree
	}
	for k := range list {
		a := &list[k]
		m := Mention{Span: facts.Span{Start: a.from, End: a.to}, Number: facts.Span{Start: a.start, End: a.end}, Rule: a.rule}
		approx, words := facts.Exact, facts.Span{}
		if k == 0 || kind == '-' || kind == '/' {
			approx, words = degree, span
		}
		if k == len(list)-1 && words.Len() == 0 {
			approx, words = afterDegree, afterSpan
		}
		if a.degree != facts.Exact {
			approx = a.degree
		}
		if !s.accept(a, words.Len() > 0, list, kind) {
			continue
		}
		if m.ApproxSpan = words; k > 0 && words.Start < first.from {
			m.ApproxSpan = facts.Span{} // 不低于0.95/1.05/1.15亿元: its words stand before the first
		}
		m.Quantity = a.quantity(approx)
		if kind == '-' && len(list) == 2 {
			m.Range = Low + k
		}
		s.add(m, a)
	}
	if afterSpan.Len() > 0 {
		s.done = afterSpan.End
	}
}

// add appends the mention; 四五千块 becomes its two ends.
func (s *scanner) add(m Mention, a *amount) {
	if a.low != "" && m.Range == NoRange {
		low := m
		low.Number = facts.Span{Start: a.start, End: a.lowEnd}
		low.Span = facts.Span{Start: m.Span.Start, End: a.lowEnd}
		low.Quantity.Value = a.low.Shift(a.unit.shift)
		low.Range, low.Rule = Low, "neighbours"
		m.Number.Start, m.Span.Start = a.lowEnd, a.lowEnd
		m.Range, m.Rule = High, "neighbours"
		s.append(low)
	}
	s.append(m)
}

func (a *amount) quantity(approx facts.Approx) facts.Quantity {
	q := facts.Quantity{Value: a.value, Kind: facts.KindNumber, Decimals: a.decimals, Approx: approx}
	if a.neg {
		q.Value = q.Value.Neg()
	}
	if a.hasUnit {
		q.Unit, q.Kind = a.unit.Unit, a.unit.kind
		q.Value = q.Value.Shift(a.unit.shift)
		q.Decimals -= a.unit.shift
	}
	return q
}

// after returns the approximator that follows the amount.
func (s *scanner) after(a *amount) (facts.Span, facts.Approx) {
	t, j := s.t, lex.Blanks(s.t, a.to)
	degree, n, ok := after.LongestAt(t, j)
	if ok && !(strings.HasSuffix(t[:j+n], "以上") && strings.HasPrefix(t[j+n:], "市")) &&
		!(t[j:j+n] == "起" && !(a.hasUnit && a.unit.kind == facts.KindMoney && s.clauseEnd(j+n, "的"))) &&
		!(t[j:j+n] == "许" && !s.clauseEnd(j+n, "")) && !(t[j:j+n] == "不到" && !s.clauseEnd(j+n, "的")) {
		return facts.Span{Start: j, End: j + n}, degree
	}
	if a.rule == "fraction" || a.rule == "tenths" || a.rule == "percent of" {
		switch {
		case strings.HasPrefix(t[j:], "强") && s.clauseEnd(j+3, "的"):
			return facts.Span{Start: j, End: j + 3}, facts.Over
		case strings.HasPrefix(t[j:], "弱") && s.clauseEnd(j+3, "的"):
			return facts.Span{Start: j, End: j + 3}, facts.Under
		}
	}
	return facts.Span{}, facts.Exact
}
