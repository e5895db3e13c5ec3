package answerer_test

import (
	"context"
	"embed"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/facts"
	"wenbao/facts/table"
)

// The files of testdata/asked hold conversations and what their last turn gets:
//
//	工行2023年净利润多少 → 营业收入呢
//	  answered
//	  8400亿元 = 840000000000 CNY | 中国工商银行 | 营业收入 | 2023
//	  from gongshang.txt 8400亿元
//	  says 8400亿元
//
// A line of figures for each figure, in order ("computed" at its end if it is);
// a from line for each source, with the words at its place in the article; says
// and begins lines only for what has to stand in the text; for questions not
// answered the status and reason, and a "?" line for each suggestion. Lines that
// begin with ## name the group that follows.
//
//go:embed testdata/asked/*.txt
var asked embed.FS

// conversation is a case of a file.
type conversation struct {
	group, turns string
	want, says   []string
	begins       string
}

func conversations(t testing.TB) []conversation {
	t.Helper()
	files, err := asked.ReadDir("testdata/asked")
	if err != nil {
		t.Fatal(err)
	}
	var out []conversation
	for _, file := range files {
		data, err := asked.ReadFile("testdata/asked/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		group := ""
		for _, line := range strings.Split(string(data), "\n") {
			switch {
			case line == "":
			case strings.HasPrefix(line, "## "):
				group = line[3:]
			case strings.HasPrefix(line, "  says "):
				c := &out[len(out)-1]
				c.says = append(c.says, strings.TrimPrefix(line, "  says "))
			case strings.HasPrefix(line, "  begins "):
				out[len(out)-1].begins = strings.TrimPrefix(line, "  begins ")
			case strings.HasPrefix(line, "  "):
				c := &out[len(out)-1]
				c.want = append(c.want, line[2:])
			default:
				out = append(out, conversation{group: group, turns: line})
			}
		}
	}
	return out
}

// form writes an answer in the notation of testdata/asked.
func form(b base, a answer.Answer) []string {
	status := string(a.Status)
	if a.Reason != "" {
		status += ": " + string(a.Reason)
	}
	out := []string{status}
	for _, f := range a.Figures {
		out = append(out, figure(f))
	}
	for _, s := range a.Sources {
		out = append(out, "from "+s.Article+" "+cited(b, s))
	}
	for _, s := range a.Suggestions {
		out = append(out, "? "+s)
	}
	return out
}

func figure(f answer.Figure) string {
	s := fmt.Sprintf("%s = %s %s", f.Text, f.Quantity.Value, f.Quantity.Unit)
	if f.Quantity.Approx != facts.Exact {
		s += " " + f.Quantity.Approx.String()
	}
	s += " | " + f.Entity + " | " + f.Metric + " | " + f.Period.String()
	if f.Derived {
		s += " | computed"
	}
	return s
}

// cited returns what stands at the place of a source, counted in code points.
func cited(b base, s facts.Source) string {
	for _, art := range b.Articles {
		if text := []rune(art.Text); art.Name == s.Article && s.Start < s.End && s.End <= len(text) {
			return string(text[s.Start:s.End])
		}
	}
	return "nothing"
}

func TestAsk(t *testing.T) {
	b := newBase(t, articles(t)...)
	a := newAnswerer(t, b)
	cs := conversations(t)
	if len(cs) < 60 {
		t.Errorf("only %d conversations", len(cs))
	}
	for _, c := range cs {
		ans := ask(t, a, strings.Split(c.turns, " → ")...)
		if diff := cmp.Diff(c.want, form(b, ans)); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s\n%s", c.group, c.turns, diff, ans.Text)
		}
		for _, s := range c.says {
			if !strings.Contains(ans.Text, s) {
				t.Errorf("%s: %s: %q does not say %q", c.group, c.turns, ans.Text, s)
			}
		}
		if !strings.HasPrefix(ans.Text, c.begins) {
			t.Errorf("%s: %s: %q does not begin with %q", c.group, c.turns, ans.Text, c.begins)
		}
		for _, f := range ans.Figures {
			if !strings.Contains(ans.Text, f.Text) {
				t.Errorf("%s: %s: %q does not have its figure %s", c.group, c.turns, ans.Text, f.Text)
			}
		}
	}
}

// replacing is a base in which an article is replaced by a shorter one between the
// facts and the text that a question reads.
type replacing struct {
	base
	by   table.Entry
	once *sync.Once
}

func (b replacing) Article(ctx context.Context, id string) (art facts.Article, err error) {
	b.once.Do(func() { _, err = b.Put(ctx, b.by) })
	if err != nil {
		return art, err
	}
	return b.base.Article(ctx, id)
}

// An answer is of one state of the base, whatever changes while it is made.
func TestAskWhileArticlesChange(t *testing.T) {
	day := facts.NewDate(2024, 3, 28)
	long := article("a.txt", "澜汇银行2023年年报", day, strings.Repeat("澜汇银行总行设在澜城。", 40)+"2023年,澜汇银行净利润88.6亿元。")
	short := article("a.txt", "澜汇银行2023年年报", day, "2023年,澜汇银行净利润90.1亿元。")
	b := replacing{newBase(t, long), table.Entry{Article: short, Facts: extractor.Article(short)}, &sync.Once{}}
	got := ask(t, newAnswerer(t, b), "澜汇银行2023年净利润是多少？")
	if got.Status != answer.Answered || !strings.Contains(got.Text, "90.1亿元") || got.Sources[0].Sentence != "2023年,澜汇银行净利润90.1亿元。" {
		t.Error(asBytes(t, got))
	}
}
