package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
)

// company recognises the full name whose 有限公司, 有限责任公司 or 股份公司 stands
// at byte i: 江西日月明测控科技股份有限公司. It goes back over the characters of names,
// cuts what is no part of one (本次收购|江西…), and begins at a listed name or
// a place where there is one. Names that follow other words without a cut
// (昨晚澜汇支付股份有限公司) come out too long.
func (s *shapes) company(text string, i int, listed []Mention) (Mention, bool) {
	end := i
	for _, x := range []string{"有限责任公司", "有限公司", "股份公司"} {
		if strings.HasPrefix(text[i:], x) {
			end += len(x)
			break
		}
	}
	if end == i || covered(listed, i, end) {
		return Mention{}, false
	}
	stem := strings.TrimSuffix(text[:i], "股份")
	start := s.nameStart(text, len(stem), listed)
	name := strings.TrimSuffix(stem[start:], "(集团)")
	if n := runeCount(name); n < 2 || n < 4 && text[i:end] == "股份公司" || n > 20 || s.self[name] || slices.Contains(s.common["place"].List(), name) || strings.HasPrefix(name, "(") || s.words[name] ||
		strings.ContainsRune("的之该此等", lastRune(name)) {
		return Mention{}, false
	}
	return Mention{facts.Span{Start: start, End: end}, []string{name}, RulePattern}, true
}

// nameStart returns where the company name that ends at byte end begins.
func (s *shapes) nameStart(text string, end int, listed []Mention) int {
	start := end
	for n := 0; n < 24 && start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !han(r) && !unicode.IsLetter(r) && r != '(' && r != ')' && r != '·' {
			break
		}
		start -= size
	}
	start += openBracket(text[start:end])
	start += afterDate(text[:start], text[start:end])
	if at := lastName(listed, start, end); at >= 0 {
		for _, p := range s.common["place"].Ending(text[start:at]) {
			if strings.HasSuffix(text[start:at], p) {
				return at - len(p)
			}
		}
		return at
	}
	start += s.cut(text[start:end])
	run := text[start:end]
	at := -1
	for _, p := range s.common["place"].List() {
		if i := strings.Index(run, p); i > 0 && (at < 0 || i < at) && runeCount(run[i+len(p):]) >= 2 {
			at = i
		}
	}
	if at > 0 && runeCount(run[:at]) > 4 && !strings.HasSuffix(run[:at], "(") {
		start += at
	}
	return start + openBracket(text[start:end])
}

// lastName returns where the last listed name within start…end begins, -1 if
// there is none.
func lastName(listed []Mention, start, end int) int {
	// Of an article with very many, most are behind the end.
	after, _ := slices.BinarySearchFunc(listed, end, func(m Mention, end int) int { return cmp.Compare(m.Span.Start, end) })
	for i := after - 1; i >= 0 && listed[i].Span.Start >= start; i-- {
		if m := listed[i]; m.Span.End <= end && m.Rule != RuleGroup && m.Rule != RuleBrand && m.Span.Len() > len("天地") {
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
	case shut < 0 || open > 0 && runeCount(run[open:shut]) <= 5:
		return 0
	}
	return shut + 1
}

// afterDate returns the length of the 年, 月 or 日 that belongs to a number
// before run.
func afterDate(left, run string) int {
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
func (s *shapes) localBank(text string, i int, x suffix, listed []Mention) (Mention, bool) {
	start, end := s.nameStart(text, i, nil), i+len(x.text)
	if n := runeCount(text[start:i]); n < 2 || n > 9 || s.hasWord(text[start:i]) || lastName(listed, start, end) >= 0 {
		return Mention{}, false
	}
	for _, r := range text[start:i] {
		if s.chars.has(r) {
			return Mention{}, false
		}
	}
	for _, m := range listed {
		if m.Rule != RuleGroup && m.Span.Overlaps(facts.Span{Start: start, End: end}) {
			return Mention{}, false
		}
	}
	return Mention{facts.Span{Start: start, End: end}, []string{text[start:end]}, RulePattern}, true
}

// cut returns how much to cut from the beginning of run: up to the end of the
// last word that is no part of a name.
func (s *shapes) cut(run string) int {
	most := 0
	for _, w := range s.common["cut"].List() {
		if i := strings.LastIndex(run, w); i >= 0 && len(run)-i-len(w) >= 6 {
			most = max(most, i+len(w))
		}
	}
	for _, w := range s.common["cutchar"].List() {
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

// akin reports whether short looks like a name for full although it is no
// subsequence: half of its characters, two at least, occur there (沪硅产业 for
// 上海硅产业集团, 皖天然气 for 安徽省天然气开发).
func akin(short, full string) bool {
	n := 0
	for _, r := range short {
		if strings.ContainsRune(full, r) {
			n++
		}
	}
	return n >= 2 && 2*n >= runeCount(short)
}

// kindOf judges a name's kind by its ending.
func (s *shapes) kindOf(name string) Kind {
	best, size := Unlisted, 0
	for r := range s.suffixes {
		for _, x := range s.suffixes[r] {
			if len(x.text) > size && strings.HasSuffix(name, x.text) {
				best, size = x.kind, len(x.text)
			}
		}
	}
	if slices.Contains([]Kind{Bank, Broker, Insurer, Fund, Payment}, best) {
		return best
	}
	return Unlisted
}
