package answerer_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// An answer says how it took the question, and what it assumed.
func TestInterpretation(t *testing.T) {
	a := newAnswerer(t, newBase(t, articles(t)...))
	for _, tt := range []struct {
		turns string
		says  []string
		not   []string
	}{
		{"工行2023年净利润多少", []string{"中国工商银行", "净利润", "2023年"}, []string{"沿用", "未指明"}},
		{"招行手续费收入", []string{"招商银行", "2023年第三季度", "期间未指明"}, []string{"主体未指明"}},
		{"2023年研发费用多少", []string{"招商银行", "主体未指明"}, []string{"期间未指明"}},
		{"工行2023年净利润多少 → 营业收入呢", []string{"营业收入", "主体沿用上文", "期间沿用上文"}, []string{"未指明"}},
		{"工行2023年净利润多少 → 建行呢", []string{"中国建设银行", "期间沿用上文"}, []string{"主体沿用上文"}},
		{"工行2022年末不良贷款率", []string{"2022年末", "计算"}, nil},
	} {
		got := ask(t, a, strings.Split(tt.turns, " → ")...).Interpretation
		for _, s := range tt.says {
			if !strings.Contains(got, s) {
				t.Errorf("%s: %q does not say %q", tt.turns, got, s)
			}
		}
		for _, s := range tt.not {
			if strings.Contains(got, s) {
				t.Errorf("%s: %q says %q", tt.turns, got, s)
			}
		}
	}
}

// A source is the sentence as it stands in the article, and where from.
func TestSource(t *testing.T) {
	a := newAnswerer(t, newBase(t, articles(t)...))
	got := ask(t, a, "建行2022年金融科技投入").Sources
	want := []facts.Source{{
		Article: "jianshe.txt", Title: "建设银行2023年年度报告摘要", Published: facts.Date{Year: 2024, Month: 3, Day: 29},
		Sentence: "2023年,建行金融科技投入250.2亿元;2022年为232.9亿元。", Start: 113, End: 120,
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The source of a figure in a paged document names the page, and its address
// leads there.
func TestSourcePage(t *testing.T) {
	for _, tt := range []struct{ url, want string }{
		{"", ""},
		{"https://a.example/2023.pdf", "https://a.example/2023.pdf#page=7"},
		{"https://a.example/2023.pdf#zoom=2", "https://a.example/2023.pdf#zoom=2"},
	} {
		art := article("b.pdf", "云岚科技2023年年报", facts.Date{Year: 2024, Month: 4, Day: 10}, "云岚科技2023年净利润1.9亿元。")
		art.URL = tt.url
		art.Places = []facts.Place{{Start: 0, Page: 6}, {Start: len("云岚科技2023年"), Page: 7}, {Start: len("云岚科技2023年净利润1.9亿元"), Page: 8}}
		got := ask(t, newAnswerer(t, newBase(t, art)), "云岚科技2023年净利润多少").Sources
		if len(got) != 1 || got[0].Page != 7 || got[0].Link() != tt.want {
			t.Errorf("%q: got %+v, want page 7 and %q", tt.url, got, tt.want)
		}
	}
}

// A name that only an article declares may be asked by.
func TestNamesOfTheBase(t *testing.T) {
	day := facts.Date{Year: 2024, Month: 4, Day: 10}
	a := newAnswerer(t, newBase(t, article("yunlan.txt", "云岚科技2023年年报", day,
		"云岚科技股份有限公司(以下简称“岚科”)2023年净利润1.9亿元,研发人员860人。")))
	for _, name := range []string{"云岚科技", "岚科", "云岚科技股份有限公司"} {
		ans := ask(t, a, name+"2023年净利润多少")
		if ans.Status != answer.Answered || len(ans.Figures) != 1 || ans.Figures[0].Quantity.Value != "190000000" {
			t.Errorf("%s: %s", name, ans.Text)
		}
	}
}

// 去年 is the year before the day of asking; without one it is nobody's year.
func TestToday(t *testing.T) {
	b := newBase(t, articles(t)...)
	for _, tt := range []struct {
		today facts.Date
		want  string
	}{
		{facts.Date{Year: 2024, Month: 5, Day: 6}, "141.3亿元"},
		{facts.Date{Year: 2023, Month: 5, Day: 6}, "141.7亿元"},
		{facts.Date{Year: 2022, Month: 5, Day: 6}, "132.9亿元"},
	} {
		a, err := answerer.New(t.Context(), b, answerer.Options{Today: tt.today})
		if err != nil {
			t.Fatal(err)
		}
		ans := ask(t, a, "招行去年研发费用多少")
		if len(ans.Figures) != 1 || ans.Figures[0].Text != tt.want {
			t.Errorf("asked on %s: %s", tt.today, ans.Text)
		}
	}
}

// A forecast, a target and a denial in one article answer for nothing that is
// asked as a fact, however it is worded.
func TestClaimsAnswerNothing(t *testing.T) {
	a := newAnswerer(t, newBase(t, article("claims.txt", "工行展望", facts.Date{Year: 2024, Month: 3, Day: 28},
		"工行力争2024年手机银行客户突破5.8亿户。", "中金公司预计,2024年工行净利润为3700亿元。", "工行2023年产量未达到20万吨。")))
	for _, s := range []string{
		"工行2024年手机银行客户多少", "工行手机银行客户", "工行手机银行客户超过5亿户了吗", "工行2024年净利润", "工行净利润是多少",
		"工行净利润有3700亿元吗", "哪家银行净利润最高", "六大行2024年净利润各是多少", "工行2023年产量",
	} {
		if ans := ask(t, a, s); ans.Status == answer.Answered || len(ans.Figures) > 0 {
			t.Errorf("%s: %s", s, ans.Text)
		}
	}
}

// An empty base answers nothing, and says so.
func TestEmptyBase(t *testing.T) {
	a := newAnswerer(t, newBase(t))
	for _, c := range conversations(t) {
		ans := ask(t, a, strings.Split(c.turns, " → ")...)
		if ans.Status == answer.Answered || len(ans.Figures)+len(ans.Sources) > 0 || ans.Text == "" {
			t.Errorf("%s: %s: %q", c.turns, ans.Status, ans.Text)
		}
	}
}

// failing is a base one of whose methods fails.
type failing struct {
	base
	facts, article, names, generation error
}

func (b failing) Names(ctx context.Context, keys []string) ([]facts.Name, error) {
	if b.names != nil {
		return nil, b.names
	}
	return b.base.Names(ctx, keys)
}

func (b failing) State(ctx context.Context) (generation, facts int64, err error) {
	if b.generation != nil {
		return 0, 0, b.generation
	}
	return b.base.State(ctx)
}

func (b failing) Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	if b.facts != nil {
		return nil, b.facts
	}
	return b.base.Facts(ctx, q)
}

func (b failing) Article(ctx context.Context, id string) (facts.Article, error) {
	if b.article != nil {
		return facts.Article{}, b.article
	}
	return b.base.Article(ctx, id)
}

// A failure of the base is an error, not an answer that there is nothing.
func TestFailingBase(t *testing.T) {
	broken := errors.New("disk is gone")
	b := newBase(t, articles(t)...)
	if _, err := answerer.New(t.Context(), failing{base: b, generation: broken}, answerer.Options{}); !errors.Is(err, broken) {
		t.Errorf("New: got %v, want %v", err, broken)
	}
	for _, f := range []failing{{facts: broken}, {article: broken}, {names: broken}} {
		f.base = b
		testFailing(t, f, broken)
	}
}

func testFailing(t *testing.T, b failing, broken error) {
	t.Helper()
	a, err := answerer.New(t.Context(), b, answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"工行2023年净利润", "工行和建行2023年净利润谁更高", "2023年净利润最高的是哪家银行", "265.4亿元是什么", "工行2023年净利润超过3000亿元了吗"} {
		if _, err := a.Ask(t.Context(), s, nil); !errors.Is(err, broken) {
			t.Errorf("%s: got %v, want %v", s, err, broken)
		}
	}
}

// An Answerer is asked from many goroutines at once.
func TestConcurrent(t *testing.T) {
	a := newAnswerer(t, newBase(t, articles(t)...))
	cs := conversations(t)
	want := make([]string, len(cs))
	for i, c := range cs {
		want[i] = asBytes(t, ask(t, a, strings.Split(c.turns, " → ")...))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, c := range cs {
				turns := strings.Split(c.turns, " → ")
				last := len(turns) - 1
				ans, err := a.Ask(t.Context(), turns[last], turns[:last])
				if err != nil || asBytes(t, ans) != want[i] {
					t.Errorf("%s: %v: %s", c.turns, err, ans.Text)
				}
			}
		})
	}
	wg.Wait()
}

