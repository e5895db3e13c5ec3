package lex

import "strings"

const numerals = "一二三四五六七八九十"

// Numeral returns the number that one of the numerals 两, 二, 三 … 十 says; 2 for any other text.
func Numeral(s string) int { return max(2, Ordinal(s)) }

// Ordinal returns the number that one of the numerals 一 … 十 says; 0 for any other text.
func Ordinal(s string) int {
	if i := strings.Index(numerals, s); i >= 0 && len(s) == len("一") {
		return i/len("一") + 1
	}
	return 0
}

// InNumerals words a number from 1 to 10, 三; "" for any other.
func InNumerals(n int) string {
	if n < 1 || n > 10 {
		return ""
	}
	return numerals[(n-1)*len("一") : n*len("一")]
}
