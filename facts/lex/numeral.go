package lex

import "strings"

// Numeral returns the number that one of the numerals 两, 二, 三 … 十 says; 2 for any other text.
func Numeral(s string) int {
	return max(2, strings.Index("一二三四五六七八九十", s)/len("一")+1)
}
