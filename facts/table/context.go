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
	at := nextWide(s, 0)
	if at == len(s) {
		return s
	}
	b, from := make([]byte, 0, len(s)), 0
	for ; at < len(s); at = nextWide(s, from) {
		b = append(append(b, s[from:at]...), narrowOf(s[at:]))
		from = at + wideLen
	}
	return string(append(b, s[from:]...))
}

// narrowLen returns the length of the narrow form.
func narrowLen(s string) int {
	n := len(s)
	for at := nextWide(s, 0); at < len(s); at = nextWide(s, at+wideLen) {
		n -= wideLen - 1
	}
	return n
}

// wideLen is the length of a wide character in bytes, the first of which is wideByte.
const (
	wideLen  = 3
	wideByte = 0xEF
)

// nextWide returns where the next wide character is, from a place on; the length of
// the text if there is none.
func nextWide(s string, from int) int {
	for {
		i := strings.IndexByte(s[from:], wideByte)
		if i < 0 {
			return len(s)
		}
		if from += i; narrowOf(s[from:]) != 0 {
			return from
		}
		from++
	}
}

// narrowOf returns the narrow form of the wide character that a text begins with, 0 if
// it begins with another one.
func narrowOf(s string) byte {
	if len(s) < wideLen {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(s[:wideLen]); r >= 0xFF01 && r <= 0xFF5E {
		return byte(r - 0xFEE0)
	}
	return 0
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
	c.here += narrowLen(c.wide[c.seen:start])
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
	return decodeContext(c.text, b, c.sentence(sentence), c.chained)
}

// decodeContext returns a context of the sentence that begins at a place of a narrow
// text; chained pieces are as schema 3 has them.
func decodeContext(text string, b []byte, from int, chained bool) (string, error) {
	if len(b) == 0 {
		return "", nil
	}
	room := scratch.Get().(*[]byte)
	defer scratch.Put(room)
	out := (*room)[:0]
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
			out = append(out, b[:v>>1]...)
			b = b[v>>1:]
			continue
		}
		d, k := binary.Varint(b)
		at, n := int64(from)+d, int64(v>>1)
		if k <= 0 || at < 0 || n > int64(len(text)) || at+n > int64(len(text)) {
			return "", errContext
		}
		b = b[k:]
		out = append(out, text[at:at+n]...)
		if chained {
			from = int(at + n)
		}
	}
	*room = out[:cap(out)]
	return string(out), nil
}
