package sheet

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"wenbao/index/article/archive"
)

// size is what was read of a workbook.
type size struct{ rows, cells, text int }

// maxText bounds the text of all cells, in bytes: formats may make much of
// little. Shared strings do not count, as cells share them here too.
const maxText = maxParts

// reader reads the rows of one sheet (18.3.1.80, 18.3.1.73, 18.3.1.4) as they
// come: what it holds is the part and the row.
type reader struct {
	*book
	dec   *xml.Decoder
	lay   *layout
	sheet Sheet
	read  *size

	at     int      // of the row, from 1; 0 before the first
	open   bool     // the row has not ended
	hidden bool     // the row is
	tall   []tall   // cells that may reach into rows to come
	texts  []string // of the row, up to maxColumns
	width  int      // of the row, in cells
	column int      // of the cell read last, from 1
}

// readSheet reads a sheet, which may have no part: then it has no rows.
//
// Rows and cells say where they are (r); what does not is behind the one
// before. A row that says it stands no later than the one before it, which
// Excel calls damage, is read as the row behind it, so that its cells stay
// together. Of two cells at one place the last is read.
func (b *book) readSheet(s sheetPart, read *size) (Sheet, error) {
	r := reader{book: b, sheet: Sheet{Name: s.name}, read: read}
	if s.part == nil {
		return r.sheet, nil
	}
	data, err := s.part.Read(maxPart)
	if err != nil {
		return r.sheet, err
	}
	r.lay = layoutOf(data)
	r.dec = xml.NewDecoder(bytes.NewReader(data))
	err = r.rows()
	return r.sheet, err
}

func (r *reader) rows() error {
	for {
		tok, err := r.dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch tok.Name.Local {
			case "row":
				err = r.begin(tok)
			case "c":
				if r.open {
					err = r.cell(tok)
				}
			}
		case xml.EndElement:
			switch tok.Name.Local {
			case "row":
				err = r.end()
			case "sheetData":
				return nil
			}
		}
		if err != nil {
			return err
		}
	}
}

// begin begins a row, after the empty ones between it and the one before.
func (r *reader) begin(start xml.StartElement) error {
	to := 0
	hidden := false
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			to, _ = strconv.Atoi(a.Value)
		case "hidden":
			hidden = on(a.Value)
		}
	}
	if err := r.end(); err != nil {
		return err
	}
	r.texts, r.width, r.column, r.hidden = r.texts[:0], 0, 0, false
	for r.at++; r.at < to; r.at++ {
		r.open = true
		if err := r.end(); err != nil {
			return err
		}
	}
	r.open, r.hidden = true, hidden
	return nil
}

// tall is a cell of several rows: where it stands in the sheet's rows, and the
// last row that it covers, from 1.
type tall struct{ row, cell, last int }

// end ends the row, if one is open: unless it is hidden it is added to the
// sheet, if it is, cells that reach into it cover a row less.
func (r *reader) end() error {
	if !r.open {
		return nil
	}
	r.open = false
	r.read.rows++
	r.read.cells += r.width
	switch {
	case r.read.rows > MaxRows || r.read.cells > maxCells:
		return ErrRows
	case r.hidden:
		r.tall = slices.DeleteFunc(r.tall, func(t tall) bool { return t.last < r.at })
		for _, t := range r.tall {
			r.sheet.Rows[t.row][t.cell].Rows--
		}
		return nil
	}
	row := r.lay.row(r.at, r.texts)
	for i, c := range row {
		if c.Rows > 1 {
			r.tall = append(r.tall, tall{len(r.sheet.Rows), i, r.at + c.Rows - 1})
		}
	}
	r.sheet.Rows = append(r.sheet.Rows, row)
	return nil
}

// cell reads a cell. One that has neither value nor formula does not make the
// row longer.
func (r *reader) cell(start xml.StartElement) error {
	var c cell
	place := ""
	for _, a := range start.Attr {
		switch a.Name.Local {
		case "r":
			place = a.Value
		case "s":
			c.style, _ = strconv.Atoi(a.Value)
		case "t":
			c.kind = a.Value
		}
	}
	r.column++
	if place != "" {
		var ok bool
		if r.column, _, ok = coordinates(place); !ok {
			return fmt.Errorf("%w: cell %q", archive.ErrDamaged, place)
		}
	}
	err := children(r.dec, func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "v":
			c.value, err = text(r.dec)
		case "is":
			c.inline, err = richText(r.dec)
		case "f":
			c.formula = true
			err = r.dec.Skip()
		default:
			err = r.dec.Skip()
		}
		return err
	})
	if err != nil {
		return err
	}
	shown, ok := r.show(c)
	if !ok {
		return nil
	}
	if c.kind != "s" || len(shown) != len(r.strings.at(c.value)) {
		if r.read.text += len(shown); r.read.text > maxText {
			return archive.ErrTooLarge
		}
	}
	r.width = max(r.width, r.column)
	if r.column > maxColumns {
		return nil
	}
	for len(r.texts) < r.column {
		r.texts = append(r.texts, "")
	}
	r.texts[r.column-1] = shown
	return nil
}

// cell is what a cell says.
type cell struct {
	style               int
	kind, value, inline string
	formula             bool
}

// show returns the text that Excel shows for a cell, by its type (18.18.11).
// Errors show nothing, but hold their place; ok is false for what holds none.
func (b *book) show(c cell) (shown string, ok bool) {
	switch c.kind {
	case "s":
		shown = b.format(c.style).Text(b.strings.at(c.value))
	case "str":
		shown = b.format(c.style).Text(unescape(c.value))
	case "inlineStr":
		if c.inline == "" {
			c.inline = unescape(c.value)
		}
		shown = b.format(c.style).Text(c.inline)
	case "b":
		switch strings.TrimSpace(c.value) {
		case "1":
			shown = "TRUE"
		case "0":
			shown = "FALSE"
		default:
			shown = c.value
		}
	case "e":
		return "", true
	case "d":
		shown = b.isoDate(c)
	default:
		shown = b.format(c.style).Number(c.value, b.date1904)
	}
	return shown, shown != "" || c.formula
}

// coordinates reads A1, $A$1: column and row from 1, within Excel's bounds.
func coordinates(ref string) (column, row int, ok bool) {
	digits := strings.TrimLeft(ref, letters)
	for _, c := range ref[:len(ref)-len(digits)] {
		if c == '$' {
			continue
		}
		if column = column*26 + int(c|0x20-'a') + 1; column > excelColumns {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(digits)
	return column, row, err == nil && column > 0 && row > 0 && row <= excelRows
}

const letters = "$ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// Bounds of Excel's sheets.
const (
	excelColumns = 16_384
	excelRows    = 1 << 20
)

// on is an xsd:boolean.
func on(s string) bool { return s == "1" || s == "true" }
