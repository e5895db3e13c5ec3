package lex_test

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"wenbao/facts/lex"
)

// TestRunes holds the methods against those of package strings.
func TestRunes(t *testing.T) {
	const chars = " ,，、“”。é"
	set := lex.NewRunes(chars)
	r := rand.New(rand.NewSource(1))
	parts := []string{" ", ",", "，", "。", "”", "é", "è", "元", "1", "𠮷", "\xff", "\xe5\x85", "\uFFFD"}
	for range 20000 {
		s := ""
		for range r.Intn(7) {
			s += parts[r.Intn(len(parts))]
		}
		drop := strings.NewReplacer(" ", "", ",", "", "，", "", "、", "", "“", "", "”", "", "。", "", "é", "")
		for _, c := range []struct {
			name      string
			got, want any
		}{
			{"Trim", set.Trim(s), strings.Trim(s, chars)},
			{"TrimLeft", set.TrimLeft(s), strings.TrimLeft(s, chars)},
			{"TrimRight", set.TrimRight(s), strings.TrimRight(s, chars)},
			{"Index", set.Index(s), strings.IndexAny(s, chars)},
			{"LastIndex", set.LastIndex(s), strings.LastIndexAny(s, chars)},
			{"Drop", set.Drop(s), drop.Replace(s)},
		} {
			if c.got != c.want {
				t.Fatalf("%s(%q) = %v, want %v", c.name, s, c.got, c.want)
			}
		}
		for i := range s {
			if a, n := lex.Rune(s, i); s != "" {
				if b, m := utf8.DecodeRuneInString(s[i:]); a != b || n != m {
					t.Fatalf("Rune(%q, %d) = %q, %d", s, i, a, n)
				}
			}
		}
		if s != "" {
			a, n := lex.LastRune(s)
			if b, m := utf8.DecodeLastRuneInString(s); a != b || n != m {
				t.Fatalf("LastRune(%q) = %q, %d", s, a, n)
			}
		}
		if set.Has('元') || !set.Has('、') || set.Has('𠮷') || set.Has(-1) {
			t.Fatal("Has is wrong")
		}
	}
}

func TestLonger(t *testing.T) {
	for _, s := range []string{"", "a", "亿", "abc", "亿元户", "ab亿", "𠮷𠮷", "𠮷a\xff"} {
		for n := range 6 {
			if got, want := lex.Longer(s, n), utf8.RuneCountInString(s) > n; got != want {
				t.Errorf("Longer(%q, %d) = %v", s, n, got)
			}
		}
	}
}

// What Wide decodes is what package utf8 does, and Chinese is among it.
func TestWide(t *testing.T) {
	for _, s := range []string{"亿", "a", "é", "𠮷", "\xe4\xbaa", "\xe4", "\xed\xa0\x80", "\xe0\x80\x80", "￥", "〇"} {
		want, n := utf8.DecodeRuneInString(s)
		if got := lex.Wide(s, 0); got >= 0 && (got != want || n != 3) {
			t.Errorf("Wide(%q) = %q, want %q", s, got, want)
		}
	}
	if lex.Wide("x亿", 1) != '亿' || lex.Wide("亿", 1) != -1 {
		t.Error("Wide does not decode 亿, or decodes its rest")
	}
}
