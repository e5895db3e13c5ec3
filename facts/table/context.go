package table

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf8"

	"wenbao/facts"
)

// A fact's context is made of words of its article, so it is stored as pieces
// of the article's text, with what is not there spelled out: 20 bytes instead
// of 240. The text is taken with its full-width letters and marks as half-width
// ones (narrow), as contexts have them.
//
//	context = { piece }
//	piece   = 2·length bytes | 2·length+1 offset
//
// Lengths and offsets are varints; an offset is the distance from the start of
// the fact's sentence: what the contexts of a sentence share is the same bytes.
// In schema 3 it is the distance from the end of the piece before. Any context
// comes back as it was, whatever the text is.

// minCopied is the shortest piece, in bytes, that is worth an offset.
const minCopied = 6

// reach is how far before a sentence and behind its start pieces are looked
// for: headings stand there, and the title at the beginning of the text. It
// bounds the work on long articles.
const reach = 4 << 10

var errContext = errors.New("damaged context")

// narrow writes U+FF01…U+FF5E as the ASCII they are the wide form of. What is
// stored depends on it, so it must never change.
func narrow(s string) string {
	at := strings.Index(s, "\xef\xbc")
	if i := strings.Index(s, "\xef\xbd"); i >= 0 && (at < 0 || i < at) {
		at = i
	}
	if at < 0 {
		return s
	}
	b := append(make([]byte, 0, len(s)), s[:at]...)
	for ; at < len(s); at++ {
		if s[at] == 0xEF && at+2 < len(s) {
			if r, _ := utf8.DecodeRuneInString(s[at:]); r >= 0xFF01 && r <= 0xFF5E {
				b = append(b, byte(r-0xFEE0))
				at += 2
				continue
			}
		}
		b = append(b, s[at])
	}
	return string(b)
}

// contextCoder codes the contexts of one article.
type contextCoder struct {
	text string // narrow
	// A sentence's place in text; sentences come in order.
	wide       string
	seen, here int
	chained    bool           // as schema 3 has them
	lines      map[string]int // where lines of contexts stand: a heading is one of many
}

func newContextCoder(text string) *contextCoder {
	return &contextCoder{text: narrow(text), wide: text}
}

// sentence returns where the sentence that starts at a byte of the article's
// text starts in the coder's.
func (c *contextCoder) sentence(start int) int {
	start = min(max(start, 0), len(c.wide))
	if len(c.text) == len(c.wide) {
		return start
	}
	if start < c.seen {
		c.seen, c.here = 0, 0
	}
	c.here += len(narrow(c.wide[c.seen:start]))
	c.seen = start
	return min(c.here, len(c.text))
}

func (c *contextCoder) encode(context string, sentence facts.Span) []byte {
	if context == "" {
		return nil
	}
	if c.lines == nil {
		c.lines = map[string]int{}
	}
	from := c.sentence(sentence.Start)
	near := c.text[from:min(from+max(0, min(sentence.Len(), reach)), len(c.text))]
	wider := c.text[max(0, from-reach):from]
	head := c.text[:min(reach/4, max(0, from-reach))]
	var b []byte
	literal := 0
	spell := func(end int) {
		if end > literal {
			b = binary.AppendUvarint(b, uint64(end-literal)<<1)
			b = append(b, context[literal:end]...)
		}
	}
	find := func(s string, line int) (at, n int) {
		at, n = longestIn(near, s)
		at += from
		if n == line {
			return at, n
		}
		if k, m := longestIn(wider, s); m > n+2 {
			return k + from - len(wider), m
		}
		if n < minCopied && head != "" {
			return longestIn(head, s)
		}
		return at, n
	}
	for i := 0; i < len(context); {
		line := strings.IndexByte(context[i:], '\n')
		if line < 0 {
			line = len(context) - i
		}
		at, ok := c.lines[context[i:i+line]]
		n := line
		if !ok {
			if at, n = find(context[i:], line); n == line {
				c.lines[context[i:i+line]] = at
			}
		}
		if n < minCopied {
			_, n = utf8.DecodeRuneInString(context[i:])
			i += n
			continue
		}
		spell(i)
		b = binary.AppendUvarint(b, uint64(n)<<1|1)
		b = binary.AppendVarint(b, int64(at-from))
		i += n
		literal = i
	}
	spell(len(context))
	return b
}

// longestIn returns the first place in text where the beginning of s stands,
// of those where minCopied bytes of it do the one where most do.
func longestIn(text, s string) (at, n int) {
	if len(s) < minCopied {
		return 0, 0
	}
	for from := 0; ; {
		i := strings.Index(text[from:], s[:max(minCopied, n+1)])
		if i < 0 {
			return at, n
		}
		i += from
		k := max(minCopied, n+1)
		for k < len(s) && i+k < len(text) && s[k] == text[i+k] {
			k++
		}
		at, n, from = i, k, i+1
		if n == len(s) {
			return at, n
		}
	}
}

func (c *contextCoder) decode(b []byte, sentence int) (string, error) {
	if len(b) == 0 {
		return "", nil
	}
	var out strings.Builder
	from := c.sentence(sentence)
	for len(b) > 0 {
		v, k := binary.Uvarint(b)
		if k <= 0 {
			return "", errContext
		}
		b = b[k:]
		if v&1 == 0 {
			if v>>1 > uint64(len(b)) {
				return "", errContext
			}
			out.Write(b[:v>>1])
			b = b[v>>1:]
			continue
		}
		d, k := binary.Varint(b)
		at, n := int64(from)+d, int64(v>>1)
		if k <= 0 || at < 0 || n > int64(len(c.text)) || at+n > int64(len(c.text)) {
			return "", errContext
		}
		b = b[k:]
		out.WriteString(c.text[at : at+n])
		if c.chained {
			from = int(at + n)
		}
	}
	return out.String(), nil
}
