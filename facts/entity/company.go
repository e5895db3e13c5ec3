package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"wenbao/facts"
)

// company recognises the full name whose 有限公司 or 有限责任公司 stands at byte
// i: 江西日月明测控科技股份有限公司. It goes back over the characters of names,
// cuts what is no part of one (本次收购|江西…), and begins at a listed name or
// a place where there is one. Names that follow other words without a cut
// (昨晚澜汇支付股份有限公司) come out too long.
func (s *shapes) company(text string, i int, listed []Mention) (Mention, bool) {
	end := i
	for _, x := range []string{"有限责任公司", "有限公司"} {
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
	if n := runeCount(name); n < 2 || n > 20 || s.self[name] || strings.HasPrefix(name, "(") || s.words[name] {
		return Mention{}, false
	}
	return Mention{facts.Span{Start: start, End: end}, []string{name}, RulePattern}, true
}

// nameStart returns where the company name that ends at byte end begins.
func (s *shapes) nameStart(text string, end int, listed []Mention) int {
	start := end
	for n := 0; n < 24 && start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.Is(unicode.Han, r) && !unicode.IsLetter(r) && r != '(' && r != ')' && r != '·' {
			break
		}
		start -= size
	}
	run := text[start:end]
	if i := strings.LastIndex(run, ")"); i > 0 && !strings.Contains(run[:i], "(") {
		start += i + 1
	} else if i := strings.LastIndex(run, "("); i >= 0 && !strings.Contains(run[i:], ")") {
		start += i + 1
	}
	for i := len(listed) - 1; i >= 0; i-- {
		if m := listed[i]; m.Span.Start >= start && m.Span.End <= end && m.Rule != RuleGroup && m.Rule != RuleBrand {
			return m.Span.Start
		}
	}
	start += s.cut(text[start:end])
	run = text[start:end]
	at := -1
	for _, p := range s.common["place"] {
		if i := strings.Index(run, p); i > 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at > 0 && runeCount(run[:at]) > 2 && !strings.HasSuffix(run[:at], "(") {
		return start + at
	}
	return start
}

// cut returns how much to cut from the beginning of run: up to the end of the
// last word that is no part of a name.
func (s *shapes) cut(run string) int {
	most := 0
	for _, w := range s.common["cut"] {
		if i := strings.LastIndex(run, w); i >= 0 && len(run)-i-len(w) >= 6 {
			most = max(most, i+len(w))
		}
	}
	for _, w := range s.common["cutchar"] {
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
