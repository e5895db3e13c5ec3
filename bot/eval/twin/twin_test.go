package twin

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/eval"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/metric"
)

// article makes an article of paragraphs.
func article(name, title string, paragraphs ...string) facts.Article {
	var text strings.Builder
	var blocks []facts.Block
	for _, p := range paragraphs {
		start := text.Len()
		text.WriteString(p)
		blocks = append(blocks, facts.Block{Span: facts.Span{Start: start, End: text.Len()}, Kind: facts.Paragraph})
		text.WriteString("\n")
	}
	art := facts.NewArticle(text.String(), blocks)
	art.ID, art.Name, art.Title, art.Published = name, name, title, facts.Date{Year: 2024, Month: 3, Day: 28}
	return art
}

func testBase() Base {
	return Base{
		Entities: naming.Default(), Metrics: metric.Default(),
		Names: []string{"中国农业银行", "中国工商银行", "中国建设银行", "中国平安", "平安银行", "招商银行"},
		Articles: []facts.Article{
			article("a", "工商银行2023年年度报告摘要", "2023年,工行净利润3650亿元。", "2023年末,工行不良贷款率1.40%,小微贷款余额2万亿元。"),
			article("b", "建设银行2023年年度报告摘要", "2023年,建行净利润3320亿元。", "2023年末,建行手机银行客户4.6亿户。"),
			article("c", "大行对照", "两家银行都发了报告。", "农行开了新网点。", "该行的不良率为1.33%。", "招行研发费用141亿元。"),
		},
	}
}

func gold(t *testing.T, lines ...string) []eval.Question {
	t.Helper()
	qs, err := eval.Read(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

const (
	profit = `{"id":"p","question":"工行2023年净利润多少","kind":"lookup","expect":{"status":"answered","figures":[{"value":"365000000000","unit":"CNY"}]}}`
	ratio  = `{"id":"r","question":"工行2023年末不良率","kind":"lookup","expect":{"status":"answered","figures":[{"value":"1.4","unit":"%"}]}}`
	mobile = `{"id":"m","question":"建行2023年末手机银行客户","kind":"lookup","expect":{"status":"answered","figures":[{"value":"460000000","unit":"户"}]}}`
)

func TestOf(t *testing.T) {
	got := map[string][]string{}
	for _, q := range Of(testBase(), gold(t, profit, ratio, mobile)) {
		if q.Expect.Status != "not_found" {
			t.Errorf("%s expects %s", q.ID, q.Expect.Status)
		}
		slot := q.ID[:strings.LastIndexByte(q.ID, '/')]
		got[slot] = append(got[slot], q.Question)
	}
	// who may have the metric is left out: 建行 has a profit; 农行 may have the
	// ratio that the paragraph after its name gives; 平安银行 is in no article
	for slot, not := range map[string][]string{"p/entity": {"建设"}, "r/entity": {"农业"}} {
		for _, q := range got[slot] {
			for _, n := range not {
				if strings.Contains(q, n) {
					t.Errorf("%s: %s may be answered", slot, q)
				}
			}
		}
	}
	want := map[string][]string{
		"p/invented": {"云陌银行2023年净利润多少"},
		// 2022 is no twin: 2023 may be compared with it; 2024 saw the publication
		"p/year":   {"工行2021年净利润多少", "工行2025年净利润多少"},
		"p/metric": {"工行2023年手机银行客户多少"},
	}
	for slot, qs := range want {
		if diff := cmp.Diff(qs, got[slot]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", slot, diff)
		}
	}
	for _, q := range got["p/modifier"] {
		if strings.Contains(q, "小微") {
			t.Errorf("%s: an article of 工行 speaks of 小微", q)
		}
	}
	for _, slot := range []string{"p/entity", "r/entity", "p/modifier", "r/metric"} {
		if len(got[slot]) == 0 {
			t.Errorf("%s: none", slot)
		}
	}
}

// Twins are made of questions that ask for one figure of one entity.
func TestNoTwins(t *testing.T) {
	for reason, line := range map[string]string{
		"two entities": `{"id":"a","question":"工行和建行2023年净利润多少","kind":"lookup","expect":{"status":"answered","figures":[{"value":"1","unit":"CNY"}]}}`,
		"no answer":    `{"id":"a","question":"工行2023年净利润多少","kind":"lookup","expect":{"status":"not_found"}}`,
		"a follow-up":  `{"id":"a","question":"工行2023年净利润多少","history":["建行呢"],"kind":"lookup","expect":{"status":"answered","figures":[{"value":"1","unit":"CNY"}]}}`,
		"a person":     `{"id":"a","question":"工行行长是谁","kind":"who","expect":{"status":"answered","text_any":["张三"]}}`,
	} {
		if got := Of(testBase(), gold(t, line)); len(got) > 0 {
			t.Errorf("%s: %v", reason, got)
		}
	}
}

func TestSameTwins(t *testing.T) {
	qs := gold(t, profit, ratio, mobile)
	if diff := cmp.Diff(Of(testBase(), qs), Of(testBase(), qs)); diff != "" {
		t.Errorf("(-first +again):\n%s", diff)
	}
}

// Every modifier has words, and stands in its class once.
func TestModifiers(t *testing.T) {
	for _, class := range modifiers {
		seen := map[string]bool{}
		for _, w := range class {
			if w == "" || seen[w] {
				t.Errorf("%v: %q", class, w)
			}
			seen[w] = true
		}
	}
}
