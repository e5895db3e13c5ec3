package answer_test

import (
	"context"
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/facts"
)

// A base that says to be large is asked by index alone. Where the passages are
// all there, the answers are the same as those of a small one.
func TestLargeBase(t *testing.T) {
	b := newBase(t, articles(t)...)
	large := b
	large.size = 100_000
	one, other := newAnswerer(t, b), newAnswerer(t, large)
	for _, c := range conversations(t) {
		turns := strings.Split(c.turns, " → ")
		want, got := ask(t, one, turns...), ask(t, other, turns...)
		if want.Status == answer.Answered && asBytes(t, want) != asBytes(t, got) {
			t.Errorf("%s:\n got %s\nwant %s", c.turns, asBytes(t, got), asBytes(t, want))
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
	b.size = 100_000
	const first = "2023年净利润最高的是哪家？"
	if got := ask(t, newAnswerer(t, b), first); got.Status != answer.Answered {
		t.Errorf("all read: %s", asBytes(t, got))
	}
	got := ask(t, newAnswerer(t, crowded{b}), first)
	if got.Status != answer.NotFound || got.Reason != answer.TooWide || len(got.Figures) > 0 {
		t.Errorf("a part read: %s", asBytes(t, got))
	}
}
