package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
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
	l.bounds[c[0]] = bound{left: list(c[1]), right: list(c[2]), unless: list(c[3])}
	return nil
}

// Find returns the mentions of a folded text in order of position, disjoint.
// Where names overlap, the one that begins first wins, then the longest; a
// name inside a longer word or name is none.
func (l *Lexicon) Find(folded string) []Mention {
	var room [2][32]int32 // enough for a sentence
	return l.find(folded, l.look(folded, places{room[0][:0], room[1][:0]}), 0)
}

// find is Find in a text whose places are known: p, of a longer text that this
// one begins in at byte from.
func (l *Lexicon) find(folded string, p places, from int) []Mention {
	var out []Mention
	end := 0
	for _, at := range p.names {
		i := int(at) - from
		if i < end {
			continue
		}
		r1, n1 := lex.Rune(folded, i)
		if s, ok := l.longest(folded, i, r1, n1); ok && (!s.beside || l.inList(folded, i, i+len(s.text), out)) && !l.joins(folded, i, n1, len(s.text), out) {
			end = i + len(s.text)
			if s.names != nil {
				m := Mention{Span: facts.Span{Start: i, End: end}, Names: s.names, Rule: s.rule}
				m = l.part(folded, l.placed(folded, l.widen(folded, m), out))
				out, end = append(out, m), m.Span.End
			}
		}
	}
	return l.shapes.patterns(folded, p.endings, from, out)
}

// Others reports whether a folded name is listed for others than the entity: 民生, a
// bank's, is no short name of 民生证券.
func (l *Lexicon) Others(name, entity string) bool {
	for ; l != nil; l = l.base {
		if s, ok := l.get(name); ok && len(s.names) > 0 {
			return !slices.Contains(s.names, entity)
		}
	}
	return false
}

// inList reports whether start…end stands beside another name: 中信、民生.
func (l *Lexicon) inList(text string, start, end int, before []Mention) bool {
	joins := []string{"、", "和", "与", "及", "跟"}
	if n := len(before); n > 0 && slices.Contains(joins, text[before[n-1].Span.End:start]) {
		return true
	}
	if n := len(before); n > 0 && eachFigure(text[before[n-1].Span.End:start], text[end:]) {
		return true
	}
	for _, j := range joins {
		if !strings.HasPrefix(text[end:], j) {
			continue
		}
		r1, n1 := utf8.DecodeRuneInString(text[end+len(j):])
		s, ok := l.longest(text, end+len(j), r1, n1)
		return ok && s.names != nil && !s.beside
	}
	return false
}

// joins reports whether a name at byte i, of size bytes, begins with the word that joins
// the name before it to one that goes on longer: 东衡股份[和]悦行科技, where 和悦行 is listed too.
func (l *Lexicon) joins(text string, i, n1, size int, before []Mention) bool {
	n := len(before)
	if n == 0 || before[n-1].Span.End != i || !hasAny(text[i:], "和", "与", "及", "跟") {
		return false
	}
	r2, n2 := lex.Rune(text, i+n1)
	s, ok := l.longest(text, i+n1, r2, n2)
	return ok && s.names != nil && n1+len(s.text) > size
}

