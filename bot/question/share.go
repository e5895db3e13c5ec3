package question

import (
	"strings"
	"unicode/utf8"

	"wenbao/facts/lex"
)

// splitShare takes A占B的比例 apart into Content A and Whole B.
func (q *Question) splitShare(text string) {
	i := sharePos(text)
	if i < 0 {
		return
	}
	whole := text[i+len("占"):]
	for _, w := range []string{"的比例", "的比重", "的百分", "比例", "比重", "的多少", "多少", "几成", "百分之"} {
		if k := strings.Index(whole, w); k >= 0 {
			whole = whole[:k]
		}
	}
	if part, in, ok := inside(text[:i]); ok && strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(whole), "多大")) == "" {
		whole, text, i = in, part, len(part) // 营业开支里维护费用占多大比例
	}
	whole, _ = content(whole)
	if whole == "" {
		return
	}
	q.Whole = whole
	q.Content, q.Head = content(text[:i])
}

// inside takes 营业开支[里]维护费用 apart into the part and the whole.
func inside(s string) (part, whole string, ok bool) {
	for _, w := range []string{"里面", "当中", "里", "中"} {
		whole, part, ok := strings.Cut(s, w)
		if ok && utf8.RuneCountInString(strings.TrimSpace(whole)) > 1 && utf8.RuneCountInString(strings.TrimSpace(part)) > 1 && !strings.HasPrefix(part, " ") && lex.CompoundAt(s[len(whole):]) <= len(w) {
			return part, whole, true
		}
	}
	return "", "", false
}

// shareAsked tells 占比多少, 占全行多少, 比例是多少.
func shareAsked(s string) bool {
	for from := 0; from < len(s); {
		i, w := cue(s[from:], "share")
		if i < 0 {
			return false
		}
		if w == "份额" && ofClass(s[:from+i], s[from+i+len(w):]) {
			from += i + len(w)
			continue
		}
		if w != "占" || sharePos(s) >= 0 {
			return true
		}
		from += i + len(w)
	}
	return false
}

// sharePos returns where 占 says of which whole a share is, -1 if nowhere: not
// in 占比, 应占盈利, 占用 and 市占率.
func sharePos(s string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], "占")
		if i < 0 {
			return -1
		}
		at := from + i
		before, after := s[:at], s[at+len("占"):]
		plain := !strings.HasSuffix(before, "应") && !strings.HasSuffix(before, "市")
		for _, w := range []string{"比", "用", "款", "有", "率", "地", "领", "先"} {
			plain = plain && !strings.HasPrefix(after, w)
		}
		if plain {
			return at
		}
		from = at + len("占")
	}
}

// ofClass reports whether the 份额 between two texts are units of a fund and no part of
// a market: C类[份额]的代码, [份额]净值.
func ofClass(before, after string) bool {
	for _, w := range []string{"类", "基金"} {
		if strings.HasSuffix(before, w) {
			return true
		}
	}
	if n := len(before); n > 0 && (before[n-1]|0x20) >= 'a' && (before[n-1]|0x20) <= 'z' {
		return true
	}
	return strings.HasPrefix(after, "净值") || strings.HasPrefix(after, "总额")
}
