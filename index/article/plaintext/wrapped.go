package plaintext

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"wenbao/index/article/page"
)

// Where the column of the labels is narrow, every second label fills it, and only words
// tell which go on in the next line:
//
//	归属于上市公司股东
//	               128,463,170.52   181,264,305.47
//	的净利润
//	递延所得税资      864,203.15     1,742,618.05
//	产

//go:embed wrapped.tsv
var wrappedTSV string

// wrappedPhrases are names that lines break anywhere in: 递延所得税资 | 产.
var wrappedPhrases = sync.OnceValue(func() []string {
	return strings.Fields(wrappedTSV)[1:]
})

// goesOver reports whether the second line can only be the rest of the first: 的净利润, one
// character, or the rest of a name that is broken between them.
func goesOver(first, second string) bool {
	if startsRow(second) || !page.HasHan(second) && !closing.MatchString(second) {
		return false
	}
	return wrappedEnd.MatchString(second) || utf8.RuneCountInString(second) == 1 || breaksName(first, second)
}

// breaksName reports whether a name is broken between two lines.
func breaksName(first, second string) bool {
	for _, p := range wrappedPhrases() {
		for k := range p {
			if k == 0 || !strings.HasSuffix(first, p[:k]) {
				continue
			}
			rest := p[k:]
			if strings.HasPrefix(second, rest) || strings.HasPrefix(rest, second) && len(p[:k]+second) > 2*len("净") {
				return true
			}
		}
	}
	return false
}
