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
