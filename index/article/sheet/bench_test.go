package sheet

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"wenbao/index/article/archive"
)

// BenchmarkRead reads a sheet of 5000 rows with ten cells each, two texts and
// eight figures in three formats, and has excelize do the same.
func BenchmarkRead(b *testing.B) {
	f := excelize.NewFile()
	defer f.Close()
	var styles []int
	for _, code := range []string{"#,##0.00", "0.00%", `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `} {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
		if err != nil {
			b.Fatal(err)
		}
		styles = append(styles, id)
	}
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	for i := range 5000 {
		row := []any{fmt.Sprintf("科目%d", i), "百万元"}
		for j := range 8 {
			row = append(row, excelize.Cell{StyleID: styles[j%3], Value: float64(i*j) * 1.37})
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			b.Fatal(err)
		}
	}
	var buf bytes.Buffer
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Write(&buf); err != nil {
		b.Fatal(err)
	}
	data := buf.Bytes()
	b.Run("sheet", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			z, err := archive.Open(bytes.NewReader(data), int64(len(data)), archive.NewBudget())
			if err != nil {
				b.Fatal(err)
			}
			if sheets, err := Read(z); err != nil || len(sheets[0].Rows) != 5000 {
				b.Fatal(err)
			}
		}
	})
	b.Run("excelize", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				b.Fatal(err)
			}
			if rows, err := f.GetRows("Sheet1"); err != nil || len(rows) != 5000 {
				b.Fatal(err)
			}
			f.Close()
		}
	})
}
