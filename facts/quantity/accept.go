package quantity

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/lex"
)

// code reports whether the amounts are parts of a code, date, telephone number
// or version rather than quantities: 2023-001, 400-820-8888, 1.2.3, 600519.SH.
func (s *scanner) code(list []amount, kind byte) bool {
	first, last := &list[0], &list[len(list)-1]
	t := s.t
	if last.hasUnit && last.unit.kind == ordinal && !last.licensed {
		return true
	}
	bare := !last.hasUnit && !last.scaled
	if bare && s.codeEnd > 0 && lex.BlanksBack(t, first.from) == s.codeEnd && !last.point {
		return true
	}
	if kind == '-' && bare {
		if len(list) > 2 || s.codeGoesOn(last.to) || first.zeroLed && !first.point || last.zeroLed && !last.point {
			return true
		}
		if year(first) && (year(last) || last.digits <= 3) || lex.Preceded(t, first.from, "图表附注") {
			return true
		}
	}
	if kind == '/' && bare {
		return true
	}
	if kind == '-' && last.unit.Unit == "年" && !last.numeral.han && (last.digits == 4 || last.digits == 2 && first.digits == 2) {
		return true // 2021-2023年
	}
	i := first.from
	if first.numeral.han {
		return false
	}
	if i > s.done && i > 0 {
		switch c := t[i-1]; {
		case c == '_' || c == '#' || c == '@' || strings.HasSuffix(t[:i], "****") || c == '=' && letterAt(t, i-2) || c == '\\' || c == '&':
			return true
		case c == ':' && digitAt(t, i-2), c == '.' && (digitAt(t, i-2) || letterAt(t, i-2)), c == '/' && (letterAt(t, i-2) || digitAt(t, i-2)):
			return true
		case c == '-' && (letterAt(t, i-2) && bare || digitAt(t, i-2)):
			return true
		case latin(rune(c)) && (bare || kind == '-' && !last.scaled && last.unit.kind != facts.KindMoney && last.unit.kind != facts.KindPercent):
			return s.currency(i) == 0
		}
	}
	return s.codeAfter(last, bare)
}

func (s *scanner) codeAfter(last *amount, bare bool) bool {
	t, j := s.t, last.to
	if j >= len(t) || !bare {
		return false
	}
	switch {
	case t[j] == '.' && (digitAt(t, j+1) || letterAt(t, j+1)), t[j] == ':' && digitAt(t, j+1), t[j] == '_', t[j] == '@':
		return true
	case letterAt(t, j):
		return true
	case t[j] == '-' && (letterAt(t, j+1) || digitAt(t, j+1)):
		return true
	}
	return false
}

// currency returns the length of the currency code or sign that ends at i.
func (s *scanner) currency(i int) int {
	for n := min(15, i); n > 0; n-- {
		if _, ok := currencyBefore[s.t[i-n:i]]; ok && !letterAt(s.t, i-n-1) {
			return n
		}
	}
	return 0
}

// year reports whether the number can be a year: 1900…2099 and nothing more.
func year(a *amount) bool {
	return !a.han && a.digits == 4 && !a.point && !a.commas && !a.scaled &&
		(strings.HasPrefix(string(a.value), "19") || strings.HasPrefix(string(a.value), "20"))
}

// accept decides whether an amount is a quantity. approximated says that an
// approximator stands with it.
func (s *scanner) accept(a *amount, approximated bool, list []amount, kind byte) bool {
	t := s.t
	switch {
	case a.bad || a.hasUnit && a.unit.kind == ordinal && !a.licensed:
		return false
	case strings.HasSuffix(t[:lex.BlanksBack(t, a.from)], "第"):
		return s.alone(a, len("第"))
	case strings.HasSuffix(t[:list[0].from], "列") && strings.HasSuffix(t[:list[len(list)-1].to], "位"):
		return false // 分列三至五位
	case a.licensed:
		return true
	case a.bareScale && a.numeral.han:
		return s.acceptScale(a, approximated)
	case a.hasUnit && !a.sign:
		return s.acceptUnit(a, approximated)
	case a.sign, a.neg:
		return true
	case approximated:
		return !year(a) && (!a.numeral.han || a.scaled || s.clauseEnd(a.to, "以之的"))
	case kind == '-' && len(list) == 2:
		return !a.numeral.han || a.scaled
	case a.numeral.han:
		return s.acceptHan(a)
	}
	return s.acceptArabic(a)
}

// sizes are units of what things come in.
var sizes = map[facts.Unit]bool{"英寸": true, "纳米": true}

