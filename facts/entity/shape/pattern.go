package shape

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
	"wenbao/facts/pattern"
)

// Patterns adds mentions of unlisted names to the listed ones. endings are places
// of a longer text that this one begins in at byte from.
func (s *Shapes) Patterns(text string, endings []int32, from int, listed []entity.Mention) []entity.Mention {
	var found []entity.Mention
	for _, at := range endings {
		i := int(at) - from
		r, _ := lex.Rune(text, i)
		if r == 'S' {
			if m, ok := warned(text, i); ok {
				found = append(found, m)
			}
			continue
		}
		m, ok := entity.Mention{}, false
		if companyAt(text, i, r) {
			m, ok = s.company(text, i, listed)
		} else if x, ends := s.suffixAt(text, i, r); ends {
			m, ok = s.suffixed(text, i, x, listed)
		}
		if !ok {
			continue
		}
		// 远岫光能|科技股份有限公司: the full name takes the place of the short.
		for len(found) > 0 && m.Span.Contains(found[len(found)-1].Span) {
			found = found[:len(found)-1]
		}
		if len(found) == 0 || found[len(found)-1].Span.End <= m.Span.Start {
			found = append(found, m)
		}
	}
	if found == nil {
		return listed
	}
	return overlay(listed, found)
}

// warned reads the short name of a stock under special treatment, which has two
// characters behind ST or *ST by the exchanges' rules: ST阳光, *ST绿康.
func warned(text string, i int) (entity.Mention, bool) {
	rest, ok := strings.CutPrefix(text[i:], "ST")
	if !ok || i > 0 && text[i-1] < utf8.RuneSelf && text[i-1] != '*' && text[i-1] != ' ' && text[i-1] != '(' && text[i-1] != '\n' {
		return entity.Mention{}, false
	}
	end := i + len("ST")
	for range 2 {
		r, n := utf8.DecodeRuneInString(rest)
		if !Han(r) {
			return entity.Mention{}, false
		}
		rest, end = rest[n:], end+n
	}
	start := i
	if i > 0 && text[i-1] == '*' {
		start--
	}
	return entity.Mention{Span: facts.Span{Start: start, End: end}, Names: []string{text[start:end]}, Rule: entity.RulePattern}, true
}

func (s *Shapes) suffixAt(text string, i int, r rune) (suffix, bool) {
	for _, x := range s.suffixes[r] {
		if strings.HasPrefix(text[i:], x.text) {
			return x, true
		}
	}
	return suffix{}, false
}

func (s *Shapes) suffixed(text string, i int, x suffix, listed []entity.Mention) (entity.Mention, bool) {
	if slices.Contains(localBanks, x.text) {
		return s.localBank(text, i, x, listed)
	}
	if x.text == commercialBank && s.kindOfBank(text[:i]) {
		return entity.Mention{}, false
	}
	return s.short(text, i, x, listed)
}

// commercialBank ends the names of banks (滨澜商业银行) and of kinds of them (城市商业银行).
const commercialBank = "商业银行"

// kindOfBank reports whether what stands before 商业银行 says which kind of banks is meant: 股份制, 大型, 上市, 各家.
func (s *Shapes) kindOfBank(left string) bool {
	return strings.ContainsRune("型性制资级营家小地行类省市国他些方部上各数入控有洲欧美要点业", LastRune(left)) || s.Common["nostem"].End(left) || s.Common["country"].End(left)
}

