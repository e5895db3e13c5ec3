package library_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer/answerer"
	"wenbao/bot/library"
	"wenbao/facts"
	"wenbao/facts/entity/naming"
	"wenbao/facts/extract"
	"wenbao/facts/metric"
	"wenbao/facts/table"
)

// shelf is a base in memory without passages.
type shelf struct{ table.Table }

const told = "工商银行2023年科技情况\n报告期内，该行经营稳健。\n2023年，工商银行金融科技投入272.46亿元，同比增长3.9%；金融科技人员3.6万人。\n" +
	"2022年，工商银行金融科技投入262.24亿元。\n截至2023年末，工商银行手机银行客户5.52亿户。\n展望未来，该行将继续投入。"

func open(t *testing.T) *library.Library {
	t.Helper()
	var blocks []facts.Block
	at := 0
	for _, line := range strings.SplitAfter(told, "\n") {
		blocks = append(blocks, facts.Block{Span: facts.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))}, Kind: facts.Paragraph})
		at += len(line)
	}
	art := facts.NewArticle(told, blocks)
	art.ID, art.Name, art.Published = "a", "a.txt", facts.NewDate(2024, 3, 28)
	s := shelf{table.Memory()}
	entry := table.Entry{Article: art, Facts: extract.New(naming.Default(), metric.Default()).Article(art)}
	if _, err := s.Put(t.Context(), entry); err != nil {
		t.Fatal(err)
	}
	a, err := answerer.New(t.Context(), s, answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return library.New(s, a, nil)
}

func (s shelf) Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	return s.Find(ctx, q)
}

func (s shelf) Entities(ctx context.Context) ([]string, error) {
	counts, err := s.Table.Entities(ctx)
	names := make([]string, len(counts))
	for i, c := range counts {
		names[i] = c.Entity
	}
	return names, err
}

func (s shelf) State(ctx context.Context) (generation, facts int64, err error) {
	generation, _, err = s.Table.Generation(ctx)
	return generation, 1, err
}

func (s shelf) Unnamed(context.Context, string, []string, int) ([]facts.Passage, error) {
	return nil, nil
}

func (s shelf) Passages(context.Context, string, int) ([]facts.Passage, error) { return nil, nil }

func TestHoldings(t *testing.T) {
	got, err := open(t).Holdings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Examples) != 1 || !strings.Contains(got.Examples[0], "中国工商银行2023年") {
		t.Errorf("examples %q", got.Examples)
	}
	got.Examples = nil
	day := facts.NewDate(2024, 3, 28)
	if diff := cmp.Diff(library.Holdings{Articles: 1, Entities: 1, Names: []string{"中国工商银行"}, First: day, Last: day}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAround(t *testing.T) {
	l := open(t)
	sentence := "2022年，工商银行金融科技投入262.24亿元。"
	start := len([]rune(told[:strings.Index(told, "262.24亿元")]))
	tests := []struct {
		name          string
		source        facts.Source
		before, after int
		ok            bool
	}{
		{"three on each side, fewer at the end", facts.Source{Article: "a.txt", Sentence: sentence, Start: start}, 3, 2, true},
		{"another article", facts.Source{Article: "b.txt", Sentence: sentence, Start: start}, 0, 0, false},
		{"the article has changed", facts.Source{Article: "a.txt", Sentence: "2022年，投入1亿元。", Start: start}, 0, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e, ok, err := l.Around(t.Context(), tt.source, 3)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]any{tt.ok, tt.before, tt.after}, []any{ok, len(e.Before), len(e.After)}); diff != "" {
				t.Errorf("(-want +got):\n%s\n%+v", diff, e)
			}
			if ok && e.After[0] != "截至2023年末，工商银行手机银行客户5.52亿户。" {
				t.Errorf("after: %q", e.After)
			}
		})
	}
}

func TestChoices(t *testing.T) {
	l := open(t)
	names, err := l.Names(t.Context(), "工行", 5)
	if diff := cmp.Diff([]string{"中国工商银行"}, names); diff != "" || err != nil {
		t.Errorf("names %v (-want +got):\n%s", err, diff)
	}
	metrics, err := l.Metrics(t.Context(), "中国工商银行", "科技", 5)
	if diff := cmp.Diff([]string{"金融科技投入", "金融科技人员"}, metrics); diff != "" || err != nil {
		t.Errorf("metrics %v (-want +got):\n%s", err, diff)
	}
	periods, err := l.Periods(t.Context(), "中国工商银行", "金融科技投入", 5)
	var got []string
	for _, p := range periods {
		got = append(got, p.String())
	}
	if diff := cmp.Diff([]string{"2023", "2022"}, got); diff != "" || err != nil {
		t.Errorf("periods %v (-want +got):\n%s", err, diff)
	}
}

func TestCheck(t *testing.T) {
	l := open(t)
	tests := []struct {
		text string
		want []string // figure verdict
	}{
		{"工行2023年金融科技投入272.46亿元", []string{"272.46亿元 agrees"}},
		{"工行2023年金融科技投入272亿元", []string{"272亿元 agrees"}},          // rounded
		{"工行2023年金融科技投入275亿元", []string{"275亿元 differs"}},         //
		{"工行2023年金融科技投入约270亿元", []string{"270亿元 agrees"}},         // trailing zeros were rounded
		{"工行2023年金融科技投入超过270亿元", []string{"270亿元 agrees"}},        //
		{"工行2023年金融科技投入不足270亿元", []string{"270亿元 differs"}},       //
		{"工行2022年金融科技投入272.46亿元", []string{"272.46亿元 differs"}},   // another year's
		{"建行2023年金融科技投入272.46亿元", []string{"272.46亿元 unknown"}},   // another entity's
		{"工行金融科技投入275亿元", []string{"275亿元 unknown"}},              // of which year?
		{"工行2023年金融科技投入272.46亿美元", []string{"272.46亿美元 unknown"}}, // another unit
		{"工行2023年金融科技投入预计达到300亿元", []string{"300亿元 unknown"}},     // a forecast
		{"总共300亿元吧", []string{"300亿元 unknown"}},                   //
		{"工行2023年金融科技投入272.46亿元，金融科技人员3.5万人。\n2023年末手机银行客户5.52亿户", []string{"272.46亿元 agrees", "3.5万人 differs", "5.52亿户 agrees"}},
		{"工行2023年怎么样", nil},
		{"", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			found, left, err := l.Check(t.Context(), tt.text)
			if err != nil || left != 0 {
				t.Fatal(left, err)
			}
			var got []string
			for _, f := range found {
				got = append(got, f.Figure+" "+string(f.Verdict))
				if (f.Verdict == library.Unknown) != (len(f.Known.Sources) == 0) {
					t.Errorf("%s: %d sources", f.Figure, len(f.Known.Sources))
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	if found, left, err := l.Check(t.Context(), strings.Repeat("投入12亿元。\n", 40)); len(found) != 30 || left != 10 || err != nil {
		t.Errorf("%d checked, %d left, %v", len(found), left, err)
	}
}
