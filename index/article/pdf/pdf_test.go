package pdf

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"wenbao/index/article/pdf/content"
	"wenbao/index/article/pdf/pdftest"
)

// TestMain lets the test program be the reading process, as a program that
// calls Isolate is.
func TestMain(m *testing.M) {
	if os.Getenv(marker) != "" {
		if err := Work(context.Background(), os.Stdin, os.Stdout, os.Exit); err != nil {
			os.Exit(1)
		}
		return
	}
	// the compiled module is kept between runs, but not in the user's cache
	os.Setenv("XDG_CACHE_HOME", filepath.Join(os.TempDir(), "wenbao-test-cache"))
	os.Exit(m.Run())
}

// textOf returns what a document says: a line a paragraph, cells between bars.
func textOf(d Document) string {
	var b strings.Builder
	for _, bl := range d.Blocks {
		if bl.Table > 0 {
			for _, c := range bl.Cells {
				b.WriteString("| " + c.Text + " ")
			}
		}
		b.WriteString(bl.Text + "\n")
	}
	return b.String()
}

func mustRead(t *testing.T, data []byte) Document {
	t.Helper()
	d, err := Read(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestReadKnowsCodes(t *testing.T) {
	const text = "2024年净利润为12.5亿元。"
	with := func(encoding string, encode func(string) ([]byte, error)) []byte {
		f := pdftest.File{Encoding: encoding, Encode: func(s string) []byte {
			b, err := encode(s)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}}
		f.Page().Text(60, 100, 12, text)
		return f.Bytes()
	}
	gbk := func(s string) ([]byte, error) { return simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s)) }
	var mapped pdftest.File
	mapped.Page().Text(60, 100, 12, text)
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"Identity-H with a ToUnicode map", mapped.Bytes(), text + "\n"},
		{"GBK-EUC-H", with("GBK-EUC-H", gbk), text + "\n"},
		{"UniGB-UTF16-H", with("UniGB-UTF16-H", func(s string) ([]byte, error) {
			var b []byte
			for _, r := range s {
				b = append(b, byte(r>>8), byte(r))
			}
			return b, nil
		}), text + "\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, textOf(mustRead(t, tt.data))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// Digits are as wide as the font says, which keeps those of one cell out of the next.
func TestReadLatinWidths(t *testing.T) {
	utf16 := func(s string) []byte {
		var b []byte
		for _, r := range s {
			b = append(b, byte(r>>8), byte(r))
		}
		return b
	}
	gbk := func(s string) []byte {
		b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for encoding, encode := range map[string]func(string) []byte{"UniGB-UCS2-H": utf16, "GBK-EUC-H": gbk, "GBKp-EUC-H": gbk} {
		f := pdftest.File{Encoding: encoding, Encode: encode, Latin: 350}
		p := f.Page()
		p.Grid([]float64{60, 160, 220, 280}, []float64{80, 100, 120})
		p.Text(65, 94, 10, "项目").Text(162, 94, 10, "2023").Text(222, 94, 10, "2022")
		p.Text(65, 114, 10, "营业收入").Text(162, 114, 10, "7,862,398,376.74").Text(222, 114, 10, "6,538,902,687.04")
		want := "| 项目 | 2023 | 2022 \n| 营业收入 | 7,862,398,376.74 | 6,538,902,687.04 \n"
		if diff := cmp.Diff(want, textOf(mustRead(t, f.Bytes()))); diff != "" {
			t.Errorf("%s (-want +got)\n%s", encoding, diff)
		}
	}
}

// The last row of a table that another page begins is a table.
func TestReadOneRow(t *testing.T) {
	var f pdftest.File
	p := f.Page()
	p.Grid([]float64{60, 220, 380}, []float64{80, 95})
	p.Text(65, 91, 9, "合计").Text(230, 91, 9, "187,397,192.43")
	if diff := cmp.Diff("| 合计 | 187,397,192.43 \n", textOf(mustRead(t, f.Bytes()))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// Fonts of which the fast library cannot tell the codes are read by PDFium.
func TestReadFallsBack(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles PDFium the first time: 10 s")
	}
	f := pdftest.File{Encoding: "ETen-B5-H", Encode: func(s string) []byte {
		b, err := traditionalchinese.Big5.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}}
	p := f.Page().Text(60, 60, 12, "單位：百萬元")
	p.Grid([]float64{60, 200, 300}, []float64{80, 100, 120})
	p.Text(65, 94, 10, "項目").Text(210, 94, 10, "本期").Text(65, 114, 10, "營業收入").Text(210, 114, 10, "1,234")
	want := "單位：百萬元\n| 項目 | 本期 \n| 營業收入 | 1,234 \n"
	data := f.Bytes()
	if d, err := content.Open(data); err != nil {
		t.Fatal(err)
	} else if _, err := d.Sheet(0); err == nil {
		t.Fatal("the fast library is sure of the page: this tests nothing")
	}
	if diff := cmp.Diff(want, textOf(mustRead(t, data))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// so is a file with something before its header
	var shifted pdftest.File
	shifted.Page().Text(60, 100, 12, "营业收入12.5亿元。")
	if diff := cmp.Diff("营业收入12.5亿元。\n", textOf(mustRead(t, append([]byte("\n"), shifted.Bytes()...)))); diff != "" {
		t.Errorf("a file with a byte before its header: (-want +got)\n%s", diff)
	}
}

func TestReadFails(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles PDFium the first time: 10 s")
	}
	var plain, secret, scanned, cut pdftest.File
	plain.Page().Text(60, 100, 12, "净利润12.5亿元。")
	secret.Password = "geheim"
	secret.Page().Text(60, 100, 12, "净利润12.5亿元。")
	scanned.Page().Image()
	scanned.Page().Image().Raw("BT /F1 12 Tf 3 Tr 60 700 Td <0001> Tj ET") // what some OCR read
	for range 20 {
		cut.Page().Text(60, 100, 12, "净利润12.5亿元。")
	}
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"encrypted", secret.Bytes(), ErrEncrypted},
		{"scanned", scanned.Bytes(), ErrScanned},
		{"only its first bytes", cut.Bytes()[:200], ErrDamaged},
		{"only its header", []byte("%PDF-1.7\n"), ErrDamaged},
		{"nested without end", []byte("%PDF-1.4\n1 0 obj\n" + strings.Repeat("[", 100_000) + "\ntrailer\n<</Root 1 0 R/Size 2>>\nstartxref\n9\n%%EOF\n"), ErrDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(context.Background(), tt.data)
			if !errors.Is(err, tt.want) {
				t.Fatalf("got %v, want %v", err, tt.want)
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q is not one line", err)
			}
		})
	}
}

