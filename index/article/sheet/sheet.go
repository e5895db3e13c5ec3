// Package sheet reads the visible sheets of an Excel workbook (SpreadsheetML,
// ECMA-376 part 1, clause 18) as rows of cells: each with the text that Excel
// shows for it, number format applied (1,466.02; 8.6%), and with the rows and
// columns it covers. Hidden sheets, rows and columns are left out, and so is
// what is no value: #REF!.
//
//	sheets, err := sheet.Read(data, zip)
//	sheets[0].Rows[0][0].Text // 净利润（百万元）
package sheet

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

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

// Read reads a workbook; zip is the same bytes opened. Errors are archive's, ErrRows, or of
// XML. What excelize says is archive.ErrDamaged: people cannot act on its words.
func Read(data []byte, zip *archive.Zip) ([]Sheet, error) {
	if err := check(zip); err != nil {
		return nil, err
	}
	parts, err := partsOf(zip)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxParts, UnzipXMLSizeLimit: maxParts,
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy年m月d日", CultureInfo: excelize.CultureNameZhCN,
	})
	if err != nil {
		return nil, damaged(err)
	}
	defer f.Close()
	var sheets []Sheet
	var read size
	for _, name := range f.GetSheetList() {
		part, ok := parts[name]
		if !ok || part.hidden {
			continue
		}
		s, err := readSheet(f, name, part, zip, &read)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

func damaged(err error) error { return fmt.Errorf("%w: %w", archive.ErrDamaged, err) }

// check inflates each part once, which finds bombs before excelize would.
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

// size is what was read of a workbook.
type size struct{ rows, cells int }

func readSheet(f *excelize.File, name string, part part, zip *archive.Zip, read *size) (Sheet, error) {
	s := Sheet{Name: name}
	lay, err := layoutOf(zip.Find(part.path))
	if err != nil {
		return s, err
	}
	rows, err := f.Rows(name)
	if err != nil {
		return s, damaged(err)
	}
	defer rows.Close()
	for at := 1; rows.Next(); at++ {
		texts, err := rows.Columns()
		if err != nil {
			return s, damaged(err)
		}
		read.rows++
		if read.cells += len(texts); read.rows > MaxRows || read.cells > maxCells {
			return s, ErrRows
		}
		if rows.GetRowOpts().Hidden {
			continue
		}
		s.Rows = append(s.Rows, lay.row(at, texts))
	}
	return s, rows.Error()
}
