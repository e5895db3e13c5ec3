package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"wenbao/index/article/archive"
)

// workbook makes a workbook with what fill puts in.
func workbook(t *testing.T, fill func(f *excelize.File, must func(error))) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	fill(f, must)
	var buf bytes.Buffer
	must(f.Write(&buf))
	return buf.Bytes()
}

func open(t *testing.T, data []byte) ([]Sheet, error) {
	t.Helper()
	z, err := archive.Open(bytes.NewReader(data), int64(len(data)), archive.NewBudget())
	if err != nil {
		return nil, err
	}
	return Read(z)
}

func show(sheets []Sheet) string {
	var b strings.Builder
	for _, s := range sheets {
		fmt.Fprintf(&b, "%s\n", s.Name)
		for _, row := range s.Rows {
			b.WriteString(" ")
			for _, c := range row {
				fmt.Fprintf(&b, " %q", c.Text)
				if c.Columns > 1 {
					fmt.Fprintf(&b, "+%d", c.Columns)
				}
				if c.Rows > 1 {
					fmt.Fprintf(&b, "/%d", c.Rows)
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// Number formats as Excel shows them.
func TestRead_formats(t *testing.T) {
	tests := []struct {
		value  any
		format string
		want   string
	}{
		{146602, "#,##0", "146,602"},
		{1466.02, "#,##0.00", "1,466.02"},
		{0.086, "0.0%", "8.6%"},
		{0.0163, "0.00%", "1.63%"},
		{-1234.5, "#,##0.00", "-1,234.50"},
		{-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"},
		{-1234.5, "#,##0.00_);[Red](#,##0.00)", "(1,234.50)"},
		{1466.02, `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, "1,466.02"},
		{0, `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, "-"},
		{1466.02, `0.00"亿元"`, "1466.02亿元"},
		{1466.02, `¥#,##0.00`, "¥1,466.02"},
		{146602000000, `0.00,,"百万"`, "146602.00百万"},
		{0.1 + 0.2, "", "0.3"},
		{3391.23, "", "3391.23"},
		{time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC), "yyyy-mm-dd", "2023-12-31"},
		{time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC), `yyyy"年"m"月"d"日"`, "2023年12月31日"},
		{"净利润", "", "净利润"},
		{"00123", "@", "00123"},
	}
	data := workbook(t, func(f *excelize.File, must func(error)) {
		for i, tt := range tests {
			cell := fmt.Sprintf("A%d", i+1)
			must(f.SetCellValue("Sheet1", cell, tt.value))
			if tt.format != "" {
				id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &tt.format})
				must(err)
				must(f.SetCellStyle("Sheet1", cell, cell, id))
			}
		}
	})
	sheets, err := open(t, data)
	if err != nil {
		t.Fatal(err)
	}
	for i, tt := range tests {
		if got := sheets[0].Rows[i][0].Text; got != tt.want {
			t.Errorf("%v as %q: got %q, want %q", tt.value, tt.format, got, tt.want)
		}
	}
}

func TestRead_layout(t *testing.T) {
	data := workbook(t, func(f *excelize.File, must func(error)) {
		for cell, v := range map[string]any{
			"A1": "主要指标", "A2": "项目", "B2": "金额", "B3": "2023年", "C3": "2022年", "D3": "隐藏", "A4": "净利润", "B4": 3, "C4": 2, "D4": 9,
			"A5": "隐藏行", "B5": 7, "A7": "营业收入", "B7": "#REF!", "C7": 5,
		} {
			must(f.SetCellValue("Sheet1", cell, v))
		}
		must(f.MergeCell("Sheet1", "A1", "D1"))
		must(f.MergeCell("Sheet1", "A2", "A3"))
		must(f.MergeCell("Sheet1", "B2", "D2"))
		must(f.SetColVisible("Sheet1", "D", false))
		must(f.SetRowVisible("Sheet1", 5, false))
		_, err := f.NewSheet("底稿")
		must(err)
		must(f.SetCellValue("底稿", "A1", 1))
		must(f.SetSheetVisible("底稿", false))
		_, err = f.NewSheet("资产负债表")
		must(err)
		must(f.SetCellValue("资产负债表", "B2", "资产总计"))
		must(f.SetCellFormula("资产负债表", "C2", "1+1"))
	})
	sheets, err := open(t, data)
	if err != nil {
		t.Fatal(err)
	}
	want := `Sheet1
  "主要指标"+3
  "项目"/2 "金额"+2
  "2023年" "2022年"
  "净利润" "3" "2"
` + " \n" + `  "营业收入" "" "5"
资产负债表
` + " \n" + `  "" "资产总计" ""
`
	if diff := cmp.Diff(want, show(sheets)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRead_errors(t *testing.T) {
	rows := workbook(t, func(f *excelize.File, must func(error)) {
		must(f.SetCellValue("Sheet1", fmt.Sprintf("A%d", MaxRows+1), 1))
	})
	if _, err := open(t, rows); !errors.Is(err, ErrRows) {
		t.Errorf("too many rows: got %v", err)
	}
	if _, err := open(t, rows[:len(rows)/2]); !errors.Is(err, archive.ErrDamaged) {
		t.Errorf("cut off: got %v", err)
	}
}

// A few bytes that once took half a minute: a merged cell over all columns was
// looked through for every row, and rows are as long as their last cell.
func TestRead_bounds(t *testing.T) {
	const last = `<row r="99999"><c r="A99999"><v>2</v></c></row>`
	sheets, err := open(t, bookOf(t, `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>`+last+`</sheetData><mergeCells><mergeCell ref="A1:XFD2"/></mergeCells>`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Cell{{Text: "1", Columns: maxColumns, Rows: 2}}, sheets[0].Rows[0]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wide := strings.Repeat(`<row><c r="XFD1"><v>1</v></c></row>`, MaxRows)
	if _, err := open(t, bookOf(t, "<sheetData>"+wide+"</sheetData>")); !errors.Is(err, ErrRows) {
		t.Errorf("rows of 16384 cells: got %v", err)
	}
}
