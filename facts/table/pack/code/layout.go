package code

import (
	"encoding/binary"
	"slices"
	"strings"

	"wenbao/facts"
)

// Sentences and blocks are stored as columns of what their text does not tell:
//
//	sentences = count columns(start length block)
//	blocks    = count columns(start end kind level table page cells)
//	            columns(of cells: start length column columns header) { length kind }
//	places    = count { start page left top width height }
//	columns   = mask { column }
//
// A sentence starts where the one before ends and ends where the text says so
// (sentenceEnd), a block has the sentences that are its, a cell starts where the one
// before ends; what is stored are the differences, 0 in most. Of the columns behind
// the first, which tells their length, one of zeros only is left out. Blocks of no kind
// in BlockKinds, 0, have it spelled out at the end. Without any places, which is so in
// documents without pages, there is not even a count. Page, left and top are distances from those of the place before.

// BlockKinds are the kinds of blocks that are stored by their positions. They must
// never change.
var BlockKinds = []facts.BlockKind{"", facts.Paragraph, facts.Heading, facts.ListItem, facts.TableRow, facts.Caption}

// appendColumns appends rows of signed numbers column by column.
func appendColumns(b []byte, width int, rows []int) []byte {
	mask := 1
	for i, v := range rows {
		if v != 0 {
			mask |= 1 << (i % width)
		}
	}
	b = AppendUints(b, mask)
	for c := range width {
		if mask>>c&1 == 1 {
			for i := c; i < len(rows); i += width {
				b = AppendInts(b, rows[i])
			}
		}
	}
	return b
}

// rows reads what appendColumns has made of n rows.
func (d *Decoder) rows(width, n int) []int {
	mask := d.Uint()
	if d.Err != nil || n > len(d.Rest) || n > 0 && mask&1 == 0 {
		d.Rest, d.Err = nil, ErrEncoding
		return nil
	}
	rows := make([]int, width*n)
	for c := range width {
		if mask>>c&1 == 1 {
			for i := c; i < len(rows); i += width {
				rows[i] = d.Int()
			}
		}
	}
	return rows
}

// sentenceEnd returns where a sentence that starts at a byte of the text most likely
// ends: behind the next 。！？, before the next line. What is stored depends on it, so
// it must never change.
func sentenceEnd(text string, start int) int {
	if start < 0 || start > len(text) {
		return start
	}
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			return i
		case c != 0xE3 && c != 0xEF:
		case strings.HasPrefix(text[i:], "。") || strings.HasPrefix(text[i:], "！") || strings.HasPrefix(text[i:], "？"):
			return i + len("。")
		}
	}
	return len(text)
}

// EncodeSentences returns the bytes of the sentences of a text.
func EncodeSentences(text string, sentences []facts.Sentence) []byte {
	rows := make([]int, 0, 3*len(sentences))
	end, block := 0, 0
	for _, s := range sentences {
		rows = append(rows, s.Start-end, s.End-sentenceEnd(text, s.Start), s.Block-block)
		end, block = s.End, s.Block
	}
	return appendColumns(AppendUints(nil, len(sentences)), 3, rows)
}

// DecodeSentences returns the sentences that EncodeSentences was given with the text.
func DecodeSentences(text string, b []byte) ([]facts.Sentence, error) {
	d := Decoder{Rest: b}
	n := d.Count(1)
	rows := d.rows(3, n)
	if n == 0 || d.Err != nil {
		return nil, d.Err
	}
	sentences := make([]facts.Sentence, n)
	end, block := 0, 0
	for i := range sentences {
		start := end + rows[3*i]
		end = sentenceEnd(text, start) + rows[3*i+1]
		block += rows[3*i+2]
		sentences[i] = facts.Sentence{Span: facts.Span{Start: start, End: end}, Block: block}
	}
	return sentences, d.Err
}

// spansOf returns the spans of the sentences of n blocks; where one has none, it is
// empty at the end of the block before.
func spansOf(sentences []facts.Sentence, n int) []facts.Span {
	spans := make([]facts.Span, n)
	for i := range spans {
		spans[i].Start = -1
	}
	for _, s := range sentences {
		if s.Block < 0 || s.Block >= n {
			continue
		}
		if spans[s.Block].Start < 0 {
			spans[s.Block].Start = s.Start
		}
		spans[s.Block].End = s.End
	}
	return spans
}

