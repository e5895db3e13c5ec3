package feedback_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"wenbao/bot/answer"
	"wenbao/bot/eval"
	"wenbao/bot/slackbot/feedback"
	"wenbao/bot/slackbot/memory"
	"wenbao/facts"
)

func TestWrite(t *testing.T) {
	given := memory.Answer{ID: "a1", Question: "那2022年呢？", History: []string{"工行2023年金融科技投入多少"},
		Answer: answer.Answer{Status: answer.Answered,
			Figures: []answer.Figure{{Text: "262.24亿元", Quantity: facts.Quantity{Value: "26224000000", Unit: "CNY"}}},
			Sources: []facts.Source{{Article: "a.txt", Sentence: "2022年，金融科技投入262.24亿元。" + strings.Repeat("很长", 30)}}}}
	nothing := given
	nothing.Answer = answer.Answer{Status: answer.NotFound}
	told := given
	told.Answer.Figures = nil
	var out bytes.Buffer
	skipped, err := feedback.Write(&out, []memory.Feedback{
		{Answer: given, Right: true},
		{Answer: given, Wrong: []string{"value"}, Correct: "2.6亿元，或者8.6%", Note: "<见年报>"},
		{Answer: nothing, Right: true},
		{Answer: given, Wrong: []string{"source"}}, // what is right nobody said
		{Answer: told, Right: true},                // nothing to compare
	})
	if err != nil || skipped != 2 {
		t.Fatalf("%d skipped, %v", skipped, err)
	}
	want := `{"id":"fb-a1","question":"那2022年呢？","history":["工行2023年金融科技投入多少"],"kind":"feedback","expect":{"status":"answered","figures":[{"value":"26224000000","unit":"CNY"}]},"source":{"article":"a.txt","sentence_contains":"2022年，金融科技投入262.24亿元。很长很长很长很长很长很长很长很长很长很"}}
{"id":"fb-a1","question":"那2022年呢？","history":["工行2023年金融科技投入多少"],"kind":"feedback","expect":{"status":"answered","figures":[{"value":"260000000","unit":"CNY"},{"value":"8.6","unit":"%"}]},"note":"<见年报>"}
{"id":"fb-a1","question":"那2022年呢？","history":["工行2023年金融科技投入多少"],"kind":"feedback","expect":{"status":"not_found"}}
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	questions, err := eval.Read(&out)
	if err != nil || len(questions) != 3 {
		t.Errorf("eval reads %d questions, %v", len(questions), err)
	}
}
