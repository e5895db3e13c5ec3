package quantity

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// andHalf reads 半 after a unit of time, of times or of measure: 两年半 is 2.5
// years, 三倍半 3.5 times, 一个半月 1.5 months, 两个半小时 2.5 hours. Not 半 that
// begins another word: 两年半年报, 两天半导体展.
func (s *scanner) andHalf(a *amount) {
	t := s.t
	if a.point || a.digits > 2 || a.scaled && !a.numeral.han || a.low != "" || !strings.HasPrefix(t[a.to:], "半") {
		return
	}
	j := a.to + len("半")
	switch {
	case a.unit.kind == facts.KindDuration, a.unit.kind == facts.KindTimes, a.unit.kind == facts.KindPhysical, strings.HasSuffix(t[:a.to], "块"):
		if lex.Followed(t, j, "年月天日数成个价途夜路岛场程载生壁边公固导") {
			return
		}
	case strings.HasSuffix(t[:a.to], "个"):
		if u, n, ok := unitAt(t, j); ok && u.kind == facts.KindDuration && !strings.HasPrefix(t[j:], "年") {
			a.unit, j = u, j+n
			break
		}
		if !strings.HasPrefix(t[j:], "月") {
			return
		}
		a.unit, j = unit{Unit: "个月", kind: facts.KindDuration}, j+len("月")
	default:
		return
	}
	a.value, a.decimals = a.value+".5", 1
	a.to, a.rule, a.halves = j, "and a half", true
}

// rateWords make 厘 a rate, at the power of ten of a percent that 1厘 of it is.
// By custom 1厘 a year is 1 %, a month 0.1 % and a day 0.01 %; Hong Kong
// reports call 1 % of a margin or a yield 1厘 too.
var rateWords = []struct {
	text  string
	shift int
}{{"月息", -1}, {"月利率", -1}, {"月利", -1}, {"月费率", -1}, {"日息", -2}, {"日利率", -2}, {"日利", -2}, {"日费率", -2},
	{"息", 0}, {"利率", 0}, {"利差", 0}, {"益率", 0}, {"报率", 0}, {"收益", 0}, {"回报", 0}, {"按揭", 0}, {"定存", 0}, {"孳", 0}, {"借贷成本", 0}, {"融资成本", 0}, {"资金成本", 0}}

// rateContext bounds the look back for rateWords, in bytes: a clause or two.
const rateContext = 120

// percentRate makes a figure in 厘 a percentage if the words before it in the
// sentence name a rate (净息差扩阔27个基点至1.63厘, 年息三厘, 月息5厘), and reads
// what follows 厘: 息率5厘25 is 5.25 %, 五厘半 5.5 %. Elsewhere 厘 stays a
// measure of its own (电价3厘).
//
// It goes wrong where a rate and a price in 厘 stand in one sentence.
func (s *scanner) percentRate(a *amount) {
	t := s.t
	from := max(0, a.from-rateContext)
	if k := strings.LastIndexAny(t[from:a.from], "。;\n"); k >= 0 {
		from += k
	}
	last := 0 // where the last of them ends; of 月息 and 息 the longer is listed first
	for _, w := range rateWords {
		if k := lex.LastIndex(t[from:a.from], w.text) + len(w.text); k >= len(w.text) && k > last {
			last, a.unit.shift = k, w.shift
		}
	}
	if last == 0 {
		return
	}
	a.unit.Unit, a.unit.kind, a.rule = "%", facts.KindPercent, "rate in 厘"
	if a.point {
		return
	}
	var tail [3]byte
	k, j := 0, a.to
	for ; k < len(tail); k++ {
		if digitAt(t, j) {
			tail[k], j = t[j], j+1
			continue
		}
		c, n := classAt(t, j)
		if c == clsHalf && k == 0 {
			c = 5
		} else if c > 9 || c == 0 {
			break
		}
		tail[k], j = '0'+c, j+n
	}
	if k > 0 && s.clauseEnd(j, "的至到升降加减") {
		a.value = facts.MustDecimal(string(a.value) + "." + string(tail[:k]))
		a.decimals, a.to = k, j
	}
}

// compared reads the 低 of 比5%低 and the 高 of 比5%高, where nothing says by
// how much: the figure is a bound. In 比上年5%低0.3个百分点 it is none.
func (s *scanner) compared(a *amount) (facts.Span, facts.Approx) {
	t := s.t
	if !lex.Preceded(t, lex.BlanksBack(t, a.from), "比") {
		return facts.Span{}, facts.Exact
	}
	from := lex.Blanks(t, a.to)
	j := from
	for _, w := range [...]string{"还要", "要", "还", "更"} {
		if strings.HasPrefix(t[j:], w) {
			j += len(w)
			break
		}
	}
	degree := facts.Exact
	switch {
	case lex.Followed(t, j, "低小少短轻矮"):
		degree = facts.Under
	case lex.Followed(t, j, "高大多长重"):
		degree = facts.Over
	default:
		return facts.Span{}, facts.Exact
	}
	if !s.clauseEnd(j+len("低"), "的") || digitAt(t, lex.Blanks(t, j+len("低"))) {
		return facts.Span{}, facts.Exact
	}
	return facts.Span{Start: from, End: j + len("低")}, degree
}

// joins reports whether two amounts can be the ends of one range: not a change
// and the level that it led to (上升27个基点至1.63%, 减少20亿元至15亿元), nor money
// of two currencies. 增加3亿元至15亿元 is taken for a range, as 预增 notices word it.
func (s *scanner) joins(a, b *amount) bool {
	if !a.hasUnit || !b.hasUnit || a.unit.kind == ordinal || b.unit.kind == ordinal {
		return true
	}
	if a.unit.kind != b.unit.kind || a.unit.kind == facts.KindMoney && a.unit.Unit != b.unit.Unit {
		return false
	}
	back, _ := s.before(a.from)
	changes := lex.Preceded(s.t, lex.BlanksBack(s.t, back), "升降增减涨跌长少加多阔扩窄缩落低高")
	return !changes || a.neg || b.neg || a.value.Shift(a.unit.shift).Cmp(b.value.Shift(b.unit.shift)) <= 0
}

// subtracts reports whether − or - between j and k is arithmetic: a minus sign
// between blanks (2.14倍 − 1倍), or a difference whose result follows
// (5亿元 - 3亿元 = 2亿元).
func (s *scanner) subtracts(j, k int, b *amount) bool {
	t := s.t
	if strings.HasPrefix(t[j:], "−") && j > 0 && t[j-1] == ' ' && k > j+len("−") {
		return true
	}
	return (t[j] == '-' || strings.HasPrefix(t[j:], "−") || strings.HasPrefix(t[j:], "–")) && lex.Followed(t, lex.Blanks(t, b.to), "=≈÷×*+")
}