// overlay unites two sorted lists; of overlapping mentions the longer stays.
func overlay(listed, found []entity.Mention) []entity.Mention {
	all := slices.Concat(listed, found)
	slices.SortStableFunc(all, func(a, b entity.Mention) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	out := all[:0]
	for _, m := range all {
		if len(out) == 0 || out[len(out)-1].Span.End <= m.Span.Start {
			out = append(out, m)
		} else if last := &out[len(out)-1]; m.Span.Len() > last.Span.Len() {
			*last = m
		}
	}
	return out
}

// short recognises 澜汇支付, 远岫光能: two to four characters that are no common
// words, a suffix, and clean borders on both sides. It misses names inside a
// run of characters (股东澜汇支付) and takes an uncommon modifier for a name.
func (s *Shapes) short(text string, i int, x suffix, listed []entity.Mention) (entity.Mention, bool) {
	end := i + len(x.text)
	start := s.shortStart(text, i, listed, insured.Has(x.text))
	if arms.Has(x.text) {
		if whose := endsAt(listed, i); whose.Len() > 0 && utf8.RuneCountInString(whose.In(text)) <= 3 {
			start = whose.Start
		}
	}
	if start < 0 || ofSelf.MatchString(text[start:i]) || HasAny(text[end:], x.right...) && !(unitsBefore.End(text[:start]) && ofHouse.Begin(text[end:])) || longerNames.Begin(text[end:]) || x.text != commercialBank && Covered(listed, i, end) {
		return entity.Mention{}, false
	}
	return entity.Mention{Span: facts.Span{Start: start, End: end}, Names: []string{text[start:end]}, Rule: entity.RulePattern}, true
}

// ofSelf matches what stands before the kind in whom a report is of: 数据[为本]集团合并数据.
var ofSelf = pattern.New(`^[为与由对向从及和在是][本该我贵]$`)

// longerNames are what goes on with a name that is no short one.
var longerNames = lex.NewWords(append([]string{"有限", "(集团)", "(中国)"}, Legal...)...)

var insurers = []string{"人寿", "财险", "产险"}

// insured end the names of insurers, which a group's parts are told by: 其中|泰衡人寿2,380亿元. Before others 其中 is as often
// followed by a product: 其中冷轧汽车板.
var insured = lex.NewWords(insurers...)

// arms end the names of houses that a group has beside itself, behind its short name: 安澜集团's [安澜]产险.
var arms = lex.NewWords(append([]string{"期货", "金租", "消费金融"}, insurers...)...)

// endsAt returns the span of the single listed name that ends at byte i, a zero one if there is none.
func endsAt(listed []entity.Mention, i int) facts.Span {
	for k := len(listed) - 1; k >= 0; k-- {
		if m := &listed[k]; m.Span.End == i && len(m.Names) == 1 && m.Rule != entity.RuleGroup && m.Rule != entity.RuleCode && m.Rule != entity.RuleEnglish {
			return m.Span
		} else if m.Span.End < i {
			break
		}
	}
	return facts.Span{}
}

// shortStart returns where a short name whose suffix stands at byte i begins, -1
// if there is none; part reports whether it may follow 其中.
func (s *Shapes) shortStart(text string, i int, listed []entity.Mention, part bool) int {
	start := i
	for n := 1; n <= 4 && start > 0; n++ {
		r, size := lex.LastRune(text[:start])
		if !Han(r) || s.Chars.Has(r) || Covered(listed, start-size, start) {
			return -1
		}
		start -= size
		if n < 2 || !s.begins(text[:start], n) && !(part && strings.HasSuffix(text[:start], "其中")) {
			continue
		}
		if counts(text[:start], text[start:i]) {
			return -1
		}
		if name := text[start:i]; !s.HasWord(name) && !joined(name) && !severalOf(name) {
			return start
		}
		if n == 2 && !s.Left.Has(LastRune(text[:start])) {
			break
		}
	}
	return -1
}

// joined reports whether a run joins two words: 油气和新|能源.
func joined(name string) bool {
	for _, c := range []string{"和", "与", "及"} {
		if i := strings.Index(name, c); i > 0 && (i+len(c) < len(name) || c == "与") { // 云与|智能
			return true
		}
	}
	return false
}

// severalOf reports whether a run counts companies: 当月五家|机场.
func severalOf(name string) bool {
	i := strings.Index(name, "家")
	return i > 0 && lex.Preceded(name, i, "两二三四五六七八九十几多")
}

// counts reports whether name begins with the unit of a number before it: 23年
// 在科技, 50亿元半导体, 3家申能股份.
func counts(left, name string) bool {
	if left == "" || left[len(left)-1] < '0' || left[len(left)-1] > '9' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(name)
	return strings.ContainsRune("年月日万亿千百元家只个股户期名大类次号位季度款条项", r)
}

// begins reports whether a name of n characters before its suffix may begin
// at the end of left. Short names may follow 的, 与, 年; longer ones follow a
// digit's 年, 月 or 日, punctuation or nothing; all may follow what a question
// says before a name (得出索菱股份) and words for a time.
func (s *Shapes) begins(left string, n int) bool {
	r := LastRune(left)
	if !Han(r) {
		return true
	}
	if s.Common["verb"].End(left) || timesBefore.End(left) || unitsBefore.End(left) {
		return true
	}
	if n == 2 {
		return s.Left.Has(r)
	}
	return strings.ContainsRune("的年月日", r)
}

// timesBefore end what says when before a name: 一季度|海康人寿, 2024年末|苍云人寿.
var timesBefore = lex.NewWords("季度", "年末", "年底", "月末", "月底", "季末", "上半年", "下半年", "半年度")

// unitsBefore end what says what somebody is to the one spoken of, before a name: 子公司|永赢基金.
var unitsBefore = lex.NewWords("子公司", "附属公司", "联营公司", "合营公司", "参股公司")

// ofHouse is what goes on behind the name of a subsidiary, though it goes on with other words, too:
// 子公司永赢基金|管理规模3021亿元, but 公募基金管理规模.
var ofHouse = lex.NewWords("管理规模", "管理资产", "资产管理规模", "资产规模", "规模", "总资产", "产品规模")

// EndingAt reports whether Patterns has something to look at at byte i.
func (s *Shapes) EndingAt(text string, i int, r rune) bool {
	if companyAt(text, i, r) {
		return true
	}
	x, ok := s.suffixAt(text, i, r)
	return ok && (slices.Contains(localBanks, x.text) || s.nameable(text[:i], 2))
}

// nameable reports whether the last n runes before the ending of a short name can be
// of one.
func (s *Shapes) nameable(left string, n int) bool {
	for ; n > 0; n-- {
		r, size := lex.LastRune(left)
		if !Han(r) || s.Chars.Has(r) {
			return false
		}
		left = left[:len(left)-size]
	}
	return true
}

// companyAt reports whether the ending of a company's full name begins at byte i.
func companyAt(text string, i int, r rune) bool {
	return r == '有' && strings.HasPrefix(text[i:], "有限") || r == '股' && strings.HasPrefix(text[i:], "股份公司")
}
