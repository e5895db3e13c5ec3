package docx

import (
	"encoding/xml"
	"unicode/utf8"
)

// layoutText is the length in runes from which a cell is running text, so that
// its table serves to lay out the page.
const layoutText = 300

// table reads the table just begun. One that only lays out the page, for it
// has a single cell, running text or a table in a cell, gives its cells'
// blocks.
func (r *reader) table() ([]Block, error) {
	if r.depth++; r.depth > maxDepth {
		return nil, errDepth
	}
	defer func() { r.depth-- }()
	t := Block{Kind: Table}
	for open := 1; open > 0; {
		tok, err := r.dec.Token()
		if err != nil {
			return nil, err
		}
		switch tok := tok.(type) {
		case xml.EndElement:
			open--
		case xml.StartElement:
			switch tok.Name.Local {
			case "tr":
				row, err := r.row()
				if err != nil {
					return nil, err
				}
				t.Rows = append(t.Rows, row)
			case "tblPr", "tblGrid", "del", "moveFrom":
				if err := r.dec.Skip(); err != nil {
					return nil, err
				}
			default:
				open++
			}
		}
	}
	if isLayout(t.Rows) {
		return unlaid(t.Rows), nil
	}
	merge(t.Rows)
	return []Block{t}, nil
}

func (r *reader) row() (Row, error) {
	var row Row
	column := 0
	deleted := false
	for open := 1; open > 0; {
		tok, err := r.dec.Token()
		if err != nil {
			return row, err
		}
		switch tok := tok.(type) {
		case xml.EndElement:
			open--
		case xml.StartElement:
			switch tok.Name.Local {
			case "trPr":
				err = properties(r.dec, "|trPrChange|", func(prop xml.StartElement) {
					switch prop.Name.Local {
					case "tblHeader":
						row.Header = on(prop)
					case "gridBefore":
						if n := min(number(prop), 200); n > 0 {
							row.Cells = append(row.Cells, Cell{Columns: n, Rows: 1})
							column = n
						}
					case "del":
						deleted = true
					}
				})
			case "tc":
				var c Cell
				if c, err = r.cell(); err == nil {
					c.column = column
					column += c.Columns
					row.Cells = append(row.Cells, c)
				}
			case "tblPrEx":
				err = r.dec.Skip()
			default:
				open++
			}
			if err != nil {
				return row, err
			}
		}
	}
	if deleted {
		row.Cells = nil
	}
	return row, nil
}

// cell reads a cell. Its properties come first (17.4.66).
func (r *reader) cell() (Cell, error) {
	c := Cell{Columns: 1, Rows: 1}
	for {
		tok, err := r.dec.Token()
		if err != nil {
			return c, err
		}
		switch tok := tok.(type) {
		case xml.EndElement:
			return c, nil
		case xml.StartElement:
			if tok.Name.Local == "tcPr" {
				err = properties(r.dec, "|tcPrChange|", func(prop xml.StartElement) {
					switch prop.Name.Local {
					case "gridSpan":
						c.Columns = max(1, min(number(prop), 200))
					case "vMerge":
						c.continued = value(prop) != "restart"
					}
				})
				if err != nil {
					return c, err
				}
				c.Blocks, err = r.blocks()
				return c, err
			}
			// a cell without properties
			first, err := r.block(tok)
			if err != nil {
				return c, err
			}
			rest, err := r.blocks()
			c.Blocks = append(first, rest...)
			return c, err
		}
	}
}

// block reads the one block whose element has just begun.
func (r *reader) block(start xml.StartElement) ([]Block, error) {
	switch start.Name.Local {
	case "p":
		return r.paragraph()
	case "tbl":
		return r.table()
	case "sectPr", "del", "moveFrom", "Fallback":
		return nil, r.dec.Skip()
	}
	return r.blocks()
}

func isLayout(rows []Row) bool {
	cells := 0
	for _, row := range rows {
		cells += len(row.Cells)
		for _, c := range row.Cells {
			n := 0
			for _, b := range c.Blocks {
				if n += utf8.RuneCountInString(b.Text); b.Kind == Table || n > layoutText {
					return true
				}
			}
		}
	}
	return cells < 2
}

func unlaid(rows []Row) []Block {
	var blocks []Block
	for _, row := range rows {
		for _, c := range row.Cells {
			blocks = append(blocks, c.Blocks...)
		}
	}
	return blocks
}

// merge counts the rows that cells reach down into and leaves out the cells
// they reach into (vMerge without restart, 17.4.84).
func merge(rows []Row) {
	above := map[int]*Cell{} // column → the cell that stands or reaches there
	for i := range rows {
		kept := make([]Cell, 0, len(rows[i].Cells))
		here := map[int]*Cell{}
		for _, c := range rows[i].Cells {
			if top := above[c.column]; c.continued && top != nil {
				top.Rows++
				here[c.column] = top
				continue
			}
			kept = append(kept, c)
			here[c.column] = &kept[len(kept)-1]
		}
		rows[i].Cells, above = kept, here
	}
}
