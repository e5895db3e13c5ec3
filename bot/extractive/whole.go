package extractive

import (
	"strings"
	"unicode"
)

// whole reports whether a phrase is no torn piece: 者 of 佼佼者, ）, 法是“持平到略增. It has more than a
// character of Chinese, begins with no mark that ends something, and closes the quotes and brackets that it opens.
func whole(phrase string) bool {
	said := 0
	var open []rune
	for i, r := range phrase {
		switch {
		case i == 0 && strings.ContainsRune("，。、；：,.;:", r):
			return false
		case unicode.Is(unicode.Han, r):
			said++
		case unicode.IsLetter(r), unicode.IsDigit(r):
			said += 2 // a grade: A
		case closes[r] != 0:
			open = append(open, closes[r])
		case strings.ContainsRune("”’）)》」』】", r):
			if len(open) == 0 || open[len(open)-1] != r {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return said > 1 && len(open) == 0
}

// closes are the marks that open something, with what closes it.
var closes = map[rune]rune{'“': '”', '‘': '’', '（': '）', '(': ')', '《': '》', '「': '」', '『': '』', '【': '】'}
