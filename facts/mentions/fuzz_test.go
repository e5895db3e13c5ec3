package mentions

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
)

// FuzzRecognise wants surfaces that stand where they say, in code points and in
// order, values that are decimals, and the same the second time.
func FuzzRecognise(f *testing.F) {
	for _, s := range []string{
		"截至２０２３年末，手机银行客户５．５２亿户，较上年末增长３.３%", "近600万户；约3至5亿元；同比下降1.2个百分点", "2024年上半年、三季度末、1—9月",
		"𠀀2023年5亿元𠀀", "二〇二三年三千六百五十一亿元", "去年同期-3.2%", "(1,234.56)万元", "ＵＳＤ１２ million", "\xff2023年\xfe5%", "",
	} {
		f.Add(s, "2024-03-28")
		f.Add("全年"+s+"。", "")
	}
	f.Fuzz(func(t *testing.T, text, reference string) {
		l := Line{Text: text, ReferenceDate: reference}
		res, err := Recognise(l)
		if err != nil || !utf8.ValidString(text) {
			return
		}
		points := []rune(text)
		end := 0
		place := func(surface string, from, to int) {
			t.Helper()
			if from < end || to <= from || to > len(points) || string(points[from:to]) != surface {
				t.Fatalf("%q at %d–%d, after %d, of %q", surface, from, to, end, text)
			}
			end = to
		}
		for _, q := range res.Quantities {
			place(q.Surface, q.Start, q.End)
			if _, err := facts.ParseDecimal(q.Value); err != nil && q.Value != "" {
				t.Errorf("%q: %v", q.Surface, err)
			}
		}
		end = 0
		for _, p := range res.Periods {
			place(p.Surface, p.Start, p.End)
			for _, day := range []string{p.From, p.To} {
				if _, err := facts.ParseDate(day); err != nil && day != "" {
					t.Errorf("%q: %v", p.Surface, err)
				}
			}
		}
		again, err := Recognise(l)
		if diff := cmp.Diff(res, again); diff != "" || err != nil {
			t.Errorf("recognised twice: %v\n%s", err, diff)
		}
	})
}
