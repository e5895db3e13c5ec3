package table

import (
	_ "embed"
	"sync"
	"unicode/utf8"
)

// Text is packed with one byte for the 220 most frequent characters, two for the
// others of characters.txt, and four for the rest: Chinese text in 60 % of its
// bytes of UTF-8, and in a quarter less after compression.
//
//	character = 0…219
//	          | 220…253 byte         220 + 256 × (the first - 220) + the second
//	          | 254 byte             a byte that is no UTF-8
//	          | 255 byte byte byte   a code point
//
// characters.txt has the characters by frequency; bench/characters makes it. It
// must never change: files refer to it.
//
//go:embed characters.txt
var characters string

const (
	oneByte   = 220
	rawByte   = 254
	codePoint = 255
	maxCoded  = oneByte + (rawByte-oneByte)*256
)

// coding is the characters in both directions.
type coding struct {
	text []string // by code
	of   []uint16 // by code point: code + 1
}

var codes = sync.OnceValue(func() *coding {
	c := &coding{of: make([]uint16, 1<<16)}
	for i, r := range characters {
		if n := len(c.text); n < maxCoded && int(r) < len(c.of) {
			c.text = append(c.text, characters[i:i+utf8.RuneLen(r)])
			c.of[r] = uint16(n + 1)
		}
	}
	return c
})

// appendText appends the packed form of any bytes.
func appendText(b []byte, s string) []byte {
	c := codes()
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		code := -1
		if int(r) < len(c.of) {
			code = int(c.of[r]) - 1
		}
		switch {
		case r == utf8.RuneError && n == 1:
			b = append(b, rawByte, s[i])
		case code < 0:
			b = append(b, codePoint, byte(r>>16), byte(r>>8), byte(r))
		case code < oneByte:
			b = append(b, byte(code))
		default:
			code -= oneByte
			b = append(b, byte(oneByte+code>>8), byte(code))
		}
		i += n
	}
	return b
}

// textOf returns what appendText was given.
func textOf(b []byte) (string, error) {
	c := codes()
	s := make([]byte, 0, 2*len(b))
	for len(b) > 0 {
		n, code := 1, int(b[0])
		switch {
		case code == codePoint:
			n = 4
		case code >= oneByte:
			n = 2
		}
		if len(b) < n {
			return "", errPacked
		}
		switch {
		case code == codePoint:
			s = utf8.AppendRune(s, rune(b[1])<<16|rune(b[2])<<8|rune(b[3]))
		case code == rawByte:
			s = append(s, b[1])
		case code >= oneByte:
			code = oneByte + (code-oneByte)<<8 + int(b[1])
			fallthrough
		default:
			if code >= len(c.text) {
				return "", errPacked
			}
			s = append(s, c.text[code]...)
		}
		b = b[n:]
	}
	return string(s), nil
}
