package naming_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/facts"
	"wenbao/facts/entity/declare"
	"wenbao/facts/entity/naming"
	"wenbao/facts/lex"
)

// A scan of a whole text finds in each part of it what Find finds in the part alone,
// with the names that the text declares, too.
func TestFindIn(t *testing.T) {
	text := lex.String("远岫光能(688999.SH)与中国工商银行、建行签约,澜汇支付科技有限公司(以下简称“澜汇支付”)一同到场。ICBC2023年新增;" +
		"ST绿康、*ST阳光丨双阳农商行3.5亿元。远岫光能2024年盈利,澜汇支付亏损\n招商银行上海分行,平安、民生各一。中国银行业增速4.2%")
	base := naming.Default()
	scan := base.Scan(text)
	declared := declare.In(base, scan)
	own := base.With(declared)
	if len(declared) == 0 {
		t.Fatal("the text declares nobody")
	}
	for name, l := range map[string]*naming.Lexicon{"base": base, "with declared names": own} {
		s := scan
		if l == own {
			s = own.Rescan(scan)
		}
		check := func(at facts.Span) {
			if diff := cmp.Diff(l.Find(at.In(text)), l.FindIn(s, at)); diff != "" {
				t.Errorf("%s, %q (-Find +FindIn):\n%s", name, at.In(text), diff)
			}
		}
		check(facts.Span{End: len(text)})
		start := 0
		for i := range text {
			if strings.ContainsAny(text[start:i], "。;\n,") {
				check(facts.Span{Start: start, End: i})
				start = i
			}
			check(facts.Span{Start: i, End: len(text)})
			check(facts.Span{End: i})
		}
	}
	if diff := cmp.Diff(declare.Of(base, text), declare.In(base, scan)); diff != "" {
		t.Errorf("Of and In of declare differ:\n%s", diff)
	}
}
