package vocabulary

import "unicode"

// charSet are characters of the BMP, letters of ASCII in lower case.
type charSet [1 << 10]uint64

func charsOf(text string) *charSet {
	s := &charSet{}
	for _, r := range text {
		if r = unicode.ToLower(r); r < 1<<16 {
			s[r>>6] |= 1 << (r & 63)
		}
	}
	return s
}

// twoOf reports whether two of the first three characters of a name are in the set.
func (s *charSet) twoOf(name string) bool {
	n, seen := 0, 0
	for _, r := range name {
		if r = unicode.ToLower(r); r >= 1<<16 || s[r>>6]&(1<<(r&63)) != 0 {
			n++
		}
		if seen++; seen == 3 {
			break
		}
	}
	return n >= 2
}
