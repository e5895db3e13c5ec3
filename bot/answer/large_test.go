package answer_test

import (
	"strings"
	"testing"

	"wenbao/bot/answer"
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
