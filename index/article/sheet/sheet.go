// Package sheet reads the visible sheets of an Excel workbook (SpreadsheetML,
// ECMA-376 part 1, clause 18) as rows of cells: each with the text that Excel
// shows for it, number format applied (1,466.02; 8.6%; see numfmt for where it
// says more than Excel), and with the rows and columns it covers. Hidden
// sheets, rows and columns are left out, and so is what is no value: #REF!.
//
//	sheets, err := sheet.Read(zip)
//	sheets[0].Rows[0][0].Text // 净利润（百万元）
package sheet

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"wenbao/index/article/archive"
)

// Sheet is one sheet of a workbook. Its rows are dense: row i of the sheet,
// hidden ones aside, is Rows[i], nil if it is empty.
type Sheet struct {
	Name string
	Rows [][]Cell
}

// Cell is a cell, or what is merged into one. Cells that a merged cell covers
// are left out.
type Cell struct {
	Text          string
	Columns, Rows int // covered, at least 1
}

// MaxRows is how many rows a workbook may have in all: four hundred times the
// longest of an annual report's appendices.
const MaxRows = 100_000

// Bounds of a workbook.
const (
	maxPart    = 64 << 20  // bytes of one part of it
	maxParts   = 192 << 20 // bytes of all parts
	maxColumns = 200
	maxCells   = MaxRows * maxColumns // with the empty ones before a cell of a row
)

// ErrRows is returned for a workbook with too many rows, or too many cells in
// them.
var ErrRows = fmt.Errorf("more than %d rows or %d cells", MaxRows, maxCells)

// Read reads a workbook. Errors are archive's and ErrRows; XML that is broken is
// archive.ErrDamaged with where.
func Read(zip *archive.Zip) ([]Sheet, error) {
	if err := check(zip); err != nil {
		return nil, err
	}
	b, err := openBook(zip)
	if err != nil {
		return nil, damaged(err)
	}
	var sheets []Sheet
	var read size
	for _, part := range b.sheets {
		if part.hidden {
			continue
		}
		s, err := b.readSheet(part, &read)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", part.name, damaged(err))
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// damaged is archive.ErrDamaged for what XML is broken by.
func damaged(err error) error {
	if _, ok := errors.AsType[*xml.SyntaxError](err); ok || strings.HasPrefix(err.Error(), "xml: ") {
		return fmt.Errorf("%w: %w", archive.ErrDamaged, err)
	}
	return err
}

// check inflates each part once: a bomb is found before anything is read of
// the others.
func check(zip *archive.Zip) error {
	total := int64(0)
	for i := range zip.Files {
		f := &zip.Files[i]
		if !strings.HasSuffix(f.Name, ".xml") && !strings.HasSuffix(f.Name, ".rels") {
			continue
		}
		data, err := f.Read(maxPart)
		if err != nil {
			return err
		}
		if total += int64(len(data)); total > maxParts {
			return archive.ErrTooLarge
		}
	}
	return nil
}
