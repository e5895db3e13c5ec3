package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"
)

// FuzzRead reads a workbook with any sheet. Its rows are within bounds and no
// two cells cover the same place.
func FuzzRead(f *testing.F) {
	const head = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`
	for _, s := range []string{
		`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>净利润</t></is></c><c r="B1"><v>1466.02</v></c></row></sheetData>`,
		`<sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="C3" t="e"><v>#REF!</v></c><c r="D3" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="B2:D3"/></mergeCells>`,
		`<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1048576"><c r="XFD1048576"><v>1e308</v></c></row></sheetData>`,
		`<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>-1</v></c><c s="99"><f>SUM(A1:A9)</f><v>x</v></c></row></sheetData>`,
	} {
		f.Add(head + s + "</worksheet>")
	}
	plain := workbookOf(f)
	f.Fuzz(func(t *testing.T, xml string) {
		if len(xml) > 1<<13 {
			t.Skip("longer is only slower")
		}
		sheets, err := open(t, replaced(t, plain, "xl/worksheets/sheet1.xml", xml))
		if err != nil {
			return
		}
		for _, s := range sheets {
			if len(s.Rows) > MaxRows {
				t.Errorf("%d rows", len(s.Rows))
			}
			taken := map[[2]int]bool{}
			for i, row := range s.Rows {
				column := 0
				for _, c := range row {
					if c.Columns < 1 || c.Rows < 1 {
						t.Fatalf("row %d: %+v", i, c)
					}
					for taken[[2]int{i, column}] {
						column++
					}
					for down := range min(c.Rows, len(s.Rows)-i) {
						taken[[2]int{i + down, column}] = true
					}
					column += c.Columns
				}
				if column > maxColumns {
					t.Fatalf("row %d has %d columns", i, column)
				}
			}
		}
	})
}

func workbookOf(f *testing.F) []byte {
	book := excelize.NewFile()
	defer book.Close()
	var buf bytes.Buffer
	if err := book.Write(&buf); err != nil {
		f.Fatal(err)
	}
	return buf.Bytes()
}

// replaced returns an archive with another content of one file.
func replaced(t *testing.T, data []byte, name, content string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, file := range from.File {
		to, err := w.CreateHeader(&zip.FileHeader{Name: file.Name})
		if err != nil {
			t.Fatal(err)
		}
		if file.Name == name {
			_, err = io.WriteString(to, content)
		} else {
			var r io.ReadCloser
			if r, err = file.Open(); err == nil {
				_, err = io.Copy(to, r)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
