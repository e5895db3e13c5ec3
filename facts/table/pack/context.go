package pack

import (
	"fmt"
	"strings"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/table/pack/code"
)

// A fact's context is made of words of its article: the clause around the figure
// without it, the sentence up to it, a heading. So it is stored as pieces of the
// article's text, most of which begin or end at the figure, with what is not
// there spelled out: six bytes instead of 240. The text is taken with its
// full-width letters and marks as half-width ones (narrow), as contexts have
// them.
//
//	context = { piece }
//	piece   = kind | newline · 8 | last · 16, and of numbers
//	          spelled   length bytes
//	          before    length          ends where the figure begins
//	          after     length          begins where the figure ends
//	          upTo                      from the sentence's begin to the figure
//	          opening   length          begins with the sentence
//	          elsewhere distance length from the sentence's begin
//	          line      number          of those that facts share: headings
//
// All kinds come before all numbers, since most contexts have the same ones. Numbers
// are varints, distances signed ones; newline says that a line break follows, last
// that this is the last piece of the context. Any context comes back as it was,
// whatever the text is.
const (
	spelled = iota
	before
	after
	upTo
	opening
	elsewhere
	line

	kindBits = 7
	newline  = 8
	last     = 16
)

// minCopied is the shortest piece, in bytes, that is looked for.
const minCopied = 6

// reach is how far before a sentence and behind its start pieces are looked
// for: headings stand there, and the title at the beginning of the text. It
// bounds the work on long articles.
const reach = 4 << 10

var errContext = fmt.Errorf("%w: context", code.ErrDamaged)

// anchors are the places of a narrow text that a context's pieces are told from:
// where the sentence begins, the figure begins and ends.
type anchors struct{ sentence, start, end int }

// anchorsOf returns those of a figure in a sentence that begins at from, in the
// narrow text at begin.
func anchorsOf(n *code.Narrowed, from, begin int, figure facts.Span) anchors {
	start := n.Place(from, begin, figure.Start)
	return anchors{begin, start, n.Place(figure.Start, start, figure.End)}
}

// contextCoder codes the contexts of one article.
type contextCoder struct {
	text  string         // narrow
	lines []facts.Span   // that facts share
	known map[string]int // their numbers

	pieces, numbers []byte
}

func newContextCoder(text string) *contextCoder {
	return &contextCoder{text: text, known: map[string]int{}}
}

// reset makes the coder ready for another text.
func (c *contextCoder) reset(text string) {
	c.text, c.lines, c.pieces, c.numbers = text, c.lines[:0], c.pieces[:0], c.numbers[:0]
	clear(c.known)
}

func (c *contextCoder) piece(kind byte, numbers ...int) {
	c.pieces = append(c.pieces, kind)
	c.numbers = code.AppendUints(c.numbers, numbers...)
}

func (c *contextCoder) spell(s string) {
	if s != "" {
		c.piece(spelled, len(s))
		c.numbers = append(c.numbers, s...)
	}
}

// encode appends a context to those that are coded.
func (c *contextCoder) encode(context string, at anchors) {
	for more := true; more; {
		var text string
		text, context, more = strings.Cut(context, "\n")
		n := len(c.pieces)
		c.line(text, at)
		if len(c.pieces) == n {
			c.piece(spelled, 0)
		}
		if more {
			c.pieces[len(c.pieces)-1] |= newline
		}
	}
	c.pieces[len(c.pieces)-1] |= last
}

func (c *contextCoder) line(text string, at anchors) {
	if text == "" {
		return
	}
	if at.start >= at.sentence && text == c.text[at.sentence:at.start] {
		c.piece(upTo)
		return
	}
	if n, ok := c.known[text]; ok {
		c.piece(line, n)
		return
	}
	literal := 0
	for i := 0; i < len(text); {
		kind, from, n := c.find(text[i:], at)
		if n == 0 {
			_, size := lex.Rune(text, i)
			i += size
			continue
		}
		c.spell(text[literal:i])
		switch {
		case kind == elsewhere && n == len(text) && (from < at.sentence || from >= at.end): // a heading
			c.known[text] = len(c.lines)
			c.lines = append(c.lines, facts.Span{Start: from, End: from + n})
			c.piece(line, len(c.lines)-1)
		case kind == elsewhere:
			c.piece(elsewhere)
			c.numbers = code.AppendUints(code.AppendInts(c.numbers, from-at.sentence), n)
		default:
			c.piece(kind, n)
		}
		i += n
		literal = i
	}
	c.spell(text[literal:])
}

// find returns where the beginning of a line, or of the rest of one, stands; n is 0
// where it does not.
func (c *contextCoder) find(s string, at anchors) (kind byte, from, n int) {
	if len(s) >= minCopied {
		low := max(0, at.start-min(reach, len(s))) // what goes on up to the figure is no longer than s
		if i := lex.LastIndex(c.text[low:at.start], s[:minCopied]); i >= 0 && strings.HasPrefix(s, c.text[low+i:at.start]) {
			return before, low + i, at.start - low - i
		}
	}
	follows := alike(s, c.text[at.end:])
	if follows == len(s) {
		return after, at.end, follows
	}
	from, n = c.longest(s, at)
	switch {
	case follows >= max(n-2, 3):
		return after, at.end, follows
	case n < minCopied:
		return 0, 0, 0
	case from == at.sentence:
		return opening, from, n
	}
	return elsewhere, from, n
}

// longest looks in the sentence, then before it, then at the head of the text.
func (c *contextCoder) longest(s string, at anchors) (from, n int) {
	begin := min(at.sentence, at.start)
	from, n = longestIn(c.text[begin:min(max(at.end, begin)+reach/8, len(c.text))], s)
	from += begin
	if n == len(s) {
		return from, n
	}
	wider := c.text[max(0, begin-reach):begin]
	if k, m := longestIn(wider, s); m > n+2 {
		return k + begin - len(wider), m
	}
	if head := c.text[:min(reach/4, max(0, begin-reach))]; n < minCopied && head != "" {
		return longestIn(head, s)
	}
	return from, n
}

// alike returns how many bytes two texts have in common at their beginnings.
func alike(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// longestIn returns the first place in text where the beginning of s stands,
// of those where minCopied bytes of it do the one where most do.
func longestIn(text, s string) (at, n int) {
	if len(s) < minCopied {
		return 0, 0
	}
	for from := 0; ; {
		i := lex.Index(text[from:], s[:max(minCopied, n+1)])
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
