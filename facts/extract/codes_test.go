package extract

import "testing"

// What stands in brackets behind a name and is a share's code, and what is not.
func TestCodeBehind(t *testing.T) {
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"(600999)、甲公司", true},
		{"(600999.SH)分别为", true},
		{" (00388)公布", true},
		{"(0388.HK)公布", true},
		{"(HK:388)公布", true},
		{"(HKEX: 0388)公布", true},
		{"(SH600999)公布", true},
		{"(LI.US)交付", true},
		{"(NASDAQ: LANX)交付", true},
		{"(23)、乙公司(19)", false},
		{"(2024)营业收入", false},
		{"(15.4%)、乙公司", false},
		{"(Q3)营业收入", false},
		{"(中国)收入", false},
	} {
		if got := codeBehind.MatchString(tt.text); got != tt.want {
			t.Errorf("%s: a code %v, want %v", tt.text, got, tt.want)
		}
	}
}
