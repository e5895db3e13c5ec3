package table

import (
	"encoding/binary"
	"errors"

	"wenbao/facts"
)

// Blocks and sentences are stored as signed varints (encoding/binary), each
// start as the distance from the end before it, which is small:
//
//	sentences = count { start length block }
//	blocks    = count { start length kind level table page cells { start length column columns header } }
//	places    = count { start page left top width height }
//
// Without any places, which is so in documents without pages, there is not even a
// count. Page, left and top are distances from those of the place before.
// A block of kind 0 is followed by the kind's length and name; kinds from 1
// are positions in blockKinds. A block in a sentence is the distance from the
// sentence before. Any values come back as they were, also absurd ones.

var blockKinds = []facts.BlockKind{"", facts.Paragraph, facts.Heading, facts.ListItem, facts.TableRow, facts.Caption}

var errEncoding = errors.New("damaged encoding of blocks or sentences")

func encodeSentences(sentences []facts.Sentence) []byte {
	b := binary.AppendVarint(nil, int64(len(sentences)))
	end, block := 0, 0
	for _, s := range sentences {
		b = appendInts(b, s.Start-end, s.Len(), s.Block-block)
		end, block = s.End, s.Block
	}
	return b
}

func decodeSentences(b []byte) ([]facts.Sentence, error) {
	d := decoder{b: b}
	n := d.count(3)
	if n == 0 {
		return nil, d.err
	}
	sentences := make([]facts.Sentence, n)
	end, block := 0, 0
	for i := range sentences {
		span := d.span(end)
		end, block = span.End, block+d.int()
		sentences[i] = facts.Sentence{Span: span, Block: block}
	}
	return sentences, d.err
}

func encodeBlocks(blocks []facts.Block) []byte {
	b := binary.AppendVarint(nil, int64(len(blocks)))
	end := 0
	for _, bl := range blocks {
		b = appendInts(b, bl.Start-end, bl.Len())
		b = appendKind(b, bl.Kind)
		b = appendInts(b, bl.Level, bl.Table, bl.Page, len(bl.Cells))
		from := bl.Start
		for _, c := range bl.Cells {
			header := 0
			if c.Header {
				header = 1
			}
			b = appendInts(b, c.Start-from, c.Len(), c.Column, c.Columns, header)
			from = c.End
		}
		end = bl.End
	}
	return b
}

func encodePlaces(places []facts.Place) []byte {
	if len(places) == 0 {
		return nil
	}
	b := binary.AppendVarint(nil, int64(len(places)))
	var last facts.Place
	for _, p := range places {
		b = appendInts(b, p.Start-last.Start, p.Page-last.Page, p.Box.Left-last.Box.Left, p.Box.Top-last.Box.Top,
			p.Box.Right-p.Box.Left, p.Box.Bottom-p.Box.Top)
		last = p
	}
	return b
}

func decodePlaces(b []byte) ([]facts.Place, error) {
	if len(b) == 0 {
		return nil, nil
	}
	d := decoder{b: b}
	places := make([]facts.Place, d.count(6))
	var last facts.Place
	for i := range places {
		p := facts.Place{Start: last.Start + d.int(), Page: last.Page + d.int()}
		p.Box.Left, p.Box.Top = last.Box.Left+d.int(), last.Box.Top+d.int()
		p.Box.Right, p.Box.Bottom = p.Box.Left+d.int(), p.Box.Top+d.int()
		places[i], last = p, p
	}
	return places, d.err
}

func decodeBlocks(b []byte) ([]facts.Block, error) {
	d := decoder{b: b}
	blocks := d.blocks()
	return blocks, d.err
}

func (d *decoder) blocks() []facts.Block {
	n := d.count(7)
	if n == 0 {
		return nil
	}
	blocks := make([]facts.Block, n)
	end := 0
	for i := range blocks {
		span := d.span(end)
		bl := facts.Block{Span: span, Kind: d.kind(), Level: d.int(), Table: d.int(), Page: d.int()}
		if cells := d.count(5); cells > 0 {
			bl.Cells = make([]facts.Cell, cells)
			from := span.Start
			for j := range bl.Cells {
				c := d.span(from)
				from = c.End
				bl.Cells[j] = facts.Cell{Span: c, Column: d.int(), Columns: d.int(), Header: d.int() == 1}
			}
		}
		blocks[i] = bl
		end = span.End
	}
	return blocks
}

func appendInts(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.AppendVarint(b, int64(v))
	}
	return b
}

func appendKind(b []byte, kind facts.BlockKind) []byte {
	for i, k := range blockKinds {
		if i > 0 && k == kind {
			return appendInts(b, i)
		}
	}
	b = appendInts(b, 0, len(kind))
	return append(b, kind...)
}

// decoder reads varints and remembers the first error; after one, it gives
// zeros.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) int() int {
	if len(d.b) > 0 && d.b[0] < 0x80 { // most are of one byte
		v := zigzag(d.b[0])
		d.b = d.b[1:]
		return v
	}
	return d.long()
}

// zigzag returns the number that a signed varint of one byte is.
func zigzag(b byte) int { return int(b>>1) ^ -int(b&1) }

func (d *decoder) long() int {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.b, d.err = nil, errEncoding
		return 0
	}
	d.b = d.b[n:]
	return int(v)
}

// count reads a number of items of at least width bytes each, so that damaged
// bytes cannot ask for more memory than they could fill.
func (d *decoder) count(width int) int {
	n := d.int()
	if n < 0 || n > len(d.b)/width {
		d.b, d.err = nil, errEncoding
		return 0
	}
	return n
}

func (d *decoder) span(from int) facts.Span {
	start := from + d.int()
	return facts.Span{Start: start, End: start + d.int()}
}

func (d *decoder) kind() facts.BlockKind {
	i := d.int()
	if i > 0 && i < len(blockKinds) {
		return blockKinds[i]
	}
	n := d.count(1)
	if i != 0 || d.err != nil {
		d.b, d.err = nil, errEncoding
		return ""
	}
	k := facts.BlockKind(d.b[:n])
	d.b = d.b[n:]
	return k
}

func encodeDate(d facts.Date) int { return d.Year*10000 + d.Month*100 + d.Day }

func decodeDate(n int) facts.Date {
	return facts.Date{Year: n / 10000, Month: n / 100 % 100, Day: n % 100}
}
