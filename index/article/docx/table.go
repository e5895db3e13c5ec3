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
	t := Block{Kind: Table}
	err := r.deeper(func() error {
		return walk(r.dec, func(start xml.StartElement) (bool, error) {
			switch start.Name.Local {
			case "tr":
				row, err := r.row()
				t.Rows = append(t.Rows, row)
				return true, err
			case "tblPr", "tblGrid", "del", "moveFrom":
				return true, r.dec.Skip()
			}
			return false, nil
		})
	})
	if err != nil {
		return nil, err
	}
	if isLayout(t.Rows) {
		return unlaid(t.Rows), nil
	}
	merge(t.Rows)
	return []Block{t}, nil
}

// row reads a row; a deleted one has no cells.
func (r *reader) row() (Row, error) {
	var row Row
	column := 0
	deleted := false
	set := func(prop xml.StartElement) {
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
	}
	err := walk(r.dec, func(start xml.StartElement) (bool, error) {
		switch start.Name.Local {
		case "trPr":
			return true, properties(r.dec, "|trPrChange|", set)
		case "tc":
			c, err := r.cell()
			c.column = column
			column += c.Columns
			row.Cells = append(row.Cells, c)
			return true, err
		case "tblPrEx":
			return true, r.dec.Skip()
		}
		return false, nil
	})
	if deleted {
		row.Cells = nil
	}
	return row, err
}

// cell reads a cell. Its properties come first (17.4.66).
func (r *reader) cell() (Cell, error) {
	c := Cell{Columns: 1, Rows: 1}
	set := func(prop xml.StartElement) {
		switch prop.Name.Local {
		case "gridSpan":
			c.Columns = max(1, min(number(prop), 200))
		case "vMerge":
			c.continued = value(prop) != "restart"
		}
	}
	err := walk(r.dec, func(start xml.StartElement) (bool, error) {
		if start.Name.Local == "tcPr" {
			return true, properties(r.dec, "|tcPrChange|", set)
		}
		return r.block(start, &c.Blocks)
	})
	return c, err
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
