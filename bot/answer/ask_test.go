package answer_test

import (
	"embed"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/facts"
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
	for _, art := range b.articles {
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
