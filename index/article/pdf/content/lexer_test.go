package content

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/index/article/pdf/layout"
	"wenbao/index/article/pdf/pdftest"
)

// run writes the operators of a content stream with their operands.
func run(data string) string {
	l := lexer{b: []byte(data)}
	var b strings.Builder
	for op, ok := l.next(); ok; op, ok = l.next() {
		for _, o := range l.args {
			b.WriteString(o.String() + " ")
		}
		b.WriteString(op + "\n")
	}
	return b.String()
}

func (o operand) String() string {
	switch o.kind {
	case 'n':
		return fmt.Sprintf("%.4g", o.num)
	case '[':
		var items []string
		for _, i := range o.items {
			items = append(items, i.String())
		}
		return "[" + strings.Join(items, " ") + "]"
	}
	return fmt.Sprintf("%c%q", o.kind, o.str)
}

func TestLexer(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"numbers", "1 -2.5 +.25 4. 0 0 cm", "1 -2.5 0.25 4 0 0 cm\n"},
		{"an operator without a blank", "12Tf 0.5w", "12 Tf\n0.5 w\n"},
		{"numbers that are none", "--3 1.2.3 w", "0 0 w\n"},
		{"escapes", `(a\(b\)\n\101\12c(d)) Tj`, `s"a(b)\nA\nc(d)" Tj` + "\n"},
		{"a line end in a string", "(a\\\r\nb) Tj", `s"ab" Tj` + "\n"},
		{"hexadecimal", "<48 65f> Tj", `s"He\xf0" Tj` + "\n"},
		{"an array", "[(a) -120 <62>] TJ", `[s"a" -120 s"b"] TJ` + "\n"},
		{"an array without an end", "[(a) 1", ""},
		{"a dictionary", "/P <</MCID 0 /X (>>)>> BDC q", "/\"P\" d\"\" BDC\nq\n"},
		{"a comment", "% (Tj\nq", "q\n"},
		{"an inline image", "BI /W 1 ID \x00(EI\xff EI Q", "BI\nQ\n"},
		{"stray delimiters", "] ) } > q", "q\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, run(tt.in)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestToUnicode(t *testing.T) {
	f := font{text: map[int]string{}}
	f.toUnicode([]byte(`/CIDInit /ProcSet findresource begin
2 beginbfchar <0001> <5229> <0002> <D840DC00> endbfchar
2 beginbfrange <0010> <0012> <0030> <0020> <0021> [<6DA6> <0046>] endbfrange
1 beginbfrange <0030> <0031> <00FF> endbfrange`))
	want := map[int]string{1: "利", 2: "𠀀", 0x10: "0", 0x11: "1", 0x12: "2", 0x20: "润", 0x21: "F", 0x30: "ÿ", 0x31: "Ā"}
	if diff := cmp.Diff(want, f.text); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func FuzzLexer(f *testing.F) {
	f.Add("BT /F1 12 Tf (a\\)) Tj [(b) 1 <63>] TJ ET BI ID x EI << /A [ >>")
	f.Fuzz(func(t *testing.T, data string) {
		l := lexer{b: []byte(data)}
		for n := 0; ; n++ {
			before := l.at
			if _, ok := l.next(); !ok {
				return
			}
			if l.at <= before || l.at > len(data) || n > len(data) {
				t.Fatalf("operator %d: from %d to %d of %d", n, before, l.at, len(data))
			}
		}
	})
}

// Whatever a content stream holds, what is drawn can be laid out, and every mark
// is within its text.
func FuzzContent(f *testing.F) {
	f.Add("BT /F1 12 Tf 60 700 Td <00010002> Tj ET 60 700 m 160 700 l 160 600 l h S 60 650 100 50 re S")
	f.Add("q 2 0 0 2 0 0 cm BT 0 1 -1 0 300 300 Tm /F1 9 Tf [<0001> -900 <0002>] TJ T* (x) ' ET Q Q")
	f.Fuzz(func(t *testing.T, operators string) {
		if len(operators) > 1<<12 {
			return
		}
		var file pdftest.File
		file.Page().Text(60, 60, 12, "单位：元1,234").Raw(operators)
		d, err := Open(file.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		s, _ := d.Sheet(0) // an error says that not all of it is sure
		var doc layout.Document
		doc.Add(s.Sheet)
		for _, b := range doc.Blocks() {
			for _, m := range b.Marks {
				if m.At < 0 || m.At > len(b.Text) || m.Page != 1 {
					t.Errorf("mark %+v of %q", m, b.Text)
				}
			}
		}
	})
}

// FuzzOpen opens any bytes as a PDF: pages that can be laid out, or an error.
func FuzzOpen(f *testing.F) {
	var file pdftest.File
	page := file.Page()
	page.Text(60, 60, 12, "单位：元1,234")
	page.Text(60, 90, 12, "净利润3亿元")
	f.Add(file.Bytes())
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R]/Count 1/Type/Pages>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			t.Skip("longer is only slower")
		}
		d, err := Open(data)
		if err != nil {
			return
		}
		var doc layout.Document
		for i := range min(d.Count(), 4) {
			s, _ := d.Sheet(i)
			doc.Add(s.Sheet)
		}
		for _, b := range doc.Blocks() {
			if !utf8.ValidString(b.Text) {
				t.Errorf("%q is not UTF-8", b.Text)
			}
		}
	})
}