// EncodeBlocks returns the bytes of the blocks that the sentences are in.
func EncodeBlocks(sentences []facts.Sentence, blocks []facts.Block) []byte {
	const width = 7
	rows := make([]int, 0, width*len(blocks))
	var cells []int
	var kinds []byte
	spans := spansOf(sentences, len(blocks))
	end := 0
	for i, bl := range blocks {
		kind := max(0, slices.Index(BlockKinds, bl.Kind))
		if kind == 0 {
			kinds = append(AppendUints(kinds, len(bl.Kind)), bl.Kind...)
		}
		span := spans[i]
		if span.Start < 0 {
			span = facts.Span{Start: end, End: end}
		}
		rows = append(rows, bl.Start-span.Start, bl.End-span.End, kind, bl.Level, bl.Table, bl.Page, len(bl.Cells))
		from, column := bl.Start, 0
		for _, c := range bl.Cells {
			header := 0
			if c.Header {
				header = 1
			}
			cells = append(cells, c.Start-from, c.Len(), c.Column-column, c.Columns-1, header)
			from, column = c.End, c.Column+c.Columns
		}
		end = bl.End
	}
	b := appendColumns(AppendUints(nil, len(blocks)), width, rows)
	return append(appendColumns(b, 5, cells), kinds...)
}

// DecodeBlocks returns the blocks that EncodeBlocks was given with the sentences.
func DecodeBlocks(sentences []facts.Sentence, b []byte) ([]facts.Block, error) {
	const width = 7
	d := Decoder{Rest: b}
	n := d.Count(1)
	rows := d.rows(width, n)
	count := 0
	for i := width - 1; i < len(rows); i += width {
		if count += rows[i]; rows[i] < 0 || count > len(d.Rest) {
			return nil, ErrEncoding
		}
	}
	cells := d.rows(5, count)
	if n == 0 || d.Err != nil {
		return nil, d.Err
	}
	blocks := make([]facts.Block, n)
	spans := spansOf(sentences, n)
	end := 0
	for i := range blocks {
		r, span := rows[width*i:], spans[i]
		if span.Start < 0 {
			span = facts.Span{Start: end, End: end}
		}
		bl := facts.Block{Span: facts.Span{Start: span.Start + r[0], End: span.End + r[1]}, Kind: d.kind(r[2]), Level: r[3], Table: r[4], Page: r[5]}
		if n := r[6]; n > 0 {
			bl.Cells, cells = cellsOf(bl.Start, cells[:5*n]), cells[5*n:]
		}
		blocks[i], end = bl, bl.End
	}
	return blocks, d.Err
}

func cellsOf(from int, rows []int) []facts.Cell {
	cells := make([]facts.Cell, len(rows)/5)
	column := 0
	for i := range cells {
		r := rows[5*i:]
		start := from + r[0]
		from = start + r[1]
		c := facts.Cell{Span: facts.Span{Start: start, End: from}, Column: column + r[2], Columns: r[3] + 1, Header: r[4] == 1}
		cells[i], column = c, c.Column+c.Columns
	}
	return cells
}

// kind returns the kind of a number, reading it where it is spelled out.
func (d *Decoder) kind(n int) facts.BlockKind {
	if n > 0 && n < len(BlockKinds) {
		return BlockKinds[n]
	}
	n = d.Count(1)
	if d.Err != nil {
		return ""
	}
	k := facts.BlockKind(d.Rest[:n])
	d.Rest = d.Rest[n:]
	return k
}

// EncodePlaces returns the bytes of places, none for none.
func EncodePlaces(places []facts.Place) []byte {
	if len(places) == 0 {
		return nil
	}
	b := binary.AppendVarint(nil, int64(len(places)))
	var last facts.Place
	for _, p := range places {
		b = AppendInts(b, p.Start-last.Start, p.Page-last.Page, p.Box.Left-last.Box.Left, p.Box.Top-last.Box.Top,
			p.Box.Right-p.Box.Left, p.Box.Bottom-p.Box.Top)
		last = p
	}
	return b
}

// DecodePlaces returns the places that EncodePlaces was given.
func DecodePlaces(b []byte) ([]facts.Place, error) {
	if len(b) == 0 {
		return nil, nil
	}
	d := Decoder{Rest: b}
	places := make([]facts.Place, d.SignedCount(6))
	var last facts.Place
	for i := range places {
		p := facts.Place{Start: last.Start + d.Int(), Page: last.Page + d.Int()}
		p.Box.Left, p.Box.Top = last.Box.Left+d.Int(), last.Box.Top+d.Int()
		p.Box.Right, p.Box.Bottom = p.Box.Left+d.Int(), p.Box.Top+d.Int()
		places[i], last = p, p
	}
	return places, d.Err
}

// SentenceOf returns where a sentence stands, the zero span when there is none.
func SentenceOf(sentences []facts.Sentence, i int) facts.Span {
	if i < 0 || i >= len(sentences) {
		return facts.Span{}
	}
	return sentences[i].Span
}
