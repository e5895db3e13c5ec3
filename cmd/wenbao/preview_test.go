package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/slack-go/slack/slackutilsx"

	"wenbao/bot/eval"
	"wenbao/bot/slackbot/limits"
	"wenbao/bot/slackbot/surface"
	"wenbao/bot/slackbot/views"
	"wenbao/bot/slackbot/words"
)

// TestPreviews makes the Slack message and the modals of answers to gold
// questions, of the larger sets every tenth: all within Slack's limits, with
// every figure in the text.
func TestPreviews(t *testing.T) {
	for _, dir := range []string{"../../testdata", "../../testdata/banking", "../../testdata/industry"} {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			f, err := os.Open(filepath.Join(dir, "qa.jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			gold, err := eval.Read(f)
			if err != nil {
				t.Fatal(err)
			}
			a := &app{stderr: new(bytes.Buffer), env: func(string) string { return "" }}
			base, err := a.openBase(t.Context(), []string{filepath.Join(dir, "articles")})
			if err != nil {
				t.Fatal(err)
			}
			defer base.Close()
			fresh := &freshAsker{base: base}
			tables, charts := 0, 0
			for i, q := range gold {
				if len(gold) > 200 && i%10 != 0 {
					continue
				}
				ans, err := fresh.Ask(t.Context(), q.Question, q.History)
				if err != nil {
					t.Fatal(err)
				}
				m, err := surface.Preview(t.Context(), fresh, q.Question, ans)
				if err != nil {
					t.Errorf("%s: %v", q.Question, err)
				}
				for _, fig := range ans.Figures {
					if !strings.Contains(m.Text, slackutilsx.EscapeMessage(fig.Text)) {
						t.Errorf("%s: %s is not in the text %q", q.Question, fig.Text, m.Text)
					}
				}
				for _, b := range m.Blocks {
					switch b.BlockType() {
					case "data_table":
						tables++
					case "data_visualization":
						charts++
					}
				}
				if err := limits.View(views.Full(words.Hans, ans)); err != nil {
					t.Errorf("%s: full: %v", q.Question, err)
				}
			}
			t.Logf("%d questions, %d tables, %d charts", len(gold), tables, charts)
		})
	}
}