// eachFigure recognises the members of a list with a figure each, 中信5.90%居首,
// 民生4.25%: between is what stands from the name before to the one in question,
// right what follows that.
func eachFigure(between, right string) bool {
	return startsDigit(between) && startsDigit(right) && hasSuffixAny(between, ",", "、", ";") && !strings.ContainsAny(between, "。\n!?")
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// longest returns the longest surface of any layer that begins at byte i and
// stands there as a name of its own.
func (l *Lexicon) longest(text string, i int, r1 rune, n1 int) (surface, bool) {
	var best surface
	l.beginning(text, i, r1, n1, func(s *surface) bool {
		if len(s.text) > len(best.text) && l.stands(text, i, *s) {
			best = *s
		}
		return len(s.text) <= len(best.text)
	})
	return best, best.text != ""
}

// beginning calls visit for the surfaces of each layer that text has at byte i,
// where r1 stands, of n1 bytes: of one layer the longest first, until visit
// returns true, which ends that list.
func (l *Lexicon) beginning(text string, i int, r1 rune, n1 int, visit func(*surface) bool) {
	if i+n1 >= len(text) {
		return
	}
	var r2 rune
	r1 = lowerRune(r1)
	for x := l; x != nil; x = x.base {
		if x.lazy == nil && !x.surfaces.first.has(uint32(r1)) {
			continue
		}
		if r2 == 0 {
			r2, _ = lex.Rune(text, i+n1)
		}
		for _, list := range x.starts(text[i:], r1, r2) {
			for k := range list {
				if hasPrefix(text[i:], list[k].text) && visit(&list[k]) {
					break
				}
			}
		}
	}
}

// stands reports whether s at byte i is a name there and not part of other
// words.
func (l *Lexicon) stands(text string, i int, s surface) bool {
	left, right := text[:i], text[i+len(s.text):]
	if left != "" && sameClass(left[len(left)-1], s.text[0]) || right != "" && sameClass(s.text[len(s.text)-1], right[0]) {
		return false
	}
	switch s.rule {
	case RuleEnglish:
		if !englishStands(left, right, text[i:i+len(s.text)], s) {
			return false
		}
	case RuleBrand:
		if r := lastRune(left); han(r) && !l.shapes.left.has(r) && !l.shapes.brandLeft.has(r) && !l.endsName(left) {
			return false
		}
		if hasAny(right, "有限", "股份有限", "集团", "控股有限") || fundProduct(right) {
			return false
		}
	case RuleShort:
		if s.opens && !opens(left, right) {
			return false
		}
		if (s.opens || l.house(s)) && fundProduct(right) {
			return false
		}
		if l.placeIn(s, right) {
			return false
		}
	case RuleCode:
		return codeStands(left, right, s.text)
	}
	if l.ofBusiness(s, right) {
		return false
	}
	if strings.HasSuffix(s.text, "银行") && partOfIndustry(right) {
		return false
	}
	for x := l; x != nil; x = x.base {
		if b, ok := x.bounds[s.orig]; ok {
			return !b.voids(left, right)
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
func englishStands(left, right, got string, s surface) bool {
	if left != "" && strings.IndexByte(".-/@_", left[len(left)-1]) >= 0 {
		return false
	}
	if len(right) > 1 && strings.IndexByte(".-_/@", right[0]) >= 0 && alnum(right[1]) {
		return false
	}
	return len(s.text) > 5 || got == s.orig || len(s.text) > 3 && got == s.text
}

// house reports whether funds are named after s: 嘉实, 中金.
func (l *Lexicon) house(s surface) bool {
	e, _ := l.Get(s.names[0])
	return e.Kind == Fund || e.Kind == Broker && runeCount(s.text) == 2
}

// fundProduct recognises 中银|医疗保健灵活配置混合: a house's name in front of
// a fund's. Wrong when a statement about the house runs on without a stop to
// one of these words.
func fundProduct(right string) bool {
	n := 0
	for i, r := range right {
		if n++; n > 20 || !alnumRune(r) && !lex.Han(r) {
			break
		}
		if hasAny(right[i:], "混合", "债券", "债", "ETF", "etf", "指数", "联接", "货币", "定开", "LOF", "FOF", "持有期", "中证", "沪深300", "MSCI", "msci", "股票型", "养老20") {
			return true
		}
	}
	return false
}

func alnumRune(r rune) bool { return r < utf8.RuneSelf && alnum(byte(r)) }

// partOfIndustry recognises 中国银行业, 上海银行间, 北京银行卡: a bank's name
// followed by what makes 银行 part of another word. 中国银行业绩 is the bank.
// Wrong for 中国银行业务, when it means the country's banking.
func partOfIndustry(right string) bool {
	if strings.HasPrefix(right, "业") {
		return !strings.HasPrefix(right, "业务") && !strings.HasPrefix(right, "业绩")
	}
	return hasAny(right, "间市场", "间债券", "间同业", "卡组织", "保险监督", "家数")
}

// ofBusiness recognises 比亚迪汽车|业务收入: an alias that is a shorter name of the
// same entity and an ordinary word, before a word of business. The shorter
// name is meant then, and the word belongs to what is measured. Names that are
// only known with the word (长安汽车) stay whole.
func (l *Lexicon) ofBusiness(s surface, right string) bool {
	if len(s.names) != 1 || !l.shapes.common["business"].Begin(right) {
		return false
	}
	for _, w := range l.shapes.common["line"].Ending(s.text) {
		shorter, ok := strings.CutSuffix(s.text, w)
		if !ok || strings.HasSuffix(s.names[0], w) {
			continue
		}
		for x := l; x != nil; x = x.base {
			if have, ok := x.get(shorter); ok {
				return slices.Equal(have.names, s.names)
			}
		}
	}
	return false
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
	return hasAny(right, b.right...) && !hasAny(right, b.unless...)
}

func hasAny(text string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(text, p) })
}

// codeStands accepts 601398.SH anywhere and 601398 only where a code is
// expected: behind 代码, SH, SZ, a colon or an opening bracket, or at the
// beginning of the text; never when a unit or a decimal point follows.
func codeStands(left, right, code string) bool {
	if strings.Contains(code, ".") {
		return true
	}
	if hasAny(right, ".", ",", "万", "亿", "元", "户", "人", "%", "年", "股") {
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
	return digit(a) && digit(b) || letter(a) && letter(b)
}

func alnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// legal are the endings that a name keeps or drops at will.
var legal = []string{
	"(集团)股份有限公司", "集团股份有限公司", "(集团)有限公司", "集团有限公司", "集团有限责任公司",
	"控股集团股份有限公司", "控股股份有限公司", "控股有限公司", "股份有限公司", "有限责任公司", "有限公司", "股份公司",
}

var legalEnds = lex.NewWords(legal...)

// widen takes a legal ending into the mention: 中国工商银行股份有限公司.
func (l *Lexicon) widen(text string, m Mention) Mention {
	rest := text[m.Span.End:]
	if m.Rule == RuleBrand || m.Rule == RuleCode || m.Rule == RuleEnglish {
		return m
	}
	for _, s := range legalEnds.Beginning(rest) {
		if strings.HasPrefix(rest, s) {
			m.Span.End += len(s)
			if m.Rule == RuleShort {
				m.Rule = RuleFull
			}
			return m
		}
	}
	return m
}

// placed takes the place into a full legal name that is written with it: [深圳市]景旺电子股份
// 有限公司, where the short name is listed. before are the mentions so far.
func (l *Lexicon) placed(text string, m Mention, before []Mention) Mention {
	if !strings.HasSuffix(m.Span.In(text), "公司") || len(m.Names) > 1 {
		return m
	}
	from := 0
	if n := len(before); n > 0 {
		from = before[n-1].Span.End
	}
	left := text[from:m.Span.Start]
	for _, w := range []string{"市", "省", "县", ""} {
		bare, ok := strings.CutSuffix(left, w)
		if !ok {
			continue
		}
		for _, p := range l.shapes.common["place"].Ending(bare) {
			if strings.HasSuffix(bare, p) {
				m.Span.Start -= len(p) + len(w)
				return m
			}
		}
	}
	return m
}

// offices are parts of an institution whose figures and words are not its own.
var offices = lex.NewWords("分行", "支行", "营业部", "研究院", "研究所", "研究部", "研究中心")

// part takes a branch or research house into the mention, under a name of its
// own: 工行上海分行 → 中国工商银行上海分行. Between the name and 分行 stand at most
// six characters and no function word (工行各分行 is 工行).
func (l *Lexicon) part(text string, m Mention) Mention {
	if len(m.Names) > 1 || m.Rule == RuleGroup || m.Rule == RuleCode || m.Rule == RuleEnglish {
		return m
	}
	rest := text[m.Span.End:]
	n := 0
	for i := 0; i < len(rest); {
		r, size := lex.Rune(rest, i)
		for _, o := range offices.Beginning(rest[i:]) {
			if strings.HasPrefix(rest[i:], o) && n != 1 {
				end := i + len(o)
				m.Names = []string{m.Names[0] + rest[:end]}
				m.Span.End += end
				m.Rule = RulePattern
				return m
			}
		}
		if n++; n > 6 || !han(r) || l.shapes.chars.has(r) || l.shapes.left.has(r) {
			break
		}
		i += size
	}
	return m
}
