package numfmt

import (
	"fmt"
	"math/big"
	"strings"
	"testing"
)

// FuzzFormat shows any value by any code: what is shown is bounded, and is the
// same by a code parsed anew.
func FuzzFormat(f *testing.F) {
	for _, code := range []string{
		`_ * #,##0.00_ ;_ * \-#,##0.00_ ;_ * "-"??_ ;_ @_ `, `[>=100000000]0.00,,"亿";[>=10000]0.0,"万";0`, `yyyy"年"m"月"d"日" h:mm:ss.000 AM/PM`,
		`##0.0E+0`, `[$-F800]dddd`, `[h]:mm:ss;@`, `# ??/??`, `0!.0,"万"`, `G/通用格式"元"`, `0%;[Red]-0%;"无";"x"@"y"`,
	} {
		f.Add(code, "-146602.005", false)
	}
	f.Fuzz(func(t *testing.T, code, value string, date1904 bool) {
		form := Parse(code)
		got := form.Number(value, date1904)
		if most := 8*len(code) + len(value) + maxPoint*4/3 + 50; len(got) > most {
			t.Errorf("%q as %q: %d bytes, more than %d", value, code, len(got), most)
		}
		if again := Parse(code).Number(value, date1904); again != got {
			t.Errorf("%q as %q: %q, then %q", value, code, got, again)
		}
		if n := strings.Count(code, "@") + strings.Count(strings.ToLower(code), "g"); len(form.Text(value)) > len(code)+(n+1)*len(value) {
			t.Errorf("%q as %q: %q", value, code, form.Text(value))
		}
	})
}

// FuzzFormat_round holds 0.00 and 0.00% against exact arithmetic, for values of
// up to 15 digits.
func FuzzFormat_round(f *testing.F) {
	f.Add(int64(1005), 3, uint8(2))
	f.Add(int64(-999_999_999_999_995), 7, uint8(6))
	f.Add(int64(5), 1, uint8(0))
	f.Fuzz(func(t *testing.T, digits int64, scale int, places uint8) {
		if digits >= 1e15 || digits <= -1e15 || scale < 0 || scale > 20 || places > 10 {
			t.Skip("more than a cell holds")
		}
		code := strings.TrimSuffix("0."+strings.Repeat("0", int(places)), ".")
		value := fmt.Sprintf("%dE-%d", digits, scale)
		r, _ := new(big.Rat).SetString(value)
		if got, want := Parse(code).Number(value, false), r.FloatString(int(places)); digits < 0 && got != want && got != "-"+want || digits >= 0 && got != want {
			t.Errorf("%s as %s: got %s, want %s", value, code, got, want)
		}
		r.Mul(r, big.NewRat(100, 1))
		if got, want := Parse(code+"%").Number(value, false), r.FloatString(int(places))+"%"; digits < 0 && got != want && got != "-"+want || digits >= 0 && got != want {
			t.Errorf("%s as %s%%: got %s, want %s", value, code, got, want)
		}
	})
}
