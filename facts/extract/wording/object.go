package wording

import (
	"unicode/utf8"

	"wenbao/facts/extract/cue"
	"wenbao/facts/pattern"
)

// Placing says where its subject stands among others: 稳居第一, 排名全国第二, 位居榜首.
var Placing = pattern.New(`(?:稳居|位居|位列|排名|排在|高居|跃居|跃升至|居于|居)[^,;]{0,6}?(?:第[一二三四五六七八九十\d]+|首位|前列|榜首)`)

// CutObject bounds the noun phrase behind a figure: before a verb of change or of
// giving, before where it is placed, and at 24 characters.
func CutObject(t string) string {
	if i, _ := cue.Find(t, 0, cue.Up|cue.Down|cue.Versus|cue.Forecast); i >= 0 {
		t = t[:i]
	}
	if i, w := cue.Giving.Find(t); i >= 0 && utf8.RuneCountInString(t[:i]) > 1 && utf8.RuneCountInString(t[i+len(w):]) > 1 {
		t = t[:i] // 13,846家合作伙伴[提供]供应链融资
	}
	if at := Placing.FindStringIndex(t); at != nil && at[0] > 0 {
		t = t[:at[0]] // 以12.5亿元的净利润[排在第二]
	}
	n := 0
	for i := range t {
		if n == 24 {
			t = t[:i]
			break
		}
		n++
	}
	return Marks.Trim(t)
}
