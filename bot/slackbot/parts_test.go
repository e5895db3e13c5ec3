package slackbot

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestPlainText(t *testing.T) {
	self := identity{user: "U1"}
	tests := []struct{ in, want string }{
		{"<@U1> 工行", "工行"},
		{"<@U1|wenbao> 工行", "工行"},
		{"<@U1>　工行　 ", "工行"},
		{"工行 <@U1> 净利润", "工行 净利润"},
		{"工行<@U1>净利润", "工行净利润"},
		{"<@U1><@U1>", ""},
		{"<@U12> 工行", "@U12 工行"},
		{"<@U2|小王> <#C1|公告> <#C2>", "@小王 #公告 #C2"},
		{"<https://a.cn/?a=1&amp;b=2> <https://b.cn|b!>", "https://a.cn/?a=1&b=2 b!"},
		{"<!here> <!subteam^S1|@组> <!date^1^{date}|今天>", "@here @组 今天"},
		{"&lt;@U1&gt; &amp;lt; 1 &lt; 2", "<@U1> &lt; 1 < 2"},
		{"<> <|>", "<> <|>"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := self.plainText(tt.in); got != tt.want {
			t.Errorf("plainText(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzPlainText(f *testing.F) {
	f.Add("<@U1> 工行 <https://a|b> &amp; <!x> <|")
	f.Fuzz(func(t *testing.T, text string) {
		got := identity{user: "U1"}.plainText(text)
		if strings.TrimSpace(got) != got {
			t.Errorf("plainText(%q) = %q: blanks around it", text, got)
		}
		if len(got) > len(text) || utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("plainText(%q) = %q", text, got)
		}
	})
}

// One answer at a time in a conversation, others beside it.
func TestQueueOrder(t *testing.T) {
	q := newQueue(10)
	for _, in := range []inquiry{{Root: "a", Question: "a1"}, {Root: "a", Question: "a2"}, {Root: "b", Question: "b1"}} {
		if !q.reserve() {
			t.Fatal("full")
		}
		q.put(&job{inquiry: in})
		q.acks.Done()
	}
	a1, b1 := q.next(), q.next()
	q.settling(a1, nil)
	a2 := q.next()
	q.close()
	if diff := cmp.Diff([]string{"a1", "b1", "a2"}, []string{a1.Question, b1.Question, a2.Question}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if q.next() != nil || q.reserve() {
		t.Error("a closed queue goes on")
	}
}

// What is remembered of people and conversations is bounded in time and number.
func TestGuestsAndLoopsAreBounded(t *testing.T) {
	var g guests
	var l loops
	now := time.Unix(1700000000, 0)
	g.keep("U1", true, now)
	if is, known := g.known("U1", now.Add(guestsKnown-1)); !is || !known {
		t.Errorf("within the time: guest %v, known %v", is, known)
	}
	if _, known := g.known("U1", now.Add(guestsKnown)); known {
		t.Error("known for ever")
	}
	for i := range maxGuests + maxLoops + 1 {
		g.keep(fmt.Sprint(i), false, now)
		l.count(fmt.Sprint(i), now)
	}
	if len(g.of) > maxGuests || len(l.asked) > maxLoops {
		t.Errorf("%d people and %d conversations remembered", len(g.of), len(l.asked))
	}
	for range 10 * loopAnswer {
		l.count("C1", now)
	}
	if n := len(l.asked["C1"]); n > 2*loopAnswer {
		t.Errorf("%d times of a conversation remembered", n)
	}
}
