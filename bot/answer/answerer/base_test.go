package answerer_test

import (
	_ "embed"
	"strings"
	"testing"

	"wenbao/bot/answer"
	"wenbao/bot/answer/answerer"
	"wenbao/bot/answer/answertest"
	"wenbao/facts"
)

// The articles that the tests ask about. A line that begins with == opens an
// article with its name, day and title; every other line is a paragraph of it.
//
//go:embed testdata/articles.txt
var articlesText string

// articles reads them, in their order.
func articles(t testing.TB) []facts.Article {
	t.Helper()
	var out []facts.Article
	for _, part := range strings.Split("\n"+articlesText, "\n== ")[1:] {
		head, body, _ := strings.Cut(part, "\n")
		fields := strings.SplitN(head, " ", 3)
		day, err := facts.ParseDate(fields[1])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, article(fields[0], fields[2], day, strings.Split(strings.TrimSpace(body), "\n")...))
	}
	return out
}

// base, article and newBase are those of all tests of answering.
type base = answertest.Base

var (
	article   = answertest.Article
	newBase   = answertest.Of
	extractor = answertest.Extractor
)

// today is the day that 去年 in a question is counted from.
var today = facts.Date{Year: 2024, Month: 5, Day: 6}

func newAnswerer(t testing.TB, b answer.Base) *answerer.Answerer {
	t.Helper()
	a, err := answerer.New(t.Context(), b, answerer.Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// ask puts the last of the turns after the others.
func ask(t testing.TB, a *answerer.Answerer, turns ...string) answer.Answer {
	t.Helper()
	last := len(turns) - 1
	ans, err := a.Ask(t.Context(), turns[last], turns[:last])
	if err != nil {
		t.Fatalf("%s: %v", turns[last], err)
	}
	return ans
}

// wantFigures asks a question and compares the figures of the answer, as the
// sources write them, with those wanted, which blanks set apart; "" for none.
func wantFigures(t *testing.T, a *answerer.Answerer, question, want string) {
	t.Helper()
	ans := ask(t, a, question)
	var got []string
	for _, f := range ans.Figures {
		got = append(got, f.Text)
	}
	if strings.Join(got, " ") != want {
		t.Errorf("%s: got %q, want %q: %s", question, got, want, ans.Text)
	}
}