// A page whose data is not what was written is left out and named; the pages
// before and after it stay.
func TestReadNamesPages(t *testing.T) {
	var f pdftest.File
	f.Page().Text(60, 100, 12, "净利润12.5亿元。")
	f.Page().Image()
	f.Page().Text(60, 100, 12, "营业收入80亿元。")
	f.Page()
	d := mustRead(t, f.Bytes())
	if diff := cmp.Diff([]int{2}, d.Scanned); diff != "" {
		t.Errorf("scanned pages (-want +got)\n%s", diff)
	}
	if want := "净利润12.5亿元。\n营业收入80亿元。\n"; textOf(d) != want || d.Pages != 4 {
		t.Errorf("got %d pages\n%s", d.Pages, textOf(d))
	}
	if p := d.Blocks[1].Page; p != 3 {
		t.Errorf("the last paragraph is on page %d, want 3", p)
	}
	if b := d.Blocks[1].Marks[0].Box; b.X0 != 60 || b.Y1 < 100 || b.Y0 > 90 || b.X1 < 140 || b.X1 > 170 {
		t.Errorf("its box is %v", b)
	}
}

// What is damaged in one place can say something wrong in another: a page whose
// checksum is wrong is left out, though most of it can be read.
func TestReadLeavesOutCorruptPages(t *testing.T) {
	for _, damaged := range []bool{false, true} {
		var f pdftest.File
		f.Page().Text(60, 100, 12, "净利润12.5亿元。")
		f.Page().Text(60, 100, 12, "营业收入80亿元。").Packed(damaged)
		d := mustRead(t, f.Bytes())
		want, unread := "净利润12.5亿元。\n营业收入80亿元。\n", []int(nil)
		if damaged {
			want, unread = "净利润12.5亿元。\n", []int{2}
		}
		if diff := cmp.Diff(want, textOf(d)); diff != "" {
			t.Errorf("damaged %v: (-want +got)\n%s", damaged, diff)
		}
		if diff := cmp.Diff(unread, d.Unread); diff != "" {
			t.Errorf("damaged %v: unread pages (-want +got)\n%s", damaged, diff)
		}
	}
}

func TestReadTurnedPages(t *testing.T) {
	write := func(turn int) []byte {
		var f pdftest.File
		p := f.Page().Rotate(turn)
		p.Text(60, 100, 12, "2024年净利润为12.5亿元，").Text(60, 120, 12, "同比增长8%。")
		return f.Bytes()
	}
	want := textOf(mustRead(t, write(0)))
	if !strings.HasPrefix(want, "2024年净利润为12.5亿元，") {
		t.Fatalf("got %q", want)
	}
	for _, turn := range []int{90, 180, 270, -90} {
		if diff := cmp.Diff(want, textOf(mustRead(t, write(turn)))); diff != "" {
			t.Errorf("turned by %d: (-want +got)\n%s", turn, diff)
		}
	}
}

// A watermark across the page is no text of it, nor is what nobody sees.
func TestReadLeavesOutUnseen(t *testing.T) {
	var f pdftest.File
	p := f.Page().Text(60, 100, 12, "净利润12.5亿元。")
	p.Raw("BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm <00010002> Tj ET")
	p.Raw("BT 3 Tr /F1 12 Tf 1 0 0 1 60 600 Tm <00010002> Tj ET")
	if got := textOf(mustRead(t, f.Bytes())); got != "净利润12.5亿元。\n" {
		t.Errorf("got %q", got)
	}
}

func TestIsolate(t *testing.T) {
	Isolate()
	defer worker.Store(nil)
	var f pdftest.File
	f.Page().Text(60, 100, 12, "净利润12.5亿元。")
	if got := textOf(mustRead(t, f.Bytes())); got != "净利润12.5亿元。\n" {
		t.Errorf("got %q", got)
	}
	var scanned pdftest.File
	scanned.Page().Image()
	if _, err := Read(context.Background(), scanned.Bytes()); !errors.Is(err, ErrScanned) {
		t.Errorf("got %v, want %v", err, ErrScanned)
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(done, f.Bytes()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	start := time.Now()
	// a table of 200 GiB: what no recover can catch
	huge := "%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 4000000000/W[1 2 1]/Root 2 0 R/Length 0>>stream\n\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
	if _, err := Read(context.Background(), []byte(huge)); !errors.Is(err, ErrTooMuch) && !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want %v", err, ErrTooMuch)
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}
