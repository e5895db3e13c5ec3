package period

import "strings"

// rolling are the beginnings of wordings that name a window up to the day
// spoken of, 近三月 and 今年以来.
var rolling = []string{"近", "最近", "过去", "今年以来", "年初以来", "年初至今", "成立以来", "上市以来"}

// Rolling reports whether a period's wording is a window that moves with the
// day it is said: 近一周涨跌幅 is another measure than 涨跌幅, not the same one of
// another period. word is folded.
func Rolling(word string) bool {
	for _, w := range rolling {
		if strings.HasPrefix(word, w) {
			return true
		}
	}
	return false
}
