package shape

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// company recognises the full name whose 有限公司, 有限责任公司 or 股份公司 stands
// at byte i: 江西日月明测控科技股份有限公司. It goes back over the characters of names,
// cuts what is no part of one (本次收购|江西…), and begins at a listed name or
// a place where there is one. Names that follow other words without a cut
// (昨晚澜汇支付股份有限公司) come out too long.
func (s *Shapes) company(text string, i int, listed []entity.Mention) (entity.Mention, bool) {
	end := i
	for _, x := range []string{"有限责任公司", "有限公司", "股份公司"} {
		if strings.HasPrefix(text[i:], x) {
			end += len(x)
			break
		}
	}
	if end == i || Covered(listed, i, end) {
		return entity.Mention{}, false
	}
	stem := strings.TrimSuffix(text[:i], "股份")
	start := s.NameStart(text, len(stem), listed)
	name := strings.TrimSuffix(stem[start:], "(集团)")
	if n := utf8.RuneCountInString(name); n < 2 || n < 4 && text[i:end] == "股份公司" || n > 20 || s.Self[name] || s.Common["place"].Has(name) || strings.HasPrefix(name, "(") || s.Words[name] ||
		strings.ContainsRune("的之该此等", LastRune(name)) {
		return entity.Mention{}, false
	}
	return entity.Mention{Span: facts.Span{Start: start, End: end}, Names: []string{name}, Rule: entity.RulePattern}, true
}

// NameStart returns where the company name that ends at byte end begins; listed are the
// mentions of listed names in the text, which may be in it.
func (s *Shapes) NameStart(text string, end int, listed []entity.Mention) int {
	start := end
	for n := 0; n < 24 && start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !Han(r) && !unicode.IsLetter(r) && r != '(' && r != ')' && r != '·' {
			break
		}
		start -= size
	}
	start += openBracket(text[start:end])
	start += AfterDate(text[:start], text[start:end])
	if at := lastName(listed, start, end); at >= 0 {
		for _, p := range s.Common["place"].Ending(text[start:at]) {
			if strings.HasSuffix(text[start:at], p) {
				return at - len(p)
			}
		}
		return at
	}
	start += s.Cut(text[start:end])
	run := text[start:end]
	at := -1
	for _, p := range s.Common["place"].List() {
		if i := strings.Index(run, p); i > 0 && (at < 0 || i < at) && utf8.RuneCountInString(run[i+len(p):]) >= 2 {
			at = i
		}
	}
	if at > 0 && utf8.RuneCountInString(run[:at]) > 4 && !strings.HasSuffix(run[:at], "(") {
		start += at
	}
	start += openBracket(text[start:end])
	if rest, is := strings.CutPrefix(text[start:end], "为"); is && Han(LastRune(text[:start])) && utf8.RuneCountInString(rest) > 1 {
		return end - len(rest) // 第一大股东为|青禾集团有限公司
	}
	return start
}

// lastName returns where the last listed name within start…end begins, -1 if
// there is none.
func lastName(listed []entity.Mention, start, end int) int {
	// Of an article with very many, most are behind the end.
	after, _ := slices.BinarySearchFunc(listed, end, func(m entity.Mention, end int) int { return cmp.Compare(m.Span.Start, end) })
	for i := after - 1; i >= 0 && listed[i].Span.Start >= start; i-- {
		if m := listed[i]; m.Span.End <= end && m.Rule != entity.RuleGroup && m.Rule != entity.RuleBrand && m.Span.Len() > len("天地") {
			return m.Span.Start
		}
	}
	return -1
}

// openBracket returns the length of what stands before a name's own text: up
// to a bracket that is not closed in run or holds more than a place, as in
// 中国交建)和中铁二十局集团.
func openBracket(run string) int {
	open, shut := strings.LastIndexByte(run, '('), strings.LastIndexByte(run, ')')
	switch {
	case open > shut:
		return open + 1
	case shut < 0 || open > 0 && utf8.RuneCountInString(run[open:shut]) <= 5:
		return 0
	}
	return shut + 1
}

// AfterDate returns the length of the 年, 月 or 日 that belongs to a number
// before run.
func AfterDate(left, run string) int {
	if left == "" || left[len(left)-1] < '0' || left[len(left)-1] > '9' {
		return 0
	}
	for _, s := range []string{"年度", "年末", "年", "月末", "月", "日晚", "日"} {
		if strings.HasPrefix(run, s) {
			return len(s)
		}
	}
	return 0
}

// localBanks end the names of local banks, which are longer than other names
// and are groups when nothing stands before them.
var localBanks = []string{"农村商业银行", "农商银行", "农商行", "村镇银行"}

// localBank recognises 双阳农商行, 山东沂南蓝海村镇银行.
func (s *Shapes) localBank(text string, i int, x suffix, listed []entity.Mention) (entity.Mention, bool) {
	start, end := s.NameStart(text, i, nil), i+len(x.text)
	if n := utf8.RuneCountInString(text[start:i]); n < 2 || n > 9 || s.HasWord(text[start:i]) || lastName(listed, start, end) >= 0 {
		return entity.Mention{}, false
	}
	for _, r := range text[start:i] {
		if s.Chars.Has(r) {
			return entity.Mention{}, false
		}
	}
	for _, m := range listed {
		if m.Rule != entity.RuleGroup && m.Span.Overlaps(facts.Span{Start: start, End: end}) {
			return entity.Mention{}, false
		}
	}
	return entity.Mention{Span: facts.Span{Start: start, End: end}, Names: []string{text[start:end]}, Rule: entity.RulePattern}, true
}

// Cut returns how much to cut from the beginning of run: up to the end of the
// last word that is no part of a name.
func (s *Shapes) Cut(run string) int {
	most := 0
	s.Common["cut"].Each(run, func(at int, w string) bool {
		if len(run)-at-len(w) >= 6 && lex.LastIndex(run[at:], w) == 0 {
			most = max(most, at+len(w))
		}
		return true
	})
	for _, w := range s.Common["cutchar"].List() {
		if i := strings.LastIndexAny(run, w); i >= 0 {
			_, size := utf8.DecodeRuneInString(run[i:])
			if len(run)-i-size >= 6 {
				most = max(most, i+size)
			}
		}
	}
	return most
}

// ShortFor reports whether short can stand for full: its characters occur in
// full in the same order (远岫光能, 远岫新能源光能科技). True of 99 % of listed
// companies' short names; a substring only of 72 %.
func ShortFor(short, full string) bool {
	want := []rune(short)
	for _, r := range full {
		if len(want) > 0 && r == want[0] {
			want = want[1:]
		}
	}
	return len(want) == 0 && short != ""
}

// Akin reports whether short looks like a name for full although it is no
// subsequence: half of its characters, two at least, occur there (沪硅产业 for
// 上海硅产业集团, 皖天然气 for 安徽省天然气开发).
func Akin(short, full string) bool {
	n := 0
	for _, r := range short {
		if strings.ContainsRune(full, r) {
			n++
		}
	}
	return n >= 2 && 2*n >= utf8.RuneCountInString(short)
}
