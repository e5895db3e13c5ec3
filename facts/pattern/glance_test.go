package pattern

import (
	"math/rand"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGlanceAt(t *testing.T) {
	for _, tt := range []struct {
		expr string
		want []string
	}{
		{`(\d{4})年(?:末|底)`, []string{"年"}},
		{`净利润(?:同比)?增长`, []string{"净利润"}},
		{`(?:同比|环比)(?P<way>增长|下降)`, []string{"同比", "环比"}},
		{`谁|哪位(?:高管)?`, []string{"谁", "哪位"}},
		{`^谁?是`, []string{"是"}},
		{`多少{0,2}钱*`, []string{"多"}},
		{`多少{2}钱`, []string{"多少"}},
		{`(?:今年以来)+累计`, []string{"今年以来"}},
		{`[^]年]营收`, []string{"营收"}},
		{`[\]]营收`, []string{"营收"}},
		{`[[:alpha:]]营收`, []string{"营收"}},
		{`\p{Han}\s\(亿元\)`, []string{"(亿元)"}},
		{`营收|`, nil},
		{`(营收)?`, nil},
		{`\d+`, nil},
		{`(?i)roe`, nil},
		{`(?i:roe)营收`, nil},
		{`营收\x41`, nil},
		{`营收{`, nil},
		{`营收{a}`, nil},
		{`(营收`, nil},
		{`营收)`, nil},
		{`[营收`, nil},
		{`营收\`, nil},
		{`*营收`, nil},
		{"营收\xff", nil},
	} {
		if diff := cmp.Diff(tt.want, glanceAt(tt.expr)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.expr, diff)
		}
	}
}

// A glance lets nothing of a text that matches be missing, and tells enough for it
// to be worth while.
func TestGlanceAt_sound(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	matched, told := 0, 0
	for range 3000 {
		expr := expression(r, 3)
		words := glanceAt(expr)
		if words == nil {
			continue
		}
		re := regexp.MustCompile(expr)
		for range 40 {
			s := someText(r)
			has := hasOne(s, words)
			if re.MatchString(s) {
				matched++
				if !has {
					t.Fatalf("%s matches in %q, which has none of %q", expr, s, words)
				}
			} else if !has {
				told++
			}
		}
	}
	if matched < 1000 || told < 1000 {
		t.Errorf("%d texts match and %d are told at a glance: the test says little", matched, told)
	}
}

// FuzzGlanceAt holds any expression against any text.
func FuzzGlanceAt(f *testing.F) {
	f.Add(`(?:同比|环比)[增长]{1,2}|下降+`, "同比增")
	f.Add(`a{0}b*?[^]]\.`, "x.")
	f.Fuzz(func(t *testing.T, expr, s string) {
		words := glanceAt(expr)
		re, err := regexp.Compile(expr)
		if err != nil || words == nil {
			return
		}
		if re.MatchString(s) && !hasOne(s, words) {
			t.Errorf("%s matches in %q, which has none of %q", expr, s, words)
		}
	})
}
