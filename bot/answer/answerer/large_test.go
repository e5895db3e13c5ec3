package answerer_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
	"wenbao/facts/table"
)

// A base that says to be large is asked by index alone. Where the passages are
// all there, the answers are the same as those of a small one.
func TestLargeBase(t *testing.T) {
	b := newBase(t, articles(t)...)
	large := b
	large.Size = 100_000
	one, other := newAnswerer(t, b), newAnswerer(t, large)
	for _, c := range conversations(t) {
		turns := strings.Split(c.turns, " → ")
		want, got := ask(t, one, turns...), ask(t, other, turns...)
		if want.Status == answer.Answered && asBytes(t, want) != asBytes(t, got) {
			t.Errorf("%s:\n got %s\nwant %s", c.turns, asBytes(t, got), asBytes(t, want))
		}
		if len(turns) > 1 {
			continue
		}
		if told, _ := traced(t, other, c.turns); asBytes(t, told) != asBytes(t, got) { // which looks at facts that cannot answer, too
			t.Errorf("%s:\n got %s\nwith a trace %s", c.turns, asBytes(t, got), asBytes(t, told))
		}
	}
}

// crowded is a base with as many facts of every metric as one reads at most.
type crowded struct{ base }

func (c crowded) Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	fs, err := c.base.Facts(ctx, q)
	for n := len(fs); n > 0 && len(fs) < q.Limit; {
		fs = append(fs, fs[:min(n, q.Limit-len(fs))]...)
	}
	return fs, err
}

// Who is first of all is not said where not all can be compared.
func TestTooWide(t *testing.T) {
	b := newBase(t, articles(t)...)
	b.Size = 100_000
	const first = "2023年净利润最高的是哪家？"
	if got := ask(t, newAnswerer(t, b), first); got.Status != answer.Answered {
		t.Errorf("all read: %s", asBytes(t, got))
	}
	got := ask(t, newAnswerer(t, crowded{b}), first)
	if got.Status != answer.NotFound || got.Reason != answer.TooWide || len(got.Figures) > 0 {
		t.Errorf("a part read: %s", asBytes(t, got))
	}
}

// watched tells how many facts were read, and how many at most at once.
type watched struct {
	base
	read, most *int
}

func (w watched) Facts(ctx context.Context, q facts.Query) ([]facts.Fact, error) {
	fs, err := w.base.Facts(ctx, q)
	*w.read += len(fs)
	*w.most = max(*w.most, len(fs))
	return fs, err
}

// Of an entity with very many facts only those around the asked periods are read, and
// the answer says so where there is none; what a fact states is found all the same.
func TestManyFactsOfOne(t *testing.T) {
	const perYear = 4200
	b := newBase(t, articles(t)...)
	b.Size = 100_000
	for year := 2010; year < 2020; year++ {
		art := article(fmt.Sprint("yuanheng-", year), fmt.Sprintf("远衡银行%d年统计", year), facts.Date{Year: year + 1, Month: 3, Day: 1},
			fmt.Sprintf("%d年，远衡银行网点达到%d个。", year, year-1000))
		fs := extractor.Article(art)
		for i := len(fs); i < perYear; i++ {
			f := fs[0]
			f.Metric, f.Concept = fmt.Sprintf("第%d项业务笔数", i), ""
			fs = append(fs, f)
		}
		if _, err := b.Put(t.Context(), table.Entry{Article: art, Facts: fs}); err != nil {
			t.Fatal(err)
		}
		b.Articles = append(b.Articles, art)
	}
	w := watched{b, new(int), new(int)}
	a := newAnswerer(t, w)
	const note = "只看了所问期间前后的数字"
	if got := ask(t, a, "远衡银行2015年网点有多少个？"); got.Status != answer.Answered || !strings.Contains(got.Text, "1015") || strings.Contains(got.Text, note) {
		t.Errorf("stated: %s", asBytes(t, got))
	}
	if got := ask(t, a, "远衡银行2015年火星基地面积是多少？"); got.Status != answer.NotFound || !strings.Contains(got.Text, note) {
		t.Errorf("not stated: %s", asBytes(t, got))
	}
	if *w.most > 4*perYear {
		t.Errorf("%d facts read at once, of %d a year", *w.most, perYear)
	}
}
