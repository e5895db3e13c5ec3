package sheet

import "testing"

// FuzzRead reads a workbook with any sheet. Its rows are within bounds and no
// two cells cover the same place.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>净利润</t></is></c><c r="B1"><v>1466.02</v></c></row></sheetData>`,
		`<sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="C3" t="e"><v>#REF!</v></c><c r="D3" t="b"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="B2:D3"/></mergeCells>`,
		`<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="900"><c r="XFD900"><v>1e308</v></c></row></sheetData>`,
		`<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>-1</v></c><c s="99"><f>SUM(A1:A9)</f><v>x</v></c></row></sheetData>`,
		`<sheetData><row r="3"><c r="B3" s="1"><v>-5</v></c></row><row r="1" hidden="true"><row/></row><c/></sheetData><mergeCells><mergeCell ref="B3:C9"/></mergeCells>`,
		`<sheetData><row r="1"><c t="d" s="2"><v>2023-12-31T12:00:00Z</v></c><c t="str"><v>_x000D_a_x</v></c><c t="inlineStr"><is><r><t>a</t></r><rPh><t>b</t></rPh></is></c></row></sheetData>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, xml string) {
		if len(xml) > 1<<13 {
			t.Skip("longer is only slower")
		}
		sheets, err := open(t, bookOf(t, xml))
		if err != nil {
			return
		}
		for _, s := range sheets {
			if len(s.Rows) > MaxRows {
				t.Errorf("%d rows", len(s.Rows))
			}
			checkRows(t, s.Rows)
		}
	})
}

// FuzzLayout lays out rows of so many texts by any merged cells and hidden
// columns; a row is a byte.
func FuzzLayout(f *testing.F) {
	f.Add([]byte(`<mergeCell ref="A1:C2"/><mergeCell ref="B2:D3"/>`), []byte{3, 0, 4, 1})
	f.Add([]byte(`<col min="1" max="2" hidden="1"/><x:mergeCell ref="B1:XFD1048576"/>`), []byte{5, 255})
	f.Fuzz(func(t *testing.T, xml, widths []byte) {
		if len(xml) > 1<<12 || len(widths) > 1<<10 {
			t.Skip("longer is only slower")
		}
		lay := parseLayout(xml)
		var rows [][]Cell
		for i, n := range widths {
			texts := make([]string, n)
			for j := range texts {
				texts[j] = []string{"净利润", "", "#N/A"}[(i+j)%3]
			}
			rows = append(rows, lay.row(i+1, texts))
		}
		checkRows(t, rows)
	})
}

func checkRows(t *testing.T, rows [][]Cell) {
	t.Helper()
	taken := map[[2]int]bool{}
	for i, row := range rows {
		column := 0
		for _, c := range row {
			if c.Columns < 1 || c.Rows < 1 {
				t.Fatalf("row %d: %+v", i, c)
			}
			for taken[[2]int{i, column}] {
				column++
			}
			for down := range min(c.Rows, len(rows)-i) {
				taken[[2]int{i + down, column}] = true
			}
			column += c.Columns
		}
		if column > maxColumns {
			t.Fatalf("row %d has %d columns", i, column)
		}
	}
}