// FuzzAsk wants no panic, no error, and figures that stand in what is cited or
// are computed in the text.
func FuzzAsk(f *testing.F) {
	a := newAnswerer(f, newBase(f, articles(f)...))
	for _, c := range conversations(f) {
		turns := strings.Split(c.turns, " → ")
		f.Add(turns[0], turns[len(turns)-1])
	}
	f.Fuzz(func(t *testing.T, before, question string) {
		ans := ask(t, a, before, question)
		if ans.Status != answer.Answered {
			if len(ans.Figures) > 0 {
				t.Errorf("%q: %s with figures", question, ans.Status)
			}
			return
		}
		for _, fig := range ans.Figures {
			cited := false
			for _, s := range ans.Sources {
				cited = cited || strings.Contains(s.Sentence, fig.Text)
			}
			if !cited && !fig.Derived {
				t.Errorf("%q: %s is in no cited sentence", question, fig.Text)
			}
		}
	})
}

// An announced event answers for whom, when and what its sentence tells.
func TestEventsOfOthers(t *testing.T) {
	day := facts.Date{Year: 2024, Month: 3, Day: 20}
	a := newAnswerer(t, newBase(t,
		article("market.txt", "2023年券商业务回顾", day, "年内中信证券和中国银河都加快了转型。", "股权融资方面,全年A股IPO 313家,募资3565.39亿元。", "展望来年,投行将趋于谨慎。"),
		article("buyback.txt", "腾讯控股2023年业绩", day, "腾讯计划2024年回购超过1000亿港元股份。")))
	for _, tt := range []struct {
		question string
		want     answer.Status
	}{
		{"腾讯2024年计划回购多少港元股份", answer.Answered},
		{"腾讯2026年计划回购多少港元股份", answer.NotFound},
		{"腾讯2024年私人银行计划回购多少港元股份", answer.NotFound},
		{"腾讯2024年计划回购的股份占几成", answer.NotFound},
		{"中国银河2023年IPO募资额是多少", answer.NotFound},
	} {
		if got := ask(t, a, tt.question); got.Status != tt.want {
			t.Errorf("%s: %s: %s", tt.question, got.Status, got.Text)
		}
	}
}
