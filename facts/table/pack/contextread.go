package pack

import (
	"encoding/binary"

	"wenbao/facts"
	"wenbao/facts/lex"
	"wenbao/facts/table/pack/code"
)

// contextReader reads contexts; see contextCoder.
type contextReader struct {
	text            string
	lines           []string
	ends            []contextPlace // behind those of each fact
	pieces, numbers []byte
}

// contextPlace is where a context's pieces and their numbers begin or end.
type contextPlace struct{ piece, number int }

// seek finds the contexts of n facts.
func (r *contextReader) seek(n int) error {
	r.ends = make([]contextPlace, n)
	var at contextPlace
	for i := range r.ends {
		for more := true; more; {
			if at.piece >= len(r.pieces) {
				return errContext
			}
			kind := r.pieces[at.piece]
			at.piece++
			more = kind&last == 0
			if err := r.skip(kind&kindBits, &at.number); err != nil {
				return err
			}
		}
		r.ends[i] = at
	}
	return nil
}

// skip goes past the numbers of a piece.
func (r *contextReader) skip(kind byte, at *int) error {
	count := 1
	switch kind {
	case upTo:
		count = 0
	case elsewhere:
		count = 2
	}
	var v uint64
	for range count {
		n := 0
		if v, n = binary.Uvarint(r.numbers[*at:]); n <= 0 {
			return errContext
		}
		*at += n
	}
	if kind == spelled {
		if v > uint64(len(r.numbers)-*at) {
			return errContext
		}
		*at += int(v)
	}
	return nil
}

// context returns that of a fact.
func (r *contextReader) context(i int, at anchors) (string, error) {
	var from contextPlace
	if i > 0 {
		from = r.ends[i-1]
	}
	pieces, b := r.pieces[from.piece:r.ends[i].piece], r.numbers[from.number:r.ends[i].number]
	if len(b) == 1 && pieces[0] == spelled|last { // none
		return "", nil
	}
	var room [256]byte
	out := room[:0]
	number := func() int {
		v, n := binary.Uvarint(b)
		b = b[n:]
		return int(min(v, 1<<40))
	}
	for _, kind := range pieces {
		from, to := 0, 0
		switch kind & kindBits {
		case spelled:
			n := number()
			out, b = append(out, b[:n]...), b[n:]
		case before:
			from, to = at.start-number(), at.start
		case after:
			from = at.end
			to = from + number()
		case upTo:
			from, to = at.sentence, at.start
		case opening:
			from = at.sentence
			to = from + number()
		case elsewhere:
			v := number()
			from = at.sentence + (v>>1 ^ -(v & 1))
			to = from + number()
		case line:
			n := number()
			if n >= len(r.lines) {
				return "", errContext
			}
			out = append(out, r.lines[n]...)
		default:
			return "", errContext
		}
		if from < 0 || to < from || to > len(r.text) {
			return "", errContext
		}
		out = append(out, r.text[from:to]...)
		if kind&newline > 0 {
			out = append(out, '\n')
		}
	}
	return string(out), nil
}

// linesOf returns the lines of a text that contexts share.
func linesOf(text string, spans []facts.Span) ([]string, error) {
	lines := make([]string, len(spans))
	for i, s := range spans {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) {
			return nil, errContext
		}
		lines[i] = text[s.Start:s.End]
	}
	return lines, nil
}

// phrase is words of an article that a fact names something by, or a string.
type phrase struct {
	back   int // how far before the figure it ends; below 0, how far behind it begins; of a string its position
	length int // in bytes; 0 = a string
}

// placePhrase finds a phrase around the figure that it is first said of.
func placePhrase(text, s string, at anchors) (phrase, bool) {
	low := max(0, at.start-reach)
	if i := lastIndex(text[low:at.start], s); i >= 0 {
		return phrase{back: at.start - low - i - len(s), length: len(s)}, true
	}
	if i := lex.Index(text[at.end:min(len(text), at.end+reach/8)], s); i >= 0 {
		return phrase{back: -i - 1, length: len(s)}, true
	}
	return phrase{}, false
}

// near is how many bytes before a figure its phrase most often stands in: a clause.
const near = 128

// lastIndex is strings.LastIndex, which goes back byte by byte, for a text that has s
// near its end or most likely nowhere.
func lastIndex(text, s string) int {
	end := max(0, len(text)-near)
	if i := lex.LastIndex(text[end:], s); i >= 0 {
		return end + i
	}
	text = text[:min(len(text), end+len(s))]
	if !lex.Contains(text, s) {
		return -1
	}
	return lex.LastIndex(text, s)
}

func (p phrase) in(text string, at anchors) (string, error) {
	from := at.start - p.back - p.length
	if p.back < 0 {
		from = at.end - p.back - 1
	}
	if p.length < 0 || from < 0 || from > len(text)-p.length {
		return "", code.ErrDamaged
	}
	return text[from : from+p.length], nil
}
