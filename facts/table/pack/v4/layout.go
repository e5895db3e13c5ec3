package v4

import (
	"errors"

	"wenbao/facts"
	"wenbao/facts/table/pack/code"
)

// Blocks and sentences of schemas 1 to 4, each start as the distance from the end
// before it:
//
//	sentences = count { start length block }
//	blocks    = count { start length kind level table page cells { start length column columns header } }
//
// A block of kind 0 is followed by the kind's length and name; kinds from 1
// are positions in code.BlockKinds. A block in a sentence is the distance from the
// sentence before.

// Layout completes an article with its sentences, blocks and places as schema 3 has
// them: those in bytes of their own, the places behind the blocks.
func Layout(art *facts.Article, sentences, blocks []byte) (err error) {
	d := decoder{Decoder: code.Decoder{Rest: blocks}}
	art.Blocks = d.blocks()
	places, damaged := code.DecodePlaces(d.Rest)
	art.Places = places
	art.Sentences, err = decodeSentences(sentences)
	return errors.Join(err, d.Err, damaged)
}

func decodeSentences(b []byte) ([]facts.Sentence, error) {
	d := decoder{Decoder: code.Decoder{Rest: b}}
	n := d.SignedCount(3)
	if n == 0 {
		return nil, d.Err
	}
	sentences := make([]facts.Sentence, n)
	end, block := 0, 0
	for i := range sentences {
		span := d.span(end)
		end, block = span.End, block+d.Int()
		sentences[i] = facts.Sentence{Span: span, Block: block}
	}
	return sentences, d.Err
}

func decodeBlocks(b []byte) ([]facts.Block, error) {
	d := decoder{Decoder: code.Decoder{Rest: b}}
	blocks := d.blocks()
	return blocks, d.Err
}

func (d *decoder) blocks() []facts.Block {
	n := d.SignedCount(7)
	if n == 0 {
		return nil
	}
	blocks := make([]facts.Block, n)
	end := 0
	for i := range blocks {
		span := d.span(end)
		bl := facts.Block{Span: span, Kind: d.kind(), Level: d.Int(), Table: d.Int(), Page: d.Int()}
		if cells := d.SignedCount(5); cells > 0 {
			bl.Cells = make([]facts.Cell, cells)
			from := span.Start
			for j := range bl.Cells {
				c := d.span(from)
				from = c.End
				bl.Cells[j] = facts.Cell{Span: c, Column: d.Int(), Columns: d.Int(), Header: d.Int() == 1}
			}
		}
		blocks[i] = bl
		end = span.End
	}
	return blocks
}

func (d *decoder) span(from int) facts.Span {
	start := from + d.Int()
	return facts.Span{Start: start, End: start + d.Int()}
}

func (d *decoder) kind() facts.BlockKind {
	i := d.Int()
	if i > 0 && i < len(code.BlockKinds) {
		return code.BlockKinds[i]
	}
	n := d.SignedCount(1)
	if i != 0 || d.Err != nil {
		d.Rest, d.Err = nil, code.ErrEncoding
		return ""
	}
	k := facts.BlockKind(d.Rest[:n])
	d.Rest = d.Rest[n:]
	return k
}
