package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/facts"
)

// emptyBase knows nothing.
type emptyBase struct{}

func (emptyBase) Facts(context.Context, facts.Query) ([]facts.Fact, error) { return nil, nil }

func (emptyBase) Article(context.Context, string) (facts.Article, error) {
	return facts.Article{}, nil
}

func (emptyBase) Names(context.Context, []string) ([]facts.Name, error) { return nil, nil }

func (emptyBase) NameKeys(context.Context, int) ([]string, error) { return nil, nil }

func (emptyBase) NamesOf(context.Context, string) ([]string, error) { return nil, nil }

func (emptyBase) State(context.Context) (generation, facts int64, err error) { return 1, 0, nil }

func (emptyBase) Unnamed(context.Context, string, []string, int) ([]facts.Passage, error) {
	return nil, nil
}

func (emptyBase) Passages(context.Context, string, int) ([]facts.Passage, error) { return nil, nil }

// newBot returns a Bot over the base, or fails the test.
func newBot(t testing.TB, base answer.Base) *Bot {
	t.Helper()
	a, err := answerer.New(t.Context(), base, answerer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return New(a)
}

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "工行2023年净利润", "工行2023年净利润"},
		{"blanks at the ends, ideographic ones too", "　 工行净利润\t\n", "工行净利润"},
		{"runs of blanks", "ICBC  net \t profit", "ICBC net profit"},
		{"control characters part words", "工行\x00\x1b[31m净利润", "工行 [31m净利润"},
		{"zero-width characters and direction marks vanish", "工\u200b行\u202e净利\ufeff润", "工行净利润"},
		{"invalid UTF-8", "工行\xff\xfe净利润", "工行 净利润"},
		{"nothing left", "\x00\u200b ", ""},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Clean(tt.in)); diff != "" {
			t.Errorf("%s: Clean(%q) (-want +got):\n%s", tt.name, tt.in, diff)
		}
	}
}

func TestAskUnusable(t *testing.T) {
	tests := []struct{ name, question, text string }{
		{"empty", "", "没有收到问题"},
		{"only blanks and control characters", " \x00\n", "没有收到问题"},
		{"one too long", strings.Repeat("问", MaxQuestion+1), "问题太长（2001字）"},
		{"a pasted report", strings.Repeat("工行", 50_000), "问题太长（100000字）"},
	}
	for _, tt := range tests {
		got, err := newBot(t, emptyBase{}).Ask(t.Context(), tt.question, nil)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		if got.Status != answer.NotFound || got.Reason != answer.NoQuestion || !strings.Contains(got.Text, tt.text) {
			t.Errorf("%s: got %s, %s, %q; want not_found with %q", tt.name, got.Status, got.Reason, got.Text, tt.text)
		}
	}
}

func TestAskCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := newBot(t, emptyBase{}).Ask(ctx, "工行2023年净利润", nil); err == nil {
		t.Error("Ask on a canceled context: no error")
	}
}

func TestCleanHistory(t *testing.T) {
	long := make([]string, MaxHistory+3)
	for i := range long {
		long[i] = fmt.Sprintf("第%d问", i)
	}
	tests := []struct {
		name     string
		in, want []string
	}{
		{"none", nil, nil},
		{"cleaned, unusable turns dropped", []string{" 工行\n", "", strings.Repeat("长", MaxQuestion+1), "建行呢"}, []string{"工行", "建行呢"}},
		{"the latest stay", long, long[3:]},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, cleanHistory(tt.in)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"工行2023年金融科技投入多少？", "a\x00b", "\xff", "　全　角　", "\u202e反"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		if again := Clean(once); again != once {
			t.Errorf("not idempotent: %q, then %q", once, again)
		}
		for _, r := range once {
			if r < ' ' || r == 0x7f || r == '\uFFFD' {
				t.Errorf("Clean(%q) = %q keeps %q", s, once, r)
			}
		}
	})
}

// brokenBase has articles whose places are not in their texts, as a damaged
// file may.
type brokenBase struct{ emptyBase }

func (brokenBase) Facts(context.Context, facts.Query) ([]facts.Fact, error) {
	var text string
	return nil, errors.New(text[5:]) // out of range
}

// What panics fails its question and no other.
func TestAsk_panic(t *testing.T) {
	b := newBot(t, brokenBase{})
	if _, err := b.Ask(t.Context(), "工行2023年净利润多少", nil); !errors.Is(err, ErrPanic) || strings.Contains(err.Error(), "\n") {
		t.Errorf("err = %v, want %v in one line", err, ErrPanic)
	}
	if ans, err := b.Ask(t.Context(), " ", nil); err != nil || ans.Status != answer.NotFound {
		t.Errorf("an unusable question: %+v, %v", ans, err)
	}
}
