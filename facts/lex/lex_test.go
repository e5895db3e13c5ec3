package lex_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/lex"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ reason, text, want string }{
		{"nothing to fold", "手机银行客户5.16亿户", "手机银行客户5.16亿户"},
		{"width", "手机银行客户５．１６亿户，ＡＰＰ％", "手机银行客户5.16亿户,APP%"},
		{"script", "幾個萬億戶點項單張臺", "几个万亿户点项单张台"},
		{"both", "淨利潤１００億港元", "净利润100亿港元"},
		{"spaces", "3391.23\u00a0亿\u3000元", "3391.23 亿 元"},
		{"signs", "￥100 ￡5", "¥100 £5"},
		{"dashes stay apart, full-width ones become ASCII", "1－2–3—4−5～6〜7", "1-2–3—4−5~6〜7"},
		{"characters that Simplified text keeps", "乾照光电 著名 瞭望", "乾照光电 著名 瞭望"},
		{"no UTF-8", "\xff１", "\xff1"},
	} {
		if got := lex.String(tt.text); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.reason, tt.text, got, tt.want)
		}
	}
}

func TestFoldTwice(t *testing.T) {
	for r := rune(0x80); r < 0x30000; r++ {
		once := lex.String(string(r))
		if twice := lex.String(once); twice != once {
			t.Errorf("%c folds to %s, and that to %s", r, once, twice)
		}
	}
}

func TestFoldedPositions(t *testing.T) {
	text := "淨利潤１００億，增長"
	f := lex.Fold(text)
	at := strings.Index(f.Text, "100亿")
	sp := facts.Span{Start: at, End: at + len("100亿")}
	if got := f.Original(sp).In(text); got != "１００億" {
		t.Errorf("Original = %q, want １００億", got)
	}
	if got := f.Span(f.Original(sp)); got != sp {
		t.Errorf("Span(Original(%v)) = %v", sp, got)
	}
	comma := strings.Index(f.Text, ",") + 1
	if !f.Wide(comma) || f.Wide(at) {
		t.Errorf("Wide(%d) = %v, Wide(%d) = %v; want true, false", comma, f.Wide(comma), at, f.Wide(at))
	}
}

func TestLexicon(t *testing.T) {
	long := strings.Repeat("长", 30)
	l := lex.NewLexicon[int]()
	for i, s := range []string{"工商", "工商银行", "中国工商银行", "ICBC", long, ""} {
		l.Add(s, i+1)
	}
	var got []string
	text := "工商银行(ICBC)与工商联、" + long
	for _, m := range l.Find(text) {
		got = append(got, fmt.Sprint(m.In(text), " ", m.Value))
	}
	if diff := cmp.Diff([]string{"工商银行 2", "ICBC 4", "工商 1", long + " 5"}, got); diff != "" {
		t.Errorf("Find (-want +got):\n%s", diff)
	}
	if _, _, ok := l.LongestAt(text, len(text)); ok {
		t.Error("LongestAt the end of the text found something")
	}
	if v, ok := l.Get("工商"); v != 1 || !ok || l.Len() != 5 {
		t.Errorf("Get = %d, %v; Len = %d", v, ok, l.Len())
	}
}

func TestRows(t *testing.T) {
	var got [][]string
	for n, row := range lex.Rows("# note\nname\tkind\r\n甲\t1\n\n乙\t2\n", "name", "kind") {
		if n != len(got) {
			t.Errorf("row %d has the number %d", len(got), n)
		}
		got = append(got, slices.Clone(row))
	}
	if diff := cmp.Diff([][]string{{"甲", "1"}, {"乙", "2"}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, bad := range []string{"", "kind\tname\n", "name\tkind\n甲\n"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Rows(%q) did not panic", bad)
				}
			}()
			for range lex.Rows(bad, "name", "kind") {
			}
		}()
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "手机５．１６億戶", "乾\u3000－〜", "\xff\xfe１", "𠵾𡞱㑯"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := lex.Fold(s)
		short := s[:min(len(s), 100)] // all of its parts are as many as its bytes squared
		for i := range short {
			for j := range short {
				if i > j || !utf8.ValidString(s) {
					continue
				}
				part, plain := g.Part(facts.Span{Start: i, End: j}), lex.Fold(s[i:j])
				same := part.Text == plain.Text
				for k := range plain.Text {
					at := facts.Span{Start: 0, End: k}
					same = same && part.Original(at) == plain.Original(at) && part.Wide(k) == plain.Wide(k)
				}
				if !same {
					t.Fatalf("%q: the part %d…%d is %+v, folded alone %+v", s, i, j, part, plain)
				}
			}
		}
		if again := lex.Fold(g.Text).Text; again != g.Text {
			t.Fatalf("%q: folded %q, folded again %q", s, g.Text, again)
		}
		if utf8.ValidString(s) && utf8.RuneCountInString(g.Text) != utf8.RuneCountInString(s) {
			t.Fatalf("%q: %q has another number of runes", s, g.Text)
		}
		at := 0
		for i := range g.Text { // every rune of the folded text is a rune of the original, in order
			_, n := utf8.DecodeRuneInString(g.Text[i:])
			o := g.Original(facts.Span{Start: i, End: i + n})
			if o.Start != at || o.End <= o.Start || o.End > len(s) {
				t.Fatalf("%q: %d…%d maps to %v, want a start of %d", s, i, i+n, o, at)
			}
			if back := g.Span(o); back.Start != i || back.End != i+n {
				t.Fatalf("%q: %v maps back to %v, want %d…%d", s, o, back, i, i+n)
			}
			at = o.End
		}
		if at != len(s) {
			t.Fatalf("%q: the last rune ends at %d", s, at)
		}
	})
}

func ExampleFold() {
	text := "手機銀行客戶５．１６億戶"
	f := lex.Fold(text)
	i := strings.Index(f.Text, "5.16")
	fmt.Println(f.Text, f.Original(facts.Span{Start: i, End: i + 4}).In(text))
	// Output: 手机银行客户5.16亿户 ５．１６
}

func BenchmarkFold(b *testing.B) {
	for _, bb := range []struct{ name, text string }{
		{"simplified", strings.Repeat("截至2023年末,该行手机银行客户5.16亿户", 100)},
		{"full-width", strings.Repeat("截至２０２３年末，該行手機銀行客戶５．１６億戶", 100)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.SetBytes(int64(len(bb.text)))
			for b.Loop() {
				lex.Fold(bb.text)
			}
		})
	}
}
