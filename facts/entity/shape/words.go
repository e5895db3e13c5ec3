package shape

import (
	"slices"
	"strings"
	"unicode/utf8"

	"wenbao/facts/entity"
	"wenbao/facts/lex"
)

// Letter reports whether c is an ASCII letter.
func Letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// AlnumRune reports whether r is an ASCII letter or digit.
func AlnumRune(r rune) bool { return r < utf8.RuneSelf && Alnum(byte(r)) }

// HasAny reports whether a text begins with one of prefixes.
func HasAny(text string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(text, p) })
}

// Alnum reports whether c is an ASCII letter or digit.
func Alnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// Legal are the endings that a name keeps or drops at will.
var Legal = []string{
	"(集团)股份有限公司", "集团股份有限公司", "(集团)有限公司", "集团有限公司", "集团有限责任公司",
	"控股集团股份有限公司", "控股股份有限公司", "控股有限公司", "股份有限公司", "有限责任公司", "有限公司", "股份公司",
}

// Han reports whether r is a Chinese character; 丨 is used as a bar.
func Han(r rune) bool { return lex.Han(r) && r != '丨' }

// LastRune returns the last rune of s.
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Covered reports whether one of the mentions, which are in order and disjoint, overlaps
// start…end.
func Covered(listed []entity.Mention, start, end int) bool {
	i, _ := slices.BinarySearchFunc(listed, start, func(m entity.Mention, at int) int {
		if m.Span.End <= at {
			return -1
		}
		return 1
	})
	return i < len(listed) && listed[i].Span.Start < end
}

// Opens reports whether a name can stand between left and right even if it is
// an ordinary word: where a clause begins, behind a date, or in a list, and
// not before what goes on with the word (理想的, 理想化).
func Opens(left, right string) bool {
	left = strings.TrimRight(left, " ")
	if strings.HasSuffix(left, "、") && strings.HasPrefix(right, "的") {
		return true // 微众、网商、新网的净息差
	}
	if HasAny(right, "的", "化", "型", "是", "状态", "值", "主义", "情况", "目标", "国", "地", "性", "感", "度", "级") {
		return false
	}
	return left == "" || strings.ContainsRune(",;:。、!?\n“\"【[(《和与及比由对向而但则将看:·|◆◇■□●○▲△►▶★☆※", LastRune(left)) || HasSuffixAny(left, "年", "月", "季度", "半年", "年末", "日")
}

// HasSuffixAny reports whether a text ends in one of suffixes.
func HasSuffixAny(text string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(s string) bool { return strings.HasSuffix(text, s) })
}
