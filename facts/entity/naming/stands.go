package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/entity/filing"
	"wenbao/facts/entity/shape"
	"wenbao/facts/lex"
)

// bound says where a surface is part of ordinary words: preceded by one of
// left, or followed by one of right; and not followed by one of unless, nor
// preceded by one that is written with "<".
//
//	建行  left 新|扩|在     新建行业, 扩建行动
//	建行  right 业  unless 业务|业绩     建行业 is none, 建行业务 is
//	国寿  left 中  unless <其中     中国寿险 is none, 其中国寿 is
type bound struct{ left, right, unless []string }

func (l *Lexicon) boundLine(c []string) error {
	l.bounds[c[0]] = bound{left: filing.List(c[1]), right: filing.List(c[2]), unless: filing.List(c[3])}
	return nil
}

// stands reports whether s at byte i is a name there and not part of other
// words.
func (l *Lexicon) stands(text string, i int, s filing.Surface) bool {
	left, right := text[:i], text[i+len(s.Text):]
	if left != "" && sameClass(left[len(left)-1], s.Text[0]) || right != "" && sameClass(s.Text[len(s.Text)-1], right[0]) {
		return false
	}
	switch s.Rule {
	case entity.RuleEnglish:
		if !englishStands(left, right, text[i:i+len(s.Text)], s) {
			return false
		}
	case entity.RuleBrand:
		if r := shape.LastRune(left); shape.Han(r) && !l.shapes.Left.Has(r) && !l.shapes.BrandLeft.Has(r) && !l.endsName(left) {
			return false
		}
		if shape.HasAny(right, "有限", "股份有限", "集团", "控股有限") || fundProduct(right) {
			return false
		}
	case entity.RuleShort:
		if s.Opens && !shape.Opens(left, right) {
			return false
		}
		if (s.Opens || l.house(s)) && fundProduct(right) {
			return false
		}
		if l.placeIn(s, right) || namesBuilding(s, right) || shape.HasAny(right, "地区", "片区", "区域") {
			return false // 桂北地区 is a part of the market, not of 桂北燃气
		}
		if strings.HasSuffix(s.Names[0], "银行") && shape.HasAny(right, "市", "县", "省") && !shape.HasAny(right, "市值", "市场", "市盈", "市净", "市占", "市价", "省内", "省外") {
			return false // 沂川市 is where 沂川银行 is
		}
	case entity.RuleCode:
		return codeStands(left, right, s.Text)
	}
	if l.ofBusiness(s, right) {
		return false
	}
	if PartOfIndustry(s.Text, right) || strings.HasSuffix(s.Text, "业") && strings.HasPrefix(right, "务") {
		return false // 软件业|务收入
	}
	for x := l; x != nil; x = x.base {
		if b, ok := x.bounds[s.Orig]; ok {
			return !b.voids(left, right) || l.segmentIn(right)
		}
	}
	return true
}

// endsName reports whether left ends in a bank's, insurer's or broker's name
// or a joining word, behind which a brand may follow: 招行中信两家.
func (l *Lexicon) endsName(left string) bool {
	return slices.ContainsFunc([]string{"银行", "行", "证券", "保险", "旗下", "以及", "比如", "例如", "包括"}, func(s string) bool {
		return strings.HasSuffix(left, s)
	})
}

// englishStands refuses parts of addresses and compounds (www.szse.cn,
// D-ICBC) and abbreviations in an unusual case (Abc).
func englishStands(left, right, got string, s filing.Surface) bool {
	if left != "" && strings.IndexByte(".-/@_", left[len(left)-1]) >= 0 {
		return false
	}
	if len(right) > 1 && strings.IndexByte(".-_/@", right[0]) >= 0 && shape.Alnum(right[1]) {
		return false
	}
	return len(s.Text) > 5 || got == s.Orig || len(s.Text) > 3 && got == s.Text
}

// namesBuilding reports whether a short name is the beginning of a building's: 太古|坊, 恒隆|广场.
// Such names stay whole, as parts of what their owner has.
func namesBuilding(s filing.Surface, right string) bool {
	if len(s.Names) != 1 || s.Text == s.Names[0] || utf8.RuneCountInString(s.Text) > 3 {
		return false
	}
	return shape.HasAny(right, "坊", "汇", "广场", "大厦", "大楼", "天地")
}

