package pattern

import (
	"math/rand"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGuard(t *testing.T) {
	for _, tt := range []struct {
		expr              string
		begins, ends, has []string // has: of the first needles
	}{
		{expr: `\p{Han}+`},
		{expr: `.*`},
		{expr: `(`},
		{expr: `(?i)t7`, has: []string{"t7", "T7"}},
		{expr: `(?i)^利k`, begins: []string{"利k", "利K", "利\u212a"}},
		{expr: `(?:增长|增加|上升|提升|上涨|下降|减少)(?:一|二|三|四|五|六|七|八)|持平`, has: []string{"增长", "增加", "上升", "提升", "上涨", "下降", "减少", "持平"}},
		{expr: `预算|`},
		{expr: `20\d\d\p{Han}`, has: []string{"20"}},
		{expr: `[12]+年`, has: []string{"1年", "2年"}},
		{expr: `\p{Han}{2,6}则[^,]{2}`, has: []string{"则"}},
		{expr: `(?:公共|基金)预算(?:收入|支出)?|预算执行`, has: []string{"预算"}},
		{expr: `(?:截止|截至为?)(?:到|至)?[一二]`, has: []string{"截止一", "截止二", "截止到一", "截止到二", "截止至一", "截止至二", "截至一", "截至二",
			"截至到一", "截至到二", "截至至一", "截至至二", "截至为一", "截至为二", "截至为到一", "截至为到二", "截至为至一", "截至为至二"}},
		{expr: `(?:^|,)(?:一|二)是`, has: []string{"一是", "二是"}},
		{expr: `(?:\s*近期)+`, has: []string{"近期"}},
		{expr: `^(?:拆分|分\p{Han}{1,4})看`, begins: []string{"拆分", "分"}, has: []string{"看"}},
		{expr: `^\p{Han}{0,4}口径`, has: []string{"口径"}},
		{expr: `(?:中位|平均)数$`, ends: []string{"中位数", "平均数"}},
		{expr: `^第[一二]章.*节$`, begins: []string{"第一章", "第二章"}, ends: []string{"节"}},
	} {
		re, _ := syntax.Parse(tt.expr, syntax.Perl)
		var g guard
		if re != nil {
			re = re.Simplify()
			g = guardOf(re, literalsOf(re))
		}
		var has []string
		if len(g.has) > 0 {
			has = g.has[0].words
		}
		for i, got := range [][]string{g.begins.List(), g.ends.List(), has} {
			want := [][]string{tt.begins, tt.ends, tt.has}[i]
			slices.Sort(got)
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.expr, diff)
			}
		}
	}
}

// TestGuardSound holds random expressions against random texts: a guard rejects
// nothing that matches.
func TestGuardSound(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	matched, rejected := 0, 0
	for range 1200 {
		expr := expression(r, 3)
		if r.Intn(4) == 0 {
			expr = "^(?:" + expr + ")"
		}
		if r.Intn(4) == 0 {
			expr = "(?:" + expr + ")$"
		}
		plain, guarded := regexp.MustCompile(expr), New(expr)
		for range 25 {
			s := someText(r)
			want, got := plain.FindAllStringSubmatchIndex(s, -1), guarded.FindAllStringSubmatchIndex(s, -1)
			if !cmp.Equal(want, got) || plain.MatchString(s) != guarded.MatchString(s) || !cmp.Equal(plain.FindStringSubmatchIndex(s), guarded.FindStringSubmatchIndex(s)) || !cmp.Equal(plain.FindAllStringSubmatch(s, 1), guarded.FindAllStringSubmatch(s, 1)) || plain.ReplaceAllString(s, "<$0>") != guarded.ReplaceAllString(s, "<$0>") {
				t.Fatalf("%s in %q: %v, want %v; guard %+v", expr, s, got, want, guarded.regexp().guards().guard)
			}
			if want != nil {
				matched++
			} else if !guarded.regexp().guards().possible(s) {
				rejected++
			}
		}
	}
	if matched < 2000 || rejected < 2000 {
		t.Errorf("%d texts match and %d are rejected: the test says little", matched, rejected)
	}
}

// expression returns a random expression over few characters.
func expression(r *rand.Rand, depth int) string {
	if depth == 0 {
		return []string{"一", "二", "三", "a", "1", "一二", "a1", "[一三]", "[^二]", ".", `\d`, `\p{Han}`, "^", "$", `\b`, "(?i:a)", "(?i:ak)", "[一-三][123][a-f]", "é", `\s`, "𠮷"}[r.Intn(21)]
	}
	sub := func() string { return expression(r, r.Intn(depth)) }
	switch r.Intn(8) {
	case 0:
		return "(?:" + sub() + "|" + sub() + "|" + sub() + ")"
	case 1:
		return "(" + sub() + ")"
	case 2:
		return "(?:" + sub() + ")" + []string{"?", "*", "+", "{2}", "{0,2}", "{1,3}", "*?"}[r.Intn(7)]
	default:
		return sub() + sub() + sub()
	}
}

// someText returns a random text over the characters of expression.
func someText(r *rand.Rand) string {
	var b strings.Builder
	for range r.Intn(9) {
		b.WriteString([]string{"一", "二", "三", "a", "A", "1", "é", " ", "𠮷", "\xff", "\xe4\xb8", "\n", "K", "\u212a"}[r.Intn(14)])
	}
	return b.String()
}
