package event

import (
	_ "embed"
	"strings"
	"testing"

	"wenbao/facts"
)

//go:embed testdata/events.txt
var eventsText string

// page makes an article of paragraphs.
func page(name, body string) *facts.Article {
	var blocks []facts.Block
	at := 0
	for _, l := range strings.SplitAfter(body, "\n") {
		if n := len(strings.TrimSpace(l)); n > 0 {
			blocks = append(blocks, facts.Block{Span: facts.Span{Start: at, End: at + n}, Kind: facts.Paragraph})
		}
		at += len(l)
	}
	art := facts.NewArticle(body, blocks)
	art.ID = name
	return &art
}

// TestFind asks the questions of testdata/events.txt of their articles.
func TestFind(t *testing.T) {
	for _, part := range strings.Split(eventsText, "== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		body, _, _ := strings.Cut(rest, "Q ")
		art := page(name, body)
		for _, l := range strings.Split(rest, "\n") {
			q, want, ok := strings.Cut(strings.TrimPrefix(l, "Q "), " => ")
			if !ok || !strings.HasPrefix(l, "Q ") {
				continue
			}
			got := "-"
			if a, ok := Parse(q); ok {
				if found, _ := Find(a, []*facts.Article{art}); len(found) > 0 {
					got = found[0].Shown
				}
			} else if want != "-" {
				t.Errorf("%s: %s is no question about an event", name, q)
				continue
			}
			if got != want {
				t.Errorf("%s: %s: got %s, want %s", name, q, got, want)
			}
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ question, want string }{
		{"澄川股份股份回购事件对应的交易金额是什么？", "股份回购 回购金额 澄川股份"},
		{"中启集团亏损事件对应的净亏损是什么？", "亏损 净亏损 中启集团"},
		{"请问澄川拟用多少资金回购股份?", "股份回购 回购金额 澄川"},
		{"陆文渊质押了多少股", "质押 质押股份数量 陆文渊"},
		{"陆文渊解除质押股份占总股本的多少？", "解除质押 解除质押股份占总股本比例 陆文渊"},
		{"澜汇国际每股多少钱回购的？", "股份回购 回购价格 澜汇国际"},
		{"这笔收购花了多少钱？", "企业收购 收购金额 "},
		{"临沅新能被罚了多少钱？", "处罚 罚款金额 临沅新能"},
		{"澄川2023年应收款项融资是多少元？", ""},
		{"澄川2023年融资活动产生的现金流量净额是多少？", ""},
		{"澄川2023年其他非流动金融资产是多少？", ""},
		{"澄川股份整体质押比例是多少？", ""},
		{"澄川股份回购金额同比增长多少？", ""},
		{"哪家公司回购金额最多？", ""},
		{"澄川股份回购了5000万元吗？", ""},
		{"澄川股份回购事件对应的披露时间是什么？", ""},
		{"质押事件对应的质权方是谁？", ""},
		{"", ""},
	} {
		got := ""
		if a, ok := Parse(c.question); ok {
			got = a.Event + " " + a.Role + " " + a.Subject
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.question, got, c.want)
		}
	}
}

// Every figure found is the article's own wording, whatever stands in it.
func FuzzFind(f *testing.F) {
	for _, part := range strings.Split(eventsText, "== ")[1:] {
		_, rest, _ := strings.Cut(part, "\n")
		body, _, _ := strings.Cut(rest, "Q ")
		f.Add(body)
	}
	f.Add("回购每股￥３．２１－３．３港元,１００万股,占总股本的0.1%质押持有解除")
	asks := []string{"股份回购事件对应的每股交易价格是什么", "质押事件对应的质押股票/股份数量是什么", "亏损事件对应的净亏损是什么"}
	f.Fuzz(func(t *testing.T, body string) {
		art := page("fuzz", body)
		for _, q := range asks {
			a, ok := Parse(q)
			if !ok {
				t.Fatalf("%s is no question about an event", q)
			}
			found, _ := Find(a, []*facts.Article{art})
			for _, x := range found {
				for _, g := range x.Figures {
					if g.Span.In(art.Text) != g.Surface || g.Quantity.Value == "" {
						t.Fatalf("%+v is not at its span", g)
					}
				}
			}
		}
	})
}