// goesOnAsName reports whether a size at byte i is before the name or the figure of what has it.
func (s *scanner) goesOnAsName(i int) bool {
	r, _ := utf8.DecodeRuneInString(s.t[i:])
	return digitAt(s.t, i) || lex.Han(r) && !strings.ContainsRune("的及和与或至到是为左以上下级", r)
}

// acceptUnit decides on a number with a unit after it.
func (s *scanner) acceptUnit(a *amount, approximated bool) bool {
	t := s.t
	word := t[a.to-min(a.to, 3) : a.to]
	switch a.unit.kind {
	case facts.KindDuration:
		if t[a.start:a.end] == "一" && !approximated && !a.halves && !lex.Preceded(t, a.from, "期时满达续") {
			return false // 一年走了多少万亿
		}
		return s.acceptDuration(a, word)
	case facts.KindCount:
		if word == "点" && !a.point && !a.scaled && len(a.value) <= 2 {
			return s.indexPoint(a)
		}
		if word == "分" && !lex.Preceded(t, a.from, "得评为获扣打") && !strings.HasSuffix(t[:a.from], "满分") {
			return false
		}
	}
	if a.zeroLed && !a.point && !a.numeral.han {
		return false
	}
	if sizes[a.unit.Unit] && s.goesOnAsName(a.to) {
		return false // 12英寸硅片产能52万片/月,8英寸45万片: a kind of them
	}
	if a.unit.Unit == "人" && strings.HasSuffix(t[:a.from], "前") && !lex.Preceded(t, a.from-len("前"), "目此之当日以会") {
		return false // 前10位
	}
	if a.unit.kind == facts.KindCount && (ranked(t, a.from) || lex.Preceded(t, a.from, "届")) {
		return false
	}
	if !a.numeral.han || a.scaled || a.point {
		return true
	}
	if number := t[a.start:a.end]; number == "一" && a.unit.kind == facts.KindCount {
		unit := t[a.end:a.to]
		if lex.Preceded(t, a.from, "这那每另某任同前上下后新首末次是的又再") || strings.HasPrefix(t[a.to:], unit) {
			return false // 这一条, 新一轮, 是一家, 一条条
		}
	} else if number == "二" && a.unit.kind == facts.KindCount {
		return false // counting says 两; 二次 and 二层 are the second
	} else if (number == "陆" || number == "伍") && a.unit.kind != facts.KindMoney {
		return false // a name's character
	}
	if a.digits > 1 && a.scale == 0 { // 一二线, 二三类
		return a.zeroLed || a.low != ""
	}
	return true
}

// ranked reports whether the words before i make the number a rank: 排名3位.
func ranked(t string, i int) bool {
	for _, w := range [...]string{"排名", "位列", "位居", "名列", "排行"} {
		if strings.HasSuffix(t[:i], w) {
			return true
		}
	}
	return false
}

// coded reports whether the words before i make the number a code: 代码为.
func coded(t string, i int) bool {
	i = lex.BlanksBack(t, i)
	for _, w := range [...]string{"为", "是", ":"} {
		i -= len(t[:i]) - len(strings.TrimSuffix(t[:i], w))
	}
	for _, w := range [...]string{"代码", "编号", "号码", "电话", "热线", "账号", "邮编", "编码", "证号", "字号", "传真", "时间", "微信", "QQ"} {
		if strings.HasSuffix(t[:i], w) {
			return true
		}
	}
	return false
}

// indexPoint tells 涨5点 from the hour of 18点.
func (s *scanner) indexPoint(a *amount) bool {
	return lex.Preceded(s.t, a.from, "涨跌升降收报挫") || strings.HasSuffix(s.t[:a.to], "个点")
}

// acceptDuration tells 为期3年 and 30天 from the year 23年 and from periods
// (近三年, 前11个月), which package period reads.
func (s *scanner) acceptDuration(a *amount, word string) bool {
	t := s.t
	if lex.Preceded(t, lex.BlanksBack(t, a.from), "近前首去来上后年每止") || strings.HasSuffix(t[:a.from], "未来") {
		return false
	}
	if word != "年" || a.unit.Unit != "年" {
		return true
	}
	if !a.numeral.han && a.digits == 2 && !a.point && !a.scaled || a.digits >= 3 && a.scale == 0 || year(a) {
		return (lex.Followed(t, a.to, "期以多的来左") || lex.Preceded(t, a.from, "满达时续期超逾约过足龄限")) && !year(a) && a.digits < 3
	}
	return !lex.Followed(t, a.to, "前后末底初间来报度级中第上下一二三四五六七八九十0123456789")
}

