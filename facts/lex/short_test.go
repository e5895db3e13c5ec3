package lex_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"wenbao/facts/lex"
)

// FuzzShortWays holds what has a short way for Chinese against the functions that it
// stands for.
func FuzzShortWays(f *testing.F) {
	for _, s := range []string{"", " ", "工行e生活 ", "\u3000净利润\u00a0", "a\xe4\x30\x30", "\xe5\xb7", "𠮷野家", "2023年\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := lex.Count(s), utf8.RuneCountInString(s); got != want {
			t.Errorf("Count(%q) = %d, want %d", s, got, want)
		}
		if got, want := lex.TrimSpace(s), strings.TrimSpace(s); got != want {
			t.Errorf("TrimSpace(%q) = %q, want %q", s, got, want)
		}
		for i := range len(s) + 1 {
			r, n := lex.Rune(s, i)
			if want, size := utf8.DecodeRuneInString(s[i:]); r != want || n != size {
				t.Errorf("Rune(%q, %d) = %q, %d, want %q, %d", s, i, r, n, want, size)
			}
			for _, set := range []string{"", "行净a ", "的\ufffd\n"} {
				if got, want := lex.Followed(s, i, set), r != utf8.RuneError && strings.ContainsRune(set, r); got != want {
					t.Errorf("Followed(%q, %d, %q) = %v, want %v", s, i, set, got, want)
				}
				last, _ := utf8.DecodeLastRuneInString(s[:i])
				if got, want := lex.Preceded(s, i, set), last != utf8.RuneError && strings.ContainsRune(set, last); got != want {
					t.Errorf("Preceded(%q, %d, %q) = %v, want %v", s, i, set, got, want)
				}
			}
			r, n = lex.LastRune(s[:i])
			if want, size := utf8.DecodeLastRuneInString(s[:i]); r != want || n != size {
				t.Errorf("LastRune(%q) = %q, %d, want %q, %d", s[:i], r, n, want, size)
			}
		}
		for n := range 5 {
			if got, want := lex.Longer(s, n), utf8.RuneCountInString(s) > n; got != want {
				t.Errorf("Longer(%q, %d) = %v, want %v", s, n, got, want)
			}
		}
	})
}
