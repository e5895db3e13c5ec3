package lex

import (
	"strings"
	"unicode/utf8"
)

// Runes is a set of runes of the BMP. Its methods are those of package strings
// with such a set as cutset or chars, at a tenth of the time for Chinese ones.
// Safe for concurrent use once it is made.
type Runes struct {
	any   uint64        // bit n: a rune that is n modulo 64 is there; of most sets it says no to most runes
	block [1 << 8]uint8 // by the high byte of a rune: which of bits are those of its low byte
	bits  [][4]uint64   // the first is empty
}

// NewRunes returns the set of the runes of s.
func NewRunes(s string) *Runes {
	set := &Runes{bits: make([][4]uint64, 1, 4)}
	for _, r := range s {
		if set.block[r>>8] == 0 {
			set.block[r>>8] = uint8(len(set.bits))
			set.bits = append(set.bits, [4]uint64{})
		}
		set.bits[set.block[r>>8]][r>>6&3] |= 1 << (r & 63)
		set.any |= 1 << (r & 63)
	}
	return set
}

// Has reports whether r is in the set.
func (set *Runes) Has(r rune) bool {
	return set.any>>(r&63)&1 != 0 && uint32(r) < 1<<16 && set.bits[set.block[r>>8]][r>>6&3]&(1<<(r&63)) != 0
}

// TrimLeft returns s without the runes of the set that it begins with.
func (set *Runes) TrimLeft(s string) string {
	for s != "" {
		r, n := Rune(s, 0)
		if !set.Has(r) {
			break
		}
		s = s[n:]
	}
	return s
}

// TrimRight returns s without the runes of the set that it ends in.
func (set *Runes) TrimRight(s string) string {
	for s != "" {
		r, n := LastRune(s)
		if !set.Has(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// Trim returns s without the runes of the set at both ends.
func (set *Runes) Trim(s string) string { return set.TrimRight(set.TrimLeft(s)) }

// Index returns where the first rune of the set is in s, -1 if there is none.
func (set *Runes) Index(s string) int {
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = Wide(s, i), 3; r < 0 {
				r, n = Rune(s, i)
			}
		}
		if set.Has(r) {
			return i
		}
		i += n
	}
	return -1
}

// LastIndex returns where the last rune of the set is in s, -1 if there is none.
func (set *Runes) LastIndex(s string) int {
	for end := len(s); end > 0; {
		r, n := rune(s[end-1]), 1
		if r >= utf8.RuneSelf {
			if r, n = Wide(s[:end], end-3), 3; r < 0 {
				r, n = LastRune(s[:end])
			}
		}
		if end -= n; set.Has(r) {
			return end
		}
	}
	return -1
}

// Drop returns s without the runes of the set, itself if it has none.
func (set *Runes) Drop(s string) string {
	i := set.Index(s)
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for ; i >= 0; i = set.Index(s) {
		b.WriteString(s[:i])
		_, n := Rune(s, i)
		s = s[i+n:]
	}
	b.WriteString(s)
	return b.String()
}

// LastRune is utf8.DecodeLastRuneInString with a short way for Chinese and ASCII.
func LastRune(s string) (rune, int) {
	if i := len(s) - 3; i >= 0 {
		a, b, c := s[i], s[i+1]^0x80, s[i+2]
		if c < utf8.RuneSelf {
			return rune(c), 1
		}
		if c ^= 0x80; a-0xE1 < 12 && b|c < 0x40 {
			return rune(a&15)<<12 | rune(b)<<6 | rune(c), 3
		}
	}
	return utf8.DecodeLastRuneInString(s)
}

// Followed reports whether the rune at byte i of t, if there is one, is one of runes.
func Followed(t string, i int, runes string) bool {
	if i >= len(t) || runes == "" {
		return false
	}
	r, n := Rune(t, i)
	return r != utf8.RuneError && strings.Contains(runes, t[i:i+n])
}

// Preceded reports whether the rune before byte i of t, if there is one, is one of runes.
func Preceded(t string, i int, runes string) bool {
	if i <= 0 || runes == "" {
		return false
	}
	r, n := LastRune(t[:i])
	return r != utf8.RuneError && strings.Contains(runes, t[i-n:i])
}

// TrimSpace is strings.TrimSpace with a short way for what begins and ends in Chinese or ASCII.
func TrimSpace(s string) string {
	if s == "" {
		return s
	}
	first, _ := Rune(s, 0)
	last, _ := LastRune(s)
	if noBlank(first) && noBlank(last) {
		return s
	}
	return strings.TrimSpace(s)
}

// noBlank reports whether r is one of the most runes that are no blanks.
func noBlank(r rune) bool { return r > lastBlank || ' ' < r && r < utf8.RuneSelf }

// lastBlank is the last blank of Unicode.
const lastBlank = '\u3000'

// Longer reports whether s has more than n runes. Of most texts their bytes tell.
func Longer(s string, n int) bool {
	return len(s) > n && (len(s) > utf8.UTFMax*n || Count(s) > n)
}

// Count is utf8.RuneCountInString with a short way for Chinese and ASCII.
func Count(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		switch {
		case s[i] < utf8.RuneSelf:
			i++
		case Wide(s, i) >= 0:
			i += 3
		default:
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
		}
	}
	return n
}
