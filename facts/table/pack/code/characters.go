package code

import (
	_ "embed"
	"encoding/binary"
	"iter"
	"sync"
	"unicode/utf8"

	"wenbao/facts/lex"
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

// texts are the characters by code: the bytes of each, at most three, from the
// lowest bits on, and their number in the highest. Who asks a question needs no more.
var texts = sync.OnceValue(func() []uint32 {
	text := make([]uint32, 0, maxCoded)
	for i, r := range coded() {
		bytes := uint32(utf8.RuneLen(r)) << 24
		for k := range utf8.RuneLen(r) {
			bytes |= uint32(characters[i+k]) << (8 * k)
		}
		text = append(text, bytes)
	}
	return text
})

// codes are what characters are coded as, by code point: code + 1.
var codes = sync.OnceValue(func() *[1 << 16]uint16 {
	of, n := new([1 << 16]uint16), uint16(0)
	for _, r := range coded() {
		n++
		of[r] = n
	}
	return of
})

// coded yields the characters that have a code, in its order, each with its place
// in characters.
func coded() iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		n := 0
		for i, r := range characters {
			if n == maxCoded {
				return
			}
			if r < 1<<16 {
				if n++; !yield(i, r) {
					return
				}
			}
		}
	}
}

// AppendText appends the packed form of any bytes.
func AppendText(b []byte, s string) []byte {
	of := codes()
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, n = lex.Wide(s, i), 3; r < 0 {
				r, n = utf8.DecodeRuneInString(s[i:])
			}
		}
		code := -1
		if int(r) < len(of) {
			code = int(of[r]) - 1
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

// scratch are buffers to make text in, whose length is known at its end.
var scratch = sync.Pool{New: func() any { return new([]byte) }}

// DecodeText returns what AppendText was given.
func DecodeText(b []byte) (string, error) {
	text, room := texts(), scratch.Get().(*[]byte)
	defer scratch.Put(room)
	if need := 3*len(b) + 1; len(*room) < need { // of a byte three at most; four are written at a time
		*room = make([]byte, need)
	}
	s, n := *room, 0
	for len(b) > 0 {
		code := int(b[0])
		switch {
		case code < oneByte:
			b = b[1:]
		case len(b) < 2 || code == codePoint && len(b) < 4:
			return "", ErrDamaged
		case code == codePoint:
			n += utf8.EncodeRune(s[n:], rune(b[1])<<16|rune(b[2])<<8|rune(b[3]))
			b = b[4:]
			continue
		case code == rawByte:
			s[n] = b[1]
			n++
			b = b[2:]
			continue
		default:
			code = oneByte + (code-oneByte)<<8 + int(b[1])
			b = b[2:]
		}
		if code >= len(text) {
			return "", ErrDamaged
		}
		bytes := text[code]
		binary.LittleEndian.PutUint32(s[n:], bytes)
		n += int(bytes >> 24)
	}
	return string(s[:n]), nil
}
