package quantity

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// amount is a numeral with its unit, before it is decided whether it is a
// quantity.
type amount struct {
	numeral
	from, to int // of the whole: currency before, unit after
	neg      bool
	unit     unit
	hasUnit  bool
	sign     bool // unit stands before the number
	rule     string
	degree   facts.Approx // of the wording inside: 几, 余, 强
	halves   bool         // 半 follows: 一年半
	licensed bool         // the form itself says that it is a number: 百分之, 三分之一, 过半
}

// amountAt reads the amount whose numeral begins at i. ok is false if there is
// no numeral; a.bad says that what was read up to a.to is no quantity.
func (s *scanner) amountAt(i int) (a amount, ok bool) {
	if a, ok = s.percentOf(i); ok {
		return a, true
	}
	if !s.numeral(i, &a) {
		return a, false
	}
	a.degree, a.rule = a.numeral.approx, "number"
	if a.bad {
		return a, true
	}
	s.fraction(&a)
	s.unitAfter(&a)
	return a, true
}

func (s *scanner) numeral(i int, a *amount) bool {
	t := s.t
	switch {
	case digitAt(t, i):
		a.numeral = arabic(t, i, s.f.Wide)
	case i < len(t) && t[i] == '.' && digitAt(t, i+1) && !digitAt(t, i-1) && (i == 0 || t[i-1] != '.'):
		a.numeral = arabic("0"+t[i:min(len(t), i+80)], 0, func(int) bool { return false })
		a.numeral.start, a.numeral.end = i, i+a.numeral.end-1
	default:
		c, _ := classAt(t, i)
		if c == 0 || c == clsPoint || c >= clsHalf {
			return false
		}
		a.numeral = han(t, i)
	}
	a.from, a.to = a.numeral.start, a.numeral.end
	return true
}

// percentOf reads 百分之五, 百分之2.4, 千分之一, 万分之四: a bare scale, 分之
// and a numeral.
func (s *scanner) percentOf(i int) (a amount, ok bool) {
	c, _ := classAt(s.t, i)
	if c < clsHun || c > clsYi {
		return a, false
	}
	j, exp := i, 0
	for {
		c, size := classAt(s.t, j)
		if c < clsHun || c > clsYi || exp > 16 {
			break
		}
		exp += power[c]
		j += size
	}
	if !strings.HasPrefix(s.t[j:], "分之") {
		return a, false
	}
	j += len("分之")
	neg := false
	if n := minusAt(s.t, j); n > 0 {
		neg, j = true, j+n
	}
	if !s.numeral(lex.Blanks(s.t, j), &a) {
		return amount{}, false
	}
	a.from, a.neg, a.licensed = i, neg, true
	a.unit, a.hasUnit = unit{Unit: "%", kind: facts.KindPercent, shift: 2 - exp}, true
	a.degree, a.rule = a.numeral.approx, "percent of"
	return a, true
}

// fraction turns 三分之一, 16分之2225 and 十一又十四分之一 into one number.
func (s *scanner) fraction(a *amount) {
	t, whole := s.t, numeral{}
	if strings.HasPrefix(t[a.end:], "又") {
		var b amount
		if !s.numeral(a.end+len("又"), &b) || b.bad || !strings.HasPrefix(t[b.end:], "分之") {
			return
		}
		whole, a.numeral = a.numeral, b.numeral
	}
	if !strings.HasPrefix(t[a.end:], "分之") || a.value == "0" {
		return
	}
	var b amount
	if !s.numeral(a.end+len("分之"), &b) || b.bad {
		return
	}
	q := b.value.Rat()
	q.Quo(q, a.value.Rat())
	if whole.end > 0 {
		q.Add(q, whole.value.Rat())
	}
	a.numeral.value = facts.DecimalFromRat(q, 12)
	a.numeral.decimals = a.numeral.value.Places()
	a.numeral.start, a.numeral.end = a.from, b.end
	a.numeral.point, a.numeral.low = true, ""
	a.to, a.rule, a.licensed = b.end, "fraction", true
}

// unitAfter reads what follows the numeral: 余, 多, 几 (400余个), the unit, and
// the small change of money (三元五角, 一块二).
func (s *scanner) unitAfter(a *amount) {
	t := s.t
	if strings.HasPrefix(t[a.to:], "个亿") && !a.big { // 赚了两个亿
		a.lift(power[clsYi])
		a.to += len("个亿")
		a.end, a.big = a.to, true
	}
	j := a.to
	if m := inner(t, j); m > 0 && s.rounds(a) && !lex.Followed(t, j+m, "额款下样方边媒元层") {
		a.degree, j = facts.Over, j+m
		a.to = j
	} else if m > 0 && s.rounds(a) && strings.HasPrefix(t[j+m:], "元") && !strings.HasPrefix(t[j+m:], "元化") {
		a.degree, j = facts.Over, j+m
		a.to = j
	} else if strings.HasPrefix(t[j:], "来") && s.rounds(a) && a.numeral.han {
		if _, _, ok := unitAt(t, j+len("来")); ok {
			a.degree, j = facts.About, j+len("来")
			a.to = j
		}
	}
	k := lex.Blanks(t, j)
	u, n, ok := unitAt(t, k)
	if !ok || u.kind == ordinal && (a.licensed || k > j && t[k] < 0x80) {
		return
	}
	a.unit, a.hasUnit, a.to = u, true, k+n
	switch u.kind {
	case facts.KindMoney:
		s.change(a)
	case facts.KindPercent:
		if strings.HasPrefix(t[k:], "成") {
			s.tenths(a)
		}
	case facts.KindPhysical:
		if u.Unit == "厘" {
			s.percentRate(a)
		}
	}
	s.andHalf(a)
	if m := inner(t, a.to); m > 0 && a.degree == facts.Exact && a.unit.kind != ordinal && s.clauseEnd(a.to+m, "的") {
		a.degree, a.to = facts.Over, a.to+m // 3倍多, 两成多
	}
}

