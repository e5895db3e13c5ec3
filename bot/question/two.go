package question

import (
	"strings"
	"unicode/utf8"
)

// twoAsked makes two metrics of what two clauses ask one after the other: 在营购物中心有多少座,重奢几座.
func (q *Question) twoAsked(s string) {
	pieces := strings.FieldsFunc(strings.TrimRight(s, "?。 "), func(r rune) bool { return r == ',' || r == ';' })
	if len(pieces) != 2 || askPos(pieces[0]) < 0 || askPos(pieces[1]) < 0 {
		return
	}
	a, _ := content(pieces[0])
	b, _ := content(strings.TrimPrefix(pieces[1], "其中"))
	if utf8.RuneCountInString(a) < 2 || utf8.RuneCountInString(b) < 2 || a == b {
		return
	}
	q.Parts, q.PartUnits = []string{a, b}, []Unit{askedUnit(pieces[0]), askedUnit(pieces[1])}
}
