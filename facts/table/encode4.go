package table

import (
	"wenbao/facts"
)

// Blocks and sentences of schemas 1 to 4, each start as the distance from the end
// before it:
//
//	sentences = count { start length block }
//	blocks    = count { start length kind level table page cells { start length column columns header } }
//
// A block of kind 0 is followed by the kind's length and name; kinds from 1
// are positions in blockKinds. A block in a sentence is the distance from the
// sentence before.

func decodeSentences4(b []byte) ([]facts.Sentence, error) {
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

func decodeBlocks4(b []byte) ([]facts.Block, error) {
	d := decoder{b: b}
	blocks := d.blocks4()
	return blocks, d.err
}

func (d *decoder) blocks4() []facts.Block {
	n := d.count(7)
	if n == 0 {
		return nil
	}
	blocks := make([]facts.Block, n)
	end := 0
	for i := range blocks {
		span := d.span(end)
		bl := facts.Block{Span: span, Kind: d.kind4(), Level: d.int(), Table: d.int(), Page: d.int()}
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

func (d *decoder) span(from int) facts.Span {
	start := from + d.int()
	return facts.Span{Start: start, End: start + d.int()}
}

func (d *decoder) kind4() facts.BlockKind {
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