// rounds reports whether 余 or 多 can follow the number: it ends in a scale or
// in 0.
func (s *scanner) rounds(a *amount) bool {
	return a.scaled || a.end > 0 && s.t[a.end-1] == '0' && !a.point
}

// countBegins is what follows a digit after 成 that begins a count: 三成,五家.
const countBegins = "家个户只名位条项笔次件款支台辆张套年月日天季大类种成万亿千百十点倍分元块股份者"

// tenths reads 半 or a digit after 成: 三成五 is 35%, and 六成六将用于 66%. It errs where
// a count without a measure word follows.
func (s *scanner) tenths(a *amount) {
	c, n := classAt(s.t, a.to)
	add := ""
	switch {
	case c == clsHalf:
		add = "5"
	case c >= 1 && c <= 9 && !a.point && (s.clauseEnd(a.to+n, "的以左") || !lex.Followed(s.t, a.to+n, countBegins)):
		add = string('0' + rune(c))
	}
	if add != "" && !a.point && a.scale == 0 {
		a.value = facts.MustDecimal(string(a.value) + "." + add)
		a.decimals++
		a.to += n
	}
	a.rule = "tenths"
}

// change reads 角 and 分 after 元, 整 and 正, and the bare digit of 一块二.
func (s *scanner) change(a *amount) {
	t := s.t
	if a.unit.Unit == "USD" {
		s.cents(a)
		return
	}
	if a.unit.Unit != "CNY" || a.unit.shift < -1 {
		return
	}
	if strings.HasPrefix(t[a.to:], "整") && !lex.Followed(t, a.to+3, "体个理合改治") ||
		strings.HasPrefix(t[a.to:], "正") && a.numeral.han && s.clauseEnd(a.to+3, "") {
		a.to += len("整")
		return
	}
	place := -a.unit.shift
	j, jiao, fen := a.to, byte('0'), byte('0')
	zero := strings.HasPrefix(t[j:], "零")
	if zero {
		j += len("零")
	}
	d, n := digit(t, j)
	if n == 0 {
		return
	}
	coins := false
	switch {
	case place == 0 && !zero && (strings.HasPrefix(t[j+n:], "角") || strings.HasPrefix(t[j+n:], "毛")):
		jiao, j, coins = d, j+n+3, true
		if d, n := digit(t, j); n > 0 && strings.HasPrefix(t[j+n:], "分") {
			fen, j = d, j+n+3
		}
	case strings.HasPrefix(t[j+n:], "分") && !strings.HasPrefix(t[j+n:], "分之"), place == 1 && strings.HasPrefix(t[j+n:], "仙"):
		fen, j, coins = d, j+n+3, true // 港币三角五仙
	case place == 0 && a.numeral.han && strings.HasPrefix(t[a.to-3:], "块") && s.clauseEnd(j+n, "钱"):
		if jiao = d; zero {
			jiao, fen = '0', d
		}
		j, coins = j+n, true
		if strings.HasPrefix(t[j:], "钱") {
			j += 3
		}
	}
	if !coins || a.point {
		return
	}
	if place == 1 {
		a.value = facts.MustDecimal(string(a.value) + "." + string(fen))
		a.decimals = 1
	} else {
		a.value = facts.MustDecimal(string(a.value) + "." + string(jiao) + string(fen))
		a.decimals = 2
	}
	a.to = j
}

// cents reads 又三美分 after 美元.
func (s *scanner) cents(a *amount) {
	j := a.to
	if strings.HasPrefix(s.t[j:], "又") {
		j += len("又")
	}
	var b amount
	if a.point || !s.numeral(j, &b) || b.bad || b.point || len(b.value) > 2 || !strings.HasPrefix(s.t[b.end:], "美分") {
		return
	}
	a.value = facts.MustDecimal(string(a.value) + "." + strings.Repeat("0", 2-len(b.value)) + string(b.value))
	a.decimals, a.to = 2, b.end+len("美分")
}

// digit returns the one digit at i, Arabic or Chinese, and its length.
func digit(t string, i int) (byte, int) {
	if digitAt(t, i) && !digitAt(t, i+1) {
		return t[i], 1
	}
	if c, n := classAt(t, i); c >= 1 && c <= 9 {
		return '0' + c, n
	}
	return 0, 0
}

// minusAt returns the length of a minus sign at i: -, − or 负.
func minusAt(t string, i int) int {
	switch {
	case i >= len(t):
		return 0
	case t[i] == '-':
		return 1
	case strings.HasPrefix(t[i:], "−"), strings.HasPrefix(t[i:], "负"):
		return 3
	}
	return 0
}

// clauseEnd reports whether the clause ends at i, or one of runes follows.
func (s *scanner) clauseEnd(i int, runes string) bool {
	if i >= len(s.t) || lex.Followed(s.t, i, runes) {
		return true
	}
	return !hanAt(s.t, i) && !digitAt(s.t, i) && !letterAt(s.t, i)
}
