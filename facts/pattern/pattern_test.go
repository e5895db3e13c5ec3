package pattern

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestPattern(t *testing.T) {
	year := New(`(20\d\d)年`)
	if got := year.FindStringSubmatch("2023年净利润"); len(got) != 2 || got[1] != "2023" {
		t.Errorf("got %q", got)
	}
	made := 0
	words := Made(func() string { made++; return strings.Join([]string{"亏损", "盈利"}, "|") })
	if made != 0 || !words.MatchString("盈利") || words.MatchString("营收") || made != 1 {
		t.Errorf("made %d times", made)
	}
	if err := CompileAll(); err != nil {
		t.Error(err)
	}
	New(`(`)
	if CompileAll() == nil {
		t.Error("no error for a malformed pattern")
	}
}

// A pattern finds what the expression of package regexp finds, whatever is done to
// look at little of a text.
func TestPatternFindsWhatRegexpFinds(t *testing.T) {
	texts := []string{
		"", "截至2025年4月", "数据显示截至2024年12月31日,规模为3亿元;数据截止到2024年9月30日", "近近三月", "成立于2006年,上市于2010年",
		"截至截至2025年4月末,自2001年成立", strings.Repeat("截至", 30) + "2025年4月1日", "近12个月内\x80近三年来", "2025财年收入高于2024财政年度", "财年始于4月,财政年度2025", "亏损盈利亏损", "A股简称:\xe6近5日",
	}
	for _, expr := range []string{
		`(?:截止|截至|当前时间为?:?)(?:到|至)?(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?`,
		`数据[^。;\n]{0,12}(?:截止|截至)(?:到|至|日期)?[为:]?(\d{4})年(\d{1,2})月(\d{1,2})日`,
		`(?:最近|近|过去) ?(\d{1,3}|[一二三四五六七八九十]{1,4}|半) ?个?(日|月|年)(?:以来|内|来)?`,
		`(?:成立|上市)于(20\d\d)年|(?:自|从)(20\d\d)年(?:成立|上市)`,
		`亏损.*`, `亏损$`, `(?:亏损|盈利)\b`, `截至(?:\d+|至)*`, `[近截](.)`, `(20\d\d)(?:财年|财政年度)`,
	} {
		p, re := New(expr), regexp.MustCompile(expr)
		for _, s := range texts {
			check := func(method string, got, want any) {
				if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("%s of %q in %q (-want +got):\n%s", method, expr, s, diff)
				}
			}
			check("MatchString", p.MatchString(s), re.MatchString(s))
			check("FindString", p.FindString(s), re.FindString(s))
			check("FindStringIndex", p.FindStringIndex(s), re.FindStringIndex(s))
			check("FindStringSubmatch", p.FindStringSubmatch(s), re.FindStringSubmatch(s))
			check("FindStringSubmatchIndex", p.FindStringSubmatchIndex(s), re.FindStringSubmatchIndex(s))
			check("FindAllStringSubmatch", p.FindAllStringSubmatch(s, -1), re.FindAllStringSubmatch(s, -1))
			check("FindAllStringSubmatchIndex", p.FindAllStringSubmatchIndex(s, 1), re.FindAllStringSubmatchIndex(s, 1))
		}
	}
}
