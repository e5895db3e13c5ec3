package sheet

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// grid makes a workbook: a column of each code, a row of each value. Values
// are put in as they are stored.
func grid(t *testing.T, codes, values []string) []byte {
	t.Helper()
	return workbook(t, func(f *excelize.File, must func(error)) {
		for j, code := range codes {
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code})
			must(err)
			for i, v := range values {
				cell, err := excelize.CoordinatesToCellName(j+1, i+1)
				must(err)
				must(f.SetCellDefault("Sheet1", cell, v))
				must(f.SetCellStyle("Sheet1", cell, cell, id))
			}
		}
	})
}

// byExcelize reads the first sheet as excelize does, with our ways of writing
// dates.
func byExcelize(t *testing.T, data []byte) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy年m月d日", CultureInfo: excelize.CultureNameZhCN,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func readOne(t *testing.T, data []byte) [][]Cell {
	t.Helper()
	sheets, err := open(t, data)
	if err != nil {
		t.Fatal(err)
	}
	return sheets[0].Rows
}

// agree holds what is read against what excelize reads, but for blanks around.
func agree(t *testing.T, codes, values []string) {
	t.Helper()
	data := grid(t, codes, values)
	ours := readOne(t, data)
	for i, row := range byExcelize(t, data) {
		for j, want := range row {
			if got := ours[i][j].Text; got != shown(want) {
				t.Errorf("%s as %s: got %q, excelize %q", values[i], codes[j], got, shown(want))
			}
		}
	}
}

// Thousands of figures: in each format excelize reads them alike. Values end in
// no 5, as excelize rounds floats, and have no zeros, which it shows by the
// format of positives.
func TestRead_asExcelize(t *testing.T) {
	codes := []string{
		"General", "0", "0.0", "0.00", "0.000", "#,##0", "#,##0.0", "#,##0.00", "#,##0.0000", "0%", "0.0%", "0.00%", "000", "00.0",
		"#,##0_);(#,##0)", "#,##0.00_);[Red](#,##0.00)", "0.00_ ;[Red]-0.00 ", "#,##0.00;-#,##0.00;-", `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `,
		`0.00"亿元"`, `#,##0.00"元/股"`, "¥#,##0.00", "[$¥-804]#,##0.00", "[$€-2] #,##0.00", `"约"0.0"倍"`, "#,##0,", "0.0,", "0.00,,", "0.00E+00", "@",
	}
	random := rand.New(rand.NewPCG(1, 2))
	var values []string
	for range 200 {
		v := random.Int64N(1_000_000_000)*10 + 1 + 2*random.Int64N(2) // ends in 1 or 3
		places := random.IntN(6)
		s := strconv.FormatFloat(float64(v)/[]float64{1, 10, 100, 1000, 1e4, 1e5}[places], 'f', places, 64)
		if random.IntN(3) == 0 {
			s = "-" + s
		}
		values = append(values, s)
	}
	agree(t, codes, values)
}

func TestRead_datesAsExcelize(t *testing.T) {
	codes := []string{
		"yyyy-mm-dd", `yyyy"年"m"月"d"日"`, "yyyy年m月", "yyyy/m/d", "yy.mm.dd", "m/d", "mmm-yy", "d-mmm-yy", "[$-804]aaaa", "[$-804]mmmm", "ddd", "dddd",
		"h:mm", "hh:mm:ss", "h:mm AM/PM", `上午/下午h"时"mm"分"`, "yyyy-mm-dd hh:mm:ss", "mm:ss", "[h]:mm:ss", "[mm]:ss", "[$-F800]dddd, mmmm dd, yyyy",
	}
	values := []string{"62", "366", "36526", "36585", "36586", "44196", "44197", "45291", "45350.25", "45351.5", "45352.75", "45291.999", "50000.125", "73050.3333333333"}
	agree(t, codes, values)
}

// Where we show what Excel does, or what says more, and excelize does not. A
// row that fails because excelize has changed may go.
func TestRead_notAsExcelize(t *testing.T) {
	tests := []struct{ value, code, ours, excelize, reason string }{
		{"0", `_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, "-", "0.00", "the section of zero"},
		{"0", "0.00;-0.00;无", "无", "0.00", "the section of zero"},
		{"0", "#,###", "", "0", "# shows no zero"},
		{"1.005", "0.00", "1.01", "1.00", "decimal digits, not a float"},
		{"1.005", "0%", "101%", "100%", "decimal digits, not a float"},
		{"2.675", "0.00E+00", "2.68E+00", "2.67E+00", "decimal digits, not a float"},
		{"8.6", `0.0"(%)"`, "8.6(%)", "860.0%()", "a quoted % is a word"},
		{"16.66", "#,##0%", "1,666%", "16,66%", "thousands of what is shown"},
		{"0.003", "0.00#%", "0.30%", "0.300%", "# behind 0"},
		{"999.995", "0.##", "1000", "1000.00", "# behind 0"},
		{"12345", `[>=10000]0.0,"千";0`, "12.3千", "12.3千", "conditions"},
		{"146602000000", "General", "146602000000", "1.46602E+11", "plain digits"},
		{"12345678901.23", "General", "12345678901.23", "1.23456789E+10", "plain digits"},
		{"-5", "yyyy-mm-dd", "", "-5", "Excel shows ####"},
		{"3000000", "[h]:mm", "", "2562047:00", "Excel shows ####"},
	}
	for _, tt := range tests {
		data := grid(t, []string{tt.code}, []string{tt.value})
		theirs := ""
		if rows := byExcelize(t, data); len(rows) > 0 {
			theirs = rows[0][0]
		}
		got := ""
		if rows := readOne(t, data); len(rows) > 0 && len(rows[0]) > 0 {
			got = rows[0][0].Text
		}
		if got != tt.ours || shown(theirs) != tt.excelize {
			t.Errorf("%s as %s: %s", tt.value, tt.code, fmt.Sprintf("got %q, want %q; excelize %q, as known %q", got, tt.ours, shown(theirs), tt.excelize))
		}
	}
}
