package quantity

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// signs reads what stands before the number: the minus sign and the currency.
// After a currency 分 and 毫 are its hundredth and tenth: 每股盈利人民币23.5分,
// 每股派港币1.2毫.
func (s *scanner) signs(a *amount) {
	t := s.t
	s.minus(a)
	cents := a.hasUnit && a.unit.Unit == "分"
	if a.hasUnit && a.unit.kind != facts.KindMoney && !cents {
		return
	}
	u, start := s.currencyEnding(lex.BlanksBack(t, a.from))
	if u == "" || a.hasUnit && !cents && a.unit.Unit != "CNY" && a.unit.Unit != u {
		return
	}
	shift := 0
	switch tenth := a.to + len("毫"); {
	case cents:
		shift = -2
	case a.hasUnit:
		shift = a.unit.shift
	case strings.HasPrefix(t[a.to:], "毫") && s.clauseEnd(tenth, "及和、的"):
		shift, a.to = -1, tenth
	}
	a.unit, a.hasUnit, a.sign = unit{Unit: u, kind: facts.KindMoney, shift: shift}, true, true
	a.from = start
	s.minus(a)
}

// currencyBehind reads the currency before an approximator: 港币约2.1亿元. It
// stays outside of the mention.
func (s *scanner) currencyBehind(a *amount, i int) {
	if u, _ := s.currencyEnding(lex.BlanksBack(s.t, i)); u != "" {
		shift := 0
		if a.hasUnit && a.unit.kind == facts.KindMoney { // 港币约5仙
			shift = a.unit.shift
		}
		a.unit, a.hasUnit, a.sign = unit{Unit: u, kind: facts.KindMoney, shift: shift}, true, true
	}
}

// currencyEnding returns the currency sign, code or name that ends at end and
// where it begins; not the one of 美元兑人民币, whose number is a rate.
func (s *scanner) currencyEnding(end int) (facts.Unit, int) {
	t := s.t
	if end == 0 || !latin(rune(t[end-1])) && t[end-1] != '$' && !lex.Preceded(t, end, "币元¥€£₩") {
		return "", 0
	}
	for n := min(15, end-s.done); n > 0; n-- {
		u, ok := currencyBefore[t[end-n:end]]
		if !ok {
			continue
		}
		if letterAt(t, end-n) && letterAt(t, end-n-1) || lex.Preceded(t, end-n, "兑/对") {
			return "", 0
		}
		return u, end - n
	}
	return "", 0
}

// minus reads a minus sign before the amount: -12.6, −3.2%, 负0.2. A hyphen
// after a digit or letter joins, and 正负 is ±.
func (s *scanner) minus(a *amount) {
	t, i := s.t, a.from
	if a.neg || i <= s.done {
		return
	}
	j := lex.BlanksBack(t, i)
	switch {
	case t[i-1] == '-':
		rate := a.hasUnit && (a.unit.kind == facts.KindPercent || a.unit.kind == facts.KindPoints) // yoy-3%
		if i >= 2 && (isDigit(t[i-2]) || letterAt(t, i-2) && !rate || t[i-2] == '-' || t[i-2] == '%') {
			return
		}
		a.from, a.neg = i-1, true
	case j < i && j > s.done && t[j-1] == '-' && leadsSign(strings.TrimRight(t[:j-1], " ")):
		a.from, a.neg = j-1, true // 净利润为 - 2394.27 万元, YoY - 3.9pct
	case strings.HasSuffix(t[:i], "−"):
		a.from, a.neg = i-len("−"), true
	case strings.HasSuffix(t[:j], "负") && !strings.HasSuffix(t[:j], "正负") && j-3 >= s.done:
		if lex.Preceded(t, j-3, "抱背担肩胜欺辜自减不") {
			return
		}
		a.from, a.neg = j-len("负"), true
	case strings.HasSuffix(t[:j], "为负的") && j-6 >= s.done:
		a.from, a.neg = j-len("负的"), true // 毛利率为负的70.08%
	}
}

// leadsSign reports whether a text ends with a word that a figure follows, so that a hyphen with
// blanks around it is a sign and parts nothing.
func leadsSign(t string) bool {
	for _, w := range [...]string{"为", "是", "至", "达", "同比", "环比", "YoY", "QoQ", "yoy", "qoq"} {
		if strings.HasSuffix(t, w) {
			return true
		}
	}
	return false
}

// accounting reads a negative number in parentheses: (1,234), (12.6)亿元,
// (1.05)%. A number alone in parentheses is one if it has separators, a unit
// after it, or a fraction in a table's cell; (1) and (2023) are not.
func (s *scanner) accounting(a *amount) {
	t := s.t
	if a.neg || a.hasUnit || a.scaled || a.han || a.from == 0 || t[a.from-1] != '(' || a.to >= len(t) || t[a.to] != ')' {
		return
	}
	n := numeral{end: a.to + 1}
	exp := n.scales(t)
	u, size, ok := unitAt(t, n.end)
	ok = ok && (u.kind == facts.KindMoney || u.kind == facts.KindPercent || u.kind == facts.KindPoints) && !digitAt(t, a.from-2) // not 110(66)kV
	cell := a.from < 2 || t[a.from-2] == ' ' || t[a.from-2] == '|' || t[a.from-2] == '\t' || t[a.from-2] == '\n'
	switch {
	case ok:
		a.unit, a.hasUnit = u, true
		n.end += size
	case exp == 0 && !a.commas && !(a.point && cell):
		return
	}
	if exp > 0 {
		a.lift(exp)
	}
	a.neg, a.from, a.to, a.rule = true, a.from-1, n.end, "accounting"
}