// acceptScale decides on 百亿, 千万 without a digit: a figure after an
// approximator (近百家, 超千亿元) or, for two scales, with a unit in running
// text (百亿元资金); not in 千亿级 nor as the unit of a table (单位:百万元).
func (s *scanner) acceptScale(a *amount, approximated bool) bool {
	t := s.t
	if a.degree == facts.Over && a.hasUnit {
		return true // 百余家
	}
	if lex.Followed(t, a.to, "级量") || strings.HasPrefix(t[a.to:], "规模") && !approximated {
		return false
	}
	if approximated {
		return true
	}
	if a.end-a.start <= 3 {
		return false
	}
	if a.degree != facts.Exact || s.alone(a, 0) {
		return true
	}
	if !a.hasUnit || lex.Preceded(t, a.from, "位币") {
		return false
	}
	return hanBefore(t, a.from)
}

// acceptHan decides on a Chinese numeral without unit or approximator.
func (s *scanner) acceptHan(a *amount) bool {
	t := s.t
	if s.alone(a, 0) {
		return true
	}
	single := a.digits <= 1 && !a.scaled && !a.point
	if a.digits > 1 && !a.scaled && !a.point {
		return false
	}
	starts := a.from == 0 || !hanBefore(t, a.from) && !digitAt(t, a.from-1) && !letterAt(t, a.from-1)
	ends := s.clauseEnd(a.to, "") && !strings.HasPrefix(t[a.to:], "、") && !lex.Followed(t, a.to, ").")
	if starts && ends && !single {
		return true
	}
	if lex.Preceded(t, a.from, "是为于") {
		return ends || lex.Followed(t, a.to, "这那")
	}
	if a.point {
		return starts && ends || a.digits > 0 && ends
	}
	return (a.big || a.scale >= 2) && (ends && !lex.Followed(t, a.to, "》\"”") || lex.Followed(t, a.to, "的"))
}

// alone reports whether the whole text is nothing but the amount, with skip
// bytes before it: an answer such as 两 or 第七.
func (s *scanner) alone(a *amount, skip int) bool {
	return lex.BlanksBack(s.t, a.from)-skip <= s.first && a.to >= s.last
}

// acceptArabic decides on digits without unit or approximator.
func (s *scanner) acceptArabic(a *amount) bool {
	t := s.t
	if whole := !a.scaled && !a.point && !a.commas; whole && (a.digits == 8 && (t[a.start:a.start+2] == "19" || t[a.start:a.start+2] == "20") ||
		a.digits == 11 && t[a.start] == '1') {
		return false // 20170315, 13812345678
	}
	if year(a) {
		return false // package period's
	}
	if s.alone(a, 0) {
		return true
	}
	if a.zeroLed && !a.point {
		return false
	}
	if a.scaled || a.commas {
		return true
	}
	r, _ := utf8.DecodeRuneInString(t[a.to:])
	ends := s.clauseEnd(a.to, "")
	starts := !hanBefore(t, a.from) && !letterAt(t, a.from-1)
	if lex.Preceded(t, a.from, "图表注第") || coded(t, a.from) || !a.point && ranked(t, a.from) {
		return false
	}
	if !a.point {
		if a.from > 1 && t[a.from-1] == ' ' && letterAt(t, a.from-2) && hanAt(t, a.to) {
			return false // WPS 365业务, Model 3车型
		}
		if a.digits <= 3 && hanBefore(t, a.from) && !lex.Preceded(t, a.from, "为是达于至到有了得共计升降减增比及和或仅只") {
			return false // 项目包2, 地块603
		}
		if a.digits >= 5 && !lex.Preceded(t, a.from, "是为达") {
			return false
		}
		if !ends && (a.digits < 3 || a.digits > 4) {
			return lex.Preceded(t, a.from, "是为达")
		}
		if starts && a.digits <= 2 && (r == '.' || r == '、' || r == ')' || r == ']' || r == '】') {
			return false
		}
		if a.digits <= 2 && r == '、' && hanAt(t, a.to+len("、")) {
			return false
		}
		if k := lex.Blanks(t, a.to); k > a.to && a.digits <= 2 && hanAt(t, k) && (a.from == 0 || !hanBefore(t, a.from)) {
			return false // a list's number before its item
		}
		if r == ')' && lex.Preceded(t, a.from, "([") {
			return false
		}
		return true
	}
	if hanBefore(t, a.from) && a.decimals == 1 && a.digits <= 2 && t[a.end-1] == '0' && !lex.Preceded(t, a.from, "为是达至到约率增减升降跌涨超近于数比值分价额利息报收即") {
		return false // 手机银行8.0
	}
	if starts && a.digits <= 2 && !ends { // 2.2本项目: a heading's number
		return false
	}
	return !strings.HasPrefix(t[a.to:], "版")
}