// house reports whether funds are named after s: 嘉实, 中金.
func (l *Lexicon) house(s filing.Surface) bool {
	e, _ := l.Get(s.Names[0])
	return e.Kind == entity.Fund || e.Kind == entity.Broker && utf8.RuneCountInString(s.Text) == 2
}

// fundProduct recognises 中银|医疗保健灵活配置混合: a house's name in front of
// a fund's. Wrong when a statement about the house runs on without a stop to
// one of these words.
func fundProduct(right string) bool {
	n := 0
	for i, r := range right {
		if n++; n > 20 || !shape.AlnumRune(r) && !lex.Han(r) {
			break
		}
		if shape.HasAny(right[i:], "混合", "债券", "债", "ETF", "etf", "指数", "联接", "货币", "定开", "LOF", "FOF", "持有期", "中证", "沪深300", "MSCI", "msci", "股票型", "养老20") {
			return true
		}
	}
	return false
}

// PartOfIndustry recognises 中国银行业, 上海银行间, 北京银行卡: a bank's name
// followed by what makes 银行 part of another word. 中国银行业绩 is the bank.
// Wrong for 中国银行业务, when it means the country's banking.
func PartOfIndustry(name, right string) bool {
	if !strings.HasSuffix(name, "银行") {
		return false
	}
	if strings.HasPrefix(right, "业") {
		return !strings.HasPrefix(right, "业务") && !strings.HasPrefix(right, "业绩")
	}
	return shape.HasAny(right, "间市场", "间债券", "间同业", "卡组织", "保险监督", "家数")
}

// ofBusiness recognises 比亚迪汽车|业务收入: an alias that is a shorter name of the
// same entity and an ordinary word, before a word of business. The shorter
// name is meant then, and the word belongs to what is measured. Names that are
// only known with the word (长安汽车) stay whole.
func (l *Lexicon) ofBusiness(s filing.Surface, right string) bool {
	if len(s.Names) != 1 || !l.shapes.Common["business"].Begin(right) {
		return false
	}
	for _, w := range l.shapes.Common["line"].Ending(s.Text) {
		shorter, ok := strings.CutSuffix(s.Text, w)
		if !ok || strings.HasSuffix(s.Names[0], w) {
			continue
		}
		for x := l; x != nil; x = x.base {
			if have, ok := x.get(shorter); ok {
				return slices.Equal(have.Names, s.Names)
			}
		}
	}
	return false
}

// segmentIn reports whether 科技 behind a name is what the figures behind it are of, and no part of
// another name: 众安|科技板块净利润.
func (l *Lexicon) segmentIn(right string) bool {
	rest, ok := strings.CutPrefix(right, "科技")
	return ok && (l.shapes.Common["business"].Begin(rest) || shape.HasAny(rest, "投入", "人员"))
}

func (b bound) voids(left, right string) bool {
	for _, s := range b.unless {
		if before, ok := strings.CutPrefix(s, "<"); ok && strings.HasSuffix(left, before) {
			return false
		}
	}
	for _, s := range b.left {
		if strings.HasSuffix(left, s) {
			return true
		}
	}
	return shape.HasAny(right, b.right...) && !shape.HasAny(right, b.unless...)
}

// codeStands accepts 601398.SH anywhere and 601398 only where a code is
// expected: behind 代码, SH, SZ, a colon or an opening bracket, or at the
// beginning of the text; never when a unit or a decimal point follows.
func codeStands(left, right, code string) bool {
	if strings.Contains(code, ".") {
		return true
	}
	if shape.HasAny(right, ".", ",", "万", "亿", "元", "户", "人", "%", "年", "股") {
		return false
	}
	left = strings.TrimRight(left, " ")
	if left == "" {
		return len(code) == 6
	}
	for _, s := range []string{"代码", "代码:", "(", "SH", "SZ", "HK", "sh", "sz", "hk", "SH:", "SZ:", "HK:"} {
		if strings.HasSuffix(left, s) {
			return true
		}
	}
	return false
}

// sameClass reports whether two bytes are both digits or both ASCII letters:
// ICBC2023年 names the bank, ICBCX does not.
func sameClass(a, b byte) bool {
	digit := func(c byte) bool { return c >= '0' && c <= '9' }
	return digit(a) && digit(b) || shape.Letter(a) && shape.Letter(b)
}
