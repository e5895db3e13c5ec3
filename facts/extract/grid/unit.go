package grid

import (
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Notes on the units of a table. One note may give one unit, one for all but some
// (除标注外均为亿元), or several (单位:万千瓦、小时), which its columns share out.

// UnitNote returns the unit wording of 单位:百万元, 净利润(亿元), 占比(%); several units as
// they stand, "" if there is none.
func UnitNote(s string) string {
	if i := lex.LastIndex(s, "单位"); i >= 0 && // 编制单位:某某公司 单位:元
		strings.TrimLeft(s[i+len("单位"):], ":： 均为以") != s[i+len("单位"):] {
		u := taxIncluded.ReplaceAllString(strings.TrimLeft(s[i+len("单位"):], ":： 均为以"), "") // 金额单位为人民币千元, 单位均以人民币百万元列示
		return soleUnit(strings.TrimSuffix(strings.Trim(strings.SplitN(u, ")", 2)[0], " 。"), "列示"))
	}
	if strings.HasSuffix(s, signedRate) {
		return "%" // 同比±%, of customs' tables
	}
	s = taxBeside.ReplaceAllString(strings.TrimSuffix(s, taxNote), ")")
	open := lex.LastIndex(s, "(")
	if open < 0 {
		return ""
	}
	u := strings.TrimSuffix(s[open+1:], ")")
	if k := strings.IndexByte(u, ')'); k >= 0 {
		u = u[:k]
	}
	last := u
	if k := strings.LastIndexAny(u, ",，、"); k >= 0 {
		last = strings.TrimLeft(u[k:], ",，、 ")
	}
	if _, ok := Quantity("1", last, ""); ok && last != "" {
		return last
	}
	if us := UnitsOf(u); len(us) == 1 {
		return us[0] // 出货量(千片,约当8英寸)
	}
	return ""
}

// signedRate ends the head of a column of growth with its unit, as statistics print it: 同比±%.
const signedRate = "±%"

// taxIncluded matches what the unit of prices says of taxes: 元/吨(不含税).
var taxIncluded = pattern.New(`\((?:不含|未含|含)增?值?税\)`)

// taxBeside is the same behind a unit in one bracket: 平均上网电价(元/千瓦时[,含税]).
var taxBeside = pattern.New(`[,，、;；] ?(?:不含|未含|含)增?值?税\)`)

// taxNote stands behind the unit of a label: 现金分红金额(元)(含税).
const taxNote = "(含税)"

// DropUnitNote cuts the brackets that give a unit out of a label: 净利润(亿元) → 净利润.
func DropUnitNote(s string) string {
	if rest := strings.TrimSuffix(s, taxNote); rest != s && UnitNote(rest) != "" {
		s = rest
	}
	for {
		open := lex.LastIndex(s, "(")
		if open < 0 {
			return s
		}
		end := strings.Index(s[open:], ")")
		if end < 0 || UnitNote(s[open:open+end+1]) == "" {
			return s
		}
		s = s[:open] + s[open+end+1:]
	}
}

// UnitsOf returns the units of a note, in order.
func UnitsOf(note string) []string {
	var out []string
	for _, u := range strings.FieldsFunc(note, func(r rune) bool { return strings.ContainsRune(",，;；、/", r) }) {
		u = strings.TrimSpace(u)
		if k := lex.LastIndex(u, "均为"); k >= 0 {
			u = u[k+len("均为"):]
		}
		if _, ok := Quantity("1", u, ""); ok && u != "" {
			out = append(out, u)
		}
	}
	return out
}

// soleUnit returns the one unit of a note that says more: 亿元人民币,管理规模为年末
// 口径. A note with several units stays whole.
func soleUnit(note string) string {
	if us := UnitsOf(note); len(us) == 1 {
		return us[0]
	}
	return note
}

// IsPrice reports whether a unit is one of prices: 元/吨, of which 吨 is none of its own.
func IsPrice(unit string) bool { return strings.Contains(unit, "/") && perPiece.MatchString(unit) }

// WordsUnit reports whether a name words a unit: 利用小时 小时, 户数 万户, 建筑面积 万平方米.
func WordsUnit(noun, unit string) bool {
	q, ok := Quantity("1", unit, "")
	bare := strings.TrimLeft(unit, "十百千万亿")
	return ok && bare != "" && q.Kind != facts.KindMoney && (strings.Contains(noun, bare) || bare == "平方米" && strings.Contains(noun, "面积"))
}
