package content

import (
	"bytes"
	"strconv"
)

// lexer cuts content streams and CMaps into operands and operators (ISO
// 32000-1, 7.2 and 7.8.2). The library's own interpreter takes eight times as
// long for a content stream and loses its way in inline images.
type lexer struct {
	b    []byte
	at   int
	args []operand // of the operator being read
}

// maxOperands bounds the operands of one operator.
const maxOperands = 4096

// operand is a number, a string or name, or an array of them.
type operand struct {
	kind  byte // 'n' number, 's' string, '/' name, '[' array
	num   float64
	str   string
	items []operand
}

// next returns the next operator with its operands in args; false at the end.
// The operands are valid until the next call. Dictionaries are passed over.
func (l *lexer) next() (string, bool) {
	l.args = l.args[:0]
	for {
		l.blanks()
		if l.at >= len(l.b) {
			return "", false
		}
		if o, ok := l.operand(); ok {
			if len(l.args) < maxOperands {
				l.args = append(l.args, o)
			}
			continue
		}
		if op := l.word(); op != "" {
			if op == "BI" {
				l.inlineImage()
			}
			return op, true
		}
		l.at++ // a stray delimiter
	}
}

// operand reads one operand if one begins here.
func (l *lexer) operand() (operand, bool) {
	switch c := l.b[l.at]; {
	case c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.':
		return operand{kind: 'n', num: l.number()}, true
	case c == '(':
		return operand{kind: 's', str: l.literal()}, true
	case c == '<' && l.peek(1) == '<':
		l.dict()
		return operand{kind: 'd'}, true
	case c == '<':
		return operand{kind: 's', str: l.hex()}, true
	case c == '/':
		l.at++
		return operand{kind: '/', str: l.word()}, true
	case c == '[':
		return l.array(), true
	}
	return operand{}, false
}

func (l *lexer) peek(n int) byte {
	if l.at+n < len(l.b) {
		return l.b[l.at+n]
	}
	return 0
}

// blanks passes over white space and comments.
func (l *lexer) blanks() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case isBlank(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

func isBlank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// word reads up to the next blank or delimiter.
func (l *lexer) word() string {
	from := l.at
	for l.at < len(l.b) && !isBlank(l.b[l.at]) && !isDelimiter(l.b[l.at]) {
		l.at++
	}
	return string(l.b[from:l.at])
}

// number reads a number; what is none (--3, 1.2.3) counts as 0.
func (l *lexer) number() float64 {
	from := l.at
	n, frac, sign, plain := 0.0, 0.0, 1.0, true
	for ; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		switch {
		case c >= '0' && c <= '9':
			if frac > 0 {
				n += float64(c-'0') * frac
				frac /= 10
			} else {
				n = n*10 + float64(c-'0')
			}
		case c == '.' && frac == 0:
			frac = 0.1
		case c == '-' && l.at == from:
			sign = -1
		case c == '+' && l.at == from:
		case isBlank(c) || isDelimiter(c):
			return l.value(from, n*sign, plain)
		case c >= 'A' && l.at > from: // an operator without a blank before it
			return l.value(from, n*sign, plain)
		default:
			plain = false
		}
	}
	return l.value(from, n*sign, plain)
}

func (l *lexer) value(from int, n float64, plain bool) float64 {
	if plain {
		return n
	}
	n, _ = strconv.ParseFloat(string(l.b[from:l.at]), 64)
	return n
}

// literal reads a (string) with its escapes.
func (l *lexer) literal() string {
	var out []byte
	depth := 0
	for ; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// escape reads the escape at the current backslash and stays on its last byte.
func (l *lexer) escape(out []byte) []byte {
	l.at++
	c := l.peek(0)
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r':
		if l.peek(1) == '\n' {
			l.at++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	n := 0
	for i := 0; i < 3 && l.peek(i) >= '0' && l.peek(i) <= '7'; i++ {
		n = n*8 + int(l.peek(i)-'0')
	}
	for i := 0; i < 2 && l.peek(1) >= '0' && l.peek(1) <= '7'; i++ {
		l.at++
	}
	return append(out, byte(n))
}

// hex reads a <hexadecimal string>.
func (l *lexer) hex() string {
	var out []byte
	half := -1
	for l.at++; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		var v int
		switch {
		case c >= '0' && c <= '9':
			v = int(c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			v = int(c|0x20-'a') + 10
		case c == '>':
			l.at++
			if half >= 0 {
				out = append(out, byte(half<<4))
			}
			return string(out)
		default:
			continue
		}
		if half < 0 {
			half = v
		} else {
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	return string(out)
}

// array reads a flat array; arrays within it are passed over.
func (l *lexer) array() operand {
	o := operand{kind: '['}
	for l.at++; ; {
		l.blanks()
		if l.at >= len(l.b) {
			return o
		}
		switch c := l.b[l.at]; c {
		case ']':
			l.at++
			return o
		case '[':
			l.at++
			continue
		}
		item, ok := l.operand()
		if !ok {
			if l.word() == "" {
				l.at++
			}
			continue
		}
		if len(o.items) < maxOperands {
			o.items = append(o.items, item)
		}
	}
}

// dict passes over a dictionary.
func (l *lexer) dict() {
	depth := 0
	for l.at < len(l.b) {
		switch {
		case l.b[l.at] == '<' && l.peek(1) == '<':
			depth++
			l.at += 2
		case l.b[l.at] == '>' && l.peek(1) == '>':
			depth--
			l.at += 2
			if depth == 0 {
				return
			}
		case l.b[l.at] == '(':
			l.literal()
		case l.b[l.at] == '<':
			l.hex()
		default:
			l.at++
		}
	}
}

// inlineImage passes over BI … ID data EI: the data ends before an EI that
// stands alone.
func (l *lexer) inlineImage() {
	i := bytes.Index(l.b[l.at:], []byte("ID"))
	if i < 0 {
		l.at = len(l.b)
		return
	}
	for l.at += i + 2; l.at < len(l.b); {
		i := bytes.Index(l.b[l.at:], []byte("EI"))
		if i < 0 {
			l.at = len(l.b)
			return
		}
		l.at += i + 2
		if isBlank(l.b[l.at-3]) && (l.at == len(l.b) || isBlank(l.b[l.at])) {
			return
		}
	}
}
